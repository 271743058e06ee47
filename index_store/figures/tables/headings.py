"""The heading of a column: its levels from the widest to the narrowest, and what each says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index_store.language.amounts.quantities import parse_number, units
from index_store.language.names.place_names import ANY_UNIT
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index_store.language.time.periods import PeriodMention

LEVEL = " › "  # readers join the levels of a heading by this: "Năm 2023 › Điểm"
_YEAR = re.compile(r"(?:năm )?(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
# "Quá hạn (đã giải quyết)": of which files, no unit.
_WHICH = r"(?:đã|đang|chưa|không|còn|được|bị|có|trong|gồm|bao gồm|kể cả|của|tại|do|qua|trước|sau|trực tiếp|trực tuyến)(?!\w)"
_EXPECTED = r"(?:ước(?: [^\W\d]+){0,2}|tạm tính|sơ bộ|dự kiến)"
_IN_BRACKETS = re.compile(
    rf"\s*(?<!\d)\((?:ĐVT|đơn vị tính|đơn vị(?= ?:))?\s*:?\s*(?P<unit>(?!\d+\)|nếu có\)|nếu\)|[-+/±–]+\)|{_EXPECTED}\)|{_WHICH})[^()]{{1,30}})\)",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"\s*\((?:nếu có|nếu|[-+/±–]+|{_EXPECTED})\)", re.IGNORECASE)
_REMARK = re.compile(r"\s*(?:Chú thích|Ghi chú)\s*:.*$", re.DOTALL)
_AFTER_COMMA = re.compile(r",\s*(?P<unit>[^,()]{1,12})$")
_SCALE = re.compile(
    r"(?:thang(?: điểm)?|tối đa|/)\s*(?P<of>100|10|5|1000|(?<=tối đa )\d{1,2}(?:,\d+)?)\b",
    re.IGNORECASE,
)
_SCALED = re.compile(r"\((?:tối đa |thang )?(?P<of>\d{1,4}(?:,\d+)?) ?điểm\)", re.IGNORECASE)
_COUNTED_UNIT = re.compile(r"^(?:tối đa |thang )?\d[\d.,]* ?(?=điểm$)", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:so với|so sánh với|so|với)(?: cùng kỳ| kết quả| điểm| thứ hạng)?(?: của)? ?$",
    re.IGNORECASE,
)
SYMBOLS = frozenset(
    {"kN", "kPa", "MPa", "kW", "kV", "dB", "°C", "oC", "L/s", "m/s", "min", "s", "h", "l", "ml"}
)
"""Units of technical tables, which prose writes too loosely to be read there."""
_SIGNS = frozenset({"%", "điểm", "triệu đồng", "tỷ đồng", "đồng", "m³", "m²", "km²"}) | SYMBOLS
_YEARS = re.compile(r"\s*(?:trong |của )?(?:năm )?20\d\d", re.IGNORECASE)
_BARE_TIME = re.compile(
    r"(?:cả|trong|tính|lũy kế|tính đến|đến|hết|của)(?: đến| hết)?$|"
    r"(?:các )?(?:năm|quý|tháng|kỳ|giai đoạn)$",
    re.IGNORECASE,
)
# Levels that only gather others and say nothing of what is measured.
_GENERIC = re.compile(
    r"(?:trong đó|kết quả(?: thực hiện)?|gồm|bao gồm|chia ra|tổng hợp|số liệu|nội dung|điểm thành phần|"
    r"điểm (?:các )?lĩnh vực|các (?:tiêu chí|lĩnh vực|chỉ tiêu|chỉ số)(?: thành phần)?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text without blanks, and where it stands in the document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column; ``levels`` are its cells from the widest to the narrowest.

    ``in_series`` where another heading adds a word to it ("Hài lòng", "Không hài lòng"), so that
    it is one of several; ``owner`` is the unit that it names; ``part`` where other points than those
    of its own are the index's; ``when_beside`` is the one period that the columns beside it state,
    ``index_beside`` the one index of a column beside a rank or a change, ``noun_beside`` what the
    columns beside it count; ``ranks_rows`` where the column numbers the rows and these stand in
    the order of their ranks; ``most`` is the highest number of points, of a heading that had it
    bare in brackets: "Tổng điểm (100)"; ``noun``
    what a heading counts that only says in which state it is: "hồ sơ" of "Quá hạn" beside "Hồ sơ
    trực tuyến".
    """

    levels: tuple[Cell, ...]
    in_series: bool = False
    owner: Binding | None = None
    part: bool = False
    when_beside: Binding | None = None
    index_beside: Binding | None = None
    noun_beside: str | None = None
    ranks_rows: bool = False
    most: float | None = None
    noun: str = ""

    @property
    def owned(self) -> bool:
        """Whether it names a unit."""
        return self.owner is not None

    @property
    def text(self) -> str:
        """All levels in one line."""
        return LEVEL.join(cell.text for cell in self.levels)

    @property
    def name(self) -> Cell:
        """The narrowest level that names what is below it; a bare period or unit does not."""
        naming = (cell for cell in reversed(self.levels) if words_of(cell.text))
        return next(naming, self.levels[-1])

    @property
    def above(self) -> tuple[Cell, ...]:
        """The levels above the name that say what is measured, the nearest first."""
        at = self.levels.index(self.name)
        upper = reversed(self.levels[:at])
        return tuple(
            cell for cell in upper if (words := words_of(cell.text)) and not _GENERIC.match(words)
        )

    @property
    def unit(self) -> str | None:
        """The unit that a level states in brackets or after a comma, the narrowest first."""
        for cell in reversed(self.levels):
            found = _unit_in(cell.text)
            if found:
                return unit_as_written(_COUNTED_UNIT.sub("", found["unit"]).strip())
        return "điểm" if self.most is not None else None

    @property
    def scale(self) -> float | None:
        """The highest number of points, where the heading states it."""
        found = _SCALE.search(self.text) or _SCALED.search(self.text)
        return parse_number(found["of"]) if found else self.most

    def period(self, reference: date | None) -> Binding | None:
        """Return the period that a level states, the narrowest first."""
        for cell in reversed(self.levels):
            found = period_in(cell, reference)
            if found is not None:
                return found
        return None


