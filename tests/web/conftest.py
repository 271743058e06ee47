"""A browser for each module of tests that asks for one, and visits in it to the module's ``address``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.visiting import Visit, chromium, context_of, visit_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[BrowserContext]:
    with context_of(browser, 1280) as context:
        yield context


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    with context_of(browser, 360) as context:
        yield context


@pytest.fixture
def desk(wide: BrowserContext, address: str) -> Iterator[Visit]:
    """Give a visit on a desk's screen."""
    with visit_in(wide, address) as visit:
        yield visit


@pytest.fixture
def phone(narrow: BrowserContext, address: str) -> Iterator[Visit]:
    """Give a visit on a phone's."""
    with visit_in(narrow, address) as visit:
        yield visit
