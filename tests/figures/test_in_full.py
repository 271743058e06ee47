"""A count is bound to words that say enough, or to none; the plan, the list, the chain around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_store.figures.extract import extract_figures
from index_store.records import Document, Passage, Span
from tests.figures.reading import read


def said(text: str, figure: str) -> str | None:
    [found] = [f for f in read(text) if f.text == figure]
    return found.indicator.value if found.indicator else None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # told in passing: who reported, among whom, out of what
        ("Theo báo cáo của 5 đoàn kiểm tra, tiến độ còn chậm.", "5 đoàn kiểm tra"),
        ("Quy trình được áp dụng tại 9 văn phòng.", "9 văn phòng"),
        ("Ông Minh là một trong hai nhân sự mới.", "hai nhân sự"),
        ("Khảo sát thực hiện trên địa bàn 4 tỉnh trọng điểm.", "4 tỉnh"),
        # what was said before
        ("Việc ban hành 2 nghị quyết này là đúng đắn.", "2 nghị quyết"),
        ("Nguồn thu 6 loại lệ phí này rất nhỏ.", "6 loại"),
        # nobody has them
        ("Cứ 10 doanh nghiệp thì có 5 doanh nghiệp trả phí, 6 doanh nghiệp bị nhũng nhiễu.", "6 doanh nghiệp"),
    ],
)  # fmt: skip
def test_a_bare_noun_told_in_passing_is_left_unbound(text: str, figure: str) -> None:
    assert said(text, figure) is None


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Huyện Sơn Lâm hiện có 12 xã.", "12 xã", "xã"),
        ("Các hội đặc thù có gần 700 biên chế.", "gần 700 biên chế", "biên chế của các hội đặc thù"),
        ("Luật Kiến trúc gồm 5 chương với 41 điều.", "41 điều", "điều của Luật Kiến trúc"),
        ("Có 4 hội cơ sở với 327 hội viên.", "327 hội viên", "hội viên của hội cơ sở"),
        ("Trong tổng số 87 thủ tục phải liên thông, bộ đã làm xong.", "87 thủ tục", "thủ tục phải liên thông"),
        ("Hiện có hơn 3 triệu công dân tại 16 tỉnh được cấp mã số định danh.", "hơn 3 triệu công dân", "công dân được cấp mã số định danh"),
        ("Thủ tướng giao tỉnh Hạ Lâm 462 nhiệm vụ.", "462 nhiệm vụ", "giao nhiệm vụ"),
        ("Đại hội bầu Ban Chấp hành gồm 21 luật gia của tỉnh.", "21 luật gia", "luật gia của tỉnh"),
    ],
)  # fmt: skip
def test_a_bare_noun_is_said_with_who_has_it_or_what_narrows_it(
    text: str, figure: str, indicator: str
) -> None:
    assert said(text, figure) == indicator


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Có 50 ngân hàng đã phối hợp thu với ngành thuế, hải quan trên cả nước.", "50 ngân hàng", "ngân hàng đã phối hợp thu với ngành thuế, hải quan trên cả nước"),
        ("Sở bỏ hẳn 37 loại mẫu đơn liên quan đến lao động, tiền lương, việc làm.", "37 loại", "loại mẫu đơn liên quan đến lao động, tiền lương, việc làm"),
        ("Có 91% đại biểu thông qua kế hoạch phát triển kinh tế - xã hội.", "91%", "đại biểu thông qua kế hoạch phát triển kinh tế - xã hội"),
        # a clause behind the comma ends the list; so does a list that is not understood
        ("Sở tổ chức 17 cuộc thanh tra, kiến nghị xử lý 5 đơn vị.", "17 cuộc", "tổ chức cuộc thanh tra"),
    ],
)  # fmt: skip
def test_a_list_behind_a_noun_is_taken_whole(text: str, figure: str, indicator: str) -> None:
    assert said(text, figure) == indicator


CHAIN = (
    "Tính đến ngày 15/12, thu NSNN của huyện Sơn Lâm đạt 58 tỷ đồng, đạt 188% chỉ tiêu do tỉnh giao "
    "(31 tỷ đồng) và đạt 98% so với chỉ tiêu huyện đề ra, tăng 7% so với cùng kỳ."
)


@pytest.mark.parametrize(
    ("figure", "indicator", "kind"),
    [
        ("188%", "Thu ngân sách nhà nước so với chỉ tiêu do tỉnh giao", "value"),
        ("31 tỷ đồng", "chỉ tiêu do tỉnh giao về thu ngân sách nhà nước", "target"),
        ("98%", "Thu ngân sách nhà nước so với chỉ tiêu huyện đề ra", "value"),
        ("tăng 7%", "Thu ngân sách nhà nước", "change"),
    ],
)
def test_a_chain_keeps_its_subject_and_names_each_plan(
    figure: str, indicator: str, kind: str
) -> None:
    [found] = [f for f in read(CHAIN) if f.text == figure]
    assert (found.indicator and found.indicator.value, found.kind) == (indicator, kind)


def test_the_growth_of_a_goal_is_a_target() -> None:
    text = "Năm 2024, công ty đặt mục tiêu lợi nhuận trước thuế đạt 13 tỷ đồng, tăng 14,6%."
    assert [f.kind for f in read(text)] == ["target", "target"]


def test_the_second_part_of_a_goal_is_a_target() -> None:
    text = (
        "Ông cho biết thêm, tỉnh đề ra mục tiêu giảm tỷ lệ hồ sơ trễ hạn xuống dưới 10%; "
        "giảm tỷ lệ thủ tục nộp trực tiếp xuống dưới 5%."
    )
    assert [f.kind for f in read(text)] == ["target", "target"]


def test_this_rate_is_that_of_the_sentence_before() -> None:
    text = "Có 88% người dân hài lòng với bộ phận một cửa. Tỷ lệ này lên đến 97,5%."
    assert said(text, "97,5%") == said(text, "88%") == "người dân hài lòng với bộ phận một cửa"


def test_what_an_office_noted_is_said_of_those_it_counted() -> None:
    text = "Khảo sát ghi nhận 100% người dân giao dịch tại bộ phận một cửa."
    assert said(text, "100%") == "người dân giao dịch tại bộ phận một cửa"


def test_the_time_that_a_thing_takes() -> None:
    text = "Để được cấp giấy phép xây dựng, doanh nghiệp phải mất đến 23,5 tháng."
    assert said(text, "23,5 tháng") == "thời gian để được cấp giấy phép xây dựng"


def test_an_amount_of_each_month_is_no_amount() -> None:
    assert (
        said("Mỗi tháng huyện Sơn Lâm đã tiết kiệm được gần 94 triệu đồng.", "gần 94 triệu đồng")
        is None
    )


def test_a_lane_and_a_plenum_are_no_counts() -> None:
    assert read("Khu nhà ở tại 36 ngõ 61 phố Hoa.") == ()
    assert read("Các Nghị quyết của Hội nghị Trung ương 6, 7 khóa XII được quán triệt.") == ()


def test_where_a_campaign_ran_owns_none_of_it() -> None:
    text = "Chiến dịch diễn ra tại tỉnh Hạ Lâm, 15 tỉnh miền núi và nước bạn, với quy mô 600 lượt thanh niên."
    [found] = [f for f in read(text) if f.text == "600 lượt"]
    assert found.place is None


def test_a_class_of_scores_is_no_ones_score() -> None:
    text = (
        "Về chỉ số cải cách hành chính, có 12 sở đạt từ 80 điểm; còn lại là từ 72 đến dưới 80 điểm."
    )
    assert said(text, "dưới 80 điểm") is None


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # a sum or a size is that of a thing, or of a place, or of nothing
        ("Dự án xây bến xe Đồng Mây có tổng kinh phí 70 tỷ đồng.", "70 tỷ đồng", "tổng kinh phí dự án xây bến xe Đồng Mây"),
        ("Huyện Sơn Lâm có diện tích 300 km2.", "300 km2", "diện tích"),
        ("Ngõ nhỏ ở thôn được lát gạch với tổng kinh phí gần 140 triệu đồng.", "gần 140 triệu đồng", "Ngõ nhỏ ở thôn được lát gạch với tổng kinh phí"),
        # a verb without its object goes on behind the comma
        ("Đến nay có 3 bộ đã kết nối, liên thông phần mềm quản lý văn bản.", "3 bộ", "bộ đã kết nối, liên thông phần mềm quản lý văn bản"),
        ("Huyện có 3.500 hộ dân cán bộ, công chức, viên chức chưa có đất.", "3.500 hộ dân", "hộ dân cán bộ, công chức, viên chức chưa có đất"),
        # a rate is no amount, and what is no longer so is nothing
        ("Bình quân mỗi người dân, từ trẻ tới già, giữ hơn 10 triệu đồng tiền mặt.", "hơn 10 triệu đồng", None),
        ("Thay vì quy định trụ sở có diện tích từ 200 m2, nghị định không yêu cầu.", "200 m2", None),
        # an adjective narrows nothing
        ("Chúng ta đã vượt toàn bộ 12 chỉ tiêu chủ yếu.", "12 chỉ tiêu", None),
    ],
)  # fmt: skip
def test_what_names_no_thing_is_named_or_left(
    text: str, figure: str, indicator: str | None
) -> None:
    assert said(text, figure) == indicator


def test_what_is_to_be_cut_next_is_a_target_too() -> None:
    text = "Năm 2026, Bộ Tài chính sẽ sắp xếp 327 chi cục và giảm 173 chi cục, năm 2027 giảm tiếp 90 chi cục."
    assert [f.kind for f in read(text)] == ["target", "target", "target"]


def test_a_longer_time_is_a_change() -> None:
    [found] = read("Nhà đầu tư xin tăng thời gian khai thác công trình 18 tháng.")
    assert found.kind == "change"


def test_months_without_a_year_do_not_take_the_year_for_theirs() -> None:
    text = "Mấy tháng đầu năm 2020, kinh tế khá lên, chỉ số giá tiêu dùng (CPI) bình quân 4 tháng tăng 2,9%."
    [found] = [f for f in read(text) if f.unit == "%"]
    assert found.period is None


def test_what_several_have_is_of_none_of_them() -> None:
    text = "Sở đề xuất sáp nhập quận Một và quận Phú Sơn. Đây là những quận có diện tích từ 4 km2."
    assert [f.place for f in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # a speaker is no subject that has what is counted
        ("Thủ tướng đặt câu hỏi, hiện có tới 2.400 kiến nghị.", "2.400 kiến nghị", None),
        ("Các con số 300, 400 hay 500 điều kiện không quan trọng.", "500 điều kiện", None),
        ("Sở thành lập 5 tiểu ban chuẩn bị cho Đại hội.", "5 tiểu ban", "thành lập tiểu ban chuẩn bị cho Đại hội"),
        ("Huyện cung cấp 50% dịch vụ công trực tuyến mức độ 3-4.", "50%", "cung cấp dịch vụ công trực tuyến mức độ 3-4"),
        ("Huyện Sơn Lâm có 60% người dân dùng mạng là quá ít.", "60%", "người dân dùng mạng"),
        ("Tỷ lệ cắt giảm mới được 15,2%.", "15,2%", "Tỷ lệ cắt giảm"),
        ("Thời gian nghỉ trưa kéo dài 1,5 giờ.", "1,5 giờ", "Thời gian nghỉ trưa"),
        ("Phường kỷ luật 3 cán bộ; 10 lượt cán bộ bị hạ mức đánh giá.", "10 lượt", "lượt cán bộ bị hạ mức đánh giá"),
        ("Công ty đã xây dựng 17 tầng.", "17 tầng", None),
    ],
)  # fmt: skip
def test_words_that_belong_to_a_neighbour_are_left_to_it(
    text: str, figure: str, indicator: str | None
) -> None:
    assert said(text, figure) == indicator


def test_who_breaks_a_rule_by_how_much_is_a_condition() -> None:
    text = "Tỉnh đã nói rõ, học viên nào vắng quá 15% số buổi tập sẽ không được cấp giấy."
    assert said(text, "quá 15%") is None


def test_what_districts_tell_is_not_the_citys() -> None:
    text = "Tại thành phố Mây Cao, làm việc với các quận thì nghe báo cáo tỷ lệ hài lòng trên 90%."
    [found] = [f for f in read(text) if f.unit == "%"]
    assert found.place is None


def bound(text: str, figure: str) -> tuple[str | None, str | None, str | None]:
    [f] = [f for f in read(text) if f.text == figure]
    parts = (f.place, f.indicator, f.period)
    place, indicator, period = (p.value if p else None for p in parts)
    return place, indicator, period


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Chiều 14-12 tại tỉnh Hạ Lâm, Bộ trưởng đã tuyên dương 36 gương cán bộ trẻ.", "36", None),
        ("Đã cập nhật hơn 12.000 thông tin vào phần mềm dùng chung của Bộ Tư pháp.", "hơn 12.000 thông tin", None),
        ("Quốc hội thông qua nghị quyết về tỉnh Hạ Lâm, với 94,7% đại biểu tán thành.", "94,7%", None),
        ("Cơ quan cấp huyện 142 biên chế.", "142 biên chế", None),
    ],
)  # fmt: skip
def test_a_place_named_beside_it_has_no_figure_of_another(
    text: str, figure: str, place: str | None
) -> None:
    assert bound(text, figure)[0] == place


def test_the_level_of_an_office_is_no_verb() -> None:
    assert said("Cơ quan cấp huyện 142 biên chế.", "142 biên chế") is None


def test_since_a_year_is_not_in_that_year() -> None:
    text = "Công ty hoạt động từ năm 2001 với 9 cửa hàng bán lẻ."
    assert bound(text, "9 cửa hàng") == (None, "cửa hàng bán lẻ", None)


def test_the_year_a_title_compares_with_is_not_its_own() -> None:
    body = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 95%."
    title = "Cấp 47 phiếu lý lịch, tăng 16% cùng kỳ 2017"
    text = f"{title}\n\n{body}"
    document = Document("d", "d", "d", "sha256:0", text, title)
    start = len(title) + 2
    found = extract_figures(document, [Passage("d", 0, Span(start, len(text)), body, "đoạn 1")])
    assert [f.period for f in found] == [None]


def test_a_change_of_a_count_is_no_rate() -> None:
    text = "Sở có 171 hồ sơ công chứng thực hiện (tăng 20% cùng kỳ)."
    assert not (said(text, "tăng 20%") or "").startswith("tỷ lệ")


def test_two_of_those_just_named_are_no_count() -> None:
    assert said("Các doanh nghiệp hai nước tích cực hợp tác.", "hai nước") is None
    assert said("Sở có hai người trình độ thạc sĩ.", "hai người") == "người trình độ thạc sĩ"


def test_a_bank_and_an_address_are_not_cut_in_two() -> None:
    assert (
        said("Bắt 2 cán bộ ngân hàng chiếm đoạt tiền.", "2 cán bộ")
        == "bắt cán bộ ngân hàng chiếm đoạt tiền"
    )
    assert (
        said("Có hai văn bản liên quan đến địa chỉ này.", "hai văn bản")
        == "văn bản liên quan đến địa chỉ"
    )


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "kind"),
    [
        ("Cả nước có 1,1 triệu người thất nghiệp, tăng 29.000 so với quý trước.", "29.000", "người thất nghiệp", "change"),
        ("Các ban quản lý chợ thuộc thị xã cũng được giảm từ 14 xuống 5.", "5", "Các ban quản lý chợ thuộc thị xã", "value"),
        ("Huyện có kế hoạch để 100% người dân dùng mạng.", "100%", "người dân dùng mạng", "value"),
        ("Theo ông, trong số 2,8 triệu công chức chỉ có 500 người thuộc diện này.", "2,8 triệu công chức", "công chức", "count"),
        ("Toàn ngành vẫn tồn tại khoảng 1.216 điều kiện kinh doanh.", "khoảng 1.216 điều kiện kinh doanh", "tồn tại điều kiện kinh doanh", "count"),
    ],
)  # fmt: skip
def test_what_a_reader_would_want_is_found(
    text: str, figure: str, indicator: str, kind: str
) -> None:
    [found] = [f for f in read(text) if f.text == figure]
    assert (found.indicator and found.indicator.value, found.kind) == (indicator, kind)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Các cơ quan phải bảo đảm tinh giản biên chế mỗi năm 2,5%.", "2,5%", "tinh giản biên chế mỗi năm"),
        ("Tỉnh dành 50% bổ sung nguồn cải cách tiền lương.", "50%", "dành bổ sung nguồn cải cách tiền lương"),
        ("Doanh nghiệp phải mất đến 15 tỷ đồng / năm chỉ vì chi phí kiểm tra chuyên ngành.", "15 tỷ đồng", "chi phí kiểm tra chuyên ngành mỗi năm"),
    ],
)  # fmt: skip
def test_what_is_so_each_year_says_so(text: str, figure: str, indicator: str) -> None:
    assert said(text, figure) == indicator


def test_judged_wishes_were_listed_before_they_were_counted() -> None:
    table = Path(__file__).with_name("wanted_passages.tsv").read_text("utf-8").splitlines()[1:]
    found = [line.rsplit("\t", 1)[1] for line in table]
    assert (found.count("yes"), found.count("no")) == (22, 24)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        # what narrows the noun is said with it
        ("Sở phát hiện 11 cán bộ ở các phường được bổ nhiệm còn thiếu tiêu chuẩn.", "11 cán bộ", "phát hiện cán bộ ở các phường được bổ nhiệm còn thiếu tiêu chuẩn"),
        ("Phường xử phạt 15 trường hợp kinh doanh các chất gây nghiện, trong đó có rượu lậu.", "15 trường hợp", "xử phạt trường hợp kinh doanh các chất gây nghiện"),
        ("Kỳ họp thông qua 5 nghị quyết về quy hoạch và đầu tư công.", "5 nghị quyết", "thông qua nghị quyết về quy hoạch và đầu tư công"),
        ("Có 53 trường hợp bổ nhiệm giữ chức vụ lãnh đạo, quản lý không đủ tiêu chuẩn.", "53 trường hợp", "trường hợp bổ nhiệm giữ chức vụ lãnh đạo, quản lý không đủ tiêu chuẩn"),
        # a number that goes with the phrase, one that has it stand for another
        ("Huyện có 40 tuyến đường có bề rộng từ 5 m trở lên.", "40 tuyến đường", None),
        ("Ban Tuyên giáo ký biên bản phối hợp với 15 cơ quan báo chí trên địa bàn.", "15 cơ quan", None),
        # a verb behind the comma opens another clause
        ("Huyện phát hiện 3 hộ dân lấn chiếm lòng đường, đề nghị xử phạt.", "3 hộ dân", "phát hiện hộ dân lấn chiếm lòng đường"),
        # a list that runs on without an end, a quotation: cut short it would say less
        ("Viện kiểm sát truy tố 26 vụ là các vụ đã xong.", "26 vụ", None),
    ],
)  # fmt: skip
def test_a_counted_noun_ends_where_its_phrase_does(
    text: str, figure: str, indicator: str | None
) -> None:
    assert said(text, figure) == indicator
