"""What pages of procedures and notices tell under labels: "Thời hạn giải quyết: 05 ngày".

A label stands before a colon, as a heading, beside its cell or over its column; what it labels is
of the matter that the nearest title names, or of the line of the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from assistant.asking_words import WAYS
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_rows
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A row of the table: a field, how it is asked for, and how its label reads."""

    name: str
    asked: re.Pattern[str]
    label: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PageField:
    """What one label tells, in pieces; ``name`` is empty where no row of the table knows the label.

    ``when`` is the way of handing in, in a table with a line for each, that it holds for.
    """

    name: str
    label: Span
    said: tuple[Span, ...]
    when: Span | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A procedure or notice with its fields; without ``title`` it is what the whole page is of."""

    title: Span | None
    fields: tuple[PageField, ...]
    in_row: bool = False
    """Whether it is a line of a table with one line for each matter."""


@cache
def named_fields() -> tuple[Named, ...]:
    """Return the table of fields, `data/page_fields.tsv`."""
    rows = table_rows("assistant", "data/page_fields.tsv", "field", "asked", "label")
    return tuple(Named(field, re.compile(asked), re.compile(label)) for field, asked, label in rows)


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(
    r"[\s>#*_–•+-]*(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s*)?[\s*_–-]*"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_TITLE = re.compile(
    r"(?:(?:tên|chi tiết|nội dung|hướng dẫn) )?(?:thủ tục(?: hành chính)?|tthc)\s*:?\s+(?P<name>\S.{3,})"
)
_OF_MATTERS = re.compile(r"(?:tên )?(?:thủ tục|tthc|dịch vụ công)(?: hành chính)?(?: trực tuyến)?")
_OF_AREAS = re.compile(
    r"(?:các )?(?:khu vực|địa bàn|phạm vi|địa điểm|nơi)(?: (?:bị )?(?:mất|ngừng(?: cung)? cấp|cắt|cúp) (?:điện|nước))?"
)
_OF_WAYS = re.compile(r"(?:hình thức|cách thức|phương thức|kênh)(?: (?:nộp|thực hiện))?(?: hồ sơ)?")
_ITEM = re.compile(r"\s*(?:[-+•*–]|\d{1,2}[.)])\s")
_LEVEL = " › "
"""What joins the levels of a heading: "Lệ phí › Nộp trực tuyến"."""
_LONGEST_LABEL = 90
_LONGEST_TITLE = 200
_LEAST_CELLS = 2
_MOST_WORDS = 7
"""Of so many words at most is a label that the table does not know."""


@lru_cache(maxsize=4_000)
def field_of(label: str) -> str | None:
    """Return the field that a label names; None where the table knows none.

    >>> field_of("Phí, lệ phí (nếu có)"), field_of("Thời hạn giải quyết"), field_of("Ghi chú")
    ('fee', 'time', None)
    """
    key = comparison_key(_ASIDE.sub("", label)).strip(" :.*_")
    if not key or len(key) > _LONGEST_LABEL:
        return None
    return next((one.name for one in named_fields() if one.label.fullmatch(key)), None)


def fields_asked(text: str) -> tuple[Named, ...]:
    """Return the fields that a question asks for.

    >>> [one.name for one in fields_asked("Đăng ký kết hôn mất bao lâu?")]
    ['time']
    """
    key = comparison_key(text)
    return tuple(one for one in named_fields() if one.asked.search(key))


@dataclass(slots=True)
class _Open:
    """A field whose pieces are still being read."""

    name: str
    label: Span
    said: list[Span] = field(default_factory=list)
    inline: bool = False
    when: Span | None = None

    def closed(self) -> PageField:
        return PageField(self.name, self.label, tuple(self.said), self.when)


@lru_cache(maxsize=64)
def matters_of(text: str) -> tuple[Matter, ...]:
    """Return the matters of a page, each with what its labels tell, in the order of the text."""
    return _Reader(text).read()


class _Reader:
    """Reads a page line by line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: list[Matter] = []
        self._done: list[Matter] = []
        self._title: Span | None = None
        self._fields: list[_Open] = []
        self._last: Span | None = None
        self._heads: tuple[Span, ...] = ()

    def read(self) -> tuple[Matter, ...]:
        for match in _LINE.finditer(self._text):
            line = Span(*match.span())
            cells = _cells(self._text, line)
            if len(cells) > 1:
                self._row(cells)
            else:
                self._heads = ()
                self._plain(line)
            self._last = line
        self._close()
        return tuple(m for m in (*self._done, *self._rows) if any(one.said for one in m.fields))

    def _close(self) -> None:
        made = tuple(one.closed() for one in self._fields)
        if made:
            self._done.append(Matter(self._title, made))
        self._fields = []

    def _begin(self, title: Span | None) -> None:
        self._close()
        self._title = title

    def _plain(self, line: Span) -> None:
        words = _without_mark(self._text, line)
        said = words.of(self._text)
        head, colon, rest = said.partition(":")
        known = field_of(head if colon else said)
        title = None if known else _title_of(self._text, words)
        if title is not None:
            self._begin(title)
        elif known:
            value = Span(words.end - len(rest.lstrip(" *_")), words.end) if colon else None
            label = Span(words.start, words.start + len(head.rstrip()))
            self._label(known, label, value)
        elif (self._fields and not self._fields[-1].inline) or (
            self._fields and _ITEM.match(line.of(self._text)) and self._leads_list()
        ):
            self._fields[-1].said.append(words)
        elif colon and rest.strip() and len(head.split()) <= _MOST_WORDS:
            value = Span(words.end - len(rest.lstrip(" *_")), words.end)
            label = Span(words.start, words.start + len(head.rstrip()))
            self._fields.append(_Open("", label, [value], inline=True))

    def _leads_list(self) -> bool:
        return self._fields[-1].said[-1].of(self._text).rstrip().endswith((":", ";"))

    def _label(self, name: str, label: Span, value: Span | None) -> None:
        known = [one for one in self._fields if one.name]
        if not known or any(one.name == name for one in known):
            before = self._untitled()
            if before is not None:
                self._begin(before)
        inline = value is not None and value.end > value.start
        said = [value] if value is not None and inline else []
        self._fields.append(_Open(name, label, said, inline))

    def _untitled(self) -> Span | None:
        """Return the line before, taken from the field that held it, where it may be a title."""
        if self._last is None:
            return None
        words = _without_mark(self._text, self._last)
        line = words.of(self._text)
        if (
            len(line) > _LONGEST_TITLE
            or line[-1] in ".;:,!?|"
            or _ITEM.match(self._last.of(self._text)[:2] + " ")
        ):
            return None
        if self._title is not None and words == self._title:
            return None
        if self._fields:
            held = self._fields[-1]
            if not held.said or held.said[-1] != words or (held.inline and len(held.said) == 1):
                return None
            held.said.pop()
        return words

    def _row(self, cells: tuple[Span, ...]) -> None:
        texts = [cell.of(self._text) for cell in cells]
        names = [field_of(one) for one in texts]
        keys = [comparison_key(one).strip(" .:") for one in texts]
        if len(cells) > 2 and sum(name is not None for name in names) > 0 and self._is_head(keys):
            self._heads = cells
            return
        if self._heads and len(cells) == len(self._heads):
            self._of_columns(cells)
            return
        self._heads = ()
        cells = tuple(cell for cell in cells if cell.end > cell.start)
        if len(cells) < _LEAST_CELLS:
            return
        texts = [cell.of(self._text) for cell in cells]
        names = [field_of(one) for one in texts]
        keys = [comparison_key(one).strip(" .:") for one in texts]
        first = 1 if keys[0].isdigit() and len(cells) > 2 else 0
        if _OF_MATTERS.fullmatch(keys[first]) and len(cells) == first + 2:
            if self._title is None or any(one.name for one in self._fields):
                self._begin(cells[first + 1])
        elif names[first] is not None and len(cells) == first + 2 and names[first + 1] is None:
            self._label(names[first] or "", cells[first], cells[first + 1])
        elif self._fields and not self._fields[-1].inline:
            if names[first] is None:  # its heading names papers, and is none of them
                self._fields[-1].said.append(cells[first])
        elif len(cells) == first + 2 and len(texts[first].split()) <= _MOST_WORDS:
            value = cells[first + 1]
            self._fields.append(_Open("", cells[first], [value], inline=True))

    def _is_head(self, keys: Sequence[str]) -> bool:
        heads = (_OF_MATTERS, _OF_WAYS, _OF_AREAS)
        return any(head.fullmatch(key) for key in keys for head in heads)

    def _of_columns(self, cells: tuple[Span, ...]) -> None:
        """Read a line of a table: of one matter, or of one way of handing in."""
        keys = [comparison_key(one.of(self._text)).strip(" .:") for one in self._heads]
        told = [
            (field_of(head.of(self._text).partition(_LEVEL)[0]), head, cell)
            for head, cell in zip(self._heads, cells, strict=True)
        ]
        ways = any(_OF_WAYS.fullmatch(key) for key in keys)
        of = next((at for at, key in enumerate(keys) if _OF_MATTERS.fullmatch(key)), None)
        if of is None and not ways:
            of = next((at for at, key in enumerate(keys) if _OF_AREAS.fullmatch(key)), None)
        if of is not None:
            made = tuple(
                PageField(n, _top(h, self._text), (c,), _way_below(h, self._text))
                for n, h, c in told
                if n and h != self._heads[of] and c.end > c.start
            )
            if cells[of].end > cells[of].start:
                self._rows.append(Matter(cells[of], made, in_row=True))
            return
        of = next(at for at, key in enumerate(keys) if _OF_WAYS.fullmatch(key))
        for name, head, cell in told:
            if name and head != self._heads[of] and cell.end > cell.start:
                self._fields.append(_Open(name, head, [cell], True, cells[of]))


