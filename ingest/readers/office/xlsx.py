"""A workbook (.xlsx, .xlsm) into a page: each sheet as it is shown, its tables as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from index_store.records import Doubt, Landmark, Span
from ingest.errors import DamagedFileError, EmptySourceError, RefusedError
from ingest.readers.grid import MAX_CELLS, Placed
from ingest.readers.office.ooxml import RELATION_ID, Package, local_name
from ingest.readers.office.xlsx_formats import BUILT_IN, shown_number
from ingest.readers.sheet import sheet_blocks
from ingest.records import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.office.ooxml import Element

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_USUAL_NAME = re.compile(r"(?:sheet|trang tính|trang_tính)\s*\d*", re.IGNORECASE)
# Lines above a table that are no title of it: the head of an official sheet, its unit, its source.
_NO_TITLE = re.compile(
    r"(?:cộng h(?:òa|oà) xã|độc lập|số\s*:|\(|trang tính|biểu(?: mẫu)? số|mẫu|phụ lục|đơn vị|đvt|"
    r"ubnd|(?:ủy|uỷ) ban|hđnd|hội đồng|sở|bộ|phòng|chi cục|cục|trung tâm|.{0,40}, ngày )\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 4
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is shown, with the blocks of text on it."""

    name: str
    blocks: list[str]


def read_xlsx(data: bytes) -> Page:
    """Return the page that a workbook is; hidden sheets, rows and columns stay out.

    A formula counts with the value that was last worked out for it.
    """
    package = Package(data)
    book = _Book(package)
    sheets = [Sheet(name, sheet_blocks(book.cells(part))) for name, part in book.shown()]
    return page_of_sheets(sheets, tuple(book.doubts()))


def page_of_sheets(sheets: Iterable[Sheet], doubts: tuple[Doubt, ...] = ()) -> Page:
    """Return sheets as one page of as many parts; names that say something stand above each."""
    filled = [sheet for sheet in sheets if sheet.blocks]
    if not filled:
        raise EmptySourceError("bảng tính không có ô nào có chữ")
    text = ""
    parts: list[Landmark] = []
    for sheet in filled:
        usual = _USUAL_NAME.fullmatch(sheet.name)
        names = len(filled) > 1 or not (usual or not sheet.blocks[0].startswith("| "))
        blocks = [f"Trang tính: {sheet.name}", *sheet.blocks] if names else sheet.blocks
        text += "\n\n" if text else ""
        start = len(text)
        text += "\n\n".join(blocks)
        parts.append(Landmark(Span(start, len(text)), f"trang tính “{sheet.name}”"))
    return Page(text, title=title_above(filled[0].blocks), parts=tuple(parts), doubts=doubts)


def title_above(blocks: Sequence[str]) -> str | None:
    """Return the line above the first table that names it: the longest that may be a title.

    >>> title_above(["UBND TỈNH HẠ LÂM", "BẢNG ĐIỂM CÁC XÃ NĂM 2024", "ĐVT: điểm", "| a | b |"])
    'BẢNG ĐIỂM CÁC XÃ NĂM 2024'
    """
    above = takewhile(lambda block: not block.startswith("| "), blocks)
    may = [b for b in above if len(b.split()) >= _TITLE_WORDS and not _NO_TITLE.match(b)]
    return max(may, key=len, default=None)


