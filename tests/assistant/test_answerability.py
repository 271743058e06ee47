"""What no document tells is refused, however much a sentence about something else sounds like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import answerability
from assistant.answerability import Signs, absent_share, probability
from assistant.context import Context
from assistant.evaluation.questions import read_questions
from assistant.synthesis import nearest
from tests.assistant.indexes import Indexed, IndexTexts, index

EVERYDAY = Path(__file__).parents[1] / "evaluation" / "everyday.jsonl"
SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
TAX = """Hướng dẫn đăng ký thuế
Ngày đăng: 02/10/2026

Người nộp thuế đăng ký thuế trực tiếp thì thời hạn đăng ký thuế là 10 ngày làm việc kể từ ngày được cấp giấy phép.
"""

LEAVE = """Quy định về tinh giản biên chế
Ngày đăng: 02/10/2026

Người lao động đang nghỉ thai sản, đang nuôi con dưới 36 tháng tuổi thì chưa xét tinh giản biên chế.
"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    return index(tmp_path_factory.mktemp("everyday"), SAMPLES)


def test_everyday_questions_are_refused_where_no_document_tells(samples: Indexed) -> None:
    asked = read_questions(EVERYDAY)
    answered = [one.text for one in asked if samples.answer(one).status == "answered"]
    assert len(asked) >= 100
    assert len(answered) <= 1, answered


def test_less_than_the_least_is_refused_among_many_and_answered_among_few(
    index_texts: IndexTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = index_texts(**{"thue": TAX}).assistant.ask
    asked = "Người nộp thuế trực tiếp có thời hạn đăng ký thuế là bao lâu?"
    strict = replace(answerability.learned(), least=0.99)
    monkeypatch.setattr(answerability, "learned", lambda: strict)
    assert "10 ngày" in ask(asked).answer
    monkeypatch.setattr(Context, "size", property(lambda _: 100_000))
    assert ask(asked).status == "not_found"


def test_a_word_is_said_only_as_a_whole() -> None:
    about = "thời hạn đăng ký khai sinh"
    apart = absent_share(about, ("Thời hạn đăng ký, khai thuế; người sinh sau năm 1990.",))
    assert apart > absent_share(about, ("Khai sinh: thời hạn đăng ký là 60 ngày.",)) == 0
    assert absent_share("dang ky khai sinh", ("Đăng ký khai sinh.",), marked=False) == 0


SURE = Signs(
    passage=1.0, best=1.0, standing=16.0, length=2.5, pairs=0.6, numbers=1.0, form=1.0, shown=1.0, absent=0.0
)  # fmt: skip


@pytest.mark.parametrize(
    "less",
    [
        {"passage": 0.6},
        {"best": 0.6},
        {"standing": 10.0},
        {"length": 1.5},
        {"pairs": 0.2},
        {"numbers": 0.0},
        {"form": 0.0},
        {"shown": 0.0},
        {"absent": 0.4},
    ],
)
def test_better_ranked_and_fuller_is_likelier(less: dict[str, float]) -> None:
    assert probability(SURE) > probability(replace(SURE, **less))
    assert answerability.learned().least < 0.5


def test_how_old_a_child_is_is_no_length_of_a_leave(index_texts: IndexTexts) -> None:
    ask = index_texts(**{"nghi": LEAVE}).assistant.ask
    assert "36" not in ask("Nghỉ thai sản được mấy tháng?").answer
    assert (
        "36 tháng tuổi"
        in ask("Người lao động nuôi con dưới bao nhiêu tháng tuổi thì chưa xét tinh giản?").answer
    )


def test_among_thousands_the_nearest_title_is_told(
    index_texts: IndexTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = index_texts(
        **{"thue": TAX, "bay": "Quy định về bay ban đêm\n\nMọi thiết bị bay phải có đèn."}
    ).assistant.ask
    asked = "Đăng ký thuế ở quầy nào?"
    assert "tiêu đề" not in told(asked).answer
    monkeypatch.setattr(Context, "size", property(lambda _: 100_000))
    assert told(asked).nearest[0].title == "Hướng dẫn đăng ký thuế"
    monkeypatch.setattr(nearest, "LEAST_CHANCE", 1.1)  # no sentence is near enough to be quoted
    answer = told(asked)
    assert answer.status == "not_found"
    assert "“Hướng dẫn đăng ký thuế”" in answer.answer
    assert not answer.citations
    assert "tiêu đề" not in told("Đăng ký thuế ở quầy nào của huyện Ninh Khê?").answer


def test_a_foreign_name_must_stand_beside_the_sentence_among_thousands(
    index_texts: IndexTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = "Dân số\n\nBà Zylonka thăm nhiều nước.\n\n" + "Đây là một câu khác về khí hậu.\n\n" * 80
    far += "Người dân di cư nhiều nhất đến đây từ nước Ý năm 1990.\n"
    ask = index_texts(**{"dan": far}).assistant.ask
    asked = "Người dân di cư nhiều nhất đến Zylonka từ nước nào?"
    assert "Ý" in ask(asked).answer
    monkeypatch.setattr(Context, "size", property(lambda _: 100_000))
    assert ask(asked).status == "not_found"


def test_a_cause_beside_the_words_is_none_among_thousands(
    index_texts: IndexTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = "Đường đến trường\n\nXe đạp bám đầy đất. Vì vậy, hôm nào trời mưa thì học trò lội bộ.\n"
    ask = index_texts(**{"truong": walk}).assistant.ask
    monkeypatch.setattr(Context, "size", property(lambda _: 100_000))
    assert ask("Vì sao trời mưa?").status == "not_found"
