"""What holds of an article, which tells of one event, and not of a report, which tells of many units.

An article says at its beginning where and when, and takes that for granted further on. A larger
unit that it names ("Sở Giao thông vận tải TP. X") is where the event is, no other unit's figures.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from assistant.context import Context, Sentence, is_called, said_plainly
from assistant.fit import document_fits
from assistant.questions.named import NamedNumber, closed_up, named_numbers
from assistant.questions.question import Question
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import OrganisationMention
from index_store.language.names.place_names import ids_of
from index_store.language.names.places import Level, place_level, same_place, what_became
from index_store.records import Document, Span

_OPENING = 1_200
"""Characters of an article in which it says what it is about."""


def is_article(document: Document) -> bool:
    """Return whether a document tells news, of one event more often than of many units."""
    return document.genre == "article"


def tells_of_numbers(document: Document, question: Question, context: Context) -> bool:
    """Return whether an article is about the document that a question names by its number.

    "Chính phủ vừa ban hành Nghị định 140" tells what that decree provides; where the decree
    itself was found, it tells that.
    """
    if not is_article(document) or context.once(
        ("bears", question.numbers), lambda: _is_held(question, context)
    ):
        return False
    head = closed_up(comparison_key(f"{document.title}\n{document.text[:_OPENING]}"))
    named = named_numbers(question.reading)
    return bool(named) and all(re.search(_written(one), head) for one in named)


def _written(one: NamedNumber) -> str:
    """Return the pattern of a number, in part or in whole: "Nghị định 134 năm 2016", "134/2016/NĐ-CP"."""
    number = re.escape(one.number).replace("/", r"(?:/| năm )")
    return rf"(?<![\w/]){_typed(one.type)}{number}(?!\w)"


def _typed(kind: str | None) -> str:
    return rf"{re.escape(kind)} (?:số )?" if kind else ""


def _is_held(question: Question, context: Context) -> bool:
    """Return whether a document of the number that a question names was found."""
    return any(document_fits(context.document(one), question) for one in context.document_ids)


def speaks_of_body_before(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether an article named the body asked about up to a sentence that names no other.

    "Ông A và bà B được bổ nhiệm chức phó ban này": of the board that the sentences before name.
    """
    if not is_article(sentence.document):
        return False
    wanted = {said_plainly(name) for name in question.organisations}
    heads = {name.split()[0] for name in wanted}
    own, before = False, any(name in said_plainly(sentence.document.title) for name in wanted)
    for mention in context.bodies_in(sentence.document):
        if mention.span.start >= sentence.span.end:
            break
        name = said_plainly(mention.name)
        before = before or _is_of(mention, wanted)
        if mention.span.within(sentence.span) and name.split()[0] in heads:
            own = own or name not in wanted
    return before and not own


def _is_of(mention: OrganisationMention, wanted: set[str]) -> bool:
    return any(is_called(mention, name) for name in wanted)


def last_named(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether an article, up to a sentence, named last of its level a unit asked about."""
    if not is_article(sentence.document):
        return False
    levels = levels_asked(question)
    named = [
        item
        for item in context.places_in(sentence.document)
        if item.level in levels and item.span.end <= sentence.span.end
    ]
    return bool(named) and any(same_place(named[-1].name, name) for name in question.subjects)


def levels_asked(question: Question) -> set[Level]:
    """Return the levels of the units that are asked about, not of those they lie in."""
    return {item.level for item in question.places if item.name in question.subjects}


def is_where_asked(name: str, document: Document, question: Question) -> bool:
    """Return whether an article names with a unit only what the question says its subject lies in.

    So it does with the name that the unit asked about had before, or has since.
    """
    if any(is_kept_as(name, asked) for asked in question.subjects):
        return True
    return is_article(document) and any(same_place(name, larger) for larger in question.scope)


@lru_cache(maxsize=500)
def is_kept_as(one: str, two: str) -> bool:
    """Return whether two names are of one unit before and after it was raised or renamed.

    >>> is_kept_as("tỉnh Thừa Thiên Huế", "thành phố Huế"), is_kept_as("Bình Dương", "Đồng Nai")
    (True, False)
    """
    return any(
        heir.fate == "kept" and not heir.part and heir.place.id in ids_of(later)
        for former, later in ((one, two), (two, one))
        for place_id in ids_of(former)
        for heir in what_became(place_id, date.max)
        if place_level(former) == place_level(later) == "province"
    )


def is_by_the_way(text: str, span: Span, document: Document) -> bool:
    """Return whether a sentence names a unit only as where somebody is from or a body sits.

    "Bà Lê Thị A (39 tuổi, trú phường B)" may tell of any ward; so may, in an article,
    "Ban Quản lý dự án C (tỉnh D)".
    """
    before = text[: span.start]
    if _LIVES.search(before):
        return True
    return is_article(document) and before.endswith("(") and text[span.end : span.end + 1] == ")"


_LIVES = re.compile(
    r"(?:thường trú|tạm trú|cư trú|trú|ngụ|quê|quê quán|nguyên quán|sinh quán|sinh ra|hộ khẩu)"
    r"(?: (?:tại|ở|quán))?(?: (?:số|đường|thôn|xóm|ấp|tổ|khu phố)[^,;.()]{0,30},)* *$",
    re.IGNORECASE,
)
