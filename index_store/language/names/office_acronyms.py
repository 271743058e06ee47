"""The acronyms of departments, written out: "SXD" and "Sở XD" are "Sở Xây dựng"."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisation_table import table

_SHORTEST = 3


def with_offices_in_full(text: str) -> str:
    """Return the text with each department that is named by its acronym named in full.

    Letters alone are read as typed in capitals: "stc" may be anything.

    >>> with_offices_in_full("SXD Hạc Giang và Sở TN&MT có mấy TTHC")
    'Sở Xây dựng Hạc Giang và Sở TN&MT có mấy TTHC'
    >>> with_offices_in_full("Sở XD còn mấy phòng"), with_offices_in_full("văn bản số 12/SXD-VP")
    ('Sở Xây dựng còn mấy phòng', 'văn bản số 12/SXD-VP')
    """
    names = _names()

    def in_full(match: re.Match[str]) -> str:
        head = "s" if match["head"] else ""
        return names[comparison_key(f"{head}{match['short']}")]

    return _pattern().sub(in_full, text)


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    ambiguous: set[str] = set()
    for full, shorts, heads in table("organisation_fields.tsv", "field", "short", "heads"):
        for short in shorts.split() if shorts != "-" and "sở" in heads.split() else ():
            key = comparison_key(f"s{short.replace('-', '')}")
            if found.setdefault(key, f"Sở {full}") != f"Sở {full}":
                ambiguous.add(key)
    return {key: name for key, name in found.items() if key not in ambiguous}


@cache
def _pattern() -> re.Pattern[str]:
    whole = [key.upper() for key in _names() if len(key) >= _SHORTEST]
    ordered = sorted(whole, key=len, reverse=True)
    shorts = "|".join(map(re.escape, ordered))
    fields = "|".join(re.escape(one[1:]) for one in ordered)
    return re.compile(
        rf"(?<![\w/&-])(?:(?P<head>[Ss]ở )(?=(?:{fields})(?![\w/&-])))?"
        rf"(?P<short>(?(head)(?:{fields})|(?:{shorts})))(?![\w/&-])"
    )
