"""How much is left to a target: the result, the target, and the difference worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draft, Draught
from assistant.finding.matching import terms
from assistant.fit import Fit
from assistant.questions.aims import aims
from assistant.questions.expect import Expectation, expected
from assistant.questions.question import Part, Question
from assistant.questions.things import things_named
from assistant.ranking import lower_is_better
from assistant.synthesis.figures import best_figures
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.unit_lines import unit_words
from assistant.wording import ended, number_words
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.places import same_place
from index_store.language.time.periods import bounds
from index_store.records import Figure
from prompts import fill


def answer_remaining(
    part: Part,
    question: Question,
    context: Context,
    meant: Callable[[Figure, Question], bool] = lambda *_: True,
) -> Draught:
    """Return the result, the target for the same thing, and how much lies between them.

    ``meant`` says of a target whether it may be the one that is asked about.
    """
    if not part.indicators and part is not question.parts[0]:
        first = question.parts[0]  # "… bao nhiêu %, còn cách mục tiêu bao nhiêu": of the same
        part = replace(part, indicators=first.indicators, asked=first.asked, about=first.about)
    for asked in dict.fromkeys((*aims(part), part)):
        if told := _remaining(asked, question, context, meant):
            return told
    return Draught()


def _remaining(
    part: Part,
    question: Question,
    context: Context,
    meant: Callable[[Figure, Question], bool],
) -> Draught:
    """Return the same of the one measure that a part asks about."""
    anytime = replace(question, periods=())
    form = _form(part, question)
    own = replace(part, wants_target=False, with_target=False)
    aimed = replace(part, wants_target=True)
    targets = [
        fit
        for fit in _in_time(aimed, question, anytime, context, form)
        if fit.figure.kind == "target"
        and _names_all(fit, question, context)
        and meant(fit.figure, question)
    ]
    for target in targets:
        value = _result(own, question, anytime, context, form, target.figure)
        if value is not None:
            return _told(value, target, question)
    return Draught() if targets else _against_goal_of_all(own, question, context, form)


def _against_goal_of_all(
    own: Part, question: Question, context: Context, form: Expectation
) -> Draught:
    """Return a unit's result against the one goal that its document sets for all the units it lists.

    A table of communes closes with the goals of their province for the year: they are of each.
    """
    for fit in best_figures(own, question, context, form):
        result, document = fit.figure, fit.stated.document
        if result.kind not in ("value", "count") or not question.subjects or not result.place:
            continue
        if document.place is None or same_place(result.place.value, document.place):
            return Draught()
        goals = [
            item
            for item in context.figures_of(document)
            if item.figure.kind == "target"
            and item.figure.place is not None
            and same_place(item.figure.place.value, document.place)
            and _of_one_measure(result, item.figure)
            and _not_later(result, item.figure)
        ]
        if len({item.figure.value for item in goals}) != 1:
            return Draught()
        return _told(fit, replace(fit, stated=goals[0]), question)
    return Draught()


def _of_one_measure(result: Figure, goal: Figure) -> bool:
    same = result.indicator and goal.indicator and result.indicator.value == goal.indicator.value
    return bool(same) and result.unit == goal.unit


def answer_reached(part: Part, question: Question, context: Context) -> Draught:
    """Return whether a target is reached: yes or no before the result, then the target."""
    if part.quantities and asks_reached(part):
        told = _result_and_amount(part, question, context)
        if len(told.drafts) < _WITH_DIFFERENCE:
            return told
    elif not (part.with_target or asks_reached(part)) or part.quantities:
        return Draught()
    else:
        told = answer_remaining(part, question, context, meant=_of_time_asked)
    if not told:
        return Draught()
    first, *rest = told.drafts
    frame = "target_reached" if told.holds else "target_missed"
    words = fill(frame, question.language, statement=first.text)
    return replace(told, drafts=(replace(first, text=words), *rest))


def _of_time_asked(target: Figure, question: Question) -> bool:
    """Return whether a target is of the time asked about: what 2025 is to reach, 2023 did not miss."""
    asked = [limits for value in question.period_values if (limits := bounds(value)) is not None]
    aim = bounds(target.period.value) if target.period else None
    return not asked or aim is None or any(aim.first <= one.last for one in asked)


def asks_reached(part: Part) -> bool:
    """Return whether a question asks if a target was reached, not what the target is.

    A target of 70% does not confirm that the 70% were reached: only a result does.
    """
    key = comparison_key(part.text)
    of_result = not part.wants_target and _RESULT.search(key) is not None
    return of_result or _REACHED.search(key) is not None


_REACHED = re.compile(
    r"(?<!\w)(?:đạt|hoàn thành|vượt|cán đích|về đích)(?: được| qua)? (?:mục tiêu|chỉ tiêu|kế hoạch|mốc)(?!\w)"
    r"|\b(?:met|meet|hit|reach(?:ed)?|achieved?|exceed(?:ed)?|pass(?:ed)?) (?:the |its |their |a )?(?:\S+ )?(?:target|goal)\b"
)
_RESULT = re.compile(
    r"(?<!\w)(?:kết quả|thực tế|thực hiện)(?!\w)[^?]*(?<!\w)(?:có |đã )?(?:đạt|được|vượt)(?!\w)"
    r"|(?<!\w)đã (?:đạt|vượt|hoàn thành)(?!\w)"
)
"""Words that ask what came of a plan: "kết quả giải ngân có đạt 95% không"."""
_TARGET_WORDS = re.compile(
    r"(?<!\w)(?:đạt|hoàn thành|vượt|cán đích|về đích|được|qua|mục tiêu|chỉ tiêu|kế hoạch|mốc|rồi|chưa"
    r"|met|meet|hit|reach(?:ed)?|achieved?|exceed(?:ed)?|pass(?:ed)?|targets?|goals?|already|yet)(?!\w)"
)
_WITH_DIFFERENCE = 3
"""So many statements: the result, the target, and how they stand."""


def _result_and_amount(part: Part, question: Question, context: Context) -> Draught:
    """Return the result and the target whose amount the question names, where both are stated.

    Of a target that no document states, the result alone.
    """
    goal = next((item for item in part.quantities if item.value is not None), None)
    if goal is None or goal.kind == "rank":
        return Draught()
    about = part.about
    for quantity in part.quantities:
        about = about.replace(quantity.text, " ")
    asked = replace(part.asked, terms=terms(_TARGET_WORDS.sub(" ", about.lower())))
    own = replace(part, wants_target=False, with_target=False, quantities=(), asked=asked)
    form = Expectation(unit=goal.unit)
    results = [
        fit
        for fit in best_figures(own, question, context, form)
        if fit.figure.kind in ("value", "count", "money") and fit.figure.unit == goal.unit
    ]
    if not results:
        return Draught()
    aimed = replace(own, wants_target=True)
    for target in best_figures(aimed, question, context, form):
        figure = target.figure
        if figure.kind == "target" and (figure.value, figure.unit) == (goal.value, goal.unit):
            return _told(results[0], target, question)
    result = results[0].stated
    return Draught((state_value(result, question.language),), subject=subject_of(result.figure))


def _form(part: Part, question: Question) -> Expectation:
    form = expected(part.text, question.language)
    far = _POINTS_OF_PERCENT.search(comparison_key(part.text))
    return Expectation() if far or form.change or not (form.unit or form.noun) else form


_POINTS_OF_PERCENT = re.compile(r"(?<!\w)điểm (?:phần trăm|%)")
"""In which a distance between two percentages is told: neither of them is in points."""


def _in_time(
    part: Part, question: Question, anytime: Question, context: Context, form: Expectation
) -> Sequence[Fit]:
    """Return the fits for the period asked, then those for any."""
    return [
        *best_figures(part, question, context, form),
        *best_figures(part, anytime, context, form),
    ]


def _result(
    part: Part,
    question: Question,
    anytime: Question,
    context: Context,
    form: Expectation,
    target: Figure,
) -> Fit | None:
    """Return the latest result of what the target is of, of the period asked before any other."""
    for asked in (question, anytime):
        fits = best_figures(part, asked, context, form)
        found = [fit for fit in fits if is_result(fit.figure, target)]
        if found:
            return max(found, key=lambda fit: last_day(fit.figure))
    return None


def is_result(figure: Figure, target: Figure) -> bool:
    """Return whether a figure is what was reached of that which a target is of, and no later."""
    return bool(
        figure.kind in ("value", "count", "money")
        and figure.value is not None
        and _of_one_measure(figure, target)
        and _same_place(figure, target)
        and _not_later(figure, target)
    )


def last_day(figure: Figure) -> int:
    """Return a number that is greater for what was reached later; 0 where that is unsaid."""
    limits = bounds(figure.period.value) if figure.period else None
    return limits.last.toordinal() if limits else 0


def _names_all(fit: Fit, question: Question, context: Context) -> bool:
    """Return whether a figure's document names what the question names beside units it knows."""
    things = things_named(question.reading) if question.language == "vi" else ()
    said = f" {unmarked(context.key(fit.stated.document))} " if things else ""
    return all(unmarked(comparison_key(thing)) in said for thing in things)


