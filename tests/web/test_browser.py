"""The page in a real browser: ask, read the answer, open the quote; nothing leaves the machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

import pytest

from assistant.checking.records import Check, CheckedClaim, CheckedFigure
from assistant.records import Choice, Note, Statement
from assistant.web import create_app
from index_store.records import Binding, Doubt, Figure, Span
from index_store.store import StoredFigure
from tests.web.axe import serious
from tests.web.fakes import (
    ACROSS,
    LAST,
    SAMPLES,
    FakeLibrary,
    ScriptedAssistant,
    SlowAssistant,
    answered,
    citation,
    document,
    scripted,
    the_news,
)
from tests.web.payloads import PAYLOADS
from tests.web.running import running
from tests.web.visiting import (
    ASKED,
    IN_A_BROWSER,
    READY,
    Visit,
    context_of,
    fits,
    follow,
    opened,
    visiting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from index_store.store import FigureQuery

pytestmark = IN_A_BROWSER

HOSTILE = " ".join(" ".join(payload.split()) for payload in PAYLOADS)
HOSTILE_DOCUMENT = document(
    "hostile", f"{HOSTILE} 1 điểm\n\n| {HOSTILE} | b |\n", name=HOSTILE, title=HOSTILE,
    publisher=HOSTILE, issuer=HOSTILE, number=HOSTILE, place=HOSTILE, url=HOSTILE,
    doubts=(Doubt("x", HOSTILE),),
)  # fmt: skip

WIDE_TABLE = document(
    "bang-rong", f"|{' Chỉ số thành phần |' * 12}\n|{' --- |' * 12}\n|{' 70,56 |' * 12}\n",
    title="Bảng rộng",
)  # fmt: skip


class HostileAssistant(SlowAssistant):
    """Judges every text by the hostile document."""

    def check(self, text: str, *, audience: Literal["all", "public"] = "all") -> Check:
        whole = Span(0, len(text))
        source = citation(1, HOSTILE_DOCUMENT, f"{HOSTILE} 1 điểm")
        figure = CheckedFigure(HOSTILE, whole, "contradicted", HOSTILE, 1)
        notes = (Note("conflict", HOSTILE),)
        claim = CheckedClaim(text, whole, "contradicted", (figure,), (source,), notes)
        return Check((claim,), notes, "1-fake", 0.0)


class HostileLibrary(FakeLibrary):
    """Holds one figure, of a hostile place, by a hostile measure."""

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        bound, whole = Binding(HOSTILE, HOSTILE, None), Span(0, len(HOSTILE))
        figure = Figure(
            "hostile", whole, HOSTILE, whole, "value", 1.0, HOSTILE, place=bound, indicator=bound,
            period=Binding("2023", "2023", None),
        )  # fmt: skip
        other = replace(figure, place=Binding("huyện B", "B", None))
        summary = next(one for one in self.documents() if one.id == "hostile")
        return [StoredFigure(one, summary, 0) for one in (figure, other)]


@pytest.fixture(scope="module")
def assistant() -> HostileAssistant:
    across = replace(
        answered(),
        answer="Xong [1].",
        statements=(Statement("Xong.", (1,)),),
        citations=(citation(1, the_news(), ACROSS),),
    )
    hostile = replace(
        answered(),
        answer=f"{HOSTILE} [1]",
        statements=(Statement(HOSTILE, (1,)),),
        citations=(citation(1, HOSTILE_DOCUMENT, f"{HOSTILE} 1 điểm"),),
        notes=(Note("conflict", HOSTILE),),
        choices=(Choice(HOSTILE, HOSTILE),),
        suggestions=(HOSTILE,),
    )
    return HostileAssistant({"onerror": hostile, "thời hạn": across, **scripted().script})


@pytest.fixture(scope="module")
def address(assistant: ScriptedAssistant) -> Iterator[str]:
    library = HostileLibrary.of(the_news(), HOSTILE_DOCUMENT, WIDE_TABLE)
    with running(create_app(assistant, library, sample_questions=SAMPLES)) as address:
        yield address


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
    for _ in range(2):  # what is shown already opens again too
        source = follow(desk, ".cchc-title a")
        assert "hồ sơ trễ hạn còn nhiều" in source.inner_text("mark#cited")
        desk.page.click(".cchc-panel [data-do=close]")


def test_a_quote_after_an_emoji_and_across_paragraphs_is_marked_to_the_character(
    desk: Visit,
) -> None:
    desk.ask("thời hạn báo cáo?", ".cchc-source")
    source = follow(desk, ".cchc-marker")
    assert "\n".join(source.locator("mark").all_inner_texts()) == ACROSS


def test_a_sample_question_is_asked_with_one_press(desk: Visit) -> None:
    desk.page.click(f"button[data-ask='{SAMPLES[0]}']")
    desk.page.wait_for_selector(".cchc-source")
    assert desk.page.inner_text(".cchc-question").endswith(SAMPLES[0])


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
    desk.ask("Dân số nay là bao nhiêu?", ".cchc-nothing")
    assert assistant.asked[-1] == ("Dân số nay là bao nhiêu?", ())


def test_two_visitors_do_not_share_a_conversation(
    desk: Visit, phone: Visit, assistant: ScriptedAssistant
) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    phone.ask("Diện tích là bao nhiêu?", ".cchc-nothing")
    assert assistant.asked[-1] == ("Diện tích là bao nhiêu?", ())


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


def test_everything_can_be_done_with_the_keyboard(desk: Visit) -> None:
    desk.page.locator(".cchc-samples button").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector(".cchc-source")
    assert desk.page.inner_text(".cchc-question").endswith(SAMPLES[0])
    desk.page.locator(".cchc-marker").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.frames[-1].wait_for_selector("mark#cited")
    desk.page.wait_for_function("document.activeElement.tagName === 'IFRAME'")
    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector(".cchc-panel", state="hidden")
    # The reader is back where they were.
    desk.page.wait_for_function("document.activeElement.matches('.cchc-marker')")


def tab_to(page: Page, css: str) -> None:
    """Press Tab until what ``css`` names has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"Tab does not lead to {css}")


