"""What a follow-up carries over from the turns before it: place, period, and what was asked.

A follow-up is rewritten into a question that stands by itself, and the reader sees it so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.question import Kind, Question
from assistant.records import Turn
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from index_store.language.time.periods import year_of
from index_store.records import Span
from prompts import fill

Reader = Callable[[str], Question]

REMEMBERED = 6
"""So many earlier questions are read; older ones no longer steer."""

_WHOLE = (Kind.SUPERLATIVE, Kind.COLLECTION, Kind.DEFINITION)
"""Kinds of question that stand by themselves: "huyện nào xếp cuối" asks of no place before it."""
_OPENING = re.compile(
    r"^(?:(?:thế|vậy|và)\s+)?còn\b|^(?:thế|vậy)\b|^(?:what|how) about\b|^and\b|^không[,.]|^no[,.]",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:huyện|xã|tỉnh|phường|thành phố|đơn vị|địa phương|nơi|ở|bài|cái|điều|việc) (?:đó|này|ấy)\b|\bnó\b|\bthere\b|\bit\b|\bthat (?:district|year|unit)\b"
)
_YEAR_BEFORE = re.compile(r"năm (?:trước(?: đó)?|liền trước|ngoái)|the year before|previous year")
_YEAR_AFTER = re.compile(r"năm (?:sau(?: đó)?|tiếp theo|kế tiếp)|the year after|next year")


def standalone(text: str, history: Sequence[Turn], read: Reader) -> tuple[str, bool]:
    """Return the question so that it stands by itself, and whether that took the turns before."""
    recent = _recent(history)
    if not recent:
        return text, False
    before, reply = "", ""
    for turn in recent:
        if turn.role == "assistant":
            reply = turn.content
        else:
            before = _carried(turn.content, before, reply, read) if before else turn.content
    carried = _carried(text, before, reply, read)
    return carried, carried != text


def _recent(history: Sequence[Turn]) -> Sequence[Turn]:
    """Return the turns from the earliest question on that still steers."""
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    return history[asked[-REMEMBERED:][0] :] if asked else ()


def _carried(text: str, before: str, reply: str, read: Reader) -> str:
    """Return the follow-up ``text`` with what it leaves out taken from the question ``before``."""
    now = read(text)
    if not _follows(now):
        return text
    then = read(before)
    if then.language != now.language:
        return text
    base = then.reading.rstrip(" ?.")
    if _only(now, Kind.WHY):
        tail = "and why" if now.language == "en" else "và vì sao"
        return f"{base} {tail}?"
    shifted = _shifted_year(now, then)
    if shifted:
        return shifted
    if not any(part.kind is not Kind.GENERAL for part in now.parts):
        return _replaced(now, then)
    return _completed(now, then, reply)


def _follows(now: Question) -> bool:
    key = comparison_key(now.reading)
    if _OPENING.search(key) or _POINTING.search(key) or _YEAR_BEFORE.search(key):
        return True
    if _only(now, Kind.WHY) and not now.places:
        return True
    if any(part.kind in _WHOLE for part in now.parts):
        return False
    return not now.places and not now.organisations and len(key.split()) <= 8


def _only(now: Question, kind: Kind) -> bool:
    return all(part.kind is kind and not part.superlative for part in now.parts) and not now.places


def _shifted_year(now: Question, then: Question) -> str | None:
    key = comparison_key(now.reading)
    step = -1 if _YEAR_BEFORE.search(key) else 1 if _YEAR_AFTER.search(key) else 0
    year = next((year_of(item.value) for item in then.periods), None)
    if not step or year is None:
        return None
    return then.reading.replace(str(year), str(year + step))


def _replaced(now: Question, then: Question) -> str:
    """Return the earlier question with the places and periods of the new one in their stead."""
    swaps: list[tuple[Span, str]] = []
    tail: list[str] = []
    new_places = [place_of(item.name, now.language) for item in now.places]
    if new_places:
        old = [item for item in then.places if item.name in then.subjects]
        if old:
            joint = " và " if now.language == "vi" else " and "
            swaps.append((old[0].span, joint.join(new_places)))
        else:
            tail.append(" ".join(new_places))
    if now.periods:
        words = period_words(now.periods[0].value, now.language)
        if then.periods:
            swaps.append((then.periods[0].span, words))
        else:
            tail.append(words)
    named = [item for part in now.parts for item in part.indicators]
    if named and not new_places:
        before = [item for part in then.parts for item in part.indicators]
        if before:
            swaps.append((before[0].span, named[0].text))
        else:
            tail.append(fill("about", now.language, indicator=named[0].text).strip())
    text = then.reading
    for span, words in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: span.start] + words + text[span.end :]
    if not swaps and not tail:
        return now.reading
    return " ".join((text.rstrip(" ?."), *tail)) + "?"


def _completed(now: Question, then: Question, reply: str) -> str:
    """Return the new question with the place and the period of the earlier one added."""
    text = _OPENING.sub("", now.reading).strip(" ,") if now.places else now.reading
    text = _without_pointing(text).rstrip(" ?.")
    tail: list[str] = []
    if not now.places:
        names = list(then.subjects) or [item.name for item in find_places(reply)][:1]
        tail += names[:1]
    if not now.periods and then.periods:
        tail.append(period_words(then.periods[0].value, now.language))
    return " ".join((text, *tail)) + "?"


def _without_pointing(text: str) -> str:
    match = _POINTING.search(comparison_key(text))
    return text if match is None else text[: match.start()] + text[match.end() :]
