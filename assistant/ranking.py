"""Ranks: who is first, last or nth, as a document states it or as its scores give it.

A stated rank ("8/8") answers by itself. A rank worked out from scores compares only the units
whose scores are in one document, and says which they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.context import StatedFigure
from assistant.questions.question import Limits, Superlative
from index_store.language.characters.marks import comparison_key
from index_store.language.names.place_names import bare_levels, ids_of, is_bare_name
from index_store.language.names.places import place_level
from index_store.language.terms.indicators import indicator_by_name, indicators

Levels = frozenset[str]
"""The levels that a unit may be of: none where nothing tells, several where its name leaves it open."""
MEASURED = ("value", "count", "money", "share")
"""Kinds of figures that units can be compared by."""
DEFAULT_INDICATOR = "par_index"
"""What "xếp thứ mấy" is about where the question names no index: the index of this field."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a table: the figure it is compared by, its stated rank, its grade."""

    place: str
    value: StatedFigure | None = None
    rank: StatedFigure | None = None
    grade: StatedFigure | None = None

    @property
    def figures(self) -> tuple[StatedFigure, ...]:
        """The figures of the unit that there are, its rank first."""
        return tuple(item for item in (self.rank, self.value) if item is not None)


@dataclass(frozen=True, slots=True)
class Table:
    """What the documents give of one indicator, period and level of unit in one province.

    ``rows`` are best first: by stated rank, those without one after it by their values.
    """

    indicator: str
    period: str
    province: str | None
    level: str | None
    rows: tuple[Row, ...]

    @property
    def size(self) -> int | None:
        """Of how many units a rank is, as a document states it; None where none does."""
        sizes = [row.rank.figure.of for row in self.rows if row.rank and row.rank.figure.of]
        return round(max(sizes)) if sizes else None

    @property
    def year(self) -> str:
        """The year of the period; nothing where the documents name no period."""
        return self.period[:4]


@dataclass(frozen=True, slots=True)
class Ends:
    """The units at one end of a table; ``stated`` where a document ranks them so.

    ``missing`` are the positions asked for whose units no document names.
    """

    rows: tuple[Row, ...]
    stated: bool
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """How a unit moved between two tables; ``by`` is positive where it became better."""

    place: str
    before: Row
    after: Row
    by: float
    ranks: bool


@lru_cache(maxsize=20_000)
def level_of(name: str) -> str | None:
    """Return the level of a unit by its name: province, district, commune or department.

    >>> level_of("Sở Nội vụ")
    'department'
    """
    first = comparison_key(name).split(" ", 1)[0]
    if first in ("sở", "ban", "bộ", "văn", "thanh", "chi", "cục", "công"):
        return "department"
    return place_level(name)