class _Book:
    """The sheets of a workbook with the tables of texts and formats that they share."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name = package.main_part("xl/workbook.xml")
        root = package.part(self._name)
        if root is None:
            raise DamagedFileError("tệp bảng tính không có phần nội dung")
        self._sheets = root.findall("{*}sheets/{*}sheet")
        properties = root.find("{*}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in _ON
        self._targets = package.targets(self._name)
        self._formats = self._read_formats()
        self._texts = self._read_texts()
        self._hidden_rows = self._unworked = self._hidden_sheets = 0
        self._count = 0

    def shown(self) -> Iterator[tuple[str, str]]:
        """Yield name and part of each sheet that is shown."""
        for at, sheet in enumerate(self._sheets):
            if sheet.get("state") in ("hidden", "veryHidden"):
                self._hidden_sheets += 1
                continue
            usual = f"xl/worksheets/sheet{at + 1}.xml"
            part = self._targets.get(sheet.get(RELATION_ID) or "", usual)
            yield " ".join((sheet.get("name") or "").split()), part

    def doubts(self) -> Iterator[Doubt]:
        """Yield what a person should know of what was not read."""
        if self._hidden_sheets or self._hidden_rows:
            what = [f"{self._hidden_sheets} trang tính"] if self._hidden_sheets else []
            what += [f"{self._hidden_rows} dòng"] if self._hidden_rows else []
            yield Doubt("hidden-cells", f"có {' và '.join(what)} bị ẩn nên không đọc")
        if self._unworked:
            reason = f"{self._unworked} ô công thức chưa có giá trị; hãy mở bằng Excel và lưu lại"
            yield Doubt("formula-without-value", reason)

    def cells(self, part: str) -> list[Placed]:
        """Return the cells of a sheet that hold something, merged ones with their reach."""
        found: dict[tuple[int, int], str] = {}
        hidden: set[int] = set()
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        number = -1
        for element in self._package.elements(part, "col", "row", "mergeCell"):
            kind = local_name(element)
            if kind == "col" and element.get("hidden") in _ON:
                first, last = _integer(element.get("min")), _integer(element.get("max"))
                hidden.update(range(first - 1, min(last, first + 500)))
            elif kind == "row":
                number = _integer(element.get("r"), number + 2) - 1
                if element.get("hidden") in _ON:
                    self._hidden_rows += any(len(cell) for cell in element)
                    continue
                self._read_row(element, number, hidden, found)
            elif kind == "mergeCell":
                first_cell, _, last_cell = (element.get("ref") or "").partition(":")
                start, end = _place(first_cell), _place(last_cell)
                if start and end:
                    merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)
        return [
            Placed(text, row, column, *merged.get((row, column), (1, 1)))
            for (row, column), text in found.items()
        ]

    def _read_row(
        self, row: Element, number: int, hidden: set[int], found: dict[tuple[int, int], str]
    ) -> None:
        column = -1
        for cell in row.iterchildren("{*}c"):
            place = _place(cell.get("r") or "")
            column = place[1] if place else column + 1
            text = "" if column in hidden else self._shown(cell)
            if text:
                found[number, column] = text
                self._count += 1
        if self._count > MAX_CELLS:
            raise RefusedError(
                f"bảng tính có hơn {MAX_CELLS} ô có chữ; hãy tách thành nhiều tệp nhỏ hơn"
            )

    def _shown(self, cell: Element) -> str:
        """Return what a cell shows."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            own = cell.find("{*}is")
            return _rich_text(own) if own is not None else ""
        value = cell.findtext("{*}v")
        if not value:
            self._unworked += cell.find("{*}f") is not None and kind != "str"
            return ""
        if kind == "s":
            at = _integer(value, -1)
            return self._texts[at] if 0 <= at < len(self._texts) else ""
        if kind == "b":
            return "Đúng" if value in _ON else "Sai"
        if kind == "e":
            return ""  # "#DIV/0!" says nothing of anyone
        if kind in ("str", "d"):
            return _plain(value)
        style = _integer(cell.get("s"), 0)
        code = self._formats[style] if style < len(self._formats) else "General"
        return shown_number(value, code, from_1904=self._from_1904)

    def _read_formats(self) -> list[str]:
        """Return the number format of each style of a cell."""
        part = self._package.related(self._name, "/styles") or "xl/styles.xml"
        root = self._package.part(part)
        if root is None:
            return []
        codes = dict(BUILT_IN)
        for one in root.iterfind("{*}numFmts/{*}numFmt"):
            codes[_integer(one.get("numFmtId"), -1)] = one.get("formatCode") or "General"
        return [
            codes.get(_integer(one.get("numFmtId"), 0), "General")
            for one in root.iterfind("{*}cellXfs/{*}xf")
        ]

    def _read_texts(self) -> list[str]:
        part = self._package.related(self._name, "/sharedStrings") or "xl/sharedStrings.xml"
        return [_rich_text(one) for one in self._package.elements(part, "si")]


def _rich_text(element: Element) -> str:
    """Return the letters of a text, without the readings that East Asian programs add."""
    written: list[str] = []
    for child in element:
        name = local_name(child)
        if name == "t":
            written.append(child.text or "")
        elif name == "r":
            written += [one.text or "" for one in child.iterchildren("{*}t")]
    return _plain("".join(written))


def _plain(text: str) -> str:
    unescaped = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    return " ".join(unescaped.split())


def _integer(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a reference, from 0.

    >>> _place("C12"), _place("nowhere")
    ((11, 2), None)
    """
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
