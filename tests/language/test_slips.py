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


def test_a_letter_typed_twice_counts_once() -> None:
    assert Restorer.load().restore("huyệnn nàoo xếpp cuốiii").text == "huyện nào xếp cuối"
    assert Restorer.load().restore("ông Lee dùng Google").text == "ông Lee dùng Google"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vif sao?", "vì sao?"),
        ("huyện Soong Đính có hồ sơ quá hạn khoong?", "huyện Sông Đính có hồ sơ quá hạn không?"),
        ("còn xã Thieen Nhạn?", "còn xã Thiên Nhạn?"),
        ("ai ký quyết định 12/QDD-UBND và 5/CD9-UBND", "ai ký quyết định 12/QĐ-UBND và 5/CĐ-UBND"),
        ("xe6p1 loai5 gì na8m 2023 và vi2 sao?", "xếp loại gì năm 2023 và vì sao?"),
        ("xã Noong Hẹt ở đâu", "xã Noong Hẹt ở đâu"),
        ("huyện quy1 năm 2022", "huyện quy 1 năm 2022"),
    ],
)
def test_some_words_in_raw_keys(typed: str, meant: str) -> None:
    assert Restorer.load().restore(typed).text.replace("quý", "quy") == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phuờng nào đuợc nhiều diểm nhất", "phường nào được nhiều điểm nhất"),
        (
            "có bao nhiêu ngừoi thuộc diện tinh giản biên ché",
            "có bao nhiêu người thuộc diện tinh giản biên chế",
        ),
    ],
)
def test_marks_half_typed_or_misplaced_are_put_right(typed: str, meant: str) -> None:
    assert Restorer.load().restore(typed).text == meant


def test_a_name_of_ones_own_documents_is_no_slip() -> None:
    own = Restorer.load().with_vocabulary(("Dặt Só",))
    assert own.restore("xã dặt só đạt mấy điểm").text == "xã dặt só đạt mấy điểm"
