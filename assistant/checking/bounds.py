"""What words before a number of a claim make of it: a limit, a rough value, or the value itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key

if TYPE_CHECKING:
    from index_store.records import Bound, Figure

_MARK = r"(?: (?:mức|mốc|ngưỡng|con số|tới|đến))*"
_NOT = r"(?<!\w)(?:không|chưa|chẳng)(?: (?:hề|thể|bao giờ))?"
_WORDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at most", re.compile(rf"{_NOT} (?:vượt|quá|vượt quá|trên|cao hơn|nhiều hơn|hơn){_MARK} $")),
    ("at least", re.compile(rf"{_NOT} (?:dưới|thấp hơn|ít hơn|kém|nhỏ hơn){_MARK} $")),
    ("under", re.compile(rf"{_NOT} (?:đạt|được|đủ|đầy|tới|đến|chạm|bằng|lên){_MARK} $")),
    ("under", re.compile(rf"(?<!\w)dưới (?:mức|mốc|ngưỡng|con số){_MARK} $")),
    ("over", re.compile(r"(?<!\w)(?:vượt|vượt qua|vượt quá|trên|hơn|cao hơn) (?:mức|mốc|ngưỡng|con số) $")),
    ("about", re.compile(r"(?<!\w)(?:xấp xỉ|chừng|khoảng chừng|ước chừng|ước|tầm|ngót|ngót nghét|suýt soát|gần bằng)(?: đạt)? $")),
)  # fmt: skip
_REACH = 40


def bounded(figure: Figure, text: str) -> Figure:
    """Return the figure with the bound that the words before its number give it.

    ``text`` is the whole given text. Changes, ranks and goals stay as they are.
    """
    if figure.kind in ("change", "rank", "target", "grade") or figure.value is None:
        return figure
    number = re.search(r"\d", figure.text)
    if number is None:
        return figure
    at = figure.span.start + number.start()
    before = comparison_key(text[max(0, at - _REACH) : at])
    for bound, words in _WORDS:
        if words.search(before):
            return replace(figure, bound=bound)
    return figure
