"""An answer worded by a language model: each statement verified before anyone sees it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from assistant.context import Context
from assistant.drafts import Draft
from assistant.questions.question import Question
from assistant.records import Note
from assistant.synthesis.model.passages import Hides, Numbered, asked, fenced, numbered, prompt
from assistant.synthesis.model.server import NOTES, LanguageModel, ModelError, Trouble
from assistant.synthesis.model.splitting import MOST_STATEMENTS, Splitter, Written
from assistant.synthesis.model.support import Rejected, Support
from index_store.language.characters.marks import comparison_key
from index_store.store import Store
from prompts import fill


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking the model: how many statements held, and what the reader is told.

    ``enough`` says whether the statements are an answer; if not, the extractive one is given.
    """

    kept: int
    enough: bool
    notes: tuple[Note, ...]


class ModelSynthesis:
    """Composes statements with a language model; nothing that it yields is unverified."""

    def __init__(self, model: LanguageModel, store: Store) -> None:
        self._model = model
        self._store = store

    def compose(
        self, question: Question, context: Context, hides: Hides, quoted: Sequence[Draft] = ()
    ) -> Generator[Draft, None, Outcome]:
        """Yield each statement as soon as it is verified; return what came of it all.

        ``quoted`` are the statements of the extractive answer, whose passages are shown first.
        """
        shown = numbered(self._store, context, hides, quoted)
        support = Support(self._store, context, question, shown.passages)
        reply = _Reply(question, support)
        trouble: Trouble | None = None
        if shown.passages:
            rules, message = asked(question, shown.passages)
            try:
                yield from reply.read(self._model, rules, message)
                if reply.rejected:
                    yield from self._corrected(reply, question, shown.passages)
            except ModelError as error:
                trouble = error.trouble
        return _outcome(reply, trouble, question, shown.left_out, bool(quoted))

    def _corrected(
        self, reply: _Reply, question: Question, shown: Sequence[Numbered]
    ) -> Generator[Draft, None, None]:
        """Yield the failed statements that the model puts right when it is told, once."""
        fence, passages = fenced(shown, question.language)
        failed = [_told(rejected, question) for rejected in reply.rejected]
        rules = prompt("system", question.language, fence=fence)
        message = prompt(
            "correction", question.language,
            passages=passages, question=question.reading, failed="\n".join(failed),
        )  # fmt: skip
        second = _Reply(question, reply.support, reply.kept)
        try:
            yield from second.read(self._model, rules, message)
        finally:
            put_right = len(second.kept) - len(reply.kept)
            reply.kept = second.kept
            reply.rejected = reply.rejected[put_right:]


class _Reply:
    """One reply of the model as it comes: what held so far and what did not."""

    def __init__(self, question: Question, support: Support, kept: Sequence[Draft] = ()) -> None:
        self.support = support
        self.kept: list[Draft] = list(kept)
        self.rejected: list[Rejected] = []
        self.nothing = False
        self._sentinel = comparison_key(prompt("nothing", question.language))

    def read(self, model: LanguageModel, rules: str, message: str) -> Generator[Draft, None, None]:
        """Yield the statements that hold. After a break the half sentence at its end is left."""
        splitter = Splitter()
        read, restarts = 0, 0
        for piece in model.stream(rules, message):
            for written in splitter.feed(piece):
                read += 1
                yield from self._judged(written)
            if splitter.restarts > restarts:
                restarts = splitter.restarts
                self.rejected.clear()
            if read >= MOST_STATEMENTS:
                return
        for written in splitter.finish():
            yield from self._judged(written)

    def _judged(self, written: Written) -> Generator[Draft, None, None]:
        if comparison_key(written.text).strip(" .!") == self._sentinel:
            self.nothing = True
            return
        judged = self.support.of(written, self.kept)
        if isinstance(judged, Rejected):
            self.rejected.append(judged)
        elif all(comparison_key(judged.text) != comparison_key(draft.text) for draft in self.kept):
            self.kept.append(judged)
            yield judged


def _told(rejected: Rejected, question: Question) -> str:
    values = {"what": rejected.what} if rejected.reason.value == "why_figure" else {}
    reason = prompt(rejected.reason.value, question.language, **values)
    return prompt("failed", question.language, statement=rejected.written.text, reason=reason)


def _outcome(
    reply: _Reply, trouble: Trouble | None, question: Question, left_out: bool, quoted: bool
) -> Outcome:
    """Return whether what held is an answer: at least one statement, and no fewer than failed."""
    kept, failed = len(reply.kept), len(reply.rejected)
    enough = kept > 0 and kept >= failed and trouble is None
    texts: list[str] = []
    if trouble is not None:
        texts.append(_without_model(trouble.value, question, quoted))
    elif kept == 0:
        name = "model_unsupported" if failed else "model_nothing"
        texts.append(_without_model(name, question, quoted))
    elif not enough:
        texts.append(_note("model_completed", question))
    else:
        texts.append(_note("model_written", question))
        if failed:
            texts.append(_note("model_dropped", question, count=str(failed)))
    if left_out:
        texts.append(_note("orders_left_out", question))
    return Outcome(kept, enough, tuple(Note("generator", text) for text in texts))


def _without_model(name: str, question: Question, quoted: bool) -> str:
    """Return why the model did not answer, and what the reader is given instead, if anything."""
    return _note("instead" if quoted else "alone", question, reason=_note(name, question))


def _note(name: str, question: Question, **values: str) -> str:
    return fill(name, question.language, NOTES, **values)
