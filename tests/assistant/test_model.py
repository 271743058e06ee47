"""Answers worded by a language model, on a real HTTP server that speaks the OpenAI protocol."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from assistant.events import Stated, Understood
from assistant.payload import answer_payload
from assistant.records import Answer, Note
from assistant.service import Assistant, QuestionError
from assistant.settings import Settings, SettingsError, read_settings
from assistant.synthesis.model.server import LanguageModel, ModelAddress, ModelError, Trouble
from assistant.wiring import model_of
from index_store.embedding import bundled
from tests.assistant.indexes import AS_OF, Indexed, IndexTexts
from tests.assistant.model_server import KEY, Manner, Script, serving

PLAIN = Manner()
RANKING = """Công bố Chỉ số cải cách hành chính năm 2023 của tỉnh Hà Lâm

VĂN BẢN MẪU

Ngày 12/1/2024, UBND tỉnh Hà Lâm ban hành Quyết định số 41/QĐ-UBND công bố Chỉ số cải cách hành chính năm 2023 của 9 huyện, thành phố.

Huyện Mường Thác đứng đầu với 91,4 điểm, xếp thứ 1/9. Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9. Huyện Nậm Pung đạt 63,08 điểm, xếp thứ 9/9.

Tại hội nghị, các hạn chế của huyện Nậm Pung được nêu gồm: tỷ lệ hồ sơ trực tuyến còn thấp; chưa niêm yết đủ thủ tục hành chính; cán bộ một cửa còn kiêm nhiệm.

Năm 2024, huyện Sơn Lâm phấn đấu đạt 85 điểm.

