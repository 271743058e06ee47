"""Whether a figure of a document speaks for or against a figure of a claim, or of something else.

Against it speaks only a figure of the same place, indicator, period, kind and scope; for it,
one of the same value that the claim's own words lead to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from assistant.checking.polarity import only_asked_for, opposed
from assistant.finding.matching import GAP, Terms, coverage, joined
from assistant.fit import same_unit
from index_store.figures.agreement import agreement
from index_store.language.amounts.measures import measure
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places, place_level
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.language.time.periods import contains, find_periods, year_of
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Figure, FigureKind, Span
    from index_store.store import DocumentSummary

Relation = Literal["supports", "contradicts", "denies", "silent"]
"""``"denies"``: the same value of the same thing, said not to be so, or the other way about."""

_COUNTED = ("count", "money")
_ABOUT_THE_SAME = 0.7
"""Words of a claim that a document's must have, by weight, where no indicator says it."""
_SURELY_THE_SAME = 0.85


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure of a claim with what it is compared by.

    ``limit`` is what words of negation make of it: "chưa đạt 70 điểm" is below, "không quá
    70" not above. ``wider`` are the larger units that the claim names, ``places`` all of them.
    """

    figure: Figure
    clause: str
    sentence: str
    topic: Terms
    scope: frozenset[str]
    limit: Literal["below", "not above", ""]
    wider: tuple[str, ...]
    plans: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a document with the text around it."""

    figure: Figure
    document: DocumentSummary
    clause: str
    sentence: str
    heading: str
    sentence_start: int = 0
    """Where the sentence begins in the stored text."""
    before: str = ""
    """What stands before the sentence, where the figure is bound to no period."""

    @property
    def decided(self) -> bool:
        """Whether a body that issues documents says so, not the press."""
        return self.document.number is not None


_PLAN = re.compile(
    r"mục tiêu|phấn đấu|chỉ tiêu|dự kiến|dự toán|kế hoạch|(?<!\w)(?:giao|sẽ)(?!\w)", re.IGNORECASE
)
_NOT = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng|không hề)(?: thể)? (đạt|được|đủ|tới|đến|có đến|quá|vượt|hơn)"
    r"(?: (?:mức|chỉ tiêu|mốc|tới|đến|quá|được|con số))* ?$",
    re.IGNORECASE,
)


def claimed(figure: Figure, text: str, sentence: Span) -> Claimed:
    """Return a claim's figure with what it is compared by; ``text`` is the whole given text."""
    said = sentence.of(text)
    clause = figure.clause.of(text)
    places = find_places(said)
    own = figure.place.value if figure.place else ""
    negation = _NOT.search(text[sentence.start : figure.span.start])
    limit: Literal["below", "not above", ""] = ""
    if figure.kind == "target":
        pass  # "chưa đạt chỉ tiêu 35%": the goal is 35% all the same
    elif negation is not None and figure.bound in ("exact", "over", "at least", "about"):
        limit = "not above" if negation[1] in ("quá", "vượt", "hơn") else "below"
    elif figure.bound in ("under", "at most"):
        limit = "below" if figure.bound == "under" else "not above"
    return Claimed(
        figure,
        clause,
        said,
        topic_of(figure, _topic_text(figure, said, figure.span.start - sentence.start)),
        _own_scope(figure, clause),
        limit,
        tuple(
            m.name for m in places if own and not same_unit(m.name, own) and _holds(m.level, own)
        ),
        _PLAN.search(said) is not None,
    )


def _without_place(figure: Figure, said: str) -> str:
    """Return a sentence without its figure's place: named without its kind, or a body."""
    if figure.place is not None:
        for name in (figure.place.value, figure.place.text, split_unit(figure.place.value)[1]):
            said = said.replace(name, GAP) if name else said
    return said


_BESIDE = re.compile(r", (?:nhiều|cao|thấp|ít|đông|lớn) hơn [^,;]*", re.IGNORECASE)


def _topic_text(figure: Figure, said: str, at: int) -> str:
    """Return the words of a sentence that are of a figure: not what is compared beside it.

    ``at`` is where the figure stands in the sentence.
    """
    for found in reversed(list(_BESIDE.finditer(said))):
        if not found.start() <= at < found.end():
            said = said[: found.start()] + said[found.end() :]
    return _without_place(figure, said)


