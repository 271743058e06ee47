"""Whether a figure of a document speaks for or against a figure of a claim, or of something else.

Against it speaks only a figure of the same place, indicator, period, kind and scope; for it,
one of the same value that the claim's own words lead to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.checking.compared import Claimed, Stated, own_scope
from assistant.checking.sameness import (
    SURELY_THE_SAME,
    is_of_place,
    known,
    same_measure,
    same_period,
    title_period,
    two_known,
)
from assistant.finding.matching import Terms, coverage, joined
from assistant.finding.polarity import only_asked_for, opposed
from assistant.fit import same_unit
from assistant.ranking import level_of
from index_store.figures.agreement import agreement
from index_store.language.amounts.measures import measure
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.time.periods import contains, find_periods, year_of
from index_store.records import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Figure, FigureKind

Relation = Literal["supports", "contradicts", "denies", "silent"]
"""``"denies"``: the same value of the same thing, said not to be so, or the other way about."""

_COUNTED = ("count", "money")
_ABOUT_THE_SAME = 0.7
"""Words of a claim that a document's must have, by weight, where no indicator says it."""


def may_speak(claim: Claimed, figure: Figure) -> bool:
    """Return whether a figure can say anything of a claim's: told from the figure alone."""
    mine = claim.figure
    if not kinds_meet(mine, figure, plans=claim.plans):
        return False
    if mine.indicator and figure.indicator and two_known(mine.indicator, figure.indicator):
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
        return True if figure.bound == "at least" or theirs <= _HARDLY_OVER * mine else None
    if other.bound in ("over", "at least") and mine >= theirs:
        return None
    if other.bound in ("under", "at most") and mine <= theirs:
        return None
    return False


_ONE = Binding("", "", None)
_HARDLY_OVER = 2.0
"""So many times a value is no more "hơn" it: "hơn 420 tỷ" is not said of 4.200 tỷ."""


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
    if not _level_allows(claim, stated) or _is_mean_of_others(claim, stated):
        return False
    mine, theirs = claim.figure.indicator, stated.figure.indicator
    if mine and theirs and comparison_key(mine.value) == comparison_key(theirs.value):
        return True
    if mine is None and claim.figure.kind == "rank":
        return claim.figure.of is not None and claim.figure.of == stated.figure.of
    if mine is None and _is_score_of_an_index(claim, stated):
        return True
    if mine and theirs and two_known(mine, theirs):
        return False
    around = _words_around(stated)
    if claim.topic and claim.topic.words <= around.words:
        return True
    least = _ABOUT_THE_SAME if _telling(claim.figure) else SURELY_THE_SAME
    return coverage(claim.topic, around) >= least


def is_of_claim(claim: Claimed, stated: Stated) -> bool:
    """Return whether a figure, whatever its value, is of the claim's place, time and matter."""
    if not is_of_place(claim, stated) or not claim.figure.period or not stated.figure.period:
        return False
    if not same_period(claim.figure.period, stated.figure.period, stated):
        return False
    name = stated.figure.indicator.value if stated.figure.indicator else ""
    return coverage(claim.topic, joined([name, stated.figure.unit or ""])) >= SURELY_THE_SAME


_LEVEL = re.compile(r"(?<!\w)(?<!đơn vị )cấp (?:xã|huyện)(?!\w)")


def _level_allows(claim: Claimed, stated: Stated) -> bool:
    """Return whether a province's figure is of the lower units that the claim speaks of.

    "Bộ phận một cửa cấp xã của tỉnh X nhận 900 hồ sơ" is not told by all files of the province.
    """
    place = claim.figure.place
    if place is None or level_of(place.value) != "province":
        return True
    own = set(_LEVEL.findall(comparison_key(claim.clause)))
    around = " ".join((stated.clause, stated.heading, stated.document.title))
    return own <= set(_LEVEL.findall(_WITHOUT.sub("", comparison_key(around))))


_MEAN = re.compile(r"(?<!\w)(?:trung bình|bình quân)(?!\w)")
_OF_UNITS = re.compile(
    r"(?<!\w)(?:trung bình|bình quân)(?: chung)? (?:của )?(?:\d+|các|khối|những) (?P<unit>sở|huyện|xã|phường|tỉnh|đơn vị|địa phương)(?!\w)"
)


