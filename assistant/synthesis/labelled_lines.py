"""When and where an event is, who chairs it: the labelled lines of a letter that invites to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import GAP, coverage, terms
from assistant.questions.named import names_all
from assistant.questions.question import Part, Question
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.records import Document, Span

EVENTS = re.compile(
    r"(?<!\w)(?:hội nghị|hội thảo|hội thi|cuộc họp|phiên họp|buổi họp|buổi lễ|lễ|họp|tọa đàm"
    r"|buổi làm việc|lớp tập huấn|tập huấn|đối thoại|tiếp xúc cử tri|giao ban"
    r"|conference|meeting|workshop|seminar|ceremony|training)(?!\w)"
)
_TOLD = re.compile(
    r"(?<!\w)(?:diễn ra|tổ chức|bắt đầu|khai mạc|được|sẽ|do|là|bởi|chủ trì|chủ tọa|điều hành|liên hệ"
    r"|đầu mối|thành phần|tham dự|tham gia|dự|mời|gồm|những|các|có|vào|lúc|hôm|ngày|tháng|năm|giờ|mấy"
    r"|địa điểm|hội trường|thời gian|khi nào|bao giờ|nào|ở|tại|đâu|ai|người|gì|với|hỏi|gọi|số điện thoại"
    r"|thì|cần|muốn|phải|này|đó|cho|biết|cuộc|buổi|giấy|về|việc|của|và|công tác)(?!\w)"
)
"""Words that ask, or say that an event takes place: they say nothing of which event is meant."""
_MET = re.compile(
    r"(?<!\w)(?:hội nghị|cuộc họp|phiên họp|buổi họp|họp|giao ban|buổi làm việc|meeting)(?!\w)"
)
"""What is called a meeting by one is called a conference by another."""
_LEAST_ABOVE = 0.9
_ABOVE = 1500
"""So many code points above a line tell which event it is of."""
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Label:
    """How a question asks for what a labelled line tells, and how that line begins."""

    asked: re.Pattern[str]
    line: re.Pattern[str]


@cache
def labels() -> tuple[Label, ...]:
    """Return the table of labels, `data/line_labels.tsv`."""
    rows = table_pairs("assistant", "data/line_labels.tsv", "asked", "label")
    return tuple(
        Label(
            re.compile(asked),
            re.compile(
                rf"^[^\w\n]*(?:\d{{1,2}}[.)]\s*)?(?i:{label})[*_ ]*:[*_ ]*\S[^\n]*", re.MULTILINE
            ),
        )
        for asked, label in rows
    )


def answer_labelled(part: Part, question: Question, context: Context) -> Draught:
    """Return the labelled line of the letter or notice of the event that is asked about.

    What stands above the line says all that the question says of the event; where the letters
    of two events do, none is told.
    """
    key = comparison_key(part.text)
    if EVENTS.search(key) is None:
        return Draught()
    label = next((one for one in labels() if one.asked.search(key)), None)
    if label is None:
        return Draught()
    told = [
        sentence
        for document in map(context.document, context.document_ids)
        for sentence in _lines(label, document, context)
        if _is_of_event(part, question, sentence, context)
    ]
    if len(told) != 1:
        return Draught()
    return Draught((quoted(told[0], question),), subject=told[0].document.place)


def _is_of_event(part: Part, question: Question, line: Sentence, context: Context) -> bool:
    """Return whether a line is of the event: what stands above it says all that is asked of it."""
    document = line.document
    above = Span(max(0, line.span.start - _ABOVE), line.span.start).of(document.text)
    said = comparison_key(f"{document.title}\n{above}")
    event = EVENTS.search(comparison_key(part.text))
    if event is None or not (event[0] in said or (_MET.fullmatch(event[0]) and _MET.search(said))):
        return False
    asked = terms(_TOLD.sub(GAP, comparison_key(part.about)))
    return (
        bool(asked)
        and coverage(asked, terms(f"{said}\n{document.issuer or ''}")) >= _LEAST_ABOVE
        and names_all(question, context.key(document))
        and all(context.names(document, name) for name in question.subjects)
    )


def _lines(label: Label, document: Document, context: Context) -> list[Sentence]:
    """Return the lines of a document that the label begins, as sentences."""
    found: list[Sentence] = []
    near = context.sentences_of(document)
    for match in label.line.finditer(document.text):
        text = match[0].strip(" -+•*\t")
        at = match.start() + match[0].index(text)
        if near and len(text) <= _LONGEST:
            found.append(Sentence(document, near[0].passage, Span(at, at + len(text)), 0.0))
    return found
