"""The sentences of the command line: each is used, and each that is used is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant import messages
from assistant.messages import message

CODE = Path(messages.__file__).parent
GENRES = CODE.parent / "ingest/data/genres.tsv"
KNOWN = ast.literal_eval(
    next(
        node.value
        for node in ast.parse((CODE / "messages.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and node.value is not None
    )
)


def literals() -> frozenset[str]:
    """Return every string that the code writes out, but for the table of messages."""
    return frozenset(
        node.value
        for path in CODE.rglob("*.py")
        if path.name != "messages.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def made() -> frozenset[str]:
    """Return the names of messages that the code makes of what it read: of genres, of who may see."""
    genres = (line.split("\t")[1] for line in GENRES.read_text("utf-8").splitlines()[1:] if line)
    return frozenset((*(f"genre_{genre}" for genre in (*genres, "article")), "visibility_public"))


def test_every_message_is_used() -> None:
    assert sorted(set(KNOWN) - literals() - made()) == []


def test_every_genre_has_its_word() -> None:
    assert made() <= set(KNOWN)


def test_a_message_that_is_not_there_or_lacks_a_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("poem")
    with pytest.raises(KeyError):
        message("removed")


def test_messages_are_one_line_each() -> None:
    assert KNOWN
    assert all(
        ("\n" not in text and text == text.strip()) or text.endswith(": ")
        for text in KNOWN.values()
    )
