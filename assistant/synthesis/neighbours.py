"""The sentences that are shown as one answer: one that refers back is told with the one before.

"Quyết định này có hiệu lực từ tháng 5" leaves a reader asking which decision. Both sentences stand
side by side in the document, so that they are quoted as one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, Sentence
from assistant.finding.back_references import refers_back
from assistant.synthesis.surest import Scored
from index_store.language.characters.letters import UPPER
from index_store.records import Span


def with_next(sentence: Sentence, context: Context) -> Sentence:
    """Return a sentence with the next one where that refers back to it."""
    after = _neighbour(sentence, context, 1)
    if after is None or not refers_back(after.text):
        return sentence
    return replace(sentence, span=Span(sentence.span.start, after.span.end))


NEAR = 2.0
"""A following sentence that refers back is told too where it stands so little below the first."""
_LONGEST = 300
"""What is added has at most so many code points: an answer stays short."""


def shown(best: Sequence[Scored], context: Context) -> Sentence:
    """Return the first of the sentences, with the neighbour that it is understood with, if any."""
    first = best[0].sentence
    if (speech := _whole_speech(first, context)) is not None:
        return speech
    before = _neighbour(first, context, -1)
    if before is not None and refers_back(first.text):
        return replace(first, span=Span(before.span.start, first.span.end))
    after = _neighbour(first, context, 1)
    if after is None or not refers_back(after.text):
        return first
    if _TAKES_BACK.search(after.text.lower()):
        return replace(first, span=Span(first.span.start, after.span.end))
    near = any(
        one.sentence.span == after.span
        and one.sentence.document.id == after.document.id
        and one.standing >= best[0].standing - NEAR
        for one in best[1:]
    )
    return replace(first, span=Span(first.span.start, after.span.end)) if near else first


_TAKES_BACK = re.compile(
    r"(?<!\w)(?:này|đó|trên|ấy) (?:vẫn |hiện |đến nay |mới )*(?:chưa|không) (?:được |thể )?(?:duyệt|phê duyệt|thông qua|chấp thuận|thực hiện|triển khai|bố trí|cấp|áp dụng|xác nhận)(?!\w)"
)
"""A next sentence without which the one before says too much: "Khoản tiền này chưa được duyệt"."""


def _whole_speech(sentence: Sentence, context: Context) -> Sentence | None:
    """Return a sentence that ends a speech with the one before it, where the speech begins there.

    “Ta dừng ở đây. Nhưng đề án có giá trị”, bà Sen kết luận: half of it says something else.
    """
    if not _ends_speech(sentence.text):
        return None
    text = sentence.document.text
    ahead = [
        one
        for one in context.sentences
        if one.document.id == sentence.document.id
        and one.span.end <= sentence.span.start
        and not text[one.span.end : sentence.span.start].strip()
    ]
    if not ahead or not _begins_speech(ahead[0].text) or len(ahead[0].text) > _LONGEST:
        return None
    return replace(sentence, span=Span(ahead[0].span.start, sentence.span.end))


def _ends_speech(text: str) -> bool:
    """Return whether a text closes a quotation that it does not open, and says who spoke."""
    closing = _CLOSING.search(text)
    if closing is None:
        return False
    opened = text[: closing.start()]
    return "“" not in opened and opened.count('"') == 0


def _begins_speech(text: str) -> bool:
    """Return whether a text opens a quotation at its beginning and does not close it.

    >>> _begins_speech('" Chúng ta dừng ở đây.'), _begins_speech('"Dừng ở đây", bà nói.')
    (True, False)
    """
    return _OPENING.match(text) is not None and text.count('"') < 2 and "”" not in text


_CLOSING = re.compile(rf"[”\"] ?[,.]?\s+(?:[-–] )?(?:ông|bà|anh|chị|theo|[{UPPER}])")
_OPENING = re.compile(r"\W{0,3}[“\"]")


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
