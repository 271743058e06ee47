"""How many units a document counts in a grade: "ba đơn vị bị xếp vào nhóm Trung bình"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.reckoned import Reckoned
from assistant.checking.written import figure_words
from assistant.fit import same_unit
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

if TYPE_CHECKING:
    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.evidence import Evidence

_GRADE = (
    r"(?:nhóm|xếp loại|loại|hạng|mức) (?P<grade>xuất sắc|rất tốt|tốt|khá|trung bình khá|trung bình"
    r"|yếu kém|yếu|kém)(?! \w+ nhất)(?!\w)"
)
_BEFORE = re.compile(rf"(?<!\w){_GRADE}(?: ?\([^()]*\))? ?[:,]? ?(?:có |gồm |là )?$")
_AFTER = re.compile(rf"^ (?:cấp \w+ )?(?:được |bị )?(?:xếp |đạt |vào |thuộc |ở |xếp vào )*{_GRADE}")
_IN_CLAIM = re.compile(rf"(?<!\w){_GRADE}")
_UNITS = re.compile(r"(?:đơn vị|địa phương|tỉnh|huyện|xã|phường|sở|cơ quan)(?!\w)")


def in_grade(asked: Claimed, evidence: Evidence) -> Reckoned | None:
    """Return what the documents count of the units in the grade that a claim names.

    The claim names the place, the year and one grade; None of any other count, and where the
    documents of that place and year give several numbers for it.
    """
    mine = asked.figure
    key = comparison_key(asked.sentence)
    grades = {m["grade"] for m in _IN_CLAIM.finditer(key)}
    if mine.kind != "count" or mine.bound != "exact" or not _UNITS.match(mine.unit or ""):
        return None
    if len(grades) != 1 or mine.place is None or mine.period is None:
        return None
    grade = grades.pop()
    found = [stated for stated in _counted(asked, evidence) if _grade_of(stated) == grade]
    if len({stated.figure.value for stated in found}) != 1:
        return None
    one = found[0]
    if one.figure.value == mine.value:
        return Reckoned(mine, "supported", (one,))
    return Reckoned(mine, "contradicted", (one,), figure_words(one.figure))


def _counted(asked: Claimed, evidence: Evidence) -> list[Stated]:
    """Return the counts of units in the passages like a claim, of its place and period."""
    place, period = asked.figure.place, asked.figure.period
    assert place is not None
    assert period is not None
    found = []
    for one in evidence.near(asked):
        if one.figure.kind != "count" or not _UNITS.match(one.figure.unit or ""):
            continue
        own = one.document.place
        if own is None or not same_unit(own, place.value):
            continue
        titled = {m.value for m in find_periods(one.document.title)}
        told = one.figure.period
        if (told.value if told else None) == period.value or titled == {period.value}:
            found.append(evidence.stated(one))
    return found


def _grade_of(stated: Stated) -> str | None:
    """Return the grade of which a sentence gives a count, right before or behind it."""
    at = stated.figure.span.start - stated.sentence_start
    key = comparison_key(stated.sentence)
    if len(key) != len(stated.sentence):
        return None
    before = _BEFORE.search(key[:at])
    after = _AFTER.match(key[at + len(stated.figure.text) :])
    found = before or after
    return found["grade"] if found is not None else None
