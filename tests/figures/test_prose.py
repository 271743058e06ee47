"""Figures of sentences as news writes them, each a kind of error once judged; invented units only."""

from __future__ import annotations

import pytest

from index_store.records import Figure
from tests.figures.reading import parts, read


def one(text: str, figure: str) -> Figure:
    [match] = [f for f in read(text) if f.text == figure]
    return match


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # what is done to them is said, with its complement
        ("Năm 2023, huyện Sơn Lâm đã phê duyệt quy hoạch 130 lượt cán bộ.", "130 lượt", "phê duyệt quy hoạch lượt cán bộ"),
        ("Huyện Sơn Lâm giám sát 20 đảng viên, 7 tổ chức đảng.", "7 tổ chức đảng", "giám sát tổ chức đảng"),
        ("Huyện bãi bỏ 7 điều kiện, sửa đổi 5 điều kiện.", "5 điều kiện", "sửa đổi điều kiện"),
        ("Trung tâm đã tư vấn cho 800 hộ dân.", "800 hộ dân", "tư vấn hộ dân"),
        # nouns are whole
        ("Đã nhận 52 lượt phản ánh, góp ý của người dân.", "52 lượt", "nhận lượt phản ánh, góp ý"),
        ("Thành lập hai tài khoản trên mạng.", "hai tài khoản", "thành lập tài khoản trên mạng"),
        ("Có 8 cửa khẩu đường không, 5 cửa khẩu đường bộ.", "8 cửa khẩu", "cửa khẩu đường không"),
        ("Có 4 huyện ngoại thành nêu trên.", "4 huyện", "huyện ngoại thành"),
        # shares say of what they are so
        ("Có 2/3 phụ nữ từng chịu thiệt thòi.", "2/3 phụ nữ", "phụ nữ từng chịu thiệt thòi"),
        ("Chi thường xuyên chiếm 60% ngân sách.", "60%", "chi thường xuyên so với ngân sách"),
        ("Bội chi ngân sách địa phương là 12 tỷ đồng, tương đương 0,2% GDP.", "0,2%", "Bội chi ngân sách địa phương so với GDP"),
        ("Số người đã kê khai tài sản, thu nhập đạt tỷ lệ 99,8%.", "99,8%", "tỷ lệ người đã kê khai tài sản, thu nhập"),
        ("Tỷ lệ hồ sơ trực tuyến mức độ 3 là 51,3%, mức độ 4 đạt 98,8%.", "98,8%", "Tỷ lệ hồ sơ trực tuyến mức độ 4"),
        ("Mỗi năm phải tăng lương cơ sở 7%.", "7%", "tăng lương cơ sở"),
        # amounts
        ("Tỉnh từ chối thanh toán vốn đầu tư 150 tỷ đồng.", "150 tỷ đồng", "từ chối thanh toán vốn đầu tư"),
        ("Thanh tra kiến nghị thu hồi và bồi thường 92 tỷ đồng.", "92 tỷ đồng", "kiến nghị thu hồi và bồi thường"),
    ],
)  # fmt: skip
def test_words_of_an_indicator(text: str, figure: str, indicator: str) -> None:
    said = parts(one(text, figure))[1]
    assert said is not None
    assert said.casefold() == indicator.casefold()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Hệ thống được thử nghiệm ở 3 quận, huyện và 9 phường, xã của tỉnh Hạ Lâm.", "9 phường, xã"),
        ("Khảo sát được thực hiện tại 108 xã của tỉnh Hạ Lâm.", "108 xã"),
        ("Tỉnh Hạ Lâm không còn 6 tổng cục.", "6 tổng cục"),
        ("Giả sử tiết kiệm được chi phí 5% thì tỉnh Hạ Lâm có vốn.", "5%"),
        ("Cứ 1% tăng trưởng của du lịch thì thu nhập tăng.", "1%"),
    ],
)  # fmt: skip
def test_where_what_is_not_and_what_is_supposed_is_no_ones_figure(text: str, figure: str) -> None:
    assert [f.place for f in read(text) if f.text == figure] == [None]
    assert [f.indicator for f in read(text) if f.text == figure] == [None]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Nhiệm vụ thu ngân sách năm 2024 của tỉnh Hạ Lâm là 399 tỷ đồng.", "399 tỷ đồng"),
        ("Trong năm tới, tỉnh Hạ Lâm thành lập mới 46 doanh nghiệp.", "46 doanh nghiệp"),
        ("Trong 4 năm tới, huyện Sơn Lâm sẽ phải tinh giản 52 người.", "52 người"),
        ("Sở Y tế đề nghị năm 2024, 100% đơn vị ghi nhận ý kiến người dân.", "100%"),
        ("Huyện sẽ tinh giản 13 người ở khối hành chính và 26 người ở khối sự nghiệp.", "26 người"),
    ],
)  # fmt: skip
def test_a_task_or_plan_is_a_target(text: str, figure: str) -> None:
    assert one(text, figure).kind == "target"


def test_a_body_of_a_place_gives_it_no_area_and_no_members() -> None:
    centre = "Trung tâm phục vụ hành chính công thành phố Mây Cao có diện tích 700 m2."
    assert parts(one(centre, "700 m2"))[0] is None
    whole = "Huyện Sơn Lâm có diện tích 300 km2, dân số 60.000 người."
    assert parts(one(whole, "300 km2"))[:2] == ("huyện Sơn Lâm", "diện tích")
    assert parts(one(whole, "60.000 người"))[:2] == ("huyện Sơn Lâm", "dân số")


def test_what_one_of_two_did_is_not_bound_to_the_other() -> None:
    text = "Theo đề xuất của Bộ Tài chính, Chính phủ đã bãi bỏ 102 điều kiện."
    assert parts(one(text, "102 điều kiện"))[0] is None


def test_where_something_is_so_is_no_bound() -> None:
    found = one("Doanh nghiệp có 20 khách hàng trên 13 quốc gia.", "13 quốc gia")
    assert found.bound == "exact"
    assert one("Tỉnh Hạ Lâm có trên 13 xã nghèo.", "trên 13 xã").bound == "over"


def test_the_year_of_a_start_is_not_that_of_the_end() -> None:
    text = "Thời gian giải quyết thủ tục hành chính giảm từ 18 ngày năm 2014 xuống còn 10 ngày."
    assert parts(one(text, "10 ngày"))[2] is None
    span = "Từ năm 2015 đến tháng 9-2017, chỉ có 12,5% cán bộ nghỉ ngay."
    assert parts(one(span, "12,5%"))[2] is None


def test_the_days_of_a_decision_are_no_shares() -> None:
    assert read("Theo quyết định, từ 1/5 sinh viên y khoa được vay vốn.") == ()


def test_a_ranking_of_places_in_brackets_is_of_the_index_named_before() -> None:
    found = read(
        "Năm 2016, thành phố công bố chỉ số cải cách hành chính. "
        "Đứng cuối bảng xếp hạng là huyện Sơn Lâm (81%); huyện Đồng Mây (80%)."
    )
    assert [parts(f)[:2] for f in found if f.unit == "%"] == [
        ("huyện Sơn Lâm", "Chỉ số cải cách hành chính"),
        ("huyện Đồng Mây", "Chỉ số cải cách hành chính"),
    ]


def test_short_forms_of_the_document_name_indicators() -> None:
    text = "Thanh toán trực tuyến (TTTT) được đẩy mạnh. Năm 2024, tỷ lệ TTTT của huyện Sơn Lâm đạt 41,5%."
    assert parts(one(text, "41,5%")) == ("huyện Sơn Lâm", "Tỷ lệ thanh toán trực tuyến", "2024")