Chủ tịch UBND huyện Sơn Lâm Lò Văn Mẫu chủ trì hội nghị.
"""
SCORE = "Huyện Sơn Lâm đạt bao nhiêu điểm Chỉ số cải cách hành chính năm 2023?"
RIGHT = "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."


@pytest.fixture(scope="module")
def collection(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"a": RANKING})


def assistant(collection: Indexed, model: LanguageModel) -> Assistant:
    return Assistant(collection.store, bundled(), as_of=AS_OF, model=model)


def ask(
    collection: Indexed,
    script: Script | list[str],
    manner: Manner = PLAIN,
    *,
    question: str = SCORE,
    seconds: float = 20.0,
) -> Answer:
    with serving(script, manner) as served:
        model = served.model(seconds=seconds)
        return assistant(collection, model).ask(question, generator="llm")


def notes(answer: Answer) -> str:
    return " ".join(note.text for note in answer.notes if note.kind == "generator")


def test_a_right_statement_is_given_with_the_exact_sentence(collection: Indexed) -> None:
    answer = ask(collection, [RIGHT])
    assert answer.generator == "llm"
    assert answer.answer == "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."
    assert answer.citations[0].quote == "Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9."
    assert {figure.text for figure in answer.figures} >= {"81,25 điểm"}
    assert "do mô hình ngôn ngữ viết" in notes(answer)


WRONG = {
    "another place's score": "Huyện Sơn Lâm đạt 91,4 điểm [1].",
    "an invented score": "Huyện Sơn Lâm đạt 88,8 điểm [1].",
    "an invented year": "Năm 2021, huyện Sơn Lâm đạt 81,25 điểm [1].",
    "a target as a result": "Huyện Sơn Lâm đạt 85 điểm [1].",
    "an invented cause": "Huyện Nậm Pung xếp thứ 9/9 do tỷ lệ hồ sơ trực tuyến còn thấp [1].",
    "an invented place": "Huyện Khe Đá đạt 81,25 điểm [1].",
    "an invented person": "Chủ tịch UBND huyện Sơn Lâm Hoàng Đình Giả chủ trì hội nghị [1].",
    "swapped places": "Huyện Sơn Lâm đạt 63,08 điểm, huyện Nậm Pung đạt 81,25 điểm [1].",
    "the other end": "Huyện Nậm Pung đứng đầu, xếp thứ 9/9 [1].",
    "a denial": "Huyện Sơn Lâm không đạt 81,25 điểm [1].",
    "a dropped denial": "Huyện Nậm Pung niêm yết đủ thủ tục hành chính [1].",
    "a number in words": "Huyện Sơn Lâm đạt tám mươi hai điểm [1].",
    "a sum": "Điểm của huyện Sơn Lâm thấp hơn huyện Mường Thác 10,15 điểm [1].",
    "another indicator": "Huyện Sơn Lâm đạt 81,25 điểm Chỉ số PAPI [1].",
    "an address": "Xem thêm tại https://vi-du.example về huyện Sơn Lâm đạt 81,25 điểm [1].",
    "talk": "Xin chào, tôi rất vui được giúp bạn [1].",
    "an opinion": "Huyện Sơn Lâm làm việc rất tốt và đáng khen ngợi [1].",
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_no_sentence_states_is_not_said(kind: str, collection: Indexed) -> None:
    wrong = WRONG[kind]
    answer = ask(collection, [wrong, "KHÔNG CÓ"])
    assert answer.generator == "extractive"
    assert wrong.removesuffix(" [1].") not in answer.answer
    assert "81,25" in answer.answer, "the extractive answer is given instead"
    assert "không khớp với tài liệu" in notes(answer)


def test_a_wrong_statement_is_left_out_and_the_right_one_stays(collection: Indexed) -> None:
    answer = ask(collection, [f"{RIGHT}\nHuyện Sơn Lâm đạt 99 điểm [1].", "KHÔNG CÓ"])
    assert answer.answer == "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."
    assert "Đã bỏ 1 câu" in notes(answer)


def test_where_most_fails_the_extractive_answer_follows(collection: Indexed) -> None:
    wrong = "Huyện Sơn Lâm đạt 99 điểm [1].\nHuyện Sơn Lâm xếp thứ 2/9 [1].\n"
    right = "Chủ tịch UBND huyện Sơn Lâm Lò Văn Mẫu chủ trì hội nghị [1]."
    answer = ask(collection, [wrong + right, "KHÔNG CÓ"])
    assert answer.statements[0].text == right.replace(" [1]", "")
    assert "81,25" in answer.statements[1].text
    assert "Phần lớn câu" in notes(answer)


def test_what_fails_is_corrected_once(collection: Indexed) -> None:
    with serving(["Huyện Sơn Lâm đạt 99 điểm [1].", RIGHT]) as served:
        answer = assistant(collection, served.model()).ask(SCORE, generator="llm")
        assert len(served.requests) == 2
        assert "Huyện Sơn Lâm đạt 99 điểm" in served.message()
    assert answer.generator == "llm"
    assert "81,25" in answer.answer
    assert "99" not in answer.answer


def test_what_fails_again_is_dropped_and_not_asked_a_third_time(collection: Indexed) -> None:
    with serving(lambda _: "Huyện Sơn Lâm đạt 99 điểm [1].") as served:
        answer = assistant(collection, served.model()).ask(SCORE, generator="llm")
        assert len(served.requests) == 2
    assert answer.generator == "extractive"


@pytest.mark.parametrize("marker", ["[1]", "[1-3]", "[1–2]", "[1, 1]", "[1][1]", "【1】", "[đoạn 1]", "[[1]]", "[^1]"])  # fmt: skip
def test_markers_of_any_shape_are_read(marker: str, collection: Indexed) -> None:
    answer = ask(collection, [RIGHT.replace("[1]", marker)])
    assert answer.answer == "Năm 2023, huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."


@pytest.mark.parametrize("marker", ["", "[9]", "[0]", "[99-120]", "[2, 7]"])
def test_a_missing_or_wrong_number_is_put_right_where_a_sentence_says_it(
    marker: str, collection: Indexed
) -> None:
    answer = ask(collection, [RIGHT.replace("[1]", marker)])
    assert answer.generator == "llm"
    assert answer.citations[0].quote == "Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9."


@pytest.mark.parametrize("marker", ["", "[9]"])
def test_without_a_number_nothing_unsaid_slips_through(marker: str, collection: Indexed) -> None:
    answer = ask(collection, [f"Huyện Sơn Lâm đạt 90 điểm {marker}.", "KHÔNG CÓ"])
    assert answer.generator == "extractive"
    assert "90" not in answer.answer


def test_markdown_lists_headings_and_thoughts_are_words(collection: Indexed) -> None:
    reply = (
        "<think>Huyện Sơn Lâm chắc đạt 50 điểm [1].</think>\n## Trả lời\n"
        "- **Huyện Sơn Lâm** đạt `81,25` điểm. [1]\n* Huyện Sơn Lâm xếp thứ 4/9 [1]\n"
    )
    answer = ask(collection, [reply])
    assert answer.answer == "- Huyện Sơn Lâm đạt 81,25 điểm [1].\n- Huyện Sơn Lâm xếp thứ 4/9 [1]"


@pytest.mark.parametrize(
    ("manner", "words"),
    [
        (Manner(status=401), "không nhận khóa"),
        (Manner(status=403), "không nhận khóa"),
        (Manner(status=404), "không có mô hình"),
        (Manner(status=429), "quá tải"),
        (Manner(status=503), "quá tải"),
        (Manner(status=500), "từ chối"),
        (Manner(status=302), "từ chối"),
        (Manner(body=b""), "ngắt giữa chừng"),
        (Manner(body=b"<html>nginx</html>"), "ngắt giữa chừng"),
        (Manner(body=b"data: {not json}\n\n"), "sai định dạng"),
        (Manner(body=b'data: {"choices": "none"}\n\n'), "sai định dạng"),
        (Manner(body=b'data: {"error": {"message": "overloaded", "code": 1}}\n\n'), "ngắt giữa chừng"),
        (Manner(finish="content_filter"), "từ chối"),
    ],
    ids=lambda value: str(getattr(value, "body", None) or getattr(value, "status", value)),
)  # fmt: skip
def test_a_server_that_fails_is_told_and_the_extractive_answer_given(
    manner: Manner, words: str, collection: Indexed
) -> None:
    answer = ask(collection, ["Xin lỗi."], manner)
    assert answer.generator == "extractive"
    assert "81,25" in answer.answer
    assert words in notes(answer)
    assert "câu trả lời trích từ tài liệu" in notes(answer)


def test_a_refusal_in_words_is_no_answer(collection: Indexed) -> None:
    answer = ask(collection, ["I'm sorry, but I can't help with that.", "KHÔNG CÓ"])
    assert answer.generator == "extractive"
    assert "sorry" not in answer.answer


def test_a_model_that_finds_nothing_says_so(collection: Indexed) -> None:
    answer = ask(collection, ["KHÔNG CÓ"])
    assert answer.generator == "extractive"
    assert "không tìm thấy câu trả lời" in notes(answer)


def test_a_model_that_is_down_is_told(collection: Indexed) -> None:
    with serving(["nothing"]) as served:
        model = served.model()
    answer = assistant(collection, model).ask(SCORE, generator="llm")
    assert "Không kết nối được" in notes(answer)
    assert "81,25" in answer.answer


def test_a_model_that_is_silent_is_given_up(collection: Indexed) -> None:
    answer = ask(collection, [RIGHT], Manner(pause=3.0), seconds=0.4)
    assert "quá lâu" in notes(answer)
    assert "81,25" in answer.answer


def test_a_model_that_drips_is_given_up_as_a_whole(collection: Indexed) -> None:
    started = time.monotonic()
    answer = ask(collection, ["chữ " * 500], Manner(piece=1, pause=0.02), seconds=0.8)
    assert time.monotonic() - started < 10
    assert "quá lâu" in notes(answer)


def test_a_slow_stream_is_told_sentence_by_sentence(collection: Indexed) -> None:
    reply = f"{RIGHT}\nChủ tịch UBND huyện Sơn Lâm Lò Văn Mẫu chủ trì hội nghị [1]."
    with serving([reply], Manner(pause=0.03)) as served:
        events = assistant(collection, served.model()).stream(SCORE, generator="llm")
        moments: dict[type, list[float]] = {}
        for event in events:
            moments.setdefault(type(event), []).append(time.monotonic())
    assert len(moments[Stated]) == 2
    assert moments[Stated][1] - moments[Stated][0] > 0.15, "the first did not wait for the second"


def test_a_stream_that_breaks_gives_what_held_and_no_half_sentence(collection: Indexed) -> None:
    reply = f"{RIGHT}\nHuyện Mường Thác đứng đầu với 91,4 điểm [1]."
    answer = ask(collection, [reply], Manner(piece=10, stop_after=len(reply) // 10 - 2))
    assert answer.statements[0].text == RIGHT.replace(" [1]", "")
    assert "91" not in answer.answer
    assert "ngắt giữa chừng" in notes(answer)


def test_a_reply_cut_at_its_longest_is_not_whole(collection: Indexed) -> None:
    answer = ask(collection, [f"{RIGHT}\nHuyện Nậm Pung đạt 63"], Manner(finish="length"))
    assert "63" not in answer.answer
    assert "ngắt giữa chừng" in notes(answer)


def test_an_endless_reply_is_cut(collection: Indexed) -> None:
    answer = ask(
        collection, [f"{RIGHT}\n" + "Huyện Sơn Lâm đạt 99 điểm [1].\n" * 300], Manner(piece=400)
    )
    assert len(answer.statements) <= 2
    assert "99" not in answer.answer


def test_events_come_in_order_and_hold_what_the_answer_holds(collection: Indexed) -> None:
    with serving([RIGHT]) as served:
        events = list(assistant(collection, served.model()).stream(SCORE, generator="llm"))
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert isinstance(events[0], Understood)
    assert events[0].id == answer.id
    stated = [event for event in events if isinstance(event, Stated)]
    assert tuple(event.statement for event in stated) == answer.statements
    assert tuple(event for event in events if isinstance(event, Note)) == answer.notes


def test_the_extractive_stream_holds_the_same_answer(collection: Indexed) -> None:
    extractive = Assistant(collection.store, bundled(), as_of=AS_OF)
    *before, answer = extractive.stream(SCORE)
    assert isinstance(answer, Answer)
    assert replace(answer, seconds=0.0) == replace(extractive.ask(SCORE), seconds=0.0)
    assert isinstance(before[0], Understood)
    assert (
        tuple(event.statement for event in before if isinstance(event, Stated)) == answer.statements
    )


def test_english_questions_are_asked_and_answered_in_english(collection: Indexed) -> None:
    question = "What score did Son Lam district get in 2023?"
    with serving(["Sơn Lâm district scored 81.25 points and ranked 4 of 9 [1]."]) as served:
        answer = assistant(collection, served.model()).ask(question, generator="llm")
        assert "Question: " in served.message()
    assert answer.generator == "llm"
    assert "81.25" in answer.answer
    lie = [
        "Sơn Lâm district scored 83.25 points [1].\nThe district is corrupt and hated [1].",
        "NOT FOUND",
    ]
    answer = ask(collection, lie, question=question)
    assert "83.25" not in answer.answer
    assert "corrupt" not in answer.answer


def test_what_is_known_to_be_absent_is_not_asked(collection: Indexed) -> None:
    with serving([RIGHT]) as served:
        worded = assistant(collection, served.model())
        for question in (
            "Huyện Sơn Lâm đạt bao nhiêu điểm Chỉ số cải cách hành chính năm 2019?",
            "Huyện Khe Đá đạt bao nhiêu điểm năm 2023?",
            "Quel district est classé dernier en 2023, et pourquoi ?",
        ):
            assert worded.ask(question, generator="llm").status == "not_found"
        assert not served.requests


def test_passages_are_fenced_with_a_mark_that_changes(collection: Indexed) -> None:
    marks = set()
    with serving([RIGHT]) as served:
        for _ in range(2):
            assistant(collection, served.model()).ask(SCORE, generator="llm")
            first = served.message().splitlines()[0]
            assert first.endswith(" ĐOẠN 1")
            marks.add(first)
    assert len(marks) == 2


def test_without_a_model_the_llm_generator_is_refused(collection: Indexed) -> None:
    extractive = Assistant(collection.store, bundled(), as_of=AS_OF)
    with pytest.raises(QuestionError, match="CCHC_LLM_URL"):
        extractive.ask(SCORE, generator="llm")
    with pytest.raises(QuestionError, match="oracle"):
        extractive.ask(SCORE, generator="oracle")


@pytest.mark.parametrize("manner", [Manner(), Manner(status=401), Manner(status=500), Manner(body=b"data: {x\n\n")], ids=str)  # fmt: skip
def test_the_key_is_sent_and_never_told(
    manner: Manner, collection: Indexed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving([f"{RIGHT}\nKhóa là {KEY} [1].", KEY], manner) as served:
        model = served.model()
        answer = assistant(collection, model).ask(SCORE, generator="llm")
        told = [repr(model), repr(model.address), repr(answer), str(answer_payload(answer))]
        with pytest.raises(ModelError) as raised:
            raise_trouble(model, manner)
        told += [repr(raised.value), str(raised.value), repr(raised.value.__cause__)]
        assert served.keys[0] == f"Bearer {KEY}"
    assert KEY not in " ".join(told)
    assert KEY not in caplog.text


def raise_trouble(model: LanguageModel, manner: Manner) -> None:
    """Raise the model's error; a model without one is one that is down."""
    if manner == Manner():
        raise ModelError(Trouble.DOWN)
    list(model.stream("a", "b"))


