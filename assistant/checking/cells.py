"""A cell of a table, by the row and the column that a claim names: "lĩnh vực đất đai … tiếp nhận"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.comparing import agrees
from assistant.checking.evidence import Evidence
from assistant.checking.parts import Part
from assistant.checking.reckoned import Reckoned
from assistant.checking.sameness import is_of_place, same_period
from assistant.checking.written import figure_words
from assistant.drafts import Quote
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Figure, Span

if TYPE_CHECKING:
    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.given import Claim

_ROW = r"(?<!\w)(?:lĩnh vực|mảng|nhóm) {row}(?= (?:{after})(?!\w)| ?[,.;:(]|$)"
_AFTER = (
    "của|tại|ở|có|không|trong|là|đạt|được|nhận|tiếp nhận|đã|giải quyết|trả|tháng|năm|quý|nộp|thu"
    "|chỉ|với"
)
"""Words after the name of a row: any other goes on with the name ("môi trường biển")."""
_SEPARATOR = " – "
_NONE = re.compile(r"(?<!\w)không (?:có|còn)(?P<what> [^,.;:]{2,40}?) nào(?!\w)")


def of_cell(asked: Claimed, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what the one cell says that a figure's row and column lead to; None without one."""
    figure = asked.figure
    if figure.kind not in ("count", "value") or figure.value is None:
        return None
    at, end = figure.span.start - claim.span.start, figure.span.end - claim.span.start
    ends = [f.span.end - claim.span.start for f in claim.figures if f.span.end <= figure.span.start]
    starts = [
        f.span.start - claim.span.start for f in claim.figures if f.span.start > figure.span.start
    ]
    before = claim.text[max(ends, default=0) : at]
    after = re.split(r"[,.;]", claim.text[end : min(starts, default=len(claim.text))])[0]
    cell = _cell(asked, (before, after), evidence)
    if cell is None:
        return None
    theirs = replace(cell.figure, unit=figure.unit, kind=figure.kind)
    same = agrees(asked, theirs)
    if same is None:
        return None
    if same:
        return Reckoned(figure, "supported", (cell,))
    return Reckoned(figure, "contradicted", (cell,), figure_words(theirs))


def empty_cell(claim: Claim, evidence: Evidence, asked: Claimed) -> Part | None:
    """Return what the one cell says of "không có hồ sơ … nào" of a row; None of any other claim.

    ``asked`` is a figure of none, bound to the body and the period that the claim names.
    """
    key = comparison_key(claim.text)
    none = _NONE.search(key) if len(key) == len(claim.text) else None
    if none is None:
        return None
    cell = _cell(asked, (none["what"],), evidence)
    if cell is None:
        return None
    quotes = (Quote(cell.document.id, cell.figure.span),)
    span = Span(*none.span()).shifted(claim.span.start)
    if cell.figure.value == 0:
        return Part(span, "supported", quotes)
    return Part(span, "contradicted", quotes, cell.figure.text)


def none_of(claim: Claim, evidence: Evidence) -> Figure | None:
    """Return a figure of none for the one body and the one period that a claim names."""
    bodies = {name for name in evidence.bodies_in(claim.text) if level_of(name) == "department"}
    units = bodies or {unit.name for unit in evidence.units_in(claim.text)}
    periods = {m.value for m in find_periods(claim.text) if m.kind != "day"}
    if claim.figures or len(units) != 1 or len(periods) != 1:
        return None
    place, period = units.pop(), periods.pop()
    return Figure(
        "", claim.span, "", claim.span, "count", 0.0, "hồ sơ",
        place=Binding(place, place, None), period=Binding(period, period, None),
    )  # fmt: skip


def _cell(asked: Claimed, near: tuple[str, ...], evidence: Evidence) -> Stated | None:
    """Return the one cell of the row that the claim names, in the column that words near name."""
    mine = asked.figure
    key = comparison_key(asked.sentence)
    if mine.place is None or mine.period is None:
        return None
    rows: list[tuple[str, Stated]] = []
    for one in evidence.of_place(asked):
        theirs = one.figure
        named = theirs.indicator.value.split(_SEPARATOR) if theirs.indicator else []
        if len(named) != 2 or theirs.period is None or theirs.bound != "exact":
            continue
        if theirs.unit != mine.unit and not (theirs.unit is None and mine.kind == "count"):
            continue
        for column, row in (named, reversed(named)):
            pattern = _ROW.format(row=re.escape(comparison_key(row)), after=_AFTER)
            if re.search(pattern, key):
                rows.append((comparison_key(column), evidence.stated(one)))
    rows = [
        (column, stated)
        for column, stated in rows
        if stated.figure.period
        and is_of_place(asked, stated)
        and same_period(mine.period, stated.figure.period, stated)
    ]
    for words in map(comparison_key, near):
        found = [(c, s) for c, s in rows if re.search(rf"(?<!\w){re.escape(c)}(?!\w)", words)]
        if found:
            longest = max(len(column) for column, _ in found)
            cells = [stated for column, stated in found if len(column) == longest]
            one_value = len({(cell.figure.value, cell.figure.unit) for cell in cells}) == 1
            apart = {c for c, _ in found if not any(c != d and c in d for d, _ in found)}
            return cells[0] if one_value and len(apart) == 1 else None
    return None
