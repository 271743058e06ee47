"""Differences, changes, ratios that a claim states, reckoned from figures that the documents state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checking.measures import Measure, sole, values_of
from assistant.checking.written import figure_words
from assistant.messages import message
from assistant.ranking import level_of
from assistant.records import Note
from assistant.wording import number_words, period_words
from index_store.language.amounts.numerals import decimals
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.compared import Stated
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from assistant.checking.records import Verdict
    from index_store.records import Figure

_MORE = r"(?:cao|nhiều|lớn|đông|nhỉnh|trội) hơn|(?<!\w)(?:hơn|vượt|bỏ xa)"
_LESS = r"(?:thấp|ít|kém|nhỏ) hơn|(?<!\w)(?:kém|thua)"
_STANDS = re.compile(rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE}))(?= )")
_LEADS_TO = re.compile(r"(?: (?:so với|tới|đến|là|khoảng|gần|của|mức))*")
_RISES = re.compile(r"(?<!\w)(?:tăng|lên|cải thiện|vượt|nhích|nhảy|leo|thăng)(?!\w)")
_FALLS = re.compile(r"(?<!\w)(?:giảm|tụt|tuột|xuống|sụt|hạ|rớt|rơi|trượt|lùi|mất|cắt)(?!\w)")
_AGAINST = re.compile(r"so với|(?<!\w)từ(?!\w)")
_TIMES = re.compile(r"gấp(?: (?:khoảng|hơn|gần))? *$")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a figure that tells a difference comes to; ``sources`` are the figures it rests on."""

    figure: Figure
    verdict: Verdict
    sources: tuple[Stated, ...] = ()
    correct: str | None = None
    notes: tuple[Note, ...] = ()


