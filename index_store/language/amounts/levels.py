"""Levels of service and of other scales ("mức độ 3, 4"): they name a step, they count nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.records import Span

_LEVELS = re.compile(
    r"(?<!\w)(?P<scale>mức độ|cấp độ|mức|cấp|level) (?P<list>0?[1-9](?![\d/]|[.,]\d| ?%)"
    r"(?:(?:, và |, ?| và | hoặc | đến | ?[-–/] ?|,? (?:mức|cấp)(?: độ)? | và (?:mức|cấp)(?: độ)? )0?[1-9](?![\d/%]|[.,]\d| ?%))*)"
    r"(?! (?:điểm|tỷ|tỉ|triệu|nghìn|đồng|bậc|lần|người|hồ sơ|thủ tục|ngày|năm|tháng))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LevelMention:
    """Levels where they stand in a text: the scale's word and the steps named."""

    span: Span
    text: str
    scale: str
    levels: tuple[int, ...]


def find_levels(text: str) -> tuple[LevelMention, ...]:
    """Return the levels that ``text`` names, in order.

    >>> [(m.scale, m.levels) for m in find_levels("dịch vụ công mức độ 3, 4; an toàn cấp độ 2 và 3")]
    [('mức độ', (3, 4)), ('cấp độ', (2, 3))]
    >>> find_levels("mức 3 triệu đồng")
    ()
    """
    found = []
    for m in _LEVELS.finditer(text):
        span = Span(m.start(), m.end())
        steps = [int(n) for n in re.findall(r"\d+", m["list"])]
        if re.search(r"đến|[-–]", m["list"]) and len(steps) == 2 and steps[0] < steps[1]:
            steps = list(range(steps[0], steps[1] + 1))
        found.append(LevelMention(span, span.of(text), m["scale"].lower(), tuple(steps)))
    return tuple(found)
