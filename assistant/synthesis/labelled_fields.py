"""Answers from the labelled fields of a page: how long a procedure takes, what it costs, who decides.

The matter that is asked about must be the one that the page's title, or the line of its table,
names; a field of another procedure is never told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asking_words import what_of
from assistant.context import Context
from assistant.drafts import Draft, Draught
from assistant.finding.matching import GAP, Asked, Terms, canonical, coverage, joined, terms
from assistant.fit import document_fits
from assistant.page_fields import Matter, Named, PageField, fields_asked, matters_of
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.field_statements import Found, tell
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import same_place
from index_store.records import Document

LEAST_OF_ASKED = 0.8
"""Share of what is asked that the title, the page and the field must say together."""
LEAST_OF_TITLE = 0.4
"""Share of the title's own words that the question must have."""
_LEAST_FIELDS = 2
"""A page of so few known labels is none of the kind."""
_APART = 0.05
_MOST_DOCUMENTS = 20
_NOT_ASKED_SO = frozenset(
    (Kind.WHY, Kind.TREND, Kind.RANK, Kind.COMPARE, Kind.SUM, Kind.SUMMARY, Kind.COLLECTION, Kind.UNITS,
     Kind.COLLECTED, Kind.GRADE, Kind.ARTICLE, Kind.CRITERION)
)  # fmt: skip
_EVERYDAY = re.compile(
    r"(?<!\w)(?:làm|xin|cấp|đăng ký|mở|đi|thẻ|giấy|chứng nhận|thủ tục|hành chính|chi tiết|thông báo|thông tin|liên hệ|hướng dẫn|về|việc|năm|tại|của|ubnd|ủy ban nhân dân|giấy mời|dự)(?!\w)"
)
"""Words of titles that people leave out or say otherwise: "làm giấy khai sinh"."""
_OTHER_ACTS = (
    "cấp lại",
    "lại",
    "đổi",
    "gia hạn",
    "thu hồi",
    "chấm dứt",
    "tạm ngừng",
    "xóa",
    "bản sao",
    "trích lục",
    "nuôi",
)
"""Acts and things that make another procedure of the same words."""
_INSTEAD = {
    "place": ("place", "receiver", "how", "steps", "address"),
    "address": ("address", "place", "receiver"),
    "receiver": ("receiver", "place"),
    "until": ("until",),
    "phone": ("phone",),
    "when": ("when", "time"),
    "who": ("who",),
}
"""Under which labels what is asked for stands, the likeliest first."""


def answer_field(part: Part, question: Question, context: Context) -> Draught:
    """Return what a page tells under the label asked for, of the matter asked about."""
    if part.kind in _NOT_ASKED_SO or part.superlative is not None:
        return Draught()
    asked = _wanted(part)
    if not asked:
        return Draught()
    whole = what_of(part, question)
    for words in dict.fromkeys((whole, _without_places(whole, question))):
        told = _told_of(words, asked, part, question, context) if words else Draught()
        if told or told.absent:
            return told
    return Draught()


def _told_of(
    words: Asked, asked: list[Named], part: Part, question: Question, context: Context
) -> Draught:
    """Return what a page tells under the labels asked for, of the matter that these words name."""
    told: list[Draft] = []
    subject = None
    for one in asked:
        found = _best(one, words, part, question, context)
        if found is None:
            continue
        draught = tell(found, words, part, question)
        if draught.absent:
            return draught
        told += draught.drafts
        subject = draught.subject
    return Draught(tuple(dict.fromkeys(told)), subject=subject) if told else Draught()


def _without_places(words: Asked, question: Question) -> Asked:
    """Return what is asked about without the names of units, which the page must be of anyway."""
    if words.concepts or not question.places:
        return words
    named = frozenset(
        syllable for place in question.places for syllable in comparison_key(place.text).split()
    )
    kept = words.terms.words - named
    pairs = frozenset(pair for pair in words.terms.pairs if not set(pair.split()) & named)
    return Asked(Terms(kept, pairs)) if kept else words


def _wanted(part: Part) -> list[Named]:
    """Return the fields that a part asks for: of two that sound alike, the one that says more."""
    found = list(fields_asked(part.text))
    names = {one.name for one in found}
    for less, more in _SAME_WORDS:
        if less in names and more in names:
            found = [one for one in found if one.name != less]
    return found


_SAME_WORDS = (
    ("address", "place"), ("receiver", "place"), ("time", "until"), ("papers", "sets"), ("place", "until"), ("place", "who"),
    ("papers", "form"), ("when", "time"), ("when", "until"), ("time", "hours"), ("when", "hours"), ("papers", "positions"), ("result", "papers"), ("how", "place"), ("result", "who"),
)  # fmt: skip


def _best(
    asked: Named, words: Asked, part: Part, question: Question, context: Context
) -> Found | None:
    """Return the matter that fits best; None where none does, or two of different pages do."""
    found: list[Found] = []
    for document_id in context.document_ids[:_MOST_DOCUMENTS]:
        document = context.document(document_id)
        if not document_fits(document, question) or not _of_places(document, question, context):
            continue
        found += _fitting(asked, words, part, question, document)
    if not found:
        return None
    own = {one.document.id for one in found if _is_whole_page(one)}
    found = [one for one in found if one.document.id not in own or not _repeats_page(one)]
    best = max(found, key=lambda one: one.score)
    near = [one for one in found if one.score > best.score - _APART]
    if len({_said(one) for one in near}) > 1:
        return None
    return best


