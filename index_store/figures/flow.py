"""What goes on from paragraph to paragraph: the lead's year, until another year takes over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.article import ranks_units
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Binding

if TYPE_CHECKING:
    from datetime import date

    from index_store.figures.carried import State


# "### II. Mục tiêu năm 2026", "2. Phương hướng": what follows are goals, until the next heading.
_HEADING = re.compile(r"#{1,6} |\*\*[^*]+\*\*$|(?:[IVX]{1,4}|\d{1,2})\. [^.;]*[^.;,]$|Phần |Mục ")
_GOALS = re.compile(r"mục tiêu|chỉ tiêu|phương hướng|đặt đích|đích đến", re.IGNORECASE)
# "V. Nhiệm vụ năm 2026", "Việc phải làm đến hết năm": its percents are goals, its sums are costs.
_TASKS = re.compile(
    r"nhiệm vụ(?: [^\W\d_]+){0,4} (?:năm|quý|tháng|\d+ tháng|những tháng|thời gian tới|giai đoạn)|(?:việc|nội dung) (?:phải|cần|sẽ) (?:làm|thực hiện)",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"kết quả|(?<!phải )(?<!cần )(?<!sẽ )thực hiện|tình hình|đánh giá", re.IGNORECASE
)
# "Các chỉ tiêu chủ yếu gồm: …; …": so are the lines of that list.
_LISTS_GOALS = re.compile(r"(?<!\()(?:[Cc]hỉ tiêu|[Mm]ục tiêu)(?: [^\W\d_]+){0,12}:(?: |$)")
# "… với mục tiêu A. Cụ thể, đến năm 2025, 100% …": what is told in detail is the goal.
_SETS_GOAL = re.compile(
    r"(?<!\w)(?:với|đặt|đề ra|đặt ra|có) (?:các |những )?(?:mục tiêu|chỉ tiêu)(?!\w)"
)
_IN_DETAIL = re.compile(r"(?:Cụ thể|Trong đó|Theo đó)(?!\w)|(?:100|\d\d) ?% ")
_STRIVES = re.compile(r"(?<!\w)(?:phấn đấu|đặt mục tiêu)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\w)(?:đã|đạt được|kết quả|hoàn thành|vượt)(?!\w)")
_SHORT = 80
_OPENS = 12
"""A period that starts within so many characters opens its sentence."""


@dataclass(slots=True)
class Flow:
    """What the document has said so far of the figures to come."""

    lead_period: Binding | None
    index: Binding | None = None
    since_index: int = 0
    elsewhere: bool = False
    goal: bool = False
    tasks: bool = False
    listing: bool = False
    announcing: bool = False
    announced: bool = False
    told: State | None = None

    @property
    def lead(self) -> Binding | None:
        """The lead's year, None once a sentence has turned to another one."""
        return None if self.elsewhere else self.lead_period

    def read(self, sentence: str, base: int, reference: date | None) -> None:
        """Take in a sentence: one that opens with another year ends the lead's, its own restores it."""
        self._read_index(sentence, base)
        self.announced = self.announcing and _IN_DETAIL.match(sentence) is not None
        self.announcing = bool(
            _SETS_GOAL.search(sentence) or _STRIVES.search(sentence)
        ) and not _REACHED.search(sentence)
        if _HEADING.match(sentence) and len(sentence) <= _SHORT:
            told = _RESULTS.search(sentence) is not None
            self.goal = bool(_GOALS.search(sentence)) and not told
            self.tasks = bool(_TASKS.search(sentence)) and not told
        elif _LISTS_GOALS.search(sentence) and not _REACHED.search(sentence):
            self.goal = self.listing = True
        elif self.listing and ";" not in sentence:
            self.goal = self.listing = False
        if self.lead_period is None:
            return
        opening = [
            p
            for p in find_periods(sentence, reference)
            if p.kind not in ("day", "until") and p.span.start <= _OPENS
        ]
        if opening:
            self.elsewhere = year_of(opening[0].value) != year_of(self.lead_period.value)

    def _read_index(self, sentence: str, base: int) -> None:
        """Keep the one index that the last sentences spoke of; two at once are none."""
        named = [m for m in find_indicators(sentence) if ranks_units(m)]
        self.since_index += 1
        if named:
            one = len({m.id for m in named}) == 1
            first = named[0]
            self.index = Binding(first.name, first.text, first.span.shifted(base)) if one else None
            self.since_index = 0
        elif self.since_index > _REMEMBERED:
            self.index = None


_REMEMBERED = 2
"""After so many sentences without its name, ranks are of the index no more."""
