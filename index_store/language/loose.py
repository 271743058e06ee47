"""Loose forms that people type: "ko", "dc", "q.1", "nam2022"."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from index_store.language.marks import small
from index_store.language.syllables import is_syllable, is_unmarked_syllable

_WORD = re.compile(r"(?<![\w./&-])[^\W\d_]+(?![\w/&-]|\.\w)")
# A unit's short type before its name or number: q.1, h. Sơn Lâm, tx. Khánh Lâm.
_UNIT = re.compile(
    r"(?<![\w./-])(tp|tx|tt|q|h|p|x)\.\s?(?=[^\W_])|(?<![\w./-])(q|p)(?=\d{1,2}\b)", re.IGNORECASE
)
_UNITS = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
}
_JOINED = re.compile(r"(?<![\w./-])([^\W\d_]{2,})(\d+)(?![\w/])")


# One letter is a word only at the end of a clause, and no label: "cao j?", but "điểm k".
_LABEL = re.compile(r"(?:điểm|diem|nhóm|nhom|hạng|hang|loại|loai|lớp|lop|khối|khoi|mục|muc)\s$")
_CLAUSE_END = re.compile(r"\s*(?:[?!,.]|$)")


def spelled_out(text: str) -> str:
    """Return ``text`` with loose forms written out and words parted from numbers.

    Forms in capitals are abbreviations and stay, as do codes.

    >>> spelled_out("tp. Sơn Lâm co dc bn diem ko? q.1 nam2022, K50, 12/UBND-K")
    'thành phố Sơn Lâm co được bao nhiêu diem không? quận 1 nam 2022, K50, 12/UBND-K'
    """
    parted = _JOINED.sub(_parted, text)
    units = _UNIT.sub(_unit, parted)
    return _WORD.sub(_word, units)


def _word(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) == 1 and (
        _LABEL.search(match.string[: match.start()].lower())
        or not _CLAUSE_END.match(match.string, match.end())
    ):
        return word
    return _forms().get(word, word)


def _parted(match: re.Match[str]) -> str:
    word = small(match[1])
    known = is_syllable(word) or is_unmarked_syllable(word)
    return f"{match[1]} {match[2]}" if known and not match[1].isupper() else match[0]


def _unit(match: re.Match[str]) -> str:
    short = match[1] or match[2]
    return match[0] if short.isupper() else _UNITS[small(short)] + " "


@cache
def _forms() -> dict[str, str]:
    table = resources.files(__package__).joinpath("data/loose_forms.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {row[0]: row[1] for row in rows}
