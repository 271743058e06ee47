"""A Word document (.docx, .docm) into a page: what a reader of it sees, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index_store.records import Doubt
from ingest.errors import DamagedFileError, EmptySourceError
from ingest.readers.grid import Placed, table_blocks
from ingest.readers.office.docx_numbering import Numbering
from ingest.readers.office.docx_runs import Piece, joined, piece_of
from ingest.readers.office.docx_styles import (
    VAL,
    ListPlace,
    Styles,
    W,
    has_borders,
    is_on,
    list_place,
    run_look,
    value_of,
)
from ingest.readers.office.ooxml import Package, local_name
from ingest.records import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.readers.office.docx_styles import RunLook, Style
    from ingest.readers.office.ooxml import Element

_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText"})
_INSIDE = frozenset(
    ["hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir",
     "bdo", "oMath", "oMathPara"]
)  # fmt: skip
_CONTENTS = re.compile(r"toc \d|table of figures|index \d")
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|nơi nhận\s*:", re.IGNORECASE)
_LAYOUT_ROWS = 3
_LAYOUT_COLUMNS = 3
_TITLE_NEAR = 15
_TITLE_WORDS = 4


def read_docx(data: bytes) -> Page:
    """Return the page that a Word document is.

    Numbers of lists are written out; deleted and hidden text, comments, headers, footers and
    tables of contents stay out; text boxes and footnotes follow the paragraph they hang on.
    """
    package = Package(data)
    name = package.main_part("word/document.xml")
    root = package.part(name)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedFileError("tệp .docx không có phần nội dung")

    def related(kind: str) -> Element | None:
        found = package.related(name, kind)
        return package.part(found) if found else None

    reader = _Reader(Styles(related("/styles")), Numbering(related("/numbering")))
    for kind in ("footnote", "endnote"):
        notes = related(f"/{kind}s")
        for note in notes if notes is not None else ():
            reader.notes[kind, note.get(f"{W}id") or ""] = note
    blocks = reader.blocks(body)
    if not blocks:
        raise EmptySourceError("tệp Word không có chữ nào (có thể chỉ có ảnh)")
    return Page(
        "\n\n".join(blocks),
        title=reader.title or _stated_title(package, blocks),
        doubts=tuple(reader.doubts()),
    )


def _stated_title(package: Package, blocks: list[str]) -> str | None:
    """Return the title among the file's properties where the text bears it out.

    The property is often that of the file which this one was made from.
    """
    core = package.part("docProps/core.xml")
    found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    title = " ".join((found.text or "").split()) if found is not None else ""
    near = (block for block in blocks[:_TITLE_NEAR] if block.casefold() == title.casefold())
    return next(near, None) if len(title.split()) >= _TITLE_WORDS else None


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    title: str | None = None
    changed: bool = False
    embedded: bool = False
    carried: str = ""  # a paragraph whose end was deleted goes on in the next one
    _noting: bool = False

    def doubts(self) -> Iterator[Doubt]:
        """Yield what a person should know of how the document was read."""
        if self.changed:
            yield Doubt("tracked-changes", "còn vết sửa (Track Changes); đã đọc bản sau khi sửa")
        if self.embedded:
            yield Doubt("embedded-part", "có phần nhúng từ tệp khác không đọc được")

    def blocks(self, container: Element) -> list[str]:
        """Return the paragraphs, lines of layout tables and tables below ``container``."""
        found: list[str] = []
        for child in container:
            name = local_name(child)
            if name == "p":
                found += self._paragraph(child)
            elif name == "tbl":
                found += self._table(child)
            elif name == "sdt" and not _is_contents(child):
                content = child.find(f"{W}sdtContent")
                found += self.blocks(content) if content is not None else []
            elif name in _INSIDE:
                found += self.blocks(child)
            elif name == "AlternateContent":
                found += self.blocks(_shown(child))
            elif name in _GONE:
                self.changed = True
            elif name == "altChunk":
                self.embedded = True
        if self.carried.strip():
            found.append(self.carried.strip())
            self.carried = ""
        return found

    def _paragraph(self, paragraph: Element) -> list[str]:
        properties = paragraph.find(f"{W}pPr")
        identity = value_of(properties.find(f"{W}pStyle")) if properties is not None else None
        style = self.styles.style(identity)
        if _CONTENTS.match(style.name):
            return []
        mark = properties.find(f"{W}rPr") if properties is not None else None
        merged = mark is not None and mark.find(f"{W}del") is not None
        line = _Line(style.look.over(self.styles.base))
        self._collect(paragraph, line)
        raw = self.carried + joined(line.pieces)
        text, self.carried = raw.strip(), ""
        label = ""
        if not (merged or (mark is not None and is_on(mark.find(f"{W}vanish")) and not text)):
            label = self._label(properties, style, identity)
        if merged:
            self.changed, self.carried = True, raw.lstrip()
            text = ""
        if style.name == "title" and self.title is None and len(text.split()) >= _TITLE_WORDS:
            self.title = text
        found = [f"{label} {text}" if label else text] if text else []
        for box in line.boxes:
            found += self.blocks(box)
        return [*found, *self._notes(line.notes)]

    def _label(self, properties: Element | None, style: Style, identity: str | None) -> str:
        own = list_place(properties)
        place = own or style.listed
        if own is not None and own.number == "" and style.listed is not None:
            place = ListPlace(style.listed.number, own.level)
        return self.numbering.label(place, identity) if place is not None else ""

    def _notes(self, wanted: list[tuple[str, str]]) -> list[str]:
        if self._noting:  # a note within a note would go round for ever
            return []
        found: list[str] = []
        self._noting = True
        for key in wanted:
            note = self.notes.get(key)
            words = " ".join(self.blocks(note)) if note is not None else ""
            found += [f"Chú thích: {words}"] if words else []
        self._noting = False
        return found

    def _collect(self, element: Element, line: _Line) -> None:
        """Add what is shown below ``element`` to the line."""
        for child in element:
            name = local_name(child)
            if name == "r":
                self._run(child, line)
            elif name == "sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._collect(content, line)
            elif name in _INSIDE:
                self._collect(child, line)
            elif name == "AlternateContent":
                self._collect(_shown(child), line)
            elif name in _GONE:
                self.changed = True
            elif child.tag.endswith("}t"):  # the letters of a formula
                line.pieces.append(Piece(child.text or ""))
            elif "officeDocument/2006/math" in child.tag:
                self._collect(child, line)

    def _run(self, run: Element, line: _Line) -> None:
        properties = run.find(f"{W}rPr")
        look = run_look(properties)
        named = value_of(properties.find(f"{W}rStyle")) if properties is not None else None
        if named is not None:
            look = look.over(self.styles.style(named, "character").look)
        look = look.over(line.look)
        if look.hidden:
            return
        for child in run:
            name = local_name(child)
            if name in ("footnoteReference", "endnoteReference"):
                line.notes.append((name.removesuffix("Reference"), child.get(f"{W}id") or ""))
            elif name in ("drawing", "pict", "object"):
                line.boxes += _boxes(child)
            elif name == "AlternateContent":
                line.boxes += _boxes(_shown(child))
            elif name == "t" and "math" in child.tag:
                line.pieces.append(Piece(child.text or ""))
            else:
                line.pieces += piece_of(child, name, look)

    def _table(self, table: Element) -> list[str]:
        cells: list[Placed] = []
        lines: list[list[list[str]]] = []
        headers = 0
        open_above: dict[int, int] = {}  # column → index in cells of what is merged down
        for row in _rows(table):
            number = len(lines)
            lines.append([])
            properties = row.find(f"{W}trPr")
            if headers == number and properties is not None:
                headers += bool(is_on(properties.find(f"{W}tblHeader")))
            column = _number(properties, "gridBefore")
            for cell in _cells(row):
                own = cell.find(f"{W}tcPr")
                across = max(1, _number(own, "gridSpan"))
                merge = own.find(f"{W}vMerge") if own is not None else None
                text = self.blocks(cell)
                lines[-1].append(text)
                if merge is not None and merge.get(VAL) != "restart" and column in open_above:
                    above = cells[open_above[column]]
                    cells[open_above[column]] = replace(above, rows=number - above.row + 1)
                else:
                    if merge is not None:
                        open_above[column] = len(cells)
                    else:
                        open_above.pop(column, None)
                    cells.append(Placed(flat(text), number, column, columns=across))
                column += across
        if self._is_layout(table, lines):
            return [block for row in lines for cell in row for block in cell]
        return table_blocks(cells, headers or None)

    def _is_layout(self, table: Element, lines: list[list[list[str]]]) -> bool:
        """Return whether a table only sets texts side by side: a letterhead, signatures, a box."""
        if max((len(row) for row in lines), default=0) < 2:
            return True
        small = len(lines) <= _LAYOUT_ROWS and len(lines[0]) <= _LAYOUT_COLUMNS
        words = (block for row in lines for cell in row for block in cell)
        if len(lines) <= 2 * _LAYOUT_ROWS and any(_MOTTO.match(block) for block in words):
            return True
        return small and not self._is_drawn(table)

    def _is_drawn(self, table: Element) -> bool:
        """Return whether lines are drawn around or between the cells."""
        properties = table.find(f"{W}tblPr")
        own = properties.find(f"{W}tblBorders") if properties is not None else None
        if own is not None:
            drawn = has_borders(own)
        else:
            named = value_of(properties.find(f"{W}tblStyle")) if properties is not None else None
            drawn = self.styles.style(named, "table").bordered
        return drawn or any(
            has_borders(borders) for borders in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")
        )


@dataclass(slots=True)
class _Line:
    """What a paragraph is made of."""

    look: RunLook
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def flat(blocks: list[str]) -> str:
    r"""Return the blocks of a cell as one line; a table in a cell has its rows set apart.

    >>> flat(["Gồm:", "| a | b |\n| 1 | 2 |"])
    'Gồm: a, b; 1, 2'
    """
    written: list[str] = []
    for block in blocks:
        rows = block.split("\n")
        if rows[0].startswith("| ") and rows[0].endswith(" |"):
            cells = [row.strip("| ").split(" | ") for row in rows]
            written.append("; ".join(", ".join(filter(None, row)) for row in cells))
        else:
            written.append(" ".join(block.split()))
    return " ".join(written)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table but those whose deletion is tracked."""
    for child in table:
        name = local_name(child)
        if name == "tr":
            properties = child.find(f"{W}trPr")
            if properties is None or properties.find(f"{W}del") is None:
                yield child
        elif name == "sdt" or name in _INSIDE:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        name = local_name(child)
        if name == "tc":
            yield child
        elif name == "sdt" or name in _INSIDE:
            yield from _cells(child)


def _number(properties: Element | None, name: str) -> int:
    value = value_of(properties.find(f"{W}{name}")) if properties is not None else None
    return min(int(value), 200) if value and value.isdecimal() and len(value) < 6 else 0


def _is_contents(control: Element) -> bool:
    """Return whether a content control is the table of contents that Word made."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value_of(gallery) == "Table of Contents"


def _shown(alternatives: Element) -> Element:
    """Return the one of several ways to draw the same that holds text, the first before others."""
    choices: list[Element] = list(alternatives)
    holding: Iterable[Element] = (one for one in choices if one.find(f".//{W}t") is not None)
    return next(iter(holding), choices[0] if choices else alternatives)


def _boxes(element: Element) -> list[Element]:
    """Return the text boxes below an element, of a drawing and its copy for old programs one."""
    found: list[Element] = []
    for child in element:
        name = local_name(child)
        if name == "txbxContent":
            found.append(child)
        elif name == "AlternateContent":
            found += _boxes(_shown(child))
        elif len(child):
            found += _boxes(child)
    return found
