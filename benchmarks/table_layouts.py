"""The same made-up results, laid out as offices lay them out: tables, what stands above, files."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from benchmarks.made_tables import names, scores, vi

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

FIELDS = (
    "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy",
    "Cải cách tài chính công",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its name in documents, its short name, and how people ask for it."""

    name: str
    short: str
    asked: tuple[str, ...]
    unit: str = "điểm"


PAR = Index(
    "Chỉ số cải cách hành chính", "PAR INDEX", ("PAR INDEX", "chỉ số CCHC", "chỉ số cải cách hành chính"),
)  # fmt: skip
SIPAS = Index(
    "Chỉ số hài lòng về sự phục vụ hành chính", "SIPAS", ("SIPAS", "chỉ số hài lòng"), "%"
)
DTI = Index("Chỉ số chuyển đổi số", "DTI", ("DTI", "chỉ số chuyển đổi số"))
INDICES = (PAR, PAR, SIPAS, DTI)


@dataclass(frozen=True, slots=True)
class Facts:
    """Who came out how in two years; the units stand in the order of their ranks now."""

    index: Index
    year: int
    level: str
    head: str
    units: tuple[str, ...]
    bare: bool
    now: tuple[float, ...]
    before: tuple[float, ...]
    parts: tuple[tuple[float, ...], ...]

    def shown(self, unit: str) -> str:
        """Return the unit as the table writes it: "Huyện Tân Lâm", or "Tân Lâm" alone."""
        return own_name(unit, self.level) if self.bare else unit

    def rank_before(self, at: int) -> int:
        """Return the rank of a unit the year before."""
        return 1 + sum(other > self.before[at] for other in self.before)


def own_name(unit: str, level: str) -> str:
    """Return the name of a unit without its level."""
    return unit.removeprefix(f"{level} ")


LEVELS = {"Tỉnh": "Tỉnh, thành phố", "Huyện": "Địa phương", "Xã": "Đơn vị", "Phường": "Tên đơn vị"}


