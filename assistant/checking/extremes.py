"""First, last, most, least, nth: judged by the values of the units that one document lists.

That a unit is not at the end is certain as soon as one beside it is further; that it is at the
end holds for the units listed, and the note says which those are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.checking.end_words import FIRST, LAST, LEAST, MOST, OUTMOST
from assistant.checking.measures import Measure
from assistant.checking.reckoned import Reckoned
from assistant.checking.sameness import indicators_named
from assistant.checking.written import figure_words
from assistant.fit import same_unit
from assistant.messages import message
from assistant.ranking import MEASURED, level_of, lower_is_better
from assistant.records import Note
from assistant.wording import number_words
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from index_store.language.time.periods import find_periods
from index_store.records import Figure, Span
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.store import StoredFigure

End = Literal["most", "least", "first", "last"]

_FEWEST = 3
"""Units that make a ranking; that one is above another takes two."""
_WORDS: tuple[tuple[End, re.Pattern[str]], ...] = (
    ("most", re.compile(rf"(?<!\w){MOST}(?: [^,.;:()]{{1,60}}?)? {OUTMOST}")),
    ("least", re.compile(rf"(?<!\w){LEAST}(?: [^,.;:()]{{1,60}}?)? {OUTMOST}")),
    ("first", re.compile(rf"(?<!\w){FIRST}")),
    ("last", re.compile(rf"(?<!\w){LAST}")),
)
_UNSURE = re.compile(
    r"từ trước|lịch sử|trong (?:\d+|các|những|nhiều) năm|liên tiếp|nhóm|một trong|cả nước|toàn quốc"
    r"|người đứng đầu|đơn vị dẫn đầu|(?<!\w)(?:không|chưa|nếu|để|phấn đấu|mục tiêu|ít nhất|cụm|khối)"
    r"(?!\w)"
)
_MOVES = re.compile(r"(?<!\w)(?:tăng|giảm)(?: [^,.;:()]{1,40})? $")
"""Before an end it is that of a movement: "tăng nhiều nhất" is not the highest value."""
_LISTED = re.compile(r"được (?:tổng hợp|thống kê|liệt kê|nêu)|có số liệu|trong bảng")


@dataclass(frozen=True, slots=True)
class Extreme:
    """Words that put a unit at an end; ``span`` counts in the readable text."""

    span: Span
    end: End
    subject: str
    measure: Measure


def extremes_in(claim: Claim, told: Sequence[Figure] = ()) -> tuple[Extreme, ...]:
    """Return the words of a claim that put one unit at an end, where no rank figure has them.

    ``told`` are the documents' figures that support those of the claim: they tell of what.
    """
    key = comparison_key(claim.text)
    if len(key) != len(claim.text) or _UNSURE.search(key):
        return ()
    key = without_names(key, [m.span for m in find_places(claim.text)])
    found = []
    for end, pattern in _WORDS:
        for words in pattern.finditer(key):
            if _MOVES.search(key, 0, words.start()):
                continue
            span = Span(*words.span()).shifted(claim.span.start)
            if any(span.overlaps(f.span) for f in claim.figures if f.kind == "rank"):
                continue
            subject = _subject(claim, words.start(), words.end())
            measure = _measure(claim, subject, words.start(), told) if subject else None
            if subject and measure:
                found.append(Extreme(span, end, subject, measure))
    return tuple(found[:1])


def without_names(key: str, names: Sequence[Span]) -> str:
    """Return a text with its names blotted out: "Đông Trà là … nhất" is not "đông … nhất".

    >>> without_names("đông trà hạng nhất", [Span(0, 8)])
    '········ hạng nhất'
    """
    for span in names:
        key = key[: span.start] + "·" * (span.end - span.start) + key[span.end :]
    return key


def _subject(claim: Claim, at: int, end: int) -> str | None:
    """Return the lowest unit named before the words, or right after "nhất là"."""
    places = find_places(claim.text)
    following = [m for m in places if m.span.start >= end]
    if following and comparison_key(claim.text[end : following[0].span.start]).strip() in (
        "là",
        "thuộc về",
        "vẫn là",
    ):
        return following[0].name
    before = [m.name for m in places if m.span.end <= at]
    bodies = [
        f.place.value
        for f in claim.figures
        if f.place and f.place.span and level_of(f.place.value) == "department"
    ]
    lower = [name for name in (*before, *bodies) if level_of(name) not in (None, "province")]
    return lower[-1] if len(set(lower)) == 1 else None


def _measure(claim: Claim, subject: str, at: int, told: Sequence[Figure]) -> Measure | None:
    """Return what a unit is at the end of: what its figure beside is of, else what is named."""
    own = [
        f
        for f in claim.figures
        if f.kind in MEASURED and f.indicator and f.place and same_unit(f.place.value, subject)
    ]
    for figure in told:
        place, indicator, when = figure.place, figure.indicator, figure.period
        if not own and place and indicator and when and same_unit(place.value, subject):
            return Measure(subject, indicator.value, when.value, figure.unit)
    periods = {m.value for m in find_periods(claim.text) if m.kind != "day"}
    period = next(iter(periods)) if len(periods) == 1 else None
    if own:
        near = min(own, key=lambda f: abs(f.span.start - claim.span.start - at))
        assert near.indicator is not None
        day = near.period.value if near.period else period
        return Measure(subject, near.indicator.value, day, near.unit) if day else None
    named = {m.name for m in indicators_named(claim.text)}
    period = period or claim.period
    if len(named) != 1 or period is None or claim.figures:
        return None
    return Measure(subject, named.pop(), period, None)


def extreme(found: Extreme, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what the documents' values say of words that put a unit at an end."""
    start = claim.span.start
    text = claim.text[found.span.start - start : found.span.end - start]
    figure = Figure("", found.span, text, claim.span, "rank", None)
    end = found.end
    if end in ("first", "last") and lower_is_better(found.measure.indicator):
        return None
    return _judged(figure, found.measure, end, 1, claim, evidence)


