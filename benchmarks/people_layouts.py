"""Who sits on a committee, who was put in which office and who spoke: decisions and news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_plans import UNITS, people
from benchmarks.plan_layouts import Block, foot, h, head, items, p, table

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.made_plans import Facts, Person


@dataclass(frozen=True, slots=True)
class Committee:
    """Who holds which role: the chair, the standing deputy, a deputy, the members, the office."""

    chair: Person
    standing: Person
    deputy: Person
    members: tuple[Person, ...]
    office: str


def committee(f: Facts) -> Committee:
    """Return the steering committee of a place."""
    return Committee(f.head, f.deputies[0], f.officers[0], f.officers[1:], f.tasks[0].lead)


ROLES = ("Trưởng ban", "Phó Trưởng ban Thường trực", "Phó Trưởng ban", "Ủy viên")


def _seats(c: Committee) -> list[tuple[str, Person]]:
    return [(ROLES[0], c.chair), (ROLES[1], c.standing), (ROLES[2], c.deputy), *((ROLES[3], one) for one in c.members)]  # fmt: skip


def seats_behind(c: Committee) -> list[Block]:
    """Persons with their offices, the role behind a dash."""
    return [items([f"{n}. {person.title.capitalize()} {person.name}, {person.office} - {role};" for n, (role, person) in enumerate(_seats(c), 1)])]  # fmt: skip


def seats_before(c: Committee) -> list[Block]:
    """The role before a colon."""
    lines = [f"{n}. {role}: {person.title.capitalize()} {person.name}, {person.office}." for n, (role, person) in enumerate(_seats(c)[:3], 1)]  # fmt: skip
    others = [f"- {person.title.capitalize()} {person.name}, {person.office};" for person in c.members]  # fmt: skip
    return [items(lines), p("4. Các ủy viên:"), items(others)]


def seats_in_table(c: Committee) -> list[Block]:
    """A table of names, offices and roles."""
    rows = [(str(n), f"{person.title.capitalize()} {person.name}", person.office, role) for n, (role, person) in enumerate(_seats(c), 1)]  # fmt: skip
    return [table("STT | Họ và tên | Chức vụ, đơn vị công tác | Chức danh trong Ban Chỉ đạo", rows)]


def seats_by_office(c: Committee) -> list[Block]:
    """The office holds the role, the person is named beside it."""
    lines = [f"{mark}) {role}: {person.office} {person.name};" for mark, (role, person) in zip("abcdefgh", _seats(c), strict=False)]  # fmt: skip
    return [items(lines)]


def seats_told(c: Committee) -> list[Block]:
    """Prose: "do ông A làm Trưởng ban"."""
    members = "; ".join(f"{one}, {one.office}" for one in c.members)
    return [
        p(f"Ban Chỉ đạo do {c.chair}, {c.chair.office}, làm Trưởng ban; {c.standing}, {c.standing.office}, làm Phó Trưởng ban Thường trực; {c.deputy}, {c.deputy.office}, làm Phó Trưởng ban."),
        p(f"Các ủy viên gồm: {members}."),
    ]  # fmt: skip


SEATS: Mapping[str, Callable[[Committee], list[Block]]] = {
    "vai sau": seats_behind, "vai trước": seats_before, "bảng thành viên": seats_in_table,
    "chức vụ giữ vai": seats_by_office, "văn xuôi thành viên": seats_told,
}  # fmt: skip


def founding(f: Facts, layout: str, turn: int) -> list[Block]:
    """Return the decision that founds the steering committee."""
    c = committee(f)
    return [
        *head(f, "Quyết định", "QĐ", f"Về việc kiện toàn Ban Chỉ đạo cải cách hành chính {f.place}", turn),
        p(f"Căn cứ Quyết định số {f.ground} của Thủ tướng Chính phủ;"),
        p(f"Theo đề nghị của {c.members[0].office}."), p("QUYẾT ĐỊNH:"),
        p(f"Điều 1. Kiện toàn Ban Chỉ đạo cải cách hành chính {f.place} gồm các ông, bà có tên sau đây:"),
        *SEATS[layout](c),
        p(f"Điều 2. {c.office} là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm tham mưu chương trình, kế hoạch hoạt động hằng năm."),
        p(f"Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số {f.replaced} {f.replaced_day}. Các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
        *foot(f, f.head, turn),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """Who is put in which office, from which, in whose place and from when."""

    who: Person
    post: str
    before: Person
    since: str
    number: str


def moves(f: Facts, chance: random.Random) -> tuple[Move, Move]:
    """Return two appointments of one day."""
    units = chance.sample([u for u in UNITS[f.level] if u.startswith(("Sở", "Phòng", "Trung tâm"))], 2)  # fmt: skip
    post = ["Trưởng phòng" if u.startswith("Phòng") else "Giám đốc" for u in units]
    offices = [f"{p} {u.removeprefix('Phòng ') if p == 'Trưởng phòng' else u}" for p, u in zip(post, units, strict=True)]  # fmt: skip
    named = people(chance, [f"Phó {low_first(offices[0])}", offices[0], f"Phó {low_first(offices[1])}", offices[1]])  # fmt: skip
    days = chance.sample(range(1, 28), 2)
    month = chance.randint(2, 11)
    return (
        Move(named[0], offices[0], named[1], f"{days[0]:02d}/{month}/{f.year}", f"{chance.randint(300, 990)}/QĐ-UBND"),
        Move(named[2], offices[1], named[3], f"{days[1]:02d}/{month}/{f.year}", f"{chance.randint(1000, 1900)}/QĐ-UBND"),
    )  # fmt: skip


def low_first(text: str) -> str:
    """Return an office as it stands behind "Phó"."""
    return text[:1].lower() + text[1:] if text.startswith("Trưởng") else text


def moves_told(f: Facts, a: Move, b: Move) -> list[Block]:
    """A news page: one sentence for each."""
    return [
        h(f"{f.body} {f.name} trao các quyết định về công tác cán bộ", 1),
        p(f"Chiều 20/{a.since[3:]}, {f.head}, {f.head.office} {f.name}, đã trao các quyết định về công tác cán bộ."),
        p(f"Theo Quyết định số {a.number}, {a.who}, {a.who.office}, được điều động, bổ nhiệm giữ chức vụ {a.post}, thay {a.before} nghỉ hưu theo chế độ. Quyết định có hiệu lực từ ngày {a.since}, thời hạn giữ chức vụ là 5 năm."),
        p(f"Tại Quyết định số {b.number}, {f.head.office} bổ nhiệm {b.who}, {b.who.office}, giữ chức {b.post} kể từ ngày {b.since}. Trước đó, {b.before} thôi giữ chức vụ này để chuyển công tác."),
        p(f"Phát biểu giao nhiệm vụ, {f.head.name} đề nghị các cán bộ mới nhanh chóng bắt nhịp công việc."),
    ]  # fmt: skip


def moves_listed(f: Facts, a: Move, b: Move) -> list[Block]:
    """A news page with a list."""
    return [
        h(f"{f.place.capitalize() if f.level != 'tỉnh' else 'Tỉnh ' + f.name} có hai lãnh đạo mới", 1),
        p(f"{f.body} {f.name} vừa công bố quyết định bổ nhiệm cán bộ lãnh đạo, quản lý, gồm:"),
        items([f"- {one.who.title.capitalize()} {one.who.name}, {one.who.office}, giữ chức {one.post} từ {one.since} (thay {one.before.title} {one.before.name}; Quyết định số {one.number});" for one in (a, b)]),
        p("Thời hạn bổ nhiệm của các trường hợp trên là 05 năm."),
    ]  # fmt: skip


def moves_decided(f: Facts, a: Move, _: Move) -> list[Block]:
    """The decision itself."""
    return [
        *head(f, "Quyết định", "QĐ", "Về việc điều động, bổ nhiệm công chức giữ chức vụ lãnh đạo", 1),
        p("QUYẾT ĐỊNH:"),
        p(f"Điều 1. Điều động và bổ nhiệm {a.who}, {a.who.office}, giữ chức vụ {a.post}, thay {a.before} nghỉ hưu, kể từ ngày {a.since}."),
        p("Điều 2. Thời hạn giữ chức vụ bổ nhiệm là 05 năm."),
        p(f"Điều 3. Chánh Văn phòng và {a.who.title} {a.who.name} chịu trách nhiệm thi hành Quyết định này."),
        *foot(f, f.head, 1),
    ]  # fmt: skip


def moves_voted(f: Facts, a: Move, b: Move) -> list[Block]:
    """A news page: the new office after the name, the old one behind "nguyên"."""
    return [
        h(f"{a.who.name} làm {a.post}", 1),
        p(f"Ngày 18/{a.since[3:]}, {f.body} {f.name} tổ chức hội nghị công bố quyết định nhân sự do {f.head}, {f.head.office}, chủ trì."),
        p(f"Người được bổ nhiệm làm {a.post} là {a.who}, nguyên {a.who.office}; thời gian nhận nhiệm vụ tính từ ngày {a.since}. {a.before.title.capitalize()} {a.before.name}, người tiền nhiệm, đã nghỉ công tác."),
        p(f"Cùng dịp này, {b.who}, nguyên {b.who.office}, được giao giữ chức {b.post} từ ngày {b.since}, thay cho {b.before}."),
    ]  # fmt: skip


MOVES: Mapping[str, Callable[[Facts, Move, Move], list[Block]]] = {
    "tin hai câu": moves_told, "tin danh sách": moves_listed, "quyết định bổ nhiệm": moves_decided, "tin nguyên": moves_voted,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who chaired a meeting, who reported, who spoke, where and when it was."""

    chair: Person
    reported: Person
    spoke: Person
    guest: Person
    day: str
    where: str


