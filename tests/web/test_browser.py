"""The page in a real browser: ask, read the answer, open the quote; nothing leaves the machine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Frame,
    Page,
    Request,
    sync_playwright,
)

from assistant.records import Choice, Note
from assistant.web import create_app
from tests.web.fakes import (
    ACROSS,
    LAST,
    SAMPLES,
    FakeLibrary,
    ScriptedAssistant,
    answered,
    citation,
    document,
    scripted,
    the_news,
)
from tests.web.running import running
from tests.web.test_render import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium"),
    # Gradio's queue sets a pandas option that pandas has since deprecated.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
]

HOSTILE = " ".join(PAYLOADS)
HOSTILE_DOCUMENT = document(
    "hostile", f"{HOSTILE} 1 điểm\n\n| {HOSTILE} | b |", title=HOSTILE, publisher=HOSTILE
)
ASKED = "#cchc-question"


@dataclass
class Visit:
    """A page in a browser, and what it did that it should not."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def ask(self, question: str, wait_for: str) -> None:
        before = self.page.locator(wait_for).count()
        self.page.fill(ASKED, question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            "([css, n]) => document.querySelectorAll(css).length > n", arg=[wait_for, before]
        )


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    assistant = scripted()
    across = replace(answered(), citations=(citation(1, the_news(), ACROSS),), answer="Xong [1].")
    hostile = replace(
        answered(),
        answer=f"{HOSTILE} [1]",
        citations=(citation(1, HOSTILE_DOCUMENT, f"{HOSTILE} 1 điểm"),),
        notes=(Note("conflict", HOSTILE),),
        choices=(Choice(HOSTILE, HOSTILE),),
        suggestions=(HOSTILE,),
    )
    assistant.script = {"onerror": hostile, "thời hạn": across, **assistant.script}
    return assistant