def test_every_place_is_reached_and_used_with_the_keyboard(desk: Visit) -> None:
    page = desk.page
    tab_to(page, ".cchc-skip")
    tab_to(page, "[data-to=kiem-chung]")
    page.keyboard.press("Enter")
    tab_to(page, ".cchc-check-form textarea")
    page.keyboard.insert_text("Huyện Sơn Lâm đạt 70,56 điểm.")
    tab_to(page, ".cchc-check-form [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cchc-checked")
    tab_to(page, "[data-do=csv]")

    page.locator(".cchc-skip").focus()
    tab_to(page, "[data-to=so-lieu]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cchc-so-lieu .cchc-table")
    tab_to(page, ".cchc-filters [type=submit]")
    with page.expect_response("**/web/figures?*"):
        page.keyboard.press("Enter")
    page.wait_for_selector("#cchc-so-lieu .cchc-table")
    tab_to(page, "#cchc-so-lieu .cchc-table .cchc-open")

    page.locator(".cchc-skip").focus()
    tab_to(page, "[data-to=tai-lieu]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cchc-tai-lieu .cchc-table")
    tab_to(page, "#cchc-tai-lieu .cchc-table .cchc-open")
    tab_to(page, ".cchc-admin summary")
    page.keyboard.press("Enter")
    tab_to(page, ".cchc-token input")


def test_the_page_says_its_language_and_its_name(desk: Visit) -> None:
    assert desk.page.evaluate("document.documentElement.lang") == "vi"
    assert desk.page.title() == "Trợ lý số liệu cải cách hành chính"


def test_dark_is_dark(browser: Browser, address: str) -> None:
    dark = "getComputedStyle(document.body).backgroundColor === 'rgb(17, 23, 27)'"
    with context_of(browser, 1280, dark=True) as context:
        visit = opened(context, address)
        visit.page.wait_for_function(dark)
        visit.page.goto(f"{address}/documents/tin-son-lam")
        assert visit.page.evaluate(dark)


