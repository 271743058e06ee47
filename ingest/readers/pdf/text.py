"""The pages of a PDF or of a scan into one text, with the stretch of each page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING

from index_store.records import Landmark, Span
from ingest.readers.pdf.columns import Line, Region, in_order
from ingest.readers.pdf.grid import Rulings, Table, ruled_tables
from ingest.readers.pdf.margins import PageRows, without_margins
from ingest.readers.pdf.paragraphs import goes_on, joined, style_of
from ingest.readers.pdf.tables import PageTable, continues, table_text
from ingest.readers.pdf.words import Segment, rows_of
from ingest.readers.scans.words import Labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf.columns import Item
    from ingest.readers.pdf.words import Row, Word

_LEADERS = re.compile(r"(?:[.…_]\s?){5,}|…{2,}")
_CONTENTS_ENTRY = re.compile(r".*?(?:(?:[.…_]\s?){4,}|…+)\s*\d{1,4}\s*$")
_CONTENTS = re.compile(r"mục\s+lục", re.IGNORECASE)
_CONTENTS_FROM = 4  # entries
_ENTRY_LINES = 3
_ONLY_RULES = re.compile(r"[-–—_=*.·•~\s]+")
_NOTE_SIZE = 0.93
_NOTE_RULE = (90.0, 250.0)
_NOTE_BELOW = 0.45  # of the page's height


@dataclass(frozen=True, slots=True)
class PageWords:
    """What is on one page: words and rulings, from its upper left corner, in points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: Rulings = field(default_factory=Rulings)


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of a document, and the stretch of it that each page has, in order and apart."""

    text: str
    pages: tuple[Landmark, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in reading order; ``notes`` are the lines below its text."""

    number: int
    items: list[Item]
    notes: list[Line]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of text of one page; ``opens`` says whether it begins a paragraph or a row."""

    page: int
    text: str
    opens: str


def laid_out(pages: Sequence[PageWords]) -> Laid:
    """Return the text of pages: paragraphs on lines of their own, tables as rows."""
    prepared = list(_prepared(pages))
    return _assembled(_parts(_without_contents(prepared)))


def _prepared(pages: Sequence[PageWords]) -> Iterator[_Page]:
    """Yield each page in reading order, without what runs along at its head and foot."""
    tabled = [ruled_tables(page.rulings, page.words) for page in pages]
    free = [
        PageRows(tuple(rows_of(words)), page.height)
        for page, (_, words) in zip(pages, tabled, strict=True)
    ]
    cleared = without_margins(free)
    edges = _edges(pages, cleared, [tables for tables, _ in tabled])
    for page, (tables, _), rows, (left, right) in zip(pages, tabled, cleared, edges, strict=True):
        body, notes = _notes(page, rows)
        region = Region(page.number, left, right)
        items = in_order(body, tables, region, page.rulings.across)
        lines = [item for item in in_order(notes, [], region) if isinstance(item, Line)]
        kept = [
            item
            for item in items
            if isinstance(item, Table) or not _ONLY_RULES.fullmatch(item.text)
        ]
        yield _Page(page.number, kept, lines)


def _edges(
    pages: Sequence[PageWords], rows: Sequence[Sequence[Row]], tables: Sequence[Sequence[Table]]
) -> list[tuple[float, float]]:
    """Return the left and right edge of the text on each page.

    A page of few lines has the edges of the others: its own lines may all be short.
    """
    found: list[tuple[float, float] | None] = []
    for page, page_rows, page_tables in zip(pages, rows, tables, strict=True):
        if not page_rows:
            found.append((page_tables[0].left, page_tables[0].right) if page_tables else None)
            continue
        widest = max(row[-1].right - row[0].left for row in page_rows)
        # The long lines show the edges; what hangs out beside them is a head or a mark.
        long = [row for row in page_rows if row[-1].right - row[0].left >= 0.7 * widest]
        lefts = Counter(round(row[0].left / 3) for row in long)
        usual = max(lefts, key=lambda at: (lefts[at] + lefts[at + 1], -at))
        left = min(row[0].left for row in long if round(row[0].left / 3) in (usual, usual + 1))
        rights = sorted(row[-1].right for row in long)
        right = rights[-1 - len(rights) // 40]
        # Short lines alone do not show how far lines may go: then the margins are alike.
        narrow = right - left < 0.5 * page.width
        found.append((left, max(right, page.width - left) if narrow else right))
    by_width: dict[int, list[tuple[float, float]]] = {}
    for page, pair in zip(pages, found, strict=True):
        if pair is not None:
            by_width.setdefault(round(page.width), []).append(pair)
    done: list[tuple[float, float]] = []
    for page, pair, page_rows in zip(pages, found, rows, strict=True):
        same = by_width.get(round(page.width), [(0.0, page.width)])
        usual_width = median(right - left for left, right in same)
        if pair is None:
            done.append((0.0, page.width))
        elif len(page_rows) < 12 and pair[1] - pair[0] < usual_width and len(same) > 1:
            usual_left = median(left for left, _ in same)
            left = min(pair[0], usual_left)
            done.append((left, max(pair[1], left + usual_width)))
        else:
            done.append(pair)
    return done


def _notes(page: PageWords, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of a page and its footnotes: small print below a short rule."""
    sizes = [segment.size for row in rows for segment in row]
    if not sizes:
        return list(rows), []
    usual = median(sizes)
    for rule in page.rulings.across:
        short = _NOTE_RULE[0] < rule.end - rule.start < _NOTE_RULE[1]
        if not short or rule.at < page.height * _NOTE_BELOW:
            continue
        below = [row for row in rows if row[0].top > rule.at - 2]
        if below and all(row[0].size < usual * _NOTE_SIZE for row in below):
            return [row for row in rows if row[0].top <= rule.at - 2], below
    return list(rows), []