def _top(head: Span, text: str) -> Span:
    """Return the highest level of a heading: "Lệ phí" of "Lệ phí › Nộp trực tuyến"."""
    return Span(head.start, head.start + len(head.of(text).partition(_LEVEL)[0]))


def _way_below(head: Span, text: str) -> Span | None:
    """Return where a heading names a way of handing in below what it is of: "Lệ phí › Trực tuyến"."""
    whole, level, below = head.of(text).rpartition(_LEVEL)
    if not level or not any(way.search(comparison_key(below)) for _, way in WAYS):
        return None
    return Span(head.start + len(whole) + len(level), head.end)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    """Return the cells of a line of a table, empty ones too; one where it is none."""
    said = line.of(text)
    start, stop = line.start, line.end
    if said.lstrip().startswith("|"):
        start = line.start + said.index("|") + 1
        stop = line.start + len(said.rstrip().removesuffix("|"))
        mark = "|"
    elif "\t" in said.strip():
        mark = "\t"
    else:
        return (line,)
    found = []
    for cell in text[start:stop].split(mark):
        left = start + len(cell) - len(cell.lstrip())
        found.append(Span(left, left + len(cell.strip())) if cell.strip() else Span(start, start))
        start += len(cell) + 1
    return tuple(found)


def _without_mark(text: str, line: Span) -> Span:
    """Return a line without its bullet or number and the marks of bold letters around it."""
    said = line.of(text)
    mark = _MARK.match(said)
    start = line.start + (mark.end() if mark else 0)
    end = line.start + len(said.rstrip(" *_"))
    return Span(start, end) if start < end else line


def _title_of(text: str, words: Span) -> Span | None:
    """Return the name of the procedure in a line that is a title; None where it is none."""
    said = words.of(text)
    key = comparison_key(said)
    match = _TITLE.fullmatch(key) if len(key) == len(said) else None
    if match is None or len(said) > _LONGEST_TITLE or said[-1] in ".;,!?":
        return None
    if key.startswith(("thủ tục hành chính tại", "thủ tục hành chính của", "thủ tục hành chính –")):
        return None
    return Span(words.start + match.start("name"), words.end)
