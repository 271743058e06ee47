"""Words with their places, and the terms under which a text is indexed and searched.

A Vietnamese word is one to four syllables written apart. No segmenter is used: a term is a
syllable, or two neighbouring syllables joined with ``_``. Numbers, dates and document numbers
are one token each.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable


class Token(NamedTuple):
    """A word, a number or a document number as written, and where it stands."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Where the token stands, in code points."""
        return Span(self.start, self.start + len(self.text))


_NUMBER = r"\d+(?:[.,:/–-]\d+)*"
# 501/QĐ-UBND, 61/2018/NĐ-CP, 36-NQ/TW: a number, a slash, a letter, and what hangs on it.
_CODE = r"\d+(?:(?:/\d+)*/|-[^\W\d_]{1,9}/)[^\W\d_][^\W_]*(?:[-–/&.][^\W_]+)*"
_WORD = r"[^\W\d_]+(?:[&'’][^\W\d_]+)*(?:\d[^\W_]*)?"
# Most words are Vietnamese letters and no more: those are read by a set, which is twice as fast.
_TOKEN = re.compile(rf"(?=\w)(?:[{UPPER}{LOWER}]++(?![\w&'’])|{_WORD}|{_CODE}|{_NUMBER})")
_TOKEN_AND_REST = re.compile(f"({_TOKEN.pattern})")
_PART = re.compile(r"[^\W_]+")
# What keeps two syllables from being one word. A full stop or comma inside a number does not.
_BREAK = re.compile(r"[;:!?…()\[\]{}|\n\t•*=<>]+|[.,](?!\d)")
# kỹ and kĩ, tỷ and tỉ, lý and lí are one word each: y after these single letters sounds as i.
_FREE_Y = re.compile(r"\b(qu|[hklmst])([yýỳỷỹỵ])\b")
_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


def words(text: str) -> tuple[Token, ...]:
    """Return the words of ``text`` in order, each at its place.

    >>> [token.text for token in words("Đạt 70,56 điểm, thứ 7/9 (QĐ số 501/QĐ-UBND).")]
    ['Đạt', '70,56', 'điểm', 'thứ', '7/9', 'QĐ', 'số', '501/QĐ-UBND']
    >>> [token.text for token in words("Nghị quyết 36-NQ/TW; TN&TKQ; ICT4D, 5km")]
    ['Nghị', 'quyết', '36-NQ/TW', 'TN&TKQ', 'ICT4D', '5', 'km']
    """
    pieces = _TOKEN_AND_REST.split(text)  # what parts the words, a word, what parts them …
    ends = list(accumulate(map(len, pieces)))
    return tuple(map(_token, zip(pieces[1::2], ends[::2], strict=False)))


_token: Callable[[tuple[str, int]], Token] = partial(tuple.__new__, Token)
"""A token of its two parts; the call of the class itself takes twice as long."""


def search_terms(text: str) -> list[str]:
    """Return the terms of ``text`` with their marks: syllables, and pairs of neighbours.

    Case, tone placement and y for i do not matter. A document number or date also gives its
    parts.

    >>> search_terms("Tỉ lệ hoà giải, 98,5%")
    ['tỉ', 'lệ', 'hòa', 'giải', '98,5', 'tỉ_lệ', 'lệ_hòa', 'hòa_giải']
    >>> search_terms("Quyết định 501/QĐ-UBND")[:6]
    ['quyết', 'định', '501/qđ-ubnd', '501', 'qđ', 'ubnd']
    """
    return _terms(_spelling_key(text))


def unmarked_terms(text: str) -> list[str]:
    """Return the terms of ``text`` as they are without tone and letter marks.

    >>> unmarked_terms("Tỷ lệ hòa giải")
    ['ti', 'le', 'hoa', 'giai', 'ti_le', 'le_hoa', 'hoa_giai']
    """
    return _terms(unmarked(_spelling_key(text)))


def _spelling_key(text: str) -> str:
    return _FREE_Y.sub(lambda match: match[1] + match[2].translate(_I_FOR_Y), comparison_key(text))


def _terms(key: str) -> list[str]:
    terms: list[str] = []
    pairs: list[str] = []
    for stretch in _BREAK.split(key):
        found = _TOKEN.findall(stretch)
        terms += found
        pairs += map("_".join, pairwise(found))
    parts = [part for term in terms if not term.isalnum() for part in _parts(term)]
    return terms + parts + pairs


def _parts(term: str) -> list[str]:
    """Return the parts of a document number, date or joined word; of a decimal, nothing."""
    if "/" not in term and "-" not in term and "&" not in term:
        return []
    return _PART.findall(term)
