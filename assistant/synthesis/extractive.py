"""The answer without a language model: each part of the question by the way of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.context import Context
from assistant.drafts import Draught
from assistant.fields import narrows
from assistant.finding.matching import terms
from assistant.fit import Fit
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part, Question
from assistant.records import Note
from assistant.synthesis.absence import absence
from assistant.synthesis.against import answer_against
from assistant.synthesis.aged import aged_notes
from assistant.synthesis.asked_before import answer_asked_before
from assistant.synthesis.bare_named import answer_bare_named
from assistant.synthesis.cells import answer_cell
from assistant.synthesis.compared_column import answer_compared, answer_value_before
from assistant.synthesis.comparisons import answer_compare, answer_yes_no
from assistant.synthesis.criteria import answer_criterion, answer_part
from assistant.synthesis.differences import with_difference
from assistant.synthesis.documents import (
    answer_collected,
    answer_issued,
    answer_titled,
    define,
    list_documents,
    meaning_known,
)
from assistant.synthesis.end_words import asks_widest_gap, no_headings
from assistant.synthesis.explained import explain
from assistant.synthesis.figures import (
    answer_amount,
    answer_plainly,
    best_figures,
)
from assistant.synthesis.formed_from import answer_formed
from assistant.synthesis.forms import is_bare_amount, says_amount
from assistant.synthesis.grade_bands import answer_band
from assistant.synthesis.headed import answer_headed
from assistant.synthesis.labelled_lines import answer_labelled
from assistant.synthesis.lacking import answer_lacking
from assistant.synthesis.legal.answers import answer_of_law
from assistant.synthesis.lists import answer_list, answer_members
from assistant.synthesis.members import counts_members
from assistant.synthesis.most_named import answer_most_named
from assistant.synthesis.of_leader import answer_of_leader
from assistant.synthesis.part_changes import answer_changed_parts, asks_change
from assistant.synthesis.quoting import quoted
from assistant.synthesis.ranks import answer_grade, answer_rank, answer_superlative
from assistant.synthesis.renamed import renamed_notes
from assistant.synthesis.role_lines import answer_role
from assistant.synthesis.rows import answer_rows
from assistant.synthesis.rows_by_number import answer_rows_of_number
from assistant.synthesis.sentences import (
    answer_article,
    answer_number_sentence,
    answer_rank_sentence,
    answer_sentence,
)
from assistant.synthesis.signed_office import answer_office_signer
from assistant.synthesis.summaries import answer_summary
from assistant.synthesis.sums import answer_sum
from assistant.synthesis.targets import answer_reached, answer_remaining
from assistant.synthesis.trends import answer_change, answer_trend
from assistant.synthesis.units import answer_units
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from prompts import fill


class ExtractiveSynthesis:
    """Composes statements from the found passages; the same input gives the same answer."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def compose(self, question: Question, context: Context) -> Draught:
        """Return the statements of every part, what could not be answered said in notes."""
        done: list[Draught] = []
        for part in question.parts:
            draught = self._part(part, question, context, done)
            done.append(with_difference(draught, part, question, context))
        missing = [
            Note("unanswered_part", draught.absent or _unanswered(part, question))
            for part, draught in zip(question.parts, done, strict=True)
            if not draught and not draught.choices
        ]
        drafts = tuple(dict.fromkeys(draft for draught in done for draft in draught.drafts))
        notes = tuple(note for draught in done for note in draught.notes)
        choices = tuple(choice for draught in done for choice in draught.choices)
        if not drafts:
            lacking = next((draught.absent for draught in done if draught.absent), "")
            absent = "" if choices else lacking or absence(question, context)
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
                lambda: (
                    Draught()
                    if asks_widest_gap(part)
                    else answer_superlative(part, question, context)
                ),
                lambda: self._person(part, question, context),
                lambda: answer_rank_sentence(part, question, context, self._embedder),
            ),
            Kind.UNITS: (
                lambda: self._stated_count(part, question, context),
                lambda: answer_units(part, question, context),
                lambda: self._listed(part, question, context),
            ),
            Kind.CRITERION: (
                lambda: self._part_at_an_end(part, question, context, before),
                lambda: no_headings(self._sentence(part, question, context)),
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
                lambda: answer_lacking(part, question, context),
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
                lambda: answer_value_before(part, question, context),
                lambda: self._number_sentence(part, question, context),
                lambda: answer_members(part, question, context, self._embedder),
            ),
            Kind.GRADE: (
                lambda: answer_band(part, question, context),
                lambda: answer_grade(part, question, context),
            ),
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
            Kind.WHY: (lambda: explain(part, question, context, self._embedder, before),),
            Kind.LIST: (
                lambda: answer_cell(part, question, context),
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
                lambda: answer_role(part, question, context),
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
                lambda: answer_cell(part, question, context),
                lambda: answer_changed_parts(part, question, context),
                lambda: answer_part(part, question, context),
                lambda: answer_headed(part, question, context),
                lambda: self._amount_or_sentence(part, question, context),
            ),
        }
        default = (lambda: self._sentence(part, question, context),)
        asked_before = (lambda: answer_asked_before(part, question, context),)
        in_state = (
            lambda: answer_of_leader(part, question, context, before),
            lambda: self._of_which(part, question, context, before),
            lambda: answer_rows(part, question, context),
            lambda: answer_rows_of_number(part, question, context),
            lambda: answer_compared(part, question, context),
            lambda: answer_most_named(part, question, context),
            lambda: self._bare_named(part, question, context),
        )
        of_law = (lambda: answer_of_law(part, question, context),)
        of_event = (
            lambda: answer_labelled(part, question, context),
            lambda: answer_formed(part, question, context),
        )
        if before and not before[-1] and is_bare_amount(part, question.language):
            return Draught()  # of what was not found, no number is told
        told_already = (lambda: _told_already(part, question, before),)
        in_turn = (*of_law, *of_event, *told_already, *asked_before, *in_state)
        for way in (*in_turn, *ways.get(part.kind, default)):
            draught = way()
            if draught or draught.choices or draught.absent:
                return draught
        return Draught()

    def _part_at_an_end(
        self, part: Part, question: Question, context: Context, before: list[Draught]
    ) -> Draught:
        """Return the part at an end of a measure, or, where that is asked, of a change."""
        if asks_change(part):
            return answer_changed_parts(part, question, context)
        return answer_criterion(part, question, context, before)

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

    def _bare_named(self, part: Part, question: Question, context: Context) -> Draught:
        """Return how much of units that the documents name without their kind."""
        kinds = (Kind.AMOUNT, Kind.COMPARE, Kind.GENERAL)
        return answer_bare_named(part, question, context) if part.kind in kinds else Draught()

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


