"""What the columns of a table hold, by their headers, and the figure that one cell states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from index_store.figures.owners import owners
from index_store.language.indicators import find_indicators, indicator, indicator_by_name
from index_store.language.periods import find_periods
from index_store.language.quantities import find_quantities, parse_number, units
from index_store.records import Binding, Bound, Document, Figure, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Role = Literal["serial", "who", "what", "unit", "scale", "duty", "note", "figure"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text without blanks, and where it stands in the document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table: its indicator, period and source."""

    indicator: Binding | None
    period: Binding | None
    according_to: Binding | None
    announced: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of all its figures; ``stated`` if its rows are indicators, not places."""

    span: Span
    owner: Binding | None
    what: Binding | None
    unit: str | None
    scale: float | None
    stated: bool
    caption: Caption
    reference: date | None


_SERIAL = re.compile(r"(?:STT|TT|Số TT|#|No\.?)$", re.IGNORECASE)
_UNIT = re.compile(r"(?:đơn vị tính|đơn vị đo|ĐVT|đvt)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"(?:\w+ ){0,3}(?:chủ trì|thực hiện|phối hợp|đầu mối|phụ trách|chịu trách nhiệm|theo dõi|tham mưu|báo cáo|cung cấp)$",
    re.IGNORECASE,
)
_DUTY_HEAD = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|phòng|sở|người|chủ trì|phối hợp|đầu mối)", re.IGNORECASE
)
_NOTE = re.compile(r"(?:ghi chú|thời (?:hạn|gian)|ngày|căn cứ|lý do|nguyên nhân)", re.IGNORECASE)
_SCALE = re.compile(r"(?:điểm (?:tối đa|chuẩn)|thang điểm|tối đa)", re.IGNORECASE)
_WHO = re.compile(
    r"(?:tên )?(?:đơn vị|địa phương|huyện|xã|phường|quận|tỉnh|cơ quan|sở|tên|thành phố|thị xã|phòng)",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(?:tên )?(?:các )?(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|lĩnh vực|hạng mục|mục tiêu|nhiệm vụ|danh mục)",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:xếp hạng|thứ hạng|hạng|xếp thứ|vị thứ|thứ tự|rank)", re.IGNORECASE)
_GRADE = re.compile(r"(?:xếp loại|phân loại|loại)", re.IGNORECASE)
_POINTS = re.compile(r"(?:tổng )?(?:số )?điểm|kết quả|chỉ số|score|điểm số", re.IGNORECASE)
_SELF_ASSESSED = re.compile(r"tự (?:chấm|đánh giá)", re.IGNORECASE)
_AWARDED = re.compile(r"thẩm định|chấm|đạt|tổng|công nhận|đánh giá", re.IGNORECASE)
_GOAL = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|được giao|dự toán)(?!\w)", re.IGNORECASE
)
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|so với|so sánh|chênh lệch)(?!\w)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<value>\d[\d.,]*\d|\d)(?: ?/ ?(?P<of>\d[\d.,]*))? ?(?P<unit>%|điểm)?$")
_YEAR = re.compile(r"(?:năm )?(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Return whether a cell is a bare number, which no header is; a year may be one."""
    return bool(_NUMERIC.fullmatch(text)) and not _YEAR.match(text)


def is_rank(header: str) -> bool:
    """Return whether a column holds ranks."""
    return bool(_RANK.search(header))


def column_roles(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[Role]:
    """Return what each column is for; at most one says whose a row is and one what it measures."""
    roles: list[Role] = []
    for at, cell in enumerate(header):
        texts = [row[at].text for row in rows]
        role = _role(cell.text, texts)
        if role in ("who", "what") and (role in roles or not _worded(texts)):
            role = "note" if role == "who" and _worded(texts) else "figure"
        roles.append(role)
    return roles


def _role(header: str, texts: Sequence[str]) -> Role:
    if _SERIAL.match(header):
        return "serial"
    if _UNIT.match(header) or (_WHO.match(header) and _all_units(texts)):
        return "unit"
    if _SCALE.search(header):
        return "scale"
    if _DUTY.match(header) and _DUTY_HEAD.match(header) and _worded(texts):
        return "duty"
    if _NOTE.match(header):
        return "note"
    if _WHO.match(header):
        return "who"
    return "what" if _WHAT.match(header) else "figure"


def _worded(texts: Sequence[str]) -> bool:
    filled = [t for t in texts if t]
    return bool(filled) and sum(bool(re.match(r"[\W\d]*[^\W\d]{2}", t)) for t in filled) * 2 > len(
        filled
    )


def _all_units(texts: Sequence[str]) -> bool:
    return bool(texts) and all(_unit_kind(t) is not None for t in texts)


def _unit_kind(text: str) -> FigureKind | None:
    """Return the kind of figure that a unit makes, None if the words are no unit."""
    words = text.strip().casefold()
    if words in ("%", "phần trăm", "điểm"):
        return "value"
    if words.endswith(("đồng", "vnđ", "usd")):
        return "money"
    kind = units().get(words)
    return ("count" if kind == "count" else "value") if kind else None


def row_indicator(cell: Cell) -> Binding | None:
    """Return what a row measures, by the words of its cell: a row of the table of indicators or they."""
    words = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?|[-–•+]) +", "", cell.text)
    start = cell.span.start + len(cell.text) - len(words)
    words = re.sub(r"\s*\((?:%|điểm|đơn vị|ĐVT)[^)]*\)$", "", words).strip()
    if len(words) < 3:
        return None
    known = find_indicators(words, weak=True)
    whole = known and known[0].span.start == 0 and known[0].span.end >= len(words) - 6
    return Binding(known[0].name if whole else words, words, Span(start, start + len(words)))


