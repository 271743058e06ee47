"""Where the words of what is measured begin and end, in sentences of our own."""

from __future__ import annotations

import pytest

from index_store.records import Figure
from tests.figures.reading import read


def figure(text: str, number: str) -> Figure:
    found = read(text)
    return next(f for f in found if number in f.text)


def indicator(text: str, number: str) -> str | None:
    bound = figure(text, number).indicator
    return bound.value if bound else None


@pytest.mark.parametrize(
    ("text", "number", "measured"),
    [
        (
            "Huyện Sơn Lâm có 18 người bị cảnh cáo và một người bị cách chức.",
            "18",
            "người bị cảnh cáo",
        ),
        (
            "Sở đã bãi bỏ, đơn giản hóa 15 thủ tục hành chính về đất đai.",
            "15",
            "bãi bỏ, đơn giản hóa thủ tục hành chính về đất đai",
        ),
        (
            "Sở đã hủy bỏ hoặc sửa đổi, bổ sung 25 văn bản về định mức chi.",
            "25",
            "hủy bỏ hoặc sửa đổi, bổ sung văn bản về định mức chi",
        ),
        (
            "Năm qua, có 6 doanh nghiệp bị đình chỉ, thu hồi giấy phép, cùng với đó là phạt tiền.",
            "6",
            "doanh nghiệp bị đình chỉ, thu hồi giấy phép",
        ),
        (
            "Có 7 vướng mắc do quy định không rõ ràng, thiếu cụ thể, và 3 vướng mắc khác.",
            "7",
            "vướng mắc do quy định không rõ ràng, thiếu cụ thể",
        ),
        (
            "Có 12 xã có chỉ số hài lòng giảm 1-2% so với năm trước.",
            "12",
            "xã có chỉ số hài lòng giảm 1-2%",
        ),
        (
            "Tăng trưởng huy động vốn và cho vay đều đạt 15%.",
            "15%",
            "Tăng trưởng huy động vốn và cho vay",
        ),
        (
            "Tổng vốn đầu tư xã hội ước đạt 35% so với GRDP.",
            "35%",
            "Tổng vốn đầu tư xã hội so với GRDP",
        ),
        (
            "Sau hai tháng, Văn phòng UBND huyện từ 15 phòng giảm xuống 9 phòng.",
            "9 phòng",
            "phòng của Văn phòng UBND huyện",
        ),
        ("Kinh phí là 40 triệu đồng, gồm: ngân sách xã 30 triệu đồng.", "30", "ngân sách xã"),
    ],
)
def test_what_is_measured_goes_from_its_first_word_to_its_last(
    text: str, number: str, measured: str
) -> None:
    assert indicator(text, number) == measured


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ông Núi bị phạt tiền do đổi 100 USD tại tiệm vàng.", "100"),
        ("Việc rà soát, sửa đổi 9 luật là bước khởi đầu quan trọng để cải cách.", "9 luật"),
        ("Một người xin rút, 94 người còn lại, trong đó có ông Núi, được xác minh.", "94"),
        ("Ngoài ra, ngân sách thành phố cũng dành 35 tỷ đồng cho việc tỉa cây.", "35"),
        ("Tỉnh Hạ Sơn giảm từ 401 xuống còn 208 đơn vị.", "401"),
    ],
)
def test_words_that_name_no_measure_bind_nothing(text: str, number: str) -> None:
    assert indicator(text, number) is None


def test_a_vote_for_a_person_is_no_places() -> None:
    found = figure("Chủ tịch HĐND tỉnh Hạ Sơn nhận được 45 phiếu tín nhiệm cao.", "45")
    assert found.place is None


def test_what_several_listed_units_have_is_of_none_of_them_alone() -> None:
    found = figure(
        "Hôm qua, 40 giáo viên hợp đồng của các huyện Sơn Lâm, Đồng Mây đã ký đơn.", "40"
    )
    assert found.place is None


@pytest.mark.parametrize(
    ("text", "number", "measured"),
    [
        (
            "Việc hợp nhất 2 Sở sẽ tạo điều kiện để tham mưu cho UBND tỉnh.",
            "2 Sở",
            "hợp nhất Sở",
        ),
        (
            "Tỉnh đề xuất 8 dự án thành phần trên tuyến cao tốc Bắc - Nam được đầu tư sớm.",
            "8",
            "đề xuất dự án thành phần trên tuyến cao tốc Bắc - Nam",
        ),
        (
            "Bốn sở tỉnh Hạ Sơn sẽ được sáp nhập trong năm tới.",
            "Bốn",
            "sở tỉnh Hạ Sơn sẽ được sáp nhập",
        ),
    ],
)
def test_a_subject_ends_before_its_verb_and_a_name_is_taken_whole(
    text: str, number: str, measured: str
) -> None:
    found = indicator(text, number)
    assert found is not None
    assert found.startswith(measured)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Theo kết luận, lô A 1.2, lô A 2.2 tuyến đường Sơn Trà được quy hoạch.", "2.2"),
        ("Đoàn gồm khoảng 50 người, chia nhau trực ở bộ phận một cửa.", "50"),
        ("Huyện ra quyết định đối với 4 hộ dân trong số này.", "4 hộ"),
        (
            "Mục tiêu 100% cơ sở nuôi tôm tại 4 tỉnh trọng điểm: Hạ Sơn, Hạ Lâm ký cam kết.",
            "100%",
        ),
    ],
)
def test_a_number_of_a_name_or_a_broken_phrase_binds_nothing(text: str, number: str) -> None:
    assert not any(number in f.text and f.indicator for f in read(text))