def _without_contents(pages: Sequence[_Page]) -> list[_Page]:
    """Return the pages without a table of contents: its entries would pass for headings."""
    lines = [item for page in pages for item in page.items if isinstance(item, Line)]
    entries = [at for at, line in enumerate(lines) if _CONTENTS_ENTRY.match(line.text)]
    if len(entries) < _CONTENTS_FROM:
        return list(pages)
    dropped: set[int] = set()
    for before, at in zip([None, *entries], entries, strict=False):
        start = at
        if before is not None and at - before <= _ENTRY_LINES:
            start = before
        else:
            for above in range(max(0, at - _ENTRY_LINES), at):
                if _CONTENTS.fullmatch(lines[above].text.strip(" :")):
                    start = above
                    break
        dropped.update(id(lines[index]) for index in range(start, at + 1))
    return [
        replace(page, items=[item for item in page.items if id(item) not in dropped])
        for page in pages
    ]


def _parts(pages: Sequence[_Page]) -> Iterator[_Part]:
    """Yield the text of pages piece by piece."""
    pages = list(_stamps_and_labels(pages))
    writer = _Writer([line for page in pages for line in _lines(page)])
    for index, page in enumerate(pages):
        for item in page.items:
            yield from writer.table(item, page) if isinstance(item, Table) else writer.line(item)
        if not page.notes:
            continue
        following = next((p.items[0] for p in pages[index + 1 :] if p.items), None)
        # A sentence that runs on to the next page is not cut by the notes below it.
        runs_on = isinstance(following, Line) and writer.would_go_on(following)
        if not runs_on:
            yield from writer.end()
        yield from writer.notes(page.notes)
    yield from writer.end()


_STAMP = re.compile(r"(?:CÔNG VĂN )?[ĐD]ẾN")
_STAMPED = re.compile(r"(?:Số|Ngày|Giờ|Chuyển|Kính chuyển)\s*:?", re.IGNORECASE)
_STAMP_LINES = 3


