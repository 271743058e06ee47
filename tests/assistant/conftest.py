"""Indexes over the samples, the held-out documents and the five articles, made once a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.service import Assistant
from tests.assistant.indexes import DOCUMENTS, Indexed, IndexTexts, index, indexes_of_texts

IndexOf = Callable[[str], Indexed]


@pytest.fixture(scope="session")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexOf]:
    """Give the index of a set of questions by name ("samples"), made when first asked for."""
    made: dict[str, Indexed] = {}

    def named(name: str) -> Indexed:
        if name not in made:
            made[name] = index(tmp_path_factory.mktemp(name) / "data", DOCUMENTS[name])
        return made[name]

    yield named
    for indexed in made.values():
        indexed.store.close()


@pytest.fixture(scope="session")
def samples_assistant(index_of: IndexOf) -> Assistant:
    """Give the assistant over samples/documents."""
    return index_of("samples").assistant


@pytest.fixture(scope="session")
def seeds_assistant(index_of: IndexOf) -> Assistant:
    """Give the assistant over the five articles of ../shared/seeds."""
    return index_of("seeds").assistant


@pytest.fixture
def index_texts(tmp_path: Path) -> Iterator[IndexTexts]:
    """Give what makes an index over texts: ``index_texts(**{"file-name": "text"})``."""
    with indexes_of_texts(tmp_path) as of:
        yield of


@pytest.fixture(scope="module")
def module_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexTexts]:
    """Give the same, for an index that all tests of a module ask."""
    with indexes_of_texts(tmp_path_factory.mktemp("texts")) as of:
        yield of
