"""Where a quote stands, in the words of the reader; and which words of a page are Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records import Language

_ENGLISH = {
    "bảng": "table",
    "chương": "Chapter",
    "dòng": "row",
    "điều": "Article",
    "điểm": "point",
    "đoạn": "paragraph",
    "khoản": "clause",
    "mục": "section",
    "phần": "Part",
    "phụ lục": "Annex",
    "tiểu mục": "subsection",
    "trang": "page",
    "trang tính": "sheet",
}
# What bears a number, a letter or a quoted name is a part; the rest are words of a title.
_PART = re.compile(
    rf"\b({'|'.join(sorted(_ENGLISH, key=len, reverse=True))}) "
    r"(“[^”]*”|[IVXLC]+(?:\.\d+)*|\d+[a-zđ]?(?:[.–-]\d+)*|[a-zđ])(?![\w”])(,?)",
    re.IGNORECASE,
)


def locator_words(locator: str, language: Language) -> str:
    """Return a locator as a person would write it in ``language``.

    >>> locator_words("trang 3, bảng 1, dòng 4", "en")
    'page 3, table 1, row 4'
    >>> locator_words("điểm a khoản 2 Điều 5", "en")
    'point a, clause 2, Article 5'
    >>> locator_words("mục IV, đoạn 6–7", "en")
    'section IV, paragraph 6–7'
    >>> locator_words("điểm a khoản 2 Điều 5", "vi")
    'điểm a khoản 2 Điều 5'
    """
    if language != "en":
        return locator
    told = _PART.sub(lambda part: f"{_ENGLISH[part[1].lower()]} {part[2]},", locator)
    return told.rstrip(",")


def spoken(text: str, language: Language) -> str:
    """Return the attribute that has ``text`` read as Vietnamese on a page of another language.

    >>> spoken("huyện Ngân Sơn", "en")
    ' lang="vi"'
    >>> spoken("Hanoi", "en"), spoken("huyện Ngân Sơn", "vi")
    ('', '')
    """
    if language == "vi":
        return ""
    marked = "đ" in text.lower() or any(
        map(unicodedata.combining, unicodedata.normalize("NFD", text))
    )
    return ' lang="vi"' if marked else ""
