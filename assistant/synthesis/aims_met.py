"""What was reached of a goal that the part before told: "… là bao nhiêu, năm 2024 đạt bao nhiêu?"."""

from __future__ import annotations

import re

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import GAP, canonical, terms
from assistant.questions.aims import without_goals
from assistant.questions.question import Part, Question
from assistant.synthesis.figures import candidates
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.targets import is_result, last_day
from index_store.language.time.periods import find_periods
from index_store.records import Figure

_BARE = re.compile(
    r"(?<!\w)(?:(?:\d{1,2}|ba|sáu|chín) tháng(?: (?:đầu năm|đầu|qua))?|giờ|hiện(?: nay| tại)?|nay|đến nay|tới nay|rồi|đã|kết quả|làm được|được|thực tế|thực hiện|bao nhiêu|mấy|ra sao|thế nào|chưa|vậy|thế)(?!\w)"
)


def answer_result_of_goal(
    part: Part, question: Question, context: Context, before: tuple[Draught, ...]
) -> Draught:
    """Return what was reached of the goal just told, of the time that this part names, if any."""
    if not before or part.wants_target or question.language != "vi" or not _is_bare(part, question):
        return Draught()
    goals = [figure for draft in before[-1].drafts for figure in draft.figures]
    if len(goals) != 1 or goals[0].kind != "target":
        return Draught()
    named = tuple(item.value for item in question.periods if item.text in part.text)
    return result_of(goals[0], named, question, context)


def result_of(
    goal: Figure, periods: tuple[str, ...], question: Question, context: Context
) -> Draught:
    """Return the latest result of what a goal is of, in the periods if any are named."""
    found = [
        item
        for item in candidates(question, context)
        if is_result(item.figure, goal)
        and (not periods or (item.figure.period and item.figure.period.value in periods))
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda item: last_day(item.figure))
    return Draught((state_value(best, question.language),), subject=subject_of(best.figure))


def _is_bare(part: Part, question: Question) -> bool:
    """Return whether a part names no measure of its own."""
    said = part.text
    for period in (*question.periods, *find_periods(said, question.as_of)):
        said = said.replace(period.text, " ")
    return not terms(_BARE.sub(" ", without_goals(canonical(said))).replace(GAP, " "))
