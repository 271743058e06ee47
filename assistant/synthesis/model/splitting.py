"""The words of a model, taken apart as they come: statements, each with the passages it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.drafts import Layout
from assistant.synthesis.model.orders import visible
from assistant.synthesis.model.table_rows import TableRows, is_row
from assistant.synthesis.model.thoughts import Thoughts
from index_store.language.knowledge import table_column
from index_store.language.text.sentences import sentences

LONGEST_STATEMENT = 2_000
"""Characters without an end of a sentence: what is longer is no statement and is thrown away."""
MOST_STATEMENTS = 20

_OF = r"(?:đoạn|nguồn|tài liệu|passages?|sources?|documents?)"
_NUMBERS = rf"\^?\d{{1,3}}(?:\s*(?:[,;–-]|và|and)\s*(?:{_OF}\s*)?\^?\d{{1,3}})*"
_MARKER = re.compile(
    rf"\s*[\[【(]{{1,2}}\s*(?:{_OF}\s*:?\s*)*(?P<numbers>{_NUMBERS})\s*[\]】)]{{1,2}}",
    re.IGNORECASE,
)
_ROUND = re.compile(r"^\s*\((?!\s*(?:đoạn|nguồn|passage|source))", re.IGNORECASE)
_LEADING = re.compile(rf"^(?:\s*[\[【]\s*{_NUMBERS}\s*[\]】])+[.;,]?\s*")
_OPENED = re.compile(r"[\[【][^\]】]{0,40}$")
"""The start of what may become a marker of the sentence before it."""
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_RANGE_OF_MARKERS = re.compile(r"[\[【](\d{1,3})[\]】]\s*[–-]\s*[\[【](\d{1,3})[\]】]")
_RAISED = re.compile(r"(?<=[\w.!?”\"])(?<!\bm)(?<!\b[kcd]m)(?<!\b10)([⁰¹²³⁴-⁹]{1,2})(?=[\s.,;]|$)")
"""A raised number at the end of words; "m²" and "10³" are none."""
_BULLET = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+")
_DECORATION = re.compile(r"\*\*|__|`+|~~|^\s*#{1,6}\s+|^\s*>\s+")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*])")
_FORMULA = re.compile(r"\$([\d.,{}/% ]+)\$|\\\(([\d.,{}/% ]+)\\\)")
_WIDE_COMMA = re.compile(r"([，；：])(?=[^\W\d])")
_FENCE = re.compile(r"^\s*```.*$")
_FULL_WIDTH = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFF01, 0xFF5F), 0x3000)
    if chr(code) not in "＜＞｜"
}
"""Digits and signs as an East Asian keyboard has them; nothing else is normalised so."""


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
        self._thoughts = Thoughts()
        self._rows = TableRows()

    @property
    def restarts(self) -> int:
        """How often all that came before turned out to have been a thought."""
        return self._thoughts.ended

    def feed(self, piece: str) -> Iterator[Written]:
        """Yield the statements that this piece completes."""
        before = self.restarts
        readable = self._thoughts.without(piece)
        self._held = readable if self.restarts > before else self._held + readable
        while "\n" in self._held:
            line, self._held = self._held.split("\n", 1)
            yield from self._line(line)
            self._item = False
        if is_row(self._held):
            return
        pieces = _glued(self._held)
        if len(pieces) > 1 and not _OPENED.match(pieces[-1]):
            self._held = self._held[self._held.rindex(pieces[-1]) :]
            for complete in pieces[:-1]:
                yield from self._statement(complete)
        if len(self._held) > LONGEST_STATEMENT:
            self._held = ""

    def finish(self) -> Iterator[Written]:
        """Yield what is left, where the reply is whole; after a break it is half a sentence."""
        held, self._held = self._held + self._thoughts.rest(), ""
        yield from self._line(held)

    def _line(self, line: str) -> Iterator[Written]:
        if _FENCE.match(line):
            return
        if is_row(line):
            text, numbers = without_markers(self._rows.sentence(line))
            if any(char.isalnum() for char in text):
                yield Written(text, numbers, "item")
            return
        self._rows.end()
        for piece in _glued(line):
            yield from self._statement(piece)

    def _statement(self, piece: str) -> Iterator[Written]:
        bullet = _BULLET.match(piece)
        self._item = self._item or bullet is not None
        text, numbers = without_markers(piece[bullet.end() :] if bullet else piece)
        if any(char.isalnum() for char in text) and not _said_of_sources(text):
            yield Written(text, numbers, "item" if self._item else "sentence")


def without_markers(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the words without markers and Markdown, and the numbers that the markers name.

    >>> without_markers("**Huyện A** đạt 5 điểm [1-3], xếp thứ 2【4】.")
    ('Huyện A đạt 5 điểm, xếp thứ 2.', (1, 2, 3, 4))
    >>> without_markers("Điểm (5) là 7 [2][2].")
    ('Điểm (5) là 7.', (2,))
    >>> without_markers("Trả lời: Theo đoạn [1], *huyện A* đạt ７０，５ điểm trên 10 m² [2]-[3].")
    ('Huyện A đạt 70,5 điểm trên 10 m².', (1, 2, 3))
    """
    numbers: dict[int, None] = {}

    def noted(match: re.Match[str]) -> str:
        if _ROUND.match(match[0]):
            return match[0]
        numbers.update(dict.fromkeys(_numbers(match["numbers"])))
        return ""

    spaced = _WIDE_COMMA.sub(r"\1 ", text)
    plain = visible(unicodedata.normalize("NFC", spaced.translate(_FULL_WIDTH)))
    plain = _ITALIC.sub(r"\2", _DECORATION.sub("", plain))
    plain = _FORMULA.sub(lambda m: (m[1] or m[2]).replace("{,}", ",").replace("{.}", "."), plain)
    plain = _RANGE_OF_MARKERS.sub(r"[\1-\2]", plain)
    plain = _RAISED.sub(lambda m: f" [{unicodedata.normalize('NFKC', m[1])}]", plain)
    for pattern in _lead_ins():
        lead = pattern.match(plain)
        if lead and lead.end() < len(plain):
            numbers.update(dict.fromkeys(_numbers(lead[0])))
            plain = plain[lead.end() :]
            plain = plain[:1].upper() + plain[1:]
    return " ".join(_MARKER.sub(noted, plain).split()), tuple(numbers)


@cache
def _lead_ins() -> tuple[re.Pattern[str], ...]:
    """Return the rows of ``lead_ins.tsv``, in their order."""
    patterns = table_column("assistant", "data/lead_ins.tsv", "pattern")
    return tuple(re.compile(rf"\s*(?:{one})", re.IGNORECASE) for one in patterns)


def _said_of_sources(text: str) -> bool:
    """Return whether a line only announces the numbers of the sources."""
    return text.casefold().strip(" :.*-") in _SOURCES


_SOURCES = frozenset(
    {"nguồn", "nguồn tham khảo", "tài liệu tham khảo", "trích dẫn", "đoạn", "căn cứ"}
    | {"source", "sources", "references", "citations", "trả lời", "câu trả lời", "answer"}
)


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
