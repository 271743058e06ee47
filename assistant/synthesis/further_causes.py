"""The causes that stand beside the sentence that is told.

They go on in the sentences after it ("Ngoài ra, do thiếu người …"), or stand before it, where it
tells only what came of them ("Vì vậy, xã dừng dự án").
"""

from __future__ import annotations

import re
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
    told = _with_cause_before(told, question, context)
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


def _with_cause_before(told: Draught, question: Question, context: Context) -> Draught:
    """Return what came of a cause with the sentence right before it, which says that cause."""
    first = told.drafts[0]
    if _FOLLOWS.match(comparison_key(first.text)) is None or len(first.quotes) != 1:
        return told
    quote = first.quotes[0]
    document = context.document(quote.document_id)
    ahead = [one for one in context.sentences_of(document) if one.span.end <= quote.span.start]
    if not ahead or is_heading(ahead[-1].text):
        return told
    between = document.text[ahead[-1].span.end : quote.span.start]
    if between.strip() or "\n\n" in between:
        return told
    return replace(told, drafts=(quoted(ahead[-1], question), *told.drafts))


_FOLLOWS = re.compile(
    rf"{said('follows from before').pattern}|\W*(?:đây|đó)(?: chính| cũng)? là (?:(?:một trong )?(?:những )?)(?:nguyên nhân|lý do)(?!\w)"
)
