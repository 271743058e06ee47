"""The gate lets no number through that belongs to another place or period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.citations import Cited, cite
from assistant.drafts import Draft, Quote
from assistant.questions.reading import read_question
from assistant.verify import faults
from index_store.embedding import bundled
from index_store.store import FigureQuery, Store
from ingest.pipeline import ingest_bytes

TEXT = (
    "Kết quả cải cách hành chính năm 2023\n\nVĂN BẢN MẪU\n\n"
    "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm Chỉ số cải cách hành chính, xếp thứ 3/9. "
    "Huyện Mường Thác đạt 76,40 điểm. "
    "Năm 2023, huyện Sơn Lâm chưa đạt chỉ tiêu 72,5% hồ sơ trực tuyến.\n"
)
QUESTION = read_question("Huyện Sơn Lâm đạt bao nhiêu điểm?", date(2026, 11, 22))
Faults = Callable[[str], tuple[str, ...]]


@pytest.fixture
def faults_of(tmp_path: Path) -> Faults:
    store = Store.open(tmp_path, bundled(), create=True)
    ingest_bytes(store, "a.txt", TEXT.encode())
    document = store.documents()[0]
    figures = tuple(stored.figure for stored in store.figures(FigureQuery()))
    passage = store.passages(document.id)[0]

    def check(statement: str) -> tuple[str, ...]:
        draft = Draft(statement, (Quote(document.id, passage.span),), figures)
        cited: Cited = cite(store, [draft])
        return tuple(fault.what for fault in faults(cited.statements[0], cited, QUESTION, store))

    return check


def test_what_the_quote_says_passes(faults_of: Faults) -> None:
    assert faults_of("Huyện Sơn Lâm đạt 81,25 điểm năm 2023.") == ()
    assert faults_of("Huyện Sơn Lâm đạt 81,25 điểm Chỉ số CCHC năm 2023.") == ()
    assert faults_of("Huyện Sơn Lâm chưa đạt chỉ tiêu 72,5% hồ sơ trực tuyến năm 2023.") == ()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("Huyện Sơn Lâm đạt 81,52 điểm năm 2023.", "81,52"),
        ("Huyện Sơn Lâm đạt 8125 điểm năm 2023.", "8125"),
        ("Huyện Mường Thác đạt 81,25 điểm năm 2023.", "81,25"),
        ("Huyện Sơn Lâm đạt 76,40 điểm năm 2023.", "76,40"),
        ("Huyện Sơn Lâm đạt 81,25 điểm năm 2022.", "năm 2022"),
        ("Huyện Đồng Mây đạt 81,25 điểm năm 2023.", "81,25"),
        ("Huyện Sơn Lâm đạt 81,25 điểm Chỉ số SIPAS năm 2023.", "81,25"),
        ("Huyện Sơn Lâm đạt chỉ tiêu 72,5% hồ sơ trực tuyến năm 2023.", "72,5"),
    ],
)
def test_a_number_of_another_value_place_or_period_does_not_pass(
    faults_of: Faults, statement: str, fault: str
) -> None:
    assert fault in faults_of(statement)
