"""The answer without a language model: each part of the question by the way of its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draught
from assistant.fields import narrows
from assistant.finding.matching import terms
from assistant.fit import Fit, fit_figure, period_fit, place_fit
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import is_known, stated_at
from assistant.records import Note
from assistant.synthesis.against import answer_against
from assistant.synthesis.aged import aged_notes
from assistant.synthesis.asked_before import answer_asked_before
from assistant.synthesis.cells import answer_cell
from assistant.synthesis.comparisons import answer_compare, answer_yes_no
from assistant.synthesis.criteria import answer_criterion, answer_part
from assistant.synthesis.documents import (
    answer_collected,
    answer_issued,
    answer_titled,
    define,
    list_documents,
    meaning_known,
)
from assistant.synthesis.figures import (
    answer_amount,
    answer_plainly,
    asks_average,
    best_figures,
    candidates,
)
from assistant.synthesis.headed import answer_headed
from assistant.synthesis.labelled_lines import answer_labelled
from assistant.synthesis.legal.answers import answer_of_law
from assistant.synthesis.lists import answer_list, answer_members
from assistant.synthesis.members import counts_members
from assistant.synthesis.moves import answer_moved
from assistant.synthesis.part_changes import answer_changed_parts, asks_change
from assistant.synthesis.premises import is_score_unexplained, is_success, tells_shortcomings
from assistant.synthesis.quoting import quoted
from assistant.synthesis.rank_causes import answer_rank_cause
from assistant.synthesis.ranks import answer_grade, answer_rank, answer_superlative, rank_of
from assistant.synthesis.reasons import answer_why
from assistant.synthesis.renamed import renamed_notes
from assistant.synthesis.rows import answer_rows
from assistant.synthesis.sentences import (
    answer_article,
    answer_number_sentence,
    answer_rank_sentence,
    answer_sentence,
)
from assistant.synthesis.signed_office import answer_office_signer
from assistant.synthesis.statements import state_rank
from assistant.synthesis.summaries import answer_summary
from assistant.synthesis.sums import answer_sum
from assistant.synthesis.targets import answer_reached, answer_remaining
from assistant.synthesis.trends import answer_change, answer_trend
from assistant.synthesis.turns import answer_turned, direction_of
from assistant.synthesis.units import answer_units
from assistant.wording import (
    decapitalised_rate,
    indicator_words,
    period_words,
    place_of,
)
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from prompts import fill


class ExtractiveSynthesis:
    """Composes statements from the found passages; the same input gives the same answer."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def compose(self, question: Question, context: Context) -> Draught:
        """Return the statements of every part, what could not be answered said in notes."""
        done: list[Draught] = []
        for part in question.parts:
            done.append(self._part(part, question, context, done))
        missing = [
            Note("unanswered_part", draught.absent or _unanswered(part, question))
            for part, draught in zip(question.parts, done, strict=True)
            if not draught and not draught.choices
        ]
        drafts = tuple(dict.fromkeys(draft for draught in done for draft in draught.drafts))
        notes = tuple(note for draught in done for note in draught.notes)
        choices = tuple(choice for draught in done for choice in draught.choices)
        if not drafts:
            told = next((draught.absent for draught in done if draught.absent), "")
            absent = "" if choices else told or absence(question, context)
            return Draught(choices=choices, absent=absent)
        renamed = renamed_notes(drafts, question, context)
        aged = aged_notes(drafts, question, context)
        return Draught(
            drafts,
            tuple(dict.fromkeys((*notes, *missing, *renamed, *aged))),
            subject=next((draught.subject for draught in done if draught.subject), None),
        )

    def _part(
        self, part: Part, question: Question, context: Context, before: list[Draught]
    ) -> Draught:
        ways: dict[Kind, tuple[Callable[[], Draught], ...]] = {
            Kind.SUPERLATIVE: (
                lambda: answer_cell(part, question, context),
                lambda: answer_superlative(part, question, context),
                lambda: self._person(part, question, context),
                lambda: answer_rank_sentence(part, question, context, self._embedder),
            ),
            Kind.UNITS: (
                lambda: self._stated_count(part, question, context),
                lambda: answer_units(part, question, context),
                lambda: self._listed(part, question, context),
            ),
            Kind.CRITERION: (
                lambda: self._part_at_an_end(part, question, context),
                lambda: self._sentence(part, question, context),
            ),
            Kind.RANK: (
                lambda: answer_rank(part, question, context),
                lambda: answer_rank_sentence(part, question, context, self._embedder),
            ),
            Kind.TREND: (
                lambda: self._trend(part, question, context),
                lambda: answer_amount(part, question, context),
                lambda: self._amount_or_sentence(part, question, context),
            ),
            Kind.SUM: (
                lambda: answer_sum(part, question, context),
                lambda: answer_amount(part, question, context),
                lambda: self._number_sentence(part, question, context),
            ),
            Kind.REMAINING: (
                lambda: answer_remaining(part, question, context),
                lambda: answer_amount(part, question, context),
                lambda: self._amount_or_sentence(part, question, context),
            ),
            Kind.SUMMARY: (lambda: answer_summary(part, question, context),),
            Kind.COLLECTED: (lambda: answer_collected(question, context),),
            Kind.AMOUNT: (
                lambda: answer_part(part, question, context),
                lambda: self._changed(part, question, context),
                lambda: self._surer_sentence(part, question, context),
                lambda: answer_amount(part, question, context),
                lambda: self._number_sentence(part, question, context),
                lambda: answer_members(part, question, context, self._embedder),
            ),
            Kind.GRADE: (lambda: answer_grade(part, question, context),),
            Kind.COMPARE: (
                lambda: answer_changed_parts(part, question, context),
                lambda: self._compare(part, question, context),
                lambda: self._changed(part, question, context),
                lambda: self._both(part, question, context),
                lambda: answer_amount(part, question, context),
                lambda: self._amount_or_sentence(part, question, context),
            ),
            Kind.YES_NO: (
                lambda: answer_reached(part, question, context),
                lambda: answer_yes_no(part, question, context),
                lambda: self._sentence(part, question, context),
            ),
            Kind.WHY: (lambda: self._why(part, question, context, before),),
            Kind.LIST: (
                lambda: answer_changed_parts(part, question, context),
                lambda: answer_list(part, question, context, self._embedder),
                lambda: answer_headed(part, question, context),
            ),
            Kind.DEFINITION: (
                lambda: answer_headed(part, question, context),
                lambda: define(part, question, context),
                lambda: self._counted_off(part, question, context),
                lambda: Draught(absent=meaning_known(part, question)),
                lambda: self._sentence(part, question, context),
            ),
            Kind.COLLECTION: (lambda: list_documents(part, question, context),),
            Kind.WHO: (
                lambda: answer_cell(part, question, context),
                lambda: self._sentence(part, question, context),
                lambda: answer_office_signer(part, question, context),
            ),
            Kind.WHEN: (
                lambda: answer_cell(part, question, context),
                lambda: answer_issued(part, question, context),
                lambda: self._sentence(part, question, context),
            ),
            Kind.ARTICLE: (lambda: answer_article(part, question, context, self._embedder),),
            Kind.DOCUMENT: (
                lambda: answer_titled(part, question, context),
                lambda: self._sentence(part, question, context),
            ),
            Kind.GENERAL: (
                lambda: answer_changed_parts(part, question, context),
                lambda: answer_part(part, question, context),
                lambda: answer_headed(part, question, context),
                lambda: self._amount_or_sentence(part, question, context),
            ),
        }
        default = (lambda: self._sentence(part, question, context),)
        asked_before = (lambda: answer_asked_before(part, question, context),)
        in_state = (
            lambda: self._of_which(part, question, context, before),
            lambda: answer_rows(part, question, context),
        )
        of_law = (lambda: answer_of_law(part, question, context),)
        of_event = (lambda: answer_labelled(part, question, context),)
        for way in (*of_law, *of_event, *asked_before, *in_state, *ways.get(part.kind, default)):
            draught = way()
            if draught or draught.choices or draught.absent:
                return draught
        return Draught()

    def _part_at_an_end(self, part: Part, question: Question, context: Context) -> Draught:
        """Return the part at an end of a measure, or, where that is asked, of a change."""
        if asks_change(part):
            return answer_changed_parts(part, question, context)
        return answer_criterion(part, question, context)

    def _sentence(self, part: Part, question: Question, context: Context) -> Draught:
        return answer_sentence(part, question, context, self._embedder)

    def _surer_sentence(self, part: Part, question: Question, context: Context) -> Draught:
        """Return a sentence that says much more of what is asked than the figure that fits best."""
        if part.indicators:
            return Draught()
        fits = best_figures(part, question, context, expected(part.text, question.language))
        if not fits:
            return Draught()
        return self._number_sentence(part, question, context, fits[0])

    def _number_sentence(
        self, part: Part, question: Question, context: Context, than: Fit | None = None
    ) -> Draught:
        """Return a sentence with a number, where it speaks of the field of work asked about."""
        told = answer_number_sentence(part, question, context, self._embedder, than)
        said = " ".join(draft.text for draft in told.drafts)
        return Draught() if told and narrows(part.text, said) else told

    def _listed(self, part: Part, question: Question, context: Context) -> Draught:
        """Return the units that a sentence names; of a ranking that is missing, no sentence tells."""
        if part.superlative is not None:
            return Draught()
        return answer_list(part, question, context, self._embedder)

    def _of_which(
        self, part: Part, question: Question, context: Context, before: list[Draught]
    ) -> Draught:
        """Return the sentence of the part before, which tells also what "of which" asks for."""
        if not before or not before[-1].drafts or not _OF_WHICH.match(comparison_key(part.text)):
            return Draught()
        quotes = [quote for draft in before[-1].drafts for quote in draft.quotes]
        for sentence in context.sentences:
            if sentence.document.id != quotes[0].document_id:
                continue
            whole = part.asked.share(terms(sentence.text)) >= _SAID_OF_WHICH
            if whole and any(q.span.overlaps(sentence.span) for q in quotes):
                return Draught((quoted(sentence, question),), subject=sentence.document.place)
        return Draught()

    def _counted_off(self, part: Part, question: Question, context: Context) -> Draught:
        """Return the members that "ba không … là gì" asks for by their number."""
        if not counts_members(part):
            return Draught()
        return answer_list(part, question, context, self._embedder)

    def _stated_count(self, part: Part, question: Question, context: Context) -> Draught:
        """Return how many units have a grade where a document counts them itself."""
        if part.pick.grade is None or expected(part.text, question.language).noun is None:
            return Draught()
        return answer_amount(part, question, context) or self._number_sentence(
            part, question, context
        )

    def _changed(self, part: Part, question: Question, context: Context) -> Draught:
        """Return a change between two years that is named, where no document states it."""
        if not expected(part.text, question.language).change:
            return Draught()
        stated = answer_amount(part, question, context)
        return stated or answer_change(part, question, context)

    def _trend(self, part: Part, question: Question, context: Context) -> Draught:
        """Return the values of several periods; of one value, the sentence that tells its change."""
        told = answer_trend(part, question, context)
        if told and not any(note.kind == "coverage" for note in told.notes):
            return told
        return answer_against(part, question, context, self._embedder) or told

    def _compare(self, part: Part, question: Question, context: Context) -> Draught:
        return Draught() if part.with_target else answer_compare(part, question, context)

    def _both(self, part: Part, question: Question, context: Context) -> Draught:
        """Return the sentence that says all of a comparison: one figure alone compares nothing."""
        if part.with_target or part.indicators:
            return Draught()
        told = self._number_sentence(part, question, context)
        said = " ".join(draft.text for draft in told.drafts)
        return told if part.asked.share(terms(said)) >= _BOTH else Draught()

    def _person(self, part: Part, question: Question, context: Context) -> Draught:
        """Return who leads a body ("ai đứng đầu Ủy ban …"): no rank, though it sounds like one."""
        return self._sentence(part, question, context) if part.level is None else Draught()

    def _amount_or_sentence(self, part: Part, question: Question, context: Context) -> Draught:
        if part.superlative and not part.level and question.subjects:
            ranked = answer_rank(part, question, context)
            if ranked:
                return ranked
        if part.indicators or expected(part.text, question.language).unit:
            told = answer_amount(part, question, context) or self._number_sentence(
                part, question, context
            )
            if told or part.kind is not Kind.GENERAL or not _ASKS_WHICH.search(part.text.lower()):
                return told
        return answer_plainly(part, question, context) or answer_list(
            part, question, context, self._embedder
        )

    def _why(
        self, part: Part, question: Question, context: Context, before: list[Draught]
    ) -> Draught:
        if before and not any(before) and not part.asked:
            return Draught()  # of what was not found, no cause is told
        premise = _premise(part, question, context) if not any(before) else Draught()
        explained = premise if premise else next((d for d in reversed(before) if d), Draught())
        about = tuple(
            dict.fromkeys(quote.document_id for draft in explained.drafts for quote in draft.quotes)
        )
        named = explained.subject
        asked = question
        if named and not question.subjects:
            found = [item for item in find_places(named) if same_place(item.name, named)]
            asked = replace(question, places=tuple(found))
        reasons = answer_rank_cause(asked, context) or _of_subjects(
            answer_why(part, asked, context, self._embedder, about), asked, context
        )
        of_other = is_score_unexplained(part, reasons)
        if of_other or (is_success(part, premise) and tells_shortcomings(reasons)):
            reasons = Draught(absent=fill("note_no_cause_at_all", question.language))
        if not premise:
            return reasons
        if not premise.holds:
            return premise
        if not reasons and len(question.parts) == 1 and not reasons.notes:
            return Draught(absent=reasons.absent)  # the rank that is asked about is no cause of it
        notes = reasons.notes or (Note("unanswered_part", reasons.absent),) * bool(reasons.absent)
        return Draught((*premise.drafts, *reasons.drafts), notes, subject=named)