def _stamps_and_labels(pages: Sequence[_Page]) -> Iterator[_Page]:
    """Yield recognised pages without the stamp of their arrival, labels of points in order."""
    labels = Labels()
    for page in pages:
        items: list[Item] = []
        stamped = 0
        for item in page.items:
            if isinstance(item, Table) or item.segment.first.confidence is None:
                items.append(item)
                continue
            if _STAMP.fullmatch(item.text):
                stamped = _STAMP_LINES
                continue
            stamped -= 1
            if stamped >= 0 and _STAMPED.match(item.text) and not _IN_FULL.search(item.text):
                continue
            items.append(_labelled(item, labels))
        yield replace(page, items=items)


_IN_FULL = re.compile(r"/[A-ZĐ]{2}|tháng")  # a number or a date of the document's own


def _labelled(line: Line, labels: Labels) -> Line:
    words = line.segment.words
    texts = labels.put_right([word.text for word in words])
    if all(word.text == text for word, text in zip(words, texts, strict=True)):
        return line
    written = (replace(word, text=text) for word, text in zip(words, texts, strict=True))
    return replace(line, segment=Segment(tuple(written)))


def _lines(page: _Page) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line)]


class _Writer:
    """Collects lines into paragraphs and rows into tables."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._style = style_of(lines)
        self._paragraph: list[Line] = []
        self._table: list[PageTable] = []

    def line(self, line: Line) -> Iterator[_Part]:
        """Take a line; yield what is complete before it."""
        if self._table or not self.would_go_on(line):
            yield from self.end()
        self._paragraph.append(line)

    def table(self, table: Table, page: _Page) -> Iterator[_Part]:
        """Take a table; yield what is complete before it."""
        number = page.number
        if not (self._table and continues(self._table[-1], PageTable(number, table))):
            yield from self.end()
        self._table.append(PageTable(number, table))

    def notes(self, lines: Sequence[Line]) -> Iterator[_Part]:
        """Yield footnotes, before the paragraph that is not complete yet."""
        notes: list[list[Line]] = []
        for line in lines:
            if notes and goes_on(notes[-1][-1], line, self._style) and not line.text[:1].isdigit():
                notes[-1].append(line)
            else:
                notes.append([line])
        for note in notes:
            yield from _paragraph_parts(note)

    def would_go_on(self, line: Line) -> bool:
        """Return whether a line is of the paragraph being collected."""
        return bool(self._paragraph) and goes_on(self._paragraph[-1], line, self._style)

    def end(self) -> Iterator[_Part]:
        """Yield what was collected."""
        lines, self._paragraph = self._paragraph, []
        tables, self._table = self._table, []
        yield from _paragraph_parts(lines)
        if tables:
            for block in table_text(tables):
                for index, (page, text) in enumerate(block):
                    yield _Part(page, text, "\n" if index else "\n\n")


def _paragraph_parts(lines: Sequence[Line]) -> Iterator[_Part]:
    """Yield a paragraph, one part a page; only the first part opens it."""
    text, page, opens = "", 0, "\n\n"
    for line in lines:
        words = _LEADERS.sub("… ", line.text).strip()
        if text and line.page != page:
            yield _Part(page, text, opens)
            text, opens = "", "" if joined(text, "") == text else " "
        text = joined(text, words) if text else words
        page = line.page
    if text:
        yield _Part(page, text, opens)


def _assembled(parts: Iterator[_Part]) -> Laid:
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = 0
    for part in parts:
        opens = part.opens if pieces else ""
        length += len(opens)
        # Notes may come after what began on the next page; stretches stay in order and apart.
        page = max([part.page, *starts])
        starts.setdefault(page, length)
        length += len(part.text)
        ends[page] = length
        pieces += [opens, part.text]
    marks = [Landmark(Span(starts[page], ends[page]), f"trang {page}") for page in starts]
    return Laid("".join(pieces), tuple(marks))
