"""The same tasks, persons and targets, laid out as offices and newspapers write them."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.made_plans import Facts, Person, Task

FORMATS = ("md", "html", "docx", "pipes", "tabs")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading ("1", "2"), a paragraph ("p"), lines of a list ("l"), a table, or two sides ("s")."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def h(text: str, level: int = 2) -> Block:
    """Return a heading."""
    return Block(str(level), (text,))


def p(text: str) -> Block:
    """Return a paragraph."""
    return Block("p", (text,))


def items(lines: Sequence[str]) -> Block:
    """Return the lines of a list, each with its own mark."""
    return Block("l", tuple(lines))


def table(head: str, rows: Sequence[Sequence[str]]) -> Block:
    """Return a table whose heads are written in one line."""
    heads = tuple(cell.strip() for cell in head.split("|"))
    return Block("t", rows=(heads, *map(tuple, rows)))


def sides(left: Sequence[str], right: Sequence[str]) -> Block:
    """Return what stands side by side: a letterhead, receivers beside a signature."""
    return Block("s", rows=(tuple(left), tuple(right)))


def up(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def low(text: str) -> str:
    """Return a text with its first letter small."""
    return text[:1].lower() + text[1:]


def head(f: Facts, kind: str, short: str, about: str, turn: int) -> list[Block]:
    """Return the letterhead, the number, the kind and the subject of a document."""
    number = f"Số: {f.number}/{short}-UBND"
    dated = f"{f.name}, {f.day}"
    body = f"ỦY BAN NHÂN DÂN {f.place.upper()}"
    if turn % 3 == 0:
        top = [
            sides(
                ("ỦY BAN NHÂN DÂN", f.place.upper(), number),
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", dated),
            )
        ]
    elif turn % 3 == 1:
        top = [items((body, number, dated))]
    else:
        top = [p(body), p(f"{number}"), p(f"{dated}")]
    return [*top, h(kind.upper(), 1), h(about, 2)]  # fmt: skip


def foot(f: Facts, person: Person, turn: int) -> list[Block]:
    """Return the receivers and the signature: by the head, for the head, or by order."""
    sent = ("Nơi nhận:", "- Như trên;", f"- Thường trực HĐND {f.level};", "- Lưu: VT.")
    office = person.office.removesuffix(f" {f.body}").upper()
    if person is f.head:
        signed = ("TM. ỦY BAN NHÂN DÂN", office, "", person.name)
    elif person in f.deputies:
        signed = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", person.name)
    else:
        signed = ("TL. CHỦ TỊCH", office, "", person.name)
    if turn % 2:
        return [sides(sent, signed)]
    return [items(sent), items([line for line in signed if line])]  # fmt: skip


def _grounds(f: Facts) -> list[Block]:
    return [
        p(f"Căn cứ Quyết định số {f.ground} của Thủ tướng Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước;"),
        p(f"UBND {f.place} ban hành Kế hoạch cải cách hành chính năm {f.year} như sau:"),
    ]  # fmt: skip


def _aims(f: Facts, turn: int) -> list[Block]:
    """Return the targets: bullets, a table with the years, or sentences."""
    y = f.years
    top = [
        h("I. MỤC TIÊU"),
        p("1. Mục tiêu chung: Xây dựng nền hành chính chuyên nghiệp, hiện đại, phục vụ nhân dân."),
    ]
    if turn % 3 == 0:
        rows = [
            (str(n), aim.text, "%", *map(str, values)) for n, (aim, values) in enumerate(f.aims, 1)
        ]
        return [
            *top,
            p("2. Mục tiêu cụ thể:"),
            table(
                f"TT | Chỉ tiêu | ĐVT | Năm {y[0]} | Năm {y[1]} | Năm {y[2]}",
                rows,
            ),
        ]
    if turn % 3 == 1:
        lines = [
            f"- {aim.text} đạt tối thiểu {v[0]}% năm {y[0]}, {v[1]}% năm {y[1]} và {v[2]}% vào năm {y[2]}."
            for aim, v in f.aims
        ]
        return [*top, p("2. Mục tiêu cụ thể"), items(lines)]
    blocks = [*top, p("2. Mục tiêu cụ thể")]
    for at, (mark, year) in enumerate(zip("abc", y, strict=True)):
        blocks.append(p(f"{mark}) Đến {'hết ' if at == 0 else ''}năm {year}"))
        blocks.append(items([f"- {aim.text} đạt từ {v[at]}% trở lên." for aim, v in f.aims]))
    return blocks


def _money(f: Facts, turn: int) -> list[Block]:
    """Return what the plan costs."""
    total = f"{f.budget / 1000:g}".replace(".", ",") + " tỷ đồng" if turn % 2 else f"{f.budget:,} triệu đồng".replace(",", ".")  # fmt: skip
    parts = [(what, f"{value:,} triệu đồng".replace(",", ".")) for what, value in f.parts]
    top = [h("III. KINH PHÍ THỰC HIỆN")]
    if turn % 3 == 0:
        told = "; ".join(f"{what} {value}" for what, value in parts)
        return [
            *top,
            p(f"Tổng kinh phí thực hiện Kế hoạch là {total}, từ ngân sách {f.level}, gồm: {told}."),
        ]
    if turn % 3 == 1:
        return [*top, items([f"- Tổng kinh phí: {total}.", *(f"- Kinh phí {what}: {value}." for what, value in parts)])]  # fmt: skip
    return [*top, p(f"Dự kiến tổng kinh phí {total}. Trong đó:"), items([f"+ {up(what)}: {value};" for what, value in parts])]  # fmt: skip


def _helps(task: Task, joint: str = ", ") -> str:
    return joint.join(task.helps)


def wide_table(f: Facts, _: random.Random) -> list[Block]:
    """A table with who leads, who helps, the deadline and the product."""
    rows = [(str(n), t.work.text, t.lead, _helps(t), up(t.due), t.product) for n, t in enumerate(f.tasks, 1)]  # fmt: skip
    head = "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành | Sản phẩm"
    return [p("(Nhiệm vụ cụ thể theo bảng dưới đây)"), table(head, rows)]


def short_table(f: Facts, _: random.Random) -> list[Block]:
    """A table with one column of offices: who leads is named first, who helps below."""
    rows = [
        (str(n), t.work.text, f"Chủ trì: {t.lead}. Phối hợp: {_helps(t)}", up(t.due))
        for n, t in enumerate(f.tasks, 1)
    ]
    return [table("STT | Nội dung công việc | Đơn vị thực hiện | Thời gian", rows)]


def field_table(f: Facts, _: random.Random) -> list[Block]:
    """Rows of fields stand between the tasks; the deadline before the offices."""
    rows: list[tuple[str, ...]] = []
    cuts = {0: "Cải cách thể chế, thủ tục", 3: "Tổ chức bộ máy, công vụ", 5: "Xây dựng chính quyền số"}  # fmt: skip
    for n, t in enumerate(f.tasks):
        if n in cuts:
            rows.append(("I" * (1 + list(cuts).index(n)), cuts[n], "", "", ""))
        rows.append((str(n + 1), t.work.text, up(t.due), t.lead, _helps(t, "; ")))
    return [table("TT | Nội dung, nhiệm vụ | Thời gian hoàn thành | Đơn vị chủ trì | Đơn vị phối hợp", rows)]  # fmt: skip


def unit_table(f: Facts, _: random.Random) -> list[Block]:
    """The unit stands first, its tasks behind it."""
    rows = [
        (str(n), t.lead, t.work.text, up(t.due))
        for n, t in enumerate(sorted(f.tasks, key=lambda t: t.lead), 1)
    ]
    return [table("TT | Cơ quan, đơn vị | Nhiệm vụ được giao | Thời hạn", rows)]


def labelled(f: Facts, chance: random.Random) -> list[Block]:
    """Each task has lines with labels below it."""
    of, due = chance.choice((("Cơ quan", "Thời gian hoàn thành"), ("Đơn vị", "Thời hạn")))
    blocks: list[Block] = []
    for n, t in enumerate(f.tasks, 1):
        blocks.append(p(f"{n}. {t.work.text}"))
        blocks.append(items((f"- {of} chủ trì: {t.lead}.", f"- {of} phối hợp: {_helps(t)}.", f"- {due}: {up(t.due)}.", f"- Sản phẩm: {t.product}.")))  # fmt: skip
    return blocks


def lettered(f: Facts, _: random.Random) -> list[Block]:
    """Each task is told in a sentence, the offices on one line below it."""
    blocks: list[Block] = []
    for n, t in enumerate(f.tasks, 1):
        blocks.append(p(f"{n}. {t.work.text} bảo đảm thiết thực, hiệu quả."))
        blocks.append(p(f"Chủ trì: {t.lead}; phối hợp: {_helps(t)}. Hoàn thành: {t.due}."))
    return blocks


def bracketed(f: Facts, _: random.Random) -> list[Block]:
    """Who and when stand in brackets behind the task."""
    return [items([f"- {t.work.text} ({t.lead} chủ trì, {_helps(t)} phối hợp; hoàn thành {t.due})." for t in f.tasks])]  # fmt: skip


def only_bracket(f: Facts, _: random.Random) -> list[Block]:
    """Only the office in brackets, the deadline before it."""
    return [items([f"{n}. {t.work.text}, xong {t.due} ({t.lead})." for n, t in enumerate(f.tasks, 1)])]  # fmt: skip


def by_unit(f: Facts, _: random.Random) -> list[Block]:
    """The tasks stand under the offices that lead them."""
    blocks: list[Block] = []
    for n, unit in enumerate(dict.fromkeys(t.lead for t in f.tasks), 1):
        blocks.append(p(f"{n}. {unit}"))
        blocks.append(items([f"- {t.work.text}; hoàn thành {t.due}." for t in f.tasks if t.lead == unit]))  # fmt: skip
    blocks.append(p(f"{n + 1}. Các cơ quan, đơn vị khác"))
    blocks.append(items(["- Báo cáo kết quả hằng quý về UBND trước ngày 20 của tháng cuối quý."]))
    return blocks


def by_unit_bold(f: Facts, _: random.Random) -> list[Block]:
    """One line for an office with all its tasks, as notices of conclusions have it."""
    lines = []
    for n, unit in enumerate(dict.fromkeys(t.lead for t in f.tasks), 1):
        told = "; ".join(f"{low(t.work.text)}, hoàn thành {t.due}" for t in f.tasks if t.lead == unit)  # fmt: skip
        lines.append(f"3.{n}. {unit}: {told}.")
    return [items(lines)]


def assigned(f: Facts, _: random.Random) -> list[Block]:
    """Sentences that give a task to an office: "Giao Sở X chủ trì, phối hợp với …"."""
    return [
        p(f"{n}. Giao {t.lead} chủ trì, phối hợp với {_helps(t, ' và ')} {low(t.work.text)}, hoàn thành {t.due}.")
        for n, t in enumerate(f.tasks, 1)
    ]  # fmt: skip


def assigned_list(f: Facts, _: random.Random) -> list[Block]:
    """An office is given several tasks in lettered lines."""
    blocks: list[Block] = []
    for n, unit in enumerate(dict.fromkeys(t.lead for t in f.tasks), 1):
        own = [t for t in f.tasks if t.lead == unit]
        blocks.append(p(f"{n}. Giao {unit} chủ trì, phối hợp với các đơn vị liên quan:"))
        blocks.append(items([f"{mark}) {t.work.text}; thời hạn: {t.due}." for mark, t in zip("abcd", own, strict=False)]))  # fmt: skip
    return blocks


def passive(f: Facts, _: random.Random) -> list[Block]:
    """The task first, then by whom: "việc … do Sở X chủ trì, hoàn thành …"."""
    return [
        p(f"{t.work.text}: {t.lead} chủ trì, {_helps(t, ' và ')} phối hợp thực hiện, hoàn thành {t.due}.")
        for t in f.tasks
    ]  # fmt: skip


def articles(f: Facts, _: random.Random) -> list[Block]:
    """Articles of a decision: each office has a clause."""
    blocks = [p("Điều 2. Phân công nhiệm vụ")]
    for n, unit in enumerate(dict.fromkeys(t.lead for t in f.tasks), 1):
        own = [t for t in f.tasks if t.lead == unit]
        blocks.append(p(f"{n}. {unit} có trách nhiệm:"))
        blocks.append(items([f"{mark}) {t.work.text}, hoàn thành {t.due};" for mark, t in zip("abcd", own, strict=False)]))  # fmt: skip
    blocks.append(p("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."))
    return blocks


def prose(f: Facts, _: random.Random) -> list[Block]:
    """A paragraph for each two tasks, as letters to offices have it."""
    told = [
        f"{up(t.lead)} chủ trì {low(t.work.text)}, báo cáo UBND {f.level} {t.due}." for t in f.tasks
    ]
    return [p(" ".join(told[at : at + 2])) for at in range(0, len(told), 2)]


TASK_LAYOUTS: Mapping[str, Callable[[Facts, random.Random], list[Block]]] = {
    "bảng rộng": wide_table, "bảng hẹp": short_table, "bảng lĩnh vực": field_table,
    "bảng đơn vị trước": unit_table, "dòng nhãn": labelled, "dòng dưới": lettered, "ngoặc": bracketed,
    "ngoặc đơn vị": only_bracket, "theo đơn vị": by_unit, "đơn vị một dòng": by_unit_bold, "giao": assigned,
    "giao nhiều việc": assigned_list, "việc trước": passive, "điều khoản": articles, "văn xuôi": prose,
}  # fmt: skip
NO_HELPS = frozenset(("bảng đơn vị trước", "ngoặc đơn vị", "theo đơn vị", "đơn vị một dòng", "giao nhiều việc", "điều khoản", "văn xuôi"))  # fmt: skip


def plan(f: Facts, layout: str, turn: int, chance: random.Random) -> list[Block]:
    """Return a plan, a notice or a decision whose tasks are laid out in one way."""
    person = (f.head, f.deputies[0], f.officers[0])[turn % 3]
    work = TASK_LAYOUTS[layout](f, chance)
    if layout in ("đơn vị một dòng", "văn xuôi", "giao") and turn % 2:
        about = f"Kết luận của đồng chí {f.head.name}, {f.head.office}, tại cuộc họp về công tác cải cách hành chính năm {f.year}"
        opening = p(
            f"Sáng {f.day.replace('ngày ', 'ngày ', 1)}, đồng chí {f.head.name}, {f.head.office} {f.name}, chủ trì cuộc họp. Sau khi nghe báo cáo, Chủ tịch {f.body} kết luận:"
        )
        return [
            *head(f, "Thông báo", "TB", about, turn),
            opening,
            h("2. Nhiệm vụ"),
            *work,
            *foot(f, person, turn),
        ]
    if layout == "điều khoản":
        about = f"Ban hành Kế hoạch cải cách hành chính năm {f.year} của {f.place}"
        first = p(
            f"Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm {f.year}. Quyết định này thay thế Quyết định số {f.replaced} {f.replaced_day}."
        )
        return [
            *head(f, "Quyết định", "QĐ", about, turn),
            *_grounds(f)[:1],
            p("QUYẾT ĐỊNH:"),
            first,
            *work,
            *foot(f, person, turn),
        ]
    about = (
        f"Cải cách hành chính năm {f.year} của {f.place}"
        if turn % 2
        else f"Cải cách hành chính {f.place} năm {f.year}"
    )
    return [
        *head(f, "Kế hoạch", "KH", about, turn), *_grounds(f), *_aims(f, turn),
        h("II. NHIỆM VỤ CỤ THỂ"), *work, *_money(f, turn), *foot(f, person, turn),
    ]  # fmt: skip


def _plain(block: Block, form: str) -> str:
    if block.kind in "12":
        return f"{'#' * int(block.kind)} {block.lines[0]}" if form == "md" else block.lines[0]
    if block.kind == "l":
        return "\n".join(block.lines)
    if block.kind == "s":
        if form == "md":
            return "\n\n".join(f"**{one}**" for side in block.rows for one in side if one)
        left, right = block.rows
        count = max(len(left), len(right))
        pad = [(*side, *[""] * (count - len(side))) for side in (left, right)]
        return "\n".join(f"{one:<44}{two}".rstrip() for one, two in zip(*pad, strict=True))
    if block.kind == "t":
        if form == "tabs":
            return "\n".join("\t".join(row) for row in block.rows)
        lines = [f"| {' | '.join(row)} |" for row in block.rows]
        if form == "md":
            lines.insert(1, "|" + "---|" * len(block.rows[0]))
        return "\n".join(lines)
    return block.lines[0]


def _html(block: Block) -> Iterator[str]:
    if block.kind == "t":
        for at, row in enumerate(block.rows):
            cell = "th" if at == 0 else "td"
            cells = "".join(f"<{cell}>{html.escape(text)}</{cell}>" for text in row)
            yield f"{'<table>' if at == 0 else ''}<tr>{cells}</tr>"
        yield "</table>"
    elif block.kind == "s":
        both = ("<br>".join(html.escape(line) for line in side if line) for side in block.rows)
        yield "<table><tr>" + "".join(f"<td>{side}</td>" for side in both) + "</tr></table>"
    else:
        tag = f"h{block.kind}" if block.kind in "12" else "p"
        for line in block.lines:
            yield f"<{tag}>{html.escape(line)}</{tag}>"


def _docx(blocks: Sequence[Block], path: Path) -> None:
    import docx

    document = docx.Document()
    for block in blocks:
        if block.kind == "t":
            made = document.add_table(len(block.rows), len(block.rows[0]))
            for at, row in enumerate(block.rows):
                for column, text in enumerate(row):
                    made.cell(at, column).text = text
        elif block.kind == "s":
            made = document.add_table(1, 2)
            for column, side in enumerate(block.rows):
                made.cell(0, column).text = "\n".join(line for line in side if line)
        elif block.kind in "12":
            document.add_heading(block.lines[0], int(block.kind))
        else:
            for line in block.lines:
                document.add_paragraph(line)
    document.save(str(path))


def write(blocks: Sequence[Block], folder: Path, name: str, form: str) -> Path:
    """Return the file that holds the blocks, written in one of FORMATS."""
    path = folder / f"{name}.{ {'pipes': 'txt', 'tabs': 'txt'}.get(form, form) }"
    if form == "docx":
        _docx(blocks, path)
    elif form == "html":
        body = "\n".join(line for block in blocks for line in _html(block))
        title = html.escape(next((b.lines[0] for b in blocks if b.kind in "12"), name))
        path.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>", "utf-8")  # fmt: skip
    else:
        path.write_text("\n\n".join(_plain(one, form) for one in blocks) + "\n", "utf-8")
    return path
