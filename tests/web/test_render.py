"""Answers as HTML: complete, linked, and safe whatever stands in a document or a question."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from assistant.records import Choice, Note
from assistant.web.render import render_answer, render_question
from tests.web.fakes import (
    LAST,
    LIMITS,
    answered,
    citation,
    document,
    near,
    needs_clarification,
    not_found,
)
from tests.web.payloads import PAYLOADS

OURS = {
    "article", "p", "div", "ul", "ol", "li", "a", "h3", "section", "span", "blockquote", "em",
    "strong", "button", "form", "label", "input",
}  # fmt: skip
OUR_ATTRIBUTES = {
    "class", "lang", "href", "title", "aria-label", "aria-pressed", "type", "data-ask", "data-do",
    "role", "hidden", "maxlength",
}  # fmt: skip


class Tags(HTMLParser):
    """What a browser would make of the HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, tag: str, name: str) -> list[str]:
        return [found[name] for tag_found, found in self.tags if tag_found == tag and name in found]


def test_a_marker_opens_its_quote_in_its_document() -> None:
    tags = Tags(render_answer(answered()))
    first = answered().citations[0]
    address = (
        f"documents/tin-son-lam?version={first.version}"
        f"&start={first.span.start}&end={first.span.end}#cited"
    )
    assert address in tags.attributes("a", "href")


def test_each_source_shows_title_publisher_date_locator_and_quote() -> None:
    text = Tags(render_answer(answered())).text
    for words in (LAST, "Báo Hà Vân", "07/4/2023", "đoạn 3", "(suy ra)", "Chỉ số CCHC năm 2022"):
        assert words in text


def test_only_derived_facts_are_marked_as_derived() -> None:
    read = replace(answered().citations[0], derived=())
    assert "suy ra" not in render_answer(replace(answered(), citations=(read,)))


def test_a_number_in_brackets_that_is_no_citation_stays_text() -> None:
    tags = Tags(render_answer(replace(answered(), answer="Theo mẫu [7] thì 70,56 điểm [1].")))
    assert "[7]" in tags.text
    assert all("[7]" not in label for label in tags.attributes("a", "aria-label"))


def test_the_restored_reading_and_each_note_are_in_plain_sight() -> None:
    text = Tags(render_answer(answered())).text
    assert text.count("Tôi hiểu là: “huyện nào xếp cuối năm 2022”") == 1
    assert "Phạm vi" in text
    assert "Tài liệu xếp hạng 8 huyện" in text


def test_a_follow_up_shows_how_it_was_understood() -> None:
    follow_up = replace(
        answered(), question="Còn Vân Khê?", understood_as="Vân Khê đạt mấy điểm", notes=()
    )
    assert "Tôi hiểu là: “Vân Khê đạt mấy điểm”" in Tags(render_answer(follow_up)).text


def test_a_question_understood_as_typed_says_nothing_of_it() -> None:
    assert "Tôi hiểu là" not in render_answer(not_found("Dân số là bao nhiêu?"))


def test_nothing_found_is_said_kindly_and_with_its_notes() -> None:
    text = Tags(render_answer(not_found("Dân số?"))).text
    assert "Không tìm thấy trong tài liệu" in text
    assert "Tài liệu chỉ có số liệu năm 2022" in text


def test_what_the_assistant_says_of_finding_nothing_is_said_once() -> None:
    said = "Không tìm thấy thông tin này trong các tài liệu đã nạp."
    text = Tags(render_answer(replace(not_found("Dân số?"), answer=said))).text
    assert text.count("Không tìm thấy") == 1


def test_choices_are_buttons_that_ask_the_whole_question() -> None:
    tags = Tags(render_answer(needs_clarification("Vân Khê?")))
    assert tags.attributes("button", "data-ask") == [
        "Điểm CCHC của thành phố Vân Khê?",
        "Điểm CCHC của xã Vân Khê?",
    ]


def test_an_english_answer_has_english_labels_around_it() -> None:
    text = Tags(render_answer(replace(answered(), language="en", notes=()))).text
    assert "Sources" in text
    assert "Nguồn trích dẫn" not in text


def test_an_english_answer_says_in_english_where_its_vietnamese_quotes_stand() -> None:
    tags = Tags(render_answer(replace(answered(), language="en", notes=())))
    assert "paragraph 3" in tags.text
    assert "đoạn 3" not in tags.text
    assert set(tags.attributes("blockquote", "lang")) == {"vi"}


def test_what_is_nearest_to_a_question_is_shown_as_no_answer() -> None:
    tags = Tags(render_answer(near("Vì sao trễ hạn?")))
    assert "Đoạn gần với câu hỏi nhất" in tags.text
    assert "Chưa chắc là điều bạn hỏi" in tags.text
    assert f"“{LIMITS}”" in tags.text
    assert "[1]" not in tags.text
    span = near("?").nearest[0].span
    (address,) = tags.attributes("a", "href")
    assert f"&start={span.start}&end={span.end}#cited" in address
    english = Tags(render_answer(replace(near("Why?"), language="en"))).text
    assert "Closest to the question" in english


def test_a_list_in_the_answer_is_a_list() -> None:
    tags = Tags(render_answer(replace(answered(), notes=(), citations=answered().citations)))
    assert [tag for tag, _ in tags.tags].count("ul") == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_from_a_document_or_a_user_becomes_markup(payload: str) -> None:
    hostile = document(payload, f"{payload} tại đoạn này", title=payload, publisher=payload)
    hostile = replace(hostile, name=payload, url=payload, derived=("title",))
    answer = replace(
        answered(question=payload),
        understood_as=payload,
        answer=f"{payload} [1]\n- {payload}",
        citations=(replace(citation(1, hostile, payload, payload), locator=payload),),
        notes=(Note("conflict", payload), Note("restored", payload)),
        choices=(Choice(payload, payload),),
        suggestions=(payload,),
    )
    refused = replace(answer, status="not_found", nearest=answer.citations, citations=())
    for html in (
        render_answer(answer),
        render_answer(refused),
        render_question(payload, "Câu hỏi"),
    ):
        tags = Tags(html)
        assert {tag for tag, _ in tags.tags} <= OURS
        assert {name for _, found in tags.tags for name in found} <= OUR_ATTRIBUTES
        assert all(href.startswith("documents/") for href in tags.attributes("a", "href"))
        assert payload in tags.text
        # Gradio's templates must find nothing to evaluate.
        assert not set("{}$`\\") & set(html)
    assert payload in unescape(render_answer(answer))
