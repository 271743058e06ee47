"""Figures that must not be bound, or not so; each was a kind of error in real articles. Invented units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.figures.reading import one, parts, read

if TYPE_CHECKING:
    pass


def test_what_is_told_beside_the_point_is_not_of_the_articles_place() -> None:
    found = read("Tòa nhà xây trái phép tới 34 tầng.", title="Huyện Sơn Lâm xử lý sai phạm")
    assert parts(one(found, "34"))[0] is None


def test_no_province_has_fifteen_provinces() -> None:
    found = read("Tỉnh Hạ Lâm cùng 15 tỉnh phía Bắc ký kết hợp tác.")
    assert parts(one(found, "15 tỉnh"))[0] is None


def test_who_speaks_or_is_asked_owns_nothing() -> None:
    found = read("Tổng Thanh tra Chính phủ Lê Văn Núi cho biết có 44 người được xác minh tài sản.")
    assert parts(one(found, "44"))[0] is None


def test_what_is_to_be_done_is_no_result() -> None:
    found = read("Tỉnh Hạ Lâm sẽ tinh giản hơn 7.000 biên chế, tương đương 11% tổng biên chế.")
    assert [f.kind for f in found] == ["target", "target"]
    listed = read("Sở Y tế sẽ bãi bỏ 5 điều kiện, bãi bỏ 3 điều kiện kinh doanh thực phẩm.")
    assert [f.kind for f in listed] == ["target", "target"]


def test_time_that_is_saved_is_a_change() -> None:
    found = read("Năm 2023, huyện Sơn Lâm rút ngắn thời gian cấp phép được 3 ngày.")
    assert one(found, "3 ngày").kind == "change"


def test_a_verb_said_once_counts_for_the_whole_list() -> None:
    found = read(
        "Năm 2018, huyện Sơn Lâm tinh giản 1.855 biên chế, gồm 630 biên chế công chức, 908 viên chức."
    )
    assert parts(one(found, "630"))[1] == "tinh giản biên chế công chức"
    assert parts(one(found, "908"))[1] == "tinh giản viên chức"


def test_components_in_quotes_are_no_whole_index() -> None:
    text = (
        'Năm 2017, chỉ số PAPI của tỉnh Hạ Lâm tăng. Chỉ số "Công khai, minh bạch": đạt 5,93 điểm.'
    )
    indicator = parts(one(read(text), "5,93"))[1]
    assert indicator is not None
    assert indicator.startswith("Công khai, minh bạch")


def test_components_given_in_turn_go_to_their_own_score() -> None:
    found = read(
        "Năm 2023, huyện Sơn Lâm có lĩnh vực cải cách thể chế và cải cách tài chính công lần lượt đạt 8,1 điểm và 9,3 điểm."
    )
    assert parts(one(found, "8,1"))[1] == "Cải cách thể chế"
    assert parts(one(found, "9,3"))[1] == "Cải cách tài chính công"


def test_rates_in_turn_that_no_list_names_stay_unbound() -> None:
    found = read(
        "Năm 2023, tỷ lệ đúng hạn và trực tuyến của huyện Sơn Lâm tương ứng là 98% và 67%."
    )
    assert [f.indicator for f in found] == [None, None]


def test_a_year_that_took_over_is_not_the_one_before() -> None:
    found = read(
        "Năm 2000 có 35 triệu người khai thuế, 2010 là 100 triệu, 2017 là 127 triệu người."
    )
    assert parts(one(found, "127"))[2] is None


def test_the_year_of_a_budget_or_birth_is_no_period() -> None:
    found = read(
        "Tỉnh Hạ Lâm dùng ngân sách năm 2017 hỗ trợ 40 hộ; ông Lê Núi (SN 1998) nhận 2 giải."
    )
    assert [parts(f)[2] for f in found if f.unit != "đồng"] == [None, None]


def test_numbers_of_acts_posts_and_speeds_are_no_figures() -> None:
    assert (
        read(
            "Theo Quyết định 545, Ban Chỉ đạo 389 quốc gia kiểm tra ở quận 1, 12; xe chạy 100 km/h."
        )
        == ()
    )


def test_a_limit_is_no_ones_figure() -> None:
    found = read("Tỉnh Hạ Lâm ưu đãi dự án có quy mô từ 10 ha trở lên.")
    assert [(f.place, f.indicator) for f in found] == [(None, None)]


def test_a_share_of_a_part_called_wrongly_carries_a_note() -> None:
    found = read(
        "Năm 2023, huyện Sơn Lâm tiếp nhận trên 20.800 hồ sơ, trong đó 13.647 hồ sơ trực tuyến, đạt 64%."
    )
    share = one(found, "64%")
    assert share.value == 64
    assert share.note == "13.647 trên 20.800 là 65,6%, văn bản ghi 64%"


def test_the_world_ranking_is_not_the_ranking_of_provinces() -> None:
    found = read(
        "Năm 2018, chỉ số năng lực cạnh tranh của Diễn đàn Kinh tế thế giới, Việt Nam giảm 3 bậc."
    )
    assert parts(one(found, "3 bậc"))[1] != "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)"


def test_an_amount_is_called_by_its_verb_or_the_noun_behind_it() -> None:
    found = read(
        "Thanh tra tỉnh Hạ Lâm thu hồi 141 tỷ đồng. Doanh nghiệp mất 15.000 tỷ đồng phí kiểm tra chuyên ngành."
    )
    assert parts(one(found, "141"))[1] == "thu hồi"
    assert parts(one(found, "15.000"))[1] == "phí kiểm tra chuyên ngành"
    assert parts(one(read("Dự án tiết kiệm 12 tỷ đồng mỗi năm."), "12"))[1] is None


def test_both_ends_of_a_change_have_its_subject() -> None:
    found = read("Khách quốc tế từ 1,3 triệu lượt năm 2008 tăng lên 4,95 triệu lượt năm 2017.")
    assert [parts(f)[1:] for f in found] == [("Khách quốc tế", "2008"), ("Khách quốc tế", "2017")]
