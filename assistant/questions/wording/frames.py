"""Frames of questions about numbers and ranks, said as reports and other questions say them.

People ask for the first of a ranking in many ways: "ngôi đầu về tay sở nào", "sở nào ẵm hạng nhất".
What answers them knows one: "sở nào đứng đầu". The tables are `data/asked_frames.tsv` and, for how much, `data/amount_frames.tsv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_rows

_UNIT = (
    r"(?:sở,? ban,? ngành|sở,? ngành|bộ,? ngành|tỉnh,? thành(?: phố)?|xã,? phường|huyện,? thị(?: xã)?"
    r"|đơn vị(?: cấp (?:tỉnh|huyện|xã))?|địa phương|địa bàn|cơ quan|thị xã|thị trấn|thành phố|đặc khu"
    r"|huyện|quận|tỉnh|xã|phường|sở|ngành|bộ(?! phận)|nơi|chỗ)"
)
_ASIDE = r"(?:,? (?:về|trong|ở|tại|của|năm|toàn|cả|quý|tháng)(?!\w)|[,;:?.!]|$)"
_MACROS = {
    "«unit»": _UNIT,
    "«which»": rf"(?:{_UNIT} nào|ai|bên nào|phía nào)",
    "«much»": r"(?:bao nhiêu|mấy|nhiêu)",
    "«number»": r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)",
    "«first»": r"(?:đứng đầu|dẫn đầu|xếp đầu|đầu bảng|nhất bảng|đứng nhất|xếp nhất|hạng nhất|quán quân|cao nhất|cao điểm nhất|nhiều điểm nhất|trên cùng|đầu|nhất)",
    "«last»": r"(?:đứng cuối|xếp cuối|cuối bảng|chót bảng|bét bảng|đứng bét|xếp bét|hạng bét|đội sổ|thấp nhất|thấp điểm nhất|ít điểm nhất|kém nhất|dưới cùng|cuối cùng|cuối|chót|bét)",
    "«aside»": _ASIDE,
}


_TABLES = ("amount_frames", "asked_frames")
"""Frames of how much and of what comes in several, then those of ranks."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a thing is asked, how it is said instead, and what else the question must say for it.

    ``only`` must be found in the question; what stands in it after "!" must not.
    """

    asked: re.Pattern[str]
    only: re.Pattern[str] | None
    never: re.Pattern[str] | None
    said: str

    def fits(self, key: str) -> bool:
        wanted = self.only is None or self.only.search(key) is not None
        return wanted and not (self.never and self.never.search(key))


@cache
def _frames() -> tuple[_Frame, ...]:
    rows = (
        row
        for table in _TABLES
        for row in table_rows("assistant", f"data/{table}.tsv", "asked", "only", "said")
    )
    return tuple(
        _Frame(
            _pattern(asked),
            _pattern(only) if only and only[0] != "!" else None,
            _pattern(only[1:]) if only[:1] == "!" else None,
            said,
        )
        for asked, only, said in rows
    )


def _pattern(written: str) -> re.Pattern[str]:
    for name, words in _MACROS.items():
        written = written.replace(name, words)
    return re.compile(rf"(?!(?<=\w)\w)(?:{_as_keyed(written)})(?!(?<=\w)\w)")


def _as_keyed(written: str) -> str:
    """Return a pattern with the tones of its words where comparison keys have them."""
    return re.sub(r"(?<!\\)[^\W\d_]+", lambda word: _toned(word[0]), written)


def _toned(word: str) -> str:
    return word if word.isascii() else comparison_key(word)


def in_known_frames(reading: str) -> str:
    """Return a question with its frames as reports have them; what it names stays as it stands.

    >>> in_known_frames("Khối sở tỉnh A, ngôi đầu về tay sở nào?")
    'Khối sở tỉnh A, sở nào đứng đầu?'
    >>> in_known_frames("Giữa A và B nơi nào nhỉnh hơn?")
    'Giữa A và B nơi nào cao hơn?'
    >>> in_known_frames("Huyện nào đứng đầu?")
    'Huyện nào đứng đầu?'
    """
    for _ in range(_ROUNDS):
        before = reading
        for frame in _frames():
            key = comparison_key(reading)
            if frame.fits(key):
                reading = _said(frame, reading, key)
        if reading == before:
            break
    return reading


_ROUNDS = 3
"""One frame may stand in what another says; after so many rounds none is left."""


def _said(frame: _Frame, reading: str, key: str) -> str:
    """Return the reading with what a frame asks said its way; groups stay as they were written."""
    pieces, end = [], 0
    for found in frame.asked.finditer(key):
        kept = {
            name: reading[slice(*found.span(name))] if found[name] else ""
            for name in found.groupdict()
        }
        pieces += [reading[end : found.start()], frame.said.format_map(kept)]
        end = found.end()
    return " ".join("".join([*pieces, reading[end:]]).split()) if pieces else reading
