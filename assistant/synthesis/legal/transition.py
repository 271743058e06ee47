"""By which rule a file is handled that came in before a new one took effect: as the new one says."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.sections import is_heading
from assistant.sentence_fit import sentence_places_fit
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key

_ASKS_RULE = re.compile(
    r"(?:theo|áp dụng|tính|thu|hưởng|dùng)(?: [^\W\d]+){0,4} (?:mức|quy định|biểu|văn bản|nghị quyết|nghị định|quyết định|luật|giá|chế độ|cách)(?: [^\W\d]+){0,3} (?:nào|gì|cũ|mới)(?!\w)"
    r"|(?<!\w)(?:cũ|mới) hay (?:là )?(?:quy định |mức |luật )?(?:mới|cũ)(?!\w)"
)
_ASKS_CASE = re.compile(
    r"(?<!\w)(?:nộp|nhận|tiếp nhận|gửi|phát sinh|đang giải quyết|chưa (?:trả|giải quyết|xong)|dở dang|trước ngày|trước khi)(?!\w)"
)
_PROVIDES = re.compile(
    r"(?<!\w)(?:đã |được |tiếp )*(?:tiếp nhận|nộp|gửi|nhận|phát sinh|thụ lý|trình)(?: [^\W\d]+){0,4} trước (?:ngày|thời điểm|khi)(?!\w)[^.;]{0,160}?"
    r"(?<!\w)(?:theo|áp dụng|tính|thu|thực hiện|hưởng)(?!\w)"
)
_LEAST_OWN = 0.2
_LEAST_SAID = 0.45
"""Share of what is asked about that the provision must say, and with its document's title and heading."""


def answer_transition(part: Part, question: Question, context: Context) -> Draught:
    """Return the provision for what came in before a rule took effect, where the rule is asked for.

    "Hồ sơ nộp tháng 12 thì tính theo mức nào?" asks for what the new rule says of old files.
    """
    key = comparison_key(part.text)
    if question.language != "vi" or not (_ASKS_RULE.search(key) and _ASKS_CASE.search(key)):
        return Draught()
    found = [
        (_said(sentence, part), sentence)
        for sentence in context.sentences
        if _PROVIDES.search(comparison_key(sentence.text))
        and not is_heading(sentence.text)
        and part.asked.share(terms(sentence.text)) >= _LEAST_OWN
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
    ]
    found = [item for item in found if item[0] >= _LEAST_SAID]
    if not found:
        return Draught()
    _, best = max(found, key=lambda item: item[0])
    return Draught((quoted(best, question),), subject=best.document.place)


def _said(sentence: Sentence, part: Part) -> float:
    around = (sentence.text, sentence.passage.heading, sentence.document.title)
    return part.asked.share(joined(around))