def reckoned(figure: Figure, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what the documents say of a figure that tells a difference; None of any other.

    A difference is never a value: "cao hơn huyện Y 2,3 điểm" says nothing of 2,3 points.
    """
    if (stands := _between_units(figure, claim, evidence)) is not None:
        return _difference(figure, claim, stands, evidence)
    if (base := _between_periods(figure, claim)) is not None:
        return _over_time(figure, claim, base, evidence)
    if figure.kind not in ("change", "rank", "grade", "target") and _is_apart(figure, claim):
        return Reckoned(figure, "not_found")  # of what, is not told: it is no value all the same
    if figure.kind == "change" and figure.place is not None:
        return _change(figure, claim, evidence)
    return None


@dataclass(frozen=True, slots=True)
class _Stands:
    """Of two units, which stands ``sign`` of the other; ``times`` where a ratio is told."""

    subject: str
    other: str
    sign: int
    times: bool = False


def _between_units(figure: Figure, claim: Claim, evidence: Evidence) -> _Stands | None:
    at = figure.span.start - claim.span.start
    end = figure.span.end - claim.span.start
    before, after = claim.text[:at], claim.text[end:]
    if figure.unit == "lần" and _TIMES.search(comparison_key(before)):
        places = evidence.units_in(after)
        other = places[0].name if places and places[0].span.start <= len(" so với ") else None
        sign, times, comparing = 1, True, at
    else:
        found = list(_STANDS.finditer(comparison_key(before)))
        if not found or len(comparison_key(before)) != len(before):
            return None
        last = found[-1]
        sign, times, comparing = (-1 if last["less"] else 1), False, last.start()
        other = _comparand(before[last.end() :], after, evidence)
    if other is None:
        return None
    subject = _subject(claim, comparing, other, figure, evidence)
    return _Stands(subject, other, sign, times) if subject else None


def _comparand(between: str, after: str, evidence: Evidence) -> str | None:
    """Return the unit that stands between the comparing word and the figure, or after "so với"."""
    rest = between.strip()
    places = evidence.units_in(rest)
    if places:
        last = places[-1]
        lead = rest[: last.span.start].strip()
        tail = rest[last.span.end :].strip(" ,")
        plain = _LEADS_TO.fullmatch(f" {lead}" if lead else "") and _LEADS_TO.fullmatch(
            f" {tail}" if tail else ""
        )
        return last.name if plain and len(places) == 1 else None
    body = _BODY.fullmatch(rest)
    if body is not None:
        return body["name"]
    if rest and not _LEADS_TO.fullmatch(f" {rest}"):
        return None
    following = re.match(r"\s*so với ", after)
    if following is None:
        return None
    places = evidence.units_in(after)
    return places[0].name if places and places[0].span.start <= following.end() else None


_BODY = re.compile(r"(?:so với )?(?P<name>(?:Sở|Ban|Cục|Thanh tra) [\w ]{2,40}?)")


def _subject(claim: Claim, at: int, other: str, figure: Figure, evidence: Evidence) -> str | None:
    """Return the unit that is compared: the nearest before the comparing word, of the same level."""
    level = level_of(other)
    near = [
        (f.place.span.start, f.place.value)
        for f in claim.figures
        if f.place and f.place.span and f.span != figure.span
    ]
    near = [(start - claim.span.start, name) for start, name in near]
    near += [(m.span.start, m.name) for m in evidence.units_in(claim.text)]
    before = sorted(
        (start, name)
        for start, name in near
        if 0 <= start < at and name != other and level_of(name) == level
    )
    if before:
        return before[-1][1]
    carried = figure.place.value if figure.place else None
    return carried if carried and carried != other and level_of(carried) == level else None


def _measured(figure: Figure, claim: Claim, place: str) -> Measure | None:
    """Return what a difference is of: its own indicator and period, else those told beside it."""
    beside = [f for f in claim.figures if f.span.start < figure.span.start and f.kind != "rank"]
    known = [f for f in (*reversed(beside), figure) if f.indicator and f.kind != "change"]
    own = [f for f in (figure, *reversed(beside)) if f.indicator]
    chosen = next(iter([*own[:1], *known]), None)
    period = next((f.period for f in (figure, *reversed(beside)) if f.period), None)
    unit = "%" if figure.unit in ("điểm %", "điểm phần trăm") else figure.unit
    named = {m.name for m in find_indicators(claim.text)}
    if chosen is not None and chosen.indicator is not None:
        indicator = chosen.indicator.value
    elif len(named) == 1:
        indicator = named.pop()
    else:
        return None
    return Measure(place, indicator, period.value, unit) if period else None


_AS_MUCH = re.compile(r"(?:[ ,](?:là|tới|đến|khoảng|gần|hơn|:))* ?")
_APART = re.compile(rf"(?:{_LESS}|{_MORE}) (?P<than>[^,;:.()]{{2,60}})$")


def _is_apart(figure: Figure, claim: Claim) -> bool:
    """Return whether a figure is by how much one is more than another, whatever that is.

    "Hơn đơn vị đứng sau 0,51 điểm" is no score of 0,51.
    """
    before = comparison_key(claim.text[: figure.span.start - claim.span.start]).rstrip()
    found = _APART.search(before)
    return found is not None and not re.search(r"(?<!\w)(?:với|đạt|được)(?!\w)", found["than"])


def _between_periods(figure: Figure, claim: Claim) -> str | None:
    """Return the earlier period in "nhiều hơn quý I 157 hồ sơ", "cao hơn năm 2023 là 2 điểm"."""
    if figure.kind in ("rank", "grade", "target") or figure.value is None:
        return None
    at = figure.span.start - claim.span.start
    before = claim.text[:at]
    if len(comparison_key(before)) != len(before):
        return None
    found = list(_STANDS.finditer(comparison_key(before)))
    if not found:
        return None
    for mention in find_periods(claim.text):
        lead, tail = before[found[-1].end() : mention.span.start], before[mention.span.end :]
        if mention.span.start < found[-1].end() or mention.span.end > at or mention.kind == "day":
            continue
        if _LEADS_TO.fullmatch(f" {lead.strip()}" if lead.strip() else ""):
            return mention.value if _AS_MUCH.fullmatch(tail) else None
    return None


def _over_time(figure: Figure, claim: Claim, base: str, evidence: Evidence) -> Reckoned:
    """Return what a unit's value less that of an earlier period comes to."""
    own = {m.value for m in find_periods(claim.text) if m.kind != "day"} - {base}
    places = [f.place.value for f in (figure, *claim.figures) if f.place]
    measure = _measured(figure, claim, places[0]) if places and len(own) == 1 else None
    if measure is None:
        return Reckoned(figure, "not_found")
    measure = measure.at(own.pop())
    before = comparison_key(claim.text[: figure.span.start - claim.span.start])
    sign = -1 if list(_STANDS.finditer(before))[-1]["less"] else 1
    now, then = values_of(measure, evidence), values_of(measure.at(base), evidence)
    return _compared(figure, now, then, _Stands(measure.place, measure.place, sign))


def _difference(figure: Figure, claim: Claim, stands: _Stands, evidence: Evidence) -> Reckoned:
    measure = _measured(figure, claim, stands.subject)
    silent = Reckoned(figure, "not_found")
    if measure is None or figure.value is None:
        return silent
    if stands.times:
        measure = replace(measure, unit=_unit_of(measure, evidence))
    mine = values_of(measure, evidence)
    theirs = values_of(measure.of(stands.other), evidence)
    return _compared(figure, mine, theirs, stands)


def _unit_of(measure: Measure, evidence: Evidence) -> str | None:
    for unit in ("%", "hồ sơ", "điểm"):
        if values_of(replace(measure, unit=unit), evidence):
            return unit
    return None


def _compared(
    figure: Figure, mine: Sequence[Stated], theirs: Sequence[Stated], stands: _Stands
) -> Reckoned:
    for one in mine:
        for other in theirs:
            if one.document.id == other.document.id and agrees_with(
                figure, _apart(one, other, stands)
            ):
                return Reckoned(figure, "supported", (one, other), None, worked_out(one, other))
    first, second = sole(list(mine)), sole(list(theirs))
    if first is None or second is None:
        return Reckoned(figure, "not_found")
    apart = _apart(first, second, stands)
    if agrees_with(figure, apart):
        notes = worked_out(first, second)
        return Reckoned(figure, "supported", (first, second), None, notes)
    if stands.times:
        return Reckoned(figure, "not_found")
    way = 1 if (first.figure.value or 0) >= (second.figure.value or 0) else -1
    words = message(
        "check_difference_more" if way > 0 else "check_difference_less",
        amount=amount_words(abs(apart), figure),
    )
    notes = worked_out(first, second)
    return Reckoned(figure, "contradicted", (first, second), words, notes)


def _apart(one: Stated, other: Stated, stands: _Stands) -> float:
    first, second = one.figure.value or 0.0, other.figure.value or 0.0
    if stands.times:
        return first / second if second else 0.0
    return round(stands.sign * (first - second), 6)


def agrees_with(figure: Figure, amount: float) -> bool:
    """Return whether a reckoned amount is the one told, as closely as it is told."""
    told = figure.value or 0.0
    places = decimals(re.sub(r"[^\d.,]", "", figure.text).strip(".,")) or 0
    slack = 0.5 * 10.0**-places + 1e-9 if figure.unit == "lần" or places else 1e-9
    if abs(amount - told) <= slack:
        return True
    wide = max(0.05 * told, 10.0**-places) if figure.unit != "lần" else 0.5
    match figure.bound:
        case "over" | "at least":
            return told <= amount <= told + wide
        case "under" | "at most":
            return told - wide <= amount <= told
        case "about":
            return abs(amount - told) <= wide
    return False


def amount_words(value: float, figure: Figure) -> str:
    """Return an amount in the unit of a claim's figure."""
    unit = "điểm phần trăm" if figure.unit in ("điểm %", "%") else figure.unit or ""
    return f"{number_words(value, 'vi')} {unit}".strip()


def worked_out(*sources: Stated) -> tuple[Note, ...]:
    """Return the note that says which figures an amount was worked out from."""
    told = "; ".join(
        message("check_operand", place=_who(one), figure=figure_words(one.figure))
        for one in sources
    )
    return (Note("coverage", message("check_worked_out", operands=told)),)


def _who(one: Stated) -> str:
    figure = one.figure
    place = figure.place.value if figure.place else one.document.place or ""
    period = period_words(figure.period.value, "vi") if figure.period else ""
    return f"{place}, {period}" if period else place


def _change(figure: Figure, claim: Claim, evidence: Evidence) -> Reckoned | None:
    """Return what a change from one period to another comes to; None where it has no base.

    Points and places gained "năm 2023" are gained since 2022, where no base is named.
    """
    assert figure.place is not None
    measure = _measured(figure, claim, figure.place.value)
    base = base_period(figure, claim) or (_year_before(measure, figure, claim) if measure else None)
    if base is None or measure is None or figure.value is None or base == measure.period:
        return None
    sign = _way(figure, claim)
    if sign == 0:
        return None
    ranks = figure.unit == "bậc"
    now = values_of(measure, evidence, ranks=ranks)
    then = values_of(measure.at(base), evidence, ranks=ranks)
    first, second = sole(now), sole(then)
    if first is None or second is None:
        return None
    if ranks and first.figure.of and second.figure.of and first.figure.of != second.figure.of:
        return None
    apart = (first.figure.value or 0) - (second.figure.value or 0)
    way = round(-apart if ranks else apart, 6)
    notes = worked_out(first, second)
    if agrees_with(figure, sign * way):
        return Reckoned(figure, "supported", (first, second), None, notes)
    name = "check_no_change" if way == 0 else "check_rise" if way > 0 else "check_fall"
    if figure.unit == "%":
        return None  # of a percentage, five per cent or five points more
    words = message(name, amount=amount_words(abs(way), figure))
    return Reckoned(figure, "contradicted", (first, second), words, notes)


_OF_AN_INDEX = ("điểm", "bậc", "hạng", "điểm %", "điểm phần trăm")
_SINCE = re.compile(
    r"(?<!\w)(?:so với|kể từ|giai đoạn|cùng kỳ|liên tiếp|sau \w+ năm|trong \w+ năm|mỗi năm|hằng năm"
    r"|hàng năm|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|dự kiến|sẽ|tự chấm|thẩm định)(?!\w)"
)


def _year_before(measure: Measure, figure: Figure, claim: Claim) -> str | None:
    """Return the year before that of points or places gained or lost; None of any other change."""
    if figure.unit not in _OF_AN_INDEX or not re.fullmatch(r"\d{4}", measure.period):
        return None
    if _SINCE.search(comparison_key(claim.text)):
        return None
    return str(int(measure.period) - 1)


def base_period(figure: Figure, claim: Claim) -> str | None:
    """Return the period that a change is told against: "so với năm 2022"."""
    at = figure.span.start - claim.span.start
    for start in (figure.span.end - claim.span.start, 0):
        stop = len(claim.text) if start else at
        stretch = claim.text[start:stop]
        for against in _AGAINST.finditer(stretch):
            rest = stretch[against.end() :]
            found = find_periods(rest)
            if found and found[0].span.start <= _BESIDE and found[0].kind != "day":
                return found[0].value
    return None


_BESIDE = 12
"""Code points between "so với" and the period that it is about: " cùng kỳ "."""


def _way(figure: Figure, claim: Claim) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where the words tell neither."""
    at = figure.span.start - claim.span.start
    near = comparison_key(f"{claim.text[max(0, at - 12) : at]}{figure.text}")
    rises, falls = bool(_RISES.search(near)), bool(_FALLS.search(near))
    return int(rises) - int(falls)
