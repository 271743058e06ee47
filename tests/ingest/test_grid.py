"""Tables of every shape: each cell in its row, under its whole header."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.grid import Placed, table_blocks
from ingest.readers.html.reader import read_html


def cells(*rows: str) -> list[Placed]:
    """Return cells from rows "a | b"; "" stays empty."""
    return [
        Placed(text.strip(), y, x)
        for y, row in enumerate(rows)
        for x, text in enumerate(row.split("|"))
    ]


def table(*rows: str) -> list[str]:
    return table_blocks(cells(*rows))


def test_titles_stand_above_and_notes_below() -> None:
    found = table(
        "Bảng 1. Điểm các xã||", "TT|Xã|Điểm", "1|Xã A|90", "2|Xã B|80", "Ghi chú: điểm làm tròn||"
    )
    assert found == [
        "Bảng 1. Điểm các xã",
        "| TT | Xã | Điểm |\n| 1 | Xã A | 90 |\n| 2 | Xã B | 80 |",
        "Ghi chú: điểm làm tròn",
    ]


def test_units_below_a_header_join_it_and_column_numbers_go() -> None:
    assert table("TT|Xã|Điểm", "||(điểm)", "(1)|(2)|(3)", "1|Xã A|90", "2|Xã B|80")[0].startswith(
        "| TT | Xã | Điểm (điểm) |\n| 1 | Xã A | 90 |"
    )


def test_a_header_repeated_on_the_next_page_goes() -> None:
    found = table("TT|Xã|Điểm", "1|Xã A|90", "TT|Xã|Điểm", "2|Xã B|80")
    assert found == ["| TT | Xã | Điểm |\n| 1 | Xã A | 90 |\n| 2 | Xã B | 80 |"]


def test_years_head_columns_and_dashes_stay() -> None:
    assert table("Xã|2022|2023", "Xã A|-|90", "Xã B|80|…") == [
        "| Xã | 2022 | 2023 |\n| Xã A | - | 90 |\n| Xã B | 80 | … |"
    ]


def test_rows_of_words_are_no_second_header() -> None:
    assert table("Họ tên|Chức vụ", "Nguyễn An|Giám đốc", "Lê Bình|Văn thư")[0].count("\n") == 2


def test_a_web_table_with_merged_cells_is_bound_whole() -> None:
    page = read_html(
        """<html><body><p>Kết quả xếp hạng các huyện trong năm 2023 của tỉnh như sau.</p><table>
        <tr><th colspan=3>Bảng 2. Xếp hạng</th></tr>
        <tr><th rowspan=2>Đơn vị</th><th colspan=2>Năm 2023</th></tr><tr><th>Điểm</th><th>Hạng</th></tr>
        <tr><td colspan=3>I. Khối huyện</td></tr>
        <tr><td rowspan=2>Huyện A</td><td>90</td><td rowspan=2>1</td></tr><tr><td>91</td></tr>
        </table></body></html>""".encode()
    )
    assert page.text.endswith(
        "Bảng 2. Xếp hạng\n\n| Đơn vị | Năm 2023 › Điểm | Năm 2023 › Hạng |\n| I. Khối huyện |  |  |\n"
        "| Huyện A | 90 | 1 |\n| Huyện A | 91 | 1 |"
    )


placed = st.builds(
    Placed,
    st.text(st.sampled_from("ab1 |\n9,.%/()ạ"), max_size=6),
    st.integers(0, 2_000_000),
    st.integers(0, 20_000),
    st.one_of(st.integers(1, 4), st.just(2_000_000)),
    st.one_of(st.integers(1, 4), st.just(20_000)),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(placed, max_size=30))
def test_any_cells_make_even_tables_that_lose_no_word(found: list[Placed]) -> None:
    blocks = table_blocks(found)
    for block in blocks:
        if block.startswith("| ") and block.endswith(" |"):
            assert len({row.count(" | ") for row in block.split("\n")}) == 1
    text = " ".join(blocks)
    assert text.count("|") < 50_000