def test_settings_name_a_model_and_hide_its_key() -> None:
    environment = {
        "CCHC_LLM_URL": "http://127.0.0.1:9/v1",
        "CCHC_LLM_MODEL": "m",
        "CCHC_LLM_KEY": KEY,
    }
    settings = read_settings(environment, {})
    assert KEY not in repr(settings)
    model = model_of(settings)
    assert model is not None
    assert model.address == ModelAddress("http://127.0.0.1:9/v1", "m", KEY, 60.0)
    assert model.trouble() is Trouble.DOWN
    assert model_of(Settings()) is None


@pytest.mark.parametrize(
    "values",
    [
        {"llm_url": "ftp://127.0.0.1/v1"},
        {"llm_url": "127.0.0.1:11434"},
        {"llm_url": f"http://user:{KEY}@127.0.0.1/v1"},
        {"llm_url": f"http://127.0.0.1/v1?key={KEY}"},
        {"llm_model": ""},
        {"llm_key": KEY + "\n"},
        {"llm_key": KEY + " đ"},
    ],
    ids=str,
)
def test_an_address_that_cannot_be_used_is_refused_without_the_key(values: dict[str, str]) -> None:
    usable = Settings(llm_url="http://127.0.0.1:9/v1", llm_model="m", llm_key=KEY)
    with pytest.raises(SettingsError) as raised:
        model_of(replace(usable, **values))  # type: ignore[arg-type]
    assert KEY not in str(raised.value)
    assert raised.value.__cause__ is None


def test_the_model_says_whether_it_answers() -> None:
    with serving(["OK"]) as served:
        assert served.model().trouble() is None
    with serving(["OK"], Manner(status=401)) as served:
        assert served.model().trouble() is Trouble.KEY


def test_the_extractive_path_loads_no_llama_index(collection: Indexed) -> None:
    code = (
        "import sys, datetime, pathlib\n"
        "from assistant.service import Assistant\n"
        "from index_store.embedding import bundled\n"
        "from index_store.store import Store\n"
        f"store = Store.open(pathlib.Path({str(collection.directory)!r}), bundled(), create=False)\n"
        f"answer = Assistant(store, bundled()).ask({SCORE!r})\n"
        "assert '81,25' in answer.answer\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('llama_index', 'openai', 'torch', 'gradio')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
