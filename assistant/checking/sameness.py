"""Whether a figure of a claim and one of a document are of the same place, indicator and period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.compared import Claimed, Stated
from assistant.finding.matching import coverage, joined
from assistant.fit import same_unit
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, place_level
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.language.time.periods import find_periods
from index_store.records import Binding

if TYPE_CHECKING:
    from index_store.language.terms.indicators import IndicatorMention
    from index_store.records import Figure

SURELY_THE_SAME = 0.85
"""Words of a claim that a document's must have, by weight, to be surely of the same."""


def same_measure(claim: Claimed, stated: Stated) -> bool:
    """Return whether two figures are of the same place, indicator and period, each of them bound."""
    mine, theirs = claim.figure, stated.figure
    if not (mine.place and mine.period and mine.indicator and theirs.period and theirs.indicator):
        return False
    if not is_of_place(claim, stated) or not same_period(mine.period, theirs.period, stated):
        return False
    return _same_indicator(mine, theirs)


def _same_indicator(mine: Figure, theirs: Figure) -> bool:
    assert mine.indicator is not None
    assert theirs.indicator is not None
    if comparison_key(_name(mine.indicator)) == comparison_key(_name(theirs.indicator)):
        return True
    if known(mine.indicator) or known(theirs.indicator):
        return False
    rate = mine.unit == theirs.unit == "%"
    bag = _telling_words(mine.indicator.value, rate=rate)
    if len(bag) >= _FEWEST and bag == _telling_words(theirs.indicator.value, rate=rate):
        return True
    one = joined([mine.indicator.text, mine.unit or ""])
    two = joined([theirs.indicator.text, theirs.unit or ""])
    sure = min(coverage(one, two), coverage(two, one)) >= SURELY_THE_SAME
    return sure and len(one.words) > 1


_FEWEST = 3
"""Words that two names of a measure share, whatever their order, if they are one."""
_COUNTING = frozenset(
    [
        "số",
        "lượng",
        "tổng",
        "mức",
        "kết",
        "quả",
        "đã",
        "được",
        "của",
        "các",
        "tại",
        "ở",
        "trên",
        "năm",
    ]
)


_GOAL = re.compile(r"^(?:Mục tiêu|Chỉ tiêu|Kế hoạch)[^–]{0,40} – ", re.IGNORECASE)
_RATE = frozenset({"tỷ", "lệ", "tỉ"})


def goal_of(name: str) -> str:
    """Return what a goal is for, without the heading of its column.

    >>> goal_of("Mục tiêu đến hết năm – Dân số được phủ sóng 5G")
    'Dân số được phủ sóng 5G'
    """
    return _GOAL.sub("", name)


def _telling_words(name: str, *, rate: bool) -> frozenset[str]:
    """Return the words of what is measured, but for whose, when, and "số", "đã", "của".

    Of two percentages "tỷ lệ" says nothing either.
    """
    name = goal_of(name)
    cut = [m.span for m in find_places(name)] + [m.span for m in find_periods(name)]
    for span in sorted(cut, reverse=True):
        name = f"{name[: span.start]} {name[span.end :]}"
    bare = re.sub(r" (?:của|tại) .*$", "", name)
    return (
        frozenset(re.findall(r"[^\W\d_]+", comparison_key(bare)))
        - _COUNTING
        - (_RATE if rate else set())
    )


_WHOLE = re.compile(r" (?:chung|tổng thể)$", re.IGNORECASE)


def _name(binding: Binding) -> str:
    """Return the canonical name of an indicator that is called by a loose one: "chỉ số hài lòng"."""
    if known(binding):
        return binding.value
    value = _WHOLE.sub("", binding.value.strip())
    named = find_indicators(value, weak=True)
    whole = len(named) == 1 and len(named[0].text) == len(value)
    return named[0].name if whole else binding.value


_SCORED = re.compile(r"(?<!\w)(?:điểm|hạng|xếp|bậc|đứng|chỉ số|kết quả)(?!\w)")


def indicators_named(text: str) -> tuple[IndicatorMention, ...]:
    """Return the indicators that a text names; by a loose name only where it scores or ranks.

    >>> [m.name for m in indicators_named("Điểm CCHC năm 2023 của huyện X cao hơn huyện Y")]
    ['Chỉ số cải cách hành chính']
    >>> indicators_named("Công tác CCHC năm 2023 được quan tâm")
    ()
    """
    named = find_indicators(text)
    if named or not _SCORED.search(comparison_key(text)):
        return named
    return find_indicators(text, weak=True)


def known(binding: Binding) -> bool:
    """Return whether an indicator is one of the table."""
    return indicator_by_name(binding.value) is not None


def two_known(mine: Binding, theirs: Binding) -> bool:
    """Return whether two bindings are to two different indicators of the table."""
    return mine.value != theirs.value and known(mine) and known(theirs)


def is_of_place(claim: Claimed, stated: Stated) -> bool:
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
    if issuer is not None and level_of(issuer) == "department":
        return False  # a department's own figures are not its province's
    place = stated.document.place
    if place is None or not same_unit(mine.value, place):
        return False
    return all(same_unit(m.name, mine.value) for m in find_places(stated.sentence))


def title_period(stated: Stated) -> str | None:
    """Return the one period that a document's title names; None for none or several."""
    title = stated.document.title
    found = [m.value for m in find_periods(title, stated.document.published)]
    whole = {value for value in found if len(value.split("/")[0]) <= len("2025-Q2")}
    return (whole or set(found)).pop() if len(whole or set(found)) == 1 else None


_WHOLES = {
    ("01-01", "06-30"): "-H1",
    ("07-01", "12-31"): "-H2",
    ("01-01", "12-31"): "",
    ("01-01", "03-31"): "-Q1",
    ("04-01", "06-30"): "-Q2",
    ("07-01", "09-30"): "-Q3",
    ("10-01", "12-31"): "-Q4",
}


def whole_of(period: str) -> str:
    """Return the half, the quarter or the year that a stretch of days is; any other as it is.

    >>> whole_of("2025-07-01/2025-12-31"), whole_of("2025-07-15/2025-12-14")
    ('2025-H2', '2025-07-15/2025-12-14')
    """
    first, _, last = period.partition("/")
    if len(first) != len("2025-07-01") or first[:4] != last[:4]:
        return period
    suffix = _WHOLES.get((first[5:], last[5:]))
    return period if suffix is None else f"{first[:4]}{suffix}"


def same_period(mine: Binding, theirs: Binding, stated: Stated) -> bool:
    """Return whether two periods are one; the last day of a year stands for the year.

    "Từ ngày 01/7/2025 đến ngày 31/12/2025" is the second half of 2025.

    "Đến hết tháng 2" is the last day of February in one text and February in another: the
    words before it tell.
    """
    if whole_of(mine.value) == whole_of(theirs.value):
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