_DEPTH = {"province": 0, "district": 1, "commune": 2}
_DEEPEST = 3


def _holds(level: str | None, own: str) -> bool:
    """Return whether a unit of a level is larger than another by its name."""
    return _DEPTH.get(level or "", _DEEPEST) < _DEPTH.get(place_level(own) or "", _DEEPEST)


@cache
def _scopes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = files("assistant").joinpath("data/scope_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line)
    return tuple((name, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for name, words, _ in rows)


def scope_of(text: str) -> frozenset[str]:
    """Return the words that make a figure one of a part or of a whole, as comparison keys.

    >>> sorted(scope_of("điểm trung bình của 96 xã")), sorted(scope_of("xếp loại trung bình"))
    (['trung bình'], [])
    """
    key = comparison_key(text)
    return frozenset(match[0] for _, pattern in _scopes() for match in pattern.finditer(key))


def topic_of(figure: Figure, said: str) -> Terms:
    """Return the words of what is measured: without places, periods and numbers."""
    unit = figure.unit if figure.unit and figure.kind != "money" else ""
    if figure.indicator:
        said = figure.indicator.text
    cut = [m.span for m in find_places(said)] + [m.span for m in find_periods(said)]
    for span in sorted(cut, reverse=True):
        said = f"{said[: span.start]} {GAP} {said[span.end :]}"
    return joined([re.sub(r"\d+(?:[.,/]\d+)*", GAP, said), unit])


def may_speak(claim: Claimed, figure: Figure) -> bool:
    """Return whether a figure can say anything of a claim's: told from the figure alone."""
    mine = claim.figure
    if not kinds_meet(mine, figure, plans=claim.plans):
        return False
    if mine.indicator and figure.indicator and _two_known(mine.indicator, figure.indicator):
        return False
    if mine.place and figure.place and not same_unit(mine.place.value, figure.place.value):
        return False
    return agrees(claim, figure) is not None


def relation(claim: Claimed, stated: Stated) -> Relation:
    """Return what a document's figure says of a claim's figure, of which it may speak."""
    same = agrees(claim, stated.figure)
    if same is None:
        return "silent"
    if same:
        if not _speaks_for(claim, stated):
            return "silent"
        if only_asked_for(claim.sentence, stated.clause):
            return "silent"
        return "denies" if opposed(claim.clause, stated.clause) else "supports"
    return "contradicts" if _speaks_against(claim, stated) else "silent"


def kinds_meet(mine: Figure, theirs: Figure, *, plans: bool) -> bool:
    """Return whether two figures are of kinds that can be compared; a goal is no result."""
    one, other = mine.kind, theirs.kind
    if one == other:
        return True
    plain: tuple[FigureKind, ...] = ("value", "count", "money")
    if one in plain and other in plain:
        return True
    return "target" in (one, other) and plans and {one, other} <= {*plain, "target", "rank"}


def agrees(claim: Claimed, other: Figure) -> bool | None:
    """Return whether the values agree; None where neither that nor the contrary can be said."""
    figure = claim.figure
    if (last := _is_last(figure, other)) is not None:
        return last
    if claim.limit and figure.value is not None and other.value is not None:
        return _within_limit(claim, other)
    of = figure.of
    if figure.kind == "value" and of != other.of:
        if of is not None and other.of is not None:
            return None
        of, other = None, replace(other, of=None)  # "5 điểm" for 5/10 điểm
    if figure.kind == other.kind == "target":  # "ít nhất 80 điểm": the goal is 80
        figure, other = replace(figure, bound="exact"), replace(other, bound="exact")
    # `agreement` compares bindings too; whether those are the same is judged apart.
    one = replace(figure, place=_ONE, indicator=_ONE, period=_ONE, kind=other.kind, of=of)
    found = agreement(one, replace(other, place=_ONE, indicator=_ONE, period=_ONE))
    if found == "apart":
        return None
    if found in ("same", "rounding"):
        return True
    if figure.value is None or other.value is None:
        return False
    mine, theirs = _canonical(figure), _canonical(other)
    if figure.bound in ("over", "at least") and theirs >= mine:
        return True
    if other.bound in ("over", "at least") and mine >= theirs:
        return None
    if other.bound in ("under", "at most") and mine <= theirs:
        return None
    return False


_ONE = Binding("", "", None)


def _is_last(figure: Figure, other: Figure) -> bool | None:
    """Return whether of two ranks, one named "cuối cùng" and one by number, both are the last."""
    if not figure.kind == other.kind == "rank":
        return None
    for named, numbered in ((figure, other), (other, figure)):
        if not (named.value is None and named.grade == "cuối cùng"):
            continue
        if numbered.of is not None:
            return numbered.value == numbered.of
        if named.of is not None and numbered.value is not None:
            return numbered.value == named.of
    return None


def _within_limit(claim: Claimed, other: Figure) -> bool | None:
    mine, theirs = _canonical(claim.figure), _canonical(other)
    if _unit(claim.figure) != _unit(other) or other.bound not in ("exact", "about"):
        same = other.bound == claim.figure.bound and mine == theirs
        return True if same and _unit(claim.figure) == _unit(other) else None
    return theirs < mine if claim.limit == "below" else theirs <= mine


def _canonical(figure: Figure) -> float:
    return measure(figure.value or 0.0, figure.unit).value


def _unit(figure: Figure) -> str | None:
    return measure(figure.value or 0.0, figure.unit).unit


def _speaks_for(claim: Claimed, stated: Stated) -> bool:
    """Return whether a figure of equal value is the one that the claim means."""
    if not _place_allows(claim, stated) or not _period_allows(claim, stated):
        return False
    mine, theirs = claim.figure.indicator, stated.figure.indicator
    if mine and theirs and comparison_key(mine.value) == comparison_key(theirs.value):
        return True
    if mine is None and claim.figure.kind == "rank":
        return claim.figure.of is not None and claim.figure.of == stated.figure.of
    if mine is None and _is_score_of_an_index(claim, stated):
        return True
    if mine and theirs and _two_known(mine, theirs):
        return False
    around = _words_around(stated)
    if claim.topic and claim.topic.words <= around.words:
        return True
    least = _ABOUT_THE_SAME if _telling(claim.figure) else _SURELY_THE_SAME
    return coverage(claim.topic, around) >= least


def same_goal(claim: Claimed, stated: Stated) -> bool:
    """Return whether a goal of equal value is the claim's: its whole sentence tells what it is for."""
    mine, theirs = claim.figure, stated.figure
    if theirs.kind != "target" or (mine.value, mine.unit) != (theirs.value, theirs.unit):
        return False
    if mine.place is None or not _same_place(claim, stated) or not _period_allows(claim, stated):
        return False
    return coverage(claim.topic, joined([stated.sentence])) >= _SURELY_THE_SAME


def _is_score_of_an_index(claim: Claimed, stated: Stated) -> bool:
    """Return whether "đạt 85,77 điểm", without the index, is what a document says of that unit then.

    Only for it: without the index a claim of another value may mean another index.
    """
    mine, theirs = claim.figure, stated.figure
    return (
        mine.kind == "value"
        and mine.unit == theirs.unit == "điểm"
        and _telling(mine)
        and mine.place is not None
        and theirs.indicator is not None
        and _known(theirs.indicator)
        and mine.period is not None
        and (
            same_period(mine.period, theirs.period, stated)
            if theirs.period is not None
            else _told_before(stated) == mine.period.value
        )
    )


def _speaks_against(claim: Claimed, stated: Stated) -> bool:
    """Return whether a figure of another value is of the same place, indicator, period and scope."""
    if claim.scope != _scope(stated):
        return False
    if claim.figure.kind == "target" and stated.figure.kind != "target":
        return False
    return same_measure(claim, stated) or _other_way(claim, stated)


def _other_way(claim: Claimed, stated: Stated) -> bool:
    """Return whether the same change of the same thing is told the other way: a fall for a rise."""
    mine, theirs = claim.figure, stated.figure
    if not (mine.kind == theirs.kind == "change" and mine.value == theirs.value):
        return False
    if mine.unit != theirs.unit or not (mine.place and mine.period and theirs.period):
        return False
    if not _same_place(claim, stated) or not same_period(mine.period, theirs.period, stated):
        return False
    return coverage(claim.topic, _words_around(stated)) >= _SURELY_THE_SAME


_MAINLY = re.compile(r"(?<!\w)(?:chủ yếu|tập trung|nhất là|đặc biệt là)(?!\w)", re.IGNORECASE)


def _own_scope(figure: Figure, clause: str) -> frozenset[str]:
    """Return a figure's scope: the name of its index ("… cạnh tranh cấp tỉnh") is none.

    Neither is "toàn tỉnh": of a province it says nothing more, of a district it is the whole
    that the district is counted in.
    """
    for mention in reversed(find_indicators(clause)):
        if figure.indicator is not None and mention.name == figure.indicator.value:
            clause = f"{clause[: mention.span.start]} {GAP} {clause[mention.span.end :]}"
    found = scope_of(clause)
    return found - {"toàn tỉnh"} if figure.place is not None else found


def _scope(stated: Stated) -> frozenset[str]:
    """Return the scope of a document's figure: what it is "mainly" of is a part of it only."""
    clause = stated.clause
    at = stated.figure.span.end - stated.figure.clause.start
    mainly = _MAINLY.search(clause, max(0, min(at, len(clause))))
    return _own_scope(stated.figure, clause[: mainly.start()] if mainly else clause)


def same_measure(claim: Claimed, stated: Stated) -> bool:
    """Return whether two figures are of the same place, indicator and period, each of them bound."""
    mine, theirs = claim.figure, stated.figure
    if not (mine.place and mine.period and mine.indicator and theirs.period and theirs.indicator):
        return False
    if not _same_place(claim, stated) or not same_period(mine.period, theirs.period, stated):
        return False
    return _same_indicator(mine, theirs)


def _same_indicator(mine: Figure, theirs: Figure) -> bool:
    assert mine.indicator is not None
    assert theirs.indicator is not None
    if comparison_key(_name(mine.indicator)) == comparison_key(_name(theirs.indicator)):
        return True
    if _known(mine.indicator) or _known(theirs.indicator):
        return False
    one = joined([mine.indicator.text, mine.unit or ""])
    two = joined([theirs.indicator.text, theirs.unit or ""])
    sure = min(coverage(one, two), coverage(two, one)) >= _SURELY_THE_SAME
    return sure and len(one.words) > 1


def _name(binding: Binding) -> str:
    """Return the canonical name of an indicator that is called by a loose one: "chỉ số hài lòng"."""
    if _known(binding):
        return binding.value
    named = find_indicators(binding.value, weak=True)
    whole = len(named) == 1 and len(named[0].text) == len(binding.value.strip())
    return named[0].name if whole else binding.value


def _known(binding: Binding) -> bool:
    return indicator_by_name(binding.value) is not None


def _two_known(mine: Binding, theirs: Binding) -> bool:
    """Return whether two bindings are to two different indicators of the table."""
    return mine.value != theirs.value and _known(mine) and _known(theirs)


def _telling(figure: Figure) -> bool:
    """Return whether a value is seldom met by chance: three digits, or decimals."""
    return len(re.sub(r"\D", "", figure.text)) >= 3


def _words_around(stated: Stated) -> Terms:
    figure = stated.figure
    own = [figure.indicator.value, figure.indicator.text] if figure.indicator else []
    own += [_label(stated)] if not own else []
    return joined([stated.heading, stated.clause, figure.text, figure.unit or "", *own])


_LABEL = re.compile(r"[^:;.]{3,80}: *$")


def _label(stated: Stated) -> str:
    """Return what a line says before the colon that its figure follows: "Phí thu trong tháng: "."""
    at = stated.figure.span.start - stated.sentence_start
    found = _LABEL.fullmatch(stated.sentence, 0, at) if 0 < at <= len(stated.sentence) else None
    return found[0] if found else ""


def _place_allows(claim: Claimed, stated: Stated) -> bool:
    mine = claim.figure.place
    if mine is None:
        return coverage(claim.topic, _words_around(stated)) >= _ABOUT_THE_SAME
    return _same_place(claim, stated)


def _same_place(claim: Claimed, stated: Stated) -> bool:
    """Return whether the document's figure is of the claim's place, or its document is of it.

    The document stands for a figure without a place only where its sentence names no other.
    """
    mine, theirs = claim.figure.place, stated.figure.place
    if mine is None:
        return False
    if theirs is not None:
        return same_unit(mine.value, theirs.value)
    issuer = stated.document.issuer
    if issuer is not None and same_unit(mine.value, issuer) and not place_level(mine.value):
        return all(m.level == "province" for m in find_places(stated.sentence))
    place = stated.document.place
    if place is None or not same_unit(mine.value, place):
        return False
    return all(same_unit(m.name, mine.value) for m in find_places(stated.sentence))


def _period_allows(claim: Claimed, stated: Stated) -> bool:
    mine, theirs = claim.figure.period, stated.figure.period
    if mine is None:
        return True
    if theirs is None:
        return str(year_of(mine.value)) in f"{stated.document.title} {stated.sentence}" or (
            mine.value == (_title_period(stated) or _told_of(claim, stated))
        )
    if same_period(mine, theirs, stated):
        return True
    if theirs.value.startswith(f"{mine.value}-01-01/") and "từ đầu năm" in claim.sentence.lower():
        return True
    if "/" in theirs.value and _title_period(stated) == mine.value:
        return True  # a report on the quarter counts from the 15th to the 14th
    if claim.figure.kind in _COUNTED:
        return False
    return contains(theirs.value, mine.value)


def _told_of(claim: Claimed, stated: Stated) -> str | None:
    """Return the period told before, for a value seldom met by chance that is bound to its unit."""
    issuer = stated.document.issuer or ""
    mine = claim.figure.place
    bound = stated.figure.place is not None or (mine and same_unit(mine.value, issuer))
    return _told_before(stated) if bound and _telling(claim.figure) else None


def _told_before(stated: Stated) -> str | None:
    """Return the period named last before a sentence that names none: what it goes on about."""
    if find_periods(stated.sentence, stated.document.published):
        return None
    before = stated.before
    named = [
        m
        for m in find_periods(before, stated.document.published)
        if m.kind != "day"
        and not _AS_BASE.search(before[: m.span.start])
        and not m.text.casefold().startswith("cùng kỳ")
    ]
    return named[-1].value if named else None


_AS_BASE = re.compile(
    r"(?:so với|cùng kỳ|(?:mục tiêu|chỉ tiêu|kế hoạch)[^.;]{0,40})\s*$", re.IGNORECASE
)


def _title_period(stated: Stated) -> str | None:
    title = stated.document.title
    found = [m.value for m in find_periods(title, stated.document.published)]
    whole = {value for value in found if len(value.split("/")[0]) <= len("2025-Q2")}
    return (whole or set(found)).pop() if len(whole or set(found)) == 1 else None


_LAST_DAYS = re.compile(r"(\d{4})(?:-(\d\d))?-(\d\d)")


def same_period(mine: Binding, theirs: Binding, stated: Stated) -> bool:
    """Return whether two periods are one; the last day of a year stands for the year.

    "Đến hết tháng 2" is the last day of February in one text and February in another: the
    words before it tell.
    """
    if mine.value == theirs.value:
        return True
    for day, whole, binding in ((mine, theirs, theirs), (theirs, mine, mine)):
        if not _ends(day.value, whole.value):
            continue
        if (
            len(whole.value) == 4
            or re.search(
                rf"(?:hết|đến|tới)\s+(?:hết\s+)?{re.escape(comparison_key(binding.text))}",
                comparison_key(stated.sentence),
            )
            or comparison_key(binding.text).startswith(("hết", "đến", "tới", "tính đến"))
        ):
            return True
    return False


def _ends(day: str, whole: str) -> bool:
    """Return whether a day is the last of a year or a month.

    >>> _ends("2024-02-29", "2024-02"), _ends("2023-12-31", "2023"), _ends("2023-06-30", "2023")
    (True, True, False)
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or not re.fullmatch(r"\d{4}(?:-\d\d)?", whole):
        return False
    if len(whole) == 4:
        return day == f"{whole}-12-31"
    return day.startswith(whole) and int(day[-2:]) >= 28


def best(against: Sequence[Stated]) -> Stated:
    """Return what most likely is right: the deciding body's word, then the latest."""
    return max(
        against,
        key=lambda s: (
            s.decided,
            s.document.published.toordinal() if s.document.published else 0,
            -s.figure.span.start,
        ),
    )
