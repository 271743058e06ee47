"""What each column of a table is for: whose, of what, when, in which unit, or a figure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from index_store.figures.owners import owners
from index_store.figures.tables.headings import (
    Cell,
    Heading,
    is_part_of_year,
    is_year,
    words_of,
)
from index_store.figures.tables.row_owners import in_full
from index_store.figures.tables.wording import (
    cell_number,
    is_number,
    is_rank,
    is_total,
    unit_kind,
)
from index_store.language.amounts.quantities import find_quantities
from index_store.language.names.place_names import ANY_UNIT
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


Role = Literal["serial", "who", "what", "when", "unit", "scale", "duty", "note", "figure"]

_SERIAL = re.compile(r"(?:S\.? ?T\.? ?T|SST|T ?T|Số TT|Số thứ tự|#|No\.?)\.?$", re.IGNORECASE)
_UNIT = re.compile(r"(?:đơn vị tính|đơn vị đo|ĐVT|đvt)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"(?:\w+ ){0,3}(?:chủ trì|thực hiện|phối hợp|đầu mối|phụ trách|chịu trách nhiệm|theo dõi|tham mưu|báo cáo|cung cấp)$",
    re.IGNORECASE,
)
_DUTY_HEAD = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|phòng|sở|người|chủ trì|phối hợp|đầu mối)", re.IGNORECASE
)
_NOTE = re.compile(r"(?:ghi chú|thời (?:hạn|gian)|ngày|căn cứ|lý do|nguyên nhân)", re.IGNORECASE)
_SCALE = re.compile(r"(?:điểm (?:tối đa|chuẩn)|thang điểm|^(?:mức )?tối đa$)", re.IGNORECASE)
_SCALED_POINTS = re.compile(r"(?!điểm (?:tối đa|chuẩn)).+\(tối đa \d", re.IGNORECASE)
_AT_AN_END = re.compile(
    r"(?:cao|thấp|tốt|kém|nhiều|ít) nhất|dẫn đầu|đứng đầu|đứng cuối", re.IGNORECASE
)
# What names a thing and measures nothing: a column of such numbers states no figure.
_CODE = re.compile(
    r"(?:loại(?:,| hàng| nhóm)|nhóm\b|số hiệu|số,? ký hiệu|ký hiệu|mã(?: số| hiệu)?\b|nhãn hiệu|biểu trưng|điện thoại|số (?:điện thoại|UN|CAS|"
    r"máy|tài khoản|giấy|quyết định|văn bản|nhà|thửa|tờ)\b|SĐT|fax|toạ? ?độ|kinh độ|vĩ độ)",
    re.IGNORECASE,
)
# Which case of a thing a row is: "Quy mô", "Trên 100.000 m³".
CONDITION = re.compile(
    r"(?:quy mô|điều kiện|trường hợp|phạm vi|loại hình|đối tượng áp dụng)(?! \()", re.IGNORECASE
)
# "Tên hàng hóa": a name, but no unit's, unless its cells say so.
_ANY_NAME = re.compile(
    rf"tên (?!(?:các )?(?:{ANY_UNIT}|đơn vị|địa phương|cơ quan|sở|phòng|ubnd|bộ|ban|chi cục|cục)\b)\w",
    re.IGNORECASE,
)
# "Tên", "Tên (viết tắt)": whose name, the cells say.
_TITLED = re.compile(r"(?:họ (?:và )?)?tên(?: ?\(|$)", re.IGNORECASE)
_WHO = re.compile(
    rf"(?:tên )?(?:các )?(?:{ANY_UNIT}|đơn vị|địa phương|cơ quan|sở|tên|phòng|ubnd"
    r"|bộ(?!\s+(?:chỉ|tiêu|thủ))|ban(?!\s+hành)|chi cục|cục)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:năm|kỳ(?: báo cáo)?|giai đoạn|thời (?:gian|kỳ|điểm)|quý|tháng)$", re.IGNORECASE
)
_WHAT = re.compile(
    r"(?:tên )?(?:các )?(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|lĩnh vực|hạng mục|mục tiêu|nhiệm vụ|danh mục|(?:nhóm )?(?:yếu tố|nhân tố)|khía cạnh|phương diện|thước đo|chỉ báo)",
    re.IGNORECASE,
)
_QUESTIONED = re.compile(r"(?:trả lời|đáp án|giải đáp|answer)", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\s*\(\d{1,2}\)$")
_ORDER = re.compile(r"(?:số )?thứ tự$", re.IGNORECASE)


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
    if "what" in roles and _is_title(header[roles.index("what")]):
        _prefer_what_is_named(roles, columns)
    if "who" in roles and "what" in roles:
        _judge_units(roles, columns)
    if roles[0] == "figure" and not is_rank(header[0]) and _runs_on(columns[0]):
        roles[0] = "serial"
    if "who" not in roles and "what" not in roles:
        named = (at for at, texts in enumerate(columns) if _all_owners(texts))
        at = next(named, None)
        if at is not None:
            roles[at] = "who"
    if not {"who", "what", "when"} & set(roles) and any(_says_unit(one) for one in header):
        worded = (
            at for at, texts in enumerate(columns) if _worded(texts) and roles[at] == "figure"
        )
        at = next(worded, None)
        if at is not None:
            roles[at] = "what"  # "Hành vi vi phạm" beside "Mức phạt (đồng)"
    if not {"who", "what", "when"} & set(roles):
        at = _names_of_rows(roles, header, columns)
        at = _sizes_of_rows(roles, header, columns) if at is None else at
        if at is not None:
            roles[at] = "what"
    return roles


def _names_of_rows(
    roles: Sequence[Role], header: Sequence[Heading], columns: Sequence[Sequence[str]]
) -> int | None:
    """Return the column whose words name the rows, where no heading says so: "Loại chất | Lượng"."""
    named = (
        at
        for at, texts in enumerate(columns)
        if roles[at] == "figure" and _all_worded(texts) and _tells_apart(texts)
    )
    at = next(named, None)
    if at is None:
        return None
    measured = (
        (roles[beside] == "figure" and words_of(header[beside].text) and _mostly_numbers(texts))
        or (roles[beside] in ("figure", "note") and _conditions(header[beside], texts))
        for beside, texts in enumerate(columns)
        if beside > at
    )
    return at if any(measured) else None


def _conditions(heading: Heading, texts: Sequence[str]) -> bool:
    """Return whether a column says in words how large or how long the thing of its row is."""
    filled = [text for text in texts if text]
    stated = [any(q.unit is not None for q in find_quantities(text)) for text in filled]
    asked = CONDITION.match(heading.text) or _QUESTIONED.match(heading.text)
    return any(stated) and (bool(asked) or sum(stated) * 2 > len(filled))


def _sizes_of_rows(
    roles: Sequence[Role], header: Sequence[Heading], columns: Sequence[Sequence[str]]
) -> int | None:
    """Return the first column where its numbers, in a unit, are what the rows are: 9,5 mm.

    Only in a table of two columns of numbers: of several, the first may be a result itself.
    """
    if _numbers_a_class(roles, header, columns):
        return 0
    numbers = [at for at, texts in enumerate(columns) if texts and all(map(is_number, texts))]
    plain = len(columns) == len(numbers) == 2 and all(role == "figure" for role in roles)
    sized = plain and all(_has_measure(one) for one in header)
    return 0 if sized and len(set(columns[0])) == len(columns[0]) else None


def _numbers_a_class(
    roles: Sequence[Role], header: Sequence[Heading], columns: Sequence[Sequence[str]]
) -> bool:
    """Return whether the first column says which class a row is, beside columns of numbers: "Bậc | Hệ số"."""
    if CLASS.match(words_of(header[0].text)) is None or len(set(columns[0])) < len(columns[0]):
        return False
    short = all(map(CLASS_CELL.fullmatch, columns[0]))
    beside = [texts for role, texts in zip(roles[1:], columns[1:], strict=True) if role == "figure"]
    return short and bool(beside) and all(map(_mostly_numbers, beside))


CLASS_CELL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?|[IVX]{1,5}|[A-ZĐ]\d?")
CLASS = re.compile(
    r"(?:nhóm|bậc|cấp|loại|mức|khu vực|vùng|lớp|hạng|tầng|khóa|đợt|lần|phương án)(?: [^\W\d]+){0,3}$",
    re.IGNORECASE,
)


def _has_measure(heading: Heading) -> bool:
    return heading.unit is not None and unit_kind(heading.unit) == "value"


def _tells_apart(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(set(filled)) >= _DISTINCT * len(filled)


def _mostly_numbers(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(_states_number, filled)) * 2 > len(filled)


def _states_number(text: str) -> bool:
    return cell_number(text) is not None or bool(_TWO_ENDS.match(text))


_TWO_ENDS = re.compile(
    r"(?:từ )?\d[\d.,]*[^\d|]{0,14}(?:-|–|đến) ?\d[\d.,]*[^\d|]{0,20}$", re.IGNORECASE
)


def _is_title(heading: Heading) -> bool:
    """Return whether a heading says no more than "name": "Tên", "Tên (viết tắt)"."""
    return bool(_TITLED.match(heading.text))


def _prefer_what_is_named(roles: list[Role], columns: Sequence[Sequence[str]]) -> None:
    """Let an earlier column of words be what is measured: the names beside it are its codes.

    "Trường thông tin | Tên (viết tắt)": what a row is of stands in the first of them.
    """
    at = roles.index("what")
    for earlier in range(at):
        if roles[earlier] == "figure" and _all_worded(columns[earlier]):
            roles[earlier], roles[at] = "what", "note"
            return


_NAMED = re.compile(
    r"(?:[-–+•] ?|[a-zđ][).] |\d{1,2}(?:\.\d{1,2})*[).]? )?(?:[^\W\d]\.\s?){0,2}[^\W\d]{2}"
)
_DISTINCT = 0.7
"""So many of the cells that name the rows must differ, at least."""


def _all_worded(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    named = sum(bool(_NAMED.match(text)) for text in filled)
    return len(filled) > 1 and named * 5 >= len(filled) * 4


def _says_unit(heading: Heading) -> bool:
    return heading.unit is not None and unit_kind(heading.unit) is not None


def _judge_units(roles: list[Role], columns: Sequence[Sequence[str]]) -> None:
    """Let a column of "Đơn vị" be that of units of measure where none of its cells is a body."""
    at = roles.index("who")
    filled = [text for text in columns[at] if text]
    if any(o.kind in ("place", "organisation") for text in filled for o in owners(text)):
        return
    known = [unit_kind(text.casefold()) is not None for text in filled]
    roles[at] = "unit" if sum(known) * 2 >= len(known) else "note"


def _runs_on(texts: Sequence[str]) -> bool:
    """Return whether a column only numbers its rows, perhaps anew in each group."""
    numbers = [int(text) for text in texts if text.isdigit()]
    if len(numbers) < 2 or len(numbers) < sum(bool(text) for text in texts):
        return numbers == [1] and sum(bool(text) for text in texts) == 1
    return numbers[0] == 1 and all(b in (a + 1, 1) for a, b in pairwise(numbers))


def _dated(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    found = [is_year(text) or is_part_of_year(text) or find_periods(text) for text in filled]
    return bool(filled) and all(found)


def _all_owners(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text and not is_total(text)]
    named = [_is_name(text) for text in filled]
    return len(filled) > 1 and sum(named) * 3 >= len(named) * 2


def _is_name(text: str) -> bool:
    """Return whether a cell is the name of a place or body, not a sentence that names one."""
    text = in_full(text)
    found = [o for o in owners(text) if o.kind in ("place", "organisation")]
    return bool(found) and (found[0].span.start <= 5 or len(found[0].text) * 2 >= len(text))


def _role(header: str, texts: Sequence[str]) -> Role:
    if _SERIAL.match(header):
        return "serial"
    if _WHEN.match(header) and not _measured(header, texts):
        return "when"
    if _UNIT.match(header) or (_WHO.match(header) and _all_units(texts)):
        return "unit"
    if _SCALE.search(header) and not _SCALED_POINTS.match(header):
        return "scale"
    if _AT_AN_END.search(header) and _worded(texts):
        return "note"  # "Đơn vị cao nhất": who leads in what a row is of, not whose the row is
    if _DUTY.match(header) and _DUTY_HEAD.match(header) and _worded(texts):
        return "duty"
    if CONDITION.match(header) and not all(is_number(text) for text in texts if text):
        return "note"
    if _CODE.match(header) or (_NOTE.match(header) and not _measured(header, texts)):
        return "note"
    if re.search(r"(?<!\w)năm(?!\w)", header, re.IGNORECASE) and _all_years(texts):
        return "note"  # "Năm thành lập": 1998
    if _WHO.match(header) and (
        not (_ANY_NAME.match(header) or _TITLED.match(header)) or _all_owners(texts)
    ):
        return "who"
    if _ANY_NAME.match(header) or _TITLED.match(header):
        return "what"
    return "what" if _WHAT.match(header) else "figure"


_LIMIT = re.compile(r"thời (?:hạn|gian)", re.IGNORECASE)


def _measured(header: str, texts: Sequence[str]) -> bool:
    """Return whether a column of time limits holds how long: "15 ngày", or 15 below "(ngày)"."""
    if not _LIMIT.match(header):
        return False
    filled = [text for text in texts if text]
    unit = Heading((Cell(header, Span(0, len(header))),)).unit
    if not filled:
        return False
    if unit is not None and unit_kind(unit) is not None and all(map(is_number, filled)):
        return True
    long = [number for text in filled if (number := cell_number(text)) is not None]
    return len(long) * 2 > len(filled) and all(
        number.unit is not None and _LONG.match(number.unit) for number in long
    )


_LONG = re.compile(r"(?:ngày|giờ|tháng|phút|giây|tuần|năm)(?!\w)", re.IGNORECASE)


def _all_years(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and all(map(is_year, filled))


def _worded(texts: Sequence[str]) -> bool:
    filled = [t for t in texts if t]
    return bool(filled) and sum(bool(_WORDS.match(t)) for t in filled) * 2 > len(filled)


# "H. Sơn Lâm", "T.X Mây Trắng": a kind in short before the words of a name.
_SHORT = r"(?:[^\W\d]\.\s?){0,2}"
_WORDS = re.compile(rf"[\W\d]*{_SHORT}[^\W\d]{{2}}")


def _all_units(texts: Sequence[str]) -> bool:
    return bool(texts) and all(unit_kind(t) is not None for t in texts)
