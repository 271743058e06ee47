"""Lines that list the parts of an index, and what a heading says of the numbers in their brackets.

"Kết quả năm 2023 từng lĩnh vực (trong ngoặc là điểm năm 2022) như sau: - Cải cách thể chế: 5,90/7
điểm (6,10 điểm)" gives one part two scores: its own of 2023, and in brackets that of 2022.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.scores import is_index, scored
from index_store.language.terms.indicators import find_indicators
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.language.time.periods import PeriodMention
    from index_store.records import Figure

_PARTS = re.compile(
    r"(?<!\w)(?:lĩnh vực|chỉ số thành phần|chỉ số nội dung|nội dung|tiêu chí|thành phần|trục|trụ cột|nhóm chỉ số|yếu tố)(?!\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"(?<!\w)(?:trong|ở) (?:dấu )?ngoặc(?: đơn)?(?!\w)[^();:.]{0,60}$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:trong|ở) (?:dấu )?ngoặc(?: đơn)?(?!\w)[^();:.\d]{0,50}(?:năm (?:trước|ngoái)|cùng kỳ)(?!\w)",
    re.IGNORECASE,
)
_MARK = r"\s*(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s+"
_LABEL = re.compile(
    rf"{_MARK}(?P<label>[^\W\d_][^:;\d]{{4,110}}?)(?: \([^()]{{2,60}}\))?"
    r"(?::| (?:(?:chỉ|đã|mới) )?(?:đạt|được|là))\s"
)
_SHORT = 40
_TOLD_BEFORE = 250
_FEWEST_WORDS = 2
_WHOLE_SHARE = 0.6
"""A label is a part that the table knows where so much of it names that part."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What the heading of a list says of its lines."""

    parts: bool
    aside: Binding | None


def is_listed(text: str) -> bool:
    """Return whether a text opens as a line of a list: "- Cải cách thể chế", "7. Cải cách"."""
    return re.match(_MARK, text) is not None


def announced(view: View, said: str, before: Announced | None) -> Announced | None:
    """Return what a sentence that ends with a colon announces, else what was announced before.

    ``said`` is the paragraph before it: a bare "Cụ thể:" announces what that speaks of.
    """
    if not view.text.rstrip().endswith(":"):
        return before if is_listed(view.text) else None
    told = said[-_TOLD_BEFORE:] if len(view.text) < _SHORT else ""
    parts = _PARTS.search(f"{told} {view.text}") is not None
    aside = _period_of_brackets(view)
    return Announced(parts, aside) if parts or aside else None


def of_lines(view: View, periods: list[PeriodMention]) -> list[PeriodMention]:
    """Return the periods without that of the numbers in brackets; all of them where each is."""
    own = [p for p in periods if not _IN_BRACKETS.search(view.text[: p.span.start])]
    return own or periods


def _period_of_brackets(view: View) -> Binding | None:
    for period in (*view.periods, *view.side_periods):
        if _IN_BRACKETS.search(view.text[: period.span.start]):
            return Binding(period.value, period.text, period.span.shifted(view.base))
    said = _YEAR_BEFORE.search(view.text)
    own = [p for p in view.periods if len(p.value) == 4 and view.bracket_of(p.span) is None]
    if said is None or not own:
        return None
    year = str(int(own[-1].value) - 1)
    return Binding(year, said[0], Span(*said.span()).shifted(view.base))


def of_its_line(figure: Figure, view: View, quantity: Quantity, said: Announced | None) -> Figure:
    """Return a figure of a list's line with the part that the line is of, and its brackets' period."""
    if said is None or figure.kind not in ("value", "rank"):
        return figure
    if said.aside is not None and _alone_in_bracket(view, quantity):
        figure = replace(figure, period=said.aside)
    named = figure.indicator.span if figure.indicator is not None else None
    if not said.parts or (named is not None and named.start >= view.base):
        return figure
    part = _part(view, quantity)
    if part is None or part.span is None:
        return figure
    clause = Span(min(part.span.start, figure.clause.start), figure.clause.end)
    return replace(figure, indicator=part, clause=clause)


def _alone_in_bracket(view: View, quantity: Quantity) -> bool:
    """Return whether the number stands in a bracket that names no period of its own."""
    bracket = view.bracket_of(quantity.number_span)
    return bracket is not None and not any(
        p.span.within(bracket) for p in (*view.periods, *view.side_periods)
    )


def _part(view: View, quantity: Quantity) -> Binding | None:
    """Return the part that a line's label names, for a score, a rank or a percent behind it."""
    line = _LABEL.match(view.text)
    if line is None or not (scored(quantity) or quantity.unit == "%"):
        return None
    words = line["label"].rstrip(" ,")
    if quantity.span.start < line.end() or len(words.split()) < _FEWEST_WORDS:
        return None
    if any(o.kind != "generic" and o.span.start < line.end("label") for o in view.owners):
        return None  # "- Huyện Sơn Lâm: 82,3 điểm": a unit, no part
    span = Span(line.start("label"), line.start("label") + len(words)).shifted(view.base)
    known = [m for m in find_indicators(words, weak=True) if is_index(m)]
    named = known and (
        len(known[0].text) >= _WHOLE_SHARE * len(words)
        or (known[0].id.startswith("field_") and known[0].span.start == 0)
    )
    return Binding(known[0].name if named else words, words, span)
