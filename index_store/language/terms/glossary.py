"""English terms of the field in Vietnamese, so that an English question finds Vietnamese text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from index_store.language.characters.marks import nfc, small
from index_store.language.knowledge import table_rows
from index_store.language.names.place_names import split_unit
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class GlossaryHit:
    """An English term in a text, and what Vietnamese documents say for it, most usual first."""

    span: Span
    english: str
    vietnamese: tuple[str, ...]
    kind: str


def to_vietnamese(text: str) -> tuple[GlossaryHit, ...]:
    """Return the terms of the glossary in ``text``: the longest at each place, inflection aside.

    A term as it is written goes before one that it may be a form of: "pleased" is not "please".

    >>> [(h.english, h.vietnamese[0]) for h in to_vietnamese("Online payments of districts ranked last")]
    [('online payment', 'thanh toán trực tuyến'), ('district', 'huyện'), ('ranked last', 'xếp cuối cùng')]
    """
    return tuple(hit for hit in _hits(text) if hit.kind != EMPTY)


def without_empty(text: str) -> str:
    """Return ``text`` with blanks for the words that say nothing of what is asked.

    >>> without_empty("please tell me about the new hotline").split()
    ['new', 'hotline']
    """
    kept = list(nfc(text))
    for hit in _hits(text):
        if hit.kind == EMPTY:
            kept[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    return "".join(kept)


@lru_cache(maxsize=500)
def _hits(text: str) -> tuple[GlossaryHit, ...]:
    text = nfc(text)
    words = list(_WORD.finditer(text))
    stems = [_stem(word.group()) for word in words]
    found, at = [], 0
    while at < len(words):
        for count in range(min(_longest(), len(words) - at), 0, -1):
            exact = tuple(small(word.group()) for word in words[at : at + count])
            term = _by_words().get(exact) or _by_stems().get(tuple(stems[at : at + count]))
            if term and _together(text, words[at : at + count]):
                span = Span(words[at].start(), words[at + count - 1].end())
                found.append(GlossaryHit(span, term.english, term.vietnamese, term.kind))
                at += count
                break
        else:
            at += 1
    return tuple(found)


def unit_in_english(unit: str, value: float | None = None) -> str:
    """Return the English of a figure's unit; singular only for the value 1.

    >>> unit_in_english("điểm"), unit_in_english("hồ sơ", 1), unit_in_english("đồng")
    ('points', 'application', 'đồng')
    """
    plural, singular = _units().get(small(nfc(unit)), (unit, unit))
    return singular if value == 1 else plural


def place_in_english(name: str) -> str:
    """Return a unit's name as English text writes it, marks kept.

    >>> place_in_english("huyện Ngân Sơn"), place_in_english("thành phố Hồ Chí Minh")
    ('Ngân Sơn district', 'Hồ Chí Minh City')
    >>> place_in_english("quận 1"), place_in_english("Đồng Tháp")
    ('District 1', 'Đồng Tháp')
    """
    unit, proper = split_unit(name)
    if not unit:
        return name
    word = _ENGLISH[unit]
    if proper.isdigit():
        return f"{word.capitalize()} {proper}"
    return f"{proper} {word.capitalize() if unit == 'thành phố' else word}"


@dataclass(frozen=True, slots=True)
class _Term:
    english: str
    vietnamese: tuple[str, ...]
    kind: str


EMPTY = "empty"
"""The kind of words that say nothing of what is asked: "please", "currently"."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENGLISH = {
    "tỉnh": "province",
    "thành phố": "city",
    "huyện": "district",
    "quận": "district",
    "thị xã": "town",
    "xã": "commune",
    "phường": "ward",
    "thị trấn": "township",
    "đặc khu": "special zone",
}
_ENDINGS = (
    (r"(?:'|’)s?$", ""),
    (r"ies$|ied$", "y"),
    (r"(?<=ss|sh|ch)es$|(?<=x)es$", ""),
    (r"(?<![su])s$", ""),
    (r"(?<=[^\W_]{3})ing$|(?<=[^\W_]{3})ed$", ""),
)


@lru_cache(maxsize=5_000)
def _stem(word: str) -> str:
    """Return a word without its plural, tense and spelling variant: ``digitized`` = ``digitise``."""
    stem = small(word)
    for ending, rest in _ENDINGS:
        stem = re.sub(ending, rest, stem)
    stem = stem.replace("iz", "is").replace("’", "'")
    stem = re.sub(r"(?<=..)e$", "", stem)
    return re.sub(r"([bdfglmnprst])\1$", r"\1", stem)


def _together(text: str, words: list[re.Match[str]]) -> bool:
    return all(text[left.end() : right.start()].isspace() for left, right in pairwise(words))


@cache
def _terms() -> tuple[_Term, ...]:
    columns = ("english", "vietnamese", "kind")
    rows = table_rows("index_store.language", "data/glossary.tsv", *columns)
    return tuple(_Term(english, tuple(ways.split("|")), kind) for english, ways, kind in rows)


@cache
def _by_words() -> dict[tuple[str, ...], _Term]:
    return {tuple(map(small, _WORD.findall(term.english))): term for term in _terms()}


@cache
def _by_stems() -> dict[tuple[str, ...], _Term]:
    found: dict[tuple[str, ...], _Term] = {}
    for term in _terms():
        if term.kind != EMPTY:  # "willing" is not "will"
            found.setdefault(tuple(map(_stem, _WORD.findall(term.english))), term)
    return found


@cache
def _longest() -> int:
    return max(len(words) for words in _by_words())


@cache
def _units() -> dict[str, tuple[str, str]]:
    columns = ("unit", "plural", "singular")
    rows = table_rows("index_store.language", "data/glossary_units.tsv", *columns)
    return {unit: (plural, singular) for unit, plural, singular in rows}
