"""Where a question breaks into the stretches that each ask one thing."""

from __future__ import annotations

import re

from assistant.questions.cues import CueMatch
from index_store.language.characters.marks import comparison_key
from index_store.records import Span

_TAG = r"(?:có )?(?:đúng|phải|thật) (?:\w+ )?(?:không|chứ|hả)\b"
_BREAK = re.compile(rf"\s*(?:[?;]|,?\s+(?:và|đồng thời|and)\s+(?!các\b|những\b)|,\s+(?!{_TAG}))\s*")
"""What may stand between two parts; ", đúng không?" asks nothing of its own."""


_MEASURE = re.compile(r"(?:tỷ lệ|tỉ lệ|chỉ số|điểm số|tổng số|xếp hạng)\b")


def asks(cue: CueMatch) -> bool:
    """Return whether a cue's words ask something."""
    return cue.name.startswith("ask_") or cue.name in _PICKING


def _asks_briefly(before: str, after: str) -> bool:
    return (
        _ASKED.search(comparison_key(before)) is not None
        and _ASKS_BRIEFLY.match(comparison_key(after)) is not None
    )


_ASKED = re.compile(r"(?<!\w)(?:bao nhiêu|mấy|ai|gì|nào|đâu|bao giờ)(?!\w)")
_ASKS_BRIEFLY = re.compile(r"(?:[^\W\d]+ ){1,4}(?:gì|nào|thế nào|ra sao)\W*$")
"""What asks in few words, of which none is a cue: "kỷ luật mấy người, hình thức gì"."""
_PICKING = ("which_unit", "which_part", "several", "plural_units", "above", "below", "rose", "fell")
"""Cues whose words say which units are asked for, not of what."""


_ASKS_WHETHER = re.compile(r"(?<!\w)(?:không|chưa)$", re.IGNORECASE)
"""The end of "còn hiệu lực không": it asks, though no word before it does."""
_ASKS_LAST = re.compile(r"(?:[^\W\d]+\W+){4,}(?:gì|nào|đâu)$")
"""The end of "… làm công việc gì": it asks, though it is no cue."""
_UNIT_WORD = r"(?:phòng|tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|bộ|sở|ban|ngành|đặc khu|cán bộ|công chức|viên chức)"
_BETWEEN = re.compile(r"\b(?:giữa(?! năm\b)|between)\b(?:(?!\b(?:và|and|với)\b)[^?;])*$")
_AND = re.compile(r"\b(?:và|and)\b", re.IGNORECASE)
_UNIT_LAST = re.compile(rf"\b{_UNIT_WORD}$")
_UNIT_FIRST = re.compile(rf"{_UNIT_WORD}\b")


def binds(reading: str, start: int, match: re.Match[str]) -> bool:
    """Return whether what may break a question lists units, or sets two things apart.

    "Bao nhiêu huyện, thị xã, thành phố" asks one thing, and so does "giữa huyện đứng đầu và
    huyện xếp cuối". ``start`` is where the stretch before the match begins.
    """
    before, after = reading[start : match.start()].casefold(), reading[match.end() :].casefold()
    if _UNIT_LAST.search(before) and _UNIT_FIRST.match(after):
        return True
    return _BETWEEN.search(before) is not None and _AND.search(match[0]) is not None


def segments_of(reading: str, found: tuple[CueMatch, ...], named: list[Span]) -> list[Span]:
    """Return the stretches that each ask one thing: a break counts where both sides ask.

    What joins two names ("A and B") breaks nothing.
    """
    ends, starts = {span.end for span in named}, {span.start for span in named}
    asking = [cue.span for cue in found if asks(cue)]
    compares = any(cue.name == "ask_compare" for cue in found)
    segments: list[Span] = []
    start = 0
    for match in _BREAK.finditer(reading):
        before = any(start <= span.start and span.end <= match.start() for span in asking)
        before = before or _ASKS_WHETHER.search(reading, start, match.start()) is not None
        before = (
            before or _ASKS_LAST.search(comparison_key(reading[start : match.start()])) is not None
        )
        if binds(reading, start, match):
            continue
        measured = bool(_MEASURE.match(comparison_key(reading), match.end()))
        after = any(span.start >= match.end() for span in asking) or (measured and not compares)
        after = after or _asks_briefly(reading[start : match.start()], reading[match.end() :])
        inside = any(span.start < match.end() and match.start() < span.end for span in asking)
        joins = match.start() in ends and match.end() in starts
        if before and after and not inside and not joins:
            segments.append(Span(start, match.start()))
            start = match.end()
    segments.append(Span(start, len(reading)))
    return segments
