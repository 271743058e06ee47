"""What the columns of a table hold, by their headers, and the figure that one cell states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from index_store.figures.headings import Cell, Heading, is_year, words_of
from index_store.figures.owners import owners
from index_store.language.amounts.quantities import find_quantities, parse_number, units
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Bound, Document, Figure, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Role = Literal["serial", "who", "what", "when", "unit", "scale", "duty", "note", "figure"]


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table, and above the rows of a group in it."""

    indicator: Binding | None
    period: Binding | None
    according_to: Binding | None
    announced: str | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of all its figures; ``stated`` if its rows are indicators, not places.

    ``period`` is that of the row itself, where the rows are years; ``total`` where it adds up
    the others, so that no rank or score of it is anyone's.
    """

    span: Span
    owner: Binding | None
    what: Binding | None
    unit: str | None
    scale: float | None
    stated: bool
    caption: Caption
    reference: date | None
    period: Binding | None = None
    total: bool = False


_SERIAL = re.compile(r"(?:STT|S\.?TT|TT|Số TT|Số thứ tự|#|No\.?)$", re.IGNORECASE)
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
# What names a thing and measures nothing: a column of such numbers states no figure.
_CODE = re.compile(
    r"(?:loại(?:,| hàng| nhóm)|nhóm\b|số hiệu|số,? ký hiệu|ký hiệu|mã(?: số| hiệu)?\b|nhãn hiệu|biểu trưng|điện thoại|số (?:điện thoại|UN|CAS|"
    r"máy|tài khoản|giấy|quyết định|văn bản|nhà|thửa|tờ)\b|SĐT|fax|toạ? ?độ|kinh độ|vĩ độ)",
    re.IGNORECASE,
)
# "Tên hàng hóa": a name, but no unit's, unless its cells say so.
_ANY_NAME = re.compile(
    r"tên (?!(?:các )?(?:đơn vị|địa phương|huyện|xã|phường|quận|tỉnh|cơ quan|sở|thành phố|thị xã|"
    r"thị trấn|đặc khu|phòng|ubnd|bộ|ban|chi cục|cục)\b)\w",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:tên )?(?:các )?(?:đơn vị|địa phương|huyện|xã|phường|quận|tỉnh|cơ quan|sở|tên|thành phố|"
    r"thị xã|thị trấn|đặc khu|phòng|ubnd|bộ(?!\s+(?:chỉ|tiêu|thủ))|ban(?!\s+hành)|chi cục|cục)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:năm|kỳ(?: báo cáo)?|giai đoạn|thời (?:gian|kỳ|điểm)|quý|tháng)$", re.IGNORECASE
)
_WHAT = re.compile(
    r"(?:tên )?(?:các )?(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|lĩnh vực|hạng mục|mục tiêu|nhiệm vụ|danh mục)",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:xếp hạng|thứ hạng|hạng|xếp thứ|vị thứ|thứ tự|rank)", re.IGNORECASE)
_GRADE = re.compile(r"(?:kết quả )?(?:xếp|phân|đánh giá) loại|loại(?: năm \d+)?$", re.IGNORECASE)
# The number of the column itself, which forms have below or behind its heading.
_COLUMN_NUMBER = re.compile(r"\s*\(\d{1,2}\)$")
_POINTS = re.compile(r"(?:tổng )?(?:số )?điểm|kết quả|chỉ số|score|điểm số", re.IGNORECASE)
_SELF_ASSESSED = re.compile(r"tự (?:chấm|đánh giá)", re.IGNORECASE)
_AWARDED = re.compile(r"thẩm định|chấm|đạt|tổng|công nhận|đánh giá", re.IGNORECASE)
_GOAL = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|được giao|dự toán)(?!\w)", re.IGNORECASE
)
# A heading that is only the word for a goal: the caption says of what.
_BARE_GOAL = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)(?: (?:giao|được giao|đề ra|phấn đấu|đặt ra|năm))*$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?:số )?thứ tự$", re.IGNORECASE)
_CHANGED = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|so sánh|chênh lệch|biến động)(?!\w)", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?P<value>\d[\d.,]*\d|\d)(?: ?/ ?(?P<of>\d[\d.,]*))? ?(?P<unit>%|điểm)?$")
_RANKED = re.compile(r"(?:xếp |đứng )?(?:thứ|hạng)? ?(?:hạng )?", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:tổng|tổng (?:cộng|số|điểm|chung)|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc|khối)|cả nước|"
    r"(?:điểm )?(?:trung bình|bình quân|TB)(?: .{1,30})?|cộng .{1,20})$",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?:điểm )?(?:trung bình|bình quân|TB)\b", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Return whether a cell is a bare number, which no header is; a year may be one."""
    return bool(_NUMERIC.fullmatch(text)) and not is_year(text)


def is_rank(heading: Heading) -> bool:
    """Return whether a column holds ranks."""
    return bool(_RANK.search(heading.name.text)) and not _CHANGED.search(heading.name.text)


