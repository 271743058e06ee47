"""What was reached, told by what was planned: "vượt dự toán 2 tỷ đồng", "thấp hơn kế hoạch 5%".

Reckoned from the result and the goal that one row or one sentence of a document gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.compared import topic_of
from assistant.checking.comparing import is_of_claim
from assistant.checking.reckoned import Reckoned, agrees_with, amount_words, worked_out
from assistant.messages import message
from index_store.language.amounts.measures import measure
from index_store.language.characters.marks import comparison_key

if TYPE_CHECKING:
    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.evidence import Evidence

_PLANNED = (
    r"(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu)"
    r"(?: (?:giao|được giao|đề ra|đặt ra|năm|cả năm|tỉnh giao|đầu năm))*"
)
_BY = r"(?: (?:là|tới|đến|khoảng|gần|hơn|trên|được))* ?$"
_BEYOND = re.compile(
    rf"(?<!\w)(?:(?P<more>vượt(?: mức)?|(?:cao|nhiều) hơn)|(?P<less>(?:thấp|ít) hơn|hụt|kém))"
    rf"(?: so với)?(?: mức)? {_PLANNED}{_BY}"
)
_RESULTS = ("money", "value", "count")


def against_plan(claim: Claimed, evidence: Evidence) -> Reckoned | None:
    """Return what a result comes to beside its goal; None of a figure that tells no such thing.

    Such a figure is never itself a result or a goal.
    """
    figure = claim.figure
    at = claim.sentence.find(figure.text)
    told = _BEYOND.search(comparison_key(claim.sentence[: max(at, 0)]))
    if told is None and at >= 0:
        whole = comparison_key(claim.sentence[: at + len(figure.text)])
        told = _BEYOND.search(re.sub(r"[\d.,]+ ?\S*(?: đồng)?$", "", whole))
    if told is None or figure.value is None or figure.kind not in (*_RESULTS, "change", "target"):
        return None
    before = claim.sentence[: min(told.start(), at)]
    claim = replace(claim, topic=topic_of(replace(figure, unit=None), before))
    found = _pairs(claim, evidence)
    if len({(one.figure.value, goal.figure.value) for one, goal in found}) != 1:
        return Reckoned(figure, "not_found")
    result, goal = found[0]
    apart = _apart(claim, result, goal)
    if apart is None:
        return Reckoned(figure, "not_found")
    notes = worked_out(result, goal)
    if agrees_with(figure, apart if told["more"] else -apart):
        return Reckoned(figure, "supported", (result, goal), None, notes)
    name = "check_difference_more" if apart >= 0 else "check_difference_less"
    words = message(name, amount=amount_words(abs(apart), figure))
    return Reckoned(figure, "contradicted", (result, goal), words, notes)


def _apart(claim: Claimed, result: Stated, goal: Stated) -> float | None:
    """Return by how much a result is more than its goal, in the claim's unit; None in no such unit."""
    reached, aimed = result.figure.value or 0.0, goal.figure.value or 0.0
    figure = claim.figure
    if figure.unit == "%" and result.figure.unit != "%":
        return round((reached / aimed - 1) * 100, 1) if aimed else None
    mine, theirs = measure(1.0, figure.unit), measure(1.0, result.figure.unit)
    if mine.unit != theirs.unit or not mine.value or figure.unit == "%":
        return None
    return round((reached - aimed) * theirs.value / mine.value, 4)


def _pairs(claim: Claimed, evidence: Evidence) -> list[tuple[Stated, Stated]]:
    """Return the results that the claim is of, each with the goal beside it of the same thing."""
    own = [evidence.stated(one) for one in evidence.of_place(claim)]
    own = [one for one in own if one.figure.bound == "exact" and is_of_claim(claim, one)]
    results = [one for one in own if one.figure.kind in _RESULTS]
    goals = [one for one in own if one.figure.kind == "target"]
    return [
        (one, goal)
        for one in results
        for goal in goals
        if one.figure.unit == goal.figure.unit
        and one.document.id == goal.document.id
        and one.sentence_start == goal.sentence_start
        and _name(one) == _name(goal)
    ]


def _name(one: Stated) -> str:
    return comparison_key(one.figure.indicator.value) if one.figure.indicator else ""
