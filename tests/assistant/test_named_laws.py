"""Laws, decrees and circulars named as people name them: by a short number, by a name with its year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.questions.question import Kind
from assistant.questions.reading import read_question

if TYPE_CHECKING:
    from tests.assistant.indexes import Indexed, IndexTexts

DAYS = """Trả lời người gửi ý kiến

(Điều 12 Thông tư số 08/2016/TT-BTC, có hiệu lực thi hành kể từ ngày 25/04/2016)

1. Người trực bến thuyền trả lời người gửi ý kiến trong thời hạn 06 ngày.
2. Người trực bến thuyền vi phạm Điều 14 Thông tư này thì bị trừ 03 tháng phụ cấp.
"""
BOATS = """Cấp thẻ cho chủ thuyền

(Điều 14 Thông tư số 08/2016/TT-BTC, có hiệu lực thi hành kể từ ngày 25/04/2016)

1. Chủ thuyền được cấp thẻ ra bến trong thời hạn 09 ngày kể từ ngày nộp đơn.
2. Người trực bến thuyền không nhận quà của chủ thuyền.
"""
SCOPE = """Phạm vi điều chỉnh

(Điều 1 Thông tư số 08/2016/TT-BTC Hướng dẫn thu tiền bến thuyền ngày 09/03/2016 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 25/04/2016)

Thông tư này quy định việc thu tiền tại bến thuyền.
"""
OTHER = """Cấp thẻ cho chủ thuyền

(Điều 14 Thông tư số 21/2019/TT-BGTVT, có hiệu lực thi hành kể từ ngày 01/01/2020)

1. Chủ thuyền được cấp thẻ ra bến trong thời hạn 30 ngày kể từ ngày nộp đơn.
"""
LAW = """Bán thuốc khi mất đơn

(Điều 9 Luật số 105/2016/QH13, có hiệu lực thi hành kể từ ngày 01/01/2017)

1. Người bán thuốc ghi tên người mất đơn vào sổ trong thời hạn 05 ngày.
"""
NEWS = """Chủ tiệm bánh Lâm Khê hỏi về tách cửa hàng

Bà Mẫu Thị Hòa, chủ tiệm bánh ở Lâm Khê, cho biết tiệm được tách thành 4 cửa hàng.

