"""The words of rules: who acts, what begins a condition, what a lead-in ends with."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.knowledge import table_pairs


@cache
def words_of(role: str) -> str:
    """Return the alternatives of a role ("actor", "act") in the table of legal words, longest first."""
    rows = table_pairs("index_store.language", "data/legal_words.tsv", "words", "role")
    words = sorted((words for words, its in rows if its == role), key=len, reverse=True)
    return "|".join(words)


@cache
def actor() -> re.Pattern[str]:
    """Return the pattern of a subject that a rule binds, at the start of a clause."""
    return re.compile(
        rf"(?:(?:thì|các|mọi|những|mỗi) )*(?:{words_of('actor')})(?!\w)", re.IGNORECASE
    )


@cache
def predicate() -> re.Pattern[str]:
    """Return the pattern of what a subject does or has to do."""
    level = r"cấp (?:xã|huyện|tỉnh|phường|trung ương|cơ sở|bộ|sở|trên|dưới|có)(?!\w)"
    return re.compile(rf"(?<!\w)(?!{level})(?:{words_of('act')})(?!\w)")


ENUMERATED = re.compile(
    r",? ?(?:(?:được )?(?:quy định |thực hiện |tính |xác định )?(?:cụ thể )?như sau"
    r"|(?:các |những |một trong các )?(?:nội dung |công việc |trường hợp |tài liệu |bước )?(?:chủ yếu )?(?:sau|dưới) đây|bao gồm|gồm|cụ thể|là|sau)?[:.]?$"
)
"""What a lead-in ends with that names nothing: "được quy định như sau:"."""
CONDITION = re.compile(
    r"(?:Trường hợp|Trong trường hợp|Nếu|Khi|Đối với|Sau khi|Riêng)(?!\w)", re.IGNORECASE
)
BOUNDARY = re.compile(
    r"[;:]|\.(?= |$)|, (?:trường hợp|nếu|trừ|đồng thời|trong đó|sau đó|trừ khi)(?!\w)"
)


def small(words: str) -> str:
    """Return words as they go on inside a phrase: the capital of a name stays.

    >>> small("Trường hợp hồ sơ không hợp lệ"), small("UBND tỉnh"), small("Bộ Nội vụ")
    ('trường hợp hồ sơ không hợp lệ', 'UBND tỉnh', 'Bộ Nội vụ')
    """
    first, _, rest = words.partition(" ")
    second = rest[:1]
    body = first in ("Bộ", "Sở", "Cục", "Chi", "Tổng", "Ban", "Viện", "Tòa", "Toà", "Ủy", "Uỷ")
    if (first.isupper() and len(first) > 1) or body or (second and second.isupper()):
        return words
    return words[:1].lower() + words[1:]
