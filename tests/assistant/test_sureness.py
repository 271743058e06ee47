"""How sure it is that a sentence answers: by all signs together, in what words it is asked."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from assistant.said_words import SURE, Chances, chances
from assistant.sureness import FARTHEST, SIGNS, Said, Sureness, ahead
from tests.assistant.indexes import Indexed, IndexTexts

POINTS = """Xã Khe Sâu mở điểm hỗ trợ người dân nộp hồ sơ qua mạng

Từ ngày 3/6/2024, xã Khe Sâu (huyện Thác Vàng) mở 4 điểm hỗ trợ người dân nộp hồ sơ trực tuyến tại \
nhà văn hóa các thôn. Anh Lò Văn Pản, Bí thư Đoàn xã, phụ trách các điểm này. Mỗi điểm có 2 máy \
tính và hoạt động các buổi tối thứ ba, thứ năm.

Đến hết tháng 8, các điểm đã hỗ trợ 1.150 lượt người dân.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(diem=POINTS)


@pytest.mark.parametrize(
    ("said", "unsaid"),
    [("hồ sơ", "giúp"), ("đúng hạn", "nhỉ"), ("lệ phí", "hết"), ("thủ tục", "kể")],
)
def test_answers_say_words_of_documents_rather_than_words_of_asking(said: str, unsaid: str) -> None:
    assert chances(said).answer > chances(unsaid).answer


def test_a_word_never_heard_is_neither_sure_to_be_said_nor_sure_not_to_be() -> None:
    assert all(1 - SURE < chance < SURE for chance in chances("khoáng vương"))


def _likely(word: str) -> Chances:
    return Chances(0.8, 0.4) if word == "hồ sơ" else Chances(0.3, 0.2)


def _said(words: tuple[str, ...], around: tuple[bool, ...], *otherwise: bool) -> Said:
    return Said(words, around, around, otherwise or (False,) * len(words))


def test_what_is_left_unsaid_counts_by_the_chance_that_an_answer_says_it() -> None:
    words = ("hồ sơ", "lo", "vậy")
    assert _said(words, (True, False, False)).left(_likely) == pytest.approx(0.6 / 1.4)
    assert _said(words, (False, True, True)).left(_likely) == pytest.approx(0.8 / 1.4)
    assert _said((), ()).left(_likely) == 0.0


def test_what_is_said_in_other_words_is_not_left_unsaid() -> None:
    words = ("hồ sơ", "lo", "vậy")
    said = _said(words, (True, False, False), False, True, False)
    assert said.left(_likely) == pytest.approx(0.3 / 1.4)
    signs = dict(zip(SIGNS[SIGNS.index("words") :], said.signs(_likely), strict=False))
    assert signs["otherwise"] == pytest.approx(0.3 / 1.4)
    assert signs["missing_wholly"] == signs["worst_wholly"] == pytest.approx(0.3)
    assert signs["missing"] == pytest.approx(0.6)


def test_the_odds_rise_with_each_word_that_is_said() -> None:
    words = ("hồ sơ", "lo")
    odds = [
        _said(words, around).signs(_likely)[-3]
        for around in ((False, False), (False, True), (True, False), (True, True))
    ]
    assert odds == sorted(odds)
    assert odds[0] < 0 < odds[-1]


def test_how_clearly_a_sentence_stands_above_those_of_its_document_and_of_others() -> None:
    stands = {0: 3.0, 1: 2.5, 2: 1.0, 3: -40.0}
    documents = {0: "a", 1: "a", 2: "b", 3: "c"}
    first, second = ahead(stands, documents, 0), ahead(stands, documents, 1)
    assert (first.next, first.elsewhere, first.rivals) == (0.5, 2.0, 2.0)
    assert (second.next, second.elsewhere) == (-0.5, 1.5)
    assert first.share > 0.5 > second.share
    assert first.share + second.share < 1
    alone = ahead({0: 3.0}, documents, 0)
    assert alone == (FARTHEST, FARTHEST, 1.0, 0.0)


def test_the_weights_are_of_the_signs_in_their_order() -> None:
    file = files("assistant").joinpath("data/sureness_weights.json")
    weights = json.loads(file.read_text(encoding="utf-8"))["weights"]
    assert tuple(weights) == SIGNS


@pytest.mark.parametrize(
    ("chance", "question", "status"),
    [
        (0.0, "Điểm hỗ trợ ở Khe Sâu mở những buổi nào trong tuần?", "not_found"),
        (1.0, "Khe Sâu trao máy cho thôn nào?", "answered"),
    ],
)
def test_the_unlikely_is_put_out_and_the_likely_told(
    module_texts: IndexTexts,
    monkeypatch: pytest.MonkeyPatch,
    chance: float,
    question: str,
    status: str,
) -> None:
    indexed = module_texts(diem=POINTS)
    before = indexed.assistant.ask(question).status
    monkeypatch.setattr(Sureness, "chance", lambda *_: chance)
    assert indexed.assistant.ask(f"{question} ").status == status != before


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai đứng ra quản các điểm hỗ trợ tại Khe Sâu?", "Lò Văn Pản"),
        ("Điểm hỗ trợ ở Khe Sâu mở những buổi nào trong tuần?", "thứ ba, thứ năm"),
        ("dan khe sau da duoc cac diem ho tro bao nhieu luot", "1.150"),
    ],
)
def test_other_words_are_answered(indexed: Indexed, question: str, said: str) -> None:
    assert said in indexed.assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Khe Sâu trao thưởng cho bao nhiêu cán bộ?",
        "Số ca mắc COVID-19 của Khe Sâu năm 2024 là bao nhiêu?",
        "Bác Hồ sinh năm nào?",
        "Xã Khe Sâu nợ ngân hàng bao nhiêu tiền?",
    ],
)
def test_what_is_not_told_is_refused_however_near_a_sentence_stands(
    indexed: Indexed, question: str
) -> None:
    answer = indexed.assistant.ask(question)
    assert (answer.status, answer.statements) == ("not_found", ())
