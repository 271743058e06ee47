"""Answers made of ranks: which rank, who is first, last or nth, as stated or as worked out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.fit import period_fit, place_fit, scope_fits
from assistant.matching import Terms, joined, terms
from assistant.question import Kind, Part, Question, Superlative
from assistant.ranking import MEASURED, Extreme, computed_at, default_indicator, of_level, stated_at
from assistant.records import Choice, Note
from assistant.synthesis.figures import candidates, figure_notes
from assistant.synthesis.statements import (
    rows_of,
    state_grade,
    state_rank,
    subject_of,
)
from assistant.wording import (
    ended,
    figure_words,
    period_words,
    place_of,
)
from index_store.store import FigureQuery
from prompts import fill

FEW = 3
"""As many answers are given side by side; more of them make a question of their own."""


def answer_rank(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a document states for the place asked about."""
    ranks = _ranks(part, question, context)
    if not ranks:
        return Draught()
    drafts = [state_rank(item, context, question.language) for item in _distinct(ranks)[:FEW]]
    notes = _indicator_note(part, question, ranks)
    return Draught(tuple(drafts), tuple(notes), subject=subject_of(ranks[0].figure))


def answer_grade(part: Part, question: Question, context: Context) -> Draught:
    """Return the grade that a document states for the place asked about, with its rank if any."""
    grades = [
        item
        for item in _of_indicator(part, question, context, ("grade",))
        if question.subjects and place_fit(item, question.subjects) == 1.0
    ]
    if not question.periods:
        grades = _latest(grades)
    drafts = [state_grade(item, question.language) for item in _distinct(grades)[:FEW]]
    return Draught(tuple(drafts), subject=subject_of(grades[0].figure) if grades else None)


def answer_superlative(part: Part, question: Question, context: Context) -> Draught:
    """Return who is at the asked end of a ranking: as stated, else as worked out from scores."""
    assert part.superlative is not None
    if not part.superlative.by_merit and (part.asked or part.indicators):
        computed = _computed(part, question, context, part.superlative)
        if computed:
            return computed
    pool = of_level(_of_indicator(part, question, context, ("rank",)), part.level)
    stated = _distinct(_of_kind(stated_at(pool, part.superlative), part))
    if not stated:
        return _computed(part, question, context, part.superlative)
    latest = _latest(stated) if not question.periods else stated
    if len(latest) > FEW:
        return _clarify(latest, question)
    drafts = tuple(state_rank(item, context, question.language) for item in latest)
    notes = _indicator_note(part, question, latest)
    notes += figure_notes(latest[0].figure, question)
    return Draught(drafts, tuple(notes), subject=subject_of(latest[0].figure))


def _of_kind(items: list[StatedFigure], part: Part) -> list[StatedFigure]:
    """Return the units of the very kind asked for ("phường nào"), where there are any."""
    kind = part.unit_kind
    exact = [i for i in items if kind and i.figure.place and i.figure.place.value.startswith(kind)]
    return exact or items


def rank_of(part: Part, question: Question, context: Context) -> StatedFigure | None:
    """Return the stated rank that a question presupposes or asks for, if there is one."""
    return next(iter(_ranks(part, question, context)), None)


def _ranks(part: Part, question: Question, context: Context) -> list[StatedFigure]:
    pool = _of_indicator(part, question, context, ("rank",))
    if not question.subjects:
        return []
    fitting = [item for item in pool if place_fit(item, question.subjects) == 1.0]
    if not question.periods:
        fitting = _latest(fitting)
    return sorted(
        fitting,
        key=lambda item: (
            -round(_worded(item, part), 1),
            -period_fit(item, question.period_values),
            -(item.figure.of or 0),
            item.figure.span,
        ),
    )


def _worded(item: StatedFigure, part: Part) -> float:
    """Return how much of what is asked beyond the index stands in the figure's clause."""
    if not part.asked:
        return 0.0
    indicator = item.figure.indicator
    said = item.figure.clause.of(item.document.text)
    return part.asked.share(joined((said, indicator.text if indicator else "")))


def _of_indicator(
    part: Part, question: Question, context: Context, kinds: tuple[str, ...]
) -> list[StatedFigure]:
    """Return the figures of the indicator asked for, or of the default one, that fit otherwise."""
    pool = list(dict.fromkeys(candidates(question, context)))
    for kind in kinds:
        for period in question.period_values or (None,):
            query = FigureQuery(kind=kind, period=period, limit=2000)
            pool += [item for item in context.figures_where(query) if item not in pool]
    fitting = [
        item
        for item in pool
        if item.figure.kind in kinds
        and period_fit(item, question.period_values) > 0
        and scope_fits(item, question, context)
    ]
    names = {mention.name for mention in part.indicators}
    if names:
        return [i for i in fitting if i.figure.indicator and i.figure.indicator.value in names]
    worded = [item for item in fitting if part.asked and _speaks_of(item, part)]
    if worded or (part.kind is Kind.SUPERLATIVE and _asks_of_something(part)):
        return worded
    default = default_indicator()
    return [i for i in fitting if i.figure.indicator and i.figure.indicator.value == default]


