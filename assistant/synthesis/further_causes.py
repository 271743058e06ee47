"""The causes that go on in the sentences after the one that is told: "Ngoài ra, do thiếu người …"."""

from __future__ import annotations

from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draft, Draught
from assistant.questions.question import Question
from assistant.sections import is_heading
from assistant.synthesis.quoting import quoted
from assistant.synthesis.said import said
from index_store.language.characters.marks import comparison_key

_MOST = 2
"""So many sentences are told after the first: an answer stays short."""


def with_further_causes(told: Draught, question: Question, context: Context) -> Draught:
    """Return a cause told in one sentence with those that the sentences right after it add."""
    if not told.drafts or not told.holds or told.drafts[-1].layout == "item":
        return told
    last = told.drafts[-1]
    if not said("gives a cause").search(comparison_key(last.text)):
        return told
    added = _added(last, question, context)
    return replace(told, drafts=(*told.drafts, *added)) if added else told


def _added(last: Draft, question: Question, context: Context) -> tuple[Draft, ...]:
    """Return the sentences right after a statement's quote that open as a further cause does."""
    quote = last.quotes[-1]
    document = context.document(quote.document_id)
    found: list[Draft] = []
    end = quote.span.end
    for sentence in context.sentences_of(document):
        if sentence.span.start < end:
            continue
        between = document.text[end : sentence.span.start]
        opens = said("gives a further cause").match(comparison_key(sentence.text))
        if between.strip() or opens is None or is_heading(sentence.text) or len(found) == _MOST:
            break
        found.append(quoted(sentence, question))
        end = sentence.span.end
    return tuple(found)
