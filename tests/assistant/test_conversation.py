"""Follow-ups: what they leave out is taken from the turns before, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.questions.question import Question
from assistant.questions.reading import read_question
from assistant.questions.talk.conversation import Standalone, standalone
from assistant.records import Turn

KNOWN = ("huyện Sơn Lâm", "huyện Mường Thác", "tỉnh Hà Lâm")


def read(text: str) -> Question:
    return read_question(text, date(2026, 11, 22), KNOWN)


def follow(text: str, *before: str) -> str:
    """Return the follow-up as understood after questions, each with a reply that says nothing."""
    history: list[Turn] = []
    for question in before:
        history += [Turn("user", question), Turn("assistant", "Đã trả lời.")]
    return standalone(text, history, read).text


def test_the_first_question_stands_by_itself() -> None:
    assert standalone("xếp thứ mấy?", (), read) == Standalone("xếp thứ mấy?")
    only_reply = (Turn("assistant", "Xin chào huyện Sơn Lâm."),)
    assert standalone("xếp thứ mấy?", only_reply, read) == Standalone("xếp thứ mấy?")


def test_another_place_takes_the_place_of_the_first() -> None:
    asked = follow("Còn huyện Mường Thác?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).subjects == ("huyện Mường Thác",)
    assert read(asked).period_values == ("2023",)
    assert read(asked).parts[0].kind == "rank"


def test_another_year_takes_the_place_of_the_first() -> None:
    asked = follow("Còn năm 2022?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).subjects == ("huyện Sơn Lâm",)
    assert read(asked).period_values == ("2022",)


def test_the_year_before_is_reckoned_from_the_year_asked_of() -> None:
    before = "Huyện Sơn Lâm xếp thứ mấy năm 2023?"
    assert read(follow("Thế còn năm trước đó?", before)).period_values == ("2022",)
    assert read(follow("Còn năm sau?", before)).period_values == ("2024",)


def test_another_thing_keeps_the_place_and_the_year() -> None:
    asked = follow("Đạt bao nhiêu điểm?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).subjects == ("huyện Sơn Lâm",)
    assert read(asked).period_values == ("2023",)
    assert read(asked).parts[0].kind == "amount"


def test_why_is_asked_of_what_was_asked_before() -> None:
    asked = follow("Vì sao?", "Huyện nào xếp cuối năm 2023?")
    assert [part.kind.value for part in read(asked).parts] == ["superlative", "why"]
    asked = follow("And why?", "Which district ranked last in 2023?")
    assert [part.kind.value for part in read(asked).parts] == ["superlative", "why"]


def test_that_district_is_the_one_asked_about() -> None:
    asked = follow("Huyện đó đạt bao nhiêu điểm?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).subjects == ("huyện Sơn Lâm",)
    assert "đó" not in asked


def test_that_district_may_be_named_by_the_reply_alone() -> None:
    history = (
        Turn("user", "Huyện nào xếp cuối năm 2023?"),
        Turn("assistant", "Huyện Mường Thác xếp cuối cùng (thứ 9/9) năm 2023 [1]."),
    )
    found = standalone("Huyện đó đạt bao nhiêu điểm?", history, read)
    asked = found.text
    assert found.followed
    assert read(asked).subjects == ("huyện Mường Thác",)
    assert read(asked).period_values == ("2023",)


def test_a_reply_three_turns_later_is_the_one_that_is_pointed_at() -> None:
    history = (
        Turn("user", "Huyện nào xếp cuối năm 2022?"),
        Turn("assistant", "Huyện Mường Thác xếp cuối cùng (thứ 9/9) năm 2022 [1]."),
        Turn("user", "Huyện nào xếp cuối năm 2023?"),
        Turn("assistant", "Huyện Sơn Lâm xếp cuối cùng (thứ 9/9) năm 2023 [1]."),
        Turn("user", "Huyện đó đạt bao nhiêu điểm?"),
        Turn("assistant", "Đạt 61,2 điểm [1]."),
    )
    asked = standalone("Thế tỷ lệ hồ sơ đúng hạn ở đó là bao nhiêu?", history, read).text
    assert read(asked).subjects == ("huyện Sơn Lâm",)


def test_two_follow_ups_in_a_row() -> None:
    asked = follow("Còn năm 2022?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?", "Còn huyện Mường Thác?")
    assert read(asked).subjects == ("huyện Mường Thác",)
    assert read(asked).period_values == ("2022",)


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Mường Thác tiếp nhận bao nhiêu hồ sơ trong năm 2021?",
        "How many dossiers did Muong Thac district receive in 2021?",
        "Quyết định số 87/QĐ-UBND ngày 12/1/2024 công bố chỉ số nào của các huyện, thành phố?",
    ],
)
def test_a_question_that_says_all_takes_nothing_over(text: str) -> None:
    history = (
        Turn("user", "Huyện Sơn Lâm xếp thứ mấy năm 2023?"),
        Turn("assistant", "Thứ 4/9 [1]."),
    )
    assert standalone(text, history, read) == Standalone(text)


def test_follow_ups_without_marks_and_in_english() -> None:
    asked = follow("con huyen muong thac", "huyen son lam xep thu may nam 2023")
    assert read(asked).subjects == ("huyện Mường Thác",)
    asked = follow(
        "what about Muong Thac district?", "What rank did Son Lam district hold in 2023?"
    )
    assert read(asked).subjects == ("huyện Mường Thác",)
    assert read(asked).language == "en"
    assert read(asked).period_values == ("2023",)


def test_an_endless_conversation_is_read_no_further_back_than_it_matters() -> None:
    turns = [Turn("user", f"Huyện Sơn Lâm xếp thứ mấy năm {year}?") for year in range(2000, 2023)]
    asked = standalone("Còn huyện Mường Thác?", turns, read).text
    assert read(asked).period_values == ("2022",)


def test_a_place_and_an_indicator_of_its_own_keep_the_year_alone() -> None:
    asked = follow("Thế SIPAS của huyện Mường Thác?", "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).subjects == ("huyện Mường Thác",)
    assert read(asked).period_values == ("2023",)
    assert "SIPAS" in asked


def test_one_place_after_two_that_were_compared_stands_alone() -> None:
    before = "Điểm CCHC năm 2023 của huyện Sơn Lâm so với huyện Mường Thác thế nào?"
    asked = follow("Còn huyện Nậm Pung?", before)
    assert read(asked).subjects == ("huyện Nậm Pung",)
    assert "so với" not in asked


@pytest.mark.parametrize("text", ["So với huyện Mường Thác?", "so voi huyen muong thac thi sao", "cao hơn hay thấp hơn huyện Mường Thác?"])  # fmt: skip
def test_another_place_to_compare_with_stands_beside_the_first(text: str) -> None:
    asked = follow(text, "Huyện Sơn Lâm được bao nhiêu điểm năm 2023?")
    assert read(asked).subjects == ("huyện Sơn Lâm", "huyện Mường Thác")
    assert [part.kind.value for part in read(asked).parts] == ["compare"]


AGAIN = [
    "nguồn nào?",
    "nguon nao",
    "lấy ở đâu ra vậy?",
    "theo tài liệu nào?",
    "what is the source?",
]
SHORTER = ["viết ngắn hơn", "viet ngan gon hon", "tóm tắt lại giúp tôi", "shorter please"]


@pytest.mark.parametrize("text", AGAIN + SHORTER)
def test_the_same_is_asked_again(text: str) -> None:
    before = "Huyện Sơn Lâm xếp thứ mấy năm 2023?"
    history = (Turn("user", before), Turn("assistant", "Thứ 4/9 [1]."))
    assert standalone(text, history, read) == Standalone(before, True, text in SHORTER)


@pytest.mark.parametrize("text", ["không, tôi hỏi năm 2021", "khong, toi hoi nam 2021", "nhầm rồi, năm 2021", "ý tôi là năm 2021", "à không phải, năm 2021 cơ", "no, I meant 2021", "sorry, 2021"])  # fmt: skip
def test_a_correction_takes_the_place_of_what_was_asked(text: str) -> None:
    asked = follow(text, "Huyện Sơn Lâm xếp thứ mấy năm 2023?")
    assert read(asked).period_values == ("2021",)
    assert read(asked).subjects == ("huyện Sơn Lâm",)
    assert read(asked).parts[0].kind == "rank"


def test_a_hundred_turns_cost_no_more_than_a_few() -> None:
    turns = [Turn("user", f"Huyện Sơn Lâm xếp thứ mấy năm {1900 + at}?") for at in range(100)]
    asked_of = 0

    def counted(text: str) -> Question:
        nonlocal asked_of
        asked_of += 1
        return read(text)

    assert standalone("còn huyện Mường Thác?", turns, counted).followed
    assert asked_of <= 12
