"""What everyday words are called in laws: "sổ đỏ" is the certificate of the right to use land."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs


@dataclass(frozen=True, slots=True)
class Renamed:
    """Everyday words of a text, as a comparison key, and what laws say instead."""

    everyday: str
    official: str


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = table_pairs("assistant", "data/official_words.tsv", "everyday", "official")
    table = {comparison_key(everyday): official for everyday, official in rows}
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), table


def official_words(text: str) -> tuple[Renamed, ...]:
    """Return the everyday words of a text whose words in laws it has not, each once, in order.

    >>> official_words("Bị mất sổ đỏ thì làm lại ở đâu?")
    (Renamed(everyday='sổ đỏ', official='giấy chứng nhận quyền sử dụng đất'),)
    >>> official_words("Giấy chứng nhận quyền sử dụng đất (sổ đỏ) cấp ở đâu?")
    ()
    """
    pattern, table = _table()
    key = comparison_key(text)
    found = (Renamed(match[0], table[match[0]]) for match in pattern.finditer(key))
    return tuple(dict.fromkeys(one for one in found if comparison_key(one.official) not in key))
