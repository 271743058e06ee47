"""The page over a real index: upload, ask a follow-up, check, filter, share, rate, remove."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from assistant.web import WebOptions, create_app
from assistant.web.administration import Administration, Upload
from assistant.web.originals import OriginalFiles
from assistant.wiring import assistant_of, open_store
from index_store.visitors import Visitors
from tests.web.fakes import NEWS
from tests.web.running import running
from tests.web.visiting import IN_A_BROWSER, Visit, chromium, follow, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Frame

pytestmark = IN_A_BROWSER

TOKEN = "mot-ma-that-dai-de-thu"
NEWER = """Xã Mai Khê công bố kết quả

Năm 2025, tỷ lệ hồ sơ trực tuyến của xã Mai Khê đạt 91,5%.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kho")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    settings = Settings(data_dir=folder / "data", as_of=date(2026, 11, 22))
    store = open_store(settings, create=True)
    administration = Administration(store, settings.data_dir)
    administration.upload([Upload("tin.txt", NEWS.encode())])
    app = create_app(
        assistant_of(settings, store),
        store,
        sample_questions=("Huyện nào xếp cuối năm 2022?",),
        options=WebOptions(admin_token=TOKEN),
        administration=administration,
        visitors=Visitors(settings.data_dir),
        originals=OriginalFiles(store, settings.data_dir),
    )
    with running(app) as address:
        yield address
    store.close()


@pytest.fixture(scope="module")
def visit(address: str) -> Iterator[Visit]:
    with chromium() as browser, visiting(browser, address, 1280) as visit:
        visit.tolerated = ("401",)  # the browser itself notes a refused token in its console
        yield visit


def enter(visit: Visit, token: str) -> None:
    visit.page.click("[data-to=tai-lieu]")
    visit.page.wait_for_selector("#cchc-tai-lieu .cchc-table")
    if not visit.page.locator(".cchc-token").is_visible():
        visit.page.click(".cchc-admin summary")
    visit.page.fill(".cchc-token input", token)
    visit.page.click(".cchc-token button")


def opened_from_list(visit: Visit, title: str) -> Frame:
    """Open a document from the list and return the side panel's page."""
    visit.page.click(f"#cchc-tai-lieu .cchc-table .cchc-open >> text={title}")
    visit.page.wait_for_selector(".cchc-panel iframe")
    frame = visit.page.frames[-1]
    frame.wait_for_selector("article")
    return frame


def test_a_wrong_token_opens_nothing(visit: Visit) -> None:
    enter(visit, "sai")
    visit.page.wait_for_selector(".cchc-token .cchc-trouble")
    assert not visit.page.locator(".cchc-upload").is_visible()


