"""The source viewer: the stored text, whole, with exactly the cited characters marked."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from assistant.web.viewer import View, document_page
from index_store.records import Document, Landmark, Span
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
    assert html.count("<th>") == 3
    assert "---" not in Tags(html).text


def test_a_row_without_a_rule_below_it_is_no_heading() -> None:
    html = document_page(View(document("x", "| a | b |\n| c | d |")))
    assert "<th>" not in html
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
