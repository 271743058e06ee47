"""The questions of an evaluation: one JSON object a line, in the format of the contract."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class EvaluationError(Exception):
    """An evaluation that cannot be made; the message is one line for the person who asked."""


class QuestionsInvalidError(EvaluationError):
    """The file of questions is not what the contract says."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question file.

    An answer must state one alternative of each group in ``must_include`` and nothing of
    ``must_not_include``.
    """

    id: str
    text: str
    history: tuple[Turn, ...] = ()
    answerable: bool = True
    documents: tuple[str, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()
    must_not_include: tuple[str, ...] = ()
    type: str = ""
    lang: str = "vi"


def read_questions(path: Path) -> tuple[Question, ...]:
    """Return the questions of a JSON-lines file; fields that the contract does not name are ignored.

    Raises:
        QuestionsInvalidError: the file cannot be read, or a line of it is no question (a claim: `evaluation.claims`).
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsInvalidError(
            f"Không đọc được tệp câu hỏi {path}: {error}. Hãy đưa một tệp JSON Lines mã UTF-8."
        ) from error
    questions = tuple(
        _question(line, f"{path.name}, dòng {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )
    if not questions:
        raise QuestionsInvalidError(f"Tệp {path} không có câu hỏi nào; mỗi dòng cần một câu hỏi.")
    return questions


def _question(line: str, where: str) -> Question:
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionsInvalidError(f"{where}: không phải JSON ({error.msg}).") from error
    if not isinstance(row, dict):
        raise QuestionsInvalidError(f"{where}: cần một đối tượng JSON, gặp {type(row).__name__}.")
    if "claim" in row:
        raise QuestionsInvalidError(
            f"{where}: nhận định cần kiểm chứng (“claim”) lẫn trong tệp câu hỏi; "
            "hãy để các nhận định trong một tệp riêng."
        )
    if "passages" in row:
        raise QuestionsInvalidError(
            f"{where}: câu hỏi chấm xếp hạng đoạn văn (“passages”) cần tệp các đoạn văn: "
            "cchc evaluate --retrieval ĐOẠN.jsonl BỘ_CÂU.jsonl."
        )
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise QuestionsInvalidError(f"{where}: “answerable” cần là true hoặc false.")
    return Question(
        id=_word(row, "id", where),
        text=_word(row, "question", where),
        history=tuple(_turn(turn, where) for turn in _list(row, "history", where)),
        answerable=answerable,
        documents=_words(_list(row, "documents", where), "documents", where),
        must_include=tuple(
            _words(group if isinstance(group, list) else [group], "must_include", where)
            for group in _list(row, "must_include", where)
        ),
        must_not_include=_words(_list(row, "must_not_include", where), "must_not_include", where),
        type=_word(row, "type", where, ""),
        lang=_word(row, "lang", where, "vi"),
    )


def _word(row: Mapping[str, object], field: str, where: str, default: str | None = None) -> str:
    value = row.get(field, default)
    if isinstance(value, int) and field == "id":
        return str(value)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise QuestionsInvalidError(f"{where}: thiếu “{field}”, cần một chuỗi ký tự.")
    return value


def _list(row: Mapping[str, object], field: str, where: str) -> list[object]:
    value = row.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise QuestionsInvalidError(f"{where}: “{field}” cần là một danh sách.")
    return value


def _words(values: Sequence[object], field: str, where: str) -> tuple[str, ...]:
    words = tuple(value for value in values if isinstance(value, str) and value.strip())
    if len(words) != len(values):
        raise QuestionsInvalidError(f"{where}: “{field}” chỉ được chứa chuỗi ký tự khác rỗng.")
    return words


def _turn(value: object, where: str) -> Turn:
    if isinstance(value, dict) and isinstance(value.get("content"), str):
        role = value.get("role")
        if role == "user":
            return Turn("user", value["content"])
        if role == "assistant":
            return Turn("assistant", value["content"])
    raise QuestionsInvalidError(
        f"{where}: mỗi lượt trong “history” cần “role” (user hoặc assistant) và “content”."
    )
