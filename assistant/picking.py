"""Which units a question picks out of many: so many from one end, within limits, or that moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from assistant.questions.cues import CueMatch
from assistant.questions.directions import direction_of
from assistant.questions.question import Limits, Pick
from index_store.language.amounts.quantities import Quantity
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_column, table_pairs
from index_store.language.terms.indicators import Indicator, find_indicators, indicator

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_COMPARED_BY = ("value", "count", "share", "target", "change")


@cache
def numerals() -> dict[str, int]:
    """Return the number words of both languages, from `data/numerals.tsv`."""
    rows = table_pairs("assistant", "data/numerals.tsv", "word", "value")
    return {comparison_key(word): int(value) for word, value in rows}


@cache
def asked_phrases() -> tuple[str, ...]:
    """Return how people ask of rankings, to read their words without marks by."""
    return tuple(table_column("assistant", "data/asked_phrases.tsv", "phrase"))


@cache
def unit_levels() -> dict[str, str | None]:
    """Return the level of unit that each unit word asks for, from `data/unit_words.tsv`."""
    rows = table_pairs("assistant", "data/unit_words.tsv", "word", "level")
    return {comparison_key(word): level if level != "any" else None for word, level in rows}


def count_of(cues: Sequence[CueMatch], text: str) -> int:
    """Return how many units a question asks for by a number ("3 huyện", "top five"), else 1."""
    key = comparison_key(text)
    for cue in cues:
        if cue.name != "several":
            continue
        for word in re.findall(r"\w+", cue.span.of(key)):
            number = int(word) if word.isdigit() else numerals().get(word)
            if number and number > 1:
                return number
    return 1


def unit_asked(cues: Sequence[CueMatch], text: str) -> str | None:
    """Return the unit word that says of which units is asked, where one does.

    >>> from assistant.questions.cues import find_cues
    >>> unit_asked(find_cues("3 huyện thấp nhất", "vi"), "3 huyện thấp nhất")
    'huyện'
    """
    named = next((cue.group for cue in cues if cue.name == "which_unit" and cue.group), None)
    if named is not None:
        return named
    key = comparison_key(text)
    anyone: str | None = None
    for cue in cues:
        if cue.name in ("several", "plural_units", "unit_level"):
            words = cue.span.of(key)
            longest = sorted(unit_levels(), key=len, reverse=True)
            found = (word for word in longest if re.search(rf"\b{word}s?\b", words))
            unit = next(found, None)
            if unit is not None and unit_levels()[unit] is not None:
                return unit
            anyone = anyone or unit
    return anyone


def pick_of(cues: Sequence[CueMatch], quantities: Sequence[Quantity], text: str) -> Pick:
    """Return by what the units of a question are picked; an empty pick where by nothing."""
    names = {cue.name for cue in cues}
    moved: Literal["rose", "fell"] | None
    moved = "fell" if "fell" in names else "rose" if "rose" in names else None
    graded = next((cue.group for cue in cues if cue.name == "graded_as"), None)
    limits = _limits(cues, names, quantities, comparison_key(text))
    return Pick(limits, graded, moved, sets_ends_apart(cues))


def with_move(pick: Pick, names: set[str], text: str) -> Pick:
    """Return a pick of the units whose index went the way that a question says.

    "Huyện nào giảm mức độ hài lòng": which fell, though no points and no places are named. Of an
    index that is better low, falling is no fall.

    >>> with_move(Pick(), {"which_unit"}, "huyện nào bị giảm SIPAS năm 2024").moved
    'fell'
    >>> with_move(Pick(), {"which_unit"}, "huyện nào giảm số hồ sơ quá hạn").moved
    """
    if pick or not names & {"which_unit", "plural_units"} or names & {"ask_why", "ask_yes"}:
        return pick
    found = [indicator(item.id) for item in find_indicators(text, weak=True)]
    if not any(_is_standing(row) for row in found) or any(row.better == "lower" for row in found):
        return pick
    return replace(pick, moved=direction_of(text, compared=False))


def _is_standing(row: Indicator) -> bool:
    return row.name_vi.startswith(("Chỉ số", "Tỷ lệ")) and row.better == "higher"


def sets_ends_apart(cues: Sequence[CueMatch]) -> bool:
    """Return whether both ends of a ranking are named: "giữa huyện đứng đầu và huyện xếp cuối"."""
    tops = [cue.span for cue in cues if cue.name == "top"]
    bottoms = [cue.span for cue in cues if cue.name == "bottom"]
    return any(not one.overlaps(two) for one in tops for two in bottoms)


def _limits(
    cues: Sequence[CueMatch], names: set[str], quantities: Sequence[Quantity], key: str
) -> Limits | None:
    if "average" in names and names & {"above", "below"}:
        return Limits(average="above" if "above" in names else "below")
    low = high = None
    low_counts = high_counts = False
    for quantity in quantities:
        if quantity.kind not in _COMPARED_BY or quantity.value is None or quantity.of:
            continue
        if quantity.bound in ("over", "at least"):
            low, low_counts = quantity.value, quantity.bound == "at least"
        if quantity.bound in ("under", "at most"):
            high, high_counts = quantity.value, quantity.bound == "at most"
    if low is None and high is None:
        for cue in cues:
            number = _NUMBER.match(key, cue.span.end) if cue.name in ("above", "below") else None
            if number:
                value = float(number[0].replace(",", "."))
                low, high = (value, high) if cue.name == "above" else (low, value)
    if low is None and high is None:
        return None
    return Limits(low, high, low_counts, high_counts)
