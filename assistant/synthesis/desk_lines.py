"""When a desk is open and how to call it: "Điểm tiếp nhận Tân Mai: nhà văn hóa. Sáng thứ Ba. Điện thoại: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import telephones
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import coverage, terms
from assistant.fit import document_fits
from assistant.page_fields import field_of
from assistant.questions.question import Part, Question
from assistant.wording import ended
from index_store.language.characters.marks import comparison_key
from index_store.language.text.sentences import sentences
from index_store.records import Document, Span

LEAST_OF_NAME = 0.8
"""Share of the words of a desk's name that the question must have."""
_MOST_DOCUMENTS = 20
_LONGEST_NAME = 10
_LINE = re.compile(
    r"^[ \t*•+–-]*(?P<name>[^\W\d_][^:\n]{5,80}?)[*_ ]*:[*_ ]*(?P<rest>\S[^\n]*)$", re.MULTILINE
)
_OFFICE = re.compile(
    r"(?<!\w)(?:điểm|trụ sở|bộ phận|trung tâm|quầy|cơ sở|chi nhánh|phòng|trạm|tổ|văn phòng|nhà văn hóa|ban)(?!\w)"
)
"""A desk is named by what it is; any other line before a colon is none."""
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cuối tuần)"
_ASKS_OPEN = re.compile(
    rf"(?<!\w){_WEEKDAY}(?!\w).{{0,90}}?(?:được (?:không|ko|chưa)|có (?:làm|mở|nhận|tiếp|ai)|mấy giờ|không)"
    r"|(?:làm việc|mở cửa|tiếp nhận|nhận hồ sơ|làm)[^?]{0,40}(?:mấy giờ|giờ nào|lúc nào|thứ mấy|những (?:ngày|buổi|thứ) nào|(?:ngày|buổi|thứ) nào|khi nào)"
    r"|mấy giờ[^?]{0,40}(?:mở cửa|làm việc|nhận hồ sơ|đóng cửa)"
)
_PHONE = re.compile(rf"{telephones.PRINTED.pattern}|(?<!\d)1022(?!\d)")
_OPEN = re.compile(
    rf"(?<!\w){_WEEKDAY}(?!\w).{{0,90}}?(?:được (?:không|ko|chưa)|có (?:làm|mở|nhận|tiếp|ai)|mấy giờ|không)"
    r"|(?:làm việc|mở cửa|tiếp nhận|nhận hồ sơ|làm)[^?]{0,40}(?:mấy giờ|giờ nào|lúc nào|thứ mấy|những (?:ngày|buổi|thứ) nào|(?:ngày|buổi|thứ) nào|khi nào)"
    r"|mấy giờ[^?]{0,40}(?:mở cửa|làm việc|nhận hồ sơ|đóng cửa)"
)
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[. -]?\d{3,4}[. -]?\d{3,4}|1[89]00[. ]?\d{4,6}|1022)(?!\d)")
_OPEN = re.compile(
    rf"(?<!\w){_WEEKDAY}(?!\w)|(?<!\d)\d{{1,2}} ?(?:h|giờ|:) ?\d{{0,2}} ?(?:–|-|đến|tới)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Desk:
    document: Document
    name: str
    line: Span
    told: str
    score: float


def answer_desk(part: Part, question: Question, context: Context) -> Draught:
    """Return what the line of the desk that a question names says of its hours or its telephone."""
    key = comparison_key(part.text)
    wanted = (
        _PHONE if telephones.asks_whom_to_call(key) else _OPEN if _ASKS_OPEN.search(key) else None
    )
    if wanted is None or question.language != "vi":
        return Draught()
    found = [
        desk
        for document in map(context.document, context.document_ids[:_MOST_DOCUMENTS])
        if document_fits(document, question)
        and all(context.names(document, name) for name in question.subjects)
        for desk in _desks(document, question, wanted)
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda one: one.score)
    if len({one.told for one in found if one.score == best.score}) > 1:
        return Draught()
    draft = Draft(ended(f"{best.name}: {best.told}"), (Quote(best.document.id, best.line),))
    return Draught((draft,), subject=best.document.place)


def _desks(document: Document, question: Question, wanted: re.Pattern[str]) -> Iterator[_Desk]:
    asked = terms(question.reading)
    for match in _LINE.finditer(document.text):
        name = match["name"].strip(" *_")
        if len(name.split()) > _LONGEST_NAME or field_of(name) is not None:
            continue
        if _OFFICE.match(comparison_key(name)) is None:
            continue
        words = terms(name)
        if coverage(words, asked) < LEAST_OF_NAME:
            continue
        rest = match["rest"]
        told = [span.of(rest).strip() for span in sentences(rest)]
        told = [one for one in told if wanted.search(one)]
        if told:
            line = Span(match.start("name"), match.end())
            yield _Desk(document, name, line, " ".join(told), float(len(words.words)))
