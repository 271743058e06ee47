"""Lines into paragraphs: which line goes on the one before, over columns and pages too."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from ingest.lines import ends_a_sentence, is_capitals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.readers.pdf.columns import Line

_INDENT = 8.0  # points from the edge of the column at which a first line begins
_AT_EDGE = 4.0
_CENTRED = 10.0
_NORMAL_STEP = 1.7  # of the usual step from line to line
_CLOSE_STEP = 1.15
_TITLE_STEP = 1.3
_SAME_SIZE = 0.15
_SPACE = 0.25
_TITLE_WORDS = 4
_BULLET = re.compile(r"[-–—+•*▪◆➢✓□]\s|[a-zđ]{1,2}\)\s|\([a-zđ\d]{1,2}\)\s")
_NUMBERED = re.compile(
    r"[“\"]?(?:Điều\s+\d+\s?[a-zđ]?\s*[.:]|(?:Chương|Mục|Phần|Tiểu mục|Phụ lục|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\s+"
    r"(?:thứ\s|THỨ\s|[IVXL]+\b|\d)|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s+["
    + UPPER
    + r"]|[IVXL]{1,6}[.)]\s|"
    r"[A-ZĐ][.)]\s|(?:Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\s)"
)
_REFERS = re.compile(
    r"(?:khoản|điểm|điều|mục|chương|phần|số|ngày|tháng|năm|và|hoặc|từ|đến|,)$", re.I
)
_BARE_DIVISION = re.compile(r"(?:CHƯƠNG|PHẦN|MỤC|PHỤ LỤC|ĐIỀU)\s+\S+$", re.IGNORECASE)
_SAME_NAME = re.compile(r"(?:VÀ|[-–]) (?=[^\W\d_])(?!.*:)(?=[^a-z]*$)")  # a body's name goes on
_TOUCHING_HYPHEN = re.compile(r"[^\W_]-$")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document sets its text.

    ``leading`` is the usual step from line to line in sizes of the font; ``indented`` says
    whether a paragraph's first line is set in.
    """

    leading: float
    indented: bool


