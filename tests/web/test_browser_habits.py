"""What people do by habit: press Back, paste too much, change the language, print, turn the phone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

import pytest

from assistant.checking.records import Check, CheckedClaim, CheckedFigure
from assistant.web import WebOptions, create_app
from assistant.web.limits import CHECK_LIMIT, QUESTION_LIMIT
from index_store.records import Binding, Figure, Span
from index_store.store import FigureQuery, StoredFigure
from tests.web.fakes import (
    LAST,
    FakeLibrary,
    SlowAssistant,
    answered,
    citation,
    scripted,
    the_news,
)
from tests.web.running import running
from tests.web.visiting import (
    ASKED,
    IN_A_BROWSER,
    READY,
    Visit,
    context_of,
    fits,
    follow,
    visit_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from assistant.web.ports import AdministrationPort
    from index_store.records import Document
    from index_store.store import DocumentSummary

pytestmark = IN_A_BROWSER

TOKEN = "mot-ma-quan-tri-dai"
QUESTION = "huyen nao xep cuoi nam 2022"
FIGURE = "Huyện Sơn Lâm đạt 70,56 điểm."
PROSE = "Người dân hài lòng hơn trước."
CHECKED = ".cchc-check-form textarea"


class HabitualAssistant(SlowAssistant):
    """Finds the figure of a text, not its prose."""

    def check(self, text: str, *, audience: Literal["all", "public"] = "all") -> Check:
        at = text.index("70,56")
        figure = CheckedFigure("70,56 điểm", Span(at, at + 10), "supported", None, 1)
        source = citation(1, the_news(), LAST)
        claims = (
            CheckedClaim(FIGURE, Span(0, len(FIGURE)), "supported", (figure,), (source,)),
            CheckedClaim(PROSE, Span(len(FIGURE), len(text)), "not_found"),
        )
        return Check(claims, (), "1-fake", 0.0)


class Measured(FakeLibrary):
    """Tells one figure."""

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        news, at = the_news(), the_news().text.index("70,56")
        span, (place, indicator) = (
            Span(at, at + 10),
            ("huyện Sơn Lâm", "Chỉ số cải cách hành chính"),
        )
        figure = Figure(
            news.id, span, "70,56 điểm", span, "value", 70.56, "điểm",
            place=Binding(place, place, None), indicator=Binding(indicator, indicator, None),
            period=Binding("2022", "2022", None),
        )  # fmt: skip
        return [StoredFigure(figure, self.documents()[0], 0)]

    def _summary(self, found: Document) -> DocumentSummary:
        return replace(super()._summary(found), figures=1)


@pytest.fixture(scope="module")
def assistant() -> HabitualAssistant:
    return HabitualAssistant({"huyện Sơn Lâm": answered(), "chậm": answered(), **scripted().script})


@pytest.fixture(scope="module")
def address(assistant: HabitualAssistant) -> Iterator[str]:
    app = create_app(
        assistant,
        Measured.of(the_news()),
        options=WebOptions(admin_token=TOKEN),
        administration=cast("AdministrationPort", object()),  # nothing is changed
    )
    with running(app) as address:
        yield address


def test_back_closes_what_covers_the_page_on_a_phone(browser: Browser, address: str) -> None:
    with context_of(browser, 360) as context, visit_in(context, address) as phone:
        phone.page.click("[data-to=kiem-chung]")
        phone.page.click("[data-to=hoi-dap]")
        phone.ask(QUESTION, ".cchc-source")
        for leave in (phone.page.go_back, lambda: phone.page.click("[data-do=close]")):
            follow(phone, ".cchc-text p .cchc-marker")
            leave()
            phone.page.wait_for_selector(".cchc-panel", state="hidden")
            assert phone.page.locator(".cchc-text").is_visible()
            assert phone.page.url.endswith("#hoi-dap")
        phone.page.go_back()
        phone.page.wait_for_selector(CHECKED)


def test_a_question_that_is_too_long_is_said_and_stays(desk: Visit) -> None:
    long = "đ" * (QUESTION_LIMIT + 1)
    desk.page.fill(ASKED, long)
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector("text=Câu hỏi dài 2.001 ký tự, tối đa là 2.000 ký tự.")
    assert desk.page.input_value(ASKED) == long
    assert desk.page.locator(".cchc-exchange").count() == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [("  ", "Hãy dán văn bản"), ("đ" * (CHECK_LIMIT + 1), "dài 100.001 ký tự, tối đa là 100.000")],
)
def test_a_text_that_cannot_be_checked_is_said(desk: Visit, text: str, told: str) -> None:
    desk.page.click("[data-to=kiem-chung]")
    desk.page.fill(CHECKED, text)
    desk.page.click(".cchc-check-form [type=submit]")
    desk.page.wait_for_selector(f".cchc-trouble:has-text('{told}')")


def test_the_figures_stand_out_of_the_prose_and_are_what_is_read_aloud(desk: Visit) -> None:
    page = desk.page
    page.click("[data-to=kiem-chung]")
    page.fill(CHECKED, FIGURE + PROSE)
    page.click(".cchc-check-form [type=submit]")
    page.wait_for_selector(".cchc-checked")
    assert page.locator(".cchc-judged").all_inner_texts() == [
        "70,56 điểm✓\N{NO-BREAK SPACE}đúng[1]"
    ]
    assert page.locator(".cchc-claim").count() == 1
    assert "1 câu không có con số" in page.inner_text(".cchc-checked .cchc-hint")
    assert page.locator(".cchc-told").text_content() == "✓ 1 đúng, ✗ 0 khác, ? 0 không thấy"
    assert page.locator("#cchc-kiem-chung [aria-live]").count() == 0


def test_a_change_of_language_loses_nothing(desk: Visit, assistant: HabitualAssistant) -> None:
    page = desk.page
    page.click("[data-to=tai-lieu]")
    page.click(".cchc-admin summary")
    page.fill(".cchc-token input", TOKEN)
    page.keyboard.press("Enter")
    page.wait_for_selector(".cchc-upload")
    page.click("[data-to=kiem-chung]")
    page.fill(CHECKED, FIGURE + PROSE)
    page.click(".cchc-check-form [type=submit]")
    page.wait_for_selector(".cchc-checked")
    page.click("[data-to=hoi-dap]")
    page.fill(ASKED, "Câu hỏi trả lời chậm?")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-do=stop]")
    page.fill(ASKED, "đang gõ dở")
    page.focus(".cchc-language")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{READY} h1:has-text('Figures')")
    assert page.evaluate("document.activeElement.className") == "cchc-language"
    assert page.input_value(ASKED) == "đang gõ dở"
    assistant.gate.set()
    page.wait_for_selector(".cchc-source")
    assert page.locator(".cchc-exchange").count() == 1
    page.click("[data-to=kiem-chung]")
    page.wait_for_selector(".cchc-counts :text('right')")
    assert page.input_value(CHECKED) == FIGURE + PROSE
    page.click("[data-to=tai-lieu]")
    page.wait_for_selector(".cchc-upload :text('Upload')")


def test_an_answer_can_be_read_on_a_short_screen(desk: Visit) -> None:
    desk.page.set_viewport_size({"width": 640, "height": 300})
    desk.ask(QUESTION, ".cchc-source")
    desk.page.locator(".cchc-text").scroll_into_view_if_needed()
    free = desk.page.evaluate(
        "document.querySelector('.cchc-composer').getBoundingClientRect().top"
        " - Math.max(0, document.querySelector('.cchc-top').getBoundingClientRect().bottom)"
    )
    assert free > 200
    assert fits(desk.page)


def test_a_printed_answer_is_the_answer_and_its_sources(desk: Visit) -> None:
    desk.ask(QUESTION, ".cchc-source")
    desk.page.emulate_media(media="print")
    for shown in (".cchc-question", ".cchc-text", ".cchc-notes", ".cchc-source"):
        assert desk.page.locator(shown).first.is_visible(), shown
    for hidden in (
        ".cchc-skip",
        ".cchc-top",
        ".cchc-composer",
        ".cchc-actions",
        ".cchc-suggestions",
    ):
        assert not desk.page.locator(hidden).first.is_visible(), hidden
    desk.page.emulate_media(media="screen")


def test_a_source_opened_alone_shows_its_quote_in_the_middle(desk: Visit, address: str) -> None:
    news = the_news()
    start = news.text.index(LAST)
    place = f"{address}/documents/{news.id}?start={start}&end={start + len(LAST)}#cited"
    desk.page.set_viewport_size({"width": 360, "height": 300})
    desk.page.goto(place)
    desk.page.wait_for_function("document.activeElement?.id === 'cited'")
    for _ in range(2):  # scrolled to by our script, and by the browser alone
        mark, bar = (desk.page.locator(css).bounding_box() for css in ("mark#cited", ".bar"))
        assert mark is not None
        assert bar is not None
        assert bar["y"] + bar["height"] < mark["y"] < 200
        desk.page.evaluate("scrollTo(0, 0); location.hash = ''; location.hash = 'cited'")


def test_a_place_that_could_not_be_shown_is_tried_again(desk: Visit) -> None:
    page = desk.page
    desk.tolerated = ("Failed to load resource",)
    for place in ("so-lieu", "tai-lieu"):
        page.route("**/web/**", lambda route: route.abort())
        page.click(f"[data-to={place}]")
        page.wait_for_selector(f"#cchc-{place} .cchc-trouble")
        page.unroute("**/web/**")
        page.click("[data-to=hoi-dap]")
        page.click(f"[data-to={place}]")
        page.wait_for_selector(f"#cchc-{place} .cchc-result :is(.cchc-count, .cchc-note)")


def test_who_knows_nothing_of_the_collection_finds_a_question_to_begin_with(desk: Visit) -> None:
    offered = desk.page.locator(".cchc-samples button")
    offered.first.wait_for()
    assert "câu hỏi mẫu" in desk.page.inner_text(".cchc-welcome")
    offered.first.click()
    desk.page.wait_for_selector(".cchc-answer")
    assert "huyện Sơn Lâm" in desk.page.inner_text(".cchc-question")


def test_figures_are_ordered_with_one_choice(desk: Visit) -> None:
    page = desk.page
    page.click("[data-to=so-lieu]")
    page.wait_for_selector("#cchc-so-lieu tbody tr")
    with page.expect_response("**/web/figures?*order=highest*"):
        page.select_option("[name=order]", "highest")
    page.wait_for_selector("#cchc-so-lieu tbody tr")
    assert "order=highest" in (page.get_attribute("[data-file=csv]", "href") or "")


def test_of_an_answer_what_it_says_is_read_aloud_and_not_its_buttons(desk: Visit) -> None:
    desk.ask(QUESTION, ".cchc-source")
    told = desk.page.locator(".cchc-told").text_content() or ""
    assert "đạt 70,56 điểm" in told
    assert "Chia sẻ" not in told
    assert "Nguồn trích dẫn" not in told
    assert desk.page.get_attribute(".cchc-log", "aria-live") == "off"
