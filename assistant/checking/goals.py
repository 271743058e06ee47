"""Whether a goal was reached, as a claim says: judged by the value stated beside the goal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.comparing import same_goal
from assistant.checking.measures import Measure, sole, values_of
from assistant.checking.reckoned import Reckoned
from assistant.checking.written import figure_words
from assistant.ranking import lower_is_better
from index_store.language.amounts.measures import measure
from index_store.language.characters.marks import comparison_key

if TYPE_CHECKING:
    from assistant.checking.compared import Claimed, Stated
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.records import Figure

_GOAL = r"(?:mức |so với )*(?:mục tiêu|chỉ tiêu|kế hoạch|mốc|yêu cầu)"
_MISSED = re.compile(
    rf"(?:(?:chưa|không)(?: thể)? (?:đạt|hoàn thành|vượt|tới|đến|đáp ứng)(?: được)?"
    rf"|thấp hơn|kém|dưới|chưa bằng|hụt) {_GOAL}"
)
_MET = re.compile(
    rf"(?<!chưa )(?<!không )(?<!phấn đấu )(?:đạt và vượt|vượt|hoàn thành|đạt|cao hơn|trên) {_GOAL}"
)
_PLANNED = re.compile(r"phấn đấu|sẽ|dự kiến|nhằm|để đạt|cần")


def attained(
    asked: Claimed, stated: Stated | None, claim: Claim, evidence: Evidence
) -> Reckoned | None:
    """Return whether a goal was reached or missed as a claim says; None where it says neither.

    ``stated`` is the document's goal, if it was found by its own clause. The value that decides
    is that of the claim's measure, else the nearest of its unit in the goal's sentence; without
    one the goal alone tells nothing, unless the claim tells a value.
    """
    goal = asked.figure
    key = comparison_key(claim.text)
    if _PLANNED.search(key) or goal.value is None:
        return None
    missed, met = _MISSED.search(key) is not None, _MET.search(key) is not None
    if missed == met:
        return None
    aim = stated or _goal(asked, evidence)
    reached = _measured(goal, evidence) or (_reached(aim, evidence) if aim else None)
    if reached is None or aim is None:
        own = [f for f in claim.figures if f.kind == "value" and f.unit == goal.unit]
        return None if own or stated is None else Reckoned(goal, "not_found", (stated,))
    value = measure(reached.figure.value or 0.0, reached.figure.unit).value
    limit = measure(goal.value, goal.unit).value
    indicator = reached.figure.indicator or aim.figure.indicator
    lower = indicator is not None and lower_is_better(indicator.value)
    done = value <= limit if lower else value >= limit
    if done == met:
        return Reckoned(goal, "supported", (aim, reached))
    return Reckoned(goal, "contradicted", (reached, aim), figure_words(reached.figure))


def _measured(goal: Figure, evidence: Evidence) -> Stated | None:
    """Return the one value that the documents state of what the goal is set for."""
    if not (goal.place and goal.indicator and goal.period):
        return None
    asked = Measure(goal.place.value, goal.indicator.value, goal.period.value, goal.unit)
    return sole(values_of(asked, evidence))


def _goal(asked: Claimed, evidence: Evidence) -> Stated | None:
    """Return the goal whose sentence tells that it is the claim's."""
    found = (evidence.stated(one) for one in evidence.of_place(asked)
             if one.figure.kind == "target" and one.figure.value == asked.figure.value)  # fmt: skip
    return next((one for one in found if same_goal(asked, one)), None)


def _reached(goal: Stated, evidence: Evidence) -> Stated | None:
    """Return the value nearest to a goal in its sentence, of its unit, place and indicator."""
    aim = goal.figure
    end = goal.sentence_start + len(goal.sentence)
    found = [
        one
        for one in evidence.of_document(aim.document_id)
        if one.figure.kind == "value"
        and one.figure.unit == aim.unit
        and one.figure.bound == "exact"
        and goal.sentence_start <= one.figure.span.start < end
        and (aim.place is None or one.figure.place is None or one.figure.place == aim.place)
    ]
    near = min(found, key=lambda one: abs(one.figure.span.start - aim.span.start), default=None)
    return evidence.stated(near) if near is not None else None
