"""Figures that the same sentence states beside one: a rank's score, a result's target."""

from __future__ import annotations

from collections.abc import Callable

from assistant.context import Context, StatedFigure
from index_store.records import Binding, Figure


def figure_beside(
    stated: StatedFigure, context: Context, wanted: Callable[[Figure], bool]
) -> Figure | None:
    """Return the one figure of the same sentence, place and indicator that is wanted.

    Of two (a score claimed and a score awarded), neither is told: which counts is not ours to say.
    """
    own = stated.figure
    found = [
        other.figure
        for other in context.figures_of(stated.document)
        if wanted(other.figure)
        and other.sentence == stated.sentence
        and _same(other.figure.place, own.place)
        and _same(other.figure.indicator, own.indicator)
        and _same(other.figure.period, own.period)
    ]
    return found[0] if len(found) == 1 else None


def score_in_column(
    stated: StatedFigure, context: Context, wanted: Callable[[Figure], bool]
) -> Figure | None:
    """Return the one figure wanted of the same column: a table whose columns are units has rows for each.

    The rows of both are of one table: the same heading, where it stands, names the unit of both.
    """
    own = stated.figure
    if own.place is None or own.place.span is None or own.place.span.within(own.clause):
        return None
    found = [
        other.figure
        for other in context.figures_of(stated.document)
        if wanted(other.figure)
        and other.figure.place == own.place
        and _same(other.figure.indicator, own.indicator)
        and _same(other.figure.period, own.period)
    ]
    return found[0] if len(found) == 1 else None


def target_beside(stated: StatedFigure, context: Context) -> StatedFigure | None:
    """Return the target that the same sentence sets for the same thing."""
    own = stated.figure
    for other in context.figures_of(stated.document):
        figure = other.figure
        if (
            figure.kind == "target"
            and other.sentence == stated.sentence
            and figure.unit == own.unit
            and _same(figure.place, own.place)
            and (figure.indicator is None or _same(figure.indicator, own.indicator))
        ):
            return other
    return None


def _same(one: Binding | None, two: Binding | None) -> bool:
    return (one.value if one else None) == (two.value if two else None)
