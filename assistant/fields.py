"""Fields of work that dossiers are counted by: a count of all is no count of one of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table_pairs("assistant", "data/fields.tsv", "name", "words")
    return tuple((name, re.compile(rf"(?<!\w)(?:{comparison_key(words)})")) for name, words in rows)


_COUNTED = re.compile(
    r"(?:hồ sơ|lĩnh vực|thủ tục|tthc)(?: (?:về|thuộc|của|lĩnh vực))* ((?:\w+ ?){1,4})"
)
"""What dossiers or procedures are of; "Bộ Công Thương" asks of no field."""


@lru_cache(maxsize=4_096)
def fields_of(text: str) -> frozenset[str]:
    """Return the fields of work that a text names.

    >>> sorted(fields_of("hồ sơ đất đai và hộ tịch quá hạn"))
    ['hộ tịch', 'đất đai']
    >>> fields_of("cải thiện môi trường kinh doanh")
    frozenset()
    """
    key = comparison_key(text)
    return frozenset(name for name, pattern in _fields() if pattern.search(key))


def narrows(asked: str, said: str) -> bool:
    """Return whether a question asks of a field that the words of a figure do not name.

    >>> narrows("bao nhiêu hồ sơ môi trường quá hạn", "có 212 hồ sơ quá hạn")
    True
    """
    wanted = fields_of("\n".join(match[1] for match in _COUNTED.finditer(comparison_key(asked))))
    return bool(wanted) and not wanted & fields_of(said)
