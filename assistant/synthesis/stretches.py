"""Figures that state one thing together: the two ends of a range.

"Từ 25.000 đồng đến 60.000 đồng" are two figures to the index, each bound by itself. Told alone,
either would be wrong: the range is told whole.
"""

from __future__ import annotations

import re

from assistant.context import StatedFigure
from index_store.records import Span

_NUMBER = r"\d+(?:[.,]\d+)*"
_FEW_WORDS = r"(?:\s*%|(?:\s+[^\W\d]+){1,3}?)?"
"""A unit of at most three words: "nghìn đồng", "triệu đồng một bộ"."""
_TO = r"\s+(?:đến|tới|cho đến|–|-)\s+"
_OPENS = re.compile(r"(?:^|\s|\()(?:từ|khoảng từ)\s+$", re.IGNORECASE)
_UPPER_END = re.compile(rf"{_TO}{_NUMBER}")
_LOWER_END = re.compile(rf"(?:^|\s|\()từ\s+{_NUMBER}{_FEW_WORDS}{_TO}$", re.IGNORECASE)
_MOVES = re.compile(
    r"(?:tăng|giảm|nâng|rút(?: ngắn)?|hạ|cắt giảm|tụt|vươn|chuyển|lên|xuống)[^,;.\d]*$",
    re.IGNORECASE,
)
"""What moves "từ 5 đến 8" was the one before and is the other now."""
_DATED = re.compile(r"(?:ngày|tháng|năm|quý|giờ|điều|khoản|khóa|lớp|cấp)\s+$", re.IGNORECASE)


def is_end_of_range(stated: StatedFigure) -> bool:
    """Return whether a figure is one of the two ends of a range that its sentence states."""
    return ends_range(stated.document.text, stated.figure.span, stated.sentence)


def ends_range(text: str, figure: Span, sentence: Span) -> bool:
    """Return whether the number at ``figure`` is an end of a range, and no start of a movement.

    >>> said = "Mức phí từ 25.000 đồng đến 60.000 đồng."
    >>> whole = Span(0, len(said))
    >>> [ends_range(said, Span(at, at + 11), whole) for at in (11, 27)]
    [True, True]
    >>> moved = "Thời gian giảm từ 15 ngày xuống còn 7 ngày."
    >>> ends_range(moved, Span(18, 25), Span(0, len(moved)))
    False
    """
    before = text[sentence.start : figure.start]
    after = text[figure.end : sentence.end]
    opened = _OPENS.search(before)
    if opened is not None and _UPPER_END.match(after):
        return _MOVES.search(before[: opened.start()]) is None
    closed = _LOWER_END.search(before)
    return (
        closed is not None
        and _MOVES.search(before[: closed.start()]) is None
        and _DATED.search(before[: closed.end()]) is None
    )


_WORDS = r"[^\W\d]+(?: [^\W\d]+){0,3}?"
_REST_OF_LIST = re.compile(
    rf"(?:, {_WORDS})+(?:(?= với )| (?:và|hoặc) {_WORDS}(?=[,.;)]| (?:với|trên|tại|của|trong|được|đã|có) |$))"
)
_NEAR_END = 30
"""A clause that ends so soon behind its figure ends with what the figure counts."""
_NO_NOUN = re.compile(
    r", (?:tăng|giảm|đạt|chiếm|trong|với|và|nhưng|góp|để|nhằm|bằng|cao|thấp|so|có|được|đã|là|theo|qua"
    r"|còn|do|khi|nếu|gồm|gấp|vượt|hoàn|thực|tiếp|đồng|bảo|đảm|phục|giúp|xếp|đứng|nâng|đưa|không|chưa)\b"
)
"""Words behind a comma that begin a clause of its own."""


def whole_of_list(stated: StatedFigure) -> Span:
    """Return a figure's clause up to the end of the list of what it counts.

    "Gần 52.000 trường mầm non, phổ thông với …" counts the schools of both kinds; a clause that
    ends at the comma would say that all are of the first.
    """
    return to_end_of_list(stated.document.text, stated.figure.span, stated.figure.clause)


def to_end_of_list(text: str, figure: Span, clause: Span) -> Span:
    """Return ``clause``, or a longer one where it was cut inside the list of what is counted.

    >>> said = "Kho dữ liệu có gần 900 trường mầm non, tiểu học với 5 nghìn giáo viên."
    >>> to_end_of_list(said, Span(15, 29), Span(0, 37)).of(said)
    'Kho dữ liệu có gần 900 trường mầm non, tiểu học'
    >>> said = "Cả năm có 900 hồ sơ, tăng mạnh với tỷ lệ 5%."
    >>> to_end_of_list(said, Span(10, 19), Span(0, 19)).of(said)
    'Cả năm có 900 hồ sơ'
    """
    if clause.end - figure.end > _NEAR_END or _NO_NOUN.match(text, clause.end):
        return clause
    rest = _REST_OF_LIST.match(text, clause.end)
    return Span(clause.start, rest.end()) if rest else clause
