"""The words of a model, taken apart as they come: statements, each with the passages it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Layout
from index_store.language.text.sentences import sentences

LONGEST_STATEMENT = 2_000
"""Characters without an end of a sentence: what is longer is no statement and is thrown away."""
MOST_STATEMENTS = 20

_NUMBERS = r"\^?\d{1,3}(?:\s*(?:[,;–-]|và|and)\s*\^?\d{1,3})*"
_MARKER = re.compile(
    rf"\s*[\[【(]{{1,2}}\s*(?:(?:đoạn|nguồn|passages?|sources?)\s*)?(?P<numbers>{_NUMBERS})\s*[\]】)]{{1,2}}",
    re.IGNORECASE,
)
_ROUND = re.compile(r"^\s*\(")
_LEADING = re.compile(rf"^(?:\s*[\[【]\s*{_NUMBERS}\s*[\]】])+[.;,]?\s*")
_OPENED = re.compile(r"[\[【][^\]】]{0,40}$")
"""The start of what may become a marker of the sentence before it."""
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_BULLET = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+")
_DECORATION = re.compile(r"\*\*|__|`+|^\s*#{1,6}\s+|^\s*>\s+")
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"^\s*```.*$")


@dataclass(frozen=True, slots=True)
class Written:
    """One statement of a model: its words, the numbers of the passages, and its layout."""

    text: str
    numbers: tuple[int, ...]
    layout: Layout = "sentence"


class Splitter:
    """Gives each statement as soon as it is complete, with the markers that follow it.

    >>> splitter = Splitter()
    >>> list(splitter.feed("Huyện A đạt 70,56 điểm. [1] Huyện B"))
    [Written(text='Huyện A đạt 70,56 điểm.', numbers=(1,), layout='sentence')]
    >>> list(splitter.finish())
    [Written(text='Huyện B', numbers=(), layout='sentence')]
    """

    def __init__(self) -> None:
        self._held = ""
        self._item = False

    def feed(self, piece: str) -> Iterator[Written]:
        """Yield the statements that this piece completes."""
        self._held = _THOUGHT.sub("", self._held + piece)
        if _may_think(self._held):
            return
        while "\n" in self._held:
            line, self._held = self._held.split("\n", 1)
            yield from self._line(line)
            self._item = False
        pieces = _glued(self._held)
        if len(pieces) > 1 and not _OPENED.match(pieces[-1]):
            self._held = self._held[self._held.rindex(pieces[-1]) :]
            for complete in pieces[:-1]:
                yield from self._statement(complete)
        if len(self._held) > LONGEST_STATEMENT:
            self._held = ""

    def finish(self) -> Iterator[Written]:
        """Yield what is left, where the reply is whole; after a break it is half a sentence."""
        held, self._held = self._held, ""
        if not _may_think(held):
            yield from self._line(held)

    def _line(self, line: str) -> Iterator[Written]:
        if _FENCE.match(line):
            return
        for piece in _glued(line):
            yield from self._statement(piece)

    def _statement(self, piece: str) -> Iterator[Written]:
        bullet = _BULLET.match(piece)
        self._item = self._item or bullet is not None
        text, numbers = without_markers(piece[bullet.end() :] if bullet else piece)
        if any(char.isalnum() for char in text):
            yield Written(text, numbers, "item" if self._item else "sentence")


def without_markers(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the words without markers and Markdown, and the numbers that the markers name.

    >>> without_markers("**Huyện A** đạt 5 điểm [1-3], xếp thứ 2【4】.")
    ('Huyện A đạt 5 điểm, xếp thứ 2.', (1, 2, 3, 4))
    >>> without_markers("Điểm (5) là 7 [2][2].")
    ('Điểm (5) là 7.', (2,))
    """
    numbers: dict[int, None] = {}

    def noted(match: re.Match[str]) -> str:
        if _ROUND.match(match[0]):
            return match[0]
        numbers.update(dict.fromkeys(_numbers(match["numbers"])))
        return ""

    plain = _MARKER.sub(noted, _DECORATION.sub("", text))
    return " ".join(plain.split()), tuple(numbers)


def _numbers(words: str) -> Iterator[int]:
    """Yield the numbers of a marker, a range written out; one of over twenty names nothing."""
    rest = words
    for match in _RANGE.finditer(words):
        first, last = int(match[1]), int(match[2])
        if 0 <= last - first <= 20:
            yield from range(first, last + 1)
        rest = rest.replace(match[0], " ")
    yield from (int(word) for word in re.findall(r"\d+", rest))


def _glued(text: str) -> list[str]:
    """Return the sentences of a line, markers that follow a full stop with what they mark."""
    found: list[str] = []
    for span in sentences(text):
        piece = span.of(text)
        leading = _LEADING.match(piece)
        if leading and found:
            found[-1] += " " + leading[0].strip()
            piece = piece[leading.end() :]
        if piece:
            found.append(piece)
    return found


def _may_think(held: str) -> bool:
    """Return whether the text starts with a thought that has not ended, or may become one."""
    start = held.lstrip()[:7]
    return start == "<think>" or (
        bool(start) and start != "<think>" and "<think>".startswith(start)
    )
