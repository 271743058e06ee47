"""What stands above a table: its indicator, period, unit, and the decision it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.tables.context import Caption
from index_store.figures.tables.headings import unit_as_written
from index_store.figures.tables.wording import is_bare, is_points
from index_store.language.law.recitals import is_based_on
from index_store.language.law.references import find_document_numbers
from index_store.language.names.place_names import ANY_UNIT
from index_store.language.terms.indicators import (
    find_indicators,
    indicator,
    indicator_by_name,
)
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.article import Article


_CAPTION_UNIT = re.compile(
    r"(?:ĐVT|đơn vị tính|đơn vị)\s*:\s*(?P<unit>%|[^\W\d_][^().;,\d:]{1,25})|\((?P<sign>%)\)$",
    re.IGNORECASE,
)


_MEASURED = re.compile(
    r"(?<!\w)(?P<what>(?:tỷ lệ|tỉ lệ|số lượng|tổng số|mức độ|mức thu|mức phí|diện tích|dân số|kinh phí|thu nhập|giá trị|"
    r"số(?= (?!hiệu|liệu|thứ tự|TT|\d|:))) [^;:.()|]{3,80}?)"
    r"(?= (?:của|các|tại|trên|theo|năm|giai đoạn|quý|tháng|tính|đến|từ|phân)(?!\w)|,|$| ?\()",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"(?: (?:cho|vào|để|về|theo|với|ở))+$"
)  # "… đưa vào sử dụng cho các mục đích"
_SUMS = re.compile(r"kinh phí|giá trị|tổng|số ", re.IGNORECASE)
_VALUE_OF = re.compile(
    r"(?:giá trị|mức độ|mức)(?: (?:trung bình|bình quân|chung))? ", re.IGNORECASE
)


def _is_heading(words: str) -> bool:
    """Return whether a line is a heading in capitals: what stands above it is another section."""
    return words.isupper() and len(words.split()) > 1


_AS_OF = re.compile(r"(?:tại thời điểm|tính đến)(?: hết)?(?: ngày)? $", re.IGNORECASE)
_CAPTION_LINE = 120
_CAPTION_UP_TO = 200


def _says_nothing(what: str) -> bool:
    """Return whether words announce a number and do not say of what.

    >>> _says_nothing("Giá trị trung bình"), _says_nothing("giá trị sản xuất")
    (True, False)
    """
    return is_bare(_KIND_OF_MEAN.sub("", what).strip()) or is_points(what)


_KIND_OF_MEAN = re.compile(
    r" (?:trung bình|bình quân|trung vị|chung|cao nhất|thấp nhất|lớn nhất|nhỏ nhất|tối đa|đạt được)(?!\w)",
    re.IGNORECASE,
)


def _is_sum(named: Binding) -> bool:
    """Return whether what a caption names is counted or is money, so that it is no score or share."""
    return bool(_SUMS.match(named.value))


def _worded(words: str) -> Span | None:
    """Return where a caption says in its own words what is measured: "Tỷ lệ cán bộ đạt chuẩn của …"."""
    found = _MEASURED.search(words) if len(words) <= _CAPTION_UP_TO else None
    if found is None:
        return None
    what = _LEFT_OPEN.sub("", found["what"])
    if _says_nothing(what):
        return None
    return Span(found.start("what"), found.start("what") + len(what))


def caption_of(
    document: Document, above: list[Span], facts: Article, section: Span | None = None
) -> Caption:
    """Read the lines right above the table, nearest first, the heading of its section, the title.

    What is measured is said by captions and headings first; a sentence that only tells a number
    of its own ("Giá trị trung bình của mười hai tỉnh là 87,40 điểm.") says it last.
    """
    when = source = announced = unit = None
    title_at = document.text.find(document.title) if document.title else -1
    places = [*reversed(above)]
    if section is not None and section not in above:
        places.append(section)
    if title_at >= 0 and all(line.start != title_at for line in places):
        places.append(Span(title_at, title_at + len(document.title)))
    headed = False
    read = [
        _said_by(document, line, nearest=at == 0, titled=line.start == title_at)
        for at, line in enumerate(places)
    ]
    for distance, line in enumerate(places):
        words = line.of(document.text)
        documents = find_document_numbers(words)
        stated = _CAPTION_UNIT.search(words)
        said = unit_as_written((stated["unit"] or stated["sign"]).strip()) if stated else None
        unit = unit or said
        periods = [
            p
            for p in find_periods(words, facts.reference)
            if (p.kind not in ("day", "until") or _AS_OF.search(words[: p.span.start]))
            and not any(p.span.overlaps(d.span) for d in documents)
            and not _SET_AGAINST.search(words[: p.span.start])
        ]
        apart = headed and not _is_heading(words)
        headed = headed or _is_heading(words)
        if line.start != title_at and (apart or (distance > 1 and len(words) > _CAPTION_LINE)):
            periods = []  # of another section, or a sentence well above the table
        if when is None and len({p.value for p in periods}) == 1:
            when = Binding(periods[0].value, periods[0].text, periods[0].span.shifted(line.start))
        if source is None and documents and not is_based_on(words):
            named = Span(documents[0].span.start, documents[0].number_span.end)
            source = Binding(documents[0].name, named.of(words), named.shifted(line.start))
            announced = documents[0].dated
    end = _end_of_section(document, places)
    read = [
        one
        for at, (line, one) in enumerate(zip(places, read, strict=True))
        if at <= end or line == section or line.start == title_at
    ]
    said_of = sorted((one for one in read if one.what is not None), key=lambda one: one.strength)
    what = said_of[0].what if said_of else None
    if what is None and title_at < 0:
        mentions = [m for m in find_indicators(document.title) if _is_scored(m.id)]
        what = Binding(mentions[0].name, mentions[0].text, None) if mentions else None
    counted = next((one.counted for one in read if one.counted is not None), None)
    level = next((one for line in places if (one := _listed(line.of(document.text)))), "")
    words_above = [line.of(document.text) for line in places]
    area = what is not None and _is_area(what) and not any(map(says_points, words_above))
    tier = _tier(words_above[0]) if words_above else ""
    return Caption(what, when or facts.period, source, announced, unit, counted, level, area, tier)


def _is_scored(id: str) -> bool:
    """Return whether an indicator is told in points or percents."""
    return "điểm" in indicator(id).unit or "%" in indicator(id).unit


def _is_area(what: Binding) -> bool:
    """Return whether an indicator is an area of reform, which heads sections of any report."""
    row = indicator_by_name(what.value)
    return row is not None and row.id.startswith("field_")


_POINTS = re.compile(
    r"(?<!\w)(?:điểm|chỉ số|thang|xếp hạng|xếp loại|index|tiêu chí)(?!\w)", re.IGNORECASE
)


def says_points(words: str) -> bool:
    """Return whether words say that something is scored or ranked.

    >>> says_points("Điểm các lĩnh vực"), says_points("2. Cải cách thể chế")
    (True, False)
    """
    return bool(_POINTS.search(words))


_TIER = re.compile(r"(?<!\w)(?:cấp|khối) (?:tỉnh|huyện|xã|sở)(?!\w)", re.IGNORECASE)


def _tier(words: str) -> str:
    """Return the one tier of units that a line names: "Kết quả của UBND cấp huyện".

    >>> _tier("Bảng 2. Kết quả của UBND cấp huyện"), _tier("Kết quả cấp huyện, cấp xã")
    ('cấp huyện', '')
    """
    found = {m.group().lower() for m in _TIER.finditer(words)}
    return next(iter(found)) if len(found) == 1 else ""


def _end_of_section(document: Document, places: Sequence[Span]) -> int:
    """Return which line above a table, nearest first, is the numbered heading of its section.

    What stands above that heading ("2. Kết quả cung ứng dịch vụ: 87%") is measured elsewhere.
    """
    heads = (at for at, line in enumerate(places) if _PART.match(line.of(document.text)))
    return next(heads, len(places))


_PART = re.compile(r"\W*[IVX]{1,5}[.)] ")


# "nhích thêm 1,84 điểm so với năm 2024": of another year than the table below.
_SET_AGAINST = re.compile(r"(?<!\w)(?:so với|so|cùng kỳ|hơn)(?!\w)[^,.;()]{0,30}$", re.IGNORECASE)

# "của 12 huyện", "các tỉnh, thành phố"; "của huyện" is one of them, "cấp huyện" says no names.
_LISTED = re.compile(
    r"(?<!\w)(?:các|những|giữa các|\d{1,4}(?:/\d{1,4})?|hai|ba|bốn|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
    r" (?P<kind>tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)"
    rf"(?P<more>(?:, | và | - |/)(?:các )?(?:{ANY_UNIT})(?!\w))?",
    re.IGNORECASE,
)


def _listed(words: str) -> str:
    """Return the one kind of place that a line says several are told of, "" for none or several.

    >>> _listed("Kết quả của 12 huyện"), _listed("các xã, phường"), _listed("UBND tỉnh"), _listed("63 tỉnh, thành phố")
    ('huyện', '', '', 'tỉnh')
    """
    kinds = {m["kind"].lower() for m in _LISTED.finditer(words) if not m["more"]}
    mixed = {m["kind"].lower() for m in _LISTED.finditer(words) if m["more"]}
    if mixed == {"tỉnh"} and not kinds:
        return "tỉnh"
    return next(iter(kinds)) if len(kinds) == 1 and mixed <= kinds else ""


_BREAK = re.compile(r"[.;:,]$|[.!?] ")
_NUMBERED_TABLE = re.compile(
    r"(?:bảng|biểu|hình|mẫu|nguồn|đơn vị|đvt|ghi chú)(?!\w)", re.IGNORECASE
)
_SECTION = re.compile(r"[^\W_]")


def is_section(words: str) -> bool:
    """Return whether a line is the heading of a section, as far as one line shows it.

    >>> is_section("II. Chỉ số hài lòng"), is_section("Bảng 2. Kết quả"), is_section("Kinh phí là 5 tỷ.")
    (True, False, False)
    """
    words = words.strip()
    if not 3 < len(words) <= _CAPTION_LINE or _SECTION.match(words) is None:
        return False
    return not (_BREAK.search(_SECTION_NUMBER.sub("", words)) or _NUMBERED_TABLE.match(words))


_SECTION_NUMBER = re.compile(r"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-HĐa-hđ])[.)] ?")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one line above a table says is measured; the least ``strength`` is heard first."""

    what: Binding | None
    counted: Binding | None
    strength: int = 0


