"""The source viewer: the stored text, whole, with exactly the cited characters marked."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from assistant.records import Language
from assistant.web.standing import Standings
from assistant.web.viewer import View, document_page
from index_store.records import Document, Landmark, Relation, Span
from tests.web.fakes import ACROSS, LAST, NEWS, FakeLibrary, document, the_news
from tests.web.payloads import PAYLOADS
from tests.web.test_render import Tags


def page(quote: str) -> str:
    start = NEWS.index(quote)
    return document_page(View(the_news(), cited=Span(start, start + len(quote))))


def marks(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


@pytest.mark.parametrize("quote", [LAST, "8", "điểm; huyện", "tiêu chí 🙂, báo cáo", "Huyện Sơn"])
def test_exactly_the_quote_is_marked(quote: str) -> None:
    html = page(quote)
    assert marks(html) == [quote]
    assert html.count('<mark id="cited"') == 1


def test_a_quote_across_paragraphs_has_a_mark_in_each() -> None:
    html = page(ACROSS)
    assert "\n".join(marks(html)) == ACROSS
    assert html.count('id="cited"') == 1


def test_a_quoted_row_is_marked_cell_by_cell() -> None:
    html = page("| Huyện Sơn Lâm | 70,56 | 8/8 |")
    assert [mark.strip() for mark in marks(html)] == ["Huyện Sơn Lâm", "70,56", "8/8"]
    assert html.count('id="cited"') == 1


def test_every_word_of_the_stored_text_is_on_the_page() -> None:
    shown = Tags(document_page(View(the_news()))).text
    for word in re.findall(r"[^\s|]+", NEWS):
        if not set(word) <= {"-"}:
            assert word in shown


def test_rows_are_a_table_with_a_heading() -> None:
    html = document_page(View(the_news()))
    assert html.count("<tr>") == 3
    assert html.count("<th scope=col") == 3
    assert "---" not in Tags(html).text


def test_a_row_without_a_rule_below_it_is_no_heading() -> None:
    html = document_page(View(document("x", "| a | b |\n| c | d |")))
    assert "<th" not in html
    assert html.count("<td>") == 4


def test_the_facts_of_the_document_are_shown_and_derived_ones_marked() -> None:
    text = Tags(document_page(View(the_news()))).text
    for words in ("Báo Hà Vân", "07/4/2023", "UBND tỉnh Hà Vân", "(suy ra)"):
        assert words in text


def test_paragraphs_carry_the_locator_that_a_citation_names() -> None:
    library = FakeLibrary.of(the_news())
    html = document_page(View(the_news(), passages=library.passages("tin-son-lam")))
    assert re.search(r'data-locator="đoạn 3">Theo đó', html)


def test_the_original_is_linked_where_it_is_a_web_page() -> None:
    assert 'href="https://bao.havan.example/tin/1"' in document_page(View(the_news()))
    evil = document("x", "a", url="javascript:alert(1)")
    assert "javascript" not in document_page(View(evil))


def test_an_older_version_says_so_and_links_to_the_present_one() -> None:
    html = document_page(View(the_news(), is_live=False))
    assert "phiên bản đã được trích dẫn" in html
    assert 'href="tin-son-lam"' in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_from_a_document_runs(payload: str) -> None:
    hostile = document(
        payload, f"{payload}\n| {payload} | b |", title=payload, publisher=payload, url=payload
    )
    html = document_page(View(hostile, cited=Span(0, 2), is_live=False))
    tags = Tags(html)
    assert tags.attributes("script", "src") == ["../web/viewer.js"]
    assert not {"img", "svg", "iframe", "base", "math", "details", "style"} & {
        tag for tag, _ in tags.tags
    }
    assert not {name for _, found in tags.tags for name in found if name.startswith("on")}
    assert payload in tags.text


LAW = """NGHỊ ĐỊNH

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định ba việc:
d) Việc thứ nhất;
đ) Việc thứ hai.
Điều 2. Hiệu lực thi hành
Điều 3. Nghị định này có hiệu lực từ ngày 01/7/2025.
"""


def law() -> Document:
    parts = {
        "Chương I": "Chương I\n", "Điều 1": "Điều 1.", "khoản 1 Điều 1": "1. Nghị",
        "điểm d khoản 1 Điều 1": "d) Việc", "điểm đ khoản 1 Điều 1": "đ) Việc",
        "Điều 2": "Điều 2.", "Điều 3": "Điều 3.",
    }  # fmt: skip
    starts = {locator: LAW.index(words) for locator, words in parts.items()}
    marks = tuple(Landmark(Span(at, len(LAW)), locator) for locator, at in starts.items())
    return document("nd", LAW, landmarks=marks, effective=date(2025, 7, 1), signer="Nguyễn Văn A")


def test_a_law_is_a_tree_with_an_anchor_for_each_part() -> None:
    html = document_page(View(law()))
    tags = Tags(html)
    assert tags.attributes("h4", "id") == ["dieu-1", "dieu-2"], (
        "an article that rules is no heading"
    )
    assert tags.attributes("h2", "id") == ["chuong-i"]
    assert "khoan-1-dieu-1" in tags.attributes("p", "id")
    points = [one for one in tags.attributes("p", "id") if one.startswith("diem")]
    assert len(set(points)) == 2, "points d and đ are two"
    assert "#dieu-3" in tags.attributes("a", "href")
    assert "Chương I. QUY ĐỊNH CHUNG" in tags.text
    assert "01/7/2025" in tags.text
    assert "Nguyễn Văn A" in tags.text


def test_a_mark_in_a_law_stays_exact() -> None:
    start = LAW.index("Phạm vi")
    assert marks(document_page(View(law(), cited=Span(start, start + 7)))) == ["Phạm vi"]


def test_the_original_is_opened_at_the_quote() -> None:
    start = NEWS.index("70,56 điểm")
    html = document_page(View(the_news(), cited=Span(start, start + 10)))
    assert 'href="https://bao.havan.example/tin/1#:~:text=70%2C56%20%C4%91i%E1%BB%83m"' in html
    long = Tags(page(LAST)).attributes("a", "href")
    fragment = next(href for href in long if "text=" in href).split("text=")[1]
    assert len(fragment.split(",")) == 2, "a long quote is named by its two ends"


OLD = document("cu", "Nghị định về báo cáo\n\nĐiều 1. Báo cáo quý.", number="912/2019/NĐ-CP",
               genre="decree", published=date(2019, 5, 10), effective=date(2019, 7, 1))  # fmt: skip
_SAYS = "Nghị định này thay thế Nghị định số 912/2019/NĐ-CP."


def replacing(relation: Relation, **facts: object) -> Document:
    text = f"Nghị định mới về báo cáo\n\n{_SAYS}"
    return document("moi", text, genre="decree", number="945/2024/NĐ-CP",
                    published=date(2024, 5, 20), effective=date(2024, 7, 1),
                    relations=(relation,), **facts)  # fmt: skip


def standing_page(
    shown: Document, *others: Document, day: date = date(2026, 11, 22), language: Language = "vi"
) -> str:
    standings = Standings(FakeLibrary.of(shown, *others))
    standing = standings.of(shown, day, "public")
    return document_page(View(shown, standing=standing, language=language))


REPLACES = Relation("replaces", "912/2019/NĐ-CP", Span(26, 26 + len(_SAYS)))


def test_what_was_replaced_says_so_first_and_links_the_sentence_that_does_it() -> None:
    html = standing_page(OLD, replacing(REPLACES))
    text = Tags(html).text
    assert "Văn bản này đã được thay thế." in text
    assert "Được thay thế bởi Nghị định mới về báo cáo (945/2024/NĐ-CP) (từ ngày 01/7/2024)" in text
    assert f"&amp;start=26&amp;end={26 + len(_SAYS)}#cited" in html
    assert html.index("banner grave") < html.index("<dl>")
    assert '<a class="state" href="#standing">' in html, "said also beside a passage further down"


def test_what_replaces_names_what_it_replaced() -> None:
    text = Tags(standing_page(replacing(REPLACES), OLD)).text
    assert "Nghị định về báo cáo (912/2019/NĐ-CP)" in text
    assert "còn hiệu lực" in text


def test_before_its_day_a_text_is_not_yet_in_force() -> None:
    html = standing_page(replacing(REPLACES), OLD, day=date(2024, 6, 1))
    assert "Văn bản này chưa có hiệu lực." in Tags(html).text


def test_an_amended_text_names_the_provision() -> None:
    amends = Relation("amends", "912/2019/NĐ-CP", Span(26, 30), ("khoản 2 Điều 5",))
    text = Tags(standing_page(OLD, replacing(amends))).text
    assert "sửa đổi, bổ sung hoặc bãi bỏ một phần" in text
    assert "(khoản 2 Điều 5, từ ngày 01/7/2024)" in text


def test_an_internal_text_that_replaces_is_not_named_to_the_public() -> None:
    text = Tags(standing_page(OLD, replacing(REPLACES, visibility="internal"))).text
    assert "Văn bản này đã được thay thế." in text
    assert "945/2024" not in text


def test_the_words_around_a_text_are_english_if_asked_for() -> None:
    html = standing_page(OLD, replacing(REPLACES), language="en")
    text = Tags(html).text
    for words in ("This text has been replaced.", "Replaced by", "since 1 July 2024", "Issued on"):
        assert words in text
    assert "lang=en" in html, "links stay in the language"
    assert '<html lang="en">' in html
    assert '<div class="text" lang="vi">' in html


def test_a_part_that_is_only_named_is_a_heading_and_takes_its_title_from_below() -> None:
    text = "Chương II\nQUY ĐỊNH\nMục 1.\nVĂN BẢN\nĐiều 7.\n1. Một.\nĐiều 8.\n1. Hai."
    names = {"Chương II": "Chương II", "Mục 1.": "Mục 1 Chương II", "Điều 7.": "Điều 7",
             "Điều 8.": "Điều 8"}  # fmt: skip
    marks = tuple(
        Landmark(Span(text.index(line), text.index(line) + len(line)), name)
        for line, name in names.items()
    )
    html = document_page(View(document("x", text, landmarks=marks)))
    assert '<h4 class="level-3" id="dieu-7">Điều 7.' in html
    assert ">Chương II. QUY ĐỊNH</a>" in html
    assert ">Mục 1. VĂN BẢN</a>" in html


def test_numbers_of_a_table_stand_under_each_other() -> None:
    html = document_page(View(the_news()))
    assert "<td class=number> 88,12 </td>" in html
    assert "<th scope=col class=number> Điểm </th>" in html
    assert "<td> Huyện Sơn Lâm </td>" in html


@pytest.mark.parametrize("text", ["| --- |\n| --- |", "| - |", "| a |\n| --- |", "||", "|||\n|a|"])
def test_no_table_is_too_poor_to_be_shown(text: str) -> None:
    assert '<div class="text"' in document_page(View(document("x", text)))
