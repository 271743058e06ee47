"""Names in a question that no table knows for a unit: documents may write them just so."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.finding.matching import stop_words
from assistant.questions.question import Question
from assistant.synthesis.people import find_people
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

_COUNTRIES = ("Việt Nam", "Trung Quốc", "Hàn Quốc", "Nhật Bản", "Hoa Kỳ", "Thái Lan")
_NAME = re.compile(rf"(?<![\w.])[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,2}}(?!\w)")


def bare_names(question: Question) -> tuple[str, ...]:
    """Return the names of two or three syllables that are neither units, bodies nor persons.

    None where a question names a unit or a body that is known.
    """
    if question.language != "vi" or question.places or question.organisations:
        return ()
    return _named(question.reading)


@lru_cache(maxsize=256)
def _named(reading: str) -> tuple[str, ...]:
    taken = [item.span for item in find_organisations(reading)]
    taken += [item.span for item in find_indicators(reading, weak=True)]
    taken += [span for span in find_people(reading) if _is_person(reading, span)]
    found = [Span(*match.span()) for match in _NAME.finditer(reading)]
    found = [_without_opening(span, reading) for span in found]
    return tuple(
        span.of(reading)
        for span in found
        if " " in span.of(reading)
        and span.of(reading) not in _COUNTRIES
        and not any(span.overlaps(other) for other in taken)
    )


def _without_opening(span: Span, reading: str) -> Span:
    """Return a name that opens a question without a word before it: "Còn Hạ An thì sao"."""
    words = span.of(reading).split()
    opens = span.start == 0 and (len(words) > _TWO or comparison_key(words[0]) in _OPENING)
    return Span(span.start + len(words[0]) + 1, span.end) if opens else span


_TWO = 2
_OPENING = stop_words() | {"theo", "riêng", "tại", "ở", "điểm", "mức", "số", "huyện", "xã"}
_CALLED = re.compile(
    r"(?:ông|bà|anh|chị|đồng chí|cô|chú|bác|tịch|đốc|trưởng|thư)\s+$", re.IGNORECASE
)


def _is_person(reading: str, name: Span) -> bool:
    """Return whether a name with a surname is a person's: of three syllables, or called one."""
    return len(name.of(reading).split()) > 2 or _CALLED.search(reading[: name.start]) is not None
