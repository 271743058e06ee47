"""Tables in PDFs, cell by cell: ruled and open, merged, of several levels, over pages."""

from __future__ import annotations

from typing import Any

from ingest.landmarks import landmarks
from ingest.page import lay_out
from ingest.readers.pdf.reader import read_pdf

# The maker of PDFs lives in conftest.py, which tests cannot import by name.
Maker = Any

X = [60.0, 100.0, 260.0, 380.0, 500.0]
HEADER = ["STT", "Đơn vị", "Điểm năm 2024", "Điểm năm 2025"]
ROWS = [
    ["1", "Xã Tân Hòa", "88,10", "91,20"],
    ["2", "Thị trấn Sơn Lâm, trung tâm hành chính của huyện", "85,00", "90,75"],
    ["3", "Xã Bình An", "71,00", "70,15"],
]


def rows(made: Maker) -> list[list[str]]:
    """Return the cells of all rows that were read."""
    text = read_pdf(made.data()).text
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.split("\n")
        if line.startswith("|")
    ]


def plain(table: list[list[str]], first: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (first + y, x, 1, 1, words) for y, row in enumerate(table) for x, words in enumerate(row)
    ]


def levels(count: int, top: float = 100, height: float = 32) -> list[float]:
    return [top + at * height for at in range(count + 1)]


def test_a_ruled_table(make_pdf: Maker) -> None:
    made = make_pdf()
    made.text(72, 80, "Bảng 1. Kết quả của các xã")
    made.grid(X, levels(4), plain([HEADER, *ROWS]))
    made.text(72, 260, "Nguồn số liệu là phòng Nội vụ.")
    assert rows(made) == [HEADER, *ROWS]
    text = read_pdf(made.data()).text
    assert text.startswith("Bảng 1. Kết quả của các xã\n\n| STT")
    assert text.endswith("|\n\nNguồn số liệu là phòng Nội vụ.")


def test_cells_merged_down_stand_in_each_row(make_pdf: Maker) -> None:
    made = make_pdf()
    cells = [
        *plain([["STT", "Lĩnh vực", "Tiêu chí", "Điểm"]]),
        (1, 0, 2, 1, "1"),
        (1, 1, 2, 1, "Thể chế"),
        (1, 2, 1, 1, "Ban hành kế hoạch"),
        (1, 3, 1, 1, "2,00"),
        (2, 2, 1, 1, "Kiểm tra văn bản"),
        (2, 3, 1, 1, "1,50"),
    ]
    made.grid(X, levels(3), cells)
    assert rows(made) == [
        ["STT", "Lĩnh vực", "Tiêu chí", "Điểm"],
        ["1", "Thể chế", "Ban hành kế hoạch", "2,00"],
        ["1", "Thể chế", "Kiểm tra văn bản", "1,50"],
    ]


def test_the_levels_of_a_header_are_joined(make_pdf: Maker) -> None:
    made = make_pdf()
    cells = [
        (0, 0, 2, 1, "STT"),
        (0, 1, 2, 1, "Đơn vị"),
        (0, 2, 1, 2, "Điểm"),
        (1, 2, 1, 1, "2024"),
        (1, 3, 1, 1, "2025"),
        *plain(ROWS, 2),
    ]
    made.grid(X, levels(5), cells)
    assert rows(made) == [["STT", "Đơn vị", "Điểm › 2024", "Điểm › 2025"], *ROWS]


def test_a_heading_of_a_part_stands_once(make_pdf: Maker) -> None:
    made = make_pdf()
    cells = [
        *plain([HEADER]),
        (1, 0, 1, 4, "I. Các xã miền núi"),
        *plain(ROWS[:1], 2),
        (3, 0, 1, 4, "II. Các xã đồng bằng"),
        *plain(ROWS[1:], 4),
    ]
    made.grid(X, levels(6), cells)
    found = rows(made)
    assert found[1] == ["I. Các xã miền núi", "", "", ""]
    assert found[3] == ["II. Các xã đồng bằng", "", "", ""]
    assert [found[2], *found[4:]] == ROWS


def test_a_table_over_pages_is_one_and_its_header_stands_once(make_pdf: Maker) -> None:
    made = make_pdf()
    many = [[str(n), f"Xã số {n}", f"{60 + n},10", f"{61 + n},25"] for n in range(1, 31)]
    made.grid(X, levels(16, 300), plain([HEADER, *many[:15]]))
    made.page().grid(X, levels(16, 60), plain([HEADER, *many[15:]]))
    made.text(72, 620, "Trên đây là kết quả của 30 xã.")
    assert rows(made) == [HEADER, *many]
    page = read_pdf(made.data())
    marks = {mark.locator: mark.span for mark in landmarks(page, lay_out(page.text))}
    assert "61,10" in marks["trang 1, bảng 1, dòng 1"].of(page.text)
    twentieth = next(span for name, span in marks.items() if name.endswith("bảng 1, dòng 20"))
    assert twentieth.of(page.text) == "| 20 | Xã số 20 | 80,10 | 81,25 |"


