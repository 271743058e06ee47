"""Answers made of one figure: how much, how many, which share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.elided import own_terms
from assistant.finding.matching import Asked, terms
from assistant.fit import Fit, fit_figure, same_unit
from assistant.questions.expect import Expectation, expected
from assistant.questions.question import Part, Question
from assistant.questions.years_written import is_number_listed
from assistant.ranking import default_indicator, is_index
from assistant.records import Note
from assistant.synthesis.averages import asks_average, is_average
from assistant.synthesis.conflicts import conflict_drafts, conflict_note, weighed
from assistant.synthesis.figures_beside import target_beside
from assistant.synthesis.rank_statements import province_supports
from assistant.synthesis.statements import state_value, subject_of
from assistant.wording import place_of
from index_store.figures.scanned import remarks
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.places import same_place
from index_store.language.terms.indicator_rates import rate_of
from index_store.language.terms.indicators import indicator
from index_store.records import Figure
from index_store.store import FigureQuery
from prompts import fill

PLAINLY = 0.8
"""Share of a question's words that a figure's own must have to be told without being asked for."""
_REPORTED = re.compile(r"^\s*(?:kết quả|tình hình|số liệu|thông tin)\b", re.IGNORECASE)
WHOLE_SCALE = 100
"""Points that the index of public administration reform gives at most."""


def answer_amount(part: Part, question: Question, context: Context) -> Draught:
    """Return the figure that fits best, stated; nothing where none fits."""
    fits = best_figures(part, question, context, expected(part.text, question.language))
    if not fits and part.wants_target and (shared := _by_rates(part)) is not None:
        fits = best_figures(shared, question, context, expected(part.text, question.language))
        fits = [fit for fit in fits if fit.figure.kind == "target"]
    fits = [fit for fit in fits if not _is_given(fit.figure, part)]
    if not fits:
        return Draught()
    if _only_aimed_at(fits, part, question):
        return Draught(absent=fill("only_target", question.language))
    fits = _whole_first(fits, question)
    drafts: list[Draft] = []
    notes: list[Note] = []
    namesakes = _namesakes(fits, question, context)
    for fit in namesakes:
        found = weighed(fit.stated, [other.stated for other in fits], context)
        draft = state_value(found.best, question.language, part.asked)
        several = len(namesakes) > 1 and len(question.subjects) < 2
        drafts.append(_in_province(draft, found.best) if several else draft)
        drafts += conflict_drafts(
            found, question, lambda item: state_value(item, question.language, part.asked)
        )
        if part.with_target:
            target = target_beside(found.best, context)
            drafts += [state_value(target, question.language)] if target else []
        notes += figure_notes(found.best.figure, question)
        notes += conflict_note(found, question, context)
    drafts += _other_parts(fits, question)
    notes += _missing_units(namesakes, question)
    return Draught(tuple(drafts), tuple(notes), subject=subject_of(fits[0].figure))


def _by_rates(part: Part) -> Part | None:
    """Return a part that asks of counts by the rates that go with them; None where none does.

    "Mục tiêu hồ sơ đúng hạn" is told in percents.
    """
    rates = [rate for one in part.indicators if (rate := rate_of(one.id)) is not None]
    if not rates or len(rates) != len(part.indicators):
        return None
    shared = (
        replace(one, id=rate, name=indicator(rate).name_vi)
        for one, rate in zip(part.indicators, rates, strict=True)
    )
    return replace(part, indicators=tuple(shared))


def _is_given(figure: Figure, part: Part) -> bool:
    """Return whether the question itself says a figure ("trong 37 tỷ đồng đó, phần mua … là bao nhiêu")."""
    return any(
        figure.value is not None and given.value == figure.value and given.unit == figure.unit
        for given in part.quantities
        if given.unit
    )


def _whole_first(fits: Sequence[Fit], question: Question) -> list[Fit]:
    """Return the fits with the whole before its parts where the question names no unit.

    "Có bao nhiêu hồ sơ quá hạn?" of a table of offices asks for their sum, not for the first row.
    """
    best = fits[0].figure
    if question.subjects or best.place is None:
        return list(fits)
    alike = [fit for fit in fits if _of_one_thing(fit.figure, best)]
    whole = [fit for fit in alike if _is_of_the_document(fit)]
    parts = {fit.figure.place.value for fit in alike if fit.figure.place} - {
        fit.figure.place.value for fit in whole if fit.figure.place
    }
    if not whole or len(parts) < 2:
        return list(fits)
    return [*whole, *(fit for fit in fits if fit not in whole)]


def _of_one_thing(one: Figure, two: Figure) -> bool:
    pairs = ((one.indicator, two.indicator), (one.period, two.period))
    same = all((a.value if a else None) == (b.value if b else None) for a, b in pairs)
    return same and one.kind == two.kind and one.document_id == two.document_id


def _is_of_the_document(fit: Fit) -> bool:
    """Return whether a figure is of the unit that its document is about."""
    place, document = fit.figure.place, fit.stated.document
    return (
        place is not None and document.place is not None and same_place(place.value, document.place)
    )


def _only_aimed_at(fits: Sequence[Fit], part: Part, question: Question) -> bool:
    """Return whether the result of a past year is asked for and only targets of it are known.

    Money that a plan sets apart is what is asked for.
    """
    if part.wants_target or part.with_target or not question.period_values:
        return False
    if _OBLIGED.search(comparison_key(part.text)):
        return False  # "phải giảm tối thiểu bao nhiêu" asks for what was set
    past = all(int(value[:4]) < question.as_of.year for value in question.period_values)
    aimed = [fit.figure.kind == "target" and fit.figure.unit in ("%", "điểm") for fit in fits]
    return past and all(aimed)


_OBLIGED = re.compile(
    r"(?<!\w)(?:phải|cần|buộc phải) (?:cắt giảm|giảm|tăng|nâng|đạt|hoàn thành|có|bớt|thêm)(?: được| thêm| bớt)?"
    r"(?: (?:tối thiểu|ít nhất|tối đa|nhiều nhất))?(?: là)? (?:bao nhiêu|mấy)(?!\w)"
)
MOST_ANSWERS = 3


def _in_province(draft: Draft, stated: StatedFigure) -> Draft:
    """Return a statement with the province of its unit, which others of its name are not of."""
    province = stated.context.province(stated.document)
    place = stated.figure.place
    if province is None or place is None:
        return draft
    for language in ("vi", "en"):
        name = place_of(place.value, language)
        if name in draft.text:
            words = fill(
                "place_in_province", language, place=name, province=place_of(province, language)
            )
            supports = province_supports([stated])
            return replace(draft, text=draft.text.replace(name, words, 1), supports=supports)
    return draft


def _namesakes(fits: Sequence[Fit], question: Question, context: Context) -> list[Fit]:
    """Return the best fit, and where units of other provinces bear the name, the best of each."""
    best = fits[0]
    if not question.subjects or best.figure.place is None:
        return [best]
    if len(question.subjects) > 1:
        return _of_each(fits, question)
    found: dict[str | None, Fit] = {}
    for fit in fits:
        alike = _alike(fit.figure, best.figure)
        if alike:
            found.setdefault(context.province(fit.stated.document), fit)
    provinces = [name for name in found if name is not None]
    return list(found.values())[:MOST_ANSWERS] if len(provinces) > 1 else [best]


def _of_each(fits: Sequence[Fit], question: Question) -> list[Fit]:
    """Return for each unit asked about its best figure, of what the best of all measures."""
    best = fits[0].figure
    what = best.indicator.value if best.indicator else None
    found: dict[str, Fit] = {}
    for fit in fits:
        place, indicator = fit.figure.place, fit.figure.indicator
        if place is None or (indicator.value if indicator else None) != what:
            continue
        if (fit.figure.kind, fit.figure.unit) != (best.kind, best.unit):
            continue
        for name in question.subjects:
            if same_unit(place.value, name):
                found.setdefault(name, fit)
    told = [found[name] for name in question.subjects if name in found]
    return list(dict.fromkeys(told)) or [fits[0]]


def _missing_units(told: Sequence[Fit], question: Question) -> list[Note]:
    """Return a note for each unit that was asked about with others and has no such figure.

    Names that only differ in marks from one that was told are other readings of it.
    """
    places = [fit.figure.place.value for fit in told if fit.figure.place]
    if not places:
        return []
    known = {unmarked(comparison_key(place)) for place in places}
    return [
        Note(
            "unanswered_part",
            fill("note_missing_unit", question.language, place=place_of(name, question.language)),
        )
        for name in question.subjects
        if not any(same_unit(place, name) for place in places)
        and unmarked(comparison_key(name)) not in known
    ]


def _other_parts(fits: Sequence[Fit], question: Question) -> list[Draft]:
    """Return the figures of the other parts of a year that is asked about: a half, nine months."""
    best = fits[0].figure
    if len(question.period_values) != 1 or best.period is None:
        return []
    asked = question.period_values[0]
    if len(asked) != 4 or best.period.value == asked:
        return []
    others: dict[str, Fit] = {}
    for fit in fits[1:]:
        period = fit.figure.period
        if period and period.value not in (best.period.value, asked) and _alike(fit.figure, best):
            others.setdefault(period.value, fit)
    told = sorted(others.items())[: MOST_ANSWERS - 1]
    return [state_value(fit.stated, question.language) for _, fit in told]


def _alike(one: Figure, two: Figure) -> bool:
    """Return whether two figures are of one name, indicator and kind."""
    pairs = ((one.place, two.place), (one.indicator, two.indicator))
    same = all(a and b and a.value == b.value for a, b in pairs)
    return same and one.kind == two.kind and one.unit == two.unit


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
        tuple(figure_notes(fits[0].figure, question)),
        subject=subject_of(fits[0].figure),
    )


def best_figures(
    part: Part, question: Question, context: Context, expectation: Expectation
) -> list[Fit]:
    """Return the figures that answer "how much", best first."""
    fits = [
        fit
        for stated in candidates(question, context)
        if not is_number_listed(stated.figure.text, question.reading)
        and (fit := fit_figure(stated, part, question, expectation, context))
    ]
    fits = _of_own_periods(fits, part, question)
    order = {document_id: index for index, document_id in enumerate(context.document_ids)}
    asks_before = _BEFORE.search(comparison_key(question.reading)) is not None
    undone = _UNDONE.search(comparison_key(part.text)) is not None
    points = not part.indicators and not part.asked.concepts and part.asked.terms.words == _POINTS
    fits.sort(
        key=lambda fit: (
            points and not _is_of_index(fit.figure),
            not asks_before and _is_given_up(fit.stated),
            undone and not _is_undone(fit.stated),
            -round(fit.score, 3),
            order.get(fit.figure.document_id, len(order)),
            fit.figure.span,
        )
    )
    return fits


def _of_own_periods(fits: list[Fit], part: Part, question: Question) -> list[Fit]:
    """Return the fits of the periods that the part itself names, where another part names others.

    "Năm 2023 đạt bao nhiêu, tăng hay giảm so với năm 2022?" asks first of 2023 alone.
    """
    own = {item.value for item in question.periods if item.text in part.text}
    if len(question.parts) < 2 or not own or own >= set(question.period_values):
        return fits
    return [fit for fit in fits if fit.figure.period and fit.figure.period.value in own] or fits


def _is_given_up(stated: StatedFigure) -> bool:
    """Return whether a figure is what another came down or up from: "giảm từ 121 xuống 89 phòng"."""
    text, span = stated.document.text, stated.figure.span
    before, after = text[max(0, span.start - 20) : span.start], text[span.end : span.end + 40]
    return _FROM.search(before) is not None and _TO.match(after) is not None


def _is_undone(stated: StatedFigure) -> bool:
    """Return whether what a figure counts is said to be not yet done: "43 trụ sở chưa xử lý"."""
    text, end = stated.document.text, stated.figure.span.end
    return _UNDONE.search(comparison_key(_CLAUSE_END.split(text[end : end + 60])[0])) is not None


_UNDONE = re.compile(r"(?<!\w)chưa (?=\w)(?!đến|tới|đầy)")
_CLAUSE_END = re.compile(r"[,;.]\s|\n")
_FROM = re.compile(r"(?<!\w)từ(?: mức| con số)? $", re.IGNORECASE)
_TO = re.compile(
    r"[^.;,\d]{0,25}(?<!\w)(?:xuống|lên|còn)(?: còn| tới| đến| mức)? \d", re.IGNORECASE
)
_BEFORE = re.compile(r"(?<!\w)(?:từ|trước|ban đầu|hồi đầu|lúc đầu|cũ)(?!\w)")
_POINTS = frozenset(("điểm",))
"""Who asks for a unit's points and names nothing else asks for those of an index, not of a part."""


