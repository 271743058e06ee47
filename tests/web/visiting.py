"""A visitor in a real browser: what the page does that it should not is kept and judged at the end."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
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

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium"),
    # Gradio's queue sets a pandas option that pandas has since deprecated.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
]
ASKED = "#cchc-question"
PATIENCE = 30_000  # milliseconds that a busy machine may need for what takes one of them
READY = "cchc-page[data-ready]"  # its scripts listen: before that, what is typed is not heard


@dataclass
class Visit:
    """A page in a browser, and what it did that it should not."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    tolerated: tuple[str, ...] = ()
    confirms: bool = False
    confirmed: list[str] = field(default_factory=list)

    def ask(self, question: str, wait_for: str) -> None:
        before = self.page.locator(wait_for).count()
        self.page.fill(ASKED, question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            "([css, n]) => document.querySelectorAll(css).length > n", arg=[wait_for, before]
        )
        self.page.wait_for_selector(".cchc-log[aria-busy=false]")

    def judge(self) -> None:
        """See that nothing ran or left that should not; what the page does later is not judged."""
        self.page.evaluate("0")  # what the browser told before is heard by now
        trouble = [one for one in self.trouble if not any(told in one for told in self.tolerated)]
        assert self.foreign == [], self.foreign
        assert trouble == [], trouble


def opened(context: BrowserContext, address: str) -> Visit:
    visit = Visit(context.new_page(), address)

    def note_foreign(request: Request) -> None:
        if not request.url.startswith((address, "data:", f"blob:{address}/")):
            visit.foreign.append(request.url)

    def note_dialog(dialog: Dialog) -> None:
        if visit.confirms and dialog.type == "confirm":
            visit.confirmed.append(dialog.message)
            dialog.accept()
        else:
            visit.trouble.append(dialog.message)
            dialog.dismiss()

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.trouble.append(f"{message.text} ({message.location['url']})")

    visit.page.on("request", note_foreign)
    visit.page.on("dialog", note_dialog)
    visit.page.on("console", note_error)
    visit.page.on("pageerror", lambda error: visit.trouble.append(str(error)))
    visit.page.goto(address)
    visit.page.wait_for_selector(READY)
    return visit


@contextmanager
def visiting(browser: Browser, address: str, width: int, *, dark: bool = False) -> Iterator[Visit]:
    """Open the page at a width in a context of its own, which is closed at the end."""
    with context_of(browser, width, dark=dark) as context, visit_in(context, address) as visit:
        yield visit


@contextmanager
def context_of(browser: Browser, width: int, *, dark: bool = False) -> Iterator[BrowserContext]:
    """Make a context, which keeps what its pages load: the second visit in it is quick."""
    context = browser.new_context(
        viewport={"width": width, "height": 760},
        locale="vi-VN",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",  # colours and places are measured: nothing may be on its way
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@contextmanager
def visit_in(context: BrowserContext, address: str) -> Iterator[Visit]:
    """Open the page; at the end nothing must have run or left, and nothing is kept."""
    visit = opened(context, address)
    yield visit
    visit.judge()
    visit.page.close()  # with its sessionStorage, and whatever way back it was on
    quiet = context.new_page()
    quiet.goto(f"{address}/web/page.css")  # a page of the site without scripts
    quiet.evaluate("localStorage.clear()")
    quiet.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's browser and stop it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def follow(visit: Visit, css: str) -> Frame:
    """Click a link to a source and return the side panel's page, its passage in view."""
    visit.page.locator(css).last.click()
    visit.page.wait_for_selector(".cchc-panel iframe")  # hidden until what was asked for is there
    frame = visit.page.frames[-1]
    frame.wait_for_selector("mark#cited")
    frame.wait_for_function("document.activeElement?.id === 'cited'")  # it has been scrolled to
    return frame


def fits(page: Page | Frame) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
