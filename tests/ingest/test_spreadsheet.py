"""Sheets and separated values: the numbers as they are shown, the tables bound to their headers."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import EmptySourceError, ProtectedFileError, RefusedError
from ingest.readers import reader_for
from ingest.readers.csv_table import read_csv
from ingest.readers.office.xlsx import read_xlsx
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source


def new() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_numbers_are_written_as_the_cells_show_them() -> None:
    book, sheet = new()
    sheet.append(["Tỷ lệ", "Số", "Ngày", "Hạng", "Tháng", "Thường"])
    sheet.append([0.8567, 20800, date(2023, 3, 29), 7, date(2024, 5, 1), 1 / 3])
    for cell, code in zip(
        sheet[2], ("0.00%", "#,##0", "dd/mm/yyyy", '0"/12"', "mm/yyyy"), strict=False
    ):
        cell.number_format = code
    assert (
        "| 85,67% | 20.800 | 29/03/2023 | 7/12 | 05/2024 | 0,33333333333333 |"
        in read_xlsx(saved(book)).text
    )


def test_each_sheet_is_a_part_and_its_rows_are_cited_in_it() -> None:
    book, sheet = new()
    sheet.title = "Xếp hạng"
    for row in (
        ["Chỉ số CCHC năm 2023 của các huyện"],
        [],
        ["STT", "Huyện", "Điểm"],
        [1, "Huyện Sơn Lâm", 91.25],
        [2, "Huyện Bến Đá", 80.5],
    ):
        sheet.append(row)
    second = book.create_sheet("Hồ sơ")
    for row in (["Đơn vị", "Số hồ sơ"], ["Huyện Bến Đá", 1200], ["Huyện Sơn Lâm", 900]):
        second.append(row)
    book.create_sheet("Nháp").sheet_state = "hidden"
    book["Nháp"].append(["Không đọc", "1"])
    data = saved(book)
    document = read_source(SourceBytes(upload_source("a.xlsx", data), data)).document
    locators = {m.locator: m.span.of(document.text) for m in document.landmarks}
    assert locators["trang tính “Xếp hạng”, bảng 1, dòng 2"] == "| 2 | Huyện Bến Đá | 80,5 |"
    assert locators["trang tính “Hồ sơ”, bảng 1, dòng 1"] == "| Huyện Bến Đá | 1200 |"
    assert document.title == "Chỉ số CCHC năm 2023 của các huyện"
    assert "Không đọc" not in document.text
    assert "hidden-cells" in {doubt.code for doubt in document.doubts}


def test_merged_headers_groups_hidden_rows_and_notes() -> None:
    book, sheet = new()
    for row in (
        ["TT", "Đơn vị", "Năm 2023", None], [None, None, "Điểm", "Hạng"], ["I", "Khối sở", None, None],
        [1, "Sở Nội vụ", 91.5, 1], [2, "Sở Ẩn", 1, 2], [3, "Sở Y tế", 90, 3],
        ["Ghi chú: đã gồm điểm thưởng."],
    ):  # fmt: skip
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "B3:D3"):
        sheet.merge_cells(merged)
    sheet.row_dimensions[5].hidden = True
    assert read_xlsx(saved(book)).text.split("\n\n") == [
        "| TT | Đơn vị | Năm 2023 › Điểm | Năm 2023 › Hạng |\n| I | Khối sở |  |  |\n"
        "| 1 | Sở Nội vụ | 91,5 | 1 |\n| 3 | Sở Y tế | 90 | 3 |",
        "Ghi chú: đã gồm điểm thưởng.",
    ]


def test_two_tables_side_by_side_and_one_below_are_three() -> None:
    book, sheet = new()
    for row in (
        ["Xã", "Điểm", None, "Phường", "Điểm"], ["Xã A", 90, None, "Phường C", 80],
        ["Xã B", 88, None, "Phường D", 70], [], ["Năm", "Số hồ sơ", "Tỷ lệ"], [2022, 10, 5], [2023, 12, 6],
    ):  # fmt: skip
        sheet.append(row)
    tables = read_xlsx(saved(book)).text.split("\n\n")
    assert [table.split("\n")[0] for table in tables] == [
        "| Xã | Điểm |", "| Phường | Điểm |", "| Năm | Số hồ sơ | Tỷ lệ |",
    ]  # fmt: skip


def test_the_head_and_the_signatures_of_an_official_sheet_are_no_rows() -> None:
    book, sheet = new()
    for row in (
        ["UBND TỈNH HẠ LÂM", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NỘI VỤ", None, "Độc lập - Tự do - Hạnh phúc"], [], ["BẢNG XẾP HẠNG NĂM 2023"], [],
        ["STT", "Đơn vị", "Điểm"], [1, "Huyện Sơn Lâm", 90], [2, "Huyện Bến Đá", 80], [],
        ["NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"],
    ):  # fmt: skip
        sheet.append(row)
    page = read_xlsx(saved(book))
    assert page.title == "BẢNG XẾP HẠNG NĂM 2023"
    assert [line for line in page.text.split("\n") if line.startswith("|")] == [
        "| STT | Đơn vị | Điểm |", "| 1 | Huyện Sơn Lâm | 90 |", "| 2 | Huyện Bến Đá | 80 |",
    ]  # fmt: skip


def test_a_formula_never_worked_out_is_told_and_not_made_up() -> None:
    book, sheet = new()
    for row in (["Đơn vị", "Điểm"], ["Xã A", 1], ["Tổng", "=SUM(B2:B2)"]):
        sheet.append(row)
    page = read_xlsx(saved(book))
    assert "SUM" not in page.text
    assert [doubt.code for doubt in page.doubts] == ["formula-without-value"]


def test_a_million_empty_rows_and_a_merge_of_the_whole_sheet_cost_nothing() -> None:
    book, sheet = new()
    sheet.append(["Đơn vị", "Điểm"])
    sheet.append(["Xã A", 90])
    sheet.cell(1_048_576, 1).number_format = "0.00"
    end = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    data = broken(saved(book), "xl/worksheets/sheet1.xml", b"</sheetData>", end)
    assert read_xlsx(data).text == "| Đơn vị | Điểm |\n| Xã A | 90 |"


def broken(data: bytes, name: str, old: bytes, new_bytes: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            target.writestr(member, content.replace(old, new_bytes) if member == name else content)
    return out.getvalue()


def test_a_sheet_that_lies_or_is_empty_or_locked_is_refused_or_read() -> None:
    book, sheet = new()
    sheet.append(["Đơn vị", "Điểm"])
    sheet.append(["Xã A", 90])
    data = saved(book)
    lying = broken(data, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="ZZZ9999999"')
    assert "Xã A" in read_xlsx(lying).text
    with pytest.raises(RefusedError):
        read_xlsx(broken(data, "xl/worksheets/sheet1.xml", b"</sheetData>", b""))
    with pytest.raises(EmptySourceError):
        read_xlsx(saved(new()[0]))
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(ProtectedFileError):
        reader_for(".xlsx").read(locked)


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffSTT;Xã;Điểm\n1;Xã A;91,2\n2;Xã B;88\n".encode(),
        'STT,Xã,Điểm\n1,Xã A,"91,2"\n2,"Xã\nB",88\n'.encode(),
        "STT\tXã\tĐiểm\r\n1\tXã A\t91,2\r\n2\tXã B\t88\r\n".encode("utf-16"),
        "sep=;\nSTT;Xã;Điểm\n1;Xã A;91,2\n2;Xã B;88\n".encode(),
    ],
)
def test_separated_values_are_read_whatever_separates_them(data: bytes) -> None:
    assert read_csv(data).text == "| STT | Xã | Điểm |\n| 1 | Xã A | 91,2 |\n| 2 | Xã B | 88 |"


def test_separated_values_with_titles_without_a_header_and_with_levels() -> None:
    titled = "Bảng điểm các sở, ngành;;\n;;\nĐơn vị;Năm 2023;\n;Điểm;Hạng\nSở A;90,5;1\nSở B;80;2\n"
    assert read_csv(titled.encode()).text.split("\n\n") == [
        "Bảng điểm các sở, ngành",
        "| Đơn vị | Năm 2023 › Điểm | Năm 2023 › Hạng |\n| Sở A | 90,5 | 1 |\n| Sở B | 80 | 2 |",
    ]
    assert read_csv(b"1;90;5\n2;80;6\n").text == "| 1 | 90 | 5 |\n| 2 | 80 | 6 |"


def test_a_question_about_a_rank_finds_its_row() -> None:
    book, sheet = new()
    sheet.append(["Chỉ số CCHC năm 2023 của các huyện"])
    sheet.append(["STT", "Huyện", "Điểm", "Xếp hạng"])
    for at, name in enumerate(("Sơn Lâm", "Bến Đá", "Đồng Mây"), 1):
        sheet.append([at, f"Huyện {name}", 95.5 - at, at])
    data = saved(book)
    figures = read_source(SourceBytes(upload_source("a.xlsx", data), data)).figures
    [second] = [f for f in figures if f.kind == "rank" and f.value == 2]
    assert (second.of, second.place and second.place.value) == (3, "huyện Bến Đá")
    assert not re.search(r"None", repr((second.period, second.indicator)))