def meeting(f: Facts, chance: random.Random) -> Meeting:
    """Return a meeting of the steering committee."""
    reported, spoke = f.officers[0], f.officers[1]
    return Meeting(
        chance.choice((f.head, f.deputies[0])), reported, spoke, f.officers[-1],
        f"{chance.randint(2, 28)}/{chance.randint(2, 11)}/{f.year}",
        chance.choice(("Hội trường tầng 3, trụ sở UBND", "Trung tâm Hội nghị", "Nhà khách UBND")),
    )  # fmt: skip


def meeting_led(f: Facts, m: Meeting) -> list[Block]:
    """A news page: the chair behind the place."""
    return [
        h(f"{f.body} {f.name} sơ kết công tác cải cách hành chính", 1),
        p(f"Sáng {m.day}, tại {m.where} {f.level}, {f.body} {f.name} tổ chức hội nghị sơ kết công tác cải cách hành chính. {m.chair.title.capitalize()} {m.chair.name}, {m.chair.office}, chủ trì hội nghị. Dự hội nghị có {m.guest}, {m.guest.office}, và đại diện các đơn vị."),
        p(f"Trình bày báo cáo tại hội nghị, {m.reported}, {m.reported.office}, cho biết toàn {f.level} đã hoàn thành 85% nhiệm vụ trong kế hoạch."),
        p(f"Phát biểu tham luận, {m.spoke}, {m.spoke.office}, đề nghị bổ sung nhân lực cho Bộ phận Một cửa."),
        p(f"Kết luận hội nghị, {m.chair.title} {m.chair.name} yêu cầu các đơn vị khẩn trương khắc phục hạn chế."),
    ]  # fmt: skip


