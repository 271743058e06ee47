"""What a question of no kind asks for by its noun: a firm, a school, a penalty, an offence.

"Công ty nào trúng thầu" is answered by no sentence that names no firm. What a noun like "mức kỷ
luật" is answered with is a row of `data/asked_things.tsv`; what has a name is told by that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.synthesis.people import find_people
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.names.organisations import find_organisations

Says = Callable[[str], bool]

_KINDS = (
    (
        "(?:công ty|doanh nghiệp|hãng|tập đoàn|tổng công ty|cty|nhà thầu|chủ đầu tư|nhà đầu tư)(?: (?!(?:ở|sai|làm|bị|được|có|chỗ|mức|khi|lúc|theo|tại|đã|sẽ|của|về|phải|vì|do|cần|nộp|đến|trong|từ|với|cho)\\b)[^\\W\\d]+){0,2}",
        "công ty|doanh nghiệp|hãng|tập đoàn|tổng công ty|cty|ctcp|tnhh|liên danh|nhà thầu|xí nghiệp|hợp tác xã|htx|nhà máy|ngân hàng",
    ),
    ("ngân hàng|nhà băng", "ngân hàng"),
    (
        "trường|đại học|trường học|trường đại học|nhà trường",
        "trường|đại học|học viện|thpt|thcs|tiểu học|mầm non|mẫu giáo|cao đẳng|trung cấp|đh|cđ",
    ),
    ("bệnh viện|nhà thương", "bệnh viện|bv"),
    ("công an(?: (?:tỉnh|huyện|thành phố|quận|xã|phường))?", "công an"),
    ("sông|con sông|suối|dòng sông", "sông|suối|rạch|kênh"),
    ("bộ", "bộ"),
    ("sở", "sở"),
    ("vụ, cục|cục, vụ|cục|tổng cục", "cục|vụ|tổng cục"),
    ("tờ báo|báo|trang báo", "báo|tạp chí|đài"),
)
"""Nouns that a name is asked for by, and those that stand before such a name."""
_BODY = r"(?<!cán )(?<!đồng )(?<!toàn )(?<!nội )(?<!cơ )(?<!trụ )(?<!thông )(?<!cảnh )(?<!dự )(?<!khai )"
"""What makes another noun of these: "cán bộ nào", "cảnh báo gì"."""

_PREPOSITION = r"(?:ở|tại|của|trên|thuộc|và|có|được|đã|cho|với|này|đó|là|do|về|trong)\b"


@cache
def _named() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each noun how it is asked for and how what bears it is named."""
    return tuple(
        (
            re.compile(rf"{_BODY}(?<!\w)(?:{asked}) (?:nào|gì)(?!\w)"),
            re.compile(
                rf"(?<!\w)(?i:{said})(?: (?!{_PREPOSITION})[\w&.-]+){{0,4}}? ?[“\"'‘(]?(?P<name>[{UPPER}][\w&-]*(?: [{UPPER}\d][\w&-]*)*)"
            ),
        )
        for asked, said in _KINDS
    )


@cache
def _said() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = table_pairs("assistant", "data/asked_things.tsv", "asked", "said")
    return tuple(
        (re.compile(rf"(?<!\w)(?:{asked})(?!\w)"), re.compile(rf"(?<!\w)(?:{said})(?!\w)"))
        for asked, said in rows
    )


def thing_asked(asked: str) -> Says | None:
    """Return whether a text names what a question asks for by its noun; None where it asks so for none.

    A name that the question says itself is no answer.

    >>> says = thing_asked("Công ty nào trúng thầu sửa cầu An Bình?")
    >>> says("Cầu An Bình do Công ty TNHH Hòa Phát sửa."), says("Cầu An Bình đã sửa xong.")
    (True, False)
    >>> says = thing_asked("Ông Nam bị kỷ luật mức nào?")
    >>> says("Ông Nam bị cảnh cáo."), says("Ông Nam nghỉ hưu.")
    (True, False)
    """
    key = comparison_key(asked)
    for asks, said in _said():
        if asks.search(key):
            return lambda text: said.search(comparison_key(text)) is not None
    if _ASKS_BODY.search(key):
        return lambda text: bool(_bodies(text) - _bodies(asked) or find_people(text))
    for asks, names in _named():
        noun = asks.search(key)
        if noun and not _ASKS_ON.search(key, noun.end()):
            return lambda text: any(
                match["name"] not in _GENERIC
                and comparison_key(match["name"]) not in _names_in(asked)
                for match in names.finditer(text)
            )
    return None


_GENERIC = frozenset(
    (
        "THPT",
        "THCS",
        "TNHH",
        "MTV",
        "CP",
        "TP",
        "TW",
        "UBND",
        "HĐND",
        "GD",
        "ĐT",
        "BV",
        "KS",
        "ĐH",
        "CĐ",
    )
)
"""What is no name by itself: "một số trường THPT"."""
# Who is in charge may be a person too: "do ai phụ trách" is read as "cơ quan nào phụ trách".
_ASKS_BODY = re.compile(
    r"(?<!\w)(?:cơ quan|bên) nào(?!\w)(?!.*(?<!\w)(?:gì|sao|đâu|mấy|bao nhiêu|thế nào|không)(?!\w))"
)


def _bodies(text: str) -> frozenset[str]:
    own = (comparison_key(match[0]) for match in _OFFICES.finditer(text))
    return frozenset((*(one.name for one in find_organisations(text)), *own))


_OFFICES = re.compile(
    rf"(?<!\w)(?:Phòng|Ban|Chi cục|Cục|Vụ|Trung tâm|Viện|Văn phòng|Hội đồng|Đội|Đoàn|Tổ|Thanh tra|Kiểm lâm|Kho bạc|UBND|HĐND|Ủy ban|Tòa án|Viện kiểm sát)(?= [{UPPER}\w])(?: \w+){{1,2}}"
)


def _names_in(asked: str) -> str:
    """Return the names that a question says, as they are compared."""
    return " . ".join(comparison_key(match[0]) for match in _NAME.finditer(asked))


_NAME = re.compile(rf"(?<!\w)[{UPPER}][\w&-]*(?: [{UPPER}\d][\w&-]*)*")
_ASKS_ON = re.compile(
    r"(?<!\w)(?:gì|nào|sao|đâu|mấy|bao nhiêu|bao lâu|bao giờ|thế nào|không(?=\W*$)|chưa(?=\W*$))(?!\w)"
)
"""What asks for something else: "trường nào không muốn học thì xử lý ra sao"."""
