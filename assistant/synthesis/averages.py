"""Averages of units: whether one is asked for, and whether a figure or a sentence tells one."""

from __future__ import annotations

import re
from functools import cache

from assistant.context import StatedFigure
from assistant.questions.question import Question
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.records import Span

_UNITS = r"(?:khối|nhóm|cấp|của (?:các|\d+)) (?:sở|ban|cơ quan|huyện|xã|phường|địa phương|đơn vị)"
"""Whose average it is, where it is of no place: "điểm trung bình khối huyện"."""
_MEAN = r"(?:trung bình|bình quân|trung vị)"
_OF_UNITS = re.compile(rf"(?<!\w){_UNITS}(?!\w)")
_MEAN_OF_UNITS = re.compile(
    rf"(?<!\w){_UNITS}(?!\w)[^;]{{0,60}}{_MEAN}|{_MEAN}(?: \w+){{0,3}} {_UNITS}(?!\w)"
)
_FARTHEST = 200
"""Code points between the beginning of a clause and a figure that its words still tell of."""


@cache
def _average() -> re.Pattern[str]:
    patterns = dict(table_pairs("assistant", "data/scope_words.tsv", "name", "pattern"))
    return re.compile(patterns["average"])


def asks_average(question: Question) -> bool:
    """Return whether a question asks for an average of units."""
    key = comparison_key(question.reading)
    return bool(_average().search(key)) or "average" in key


def tells_average(text: str) -> bool:
    """Return whether a text tells an average of units."""
    return _MEAN_OF_UNITS.search(comparison_key(text)) is not None


def is_average(stated: StatedFigure) -> bool:
    """Return whether the words before a figure, or its indicator, call it an average."""
    figure = stated.figure
    if figure.kind != "value" or figure.span.start - figure.clause.start > _FARTHEST:
        return False
    before = Span(figure.clause.start, max(figure.clause.start, figure.span.start))
    said = comparison_key(before.of(stated.document.text))
    if figure.place is None and not _OF_UNITS.search(said):
        return False
    found = list(_average().finditer(said))
    after = find_quantities(said[found[-1].end() :]) if found else ()
    return bool(found) and not any(quantity.kind == "value" for quantity in after)
