"""The goals that a question asks for: of each measure it names, from figures, tables or sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.breakdowns import Grid, Row, grids
from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.fit import Fit, document_fits
from assistant.questions.aims import aims, asks_rank
from assistant.questions.expect import Expectation, expected
from assistant.questions.question import Part, Question
from assistant.ranking import is_known
from assistant.records import Note
from assistant.sections import heading_over, is_heading
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.aims_met import result_of
from assistant.synthesis.cells import state_cell
from assistant.synthesis.figures import best_figures
from assistant.synthesis.part_choices import of_places
from assistant.synthesis.quoting import quoted
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.targets import asks_reached
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Figure, Span
from prompts import fill

_LEAST_OF_FIGURE = 0.6
"""Share of what is asked about that the clause of a goal of no known measure must have."""
_LEAST_OF_LINE = 0.75
"""Share of what is asked about that the line of a table with the goal must have."""
_LEAST_OF_LABEL = 0.5
"""Share of the words of such a line that the question must have."""
_LEAST_SAID = 0.8
"""Share of what is asked about that the sentence with the goal must have, of each measure."""
_GOALS = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đích|giao)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:thực hiện|kết quả|đạt được|ước|số liệu|tỷ lệ hoàn thành)(?!\w)")
_SETS = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|kế hoạch|yêu cầu|đặt ra|đề ra|hướng tới|quyết tâm)(?!\w)"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|đích|việc phải làm|việc cần làm)(?!\w)"
)
_OF_COUNT = re.compile(r"(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:nhóm|tốp|top|hạng|thứ|bậc)(?!\w)")
_OF_WHOM = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|đơn vị|địa phương|cơ quan|sở|phòng|ngành|nơi|ai) nào(?!\w)"
)
"""Words that ask whose a goal is, or who sees to it."""
_WHICH = re.compile(r"(?:chỉ tiêu|mục tiêu) (?:nào|gì)(?!\w)")


def answer_target(part: Part, question: Question, context: Context) -> Draught:
    """Return the goal of each measure that a question asks for; nothing where none is known.

    Of several of which only some are known, these are told, and a note says which are not.
    """
    if not _asks_goal(part, question):
        return Draught()
    measures = aims(part)
    told = [_goal_of(one, question, context) for one in measures]
    if not all(told):
        sentence = _sentence(measures, question, context)
        if sentence is not None:
            draft = quoted(sentence, question, _up_to(sentence, measures))
            return Draught((draft,), subject=sentence.document.place)
    if not any(told):
        return Draught()
    drafts = tuple(dict.fromkeys(draft for one in told for draft in one.drafts))
    notes = tuple(
        Note(
            "unanswered_part",
            fill("note_unanswered", question.language, part=one.indicators[0].text),
        )
        for one, found in zip(measures, told, strict=True)
        if not found and one.indicators
    )
    both = Draught(drafts, notes, subject=next(one.subject for one in told if one))
    return _with_result(both, part, question, context)


def _with_result(told: Draught, part: Part, question: Question, context: Context) -> Draught:
    """Return one goal with what was reached before it, where a question names both and their years."""
    goals = [figure for draft in told.drafts for figure in draft.figures]
    if len(goals) != 1 or _RESULT.search(part.text.lower()) is None or goals[0].period is None:
        return told
    others = tuple(value for value in question.period_values if value != goals[0].period.value)
    reached = result_of(goals[0], others, question, context) if others else Draught()
    return replace(told, drafts=(*told.drafts, *reached.drafts))


_RESULT = re.compile(
    r"(?<!\w)(?:kết quả|thực hiện|đạt được|results?|achieved|actual|reached)(?!\w)"
)


def _asks_goal(part: Part, question: Question) -> bool:
    """Return whether a part asks what a goal is: not whether it is reached, nor how many there are."""
    if not part.wants_target or asks_reached(part):
        return False
    if question.language == "en":
        return bool(part.indicators) and _RESULT.search(part.text.lower()) is not None
    key = comparison_key(part.text)
    counted = expected(part.text, question.language).noun or ""
    given = any(quantity.unit for quantity in part.quantities)
    of_whom = given or _OF_WHOM.search(key) is not None
    return not (of_whom or _OF_COUNT.match(counted) or _WHICH.search(key))


def _goal_of(one: Part, question: Question, context: Context) -> Draught:
    """Return the goal of one measure: a figure of it, else the cell of a table."""
    if not one.asked and not asks_rank(one):
        return Draught()
    figure = _figure(one, question, context)
    return figure or (_cell(one, question, context) if one.asked else figure)


def _figure(one: Part, question: Question, context: Context) -> Draught:
    form = _form(one, question)
    ranked = asks_rank(one)
    for asked in (one, replace(one, indicators=())):
        for fit in best_figures(asked, question, context, form):
            if _is_goal(fit, one) and _is_place(fit.figure) == ranked:
                draft = state_value(fit.stated, question.language, one.asked)
                return Draught((draft,), subject=subject_of(fit.figure))
    return Draught()


def _is_goal(fit: Fit, one: Part) -> bool:
    """Return whether a figure is a goal of what is asked, and of no other measure or kind of it."""
    figure = fit.figure
    name = figure.indicator.value if figure.indicator else ""
    asked = {mention.name for mention in one.indicators}
    if figure.kind != "target" or not set(_CASES.findall(name.lower())) <= set(
        _CASES.findall(one.text.lower())
    ):
        return False
    if name in asked or not one.asked:
        return True
    if (is_known(name) and asked) or any(own.startswith("Chỉ số") for own in asked):
        return False
    return fit.share >= (_LEAST_SAID if asked else _LEAST_OF_FIGURE)


_CASES = re.compile(r"(?<!\w)(?:toàn trình|một phần|cấp tỉnh|cấp huyện|cấp xã)(?!\w)")
"""Kinds of a measure that have goals of their own."""


def _is_place(figure: Figure) -> bool:
    """Return whether a goal is a place in a ranking."""
    return _PLACED.search(comparison_key(figure.text)) is not None


def _form(one: Part, question: Question) -> Expectation:
    """Return the form of the goal: how far it is, in points of percent, says nothing of it."""
    form = expected(one.text, question.language)
    return Expectation() if form.change or asks_rank(one) else form


def _cell(one: Part, question: Question, context: Context) -> Draught:
    """Return the cell of the one line that says what is asked, in the column of goals."""
    found = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not of_places(document, question, context):
            continue
        for grid in grids(document):
            column = goal_column(grid, document, question)
            for row in grid.rows if column is not None else ():
                score = _score(one, grid, row)
                if score and row.cells[column or 0].strip():
                    found.append((score, document, grid, row, column or 0))
    if not found:
        return Draught()
    most = max(item[0] for item in found)
    best = [item for item in found if item[0] > most - _APART]
    if len({item[3].cells[item[4]] for item in best}) > 1:
        return Draught()
    _, document, grid, row, column = best[0]
    return state_cell(document, grid, row, column, question)


_APART = 0.05


def _score(one: Part, grid: Grid, row: Row) -> float:
    """Return how well a line is of what is asked; nothing where it is not."""
    label = terms(row.cells[grid.at])
    said = label | joined(mention.name for mention in one.indicators)
    own, back = one.asked.share(label), coverage(label, one.asked.words() | said)
    if own < _LEAST_OF_LINE or back < _LEAST_OF_LABEL:
        return 0.0
    return own + coverage(label, one.asked.words())


def goal_column(grid: Grid, document: Document, question: Question) -> int | None:
    """Return the column of goals, of the year asked about where its heading or title names one."""
    asked = {year_of(value) for value in question.period_values}
    found = []
    for at, heading in enumerate(grid.heading.cells):
        key = comparison_key(heading)
        if at == grid.at or not _GOALS.search(key) or _DONE.search(key):
            continue
        named = {year_of(p.value) for p in find_periods(heading, document.published)}
        named |= {int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", heading)}
        around = "\n".join((grid.lead, document.title))
        named = named or {year_of(p.value) for p in find_periods(around, document.published)}
        if not asked or asked & named:
            found.append(at)
    return found[0] if len(found) == 1 else None


def _sentence(measures: tuple[Part, ...], question: Question, context: Context) -> Sentence | None:
    """Return the sentence that sets a goal and names every measure that is asked for."""
    ranked = any(asks_rank(one) for one in measures)
    if not all(one.asked or ranked for one in measures):
        return None
    found = [
        sentence
        for sentence in context.sentences
        if _sets_goal(sentence)
        and (not ranked or _PLACED.search(comparison_key(sentence.text)))
        and all(_says(sentence.text, one) for one in measures)
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
        and (sentence_periods_fit(sentence, question, context) or _headed_so(sentence, question))
    ]
    return found[0] if found else None


def _up_to(sentence: Sentence, measures: tuple[Part, ...]) -> Span | None:
    """Return the sentence up to the clause that names the last of the measures; None for all of it."""
    ends = [match.start() for match in re.finditer(r";\s", sentence.text)]
    for end in ends:
        if all(_says(sentence.text[:end], one) for one in measures):
            return Span(sentence.span.start, sentence.span.start + end)
    return None


def _says(text: str, one: Part) -> bool:
    """Return whether a text names a measure; of a bare place in a ranking there is none to name."""
    return not one.asked or one.asked.share(terms(text)) >= _LEAST_SAID


def _headed_so(sentence: Sentence, question: Question) -> bool:
    """Return whether the heading over a sentence names the year that is asked about."""
    heading = heading_over(sentence.document, sentence.span)
    named = {item.value for item in find_periods(heading, sentence.document.published)}
    return bool(named) and set(question.period_values) <= named


def _sets_goal(sentence: Sentence) -> bool:
    """Return whether a sentence with a number sets a goal, by its words or by its heading."""
    key = comparison_key(sentence.text)
    if is_heading(sentence.text) or key.startswith("|") or not re.search(r"\d", key):
        return False
    ahead = _AHEAD.search(comparison_key(heading_over(sentence.document, sentence.span)))
    return _SETS.search(key) is not None or ahead is not None
