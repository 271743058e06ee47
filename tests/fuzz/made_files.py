"""Files of any size, each of one thing many times over: rows, tables, levels, pages, members.

``MADE`` gives for each name the maker of a file with ``count`` of that thing.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Huyện Sơn Lâm họp về cải cách hành chính năm 2026"
LEAD = "Sáng 3-2-2026, Ủy ban nhân dân huyện họp đánh giá kết quả cải cách hành chính."
SAID = "Năm 2026, xã Tân Hòa tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số đó."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_BORDER = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip


def packed(members: dict[str, str]) -> bytes:
    """Return an archive of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in members.items():
            target.writestr(name, text)
    return out.getvalue()


def word(body: str) -> bytes:
    """Return a .docx of a body."""
    whole = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{_p(TITLE)}{_p(LEAD)}{body}</w:body></w:document>'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{office}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_P}"><Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": whole,
        }
    )


def _p(words: str) -> str:
    return f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def _table(rows: list[list[str]]) -> str:
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{_BORDER}</w:tblBorders></w:tblPr>{lines}</w:tbl>"


def book(sheets: list[str], merges: str = "") -> bytes:
    """Return a .xlsx of sheets, each the XML of its rows."""
    names = "".join(
        f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_P}"><Relationship Id="r1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_P}">{links}</Relationships>',
            **{
                f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData>{merges}</worksheet>'
                for n, rows in enumerate(sheets, 1)
            },
        }
    )


