"""What the numbers of a report's line count or measure, in the words of the line and its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index_store.figures.phrases import verbs_table
from index_store.language.amounts.quantities import find_quantities
from index_store.language.terms.indicators import find_indicators, indicator
from index_store.records import Binding, Span

_TOTAL = re.compile(
    r"(?:tổng số|tổng cộng|cộng|tổng|trong đó|số lượng|kết quả|toàn (?:sở|huyện|xã|ngành|đơn vị|tỉnh))(?: chung)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:(?:tổng )?số(?: lượng)?|kết quả|tình hình|về) ", re.IGNORECASE)
_DIVIDED = re.compile(
    r",? \(?(?:được )?(?:chia theo|phân theo|chia ra|phân loại theo|tách theo|theo (?:từng )?(?:lĩnh vực|nhóm|đơn vị|hình thức|phòng|cấp|loại))(?!\w).*$",
    re.IGNORECASE,
)
_IN_PERIOD = re.compile(
    r",? \(?(?:trong|của|tính đến|đến|tới|lũy kế|luỹ kế|từ đầu)(?: hết| cuối)? (?:quý|kỳ|tháng|năm|\d+ tháng|sáu tháng|chín tháng|nay|ngày|thời điểm|kỳ báo cáo)(?!\w).*$"
)
_STATE = re.compile(
    r"(?:đã|đang|chưa|không|còn|trước|đúng|quá|trễ|chậm|trong|sớm|được|bị|kỳ|mới|tồn|từ|nộp|trả|có|toàn trình|một phần|trực|qua|cấp|tự|chủ)(?!\w)",
    re.IGNORECASE,
)
_VARIANT = re.compile(
    r" (?:toàn trình|một phần|(?:nộp )?trực tuyến|(?:nộp )?trực tiếp|(?:đã |đang |hiện |hiện đang |chưa |được |có |phải |cần )[^,;:]{2,40})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a number measures: ``words`` in a sentence's case, ``said`` where they stand."""

    words: str
    said: Binding
    unit: str | None


@lru_cache(maxsize=4096)
def unit_in(words: str) -> str | None:
    """Return the unit in which what the words name is counted; None where they name no such thing.

    >>> unit_in("Số hồ sơ quá hạn"), unit_in("Vận tải đường bộ")
    ('hồ sơ', None)
    """
    plain = _NUMBERED.sub("", words.strip())
    if not plain:
        return None
    found = find_quantities(f"5 {plain[0].lower()}{plain[1:]}")
    return found[0].unit if found and found[0].kind == "count" else None


_PEOPLE = ("cán bộ", "công chức", "viên chức", "biên chế", "người", "nhân sự", "lao động")


def names_unit(label: str, unit: str | None) -> bool:
    """Return whether a label names what is counted in a unit: "Biên chế được giao" counts people.

    >>> names_unit("Biên chế được giao", "người"), names_unit("Đơn vị sự nghiệp", "người")
    (True, False)
    """
    own = unit_in(label)
    if own is None or unit is None:
        return own is not None
    return own == unit or (own.startswith(_PEOPLE) and unit.startswith(_PEOPLE))


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(rf"{verbs_table()}(?!\w)", re.IGNORECASE)


def opens_with_state(words: str) -> bool:
    """Return whether words say in which state things are, or what was done to them."""
    return _STATE.match(words) is not None or _verb().match(words) is not None


def is_total(words: str) -> bool:
    """Return whether a label says of nothing what it counts: "Tổng số"."""
    return _TOTAL.fullmatch(words.strip()) is not None


def is_divided(words: str) -> bool:
    """Return whether a heading says by what its number is divided below it: "chia theo lĩnh vực"."""
    return _DIVIDED.search(words) is not None


def heading_words(words: str) -> str:
    """Return what a heading is about, without how it is divided or of when.

    >>> heading_words("Hồ sơ nhận mới chia theo lĩnh vực")
    'Hồ sơ nhận mới'
    """
    return plain_label(_DIVIDED.sub("", words))


def plain_label(words: str) -> str:
    """Return a label without the period that it names.

    >>> plain_label("Nhận mới trong quý"), plain_label("Số hồ sơ tiếp nhận (tính đến ngày 15/6)")
    ('Nhận mới', 'Số hồ sơ tiếp nhận')
    """
    return re.sub(r" \([^()]*\)?$", "", _IN_PERIOD.sub("", words)).strip(" ,")


def stem(words: str) -> str:
    """Return a label without what its next ones say instead: "Biên chế được giao" of "có mặt"."""
    return _VARIANT.sub("", words)


def lowered(words: str) -> str:
    """Return words as they go on in a sentence; an acronym keeps its capitals."""
    return words if words[:2].isupper() or not words else words[0].lower() + words[1:]


def known(words: str, unit: str | None = None) -> str | None:
    """Return the name of the indicator that the words name in full, else None.

    What is counted in another ``unit`` than the indicator is another thing.
    """
    for said in (words, f"số {words}"):
        found = find_indicators(lowered(said))
        if found and found[0].span.start == 0 and found[0].span.end >= len(said) - 3:
            if unit is not None and not names_unit(words, unit):
                return None
            return found[0].name
    return None


def rate_of(words: str) -> str:
    """Return what a percentage is called that is the share of a count.

    >>> rate_of("hồ sơ trước hạn và đúng hạn"), rate_of("văn bản đi ký số")
    ('Tỷ lệ hồ sơ giải quyết đúng hạn', 'tỷ lệ văn bản đi ký số')
    """
    bare = _NUMBERED.sub("", words)
    said = words if words.casefold().startswith("tỷ lệ") else f"tỷ lệ {lowered(bare)}"
    found = find_indicators(said)
    whole = found and found[0].span.start == 0 and found[0].span.end >= len(said) - 3
    if found and whole and "%" in indicator(found[0].id).unit:
        return found[0].name
    return said


def counted(label: str, unit: str | None) -> str:
    """Return a label with the noun that is counted, where it does not say it itself.

    >>> counted("Kỳ trước chuyển sang", "hồ sơ"), counted("Hồ sơ quá hạn", "hồ sơ")
    ('hồ sơ kỳ trước chuyển sang', 'hồ sơ quá hạn')
    """
    said = lowered(label)
    noun = (unit or "").split(",")[0]
    if (
        not noun
        or noun in said
        or names_unit(label, unit)
        or said.startswith(("số ", "tổng số ", "tỷ lệ ", "mức "))
    ):
        return said
    return f"{noun} {said}"


def span_of(text: str, span: Span, words: str) -> Span:
    """Return where in a label the words stand that are kept of it."""
    at = span.of(text).find(words)
    return Span(span.start + at, span.start + at + len(words)) if at >= 0 else span
