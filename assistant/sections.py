"""Headings and what stands under them: the lists that reports make with lines, not semicolons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.records import Document, Span

_LINE = re.compile(r"[^\n]+")
_NUMBERED = re.compile(
    r"(?:#+\s*)?(?:(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[A-ZĐa-zđ])[.)]|Điều \d+\.)\s+"
)
_PART = re.compile(
    r"(?:#+\s*)?(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC) (?:(?i:thứ) \w+|[IVX]+|\d{1,2})[.:]\s+(?=\w)"
)
"""A part counted in words, with its name on the same line: "Phần thứ hai. Giải pháp"."""
_BULLET = re.compile(r"(?:[-+•*–]|\d{1,2}[.)]|[a-zđ]\))\s+")
_LONGEST_HEADING = 140
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or a line that ends with a colon, and the lines under it up to the next one."""

    heading: Span
    lines: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the heading to the end of the last line."""
        return Span(self.heading.start, (self.lines[-1] if self.lines else self.heading).end)


def is_caption(text: str) -> bool:
    """Return whether a text is the caption of a table or a figure.

    >>> is_caption("Bảng 2. Kết quả theo xã"), is_caption("Bảng điểm của xã đã công bố.")
    (True, False)
    """
    return _CAPTION.match(text) is not None


_CAPTION = re.compile(
    r"\W*(?:bảng|biểu|biểu đồ|hình|phụ lục)(?: số)? [\dIVX]+\s*[.:–-]", re.IGNORECASE
)


def is_heading(text: str) -> bool:
    """Return whether a line heads others: short, numbered or in capitals, without a full stop.

    >>> is_heading("II. HẠN CHẾ VÀ NGUYÊN NHÂN"), is_heading("## Kết quả đạt được")
    (True, True)
    >>> is_heading("Hội nghị kết thúc lúc 17 giờ.")
    False
    """
    line = text.strip()
    if not line or len(line) > _LONGEST_HEADING or line[-1] in ".;,!?…|":
        return False
    letters = [letter for letter in line if letter.isalpha()]
    if not letters:
        return False
    return (
        line.startswith("#")
        or line.isupper()
        or bool(_NUMBERED.match(line))
        or bool(_PART.match(line))
    )


def heading_words(text: str) -> str:
    """Return a heading without its number.

    >>> heading_words("Phần thứ hai. Giải pháp"), heading_words("IV. Kiến nghị")
    ('Giải pháp', 'Kiến nghị')
    """
    line = " ".join(text.split()).lstrip("# ")
    number = _PART.match(line) or _NUMBERED.match(line)
    return line[number.end() if number else 0 :]


def is_item(text: str) -> bool:
    """Return whether a line opens with a bullet, a number or a letter of a list."""
    return _BULLET.match(text.strip()) is not None


def section_at(document: Document, span: Span) -> Section | None:
    """Return the section that the line at ``span`` heads; None where it heads nothing."""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    first = _LINE.match(text, start)
    if first is None:
        return None
    head = first.group().strip()
    if not (is_heading(head) or head.endswith(":")):
        return None
    under: list[Span] = []
    nested: str | None = None
    for line in _LINE.finditer(text, first.end()):
        words = line.group().strip()
        if not words:
            continue
        if is_heading(words) and not _BULLET.match(words):
            break
        if under and _style(words) != _style(under[0].of(text)):
            if nested is None and under[-1].of(text).endswith(":"):
                nested = _style(words)  # the items of an item: they are told with the others
            if not nested or _style(words) != nested:
                break
        left = len(line.group()) - len(line.group().lstrip())
        under.append(Span(line.start() + left, line.start() + left + len(words)))
        if len(under) == _MOST_LINES:
            break
    return Section(Span(*first.span()), tuple(under)) if under else None


_MOST_ABOVE = 20


def heading_over(document: Document, span: Span) -> str:
    """Return the nearest heading above the line at ``span``, "" where none stands near."""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    for _ in range(_MOST_ABOVE):
        end = start - 1
        if end <= 0:
            return ""
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if is_heading(line):
            return line
    return ""


def lead_over(document: Document, span: Span) -> Span | None:
    """Return the line, ended by a colon, that introduces the list whose item stands at ``span``.

    None where the line at ``span`` is no item, or no line introduces it.
    """
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    first = _LINE.match(text, start)
    style = _style(first.group().strip()) if first else ""
    if not style:
        return None
    for _ in range(_MOST_ABOVE):
        end = start - 1
        if end <= 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if not line:
            continue
        if line.endswith(":") and _style(line) != style:
            at = text.index(line, start)
            return Span(at, at + len(line))
        if _style(line) != style:
            return None
    return None


def unit_over(document: Document, span: Span) -> str | None:
    """Return the words of the line that says at which unit stands what the line at ``span`` says.

    Reports of inspections part what they found so: "b) Tại xã X" over the lines of that commune.
    None where no such line stands over it, or the line is no item.
    """
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    first = _LINE.match(text, start)
    style = _style(first.group().strip()) if first else ""
    if style != "-" and style != "+":
        return None
    for _ in range(_MOST_ABOVE):
        end = start - 1
        if end <= 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if not line or _style(line) == style:
            continue
        return unit_headed(line)
    return None


def unit_headed(line: str) -> str | None:
    """Return the unit or office that a whole line says the next lines are about.

    >>> unit_headed("b) Tại xã Đồng Mây"), unit_headed("Tại xã Đồng Mây có 3 hồ sơ trễ hạn.")
    ('xã Đồng Mây', None)
    """
    head = _AT_UNIT.match(line.strip())
    return head["unit"] if head and head["unit"].split()[0].lower() in _UNITS else None


_UNITS = frozenset(
    ("ubnd", "ủy", "xã", "phường", "thị", "huyện", "quận", "thành", "tp", "tp.", "tỉnh", "sở")
)


_AT_UNIT = re.compile(
    r"(?:\W*(?:[a-zđ]|[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?(?:Tại|Ở|Đối với)\s+(?P<unit>[^,;:\d]{3,60}?[^,;:\d.\s])\s*:?$"
)


def _style(line: str) -> str:
    """Return the kind of a line's bullet: "1" for a number, "a" for a letter, "" for none."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return ""
    mark = bullet.group().strip(" .)")
    return "1" if mark.isdigit() else "a" if mark.isalpha() else mark


def item_words(text: str) -> str:
    """Return a line of a list without its bullet or number.

    >>> item_words("- Số hóa hồ sơ còn chậm;")
    'Số hóa hồ sơ còn chậm'
    """
    line = " ".join(text.split())
    bullet = _BULLET.match(line)
    return line[bullet.end() if bullet else 0 :].strip(" ;,-•…").removesuffix(".")
