"""Numbers as Vietnamese writes them, in digits and in words."""

from __future__ import annotations

import re

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
WORD_NUMBER = (
    r"(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín))?"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|một)"
)
MULTIPLIERS = {
    "trăm": 1e2,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "vạn": 1e4,
    "triệu": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
}


def parse_number(text: str, *, percent: bool = False) -> float | None:
    """Return the value of a number as written in Vietnamese, in digits or in words.

    A dot before three digits groups thousands, unless a percent follows; any other dot or
    comma is decimal.

    >>> parse_number("20.800"), parse_number("98.47"), parse_number("1.234,5"), parse_number("hai mươi mốt")
    (20800.0, 98.47, 1234.5, 21.0)
    >>> parse_number("98.475", percent=True)
    98.475
    """
    text = text.strip().casefold()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        grouped = not (
            percent and text.count(".") == 1 and "," not in text
        ) and not text.startswith("0")
        return float(text.replace(".", "").replace(",", ".") if grouped else text)
    if re.fullmatch(r"\d+(,\d{3}){2,}", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return _in_words(text)


def _in_words(text: str) -> float | None:
    words = text.split()
    if not words or any(w not in ONES and w != "mươi" for w in words):
        return None
    if "mươi" in words:
        at = words.index("mươi")
        rest = ONES.get(words[at + 1], 0) if len(words) > at + 1 else 0
        return float(ONES.get(words[at - 1], 1) * 10 + rest)
    return float(sum(ONES[w] for w in words))
