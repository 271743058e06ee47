"""A percent that only tells a share again: "hoàn thành 27/34 nhiệm vụ …, đạt 79,4%" is no index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Figure

_ROUNDED = 0.06
_NEAR = 160
"""So far apart, in characters, a share and its percent may stand."""


def of_share_before(figure: Figure, before: Sequence[Figure]) -> Figure:
    """Return a percent that is what the share right before it comes to as the rate of that share.

    The index that the share's words name in passing ("trong Kế hoạch CCHC") is not what it is of.
    """
    if figure.unit != "%" or figure.kind != "value" or figure.value is None or not before:
        return figure
    last = before[-1]
    if last.kind != "share" or not last.of or last.value is None:
        return figure
    if figure.span.start - last.span.end > _NEAR:
        return figure
    if abs(100 * last.value / last.of - figure.value) > _ROUNDED:
        return figure
    named = figure.indicator
    if named is not None and (named.value.startswith("tỷ lệ") or named.value.startswith("Tỷ lệ")):
        return figure
    return replace(figure, indicator=None)
