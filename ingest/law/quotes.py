"""Which lines of an amending text are the words of the text that it amends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.law.headings import Level, Opening, opening
from ingest.law.numbers import Ordinal, article_ordinal, point_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AMENDS = re.compile(
    r"(?:sửa đổi|bổ sung|thay(?: thế)? (?!mặt|cho người)|bãi bỏ|bỏ |hủy bỏ|huỷ bỏ|đính chính|"
    r"(?:tên|tiêu đề|đoạn|(?:các )?(?:điều|khoản|điểm|chương|mục|phụ lục|cụm từ))\b.{0,160}?"
    r"(?:được|bị) (?:sửa đổi|bổ sung|thay|bãi bỏ))",
    re.IGNORECASE | re.DOTALL,
)
"""How an instruction to change another text begins."""
_CLOSES_A_LAW = re.compile(
    r"(?:hiệu lực|tổ chức thực hiện|trách nhiệm|điều khoản|quy định chuyển tiếp|chuyển tiếp|"
    r"(?:luật|nghị định|nghị quyết|thông tư|quyết định|pháp lệnh) này)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"(?:như sau|sau đây)\s*:?\s*$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:Điều \d|khoản \d|điểm [a-zđ]\b|(?:Chương|Mục|Phụ lục) [IVX\d]|đoạn |tên |(?:một số )?điều )",
    re.IGNORECASE,
)
_OPENS = ("“", "„", "«", '"', "''", "‘‘", "”", "‘")
_TRAILING = " .;,:…"
_QUOTES = str.maketrans({"„": "“", "«": "“", "»": "”", "‟": "“", "″": '"', "＂": '"'})


@dataclass(slots=True)
class _State:
    """How far the text's own numbering has come, and what quote is open."""

    article: Ordinal | None = None
    clause: Ordinal | None = None
    point: Ordinal | None = None
    depth: int = 0  # curly quotes that are open, or 1 for a straight one
    marked: bool = True  # False: the quote has no marks and ends where the text goes on
    announced: bool = field(default=False)


def quoted_lines(texts: Sequence[str]) -> Iterator[bool]:
    """Yield for each line whether it is quoted from another law.

    A quote ends at its mark, or, where that is missing, where the text's own numbering goes
    on with another instruction or with its closing articles.

    >>> list(quoted_lines(["1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Tiếp nhận hồ sơ;",
    ...     "3. Trả kết quả.”.", "2. Bãi bỏ khoản 3 Điều 6."]))
    [False, True, True, False]
    """
    state = _State()
    amending = any(_announces(text) for text in texts)
    for text in texts:
        if not amending:
            yield False
            continue
        yield _read(state, text.translate(_QUOTES))


def _read(state: _State, text: str) -> bool:
    opened = opening(text)
    if state.depth and _goes_on(state, opened):
        state.depth = 0
    if state.depth:
        if state.marked:
            state.depth = _depth_after(state.depth, text)
        return True
    if state.announced and not text.startswith(_OPENS) and not _goes_on(state, opened):
        state.announced = False
        if opened is not None and opened.level >= Level.ARTICLE:
            state.depth, state.marked = 1, False
            return True
    if text.startswith(_OPENS) and (state.announced or _opens_part(text)):
        state.announced, state.marked = False, True
        state.depth = max(0, _depth_after(0, text))
        return True
    state.announced = _announces(text)
    _count(state, opened)
    state.depth, state.marked = _left_open(text), True
    return False


def _announces(text: str) -> bool:
    """Return whether a line says that the words of a provision follow."""
    if not _ANNOUNCES.search(text):
        return False
    opened = opening(text)
    words = opened.rest if opened else text
    return bool(AMENDS.match(words) and _TARGET.search(words))


def _opens_part(text: str) -> bool:
    inner = opening(text.lstrip("“„«\"'‘” "))
    return inner is not None and inner.level != Level.POINT


def _depth_after(depth: int, text: str) -> int:
    """Return how many quotes are open behind a line.

    A mark that closes at the end of a line closes all: “6. “Văn bản” là …” ends but once.
    """
    depth += text.count("“") - text.count("”") if '"' not in text else 0
    if '"' in text:
        odd = text.count('"') % 2
        depth = (depth + 1 if depth == 0 else 0) if odd else depth
    if text.rstrip(_TRAILING).endswith(("”", '"', "''", "’’")) and depth <= 1:
        inner = text.count("“") >= text.count("”") > 0 and not text.startswith("“")
        return depth if inner and depth > 0 else 0
    return max(0, depth)


def _left_open(text: str) -> int:
    """Return 1 if an instruction opens a quote that goes on in the lines below it."""
    at = max(text.rfind(": “"), text.rfind(':"'), text.rfind(': "'), text.rfind(":“"))
    if at < 0 or not AMENDS.search(text[:at]):
        return 0
    return min(1, _depth_after(0, text[at + 1 :].strip()))


def _goes_on(state: _State, opened: Opening | None) -> bool:
    """Return whether a line is the next of the text's own numbering, by number and words."""
    if opened is None:
        return False
    amends = bool(AMENDS.match(opened.rest))
    if opened.level == Level.ARTICLE:
        number = article_ordinal(opened.number)
        due = number is not None and state.article is not None and number.follows(state.article)
        return due and (amends or bool(_CLOSES_A_LAW.match(opened.rest)))
    if opened.level == Level.CLAUSE:
        number = article_ordinal(opened.number)
        return number is not None and number.follows(state.clause) and amends
    if opened.level == Level.POINT:
        return point_ordinal(opened.number).follows(state.point) and amends
    return False


def _count(state: _State, opened: Opening | None) -> None:
    if opened is None:
        return
    if opened.level == Level.ARTICLE:
        state.article = article_ordinal(opened.number) or state.article
        state.clause = state.point = None
    elif opened.level == Level.CLAUSE:
        state.clause, state.point = article_ordinal(opened.number), None
    elif opened.level == Level.POINT:
        state.point = point_ordinal(opened.number)