def meeting_by(f: Facts, m: Meeting) -> list[Block]:
    """A news page: "dưới sự chủ trì của"."""
    return [
        h(f"Đẩy mạnh cải cách hành chính ở {f.place}", 1),
        p(f"Ngày {m.day}, dưới sự chủ trì của đồng chí {m.chair.name} - {m.chair.office}, Ban Chỉ đạo cải cách hành chính {f.place} họp phiên thứ hai tại {m.where} {f.level}."),
        p(f"Đồng chí {m.reported.name} - {m.reported.office} trình bày báo cáo kết quả 6 tháng đầu năm."),
        p(f"Tại phiên họp, đồng chí {m.spoke.name} - {m.spoke.office} kiến nghị bổ sung nhân lực cho Bộ phận Một cửa."),
        p(f"Tham dự phiên họp còn có đồng chí {m.guest.name} - {m.guest.office}."),
    ]  # fmt: skip


def meeting_minuted(f: Facts, m: Meeting) -> list[Block]:
    """Minutes: labelled lines."""
    return [
        h("BIÊN BẢN", 1), h(f"Họp Ban Chỉ đạo cải cách hành chính {f.place}"),
        items([
            f"Thời gian: 8 giờ 00 ngày {m.day}", f"Địa điểm: {m.where} {f.level}",
            f"Chủ trì: {m.chair.title.capitalize()} {m.chair.name}, {m.chair.office}",
            f"Thư ký: {m.guest.title.capitalize()} {m.guest.name}, {m.guest.office}",
        ]),
        p("NỘI DUNG"),
        p(f"1. {m.reported.title.capitalize()} {m.reported.name}, {m.reported.office}: báo cáo kết quả 6 tháng đầu năm, toàn {f.level} hoàn thành 85% nhiệm vụ."),
        p(f"2. {m.spoke.title.capitalize()} {m.spoke.name}, {m.spoke.office}: đề nghị bổ sung nhân lực cho Bộ phận Một cửa."),
        p("Biên bản được thông qua lúc 11 giờ 30 phút cùng ngày."),
    ]  # fmt: skip


MEETINGS: Mapping[str, Callable[[Facts, Meeting], list[Block]]] = {
    "tin chủ trì": meeting_led, "tin dưới sự chủ trì": meeting_by, "biên bản": meeting_minuted,
}  # fmt: skip


def names(seats: Sequence[Person]) -> tuple[str, ...]:
    """Return the names of persons."""
    return tuple(one.name for one in seats)
