"""What may come is no answer to what was decided or done: "có thể bị phạt" tells no sentence passed."""

from __future__ import annotations

import re

from assistant.context import Context
from assistant.drafts import Draught
from assistant.questions.question import Kind, Part
from index_store.language.characters.marks import comparison_key
from index_store.records import Span

_ASKS_DONE = re.compile(
    r"(?<!\w)(?:đã|vừa|cuối cùng|rốt cuộc|chính thức|(?:bị|lĩnh|nhận|chịu) (?:tuyên|án|phạt|kết án)|bị tuyên|tuyên án|tuyên phạt)(?!\w)"
)
_MAY = r"(?:nếu|có thể|có nguy cơ|nguy cơ|đối mặt(?: với)?|dự kiến|khả năng|đề nghị (?:mức )?(?:án|phạt|tuyên|xử)|khung hình phạt|mức án cao nhất)"
_ASKS_MAY = re.compile(rf"(?<!\w)(?:{_MAY}|sẽ|tối đa|cao nhất|đề nghị|bị đề nghị)(?!\w)")
_TELLS_MAY = re.compile(rf"(?<!\w){_MAY}(?!\w)")
_DONE = re.compile(
    r"(?<!\w)(?:đã|vừa|được|tuyên phạt|tuyên án|lĩnh án|kết án|thực hiện|hoàn thành|đạt)(?!\w)"
)


def tells_of_what_may_be(asked: str, text: str) -> bool:
    """Return whether a question asks what was done, and a sentence tells what only may come.

    >>> asked = "Tòa đã tuyên bị cáo bao nhiêu năm tù?"
    >>> tells_of_what_may_be(asked, "Bị cáo đối mặt với mức án 12 năm tù nếu bị kết tội.")
    True
    >>> tells_of_what_may_be(asked, "Tòa tuyên phạt bị cáo 12 năm tù.")
    False
    >>> tells_of_what_may_be("Bị cáo có thể lĩnh bao nhiêu năm tù?", "Có thể lĩnh 12 năm tù.")
    False
    """
    question, said = comparison_key(asked), comparison_key(text)
    if _ASKS_DONE.search(question) is None or _ASKS_MAY.search(question) is not None:
        return False
    return _TELLS_MAY.search(said) is not None and _DONE.search(said) is None


def answers_by_what_may_be(draught: Draught, part: Part, context: Context) -> bool:
    """Return whether all that an answer to "how much" quotes is of what may come."""
    quotes = [quote for draft in draught.drafts for quote in draft.quotes]
    return (
        part.kind is Kind.AMOUNT
        and bool(quotes)
        and all(
            tells_of_what_may_be(part.text, _sentence_at(context, quote.document_id, quote.span))
            for quote in quotes
        )
    )


def _sentence_at(context: Context, document_id: str, span: Span) -> str:
    """Return the line that a quote is cut from: its condition may stand behind it."""
    text = context.document(document_id).text
    start = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start)) + 1
    ends = [at for mark in ("\n", ". ") if (at := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]
