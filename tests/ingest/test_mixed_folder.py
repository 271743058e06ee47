"""A folder of every format goes in at once, and each document answers with its own locator."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.records import Answer

# The maker of PDFs lives in conftest.py, which tests cannot import by name.
Maker = Any

SAMPLE = "VĂN BẢN MẪU"
ARTICLE = (
    "{title}\n\nNgày đăng: 12/1/2024\n\n"
    + SAMPLE
    + "\n\nNăm 2023, {place} đạt {points} điểm Chỉ số "
    "cải cách hành chính, xếp thứ {rank}/9 huyện, thành phố.\n"
)
LAW = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 91/2031/NĐ-CP
Hà Nội, ngày 12 tháng 5 năm 2031
NGHỊ ĐỊNH
Quy định về phòng đọc mẫu
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về phòng đọc mẫu.
Điều 2. Giờ mở cửa
1. Phòng đọc mở cửa từ 7 giờ 30.
2. Thời hạn trả lời phiếu yêu cầu được quy định như sau:
a) Phiếu thường: 05 ngày làm việc;
b) Phiếu gấp: 02 ngày làm việc.
"""


def word_report() -> bytes:
    document = docx.Document()
    document.add_heading("Báo cáo xếp hạng các sở, ngành năm 2023", 1)
    document.add_paragraph(SAMPLE)
    document.add_paragraph("Bảng xếp hạng Chỉ số cải cách hành chính năm 2023 của các sở, ngành:")
    table = document.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ("STT", "Đơn vị", "Điểm", "Xếp hạng"), strict=True):
        cell.text = words
    for number, (unit, points) in enumerate(
        (("Sở Nội vụ", "95,1"), ("Sở Tài chính", "93,4"), ("Sở Xây dựng", "88,2"), ("Sở Y tế", "81,7")), 1
    ):  # fmt: skip
        for cell, words in zip(
            table.add_row().cells, (str(number), unit, points, str(number)), strict=True
        ):
            cell.text = words
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Xếp hạng"
    sheet.append(["Chỉ số cải cách hành chính năm 2022 của các xã"])
    sheet.append(["STT", "Đơn vị", "Điểm"])
    for row in ((1, "Xã Tân Hòa", 91.2), (2, "Xã Bình An", 88.5), (3, "Xã Mỹ Lộc", 70.4)):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def assistant(tmp_path: Path, make_pdf: Maker) -> Iterator[Assistant]:
    folder = tmp_path / "tai-lieu"
    folder.mkdir()

    def article(title: str, place: str, points: str, rank: int) -> str:
        return ARTICLE.format(title=title, place=place, points=points, rank=rank)

    (folder / "tin.txt").write_text(
        article("Huyện Sơn Lâm đạt kết quả khá năm 2023", "huyện Sơn Lâm", "81,25", 4), "utf-8"
    )
    (folder / "trang.html").write_text(
        "<html><body><nav>Trang chủ</nav><article><h1>Huyện Mường Thác giữ hạng</h1><p>12/1/2024</p>"
        "<p>Năm 2023, huyện Mường Thác đạt 79,5 điểm Chỉ số cải cách hành chính, xếp thứ 6/9 huyện, "
        "thành phố.</p></article></body></html>",
        "utf-8",
    )
    (folder / "nghi-dinh.md").write_text(LAW, "utf-8")
    (folder / "bao-cao.docx").write_bytes(word_report())
    (folder / "xep-hang.xlsx").write_bytes(workbook())
    (folder / "thu-phi.csv").write_text(
        "Đơn vị;Số hồ sơ năm 2021\nHuyện Nà Phiêng;1.204\nHuyện Lũng Khâu;2.318\n", "utf-8"
    )
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.writestr(
            "trong-goi.txt", article("Huyện Bản Chang vươn lên", "huyện Bản Chang", "90,02", 1)
        )
    pdf = make_pdf()
    pdf.centred(72, "KẾT QUẢ MẪU", 14)
    pdf.paragraph(
        110, "Trang đầu nói về việc chung của năm 2023 và không nêu số liệu nào của huyện."
    )
    pdf.page()
    pdf.paragraph(
        72,
        "Năm 2023, huyện Phú Khê đạt 77,31 điểm Chỉ số cải cách hành chính, xếp thứ 8/9 huyện, thành phố.",
    )
    (folder / "quet.pdf").write_bytes(pdf.data())
    store = Store.open(tmp_path / "kho", bundled(), create=True)
    report = ingest_paths(store, [str(folder)])
    assert len(report.added) == 8, report
    assert not report.refused
    yield Assistant(store, bundled(), as_of=date(2031, 11, 22))
    store.close()


def first(answer: Answer) -> tuple[str, str]:
    assert answer.status == "answered", answer
    return answer.citations[0].document, answer.citations[0].locator


def test_every_document_answers_with_its_own_locator(assistant: Assistant) -> None:
    points = "Năm 2023 {} đạt bao nhiêu điểm Chỉ số cải cách hành chính?"
    expected = {
        points.format("huyện Sơn Lâm"): ("81,25", "tin.txt", "đoạn"),
        points.format("huyện Mường Thác"): ("79,5", "trang.html", "đoạn"),
        points.format("huyện Bản Chang"): ("90,02", "trong-goi.txt", "đoạn"),
        points.format("huyện Phú Khê"): ("77,31", "quet.pdf", "trang 2"),
        points.format("Sở Xây dựng"): ("88,2", "bao-cao.docx", "bảng 1, dòng 3"),
        "chi so cchc xa binh an nam 2022 la bao nhieu": ("88,5", "xep-hang.xlsx", "trang tính “Xếp hạng”"),
        "Năm 2021 huyện Lũng Khâu có bao nhiêu hồ sơ?": ("2.318", "thu-phi.csv", "dòng 2"),
        "Phiếu gấp được trả lời trong bao nhiêu ngày?": ("02 ngày", "nghi-dinh.md", "khoản 2 Điều 2"),
    }  # fmt: skip
    wrong = {}
    for question, (words, document, locator) in expected.items():
        answer = assistant.ask(question)
        found = first(answer) if answer.status == "answered" else ("", "")
        if words not in answer.answer or found[0] != document or locator not in found[1]:
            wrong[question] = (answer.answer, found)
    assert wrong == {}
