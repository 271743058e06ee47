"""The language of a question: Vietnamese unless there is evidence against it.

The evidence, in this order: letters of another script; marked Vietnamese syllables; words that
only English or only Vietnamese has; words that cannot be Vietnamese syllables. langdetect is
asked last, and only about sentences.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.characters.syllables import is_syllable, is_unmarked_syllable
from index_store.language.knowledge import table_column
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.language.typed.keystrokes import typed_out

if TYPE_CHECKING:
    from langdetect import DetectorFactory

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+\.?[a-z]{2,}\b\S*")
"""E-mail and web addresses, which are of no language."""
_VOWEL = re.compile("[aeiouyàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]")
# Letters that Vietnamese has and the other languages that people ask in have not.
_ONLY_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ]")
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("zh", "\u3400-\u9fff"),
    ("km", "\u1780-\u17ff"),
    ("lo", "\u0e80-\u0eff"),
    ("th", "\u0e00-\u0e7f"),
    ("ru", "\u0400-\u04ff"),
    ("ar", "\u0600-\u06ff"),
    ("hi", "\u0900-\u097f"),
)
"""Scripts that name a language, the first that occurs: Japanese also writes Chinese letters."""
_ASKED = re.compile(
    r"\b(?:la (?:gi|ai|bao)|o dau|bao (?:nhieu|gio|lau)|(?:the|don vi|huyen|xa|tinh) nao|(?:vi|tai) sao|thu may)\b"
)
"""Ways to ask that only Vietnamese has, whatever the names in the question."""
_SENTENCE_WORDS = 4
"""langdetect guesses wildly on less (\"CCHC 2023?\" is Welsh to it)."""


def question_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that ``text`` is written in.

    Typed without marks, a Vietnamese question is still Vietnamese; abbreviations and numbers
    are of no language.

    >>> [question_language(text) for text in ("huyen nao xep cuoi nam 2022", "CCHC 2023?")]
    ['vi', 'vi']
    >>> question_language("which district ranked last in 2022 and why")
    'en'
    """
    by_script = _script(text)
    if by_script:
        return by_script
    if not is_foreign(typed_out(text)):
        return "vi"
    enough = _ENOUGH_ENGLISH if text.isascii() else _MUCH_ENGLISH
    if _english_share(text) >= enough:
        return "en"
    if len(_WORD.findall(text)) < _SENTENCE_WORDS:
        return "en"
    return _guess(text)


def is_foreign(text: str) -> bool:
    """Return whether the words of ``text`` are too many of them no Vietnamese syllables.

    >>> is_foreign("PAR index 2022 ranking?"), is_foreign("chi so PAR Index 2022 cua huyen")
    (True, False)
    """
    spoken = _spoken_words(text)
    if any("đ" in word or (_ONLY_VIETNAMESE.search(word) and is_syllable(word)) for word in spoken):
        return False
    if _ASKED.search(unmarked(comparison_key(text))):
        return False
    # "to", "can" and "no" are Vietnamese words without their marks as well.
    known = _known(spoken, "english_words")
    loans = _words("loanwords")
    english = sum(not is_unmarked_syllable(word) and word not in loans for word in known)
    vietnamese = len(_known(spoken, "vietnamese_words"))
    if english > vietnamese:
        return True
    foreign = foreign_words(text)
    if vietnamese > 1 and len(foreign) * 3 <= len(spoken) * 2:
        return False
    return bool(foreign) and len(foreign) * 5 >= len(spoken) * 2


def foreign_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that cannot be Vietnamese syllables, marked or not.

    >>> foreign_words("chi so ranking cua huyen")
    ('ranking',)
    """
    loans = _words("loanwords")
    return tuple(
        word for word in _spoken_words(text) if word not in loans and not _could_be_vietnamese(word)
    )


def _could_be_vietnamese(word: str) -> bool:
    return is_syllable(word) or (unmarked(word) == word and is_unmarked_syllable(word))


def _spoken_words(text: str) -> list[str]:
    """Return the words of ``text`` that are no abbreviations and no names, in small letters."""
    written = _ADDRESS.sub(" ", nfc(text))
    every = _WORD.findall(written)
    shouted = len(every) >= _SENTENCE_WORDS and all(word.isupper() for word in every)
    short = [] if shouted else [mention.span for mention in find_abbreviations(written)]
    words = [
        match[0]
        for match in _WORD.finditer(written)
        if not any(span.start <= match.start() < span.end for span in short)
    ]
    titled = all(word[0].isupper() for word in words)
    return [
        key
        for at, word in enumerate(words)
        if (shouted or not (word.isupper() and len(word) > 1))
        and (titled or not _in_name(words, at))
        and _VOWEL.search(key := comparison_key(word))
    ]


def _in_name(words: list[str], at: int) -> bool:
    """Whether a word is part of a name: capitalised, and no lone capital that opens the text."""
    return words[at][0].isupper() and (at > 0 or words[1][0].isupper())


_ENOUGH_ENGLISH, _MUCH_ENGLISH = 0.3, 0.4
"""Shares of a text's words: without and with letters that English has not."""


def _english_share(text: str) -> float:
    spoken = _spoken_words(text)
    return len(_known(spoken, "english_words")) / len(spoken) if spoken else 0.0


def _known(words: list[str], table: str) -> list[str]:
    return [word for word in words if word in _words(table)]


def _script(text: str) -> str:
    """Return the language of another script that one letter in five is of, or nothing."""
    letters = sum(map(str.isalpha, text))
    counts = {name: len(re.findall(f"[{some}]", text)) for name, some in _SCRIPTS}
    if text.isascii() or sum(counts.values()) * 5 < letters:
        return ""
    return next((name for name, count in counts.items() if count > 1), "")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(table_column("index_store.language", f"data/{table}.tsv", "word"))


_PRIOR = {
    "en": 0.5, "fr": 0.1, "de": 0.08, "es": 0.08, "it": 0.05, "pt": 0.05, "nl": 0.04, "id": 0.05,
    "tl": 0.02, "pl": 0.02, "sv": 0.01,
}  # fmt: skip
"""How likely each language is before a word is read."""


@lru_cache(maxsize=500)
def _guess(text: str) -> str:
    """Return what langdetect takes ``text`` for among likely languages; the same each time."""
    # Only real foreign sentences pay for langdetect and its profiles.
    from langdetect import LangDetectException

    detector = _detectors().create()
    detector.seed = 0
    detector.set_prior_map(_PRIOR)
    detector.append(text)
    try:
        return str(detector.detect())
    except LangDetectException:
        return "en"


@cache
def _detectors() -> DetectorFactory:
    from langdetect import DetectorFactory

    folder = resources.files("langdetect").joinpath("profiles")
    factory = DetectorFactory()
    factory.load_json_profile([folder.joinpath(name).read_text("utf-8") for name in _PRIOR])
    return factory
