"""The tree of a plan or report: which section, "II.3", each of its lines belongs to."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from ingest.law.numbers import article_ordinal, division_ordinal
from ingest.lines import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SECTION = "mục"
_UP_TO = 12


class Style(IntEnum):
    """How a section is numbered; the deeper, the higher."""

    LETTER = 0
    ROMAN = 1
    DIGIT = 2
    DECIMAL = 3
    POINT = 4


_STYLES = (
    (Style.ROMAN, re.compile(r"(?:Phần\s+|PHẦN\s+)?([IVX]{1,5})\s?[./):-]\s*(?=\S)")),
    (Style.DECIMAL, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=[^\W\d_])")),
    (Style.DIGIT, re.compile(r"(\d{1,2})[.)/]\s*(?=[^\W\d_])")),
    (Style.LETTER, re.compile(r"([A-H])[./)]\s+(?=\S)")),
    (Style.POINT, re.compile(r"([a-zđ])\)\s+(?=\S)")),
)
_DIVISIONS = frozenset({Style.LETTER, Style.ROMAN})

Section = tuple[str, ...]
"""The numbers from the outermost section inwards, ("II", "3", "a)")."""


def sections(texts: Sequence[str], kinds: Sequence[Kind]) -> list[Section]:
    """Return for each line the section it is in; empty ones for a text without sections.

    A text has sections where Roman numerals or capitals count at least two of them, or where
    headings of their own are numbered 1, 2. A list in running text makes none.

    >>> texts = ["I. MỤC TIÊU", "Nâng chỉ số.", "II. NHIỆM VỤ", "1. Thể chế", "a) Rà soát;", "Hết."]
    >>> found = sections(texts, [Kind.HEADING, Kind.BODY] * 3)
    >>> [section_name(one) for one in found]
    ['mục I', 'mục I', 'mục II', 'mục II.1', 'điểm a mục II.1', 'điểm a mục II.1']
    """
    found = list(_read(texts, kinds))
    tops = {one[0] for one in found if one and not one[0][0].isdigit()}
    numbered = {one[0] for one in found if one and one[0][0].isdigit()}
    if len(tops) >= 2 or len(numbered) >= 2:
        return found
    return [()] * len(texts)


def section_name(section: Section) -> str | None:
    """Return how a person names a section, None for none.

    >>> section_name(("II", "3")), section_name(())
    ('mục II.3', None)
    """
    numbers = [one for one in section if not one.endswith(")")]
    points = [one for one in section if one.endswith(")")]
    if not numbers:
        return None
    name = f"{SECTION} {'.'.join(numbers)}"
    return f"điểm {points[-1][:-1]} {name}" if points else name


def _read(texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Section]:
    stack: list[tuple[Style, str]] = []
    for text, kind in zip(texts, kinds, strict=True):
        opened = _opened(text)
        if kind != Kind.TABLE and opened is not None:
            style, number = opened
            kept = [one for one in stack if one[0] < style]
            last = next((one[1] for one in stack if one[0] == style), None)
            heads = style in _DIVISIONS or kind == Kind.HEADING or bool(kept)
            if heads and _counts_on(style, number, last, kept):
                stack = [*kept, (style, number)]
        yield _section(stack)


def _opened(text: str) -> tuple[Style, str] | None:
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if match:
            return style, match.group(1)
    return None


def _counts_on(
    style: Style, number: str, last: str | None, above: Sequence[tuple[Style, str]]
) -> bool:
    if style == Style.DECIMAL:
        digits = [one[1] for one in above if one[0] == Style.DIGIT]
        first, rest = number.split(".", 1)
        if digits and first != digits[-1]:
            return False
        return last is None or (number != last and int(rest.split(".")[0]) <= _UP_TO)
    if style == Style.POINT:
        return bool(above) and (number == "a" if last is None else number > last or number == "đ")
    order = division_ordinal if style == Style.ROMAN else article_ordinal
    value = order(number) if style != Style.LETTER else None
    if style == Style.LETTER:
        return ord(number) == (ord(last) + 1 if last else ord("A"))
    return value is not None and value.follows(order(last) if last else None)


def _section(stack: Sequence[tuple[Style, str]]) -> Section:
    numbers: list[str] = []
    for style, number in stack:
        if style == Style.POINT:
            numbers.append(f"{number})")
        elif style == Style.DECIMAL and numbers and number.split(".", 1)[0] == numbers[-1]:
            numbers.append(number.split(".", 1)[1])
        else:
            numbers.append(number)
    return tuple(numbers)