def _is_whole_page(found: Found) -> bool:
    return not found.matter.in_row


def _repeats_page(found: Found) -> bool:
    """Return whether the line of a table is of the matter that its whole page is of."""
    if not found.matter.in_row or found.matter.title is None:
        return False
    title = comparison_key(found.matter.title.of(found.document.text))
    return title == comparison_key(found.document.title)


def _said(found: Found) -> tuple[str, ...]:
    text = found.document.text
    return tuple(comparison_key(span.of(text)) for one in found.fields for span in one.said)


def _of_places(document: Document, question: Question, context: Context) -> bool:
    """Return whether a page is of the unit asked about, or names it."""
    names = (*question.subjects, *question.scope)
    place = document.place
    return all(
        (place is not None and same_place(place, name)) or context.names(document, name)
        for name in names
    )


def _fitting(
    asked: Named, words: Asked, part: Part, question: Question, document: Document
) -> Iterator[Found]:
    matters = matters_of(document.text)
    if len({one.name for matter in matters for one in matter.fields if one.name}) < _LEAST_FIELDS:
        return
    page = f"{document.title} . {document.place or ''} . {document.issuer or ''}"
    key = comparison_key(part.text)
    acts = not words.concepts
    whole_key = comparison_key(question.reading)
    for matter in matters:
        title = matter.title.of(document.text) if matter.title else document.title
        fields = _fields_of(matter, asked, document.text)
        if asked.name == "hours":
            fields = _of_label(fields, key, document.text)
        if not fields or (acts and not _same_act(whole_key, title)):
            continue
        content = " . ".join(
            span.of(document.text) for one in fields for span in (one.label, *one.said)
        )
        of_title = terms(title)
        core = terms(_EVERYDAY.sub(GAP, comparison_key(title))) or of_title
        both = joined((title, page, content))
        named = words.share(
            joined((title, page)) if matter.title is None or _is_page(document, title) else of_title
        )
        whole = words.share(both)
        if not words.concepts and words.terms.words <= of_title.words:
            named = whole = 1.0  # "chuyển mục đích đất": all its words, though not side by side
        back = coverage(core, words.words())
        least = _LEAST_IF_ALL if named >= _ALL else LEAST_OF_TITLE
        if whole >= LEAST_OF_ASKED and back >= least and named >= _LEAST_NAMED:
            yield Found(document, matter, fields, round(named + whole + back, 4))


_LEAST_NAMED = 0.5
_ALL = 0.95
_LEAST_IF_ALL = 0.25
"""Of a title that says all that is asked, this share of its words is enough."""


def _is_page(document: Document, title: str) -> bool:
    return comparison_key(title) in comparison_key(document.title)


def _same_act(key: str, title: str) -> bool:
    """Return whether a question and a title agree on the acts that make another procedure."""
    named = comparison_key(title)
    return all((f" {act} " in f" {key} ") == (f" {act} " in f" {named} ") for act in _OTHER_ACTS)


def _fields_of(matter: Matter, asked: Named, text: str) -> tuple[PageField, ...]:
    """Return the fields of a matter that tell what is asked, under the likeliest label."""
    if matter.in_row and asked.name in _TIMES:
        times = tuple(one for one in matter.fields if one.name in _TIMES and one.said)
        if len({one.name for one in times}) > 1:
            return times  # of a cut of power the day and the hours are told together
    for name in _INSTEAD.get(asked.name, (asked.name,)):
        fields = tuple(one for one in matter.fields if one.name == name and one.said)
        if name == "steps" and asked.name != "steps":
            fields = _handing_in(fields, text)
        if fields:
            return fields
    return ()


_TIMES = frozenset(("hours", "time", "when"))


def _of_label(fields: tuple[PageField, ...], key: str, text: str) -> tuple[PageField, ...]:
    """Return of fields with several labels those that the question names: "chiều", "thứ bảy".

    Of a day that neither a label nor what it tells names, nothing is told.
    """
    asked = terms(key).words
    day = _WEEKDAY.search(canonical(key))
    if day is not None:
        named = [
            one
            for one in fields
            if day[0] in canonical(" ".join(span.of(text) for span in (one.label, *one.said)))
        ]
        return tuple(named)
    if len({comparison_key(one.label.of(text)) for one in fields}) < 2:
        return fields
    named = [one for one in fields if terms(one.label.of(text)).words & asked - _PARTS_OF_DAY]
    return tuple(named) or fields


_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-6])|chủ nhật)(?!\w)")
_PARTS_OF_DAY = frozenset(("buổi", "giờ", "thời", "gian", "ngày", "việc"))


def _handing_in(fields: tuple[PageField, ...], text: str) -> tuple[PageField, ...]:
    """Return the steps that say where a file is handed in."""
    made = []
    for one in fields:
        said = tuple(span for span in one.said if _HANDS_IN.search(comparison_key(span.of(text))))
        if said:
            made.append(PageField(one.name, one.label, said, one.when))
    return tuple(made)


_HANDS_IN = re.compile(r"(?<!\w)nộp(?!\w)[^.;]*(?<!\w)(?:tại|đến|về)(?!\w)")
