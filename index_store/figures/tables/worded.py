"""Figures inside the words of a cell: conditions ("Cao từ 7 tầng trở lên"), steps, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.clauses import brackets
from index_store.figures.tables.headings import words_of
from index_store.figures.tables.wording import cell_number, is_bare
from index_store.language.amounts.quantities import find_quantities
from index_store.records import Binding, Figure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.figures.tables.context import Line
    from index_store.figures.tables.headings import Cell, Heading
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Document

_CUT = re.compile(r"[,;:.](?= |$)|(?<!\w)(?:hoặc|và|hay)(?!\w)|\n|<br>|[-–+•] ")
_LINK = re.compile(
    r"(?: (?:là|từ|đến|tới|dưới|trên|hơn|không quá|không dưới|không vượt quá|không nhỏ hơn|không lớn hơn"
    r"|nhỏ hơn|lớn hơn|tối đa|tối thiểu|ít nhất|khoảng|đạt|có|bằng|trong|trong thời hạn|thời hạn|chậm nhất|phải|đủ|≥|≤|<|>|=))+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[-–+•]|[a-zđ]\)|\d{1,2}[.)])+ ?")
_WORDS_UP_TO = 14
_FIGURES_UP_TO = 6
_NAMES = re.compile(r"(?:họ và )?tên(?!\w)|danh mục|ví dụ|mẫu", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:t[ỷỉ] lệ|t[ỷỉ] trọng|mức|đạt|hoàn thành|độ|công suất)(?!\w)", re.IGNORECASE
)
REMARK = re.compile(
    r"(?:ghi chú|mô tả|nội dung|yêu cầu|tiêu chuẩn|quy trình|trình tự|cách thức|thành phần"
    r"|điều kiện|quy mô|trường hợp|phạm vi|đối tượng áp dụng)(?!\w)",
    re.IGNORECASE,
)
"""The headings of columns whose cells are words."""


def worded_figures(document: Document, line: Line, cell: Cell, header: Heading) -> Iterator[Figure]:
    """Yield the numbers that the words of a cell state of the thing its row is.

    Each is called by the words right before it ("diện tích không quá 3.000 m²"); one before
    which there are none is left out, as is a number without a unit.
    """
    if line.what is None or line.total or _NAMES.match(header.text):
        return
    if cell_number(cell.text) is not None:
        return
    quantities = find_quantities(_SPACED.sub(".", cell.text))
    if len(quantities) > _FIGURES_UP_TO:
        return  # a list of its own, whose items are not what the row is
    aside = brackets(cell.text)
    thing = line.what.value.replace(f" – {cell.text}", "")
    for at, quantity in enumerate(quantities):
        if quantity.unit is None or quantity.kind not in ("value", "count", "money", "target"):
            continue
        if any(quantity.span.within(one) for one in aside):
            continue
        since = quantities[at - 1].span.end if at else 0
        name = _named(cell.text, quantity, since)
        if name is None:
            continue
        heading = _heading(header)
        if quantity.unit == "%" and not _SHARE.match(name.of(cell.text)):
            continue  # "dung dịch muối 3%"
        value = f"{thing} – {name.of(cell.text)}"
        if quantity.kind == "count":
            value += _counted(cell.text, quantity)
        yield Figure(
            document_id=document.id,
            span=quantity.span.shifted(cell.span.start),
            text=quantity.span.of(cell.text),
            clause=line.span,
            kind=quantity.kind,
            value=quantity.value,
            unit=quantity.unit,
            bound=quantity.bound,
            indicator=Binding(
                f"{heading} – {value}" if heading else value,
                name.of(cell.text),
                name.shifted(cell.span.start),
            ),
        )


def _counted(text: str, quantity: Quantity) -> str:
    """Return the noun that is counted with the words it goes on with: " bộ mặt nạ phòng độc"."""
    end = _CUT.search(text, quantity.span.end)
    rest = text[quantity.span.end : end.start() if end else len(text)].strip()
    whole = rest and len(rest.split()) <= _WORDS_UP_TO and not re.search(r"[\d()]", rest)
    return f" {quantity.unit} {rest}" if whole else f" ({quantity.unit})"


def _heading(header: Heading) -> str:
    """Return what a column of words adds to what its cells say: nothing, if it is one of remarks."""
    words = [words_of(cell.text) for cell in (*reversed(header.above), header.name)]
    return " – ".join(one for one in words if one and not is_bare(one) and not _ASIDE.match(one))


_ASIDE = re.compile(
    r"(?:ghi chú|mô tả|nội dung|quy trình|trình tự|cách thức|yêu cầu|thành phần)(?!\w)",
    re.IGNORECASE,
)


def _named(text: str, quantity: Quantity, since: int) -> Span | None:
    """Return the words between the last break and the number that say what it measures."""
    start = since
    for cut in _CUT.finditer(text, since, quantity.span.start):
        start = cut.end()
    words = text[start : quantity.span.start]
    link = _LINK.search(f" {words.strip()}")
    kept = words.strip()
    if link is not None:
        kept = f" {kept}"[: link.start()].strip()
    kept = _NUMBERED.sub("", kept)
    if not kept or re.search(r"\d|[()]", kept) or len(kept.split()) > _WORDS_UP_TO:
        return None
    if not any(letter.isalpha() for letter in kept) or _FUNCTION.fullmatch(kept):
        return None
    at = start + words.index(kept)
    return Span(at, at + len(kept))


_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # "1 500 m²"
_FUNCTION = re.compile(
    r"(?:(?:nếu|khi|của|cho|với|tại|các|những|trên|mỗi|mọi|một|theo|và|hoặc|từ|đến|trở lên|trở xuống|gồm|bao gồm)(?: |$))+",
    re.IGNORECASE,
)
