"""What a question asks a goal of: the words for goals put aside, and counts taken for their rates."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.finding.matching import Asked, canonical, terms
from assistant.questions.measures import as_rate
from assistant.questions.question import Part
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import IndicatorMention, find_indicators

_OF_GOALS = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đích(?: đến)?|hướng tới|cam kết|quyết tâm|yêu cầu|đặt ra|đề ra|đặt"
    r"|(?:được |tỉnh |huyện |cấp trên )?giao(?! (?:dịch|thông|lưu|tiếp))|dự kiến|ước(?: tính)?|thực hiện|cần(?: phải)?|phải|(?:chưa |không )?đạt(?: được)?|vượt"
    r"|hoàn thành|tới|đến|hết|cuối|cả năm|sang năm|năm (?:tới|sau|nay)|trong năm|so với|so|còn(?: thiếu| kém| cách)?|thiếu|kém|(?<!cải )cách"
    r"|tăng(?! trưởng)(?: thêm)?|nâng|thêm|lên|để|từ|phần trăm|điểm|%|liệt kê|kể(?: ra| tên)?|nêu|cho (?:biết|hỏi|em|anh|mình)|giúp(?: anh| em| tôi| mình)?"
    r"|lãnh đạo|chủ tịch|ubnd|ủy ban|vào|nhóm|tốp|top|tỉnh|huyện|xã(?! hội)|phường|gì|nào|là|về|của|cho|ở|tại|với|các|những|này|đó|năm|có|mà|thì|ra sao|thế nào)(?!\w)"
)
"""Words that ask for a goal, or for how far it is: none of them says of what the goal is."""
_OF_RATES = ("Tỷ lệ", "Chỉ số", "Mức độ")
_MOST = 5


def aims(part: Part) -> tuple[Part, ...]:
    """Return the part once for each measure that it asks a goal of, asking of that measure alone.

    A goal is told in percents where its words name files: "mục tiêu hồ sơ trực tuyến" is of their
    share. Where no measure is known by name, the words that are left say what the goal is of.
    """
    if part.asked.concepts:
        return (part,)
    said = canonical(part.about)
    found: dict[str, IndicatorMention] = {}
    for mention in find_indicators(said, weak=True):
        rate = as_rate(mention)
        if not mention.weak or rate.name.startswith(_OF_RATES):
            found.setdefault(rate.name, rate)
    if not found or len(found) > _MOST:
        return (_asking(part, said, ()),)
    named = list(found.values())
    return tuple(_asking(part, _without_others(said, one, named), (one,)) for one in named)


def without_goals(said: str) -> str:
    """Return canonical words without those that only ask for a goal or for how far it is.

    >>> without_goals("đặt mục tiêu thanh toán trực tuyến").strip()
    'thanh toán trực tuyến'
    """
    return _OF_GOALS.sub(" ", said)


def asks_rank(part: Part) -> bool:
    """Return whether the goal asked for is a place in a ranking: "phấn đấu vào nhóm mấy"."""
    return _RANKED.search(comparison_key(part.text)) is not None


_RANKED = re.compile(
    r"(?<!\w)(?:xếp hạng|thứ hạng|hạng|thứ (?:mấy|bao nhiêu)|vị trí|đứng|nhóm|tốp|top)(?!\w)"
)


def _without_others(said: str, one: IndicatorMention, named: list[IndicatorMention]) -> str:
    for other in named:
        if other is not one:
            said = said.replace(canonical(other.text), " ")
    return said


def _asking(part: Part, said: str, indicators: tuple[IndicatorMention, ...]) -> Part:
    rest = " ".join(without_goals(said).split())
    return replace(
        part,
        about=rest,
        asked=Asked(terms(rest)),
        indicators=indicators,
        wants_target=True,
        with_target=False,
    )