def test_a_row_broken_over_pages_is_one(make_pdf: Maker) -> None:
    made = make_pdf()
    made.grid(
        X, levels(3, 700), plain([HEADER, ROWS[0], ["2", "Thị trấn Sơn Lâm,", "85,00", "90,75"]])
    )
    rest = [["", "trung tâm hành chính của huyện", "", ""], ROWS[2]]
    made.page().grid(X, levels(2, 60), plain(rest))
    assert rows(made) == [HEADER, *ROWS]


def test_a_cell_merged_down_over_a_page_reaches_on(make_pdf: Maker) -> None:
    made = make_pdf()
    head = ["STT", "Lĩnh vực", "Tiêu chí", "Điểm"]
    made.grid(
        X,
        levels(3, 700),
        plain([head, ["1", "Bộ máy", "Sắp xếp", "1,00"], ["2", "Thể chế", "Kế hoạch", "2,00"]]),
    )
    rest = [["", "", "Kiểm tra văn bản", "1,50"], ["3", "Tài chính", "Giải ngân", "3,00"]]
    made.page().grid(X, levels(2, 60), plain(rest))
    assert rows(made)[2:] == [
        ["2", "Thể chế", "Kế hoạch", "2,00"],
        ["2", "Thể chế", "Kiểm tra văn bản", "1,50"],
        ["3", "Tài chính", "Giải ngân", "3,00"],
    ]


def open_rows(made: Maker, table: list[list[str]], step: float = 20) -> None:
    for y, row in enumerate(table):
        for x, words in zip(X, row, strict=False):
            made.text(x, 100 + y * step, words, 10)


OPEN = [
    ["1", "Xã Tân Hòa", "88,10", "91,20"],
    ["2", "Thị trấn Sơn Lâm", "85,00", "90,75"],
    ["3", "Xã Bình An", "71,00", "70,15"],
    ["4", "Xã Phú Mỹ", "69,50", "70,00"],
]


def test_a_table_without_rulings(make_pdf: Maker) -> None:
    made = make_pdf()
    open_rows(made, [HEADER, *OPEN])
    assert rows(made) == [HEADER, *OPEN]


def test_a_table_with_rulings_across_only(make_pdf: Maker) -> None:
    made = make_pdf()
    for at in range(6):
        made.line(60, 86 + at * 20, 500, 86 + at * 20)
    open_rows(made, [HEADER, *OPEN])
    assert rows(made) == [HEADER, *OPEN]


def test_names_beside_figures_are_a_table(make_pdf: Maker) -> None:
    made = make_pdf()
    for y, (name, score) in enumerate(
        [
            ("Xã Tân Hòa", "91,20"),
            ("Xã Bình An", "70,15"),
            ("Xã Phú Mỹ", "70,00"),
            ("Xã Hòa Lạc", "69,10"),
        ]
    ):
        made.text(72, 100 + y * 20, name)
        made.text(300, 100 + y * 20, score)
    assert rows(made)[1] == ["Xã Bình An", "70,15"]


def test_a_table_open_at_its_sides(make_pdf: Maker) -> None:
    made = make_pdf()
    for y in levels(4):
        made.line(60, y, 500, y)
    for x in X[1:-1]:
        made.line(x, 100, x, 228)
    for y, row in enumerate([HEADER, ["1", "Xã Tân Hòa", "88,10", "91,20"], *OPEN[1:3]]):
        for x, words in zip(X, row, strict=False):
            made.text(x + 3, 120 + y * 32, words, 9)
    assert rows(made) == [HEADER, *OPEN[:3]]


def test_words_that_touch_over_a_ruling_are_two_cells(make_pdf: Maker) -> None:
    made = make_pdf()
    made.grid(X, levels(3), plain([HEADER, ["", "", "1", "2"], ROWS[2]]))
    made.text(100 - 3 * 5, 152, "12A", 10)
    made.text(100, 152, "Xã Hòa Lạc", 10)
    assert rows(made)[1][:2] == ["12A", "Xã Hòa Lạc"]


def test_a_box_around_text_is_no_table(make_pdf: Maker) -> None:
    made = make_pdf()
    made.grid(
        [60, 500],
        [100, 200],
        [(0, 0, 1, 1, "Lưu ý: mọi hồ sơ nộp trước ngày 30/6/2026 được xét theo quy định cũ.")],
    )
    assert read_pdf(made.data()).text == (
        "Lưu ý: mọi hồ sơ nộp trước ngày 30/6/2026 được xét theo quy định cũ."
    )


def test_a_letterhead_in_a_ruled_grid_is_no_table(make_pdf: Maker) -> None:
    made = make_pdf()
    made.grid(
        [50, 250, 545],
        [50, 100],
        [(0, 0, 1, 1, "UBND HUYỆN SƠN LÂM"), (0, 1, 1, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    )
    made.paragraph(140, "Huyện báo cáo kết quả như sau.")
    assert not rows(made)
