"""Answers worded by models on servers that keep to the protocol in ways of their own."""

from __future__ import annotations

import json
import logging
import unicodedata

import pytest

from assistant.records import Answer
from assistant.service import Assistant
from index_store.embedding import bundled
from tests.assistant.indexes import AS_OF, Indexed, IndexTexts
from tests.assistant.raw_model_server import Sent, chunk, sending, spoken, streamed

RANKING = """Công bố Chỉ số cải cách hành chính năm 2023 của tỉnh Hà Lâm

VĂN BẢN MẪU

Ngày 12/1/2024, UBND tỉnh Hà Lâm ban hành Quyết định số 41/QĐ-UBND công bố Chỉ số cải cách hành chính năm 2023 của 9 huyện, thành phố.

Huyện Mường Thác đứng đầu với 91,4 điểm, xếp thứ 1/9. Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9. Huyện Nậm Pung đạt 63,08 điểm, xếp thứ 9/9.

Năm 2023, huyện Sơn Lâm tiếp nhận 8.316 hồ sơ, trong đó 8.300 hồ sơ giải quyết đúng hạn.
"""
SCORE = "Huyện Sơn Lâm đạt bao nhiêu điểm Chỉ số cải cách hành chính năm 2023?"
FILES = "Huyện Sơn Lâm tiếp nhận bao nhiêu hồ sơ năm 2023?"
RIGHT = "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."
NONE = streamed(spoken("KHÔNG CÓ"))
KEY = "sk-key-b7"


@pytest.fixture(scope="module")
def collection(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"a": RANKING})


def ask(collection: Indexed, *sent: Sent, question: str = SCORE) -> Answer:
    with sending(*sent, NONE) as model:
        assistant = Assistant(collection.store, bundled(), as_of=AS_OF, model=model)
        return assistant.ask(question, generator="llm")


def said(collection: Indexed, text: str, question: str = SCORE) -> Answer:
    return ask(collection, streamed(spoken(text)), question=question)


def notes(answer: Answer) -> str:
    return " ".join(note.text for note in answer.notes if note.kind == "generator")


