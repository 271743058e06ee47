"""Texts within a text: annexes, forms, and the rules that a decision promulgates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.law.references import find_document_numbers
from ingest.data import genres
from ingest.lines import ends_a_sentence, is_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANNEX = re.compile(
    r"(?P<word>Phụ lục)(?:\s+số)?\s*(?P<number>[IVXLC]+\b|\d{1,3}\b|[A-ZĐ]\b)?"
    r"(?P<more>[-.]?\d{0,2}[A-Za-z]?\b)?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?P<word>(?:Biểu )?Mẫu)(?:\s+số)?\s*:?\s*(?P<number>\d{1,3}|[IVXLC]+\b)(?P<more>[-./]?\w{0,6})?\s*"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\W*(?:được )?(?:ban hành )?(?:kèm )?theo (?!quy định|đề nghị)", re.IGNORECASE)
_LINES_BELOW = 6
_HEAD_UP_TO = 160
# Kinds of texts that are promulgated by another one and have articles of their own.
_RULES = frozenset({"regulation", "plan", "programme", "project", "guidance"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text within the text: it begins at a line and reaches to the next one.

    ``name`` is what follows an article's number: "Quy chế ban hành kèm theo Quyết định số …".
    """

    line: int
    name: str
    annex: bool


def instruments(texts: Sequence[str], quoted: Sequence[bool]) -> Iterator[Instrument]:
    """Yield the annexes, forms and promulgated rules of a text, in order.

    >>> texts = ["Điều 1. Ban hành Quy chế.", "QUY CHẾ", "HOẠT ĐỘNG MỘT CỬA",
    ...     "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 3/9/2025)", "Điều 1. Phạm vi",
    ...     "PHỤ LỤC II", "Mẫu số 01", "ĐƠN ĐỀ NGHỊ"]
    >>> for one in instruments(texts, [False] * len(texts)):
    ...     print(one.line, one.name)
    1 Quy chế ban hành kèm theo Quyết định số 5/QĐ-UBND
    5 Phụ lục II
    6 Mẫu số 01 Phụ lục II
    """
    annex: str | None = None
    for line, text in enumerate(texts):
        if quoted[line] or len(text) > _HEAD_UP_TO:
            continue
        rules = _rules(texts, line)
        if rules:
            annex = None
            yield Instrument(line, rules, annex=False)
            continue
        name = _annex_name(_ANNEX, text)
        if name:
            annex = name
            yield Instrument(line, name, annex=True)
            continue
        name = _annex_name(_FORM, text)
        if name:
            yield Instrument(line, f"{name} {annex}" if annex else name, annex=True)


def _annex_name(pattern: re.Pattern[str], text: str) -> str | None:
    """Return "Phụ lục II" for a line that heads an annex; a sentence about one is no heading."""
    match = pattern.match(text)
    if match is None or not text[:1].isupper() or text.endswith((";", ",")):
        return None
    rest = match["rest"].lstrip(" .:–—-")
    if rest and (rest[0].islower() or (ends_a_sentence(rest) and not is_capitals(rest))):
        return None
    if rest and not match["number"] and not is_capitals(text):
        return None
    number = f"{match['number'] or ''}{match['more'] or ''}".rstrip(".-/")
    word = match["word"].capitalize()
    if word != "Phụ lục":
        return f"{word} số {number.upper()}"
    return f"{word} {number.upper()}".strip()


@cache
def _rule_names() -> tuple[str, ...]:
    names = [heading for heading, genre in genres() if genre in _RULES]
    return tuple(sorted([*names, "Điều lệ", "Quy trình", "Nội quy"], key=lambda name: -len(name)))


def _rules(texts: Sequence[str], line: int) -> str | None:
    """Return the name of rules that begin at a line: their kind in capitals, then with what."""
    text = texts[line].strip(" *")
    kind = next((name for name in _rule_names() if text.startswith(name.upper())), None)
    if kind is None or not is_capitals(text):
        return None
    for below in texts[line + 1 : line + 1 + _LINES_BELOW]:
        if _WITH.match(below) and (below.startswith("(") or "kèm theo" in below):
            cited = find_document_numbers(below)
            return f"{kind} ban hành kèm theo {cited[0].name}" if cited else f"{kind} kèm theo"
        if ends_a_sentence(below) or len(below) > _HEAD_UP_TO:
            return None
    return None
