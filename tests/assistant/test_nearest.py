"""A refusal quotes what is nearest to the question, as that and not as an answer."""

from __future__ import annotations

import pytest

from assistant.evaluation.answers import score
from assistant.evaluation.questions import Question
from assistant.records import Answer
from ingest.pipeline import ingest_bytes
from tests.assistant.indexes import Indexed, IndexTexts

MEETING = """UBND huyện Thác Vàng họp về an toàn đập nước

Chiều 12/5/2024, UBND huyện Thác Vàng họp bàn việc giữ an toàn các đập nước trước mùa mưa.

Ông Mạc Văn Khôi, Trưởng phòng Nông nghiệp, cho biết huyện có 14 đập, trong đó ba đập đã nứt thân. \
Đập Nà Lốm phải hạ mực nước một mét để chờ gia cố.

Theo ông Khôi, thay vì đào mới, nên gia cố thân đập bằng cọc xi măng đất vì rẻ hơn một nửa.
"""
ELSEWHERE = """UBND huyện Lam Sương họp về đường liên xã

Ngày 20/6/2024, UBND huyện Lam Sương họp bàn việc sửa đường liên xã. Huyện chi 9,4 tỷ đồng để gia \
cố mặt đường bằng bê tông.
"""
ASKED = "Đập Nà Lốm phải hạ mực nước đến ngày nào?"


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(hop=MEETING, duong=ELSEWHERE)


@pytest.fixture(scope="module")
def refused(indexed: Indexed) -> Answer:
    answer = indexed.assistant.ask(ASKED)
    assert answer.status == "not_found"
    return answer


def test_the_sentence_nearest_to_a_question_is_quoted(refused: Answer) -> None:
    assert 1 <= len(refused.nearest) <= 2
    assert any("hạ mực nước một mét" in citation.quote for citation in refused.nearest)
    assert [citation.number for citation in refused.nearest] == [1, 2][: len(refused.nearest)]


def test_it_is_the_stored_text_with_its_place(indexed: Indexed, refused: Answer) -> None:
    for citation in refused.nearest:
        text = indexed.store.document(citation.document_id, citation.version).text
        assert citation.quote == citation.span.of(text)
        assert citation.locator


def test_it_is_no_answer_and_no_citation(refused: Answer) -> None:
    assert (refused.citations, refused.statements, refused.figures) == ((), (), ())
    assert "một mét" not in refused.answer


def test_what_was_not_found_is_a_sure_answer(refused: Answer) -> None:
    assert refused.answer == "Không tìm thấy câu trả lời chắc chắn trong các tài liệu đã nạp."


def test_without_marks_and_in_english_too(indexed: Indexed) -> None:
    plain = indexed.assistant.ask("dap na lom phai ha muc nuoc den ngay nao")
    assert any("hạ mực nước một mét" in citation.quote for citation in plain.nearest)
    english = indexed.assistant.ask("Who paid the 9.4 billion dong for the roads of Lam Suong?")
    assert english.status == "not_found"
    assert "9,4 tỷ đồng" in english.nearest[0].quote
    assert {citation.document for citation in english.nearest} == {"duong.txt"}


def test_another_place_is_never_the_nearest(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Huyện Lam Sương gia cố mặt đường đến ngày nào thì xong?")
    assert answer.status == "not_found"
    assert {citation.document for citation in answer.nearest} == {"duong.txt"}
    elsewhere = indexed.assistant.ask("Huyện Phìn Hồ gia cố thân đập bằng cách gì?")
    assert (elsewhere.status, elsewhere.nearest) == ("not_found", ())


@pytest.mark.parametrize(
    "question",
    [
        "Giá vàng hôm nay bao nhiêu?",
        "Cách nấu phở bò ngon?",
        "Xin chào",
        "Où est la mairie de Paris ?",
        "Ai vô địch World Cup 2022?",
    ],
)
def test_nothing_is_near_to_what_is_asked_of_something_else(
    indexed: Indexed, question: str
) -> None:
    assert indexed.assistant.ask(question).nearest == ()


def test_an_answer_has_none(indexed: Indexed) -> None:
    answer = indexed.assistant.ask("Huyện Thác Vàng có bao nhiêu đập?")
    assert (answer.status, answer.nearest) == ("answered", ())


def test_visitors_are_shown_public_sentences_only(module_texts: IndexTexts) -> None:
    indexed = module_texts(duong=ELSEWHERE)
    ingest_bytes(indexed.store, "hop.txt", MEETING.encode(), visibility="internal")
    assert indexed.assistant.ask(ASKED).nearest
    assert indexed.assistant.ask(ASKED, audience="public").nearest == ()


def test_evaluation_tells_whether_it_says_what_was_asked_for(refused: Answer) -> None:
    def asked(*wanted: str, answerable: bool = True) -> Question:
        must = tuple((word,) for word in wanted)
        return Question("1", ASKED, (), answerable, ("hop.txt",), must, (), "value", "vi")

    assert score(asked("một mét"), refused, 0.0).near
    assert not score(asked("một mét", "hai mét"), refused, 0.0).near
    assert not score(asked(answerable=False), refused, 0.0).near
