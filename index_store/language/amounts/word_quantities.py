"""Quantities in words: "kiểm tra ba huyện", "hai phần ba số xã", "hàng trăm hồ sơ", "gấp đôi"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.amounts.numerals import MULTIPLIERS, WORD_NUMBER, parse_number
from index_store.language.amounts.quantity import Quantity, quantity_at
from index_store.language.amounts.quantity_context import PAST, bound_before, measured_time
from index_store.language.amounts.units import unit_after, whole_after
from index_store.language.characters.word_starts import whole_word_starts

if TYPE_CHECKING:
    from collections.abc import Iterator


_COUNT = re.compile(rf"(?<!\w)(?P<num>{WORD_NUMBER})(?= ?\w)(?![\w])")
_FIRST_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
# "một" and "năm" count only as "một trăm", "năm mươi": they are words of other kinds too.
_MAY_COUNT = re.compile(
    rf"(?:{whole_word_starts(_FIRST_WORDS)}) (?:(?<!một )(?<!năm )|(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ) )"
)


_NO_COUNT_BEFORE = re.compile(
    r"(?:thứ|tháng|lần|ngày|cả|quý|số|khóa|khoá|loại|hạng|bậc|cấp|mức|lớp|chương|phần|điều|một|vài|dăm|mươi|trăm|nghìn|triệu|năm|đầu tiên|và|\d)[ ]$"
)
_PAIRS = re.compile(
    r"(?:hai bên|hai chiều|ba mẹ|hai vợ chồng|hai cha|hai mẹ|hai con|hai bố|hai anh|hai chị|hai ông|hai bà|ba con|hai nhà|hai cấp|hai mặt|hai đầu|ba cấp)(?!\w)"
)
_NOT_COUNTED = frozenset(
    {"con", "cái", "chữ", "việc", "ban", "khối", "tiếng", "m", "cột", "ô", "loài", "dân", "ca"}
)
"""Nouns that follow hai and ba in set phrases more often than they are counted."""


def word_quantities(text: str, low: str) -> Iterator[Quantity]:
    """Yield the quantities in words; ``low`` is ``text`` in small letters."""
    yield from _counts(text, low)
    if "phần" in low or "nửa" in low:
        yield from _parts(text, low)
    if "hàng " in low or "vài " in low or "mấy " in low or "chục" in low:
        yield from _rounded(text, low)
    if "gấp " in low:
        yield from _times(text, low)


_LOW_END = re.compile(rf"(?<!\w)từ {WORD_NUMBER}(?: \w+){{0,2}} (?:đến|tới) $")


def _counts(text: str, low: str) -> Iterator[Quantity]:
    past = 0
    for begins in _MAY_COUNT.finditer(low):
        m = _COUNT.match(low, begins.start())
        if m is None or m.start() < past:
            continue
        past = m.end()
        words = m["num"].split()
        if words in (["một"], ["năm"], ["tư"]) or _PAIRS.match(low, m.start()):
            continue
        if _NO_COUNT_BEFORE.search(low, max(0, m.start() - 10), m.start()):
            continue
        if text[m.start()].isupper() and text[m.end() : m.end() + 2].strip().isupper():
            continue  # "xã Ba Bể": a name
        unit = unit_after(low, m.end())
        if unit is None or unit.unit in (None, "điểm", "tuổi", "bậc"):
            continue
        if len(words) == 1 and unit.unit in _NOT_COUNTED:
            continue
        if unit.noun_kind == "time" and (
            PAST.match(low, unit.end) or not measured_time(low, m.start(), unit.end)
        ):
            continue
        value = parse_number(m["num"])
        if value is None:
            continue
        bound, at = bound_before(text, m.start())
        if _LOW_END.search(low, max(0, m.start() - 32), m.start()):
            bound = "at most"  # "từ một đến hai bộ"
        yield quantity_at(
            text, at, unit.end, m.start(), m.end(), unit.kind,
            round(value * unit.factor, 6), unit.unit, None, bound,
        )  # fmt: skip


_PART = re.compile(
    r"(?<!\w)(?P<part>một|hai|ba|bốn) phần (?P<whole>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    r"|(?<!\w)(?P<half>một nửa|(?:hơn|gần|quá) nửa)(?= (?:số|trong|tổng|diện|dân|thời|là|so|các|đơn vị|cán bộ|người|hồ sơ)|[,.;)]|$)"
)


def _parts(text: str, low: str) -> Iterator[Quantity]:
    for m in _PART.finditer(low):
        start = m.start()
        bound, at = bound_before(text, start)
        if m["half"]:
            part, whole = 1.0, 2.0
            if not m["half"].startswith("một"):
                bound = "about" if m["half"].startswith("gần") else "over"
        else:
            part, whole = parse_number(m["part"]) or 0.0, parse_number(m["whole"]) or 0.0
        if 0 < part < whole:
            noun = whole_after(text, m.end())
            end, unit = (noun.end(), noun["noun"].lower()) if noun else (m.end(), None)
            yield quantity_at(text, at, end, start, m.end(), "share", part, unit, whole, bound)


_ROUND = re.compile(
    r"(?<!\w)(?P<num>(?:hàng|vài|mấy|dăm) (?P<scale>(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?: (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ))?))(?= \w)"
)
_SCALES = MULTIPLIERS | {"chục": 10.0}


def _rounded(text: str, low: str) -> Iterator[Quantity]:
    """Yield "hàng trăm hồ sơ" as about 100: the size is stated, the number is not."""
    for m in _ROUND.finditer(low):
        value = 1.0
        for word in m["scale"].split():
            value *= _SCALES[word]
        unit = unit_after(low, m.end())
        if unit is None or unit.unit is None or unit.noun_kind == "time":
            continue
        yield quantity_at(
            text,
            m.start(),
            unit.end,
            m.start(),
            m.end(),
            unit.kind,
            value * unit.factor,
            unit.unit,
            None,
            "about",
        )


_TIMES = re.compile(
    r"(?<!\w)(?:tăng )?gấp (?:(?:hơn|gần|khoảng) )?(?P<num>đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: lần)?(?! \d)(?!\w)"
)


def _times(text: str, low: str) -> Iterator[Quantity]:
    for m in _TIMES.finditer(low):
        word = m["num"]
        value = {"đôi": 2.0, "rưỡi": 1.5}.get(word) or parse_number(word)
        if word == "năm" and not m.group().endswith("lần"):
            continue
        yield quantity_at(
            text, m.start(), m.end(), m.start("num"), m.end("num"), "change", value, "lần"
        )
