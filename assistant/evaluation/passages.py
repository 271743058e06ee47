"""The files of a retrieval evaluation: passages to rank, and questions that know which answer.

Ids come back as they were given, numbers as numbers: whoever joins the rankings to other files
needs them so. Texts are read as NFC, as the product stores them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evaluation.questions import QuestionsInvalidError
from assistant.messages import message
from index_store.language.characters.marks import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Id = str | int


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """One line of a file of passages."""

    id: Id
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class RetrievalQuestion:
    """One line of a file of retrieval questions; ``passages`` are the ids of those that answer."""

    id: Id
    text: str
    passages: frozenset[Id]
    kind: str = ""


def read_passages(path: Path) -> tuple[GivenPassage, ...]:
    """Return the passages of a JSON-lines file.

    Raises `QuestionsInvalidError`, naming the line, where one has no id or text, or an id
    stands twice.
    """
    passages: dict[Id, GivenPassage] = {}
    for row, where in _rows(path):
        given = GivenPassage(
            _id(row, where), _text(row, "text", where), _text(row, "title", where, needed=False)
        )
        if given.id in passages:
            raise QuestionsInvalidError(
                message("retrieval_id_twice", where=where, id=str(given.id))
            )
        passages[given.id] = given
    if not passages:
        raise QuestionsInvalidError(message("retrieval_no_passages", path=str(path)))
    return tuple(passages.values())


def read_retrieval_questions(path: Path) -> tuple[RetrievalQuestion, ...]:
    """Return the questions of a JSON-lines file.

    Raises `QuestionsInvalidError`, naming the line, where one has no id, no question or no list
    of passages.
    """
    found = tuple(_question(row, where) for row, where in _rows(path))
    if not found:
        raise QuestionsInvalidError(message("retrieval_no_questions", path=str(path)))
    return found


def _question(row: Mapping[str, object], where: str) -> RetrievalQuestion:
    ids = row.get("passages")
    if not isinstance(ids, list) or not all(isinstance(one, str | int) for one in ids):
        raise QuestionsInvalidError(message("retrieval_no_answers", where=where))
    return RetrievalQuestion(
        _id(row, where),
        _text(row, "question", where),
        frozenset(ids),
        _text(row, "kind", where, needed=False),
    )


def _rows(path: Path) -> Iterator[tuple[Mapping[str, object], str]]:
    """Yield each object of the file with the words that say where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsInvalidError(
            message("retrieval_unreadable", path=str(path), reason=str(error))
        ) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = message("claims_where", file=path.name, line=str(number))
        try:
            row: object = json.loads(line)
        except json.JSONDecodeError as error:
            reason = message("retrieval_no_json", where=where, reason=error.msg)
            raise QuestionsInvalidError(reason) from error
        if not isinstance(row, dict):
            raise QuestionsInvalidError(
                message("retrieval_no_json", where=where, reason=type(row).__name__)
            )
        yield row, where


def _id(row: Mapping[str, object], where: str) -> Id:
    value = row.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise QuestionsInvalidError(message("retrieval_no_field", where=where, field="id"))
    return value


def _text(row: Mapping[str, object], field: str, where: str, *, needed: bool = True) -> str:
    """Return a text of the row; one that is not needed may be absent or null, and is then empty."""
    value = row.get(field)
    if not isinstance(value, str):
        if value is None and not needed:
            return ""
        raise QuestionsInvalidError(message("retrieval_no_field", where=where, field=field))
    return nfc(value)
