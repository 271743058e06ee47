from __future__ import annotations

import pytest

from index_store.language.typed.detect import is_foreign, question_language


@pytest.mark.parametrize(
    "question",
    [
        "Huyện nào xếp cuối năm 2022?",
        "huyen nao xep cuoi nam 2022",
        "CCHC 2023?",
        "Dai Tu",
        "Son Lam",
        "PAR Index cua huyen Son Lam la bao nhieu",
        "PAR Index 2022",
        "PAR Index?",
        "SIPAS",
        "70,56",
        "",
        "501/QĐ-UBND",
        "cchc la gi",
        "ubnd tinh",
        "top 5 huyen cao nhat",
        "link quyet dinh",
        "DDCI huyen nao cao nhat",
        "THU TUC HANH CHINH",
        "Facebook của huyện đăng gì?",
        "huyeenj naof xeeps cuoois nawm 2022",
        "huye65n na2o xe6p1 cuo6i1",
        "diem sipas huyen son lam the nao",
        "chi so ranking cua son lam",
        "marie curie la ai",
        "huyen dak glong thi sao",
        "The Lion King la gi",
        "gui ho so ve mail motcua@sonlam.gov.vn dc ko",
        "xem o https://sonlam.vn/reform/ranking hay tai xa",
        "dang ky online nhu the nao",
    ],
)
def test_vietnamese_is_taken_for_vietnamese(question: str) -> None:
    assert question_language(question) == "vi"


@pytest.mark.parametrize(
    "question",
    [
        "which district ranked last in 2022 and why",
        "PAR index 2022 ranking?",
        "Which commune has the lowest score?",
        "What was the online payment rate of Son Lam district in Q1 2023?",
        "How many dossiers were late in Dai Lam?",
        "Compare Son Lam and Dai Lam",
        "WHO RANKED FIRST IN 2023?",
        "late dossiers",
        "administrative reform index",
        "Đại Lâm ranking 2022",
        "Sơn Lâm district ranking",
        "compare son lam and dai lam",
        "did son lam rank above dai lam?",
        "is son lam better than dai lam in DDCI?",
        "What's the SIPAS score of Thừa Thiên Huế?",
        "Who signed decision 501/QĐ-UBND?",
    ],
)
def test_english_is_taken_for_english(question: str) -> None:
    assert question_language(question) == "en"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Quel district est arrivé dernier au classement de 2022 et pourquoi ?", "fr"),
        ("Welcher Bezirk war im Jahr 2022 der letzte und warum?", "de"),
        ("¿Qué distrito quedó en último lugar en el año 2022 y por qué?", "es"),
        ("Combien de dossiers sont en retard ?", "fr"),
        ("Warum ist der Bezirk so schlecht?", "de"),
        ("2022年哪个县排名最后？", "zh"),
        ("2022年に最下位だった県はどこですか", "ja"),
        ("2022년에 어느 현이 꼴찌였습니까?", "ko"),
        ("Sơn Lâm 현의 점수", "ko"),
        ("តើស្រុកណាជាប់ចុងក្រោយ?", "km"),
        ("อำเภอใดได้อันดับสุดท้าย", "th"),
        ("Какой район занял последнее место?", "ru"),
    ],
)
def test_other_languages_are_named(question: str, language: str) -> None:
    assert question_language(question) == language


def test_the_same_question_always_gives_the_same_language() -> None:
    question = "Quel district est dernier en 2022 ?"
    assert {question_language(question) for _ in range(5)} == {"fr"}


def test_a_few_english_words_make_no_english_question() -> None:
    assert not is_foreign("ranking cua huyen Son Lam nam 2022 the nao")
