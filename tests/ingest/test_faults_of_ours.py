"""A fault of ours in reading one file refuses that file and keeps none of the others out."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest.pipeline
from index_store.embedding import bundled
from index_store.figures.clauses import clause
from index_store.records import Reading, Span
from index_store.store import Store
from ingest.pipeline import ingest_paths
from ingest.reading import SourceBytes, read_source


def test_the_other_files_are_read_and_the_report_says_which_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        text = f"Huyện Suối Đá họp về cải cách hành chính, tài liệu {name}.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")

    def faulty(found: SourceBytes, name: str | None = None) -> Reading:
        if name == "b.txt":
            raise ValueError("max() arg is an empty sequence")
        return read_source(found, name)

    monkeypatch.setattr(ingest.pipeline, "read_source", faulty)
    store = Store.open(tmp_path / "data", bundled(), create=True)
    report = ingest_paths(store, [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")])
    assert report.added == ("a.txt", "c.txt")
    assert [(remark.name, remark.code) for remark in report.refused] == [("b.txt", "unforeseen")]
    assert "ValueError" in report.refused[0].reason
    assert {summary.name for summary in store.documents()} == {"a.txt", "c.txt"}
    store.close()


def test_a_figure_that_runs_over_its_item_is_quoted_with_the_item_whole() -> None:
    text = "Từ 5 - 7; 8 tháng"
    assert clause(text, Span(0, 8), [Span(3, 17)]) == Span(0, 8)
