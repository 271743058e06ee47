"""Answers made of figures: how much, which rank, who is first or last, which of two is higher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.expect import Expectation, expected
from assistant.fit import Fit, fit_figure, own_terms, period_fit, place_fit, scope_fits
from assistant.matching import Asked, joined, terms
from assistant.question import Kind, Part, Question, Superlative
from assistant.ranking import MEASURED, Extreme, computed_at, default_indicator, of_level, stated_at
from assistant.records import Choice, Note
from assistant.synthesis.statements import (
    rows_of,
    state_grade,
    state_rank,
    state_value,
    target_beside,
)
from assistant.wording import (
    ended,
    figure_words,
    number_words,
    period_words,
    place_of,
)
from index_store.language.marks import comparison_key
from index_store.language.places import same_place
from index_store.records import Figure
from index_store.store import FigureQuery
from prompts import fill

_RANKED = re.compile(r"xếp|hạng|\bđứng\b|\brank")
PLAINLY = 0.8
"""Share of a question's words that a figure's own must have to be told without being asked for."""
_REPORTED = re.compile(r"^\s*(?:kết quả|tình hình|số liệu|thông tin)\b", re.IGNORECASE)
WHOLE_SCALE = 100
"""Points that the index of public administration reform gives at most."""
FEW = 3
"""As many answers are given side by side; more of them make a question of their own."""


def answer_amount(part: Part, question: Question, context: Context) -> Draught:
    """Return the figure that fits best, stated; nothing where none fits."""
    fits = best_figures(part, question, context, expected(part.text, question.language))
    if not fits:
        return Draught()
    best = fits[0]
    drafts = [state_value(best.stated, question.language, part.asked)]
    if part.with_target:
        target = target_beside(best.stated, context)
        drafts += [state_value(target, question.language)] if target else []
    notes = _figure_notes(best.figure, question)
    notes += conflict_notes(best, fits, question)
    return Draught(tuple(drafts), tuple(notes), subject=_place(best.figure))


def answer_plainly(part: Part, question: Question, context: Context) -> Draught:
    """Return the figure that a bare name of it asks for ("thanh toán trực tuyến của xã …")."""
    if not (question.subjects and part.asked):
        return Draught()
    asked = Asked(terms(_REPORTED.sub("", part.about)), part.asked.concepts)
    fits = best_figures(replace(part, asked=asked), question, context, Expectation())
    if not fits or asked.share(own_terms(fits[0].stated)) < PLAINLY:
        return Draught()
    return Draught(
        (state_value(fits[0].stated, question.language),),
        tuple(_figure_notes(fits[0].figure, question)),
        subject=_place(fits[0].figure),
    )


def best_figures(
    part: Part, question: Question, context: Context, expectation: Expectation
) -> list[Fit]:
    """Return the figures that answer "how much", best first."""
    fits = [
        fit
        for stated in candidates(question, context)
        if (fit := fit_figure(stated, part, question, expectation, context))
    ]
    order = {document_id: index for index, document_id in enumerate(context.document_ids)}
    fits.sort(
        key=lambda fit: (
            -round(fit.score, 3),
            order.get(fit.figure.document_id, len(order)),
            fit.figure.span,
        )
    )
    return fits


def candidates(question: Question, context: Context) -> Sequence[StatedFigure]:
    """Return the figures of the found documents and those of the places asked about."""
    found = dict.fromkeys(context.figures)
    for name in question.subjects:
        found.update(dict.fromkeys(context.figures_where(FigureQuery(place=name, limit=2000))))
    return tuple(stated for stated in found if not _of_another_scale(stated.figure))


def _of_another_scale(figure: Figure) -> bool:
    """Return whether points on a component's scale are bound to the whole index of 100 points."""
    whole = figure.indicator is not None and figure.indicator.value == default_indicator()
    return whole and figure.kind == "value" and figure.of not in (None, WHOLE_SCALE)