def unit_as_written(text: str) -> str:
    """Return a unit in small letters, but for one that is written in capitals.

    >>> unit_as_written("Tỷ đồng"), unit_as_written("MB")
    ('tỷ đồng', 'MB')
    """
    return text[:1].lower() + text[1:] if text[1:] == text[1:].lower() else text


def of_parts(heading: Heading) -> bool:
    """Return whether a level above gathers the parts of an index: "Điểm thành phần"."""
    return any(_PARTS.search(cell.text) for cell in heading.levels[:-1])


_PARTS = re.compile(r"thành phần|(?:các |theo )(?:lĩnh vực|tiêu chí|nội dung)", re.IGNORECASE)


# "Sở, ban, ngành", "Xã, phường": for whom a column is, and no unit after a comma.
_BODY = rf"(?:sở|ban|ngành|cơ quan|đơn vị|phòng|{ANY_UNIT})"
_KINDS_OF_BODIES = re.compile(
    rf"(?:các |khối |cấp )*{_BODY}(?:(?:, | và |/| - )(?:các )?{_BODY})+(?: \w+){{0,3}}",
    re.IGNORECASE,
)


def _unit_in(text: str) -> re.Match[str] | None:
    """Return where a heading states its unit: after its last comma, else in brackets."""
    after = _AFTER_COMMA.search(text)
    if after and _KINDS_OF_BODIES.fullmatch(text):
        return None
    if after and (after["unit"] in _SIGNS or after["unit"].casefold() in units()):
        return after
    return _IN_BRACKETS.search(text)


def period_in(cell: Cell, reference: date | None) -> Binding | None:
    """Return the period that the words of a cell state, a bare year as well."""
    year = _YEAR.match(cell.text)
    if year:
        return Binding(year["year"], cell.text, cell.span)
    periods = [p for p in find_periods(cell.text, reference) if is_time(cell.text, p)]
    if not periods:
        return _bare_year_in(cell)
    first = periods[0]
    if _AGAINST.search(cell.text[: first.span.start]):
        return None  # "Tăng/giảm so với năm 2022": what it is compared with, not when it was so
    return Binding(first.value, first.text, first.span.shifted(cell.span.start))


_BARE_YEARS = re.compile(r"(?<![\w/.,-])20\d\d(?![\w/.,–-])")


def _bare_year_in(cell: Cell) -> Binding | None:
    """Return the one year that a heading states without the word: "Kết quả 2024 (ước)"."""
    found = list(_BARE_YEARS.finditer(cell.text))
    if len(found) != 1 or _AGAINST.search(cell.text[: found[0].start()]):
        return None
    year = found[0]
    return Binding(year.group(), year.group(), Span(*year.span()).shifted(cell.span.start))


_STOOD = re.compile(
    r"(?:hiện trạng|thực trạng|thời điểm|tính đến|đến) (?:hết )?(?:ngày )?$", re.IGNORECASE
)