def of_level(figures: Iterable[StatedFigure], level: str | None) -> list[StatedFigure]:
    """Return the figures that are bound to a unit of the level; any bound one for None."""
    bound = [item for item in figures if item.figure.place is not None]
    if level is None:
        return bound
    lists = _levels_in_lists(bound)
    return [item for item in bound if level in _levels_of(item, lists)]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A unit as one document names it under one indicator and period."""

    document: str
    indicator: str
    period: str
    place: str


def _listed(item: StatedFigure) -> _Listed:
    figure = item.figure
    return _Listed(
        item.document.id,
        figure.indicator.value if figure.indicator else "",
        figure.period.value if figure.period else "",
        figure.place.value if figure.place else "",
    )


def _levels_of(item: StatedFigure, lists: Mapping[_Listed, Levels]) -> Levels:
    """Return the levels that the unit of a figure, which is known to be bound, may be of."""
    if lists and (told := lists.get(_listed(item))) is not None:
        return told
    own = level_of(item.figure.place.value) if item.figure.place else None
    return frozenset() if own is None else frozenset((own,))


def _levels_in_lists(figures: Sequence[StatedFigure]) -> dict[_Listed, Levels]:
    """Return the levels of units that their own names leave open and the list they stand in tells.

    The list is what a document gives of one indicator and period. A city that no table knows is
    of the provinces where all beside it are; it is a district else. Names without a kind are of
    one level where the table does not know one of them: of the levels that all of those that it
    knows may be, of none where there is no such level, so that no part of a list is ranked as if
    it were the whole.
    """
    names = {item.figure.place.value for item in figures if item.figure.place}
    cities = {name for name in names if _is_city(name) and not ids_of(name)}
    unknown = {name for name in names if is_bare_name(name) and level_of(name) is None}
    if not cities and not unknown:
        return {}  # mostly: and to list thousands of figures takes milliseconds
    lists: dict[_Listed, set[str]] = {}
    for item in figures:
        one = _listed(item)
        lists.setdefault(replace(one, place=""), set()).add(one.place)
    found: dict[_Listed, Levels] = {}
    for listed, places in lists.items():
        beside = [level_of(name) for name in places - cities]
        if len(beside) >= _NEIGHBOURS and set(beside) == {"province"}:
            found |= {replace(listed, place=name): _PROVINCE for name in places & cities}
        if places & unknown:
            bare = {name for name in places if is_bare_name(name)}
            levels = _shared_levels(bare - unknown)
            found |= {replace(listed, place=name): levels for name in bare}
    return found


def _shared_levels(names: Iterable[str]) -> Levels:
    """Return the levels that each of some known names without a kind may be, none for no names."""
    each = [bare_levels(name) for name in names]
    return frozenset.intersection(*each) if each else frozenset()


_NEIGHBOURS = 2
_PROVINCE: Levels = frozenset(("province",))


def _is_city(name: str) -> bool:
    return name[:1] in ("t", "T") and comparison_key(name).startswith("thành phố ")


_LAST = "cuối cùng"
"""The grade of a rank that says "last" and not of how many."""


def stated_at(figures: Iterable[StatedFigure], asked: Superlative) -> list[StatedFigure]:
    """Return the stated ranks that are the one asked for."""
    found = []
    for item in figures:
        value, of = item.figure.value, item.figure.of
        if item.figure.kind != "rank":
            continue
        if value is None:
            if asked.from_bottom and asked.nth == 1 and item.figure.grade == _LAST:
                found.append(item)
            continue
        if asked.from_bottom and of is not None and value == of - asked.nth + 1:
            found.append(item)
        if not asked.from_bottom and value == asked.nth:
            found.append(item)
    return found


def tables(figures: Iterable[StatedFigure]) -> list[Table]:
    """Return the figures as tables, the longest first: one for each thing that is comparable.

    A unit has one row: where several documents give it a value, the one that lists most units
    comes first, then the body that decided, then the later document.
    """
    groups: dict[_Key, dict[str, list[StatedFigure]]] = {}
    figures = [item for item in figures if item.figure.place is not None]
    lists = _levels_in_lists(figures)
    for item in figures:
        figure = item.figure
        if figure.place is None or figure.indicator is None:
            continue
        place = figure.place.value
        levels = _levels_of(item, lists)
        level = min(levels, key=_ORDER.index, default=None)
        province = None if level == "province" else item.context.province(item.document)
        period = figure.period.value if figure.period else ""
        key = _Key(figure.indicator.value, period, province, level)
        units = groups.get(key)
        if units is None:
            units = groups[key] = {}
        if place in units:
            units[place].append(item)
        else:
            units[place] = [item]
    found = [_table(key, units) for key, units in groups.items()]
    return sorted((table for table in found if table.rows), key=lambda t: -len(t.rows))


_ORDER = ("province", "district", "commune", "department")


class _Key(NamedTuple):  # thousands are made and compared: in half the time of a dataclass
    indicator: str
    period: str
    province: str | None
    level: str | None


def _table(key: _Key, units: dict[str, list[StatedFigure]]) -> Table:
    every = [item for items in units.values() for item in items]
    units_of_measure = [item.figure.unit for item in every if _is_measured(item)]
    unit = _commonest(units_of_measure) if units_of_measure else None
    sizes = {item.figure.of for item in every if item.figure.kind == "rank"}
    size = max((of for of in sizes if of), default=None)
    documents = [item.document.id for item in every]
    if documents.count(documents[0]) < len(documents):  # of one they stand in its own order
        listed = Counter(documents)
        units = {
            place: items
            if len(items) == 1
            else sorted(items, key=lambda item: (-listed[item.document.id], *_trust(item)))
            for place, items in units.items()
        }
    rows = [_row(place, items, unit, size) for place, items in units.items()]
    rows = [row for row in rows if row.value or row.rank or row.grade]
    lower = lower_is_better(key.indicator)
    return Table(
        key.indicator, key.period, key.province, key.level,
        tuple(sorted(rows, key=lambda row: _standing(row, lower))),
    )  # fmt: skip


def _commonest(units: Sequence[str | None]) -> str | None:
    """Return the unit that most of the figures, of which there are some, are measured in."""
    if units.count(units[0]) == len(units):
        return units[0]  # mostly, and counted by the thousand
    return Counter(units).most_common(1)[0][0]


def _row(place: str, ordered: Sequence[StatedFigure], unit: str | None, size: float | None) -> Row:
    """Return the row of a unit: of its figures the first value, the first rank, the first grade."""
    value = rank = grade = None
    for item in ordered:
        figure = item.figure
        if figure.kind == "rank":
            if rank is None and figure.value is not None and figure.of in (None, size):
                rank = item
        elif figure.kind == "grade":
            grade = grade or item
        elif value is None and figure.unit == unit and _is_measured(item):
            value = item
    return Row(place, value, rank, grade)


def _is_measured(item: StatedFigure) -> bool:
    figure = item.figure
    return figure.kind in MEASURED and figure.value is not None and figure.bound == "exact"


def _trust(item: StatedFigure) -> tuple[bool, int]:
    document = item.document
    decided = document.number is not None or document.issuer is not None
    return (not decided, -document.published.toordinal() if document.published else 0)


def _standing(row: Row, lower: bool) -> tuple[float, float, str]:
    rank = row.rank.figure.value if row.rank else None
    value = row.value.figure.value if row.value else None
    return (
        float("inf") if rank is None else rank,
        float("inf") if value is None else value if lower else -value,
        row.place,
    )


def ends(table: Table, asked: Superlative) -> Ends:
    """Return the units at the asked end: by stated ranks where there are any, else by values.

    A stated rank says nothing of the units that the documents leave out: where the fourth of
    96 is not named, the next that is named is not the fourth. Ties are all given.
    """
    ranked = [row for row in table.rows if row.rank is not None]
    wanted = _positions(asked, table.size) if ranked else set()
    if ranked and not asked.by_merit:
        measured = _by_value(table, asked)
        stated = all(row.rank and _position(row) in wanted for row in measured.rows)
        return replace(measured, stated=bool(measured.rows) and stated)
    if ranked:
        rows = tuple(row for row in ranked if _position(row) in wanted)
        if rows:
            missing = wanted - {_position(row) for row in rows} - _tied(rows, wanted)
            shown = rows[::-1] if asked.from_bottom else rows
            return Ends(shown, True, tuple(sorted(missing)))
        if wanted:
            return Ends((), True, tuple(sorted(wanted)))
    return _by_value(table, asked)


def _positions(asked: Superlative, size: int | None) -> set[int]:
    positions = range(asked.nth, asked.nth + asked.count)
    if not asked.from_bottom:
        return {at for at in positions if size is None or at <= size}
    return {size - at + 1 for at in positions if size - at >= 0} if size else set()


def _position(row: Row) -> int:
    return round(row.rank.figure.value or 0) if row.rank else 0


def _tied(rows: Sequence[Row], wanted: set[int]) -> set[int]:
    """Return the positions that ties use up: after two thirds comes the fifth."""
    used: set[int] = set()
    for position, count in Counter(_position(row) for row in rows).items():
        used |= {position + at for at in range(1, count)}
    return used & wanted


def _by_value(table: Table, asked: Superlative) -> Ends:
    lower = lower_is_better(table.indicator)
    rows = [row for row in table.rows if row.value is not None]
    if len(rows) < 2:
        return Ends((), False)
    descending = asked.from_bottom == (asked.by_merit and lower)
    values = sorted({_value(row) for row in rows}, reverse=descending)
    rows.sort(key=lambda row: (-_value(row) if descending else _value(row), row.place))
    first, last = asked.nth - 1, asked.nth + asked.count - 2
    if len(rows) <= first or len(values) < 2:
        return Ends((), False)
    low, high = sorted((_value(rows[first]), _value(rows[min(last, len(rows) - 1)])))
    return Ends(tuple(row for row in rows if low <= _value(row) <= high), False)


def _value(row: Row) -> float:
    return row.value.figure.value or 0.0 if row.value else 0.0


def within(table: Table, limits: Limits) -> tuple[Row, ...]:
    """Return the units whose values lie within the limits, best first."""
    return tuple(row for row in table.rows if row.value and limits.hold(_value(row)))


def moves(
    before: Table, after: Table, *, by_value: bool = False, by_rank: bool = False
) -> tuple[Move, ...]:
    """Return how the units of both tables moved, the greatest rise first.

    By their ranks where both are among as many units, else, or ``by_value``, by their values.
    With ``by_rank`` ranks count also where of how many they are is not told of both.
    """
    earlier = {row.place: row for row in before.rows}
    alike = before.size is not None and before.size == after.size
    untold = by_rank and None in (before.size, after.size)
    by_rank = (alike or untold) and not by_value
    lower = lower_is_better(after.indicator)
    found = []
    for row in after.rows:
        old = earlier.get(row.place)
        if old is None:
            continue
        if by_rank and old.rank and row.rank:
            found.append(Move(row.place, old, row, float(_position(old) - _position(row)), True))
        elif not by_rank and old.value and row.value:
            change = round(_value(row) - _value(old), 6)
            found.append(Move(row.place, old, row, -change if lower else change, False))
    return tuple(sorted(found, key=lambda move: (-move.by, move.place)))


def mismatches(table: Table) -> tuple[tuple[Row, Row], ...]:
    """Return neighbours of a table whose ranks and values disagree: the better ranked scored worse."""
    lower = lower_is_better(table.indicator)
    both = [row for row in table.rows if row.rank and row.value]
    return tuple(
        (one, two)
        for one, two in pairwise(both)
        if _position(one) < _position(two)
        and (_value(one) > _value(two) if lower else _value(one) < _value(two))
    )


def lower_is_better(indicator: str) -> bool:
    """Return whether less of an indicator is better: late dossiers."""
    row = indicator_by_name(indicator)
    return row is not None and row.name_vi == indicator and row.better == "lower"


def is_known(indicator: str) -> bool:
    """Return whether a name is that of an indicator of the table."""
    return any(row.name_vi == indicator for row in indicators())


def is_index(indicator: str) -> bool:
    """Return whether a name is that of an index of the table, as a whole and not of a part of it."""
    return indicator.startswith("Chỉ số") and is_known(indicator)


def default_indicator() -> str:
    """Return the Vietnamese name of the index that a bare "xếp thứ mấy" is about."""
    return next(row.name_vi for row in indicators() if row.id == DEFAULT_INDICATOR)
