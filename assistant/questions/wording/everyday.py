"""A question in everyday words, read in those of officials: "đi mấy bận" asks how many "lần".

The words are rows of `data/everyday_words.tsv`: what people of the north, the centre and the south
say and no report writes, each with what a report writes in its place. What reports themselves write
in two ways is a row of the synonyms instead.
"""

from __future__ import annotations

import re
from functools import cache, partial

from index_store.language.characters.marks import nfc
from index_store.language.knowledge import table_pairs

_ROUNDS = 2
"""What one row writes may be a word of another: "nhiêu bận" becomes "bao nhiêu bận", then "lần"."""


def in_official_words(text: str) -> str:
    """Return a question with its everyday words as reports have them.

    >>> in_official_words("Làm giấy tờ đất phải đi nhiêu bận?")
    'Làm thủ tục đất phải đi bao nhiêu lần?'
    >>> in_official_words("Có khỏi đóng lệ phí hông ạ?"), in_official_words("Kết hôn mất bao nhiêu?")
    ('Có được miễn lệ phí không ạ?', 'Kết hôn mất bao nhiêu?')
    """
    for _ in range(_ROUNDS):
        before = text
        for row, meant in _rows():
            text = row.sub(partial(_cased, meant), text)
        text = re.sub(r"\s+(?=[,;?!.\s]|$)", "", text).strip()
        if text == before:
            break
    return text


def _cased(meant: str, found: re.Match[str]) -> str:
    """Return what a row means, with a capital where its words had one."""
    said = meant.format(**found.groupdict())
    return said[:1].upper() + said[1:] if found[0][:1].isupper() else said


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table_pairs("assistant", "data/everyday_words.tsv", "pattern", "meant")
    return tuple(
        (re.compile(rf"(?<!\w)(?:{nfc(pattern)})(?:(?<=\s)|(?!\w))", re.IGNORECASE), meant)
        for pattern, meant in rows
    )