@cache
def _ranking_words() -> Terms:
    """Return the words that ask for a rank without saying of what."""
    return terms(
        "thành phố thị xã trấn quận sở ban ngành cấp nước khu vực cụm xếp hạng đứng thứ đầu cuối cùng bảng chót bét nhất dẫn vị trí cao thấp nhiều ít điểm số chỉ số kết quả "
        "cải cách hành chính cchc năm toàn tỉnh tỉnh huyện xã phường đơn vị địa phương trong số công tác tốt kém "
        "tụt tăng giảm bị được tuyên dương đội sổ đạt loại công bố mấy so lên xuống"
    )


def _asks_of_something(part: Part) -> bool:
    """Return whether a question about ranks names what is ranked by, beyond the reform itself."""
    return any(
        not set(pair.split()) & _ranking_words().words and not any(c.isdigit() for c in pair)
        for pair in part.asked.words().pairs
    )


def _speaks_of(item: StatedFigure, part: Part) -> bool:
    """Return whether a figure's indicator is worded as in the question."""
    indicator = item.figure.indicator
    if indicator is None:
        return False
    return part.asked.share(joined((indicator.text, indicator.value))) >= 0.5


def _computed(part: Part, question: Question, context: Context, asked: Superlative) -> Draught:
    pool = of_level(_of_indicator(part, question, context, MEASURED), part.level)
    if question.subjects:
        pool = [i for i in pool if place_fit(i, question.subjects) == 1.0]
    found = computed_at(pool, asked)
    if not found:
        return Draught()
    best = max(found, key=lambda item: len(item.compared))
    return Draught(
        (_computed_draft(best, question, asked),),
        (_coverage_note(best, question),),
        subject=subject_of(best.stated.figure),
    )


def _computed_draft(extreme: Extreme, question: Question, asked: Superlative) -> Draft:
    figure = extreme.stated.figure
    language = question.language
    compared = [item.figure for item in extreme.compared]
    text = fill(
        "computed_rank",
        language,
        place=place_of(figure.place.value, language) if figure.place else "",
        extreme=fill("extreme_low" if asked.from_bottom else "extreme_high", language),
        figure=figure_words(figure, language),
        about=fill("about", language, indicator=figure.indicator.value) if figure.indicator else "",
        period=fill("period", language, period=period_words(figure.period.value, language))
        if figure.period
        else "",
    )
    return Draft(ended(text), rows_of(compared), tuple(compared))


def _coverage_note(extreme: Extreme, question: Question) -> Note:
    places = [item.figure.place.value for item in extreme.compared if item.figure.place]
    return Note(
        "coverage",
        fill("note_coverage", question.language, places="; ".join(places), count=str(len(places))),
    )


def _distinct(items: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return one figure for each place, indicator and period: the first of each."""
    found: dict[tuple[str, str, str], StatedFigure] = {}
    for item in items:
        figure = item.figure
        key = tuple(
            binding.value if binding else ""
            for binding in (figure.place, figure.indicator, figure.period)
        )
        found.setdefault(key, item)  # type: ignore[arg-type]
    return list(found.values())


def _latest(items: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures of the latest period among them."""
    last = max((item.figure.period.value[:4] for item in items if item.figure.period), default="")
    return [i for i in items if not last or (i.figure.period and i.figure.period.value[:4] == last)]


def _clarify(items: Sequence[StatedFigure], question: Question) -> Draught:
    choices = []
    for item in items:
        indicator = item.figure.indicator.value if item.figure.indicator else ""
        label = f"{indicator} – {item.document.place or item.document.title}"
        asked = f"{question.reading.rstrip(' ?')} ({label})?"
        choices.append(Choice(label, asked))
    return Draught(choices=tuple(dict.fromkeys(choices)))


def _indicator_note(part: Part, question: Question, items: Sequence[StatedFigure]) -> list[Note]:
    """Return the note that an index was assumed, where the question named none."""
    indicator = items[0].figure.indicator
    if part.indicators or part.asked or indicator is None:
        return []
    text = fill("note_default_indicator", question.language, indicator=indicator.value)
    return [Note("assumption", text)]
