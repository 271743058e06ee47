"""Tables that stand next to each other, and provisions that stand on pages: each its own name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from openpyxl import Workbook

from assistant.articles import cited_locator
from index_store.records import Span
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from index_store.records import Document, Reading

Maker = Any

LEAD = "Huyện Sơn Lâm công bố kết quả cải cách hành chính năm 2023 của các xã như sau:"
POINTS = (("Đơn vị", "Chỉ số cải cách hành chính (điểm)"), ("Xã Tân Hòa", "91,2"), ("Xã Mỹ Lộc", "70,4"))  # fmt: skip
FILES = (("Đơn vị", "Số hồ sơ tiếp nhận"), ("Xã Tân Hòa", "1.204"), ("Xã Mỹ Lộc", "977"))


def html() -> bytes:
    tables = "".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
        + "</table>"
        for rows in (POINTS, FILES)
    )
    page = f"<html><body><h1>Kết quả năm 2023 của các xã</h1><p>{LEAD}</p>{tables}</body></html>"
    return page.encode()


def markdown() -> bytes:
    tables = "\n\n".join(
        "\n".join(
            [f"| {' | '.join(rows[0])} |", "|---|---|", *(f"| {' | '.join(r)} |" for r in rows[1:])]
        )
        for rows in (POINTS, FILES)
    )
    return f"# Kết quả năm 2023 của các xã\n\n{LEAD}\n\n{tables}\n".encode()


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Kết quả năm 2023 của các xã", 1)
    document.add_paragraph(LEAD)
    for rows in (POINTS, FILES):
        table = document.add_table(3, 2, style="Table Grid")
        for at, row in enumerate(rows):
            for cell, words in zip(table.rows[at].cells, row, strict=True):
                cell.text = words
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    book = Workbook()
    page = book.active
    page.title = "Năm 2023"
    for rows in (POINTS, FILES):
        for row in rows:
            page.append(row)
        page.append([])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(name: str, data: bytes) -> Reading:
    return read_source(SourceBytes(upload_source(name, data), data))


def located(document: Document, words: str) -> str | None:
    start = document.text.index(words)
    return document.locator(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("name", "data", "before"),
    [
        ("a.html", html(), ""),
        ("a.md", markdown(), ""),
        ("a.docx", word(), ""),
        ("a.xlsx", sheet(), "trang tính “Năm 2023”, "),
    ],
)
def test_two_tables_without_words_between_are_two(name: str, data: bytes, before: str) -> None:
    reading = read(name, data)
    assert located(reading.document, "70,4") == f"{before}bảng 1, dòng 2"
    assert located(reading.document, "1.204") == f"{before}bảng 2, dòng 1"
    named = {f.text: f.indicator.value for f in reading.figures if f.indicator}
    assert named.get("91,2") == "Chỉ số cải cách hành chính"
    assert all(found.text not in ("1.204", "977") or "hồ sơ" in named[found.text] for found in reading.figures)  # fmt: skip
    assert not any("Số hồ sơ" in passage.text and "91,2" in passage.text for passage in reading.passages)  # fmt: skip


def test_a_table_that_goes_on_below_a_blank_line_is_one() -> None:
    rows = "| Đơn vị | Điểm |\n| Xã Tân Hòa | 91,2 |\n\n| Xã Mỹ Lộc | 70,4 |\n\n| Đơn vị | Điểm |\n| Xã Bến Đá | 66,6 |"
    document = read("a.txt", f"Kết quả năm 2023\n\n{LEAD}\n\n{rows}\n".encode()).document
    assert located(document, "70,4") == "bảng 1, dòng 2"
    assert (located(document, "66,6") or "").startswith("bảng 1, ")


def test_rows_that_are_all_parted_by_blank_lines_are_one_table() -> None:
    rows = "| Đơn vị | Kết quả |\n\n| Xã Tân Hòa | Tốt |\n\n| Xã Mỹ Lộc | Khá |"
    document = read("a.txt", f"Kết quả năm 2023\n\n{LEAD}\n\n{rows}\n".encode()).document
    assert located(document, "Khá") == "bảng 1, dòng 2"


def law(make_pdf: Maker) -> Reading:
    pdf = make_pdf()
    y = 72.0
    for words in ("CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                  "Số: 91/2031/NĐ-CP", "Hà Nội, ngày 12 tháng 5 năm 2031", "NGHỊ ĐỊNH", "Quy định về phòng đọc mẫu"):  # fmt: skip
        pdf.centred(y, words)
        y += 24
    y = pdf.paragraph(y, "Điều 1. Phạm vi điều chỉnh")
    pdf.paragraph(y, "Nghị định này quy định về phòng đọc mẫu của các trường trong cả nước.")
    pdf.page()
    y = 72.0
    for words in ("Điều 2. Giờ mở cửa", "1. Phòng đọc mở cửa từ 7 giờ 30 các ngày làm việc trong tuần.",
                  "2. Thời hạn trả lời phiếu yêu cầu được quy định như sau:", "a) Phiếu thường: 05 ngày làm việc;",
                  "b) Phiếu gấp: 02 ngày làm việc."):  # fmt: skip
        y = pdf.paragraph(y, words)
    return read("nghi-dinh.pdf", pdf.data())


def test_a_provision_of_a_pdf_is_cited_with_its_page(make_pdf: Maker) -> None:
    reading = law(make_pdf)
    document = reading.document
    start = document.text.index("Phiếu gấp")
    span = Span(start, start + len("Phiếu gấp: 02 ngày"))
    passage = next(one for one in reading.passages if span.within(one.span))
    assert cited_locator(document, passage, span) == "điểm b khoản 2 Điều 2, trang 2"


def test_a_quote_of_several_rows_names_the_first_and_the_last() -> None:
    reading = read("a.md", markdown())
    passage = next(one for one in reading.passages if "977" in one.text)
    start = reading.document.text.index("| Xã Tân Hòa | 1.204")
    span = Span(start, reading.document.text.index("977") + 3)
    assert cited_locator(reading.document, passage, span) == "bảng 2, dòng 1–2"


def test_a_table_below_the_table_of_signatures_is_read() -> None:
    decision = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SƠN LÂM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 12/QĐ-UBND\nSơn Lâm, ngày 05 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n"
        "Công bố chỉ số cải cách hành chính của các xã\n\nĐiều 1. Công bố chỉ số kèm theo Quyết định này.\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
        "| Nơi nhận: - Như Điều 2; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN |\n| | CHỦ TỊCH |\n\n"
        "| Đơn vị | Điểm |\n| Xã Tân Hòa | 91,2 |\n| Xã Mỹ Lộc | 70,4 |\n"
    )
    reading = read("quyet-dinh.txt", decision.encode())
    said = "\n".join(passage.text for passage in reading.passages)
    assert "91,2" in said
    assert "CHỦ TỊCH" not in said