def style_of(lines: Sequence[Line]) -> Style:
    """Return how the lines of a document are set."""
    steps = [
        (after.segment.baseline - before.segment.baseline) / before.segment.size
        for before, after in itertools.pairwise(lines)
        if before.page == after.page and before.left == after.left
    ]
    steps = [step for step in steps if 0.8 < step < 2.5]
    openings = [line for line in lines if _NUMBERED.match(line.text) or _BULLET.match(line.text)]
    set_in = sum(line.segment.left > line.left + _INDENT for line in openings)
    # The most usual step is that within paragraphs: below the median where these are short.
    steps.sort()
    leading = median(steps[: max(1, len(steps) * 2 // 3)]) if steps else 1.2
    return Style(leading, len(openings) >= 3 and set_in * 2 > len(openings))


def goes_on(before: Line, line: Line, style: Style) -> bool:
    """Return whether ``line`` is of the paragraph that ``before`` stands in."""
    if _differ(before, line):
        return False
    step = _step(before, line, style)
    if step is not None and step > _NORMAL_STEP:
        return False
    if not (before.flows and line.flows):
        more = line.text[:1].islower() or bool(_SAME_NAME.match(line.text))
        more = more or before.text.endswith((",", "–", " -", " VÀ", " và"))
        return bool(step) and more and not ends_a_sentence(before.text)
    return next(
        (answer for rule in _RULES if (answer := rule(before, line, step, style)) is not None),
        True,
    )


def _differ(before: Line, line: Line) -> bool:
    """Return whether two lines are set so differently that they are never one paragraph."""
    sizes = sorted((before.segment.size, line.segment.size))
    if sizes[1] - sizes[0] > _SAME_SIZE * sizes[1]:
        return True
    above, below = _all_capitals(before.text), _all_capitals(line.text)
    return above != below and min(len(before.text.split()), len(line.text.split())) > 2


def _all_capitals(text: str) -> bool:
    return is_capitals(text) and sum(map(str.isalpha, text)) > 3


def _step(before: Line, line: Line, style: Style) -> float | None:
    """Return how far down the next line stands, in usual steps; None over columns and pages."""
    down = line.segment.baseline - before.segment.baseline
    if before.page != line.page or down <= 0:
        return None
    return down / (style.leading * before.segment.size)


def _ask_heading(before: Line, line: Line, step: float | None, _: Style) -> bool | None:
    """Join the lines of a title that is broken by hand; leave the bare name of a division."""
    if _BARE_DIVISION.fullmatch(before.text.strip(" .:")):
        return False
    if not (_is_centred(before) and _is_centred(line)):
        return None
    if _NUMBERED.match(line.text) or ends_a_sentence(before.text):
        return False
    if not _fits(before, line, both_sides=True):
        return True
    close = step is not None and step <= _TITLE_STEP
    long = len(before.text.split()) >= _TITLE_WORDS
    wide = before.segment.right - before.segment.left > 0.45 * (before.right - before.left)
    if _all_capitals(before.text):
        return close and long and wide
    return close and (line.text[:1].islower() or before.text.endswith(","))


def _ask_label(before: Line, line: Line, _: float | None, style: Style) -> bool | None:
    """Part what begins an item; a number at the start of a line may belong to a reference."""
    if not (_NUMBERED.match(line.text) or _BULLET.match(line.text)):
        return None
    if ends_a_sentence(before.text) or _fits(before, line) or _BULLET.match(line.text):
        return False
    if style.indented:
        return line.segment.left <= line.left + _AT_EDGE
    return bool(_REFERS.search(before.text))


def _ask_room(before: Line, line: Line, step: float | None, _: Style) -> bool | None:
    """Part after a line on which the next word would have found room."""
    if not _fits(before, line):
        return None
    close = step is not None and step <= _CLOSE_STEP
    return close and line.text[:1].islower() and not ends_a_sentence(before.text)


def _ask_indent(before: Line, line: Line, _: float | None, style: Style) -> bool | None:
    """Part at a line that is set in as first lines are."""
    set_in = line.segment.left - line.left > _INDENT
    if style.indented and set_in and line.text[:1].isupper():
        hanging = _LABELLED.match(before.text) and line.segment.left >= before.segment.left
        return bool(hanging) and not ends_a_sentence(before.text)
    if style.indented and not set_in:
        return True
    return None


_LABELLED = re.compile(f"(?:{_BULLET.pattern}|{_NUMBERED.pattern})")


def _ask_end(before: Line, line: Line, step: float | None, _: Style) -> bool | None:
    """Part after the end of a sentence, unless the line is full and the next follows close."""
    if not ends_a_sentence(before.text):
        return None
    if before.text.endswith((":", ";", "./.")):
        return False
    if step is None:
        return line.text[:1].islower()
    return step <= _CLOSE_STEP


_RULES = (_ask_heading, _ask_label, _ask_room, _ask_indent, _ask_end)


def _fits(before: Line, line: Line, *, both_sides: bool = False) -> bool:
    """Return whether the first word of a line would have found room on the line before."""
    room = before.right - before.segment.right
    if both_sides:
        room += before.segment.left - before.left
    first = line.segment.first
    size = before.segment.size
    return first.right - first.left + (_SPACE + 0.4) * size < room


def _is_centred(line: Line) -> bool:
    off = line.segment.middle - (line.left + line.right) / 2
    return abs(off) < _CENTRED and line.segment.left > line.left + _INDENT


def joined(first: str, second: str) -> str:
    """Return two lines as one; a hyphen that touches a word at the end keeps touching.

    >>> joined("cải cách hành", "chính"), joined("dịch COVID-", "19")
    ('cải cách hành chính', 'dịch COVID-19')
    """
    return first + second if _TOUCHING_HYPHEN.search(first) else f"{first} {second}"