def _cells(number: int, cells: list[str]) -> str:
    written = "".join(
        f'<c r="{_column(at)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{written}</row>'


def _column(at: int) -> str:
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _row(number: int) -> list[str]:
    return [str(number), f"Xã Tân Hòa {number}", f"{number % 90},5"]


HEAD = ["STT", "Đơn vị", "Điểm"]


def page(body: str) -> bytes:
    """Return an .html of a body."""
    return f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p>{body}</body></html>".encode()


def _pdf(pages: list[str]) -> bytes:
    """Return a PDF whose pages are drawn by the given operators, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    kids: list[int] = []
    for drawn in pages:
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>"
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, whole in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{whole}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _line(x: float, y: float, words: str, size: float = 10) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def _full_page(number: int) -> str:
    words = f"UBND huyen Son Lam hop danh gia cai cach hanh chinh lan {number}"
    return "".join(_line(72, 780 - 14 * n, f"{words}.{n}") for n in range(50))


def _grid(rows: int, columns: int) -> str:
    high, wide = 780 / rows, 500 / columns
    ruled = "".join(f"40 {20 + high * n:.2f} m 540 {20 + high * n:.2f} l S\n" for n in range(rows + 1))  # fmt: skip
    ruled += "".join(f"{40 + wide * n:.2f} 20 m {40 + wide * n:.2f} 800 l S\n" for n in range(columns + 1))  # fmt: skip
    cells = (
        _line(42 + wide * x, 21 + high * y, str(x + y), min(8.0, high * 0.7))
        for x in range(columns)
        for y in range(rows)
    )
    return ruled + "".join(cells)


def _nested(before: str, after: str, count: int, inside: str = SAID) -> str:
    return before * count + inside + after * count


MADE: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "paragraphs": ("docx", lambda n: word(_p(SAID) * n)),
    "runs of one paragraph": (
        "docx",
        lambda n: word(f"<w:p>{'<w:r><w:t>đạt 5 điểm, </w:t></w:r>' * n}</w:p>"),
    ),
    "one long word": ("docx", lambda n: word(_p("a" * 20 * n))),
    "rows": ("docx", lambda n: word(_table([HEAD, *(_row(i) for i in range(n))]))),
    "tables": ("docx", lambda n: word(_table([HEAD, _row(1)]) * (n // 4))),
    "columns": ("docx", lambda n: word(_table([[f"Cột {i}" for i in range(n)], ["5,1"] * n]))),
    "tables in tables": (
        "docx",
        lambda n: word(_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", n // 4, _p(SAID))),
    ),
    "boxes in boxes": (
        "docx",
        lambda n: word(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", n // 4, _p(SAID))),
    ),
    "merged cells": (
        "docx",
        lambda n: word(
            _table([HEAD] + [["", "Xã A", "5"]] * n).replace(
                "<w:tc>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr>"
            )
        ),
    ),
    "sheet rows": ("xlsx", lambda n: book(["".join(_cells(i + 1, _row(i) if i else HEAD) for i in range(n))])),
    "rows parted by blank ones": (
        "xlsx",
        lambda n: book(["".join(_cells(2 * i + 1, _row(i) if i else HEAD) for i in range(n))]),
    ),
    "words parted by blank rows": (
        "xlsx",
        lambda n: book(["".join(_cells(2 * i + 1, ["Xã A", "Tốt"]) for i in range(n))]),
    ),
    "sheet columns": (
        "xlsx",
        lambda n: book([_cells(1, [f"Cột {i}" for i in range(n)]) + _cells(2, ["5,1"] * n)]),
    ),
    "columns parted by blank ones": (
        "xlsx",
        lambda n: book(["".join(_cells(y, ["5,1", "5,2", ""] * n) for y in range(1, 6))]),
    ),
    "sheets": ("xlsx", lambda n: book([_cells(1, HEAD) + _cells(2, _row(1))] * (n // 8))),
    "merged ranges": (
        "xlsx",
        lambda n: book(
            ["".join(_cells(i + 1, _row(i)) for i in range(n))],
            "<mergeCells>" + "".join(f'<mergeCell ref="D{i}:F{i}"/>' for i in range(1, n)) + "</mergeCells>",
        ),
    ),
    "wide merged ranges": (
        "xlsx",
        lambda n: book(
            [_cells(1, ["A", "B"]) + _cells(n, ["C", "D"])],
            "<mergeCells>" + f'<mergeCell ref="A1:XFD{n}"/>' * n + "</mergeCells>",
        ),
    ),
    "lines": ("csv", lambda n: ";".join(HEAD).encode() + "".join(f"\n{';'.join(_row(i))}" for i in range(n)).encode()),
    "lines parted by blank ones": (
        "csv",
        lambda n: "\n\n".join(";".join(_row(i) if i else HEAD) for i in range(n)).encode(),
    ),
    "fields": ("csv", lambda n: (";".join(f"Cột {i}" for i in range(n)) + "\n" + ";".join(["5,1"] * n)).encode()),
    "open quote": ("csv", lambda n: b'STT;"' + b'a;b\n' * n),
    "quotes": ("csv", lambda n: b'STT;Xa\n"' + b'""' * n + b'";b'),
    "items of one list": ("html", lambda n: page(f"<ol>{f'<li>{SAID}</li>' * n}</ol>")),
    "lists in lists": ("html", lambda n: page(_nested("<ol><li>", "</li></ol>", n))),
    "rows of one table": (
        "html",
        lambda n: page("<table>" + "".join(f"<tr><td>{'<td>'.join(_row(i) if i else HEAD)}</tr>" for i in range(n)) + "</table>"),
    ),
    "tables of a page": ("html", lambda n: page("<table><tr><td>Xã<td>Điểm<tr><td>A<td>5,1</table>" * (n // 4))),
    "tables in tables of a page": ("html", lambda n: page(_nested("<table><tr><td>", "</td></tr></table>", n))),
    "boxes in boxes of a page": ("html", lambda n: page(_nested("<div class=x>", "</div>", n))),
    "inline in inline": ("html", lambda n: page(_nested("<b><i>", "</i></b>", n))),
    "links": ("html", lambda n: page("<p>" + "<a href=x>Xã Tân Hòa đạt kết quả tốt</a> " * n + "</p>")),
    "paragraphs of a page": ("html", lambda n: page(f"<p>{SAID}</p>" * n)),
    "attributes": ("html", lambda n: page(f"<p {' '.join(f'a{i}=b' for i in range(n))}>{SAID}</p>")),
    "quotes in quotes": ("md", lambda n: f"# {TITLE}\n\n{'> ' * n}{SAID}\n".encode()),
    "table lines": ("md", lambda n: (f"# {TITLE}\n\n| Xã | Điểm |\n|---|---|\n" + "| A | 5,1 |\n" * n).encode()),
    "markdown tables": ("md", lambda n: (f"# {TITLE}\n\n" + "| Xã | Điểm |\n|---|---|\n| A | 5,1 |\n\n" * (n // 4)).encode()),
    "nested items": ("md", lambda n: (f"# {TITLE}\n\n" + "".join(f"{' ' * min(i, 300)}- a\n" for i in range(n))).encode()),
    "pages": ("pdf", lambda n: _pdf([_full_page(i) for i in range(n // 20)])),
    "words of a page": ("pdf", lambda n: _pdf(["".join(_line(40 + i % 50 * 10, 800 - i // 50 * 2, "a", 4) for i in range(n))])),
    "words in one place": ("pdf", lambda n: _pdf([_line(72, 700, "Huyen Son Lam") * n])),
    "rulings": ("pdf", lambda n: _pdf([_full_page(1) + "".join(f"40 {i * 840 / n:.3f} m 500 {i * 840 / n:.3f} l S\n" for i in range(n))])),
    "cells of a page": ("pdf", lambda n: _pdf([_grid(max(2, n // 40), 8)])),
    "pages of cells": ("pdf", lambda n: _pdf([_grid(20, 5)] * max(1, n // 100))),
    "members": ("zip", lambda n: packed({f"{i}.txt": f"{TITLE}\n\n{LEAD}" for i in range(n // 8)})),
    "entries": (
        "feed",
        lambda n: ('<rss version="2.0"><channel>' + "".join(f"<item><link>https://a.example.vn/{i}</link></item>" for i in range(n)) + "</channel></rss>").encode(),
    ),
}  # fmt: skip