def test_files_are_uploaded_and_what_is_refused_is_said(visit: Visit, folder: Path) -> None:
    enter(visit, TOKEN)
    good, bad = folder / "mai-khe.txt", folder / "hong.pdf"
    good.write_text(NEWER, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 cut short")
    visit.page.set_input_files(".cchc-upload [name=files]", [str(good), str(bad)])
    visit.page.click(".cchc-upload [type=submit]")
    visit.page.wait_for_selector(".cchc-report li")
    report = visit.page.inner_text(".cchc-report")
    assert "Thêm mới" in report
    assert "mai-khe.txt" in report
    assert "Không nạp được" in report
    assert "hong.pdf: " in report
    visit.page.wait_for_selector("#cchc-tai-lieu >> text=2 tài liệu")
    kept = visit.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert TOKEN not in kept, "the token stays in the page"


def test_what_was_uploaded_answers_checks_and_is_among_the_figures(visit: Visit) -> None:
    page = visit.page
    page.click("[data-to=hoi-dap]")
    visit.ask("Tỷ lệ hồ sơ trực tuyến của xã Mai Khê năm 2025?", ".cchc-source")
    assert "91,5%" in page.inner_text(".cchc-text")
    assert "91,5%" in follow(visit, ".cchc-marker").inner_text("mark#cited")
    page.click(".cchc-panel [data-do=close]")

    page.click("[data-to=kiem-chung]")
    page.fill(".cchc-check-form textarea", NEWER.splitlines()[2].replace("91,5", "95,1"))
    page.click(".cchc-check-form [type=submit]")
    page.wait_for_selector(".cchc-judged.cchc-contradicted")
    assert "khác: 91,5%" in page.inner_text(".cchc-judged")
    with page.expect_download() as saved:
        page.click("[data-do=docx]")
    assert saved.value.suggested_filename == "kiem-chung.docx"

    page.click("[data-to=so-lieu]")
    page.fill("[name=place]", "mai khe")
    page.click(".cchc-filters [type=submit]")
    page.wait_for_selector("#cchc-so-lieu .cchc-count >> text=/^1 số liệu/")
    with page.expect_download() as saved:
        page.click("[data-file=xlsx]")
    assert saved.value.suggested_filename == "so-lieu.xlsx"
    assert "91,5%" in follow(visit, "#cchc-so-lieu .cchc-table .cchc-open").inner_text("mark#cited")
    page.click(".cchc-panel [data-do=close]")


def test_an_answer_is_shared_and_rated(visit: Visit) -> None:
    page = visit.page
    page.click("[data-to=hoi-dap]")
    page.click("[data-do=share]")
    page.wait_for_selector(".cchc-shared a")
    with page.context.expect_page() as opening:
        page.click(".cchc-shared a")
    assert "91,5%" in opening.value.inner_text("body")
    opening.value.close()
    page.click("[data-do=down]")
    page.wait_for_selector(".cchc-word input")
    page.fill(".cchc-word input", "Thiếu năm trước")
    page.click(".cchc-word button")
    page.wait_for_selector(".cchc-word", state="hidden")
    assert page.get_attribute("[data-do=down]", "aria-pressed") == "true"


def test_the_file_of_a_document_is_downloaded_from_its_page(visit: Visit) -> None:
    page = visit.page
    page.click("[data-to=tai-lieu]")
    source = opened_from_list(visit, "Huyện Sơn Lâm")
    with page.expect_download() as saved:
        source.click(".original .file")
    assert saved.value.suggested_filename == "tin.txt"
    assert saved.value.path().read_text(encoding="utf-8") == NEWS
    page.click(".cchc-panel [data-do=close]")


def test_an_internal_document_opens_for_the_administrator_alone(visit: Visit) -> None:
    page = visit.page
    page.click("[data-do=show-to][data-title*='Mai Khê']")
    page.wait_for_selector(".cchc-tag")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    source = opened_from_list(visit, "Mai Khê")
    assert "91,5%" in source.inner_text(".text")
    assert "nội bộ" in source.inner_text(".banner")
    assert source.evaluate("getComputedStyle(document.body).fontSize") == "17px", "it has its style"
    source.click("h1")
    page.keyboard.press("Escape")
    page.wait_for_selector(".cchc-panel", state="hidden")
    assert asked
    assert not any(TOKEN in address for address in asked)
    with page.expect_download() as saved:
        page.click("[data-do=original][data-title*='Mai Khê']")
    assert saved.value.suggested_filename == "mai-khe.txt"
    assert saved.value.path().read_text(encoding="utf-8") == NEWER

    address = page.locator("[data-internal]").get_attribute("href")
    other = page.context.new_page()
    other.goto(f"{visit.address}/{address}")
    assert "91,5" not in other.inner_text("body")
    other.close()
    page.click("[data-do=show-to][data-title*='Mai Khê']")
    page.wait_for_selector(".cchc-tag", state="detached")


def test_a_document_is_removed_once_that_is_confirmed(visit: Visit) -> None:
    page = visit.page
    page.click("[data-to=tai-lieu]")
    visit.confirms = True
    page.click("[data-do=remove][data-title*='Mai Khê']")
    page.wait_for_selector("#cchc-tai-lieu >> text=1 tài liệu")
    assert visit.confirmed[0].startswith("Gỡ bỏ “Xã Mai Khê")
