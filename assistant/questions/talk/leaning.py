"""Whether a question leans on the one before it, and what it says of its own."""

from __future__ import annotations

import re
from functools import cache

from assistant.finding.matching import stop_words
from assistant.questions.bare_names import bare_names
from assistant.questions.question import Kind, Question
from assistant.questions.talk.follow_up_words import cue_in, is_all
from assistant.questions.talk.pointed_out import points_at_document
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_column
from index_store.records import Span

FEW = 2
"""A question of so few words of its own, which names nothing, is about what was asked before."""
_FRAGMENT = 5
"""So many words of its own has what is only named: "còn lĩnh vực hộ tịch, chứng thực?"."""
SHORT = 8
"""A question of more words that names no place is about all of them."""

_STANDING = (Kind.SUPERLATIVE, Kind.COLLECTION, Kind.DEFINITION, Kind.ARTICLE)
"""Kinds of question that stand by themselves: "huyện nào xếp cuối" asks of no place before it."""
_WHOLE = (
    "apart",
    "score",
    "target_met",
    "target_left",
    "article",
    "document",
    "end",
    "moved",
    "total",
)
"""Cues that are a whole question: "điểm?", "ai ký?", "tổng cộng?"."""
_CUES = ("opening", "compare", "pointing", "year_before", "year_after")
_WORD = re.compile(r"[^\W\d_]+")


def follows(now: Question) -> bool:
    """Return whether a question leaves out something that the one before it said."""
    key = now.reading
    if any(is_all(key, name) for name in _WHOLE) or (points_at_document(key) and not now.numbers):
        return True
    if any(cue_in(key, name) for name in _CUES):
        return len(now.places) < 2 or not asks(now)
    if any(part.kind in _STANDING for part in now.parts):
        return False
    if now.numbers or now.articles:
        return False
    if now.organisations:
        return not asks(now) and not own_words(now)
    short = len(key.split()) <= SHORT
    return short and (not now.places or (not asks(now) and not now.periods))


def says_little(question: Question) -> bool:
    """Return whether a question names nothing that another could ask on about."""
    named = question.places or question.periods or question.numbers or question.articles
    if named or question.organisations or len(question.reading.split()) > SHORT:
        return False
    words = {word for part in question.parts for word in part.asked.words().words}
    return len(words) <= FEW and not any(part.indicators for part in question.parts)


def asks(question: Question) -> bool:
    """Return whether a question says what it asks for: "còn huyện B?" does not."""
    return any(part.kind is not Kind.GENERAL for part in question.parts)


def asks_of_its_own(now: Question, then: Question) -> bool:
    """Return whether a question has a subject of its own, which the one before did not name.

    "Còn lĩnh vực hộ tịch?" asks nothing by itself and has none.
    """
    fragment = not asks(now) and cue_in(now.reading, "opening") is not None
    return len(new_words(now, then)) > (_FRAGMENT if fragment else FEW)


def new_words(now: Question, then: Question) -> tuple[str, ...]:
    """Return the words of a question's own that the one before it did not say."""
    before = set(_WORD.findall(comparison_key(then.reading)))
    return tuple(word for word in own_words(now) if word not in before)


def own_words(question: Question) -> tuple[str, ...]:
    """Return the words that say what is asked about, but for units, periods and indicators."""
    key = comparison_key(question.reading)
    if len(key) != len(question.reading):
        return tuple(_said(key))
    spans = [item.span for item in question.places] + [item.span for item in question.periods]
    spans += [item.span for part in question.parts for item in part.indicators]
    names = (*question.organisations, *bare_names(question))
    spans += [
        Span(at, at + len(name)) for name in names if (at := key.find(comparison_key(name))) >= 0
    ]
    for name in ("opening", "pointing"):
        if match := cue_in(question.reading, name):
            spans.append(Span(match.start(), match.end()))
    for span in sorted(spans, key=lambda span: -span.start):
        key = key[: span.start] + " " * (span.end - span.start) + key[span.end :]
    return tuple(_said(key))


def _said(key: str) -> list[str]:
    empty = leaning_words() | stop_words()
    return [word for word in _WORD.findall(key) if word not in empty]


@cache
def leaning_words() -> frozenset[str]:
    """Return the words that ask, compare or point, and name no subject."""
    return frozenset(
        map(comparison_key, table_column("assistant", "data/leaning_words.tsv", "word"))
    )
