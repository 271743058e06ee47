from __future__ import annotations

from pathlib import Path

import pytest

from assistant.showing.chart_choice import ChartError, choose
from assistant.showing.charts import draw
from assistant.showing.figure_table import FigureRow


def row(
    place: str, period: str, value: float, unit: str | None = "điểm", kind: str = "value"
) -> FigureRow:
    return FigureRow(
        text=str(value), shown=str(value), value=value, unit=unit, of=None, kind=kind, place=place,
        indicator="Chỉ số cải cách hành chính", period=period, document="a.md", document_id="a",
        version="v", title="Quyết định", locator="bảng 1, dòng 1", quote="| 1 |", start=0, end=5,
    )  # fmt: skip


def test_places_with_several_years_are_lines_and_the_others_are_counted() -> None:
    chart = choose(
        [row("huyện A", "2022", 80), row("huyện A", "2023", 82), row("huyện B", "2023", 79)]
    )
    assert (chart.form, chart.places, chart.left_out) == ("lines", ["huyện A"], 1)


def test_places_of_different_years_are_bars_that_say_their_year() -> None:
    chart = choose([row("huyện A", "2022", 80), row("huyện B", "2023", 79)])
    assert (chart.form, [point.period for point in chart.points]) == ("bars", ["2022", "2023"])


def test_quarters_are_never_set_beside_years() -> None:
    rows = [row("xã A", "2023", 900), row("xã A", "2023-Q1", 200), row("xã A", "2023-Q2", 300)]
    assert [point.period for point in choose(rows).points] == ["2023-Q1", "2023-Q2"]


def test_values_in_dispute_are_marked_and_other_units_are_counted() -> None:
    rows = [row("xã A", "2023", 90), row("xã A", "2023", 88), row("xã B", "2023", 70)]
    chart = choose([*rows, row("xã B", "2023", 7, unit="%")])
    assert [point.disputed for point in chart.points] == [True, False]
    assert chart.left_out == 1


def test_ranks_are_drawn_best_first_where_nothing_else_is_stated() -> None:
    chart = choose([row("xã A", "2023", 2, None, "rank"), row("xã B", "2023", 1, None, "rank")])
    assert (chart.ranked, chart.places) == (True, ["xã B", "xã A"])


def test_more_places_than_can_be_read_are_cut_and_said(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    rows = [row(f"xã Tân Lâm {at}", "2023", 50 + at / 7) for at in range(60)]
    chart = choose(rows)
    assert (len(chart.points), chart.cut) == (40, 20)
    path = tmp_path / "a.svg"
    assert draw(rows, path) == 40
    with pytest.raises(ChartError, match="Không ghi được"):
        draw(rows, tmp_path / "none" / "a.svg")
