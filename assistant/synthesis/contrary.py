"""What a "why" takes for granted and a document says otherwise: the sentence that says so."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import joined
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.sentences import answer_sentence
from index_store.embedding import Embedder
from index_store.language.amounts.numerals import parse_number
from index_store.language.characters.marks import comparison_key

LEAST_SAID = 0.6
"""Share of what is taken for granted that the sentence, with its document's title, must say."""
_WHY = re.compile(
    r"(?<!\w)(?:vì sao|tại sao|sao lại|sao mà|sao|lý do gì(?: mà)?|vì lý do gì)(?!\w)",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"(?<!\w)(?:lại |vẫn |cứ )?(?:phải|bị bắt|buộc phải) (?:đóng|nộp|trả|chịu|mất|về|đi|xin|đổi|làm)(?!\w)"
)
_FREE = re.compile(
    r"(?<!\w)(?:miễn(?: toàn bộ)?|không (?:phải|thu|bắt buộc|cần|yêu cầu)|không mất|được miễn)(?!\w)"
)
_MISSED = re.compile(
    r"(?<!\w)(?:không|chưa) (?:đạt|hoàn thành|vượt)(?: được)? (?:chỉ tiêu|mục tiêu|kế hoạch)"
)
_REACHED = re.compile(
    r"đạt (?:tỷ lệ )?(?P<done>\d+(?:,\d+)?) ?%[^.;%]{0,40}?(?:chỉ tiêu|mục tiêu|kế hoạch)[^.;%\d]{0,40}(?P<goal>\d+(?:,\d+)?) ?%"
)


def answer_contrary(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return the sentence that denies what a "why" takes for granted; nothing where none does.

    "Sao người khuyết tật phải đóng lệ phí?" of a rule that frees them of it.
    """
    key = comparison_key(part.text)
    if question.language != "vi" or not (_OWED.search(key) or _MISSED.search(key)):
        return Draught()
    text = _WHY.sub(" ", part.text).strip()
    asked = replace(part, kind=Kind.YES_NO, text=f"{text.rstrip(' ?')} không?")
    told = answer_sentence(asked, question, context, embedder)
    if len(told.drafts) != 1:
        return Draught()
    quote = told.drafts[0].quotes[0]
    document = context.document(quote.document_id)
    said = quote.span.of(document.text)
    if part.asked.share(joined((said, document.title))) < LEAST_SAID:
        return Draught()
    return replace(told, holds=False) if _denies(key, comparison_key(said)) else Draught()


def _denies(asked: str, said: str) -> bool:
    if _OWED.search(asked):
        return _FREE.search(said) is not None
    reached = _REACHED.search(said)
    if reached is None:
        return False
    return (parse_number(reached["done"]) or 0.0) >= (parse_number(reached["goal"]) or 0.0)
