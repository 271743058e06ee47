"""The units and bodies that the figures of an index are of, found by any way to write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.fit import same_unit, squeezed
from assistant.ranking import level_of
from index_store.language.characters.marks import unmarked
from index_store.language.names.place_names import split_unit, written_name
from index_store.language.names.places import find_places, place_level
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 5
"""Syllables of the longest proper name of a unit that is looked for."""


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a text names; ``span`` is where, with or without its kind."""

    name: str
    span: Span


class KnownPlaces:
    """Names as the index has them; each is found by its proper name, in constant time."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, list[str]] = {}
        self._bodies: dict[str, list[str]] = {}
        for name in names:
            self._by_key.setdefault(_key(name), []).append(name)
            if not place_level(name):
                self._bodies.setdefault(_first_words(name), []).append(name)

    def same(self, name: str) -> tuple[str, ...]:
        """Return the names of the index that are of the unit or body that ``name`` names.

        >>> KnownPlaces(["huyện Sơn Lâm", "xã Sơn Lâm", "Sở Nội vụ"]).same("H. Sơn Lâm")
        ('huyện Sơn Lâm',)
        >>> KnownPlaces(["Sở Nội vụ", "Sở Y tế"]).same("Sở Nội vụ tỉnh Hạc Giang")
        ('Sở Nội vụ',)
        """
        near = [*self._by_key.get(_key(name), ()), *self._bodies.get(_first_words(name), ())]
        return tuple(dict.fromkeys(known for known in near if same_unit(known, name)))

    def is_of_several(self, name: str) -> bool:
        """Return whether units of several kinds bear a name that tells none.

        >>> KnownPlaces(["tỉnh Hạc Giang", "thành phố Hạc Giang"]).is_of_several("Hạc Giang")
        True
        """
        return (
            not split_unit(name)[0]
            and len({place_level(known) for known in self.same(name)} - {None}) > 1
        )

    def add_bodies(self, names: Iterable[str]) -> None:
        """Take in bodies that no figure names: those that issued a document."""
        for name in names:
            if name not in self._bodies.get(_first_words(name), ()):
                self._bodies.setdefault(_first_words(name), []).append(name)

    def body(self, name: str) -> str:
        """Return a body's name as the index has it: its province without the kind, short forms.

        A name that several bodies of the index could bear, or none, is returned as it is.

        >>> known = KnownPlaces(["Sở Y tế tỉnh Hạc Giang", "Sở Giáo dục và Đào tạo tỉnh Hạc Giang"])
        >>> known.body("Sở Y tế Hạc Giang"), known.body("Sở GD&ĐT Hạc Giang")
        ('Sở Y tế tỉnh Hạc Giang', 'Sở Giáo dục và Đào tạo tỉnh Hạc Giang')
        >>> known.body("Sở Y tế Mai Giang")
        'Sở Y tế Mai Giang'
        """
        if level_of(name) != "department":
            return name
        whole = name
        for short in reversed(find_abbreviations(name)):
            if not short.others:
                whole = f"{whole[: short.span.start]}{short.long}{whole[short.span.end :]}"
        key = _without_kinds(whole)
        named = self._bodies.get(_first_words(whole), ())
        found = {known for known in named if _without_kinds(known) == key}
        return min(found) if len({squeezed(known) for known in found}) == 1 else name

    def bodies_in(self, text: str) -> tuple[str, ...]:
        """Return the bodies that a text names with their province, as the index has them.

        >>> known = KnownPlaces(["Sở Y tế tỉnh Hạc Giang", "Sở Y tế tỉnh Mai Giang"])
        >>> known.bodies_in("Quý I, Sở Y tế Mai Giang không trễ hồ sơ nào.")
        ('Sở Y tế tỉnh Mai Giang',)
        """
        found = []
        for head in _BODY.finditer(text):
            words = list(_WORD.finditer(text, head.start()))[:_LONGEST_BODY]
            for last in reversed(words):
                name = text[head.start() : last.end()]
                whole = self.body(name)
                if whole != name or whole in self._bodies.get(_first_words(whole), ()):
                    found.append(whole)
                    break
        return tuple(dict.fromkeys(found))

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the full names of the units that a text gives the proper name of.

        A name that units of several kinds bear is left as it is: which is meant is not said.

        >>> known = KnownPlaces(["huyện Sơn Lâm", "xã Hạ Lâm", "phường Hạ Lâm"])
        >>> known.named_in("Sơn Lâm đứng trên Hạ Lâm.")
        ('huyện Sơn Lâm',)
        """
        return tuple(dict.fromkeys(unit.name for unit in self._bare(text)))

    def named_at(self, text: str) -> tuple[NamedUnit, ...]:
        """Return the units and the known bodies that a text names, in order.

        >>> known = KnownPlaces(["Sở Y tế", "Sở Tư pháp", "huyện Sơn Lâm"])
        >>> [unit.name for unit in known.named_at("Sở Y tế và Sở Tư pháp, hơn Sơn Lâm")]
        ['Sở Y tế', 'Sở Tư pháp', 'huyện Sơn Lâm']
        """
        found = list(self.units_in(text))
        for unit in self._listed(text):
            found = [other for other in found if not other.span.overlaps(unit.span)]
            found.append(unit)
        for head in _BODY.finditer(text):
            words = list(_WORD.finditer(text, head.start()))[:_LONGEST_BODY]
            for last in reversed(words):
                name = text[head.start() : last.end()]
                whole = self.body(name)
                if whole != name or whole in self._bodies.get(_first_words(whole), ()):
                    span = Span(head.start(), last.end())
                    found = [unit for unit in found if not unit.span.overlaps(span)]
                    found.append(NamedUnit(whole, span))
                    break
        return tuple(sorted(found, key=lambda unit: unit.span))

    def _listed(self, text: str) -> list[NamedUnit]:
        """Return the known departments of a list that says their head once.

        >>> known = KnownPlaces(["Sở Y tế", "Sở Tư pháp"])
        >>> [unit.name for unit in known.named_at("Hai sở Tư pháp, Y tế có 90 hồ sơ")]
        ['Sở Tư pháp', 'Sở Y tế']
        """
        found = []
        for head in _LIST.finditer(text):
            at = head.end()
            while (unit := self._department_at(text, at)) is not None:
                found.append(unit)
                goes_on = _GOES_ON.match(text, unit.span.end)
                if goes_on is None:
                    break
                at = goes_on.end()
        return found

    def _department_at(self, text: str, at: int) -> NamedUnit | None:
        """Return the longest known department whose name, without its head, stands at a place."""
        for last in reversed(list(_WORD.finditer(text, at))[:_LONGEST_BODY]):
            name = f"Sở {text[at : last.end()]}"
            whole = self.body(name)
            if whole != name or whole in self._bodies.get(_first_words(whole), ()):
                return NamedUnit(whole, Span(at, last.end()))
        return None

    def units_in(self, text: str) -> tuple[NamedUnit, ...]:
        """Return the units that a text names, in order: by their whole or their proper names.

        >>> known = KnownPlaces(["huyện Sơn Lâm"])
        >>> [unit.name for unit in known.units_in("Sơn Lâm hơn huyện Hạ Trì 2 điểm")]
        ['huyện Sơn Lâm', 'huyện Hạ Trì']
        """
        whole = [NamedUnit(m.name, m.span) for m in find_places(text)]
        bare = [u for u in self._bare(text) if not any(u.span.overlaps(w.span) for w in whole)]
        longest: list[NamedUnit] = []
        for unit in sorted(bare, key=lambda u: u.span.start - u.span.end):
            if not any(unit.span.overlaps(other.span) for other in longest):
                longest.append(unit)
        return tuple(sorted([*whole, *longest], key=lambda u: u.span))

    def _bare(self, text: str) -> list[NamedUnit]:
        words = list(_WORD.finditer(text))
        found = []
        ranks = _RANKS.search(text) is not None
        for at, word in enumerate(words):
            if not word[0][0].isupper():
                continue
            for count in range(1, _LONGEST_NAME + 1):
                if at + count > len(words):
                    break
                last = words[at + count - 1]
                if "\n" in text[word.start() : last.end()]:
                    break
                key = unmarked(written_name(text[word.start() : last.end()]).key)
                typed = [name for name in self._by_key.get(key, ()) if split_unit(name)[0]]
                name = typed[0] if len(typed) == 1 else None if ranks else _province(typed)
                if name is not None:
                    found.append(NamedUnit(name, Span(word.start(), last.end())))
        return found


