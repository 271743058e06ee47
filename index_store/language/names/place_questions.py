"""Places as questions type them: small letters, no marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.characters.marks import small, unmarked
from index_store.language.names.place_bare import bare_ids, bare_name
from index_store.language.names.place_names import ids_of, place_level, split_unit, written_name
from index_store.language.names.place_reading import LONGEST, WORD, Found, Word, key_of, said_of
from index_store.language.names.place_table import (
    aliases,
    level_of,
    name_key,
    name_of,
    needs_cue,
    needs_marks,
    needs_type,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNMARKED_TYPE = {
    "huyen": "huyện",
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "tp": "thành phố",
    "thi xa": "thị xã",
    "tx": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi tran": "thị trấn",
    "quan": "quận",
    "dac khu": "đặc khu",
    "q": "quận",
    "p": "phường",
    "h": "huyện",
    "x": "xã",
}


def add_long_known(found: Found, names: Sequence[str]) -> None:
    """Add the names known from elsewhere, of three syllables and more, that stand whole with a kind.

    A shorter name of the table would else take their beginning: "xã vân sơn đông" is no "Vân Sơn".
    """
    plain = unmarked(found.low)
    for name in names:
        unit, proper = split_unit(name)
        if not unit or len(proper.split()) < _LONG:
            continue
        folded = small(f"{unit} {proper}")
        sought = unmarked(folded)
        start = plain.find(sought) if len(plain) == len(found.low) else -1
        end = start + len(sought)
        if start < 0 or plain[end : end + 1].isalnum() or plain[:start][-1:].isalnum():
            continue
        typed = found.low[start:end]
        last = found.text[start:end].split()
        if typed not in (sought, folded) or (last[-2][:1].isupper() and last[-1].islower()):
            continue
        found.add(start, end, name, ids_of(name), place_level(name) or "district")


_LONG = 3


def add_small_letters(found: Found, names: Sequence[str]) -> None:
    """Add names typed small or without marks: with a kind, or bare if long enough."""
    known: dict[str, list[str]] = {}
    for name in names:
        known.setdefault(unmarked(written_name(name).key), []).append(name)
    words = [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(found.text)]
    at = 0
    while at < len(words):
        at += _small_at(found, words, at, known) or 1


def _small_at(found: Found, words: list[Word], at: int, known: dict[str, list[str]]) -> int:
    """Add the name that begins at a word, if one does; return how many words it took."""
    kind, skip = _small_kind(words, at)
    for count in range(min(LONGEST, len(words) - at - skip), 0, -1):
        part = words[at + skip : at + skip + count]
        start, end = words[at].start, part[-1].end
        if "\n" in found.text[start:end] or found.taken(start, end):
            continue
        canonical, ids = _small_name(part, kind, known, asked=_is_asked_about(words, at, count))
        if canonical:
            level = level_of(ids[0]) if ids else place_level(canonical) or "district"
            found.add(start, end, canonical, ids, level)
            return skip + count
    return 0


def _small_kind(words: list[Word], at: int) -> tuple[str, int]:
    for length in (2, 1):
        joined = unmarked(small(" ".join(word.text for word in words[at : at + length])))
        if joined in _UNMARKED_TYPE and at + length < len(words):
            return _UNMARKED_TYPE[joined], length
    return "", 0


def _is_asked_about(words: list[Word], at: int, count: int) -> bool:
    """Return whether words open a question and a rank or score follows: "hòa bình xếp thứ mấy"."""
    following = words[at + count].text if at + count < len(words) else ""
    return at == 0 and said_of(following, "after a place")


def _small_name(
    part: list[Word], kind: str, known: dict[str, list[str]], *, asked: bool
) -> tuple[str, tuple[str, ...]]:
    """Return the canonical name and ids of ``part`` read without regard to marks."""
    key = re.sub(r"^0+(?=\d)", "", key_of(part))
    plain = unmarked(key)
    if plain in known and (len(part) > 1 or kind):
        alike = [name for name in known[plain] if not kind or kind in written_name(name).units]
        if not kind and len(alike) > 1 and {place_level(name) for name in alike} == {"district"}:
            return split_unit(alike[-1])[1], ids_of(alike[-1])  # a town that became a city
        if alike:  # a city and its province bear one name: the kind that is typed tells
            return alike[-1], ids_of(alike[-1])
    if kind:
        ids = tuple(i for i in ids_of(f"{kind} {key}"))
        if ids and (len(part) > 1 or key.isdigit() or key != plain):
            return f"{kind} {name_of(ids[0])}", ids
        return "", ()
    marked = key != plain
    if len(part) < 2 and plain not in aliases():
        return "", ()
    if not asked and (plain in needs_marks() or (marked and key in needs_cue())):
        return "", ()
    ids = bare_ids(aliases().get(key, key))
    if not ids or len({name_of(i) for i in ids}) > 1:
        return "", ()
    if name_key(name_of(ids[0])) in needs_type() and not plain.startswith("tp"):
        return "", ()
    return bare_name(ids), ids
