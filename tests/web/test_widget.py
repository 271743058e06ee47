"""The widget in a real browser, on pages of another origin: allowed ones and others."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from assistant.records import Choice, Note, Statement
from assistant.web import WebOptions
from assistant.web.api import routes
from assistant.web.application import api_app
from index_store.visitors import Visitors
from tests.web.axe import serious
from tests.web.fakes import (
    FakeLibrary,
    ScriptedAssistant,
    answered,
    citation,
    document,
    scripted,
    the_news,
)
from tests.web.payloads import PAYLOADS
from tests.web.running import running
from tests.web.visiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[2]
DEMO = ROOT / "deploy" / "widget-demo.html"
SCRIPT = ROOT / "assistant" / "web" / "static" / "widget.js"
expect.set_options(timeout=PATIENCE)
browsing = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium"),
]
# A portal may forbid inline styles, and all scripts and calls but to the assistant.
STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src {0}; connect-src {0}"
ENGLISH = """<!doctype html><title>Portal</title><body>
<script src="http://127.0.0.1:7860/widget.js" data-language="en"></script>"""
RUDE = """<!doctype html><title>Portal</title>
<style>div, section { display: none !important; opacity: .1; visibility: hidden !important }
* { font-size: 40px !important; color: lime !important } button { display: none }</style><body>
<script src="http://127.0.0.1:7860/widget.js"></script>"""
HOSTILE = " ".join(PAYLOADS)
HOSTILE_DOCUMENT = document("hostile", f"{HOSTILE} 1 điểm", title=HOSTILE)


def test_the_script_is_small_and_loads_and_stores_nothing() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.encode()) < 30_000
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "eval(", "cookie =", "localStorage",
                 "sessionStorage", "indexedDB", "import ", "importScripts", "http:", "document.write"):  # fmt: skip
        used = text.replace('"http://www.w3.org/2000/svg"', "")
        assert word not in used, word


class _Pages(http.server.BaseHTTPRequestHandler):
    """Serves one page of a portal."""

    def __init__(self, page: bytes, policy: str, *arguments: object) -> None:
        self.page, self.policy = page, policy
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def portal(assistant: str, page: str | None = None) -> Iterator[str]:
    """Serve the demo page at an origin of its own, its scripts taken from ``assistant``."""
    text = page or DEMO.read_text(encoding="utf-8")
    shown = text.replace("http://127.0.0.1:7860", assistant).encode()
    handler = functools.partial(_Pages, shown, STRICT.format(assistant))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Allowed:
    """The origins that may embed, known only once the portal has its port."""

    origins: set[str] = field(default_factory=set)

    def __contains__(self, origin: object) -> bool:
        return origin in self.origins

    def __iter__(self) -> Iterator[str]:
        return iter(self.origins)


ALLOWED = Allowed()


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    assistant = scripted()
    hostile = replace(
        answered(),
        answer=f"{HOSTILE} [1]\n- {HOSTILE}",
        statements=(Statement(HOSTILE, (1,)),),
        citations=(citation(1, HOSTILE_DOCUMENT, f"{HOSTILE} 1 điểm"),),
        notes=(Note("conflict", HOSTILE), Note("restored", HOSTILE)),
        choices=(Choice(HOSTILE, HOSTILE),),
        suggestions=(HOSTILE,),
    )
    row = replace(
        answered(),
        answer="70,56 điểm [1].",
        statements=(Statement("70,56 điểm.", (1,)),),
        citations=(citation(1, the_news(), "| Huyện Sơn Lâm | 70,56 | 8/8 |"),),
    )
    assistant.script = {"onerror": hostile, "row": row, **assistant.script}
    return assistant


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitors]:
    visitors = Visitors(tmp_path_factory.mktemp("visitors"))
    yield visitors
    visitors.close()


@pytest.fixture(scope="module")
def address(assistant: ScriptedAssistant, visitors: Visitors) -> Iterator[str]:
    options = WebOptions(allowed_origins=ALLOWED)  # type: ignore[arg-type]
    library = FakeLibrary.of(the_news(), HOSTILE_DOCUMENT)
    router = routes(assistant, library, "public", options, None, visitors)
    with running(api_app(router, options)) as address:
        yield address


@dataclass
class Visit:
    """A page of a portal, and what happened that should not."""

    page: Page
    trouble: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)

    @property
    def box(self) -> Locator:
        return self.page.locator("[data-cchc-widget=launcher] section")

    def ask(self, question: str) -> Locator:
        answers = self.box.locator(".answer").count()
        # One question at a time: what is typed while an answer is under way waits in the box.
        expect(self.box.get_by_role("button", name="Gửi", exact=True)).to_be_visible()
        self.box.get_by_label("Câu hỏi của bạn").fill(question)
        self.page.keyboard.press("Enter")
        return self.box.locator(".answer").nth(answers)


@contextmanager
def visiting(
    browser: Browser, portal: str, width: int = 1280, height: int = 800, *, dark: bool = False
) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="vi-VN",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page())

    def note_dialog(dialog: Dialog) -> None:
        visit.trouble.append(dialog.message)
        dialog.dismiss()

    visit.page.on("pageerror", lambda error: visit.trouble.append(str(error)))
    visit.page.on("dialog", note_dialog)
    visit.page.on("request", lambda request: visit.called.append(request.url))
    visit.page.goto(portal)
    yield visit
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with portal(address) as origin:
        ALLOWED.origins = {origin}
        with visiting(browser, origin) as visit:
            yield visit
            assert visit.trouble == []
            assert all(url.startswith((origin, address)) for url in visit.called)


class TestOnAnAllowedSite:
    pytestmark = browsing

    def test_a_question_is_answered_and_its_source_opens(self, visit: Visit, address: str) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        expect(
            visit.page.get_by_role("dialog", name="Hỏi số liệu cải cách hành chính")
        ).to_be_visible()
        answer = visit.ask("huyen nao xep cuoi nam 2022")
        expect(answer).to_contain_text("đạt 70,56 điểm")
        expect(answer.locator("ul li")).to_have_count(2)
        expect(answer).to_contain_text("Tôi hiểu là: “huyện nào xếp cuối năm 2022”")
        expect(answer.locator(".told")).to_have_count(1)
        expect(answer.locator(".sources li").first).to_contain_text(
            "Báo Hà Vân · 07/4/2023 · đoạn 3"
        )
        with visit.page.context.expect_page() as opened:
            answer.get_by_role("link", name="Mở nguồn số 1").first.click()
        source = opened.value
        source.wait_for_load_state()
        assert source.url.startswith(f"{address}/documents/tin-son-lam?")
        expect(source.locator("#cited")).to_contain_text("huyện Sơn Lâm đạt 70,56 điểm")
        assert source.evaluate("window.opener") is None

    def test_a_refusal_shows_what_is_nearest(self, visit: Visit) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        answer = visit.ask("gần")
        expect(answer).to_contain_text("Đoạn gần với câu hỏi nhất")
        expect(answer.locator(".sources blockquote")).to_contain_text("hồ sơ trễ hạn còn nhiều")
        link = answer.get_by_role("link", name="Mở đoạn gần với câu hỏi")
        expect(link).to_have_count(1)

    def test_it_works_from_the_keyboard_alone(self, visit: Visit) -> None:
        launcher = visit.page.get_by_role("button", name="Hỏi số liệu")
        launcher.focus()
        visit.page.keyboard.press("Enter")
        expect(visit.box.get_by_label("Câu hỏi của bạn")).to_be_focused()
        visit.page.keyboard.type("cuoi")
        visit.page.keyboard.press("Shift+Enter")
        visit.page.keyboard.press("Enter")
        expect(visit.box.locator(".answer")).to_contain_text("70,56")
        expect(visit.box.locator("p[role=status]")).to_have_text("Đã có câu trả lời.")
        visit.page.keyboard.press("Escape")
        expect(visit.box).to_be_hidden()
        expect(launcher).to_be_focused()

    def test_samples_choices_and_history(self, visit: Visit, assistant: ScriptedAssistant) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        visit.box.get_by_role("button", name="Huyện nào xếp cuối năm 2022 và vì sao?").click()
        expect(visit.box.locator(".answer")).to_contain_text("70,56")
        answer = visit.ask("Điểm của Vân Khê?")
        answer.get_by_role("button", name="xã Vân Khê, tỉnh Hà Vân").click()
        expect(visit.box.locator(".asked").last).to_contain_text("xã Vân Khê")
        expect(visit.box.locator(".answer")).to_have_count(3)
        expect(visit.box.locator(".answer").last).to_contain_text("hai đơn vị cùng tên")
        question, history = assistant.asked[-1]
        assert question == "Điểm CCHC của xã Vân Khê?"
        assert [turn.role for turn in history] == ["user", "assistant"] * 2
        assert assistant.audiences[-1] == "public"

    def test_a_thumb_and_a_word_reach_the_administrator(
        self, visit: Visit, visitors: Visitors
    ) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        answer = visit.ask("cuoi")
        answer.get_by_role("button", name="Chưa đúng").click()
        answer.get_by_role("textbox").fill("Đây là số năm 2021.")
        answer.get_by_role("button", name="Gửi góp ý").click()
        expect(answer).to_contain_text("Cảm ơn bạn đã góp ý.")
        said = visitors.feedback()[0]
        assert (said.rating, said.comment) == ("down", "Đây là số năm 2021.")

    def test_nothing_hostile_runs(self, visit: Visit) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        answer = visit.ask("onerror " + PAYLOADS[0])
        expect(answer.locator(".sources li")).to_have_count(1)
        assert answer.locator("img, script, iframe, svg, style, object, embed").count() == 0
        assert visit.page.evaluate("window.pwned") is None

    def test_the_inline_box_stands_in_the_page(self, visit: Visit) -> None:
        inline = visit.page.locator("#hoi-dap [data-cchc-widget=inline]")
        expect(inline.get_by_role("region", name="Hỏi về cải cách hành chính")).to_be_visible()
        inline.get_by_label("Câu hỏi của bạn").fill("cuoi")
        inline.get_by_role("button", name="Gửi", exact=True).click()
        expect(inline.locator(".answer")).to_contain_text("70,56")
        # The page's own rules for buttons do not reach into the box.
        send = inline.get_by_role("button", name="Gửi", exact=True)
        assert send.evaluate("e => getComputedStyle(e).textTransform") == "none"

    def test_it_speaks_english_and_so_does_the_source(self, browser: Browser, address: str) -> None:
        with portal(address, ENGLISH) as origin:
            ALLOWED.origins = {origin}
            with visiting(browser, origin) as visit:
                visit.page.get_by_role("button", name="Ask for figures").click()
                visit.box.get_by_label("Your question").fill("Which row?")
                visit.page.keyboard.press("Enter")
                cited = visit.box.locator(".sources li")
                expect(cited).to_contain_text("7 April 2023 · paragraph 3")
                expect(cited.locator("blockquote")).to_have_attribute("lang", "vi")
                expect(cited).to_contain_text("“Huyện Sơn Lâm · 70,56 · 8/8”")
                with visit.page.context.expect_page() as opened:
                    cited.get_by_role("link").click()
                expect(opened.value.get_by_text("To the questions and answers")).to_be_visible()
                expect(opened.value.locator("#cited")).to_be_in_viewport()
                assert visit.trouble == []

    def test_no_rule_of_the_page_reaches_it(self, browser: Browser, address: str) -> None:
        with portal(address, RUDE) as origin:
            ALLOWED.origins = {origin}
            with visiting(browser, origin) as visit:
                visit.page.get_by_role("button", name="Hỏi số liệu").click()
                answer = visit.ask("cuoi")
                expect(answer).to_contain_text("70,56")
                expect(answer.locator("p:not([class])").first).to_have_css("font-size", "16px")
                expect(answer.locator("p:not([class])").first).to_have_css(
                    "color", "rgb(28, 36, 48)"
                )

    def test_a_question_that_is_too_long_is_said_and_stays(self, visit: Visit) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        question = visit.box.get_by_label("Câu hỏi của bạn")
        question.fill("đ" * 2001)
        visit.page.keyboard.press("Enter")
        expect(visit.box.get_by_role("alert")).to_contain_text("2001 ký tự, tối đa là 2000")
        expect(question).to_have_value("đ" * 2001)

    def test_the_focus_stays_in_the_box(self, browser: Browser, address: str) -> None:
        with portal(address) as origin:
            ALLOWED.origins = {origin}
            with visiting(browser, origin, 360) as visit:
                visit.page.get_by_role("button", name="Hỏi số liệu").click()
                expect(visit.box).to_have_attribute("aria-modal", "true")
                close = visit.box.get_by_role("button", name="Đóng khung hỏi đáp")
                close.focus()
                visit.page.keyboard.press("Shift+Tab")
                expect(visit.box.get_by_role("button", name="Gửi", exact=True)).to_be_focused()
                visit.page.keyboard.press("Tab")
                expect(close).to_be_focused()
                answer = visit.ask("cuoi")
                answer.get_by_role("button", name="Đúng", exact=True).click()
                expect(answer.get_by_text("Cảm ơn bạn đã góp ý.")).to_be_focused()

    def test_nothing_is_stored_in_the_browser(self, visit: Visit) -> None:
        visit.page.get_by_role("button", name="Hỏi số liệu").click()
        expect(visit.ask("cuoi")).to_contain_text("70,56")
        state = visit.page.context.storage_state()
        assert state["cookies"] == []
        assert state["origins"] == []


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium")
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_widget(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    with portal(address) as origin:
        ALLOWED.origins = {origin}
        with visiting(browser, origin, width, dark=scheme == "dark") as visit:
            hosts = "[data-cchc-widget=launcher]"
            assert serious(visit.page, scheme, hosts) == []
            visit.page.get_by_role("button", name="Hỏi số liệu").click()
            expect(visit.ask("cuoi").get_by_role("button", name="Chưa đúng")).to_be_visible()
            expect(visit.ask("Điểm của Vân Khê?").locator(".choices")).to_be_visible()
            visit.box.get_by_role("button", name="Chưa đúng").last.click()
            expect(visit.box.get_by_role("button", name="Gửi góp ý")).to_be_visible()
            assert serious(visit.page, scheme, hosts) == []
            assert serious(visit.page, scheme, "[data-cchc-widget=inline]") == []


class TestElsewhere:
    pytestmark = browsing

    def test_a_site_that_is_not_allowed_gets_no_answer(
        self, browser: Browser, address: str, assistant: ScriptedAssistant
    ) -> None:
        ALLOWED.origins = {"https://cong.havan.example"}
        before = len(assistant.asked)
        with portal(address) as origin, visiting(browser, origin) as visit:
            visit.page.get_by_role("button", name="Hỏi số liệu").click()
            answer = visit.ask("cuoi")
            expect(answer.get_by_role("alert")).to_contain_text("Chưa kết nối được với trợ lý")
            expect(answer.get_by_role("button", name="Thử lại")).to_be_visible()
            assert visit.trouble == []
        assert len(assistant.asked) == before

    def test_a_server_that_goes_away_leaves_the_page_whole(
        self, browser: Browser, assistant: ScriptedAssistant
    ) -> None:
        options = WebOptions(allowed_origins=ALLOWED)  # type: ignore[arg-type]
        router = routes(assistant, FakeLibrary.of(the_news()), "public", options)
        serving = running(api_app(router, options))
        address = serving.__enter__()
        with portal(address) as origin:
            ALLOWED.origins = {origin}
            with visiting(browser, origin) as visit:
                visit.page.get_by_role("button", name="Hỏi số liệu").click()
                serving.__exit__(None, None, None)
                answer = visit.ask("cuoi")
                expect(answer.get_by_role("alert")).to_contain_text("Chưa kết nối được")
                expect(visit.page.get_by_role("heading", name="Tin cải cách")).to_be_visible()
                assert visit.trouble == []

    def test_on_a_phone_the_box_fills_the_screen(self, browser: Browser, address: str) -> None:
        with portal(address) as origin:
            ALLOWED.origins = {origin}
            with visiting(browser, origin, 360, 640) as visit:
                visit.page.get_by_role("button", name="Hỏi số liệu").click()
                expect(visit.ask("cuoi")).to_contain_text("70,56")
                found = visit.box.bounding_box()
                assert found is not None
                assert (found["x"], found["width"], found["height"]) == (0, 360, 640)
                assert visit.box.evaluate("e => e.scrollWidth <= e.clientWidth")
                visit.box.get_by_role("button", name="Đóng khung hỏi đáp").click()
                expect(visit.box).to_be_hidden()
