"""Longer conversations: follow-ups about the other end, a part, the whole, the document."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.questions.question import Question
from assistant.questions.reading import read_question
from assistant.questions.talk.conversation import standalone
from assistant.records import Turn

KNOWN = ("huyện Sơn Lâm", "huyện Mường Thác", "tỉnh Hà Lâm")
RANKED = "Huyện nào đứng đầu tỉnh Hà Lâm năm 2023?"
SCORED = "Huyện Sơn Lâm được bao nhiêu điểm CCHC năm 2023?"
LATE = "Huyện Sơn Lâm có bao nhiêu hồ sơ quá hạn năm 2023?"


def read(text: str) -> Question:
    return read_question(text, date(2026, 11, 22), KNOWN)


def talk(*turns: str, number: str = "", reply: str = "Đã trả lời [1].") -> str:
    """Return the last of some questions as understood after the others."""
    history = [
        turn for text in turns[:-1] for turn in (Turn("user", text), Turn("assistant", reply))
    ]
    return standalone(turns[-1], history, read, lambda _: number).text


@pytest.mark.parametrize(
    ("turns", "understood"),
    [
        ((RANKED, "đứng cuối?"), "Huyện nào đứng cuối tỉnh Hà Lâm năm 2023?"),
        ((RANKED, "còn huyện xếp cuối?"), "Huyện nào xếp cuối tỉnh Hà Lâm năm 2023?"),
        (
            (LATE, "trong đó đất đai bao nhiêu?"),
            "hồ sơ quá hạn, trong đó đất đai của huyện Sơn Lâm năm 2023 là bao nhiêu?",
        ),
        (
            (LATE, "trong đó đất đai bao nhiêu?", "còn hộ tịch?"),
            "hồ sơ quá hạn, trong đó hộ tịch của huyện Sơn Lâm năm 2023 là bao nhiêu?",
        ),
        (
            (LATE, "lĩnh vực nào nhiều nhất?"),
            "lĩnh vực nào nhiều nhất của huyện Sơn Lâm về hồ sơ quá hạn năm 2023?",
        ),
        (
            ("Huyện Sơn Lâm xếp thứ mấy năm 2021?", "còn năm 2023?", "vậy là tăng mấy bậc?"),
            "Năm 2023 huyện Sơn Lâm tăng mấy bậc so với năm 2021?",
        ),
        ((LATE, "trong đó đất đai bao nhiêu?", "tổng cộng?"), LATE),
        (
            ("Huyện Sơn Lâm chi bao nhiêu tiền cho tập huấn?", "tổng cộng bao nhiêu?"),
            "Tổng kinh phí của huyện Sơn Lâm là bao nhiêu?",
        ),
        (
            ("Huyện Sơn Lâm xếp thứ mấy năm 2023?", "điểm?"),
            "Chỉ số cải cách hành chính của huyện Sơn Lâm năm 2023 là bao nhiêu?",
        ),
        (
            (SCORED, "kém huyện đứng đầu bao nhiêu điểm?"),
            "huyện Sơn Lâm kém huyện đứng đầu bao nhiêu điểm về CCHC năm 2023?",
        ),
        (
            ("Tỷ lệ hồ sơ trực tuyến của huyện Sơn Lâm năm 2023?", "đạt chỉ tiêu chưa?"),
            "Tỷ lệ hồ sơ trực tuyến của huyện Sơn Lâm năm 2023 có đạt chỉ tiêu không?",
        ),
        (
            ("Tỷ lệ hồ sơ trực tuyến của huyện Sơn Lâm năm 2023?", "còn thiếu bao nhiêu?"),
            "Tỷ lệ hồ sơ trực tuyến của huyện Sơn Lâm năm 2023 còn cách chỉ tiêu bao nhiêu?",
        ),
        (
            ("Hà Lâm có mấy huyện trên 85 điểm?", "còn trên 90 điểm?"),
            "Hà Lâm có bao nhiêu huyện trên 90 điểm?",
        ),
    ],
)  # fmt: skip
def test_what_is_asked_on_is_written_out(turns: tuple[str, ...], understood: str) -> None:
    assert talk(*turns) == understood


@pytest.mark.parametrize(
    "text",
    ["liệt kê đầy đủ", "cụ thể là gì?", "chi tiết hơn", "là những huyện nào?", "cụ thể bao nhiêu?"],
)
def test_more_of_the_same_is_the_same_question(text: str) -> None:
    assert talk(RANKED, text) == RANKED


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("ai ký?", "ai ký văn bản số 41/QĐ-UBND?"),
        ("ngày nào?", "văn bản số 41/QĐ-UBND ban hành ngày nào?"),
        ("ai công bố?", "cơ quan nào ban hành văn bản số 41/QĐ-UBND?"),
        ("còn hiệu lực không?", "văn bản số 41/QĐ-UBND còn hiệu lực không?"),
        ("quyết định này thay thế văn bản nào?", "văn bản số 41/QĐ-UBND thay thế văn bản nào?"),
    ],
)
def test_the_document_is_the_one_that_was_cited(text: str, understood: str) -> None:
    assert talk(SCORED, text, number="41/QĐ-UBND") == understood


def test_a_question_of_no_content_does_not_make_the_thread_forget() -> None:
    assert read(talk(SCORED, "ờ thế à?", "xếp thứ mấy?")).subjects == ("huyện Sơn Lâm",)


def test_a_long_run_of_follow_ups_still_hangs_on_its_first_question() -> None:
    years = [f"còn năm {year}?" for year in range(2012, 2021)]
    understood = read(talk(SCORED, *years, "xếp thứ mấy?"))
    assert understood.subjects == ("huyện Sơn Lâm",)
    assert understood.period_values == ("2020",)


def test_a_body_of_another_level_is_no_other_end() -> None:
    assert "sở" in talk(RANKED, "còn sở đứng đầu?")


def test_a_question_of_its_own_is_not_swallowed_by_its_year() -> None:
    asked = talk("Ai là chủ tịch huyện Sơn Lâm?", "năm nay ông ấy phát biểu gì về chuyển đổi số?")
    assert "phát biểu" in asked
