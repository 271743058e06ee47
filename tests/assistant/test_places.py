"""The places of a question: typed with marks, without, or unknown to every table."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.questions.places import read_places, with_names
from assistant.questions.reading import read_question

KNOWN = ("huyện Sơn Lâm", "huyện Sơn Lam", "xã Bản Lầu", "thị xã Nậm Khê", "phường Hoà Bắc")


def names(reading: str, asked: str | None = None, known: tuple[str, ...] = KNOWN) -> list[str]:
    return [mention.name for mention in read_places(reading, asked or reading, known, "vi")]


def test_marks_that_were_typed_tell_two_names_apart() -> None:
    assert names("huyện Sơn Lâm xếp thứ mấy") == ["huyện Sơn Lâm"]
    assert names("huyện Sơn Lam xếp thứ mấy") == ["huyện Sơn Lam"]


def test_a_name_of_another_with_other_marks_is_not_it() -> None:
    assert names("huyện Sơn Lầm xếp thứ mấy") == ["huyện Sơn Lầm"]
    assert "xã Bản Lầu" not in names("xã Bản Lâu có mấy thôn")


def test_a_name_without_marks_is_found() -> None:
    assert names("xã ban lau có bao nhiêu hồ sơ", "xa ban lau co bao nhieu ho so") == ["xã Bản Lầu"]


def test_an_old_and_a_new_place_of_a_tone_are_one() -> None:
    assert names("phường Hòa Bắc có bao nhiêu hồ sơ") in (["phường Hoà Bắc"], ["phường Hòa Bắc"])


def test_an_unknown_unit_is_named_with_capitals() -> None:
    found = read_places("xã khe trăng ở đâu", "xã khe trăng ở đâu", (), "vi")
    assert [(item.name, item.level, item.place_ids) for item in found] == [
        ("xã Khe Trăng", "commune", ())
    ]
    assert found[0].span.of("xã khe trăng ở đâu") == "xã khe trăng"


@pytest.mark.parametrize(
    "text",
    ["huyện nào xếp cuối", "các xã miền núi", "tỉnh ta có bao nhiêu huyện", "cấp huyện và cấp xã", "thành phố 2023", "xã hội số", "phường thực hiện số hóa", "huyện đạt chuẩn nông thôn mới"],
)  # fmt: skip
def test_words_after_a_kind_of_unit_that_are_no_name(text: str) -> None:
    assert names(text) == []


def test_places_stand_in_the_order_of_the_question() -> None:
    assert names("xã Bản Lầu và huyện Sơn Lâm") == ["xã Bản Lầu", "huyện Sơn Lâm"]


def test_english_names_no_unknown_unit() -> None:
    assert read_places("the huyện abc def", "the huyện abc def", (), "en") == ()


def test_a_reading_has_the_names_in_full() -> None:
    asked = "xa ban lau co bao nhieu ho so"
    reading = "xã bạn lâu có bao nhiêu hồ sơ"
    places = read_places(reading, asked, KNOWN, "vi")
    assert with_names(reading, asked, places) == "xã Bản Lầu có bao nhiêu hồ sơ"


def test_a_name_that_was_typed_with_marks_stays_as_it_was() -> None:
    asked = "xã Bản Lầu có bao nhiêu hồ sơ"
    assert with_names(asked, asked, read_places(asked, asked, KNOWN, "vi")) == asked


def test_all_districts_of_a_province_are_no_district_of_its_name() -> None:
    known = ("tỉnh Vân Sa", "huyện Sơn Lâm")
    assert names("Điểm trung bình khối huyện Vân Sa", known=known) == ["tỉnh Vân Sa"]
    assert names("huyện Vân Sa xếp thứ mấy", known=known) == ["huyện Vân Sa"]


def test_a_bare_name_of_a_district_and_a_commune_is_the_district() -> None:
    known = ("huyện Phước Rinh", "xã Phước Rinh")
    assert names("SIPAS của Phước Rinh là bao nhiêu", known=known) == ["huyện Phước Rinh"]
    assert names("SIPAS của xã Phước Rinh là bao nhiêu", known=known) == ["xã Phước Rinh"]


def test_short_words_beside_a_name_do_not_hide_that_it_was_typed_without_marks() -> None:
    reading, asked = "huyện sơn lam chi bao nhiêu tiền", "huyen son lam chi bn tien"
    assert set(names(reading, asked)) == {"huyện Sơn Lâm", "huyện Sơn Lam"}


def test_a_quarter_in_english_is_no_urban_district() -> None:
    question = read_question("What was the online filing rate in Q3 2026?", date(2026, 11, 22))
    assert question.places == ()
    assert question.period_values == ("2026-Q3",)


def test_a_city_typed_without_marks_is_not_the_province_of_its_name() -> None:
    known = ("thành phố Cẩm Trà", "tỉnh Cẩm Trà")
    reading, asked = "thành phố cẩm trà đứng thứ mấy", "thanh pho cam tra dung thu may"
    assert names(reading, asked, known) == ["thành phố Cẩm Trà"]
    assert names("tỉnh cẩm trà có gì", "tinh cam tra co gi", known) == ["tỉnh Cẩm Trà"]


def test_a_bare_name_of_a_province_and_its_capital_is_the_province() -> None:
    known = ("tỉnh Đắk Mon", "thành phố Đắk Mon")
    assert names("SIPAS của Đắk Mon là bao nhiêu", known=known) == ["tỉnh Đắk Mon"]
    assert names("sipas đắk mon", "sipas dak mon", known) == ["tỉnh Đắk Mon"]
    assert names("thành phố Đắk Mon xếp thứ mấy", known=known) == ["thành phố Đắk Mon"]


def test_a_name_that_was_typed_in_full_is_not_read_otherwise() -> None:
    question = read_question("SIPAS của tỉnh Đắk Mon?", date(2026, 11, 22), ("tỉnh Đắk Mon",))
    assert "Đắk Mon" in question.reading
