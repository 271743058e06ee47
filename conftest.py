"""Fixtures that every test may use, and the rules that every test obeys."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that need ``../shared`` where it is absent, and say so."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="needs ../shared, which is not here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of other people's data beside the checkout."""
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT
