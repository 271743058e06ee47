"""Which sentence answers: rare words, the subject in the sentence before, what is asked for."""

import json
import unicodedata
from dataclasses import fields, replace
from importlib.resources import files

import pytest

from assistant.finding.choosing import Said, clues, names, standing
from assistant.finding.evidence import Wanted, rows
from assistant.finding.matching import Asked, terms
from assistant.selection import Traits, probability
from assistant.synthesis.candidates import ABOVE_ALL

_ALIKE = (0.5, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.3, 0.5)
"""Learned traits by which no sentence is better than another."""


def _best(question: str, *said: str) -> str:
    stands = standing(
        question, question, Asked(terms(question)), [Said(text, 0, _ALIKE) for text in said]
    )
    return said[stands.index(max(stands))]


def test_a_word_that_all_sentences_have_tells_none_of_them_apart() -> None:
    answer = "Huyện Hạ Lâm đã lắp kiosk tra cứu ở tầng trệt."
    assert answer == _best(
        "Huyện Hạ Lâm lắp kiosk ở đâu?",
        "Huyện Hạ Lâm họp giao ban cải cách hành chính ở huyện.",
        answer,
        "Huyện Hạ Lâm có mười hai xã, một thị trấn của huyện.",
    )


@pytest.mark.parametrize("whole", [0.0, 0.4, 1.0, 1.0 + 1e-9])
def test_a_glance_at_a_sentence_never_thinks_less_of_it_than_a_look(whole: float) -> None:
    looked_at = Traits(0.3, whole, 0.5, 0.7, 1.0, 0.0, 0.0, 0.4)
    glanced_at = replace(looked_at, whole=ABOVE_ALL)
    assert probability(glanced_at) >= probability(looked_at)


def test_a_sentence_without_its_subject_is_read_with_the_one_before() -> None:
    said = (
        "Xã Hạ Lâm mở đợt cao điểm số hóa hồ sơ hộ tịch.",
        "Việc này do công chức tư pháp thực hiện trong ba tháng.",
    )
    asked = "Đợt cao điểm số hóa hồ sơ hộ tịch do ai thực hiện?"
    column = names().index("with_before")
    rows_ = clues(asked, asked, Asked(terms(asked)), [Said(text, 0, _ALIKE) for text in said])
    own = names().index("said")
    assert rows_[1, column] > rows_[1, own]
    apart = clues(
        asked, asked, Asked(terms(asked)), [Said(t, at, _ALIKE) for at, t in enumerate(said)]
    )
    assert apart[1, column] == apart[1, own]


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        (
            "Vì sao hồ sơ đất đai bị chậm?",
            "Hồ sơ đất đai bị chậm do phần mềm mới chưa ổn định.",
            "Hồ sơ đất đai bị chậm được rà soát hằng tuần ở phòng.",
        ),
        (
            "Ai ký kế hoạch số hóa hồ sơ?",
            "Kế hoạch số hóa hồ sơ được bà Trần Thị Mẫu ký.",
            "Kế hoạch số hóa hồ sơ được ký trong phiên họp.",
        ),
        (
            "Có bao nhiêu hồ sơ đất đai được trả sớm?",
            "Đã có 412 hồ sơ đất đai được trả sớm.",
            "Đã có nhiều hồ sơ đất đai được trả sớm.",
        ),
    ],
)
def test_what_is_asked_for_must_show(question: str, answer: str, other: str) -> None:
    assert _best(question, other, answer) == answer


def test_no_sentence_and_no_word_are_no_error() -> None:
    assert standing("?", "?", Asked(terms("")), []) == []
    assert len(standing("?", "?", Asked(terms("")), [Said("Không có gì.", 0, _ALIKE)])) == 1


def test_concepts_of_an_english_question_count_as_words() -> None:
    asked = Asked(terms(""), (("hồ sơ",), ("quá hạn", "trễ hạn")))
    said = [Said(text, 0, _ALIKE) for text in ("Nhiều hồ sơ trễ hạn.", "Nhiều hồ sơ đã trả.")]
    own = clues("How many files are late?", "", asked, said)[:, names().index("said")]
    assert own[0] == 1.0
    assert own[1] == 0.5


def test_words_that_an_answer_likely_says_count_more_than_those_that_only_ask() -> None:
    asked = "hồ sơ quá hạn giúp vậy"
    said = [Said(text, 0, _ALIKE) for text in ("Hồ sơ quá hạn còn 12.", "Giúp vậy là đủ.")]
    likely = clues(asked, asked, Asked(terms(asked)), said)[:, names().index("likely")]
    assert 1 > likely[0] > likely[1] > 0
    foreign = clues("late files", "late files", Asked(terms(""), (("hồ sơ",),)), said)
    assert not foreign[:, names().index("likely")].any()


def test_the_weights_are_of_the_traits_and_clues_in_their_order() -> None:
    file = files("assistant").joinpath("data/choice_weights.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    assert list(told["traits"]) == [field.name for field in fields(Traits)]
    assert list(told["clues"]) == list(names())


def test_a_number_of_the_question_is_no_answer() -> None:
    at = [row.kind for row in rows()].index("number")
    wanted = Wanted("Năm 2022 có bao nhiêu hồ sơ?")
    assert wanted.evidence("Hồ sơ của 2022.")[at] < wanted.evidence("Có 35 hồ sơ.")[at]


def test_the_kinds_of_answers_are_a_sorted_table() -> None:
    text = files("assistant").joinpath("data/answer_evidence.tsv").read_text(encoding="utf-8")
    kinds = [line.split("\t")[0] for line in text.splitlines()[1:]]
    assert kinds == sorted(set(kinds))
    assert text == unicodedata.normalize("NFC", text)
