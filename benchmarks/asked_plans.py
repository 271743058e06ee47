"""Measure who, when and which document over plans, decisions and news: right, refused, wrong.

    python -m benchmarks.asked_plans                      # every layout
    python -m benchmarks.asked_plans --seed 7 --show 40   # other chances; print what went wrong

The made-up tasks, persons and targets of one place are written in each layout, in one file format
after the other, beside a document of another place in another layout. Half of the questions are
typed without marks. An answer is wrong where it answers and does not say what the document says,
or says what is another's.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.judged import Asked, Counts, assistant_over, bare, line, parser, showing, told
from benchmarks.made_plans import ABSENT_WORKS, AIMS, Facts, Task, facts
from benchmarks.people_layouts import (
    MEETINGS,
    MOVES,
    SEATS,
    Move,
    committee,
    founding,
    meeting,
    moves,
)
from benchmarks.plan_layouts import FORMATS, NO_HELPS, TASK_LAYOUTS, Block, plan, up, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.judged import Show


def _due(task: Task) -> tuple[str, ...]:
    """Return the ways to state a deadline: "trước ngày 5/6" or "trước ngày 05/06"."""
    bare = task.due.removeprefix("trước ").removeprefix("ngày ")
    parts = bare.split("/")
    ways = {bare, bare.replace(" năm ", "/")}
    if len(parts) == 3:
        ways.add(f"{int(parts[0])}/{int(parts[1])}/{parts[2]}")
        ways.add(f"{int(parts[0]):02d}/{int(parts[1]):02d}/{parts[2]}")
    return tuple(sorted(ways))


def _alone(task: Task, f: Facts) -> tuple[str, ...]:
    """Return what is of other tasks only: their leads, and their keys."""
    own = {task.lead, *task.helps}
    return tuple(sorted({one.lead for one in f.tasks} - own))


def of_tasks(f: Facts, layout: str, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of the tasks: who leads, who helps, until when, what an office does."""
    task, second, third = chance.sample(f.tasks, 3)
    of = chance.choice((f" của {f.place}", f" theo kế hoạch cải cách hành chính {f.place}", f" ở {f.place}", f" năm {f.year} của {f.place}"))  # fmt: skip
    work, other = chance.choice(task.work.asked), chance.choice(second.work.asked)
    who = (
        f"Cơ quan nào chủ trì {work}{of}?", f"Ai chủ trì việc {work}{of}?",
        f"{up(work)}{of} do đơn vị nào chủ trì?", f"Đơn vị nào phụ trách {work}{of}?",
        f"Việc {work}{of} giao cho ai?", f"{f.place} giao đơn vị nào {work}?",
        f"Who is in charge of {task.work.english} in {f.name}?",
    )  # fmt: skip
    when = (
        f"Thời hạn {other}{of} là khi nào?", f"Khi nào phải hoàn thành {other}{of}?",
        f"{up(other)}{of} bao giờ xong?", f"Hạn chót {other}{of}?", f"{other}{of} phải xong trước ngày nào",
        f"What is the deadline for {second.work.english} in {f.name}?",
    )  # fmt: skip
    both = (
        f"Ai chủ trì {third.work.asked[0]}{of} và bao giờ xong?",
        f"{up(third.work.asked[-1])}{of} do đơn vị nào làm, hạn khi nào?",
        f"Đơn vị nào chủ trì và thời hạn {third.work.asked[0]}{of}?",
    )
    yield Asked("who leads", chance.choice(who), ((task.lead,),), _alone(task, f))
    other_dues = {w for t in f.tasks if t is not second for w in _due(t)} - set(_due(second))
    yield Asked("deadline", chance.choice(when), (_due(second),), tuple(sorted(other_dues)))
    yield Asked("who and when", chance.choice(both), ((third.lead,), _due(third)), _alone(third, f))
    lead = chance.choice(f.tasks).lead
    own = [t for t in f.tasks if t.lead == lead]
    keys = tuple((t.work.key,) for t in own)
    others = tuple(t.work.key for t in f.tasks if t.lead != lead)
    duty = (
        f"{lead} phải làm gì{of}?", f"{lead} {f.place} được giao những nhiệm vụ nào năm {f.year}?",
        f"Nhiệm vụ của {lead}{of} là gì?", f"{lead}{of} chủ trì những việc gì?",
        f"{lead} có trách nhiệm gì{of}?",
    )  # fmt: skip
    yield Asked("duties", chance.choice(duty), keys, others)
    if layout not in NO_HELPS:
        helped = chance.choice(f.tasks)
        work = chance.choice(helped.work.asked)
        help_ = (f"Cơ quan nào phối hợp {work}{of}?", f"Đơn vị nào phối hợp thực hiện việc {work}{of}?")  # fmt: skip
        yield Asked("who helps", chance.choice(help_), tuple((one,) for one in helped.helps), _alone(helped, f))  # fmt: skip
    absent = chance.choice(ABSENT_WORKS)
    yield Asked("absent task", chance.choice((f"Cơ quan nào chủ trì {absent}{of}?", f"Đơn vị nào {absent}{of}?")))  # fmt: skip
    yield Asked("absent deadline", f"Thời hạn {chance.choice(ABSENT_WORKS)}{of} là khi nào?")


