"""A second question leans on the first where it leaves something out, and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.question import Question
from assistant.questions.reading import read_question
from assistant.questions.talk.conversation import Standalone, standalone
from assistant.questions.talk.corrected import changes_subject, corrected
from assistant.records import Turn

if TYPE_CHECKING:
    from assistant.service import Assistant
    from tests.assistant.indexes import IndexTexts

KNOWN = ("huyện Sơn Lâm", "huyện Mường Thác", "huyện Cao Lĩnh", "tỉnh Hà Lâm")
SCORED = "Huyện Sơn Lâm được bao nhiêu điểm CCHC năm 2023?"
BODY = "Sở Tài chính xếp thứ mấy năm 2023?"


def read(text: str) -> Question:
    return read_question(text, date(2026, 11, 22), KNOWN)


def follow(text: str, before: str, number: str = "") -> Standalone:
    history = (Turn("user", before), Turn("assistant", "Đã trả lời [1]."))
    return standalone(text, history, read, lambda _: number)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thế tổng kinh phí CCHC năm 2024?", "kinh phí"),
        ("Thế mức độ hài lòng lĩnh vực hộ tịch năm 2022 mấy phần trăm?", "hộ tịch"),
        ("điểm thẩm định của huyện Mường Thác?", "thẩm định"),
        ("Thế vì sao tồn nhiều hồ sơ đất đai quá hạn?", "đất đai"),
        ("tỷ lệ hồ sơ đúng hạn ở huyện này theo kết luận kiểm tra", "kết luận"),
        ("hồ sơ trễ hạn được hiểu thế nào theo quy chế ở đó", "quy chế"),
    ],
)
def test_what_is_said_anew_is_not_swallowed_by_the_question_before(text: str, said: str) -> None:
    assert said in follow(text, "Huyện Sơn Lâm xếp loại gì năm 2023?").text


@pytest.mark.parametrize("text", ["vì sao?", "vì sao thấp thế?", "nguyên nhân?", "Tại sao lại cao như vậy"])  # fmt: skip
def test_causes_alone_are_those_of_what_was_asked(text: str) -> None:
    found = follow(text, SCORED)
    assert found.why
    assert found.text.startswith("Huyện Sơn Lâm được bao nhiêu điểm")


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ?",
        "Sở Nội vụ thì thế nào?",
        "con so noi vu",
        "va con so noi vu?",
        "ko phải Sở Tài chính, tôi hỏi Sở Nội vụ cơ",
        "Sở Nội vụ chứ không phải Sở Tài chính",
    ],
)
def test_another_body_takes_the_place_of_the_first(text: str) -> None:
    assert follow(text, BODY).text == "Sở Nội vụ xếp thứ mấy năm 2023?"


@pytest.mark.parametrize(
    "text",
    [
        "không phải huyện Sơn Lâm, tôi hỏi huyện Mường Thác cơ",
        "khong phai huyen son lam, toi hoi huyen muong thac co",
        "hỏi nhầm, huyện Mường Thác mới đúng",
        "ý em là huyện Mường Thác cơ",
        "huyện Mường Thác chứ không phải huyện Sơn Lâm",
    ],
)
def test_a_correction_asks_of_what_it_puts_right(text: str) -> None:
    assert read(follow(text, SCORED).text).subjects == ("huyện Mường Thác",)


def test_a_question_that_doubts_is_no_correction() -> None:
    text = "Có phải huyện Sơn Lâm đứng đầu chứ không phải huyện Mường Thác?"
    assert corrected(text) == text


def test_a_name_that_begins_like_a_comparison_is_a_name() -> None:
    asked = read(follow("Còn Cao Lĩnh?", "Xã nào ở huyện Sơn Lâm không có hồ sơ trực tuyến?").text)
    assert [place.name for place in asked.places] == ["huyện Cao Lĩnh"]


def test_a_target_stays_a_target() -> None:
    before = "Mục tiêu tỷ lệ hồ sơ đúng hạn năm 2025 của tỉnh Hà Lâm?"
    assert "mục tiêu" in follow("còn hồ sơ nộp trực tuyến thì sao?", before).text.lower()


@pytest.mark.parametrize(
    ("before", "text", "understood"),
    [
        (
            "Nghị quyết 29/2024 của HĐND tỉnh Hà Lâm có hiệu lực ngày nào?",
            "Nghị quyết này thay thế nghị quyết nào",
            "văn bản số 29/2024/NQ-HĐND thay thế nghị quyết nào?",
        ),
        (
            "Quyết định số 12/QĐ-UBND có hiệu lực từ ngày nào?",
            "Theo Quyết định đó, báo cáo sai bị trừ bao nhiêu điểm?",
            "Theo văn bản số 12/QĐ-UBND, báo cáo sai bị trừ bao nhiêu điểm?",
        ),
    ],
)
def test_that_document_is_told_by_its_whole_number(before: str, text: str, understood: str) -> None:
    assert follow(text, before, "29/2024/NQ-HĐND").text == understood


def test_before_now_takes_the_place_of_now() -> None:
    before = "Thời gian chờ nộp hồ sơ trực tiếp hiện nay tối đa bao nhiêu phút?"
    asked = follow("trước đây là bao nhiêu?", before).text
    assert "trước đây" in asked
    assert "chờ nộp hồ sơ" in asked
    assert follow("áp dụng từ khi nào?", before).text == (
        "Thời gian chờ nộp hồ sơ trực tiếp hiện nay áp dụng từ khi nào?"
    )


def test_a_whole_question_without_its_place_may_be_of_the_place_in_talk() -> None:
    text = "hộ cận nghèo khi nộp giấy tờ có được miễn hoàn toàn lệ phí không?"
    assert follow(text, SCORED).readings == (text, f"Ở huyện Sơn Lâm, {text}")
    figure = "tỷ lệ hồ sơ đúng hạn đã đạt mục tiêu cả năm đề ra chưa?"
    assert follow(figure, "Tỷ lệ hồ sơ đúng hạn của huyện Sơn Lâm năm 2023?").readings == (
        f"Ở huyện Sơn Lâm, {figure[:-1]} năm 2023?",
        f"Ở huyện Sơn Lâm, {figure}",
    )
    everywhere = "tỷ lệ hồ sơ đúng hạn bình quân của các huyện là bao nhiêu phần trăm?"
    assert follow(everywhere, SCORED).readings[-1] == everywhere
    assert not follow("Nghị định 61/2018/NĐ-CP quy định việc gì cho người dân?", SCORED).readings


FEE = "Lệ phí cấp giấy phép dựng quán ở tỉnh Hà Lâm hết bao nhiêu tiền?"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("nếu nộp qua mạng thì sao?", "ở tỉnh Hà Lâm nộp qua mạng hết bao nhiêu tiền?"),
        ("the nop truc tiep thi mat may ngay", "ở tỉnh Hà Lâm nộp trực tiếp mất mấy ngày?"),
        ("trường hợp dựng lại thì bao lâu?", "ở tỉnh Hà Lâm dựng lại bao lâu?"),
    ],
)
def test_another_case_is_asked_of_the_same_thing(text: str, understood: str) -> None:
    assert follow(text, FEE).text == f"Lệ phí cấp giấy phép dựng quán {understood}"


def test_one_case_takes_the_place_of_the_other() -> None:
    before = "Gửi kết quả qua bưu điện trong tỉnh hết bao nhiêu tiền?"
    assert follow("thế ra ngoài tỉnh thì mấy ngày mới nhận được?", before).text == (
        "Gửi kết quả qua bưu điện ngoài tỉnh mấy ngày mới nhận được?"
    )


def test_another_measure_of_two_units_is_of_both() -> None:
    before = "Chỉ số SIPAS năm 2022 của huyện Sơn Lâm và huyện Mường Thác?"
    asked = read(follow("Tỷ lệ hồ sơ trực tuyến thì sao?", before).text)
    assert asked.subjects == ("huyện Sơn Lâm", "huyện Mường Thác")


def test_the_points_of_a_part_are_no_rank() -> None:
    ranked = "Huyện Sơn Lâm xếp thứ mấy năm 2023?"
    assert "thứ mấy" not in follow("còn điểm chỉ đạo điều hành?", ranked).text
    assert "thứ mấy" in follow("còn chuyển đổi số?", ranked).text


def test_a_period_stands_before_what_is_asked() -> None:
    asked = follow("Và tỷ lệ trả kết quả qua bưu điện là bao nhiêu?", SCORED).text
    assert asked.endswith("năm 2023 là bao nhiêu?")


def test_what_opens_with_thế_may_be_of_something_else() -> None:
    text = "Thế người già neo đơn đi làm giấy tờ được hỗ trợ những gì?"
    assert follow(text, SCORED).readings[-1] == text


def test_that_place_is_the_one_in_talk_beside_its_province() -> None:
    text = "Vì sao địa phương đó đứng đầu tỉnh Hà Lâm năm 2022?"
    assert "huyện Sơn Lâm đứng đầu tỉnh Hà Lâm" in follow(text, SCORED).text


def test_another_subject_is_said_to_be_one() -> None:
    assert changes_subject("Thôi, chuyển sang chuyện khác: ai ký?")
    assert changes_subject("doi chu de khac: ai ky")
    assert not changes_subject("còn huyện khác thì sao?")


COMMUNES = """ỦY BAN NHÂN DÂN
XÃ BẢN LUÔNG
Số: 41/BC-UBND
Bản Luông, ngày 12 tháng 12 năm 2024

