"""The numbers that Word draws before the items of its lists, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.readers.office.docx_styles import W, is_on, value_of

if TYPE_CHECKING:
    from ingest.readers.office.docx_styles import ListPlace
    from ingest.readers.office.ooxml import Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BIGGEST = 5_000  # the highest number that Roman digits and letters are written for


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts_after: int | None = None  # the level, from 1, whose items restart it; 0: none


@dataclass(slots=True)
class _List:
    """A numbered list of the document: its levels, and the abstract list that keeps its count."""

    counted_by: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)  # not yet applied


class Numbering:
    """The lists of a document; ``label`` counts on, so it is asked once for each paragraph."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, dict[str, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is None:
            return
        abstract = {
            one.get(f"{W}abstractNumId") or "": one for one in root.iterchildren(f"{W}abstractNum")
        }
        styled = {
            name: identity
            for identity, one in abstract.items()
            if (name := value_of(one.find(f"{W}styleLink")))
        }
        for num in root.iterchildren(f"{W}num"):
            identity = num.get(f"{W}numId") or ""
            counted_by = value_of(num.find(f"{W}abstractNumId")) or ""
            link = (
                value_of(abstract[counted_by].find(f"{W}numStyleLink"))
                if counted_by in abstract
                else None
            )
            counted_by = styled.get(link, counted_by) if link else counted_by
            if counted_by in abstract:
                self._lists[identity] = _list(counted_by, abstract[counted_by], num)
                self._by_style[identity] = _levels_by_style(abstract[counted_by])

    def label(self, place: ListPlace, style: str | None) -> str:
        """Return the number of the next paragraph at ``place``: "Điều 5.", "a)", "-"; "" for none."""
        found = self._lists.get(place.number)
        if found is None:
            return ""
        level = place.level
        if level is None:
            level = self._by_style[place.number].get(style or "", 0)
        if level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.counted_by, [None] * _LEVELS)
        self._count(found, counts, level)
        return _written(found, counts, level)

    def _count(self, found: _List, counts: list[int | None], level: int) -> None:
        forced = found.starts.pop(level, None)
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = found.levels.get(upper, _Level()).start
        current = counts[level]
        start = found.levels[level].start
        counts[level] = (
            forced if forced is not None else (start if current is None else current + 1)
        )
        for lower in range(level + 1, _LEVELS):
            after = found.levels.get(lower, _Level()).restarts_after
            if after is None or (after != 0 and level < after):
                counts[lower] = None


def _list(counted_by: str, abstract: Element, num: Element) -> _List:
    levels = {at: _level(one) for one in abstract.iterchildren(f"{W}lvl") if (at := _at(one)) >= 0}
    found = _List(counted_by, levels)
    for override in num.iterchildren(f"{W}lvlOverride"):
        at = _at(override)
        own = override.find(f"{W}lvl")
        if own is not None and at >= 0:
            levels[at] = _level(own)
        start = value_of(override.find(f"{W}startOverride"))
        if start is not None and at >= 0:
            found.starts[at] = _integer(start, 1)
    return found


def _levels_by_style(abstract: Element) -> dict[str, int]:
    return {
        style: at
        for one in abstract.iterchildren(f"{W}lvl")
        if (style := value_of(one.find(f"{W}pStyle"))) and (at := _at(one)) >= 0
    }


def _at(element: Element) -> int:
    at = _integer(element.get(f"{W}ilvl"), -1)
    return at if at < _LEVELS else -1


def _level(element: Element) -> _Level:
    restart = value_of(element.find(f"{W}lvlRestart"))
    return _Level(
        _integer(value_of(element.find(f"{W}start")), 1),
        value_of(element.find(f"{W}numFmt")) or "decimal",
        value_of(element.find(f"{W}lvlText")) or "",
        bool(is_on(element.find(f"{W}isLgl"))),
        None if restart is None else _integer(restart, 0),
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise


def _written(found: _List, counts: list[int | None], level: int) -> str:
    own = found.levels[level]
    if own.form == "bullet":
        return "-"
    if own.form == "none":
        return _PLACE.sub("", own.text).strip()

    def digits(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        other = found.levels.get(at, _Level())
        form = "decimal" if own.legal and other.form != "bullet" else other.form
        return numeral(counts[at] or other.start, form) if at <= level else ""

    return _PLACE.sub(digits, own.text).strip()


def numeral(number: int, form: str) -> str:
    """Return a number as Word writes it in a list of the form ``form``.

    >>> [numeral(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    >>> numeral(28, "lowerLetter")
    'bb'
    """
    if form == "decimalZero":
        return f"{number:02d}"
    if not 0 < number <= _BIGGEST:
        return str(number)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        written = ""
        for value, sign in _ROMAN:
            written += sign * (number // value)
            number %= value
        return written.lower() if form == "lowerRoman" else written
    return "-" if form == "bullet" else str(number)
