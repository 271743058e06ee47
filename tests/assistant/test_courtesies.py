"""A question asked politely, loudly or in haste is the same question."""

from __future__ import annotations

import pytest

from assistant.questions.wording.courtesies import what_is_asked

BARE = "huyện Sơn Lâm xếp thứ mấy năm 2023"


@pytest.mark.parametrize(
    "polite",
    [
        "Cho em hỏi {} với ạ",
        "Anh/chị cho biết {}?",
        "Vui lòng cho tôi biết {}. Xin cảm ơn!",
        "Xin chào anh chị, em muốn hỏi {} ạ?",
        "ad ơi cho mình hỏi tí, {}? Em cảm ơn ạ",
        "Kính gửi quý cơ quan, xin cho biết {}. Rất mong được phản hồi.",
        "nhờ ad kiểm tra giúp em {} nhé",
        "{} giúp em với",
    ],
)
def test_courtesies_are_left_out(polite: str) -> None:
    assert what_is_asked(polite.format(BARE)).rstrip("?") == BARE


def test_they_are_known_without_marks() -> None:
    assert what_is_asked("cho em hoi huyen nao xep cuoi a") == "huyen nao xep cuoi"


@pytest.mark.parametrize(
    "question",
    [
        "Cần giấy tờ gì để xây nhà?",
        "thu tuc xin xay nha",
        "Đã có bao nhiêu xã hoàn thành?",
        "Khoản 2 quy định gì so với điểm a",
        "Ai ký quyết định?",
        "Chị Hà là ai?",
        "Xin chào!",
        "UBND, HĐND là gì",
        "Can a district skip it?",
    ],
)
def test_what_is_no_courtesy_stays(question: str) -> None:
    assert what_is_asked(question) == question


def test_a_question_in_capitals_is_read_as_any_other() -> None:
    assert what_is_asked("HUYỆN SƠN LÂM XẾP THỨ MẤY?") == "huyện sơn lâm xếp thứ mấy?"
    assert what_is_asked("UBND TP.HCM, CCHC") == "UBND TP.HCM, CCHC"


@pytest.mark.parametrize(
    "typed",
    [
        "HUYỆN SƠN LÂM XẾP THỨ MẤY NĂM 2023",
        "Huyện Sơn Lâm Xếp Thứ Mấy Năm 2023",
        "hUYỆN sƠN lÂM xẾP tHỨ mẤY nĂM 2023",
        "huyện Sơn Lâm xếp THỨ MẤY năm 2023",
        'huyện "Sơn Lâm" xếp thứ mấy năm 2023',
    ],
)
def test_capitals_and_quotes_do_not_change_what_is_asked(typed: str) -> None:
    assert what_is_asked(typed).lower() == BARE.lower()


@pytest.mark.parametrize("text", ["PAR INDEX 2023", "UBND tỉnh Hà Lâm", "DDCI, SIPAS, PAPI?"])
def test_abbreviations_stay_in_capitals(text: str) -> None:
    assert what_is_asked(text) == text
