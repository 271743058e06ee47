"""The language of a question: Vietnamese unless there is evidence against it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from index_store.language.abbreviations import find_abbreviations
from index_store.language.keystrokes import typed_out
from index_store.language.marks import comparison_key, nfc, unmarked
from index_store.language.syllables import is_syllable, is_unmarked_syllable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile("[aeiouyàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]")
# Letters that Vietnamese has and the other languages that people ask in have not.
_ONLY_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ]")
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
    if not is_foreign(typed_out(text)):
        return "vi"
    if _english_share(text) >= _ENOUGH_ENGLISH:
        return "en"
    if len(_WORD.findall(text)) < _SENTENCE_WORDS:
        return "en"
    guess = _guess(text)
    return "en" if guess == "vi" else guess


def is_foreign(text: str) -> bool:
    """Return whether the words of ``text`` are too many of them no Vietnamese syllables.

    >>> is_foreign("PAR index 2022 ranking?"), is_foreign("chi so PAR Index 2022 cua huyen")
    (True, False)
    """
    spoken = _spoken_words(text)
    if any(_ONLY_VIETNAMESE.search(word) and is_syllable(word) for word in spoken):
        return False
    foreign = foreign_words(text)
    return bool(foreign) and len(foreign) * 5 >= len(spoken) * 2


def foreign_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that cannot be Vietnamese syllables, marked or not.

    >>> foreign_words("chi so ranking cua huyen")
    ('ranking',)
    """
    loans = _first_column("loanwords.tsv")
    return tuple(
        word for word in _spoken_words(text) if word not in loans and not _could_be_vietnamese(word)
    )


def _could_be_vietnamese(word: str) -> bool:
    return is_syllable(word) or (unmarked(word) == word and is_unmarked_syllable(word))


def _spoken_words(text: str) -> list[str]:
    """Return the words of ``text`` that are no abbreviations and no names, in small letters."""
    written = nfc(text)
    short = [mention.span for mention in find_abbreviations(written)]
    words = [
        match[0]
        for match in _WORD.finditer(written)
        if not any(span.start <= match.start() < span.end for span in short)
    ]
    shouted = len(words) >= _SENTENCE_WORDS and all(word.isupper() for word in words)
    titled = all(word[0].isupper() for word in words)
    return [
        key
        for at, word in enumerate(words)
        if (shouted or not (word.isupper() and len(word) > 1))
        and (at == 0 or titled or not word[0].isupper())
        and _VOWEL.search(key := comparison_key(word))
    ]


_ENOUGH_ENGLISH = 0.4


def _english_share(text: str) -> float:
    spoken = _spoken_words(text)
    known = _first_column("english_words.tsv")
    return sum(word in known for word in spoken) / len(spoken) if spoken else 0.0


@cache
def _first_column(name: str) -> frozenset[str]:
    table = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    return frozenset(line.split("\t")[0] for line in table.splitlines()[1:])


@cache
def _guess(text: str) -> str:
    """Return what langdetect takes ``text`` for; the same each time."""
    # langdetect reads 55 profiles when first asked: only real foreign sentences pay for it.
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0
    try:
        return str(detect(text)).partition("-")[0]
    except LangDetectException:
        return "vi"
