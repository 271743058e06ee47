from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.characters.syllables import is_syllable, keeps_typed_marks
from index_store.language.text.sentences import sentences
from index_store.language.typed.known_names import names_in
from index_store.language.typed.restore import Restorer


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    return Restorer.load()


# Sentences of our own, of the kind that people ask.
QUESTIONS = [
    "huyện nào xếp cuối năm 2022?",
    "cải cách hành chính",
    "tỷ lệ hồ sơ trực tuyến của huyện là bao nhiêu",
    "quyết định nào công bố kết quả",
    "đơn vị nào đứng đầu bảng xếp hạng",
    "mức độ hài lòng của người dân về sự phục vụ của cơ quan hành chính",
    "vì sao xã bị trừ điểm",
    "có bao nhiêu hồ sơ trễ hạn trong quý I năm 2023",
    "thủ tục hành chính được công khai đầy đủ",
    "giải ngân vốn đầu tư công còn thấp",
    "hạn tuyển là ngày nào",
    "có mấy sở xếp loại trung bình",
    "làm sạch dữ liệu đến đâu",
    "xã nào tụt hạng, huyện nào tăng hạng",
    "phần mềm một cửa lỗi ở mấy nơi",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_without_marks_is_read_as_meant(restorer: Restorer, question: str) -> None:
    assert restorer.restore(unmarked(question)).text == question


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_with_its_marks_stays_as_it_is(restorer: Restorer, question: str) -> None:
    restored = restorer.restore(question)
    assert restored.text == question
    assert not restored.changed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huyện nào xep cuoi", "huyện nào xếp cuối"),
        ("tỷ lệ ho so truc tuyen", "tỷ lệ hồ sơ trực tuyến"),
        ("thu tục hành chinh", "thủ tục hành chính"),
        ("đat bao nhiêu điem", "đạt bao nhiêu điểm"),
    ],
)
def test_half_marked_questions_are_completed(restorer: Restorer, typed: str, meant: str) -> None:
    assert restorer.restore(typed).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "Which district ranked last in 2022 and why?",
        "What is the PAR Index of the province in 2023?",
        "501/QĐ-UBND",
        "CCHC 2023?",
        "70,56/100",
        "PAPI, SIPAS, DDCI",
        "",
        "ban nào cao nhất",
        "uỷ ban nhân dân thị xã Hoà Lâm",
    ],
)
def test_what_needs_no_marks_is_left_alone(restorer: Restorer, text: str) -> None:
    assert restorer.restore(text).text == text


def test_case_numbers_and_codes_stay_as_typed(restorer: Restorer) -> None:
    restored = restorer.restore("Theo quyet dinh 501/qd-ubnd, TTHC cua HUYEN NAO tre han 07 ho so?")
    assert restored.text == "Theo quyết định 501/qd-ubnd, TTHC của HUYỆN NÀO trễ hạn 07 hồ sơ?"


def test_marks_typed_are_never_taken_away(restorer: Restorer) -> None:
    typed = "hoá don, thé nào, điem sô, quan lý, hơp thưa"
    restored = restorer.restore(typed).text
    assert all(
        keeps_typed_marks(before, after)
        for before, after in zip(typed.split(), restored.split(), strict=True)
        if is_syllable(before)
    )


def test_a_restored_text_has_the_length_of_what_was_typed(restorer: Restorer) -> None:
    typed = "Ngày 29/3/2023 huyen (Son Lam) dat 70,56 diem - xep loai kha; bao cao…"
    restored = restorer.restore(typed)
    assert len(restored.text) == len(typed)
    assert unmarked(restored.text) == unmarked(typed)


