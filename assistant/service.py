"""The product in one place: a question goes in, a verified and cited answer comes out."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.citations import Cited, cite, quoted
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote, shortened
from assistant.events import Event, Stated, Understood
from assistant.finding.in_force import InForce
from assistant.finding.retrieve import Reranks, rank, retrieve
from assistant.fit import squeezed
from assistant.messages import message
from assistant.picking import asked_phrases
from assistant.questions.places import proper_name
from assistant.questions.question import Question
from assistant.questions.reading import read_question
from assistant.questions.several.asked_apart import asked_apart
from assistant.questions.small_talk import reply, small_talk
from assistant.questions.suggest import suggest
from assistant.questions.talk.conversation import Standalone, standalone
from assistant.questions.talk.corrected import changes_subject
from assistant.questions.wording.courtesies import what_is_asked
from assistant.questions.wording.wishes import without_wish
from assistant.questions.years_left_out import in_told_year
from assistant.records import Answer, Note, Status, Turn
from assistant.synthesis.explained import causes_or_none
from assistant.synthesis.extractive import ExtractiveSynthesis
from assistant.synthesis.model.server import LanguageModel
from assistant.synthesis.model.writer import ModelSynthesis, Outcome
from assistant.synthesis.nearest import not_found
from assistant.together import told_together
from assistant.verify import check_invariants, faults
from index_store.embedding import Embedder
from index_store.language.names.place_names import is_bare_name
from index_store.language.names.places import place_level
from index_store.language.terms.indicators import indicators
from index_store.language.typed.known_names import names_in
from index_store.language.typed.restore import AsTyped, Restorer
from index_store.records import Passage
from index_store.store import Audience, Store
from index_store.stored import FigureQuery
from index_store.validity import Changes
from prompts import fill

if TYPE_CHECKING:
    from assistant.checking import Check

LONGEST_QUESTION = 2_000
GENERATORS = ("extractive", "llm")


class QuestionError(Exception):
    """The question cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What one version of the index adds to the reading of questions."""

    index_version: str
    places: tuple[str, ...]
    restorer: Restorer
    changes: Changes = field(default_factory=lambda: Changes(()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question as it is understood, with what the answer to it will be known by."""

    id: str
    typed: str
    read: Question
    notes: tuple[Note, ...]
    index_version: str
    started: float
    brief: bool = False
    why: bool = False
    """Whether only the causes of what was told before are asked for."""
    said: str | None = None
    """What kind of small talk it is that asks nothing of the documents."""


def _vocabulary() -> tuple[str, ...]:
    """Return the phrases of this field, which decide where marks leave a doubt."""
    named = (
        re.sub(r"\[[^\]]*\]", "", phrase)
        for row in indicators()
        for phrase in (row.name_vi, *row.variants)
        if " " in phrase
    )
    return (*named, *asked_phrases())


class Assistant:
    """Answers questions from one store. Safe to call from several threads."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        home_place: str = "",
        as_of: date | None = None,
        model: LanguageModel | None = None,
        reranker: Reranks | None = None,
    ) -> None:
        self._store = store
        self._model = model
        self._reranker = reranker
        self._home_place = home_place
        self._as_of = as_of
        self._embedder = embedder
        self._synthesis = ExtractiveSynthesis(embedder)
        self._knowledge = Knowledge("", (), Restorer.load())

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Answer:
        """Return a verified answer; every statement that could not be verified is left out.

        ``as_typed`` takes the question as it stands: no marks are restored, and nothing of the
        history is carried over. Raises `QuestionError` for an empty question, one of over 2,000
        characters, or a generator that is unknown or not set up.
        """
        events = self.stream(
            question, history, generator=generator, audience=audience, as_typed=as_typed
        )
        for event in events:
            if isinstance(event, Answer):
                return event
        raise AssertionError("a stream ends with an answer")

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Audience = "all",
        as_typed: bool = False,
    ) -> Iterator[Event]:
        """Return the events of an answer as they come; nothing in them is unverified.

        The reading comes first, then each statement, then the notes, last the whole `Answer`.
        Raises as `ask` does, and before the first event.
        """
        if generator not in (None, *GENERATORS):
            raise QuestionError(message("generator_unknown", generator=str(generator)))
        if generator == "llm" and self._model is None:
            raise QuestionError(message("llm_not_set"))
        if not question.strip():
            raise QuestionError(message("question_empty"))
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(message("question_long", length=str(len(question))))
        return self._events(question, history, generator == "llm", audience, as_typed)

    def _events(
        self,
        question: str,
        history: Sequence[Turn],
        worded: bool,
        audience: Audience,
        as_typed: bool,
    ) -> Iterator[Event]:
        nonce = secrets.token_hex(8) if worded else ""
        asked = self._asked(question, history, nonce, audience, as_typed=as_typed)
        yield Understood(asked.id, asked.read.reading, asked.read.language)
        in_force = InForce(self._store, self._knowledge.changes, asked.read, audience)
        retrieved = retrieve(self._store, asked.read, audience=audience, reranker=self._reranker)
        found = in_force.preferred(retrieved)
        context = Context(self._store, found, audience, hides=in_force.hides)
        if asked.said:
            composed = Draught(absent=reply(asked.said, asked.typed, asked.read.language))
        elif asked.read.foreign:
            composed = Draught(absent=fill("foreign", "en"))
        else:
            composed = self._composed(asked.read, context, audience)
        if asked.brief:
            composed = _shortened(composed)
        if asked.why:
            composed = causes_or_none(composed, asked.read.language)
        cited, drafts = self._verified(composed.drafts, asked.read)
        sent = 0
        worded = worded and _may_be_worded(composed, asked.read)
        if worded and self._model:
            writer = ModelSynthesis(self._model, self._store)
            worded_drafts: list[Draft] = []
            writing = writer.compose(asked.read, context, in_force.hides, drafts)
            while True:
                try:
                    worded_drafts.append(next(writing))
                except StopIteration as ended:
                    outcome: Outcome = ended.value
                    break
                yield _stated(cite(self._store, worded_drafts), sent)
                sent += 1
            cited, drafts, composed = self._joined(worded_drafts, outcome, drafts, composed)
        answer = self._answer(asked, composed, cited, drafts, context, in_force, sent > 0)
        for at in range(sent, len(answer.statements)):
            yield _stated(cited, at)
        yield from answer.notes
        yield replace(answer, seconds=time.perf_counter() - asked.started)

    def _composed(self, read: Question, context: Context, audience: Audience) -> Draught:
        """Return the statements of an answer: of each question apart, where a text asks several."""

        def as_one(whole: Question, before: Sequence[Draught] = ()) -> Draught:
            if before:
                around = context if whole.reading == read.reading else self._found(whole, audience)
                return self._synthesis.compose(whole, around, before)
            return self._composed_alone(whole, context, audience)

        def compose(one: Question) -> Draught:
            return self._composed_alone(one, self._found(one, audience), audience)

        apart = asked_apart(read, lambda text: self._question(text, read.as_of))
        return told_together(apart, read, compose, as_one) if apart else as_one(read)

    def _found(self, read: Question, audience: Audience) -> Context:
        """Return the passages that may answer a question."""
        in_force = InForce(self._store, self._knowledge.changes, read, audience)
        retrieved = retrieve(self._store, read, audience=audience, reranker=self._reranker)
        found = in_force.preferred(retrieved)
        return Context(self._store, found, audience, hides=in_force.hides)

    def _composed_alone(self, read: Question, context: Context, audience: Audience) -> Draught:
        """Return the statements of an answer; where there are none, of the question behind a wish."""
        composed = self._synthesis.compose(read, context)
        plain = without_wish(read.reading) if read.language == "vi" else ""
        if composed.drafts or composed.choices or not plain:
            return composed
        unsaid = [place.name for place in read.places if place.text not in plain]
        asked = f"{plain.rstrip(' ?')} ({', '.join(unsaid)})?" if unsaid else plain
        again = self._question(asked, read.as_of)
        told = self._synthesis.compose(again, self._found(again, audience))
        return told if told.drafts else composed

    def _joined(
        self,
        worded: Sequence[Draft],
        outcome: Outcome,
        extractive: Sequence[Draft],
        composed: Draught,
    ) -> tuple[Cited, tuple[Draft, ...], Draught]:
        """Return the model's statements, completed by the extractive ones where they are few."""
        drafts = tuple(worded)
        notes = (*outcome.notes, *composed.notes)
        if not outcome.enough:
            said = {quote for draft in worded for quote in draft.quotes}
            drafts += tuple(draft for draft in extractive if not said.issuperset(draft.quotes))
        cited = cite(self._store, drafts)
        check_invariants(cited, drafts, self._store)
        return cited, drafts, replace(composed, notes=notes)

    def check(self, text: str, *, audience: Audience = "all") -> Check:
        """Return the verdict on every claim of a text, each with exact quotes.

        Raises `CheckError` for an empty text or one of over 100,000 characters.
        """
        from assistant.checking import check as check_text  # reads figures, as no answer does

        return check_text(
            self._store,
            text,
            as_of=self._as_of or date.today(),
            home_place=self._home_place,
            audience=audience,
            embedder=self._embedder,
        )

    def rank(self, question: str, limit: int, *, audience: Audience = "all") -> list[Passage]:
        """Return up to ``limit`` passages, best first, as a question is read and searched."""
        plain = what_is_asked(question)
        read, _ = self._read(plain, plain, False, self._as_of or date.today())
        found = rank(self._store, read, limit=limit, audience=audience, reranker=self._reranker)
        return [item.passage for item in found]

    def understood(self, question: str, history: Sequence[Turn] = ()) -> Question:
        """Return a question as it is understood, after the turns of conversation before it."""
        return self._asked(question, history, "", "all", as_typed=False).read

    def _asked(
        self,
        question: str,
        history: Sequence[Turn],
        nonce: str,
        audience: Audience,
        *,
        as_typed: bool,
    ) -> _Asked:
        """Return the question as understood. ``nonce`` tells answers apart that a model words."""
        started = time.perf_counter()
        as_of = self._as_of or date.today()
        whole = Standalone(question)
        said = small_talk(question)
        if as_typed:
            read = self._question(question, as_of, as_typed=True)
            notes: list[Note] = []
        else:
            plain = question if said and said != "year" else what_is_asked(question)
            whole = standalone(
                plain,
                () if changes_subject(question) else history,
                lambda text: self._question(text, as_of),
                lambda text: self._cited_number(text, audience),
            )
            if whole.readings:
                whole = self._meant(whole, plain, audience)
            read, notes = self._read(whole.text, plain, whole.followed, as_of)
        version = self._store.index_version
        identity = [question, read.reading, version, read.as_of.isoformat(), nonce]
        digest = hashlib.sha256("\n".join(filter(None, identity)).encode()).hexdigest()
        if whole.followed:
            said = None
        told = () if said else tuple(notes)
        brief, why = whole.brief, whole.why
        return _Asked(digest[:16], question, read, told, version, started, brief, why, said)

    def _meant(self, whole: Standalone, plain: str, audience: Audience) -> Standalone:
        """Return a follow-up in the first of its readings that something is found for."""
        for text in whole.readings:
            if self.ask(text, audience=audience).status == "answered":
                return replace(whole, text=text, followed=text != plain)
        return whole

    def _cited_number(self, question: str, audience: Audience) -> str:
        """Return the number of the document that the answer to a question cites first."""
        answer = self.ask(question, audience=audience)
        first = next((item.document_id for item in answer.citations), None)
        document = self._store.document(first) if first else None
        return (document.number or "") if document else ""

    def _read(
        self, asked: str, typed: str, followed: bool, as_of: date
    ) -> tuple[Question, list[Note]]:
        read = self._question(asked, as_of)
        notes: list[Note] = []
        if followed:
            text = fill("note_follow_up", read.language, reading=read.reading)
            notes.append(Note("restored", text))
        elif squeezed(read.reading) != squeezed(typed):
            text = fill("note_restored", read.language, reading=read.reading)
            notes.append(Note("restored", text))
        if self._home_place and not read.places and not read.organisations:
            home = self._question(f"{asked.rstrip(' ?')} ({self._home_place})?", as_of)
            if home.places:
                place = fill("note_home_place", read.language, place=self._home_place)
                return home, [*notes, Note("assumption", place)]
        return read, notes

    def _question(self, text: str, as_of: date, *, as_typed: bool = False) -> Question:
        """Return the question read with the units that the index knows, as it stands now."""
        version = self._store.index_version
        if self._knowledge.index_version != version:
            places = tuple(
                name for name in self._store.places() if place_level(name) or is_bare_name(name)
            )
            documents = self._store.documents()
            names = [*places, *(proper_name(place) for place in places), *_vocabulary()]
            titled = names_in(document.title for document in documents)
            restorer = Restorer.load().with_vocabulary((*names, *titled))
            changes = Changes(documents)
            self._knowledge = Knowledge(version, places, restorer, changes)
        known = self._knowledge
        restorer = AsTyped.of(known.restorer) if as_typed else known.restorer
        read = read_question(text, as_of, known.places, restorer)
        return replace(read, periods=in_told_year(read.periods, as_of, self._tells_of))

    def _tells_of(self, period: str) -> bool:
        """Return whether a figure of the index is of a period."""
        return bool(self._store.figures(FigureQuery(period=period, limit=1)))

    def _verified(self, drafts: Sequence[Draft], read: Question) -> tuple[Cited, tuple[Draft, ...]]:
        """Return the drafts that pass, cited; leaving one out changes the numbers of the rest."""
        kept = tuple(drafts)
        while True:
            cited = cite(self._store, kept)
            passed = tuple(
                draft
                for draft, statement in zip(kept, cited.statements, strict=True)
                if not faults(statement, cited, read, self._store, draft.computed)
            )
            if len(passed) < len(kept):  # a difference says nothing without its two figures
                passed = tuple(draft for draft in passed if not draft.leans)
            if passed == kept:
                check_invariants(cited, kept, self._store)
                return cited, kept
            kept = passed

    def _answer(
        self,
        asked: _Asked,
        composed: Draught,
        cited: Cited,
        drafts: Sequence[Draft],
        context: Context,
        in_force: InForce,
        worded: bool,
    ) -> Answer:
        read = asked.read
        substance = any(draft.layout == "sentence" or cited.citations for draft in drafts)
        status: Status
        near: tuple[Quote, ...] = ()
        if substance:
            status, text = "answered", cited.answer
        elif composed.choices:
            status = "needs_clarification"
            labels = "; ".join(choice.label for choice in composed.choices)
            text = fill("clarify", read.language, choices=labels)
        else:
            status, text = "not_found", composed.absent
            if not (asked.said or read.foreign):
                near = self._synthesis.nearest(read, context)
            if text in ("", fill("not_found", read.language)):
                text = not_found(read, context, quoted=bool(near))
        stale = in_force.notes(cited.citations, read.language)
        written = tuple(note for note in composed.notes if note.kind == "generator")
        told = (*asked.notes, *composed.notes, *stale) if substance else (*asked.notes, *written)
        return Answer(
            id=asked.id,
            question=asked.typed,
            understood_as=read.reading,
            language=read.language,
            status=status,
            answer=text,
            statements=cited.statements,
            citations=cited.citations,
            figures=cited.figures,
            choices=composed.choices if status == "needs_clarification" else (),
            notes=tuple(dict.fromkeys(told)),
            suggestions=suggest(read, cited, context) if substance else (),
            nearest=quoted(self._store, near),
            as_of=read.as_of,
            generator="llm" if worded else "extractive",
            index_version=asked.index_version,
            seconds=time.perf_counter() - asked.started,
        )


def _may_be_worded(composed: Draught, read: Question) -> bool:
    """Return whether a model may word the answer.

    What is known to be absent, or must be asked back, a model could only make up.
    """
    if read.foreign or composed.choices:
        return False
    return bool(composed.drafts) or composed.absent == fill("not_found", read.language)


def _shortened(composed: Draught) -> Draught:
    """Return the answer's first sentence alone, without notes about what is left out."""
    drafts = shortened(composed.drafts)
    kept = tuple(note for note in composed.notes if note.kind != "unanswered_part")
    return composed if drafts == composed.drafts else replace(composed, drafts=drafts, notes=kept)


def _stated(cited: Cited, at: int) -> Stated:
    """Return one statement with the citations that it names."""
    statement = cited.statements[at]
    named = tuple(item for item in cited.citations if item.number in statement.citations)
    return Stated(statement, named)