BÁO CÁO
Kết quả cải cách hành chính năm 2024 của xã Bản Luông

Năm 2024, xã tiếp nhận 2.310 hồ sơ, giải quyết đúng hạn 98,2%.
Hội trường thôn Nà Pục được sửa trong tháng 8 năm 2023 với kinh phí 320 triệu đồng do nhân dân đóng góp một nửa.
Cán bộ hộ tịch lưu động đến từng thôn vào sáng thứ Bảy tuần đầu hằng tháng để nhận giấy tờ của người già.
"""
OTHER = """ỦY BAN NHÂN DÂN
XÃ KHE NGÀN
Số: 17/BC-UBND
Khe Ngàn, ngày 15 tháng 12 năm 2024

BÁO CÁO
Kết quả cải cách hành chính năm 2024 của xã Khe Ngàn

Năm 2024, xã Khe Ngàn tiếp nhận 1.755 hồ sơ, giải quyết đúng hạn 95,4%; năm 2023 tiếp nhận 1.602 hồ sơ.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(
        **{"bao-cao-ban-luong.txt": COMMUNES, "bao-cao-khe-ngan.txt": OTHER}
    ).assistant


def ask(assistant: Assistant, first: str, text: str) -> str:
    reply = assistant.ask(first).answer
    answer = assistant.ask(text, (Turn("user", first), Turn("assistant", reply)))
    return f"{answer.status}: {answer.answer}"


