"""Forms that some questions of no kind ask for: the how-manieth time, by which means."""

from __future__ import annotations

import re

from index_store.language.characters.marks import comparison_key

_TIMES = r"(?P<noun>lần|kỳ họp|phiên họp|phiên|đại hội|khóa|khoá|nhiệm kỳ|kỳ|đợt|năm|vòng|bước|giai đoạn)"
_ASKS_ORDINAL = re.compile(rf"(?<!\w){_TIMES} (?:thứ )?(?:mấy|bao nhiêu)(?!\w)")
_ASKS_MEANS = re.compile(
    r"(?<!\w)(?:bằng|qua|thông qua|theo|dưới|với) (?:những |các )?(?:cách(?: thức)?|hình thức|phương thức|kênh|con đường|phương tiện|công cụ|ứng dụng|đâu)(?: \w+)? (?:nào|gì)(?!\w)"
    r"|(?<!\w)(?:bằng|qua|thông qua) (?:gì|đâu|cái gì|những gì)(?!\w)"
)
_MEANS = re.compile(
    r"(?<!\w)(?:qua|thông qua|bằng|hình thức|phương thức|cách|kênh|nhờ|sử dụng|dùng|ứng dụng|trên (?:mạng|cổng|trang|điện thoại|app|internet|website))(?!\w)"
)
_ORDINAL = r"(?:thứ (?:\d+|nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)|đầu(?: tiên)?|cuối(?: cùng)?|[ivxlc]+|\d+)(?!\w)"


def asked_form(text: str) -> re.Pattern[str] | None:
    """Return what an answer must say, over comparison keys, where words of a question ask a form.

    >>> said = asked_form("đây là lần thứ mấy tỉnh tổ chức hội chợ?")
    >>> bool(said.search("hội chợ lần thứ ba")), bool(said.search("hội chợ có ba gian"))
    (True, False)
    >>> bool(asked_form("góp ý bằng cách nào").search("góp ý qua tin nhắn"))
    True
    """
    key = comparison_key(text)
    if ordinal := _ASKS_ORDINAL.search(key):
        return re.compile(rf"(?<!\w){ordinal['noun']} {_ORDINAL}")
    return _MEANS if _ASKS_MEANS.search(key) else None


def asks_barely(text: str) -> bool:
    """Return whether a part asks for a person or a thing and says nothing of which: "của ai".

    >>> asks_barely("ai thu?"), asks_barely("học ở nước nào?"), asks_barely("ai ký quyết định 5?")
    (True, True, False)
    """
    return _BARE.fullmatch(comparison_key(text)) is not None


_BARE = re.compile(
    r"\W*(?:(?:do|của|bởi|cho|từ) )?ai(?: [^\W\d]+)?\W*|\W*(?:[^\W\d]+ )?(?:ở|về|bằng|của) (?:[^\W\d]+ )?(?:nào|gì|đâu)\W*"
)
