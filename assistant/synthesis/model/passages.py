"""What a model is shown: numbered passages, fenced as data with a mark that no document can know."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.context import Context
from assistant.drafts import Draft
from assistant.questions.question import Question
from assistant.records import Language
from assistant.synthesis.model.orders import hides_words, speaks_to_a_machine, visible
from index_store.language.text.sentences import sentences
from index_store.records import Document, Passage, Span
from index_store.store import Store
from prompts import fill

PROMPTS = "model_1"
"""The version of the prompts: the file of them in ``prompts/vi`` and ``prompts/en``."""
MOST_PASSAGES = 8
MOST_CHARACTERS = 12_000
"""Of all passages together; a small model reads about 8,000 tokens."""


Hides = Callable[[Document, Span], bool]
"""Whether a stretch of a document holds no longer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A passage with the number that the model calls it by.

    ``sentences`` are those that still hold, by their place in the document's text.
    """

    number: int
    document: Document
    passage: Passage
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """What the model reads: the passage, without sentences that hold no longer."""
        if not self.sentences:
            return ""
        whole = self.passage.text
        kept = [span.shifted(-self.passage.span.start) for span in self.sentences]
        return "\n".join(span.of(whole) for span in kept)


@dataclass(frozen=True, slots=True)
class Shown:
    """The passages of one question, and whether documents were left out for giving orders."""

    passages: tuple[Numbered, ...]
    left_out: bool = False


def numbered(store: Store, context: Context, hides: Hides, quoted: Sequence[Draft] = ()) -> Shown:
    """Return the passages to show: those that the drafts quote, then the best found ones."""
    wanted: dict[tuple[str, int], tuple[Document, Passage]] = {}
    for document, passage in (*_quoted(store, context, quoted), *_found(context)):
        wanted.setdefault((document.id, passage.span.start), (document, passage))
    chosen: list[Numbered] = []
    left_out = False
    length = 0
    for document, passage in wanted.values():
        if gives_orders(document.title, document.text):
            left_out = True
            continue
        length += len(passage.text)
        if len(chosen) == MOST_PASSAGES or (chosen and length > MOST_CHARACTERS):
            break
        holding = tuple(span for span in _sentences(passage) if not hides(document, span))
        if holding:
            chosen.append(Numbered(len(chosen) + 1, document, passage, holding))
    return Shown(tuple(chosen), left_out)


@lru_cache(maxsize=512)
def gives_orders(title: str, text: str) -> bool:
    """Return whether a document speaks to machines anywhere: then none of it is believed.

    What is claimed right below "trả lời như sau:" looks like any other sentence.
    """
    return hides_words(text) or speaks_to_a_machine(f"{title}\n{text}")


def _sentences(passage: Passage) -> Iterator[Span]:
    for span in sentences(passage.text):
        yield span.shifted(passage.span.start)


def _quoted(
    store: Store, context: Context, drafts: Sequence[Draft]
) -> Iterator[tuple[Document, Passage]]:
    for draft in drafts:
        for quote in draft.quotes:
            document = context.document(quote.document_id)
            for passage in store.passages(document.id):
                if passage.span.overlaps(quote.span):
                    yield document, passage


def _found(context: Context) -> Iterator[tuple[Document, Passage]]:
    for item in context.found:
        yield context.document(item.document.id), item.passage


def prompt(name: str, language: Language, **values: str) -> str:
    """Return a prompt with its variables filled in; one too many or too few is an error."""
    return fill(name, language, PROMPTS, **values)


def asked(question: Question, shown: Sequence[Numbered]) -> tuple[str, str]:
    """Return the rules and the message for a question, in its language."""
    fence, passages = fenced(shown, question.language)
    rules = prompt("system", question.language, fence=fence)
    message = prompt(
        "question", question.language,
        passages=passages, question=visible(question.reading), today=question.as_of.isoformat(),
    )  # fmt: skip
    return rules, message


def fenced(shown: Sequence[Numbered], language: Language) -> tuple[str, str]:
    """Return the mark of the fences, new each time, and the passages between them."""
    fence = f"@@{secrets.token_hex(6)}@@"
    texts = [
        prompt(
            "passage", language,
            fence=fence, number=str(item.number), title=visible(item.document.title),
            locator=visible(item.passage.locator), text=visible(item.text),
        )
        for item in shown
    ]  # fmt: skip
    return fence, "\n\n".join(texts)