def is_time(text: str, period: PeriodMention) -> bool:
    """Return whether a period of a heading is when its figures were so: any but another's day.

    "Hiện trạng 30/6/2025" tells how things stood on that day, "Quyết định ngày 30/6/2025" a date.
    """
    return period.kind != "day" or _STOOD.search(text[: period.span.start]) is not None


_PART_OF_YEAR = re.compile(
    r"(?:tháng (?:0?[1-9]|1[0-2])|quý (?:I{1,3}|IV|[1-4])|[36789] tháng(?: đầu năm| cuối năm)?)$",
    re.IGNORECASE,
)


def is_part_of_year(text: str) -> bool:
    """Return whether a cell names a month, a quarter or some months of a year that it leaves out.

    >>> is_part_of_year("Quý II"), is_part_of_year("Quý II/2023")
    (True, False)
    """
    return bool(_PART_OF_YEAR.match(text))


def part_of_year(cell: Cell, whole: Binding | None) -> Binding | None:
    """Return the period that "Quý I" is of the year that the caption gives; None without one."""
    if not is_part_of_year(cell.text) or whole is None or not is_year(whole.value):
        return None
    found = find_periods(f"{cell.text} năm {whole.value}")
    return Binding(found[0].value, cell.text, cell.span) if found else None


def is_year(text: str) -> bool:
    """Return whether a cell holds a year and nothing else.

    >>> is_year("2023"), is_year("Năm 2023"), is_year("Năm 2023 đạt")
    (True, True, False)
    """
    return bool(_YEAR.match(text))


def words_of(text: str) -> str:
    """Return a heading without its unit and its period.

    >>> words_of("Điểm năm 2023 (%)"), words_of("Quý I/2023"), words_of("(điểm)")
    ('Điểm', '', '')
    """
    bare = _IN_BRACKETS.sub("", _ASIDE.sub("", _REMARK.sub("", text)))
    stated = _unit_in(bare)
    bare = bare[: stated.start()] if stated else bare
    periods = [p.span for p in find_periods(bare) if is_time(bare, p)]
    for span in reversed(periods):
        bare = bare[: span.start] + bare[span.end :]
    bare = _YEARS.sub("", bare).replace("()", "").strip(" ,;:-–/")
    return "" if _BARE_TIME.match(bare) else bare


def headings(rows: Sequence[Sequence[Cell]]) -> list[Heading]:
    """Return the heading of each column from the rows that head a table."""
    found: list[Heading] = []
    for column in zip(*_spread(rows), strict=True):
        levels: list[Cell] = []
        for cell in column:
            parts = list(_levels(cell))
            levels += [one for one in parts if one.text not in [other.text for other in levels]]
        found.append(Heading(tuple(levels) or (column[-1],)))
    return found


def _spread(rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """Return the rows of a header, a name over several columns standing over each of them.

    Where merged cells were lost, "Văn bản ký số | " over "Số lượng | Tỷ lệ" is the name of both.
    """
    if len(rows) != 2:
        return rows
    upper, lower = list(rows[0]), rows[1]
    for at in range(1, len(upper)):
        beside = upper[at - 1].text and lower[at - 1].text
        if not upper[at].text and lower[at].text and beside:
            upper[at] = upper[at - 1]
    return [upper, lower]


def _levels(cell: Cell) -> list[Cell]:
    """Return the levels that a reader joined into one cell, each where it stands."""
    levels: list[Cell] = []
    at = cell.span.start
    for part in cell.text.split(LEVEL):
        said = _REMARK.sub("", part)  # a remark below a heading names nothing
        if said:
            levels.append(Cell(said, Span(at, at + len(said))))
        at += len(part) + len(LEVEL)
    return levels


def heading_row_count(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many of the first rows head the columns: 1, or 2 where cells were merged."""
    if len(rows) < 3:
        return 1
    first, second = ([cell.text for cell in row] for row in rows[:2])
    if len(first) != len(second) or any(_NUMBER.match(text) for text in second):
        return 1
    across = any(one and one == other for one, other in pairwise(first))
    down = any(one and one == other for one, other in zip(first, second, strict=True))
    lost = any(
        lower and not upper and any(first[:at])
        for at, (upper, lower) in enumerate(zip(first, second, strict=True))
    ) and any(upper and not lower for upper, lower in zip(first, second, strict=True))
    return 2 if lost or (across and (down or len(set(second)) > 1)) else 1


_NUMBER = re.compile(r"\d[\d.,/%]*$(?<!\d{4})|\d{1,3}$|\d+[.,]\d+")