@pytest.fixture(scope="module")
def address(assistant: ScriptedAssistant) -> Iterator[str]:
    library = FakeLibrary.of(the_news(), HOSTILE_DOCUMENT)
    with running(create_app(assistant, library, sample_questions=SAMPLES)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def opened(context: BrowserContext, address: str) -> Visit:
    visit = Visit(context.new_page(), address)

    def note_foreign(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            visit.foreign.append(request.url)

    def note_dialog(dialog: Dialog) -> None:
        visit.trouble.append(dialog.message)
        dialog.dismiss()

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.trouble.append(message.text)

    context.on("request", note_foreign)
    context.on("dialog", note_dialog)
    context.on("console", note_error)
    context.on("weberror", lambda error: visit.trouble.append(str(error.error)))
    visit.page.goto(address)
    visit.page.wait_for_selector(".cchc-samples button")
    return visit


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Visit]:
    yield from _visit(browser, address, 1280)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    yield from _visit(browser, address, 360)


def _visit(browser: Browser, address: str, width: int) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": width, "height": 760}, locale="vi-VN")
    visit = opened(context, address)
    yield visit
    context.close()
    assert visit.foreign == []
    assert visit.trouble == []


def follow(visit: Visit, css: str) -> Frame:
    """Click a link to a source and return the side panel's page, its passage in view."""
    visit.page.locator(css).last.click()
    visit.page.wait_for_selector(".cchc-panel iframe")
    frame = visit.page.frames[-1]
    frame.wait_for_selector("mark#cited")
    return frame


def fits(page: Page | Frame) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_an_answer_leads_to_its_quote_marked_in_view(desk: Visit) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    assert "đạt 70,56 điểm" in desk.page.inner_text(".cchc-text")
    source = follow(desk, ".cchc-text p .cchc-marker")
    mark = source.locator("mark#cited")
    assert mark.inner_text() == LAST
    box = mark.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 760
    assert desk.page.locator(".cchc-text").is_visible(), "the answer stays beside its source"


def test_a_source_in_the_list_opens_too(desk: Visit) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    source = follow(desk, ".cchc-title a")
    assert "hồ sơ trễ hạn còn nhiều" in source.inner_text("mark#cited")


def test_a_quote_after_an_emoji_and_across_paragraphs_is_marked_to_the_character(
    desk: Visit,
) -> None:
    desk.ask("thời hạn báo cáo?", ".cchc-source")
    source = follow(desk, ".cchc-marker")
    assert "\n".join(source.locator("mark").all_inner_texts()) == ACROSS


def test_a_sample_question_is_asked_with_one_press(
    desk: Visit, assistant: ScriptedAssistant
) -> None:
    desk.page.click(f"button[data-ask='{SAMPLES[0]}']")
    desk.page.wait_for_selector(".cchc-source")
    assert assistant.asked[-1] == (SAMPLES[0], ())


def test_a_choice_is_asked_within_the_conversation(
    desk: Visit, assistant: ScriptedAssistant
) -> None:
    desk.ask("Điểm của Vân Khê?", ".cchc-choices")
    desk.page.locator(".cchc-choices button").first.click()
    desk.page.wait_for_function("document.querySelectorAll('.cchc-question').length === 2")
    desk.page.wait_for_function("document.querySelectorAll('.cchc-answer').length === 2")
    question, history = assistant.asked[-1]
    assert question == "Điểm CCHC của thành phố Vân Khê?"
    assert history[0].content == "Điểm của Vân Khê?"


def test_nothing_found_is_said(desk: Visit) -> None:
    desk.ask("Dân số là bao nhiêu?", ".cchc-nothing")
    assert desk.page.inner_text(".cchc-nothing") == "Không tìm thấy trong tài liệu"


def test_a_new_conversation_forgets_the_last(desk: Visit, assistant: ScriptedAssistant) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    desk.page.click("[data-do=new]")
    desk.page.wait_for_selector(".cchc-samples button")
    desk.ask("Dân số?", ".cchc-nothing")
    assert assistant.asked[-1] == ("Dân số?", ())


def test_two_visitors_do_not_share_a_conversation(
    desk: Visit, phone: Visit, assistant: ScriptedAssistant
) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    phone.ask("Dân số?", ".cchc-nothing")
    assert assistant.asked[-1] == ("Dân số?", ())


def test_a_phone_needs_no_sideways_scrolling(phone: Visit) -> None:
    assert fits(phone.page)
    phone.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    phone.ask("Điểm của Vân Khê?", ".cchc-choices")
    assert fits(phone.page)
    source = follow(phone, ".cchc-source .cchc-open")
    assert fits(source)
    assert fits(phone.page)
    phone.page.click(".cchc-panel [data-do=close]")
    assert phone.page.locator(".cchc-log").is_visible()


def test_the_box_to_ask_in_stays_in_view(desk: Visit) -> None:
    for _ in range(3):
        desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    desk.page.evaluate("window.scrollTo(0, 0)")
    box = desk.page.locator(ASKED).bounding_box()
    assert box is not None
    assert 0 < box["y"] < 760 - box["height"]


def test_everything_can_be_done_with_the_keyboard(
    desk: Visit, assistant: ScriptedAssistant
) -> None:
    desk.page.locator(".cchc-samples button").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector(".cchc-source")
    assert assistant.asked[-1][0] == SAMPLES[0]
    desk.page.locator(".cchc-marker").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.frames[-1].wait_for_selector("mark#cited")
    desk.page.wait_for_function("document.activeElement.tagName === 'IFRAME'")
    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector(".cchc-panel", state="hidden")
    # The reader is back where they were.
    desk.page.wait_for_function("document.activeElement.matches('.cchc-marker')")


def test_the_page_says_its_language_and_its_name(desk: Visit) -> None:
    assert desk.page.evaluate("document.documentElement.lang") == "vi"
    assert desk.page.title() == "Trợ lý số liệu cải cách hành chính"


def test_dark_is_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    visit = opened(context, address)
    dark = "getComputedStyle(document.body).backgroundColor"
    assert visit.page.evaluate(dark) == "rgb(17, 23, 27)"
    visit.page.goto(f"{address}/documents/tin-son-lam")
    assert visit.page.evaluate(dark) == "rgb(17, 23, 27)"
    context.close()


def test_nothing_in_a_question_or_a_document_runs(desk: Visit) -> None:
    question = f"{HOSTILE}?"
    desk.ask(question, ".cchc-source")
    assert desk.page.inner_text(".cchc-question").endswith(question)
    assert HOSTILE in desk.page.inner_text(".cchc-source blockquote")
    assert desk.page.locator(".cchc-log :is(img, svg, iframe, script, style)").count() == 0
    source = follow(desk, ".cchc-marker")
    assert source.locator("article :is(img, svg, iframe, script, style, base)").count() == 0
    assert HOSTILE in source.inner_text("mark#cited")
