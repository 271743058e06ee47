"""What the sentences before go on binding: their index for a score, the budget for "thu được"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index_store.figures.lists_of_parts import Announced, is_listed
from index_store.figures.measured import Measured
from index_store.figures.scores import part_of_score
from index_store.figures.topic import Topic
from index_store.language.terms.indicators import indicator, indicator_by_name
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from index_store.figures.sources import Source
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Figure


@dataclass(slots=True)
class State:
    """What the sentences before this one, in the same paragraph, go on binding."""

    topic: Topic = field(default_factory=Topic)
    place: Binding | None = None
    period: Binding | None = None
    opened: Binding | None = None
    source: Source | None = None
    last: tuple[Quantity, Measured] | None = None
    like: dict[str, tuple[Quantity, Measured]] = field(default_factory=dict)
    said: str = ""
    lead: Binding | None = None
    index: Binding | None = None
    goal: bool = False
    tasks: bool = False
    announced: Announced | None = None
    figures: list[Figure] = field(default_factory=list)

    def sets_goal(self, unit: str | None) -> bool:
        """Return whether what stands here in a unit is a goal: of tasks to come, only percents are."""
        return self.goal or (self.tasks and unit == "%")


def going_on(text: str, told: State | None, topic: Topic) -> State:
    """Return what a passage starts with: that of the one before where a list was cut between them."""
    cut = told is not None and told.announced is not None and is_listed(text)
    return told if cut and told is not None else State(topic=topic)


def _speaks_of_more(state: State, index: str) -> bool:
    """Return whether a figure before in the sentence is of another indicator."""
    return any(
        f.indicator is not None and f.indicator.value != index and not _counts_units(f)
        for f in state.figures
    )


def _counts_units(figure: Figure) -> bool:
    """Return whether a figure only counts those that are ranked: "Ba đơn vị cuối bảng"."""
    return figure.kind == "count" and _UNITS_RANKED.match(figure.unit or "") is not None


def carried(read: View, quantity: Quantity, state: State) -> Measured | None:
    """Return what the sentences before spoke of: their index for a score, the budget for "thu được"."""
    if quantity.kind == "money":
        return _collected(read, quantity, state)
    if part_of_score(read, quantity):
        return None
    if state.last is None or not state.last[1].indexed or state.last[1].base == read.base:
        return None
    if _speaks_of_more(state, state.last[1].value):
        return None
    if quantity.kind in ("rank", "grade") or quantity.unit in ("điểm", "bậc"):
        return state.last[1]
    return None


_COLLECTED = re.compile(
    r"(?<!\w)thu(?: được| đạt| nộp được)?(?: (?:hơn|gần|trên|khoảng|là))* ?$", re.IGNORECASE
)


def _collected(read: View, quantity: Quantity, state: State) -> Measured | None:
    m = _COLLECTED.search(read.text, 0, quantity.span.start)
    said = state.said[-300:] + read.text[: quantity.span.start]
    if m is None or not re.search(r"thu ngân sách|NSNN|dự toán", said):
        return None
    if _A_DAY.search(read.text, 0, quantity.span.start):
        return None  # "tức một ngày phải thu 1.200 tỷ": no year's revenue
    span = Span(m.start(), m.start() + len(m.group().rstrip()))
    return Measured(indicator("budget_revenue").name_vi, span.of(read.text), span, read.base)


_A_DAY = re.compile(r"(?<!\w)(?:mỗi|một|hằng|hàng) (?:ngày|tháng|tuần)(?!\w)[^;.]{0,60}$")
_UNITS_RANKED = re.compile(
    r"huyện|thành phố|thị xã|quận|xã|phường|tỉnh|thành|sở|ngành|đơn vị|bộ|cơ quan|địa phương"
)


def index_of(read: View, quantity: Quantity, state: State) -> Binding | None:
    """Return the document's one index for a rank among units or a score that names none itself.

    Where the document speaks of several, it is the one that the sentences right before named.
    """
    if part_of_score(read, quantity) or state.index is None:
        return None
    if _speaks_of_more(state, state.index.value):
        return None  # "vốn đầu tư đạt 5 tỷ USD, dẫn đầu cả nước": first in that
    ranked = quantity.kind == "rank" and (
        quantity.unit is None or _UNITS_RANKED.search(quantity.unit)
    )
    if ranked or quantity.kind == "grade" or quantity.unit in ("điểm", "bậc"):
        return state.index
    if quantity.unit != "%":
        return None
    listed = _in_percents(state.index) and _one_of_listed_units(read, quantity)
    return state.index if listed or _of_a_ranking(read, quantity) else None


_RANKING = re.compile(
    r"(?<!\w)(?:đứng|xếp|dẫn đầu|cuối bảng|thấp nhất|cao nhất|thứ hạng|bảng xếp hạng)(?!\w)"
)
_MEAN = re.compile(
    r"(?<!\w)(?:[Gg]iá trị|[Đđ]iểm|[Đđ]iểm số) trung bình (?:chung |của )[^,;.()\d]{2,40} (?:là|đạt) $"
)
_THE_INDEX = re.compile(r"(?<!\w)chỉ số(?: (?:đạt|là|chung|này))* ?$")


_REACHED = re.compile(r"[\s:]*(?:đạt|là|có|được)?[\s:]*$")
_BEGINS = re.compile(r"(?:^|[,;:–]|và)[\s•+-]*(?:\d+[.)])?\s*$")
_LEAST_LISTED = 3


def _in_percents(index: Binding) -> bool:
    row = indicator_by_name(index.value)
    return row is not None and "%" in row.unit


def _one_of_listed_units(read: View, quantity: Quantity) -> bool:
    """Return whether a sentence only lists units with percents: "huyện A đạt 86%, huyện B 84%, …".

    Of what, its own words do not say: the index that the document is about.
    """

    def alone(one: Quantity) -> bool:
        return any(
            o.kind != "generic"
            and _BEGINS.search(read.text[: o.span.start]) is not None
            and _REACHED.fullmatch(read.text[o.span.end : one.span.start]) is not None
            for o in read.owners
        )

    return alone(quantity) and sum(map(alone, read.quantities)) >= _LEAST_LISTED


def _of_a_ranking(read: View, quantity: Quantity) -> bool:
    """Return whether a percent is the index of a unit of a ranking: "cuối bảng là xã Mây (77%)"."""
    if quantity.kind != "value":
        return False
    if _MEAN.search(read.text, 0, quantity.span.start):
        return True
    if not _RANKING.search(read.text, 0, quantity.span.start):
        return False
    if _THE_INDEX.search(read.text, 0, quantity.span.start):
        return True
    bracket = read.bracket_of(quantity.number_span)
    return bracket is not None and any(
        o.kind != "generic" and read.text[o.span.end : bracket.start] == " " for o in read.owners
    )
