"""English questions get English sentences: places, indicators and units in English around quotes."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from tests.assistant.indexes import IndexTexts

TEXT = """Công bố Chỉ số cải cách hành chính năm 2023 của tỉnh Hà Lâm

VĂN BẢN MẪU

Ngày 12/1/2024, UBND tỉnh Hà Lâm ban hành Quyết định số 41/QĐ-UBND công bố Chỉ số cải cách hành chính (CCHC) năm 2023 của 3 huyện.

Huyện Mường Thác đứng đầu với 91,4 điểm, xếp thứ 1/3. Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 2/3. Huyện Nậm Pung đạt 63,08 điểm, xếp thứ 3/3.

Năm 2023, huyện Sơn Lâm tiếp nhận 8.316 hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 44%.
"""


@pytest.fixture(scope="module")
def assistant(module_texts: IndexTexts) -> Assistant:
    return module_texts(a=TEXT).assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What score did Son Lam district get in 2023?", "Sơn Lâm district"),
        ("Which district ranked last in 2023?", "Nậm Pung district"),
        ("What was Son Lam district's score in 2019?", "No figure for 2019 of Sơn Lâm district"),
        ("What is the population of Khe Da district?", "Khe Da"),
        ("Top 2 districts in 2023", "Sơn Lâm district: rank 2 of 3, 81.25 points"),
        ("What is CCHC?", "CCHC stands for “cải cách hành chính”"),
        ("What does DVCTT stand for?", "commonly short for “dịch vụ công trực tuyến”"),
        ("What documents do you have about Son Lam district?", "“Công bố Chỉ số"),
        ("How many applications did Son Lam district receive in 2023?", "8,316"),
    ],
)
def test_an_english_question_gets_an_english_sentence(
    question: str, said: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    assert answer.language == "en"
    assert said in answer.answer
    unquoted = "".join(piece.split("”")[-1] for piece in answer.answer.split("“"))
    assert not any(word in unquoted.lower() for word in ("huyện", "tỉnh", "điểm", "năm "))


@pytest.mark.parametrize(
    "question",
    [
        "Quel district est classé dernier en 2023 et pourquoi ?",
        "¿Qué distrito quedó último en 2023?",
    ],
)
def test_other_languages_get_a_polite_line(question: str, assistant: Assistant) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.answer.startswith(
        "Sorry, this assistant reads questions in Vietnamese and in English"
    )


def test_an_abbreviation_that_no_document_explains_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("DVCTT là gì?")
    assert answer.status == "not_found"
    assert "“DVCTT” thường là “dịch vụ công trực tuyến”" in answer.answer


TAXES = """Ngành thuế Hà Lâm tổng kết năm 2023

Năm 2023, số thu cân đối của ngành thuế tỉnh Hà Lâm là 1.605 tỷ đồng, đạt 104% dự toán.

Ngành thuế Hà Lâm thu hồi nợ đọng được 127 tỷ đồng. Bộ Y tế bãi bỏ 18 điều kiện kinh doanh nước đá. Bộ Tài chính bãi bỏ 190 điều kiện kinh doanh.
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("How much debt did the tax office of Ha Lam recover?", "127", "1.605"),
        ("How many conditions did the Ministry of Health abolish?", "18", "190"),
    ],
)
def test_words_of_the_press_are_known_in_english(
    question: str, said: str, unsaid: str, module_texts: IndexTexts
) -> None:
    answer = module_texts(b=TAXES).assistant.ask(question).answer
    assert said in answer
    assert unsaid not in answer