def facts(chance: random.Random) -> Facts:
    """Return results of one index in two years."""
    level = chance.choice(list(LEVELS))
    count = chance.randint(7, 12)
    now = scores(chance, count)
    while len(set(now)) < count:
        now = scores(chance, count)
    before = [round(min(98.9, max(50.0, one + chance.uniform(-4, 3))), 2) for one in now]
    while len(set(before)) < count:
        before = [round(one + chance.uniform(-4, 3), 2) for one in now]
    return Facts(
        chance.choice(INDICES), chance.choice((2022, 2023, 2024)), level, LEVELS[level],
        tuple(names(chance, level, count)), chance.random() < 0.4, tuple(now), tuple(before),
        tuple(tuple(round(chance.uniform(4, 15), 2) for _ in FIELDS) for _ in now),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the rows of its head (a name over several columns stands first of blanks), its body.

    ``states`` are the kinds of questions it says the answer of.
    """

    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    states: frozenset[str]
    names_index: bool = False


BOTH = frozenset(["value", "rank", "first", "last", "nth", "compare", "earlier", "change", "most"])
ONE_YEAR = frozenset(["value", "rank", "first", "last", "nth", "compare"])


def _table(
    heads: str, rows: Sequence[Sequence[str]], states: frozenset[str], **more: bool
) -> Table:
    """Return a table whose heads are written in one line: rows by " // ", cells by "|"."""
    levels = tuple(tuple(cell.strip() for cell in row.split("|")) for row in heads.split(" // "))
    return Table(levels, tuple(map(tuple, rows)), states, **more)


def rank_first(f: Facts, _: random.Random) -> Table:
    """The rank stands before the name, last year's behind."""
    head = f"Hạng {f.year} | {f.level} | Điểm {f.year} | Điểm {f.year - 1} | Hạng {f.year - 1}"
    rows = [
        (str(at + 1), f.shown(unit), vi(f.now[at]), vi(f.before[at]), str(f.rank_before(at)))
        for at, unit in enumerate(f.units)
    ]
    return _table(head, rows, BOTH)


def plain(f: Facts, chance: random.Random) -> Table:
    """Number, name, points, rank."""
    head = f"STT | {f.head} | Điểm số | Xếp hạng"
    rows = [
        (str(n), f.shown(unit), vi(f.now[at]), str(at + 1))
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]
    return _table(head, rows, ONE_YEAR)


def _shuffled(f: Facts, chance: random.Random) -> list[tuple[int, str]]:
    order = list(enumerate(f.units))
    chance.shuffle(order)
    return order


def name_and_result(f: Facts, _: random.Random) -> Table:
    """No rank: the order says it."""
    rows = [(str(at + 1), f.shown(unit), vi(f.now[at])) for at, unit in enumerate(f.units)]
    return _table(f"TT | {f.head} | Kết quả", rows, ONE_YEAR - {"rank", "nth"})


def years_over(f: Facts, chance: random.Random) -> Table:
    """Two heads: the years over points and ranks."""
    head = f"TT | {f.head} | Năm {f.year - 1} | | Năm {f.year} | // | | Điểm | Hạng | Điểm | Hạng"
    rows = [
        (
            str(n),
            f.shown(unit),
            vi(f.before[at]),
            str(f.rank_before(at)),
            vi(f.now[at]),
            str(at + 1),
        )
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]
    return _table(head, rows, BOTH)


def index_in_column(f: Facts, chance: random.Random) -> Table:
    """The columns name the index, with a column of changes."""
    short = f.index.short
    head = f"STT | {f.head} | {short} {f.year} | {short} {f.year - 1} | Tăng/giảm"
    rows = [
        (str(n), f.shown(unit), vi(f.now[at]), vi(f.before[at]), _signed(f.now[at] - f.before[at]))
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]
    return _table(head, rows, BOTH - {"rank", "nth"}, names_index=True)


def _signed(change: float) -> str:
    return ("+" if change > 0 else "-") + vi(abs(round(change, 2)))


def changes(f: Facts, chance: random.Random) -> Table:
    """Points and ranks of both years and how they changed."""
    head = (
        f"TT | {f.head} | Điểm năm {f.year - 1} | Điểm năm {f.year} | Tăng, giảm điểm | "
        f"Thứ hạng năm {f.year - 1} | Thứ hạng năm {f.year} | Tăng, giảm bậc"
    )
    rows = [
        (str(n), f.shown(unit), vi(f.before[at]), vi(f.now[at]), _signed(f.now[at] - f.before[at]),
         str(f.rank_before(at)), str(at + 1), f"{f.rank_before(at) - at - 1:+d}")
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]  # fmt: skip
    return _table(head, rows, BOTH)


def two_sources(f: Facts, _: random.Random) -> Table:
    """Points of the council and of a survey, and their sum, the highest number in the heads."""
    head = (
        f"TT | {f.head} | Điểm thẩm định (tối đa 70) | Điểm điều tra xã hội học (tối đa 30) | "
        "Tổng điểm (tối đa 100) | Xếp hạng"
    )
    rows = []
    for at, unit in enumerate(f.units):
        survey = round(f.now[at] * 0.29, 2)
        rows.append((str(at + 1), f.shown(unit), vi(f.now[at] - survey), vi(survey), vi(f.now[at]), str(at + 1)))  # fmt: skip
    return _table(head, rows, ONE_YEAR)


def parts(f: Facts, _: random.Random) -> Table:
    """The fields of the index below one head, the sum behind."""
    blank = " | ".join("" for _ in FIELDS[1:])
    head = (
        f"STT | {f.head} | Kết quả theo lĩnh vực | {blank} | Tổng cộng | Xếp hạng // "
        f"| | {' | '.join(FIELDS)} | |"
    )
    rows = [
        (str(at + 1), f.shown(unit), *map(vi, f.parts[at]), vi(f.now[at]), str(at + 1))
        for at, unit in enumerate(f.units)
    ]
    return _table(head, rows, ONE_YEAR | {"part"})


def graded(f: Facts, _: random.Random) -> Table:
    """Grades beside the points."""
    head = f"Số TT | {f.head} | Điểm đạt được | Xếp loại | Vị thứ"
    rows = [
        (f"{at + 1:02d}", f.shown(unit), vi(f.now[at]), "Tốt" if f.now[at] >= 80 else "Khá", str(at + 1))
        for at, unit in enumerate(f.units)
    ]  # fmt: skip
    return _table(head, rows, ONE_YEAR)


def mean_below(f: Facts, chance: random.Random) -> Table:
    """A row of the mean closes the table; ranks are written "3/9"."""
    head = f"TT | {f.head} | Điểm CCHC | Hạng" if f.index is PAR else f"TT | {f.head} | Điểm | Hạng"
    rows = [
        (str(n), f.shown(unit), vi(f.now[at]), f"{at + 1}/{len(f.units)}")
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]
    rows.append(("", "Trung bình", vi(sum(f.now) / len(f.now)), ""))
    return _table(head, rows, ONE_YEAR)


def years_only(f: Facts, chance: random.Random) -> Table:
    """The heads are the years and nothing else."""
    rows = [
        (str(n), f.shown(unit), vi(f.before[at]), vi(f.now[at]))
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]
    return _table(f"TT | {f.head} | {f.year - 1} | {f.year}", rows, BOTH - {"rank", "nth"})


def year_in_rows(f: Facts, _: random.Random) -> Table:
    """A row for each unit and year."""
    rows = []
    for at, unit in enumerate(f.units):
        rows.append((f.shown(unit), str(f.year - 1), vi(f.before[at]), str(f.rank_before(at))))
        rows.append((f.shown(unit), str(f.year), vi(f.now[at]), str(at + 1)))
    return _table(f"{f.head} | Năm | Điểm | Hạng", rows, BOTH)


def grouped(f: Facts, _: random.Random) -> Table:
    """Rows of groups between the units: those that rank best, those in the middle, the rest."""
    rows = []
    cuts = {0: "Nhóm A", len(f.units) // 3: "Nhóm B", 2 * len(f.units) // 3: "Nhóm C"}
    for at, unit in enumerate(f.units):
        if at in cuts:
            rows.append(("I" * (1 + list(cuts).index(at)), cuts[at], "", ""))
        rows.append((str(at + 1), f.shown(unit), vi(f.now[at]), str(at + 1)))
    return _table(f"TT | {f.head} | Tổng điểm | Thứ hạng", rows, ONE_YEAR)


def two_indices(f: Facts, chance: random.Random) -> Table:
    """Another index beside the one that is asked for."""
    other = SIPAS if f.index is not SIPAS else PAR
    others = [round(chance.uniform(60, 97), 2) for _ in f.units]
    head = f"TT | {f.head} | {f.index.short} | | {other.short} | // | | Kết quả | Hạng | Kết quả | Hạng"
    rows = [
        (str(n), f.shown(unit), vi(f.now[at]), str(at + 1), vi(others[at]),
         str(1 + sum(one > others[at] for one in others)))
        for n, (at, unit) in enumerate(_shuffled(f, chance), 1)
    ]  # fmt: skip
    return _table(head, rows, ONE_YEAR, names_index=True)


def units_across(f: Facts, _: random.Random) -> Table:
    """The units are the columns, points and ranks the rows."""
    head = f"Nội dung | {' | '.join(map(f.shown, f.units[:6]))}"
    count = min(6, len(f.units))
    rows = [
        (f"Điểm năm {f.year}", *map(vi, f.now[:count])),
        (f"Xếp hạng năm {f.year}", *(str(at + 1) for at in range(count))),
    ]
    return _table(head, rows, frozenset(("value", "compare", "first", "rank")))


SHAPES: Mapping[str, Callable[[Facts, random.Random], Table]] = {
    "hạng trước tên": rank_first, "bảng trơn": plain, "không hạng": name_and_result,
    "năm trên, điểm hạng dưới": years_over, "cột tên chỉ số": index_in_column, "tăng giảm": changes,
    "hai nguồn điểm, tối đa": two_sources, "lĩnh vực, tổng cộng": parts, "xếp loại": graded,
    "dòng trung bình": mean_below, "cột là năm": years_only, "năm trong dòng": year_in_rows,
    "dòng nhóm": grouped, "hai chỉ số": two_indices, "đơn vị là cột": units_across,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in a document: a heading of a level, a paragraph, or a table."""

    kind: str
    text: str = ""
    table: Table | None = None


@dataclass(slots=True)
class Laid:
    """A document before it is written: its blocks."""

    blocks: list[Block] = field(default_factory=list)

    def add(self, kind: str, text: str) -> Laid:
        """Add a heading ("1", "2") or a paragraph ("p")."""
        self.blocks.append(Block(kind, text))
        return self


def _mean(f: Facts) -> str:
    return vi(sum(f.now) / len(f.now))


def _all(f: Facts) -> str:
    return f"{len(f.units)} {f.level.lower()}"


def captioned(f: Facts) -> Laid:
    """The caption says it all."""
    return (
        Laid()
        .add("1", "Báo cáo kết quả công tác của Tổ giúp việc")
        .add("p", f"Bảng 1. Kết quả {f.index.name} ({f.index.short}) năm {f.year} của {_all(f)}")
    )


def lead_statistic(f: Facts) -> Laid:
    """A heading names the index, a lead tells its mean."""
    unit = f.index.unit
    return (
        Laid()
        .add("1", "Hội đồng Đánh giá liên ngành")
        .add("p", f"Thông báo số 41/TB-HĐĐG ngày 12/4/{f.year + 1}")
        .add("2", f"Kết quả xác định {f.index.name} ({f.index.short}) năm {f.year}")
        .add("p", f"Kết quả được tổng hợp từ 9 nhóm nội dung. Giá trị trung bình của {_all(f)} năm {f.year} là {_mean(f)} {unit}.")
    )  # fmt: skip


def title_names_it(f: Facts) -> Laid:
    """Only the title names the index; headings and leads are general."""
    return (
        Laid()
        .add("1", f"Công bố {f.index.name} năm {f.year} của các {f.level.lower()}")
        .add("p", "Sáng nay, Ủy ban nhân dân tổ chức hội nghị công bố kết quả đánh giá, có đại diện các đơn vị tham dự.")
        .add("2", "1. Kết quả chung")
        .add("p", "Nhìn chung các đơn vị có nhiều chuyển biến. Kết quả cụ thể như sau:")
    )  # fmt: skip


def annex(f: Facts) -> Laid:
    """An annex with its name in capitals and the decision it belongs to."""
    name = f"{f.index.name} năm {f.year} của các {f.level.lower()}".upper()
    return (
        Laid()
        .add("2", "PHỤ LỤC I")
        .add("2", f"KẾT QUẢ ĐÁNH GIÁ, XẾP HẠNG {name}")
        .add("p", f"(Kèm theo Quyết định số 412/QĐ-UBND ngày 20/3/{f.year + 1} của Chủ tịch Ủy ban nhân dân)")
    )  # fmt: skip


def announced(f: Facts) -> Laid:
    """A sentence announces the table, the title says little."""
    return Laid().add("1", "Thông cáo báo chí của Sở Nội vụ").add(
        "p", f"Theo Quyết định số 88/QĐ-UBND ngày 15/3/{f.year + 1}, {f.index.name} năm {f.year} của {_all(f)} như sau:"
    )  # fmt: skip


def long_lead(f: Facts) -> Laid:
    """Paragraphs with figures of their own stand between the heading and the table."""
    unit = f.index.unit
    return (
        Laid()
        .add("1", f"Báo cáo đánh giá năm {f.year}")
        .add("2", f"II. {f.index.name.upper()} ({f.index.short}) NĂM {f.year}")
        .add("p", "Việc khảo sát lấy ý kiến của 2.450 người dân, doanh nghiệp.")
        .add("p", f"Giá trị trung bình đạt {_mean(f)} {unit}, số đơn vị đạt trên mức trung bình là {sum(one > sum(f.now) / len(f.now) for one in f.now)}.")
        .add("p", "Số hồ sơ tiếp nhận của các đơn vị trong năm là 48.215 hồ sơ, tỷ lệ đúng hạn đạt 98,1%.")
        .add("p", "Kinh phí thực hiện là 1.250 triệu đồng.")
        .add("p", "Bảng 2. Kết quả và xếp hạng các đơn vị")
    )  # fmt: skip


def after_another(f: Facts) -> Laid:
    """A section on another index with its own table stands before."""
    other = SIPAS if f.index is not SIPAS else DTI
    rows = tuple((str(at + 1), f.shown(one), vi(61.07 + at)) for at, one in enumerate(f.units[:4]))
    made = Laid().add("1", f"Tổng hợp kết quả các chỉ số năm {f.year}").add("2", f"I. {other.name}")
    made.add("p", f"{other.short} bình quân đạt 62,57.")
    head = (("TT", f.head, f"Kết quả ({other.unit})"),)
    made.blocks.append(Block("table", table=Table(head, rows, frozenset())))
    return (
        made.add("2", f"II. {f.index.name}")
        .add("p", f"Kết quả năm {f.year} của các {f.level.lower()}:")
    )  # fmt: skip


def unit_line(f: Facts) -> Laid:
    """The caption stands over a line of the unit."""
    return (
        Laid()
        .add("1", f"Biểu số 03: Tổng hợp {f.index.name} ({f.index.short}) năm {f.year}")
        .add("p", f"(Ban hành kèm theo Công văn số 210/SNV-CCHC ngày 05/02/{f.year + 1})")
        .add("p", f"Đơn vị tính: {f.index.unit}")
    )  # fmt: skip


def short_name_only(f: Facts) -> Laid:
    """A news page: the short name in the title, prose, no caption."""
    return (
        Laid()
        .add("1", f"{f.index.short} {f.year}: {own_name(f.units[0], f.level)} dẫn đầu, {own_name(f.units[-1], f.level)} xếp cuối")
        .add("p", f"Chiều 20/3, Sở Nội vụ công bố bảng xếp hạng {f.index.short} năm {f.year} của {_all(f)}.")
        .add("p", "Bảng xếp hạng đầy đủ:")
    )  # fmt: skip


OPENINGS: Mapping[str, Callable[[Facts], Laid]] = {
    "chú thích bảng": captioned, "câu dẫn có số": lead_statistic, "tên ở tựa đề": title_names_it,
    "phụ lục in hoa": annex, "câu giới thiệu": announced, "nhiều đoạn có số": long_lead,
    "sau chỉ số khác": after_another, "dòng đơn vị tính": unit_line, "tin bài": short_name_only,
}  # fmt: skip
FORMATS = ("md", "html", "pipes", "tabs", "docx")


def write(blocks: Sequence[Block], folder: Path, name: str, form: str) -> Path:
    """Return the file that holds the blocks, written in one of FORMATS."""
    path = folder / f"{name}.{ {'pipes': 'txt', 'tabs': 'txt'}.get(form, form) }"
    if form == "docx":
        _write_docx(blocks, path)
    elif form == "html":
        title = html.escape(next((b.text for b in blocks if b.text), ""))
        body = "\n".join(map(_html, blocks))
        path.write_text(
            f"<html><head><title>{title}</title></head><body>{body}</body></html>", "utf-8"
        )
    else:
        path.write_text("\n\n".join(_plain(one, form) for one in blocks) + "\n", "utf-8")
    return path


def _plain(block: Block, form: str) -> str:
    if block.table is None:
        return (
            f"{'#' * int(block.kind)} {block.text}"
            if form == "md" and block.kind != "p"
            else block.text
        )
    rows = [*block.table.heads, *block.table.rows]
    if form == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if form == "md":
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Merged:
    """A cell of a head: where it stands and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def _merged(heads: Sequence[Sequence[str]]) -> list[_Merged]:
    """Return the cells of the head: a name reaches over the blanks beside it, or below it."""
    if len(heads) == 1:
        return [_Merged(text, 0, at, 1, 1) for at, text in enumerate(heads[0])]
    upper, lower = heads
    found: list[_Merged] = []
    for at, (above, below) in enumerate(zip_longest(upper, lower, fillvalue="")):
        if above and not below:
            found.append(_Merged(above, 0, at, 2, 1))
        elif above:
            across = 1
            while at + across < len(upper) and not upper[at + across] and lower[at + across]:
                across += 1
            found += [_Merged(above, 0, at, 1, across), _Merged(below, 1, at, 1, 1)]
        else:
            found.append(_Merged(below, 1, at, 1, 1))
    return found


def _html(block: Block) -> str:
    if block.table is None:
        tag = "p" if block.kind == "p" else f"h{block.kind}"
        return f"<{tag}>{html.escape(block.text)}</{tag}>"
    cells = _merged(block.table.heads)
    head = "".join(
        "<tr>" + "".join(
            f"<th rowspan={c.rows} colspan={c.columns}>{html.escape(c.text)}</th>" for c in cells if c.row == row
        ) + "</tr>"
        for row in range(len(block.table.heads))
    )  # fmt: skip
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>"
        for row in block.table.rows
    )
    return f"<table>{head}{body}</table>"


def _write_docx(blocks: Sequence[Block], path: Path) -> None:
    import docx

    document = docx.Document()
    for block in blocks:
        if block.table is None:
            if block.kind == "p":
                document.add_paragraph(block.text)
            else:
                document.add_heading(block.text, int(block.kind))
            continue
        heads, rows = block.table.heads, block.table.rows
        table = document.add_table(len(heads) + len(rows), len(heads[0]))
        for c in _merged(heads):
            cell = table.cell(c.row, c.column)
            cell.merge(table.cell(c.row + c.rows - 1, c.column + c.columns - 1)).text = c.text
        for at, row in enumerate(rows, len(heads)):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
    document.save(str(path))
