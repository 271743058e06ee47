"""The table of figures and its charts, as a person asks for them."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.showing.charts import ChartError, draw
from assistant.showing.figure_table import (
    FigureFilter,
    FigureFilterError,
    FigureRow,
    figure_rows,
    rows_as_csv,
)
from index_store.store import Store
from tests.assistant.conftest import IndexOf
from tests.assistant.indexes import index


@pytest.fixture(scope="module")
def store(index_of: IndexOf) -> Store:
    return index_of("samples").store


def test_places_may_be_typed_short_and_without_marks(store: Store) -> None:
    rows = figure_rows(store, FigureFilter(place="dai tu", year="2023"))
    assert {row.place for row in rows} == {"huyện Đại Từ"}
    assert {"76,86/100 điểm", "7/9"} <= {row.shown for row in rows}
    with pytest.raises(FigureFilterError, match="Hoang Đường"):
        figure_rows(store, FigureFilter(place="huyện Hoang Đường"))


def test_each_row_quotes_its_document(store: Store) -> None:
    rows = figure_rows(store, FigureFilter(indicator="chi so cchc", year="2021"))
    assert len({row.place for row in rows}) >= 9
    for row in rows:
        assert store.document(row.document_id, row.version).text[row.start : row.end] == row.quote
        assert row.locator
    assert {row.indicator for row in rows} == {"Chỉ số cải cách hành chính"}


def test_an_indicator_that_no_table_knows_is_found_by_its_words(store: Store) -> None:
    rows = figure_rows(store, FigureFilter(place="dai khe", indicator="phí chứng thực"))
    assert 14.7 in {row.value for row in rows}
    assert all("chứng thực" in row.quote for row in rows)


def test_levels_tell_departments_from_districts(store: Store) -> None:
    wanted = FigureFilter(indicator="chỉ số CCHC", year="2023", level="department")
    assert {row.place for row in figure_rows(store, wanted)} == {
        "Sở Tư pháp", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng",
    }  # fmt: skip


def test_the_csv_can_be_read_back_and_runs_nothing(store: Store) -> None:
    rows = figure_rows(store, FigureFilter(place="luong khe"))
    read = list(csv.DictReader(io.StringIO(rows_as_csv(rows))))
    assert [row["quote"] for row in read] == [row.quote for row in rows]
    assert not any(cell.startswith(("=", "+", "@")) for row in read for cell in row.values())


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_chart_shows_each_place_once(store: Store, tmp_path: Path, ending: str) -> None:
    pytest.importorskip("matplotlib")
    rows = figure_rows(store, FigureFilter(indicator="chỉ số CCHC", year="2021"))
    path = tmp_path / f"chart.{ending}"
    assert draw(rows, path) == 10
    again = tmp_path / f"again.{ending}"
    draw(rows, again)
    assert path.read_bytes() == again.read_bytes()


def test_every_vietnamese_letter_has_a_shape_in_the_font_of_charts() -> None:
    font_manager = pytest.importorskip("matplotlib.font_manager")
    ft2font = pytest.importorskip("matplotlib.ft2font")
    path = font_manager.findfont("DejaVu Sans", fallback_to_default=False)
    shapes = ft2font.FT2Font(path).get_charmap()
    letters = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    assert [letter for letter in letters + letters.upper() if ord(letter) not in shapes] == []


def test_a_chart_of_several_indicators_or_of_nothing_is_refused(
    store: Store, tmp_path: Path
) -> None:
    rows = figure_rows(store, FigureFilter(place="luong khe"))
    with pytest.raises(ChartError, match="--indicator"):
        draw(rows, tmp_path / "a.png")
    with pytest.raises(ChartError, match="Không có số liệu"):
        draw((), tmp_path / "a.png")
    with pytest.raises(ChartError, match="png"):
        draw(rows, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_without_matplotlib_the_command_that_installs_it_is_said(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    rows = figure_rows(store, FigureFilter(indicator="chỉ số CCHC", year="2021"))
    with pytest.raises(ChartError, match="pip install"):
        draw(rows, tmp_path / "a.png")


def test_the_command_line_says_what_it_drew(
    index_of: IndexOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib")
    data = str(index_of("samples").directory)
    chart = tmp_path / "cchc.svg"
    arguments = ["figures", "--place", "luong khe", "--indicator", "chỉ số CCHC"]
    assert main(["--data-dir", data, *arguments, "--chart", str(chart)]) == 0
    assert "2 số liệu" in capsys.readouterr().err
    assert chart.stat().st_size > 1_000
    assert main(["--data-dir", data, "figures", "--place", "zzz"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_check_on_the_command_line_is_a_report_with_footnotes(
    index_of: IndexOf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    data = str(index_of("samples").directory)
    claim = "Năm 2023 huyện Đại Từ đứng thứ 6/9 về chỉ số CCHC."
    assert main(["--data-dir", data, "check", claim]) == 0
    out = capsys.readouterr().out
    assert "Tài liệu ghi 7/9" in out
    assert "[1]" in out
    assert "đứng thứ 7/9" in " ".join(out.split())
    monkeypatch.setattr(sys, "stdin", io.StringIO(claim))
    assert main(["--data-dir", data, "check", "-", "--json"]) == 0
    assert '"verdict": "contradicted"' in capsys.readouterr().out
    assert main(["--data-dir", data, "check"]) == 1
    assert "--file" in capsys.readouterr().err


def test_files_for_spreadsheets_hold_numbers_and_known_encodings(
    index_of: IndexOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = str(index_of("samples").directory)
    wanted = ["--data-dir", data, "figures", "--indicator", "chỉ số CCHC", "--year", "2021"]
    sheet = tmp_path / "a.xlsx"
    assert main([*wanted, "--output", str(sheet)]) == 0
    head, first, *_ = openpyxl.load_workbook(sheet).active.iter_rows(values_only=True)
    assert "Trích dẫn" in head
    assert isinstance(first[head.index("Giá trị")], (int, float))
    table = tmp_path / "a.csv"
    assert main([*wanted, "--output", str(table)]) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    capsys.readouterr()
    assert main([*wanted, "--format", "xlsx"]) != 0
    assert main([*wanted, "--output", str(tmp_path / "a.pdf")]) != 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("cchc:") == 2


def row_of(kind: str, text: str, value: float, note: str | None = None) -> FigureRow:
    return FigureRow(
        text, text, value, "điểm", None, kind, "xã Mai Hạ", "Chỉ số cải cách hành chính", "2024",
        "xa.csv", "d", "sha256:0", "Bảng xếp hạng", "dòng 1", text, 0, len(text), note,
    )  # fmt: skip


def test_a_goal_a_change_and_a_doubt_are_said_beside_the_figure() -> None:
    assert row_of("target", "80%", 80).remark == "chỉ tiêu đề ra"
    assert row_of("value", "91,2", 91.2).remark == ""
    scanned = "đọc bằng nhận dạng chữ (OCR), độ tin cậy 81%; nên xem lại trang gốc"
    assert row_of("change", "-1,00", -1, scanned).remark == (
        "mức thay đổi; trang quét, nhận dạng tin được 81%"
    )


def test_a_fall_is_below_nought_in_the_table(tmp_path: Path) -> None:
    source = tmp_path / "xa.csv"
    source.write_text(
        "Bảng xếp hạng chỉ số CCHC năm 2024 của các xã thuộc huyện Vân Mây,,,\n"
        'Xã,Điểm năm 2024,Tăng/giảm điểm so với năm 2023,Thứ hạng\nXã Hạ Mộc,"86,10","+2,10",1\n'
        'Xã Bách Tùng,"82,40","-1,00",2\nXã Lâm Trúc,"80,05","-0,35",3\n',
        encoding="utf-8",
    )
    found = figure_rows(index(tmp_path / "index", source).store, FigureFilter())
    changes = {row.place: row.value for row in found if row.kind == "change"}
    assert changes == {"xã Hạ Mộc": 2.1, "xã Bách Tùng": -1.0, "xã Lâm Trúc": -0.35}
