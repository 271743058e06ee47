"""Questions typed in capitals, In Every Word Or, WITH the shift key held DOWN or the lock on."""

from __future__ import annotations

import re

from index_store.language.characters.marks import unmarked
from index_store.language.characters.syllables import is_syllable, is_unmarked_syllable
from index_store.language.terms.abbreviations import expansions
from index_store.language.terms.word_roles import words_that
from index_store.language.typed.joined_words import foreign_words_known

_FEWEST_SHOUTED = 3
"""So many words in capitals are no abbreviations any more but a way to type."""
_FEWEST_BEGUN = 5
_WORD = re.compile(r"[^\W\d_]+")
_EMPHASISED = re.compile(r"(?<![\w/&.-])[^\W\d_]{2,}(?![\w/&-])")
_NEARLY = 0.8


def quieter(text: str) -> str:
    """Return the text with capitals that only say how it was typed made small.

    >>> quieter("HUYỆN NÀO XẾP CUỐI?"), quieter("Huyện Nào Xếp Cuối Năm 2022 Và Vì Sao?")
    ('huyện nào xếp cuối?', 'huyện nào xếp cuối năm 2022 và vì sao?')
    >>> quieter("hUYỆN nÀO xẾP cUỐI?"), quieter("UBND huyện nào xếp CUỐI về CCHC?")
    ('huyện nào xếp cuối?', 'UBND huyện nào xếp cuối về CCHC?')
    >>> quieter("UBND tỉnh Hà Giang"), quieter("phí BOT là gì")
    ('UBND tỉnh Hà Giang', 'phí BOT là gì')
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if _is_shouted(words) or (len(words) >= _FEWEST_SHOUTED and all(map(_is_inverted, words))):
        return text.lower()
    if _is_begun_large(words):
        return _WORD.sub(lambda match: _small(match[0]), text)
    return _EMPHASISED.sub(lambda match: _unstressed(match[0]), text)


def _is_shouted(words: list[str]) -> bool:
    spoken = sum(is_syllable(word) or is_unmarked_syllable(word) for word in words)
    shouted = len(words) >= _FEWEST_SHOUTED and all(word.isupper() for word in words)
    return shouted and 2 * spoken > len(words)


def _is_begun_large(words: list[str]) -> bool:
    """Return whether nearly every word is begun with a capital, words that are no name too."""
    large = sum(word[0].isupper() for word in words)
    asking = {unmarked(word) for word in words_that("stands in no name")}
    plain = sum(word.istitle() and unmarked(word.lower()) in asking for word in words[1:])
    return len(words) >= _FEWEST_BEGUN and large >= _NEARLY * len(words) and plain > 0


def _is_inverted(word: str) -> bool:
    return word[0].islower() and word[1:].isupper()


def _small(word: str) -> str:
    return word if len(word) > 1 and word.isupper() and not is_syllable(word) else word.lower()


def _unstressed(word: str) -> str:
    """Return a word in capitals in small letters, unless it may be an abbreviation."""
    if not word.isupper() or expansions(word):
        return word
    key = word.lower()
    spoken = is_syllable(word) if unmarked(word) != word else is_unmarked_syllable(word)
    return key if spoken and key not in foreign_words_known() else word


_FIRST_VERB = re.compile(
    r"(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Will|Compare|And|In|Of|For|How|Between|List)\b"
)


def verb_small(text: str) -> str:
    """Return an English sentence whose first word is no part of the name that follows: "Is An Hòa …"."""
    return text[:1].lower() + text[1:] if _FIRST_VERB.match(text) else text
