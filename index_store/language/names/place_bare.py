"""Places without a kind: "Đồng Tháp dẫn đầu", where no person, street or thing bears the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.characters.marks import unmarked
from index_store.language.names.namesakes import province_named_as
from index_store.language.names.place_names import ids_of, place_level, written_name
from index_store.language.names.place_reading import (
    CAPITALS,
    LONGEST,
    SEPARATOR,
    WORD,
    Found,
    Word,
    adjacent,
    key_of,
    said_of,
)
from index_store.language.names.place_table import (
    beginning_of,
    communes_named,
    level_of,
    name_beginnings,
    name_key,
    name_of,
    named,
    named_unmarked,
    needs_cue,
    needs_marks,
    needs_type,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAIL = r"[^\W\d_]*(?:['’] ?[^\W\d_]+)*"
# The letter before the look back lets the engine skip to capitals.
_CAPITAL_RUN = re.compile(
    rf"[{CAPITALS}](?<!\w.)(?:{_TAIL}(?:(?:[ \u00a0]| ?[-–] ?)[{CAPITALS}]{_TAIL})+"
    rf"|(?<=H)(?:uế|UẾ)(?!\w))"
)


def learned_names(found: Found, names: Sequence[str]) -> dict[str, str]:
    """Return the names that the text types somewhere, key to canonical name; "" where two share it.

    A province and its town of the same name are no two: bare, the name is the province's.
    """
    learned: dict[str, str] = {}
    for name in [*names, *(m.name for m in found.mentions)]:
        key = written_name(name).key
        if " " not in key:
            continue
        if (other := learned.setdefault(key, name)) != name:
            provinces = {name, other} & {province_named_as(name), province_named_as(other)}
            learned[key] = provinces.pop() if provinces else ""
    return learned


def add_bare(found: Found, learned: dict[str, str], *, lenient: bool = False) -> None:
    """Add capitalised names without a kind, where the table or the text itself knows them.

    ``lenient`` takes doubtful names too: a question's "Thanh Bình" is rather a place.
    """
    doubtful: list[tuple[int, int, str]] = []
    beginnings = {beginning_of(key) for key in learned}
    for match in _CAPITAL_RUN.finditer(found.text):
        words = [Word(m.start(), m.end(), m[0]) for m in WORD.finditer(found.text, *match.span())]
        at = 0
        while at < len(words):
            beginning = key_of(words[at : at + 2])
            if not (beginning in name_beginnings() or beginning in beginnings):
                at += 1
                continue
            count = _bare_length(words, at, learned, lenient=lenient)
            if not count:
                at += 1
                continue
            start, end = words[at].start, words[at + count - 1].end
            key = key_of(words[at : at + count])
            if not found.taken(start, end) and _stands_alone(found.text, words, at, count):
                if key in learned or key not in needs_cue() or _cued(found.text, start):
                    _add_bare(found, start, end, key, learned)
                else:
                    doubtful.append((start, end, key))
            at += count
    for start, end, key in doubtful:
        if lenient or _beside_another(found, start, end):
            _add_bare(found, start, end, key, learned)


def _bare_length(words: list[Word], at: int, learned: dict[str, str], *, lenient: bool) -> int:
    """Return how many syllables from ``at`` are a name that may stand bare; 0 for none."""
    for count in range(min(len(words) - at, LONGEST), 0, -1):
        key = key_of(words[at : at + count])
        if count == 1 and key != "huế":
            return 0
        if key in needs_type():
            continue
        if key in learned or named(key):
            return count
        plain = key == unmarked(key) and not words[at].text.isupper()
        if plain and count > 1 and named_unmarked(key) and (lenient or key not in needs_marks()):
            return count
    return 0


def _stands_alone(text: str, words: list[Word], at: int, count: int) -> bool:
    """Return whether the name is no part of a longer name, of a person, a street or a thing."""
    first, last = words[at], words[at + count - 1]
    if names_a_thing(text, first.start):
        return False
    if at and adjacent(text, words[at - 1], first) and not _may_follow(words, at, count):
        return False
    if at + count < len(words) and adjacent(text, last, words[at + count]):
        following = words[at + count].text
        if said_of(f"{text[first.start : last.end]} {following}", "longer name"):
            return False  # Thái Bình Dương
        given = words[at + count + 1 :][:1]
        person = said_of(following, "surname") and bool(given) and not given[0].text.isupper()
        abbreviation = len(following) > 1 and following.isupper() and not last.text.isupper()
        return person or abbreviation
    return True


def _may_follow(words: list[Word], at: int, count: int) -> bool:
    """Return whether a name may stand after the capitalised word before it."""
    left = words[at - 1].text
    if len(left) > 1 and left.isupper() and not words[at].text.isupper():
        return True  # UBND Đồng Tháp
    if said_of(left, "opener"):
        return True  # Tại Đồng Tháp
    office = said_of(words[0].text, "office") or said_of(left, "office end")
    return office and at + count == len(words)


def names_a_thing(text: str, start: int) -> bool:
    """Return whether the words before a name make it that of a person, a street or a thing."""
    if start == 0 or not text[start - 1].isspace() or text[start - 1] == "\n":
        return False
    before = text[max(0, start - 32) : start].split()[-4:]
    endings = [" ".join(before[at:]) for at in range(len(before))]
    if any(said_of(words, "no thing") for words in endings):
        return False
    return any(said_of(words, "thing") for words in endings)


def _cued(text: str, start: int) -> bool:
    before = re.search(r"([^\W\d_]+)\s$", text[max(0, start - 12) : start])
    return before is not None and said_of(before.group(1), "cue")


def _beside_another(found: Found, start: int, end: int) -> bool:
    """Return whether a place stands next to this one in a list, or before it: "X (Hòa Bình)"."""
    text, before = found.text, found.before(start)
    if before and start - before.span.end < 6:
        gap = text[before.span.end : start]
        if gap == " (" or SEPARATOR.fullmatch(gap):
            return True
    following = SEPARATOR.match(text, end)
    after = found.after(end)
    return bool(following and after and after.span.start == following.end())


def _add_bare(found: Found, start: int, end: int, key: str, learned: dict[str, str]) -> None:
    canonical = learned.get(key, "")
    if canonical:
        level = place_level(canonical) or "district"
        found.add(start, end, canonical, ids_of(canonical), level)
    elif ids := bare_ids(key):
        found.add(start, end, bare_name(ids), ids, level_of(ids[0]))


def bare_ids(key: str) -> tuple[str, ...]:
    """Return the units that a bare name may mean: provinces, districts, and their heirs.

    Communes of 2025 often took a district's name, so "Ngân Sơn" may be either.

    >>> bare_ids("ngân sơn")
    ('062', 'n01954')
    """
    ids = named(key) or named_unmarked(key)
    if not ids or level_of(ids[0]) == "province":
        return ids
    keys = {name_key(name_of(i)) for i in ids}
    return ids + tuple(i for k in sorted(keys) for i in communes_named(k) if i.startswith("n"))


def bare_name(ids: tuple[str, ...]) -> str:
    """Return the canonical name of what may be several units: with its kind if all share it.

    >>> bare_name(("06", "n19")), bare_name(("062", "n01954")), bare_name(("46",))
    ('Bắc Kạn', 'Ngân Sơn', 'thành phố Huế')
    """
    full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
    return full.pop() if len(full) == 1 else name_of(ids[0])