def answer_rank(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a document states for the place asked about."""
    ranks = _ranks(part, question, context)
    if not ranks:
        return Draught()
    drafts = [state_rank(item, context, question.language) for item in _distinct(ranks)[:FEW]]
    notes = _indicator_note(part, question, ranks)
    return Draught(tuple(drafts), tuple(notes), subject=_place(ranks[0].figure))


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
    return Draught(tuple(drafts), subject=_place(grades[0].figure) if grades else None)


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
    notes += _figure_notes(latest[0].figure, question)
    return Draught(drafts, tuple(notes), subject=_place(latest[0].figure))


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


_RANKING_WORDS = terms(
    "thành phố thị xã trấn quận sở ban ngành cấp nước khu vực cụm xếp hạng đứng thứ đầu cuối cùng bảng chót bét nhất dẫn vị trí cao thấp nhiều ít điểm số chỉ số kết quả "
    "cải cách hành chính cchc năm toàn tỉnh tỉnh huyện xã phường đơn vị địa phương trong số công tác tốt kém "
    "tụt tăng giảm bị được tuyên dương đội sổ đạt loại công bố mấy so lên xuống"
)


def _asks_of_something(part: Part) -> bool:
    """Return whether a question about ranks names what is ranked by, beyond the reform itself."""
    return any(
        not set(pair.split()) & _RANKING_WORDS.words and not any(c.isdigit() for c in pair)
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
        subject=_place(best.stated.figure),
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


def answer_compare(part: Part, question: Question, context: Context) -> Draught:
    """Return the figures of the two places or periods, and the difference worked out."""
    language = question.language
    sides = _sides(question)
    if _RANKED.search(comparison_key(part.text)):
        return _compare_ranks(part, sides, context)
    chosen: list[Fit] = []
    for side in sides:
        expectation = expected(part.text, language)
        fits = best_figures(part, side, context, expectation)
        same = [fit for fit in fits if chosen and _alike(fit.figure, chosen[0].figure)]
        if chosen and same:
            fits = same
        if not fits:
            return Draught()
        chosen.append(fits[0])
    if len(chosen) < 2 or chosen[0].figure == chosen[1].figure:
        return Draught()
    drafts = [state_value(fit.stated, language) for fit in chosen]
    one, two = chosen[0].figure, chosen[1].figure
    if _alike(one, two) and one.value is not None and two.value is not None:
        drafts.append(_difference(one, two, drafts, question))
    return Draught(tuple(drafts), _period_notes(one, two, question), subject=_place(one))


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
    drafts = [state_rank(item, context, sides[0].language) for item in ranks]
    return Draught(tuple(drafts), subject=_place(ranks[0].figure))


def _sides(question: Question) -> list[Question]:
    """Return the question once for each place, else once for each period, that it compares."""
    places = [item for item in question.places if item.name in question.subjects]
    if len(places) > 1:
        scope = tuple(item for item in question.places if item.name in question.scope)
        return [replace(question, places=(place, *scope)) for place in places]
    return [replace(question, periods=(period,)) for period in question.periods]


def _alike(one: Figure, two: Figure) -> bool:
    same = bool(one.indicator and two.indicator and one.indicator.value == two.indicator.value)
    return same and one.unit == two.unit and one.kind == two.kind


def _difference(one: Figure, two: Figure, drafts: Sequence[Draft], question: Question) -> Draft:
    language = question.language
    difference = round(abs((one.value or 0) - (two.value or 0)), 6)
    quotes = tuple(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    if not difference:
        return Draft(ended(fill("computed_equal", language)), quotes, (one, two))
    unit = "điểm phần trăm" if one.unit == "%" else one.unit or ""
    if language == "en":
        unit = {"%": "percentage points", "điểm": "points"}.get(one.unit or "", one.unit or "")
    words = f"{number_words(difference, language)} {unit}".rstrip()
    text = fill("computed_difference", language, difference=words)
    return Draft(ended(text), quotes, (one, two), computed=(difference,))


def answer_yes_no(part: Part, question: Question, context: Context) -> Draught:
    """Return "yes" or "no" where a figure of the question stands against one of the documents."""
    language = question.language
    for quantity in part.quantities:
        if quantity.value is None:
            continue
        if quantity.kind == "rank":
            item = rank_of(part, question, context)
            draft = state_rank(item, context, language) if item else None
        else:
            asked = replace(part, asked=replace(part.asked, terms=terms(_without_figures(part))))
            fits = best_figures(asked, question, context, _form_of(quantity.unit))
            item = fits[0].stated if fits else None
            draft = state_value(item, language) if item else None
        if item is None or draft is None:
            continue
        equal = item.figure.value == quantity.value and (
            quantity.of is None or item.figure.of in (None, quantity.of)
        )
        text = fill("yes" if equal else "no", language, statement=draft.text)
        return Draught((replace(draft, text=text),), subject=_place(item.figure))
    if part.superlative and question.subjects:
        return _confirmed(part, question, context)
    return Draught()


def _confirmed(part: Part, question: Question, context: Context) -> Draught:
    item = rank_of(part, question, context)
    if item is None or part.superlative is None:
        return Draught()
    holds = bool(stated_at([item], part.superlative))
    draft = state_rank(item, context, question.language)
    text = fill("yes" if holds else "no", question.language, statement=draft.text)
    return Draught((replace(draft, text=text),), subject=_place(item.figure))


def _without_figures(part: Part) -> str:
    text = part.about
    for quantity in part.quantities:
        text = text.replace(quantity.text, " ")
    return text


def _form_of(unit: str | None) -> Expectation:
    if unit in ("%", "điểm", "đồng"):
        return Expectation(unit=unit)
    return Expectation(noun=unit)


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


def _place(figure: Figure) -> str | None:
    return figure.place.value if figure.place else None


def _indicator_note(part: Part, question: Question, items: Sequence[StatedFigure]) -> list[Note]:
    """Return the note that an index was assumed, where the question named none."""
    indicator = items[0].figure.indicator
    if part.indicators or part.asked or indicator is None:
        return []
    text = fill("note_default_indicator", question.language, indicator=indicator.value)
    return [Note("assumption", text)]


def _figure_notes(figure: Figure, question: Question) -> list[Note]:
    notes = []
    if figure.note:
        notes.append(
            Note("arithmetic", fill("note_arithmetic", question.language, detail=figure.note))
        )
    if question.periods and figure.period is None:
        notes.append(Note("assumption", fill("note_period_unknown", question.language)))
    return notes


def conflict_notes(best: Fit, fits: Sequence[Fit], question: Question) -> list[Note]:
    """Return the note that another document gives another value for the same thing."""
    one = best.figure
    if not (one.place and one.indicator and one.period):
        return []
    others = [
        fit.figure
        for fit in fits[1:]
        if fit.figure.document_id != one.document_id
        and fit.figure.value != one.value
        and fit.figure.kind == one.kind
        and fit.figure.unit == one.unit
        and fit.figure.place
        and same_place(fit.figure.place.value, one.place.value)
        and fit.figure.indicator
        and fit.figure.indicator.value == one.indicator.value
        and fit.figure.period
        and fit.figure.period.value == one.period.value
    ]
    if not others:
        return []
    values = "; ".join(dict.fromkeys([one.text, *(figure.text for figure in others)]))
    return [Note("conflict", fill("note_conflict", question.language, values=values))]