def _said_by(document: Document, line: Span, *, nearest: bool, titled: bool) -> _Said:
    """Return what a line above a table says is scored, is a share, or is counted.

    A number of a document ("210/SNV-CCHC") names no index.
    """
    words = line.of(document.text)
    numbers = [one.span for one in find_document_numbers(words)]
    of_its_own = _OWN_NUMBER.search(words) is not None and not words.rstrip().endswith(":")
    mentions = [
        m
        for m in find_indicators(words) or find_indicators(words, weak=True)
        if _is_scored(m.id) and not any(m.span.overlaps(number) for number in numbers)
    ]
    counted = None
    if not mentions and (any_mention := find_indicators(words)):
        first = any_mention[0]
        counted = Binding(first.name, first.text, first.span.shifted(line.start))
    worded = None if titled else _worded(words)
    if worded is not None and any(not m.span.within(worded) for m in mentions):
        worded = None
    if worded is not None and mentions and _VALUE_OF.match(worded.of(words)):
        worded = None  # "giá trị trung bình Chỉ số CCHC" is of the index
    if worded is not None:  # "Kinh phí thực hiện cải cách hành chính" is no score of the index
        own = Binding(worded.of(words), worded.of(words), worded.shifted(line.start))
        counted = counted or (own if _is_sum(own) else None)
        return _Said(own, counted, _LAST if of_its_own else 0)
    if not mentions:
        return _Said(None, counted)
    first_named = mentions[0]
    what = Binding(first_named.name, first_named.text, first_named.span.shifted(line.start))
    strength = (_SENTENCE if nearest else _FAR) if of_its_own else _TITLE if titled else 0
    return _Said(what, counted, strength)


_SENTENCE, _TITLE, _FAR, _LAST = 1, 2, 3, 4
# "… là 87,40 điểm": the number that a sentence tells, beside those of the table.
_OWN_NUMBER = re.compile(
    r"(?<!\w)(?:là|đạt|bằng|chiếm|được|có|còn)(?: [^\W\d]+){0,3} \d", re.IGNORECASE
)
