"""Numbers as Vietnamese writes them, in digits and in words."""

from __future__ import annotations

import re

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:,\d{3}){2,}|\d{1,3}(?: \d{3}){2,}(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_UNIT = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:{_UNIT} mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín))?|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|{_UNIT}|tư)"
_HUNDREDS = rf"(?:(?:{_UNIT}|không) trăm(?: (?:(?:linh|lẻ) (?:{_UNIT}|tư|mười)|{_TENS}))?|{_TENS})"
WORD_NUMBER = rf"(?:{_HUNDREDS}(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?: (?:rưỡi|{_HUNDREDS}))?)*)"
MULTIPLIERS = {
    "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip


def parse_number(text: str, *, percent: bool = False, whole: bool = False) -> float | None:
    """Return the value of a number as written in Vietnamese, in digits or in words.

    A dot before three digits groups thousands, unless a percent follows; any other dot or comma
    is decimal. ``whole`` says that it counts things: then a comma before three digits groups too.

    >>> parse_number("20.800"), parse_number("98.47"), parse_number("1.234,5"), parse_number("hai mươi mốt")
    (20800.0, 98.47, 1234.5, 21.0)
    >>> parse_number("98.475", percent=True), parse_number("8,316", whole=True), parse_number("1 234 567")
    (98.475, 8316.0, 1234567.0)
    >>> parse_number("một trăm linh năm"), parse_number("hai nghìn ba trăm"), parse_number("ba triệu rưỡi")
    (105.0, 2300.0, 3500000.0)
    """
    text = text.strip().casefold()
    if _GROUPED.fullmatch(text):
        single = text.count(".") == 1 and "," not in text
        grouped = not ((percent and single) or text.startswith("0"))
        return float(text.replace(".", "").replace(",", ".") if grouped else text)
    if _GROUPED_BY_COMMAS.fullmatch(text):
        return float(text.replace(",", ""))
    if whole and _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    if _GROUPED_BY_BLANKS.fullmatch(text):
        return float(text.replace(" ", "").replace(",", "."))
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return _in_words(text)


_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_GROUPED_BY_COMMAS = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d+(,\d{3}){2,}")
_GROUPED_BY_BLANKS = re.compile(r"\d{1,3}( \d{3})+(,\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMAL = re.compile(r"\d+([.,]\d+)?")


def decimals(text: str) -> int | None:
    """Return how many digits stand behind the decimal sign; None where there are no digits.

    >>> decimals("76,86"), decimals("20.800"), decimals("1.234,5"), decimals("ba")
    (2, 0, 1, None)
    """
    number = re.match(NUMBER, text)
    if number is None:
        return None
    found = number.group()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", found) and not found.startswith("0"):
        return 0
    if re.fullmatch(r"\d+(,\d{3}){2,}", found):
        return 0
    tail = re.search(r"[.,](\d+)$", found)
    return len(tail[1]) if tail else 0


def _in_words(text: str) -> float | None:
    """Return the value of a number in words, read in groups of thousands."""
    total, group, digit = 0.0, 0.0, None
    words = text.split()
    last = 1.0
    for word in words:
        if word in ("linh", "lẻ"):
            continue
        if word == "rưỡi":
            total += last / 2
        elif word == "mươi":
            group, digit = group + 10 * (digit if digit is not None else 1), None
        elif word in MULTIPLIERS:
            last = MULTIPLIERS[word]
            group, digit = group + (digit or 0), None
            if word == "trăm":
                group *= 100
            else:
                total, group = total + (group or 1) * last, 0.0
        elif word in ONES:
            group, digit = group + (digit or 0), ONES[word]
        else:
            return None
    return total + group + (digit or 0) if words else None
