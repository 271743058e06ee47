"""Turns of phrase said plainly: what a plan costs, and "cái nào" of the things just named."""

from __future__ import annotations

import re

from assistant.questions.wording.frames import in_known_frames

_COSTS = re.compile(
    r"(?P<of>(?:(?:thực hiện|triển khai) )?(?<!\w)(?:kế hoạch|đề án|dự án|chương trình|chiến dịch)(?!\w)[^?;,]*?) "
    r"(?:(?:tiêu )?tốn|hết|mất|ngốn|cần|tiêu)(?: (?:hết|khoảng|tất cả|tổng cộng))* bao nhiêu (?:tiền|ngân sách)(?: của)?(?!\w)",
    re.IGNORECASE,
)
_SPENT_ON = re.compile(
    r"^(?:phải )?chi (?:hết |ra )?bao nhiêu(?: tiền)? (?:cho|để (?:thực hiện|triển khai)) (?P<of>(?:kế hoạch|đề án|dự án|chương trình)(?!\w)[^?;,]*)",
    re.IGNORECASE,
)
_PARTS = r"(?:yếu tố|tiêu chí|lĩnh vực|nội dung|chỉ số thành phần|tiêu chí thành phần|khâu|nhóm|mặt|chỉ tiêu|nhiệm vụ)"
_WHICH_ONE = re.compile(
    rf"(?P<before>(?<!\w)(?:trong|giữa|số|có|gồm|chia|chia làm)(?: tất cả| cả thảy)?(?: (?:số|các|những|\d{{1,2}}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))+ (?P<noun>{_PARTS})(?!\w)[^?;]*?)"
    r"(?<!\w)(?:cái|thứ|điều) nào(?!\w)",
    re.IGNORECASE,
)


_SET_AGAINST_FIRST = re.compile(
    r"^(?P<against>so (?:sánh )?với (?:cùng kỳ|năm|quý|tháng|kỳ)[^,?;]{0,40}), (?![^?;]*(?<!\w)thì (?:sao|thế nào|ra sao))(?P<rest>[^?;]+?)(?P<end>[\s?]*)$",
    re.IGNORECASE,
)
"""What is compared with is said first: the question asks one thing, not two."""


def said_plainly(reading: str) -> str:
    """Return a question with its turns of phrase as reports have them.

    >>> said_plainly("kế hoạch CCHC 2025 của xã A tốn bao nhiêu tiền?")
    'kinh phí thực hiện kế hoạch CCHC năm 2025 của xã A là bao nhiêu?'
    >>> said_plainly("Trong 5 yếu tố, dân kém hài lòng nhất với cái nào?")
    'Trong 5 yếu tố, dân kém hài lòng nhất với yếu tố nào?'
    >>> said_plainly("So với cùng kỳ 2022, tỷ lệ giải ngân tăng bao nhiêu?")
    'tỷ lệ giải ngân tăng bao nhiêu so với cùng kỳ 2022?'
    >>> said_plainly("so với năm trước, 2021 thì sao?")
    'so với năm trước, 2021 thì sao?'
    >>> said_plainly("Làm hộ chiếu hết bao nhiêu tiền?")
    'Làm hộ chiếu hết bao nhiêu tiền?'
    """
    reading = _SET_AGAINST_FIRST.sub(
        lambda found: f"{found['rest']} {found['against'].lower()}{found['end']}", reading
    )
    for turn in (_COSTS, _SPENT_ON):
        reading = turn.sub(_cost, reading, count=1)
    reading = _WHICH_ONE.sub(
        lambda found: f"{found['before']}{found['noun'].lower()} nào", reading, count=1
    )
    return in_known_frames(reading)


def _cost(found: re.Match[str]) -> str:
    of = re.sub(r"^(?:thực hiện|triển khai) ", "", found["of"], flags=re.IGNORECASE).strip()
    return f"kinh phí thực hiện {of} là bao nhiêu"
