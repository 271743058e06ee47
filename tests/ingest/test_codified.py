"""A page of the codified law is an article of the document that its source line names."""

from __future__ import annotations

from datetime import date

from index_store.records import Document
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

PAGE = """Trả lời người gửi ý kiến

(Điều 12 Thông tư số 47 /2016/TT-BTC Hướng dẫn tiếp nhận ý kiến về bến thuyền ngày 09/03/2016 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 25/04/2016, có nội dung được sửa đổi bởi Điều 1 Thông tư số 8/2019/TT-BTC có hiệu lực thi hành kể từ ngày 01/01/2020)

1. Người trực bến trả lời người gửi ý kiến trong 06 ngày.
2. Trường hợp phải hỏi nơi khác:
a) Báo cho người gửi biết;
b) Trả lời trong 17 ngày.
Điều 3. của bản cũ không còn dùng.
(Điều này có nội dung liên quan đến Điều 4 Thông tư số 9/2015/TT-BTC)
"""


def read(text: str) -> Document:
    data = text.encode()
    return read_source(SourceBytes(upload_source("a.txt", data), data)).document


def locators(text: str) -> list[str]:
    data = text.encode()
    reading = read_source(SourceBytes(upload_source("a.txt", data), data))
    return [passage.locator for passage in reading.passages]


def test_number_kind_issuer_and_days_are_those_of_the_source_line() -> None:
    page = read(PAGE)
    assert (page.title, page.number, page.genre) == (
        "Trả lời người gửi ý kiến",
        "47/2016/TT-BTC",
        "circular",
    )
    assert (page.issuer, page.published, page.effective) == (
        "Bộ Tài chính",
        date(2016, 3, 9),
        date(2016, 4, 25),
    )
    assert not page.relations


def test_all_of_the_page_lies_in_its_article() -> None:
    marks = [mark.locator for mark in read(PAGE).landmarks]
    assert "Điều 12" in marks
    assert "điểm b khoản 2 Điều 12" in marks
    assert not any("Điều 3" in one for one in marks)
    assert all("Điều 12" in one for one in locators(PAGE))


def test_who_issued_is_worked_out_from_the_codes_where_the_line_does_not_say() -> None:
    page = read(
        "Phối hợp\n\n(Điều 5 Thông tư liên tịch số 3/2014/TTLT-BYT-BCT, có hiệu lực thi hành kể từ ngày "
        "01/02/2014)\n\nHai bộ cùng kiểm tra bến thuyền hằng năm.\n"
    )
    assert page.number == "3/2014/TTLT-BYT-BCT"
    assert page.issuer == "Bộ Y tế và Bộ Công Thương"
    assert "issuer" in page.derived


def test_a_law_of_the_table_is_found_by_its_name() -> None:
    text = (
        "Quyền của người mua\n\n(Điều 8 Luật số 105/2016/QH13, có hiệu lực thi hành kể từ ngày 01/01/2017)\n\n"
        "Người mua được hỏi về cách dùng.\n"
    )
    data = text.encode()
    reading = read_source(SourceBytes(upload_source("a.txt", data), data))
    assert reading.document.genre == "law"
    assert "Luật Dược" in reading.passages[0].heading


def test_a_page_without_a_title_is_called_by_its_article() -> None:
    page = read(
        "(Điều 2 Quyết định số 66/2004/QĐ-TTg, có hiệu lực thi hành kể từ ngày 13/10/2004)\n\n"
        "Các bộ và tỉnh thi hành Quyết định này.\n"
    )
    assert page.title == "Điều 2 Quyết định số 66/2004/QĐ-TTg"
    assert page.number == "66/2004/QĐ-TTg"


def test_a_page_that_only_cites_a_decree_is_none_of_its_articles() -> None:
    cited = "(Điều 4 Nghị định số 47/2016/NĐ-CP, có hiệu lực thi hành kể từ ngày 25/04/2016)"
    for text in (
        f"Bến thuyền Lâm Khê mở lại\n\nBến thuyền mở lại sau hai tháng theo quy định {cited}.\n",
        f"Bến thuyền Lâm Khê mở lại\n\nSáng 3/5, bến thuyền đón khách trở lại.\n\nBến đông khách.\n\n{cited}\n",
        "Bến thuyền Lâm Khê mở lại\n\n(Theo Nghị định số 47/2016/NĐ-CP về bến thuyền)\n\nSáng 3/5 bến mở lại.\n",
    ):
        assert read(text).number is None