_RANKS = re.compile(
    r"(?<!\w)(?:điểm|hạng|bậc|đứng|INDEX|chỉ số|cấp huyện|khối huyện|thành phố|thị xã|huyện)(?!\w)",
    re.IGNORECASE,
)
"""Words of a text that may speak of the districts of a province, its chief town among them."""


def _province(names: Sequence[str]) -> str | None:
    """Return the province that a bare name is of, where else only its chief town bears it.

    >>> _province(["tỉnh Hạc Giang", "thành phố Hạc Giang"]), _province(["xã Hạ", "huyện Hạ"])
    ('tỉnh Hạc Giang', None)
    """
    provinces = [name for name in names if place_level(name) == "province"]
    towns = [name for name in names if split_unit(name)[0].casefold() in _TOWNS]
    sole = len(provinces) == 1 and len(provinces) + len(towns) == len(names)
    return provinces[0] if sole else None


_TOWNS = ("thành phố", "thị xã")


def _key(name: str) -> str:
    return unmarked(written_name(name).key)


def names_a_body(text: str) -> bool:
    """Return whether a text may name a department or another body."""
    return _BODY.search(text) is not None


_BODY = re.compile(r"(?<!\w)(?:Sở|Ban|Cục|Thanh tra|Văn phòng)(?= )")
_LONGEST_BODY = 12
_LIST = re.compile(
    r"(?<!\w)(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Cc]ác|[Nn]hững|\d+) (?:sở|Sở) (?=[^\W\d_])"
)
_GOES_ON = re.compile(r"(?:, | và |, và )(?:(?:sở|Sở) )?(?=[^\W\d_])")
_KINDS = re.compile(r"(?<!\w)(?:tỉnh|thành phố) ")


def _without_kinds(name: str) -> str:
    return _KINDS.sub("", squeezed(name))


def _first_words(name: str) -> str:
    return " ".join(unmarked(name).casefold().split()[:2])
