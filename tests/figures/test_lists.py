"""Figures of enumerations, from-to phrases, conditions and goals; invented units only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.figures.reading import one, parts, read

if TYPE_CHECKING:
    pass

ONLINE = "Tỷ lệ hồ sơ trực tuyến"


def test_from_and_to_are_of_one_subject_each_with_its_year() -> None:
    found = read(
        "Tỷ lệ hồ sơ trực tuyến của huyện Sơn Lâm tăng từ 22% năm 2021 lên 44% năm 2022. "
        "Chỉ số PAPI của tỉnh Hạ Lâm tụt từ hạng 19 năm 2021 xuống hạng 25 năm 2022."
    )
    assert parts(one(found, "22%"))[1:] == (ONLINE, "2021")
    assert parts(one(found, "44%"))[1:] == (ONLINE, "2022")
    first, second = one(found, "hạng 19"), one(found, "hạng 25")
    assert (parts(first)[2], parts(second)[2]) == ("2021", "2022")
    assert parts(first)[1] is not None
    assert parts(first)[1] == parts(second)[1]


def test_this_rate_is_the_rate_before() -> None:
    found = read(
        "Năm 2022, huyện Sơn Lâm có 500 hồ sơ nộp trực tuyến, đạt 44%; năm 2021, tỷ lệ này là 22%."
    )
    assert parts(one(found, "22%"))[1:] == (ONLINE, "2021")


def test_a_goal_and_last_years_result_in_brackets() -> None:
    found = read(
        "### II. Mục tiêu năm 2026\n\n3. Hồ sơ nộp trực tuyến đạt 75% (năm 2025: 41,5%).",
        place="xã Mây Cao",
    )
    goal, result = one(found, "75%"), one(found, "41,5%")
    assert (goal.kind, parts(goal)[1]) == ("target", ONLINE)
    assert (result.kind, *parts(result)[1:]) == ("value", ONLINE, "2025")


def test_each_place_of_a_list_has_its_own_count_of_the_same() -> None:
    found = read(
        "Tính đến ngày 15/8/2024, tỉnh Hạ Lâm còn 900 hồ sơ đất đai quá hạn, nhiều nhất là huyện Sơn Lâm 400 hồ sơ, "
        "ít nhất là huyện Đồng Mây 35 hồ sơ."
    )
    assert parts(one(found, "400")) == ("huyện Sơn Lâm", "hồ sơ đất đai quá hạn", "2024-08-15")
    assert parts(one(found, "35 ")) == ("huyện Đồng Mây", "hồ sơ đất đai quá hạn", "2024-08-15")


def test_a_field_narrows_the_count_before_it() -> None:
    found = read(
        "Năm 2023, huyện Sơn Lâm có 1.246 hồ sơ quá hạn; riêng lĩnh vực đất đai là 1.108 hồ sơ."
    )
    narrowed = one(found, "1.108")
    assert narrowed.indicator is not None
    assert narrowed.indicator.value.endswith("lĩnh vực đất đai")
    assert narrowed.indicator.value != "lĩnh vực đất đai"


def test_each_amount_of_a_list_is_for_its_own_words() -> None:
    text = "Tổng kinh phí 480 triệu đồng, trong đó thay máy trạm 150 triệu đồng, tập huấn 90 triệu đồng."
    found = read(text)
    machines, training = one(found, "150"), one(found, "90 triệu")
    assert parts(machines)[1] == "thay máy trạm"
    assert training.indicator is not None
    assert training.indicator.span is not None
    assert training.indicator.span.of(text) == "tập huấn"


def test_the_state_before_a_count_says_what_it_counts() -> None:
    text = "Quý I năm 2023, huyện Sơn Lâm giải quyết 5.000 hồ sơ; trễ hạn 518 hồ sơ, giảm 94 hồ sơ so với cùng kỳ."
    late = one(read(text), "518")
    assert parts(late)[1] == "Số hồ sơ trễ hạn"
    assert late.clause.of(text) == "trễ hạn 518 hồ sơ"


def test_the_owner_of_one_item_does_not_own_what_follows() -> None:
    found = read(
        "Huyện Sơn Lâm thực hiện 115/452 thủ tục và Bảo hiểm xã hội huyện 25/25 thủ tục, có 8.041 hồ sơ trực tuyến."
    )
    assert parts(one(found, "8.041"))[0] == "huyện Sơn Lâm"


def test_a_condition_is_no_ones_figure() -> None:
    found = read(
        "Huyện Sơn Lâm yêu cầu đơn vị có điểm dưới 70 điểm phải giải trình, không để phát sinh quá 50 hồ sơ quá hạn."
    )
    assert [(f.place, f.indicator) for f in found] == [(None, None)] * 2


def test_points_taken_off_are_no_score() -> None:
    found = read(
        "Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 80,5 điểm. Huyện bị trừ 2 điểm vì nộp muộn."
    )
    assert one(found, "2 điểm").indicator is None


def test_several_that_come_last_are_no_one_rank() -> None:
    found = read("Ba xã xếp cuối đều mất điểm ở nội dung chuyển đổi số.")
    assert all(f.kind != "rank" for f in found)


def test_a_part_of_the_index_is_not_another_index() -> None:
    found = read("Năm 2025, xã Mây Cao mất điểm ở nội dung chuyển đổi số, chỉ đạt 4,2/15 điểm.")
    assert parts(one(found, "4,2/15"))[1] == "nội dung chuyển đổi số"


def test_the_order_of_prizes_is_no_rank() -> None:
    found = read(
        "Mức thưởng là 30 triệu đồng cho đơn vị thứ nhất và 20 triệu đồng cho đơn vị thứ hai."
    )
    assert all(f.kind != "rank" for f in found)


def test_a_score_that_opens_its_clause_is_of_the_name_behind_it() -> None:
    found = read(
        "Năm 2022, chỉ số CCHC của huyện Sơn Lâm đạt 90 điểm. Với 72,4 điểm, huyện Đồng Mây đứng thứ 8/9."
    )
    assert parts(one(found, "72,4"))[0] == "huyện Đồng Mây"


def test_a_class_of_medal_is_no_rank() -> None:
    assert all(
        f.kind != "rank" for f in read("Huyện Sơn Lâm được tặng Huân chương Lao động hạng ba.")
    )


def test_the_grade_of_many_is_no_ones_grade() -> None:
    found = read("Năm 2025, tỉnh Hạ Lâm có 11 đơn vị xếp loại xuất sắc về chỉ số CCHC.")
    assert [f.place for f in found if f.kind == "grade"] == [None]


def test_another_rate_behind_the_index_is_not_the_index() -> None:
    found = read(
        "Năm 2026, xã Mây Cao đặt mục tiêu cao về Chỉ số CCHC, thanh toán trực tuyến đạt 65%."
    )
    assert parts(one(found, "65%"))[1] == "Tỷ lệ thanh toán trực tuyến"


def test_a_clause_never_ends_inside_the_name_of_a_group() -> None:
    text = "Năm 2022, tỉnh Hạ Lâm dẫn đầu danh sách tỉnh, thành với 89,45 điểm, xếp loại tốt."
    assert one(read(text), "89,45").clause.of(text).endswith("tỉnh, thành với 89,45 điểm")
