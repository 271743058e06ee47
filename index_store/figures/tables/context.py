"""What a cell of a table takes from around it: the caption, and the rest of its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from index_store.records import Binding, Span


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table, and above the rows of a group in it.

    ``indicator`` is scored or a share, ``counted`` what the words above say is counted,
    ``level`` the one kind of place that they say is listed ("huyện"), "" for none or several;
    ``area`` where the indicator is only an area of reform that heads a section ("2. Cải cách thủ
    tục hành chính"), so that a table in it may be of anything;
    ``tier`` the one tier of units that the line right above says is told of ("cấp huyện").
    """

    indicator: Binding | None
    period: Binding | None
    according_to: Binding | None
    announced: str | None
    unit: str | None = None
    counted: Binding | None = None
    level: str = ""
    area: bool = False
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of all its figures; ``stated`` if its rows are indicators, not places.

    ``period`` is that of the row itself, where the rows are years; ``total`` where it adds up
    the others, so that no rank or score of it is anyone's;
    ``goal`` where the rows are goals; ``tier`` what a sum is of, where it is of one tier only
    ("cấp huyện").
    """

    span: Span
    owner: Binding | None
    what: Binding | None
    unit: str | None
    scale: float | None
    stated: bool
    caption: Caption
    reference: date | None
    period: Binding | None = None
    total: bool = False
    goal: bool = False
    tier: str = ""