def cell_figure(document: Document, line: Line, cell: Cell, header: Cell) -> Figure | None:
    """Return the figure that a cell states, bound by its row, its header and the caption."""
    read = _number(cell.text)
    what, kind, unit = _column(header, cell, line)
    grade = cell.text if kind == "grade" and cell.text and read is None else None
    if read is None and grade is None:
        return None
    of, unit = (read.of, unit or read.unit) if read else (None, unit)
    if kind == "value" and unit == "điểm" and of is None:
        of = line.scale
    if kind == "value" and of is not None and unit is None:
        kind = "share"
    place = line.owner
    if line.stated and (named := [o for o in owners(header.text) if o.kind == "place"]):
        span = named[0].span.shifted(header.span.start)
        place = Binding(named[0].value, named[0].text, span)
    return Figure(
        document_id=document.id, span=cell.span, text=cell.text, clause=line.span, kind=kind,
        value=read.value if read else None, unit=unit, of=of, bound=read.bound if read else "exact",
        grade=grade, place=place, indicator=what, period=_period(header, line),
        according_to=line.caption.according_to, announced=line.caption.announced,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Number:
    value: float | None
    unit: str | None
    of: float | None
    bound: Bound


def _number(text: str) -> _Number | None:
    """Return the number that is all of a cell: "91,20", "7/12", "70% trở lên", "12 hồ sơ"."""
    m = _NUMERIC.fullmatch(text)
    if m:
        value = parse_number(m["value"], percent=m["unit"] == "%")
        return _Number(value, m["unit"], parse_number(m["of"]) if m["of"] else None, "exact")
    signed = re.match(r"(?:≥|>=|≤|<=|>|<|từ) ?", text)
    found = find_quantities(text[signed.end() :] if signed else text)
    if len(found) != 1 or len(found[0].text) < len(text) - (signed.end() if signed else 0):
        return None
    bounds: dict[str, Bound] = {"≥": "at least", ">": "over", "≤": "at most", "<": "under", "t": "at least"}  # fmt: skip
    bound = bounds[text[0]] if signed else found[0].bound
    if signed and signed.group().strip() in (">=", "<="):
        bound = "at least" if text[0] == ">" else "at most"
    return _Number(found[0].value, found[0].unit, found[0].of, bound)


def _period(header: Cell, line: Line) -> Binding | None:
    year = _YEAR.match(header.text)
    if year:
        return Binding(year["year"], header.text, header.span)
    periods = [p for p in find_periods(header.text, line.reference) if p.kind != "day"]
    if not periods:
        return line.caption.period
    first = periods[0]
    return Binding(first.value, first.text, first.span.shifted(header.span.start))


def _column(header: Cell, cell: Cell, line: Line) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what a column measures, of which kind its cells are and in which unit."""
    percent = "%" in header.text or cell.text.endswith("%") or line.unit == "%"
    if line.stated:
        return _of_row(header, line, percent=percent)
    caption = line.caption
    named = find_indicators(header.text, weak=True)
    own = (
        Binding(named[0].name, named[0].text, named[0].span.shifted(header.span.start))
        if named
        else None
    )
    if _RANK.search(header.text):
        return own or caption.indicator, "rank", None
    if _GRADE.match(header.text):
        return own or caption.indicator, "grade", None
    if own is not None:
        usual = indicator(named[0].id).unit
        if percent or "điểm" in usual:
            return own, "value", "%" if percent else "điểm"
        kind = _unit_kind(usual)
        return own, kind or "value", usual if kind else None
    span = Span(header.span.start, header.span.start + len(header.text))
    if _SELF_ASSESSED.search(header.text):
        index = caption.indicator.value if caption.indicator else ""
        own = Binding(f"Điểm tự chấm {index}".strip(), header.text, span)
        return own, "value", "%" if percent else "điểm"
    if _POINTS.match(header.text):
        own = caption.indicator
        if own is not None and _AWARDED.search(header.text):
            own = Binding(own.value, header.text, span)
        return own, "value", "%" if percent else "điểm"
    if _YEAR.match(header.text) or not _words(header.text):
        known = indicator_by_name(caption.indicator.value) if caption.indicator else None
        points = known is not None and "điểm" in known.unit
        return caption.indicator, "value", "%" if percent else ("điểm" if points else None)
    written = _words(header.text)
    if len(written) < 3:
        return None, "value", "%" if percent else None
    return (
        Binding(written, header.text, span),
        "value" if percent else "count",
        "%" if percent else None,
    )


def _of_row(
    header: Cell, line: Line, *, percent: bool
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return the same where the row is the indicator: the header only says when, and if a goal."""
    unit = "%" if percent else (line.unit or None)
    kind = _unit_kind(unit) if unit else None
    if _RANK.search(header.text):
        return line.what, "rank", None
    if _GRADE.match(header.text):
        return line.what, "grade", None
    if _SELF_ASSESSED.search(header.text) and line.what is not None:
        own = Binding(f"Điểm tự chấm {line.what.value}", line.what.text, line.what.span)
        return own, "value", unit or "điểm"
    if _CHANGED.search(header.text):
        return line.what, "change", unit
    if _GOAL.search(header.text):
        return line.what, "target", unit
    if kind is None and re.search(r"điểm", header.text, re.IGNORECASE):
        return line.what, "value", "điểm"
    return line.what, kind or "value", unit


def _words(header: str) -> str:
    """Return a header without its unit and year."""
    return re.sub(
        r"\s*\((?:%|điểm|đơn vị)[^)]*\)|\s*(?:năm )?20\d\d", "", header, flags=re.IGNORECASE
    ).strip()