RECEIVED = "Năm 2024 xã Bản Luông tiếp nhận bao nhiêu hồ sơ?"


def test_the_year_of_a_figure_is_not_that_of_an_event(assistant: Assistant) -> None:
    said = ask(assistant, RECEIVED, "Hội trường thôn Nà Pục ở đó sửa hết bao nhiêu tiền?")
    assert "320 triệu" in said


@pytest.mark.parametrize("text", ["Tỷ lệ hồ sơ được giải quyết đúng hạn trong năm là bao nhiêu phần trăm?", "dạ còn tỷ lệ đúng hạn ạ"])  # fmt: skip
def test_a_figure_without_its_place_is_that_of_the_place_in_talk(
    assistant: Assistant, text: str
) -> None:
    said = ask(assistant, RECEIVED, text)
    assert "98,2" in said
    assert "95,4" not in said


def test_another_subject_carries_nothing_over(assistant: Assistant) -> None:
    text = "Chuyển sang chuyện khác: xã Khe Ngàn tiếp nhận bao nhiêu hồ sơ năm 2023?"
    assert "1.602" in ask(assistant, RECEIVED, text)
    assert "1.602" in ask(assistant, RECEIVED, text.replace("Chuyển sang chuyện khác: ", "Thôi, "))


def test_what_is_told_nowhere_stays_untold(assistant: Assistant) -> None:
    assert ask(assistant, RECEIVED, "Thế năm 2021 thì sao?").startswith("not_found")
    assert ask(assistant, RECEIVED, "vì sao nhiều thế?").startswith("not_found")
