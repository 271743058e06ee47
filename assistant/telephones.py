"""Telephone numbers: how they are printed, and in which words they are asked for."""

from __future__ import annotations

import re

PRINTED = re.compile(r"(?<![\d.,])(?:\+?84|0|1[89]00)[\d. -]{6,12}\d(?![\d/])")
ASKED = re.compile(
    r"số (?:điện thoại|máy)(?! thông minh)|đường dây nóng|hotline|sđt|(?:tele)?phone number"
)
"""Over comparison keys."""
_CALLED = re.compile(
    r"điện thoại (?:số )?(?:bao nhiêu|mấy|nào|gì)|(?<!\w)số nào(?!\w)|gọi (?:vào |cho )?(?:số|đâu)"
)


def asks_whom_to_call(key: str) -> bool:
    """Return whether a question, as a comparison key, asks where to call.

    >>> asks_whom_to_call("gọi số nào để hẹn"), asks_whom_to_call("mua điện thoại ở đâu")
    (True, False)
    """
    return ASKED.search(key) is not None or _CALLED.search(key) is not None
