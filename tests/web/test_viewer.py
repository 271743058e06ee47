"""The source viewer: the stored text, whole, with exactly the cited characters marked."""

from __future__ import annotations

import re
from html import unescape

import pytest

from assistant.web.viewer import View, document_page
from index_store.records import Span
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