def of_plan(f: Facts, layout: str, turn: int, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of the letterhead, the targets, the money and the signature."""
    signer = (f.head, f.deputies[0], f.officers[0])[turn % 3]
    notice = layout in ("đơn vị một dòng", "văn xuôi", "giao") and turn % 2
    decided = layout == "điều khoản"
    kind, short = ("thông báo kết luận", "TB") if notice else ("quyết định", "QĐ") if decided else ("kế hoạch", "KH")  # fmt: skip
    named = f"{kind} cải cách hành chính năm {f.year} của {f.place}"
    if notice:
        named = f"{kind} về công tác cải cách hành chính năm {f.year} của {f.place}"
    if decided:
        named = f"quyết định ban hành kế hoạch cải cách hành chính năm {f.year} của {f.place}"
    yield Asked("signer", chance.choice((f"Ai ký {named}?", f"{up(named)} do ai ký?", f"Người ký {named} là ai?")), ((signer.name,),))  # fmt: skip
    number = f"{f.number}/{short}-UBND"
    yield Asked("number", chance.choice((f"{up(named)} số bao nhiêu?", f"Số hiệu của {named} là gì?")), ((number,),))  # fmt: skip
    day = f.day.removeprefix("ngày ")
    d, m, y = (int(x) for x in day.replace(" tháng ", " ").replace(" năm ", " ").split())
    dates = (day, f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m}/{y}", f"{d} tháng {m} năm {y}")  # fmt: skip
    yield Asked("date", chance.choice((f"{up(named)} ban hành ngày nào?", f"{up(named)} được ký khi nào?")), (dates,))  # fmt: skip
    if decided:
        yield Asked("replaces", f"{up(named)} thay thế văn bản nào?", ((f.replaced,),))
        return
    if notice:
        yield Asked("chair", f"Ai chủ trì cuộc họp về công tác cải cách hành chính của {f.place}?", ((f.head.name,),))  # fmt: skip
        return
    aim, values = chance.choice(f.aims)
    at = chance.randrange(3)
    others = tuple(f"{v}%" for a, vs in f.aims for n, v in enumerate(vs) if v != values[at] and a is aim)  # fmt: skip
    target = (
        f"Mục tiêu {aim.asked} năm {f.years[at]} của {f.place} là bao nhiêu?",
        f"{f.place} phấn đấu {aim.asked} đạt bao nhiêu phần trăm năm {f.years[at]}?",
        f"Chỉ tiêu {aim.asked} của {f.place} đến năm {f.years[at]}?",
        f"What is the target for {aim.english} in {f.name} in {f.years[at]}?",
    )
    yield Asked("target", chance.choice(target), ((f"{values[at]}%", str(values[at])),), others if turn % 3 == 2 else ())  # fmt: skip
    yield Asked("absent year", f"Mục tiêu {aim.asked} năm {f.year + 2} của {f.place} là bao nhiêu?")
    missing = next(one for one in AIMS if one not in [a for a, _ in f.aims])
    yield Asked("absent target", f"Mục tiêu {missing.asked} năm {f.years[0]} của {f.place} là bao nhiêu?")  # fmt: skip
    total = f"{f.budget:,}".replace(",", "."), f"{f.budget / 1000:g}".replace(".", ",")
    money = (f"Tổng kinh phí thực hiện kế hoạch cải cách hành chính năm {f.year} của {f.place} là bao nhiêu?", f"{f.place} chi bao nhiêu tiền cho kế hoạch cải cách hành chính năm {f.year}?")  # fmt: skip
    yield Asked("budget", chance.choice(money), (total,))
    what, value = chance.choice(f.parts)
    yield Asked("part of budget", f"Kinh phí {what} của {f.place} là bao nhiêu?", ((f"{value:,}".replace(",", "."),),))  # fmt: skip
    yield Asked("based on", f"Kế hoạch cải cách hành chính năm {f.year} của {f.place} căn cứ văn bản nào?", ((f.ground,),))  # fmt: skip


def of_seats(f: Facts, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of a steering committee."""
    c = committee(f)
    of = f"Ban Chỉ đạo cải cách hành chính {f.place}"
    everyone = {one.name for one in (c.chair, c.standing, c.deputy, *c.members)}

    def but(*kept: str) -> tuple[str, ...]:
        return tuple(sorted(everyone - set(kept)))

    yield Asked("head of committee", chance.choice((f"Ai là Trưởng {of}?", f"Trưởng {of} là ai?", f"Ai làm trưởng ban chỉ đạo CCHC {f.place}?", f"Who chairs the steering committee for administrative reform of {f.name}?")), ((c.chair.name,),))  # fmt: skip
    yield Asked("standing deputy", chance.choice((f"Phó Trưởng ban Thường trực {of} là ai?", f"Ai là Phó Trưởng ban Thường trực {of}?")), ((c.standing.name,),))  # fmt: skip
    yield Asked("members", chance.choice((f"{of} gồm những ai?", f"Thành viên {of} gồm những ai?", f"Những ai là ủy viên {of}?")), tuple((one.name,) for one in c.members))  # fmt: skip
    who = chance.choice((c.deputy, c.standing, c.members[0]))
    role = "Phó Trưởng ban" if who is c.deputy else "Phó Trưởng ban Thường trực" if who is c.standing else "viên"  # fmt: skip
    yield Asked("role of person", f"{who.title.capitalize()} {who.name} giữ vai trò gì trong {of}?", ((role,),))  # fmt: skip
    yield Asked("standing office", f"Cơ quan thường trực của {of} là cơ quan nào?", ((c.office,),))
    yield Asked("replaces", f"Quyết định kiện toàn {of} thay thế quyết định nào?", ((f.replaced,),))
    yield Asked("who is", chance.choice((f"Chủ tịch {f.body} {f.name} là ai?", f"Ai là Chủ tịch {f.place}?", f"Chủ tịch {f.place} tên gì?")), ((f.head.name,),), tuple(one.name for one in f.deputies))  # fmt: skip
    office = chance.choice(c.members)
    yield Asked("who is", f"{office.office} {f.name if f.level in office.office else f.place} là ai?", ((office.name,),), but(office.name))  # fmt: skip
    yield Asked("absent role", f"Ai là Tổ trưởng Tổ giúp việc {of}?")
    yield Asked("absent role", f"Bí thư Tỉnh đoàn {f.name} là ai?")


def of_moves(f: Facts, layout: str, a: Move, b: Move, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of appointments."""
    told = (a,) if layout == "quyết định bổ nhiệm" else (a, b)
    for move in told:
        other = [one for one in told if one is not move]
        names = tuple(one.who.name for one in other)
        post = f"{move.post} {f.place}"
        yield Asked("appointed", chance.choice((f"Ai được bổ nhiệm làm {post}?", f"Ai được bổ nhiệm giữ chức {post}?", f"Tân {post} là ai?", f"Who was appointed {'director' if 'Giám' in move.post else 'head'} of {move.post.removeprefix('Giám đốc ').removeprefix('Trưởng phòng ')} in {f.name}?")), ((move.who.name,),), names)  # fmt: skip
        yield Asked("to which office", chance.choice((f"{move.who.title.capitalize()} {move.who.name} được bổ nhiệm giữ chức vụ gì?", f"{move.who.name} giữ chức gì?")), ((move.post,),))  # fmt: skip
        d, m, y = (int(x) for x in move.since.split("/"))
        yield Asked("since", chance.choice((f"{move.who.title.capitalize()} {move.who.name} giữ chức {move.post} từ ngày nào?", f"{move.who.title.capitalize()} {move.who.name} được bổ nhiệm từ khi nào?")), ((move.since, f"{d}/{m}/{y}"),), tuple(one.since for one in other))  # fmt: skip
        yield Asked("in whose place", f"{move.who.title.capitalize()} {move.who.name} thay ai làm {move.post}?", ((move.before.name,),))  # fmt: skip
    if layout != "tin nguyên":
        yield Asked("by which decision", f"{a.who.name} được bổ nhiệm theo quyết định số bao nhiêu?", ((a.number if len(told) == 2 else f"{f.number}/QĐ-UBND",),))  # fmt: skip
    yield Asked("absent role", f"Ai được bổ nhiệm làm Giám đốc Sở Ngoại vụ {f.place}?")
    yield Asked("absent role", f"Ai được bổ nhiệm làm Phó {a.post} {f.place}?")


def of_meeting(f: Facts, chance: random.Random, turn: int) -> Iterator[Asked]:
    """Yield what is asked of a meeting."""
    m = meeting(f, random.Random(turn))
    which = f"công tác cải cách hành chính {f.place}"
    d, mo, y = (int(x) for x in m.day.split("/"))
    ways = (m.day, f"{d:02d}/{mo:02d}/{y}", f"{d:02d}/{mo}/{y}")
    yield Asked("chair", chance.choice((f"Ai chủ trì cuộc họp về {which}?", f"Hội nghị về {which} do ai chủ trì?", f"Người chủ trì cuộc họp {which} là ai?", f"Who chaired the meeting on administrative reform in {f.name}?")), ((m.chair.name,),))  # fmt: skip
    yield Asked("who reported", chance.choice((f"Ai báo cáo tại cuộc họp về {which}?", f"Ai trình bày báo cáo về {which}?")), ((m.reported.name,),), (m.spoke.name,))  # fmt: skip
    yield Asked("who said", chance.choice(("Ai đề nghị bổ sung nhân lực cho Bộ phận Một cửa?", f"Ai kiến nghị bổ sung nhân lực cho Bộ phận Một cửa ở {f.place}?")), ((m.spoke.name,),))  # fmt: skip
    yield Asked("when met", f"Cuộc họp về {which} diễn ra ngày nào?", (ways,))
    yield Asked("where met", f"Cuộc họp về {which} diễn ra ở đâu?", ((m.where,),))
    yield Asked("who is", f"{m.reported.office} {f.place} là ai?", ((m.reported.name,),))
    yield Asked("office of person", f"{m.spoke.title.capitalize()} {m.spoke.name} giữ chức vụ gì?", ((m.spoke.office,),))  # fmt: skip
    yield Asked("absent role", f"Ai là Bí thư {f.place.replace('tỉnh', 'Tỉnh ủy').replace('huyện', 'Huyện ủy').replace('xã', 'Đảng ủy xã')}?")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One document to be asked about, beside another of another place."""

    layout: str
    turn: int
    facts: Facts
    blocks: tuple[Block, ...]
    asked: tuple[Asked, ...]


def _laid(layout: str, turn: int, f: Facts, seed: str) -> tuple[list[Block], Iterator[Asked]]:
    chance, asking = random.Random(f"{seed} laid"), random.Random(f"{seed} asked")
    if layout in TASK_LAYOUTS:
        blocks = plan(f, layout, turn, chance)
        both = (*of_tasks(f, layout, asking), *of_plan(f, layout, turn, asking))
        return blocks, iter(both)
    if layout in SEATS:
        return founding(f, layout, turn), of_seats(f, asking)
    if layout in MOVES:
        a, b = moves(f, chance)
        return MOVES[layout](f, a, b), of_moves(f, layout, a, b, asking)
    return MEETINGS[layout](f, meeting(f, random.Random(turn))), of_meeting(f, asking, turn)


LAYOUTS = (*TASK_LAYOUTS, *SEATS, *MOVES, *MEETINGS)


def cases(seed: int) -> Iterator[Case]:
    """Yield every layout twice, the letterheads, ends and formats taken in turn."""
    turn = seed
    for layout in LAYOUTS:
        for again in range(2):
            turn += 1
            f = facts(random.Random(f"{seed} {layout} {again}"))
            blocks, asked = _laid(layout, turn, f, f"{seed} {layout} {again}")
            yield Case(layout, turn, f, tuple(blocks), tuple(asked))


def _beside(case: Case, seed: int) -> list[Block]:
    """Return a document of the same kind of another place of the level, laid out otherwise."""
    group = next(g for g in (TASK_LAYOUTS, SEATS, MOVES, MEETINGS) if case.layout in g)
    layouts = list(group)
    layout = layouts[(layouts.index(case.layout) + 1 + case.turn % 3) % len(layouts)]
    chance = random.Random(f"{seed} beside {case.layout} {case.turn}")
    other = facts(chance, case.facts.level)
    while other.name == case.facts.name:
        other = facts(chance, case.facts.level)
    return _laid(layout, case.turn + 1, other, f"{seed} beside {case.turn}")[0]


def run(case: Case, seed: int, show: Show) -> Iterator[tuple[str, str]]:
    """Yield the kind and the verdict of each question about one document."""
    form = FORMATS[case.turn % len(FORMATS)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            write(case.blocks, Path(folder), "van-ban", form),
            write(_beside(case, seed), Path(folder), "van-ban-khac", FORMATS[(case.turn + 2) % 5]),
        ]
        with assistant_over(paths) as assistant:
            chance = random.Random(f"{seed} typed {case.layout} {case.turn}")
            for asked in case.asked:
                text = bare(asked.text) if chance.random() < 0.5 else asked.text
                answer = told(assistant, text)
                verdict = asked.judge(answer)
                if verdict != "right":
                    show(
                        f"{verdict} {asked.kind} [{case.layout} {case.turn} | {form}] {text}"
                        f"\n   must {asked.must} -> {line(answer)}"
                    )
                yield asked.kind, verdict


def main() -> None:
    """Print how many questions were answered right, refused and wrong."""
    arguments = parser(__doc__)
    arguments.add_argument("--layouts", nargs="*", help="only these layouts")
    arguments.add_argument("--kinds", nargs="*", help="only these kinds of questions are shown")
    options = arguments.parse_args()
    kinds = options.kinds or ("",)
    show = showing(options.show, lambda failure: any(kind in failure[:40] for kind in kinds))
    counts = Counts()
    for case in cases(options.seed):
        if case.layout in (options.layouts or LAYOUTS):
            for kind, verdict in run(case, options.seed, show):
                counts.add(verdict, (kind, case.layout))
    counts.print()


if __name__ == "__main__":
    main()