_OF_WHICH = re.compile(r"\W*(?:trong (?:số )?(?:đó|này|ấy)|of (?:which|whom|them))\b")
_SAID_OF_WHICH = 0.5
"""Share of the words of "of which …" that the sentence of the whole must have."""
_BOTH = 0.5
"""Share of a comparison's words that one sentence must have to tell both sides."""
_ASKS_WHICH = re.compile(r"\b(?:nào|gì|which)\b")
"""Words that ask for a thing: "dịch vụ nào đạt điểm thấp nhất" asks for no points."""


def _of_subjects(told: Draught, question: Question, context: Context) -> Draught:
    """Return the reasons where their documents speak of the unit asked about; of no other unit."""
    documents = [context.document(q.document_id) for draft in told.drafts for q in draft.quotes]
    named = all(context.names(d, name) for d in documents for name in question.subjects[:1])
    return told if named else Draught(absent=fill("note_no_cause_at_all", question.language))


def _premise(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a "why" presupposes: confirmed, or corrected where it was another."""
    moved = part.pick.moved or direction_of(part.text)
    if question.subjects and moved is not None:
        own = replace(part, pick=replace(part.pick, moved=moved))
        told = answer_moved(own, question, context) or answer_turned(own, question, context)
        return told if told and not told.holds else Draught()
    if not question.subjects or part.superlative is None:
        return Draught()
    item = rank_of(part, question, context)
    if item is None:
        return Draught()
    draft = state_rank(item, context, question.language)
    holds = bool(stated_at([item], part.superlative))
    if not holds:
        text = fill("no", question.language, statement=draft.text)
        draft = replace(draft, text=text)
    place = item.figure.place
    return Draught((draft,), subject=place.value if place else None, holds=holds)


def _unanswered(part: Part, question: Question) -> str:
    return fill("note_unanswered", question.language, part=part.text.strip(" ?.,;"))


def absence(question: Question, context: Context) -> str:
    """Return the sentence that says what is missing, and what there is that is nearest."""
    language = question.language
    if asks_average(question) and any(part.level for part in question.parts):
        return fill("no_average", language)
    known = [item.number for item in context.summaries.values() if item.number]
    strangers = [n for n in question.numbers if not any(_same_number(n, own) for own in known)]
    if strangers and known:
        near = ", ".join(_nearest_numbers(strangers[0], known))
        return fill("not_found_number", language, number=strangers[0], known=near)
    for name in question.subjects:
        if not any(context.names(context.document(i), name) for i in context.document_ids):
            places = [place_of(known, language) for known in _places_known(context)]
            named = place_of(name, language)
            if places:
                return fill("not_found_place_known", language, place=named, known=", ".join(places))
            return fill("not_found_place", language, place=named)
    if question.periods:
        available = _available_periods(question, context)
        asked = ", ".join(period_words(value, language) for value in question.period_values)
        if available and not set(available) & set(question.period_values):
            words = ", ".join(period_words(value, language) for value in available[:4])
            if question.subjects:
                place = ", ".join(place_of(name, language) for name in question.subjects)
                return fill(
                    "not_found_period_place", language, asked=asked, place=place, available=words
                )
            return fill("not_found_period", language, asked=asked, available=words)
    return _other_indicators(question, context) or fill("not_found", language)


MOST_KNOWN = 5
"""So many of what the documents do have are named where what is asked is missing."""


def _nearest_numbers(asked: str, known: list[str]) -> list[str]:
    """Return a few of the known numbers, those of the asked one's kind of document first."""
    kind = asked.partition("/")[2]
    return sorted(set(known), key=lambda own: (own.partition("/")[2] != kind, own))[:MOST_KNOWN]


def _same_number(one: str, two: str) -> bool:
    return comparison_key(one) in comparison_key(two) or comparison_key(two) in comparison_key(one)


def _places_known(context: Context) -> list[str]:
    """Return the largest units that the documents are of, those of most documents first."""
    places = Counter(
        context.province(context.document(i)) or context.document(i).place
        for i in context.document_ids
    )
    return [name for name, _ in places.most_common(MOST_KNOWN) if name]


def _other_indicators(question: Question, context: Context) -> str:
    """Return the sentence that the unit has no figure of an indicator, and of which it has."""
    asked = dict.fromkeys(m.name for part in question.parts for m in part.indicators)
    if not asked or not question.subjects:
        return ""
    found: dict[str, None] = {}
    for stated in candidates(question, context):
        figure = stated.figure
        if (
            figure.indicator
            and is_known(figure.indicator.value)
            and place_fit(stated, question.subjects) == 1.0
            and period_fit(stated, question.period_values) > 0
        ):
            found.setdefault(figure.indicator.value)
    if not found or set(found) & set(asked):
        return ""
    language = question.language
    periods = ", ".join(period_words(value, language) for value in question.period_values[:1])
    return fill(
        "not_found_indicator",
        language,
        indicator=decapitalised_rate(indicator_words(next(iter(asked)), language)),
        place=place_of(question.subjects[0], language),
        period=fill("period", language, period=periods) if periods else "",
        available=", ".join(
            decapitalised_rate(indicator_words(name, language)) for name in list(found)[:MOST_KNOWN]
        ),
    )


def _available_periods(question: Question, context: Context) -> list[str]:
    """Return the periods of figures that answer the question but for its period."""
    anytime = replace(question, periods=())
    found: set[str] = set()
    for part in question.parts:
        expectation = expected(part.text, question.language)
        for stated in candidates(anytime, context):
            if stated.figure.period is None:
                continue
            by_rank = part.kind in (Kind.RANK, Kind.SUPERLATIVE)
            if (
                stated.figure.kind == "rank"
                if by_rank
                else fit_figure(stated, part, anytime, expectation, context)
            ):
                placed = not question.subjects or (
                    stated.figure.place
                    and any(same_place(stated.figure.place.value, n) for n in question.subjects)
                )
                if placed:
                    found.add(stated.figure.period.value)
    return sorted(found)