def test_words_of_the_readers_own_index_are_favoured(restorer: Restorer) -> None:
    plain = restorer.restore("khanh linh xep cuoi").text
    assert plain != "khánh lĩnh xếp cuối"
    own = restorer.with_vocabulary(["xã Khánh Lĩnh", "Khánh Lĩnh"])
    assert own.restore("khanh linh xep cuoi").text == "khánh lĩnh xếp cuối"
    assert restorer.restore("khanh linh xep cuoi").text == plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huyeenj naof xeeps cuoois nawm 2022?", "huyện nào xếp cuối năm 2022?"),
        ("huye65n na2o xe6p1 cuo6i1 na8m 2022?", "huyện nào xếp cuối năm 2022?"),
        ("ddieemr cair cachs hanhf chinhs", "điểm cải cách hành chính"),
        ("huyen nao ko co ho so tre han", "huyện nào không có hồ sơ trễ hạn"),
        ("xa nao dc diem cao nhat", "xã nào được điểm cao nhất"),
        ("nam2022 huyen nao dung dau", "năm 2022 huyện nào đứng đầu"),
        ("q.1 co bn ho so tre han", "quận 1 có bao nhiêu hồ sơ trễ hạn"),
    ],
)
def test_loose_forms_and_raw_keystrokes_are_read(
    restorer: Restorer, typed: str, meant: str
) -> None:
    assert restorer.restore(typed).text == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xepthu mấy", "xếp thứ mấy"),
        ("hosotructuyen cua xa la bao nhieu", "hồ sơ trực tuyến của xã là bao nhiêu"),
        ("ubnd tinh ra quyet dinh 501/qd-ubnd ngay nao", "ubnd tỉnh ra quyết định 501/qd-ubnd ngày nào"),
        ("gui ve motcua@sonlam.gov.vn dc ko", "gửi về motcua@sonlam.gov.vn được không"),
        ("xem o https://sonlam.vn/bao-cao hay tai xa", "xem ở https://sonlam.vn/bao-cao hay tại xã"),
        ("61/2018/nd-cp noi ve gi", "61/2018/nd-cp nói về gì"),
        ("q1/2023 co bn hs tre han", "quý 1/2023 có bao nhiêu hồ sơ trễ hạn"),
        ("xa an do co may can bo", "xã ân đỗ có mấy cán bộ"),
        ("mo may lop tap huan", "mở mấy lớp tập huấn"),
    ],
)  # fmt: skip
def test_questions_with_codes_addresses_and_joined_words_are_read(
    restorer: Restorer, typed: str, meant: str
) -> None:
    own = restorer.with_vocabulary(["xã Ân Đỗ"])
    assert own.restore(typed).text == meant


def test_units_of_the_table_are_known_after_their_type(restorer: Restorer) -> None:
    read = restorer.restore("thi tran than uyen va xa nam luc xep thu may").text
    assert read == "thị trấn than uyên và xã nậm lúc xếp thứ mấy"


def test_names_in_titles_become_likely(restorer: Restorer) -> None:
    names = names_in(["Ông Trịnh Khắc Đẩu thôi giữ chức", "Xã Lũng Vẩn dẫn đầu"])
    assert names == ("Trịnh Khắc Đẩu", "Xã Lũng Vẩn")
    own = restorer.with_vocabulary(names)
    assert own.restore("trinh khac dau la ai").text == "trịnh khắc đẩu là ai"


# Named failures: words that are as good both ways to a model of few words around.
KNOWN_FAILURES = [
    "hạn chế của sở là gì, nêu ba hạn chế",
    "thôn nào xa trung tâm nhất",
    "máy chấm công hỏng từ khi nào",
    "người dân chờ trung bình bao nhiêu phút",
    "tỉnh thu hút được bao nhiêu dự án",
    "cho tôi xem bảng điểm đầy đủ",
    "bắc kạn giờ thuộc tỉnh nào",
    "bây giờ huyện tam nông thuộc đâu",
]


@pytest.mark.parametrize("question", KNOWN_FAILURES)
@pytest.mark.xfail(strict=True, reason="read otherwise: too little around to tell")
def test_known_failures(restorer: Restorer, question: str) -> None:
    assert restorer.restore(unmarked(question)).text == question


_TYPED = (
    "huyện xã điểm xếp cuối năm nào của được bao nhiêu hồ sơ trễ hạn tỷ lệ đạt quyết định "
    "Huyen Son Lam diem xep cuoi la gi ban cho nam 2022 70,56 7/9 CCHC UBND 501/QĐ-UBND "
    "index Facebook, . ? ( ) – thưởng đat hôp thé nuơc điem quy trinh"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_TYPED.split()), max_size=14))
def test_restoring_adds_marks_only_and_settles(words: list[str]) -> None:
    restorer = Restorer.load()
    typed = " ".join(words)
    restored = restorer.restore(typed).text
    assert len(restored) == len(typed)
    assert unmarked(restored) == unmarked(typed)
    assert nfc(restored) == restored
    assert restorer.restore(restored).text == restored
    for before, after in zip(typed.split(), restored.split(), strict=True):
        if is_syllable(before):
            assert keeps_typed_marks(comparison_key(before), comparison_key(after))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_keeps_its_letters_once_loose_forms_are_read(text: str) -> None:
    restorer = Restorer.load()
    once = restorer.restore(text).text
    assert nfc(once) == once
    assert restorer.restore(once).text == once


@pytest.mark.shared
def test_news_about_administration_comes_back_as_the_card_says(
    restorer: Restorer, shared: Path
) -> None:
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [nfc(json.loads(line)["body"])[:600] for line in list(lines)[::5]]
    right = total = 0
    for text in texts:
        for span in sentences(text)[:4]:
            meant = re.findall(r"[^\W\d_]+", comparison_key(span.of(text)))
            read = restorer.restore(unmarked(span.of(text))).text
            found = re.findall(r"[^\W\d_]+", comparison_key(read))
            if len(meant) == len(found):
                spoken = [pair for pair in zip(meant, found, strict=True) if is_syllable(pair[0])]
                total += len(spoken)
                right += sum(before == after for before, after in spoken)
    assert total > 4_000
    assert right / total > 0.983
