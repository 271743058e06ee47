"""Laws that a text names without their number: "Luật Lưu trữ", "Bộ luật Dân sự năm 2015"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(
    rf"\b(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp|BỘ LUẬT|LUẬT|PHÁP LỆNH)\s+(?P<name>[{UPPER}][^;:.()“”\"\n]*)"
)
_STOPS = re.compile(
    r"\s*(?:,?\s*\b(?:năm \d{4}|ngày|số\s?\d|\d|bao gồm|gồm|tại|trong|bằng|đã|được|có|quy định|ban hành|sửa đổi|này|hết|thì|để|về việc|như|"
    r"theo|bị|trừ|kể từ|liên quan|là)\b|,?\s+(?:và|,)\s+(?:các |Luật|Bộ luật|Nghị|Thông|Quyết|Pháp)|,\s*(?=Luật|Bộ)"
    r"|,\s*$|$)",
)
_YEAR = re.compile(r"\s*,?\s*năm (?P<year>\d{4})")
_WORDS_UP_TO = 20


def law_names(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the laws that are named, with the year where it stands beside the name.

    >>> [name for name, _ in law_names("Căn cứ Luật Lưu trữ ngày 11/11/2011; Bộ luật Dân sự năm 2015;")]
    ['Luật Lưu trữ', 'Bộ luật Dân sự năm 2015']
    """
    for match in _NAME.finditer(text):
        stop = _STOPS.search(text, match.start("name"), match.end())
        end = stop.start() if stop else match.end()
        words = text[match.start() : end].rstrip(" ,")
        if not 2 <= len(words.split()) <= _WORDS_UP_TO:
            continue
        end = match.start() + len(words)
        year = _YEAR.match(text, end)
        kind = match["kind"]
        if kind.isupper():
            words = f"{kind.capitalize()} {words[len(kind) :].strip().capitalize()}"
        if year:
            words, end = f"{words} năm {year['year']}", year.end()
        yield words, Span(match.start(), end)
