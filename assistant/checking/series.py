"""Figures of one thing at several times: "75% vào năm 2025 và 95% vào năm 2026", "giảm từ 17 xuống 12"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Figure

_GOES_ON = re.compile(
    r"(?:\s|,|;|và|rồi|(?:vào|trong|đến|hết|cuối|của)(?!\w)|năm|quý|tháng|[\dIVX/]+|nâng lên|tăng lên"
    r"|lên|còn|đạt|là)*",
    re.IGNORECASE,
)


def with_series(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Return figures without an indicator as of that of the figure before, at another time.

    Only times and "và", "lên" stand between the two.
    """
    made: list[Figure] = []
    for figure in _with_bases(figures, text):
        last = made[-1] if made else None
        if last is not None and _is_next(last, figure, text):
            figure = replace(figure, indicator=last.indicator, place=figure.place or last.place)
        made.append(figure)
    return made


def _is_next(last: Figure, figure: Figure, text: str) -> bool:
    alike = (last.kind, last.unit) == (figure.kind, figure.unit)
    if figure.indicator is not None or last.indicator is None or not alike:
        return False
    if figure.period is None or last.period is None or figure.period.value == last.period.value:
        return False
    between = text[last.span.end : figure.span.start]
    return _GOES_ON.fullmatch(between) is not None


_FROM = re.compile(r"(?<!\w)từ(?: (?:mức|hơn|gần|khoảng))? ?$", re.IGNORECASE)
_TO = re.compile(
    r"[^,;.\d]{0,12}(?<!\w)(?:xuống|lên|còn|đến|tới)(?: (?:còn|đến|tới|mức|gần|hơn|khoảng))* ?",
    re.IGNORECASE,
)


def _with_bases(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Return "giảm từ 17,2 tỷ xuống 12,85 tỷ trong năm 2024" with the first as of an untold time.

    What a value rose or fell from was so before the period that the sentence names.
    """
    made = list(figures)
    for at, (one, other) in enumerate(pairwise(figures)):
        between = text[one.span.end : other.span.start]
        if one.kind != other.kind or not _TO.fullmatch(between) or one.period is None:
            continue
        same = other.period is not None and other.period.value == one.period.value
        if same and _FROM.search(text[max(0, one.span.start - 20) : one.span.start]):
            made[at] = replace(one, period=None)
    return made