def bare_rank(text: str) -> str:
    """Return a rank without the word before it.

    >>> bare_rank("Hạng 3"), bare_rank("xếp thứ 4/9"), bare_rank("Tốt")
    ('3', '4/9', 'Tốt')
    """
    return _RANKED.sub("", text, count=1).strip()


def is_total(text: str) -> bool:
    """Return whether a row adds the others up, or takes their mean.

    >>> is_total("Tổng cộng"), is_total("Trung bình khối"), is_total("Tổng cục Thuế")
    (True, True, False)
    """
    return bool(_TOTAL.match(text))


def is_mean(text: str) -> bool:
    """Return whether a row takes the mean of the others."""
    return bool(_MEAN.match(text))


def column_roles(header: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> list[Role]:
    """Return what each column is for; at most one says whose a row is and one what it measures.

    Of several columns that name units ("Huyện", "Xã"), the last whose names differ from row to
    row says whose the figures are. Where no heading says so, the names in the cells do.
    """
    roles: list[Role] = []
    columns = [[row[at].text for row in rows] for at in range(len(header))]
    for heading, texts in zip(header, columns, strict=True):
        role = _role(_COLUMN_NUMBER.sub("", heading.text), texts)
        if _ORDER.match(heading.text) and sum(map(is_rank, header)) > 1:
            role = "serial"
        if role == "when" and not _dated(texts):
            role = "note"
        if role == "who" and "who" in roles and _worded(texts):
            earlier = roles.index("who")
            role = "note"
            if len(set(columns[earlier])) < len(set(texts)) and _all_owners(texts):
                roles[earlier], role = "note", "who"
        elif role in ("who", "what") and (role in roles or not _worded(texts)):
            role = "figure"
        roles.append(role)
    if "who" not in roles and "what" not in roles:
        named = (at for at, texts in enumerate(columns) if _all_owners(texts))
        at = next(named, None)
        if at is not None:
            roles[at] = "who"
    return roles


def _dated(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    found = [is_year(text) or find_periods(text) for text in filled]
    return bool(filled) and all(found)


def _all_owners(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text and not is_total(text)]
    named = [any(o.kind in ("place", "organisation") for o in owners(text)) for text in filled]
    return len(filled) > 1 and sum(named) * 3 >= len(named) * 2


def _role(header: str, texts: Sequence[str]) -> Role:
    if _SERIAL.match(header):
        return "serial"
    if _WHEN.match(header):
        return "when"
    if _UNIT.match(header) or (_WHO.match(header) and _all_units(texts)):
        return "unit"
    if _SCALE.search(header):
        return "scale"
    if _DUTY.match(header) and _DUTY_HEAD.match(header) and _worded(texts):
        return "duty"
    if _NOTE.match(header) or _CODE.match(header):
        return "note"
    if _WHO.match(header) and (not _ANY_NAME.match(header) or _all_owners(texts)):
        return "who"
    if _ANY_NAME.match(header):
        return "what"
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


def cell_figure(document: Document, line: Line, cell: Cell, header: Heading) -> Figure | None:
    """Return the figure that a cell states, bound by its row, its heading and the caption."""
    read = _number(cell.text)
    what, kind, unit = _column(header, cell, line)
    if kind == "rank" and read is None:
        read = _number(bare_rank(cell.text))
        kind = "grade" if read is None else kind
    grade = cell.text if kind == "grade" and read is None and _is_worded(cell.text) else None
    if (read is None and grade is None) or (read is not None and kind == "grade"):
        return None
    if line.total and (kind in ("rank", "grade") or unit == "điểm"):
        return None
    of, unit = (read.of, unit or read.unit) if read else (None, unit)
    if kind == "value" and unit == "điểm" and of is None:
        of = line.scale or header.scale
    if kind == "value" and of is not None and unit is None:
        kind = "share"
    place = line.owner
    if line.stated and (named := _owner_in(header)) is not None:
        place = named
    return Figure(
        document_id=document.id, span=cell.span, text=cell.text, clause=line.span, kind=kind,
        value=read.value if read else None, unit=unit, of=of, bound=read.bound if read else "exact",
        grade=grade, place=place, indicator=what, period=header.period(line.reference) or line.period or line.caption.period,
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


def _owner_in(header: Heading) -> Binding | None:
    """Return the unit that a heading names, where the columns are units."""
    for cell in reversed(header.levels):
        named = [o for o in owners(cell.text) if o.kind in ("place", "organisation")]
        if named:
            return Binding(named[0].value, named[0].text, named[0].span.shifted(cell.span.start))
    return None


def _is_worded(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _named_indicator(header: Heading) -> tuple[Binding, str] | None:
    """Return the known indicator that a heading names, the narrowest level first, and its id."""
    for cell in (header.name, *header.above):
        named = find_indicators(cell.text, weak=True)
        if named:
            span = named[0].span.shifted(cell.span.start)
            return Binding(named[0].name, named[0].text, span), named[0].id
    return None


def _worded_indicator(header: Heading) -> Binding | None:
    """Return what a heading measures by its own words, the levels that say something together."""
    cells = [*reversed(header.above), header.name]
    words = [written for cell in cells if (written := words_of(cell.text))]
    if len(" ".join(words)) < 3:
        return None
    span = Span(cells[0].span.start, cells[-1].span.end)
    return Binding(" – ".join(words), words[-1] if len(cells) > 1 else cells[0].text, span)


def _column(
    header: Heading, cell: Cell, line: Line
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what a column measures, of which kind its cells are and in which unit."""
    percent = "%" in header.text or cell.text.endswith("%") or line.unit == "%"
    stated = header.unit or line.unit or line.caption.unit
    if line.stated:
        return _of_row(header, line, percent=percent)
    name, caption = header.name.text, line.caption
    unit, kind = _stated_unit(stated, percent=percent)
    known = _named_indicator(header)
    if known and kind != "value" and _stated_unit(indicator(known[1]).unit)[1] != kind:
        known = None  # "Kinh phí CCHC (triệu đồng)" is no score of the index that it names
    own = known[0] if known else None
    group = None if own or not header.above else _above(header)
    index = own or group or caption.indicator
    if _CHANGED.search(name):
        return index, "change", stated if stated else None
    if _RANK.search(name):
        return index, "rank", None
    if _GRADE.match(name):
        return index, "grade", None
    goal = bool(_GOAL.search(name))
    if known is not None and own is not None:
        usual = indicator(known[1]).unit
        if unit is None:
            unit, kind = _stated_unit("điểm" if "điểm" in usual else usual)
        return own, "target" if goal else kind, unit
    if _SELF_ASSESSED.search(name):
        of = caption.indicator.value if caption.indicator else ""
        written = Binding(f"Điểm tự chấm {of}".strip(), name, header.name.span)
        return written, "value", "%" if percent else "điểm"
    if _POINTS.match(name):
        if index is not None and _AWARDED.search(name):
            index = Binding(index.value, name, header.name.span)
        return index, "value", "%" if percent else (unit or "điểm")
    if not words_of(name):
        return _of_caption(header, line, percent=percent)
    worded = _worded_indicator(header)
    if unit is None and _is_field(header, caption):
        return worded, "value", "điểm"
    if goal:
        bare = bool(_BARE_GOAL.match(words_of(name))) and caption.indicator is not None
        return caption.indicator if bare else worded, "target", unit
    return worded, kind if unit else ("count" if worded else "value"), unit


def _above(header: Heading) -> Binding | None:
    """Return what the level above a bare "Điểm" or "Hạng" names, in its own words."""
    cell = header.above[0]
    return Binding(words_of(cell.text), cell.text, cell.span)


_POINTS_ABOVE = re.compile(r"điểm", re.IGNORECASE)


def _is_field(header: Heading, caption: Caption) -> bool:
    """Return whether a column holds the points of one field of an index."""
    upper = header.levels[: header.levels.index(header.name)]
    scored = any(_POINTS_ABOVE.search(cell.text) for cell in upper)
    return scored and caption.indicator is not None


def _of_caption(
    header: Heading, line: Line, *, percent: bool
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return what the caption says is measured, where the heading only says when."""
    own = line.caption.indicator
    unit, kind = _stated_unit(header.unit or line.caption.unit, percent=percent)
    if unit is None and own is not None:
        found = indicator_by_name(own.value)
        usual = found.unit if found else ""
        unit, kind = _stated_unit("điểm" if "điểm" in usual else usual)
    return own, kind, unit


def _stated_unit(unit: str | None, *, percent: bool = False) -> tuple[str | None, FigureKind]:
    """Return a unit as figures write it, and the kind of figure it makes."""
    if percent:
        return "%", "value"
    found = _unit_kind(unit) if unit else None
    return (unit, found) if found and unit else (None, "value")


def _of_row(
    header: Heading, line: Line, *, percent: bool
) -> tuple[Binding | None, FigureKind, str | None]:
    """Return the same where the row is the indicator: the header only says when, and if a goal."""
    name = header.name.text
    unit = "%" if percent else (header.unit or line.unit or line.caption.unit or None)
    kind = _unit_kind(unit) if unit else None
    if _RANK.search(name) and not _CHANGED.search(name):
        return line.what, "rank", None
    if _GRADE.match(name):
        return line.what, "grade", None
    if _SELF_ASSESSED.search(name) and line.what is not None:
        own = Binding(f"Điểm tự chấm {line.what.value}", line.what.text, line.what.span)
        return own, "value", unit or "điểm"
    if _CHANGED.search(name):
        return line.what, "change", unit
    if _GOAL.search(name):
        return line.what, "target", unit
    if kind is None and re.search(r"điểm", header.text, re.IGNORECASE):
        return line.what, "value", "điểm"
    return line.what, kind or "value", unit
