"""What is asked without the courtesies around it: "cho em hỏi … với ạ", "could you tell me …".

The ways to be polite are rows of `data/courtesies.tsv`; Vietnamese ones are patterns over small
letters without marks, since people leave them out here too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.questions.letter_case import quieter
from assistant.questions.signs import unsigned
from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.knowledge import table_pairs

_LABEL = re.compile(r"\b(?:diem|nhom|loai|hang|mau|khoi|lop|cap|muc|hep|bang|huyen|xa|phuong) $")
_SIGNS = " \t,.;:!?…-–)("


def what_is_asked(text: str) -> str:
    """Return the question itself: no greeting, no thanks, no "cho em hỏi", and not in capitals.

    A text that is nothing but courtesies stays as it is.

    >>> what_is_asked("Chào anh chị, cho em hỏi huyện nào xếp cuối năm 2022 với ạ?")
    'huyện nào xếp cuối năm 2022?'
    >>> what_is_asked("vui long cho toi biet diem cua xa A. Xin cam on!")
    'diem cua xa A'
    >>> what_is_asked("Could you please tell me which district ranked last?")
    'which district ranked last?'
    >>> what_is_asked("HUYỆN NÀO XẾP CUỐI?"), what_is_asked("UBND là gì?"), what_is_asked("Xin chào!")
    ('huyện nào xếp cuối?', 'UBND là gì?', 'Xin chào!')
    """
    text = quieter(" ".join(unsigned(nfc(text)).split()))
    return _without_closings(_without_openings(text)) or text


def _without_openings(text: str) -> str:
    key = unmarked(comparison_key(text))
    at = 0
    while end := _longest(key, at):
        at = end + len(key[end:]) - len(key[end:].lstrip(_SIGNS))
    return text[at:]


def _longest(key: str, at: int) -> int:
    """Return where the longest courtesy that begins at a place ends; 0 where none does."""
    ends = (match.end() for row in _table()["opening"] if (match := row.bare.match(key, at)))
    return max(ends, default=0)


def _without_closings(text: str) -> str:
    mark = "?" if text.rstrip(" .!)").endswith("?") else ""
    rest = text.rstrip(_SIGNS)
    while rest:
        start = _closing(rest)
        if start is None:
            break
        before = rest[:start]
        mark = mark or ("?" if before.rstrip(" .!").endswith("?") else "")
        rest = before.rstrip(_SIGNS)
    if rest and len(rest) == len(text.rstrip(_SIGNS)):
        return text
    return f"{rest}{mark}" if rest else ""


def _closing(text: str) -> int | None:
    """Return where the courtesy at the end of a text begins."""
    written = comparison_key(text)
    key = unmarked(written)
    starts = [
        match.start() for row in _table()["closing"] if (match := row.written.search(written))
    ]
    # Without marks only what was typed so: "xây nhà" ends in no "nha".
    starts += [
        match.start()
        for row in _table()["closing"]
        if (match := row.bare.search(key)) and written.endswith(match[0])
    ]
    for said_after in (_TELL, _GUESS):
        told = said_after.search(key)
        if told and _ASKS.search(key[: told.start()]) and not _ASKS.search(told[0]):
            starts.append(told.start())
    if text.endswith(" ạ") or (text.endswith(" a") and not _LABEL.search(key[:-1])):
        starts.append(len(text) - 1)
    return min(starts, default=None)


_ASKS = re.compile(r"(?<!\w)(?:nao|gi|ai|bao nhieu|may|dau|sao|khi nao|bao gio)(?!\w)")
_TELL = re.compile(
    r"(?<=[,.;?!] )(?:(?:em|ad|admin|anh|chi|ban|bot|tro ly|anh chi|anh/chi) )?(?:hay )?"
    r"(?:liet ke|ke|neu|tom lai|tra loi|giai thich|noi ro|cho biet|chi|tra|tim|tra cuu|xem|dien giai)(?: (?:ra|ro|het|day du|cu the|chi tiet|lai|coi|xem|nghe|thu))*"
    r"(?: (?:giup|gium|ho|dum|cho|voi)(?: (?:em|anh|chi|toi|minh|tui|con|chau|sep|chung toi))?)(?: (?:voi|nhe|nha|di))*$"
)
"""What asks to be told what was asked already: "…, em liệt kê giúp anh"."""
_GUESS = re.compile(r"(?<=\? )[^?]{2,60} (?:a|ha|u|chang)$")
"""What whoever asks supposes: "… ở cấp nào? cấp bộ à"; the answer tells whether it is so."""


@dataclass(frozen=True, slots=True)
class _Courtesy:
    """One row, over comparison keys with their marks and without."""

    written: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _table() -> dict[str, tuple[_Courtesy, ...]]:
    """Return the patterns of each position."""
    found: dict[str, tuple[_Courtesy, ...]] = {"opening": (), "closing": ()}
    rows = table_pairs("assistant", "data/courtesies.tsv", "position", "pattern")
    for position, pattern in rows:
        opens = position == "opening"
        # After an opening comes a new word.
        whole = rf"(?:{pattern})(?:(?<=\W)|(?![\w/]))" if opens else rf"(?<!\w)(?:{pattern})$"
        row = _Courtesy(re.compile(comparison_key(whole)), re.compile(unmarked(whole)))
        found[position] += (row,)
    return found