def ranked(figure: Figure, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what the documents' values say of a rank that none of them states."""
    key = comparison_key(claim.text)
    if figure.kind != "rank" or not (figure.place and figure.indicator and figure.period):
        return None
    if _UNSURE.search(key) or lower_is_better(figure.indicator.value):
        return None
    measure = Measure(figure.place.value, figure.indicator.value, figure.period.value, "điểm")
    if figure.grade and _LAST_BUT_ONE.search(comparison_key(figure.grade)):
        if "gần" in comparison_key(figure.text):
            return None
        return _judged(figure, measure, "last", 2, claim, evidence)
    if figure.grade and "cuối" in figure.grade:
        return _judged(figure, measure, "last", 1, claim, evidence)
    if figure.value is None:
        return None
    return _judged(figure, measure, "first", round(figure.value), claim, evidence)


_LAST_BUT_ONE = re.compile(r"(?<!\w)(?:áp chót|áp cuối|kế cuối|kế chót|thứ hai từ dưới lên)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Listed:
    """The units of one document with their values, each as many, in the order of the text."""

    units: dict[str, list[StoredFigure]]
    columns: int


def _judged(
    figure: Figure, measure: Measure, end: End, nth: int, claim: Claim, evidence: Evidence
) -> Reckoned | None:
    verdicts = []
    for listed in _lists(measure, evidence):
        verdict = _in_list(figure, measure, listed, end, nth, claim, evidence)
        if verdict is not None:
            verdicts.append(verdict)
    if len({one.verdict for one in verdicts}) != 1:
        return None
    return verdicts[0]


def _lists(measure: Measure, evidence: Evidence) -> list[_Listed]:
    """Return the lists of units of the subject's level that have a figure of what is asked."""
    query = FigureQuery(indicator=measure.indicator, period=measure.period, kind=MEASURED)
    documents: dict[str, dict[str, list[StoredFigure]]] = {}
    level = level_of(measure.place)
    seen: set[str] = set()
    for one in evidence.where(query):
        figure = one.figure
        if figure.place is None or figure.value is None or figure.bound != "exact":
            continue
        if level_of(figure.place.value) != level or figure.unit != (measure.unit or figure.unit):
            continue
        family = one.document.family
        if family and family in seen and one.document.id not in documents:
            continue
        seen.add(family or "")
        documents.setdefault(one.document.id, {}).setdefault(figure.place.value, []).append(one)
    found = []
    for units in documents.values():
        counts = {len(values) for values in units.values()}
        if len(counts) == 1 and any(same_unit(name, measure.place) for name in units):
            kinds = {one.figure.unit for values in units.values() for one in values}
            if len(kinds) == 1:
                found.append(_Listed(units, counts.pop()))
    return found


def _in_list(
    figure: Figure,
    measure: Measure,
    listed: _Listed,
    end: End,
    nth: int,
    claim: Claim,
    evidence: Evidence,
) -> Reckoned | None:
    (own,) = [name for name in listed.units if same_unit(name, measure.place)][:1]
    further = [_further(listed, own, at, end) for at in range(listed.columns)]
    beyond = set(further[0]).intersection(*map(set, further[1:]))
    if len({frozenset(names) for names in further}) > 1 and nth > 1:
        return None
    count = len(listed.units)
    mine = evidence.stated(listed.units[own][-1])
    if len(beyond) >= nth:
        worst = _best(listed, beyond, end)
        other = evidence.stated(listed.units[worst][-1])
        words = message("check_beyond", place=worst, figure=figure_words(other.figure))
        if nth > 1:
            words = f"{_place(len(beyond), count, end)}/{count}"
        return Reckoned(figure, "contradicted", (other, mine), words, (_note(listed),))
    if any(len(names) != nth - 1 for names in further) or count < _FEWEST:
        one_place = nth > 1 and len(set(map(len, further))) == 1
        whole = figure.of == count or (end == "last" and _covers(listed, figure, claim, evidence))
        if count >= _FEWEST and whole and one_place:
            words = f"{_place(len(further[0]), count, end)}/{count}"
            return Reckoned(figure, "contradicted", (mine,), words, (_note(listed),))
        return None
    if not _covers(listed, figure, claim, evidence):
        return None
    return Reckoned(figure, "supported", (mine,), None, (_note(listed),))


def _place(beyond: int, count: int, end: End) -> int:
    """Return the rank of a unit that so many stand beyond, counted from the top."""
    return count - beyond if end == "last" else beyond + 1


def _further(listed: _Listed, own: str, column: int, end: End) -> list[str]:
    """Return the units that stand before one, by one column of values."""
    mine = listed.units[own][column].figure.value or 0.0
    up = end in ("most", "first")
    return [
        name
        for name, values in listed.units.items()
        if name != own
        and ((values[column].figure.value or 0.0) > mine) == up
        and values[column].figure.value != mine
    ]


def _best(listed: _Listed, names: set[str], end: End) -> str:
    sign = 1 if end in ("most", "first") else -1
    return max(sorted(names), key=lambda name: sign * (listed.units[name][-1].figure.value or 0.0))


def _covers(listed: _Listed, figure: Figure, claim: Claim, evidence: Evidence) -> bool:
    """Return whether the units listed are all that the claim ranks."""
    count = len(listed.units)
    if figure.of is not None:
        return figure.of == count
    scope = {f.value for f in claim.figures if f.kind == "count" and _counts_units(f)}
    if scope:
        return scope == {count}
    if _LISTED.search(comparison_key(claim.text)):
        return True
    document = next(iter(listed.units.values()))[0].document.id
    stated = {
        one.figure.value
        for one in evidence.of_document(document)
        if one.figure.kind == "count" and _counts_units(one.figure)
    }
    stated |= {one.figure.of for one in evidence.of_document(document)
               if one.figure.kind == "rank" and one.figure.of}  # fmt: skip
    return count in stated or not stated


def _counts_units(figure: Figure) -> bool:
    return bool(
        figure.unit
        and re.match(r"(?:huyện|xã|phường|tỉnh|thành phố|thị xã|sở|đơn vị)", figure.unit)
    )


def _note(listed: _Listed) -> Note:
    document = next(iter(listed.units.values()))[0].document
    return Note(
        "coverage",
        message(
            "check_coverage",
            count=number_words(len(listed.units), "vi"),
            document=document.title,
        ),
    )


def total(figure: Figure, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what a total of several units comes to, where a document lists just so many."""
    key = comparison_key(claim.text)
    if figure.place is not None or not (figure.indicator and figure.period):
        return None
    if figure.kind not in ("count", "money") or not re.search(r"tổng (?:cộng|số)|cộng lại", key):
        return None
    units = [f.value for f in claim.figures if f.kind == "count" and _counts_units(f)]
    number = _UNITS.search(key)
    count = units[0] if units else _NUMERALS.get(number[1]) if number else None
    if count is None:
        return None
    return _summed(figure, int(count), evidence)


_UNITS = re.compile(r"(hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:đơn vị|huyện|xã|phường|địa phương)")
_NUMERALS = dict(zip(["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], range(2, 11),
                     strict=True))  # fmt: skip


def _summed(figure: Figure, count: int, evidence: Evidence) -> Reckoned | None:
    assert figure.indicator is not None
    assert figure.period is not None
    query = FigureQuery(indicator=figure.indicator.value, period=figure.period.value, kind=MEASURED)
    documents: dict[str, dict[str, list[StoredFigure]]] = {}
    for one in evidence.where(query):
        place = one.figure.place
        if place and one.figure.value is not None and one.figure.unit == figure.unit:
            documents.setdefault(one.document.id, {}).setdefault(place.value, []).append(one)
    lists = [
        units
        for units in documents.values()
        if len(units) == count
        and all(len(values) == 1 for values in units.values())
        and len({level_of(name) for name in units}) == 1
    ]
    if len(lists) != 1:
        return None
    (units,) = lists
    amount = sum(values[0].figure.value or 0.0 for values in units.values())
    sources = tuple(evidence.stated(values[0]) for values in units.values())
    note = _note(_Listed(units, 1))
    if abs(amount - (figure.value or 0.0)) < 1e-6 * max(amount, 1.0):
        return Reckoned(figure, "supported", sources, None, (note,))
    if figure.bound != "exact":
        return None
    words = f"{number_words(round(amount, 6), 'vi')} {figure.unit or ''}".strip()
    return Reckoned(figure, "contradicted", sources, words, (note,))
