"""With a language model: the quoted answer at once, the model's when it is ready, and none needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant.service import Assistant
from assistant.web import WebOptions, create_app
from index_store.embedding import bundled
from tests.assistant.indexes import AS_OF, index
from tests.assistant.model_server import serving
from tests.web.running import running
from tests.web.visiting import (
    ASKED,
    IN_A_BROWSER,
    Visit,
    chromium,
    context_of,
    fits,
    follow,
    visit_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

pytestmark = IN_A_BROWSER

NEWS = """Công bố Chỉ số cải cách hành chính năm 2023 của tỉnh Hà Lâm

Ngày 12/1/2024, UBND tỉnh Hà Lâm công bố Chỉ số cải cách hành chính năm 2023 của 9 huyện, thành phố.

Huyện Mường Thác đứng đầu với 91,4 điểm, xếp thứ 1/9. Huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9.
"""
QUESTION = "Huyện Sơn Lâm đạt bao nhiêu điểm Chỉ số cải cách hành chính năm 2023?"
WORDED = "Theo công bố, năm 2023 huyện Sơn Lâm đạt 81,25 điểm, xếp thứ 4/9 [1]."
OTHER = QUESTION.replace("Sơn Lâm", "Mường Thác")
OTHER_WORDED = "Theo công bố, năm 2023 huyện Mường Thác đứng đầu với 91,4 điểm [1]."
WRITING = ".cchc-reply > .cchc-waiting >> text=đang viết"


@dataclass
class SlowModel:
    """Writes when it is let."""

    may_write: Event = field(default_factory=Event)

    def __call__(self, message: str) -> str:
        self.may_write.wait(60)
        return OTHER_WORDED if OTHER in message else WORDED


@pytest.fixture(scope="module")
def model() -> SlowModel:
    return SlowModel()


@pytest.fixture(scope="module")
def addresses(
    model: SlowModel, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Two servers over one index: of the second, the model is not there."""
    folder = tmp_path_factory.mktemp("model")
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    indexed = index(tmp_path_factory.mktemp("model-data") / "data", folder)
    with serving(["gone"]) as gone:
        away = gone.model(seconds=5)
    with serving(model) as served:
        apps = [
            create_app(
                Assistant(indexed.store, bundled(), as_of=AS_OF, model=one),
                indexed.store,
                options=WebOptions(has_model=True),
            )
            for one in (served.model(seconds=60), away)
        ]
        with running(apps[0]) as address, running(apps[1]) as without:
            yield address, without
        model.may_write.set()
    indexed.store.close()


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with chromium() as browser, context_of(browser, 390) as context:
        yield context


@pytest.fixture
def visit(context: BrowserContext, addresses: tuple[str, str], model: SlowModel) -> Iterator[Visit]:
    model.may_write.clear()
    with visit_in(context, addresses[0]) as visit:
        yield visit
        model.may_write.set()


def ask(visit: Visit, question: str = QUESTION) -> None:
    visit.page.fill(ASKED, question)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(WRITING)


def test_the_quoted_answer_is_there_until_the_model_has_written(
    visit: Visit, model: SlowModel
) -> None:
    ask(visit)
    page = visit.page
    assert "81,25 điểm" in page.inner_text(".cchc-text")
    assert "Theo công bố" not in page.inner_text(".cchc-text")
    assert page.locator(".cchc-source").count() == 1
    assert fits(page)
    model.may_write.set()
    page.wait_for_selector(".cchc-text >> text=Theo công bố")
    page.wait_for_selector(".cchc-log[aria-busy=false]")
    assert page.locator(WRITING).count() == 0
    assert "do mô hình ngôn ngữ viết" in page.inner_text(".cchc-notes")
    assert "81,25 điểm" in follow(visit, ".cchc-text .cchc-marker").inner_text("mark#cited")


def test_the_model_can_be_stopped_and_the_quoted_answer_stays(visit: Visit) -> None:
    ask(visit)
    page = visit.page
    page.click("[data-do=stop]")
    page.wait_for_selector(".cchc-log[aria-busy=false]")
    assert page.locator(WRITING).count() == 0
    assert page.locator(".cchc-trouble").count() == 0
    assert "81,25 điểm" in page.inner_text(".cchc-text")
    assert page.locator(".cchc-composer [type=submit]").is_visible()


def test_the_next_question_does_not_wait_for_the_model(visit: Visit, model: SlowModel) -> None:
    ask(visit)
    page = visit.page
    page.fill(ASKED, OTHER)
    page.keyboard.press("Enter")
    page.wait_for_selector(".cchc-exchange:nth-child(2) .cchc-text >> text=91,4")
    model.may_write.set()
    page.wait_for_selector(".cchc-log[aria-busy=false]")
    first, second = page.locator(".cchc-text").all_inner_texts()
    assert "81,25" in first
    assert "Theo công bố" not in first, "it was not waited for"
    assert "91,4" in second
    assert "Theo công bố" in second


def test_without_the_model_the_quoted_answer_is_the_answer(
    context: BrowserContext, addresses: tuple[str, str]
) -> None:
    with visit_in(context, addresses[1]) as visit:
        visit.ask(QUESTION, ".cchc-source")
        assert "81,25 điểm" in visit.page.inner_text(".cchc-text")
        assert "mô hình ngôn ngữ" in visit.page.inner_text(".cchc-notes")
        assert visit.page.locator(".cchc-trouble").count() == 0
