"""Checks of what a claim compares: differences, movements, ends and sums reckoned from tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

if TYPE_CHECKING:
    pass

TABLES = """Kết quả Chỉ số cải cách hành chính năm 2023 của 4 huyện thuộc tỉnh Hạ Giang

| TT | Đơn vị | Điểm năm 2023 | Điểm năm 2022 |
|---|---|---|---|
| 1 | Huyện Nam Khê | 90,25 | 84,10 |
| 2 | Huyện Bắc Khê | 86,40 | 88,00 |
| 3 | Huyện Tây Khê | 81,75 | 80,50 |
| 4 | Huyện Đông Khê | 74,30 | 79,90 |
"""
COUNTS = """Biểu số hồ sơ quý II năm 2024 của các huyện thuộc tỉnh Hạ Giang

| Đơn vị | Hồ sơ tiếp nhận | Hồ sơ quá hạn |
|---|---|---|
| Huyện Nam Khê | 1.200 | 12 |
| Huyện Bắc Khê | 3.400 | 30 |
| Huyện Tây Khê | 2.100 | 7 |
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"diem": TABLES, "ho-so": COUNTS})


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        ("Năm 2023, huyện Nam Khê hơn huyện Bắc Khê 3,85 điểm Chỉ số CCHC.", "supported", ""),
        (
            "Năm 2023, huyện Nam Khê hơn huyện Bắc Khê 5,85 điểm Chỉ số CCHC.",
            "contradicted",
            "cao hơn 3,85 điểm",
        ),
        (
            "Năm 2023, huyện Đông Khê cao hơn huyện Tây Khê 7,45 điểm Chỉ số CCHC.",
            "contradicted",
            "thấp hơn 7,45 điểm",
        ),
        (
            "Chỉ số CCHC năm 2023 của huyện Đông Khê giảm 5,6 điểm so với năm 2022.",
            "supported",
            "",
        ),
        (
            "Chỉ số CCHC năm 2023 của huyện Đông Khê tăng 5,6 điểm so với năm 2022.",
            "contradicted",
            "giảm 5,6 điểm",
        ),
        ("Huyện Đông Khê đạt Chỉ số CCHC năm 2023 thấp nhất.", "supported", ""),
        (
            "Huyện Bắc Khê đạt Chỉ số CCHC năm 2023 cao nhất.",
            "contradicted",
            "huyện Nam Khê (90,25 điểm)",
        ),
        ("Huyện Tây Khê xếp thứ 3/4 về Chỉ số CCHC năm 2023.", "supported", ""),
        ("Huyện Tây Khê xếp thứ 2/4 về Chỉ số CCHC năm 2023.", "contradicted", "3/4"),
        ("Huyện Tây Khê xếp thứ 3/9 về Chỉ số CCHC năm 2023.", "not_found", ""),
        ("Ba huyện tiếp nhận tổng cộng 6.700 hồ sơ trong quý II năm 2024.", "supported", ""),
        (
            "Ba huyện tiếp nhận tổng cộng 7.600 hồ sơ trong quý II năm 2024.",
            "contradicted",
            "6.700 hồ sơ",
        ),
        ("Huyện Nam Khê hơn huyện Lạ Khê 3,85 điểm Chỉ số CCHC năm 2023.", "not_found", ""),
        ("Huyện Nam Khê hơn huyện Bắc Khê 3,85 điểm Chỉ số CCHC năm 2021.", "not_found", ""),
    ],
)
def test_what_a_claim_compares_is_reckoned(
    claim: str, verdict: str, correct: str, indexed: Indexed
) -> None:
    (found,) = indexed.assistant.check(claim).claims
    assert found.verdict == verdict
    assert [part.correct for part in found.figures if part.correct] == (
        [correct] if correct else []
    )
    if verdict != "not_found":
        assert found.citations
        assert any(note.kind == "coverage" for note in found.notes)


def test_a_text_carries_its_year_and_its_index(indexed: Indexed) -> None:
    text = (
        "Năm 2023, huyện Nam Khê dẫn đầu tỉnh Hạ Giang về Chỉ số CCHC với 90,25 điểm. "
        "Huyện Tây Khê chỉ đạt 71,85 điểm."
    )
    first, second = indexed.assistant.check(text).claims
    assert first.verdict == "supported"
    assert second.verdict == "contradicted"
    assert second.figures[0].correct == "81,75 điểm"


def test_a_paste_without_stops_is_answered_at_once(indexed: Indexed) -> None:
    endless = ("Năm 2023, huyện Nam Khê đạt 90,25 điểm Chỉ số CCHC và " * 2_000)[:99_000]
    found = indexed.assistant.check(f"{endless}\n\nHuyện Tây Khê đạt 81,75 điểm năm 2023.")
    assert [claim.verdict for claim in found.claims] == ["not_found", "supported"]
    assert "3.000 ký tự" in found.notes[0].text
    assert found.seconds < 5