def _is_mean_of_others(claim: Claimed, stated: Stated) -> bool:
    """Return whether a figure is the mean of several units and the claim tells a unit's own.

    "Điểm trung bình của 18 sở là 88,46 điểm" is no score of the province.
    """
    if claim.figure.place is None or _MEAN.search(comparison_key(claim.sentence)):
        return False
    return _OF_UNITS.search(comparison_key(stated.clause)) is not None


_WITHOUT = re.compile(r"(?:không|chưa) (?:bao )?(?:gồm|tính|kể)[^.;)]*")


def same_goal(claim: Claimed, stated: Stated) -> bool:
    """Return whether a goal of equal value is the claim's: its whole sentence tells what it is for."""
    mine, theirs = claim.figure, stated.figure
    if theirs.kind != "target" or (mine.value, mine.unit) != (theirs.value, theirs.unit):
        return False
    if mine.place is None or not is_of_place(claim, stated) or not _period_allows(claim, stated):
        return False
    return coverage(claim.topic, joined([stated.sentence])) >= SURELY_THE_SAME


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
        and known(theirs.indicator)
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
    mean = _OF_UNITS.search(comparison_key(stated.clause))
    if mean is not None and mean["unit"] not in comparison_key(claim.sentence):
        return False  # the mean of the departments says nothing of that of the districts
    if claim.figure.kind == "target" and stated.figure.kind != "target":
        return False
    if stated.figure.bound not in ("exact", "about") and _GROUP.search(stated.clause):
        return False
    return same_measure(claim, stated) or _other_way(claim, stated)


_GROUP = re.compile(
    r"(?<!\w)(?:nhóm|loại|xếp loại|hạng|mức độ) (?:xuất sắc|rất tốt|tốt|khá|trung bình|yếu|kém|[A-D]|\d)(?!\w)",
    re.IGNORECASE,
)
"""A limit beside a grade says who belongs to it: it is no one's value."""


def _other_way(claim: Claimed, stated: Stated) -> bool:
    """Return whether the same change of the same thing is told the other way: a fall for a rise."""
    mine, theirs = claim.figure, stated.figure
    if not (mine.kind == theirs.kind == "change" and mine.value == theirs.value):
        return False
    if mine.unit != theirs.unit or not (mine.place and mine.period and theirs.period):
        return False
    if not is_of_place(claim, stated) or not same_period(mine.period, theirs.period, stated):
        return False
    return coverage(claim.topic, _words_around(stated)) >= SURELY_THE_SAME


_MAINLY = re.compile(r"(?<!\w)(?:chủ yếu|tập trung|nhất là|đặc biệt là)(?!\w)", re.IGNORECASE)


def _scope(stated: Stated) -> frozenset[str]:
    """Return the scope of a document's figure: what it is "mainly" of is a part of it only."""
    clause = stated.clause
    at = stated.figure.span.end - stated.figure.clause.start
    mainly = _MAINLY.search(clause, max(0, min(at, len(clause))))
    return own_scope(stated.figure, clause[: mainly.start()] if mainly else clause)


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
        if not _may_be_named(claim, stated):
            return False
        return coverage(claim.topic, _words_around(stated)) >= _ABOUT_THE_SAME
    return is_of_place(claim, stated)


def _may_be_named(claim: Claimed, stated: Stated) -> bool:
    """Return whether a figure's unit may be the one meant: a claim that names its like names it."""
    theirs = stated.figure.place
    level = level_of(theirs.value) if theirs else None
    if theirs is None or level in (None, "province"):
        return True
    named: set[str] = {m.level for m in find_places(claim.sentence)}
    if _BODIES.search(claim.sentence):
        named.add("department")
    proper = comparison_key(split_unit(theirs.value)[1] or theirs.value)
    return level not in named or proper in comparison_key(claim.sentence)


_BODIES = re.compile(r"(?<!\w)Sở (?=\w)")


def _period_allows(claim: Claimed, stated: Stated) -> bool:
    mine, theirs = claim.figure.period, stated.figure.period
    if mine is None:
        return True
    if theirs is None:
        if "/" in mine.value and mine.value in {m.value for m in find_periods(stated.sentence)}:
            return True  # "Đề án giai đoạn 2024 - 2028 có tổng mức 586 tỷ đồng"
        return str(year_of(mine.value)) in f"{stated.document.title} {stated.sentence}" or (
            mine.value == (title_period(stated) or _told_of(claim, stated))
        )
    if same_period(mine, theirs, stated):
        return True
    if theirs.value.startswith(f"{mine.value}-01-01/") and "từ đầu năm" in claim.sentence.lower():
        return True
    if "/" in theirs.value and title_period(stated) == mine.value:
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
