"""What a term means where a text itself says so in passing or in its list of terms.

"… mã số sách tiêu chuẩn quốc tế (sau đây gọi tắt là mã số ISBN)" explains the term behind it; the
article "Giải thích từ ngữ" explains each in turn. A question typed without marks is compared so:
its marks were put back without these terms, and may be others.
"""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.questions.question import Part, Question
from assistant.sentence_fit import sentence_places_fit
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key, unmarked

_ASKS = re.compile(
    r"^\W*(?:thế nào là |khái niệm )?(?P<thing>.{3,60}?) (?:là gì|nghĩa là gì|là thế nào|được hiểu (?:là gì|thế nào))\W*$"
)
_MARKER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d+)*[.)]|[a-zđ]\))?\W*")
_TERMS = re.compile(r"giải thích (?:từ ngữ|thuật ngữ)|(?:từ ngữ|thuật ngữ|khái niệm|định nghĩa)")


def answer_called(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says what the term asked about means; nothing where none does."""
    match = _ASKS.match(comparison_key(part.text))
    if match is None:
        return Draught()
    bare = unmarked(question.asked) == question.asked
    fold = unmarked if bare else str
    thing = re.escape(fold(match["thing"]))
    called = re.compile(
        fold(rf"(?:gọi|viết) (?:tắt |chung |gọn )?là:? ?[“\"]?(?:{thing})[”\"]?\s?[).,]")
    )
    means = re.compile(fold(rf"[“\"]?{thing}[”\"]?(?: \([^)]*\))? (?:là|được hiểu là)\b"))
    for sentence in context.sentences:
        key = fold(comparison_key(sentence.text))
        listed = _TERMS.search(comparison_key(sentence.passage.heading)) is not None
        if called.search(key) or (listed and means.match(_MARKER.sub("", key, count=1))):
            return Draught((quoted(sentence, question),), subject=sentence.document.place)
    return Draught()


_ASKS_PARTS = re.compile(
    r"^\W*(?P<thing>.{3,60}?)(?: (?:trong|của|theo|tại|ở) (?P<where>.{3,80}?))? (?:bao )?gồm(?: có)? (?:những )?"
    r"(?:gì|ai|(?:đơn vị|cơ quan|thành viên|thành phần|bộ phận|loại|khoản|nội dung|phần) (?:nào|gì))\W*$"
)
_LEAST_OF_WHERE = 0.6


def answer_made_of(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says of just this thing what it is made of ("X gồm a, b và c").

    A list below a heading on a larger thing tells more than is asked.
    """
    match = _ASKS_PARTS.match(comparison_key(part.text))
    if match is None:
        return Draught()
    fold = unmarked if unmarked(question.asked) == question.asked else str
    thing = re.escape(fold(match["thing"]))
    says = re.compile(fold(rf"(?<!\w){thing}(?:[^.;:]{{0,40}}?),? (?:bao )?gồm(?: có)? [^\W\d]"))
    where = terms(match["where"] or "")
    best: tuple[float, Sentence] | None = None
    for sentence in context.sentences:
        if not says.search(fold(comparison_key(sentence.text))) or sentence.text.endswith(":"):
            continue
        around = (sentence.text, sentence.passage.heading, sentence.document.title, sentence.before)
        share = coverage(where, joined(around)) if where else 1.0
        better = share >= _LEAST_OF_WHERE and (best is None or share > best[0])
        if better and sentence_places_fit(sentence, question, context):
            best = (share, sentence)
    if best is None:
        return Draught()
    return Draught((quoted(best[1], question),), subject=best[1].document.place)
