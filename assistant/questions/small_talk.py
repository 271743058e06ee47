"""What is said without asking anything of the documents: greetings, thanks, "bạn là ai".

The words are rows of `data/small_talk.tsv`, the replies frames of `prompts/*/small_talk.txt`.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.records import Language
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_pairs
from prompts import fill

_AROUND = " \t?!.,;:…)(~-"
_YEAR = re.compile(r"(?:năm |nam |year )?((?:19|20)\d\d)")
FRAMES = "small_talk"


def small_talk(text: str) -> str | None:
    """Return what kind of small talk a text is and nothing more, or None for a question.

    >>> [small_talk(text) for text in ("Xin chào!", "cam on nhieu", "Who are you?", "???")]
    ['greeting', 'thanks', 'who', 'help']
    >>> small_talk("cảm ơn, còn huyện Sơn Lâm?") is None
    True
    """
    key = " ".join(comparison_key(text).split()).strip(_AROUND)
    if not any(map(str.isalnum, key)):
        return "help"
    for kind, written, bare in _table():
        if written.fullmatch(key) or (unmarked(key) == key and bare.fullmatch(key)):
            return kind
    return "year" if _YEAR.fullmatch(key) else None


def reply(kind: str, text: str, language: Language) -> str:
    """Return the polite line that answers small talk.

    >>> reply("year", "2022?", "en")[:39]
    'What would you like to know about 2022?'
    """
    year = _YEAR.search(comparison_key(text)) if kind == "year" else None
    return fill(kind, language, FRAMES, **({"year": year[1]} if year else {}))


@cache
def _table() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return each kind with its pattern over comparison keys, and over those without marks."""
    rows = table_pairs("assistant", "data/small_talk.tsv", "kind", "pattern")
    return tuple(
        (kind, re.compile(comparison_key(pattern)), re.compile(unmarked(comparison_key(pattern))))
        for kind, pattern in rows
    )
