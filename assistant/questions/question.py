"""A question as it is understood: what it asks, of whom, of what and of when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from assistant.finding.matching import Asked
from assistant.records import Language
from index_store.language.amounts.quantities import Quantity
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import (
    LegalReference,
)
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import PlaceMention
from index_store.language.terms.indicators import IndicatorMention
from index_store.language.time.periods import PeriodMention


class Kind(StrEnum):
    """What a part of a question asks for."""

    RANK = "rank"
    SUPERLATIVE = "superlative"
    AMOUNT = "amount"
    COMPARE = "compare"
    YES_NO = "yes_no"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    DOCUMENT = "document"
    WHY = "why"
    LIST = "list"
    DEFINITION = "definition"
    COLLECTION = "collection"
    GRADE = "grade"
    ARTICLE = "article"
    UNITS = "units"
    TREND = "trend"
    SUM = "sum"
    REMAINING = "remaining"
    SUMMARY = "summary"
    COLLECTED = "collected"
    CRITERION = "criterion"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Superlative:
    """Which end of a ranking is asked for: the ``nth`` from the top or from the bottom."""

    nth: int
    from_bottom: bool
    by_merit: bool = True
    """Whether better is higher up ("đứng đầu"), not just more ("cao nhất")."""
    count: int = 1
    """How many units are asked for ("3 huyện thấp nhất")."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which values units are asked for; None is open, or with ``average`` the average.

    ``low_counts`` and ``high_counts`` are whether the limit itself is within ("từ 80 trở lên").
    """

    low: float | None = None
    high: float | None = None
    low_counts: bool = False
    high_counts: bool = False
    average: Literal["above", "below"] | None = None

    def hold(self, value: float) -> bool:
        """Return whether a value lies within.

        >>> Limits(low=85).hold(85), Limits(low=85, low_counts=True).hold(85)
        (False, True)
        """
        over = self.low is None or value > self.low or (self.low_counts and value == self.low)
        under = self.high is None or value < self.high or (self.high_counts and value == self.high)
        return over and under


@dataclass(frozen=True, slots=True)
class Pick:
    """Which units of many are asked for: those within limits, of a grade, or that moved."""

    limits: Limits | None = None
    grade: str | None = None
    moved: Literal["rose", "fell"] | None = None
    both_ends: bool = False
    """Whether the first and the last are set against each other."""

    def __bool__(self) -> bool:
        return self != Pick(both_ends=self.both_ends)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks, with the words that say what of."""

    kind: Kind
    text: str
    about: str
    asked: Asked
    indicators: tuple[IndicatorMention, ...] = ()
    superlative: Superlative | None = None
    level: str | None = None
    unit_kind: str | None = None
    wants_target: bool = False
    with_target: bool = False
    quantities: tuple[Quantity, ...] = ()
    pick: Pick = Pick()


@dataclass(frozen=True, slots=True)
class Question:
    """A whole question. ``reading`` is the text with its marks; offsets count in it."""

    asked: str
    reading: str
    language: Language
    foreign: bool
    parts: tuple[Part, ...]
    places: tuple[PlaceMention, ...]
    periods: tuple[PeriodMention, ...]
    as_of: date
    organisations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    articles: tuple[LegalReference, ...] = ()
    search_text: str = field(default="")

    subjects: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The units that are asked about: the organisations, else the places of lowest level."""
    scope: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The larger units that the question names to say where its subjects are."""
    period_values: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The canonical periods that are asked about.

    A month or day named without its year may be of any of the last years.
    """

    def __post_init__(self) -> None:
        # Once: each of the sentences and figures that may answer is compared with them.
        object.__setattr__(self, "subjects", self._subjects())
        object.__setattr__(self, "scope", self._scope())
        object.__setattr__(self, "period_values", self._period_values())

    def _subjects(self) -> tuple[str, ...]:
        if self.organisations:
            return self.organisations
        units = [item for item in self.places if comparison_key(item.name) not in _WHOLE_COUNTRY]
        lowest = max((DEPTH.get(item.level, 3) for item in units), default=0)
        return tuple(
            dict.fromkeys(
                item.name
                for item in units
                if DEPTH.get(item.level, 3) == lowest and not self._asks_within(item)
            )
        )

    def _scope(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                item.name
                for item in self.places
                if item.name not in self.subjects
                and comparison_key(item.name) not in _WHOLE_COUNTRY
            )
        )

    def _asks_within(self, item: PlaceMention) -> bool:
        """Return whether "which district …" asks for units below this one."""
        return any(
            (part.kind in (Kind.SUPERLATIVE, Kind.UNITS) or part.pick.both_ends or _adds_up(part))
            and (part.level is None or DEPTH[part.level] > DEPTH.get(item.level, 3))
            for part in self.parts
        )

    def _period_values(self) -> tuple[str, ...]:
        values: dict[str, None] = {}
        for item in self.periods:
            values[item.value] = None
            if YEARLESS.fullmatch(comparison_key(item.text)):
                year = int(item.value[:4])
                for earlier in range(1, _YEARS_BACK):
                    values[item.value.replace(str(year), str(year - earlier))] = None
        return tuple(values)

    @property
    def restored(self) -> bool:
        """Whether the reading differs from what was typed."""
        return self.reading != self.asked


def _adds_up(part: Part) -> bool:
    """Return whether a sum over all units of a level is asked for ("của các xã")."""
    return part.kind is Kind.SUM and part.level is not None


_WHOLE_COUNTRY = frozenset(("cả nước", "việt nam", "toàn quốc"))
_YEARS_BACK = 15
YEARLESS = re.compile(
    r"(?:(?:từ|đến|tính đến|hết|cuối|giữa|đầu|trong|các|ngày|hôm|rạng sáng|sáng|trưa|chiều|tối|đêm|mùng|mồng|tháng|quý|in|by|until|on) )*"
    r"(?:(?:(?:\d{1,2}|ba|sáu|chín|hai) tháng|nửa) (?:đầu|cuối) năm)?(?:\d{1,2}|[ivx]+)?(?:-\d{1,2}(?=/))?(?:[/-]\d{1,2})?(?: tháng \d{1,2})?"
)
