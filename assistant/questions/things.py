"""The persons, firms, countries and works that a question names: a document that answers names them too."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from assistant.finding.matching import HEAVIEST, weight
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_column
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

_RUN = re.compile(rf"(?<!\w)[{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*")
_FIRST = re.compile(r"\W*\w+")
_SHORT = 6
"""A word of so few capitals is an abbreviation, which a document may write out."""
_LONGEST_OF_KIND = 4
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""A letter that no language but Vietnamese writes."""


@lru_cache(maxsize=256)
def things_named(reading: str) -> tuple[str, ...]:
    """Return the names in a Vietnamese text that are neither units, bodies nor indicators.

    A single syllable of Vietnamese is no name for certain: "Tổng thống" begins with a capital.

    >>> things_named("Dòng họ của Nicolas Sarkozy là người nước nào?")
    ('Nicolas Sarkozy',)
    >>> things_named("Rocard bị cách chức khi nào?"), things_named("Tổng thống Canada là ai?")
    (('Rocard',), ('Canada',))
    >>> things_named("Tiệm ở đâu, GĐ Bệnh viện Mắt là ai?"), things_named("Ai là Phó GĐ DNTN Mai Lan?")
    ((), ('Mai Lan',))
    >>> things_named("Huyện Đại Từ xếp thứ mấy về Chỉ số CCHC?")
    ()
    """
    taken = [place.span for place in find_places(reading)]
    taken += [body.span for body in find_organisations(reading)]
    taken += [indicator.span for indicator in find_indicators(reading)]
    first = _FIRST.match(reading)
    begins = first.end() if first else 0
    found: list[str] = []
    for match in _RUN.finditer(reading):
        words, at = match[0].split(), match.start()
        if at < begins and not is_foreign(words[0]):
            at, words = match.start() + len(words[0]) + 1, words[1:]
        while words and (_is_short(words[0]) or words[0] in _OFFICES):
            at, words = at + len(words[0]) + 1, words[1:]
        if words and _is_short(words[-1]) and not is_foreign(words[0]):
            words = words[:-1]
        if any(span.start < match.end() and at < span.end for span in taken):
            continue
        if len(words) > 1 or (words and is_foreign(words[0])):
            found.append(" ".join(words))
    return tuple(found)


_OFFICES = ("Phó", "Nguyên", "Cựu", "Tân", "Quyền")


def _is_short(word: str) -> bool:
    """Return whether a word is an abbreviation, which a document writes out: "GĐ", "DNTN"."""
    return word.isupper() and len(word) <= _LONGEST_OF_KIND


def is_foreign(word: str) -> bool:
    """Return whether a word is no syllable of Vietnamese, nor an abbreviation."""
    short = word.isupper() and len(word) <= _SHORT
    if short or not word.isalpha() or _VIETNAMESE.search(word):
        return False
    return weight(comparison_key(word)) == HEAVIEST


def names_thing(text: str, thing: str) -> bool:
    """Return whether a text has a name, with marks or without.

    Of a name of several words, two neighbours are enough ("ông Phú Trọng"), or a foreign word.

    >>> names_thing("Ông Sarkozy dự họp.", "Nicolas Sarkozy"), names_thing("Ông dự họp.", "Rocard")
    (True, False)
    """
    plain = _plain(text)
    words = [_unmarked(word) for word in thing.split()]
    stretches = [f"{one} {two}" for one, two in pairwise(words)]
    foreign = [_unmarked(word) for word in thing.split() if is_foreign(word)]
    return any(stretch in plain for stretch in (*stretches, *foreign))


@lru_cache(maxsize=8)  # of the documents of one answer, each a few hundred kB at times
def _plain(text: str) -> str:
    return _unmarked(text)


def _unmarked(text: str) -> str:
    return unmarked(comparison_key(text)).replace("-", " ")


def people_in_english(text: str) -> tuple[Span, ...]:
    """Return where an English text names persons by Vietnamese names, with marks or without.

    >>> text = "What did Chairwoman Nguyen Thi Lan say in Ha Noi?"
    >>> [span.of(text) for span in people_in_english(text)]
    ['Nguyen Thi Lan']
    """
    taken = [place.span for place in find_places(text)]
    taken += [body.span for body in find_organisations(text)]
    found = [Span(*match.span()) for match in _surnamed().finditer(text)]
    return tuple(span for span in found if not any(span.overlaps(other) for other in taken))


def given_names(text: str) -> tuple[str, ...]:
    """Return the last two words of each person that an English text names.

    What another of the same surname said is not what was asked: a sentence must have these.

    >>> given_names("What did Nguyen Thi Kim Lan say?")
    ('Kim Lan',)
    """
    return tuple(" ".join(span.of(text).split()[-2:]) for span in people_in_english(text))


@cache
def _surnamed() -> re.Pattern[str]:
    """Return the pattern of a Vietnamese surname and two or three more names."""
    names = table_column("assistant", "data/surnames.tsv", "surname")
    ways = "|".join(sorted({*names, *map(unmarked, names)}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ways})(?: [{UPPER}][^\W\d_]+){{2,3}}(?!\w)")
