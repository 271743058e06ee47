"""A claim taken apart for reckoning: of what, of which units, of when, against when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.compared import scope_of
from assistant.checking.extremes import without_names
from assistant.checking.placed import names_unknown
from assistant.checking.sameness import indicators_named, known
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from assistant.checking.known_places import NamedUnit

_UNSURE = re.compile(
    r"(?<!\w)(?:nếu|phấn đấu|sẽ|nhằm|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|lĩnh vực|thành phần"
    r"|trong đó|cả nước|toàn quốc|lịch sử|liên tiếp|bỏ xa|người đứng đầu|đầu tư vào)(?!\w)"
)
_AGAINST = re.compile(r"(?<!\w)(?:so với|từ|hơn|hơn của)(?: (?:cùng|của|mức))* *$")
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:một )?năm (?:trước|ngoái|liền trước|liền kề)(?: đó)?(?!\w)")
_LEVEL = re.compile(
    r"(?<!\w)(?:các|những|mọi|là|cả|tất cả|nào|không|\d+(?:/\d+)?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r" (?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|sở)(?!\w)"
)

_SINCE = re.compile(
    r"(?<!\w)(?:so với|kể từ|từ khi|giai đoạn|cùng kỳ|các năm|nhiều năm|mỗi năm|hằng năm|hàng năm"
    r"|sau \w+ năm|trong \w+ năm|đầu năm|cuối năm)(?!\w)"
)
"""Words after which a rise or a fall is not since the year before."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim reckons with; ``units`` are the lowest that it names, in their order.

    ``level`` is that of the units spoken of, None for any; ``within`` are the larger units named.
    """

    claim: Claim
    key: str
    indicator: str
    units: tuple[NamedUnit, ...]
    level: str | None
    within: tuple[str, ...]
    period: str
    before: str | None

    @property
    def since(self) -> str | None:
        """The earlier period, else the year before where the claim speaks of one year alone."""
        if self.before is not None or not re.fullmatch(r"\d{4}", self.period):
            return self.before
        return None if _SINCE.search(self.key) else str(int(self.period) - 1)

    @property
    def unnamed(self) -> str:
        """The text with the names of the units blotted out, which may be words of their own."""
        return without_names(self.key, [unit.span for unit in self.units])

    @property
    def subject(self) -> str | None:
        """The one unit named, if it is one."""
        return self.units[0].name if len({unit.name for unit in self.units}) == 1 else None


def taken_apart(claim: Claim, evidence: Evidence) -> Told | None:
    """Return a claim taken apart; None where it leaves open of what, or of when, it speaks.

    It speaks of one indicator, of the whole of it, in one period or in two.
    """
    key = comparison_key(claim.text)
    if len(key) != len(claim.text) or _UNSURE.search(key):
        return None
    indicator = _indicator(claim)
    if indicator is None:
        return None
    now, before = _periods(claim, key)
    if now is None:
        return None
    found = evidence.named_in(claim.text)
    lower = tuple(unit for unit in found if level_of(unit.name) != "province")
    units = lower or found
    if names_unknown(claim, found):
        return None
    levels = {level_of(unit.name) for unit in units}
    word = _LEVEL.search(key)
    if not units and word is not None:
        levels = {"department" if word["unit"] == "sở" else level_of(f"{word['unit']} A")}
    within = tuple(unit.name for unit in found if unit not in units)
    level = levels.pop() if len(levels) == 1 else None
    return Told(claim, key, indicator, units, level, within, now, before)


def _indicator(claim: Claim) -> str | None:
    mentions = indicators_named(claim.text)
    names = {m.name for m in mentions}
    if not mentions:
        names = {f.indicator.value for f in claim.figures if f.indicator and f.kind != "count"}
        names |= {f.indicator.value for f in claim.figures if f.indicator and known(f.indicator)}
    if len(names) != 1:
        return None
    rest = claim.text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    return names.pop() if not scope_of(rest) - _OWN else None


_OWN = frozenset({"so với", "trung bình", "bình quân", "tổng số", "tổng", "cùng kỳ", "toàn tỉnh"})
"""Scopes that a derived figure has itself."""


def _periods(claim: Claim, key: str) -> tuple[str | None, str | None]:
    """Return the period that a claim is of and the earlier one that it is compared with."""
    mentions = [m for m in find_periods(claim.text) if m.kind != "day"]
    values = list(dict.fromkeys(m.value for m in mentions))
    if len(values) == 1 and re.fullmatch(r"(\d{4})/(\d{4})", values[0]):
        first, last = values[0].split("/")
        return (last, first) if int(last) - int(first) == 1 else (None, None)
    if len(values) == 2:
        bases = {m.value for m in mentions if _AGAINST.search(key[: m.span.start])}
        base = bases.pop() if len(bases) == 1 else min(values)
        now = next(value for value in values if value != base)
        return now, base
    if len(values) > 2:
        return None, None
    sole = values[0] if values else claim.period
    if sole is not None and _YEAR_BEFORE.search(key):
        return sole, re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), sole)
    return sole, None
