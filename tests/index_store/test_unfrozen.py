"""Figures made by the thousand are the same frozen records as those made one by one."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, astuple, fields, replace

import pytest

from index_store.records import Binding, Document, Figure, Landmark, Span
from index_store.unfrozen import unfrozen

FIGURE = Figure(
    "d1", Span(3, 8), "70,56", Span(0, 20), "value", 70.56, "điểm",
    place=Binding("tỉnh Mẫu", "tỉnh Mẫu", None), note="tạm tính",
)  # fmt: skip


def made(figure: Figure) -> Figure:
    """Return the figure made over again by way of its twin."""
    again = unfrozen(Figure)(*(getattr(figure, field.name) for field in fields(Figure)))
    again.__class__ = Figure
    assert isinstance(again, Figure)
    return again


def test_it_is_equal_to_one_made_by_its_class_and_found_in_its_place() -> None:
    assert made(FIGURE) == FIGURE
    assert repr(made(FIGURE)) == repr(FIGURE)
    assert astuple(made(FIGURE)) == astuple(FIGURE)
    assert {FIGURE: 1}[made(FIGURE)] == 1
    assert made(FIGURE).missing == ("indicator", "period")


def test_it_cannot_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        made(FIGURE).value = 1.0  # type: ignore[misc]
    assert replace(made(FIGURE), value=1.0) == replace(FIGURE, value=1.0)


def test_figures_that_differ_in_any_part_are_two() -> None:
    others = (
        replace(FIGURE, value=1.0),
        replace(FIGURE, note=None),
        replace(FIGURE, place=None),
        replace(FIGURE, clause=Span(0, 21)),
    )
    assert len({FIGURE, *others}) == 5


def test_what_is_left_out_is_what_the_class_has() -> None:
    landmark = unfrozen(Landmark)(Span(0, 1), "trang 1")
    landmark.__class__ = Landmark
    assert landmark == Landmark(Span(0, 1), "trang 1")
    assert unfrozen(Figure)("d1", Span(0, 1), "1", Span(0, 1), "count", 1.0).bound == "exact"


def test_a_record_that_does_more_than_hold_its_fields_is_refused() -> None:
    class More(Document):
        pass

    with pytest.raises(TypeError, match="does more"):
        unfrozen(More)