def _same_place(one: Figure, two: Figure) -> bool:
    return (one.place.value if one.place else None) == (two.place.value if two.place else None)


def _not_later(result: Figure, target: Figure) -> bool:
    """Return whether a result is of no later time than the target: it is still to be reached."""
    if result.period is None or target.period is None:
        return result.document_id == target.document_id
    own, aim = bounds(result.period.value), bounds(target.period.value)
    return own is not None and aim is not None and own.last <= aim.last


def _told(value: Fit, target: Fit, question: Question) -> Draught:
    language = question.language
    drafts = [state_value(value.stated, language), state_value(target.stated, language)]
    one, two = value.figure, target.figure
    difference = round((two.value or 0) - (one.value or 0), 6)
    lower = lower_is_better(one.indicator.value if one.indicator else "")
    amount = f"{number_words(abs(difference), language)} {unit_words(one, language)}".rstrip()
    missing = -difference if lower else difference
    frame = "target_left" if missing > 0 else "target_passed" if missing < 0 else "target_met"
    shown = {} if not missing else {"amount": amount}
    quotes = tuple(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    last = Draft(
        ended(fill(frame, language, **shown)),
        quotes,
        computed=(abs(difference),),
        grounds=(one, two),
        leans=True,
    )
    return Draught((*drafts, last), subject=subject_of(one), holds=missing <= 0)
