"""Two letters typed in the wrong order are put back, and nothing else is touched."""

from __future__ import annotations

import pytest

from index_store.language.typed.restore import Restorer
from index_store.language.typed.slips import in_order


def test_swapped_letters_are_put_back() -> None:
    assert in_order("tỷ lệ trực tuếyn đạt bao nihêu") == "tỷ lệ trực tuyến đạt bao nhiêu"
    assert Restorer.load().restore("hueyn nao xep cuoi").text == "huyện nào xếp cuối"


@pytest.mark.parametrize(
    "text", ["gửi email và scan link online", "Sơn Lâm, 12/QĐ-UBND", "inch, gas", "form.vn/khai"]
)
def test_other_words_stay(text: str) -> None:
    assert in_order(text) == text


def test_words_in_raw_keys_among_words_with_marks_are_read() -> None:
    restored = Restorer.load().restore("Nawm 2023, đơn vij nào đứng đầu veef Chỉ soos CCHC?")
    assert restored.text == "Năm 2023, đơn vị nào đứng đầu về Chỉ số CCHC?"


@pytest.mark.parametrize("text", ["ông Jack Lee ở Hàn Quốc", "thuê taxi và mua gas ở Congo"])
def test_names_and_loans_are_no_keys(text: str) -> None:
    assert Restorer.load().restore(text).text == text