def test_nothing_in_a_question_or_a_document_runs_in_any_place(desk: Visit) -> None:
    page = desk.page
    for question in (HOSTILE[:1900], HOSTILE[-1900:]):
        desk.ask(f"onerror {question}?", ".cchc-source")
        assert page.locator(".cchc-question").last.inner_text().endswith(f"{question}?")
    assert HOSTILE in page.locator(".cchc-source blockquote").last.inner_text()
    assert page.locator(f".cchc-log :is({NEVER})").count() == 0
    source = follow(desk, ".cchc-marker")
    assert source.locator(f"article :is({NEVER})").count() == 0
    assert HOSTILE in source.inner_text("mark#cited")
    page.click(".cchc-panel [data-do=close]")
    page.click("[data-do=history]")
    assert "onerror" in page.inner_text(".cchc-history")

    page.click("[data-to=kiem-chung]")
    page.fill(".cchc-check-form textarea", HOSTILE)
    page.click(".cchc-check-form [type=submit]")
    page.wait_for_selector(".cchc-checked")
    assert HOSTILE in page.inner_text(".cchc-given")

    page.click("[data-to=so-lieu]")
    page.wait_for_selector("#cchc-so-lieu .cchc-table")
    assert HOSTILE in page.inner_text("#cchc-so-lieu .cchc-bars")

    page.click("[data-to=tai-lieu]")
    page.wait_for_selector("#cchc-tai-lieu .cchc-table")
    assert HOSTILE in page.inner_text("#cchc-tai-lieu .cchc-table")
    assert page.locator(f".cchc-result :is({NEVER})").count() == 0
    page.click("[data-to=hoi-dap]")
    page.reload()
    page.wait_for_selector(".cchc-source")
    kept = "[...Object.values(localStorage)].join()"
    assert "cchc-answer" not in page.evaluate(kept), "answers are kept as data, not as HTML"
    page.wait_for_timeout(300)  # what would run, would by now
    assert page.locator(f".cchc-log :is({NEVER})").count() == 0


def test_nothing_in_an_address_runs(browser: Browser, address: str) -> None:
    with visiting(browser, address, 1280) as visit:
        visit.tolerated = ("404", "501")  # the browser itself notes what is not there
        told = quote(HOSTILE, safe="")
        asked = "&".join(f"{name}={told}" for name in ("version", "start", "end", "lang"))
        asked_of_live = asked[asked.index("&") + 1 :]
        for path in (f"documents/{told}", f"documents/tin-son-lam?{asked}",
                     f"documents/tin-son-lam?{asked_of_live}", f"answers/{told}", f"?{asked}"):  # fmt: skip
            visit.page.goto(f"{address}/{path}#{told}")
        visit.page.wait_for_selector(READY)
        visit.page.goto(f"{address}/#{PAYLOADS[0]}")
        assert visit.page.evaluate("window.pwned") is None


NEVER = (
    "img, image, iframe, script, style, base, object, embed, video, audio, math, body, link, meta"
)


def test_a_conversation_is_there_again_after_a_reload_and_in_the_history(
    desk: Visit, assistant: ScriptedAssistant
) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    desk.page.reload()
    desk.page.wait_for_selector(".cchc-source")
    desk.ask("Dân số?", ".cchc-nothing")
    assert assistant.asked[-1][1][0].content == "huyen nao xep cuoi nam 2022"
    desk.page.click("[data-do=new]")
    desk.page.click("[data-do=history]")
    desk.page.click(".cchc-history li button")
    desk.page.wait_for_selector(".cchc-nothing")
    assert desk.page.locator(".cchc-question").count() == 2
    desk.page.click("[data-do=history]")
    desk.page.locator(".cchc-history li button").last.click()
    assert "Chưa có cuộc trò chuyện" in desk.page.inner_text(".cchc-history")
    assert desk.page.evaluate("localStorage.length") == 1, "the list alone, now empty"


def test_a_conversation_that_cannot_be_read_again_can_be_asked_again(desk: Visit) -> None:
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    desk.page.evaluate("""() => {
        for (const [key, value] of Object.entries(localStorage)) {
            const [one, ...others] = JSON.parse(value.replaceAll("kept", "html"));
            one.exchanges.push(null, {question: 1}, {question: "?", kept: {}});
            localStorage.setItem(key, JSON.stringify([one, null, {}, ...others]));
        }
    }""")
    desk.page.reload()
    desk.page.wait_for_selector(".cchc-trouble >> text=đạt 70,56 điểm")
    desk.page.click(".cchc-trouble [data-do=retry]")
    desk.page.wait_for_selector(".cchc-source")


def test_a_question_can_be_asked_exactly_as_typed(
    desk: Visit, assistant: ScriptedAssistant
) -> None:
    desk.ask("Dân số?", ".cchc-nothing")
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    with desk.page.expect_response("**/web/ask"):
        desk.page.click("[data-do=as-typed]")
    desk.page.wait_for_selector(".cchc-source")
    assert assistant.as_typed[-2:] == [False, True]
    assert assistant.asked[-1] == ("huyen nao xep cuoi nam 2022", ())
    assert desk.page.locator(".cchc-question").count() == 2, "it takes the place of the other"