LEADING = chunk({}).replace('"choices": [{"index": 0, "delta": {}, "finish_reason": null}]', '"choices": []')  # fmt: skip
WHOLE = streamed(spoken(RIGHT))
WAYS = {
    "no space after data": streamed(spoken(RIGHT), lead="data:"),
    "lines end with CR LF": streamed(spoken(RIGHT), end="\r\n\r\n"),
    "comments keep it alive": streamed(spoken(RIGHT), between=": keep-alive\n\n"),
    "names of events": streamed(spoken(RIGHT), between="event: message\nid: 7\n"),
    "no [DONE]": streamed(spoken(RIGHT), done=False),
    "another word for the end": streamed(spoken(RIGHT), "end_turn"),
    "no choices at first": Sent(f"data: {LEADING}\n\n".encode() + WHOLE.body),
    "no choices at last": Sent(
        WHOLE.body.replace(b"data: [DONE]", f"data: {LEADING}\n\ndata: [DONE]".encode())
    ),
    "no delta": Sent(
        b"data: " + chunk({}).replace("{}", "null").encode() + b"\n\n" + WHOLE.body
    ),
    "thoughts in a field": streamed(
        [{"content": None, "reasoning_content": "Chắc là 50 điểm [1].\n"}, *spoken(RIGHT)]
    ),
    "thoughts in another field": streamed(
        [{"content": "", "reasoning": "Chắc là 50 điểm [1].\n"}, *spoken(RIGHT)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_reply_is_the_same_in_whatever_way_it_is_sent(way: str, collection: Indexed) -> None:
    answer = ask(collection, WAYS[way])
    assert (answer.generator, answer.answer) == ("llm", RIGHT)


@pytest.mark.parametrize("seed", range(3))
def test_bytes_are_cut_anywhere(seed: int, collection: Indexed) -> None:
    reply = f"<think>Đoạn 1: 50 điểm?</think>\n**Đáp án:** {RIGHT} Huyện Mường Thác đứng đầu với 91,4 điểm 【1】."
    answer = ask(collection, streamed(spoken(reply, seed), seed=seed))
    assert answer.answer == f"{RIGHT}\nHuyện Mường Thác đứng đầu với 91,4 điểm [2]."


THOUGHT = {
    "an empty one": f"<think>\n\n</think>\n\n{RIGHT}",
    "of another name": f"<thinking>\nHuyện Sơn Lâm đạt 50 điểm [1].\n</thinking>\n{RIGHT}",
    "begun by the template": f"Đoạn 1 ghi 50 điểm.\nHay là 91,4 điểm?\n</think>\n\n{RIGHT}",
    "in channels": f"<|channel|>analysis<|message|>Chắc 50 điểm.<|end|><|start|>assistant<|channel|>final<|message|>{RIGHT}",
    "between sentences": f"{RIGHT}\n<think>Huyện Sơn Lâm đạt 50 điểm?\nXem lại.</think>",
    "with a mark of the end": f"{RIGHT}<|im_end|>",
}


@pytest.mark.parametrize("kind", THOUGHT)
def test_thoughts_are_neither_said_nor_held_against_the_answer(
    kind: str, collection: Indexed
) -> None:
    answer = said(collection, THOUGHT[kind])
    assert (answer.generator, answer.answer) == ("llm", RIGHT)
    assert "Đã bỏ" not in notes(answer)


def test_a_thought_without_an_end_is_no_answer(collection: Indexed) -> None:
    answer = said(collection, f"<think>{RIGHT}\n{RIGHT}\n")
    assert answer.generator == "extractive"


TOOL = {"index": 0, "id": "x", "type": "function", "function": {"name": "search", "arguments": "{}"}}  # fmt: skip
BROKEN = {
    "calls a tool": (streamed([{"content": None, "tool_calls": [TOOL]}], "tool_calls"), "sai định dạng"),
    "writes a call": (streamed(spoken('<tool_call>\n{"name": "search"}\n</tool_call>')), "không tìm thấy"),
    "sends no choices at all": (Sent(f"data: {LEADING}\n\ndata: [DONE]\n\n".encode()), "ngắt giữa chừng"),
    "asks to wait": (Sent(b'{"error": {"message": "slow down"}}', 429, "application/json", {"Retry-After": "30"}), "quá tải"),
    "answers in HTML midway": (Sent(streamed(spoken(RIGHT), None, done=False).body + b"<html>502</html>"), "ngắt giữa chừng"),
    "does not stream": (Sent(json.dumps({"choices": [{"message": {"content": RIGHT}}]}).encode(), 200, "application/json"), "ngắt giữa chừng"),
    "answers in JSON": (streamed(spoken('{"answer": "Huyện Sơn Lâm đạt 91,4 điểm"}')), "không khớp"),
    "names numbers only": (streamed(spoken("[1]\n[1][2]\n")), "không tìm thấy"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_answer_is_told_and_the_extractive_one_given(
    kind: str, collection: Indexed
) -> None:
    sent, words = BROKEN[kind]
    answer = ask(collection, sent)
    assert answer.generator == "extractive"
    assert "81,25" in answer.answer
    assert words in notes(answer)


@pytest.mark.parametrize("line", ["data: ", "event: error\ndata: "])
def test_an_error_in_the_middle_keeps_what_held_and_not_the_key(
    line: str, collection: Indexed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    begun = streamed(spoken(f"{RIGHT}\nHuyện Mường Thác đứng"), None, done=False).body
    error = f'{line}{{"error": {{"message": "out of memory {KEY}", "code": 500}}}}\n\n'
    answer = ask(collection, Sent(begun + error.encode()))
    assert answer.statements[0].text == RIGHT.replace(" [1]", "")
    assert "Mường Thác" not in answer.answer
    assert KEY not in repr(answer)
    assert KEY not in caplog.text


SPELT = {
    "thousands as in English": ("Năm 2023, huyện Sơn Lâm tiếp nhận 8,316 hồ sơ [1].", "8.316 hồ sơ"),
    "thousands with spaces": ("Năm 2023, huyện Sơn Lâm tiếp nhận 8 316 hồ sơ [1].", "8.316 hồ sơ"),
    "no separator": ("Năm 2023, huyện Sơn Lâm tiếp nhận 8316 hồ sơ [1].", "8.316 hồ sơ"),
    "decimals as in English": ("Huyện Sơn Lâm đạt 81.25 điểm [1].", "đạt 81,25 điểm [1]"),
    "full-width signs": ("Huyện Sơn Lâm đạt ８１，２５ điểm，xếp thứ ４／９ ［１］．", "đạt 81,25 điểm, xếp thứ 4/9 [1]."),
    "a formula": ("Huyện Sơn Lâm đạt $81{,}25$ điểm [1].", "đạt 81,25 điểm [1]."),
    "letters and marks apart": (unicodedata.normalize("NFD", RIGHT), RIGHT),
    "letters nobody sees": (RIGHT.replace(" ", "\u200b "), RIGHT),
    "a rank in words": ("Huyện Sơn Lâm xếp thứ tư [1].", "xếp thứ tư [1]"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPELT)
def test_numbers_are_given_as_the_source_writes_them(kind: str, collection: Indexed) -> None:
    text, expected = SPELT[kind]
    answer = said(collection, text, FILES if "hồ sơ" in text else SCORE)
    assert answer.generator == "llm"
    assert expected in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, huyện Sơn Lâm tiếp nhận 83,16 hồ sơ [1].",
        "Năm 2023, huyện Sơn Lâm tiếp nhận 8.31.6 hồ sơ [1].",
        "Năm 2023, huyện Sơn Lâm tiếp nhận 8,315 hồ sơ [1].",
        "Năm 2023, huyện Sơn Lâm tiếp nhận hơn 8,3 triệu hồ sơ [1].",
        "Năm 2023, huyện Sơn Lâm tiếp nhận tám nghìn ba trăm mười hai hồ sơ [1].",
    ],
)
def test_another_number_is_not_taken_for_a_spelling(text: str, collection: Indexed) -> None:
    answer = said(collection, text, FILES)
    assert answer.generator == "extractive"
    assert "8.316" in answer.answer


SHOWN = {
    "a label": "**Trả lời:** Năm 2023, **huyện Sơn Lâm** đạt **81,25 điểm**, xếp thứ _4/9_ [1].",
    "by the passage": "Theo đoạn 1, năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9.",
    "by what was given": "Dựa trên các đoạn được cung cấp, năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1].",
    "a source in brackets": "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 (nguồn: đoạn 1).",
    "a line of sources": "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9.\n\n**Nguồn:** [1]",
    "a range of markers": RIGHT.replace("[1]", "[1]-[3]"),
    "a raised number": "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9¹.",
    "a fence": f"```markdown\n{RIGHT}\n```",
    "tags": f"<p>{RIGHT.replace('81,25', '<b>81,25</b>')}</p>",
    "the same again and again": f"{RIGHT}\n" * 100,
}  # fmt: skip


@pytest.mark.parametrize("kind", SHOWN)
def test_what_is_laid_around_a_statement_is_taken_off(kind: str, collection: Indexed) -> None:
    answer = said(collection, SHOWN[kind])
    assert (answer.generator, answer.answer) == ("llm", RIGHT)
    assert "Đã bỏ" not in notes(answer)


def test_a_table_is_told_row_by_row_and_a_wrong_row_left_out(collection: Indexed) -> None:
    table = (
        "| STT | Huyện | Điểm | Xếp thứ | Nguồn |\n|---|---|---:|:--|---|\n"
        "| 1 | **Sơn Lâm** | 81,25 | 4/9 | [1] |\n| 2 | Nậm Pung | 81,25 | 9/9 | [1] |\n"
        "| 3 | Mường Thác | 91,4 | 1/9 | [1] |\n"
    )
    answer = said(collection, table, "Điểm và thứ hạng của các huyện năm 2023?")
    assert "Huyện Sơn Lâm: điểm 81,25; xếp thứ 4/9 [" in answer.answer
    assert "Huyện Mường Thác: điểm 91,4; xếp thứ 1/9 [" in answer.answer
    assert "Nậm Pung: điểm 81,25" not in answer.answer
    assert "|" not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, Sơn Lâm district scored 81.25 points, ranking 4/9 [1].",
        "2023年，Sơn Lâm县得分81,25分，排名第4/9 [1]。",
        "En 2023, le district de Sơn Lâm a obtenu 81,25 points [1].",
    ],
)
def test_an_answer_in_another_language_than_the_question_is_not_given(
    text: str, collection: Indexed
) -> None:
    answer = said(collection, text)
    assert answer.generator == "extractive"
    assert "huyện Sơn Lâm năm 2023 là 81,25 điểm" in answer.answer


def test_a_model_that_repeats_itself_is_not_waited_for(collection: Indexed) -> None:
    answer = said(collection, f"{RIGHT}\n" * 3000)
    assert answer.answer == RIGHT
    assert "quá lâu" not in notes(answer)
