"""The names of bodies: ministries, departments, committees, party organs, agencies of a sector.

Two tables make them: whole names ("Kho bạc Nhà nước", "VKSND"), and fields ("Tài nguyên và Môi
trường", "TN-MT") that ministries, departments and divisions share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key, tone_of, toned, toneless
from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {"bộ": "ministry", "sở": "department", "phòng": "division", "ban": "board"}
_ENGLISH = {"bộ": "Ministry of", "sở": "Department of", "phòng": "Division of"}
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ \u00a0]?[-–,&][ \u00a0]?|[ \u00a0]|[.'’](?=[^\W_])")
"""What may stand between the words of a name: TN&MT, TN - MT; Văn hóa, Thể thao và Du lịch."""
_LINKS = frozenset({"và", "and"})


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What a written name stands for: "Sở TN&MT" for "Sở Tài nguyên và Môi trường"."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class WrittenBody:
    """A name in a text: where it stands, and the body that it is the name of."""

    start: int
    end: int
    body: KnownBody


@cache
def bodies() -> dict[str, KnownBody]:
    """Return every written name, by ``body_key``."""
    found: dict[str, KnownBody] = {}
    for name, kind, stands_for in table("organisations.tsv", "name", "kind", "stands_for"):
        found[body_key(name)] = KnownBody(name if stands_for == "-" else stands_for, kind)
    for head, names in fields_of().items():
        for written, full in names.items():
            found.setdefault(body_key(f"{head} {written}"), _of(head, full))
    for written, head, full in _english_names():
        found.setdefault(body_key(written), _of(head, full))
    return found


@cache
def fields_of() -> dict[str, dict[str, str]]:
    """Return, for each head ("sở"), the fields as written, short forms too, with the full one."""
    found: dict[str, dict[str, str]] = {}
    for full, shorts, heads in table("organisation_fields.tsv", "field", "short", "heads"):
        for head in heads.split():
            for written in (full, *(() if shorts == "-" else shorts.split())):
                found.setdefault(head, {}).setdefault(written, full)
    return found


def body_key(written: str) -> str:
    """Return what names are looked up by: letters only, without "và" and what parts words.

    >>> body_key("Sở Thông tin - Truyền thông") == body_key("SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    True
    """
    words = re.findall(r"[^\W_]+", comparison_key(written))
    return "".join(word for word in words if word not in _LINKS)


def bodies_in(low: str) -> Iterator[WrittenBody]:
    """Yield the names in a text in small letters, in order; the longest name wins."""
    last = 0
    for first in _first_words().finditer(low):
        if first.start() < last:
            continue
        found = _read(low, first.start())
        if found is not None:
            yield found
            last = found.end


def field_at(low: str, at: int, head: str) -> WrittenBody | None:
    """Return the body of a kind ("sở") whose field alone stands at ``at``; None for no field.

    >>> found = field_at("các sở: tn&mt, nội vụ", 8, "sở")
    >>> found and (found.end, found.body.name)
    (13, 'Sở Tài nguyên và Môi trường')
    """
    return _read(low, at, head)


@cache
def said(role: str) -> frozenset[str]:
    """Return the words that stand around names in this role, in small letters.

    >>> "cơ sở" in said("no head")
    True
    """
    rows = table("organisation_context.tsv", "word", "role")
    return frozenset(comparison_key(word) for word, own in rows if own == role)


@cache
def table(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Return the columns of a data file, read once."""
    return tuple(table_rows("index_store.language", f"data/{name}", *columns))


def _english_names() -> list[tuple[str, str, str]]:
    """Return each English name with its head and its field: Department of Home Affairs."""
    return [
        (f"{_ENGLISH[head]} {name}", head, full)
        for full, heads, english in table("organisation_fields.tsv", "field", "heads", "english")
        for head in heads.split()
        for name in english.split("; ")
        if head in _ENGLISH and english != "-"
    ]


def _of(head: str, full: str) -> KnownBody:
    return KnownBody(f"{head.capitalize()} {full}", _KINDS[head])


def _read(low: str, start: int, key: str = "") -> WrittenBody | None:
    """Return the longest name that begins at ``start``, after the head that ``key`` is."""
    found, at = None, start
    names, prefixes, variants = bodies(), _prefixes(), _variants()
    while word := _WORD.match(low, at):
        written = word.group()
        if written not in _LINKS:
            key += variants.get(written, written)
            if key in names:
                found = WrittenBody(start, word.end(), names[key])
            if key not in prefixes:
                break
        gap = _BETWEEN.match(low, word.end())
        if gap is None:
            break
        at = gap.end()
    return found


@cache
def _prefixes() -> frozenset[str]:
    """What names begin with: whole words of full names, any letters of short forms."""
    found: set[str] = set()
    short = {body_key(f"{h} {w}") for h, names in fields_of().items() for w in names if w.isupper()}
    short |= {
        body_key(name)
        for (name,) in table("organisations.tsv", "name")
        if not name.islower() and any(len(part) > 1 and part.isupper() for part in name.split())
    }
    for key in short:
        found.update(key[:length] for length in range(1, len(key)))
    for name in _written_names():
        words = [word for word in _words(name) if word not in _LINKS]
        found.update("".join(words[:count]) for count in range(1, len(words)))
    return frozenset(found)


@cache
def _first_words() -> re.Pattern[str]:
    """Return what finds the words that names begin with, followed by one that may be second."""
    seconds: dict[str, set[str]] = {}
    for name in _written_names():
        words = [word for word in _words(name) if word not in _LINKS]
        second = words[1] if len(words) > 1 else ""
        # The letters of a short form may stand apart: "Sở T.N & MT".
        ways = (second[:1],) if any(part.isupper() for part in name.split()) else _ways(second)
        seconds.setdefault(words[0], set()).update(ways)
    branches: dict[str, list[str]] = {}
    for word, following in sorted(seconds.items()):
        words = [re.escape(second) for second in sorted(following)]
        after = "" if "" in following else rf"(?=[ \u00a0'’&.-]{{1,3}}(?:{'|'.join(words)}))"
        for way in _ways(word):
            branches.setdefault(way[0], []).append(re.escape(way[1:]) + after)
    # One branch for each first letter, and the look back after it: the engine skips to letters
    # that can begin a name.
    own = (rf"{initial}(?<![^\W_].)(?:{'|'.join(rest)})" for initial, rest in branches.items())
    return re.compile("|".join(own))


@cache
def _variants() -> dict[str, str]:
    """Return words of names with the tone where the new style puts it: hoá for hóa."""
    words = {word for name in _written_names() for word in _words(name)}
    return {way: word for word in words for way in _ways(word) if way != word}


def _ways(word: str) -> tuple[str, ...]:
    """Return a word with its tone where the old and where the new style puts it: hóa, hoá."""
    match = re.fullmatch(r"(.*)([òóỏõọùúủũụ])([aey])", word)
    if match is None or match[1].endswith("q"):
        return (word,)
    plain, tone = toneless(match[2]), tone_of(match[2])
    return word, f"{match[1]}{plain}{toned(match[3], tone)}"


@cache
def _written_names() -> tuple[str, ...]:
    names = [name for (name,) in table("organisations.tsv", "name")]
    for head, written in fields_of().items():
        names += [f"{head} {name}" for name in written]
    return (*names, *(name for name, _, _ in _english_names()))


def _words(name: str) -> list[str]:
    return _WORD.findall(comparison_key(name))
