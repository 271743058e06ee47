"""Bare shares of units are of the rate that the text was telling of, and of no other."""

from __future__ import annotations

import re

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span

RATE = "Tỷ lệ hồ sơ trực tuyến toàn trình"
LEAD = "Năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Hạc Giang đạt 61,4%."


def told(text: str) -> dict[str, Figure]:
    passages = [
        Passage("d", i, Span(m.start(), m.end()), m.group(), f"đoạn {i + 1}")
        for i, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    document = Document("d", "d.txt", "d.txt", "sha256:0", text, "")
    return {f.text: f for f in extract_figures(document, passages)}


def of(figure: Figure) -> tuple[str | None, str | None]:
    return (
        figure.place.value if figure.place else None,
        figure.indicator.value if figure.indicator else None,
    )


def test_units_listed_below_a_crosshead_have_shares_in_the_rate_above_it() -> None:
    found = told(
        f"{LEAD}\n\nNơi cao, nơi thấp\n\nHuyện Sơn Lâm đạt 80,2%, thị xã Đồng Mây 71,5%; "
        "trong khi huyện Krông Mơ chỉ 40,3%. Huyện Tân Hòa đạt 60,1%, sát mức chung."
    )
    assert of(found["80,2%"]) == ("huyện Sơn Lâm", RATE)
    assert of(found["71,5%"]) == ("thị xã Đồng Mây", RATE)
    assert of(found["40,3%"]) == ("huyện Krông Mơ", RATE)
    assert of(found["60,1%"]) == ("huyện Tân Hòa", RATE)
    assert found["40,3%"].period is not None
    assert found["40,3%"].period.value == "2024"


def test_first_and_last_of_the_next_sentence_are_of_the_rate_before() -> None:
    found = told(f"{LEAD} Thị xã Đồng Mây đứng đầu với 83,6%; huyện Sơn Lâm thấp nhất, 30,9%.")
    assert of(found["83,6%"]) == ("thị xã Đồng Mây", RATE)
    assert of(found["30,9%"]) == ("huyện Sơn Lâm", RATE)


def test_another_measure_between_leaves_the_shares_unbound() -> None:
    found = told(
        f"{LEAD}\n\nTỉnh có 1.240 hồ sơ trễ hạn.\n\nHuyện Sơn Lâm đạt 80,2%, thị xã Đồng Mây 71,5%."
    )
    assert found["80,2%"].indicator is None
    assert found["71,5%"].indicator is None


def test_a_share_with_words_of_its_own_is_not_of_the_rate() -> None:
    found = told(f"{LEAD} Huyện Sơn Lâm đạt 80,2% kế hoạch thu ngân sách; huyện Tân Hòa tăng 5,5%.")
    for text, figure in found.items():
        if "61,4" not in text:
            assert figure.indicator is None or figure.indicator.value != RATE


def test_a_lone_unit_of_another_paragraph_is_not_of_the_rate() -> None:
    found = told(f"{LEAD}\n\nHuyện Sơn Lâm đạt 80,2%.")
    assert found["80,2%"].indicator is None


def test_two_rates_told_together_bind_no_share_after_them() -> None:
    found = told(
        f"{LEAD[:-1]}, tỷ lệ thanh toán trực tuyến đạt 45,5%. "
        "Thị xã Đồng Mây đứng đầu với 83,6%; huyện Sơn Lâm thấp nhất, 30,9%."
    )
    assert found["83,6%"].indicator is None
