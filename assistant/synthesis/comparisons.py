"""Answers that set figures side by side: which of two is higher, and whether a figure is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.finding.matching import Asked, terms
from assistant.finding.polarity import only_asked_for
from assistant.fit import Fit
from assistant.questions.expect import Expectation
from assistant.questions.question import Part, Question
from assistant.ranking import is_known, stated_at
from assistant.records import Note
from assistant.synthesis.figures import best_figures
from assistant.synthesis.moves import answer_moved, answer_moves, asked_years
from assistant.synthesis.pools import asks_of_something, tables_for
from assistant.synthesis.rank_statements import state_grade, state_rank
from assistant.synthesis.ranks import grades_of, rank_of
from assistant.synthesis.set_apart import (
    by_their_only_index,
    by_what,
    difference_between,
    form_compared,
    ranks_between,
)
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.targets import asks_reached
from assistant.synthesis.trends import answer_change, answer_gap
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.records import Figure
from prompts import fill

_RANKED = re.compile(r"xếp|hạng|\bđứng\b|\brank")


def answer_compare(part: Part, question: Question, context: Context) -> Draught:
    """Return the figures of the two places or periods, and the difference worked out."""
    language = question.language
    if part.level is not None and not question.subjects and len(asked_years(question)) > 1:
        return _which_moved(part, question, context)
    if part.pick.moved is not None and len(question.subjects) == 1:
        moved = answer_moved(part, question, context)
        if moved:
            return moved
    if part.pick.both_ends or (part.superlative and len(question.subjects) < 2):
        gap = answer_gap(part, question, context)
        if gap:
            return gap
    sides = _sides(question)
    if _RANKED.search(comparison_key(part.text)):
        return _compare_ranks(part, sides, context)
    chosen: list[Fit] = []
    plain = by_what(part, language)
    plain = by_their_only_index(plain, question, context)
    for side in sides:
        fits = best_figures(plain, side, context, form_compared(part, language))
        if not part.wants_target:  # two aims are not what was reached
            fits = [fit for fit in fits if fit.figure.kind != "target"]
        same = [fit for fit in fits if chosen and _alike(fit.figure, chosen[0].figure)]
        if chosen and same:
            fits = same
        if not fits:
            return answer_change(part, question, context)
        chosen.append(fits[0])
    if len(chosen) < 2 or chosen[0].figure == chosen[1].figure:
        return answer_change(part, question, context)
    drafts = [state_value(fit.stated, language) for fit in chosen]
    one, two = chosen[0].figure, chosen[1].figure
    if _alike(one, two) and one.value is not None and two.value is not None:
        drafts.append(difference_between(one, two, drafts, language))
    return Draught(tuple(drafts), _period_notes(one, two, question), subject=subject_of(one))


_FELL = re.compile(r"\bnào (?:\w+ ){0,2}?(?:giảm|tụt|sụt|xuống)\b|\b(?:fell|dropped|declined)\b")
_ROSE = re.compile(r"\bnào (?:\w+ ){0,2}?(?:tăng|lên|cải thiện)\b|\b(?:rose|improved|gained)\b")


def _which_moved(part: Part, question: Question, context: Context) -> Draught:
    """Return which units rose or fell between the two years named; nothing where neither is asked.

    Two figures of one unit that was not asked about are no answer to "which".
    """
    key = comparison_key(part.text)
    moved: Literal["rose", "fell"] | None = part.pick.moved
    if moved is None:
        moved = "fell" if _FELL.search(key) else "rose" if _ROSE.search(key) else None
    if moved is None:
        return Draught()
    asked = replace(part, pick=replace(part.pick, moved=moved))
    found = tables_for(asked, question, context, any_period=True)
    return answer_moves(asked, found, question)


def _period_notes(one: Figure, two: Figure, question: Question) -> tuple[Note, ...]:
    """Return the note that two places are compared by figures of different periods."""
    periods = {figure.period.value for figure in (one, two) if figure.period}
    if len(periods) < 2 or len(question.subjects) < 2:
        return ()
    return (Note("assumption", fill("note_periods_differ", question.language)),)


def _compare_ranks(part: Part, sides: Sequence[Question], context: Context) -> Draught:
    """Return the stated ranks of the two sides, one after the other."""
    found = [rank_of(part, side, context) for side in sides]
    ranks = [item for item in found if item is not None]
    if len(ranks) < 2 or len(ranks) < len(found):
        return Draught()
    ranks.sort(key=lambda item: item.figure.value or 0)
    language = sides[0].language
    drafts = [state_rank(item, context, language) for item in ranks]
    if _HOW_MANY_PLACES.search(comparison_key(part.text)):
        figures = [item.figure for item in ranks]
        drafts.append(ranks_between(figures[0], figures[1], drafts, language))
    return Draught(tuple(drafts), subject=subject_of(ranks[0].figure))


_HOW_MANY_PLACES = re.compile(
    r"(?:bao nhiêu|mấy) (?:bậc|hạng|vị trí|thứ)|how many (?:places|ranks|positions)"
)


def _sides(question: Question) -> list[Question]:
    """Return the question once for each place or body, else for each period, that it compares."""
    places = [item for item in question.places if item.name in question.subjects]
    if len(places) > 1:
        scope = tuple(item for item in question.places if item.name in question.scope)
        return [replace(question, places=(place, *scope)) for place in places]
    if len(question.organisations) > 1:
        return [replace(question, organisations=(body,)) for body in question.organisations]
    return [replace(question, periods=(period,)) for period in question.periods]


def _alike(one: Figure, two: Figure) -> bool:
    same = bool(one.indicator and two.indicator and one.indicator.value == two.indicator.value)
    return same and one.unit == two.unit and one.kind == two.kind


def answer_yes_no(part: Part, question: Question, context: Context) -> Draught:
    """Return "yes" or "no" where a figure of the question stands against one of the documents."""
    language = question.language
    if _ASKS_OPINION.search(comparison_key(part.text)):
        return Draught()  # that a number was spoken of says nothing of who is for it
    for quantity in part.quantities:
        if quantity.kind == "grade" and quantity.grade:
            graded = _grade_confirmed(quantity.grade, part, question, context)
            if graded:
                return graded
        if quantity.value is None or _NAMES_LEVEL.search(part.text[: quantity.span.start].lower()):
            continue
        if quantity.kind == "rank":
            item = rank_of(part, question, context)
            draft = state_rank(item, context, language) if item else None
        else:
            own = replace(part.asked, terms=terms(_without_figures(part)))
            if not asks_of_something(replace(part, asked=own)):
                own = Asked(terms(""))  # "đạt 90 điểm" says nothing of what is scored
            asked = replace(part, asked=own)
            fits = best_figures(asked, question, context, _form_of(quantity.unit))
            item = _weighed(fits, quantity.value, own)
            draft = state_value(item, language) if item else None
        if item is None or draft is None:
            continue
        equal = item.figure.value == quantity.value and (
            quantity.of is None or item.figure.of in (None, quantity.of)
        )
        if item.figure.kind == "target" and asks_reached(part):
            return Draught(absent=fill("only_target", language))  # what was reached is untold
        if equal and only_asked_for(part.text, item.figure.clause.of(item.document.text)):
            continue  # what was asked for was not given for all that
        text = fill("yes" if equal else "no", language, statement=draft.text)
        return Draught((replace(draft, text=text),), subject=subject_of(item.figure))
    if part.pick.moved is not None and question.subjects:
        return answer_moved(part, question, context)
    if part.superlative and question.subjects:
        return _confirmed(part, question, context)
    return Draught()


_NAMES_LEVEL = re.compile(r"(?<!\w)(?:mức(?: độ)?|cấp độ|hạng mục|nhóm|phụ lục|level)\s*$")
"""Before a number that names a level: "dịch vụ công mức 3, 4"."""

_ASKS_OPINION = re.compile(
    r"(?<!\w)(?:đồng ý|đồng tình|tán thành|ủng hộ|nhất trí|phản đối|chấp nhận|chấp thuận|agrees?|supports?|opposes?)(?!\w)"
)


_NAMES_IT = 0.6
"""A figure says no to another value only if its own words name so much of what is asked about."""


def _weighed(fits: Sequence[Fit], value: float, asked: Asked) -> StatedFigure | None:
    """Return the figure that a value stands against: the best, if it has the value or names the thing.

    "Thu tiền sử dụng đất" of 420 billion is no contradiction of "vốn đầu tư" of 900.
    """
    if not fits:
        return None
    best = fits[0]
    measured = best.figure.kind in ("money", "value", "target") and best.figure.unit != "điểm"
    if best.figure.value == value or not asked or not measured:
        return best.stated
    told = [
        fit
        for fit in fits
        if fit.figure.indicator and asked.share(terms(fit.figure.indicator.value)) >= _NAMES_IT
    ]
    same = [fit for fit in told if fit.figure.value == value]
    return next((fit.stated for fit in (*same, *told[:1])), None)


def _grade_confirmed(grade: str, part: Part, question: Question, context: Context) -> Draught:
    """Return "yes" or "no" and the grade that a document states; nothing where it states several."""
    grades = grades_of(part, question, context)
    if len(grades) != 1:
        return Draught()
    (item,) = grades
    draft = state_grade(item, question.language)
    same = (item.figure.grade or "").casefold() == grade.casefold()
    text = fill("yes" if same else "no", question.language, statement=draft.text)
    return Draught((replace(draft, text=text),), subject=subject_of(item.figure))


def _confirmed(part: Part, question: Question, context: Context) -> Draught:
    item = rank_of(part, question, context)
    if item is None or part.superlative is None:
        return Draught()
    if _is_of_another_thing(item, part):
        return Draught()
    holds = bool(stated_at([item], part.superlative))
    draft = state_rank(item, context, question.language)
    text = fill("yes" if holds else "no", question.language, statement=draft.text)
    return Draught((replace(draft, text=text),), subject=subject_of(item.figure))


def _is_of_another_thing(item: StatedFigure, part: Part) -> bool:
    """Return whether a rank is of an index, where the end of one field or of another index is asked.

    "Hài lòng nhất với lĩnh vực đất đai đúng không" is not denied by a rank in the PAR index.
    """
    own = item.figure.indicator.value if item.figure.indicator else ""
    asked = {mention.name for mention in find_indicators(part.text, weak=True)}
    if asked and is_known(own) and own not in asked:
        return True
    field = _OF_FIELD.search(comparison_key(part.text))
    clause = comparison_key(f"{item.figure.clause.of(item.document.text)} {own}")
    return field is not None and field["field"] not in clause


_OF_FIELD = re.compile(
    r"(?<!\w)(?:lĩnh vực|tiêu chí|yếu tố|nội dung|nhóm|trục) (?P<field>[^\W\d]+ [^\W\d]+)"
)


def _without_figures(part: Part) -> str:
    text = part.about
    for quantity in part.quantities:
        text = text.replace(quantity.text, " ")
    return text


def _form_of(unit: str | None) -> Expectation:
    if unit in ("%", "điểm", "đồng"):
        return Expectation(unit=unit)
    if unit is not None and unit.endswith(" đồng"):  # "883,9 tỷ đồng"
        return Expectation(unit="đồng")
    return Expectation(noun=unit)
