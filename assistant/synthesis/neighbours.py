"""The sentences that are shown as one answer: one that refers back is told with the one before.

"Quyết định này có hiệu lực từ tháng 5" leaves a reader asking which decision. Both sentences stand
side by side in the document, so that they are quoted as one stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, Sentence
from assistant.finding.back_references import refers_back
from assistant.synthesis.candidates import Scored
from index_store.records import Span

NEAR = 2.0
"""A following sentence that refers back is told too where it stands so little below the first."""
_LONGEST = 300
"""What is added has at most so many code points: an answer stays short."""


def shown(best: Sequence[Scored], context: Context) -> Sentence:
    """Return the first of the sentences, with the neighbour that it is understood with, if any."""
    first = best[0].sentence
    before = _neighbour(first, context, -1)
    if before is not None and refers_back(first.text):
        return replace(first, span=Span(before.span.start, first.span.end))
    after = _neighbour(first, context, 1)
    if after is None or not refers_back(after.text):
        return first
    near = any(
        one.sentence.span == after.span
        and one.sentence.document.id == after.document.id
        and one.standing >= best[0].standing - NEAR
        for one in best[1:]
    )
    return replace(first, span=Span(first.span.start, after.span.end)) if near else first


def _neighbour(sentence: Sentence, context: Context, step: int) -> Sentence | None:
    """Return the sentence of the same line and passage just before (-1) or after (1), if short."""
    own = [
        one
        for one in context.sentences
        if one.document.id == sentence.document.id
        and one.passage.ordinal == sentence.passage.ordinal
    ]
    at = next((at for at, one in enumerate(own) if one.span == sentence.span), None)
    if at is None or not 0 <= at + step < len(own):
        return None
    other = own[at + step]
    start, end = sorted((other.span, sentence.span))
    between = sentence.document.text[start.end : end.start]
    if between.strip() or "\n" in between or len(other.text) > _LONGEST:
        return None
    return other if other.text.rstrip().endswith((".", "!", "”", '"', "…")) else None