def _told_already(part: Part, question: Question, before: list[Draught]) -> Draught:
    """Return the answer to the part before, where it says the bare "how much" of this one too.

    "Huyện nào ít hồ sơ trễ nhất, mấy hồ sơ?" asks for the number that stands beside the name.
    """
    if not before or not before[-1].drafts or not is_bare_amount(part, question.language):
        return Draught()
    expectation = expected(part.text, question.language)
    said = before[-1].drafts[0].text
    if expectation.change and not expectation.noun:
        return before[-1] if _SAYS_MOVE.search(said) else Draught()
    return before[-1] if says_amount(said, expectation, part, question.language) else Draught()


_SAYS_MOVE = re.compile(r"\([-+−]?\d|(?:tăng|giảm)(?: thêm)? \d|(?:up|down|by) \d|→")
"""By how much something rose or fell: "(-0,45)", "tăng 2 bậc"."""
_OF_WHICH = re.compile(r"\W*(?:trong (?:số )?(?:đó|này|ấy)|of (?:which|whom|them))\b")
_SAID_OF_WHICH = 0.5
"""Share of the words of "of which …" that the sentence of the whole must have."""
_BOTH = 0.5
"""Share of a comparison's words that one sentence must have to tell both sides."""
_ASKS_WHICH = re.compile(r"\b(?:nào|gì|which)\b")
"""Words that ask for a thing: "dịch vụ nào đạt điểm thấp nhất" asks for no points."""


def _unanswered(part: Part, question: Question) -> str:
    return fill("note_unanswered", question.language, part=part.text.strip(" ?.,;"))
