"""A number and the words around it, as the network is told of them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index_store.figures.learned.network import Rows
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

    Marks = NDArray[np.bool_]
    Offsets = NDArray[np.int64]

KINDS = ("value", "rank", "count", "share", "money", "target", "change", "grade")
"""The kinds of quantities that the network tells apart; any other has the row behind them."""
BEFORE = 320
"""How many characters before the sentence the network sees."""
WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+|[^\w\s]|\n+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNKNOWN = 1
_NEAR, _FARTHEST = 5, 11


@dataclass(frozen=True)
class Window:
    """The words of a sentence and of what stands before it, with their places in the document."""

    said: tuple[str, ...]
    spans: tuple[Span, ...]

    @cached_property
    def bounds(self) -> tuple[Offsets, Offsets]:
        """Where each word starts and ends."""
        pairs = np.array([(s.start, s.end) for s in self.spans], np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def first_from(self, offset: int) -> int:
        """Return the first word that starts at ``offset`` or later."""
        return next((at for at, s in enumerate(self.spans) if s.start >= offset), len(self.spans))

    def first_behind(self, offset: int) -> int:
        """Return the first word that ends behind ``offset``."""
        return next((at for at, s in enumerate(self.spans) if s.end > offset), len(self.spans))


def window(text: str, opens: int, start: int, end: int) -> Window:
    """Return the window of the sentence ``start`` to ``end`` of a passage that opens at ``opens``.

    >>> window("Năm 2018. Tăng 1.250 hồ sơ.", 0, 10, 27).said
    ('Năm', '2018', '.', 'Tăng', '1.250', 'hồ', 'sơ', '.')
    """
    begin = max(opens, start - BEFORE)
    if begin > opens:
        while begin < start and not text[begin - 1].isspace():
            begin += 1
    found = list(WORD.finditer(text, begin, end))
    return Window(tuple(m.group() for m in found), tuple(Span(*m.span()) for m in found))


def word_id(word: str, words: Mapping[str, int]) -> tuple[int, int]:
    """Return the row of a word and its case: small, capitalised, in capitals.

    >>> word_id("UBND", {"ubnd": 7}), word_id("12,5", {"<n>": 3}), word_id("2019", {"<y>": 4})
    ((7, 2), (3, 0), (4, 0))
    """
    if word[0].isdigit():
        return words.get("<y>" if _YEAR.fullmatch(word) else "<n>", _UNKNOWN), 0
    if word[0] == "\n":
        return words.get("\n", _UNKNOWN), 0
    case = (
        0 if word.islower() or not word.isalpha() else 2 if word.isupper() and len(word) > 1 else 1
    )
    return words.get(word.casefold(), _UNKNOWN), case


def bucket(distance: int) -> int:
    """Return the row of a distance in words: exact up to five, then by ever wider steps.

    >>> [bucket(d) for d in (-30, -6, -1, 0, 1, 5, 6, 9, 100)]
    [2, 6, 11, 12, 13, 17, 18, 19, 23]
    """
    size = abs(distance)
    if size > _NEAR:
        size = min(6 + min(5, int(math.log2(size / 6) * 2)), _FARTHEST)
    return 12 + (size if distance > 0 else -size)


def traits(seen: Window, view: View, quantity: Quantity, what: Measured | None) -> Rows:
    """Return for each word what the grammar knows of it: (words, 13), nought or one."""
    base = view.base
    starts, ends = seen.bounds

    def where(spans: Sequence[Span], by: int = base) -> Marks:
        marked = np.zeros(len(seen.said), bool)
        for span in spans:
            marked |= (starts < span.end + by) & (ends > span.start + by)
        return marked

    others = [q for q in view.quantities if q is not quantity]
    bracket = view.bracket_of(quantity.number_span)
    columns = [
        where([quantity.number_span]),
        where([quantity.span]),
        where([q.span for q in others]),
        where([q.span for q in others if q.kind == quantity.kind]),
        where([o.span for o in view.owners if o.kind == "place"]),
        where([o.span for o in view.owners if o.kind != "place"]),
        where([p.span for p in (*view.periods, *view.side_periods)]),
        where([i.span for i in view.indicators]),
        where([view.item_of(quantity.number_span).span]),
        where([bracket] if bracket is not None else []),
        where([what.span], what.base) if what is not None else where([]),
        np.full(len(seen.said), what is not None),
        starts < base,
    ]
    return np.array(columns, np.float32).T
