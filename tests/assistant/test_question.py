"""Reading a question: what it asks, of whom and of when, with marks, without, and in English."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.questions.question import Kind, Question, Superlative
from assistant.questions.reading import read_question

AS_OF = date(2026, 11, 22)
KNOWN = ("huyện Sơn Lâm", "huyện Mường Thác", "xã Bản Lầu", "Sở Nội vụ", "tỉnh Hà Lâm")


def read(text: str) -> Question:
    return read_question(text, AS_OF, KNOWN)


def kinds(text: str) -> list[str]:
    return [part.kind.value for part in read(text).parts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Huyện Sơn Lâm xếp thứ mấy năm 2023?", Kind.RANK),
        ("huyen son lam xep thu may nam 2023", Kind.RANK),
        ("What rank did Son Lam district hold in 2023?", Kind.RANK),
        ("Huyện nào xếp cuối năm 2023?", Kind.SUPERLATIVE),
        ("huyen nao dung dau nam 2023", Kind.SUPERLATIVE),
        ("Which district ranked last in 2023?", Kind.SUPERLATIVE),
        ("Huyện Sơn Lâm đạt bao nhiêu điểm?", Kind.AMOUNT),
        ("ty le ho so dung han cua huyen Son Lam la bao nhieu", Kind.AMOUNT),
        ("How many dossiers were late in Son Lam district?", Kind.AMOUNT),
        ("Vì sao huyện Sơn Lâm xếp cuối?", Kind.WHY),
        ("Why did Son Lam district rank last?", Kind.WHY),
        ("Ai chủ trì hội nghị?", Kind.WHO),
        ("Who chaired the conference?", Kind.WHO),
        ("Hội nghị diễn ra khi nào?", Kind.WHEN),
        ("When was the decision issued?", Kind.WHEN),
        ("Hội nghị tổ chức ở đâu?", Kind.WHERE),
        ("Quyết định nào công bố Chỉ số CCHC năm 2023?", Kind.DOCUMENT),
        ("Which decision announced the index?", Kind.DOCUMENT),
        ("Những hạn chế nào được nêu tại hội nghị?", Kind.LIST),
        ("What limitations were named at the conference?", Kind.LIST),
        ("CCHC là gì?", Kind.DEFINITION),
        ("Có tài liệu nào về thanh toán trực tuyến?", Kind.COLLECTION),
        ("Huyện Sơn Lâm được xếp loại gì?", Kind.GRADE),
        ("Khoản nào quy định lệ phí hộ tịch?", Kind.ARTICLE),
        ("Có đúng là huyện Sơn Lâm xếp thứ 6 không?", Kind.YES_NO),
        ("Is it true that Son Lam district ranked 6th?", Kind.YES_NO),
        ("Điểm của huyện Sơn Lâm so với huyện Mường Thác năm 2023 thế nào?", Kind.COMPARE),
    ],
)
def test_the_kind_of_a_question(text: str, kind: Kind) -> None:
    assert read(text).parts[0].kind is kind


@pytest.mark.parametrize(
    ("text", "superlative"),
    [
        ("Huyện nào xếp cuối?", Superlative(1, from_bottom=True)),
        ("Huyện nào chót bảng?", Superlative(1, from_bottom=True)),
        ("Huyện nào thấp nhất?", Superlative(1, from_bottom=True)),
        ("Huyện nào đứng đầu?", Superlative(1, from_bottom=False)),
        ("Huyện nào xếp thứ ba?", Superlative(3, from_bottom=False)),
        ("Huyện nào xếp thứ 5?", Superlative(5, from_bottom=False)),
        ("Huyện nào xếp thứ hai từ dưới lên?", Superlative(2, from_bottom=True)),
        ("huyen nao xep thu hai tu duoi len", Superlative(2, from_bottom=True)),
        ("Huyện nào áp chót?", Superlative(2, from_bottom=True)),
        ("Which district came second?", Superlative(2, from_bottom=False)),
        ("Which district ranked 3rd?", Superlative(3, from_bottom=False)),
        ("Which district was second from the bottom?", Superlative(2, from_bottom=True)),
        ("Which commune scored lowest?", Superlative(1, from_bottom=True)),
    ],
)
def test_second_from_the_bottom_is_not_last(text: str, superlative: Superlative) -> None:
    part = read(text).parts[0]
    assert part.kind is Kind.SUPERLATIVE
    assert part.superlative is not None
    assert part.superlative.nth == superlative.nth
    assert part.superlative.from_bottom == superlative.from_bottom


def test_the_year_five_is_no_fifth_place() -> None:
    # "thứ năm 2023" would be "fifth 2023"; "năm" before a year is the year.
    part = read("Huyện nào xếp thứ nhất năm 2023?").parts[0]
    assert part.superlative is not None
    assert (part.superlative.nth, part.superlative.from_bottom) == (1, False)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Huyện nào xếp cuối?", "district"),
        ("Xã nào xếp cuối?", "commune"),
        ("phuong nao xep cuoi", "commune"),
        ("Sở nào dẫn đầu?", "department"),
        ("Tỉnh nào dẫn đầu?", "province"),
        ("Đơn vị nào dẫn đầu?", None),
        ("Which ward ranked first?", "commune"),
        ("Which province ranked first?", "province"),
    ],
)
def test_the_level_of_unit_that_is_asked_for(text: str, level: str | None) -> None:
    assert read(text).parts[0].level == level


def test_two_questions_in_one_are_two_parts() -> None:
    assert kinds("Huyện nào xếp cuối năm 2022 và vì sao?") == ["superlative", "why"]
    assert kinds("huyen nao xep cuoi nam 2022 va vi sao") == ["superlative", "why"]
    assert kinds("Which district ranked last in 2022 and why?") == ["superlative", "why"]
    assert kinds("Huyện Sơn Lâm đạt bao nhiêu điểm, xếp thứ mấy?") == ["amount", "rank"]


def test_an_and_inside_a_name_does_not_split() -> None:
    assert len(read("Bộ phận Tiếp nhận và Trả kết quả có bao nhiêu cán bộ?").parts) == 1
    assert len(read("Cả huyện Sơn Lâm và huyện Mường Thác có bao nhiêu hồ sơ?").parts) == 1


def test_a_question_without_marks_is_read_with_them() -> None:
    question = read("huyen son lam nam 2023 xep thu may ve chi so cchc")
    assert question.restored
    assert question.reading == "huyện Sơn Lâm năm 2023 xếp thứ mấy về chỉ số cchc"
    assert question.asked == "huyen son lam nam 2023 xep thu may ve chi so cchc"


def test_a_question_with_its_marks_is_left_alone() -> None:
    for text in ("Huyện Sơn Lâm xếp thứ mấy?", "Tỷ lệ thoả mãn của xã Bản Lầu?"):
        assert read(text).reading == text
        assert not read(text).restored


def test_marks_that_were_typed_stay() -> None:
    assert "án" in read("bao nhieu vụ án nam 2023").reading
    assert "Sơn Lâm" in read("huyện Sơn Lâm xep thu may").reading


def test_places_known_to_the_index_are_found_without_marks_and_case() -> None:
    for text in (
        "huyen muong thac xep thu may",
        "HUYỆN MƯỜNG THÁC XẾP THỨ MẤY",
        "muong thac dat bao nhieu diem",
    ):
        assert read(text).subjects == ("huyện Mường Thác",), text
    assert read("What rank did Muong Thac district hold?").subjects == ("huyện Mường Thác",)


def test_a_unit_nobody_knows_is_a_unit_all_the_same() -> None:
    assert read("Huyện Khe Đá xếp thứ mấy năm 2023?").subjects == ("huyện Khe Đá",)


def test_a_question_word_is_no_name() -> None:
    for text in (
        "Huyện nào xếp cuối?",
        "Các xã miền núi có bao nhiêu hồ sơ?",
        "Tỉnh ta có mấy huyện?",
    ):
        assert read(text).subjects == (), text


def test_the_province_of_which_district_is_the_scope() -> None:
    question = read("Huyện nào của tỉnh Hà Lâm xếp cuối năm 2023?")
    assert question.subjects == ()
    assert question.scope == ("tỉnh Hà Lâm",)
    question = read("Huyện Sơn Lâm, tỉnh Hà Lâm xếp thứ mấy?")
    assert question.subjects == ("huyện Sơn Lâm",)
    assert question.scope == ("tỉnh Hà Lâm",)


def test_a_department_is_the_subject() -> None:
    assert read("Sở Nội vụ xếp thứ mấy năm 2023?").subjects == ("Sở Nội vụ",)
    assert read("sở nội vụ xếp thứ mấy năm 2023?").subjects == ("Sở nội vụ",)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Huyện Sơn Lâm năm 2023 thế nào?", "2023"),
        ("Huyện Sơn Lâm quý I/2023 thế nào?", "2023-Q1"),
        ("Huyện Sơn Lâm 6 tháng đầu năm 2023 thế nào?", "2023-H1"),
        ("Huyện Sơn Lâm năm nay thế nào?", "2026"),
        ("Huyện Sơn Lâm năm ngoái thế nào?", "2025"),
        ("huyen son lam nam 2023 the nao", "2023"),
        ("How did Son Lam district rank in 2023?", "2023"),
        ("How did Son Lam district rank last year?", "2025"),
    ],
)
def test_the_period_that_is_asked_of(text: str, period: str) -> None:
    assert period in read(text).period_values


def test_a_month_without_a_year_may_be_of_any_late_year() -> None:
    values = read("Tháng 6 huyện Sơn Lâm tiếp nhận bao nhiêu hồ sơ?").period_values
    assert {"2026-06", "2023-06"} <= set(values)


def test_numbers_of_documents_are_no_figures() -> None:
    question = read("Quyết định số 87/QĐ-UBND ban hành ngày nào?")
    assert question.numbers == ("87/QĐ-UBND",)
    assert not any(part.quantities for part in question.parts)


def test_an_article_is_named_in_small_letters_too() -> None:
    for text in ("Khoản 1 Điều 3 quy định gì?", "khoản 1 điều 3 quy định gì?"):
        assert [item.article for item in read(text).articles] == ["3"], text


def test_other_languages_are_told_apart() -> None:
    assert read("Huyện nào xếp cuối?").language == "vi"
    assert read("huyen nao xep cuoi").language == "vi"
    assert read("CCHC 2023?").language == "vi"
    assert read("Which district ranked last?").language == "en"
    assert read("Quel district est classé dernier en 2023, et pourquoi ?").foreign
    assert not read("Which district ranked last?").foreign
    assert not read("CCHC 2023?").foreign


def test_english_words_are_searched_for_in_vietnamese() -> None:
    words = read("online payment rate of Son Lam district in 2023").search_text
    assert "thanh toán trực tuyến" in words
    assert "Sơn Lâm" in words


def test_decomposed_letters_and_blanks_do_not_matter() -> None:
    import unicodedata

    text = "Huyện Sơn Lâm xếp thứ mấy?"
    untidy = unicodedata.normalize("NFD", text).replace(" ", "  \n")
    assert read(untidy) == read(text)


@pytest.mark.parametrize(
    "text",
    ["?", "…", "2023", "a", "và", "🙂", "'; DROP TABLE documents; --", "{place}", "\\d+(", "[1]"],
)
def test_odd_questions_are_read_without_failing(text: str) -> None:
    assert read(text).parts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sao SIPAS huyện Phú Lĩnh năm 2022 lại giảm?", Kind.WHY),
        ("Sở Tài chính với Sở Nội vụ năm 2023 ai hơn ai?", Kind.COMPARE),
        ("Thưởng cho đơn vị đứng thứ nhất bao nhiêu tiền?", Kind.AMOUNT),
        ("Việc kiểm tra theo thông tư số mấy của Bộ Công Thương?", Kind.DOCUMENT),
        ("Yếu tố nào có mức độ hài lòng thấp nhất?", Kind.CRITERION),
        ("Có bao nhiêu huyện, thị xã, thành phố đạt trên 85 điểm năm 2023?", Kind.UNITS),
        ("Địa bàn nào đứng đầu năm 2023?", Kind.SUPERLATIVE),
    ],
)
def test_words_that_people_use_say_what_is_asked(text: str, kind: Kind) -> None:
    (part,) = read(text).parts
    assert part.kind is kind


def test_a_result_is_asked_for_where_the_target_is_ruled_out() -> None:
    (part,) = read("Thanh toán trực tuyến đạt bao nhiêu % (kết quả chứ không phải chỉ tiêu)?").parts
    assert not part.wants_target


def test_how_many_places_it_rose_is_no_question_for_points() -> None:
    score, rise = read("Huyện Phú Lĩnh được bao nhiêu điểm năm 2023 và tăng mấy bậc?").parts
    assert score.asked
    assert not rise.asked


def test_which_district_of_a_province_speaks_of_the_province() -> None:
    question = read_question("Which district of Vân Sa was last?", AS_OF, ("tỉnh Vân Sa",))
    assert [place.name for place in question.places] == ["tỉnh Vân Sa"]
