"""Numbers that a model spells in another way than its source: written as the source writes them.

"8,316 hồ sơ" of a source's "8.316 hồ sơ" would be read as eight and a bit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index_store.language.time.periods import find_periods

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ .,'’]\d{3})+(?![\w])(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_SPELT = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SOURCE = re.compile(r"\d+(?:[.,]\d+)*")


def as_sources_write(text: str, sources: Iterable[str]) -> str:
    """Return the text with each number spelt as in the sources that have it in another spelling.

    >>> as_sources_write("Huyện tiếp nhận 8,316 hồ sơ, đạt 81.25 điểm.", ["8.316 hồ sơ; 81,25 điểm"])
    'Huyện tiếp nhận 8.316 hồ sơ, đạt 81,25 điểm.'
    >>> as_sources_write("Năm 2023 có 83,16 điểm.", ["2.023 hồ sơ; 8.316 hồ sơ"])
    'Năm 2023 có 83,16 điểm.'
    """
    written = [number for source in sources for number in _SOURCE.findall(source)]
    dated = [mention.span for mention in find_periods(text)]

    def respelt(match: re.Match[str]) -> str:
        if match[0] in written or any(
            span.start <= match.start() and match.end() <= span.end for span in dated
        ):
            return match[0]
        alike = {number for number in written if _same(match[0], number)}
        return alike.pop() if len(alike) == 1 else match[0]

    return _NUMBER.sub(respelt, text)


def misspelt(text: str, sources: Iterable[str]) -> str:
    """Return a number whose separators no spelling has and no source repeats, "" for none.

    >>> misspelt("Huyện tiếp nhận 8.31.6 hồ sơ năm 2023.", ["8.316 hồ sơ"])
    '8.31.6'
    >>> misspelt("Ngày 29.3.2023 thu 1.234.567,8 đồng.", [])
    ''
    """
    written = {number for source in sources for number in _SOURCE.findall(source)}
    dated = [mention.span for mention in find_periods(text)]
    for match in _SOURCE.finditer(text):
        within = any(span.start <= match.start() and match.end() <= span.end for span in dated)
        if not (_SPELT.fullmatch(match[0]) or within or match[0] in written):
            return match[0]
    return ""


def _same(one: str, two: str) -> bool:
    """Return whether two spellings differ in their separators alone, not in where these stand.

    >>> _same("8 316", "8.316"), _same("8316", "8.316"), _same("83,16", "8.316")
    (True, True, False)
    """
    groups, others = re.split(r"\D", one), re.split(r"\D", two)
    if groups == others:
        return True
    thousands = all(len(group) == 3 for group in (*groups[1:], *others[1:]))
    return thousands and min(len(groups), len(others)) == 1 and "".join(groups) == "".join(others)
