"""Tables and reports as files for offices: CSV, XLSX and DOCX, written by hand, nothing fetched.

Both office formats are the least that ECMA-376 asks for: one sheet of inline strings and numbers,
one body of paragraphs.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as _escape_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Cell = str | float | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FIXED_DAY = (2026, 1, 1, 0, 0, 0)  # the same content gives the same file


def csv_file(rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Return rows as CSV that spreadsheets read as UTF-8; what they would run is made text.

    >>> csv_file([("Điểm", 70.56), ("=1+1", None)]).decode("utf-8-sig")
    "Điểm,70.56\r\n'=1+1,\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def xlsx_file(name: str, rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as a workbook of one sheet; texts are never formulas, the first row stays put."""
    lines = "".join(f"<row>{''.join(map(_xlsx_cell, row))}</row>" for row in rows)
    sheet = (
        f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><sheetData>{lines}</sheetData></worksheet>"
    )
    workbook = (
        f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}/relationships"><sheets>'
        f'<sheet name="{_xml(name, quoted=True)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return _package(
        {
            "[Content_Types].xml": _types(
                {"/xl/workbook.xml": f"{base}.sheet.main+xml"}
                | {"/xl/worksheets/sheet1.xml": f"{base}.worksheet+xml"}
            ),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml": workbook,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def docx_file(lines: Iterable[str]) -> bytes:
    """Return lines as a document of paragraphs, the first one bold."""
    body = "".join(_paragraph(line, bold=index == 0) for index, line in enumerate(lines))
    document = (
        f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" '
        'w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _package(
        {
            "[Content_Types].xml": _types({"/word/document.xml": kind}),
            "_rels/.rels": _relation("officeDocument", "word/document.xml"),
            "word/document.xml": document,
        }
    )


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _xlsx_cell(cell: Cell) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, float):
        return f"<c><v>{cell:.15g}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{_xml(cell)}</t></is></c>'


def _paragraph(line: str, *, bold: bool) -> str:
    weight = "<w:b/>" if bold else ""
    # The typeface and size of official texts (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    return (
        f'<w:p><w:r><w:rPr>{font}{weight}<w:sz w:val="26"/></w:rPr>'
        f'<w:t xml:space="preserve">{_xml(line)}</w:t></w:r></w:p>'
    )


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relation(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def _xml(text: str, *, quoted: bool = False) -> str:
    """Return text for XML, the characters that XML cannot hold left out."""
    return _escape_xml(_ESCAPED_CONTROL.sub("", text), {'"': "&quot;"} if quoted else {})


def _package(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
