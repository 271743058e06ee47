"""The acronyms of departments and ministries, written out: "SXD" and "Sở XD" are "Sở Xây dựng"."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisation_table import table

_SHORTEST = 3


def with_offices_in_full(text: str) -> str:
    """Return the text with each department or ministry that is named by its acronym in full.

    Letters alone are read as typed in capitals: "stc" may be anything; and a ministry's never:
    "BTC" is as often the organisers of something.

    >>> with_offices_in_full("SXD Hạc Giang và Sở TN&MT có mấy TTHC")
    'Sở Xây dựng Hạc Giang và Sở TN&MT có mấy TTHC'
    >>> with_offices_in_full("Sở XD còn mấy phòng"), with_offices_in_full("văn bản số 12/SXD-VP")
    ('Sở Xây dựng còn mấy phòng', 'văn bản số 12/SXD-VP')
    >>> with_offices_in_full("Bộ XD và bộ GTVT thống nhất"), with_offices_in_full("cán bộ XD")
    ('Bộ Xây dựng và Bộ Giao thông vận tải thống nhất', 'cán bộ XD')
    >>> with_offices_in_full("sở tài nguyên môi trường Hạc Giang, Sở văn hóa thể thao du lịch")
    'Sở Tài nguyên và Môi trường Hạc Giang, Sở Văn hóa, Thể thao và Du lịch'
    """
    names, ministries = _names("sở"), _names("bộ")

    def in_full(match: re.Match[str]) -> str:
        head = "s" if match["head"] else ""
        return names[comparison_key(f"{head}{match['short']}")]

    def ministry(match: re.Match[str]) -> str:
        return ministries[comparison_key(f"b{match['short']}")]

    text = _ministry().sub(ministry, _pattern().sub(in_full, text))
    joined, full = _joined()
    return joined.sub(lambda match: full[comparison_key(match[0])], text)


@cache
def _joined() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the names of offices as they are said without what joins their words, and in full."""
    full = {
        comparison_key(f"{head} {_JOINS.sub(' ', field)}"): f"{head.capitalize()} {field}"
        for field, heads in table("organisation_fields.tsv", "field", "heads")
        for head in heads.split()
        if head in ("sở", "bộ") and _JOINS.search(field)
    }
    longest = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I), full


_JOINS = re.compile(r",? và | - |, ")


@cache
def _names(kind: str) -> dict[str, str]:
    """Return the full names of the offices of a kind by its first letter and their acronym."""
    found: dict[str, str] = {}
    ambiguous: set[str] = set()
    for full, shorts, heads in table("organisation_fields.tsv", "field", "short", "heads"):
        for short in shorts.split() if shorts != "-" and kind in heads.split() else ():
            key = comparison_key(f"{kind[0]}{short.replace('-', '')}")
            name = f"{kind.capitalize()} {full}"
            if found.setdefault(key, name) != name:
                ambiguous.add(key)
    return {key: name for key, name in found.items() if key not in ambiguous}


@cache
def _ministry() -> re.Pattern[str]:
    ordered = sorted((key[1:].upper() for key in _names("bộ")), key=len, reverse=True)
    shorts = _typed("|".join(map(re.escape, ordered)))
    return re.compile(rf"(?<![\w/&-])(?<!cán )(?<!Cán )[Bb]ộ (?P<short>{shorts})(?![\w/&-])")


@cache
def _pattern() -> re.Pattern[str]:
    whole = [key.upper() for key in _names("sở") if len(key) >= _SHORTEST]
    ordered = sorted(whole, key=len, reverse=True)
    shorts = "|".join(map(re.escape, ordered))
    fields = "|".join(re.escape(one[1:]) for one in ordered)
    return re.compile(
        rf"(?<![\w/&-])(?:(?P<head>[Ss]ở )(?=(?i:{fields})(?![\w/&-])(?!tp)))?"
        rf"(?P<short>(?(head)(?i:{fields})|(?:{shorts})))(?![\w/&-])"
    )


def _typed(shorts: str) -> str:
    """Return the acronyms also as typed in small letters after their head, those without a vowel.

    "Sở xd" is no word, and no other office; "bộ ca" may begin one.
    """
    small = [one.lower() for one in shorts.split("|") if not re.search("[AEIOUY]", one)]
    return "|".join((shorts, *small))