def test_an_answer_is_copied_with_its_footnotes(desk: Visit) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    desk.page.click("[data-do=copy]")
    desk.page.wait_for_selector(".cchc-toast:not(:empty)")
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert "đạt 70,56 điểm [1]" in copied
    assert f"[1] {the_news().title}" in copied
    assert f"{desk.address}/documents/tin-son-lam?version=" in copied


def test_a_question_can_be_stopped_and_asked_again(
    desk: Visit, assistant: HostileAssistant
) -> None:
    assistant.gate.clear()
    desk.page.fill(ASKED, "Câu hỏi chậm?")
    desk.page.keyboard.press("Enter")
    desk.page.click("[data-do=stop]")
    desk.page.wait_for_selector(".cchc-trouble")
    assert "Đã dừng" in desk.page.inner_text(".cchc-trouble")
    assistant.gate.set()
    desk.page.click(".cchc-trouble [data-do=retry]")
    desk.page.wait_for_selector(".cchc-nothing")
    assert desk.page.locator(".cchc-exchange").count() == 1


def test_the_page_speaks_english_too_and_remembers(desk: Visit) -> None:
    desk.page.click(".cchc-language")
    desk.page.wait_for_selector("text=Which figure do you need?")
    assert desk.page.evaluate("document.documentElement.lang") == "en"
    desk.page.reload()
    desk.page.wait_for_selector("text=Which figure do you need?")
    desk.page.wait_for_selector("text=3 documents")
    desk.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
    source = follow(desk, ".cchc-text p .cchc-marker")
    assert source.evaluate("document.documentElement.lang") == "en"
    assert "Issuer" in source.inner_text("dl")
    assert source.inner_text("mark#cited") == LAST
    desk.page.click(".cchc-panel [data-do=close]")
    desk.page.click(".cchc-language")
    desk.page.click("[data-do=new]")
    desk.page.wait_for_selector("text=Bạn cần số liệu gì?")


def test_places_have_addresses_and_the_back_button_works(desk: Visit) -> None:
    desk.page.click("[data-to=kiem-chung]")
    assert desk.page.locator(".cchc-check-form").is_visible()
    assert desk.page.url.endswith("#kiem-chung")
    desk.page.go_back()
    desk.page.wait_for_selector(".cchc-samples button")
    assert desk.page.locator("[aria-current=page]").inner_text() == "Hỏi đáp"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_place(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    with visiting(browser, address, width, dark=scheme == "dark") as visit:
        page = visit.page
        assert serious(page, scheme) == []
        visit.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
        visit.ask("Điểm của Vân Khê?", ".cchc-choices")
        page.click("[data-do=history]")
        follow(visit, ".cchc-marker")
        assert serious(page, scheme) == []
        page.click(".cchc-panel [data-do=close]")
        page.click("[data-to=kiem-chung]")
        page.fill(".cchc-check-form textarea", "Huyện Sơn Lâm đạt 70,56 điểm.")
        page.click(".cchc-check-form [type=submit]")
        page.wait_for_selector(".cchc-checked")
        assert serious(page, scheme) == []
        for place in ("so-lieu", "tai-lieu"):
            page.click(f"[data-to={place}]")
            page.wait_for_selector(f"#cchc-{place} .cchc-table")
            assert serious(page, scheme) == []
        page.click(".cchc-admin summary")
        assert serious(page, scheme) == []
        for document in ("tin-son-lam?start=3&end=9", "bang-rong"):
            page.goto(f"{address}/documents/{document}")
            assert serious(page, scheme) == []


@pytest.mark.parametrize("place", ["kiem-chung", "so-lieu", "tai-lieu"])
def test_every_place_fits_a_phone(phone: Visit, place: str) -> None:
    phone.page.click(f"[data-to={place}]")
    if place == "kiem-chung":
        phone.page.fill(".cchc-check-form textarea", "Huyện Sơn Lâm đạt 70,56 điểm.")
        phone.page.click(".cchc-check-form [type=submit]")
    phone.page.wait_for_selector(f"#cchc-{place} :is(.cchc-table, .cchc-checked)")
    assert fits(phone.page)