Trước đây tách ra mấy cửa hàng cũng được, nay quyết định 61 năm 2017 của thành phố không cho quá 4 cửa hàng.
"""


@pytest.fixture(scope="module")
def pages(module_texts: IndexTexts) -> Indexed:
    return module_texts(days=DAYS, boats=BOATS, scope=SCOPE, other=OTHER, law=LAW, news=NEWS)


@pytest.mark.parametrize(
    "question",
    [
        "Theo TT 08/2016 của Bộ Tài chính, chủ thuyền được cấp thẻ ra bến trong mấy ngày?",
        "Theo Thông tư 08/2016/TT-BTC, chủ thuyền được cấp thẻ ra bến trong mấy ngày?",
        "chu thuyen duoc cap the ra ben trong may ngay (TT 08/2016 Bo Tai chinh)?",
        "Theo điều 14 TT 08/2016, chủ thuyền được cấp thẻ ra bến trong mấy ngày?",
    ],
)
def test_a_short_number_names_the_document_that_its_source_line_names(
    pages: Indexed, question: str
) -> None:
    answer = pages.answered(question)
    assert "09 ngày" in answer.answer
    assert "30 ngày" not in answer.answer
    assert answer.citations[0].locator == "khoản 1 Điều 14"


def test_what_another_article_tells_of_the_one_named_is_no_answer_shut_out(pages: Indexed) -> None:
    answer = pages.answered(
        "Người trực bến thuyền vi phạm điều 14 Thông tư 08/2016/TT-BTC thì bị trừ mấy tháng phụ cấp?"
    )
    assert "03 tháng" in answer.answer


def test_articles_of_one_document_are_no_several_documents(pages: Indexed) -> None:
    since = pages.answered("Thông tư 08/2016/TT-BTC có hiệu lực từ ngày nào?")
    assert "25/04/2016" in since.answer
    both = pages.answered("Thông tư 08/2016: ngày ban hành, ngày có hiệu lực?")
    assert "09/03/2016" in both.answer
    assert "25/04/2016" in both.answer
    assert not [note for note in since.notes if note.kind == "conflict"]


def test_what_a_document_is_about_is_not_its_articles_title(pages: Indexed) -> None:
    about = pages.answered("Thông tư 08/2016/TT-BTC quy định về việc gì?")
    assert "Hướng dẫn thu tiền bến thuyền" in about.answer


def test_a_law_is_named_with_its_year(pages: Indexed) -> None:
    asked = "người bán thuốc ghi tên người mất đơn vào sổ trong mấy ngày?"
    for law in ("Luật Dược 2016", "luật dược 2016", "điều 9 Luật Dược", "Luật Dược 105/2016"):
        assert "05 ngày" in pages.answered(f"Theo {law}, {asked}").answer
    for law in ("Luật Dược 2005", "điều 9 Luật Điện ảnh", "điều 7 Luật Dược"):
        assert pages.assistant.ask(f"Theo {law}, {asked}").status == "not_found"


def test_news_may_tell_of_a_decision_that_the_collection_has_not(pages: Indexed) -> None:
    answer = pages.answered(
        "Bà Mẫu Thị Hòa ở Lâm Khê được tách tiệm bánh thành mấy cửa hàng theo quyết định 61/2017?"
    )
    assert "4 cửa hàng" in answer.answer


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("luật chứng khoán 2019 cấm gì", ()),
        ("BLHS 2015 phạt mấy năm tù", ()),
        ("thông tư biện pháp lâm sinh 2018 giao việc cho ai", ()),
        ("luat duoc 2016 cam gi", ()),
        ("NĐ 08/2020 quy định gì", ()),
        ("Luật KH&CN 2013 ưu đãi gì", ()),
        ("tháng 08/2020 có mấy vụ", ("2020-08",)),
        ("vi phạm luật giao thông 2018 có mấy vụ", ("2018",)),
        ("vi phạm pháp luật năm 2018 có mấy vụ", ("2018",)),
    ],
)
def test_a_year_in_the_name_of_a_law_is_no_time_asked_about(
    text: str, periods: tuple[str, ...]
) -> None:
    question = read_question(text, date(2026, 11, 22))
    assert tuple(item.value for item in question.periods) == periods


def test_who_issued_a_circular_is_no_body_asked_about() -> None:
    question = read_question(
        "TT 18/2019 Bộ Công Thương giao Sở Công Thương việc gì", date(2026, 1, 1)
    )
    assert question.organisations == ("Sở Công Thương",)


def test_a_reason_given_in_a_question_asks_for_none() -> None:
    given = read_question("khách bị từ chối vì lý do an ninh thì báo cho ai", date(2026, 1, 1))
    assert given.parts[0].kind is Kind.WHO
    asked = read_question("khách bị từ chối vì lý do gì", date(2026, 1, 1))
    assert asked.parts[0].kind is Kind.WHY


def test_what_a_circular_says_of_itself_is_not_said_of_a_law(pages: Indexed) -> None:
    asked = pages.assistant.ask("Luật Đất đai 2024 có hiệu lực từ ngày nào?")
    assert "2016" not in asked.answer
    assert (
        "thu tiền tại bến"
        not in pages.assistant.ask("Luật Dược quy định việc gì ở bến thuyền?").answer
    )


def test_the_number_of_a_document_named_is_not_told_as_an_answer(pages: Indexed) -> None:
    asked = pages.assistant.ask("Phụ cấp của người trực bến thuyền, TT 08/2016: hệ số mấy?")
    assert "Số của văn bản" not in asked.answer


CARDS = """Thẻ ra bến của chủ thuyền

(Điều 3 Thông tư số 55/2018/TT-BTC, có hiệu lực thi hành kể từ ngày 01/01/2019)

1. Bến cấp thẻ ra bến cho chủ thuyền trong thời hạn 20 ngày kể từ ngày nhận đơn.
2. Chủ thuyền trả lại thẻ ra bến trong thời hạn 03 ngày khi bán thuyền.
"""


def test_days_answer_neither_how_many_years_nor_how_far(module_texts: IndexTexts) -> None:
    cards = module_texts(cards=CARDS)
    assert "20 ngày" in cards.answered("Bến cấp thẻ ra bến cho chủ thuyền trong mấy ngày?").answer
    for question in (
        "Bến cấp thẻ ra bến cho chủ thuyền có giá trị trong mấy năm?",
        "Chủ thuyền trả lại thẻ ra bến khi bán thuyền tới mức nào?",
    ):
        assert "ngày" not in cards.assistant.ask(question).answer, question
