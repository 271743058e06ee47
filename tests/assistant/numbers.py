"""Which numbers a text states: read here anew, so that the gate's own reading is checked too."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
_VIETNAMESE_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SCALES = {
    "nghìn tỷ": 1e12, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
_SCALE = re.compile(r"\s*(nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)\b")
_WORDS = {
    "một": 1.0, "nhất": 1.0, "hai": 2.0, "nhì": 2.0, "ba": 3.0, "bốn": 4.0, "tư": 4.0, "năm": 5.0,
    "sáu": 6.0, "bảy": 7.0, "tám": 8.0, "chín": 9.0, "mười": 10.0,
}  # fmt: skip
_ROMAN = {"i": 1.0, "ii": 2.0, "iii": 3.0, "iv": 4.0}
_QUOTED = re.compile("“[^”]*”")


def vietnamese(token: str) -> float:
    """Return the value of a number written with a decimal comma.

    >>> vietnamese("20.800"), vietnamese("70,56"), vietnamese("98.47"), vietnamese("1.234,5")
    (20800.0, 70.56, 98.47, 1234.5)
    """
    if "," in token or _VIETNAMESE_THOUSANDS.fullmatch(token):
        token = token.replace(".", "")
    return float(token.replace(",", ".")) if token.count(".") + token.count(",") < 2 else -1.0


def english(token: str) -> float:
    """Return the value of a number written with a decimal point.

    >>> english("20,800"), english("70.56")
    (20800.0, 70.56)
    """
    token = token.replace(",", "")
    return float(token) if token.count(".") < 2 else -1.0


def stated(text: str, language: str) -> list[tuple[str, float]]:
    """Return the numbers of a sentence in digits; what an English one quotes is Vietnamese.

    >>> stated("scoring 70.56 points: “đạt 70,5 điểm”", "en")
    [('70.56', 70.56), ('70,5', 70.5)]
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]

    def reads_english(at: int) -> bool:
        return language == "en" and not any(start <= at < end for start, end in quoted)

    return [
        (match[0], english(match[0]) if reads_english(match.start()) else vietnamese(match[0]))
        for match in _TOKEN.finditer(text)
    ]


def evidence(text: str) -> set[float]:
    """Return every value that a Vietnamese text states, with and without "triệu", "tỷ".

    >>> sorted(evidence("quý II chi 1,5 tỷ đồng cho ba xã"))
    [1.5, 2.0, 3.0, 1500000000.0]
    """
    values: set[float] = set()
    for match in _TOKEN.finditer(text):
        value = vietnamese(match[0])
        values.add(value)
        scale = _SCALE.match(text.lower(), match.end())
        if scale:
            values.add(round(value * _SCALES[scale[1]], 6))
    values |= {_WORDS[word] for word in re.findall(r"\w+", text.lower()) if word in _WORDS}
    values |= {_ROMAN[word] for word in re.findall(r"quý (\w+)", text.lower()) if word in _ROMAN}
    return values