def _is_of_index(figure: Figure) -> bool:
    """Return whether a figure is a unit's points of an index as a whole."""
    indicator = figure.indicator
    return figure.unit == "điểm" and indicator is not None and is_index(indicator.value)


def candidates(question: Question, context: Context) -> Sequence[StatedFigure]:
    """Return the figures of the found documents and those of the places asked about."""
    found = dict.fromkeys(context.figures)
    for name in question.subjects:
        found.update(dict.fromkeys(context.figures_where(FigureQuery(place=name, limit=2000))))
    return tuple(stated for stated in found if is_usable(stated, question))


def is_usable(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure is of the unit that it is bound to, as a whole.

    Points of a component are not those of the index, and an average of units is of none.
    """
    if _of_another_scale(stated.figure):
        return False
    return asks_average(question) or not is_average(stated)


def _of_another_scale(figure: Figure) -> bool:
    """Return whether points on a component's scale are bound to the whole index of 100 points."""
    whole = figure.indicator is not None and figure.indicator.value == default_indicator()
    return whole and figure.kind == "value" and figure.of not in (None, WHOLE_SCALE)


def figure_notes(figure: Figure, question: Question) -> list[Note]:
    """Return what a reader must know beside a figure: sums that fail, a period left unsaid."""
    notes = []
    said = remarks(figure.note)
    if said.arithmetic:
        notes.append(
            Note("arithmetic", fill("note_arithmetic", question.language, detail=said.arithmetic))
        )
    if said.confidence:
        notes.append(
            Note("assumption", fill("note_scanned", question.language, sure=said.confidence))
        )
    if question.periods and figure.period is None:
        notes.append(Note("assumption", fill("note_period_unknown", question.language)))
    return notes
