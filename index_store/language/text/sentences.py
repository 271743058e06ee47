"""Sentences: a line end is always an end, except where a long line runs on; stops are judged.

`sentence_ends` judges the stops inside a line; `list_items` takes lists apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.text.list_items import LINE_MARKER
from index_store.language.text.sentence_ends import ends, needs_a_name, words_with_role
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the space around them.

    >>> text = "TP. Sơn Lâm đạt 70.56 điểm. Ông Ng. Văn A dự họp..."
    >>> [span.of(text) for span in sentences(text)]
    ['TP. Sơn Lâm đạt 70.56 điểm.', 'Ông Ng. Văn A dự họp...']
    >>> text = "Kết luận:\\n1. Huyện Sơn Lâm xếp cuối.\\n2. Xã Hạ Lâm trễ hạn 5 hồ sơ;"
    >>> [span.of(text) for span in sentences(text)]
    ['Kết luận:', '1. Huyện Sơn Lâm xếp cuối.', '2. Xã Hạ Lâm trễ hạn 5 hồ sơ;']
    """
    return _of_passage(text) if len(text) <= _PASSAGE else _sentences(text)


_PASSAGE = 2_000
"""Texts up to this length are passages, which are taken apart again and again."""


def _sentences(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for line in _lines(text):
        start = line.start
        for end in ends(text, line):
            found.append(trimmed(text, Span(start, end)))
            start = end
        found.append(trimmed(text, Span(start, line.end)))
    return tuple(span for span in found if span.start < span.end)


_of_passage = lru_cache(maxsize=1_000)(_sentences)


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its two ends.

    >>> trimmed("  xã Hạ Lâm ", Span(0, 12))
    Span(start=2, end=11)
    """
    piece = span.of(text)
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(span.start + left, span.start + max(left, right))


_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)(\.?)$")
_INITIAL = re.compile(rf"(?:^|[\s.(])[{UPPER}]\.$")
_NAME = re.compile(rf"[{UPPER}]{{2,}}|[{UPPER}][{LOWER}]+ [{UPPER}]")
_RUN_ON_AFTER = 45
"""A line shorter than this is a heading or a caption, not a broken line."""
_JOINED_AFTER = 25
"""A line shorter than this is none even where it ends in ``của`` or ``TP.``."""


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines of ``text``; a line broken in the middle of a sentence is one with the next."""
    open_line: Span | None = None
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if open_line and _runs_on(text, open_line, line):
            open_line = Span(open_line.start, line.end)
            continue
        if open_line:
            yield open_line
        open_line = line
    if open_line:
        yield open_line


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Return whether a line is broken in the middle of a sentence.

    It is where a long line ends without a stop and small letters follow, and where it ends in
    a word that needs another: ``của``, ``TP.`` before a name, an initial before small letters.
    """
    if following.start != line.end + 1:
        return False
    written = text[max(line.start, line.end - 200) : line.end].rstrip()
    after = text[following.start : min(following.end, following.start + 40)].lstrip()
    if not written or not after or LINE_MARKER.match(text, following.start, following.end):
        return False
    length = len(written) - written.rfind("\n") - 1
    if after[0].islower():
        if written[-1] == ".":
            return _INITIAL.search(written) is not None
        return length >= _RUN_ON_AFTER and written[-1] not in ":;!?…"
    return length >= _JOINED_AFTER and _asks_for_more(written, after)


def _asks_for_more(written: str, after: str) -> bool:
    """Return whether a line ends in a word that never ends a sentence: ``của``, ``TP.``."""
    word = _LAST_WORD.search(written.rsplit(None, 1)[-1])  # a search from the start takes long
    if not word:
        return False
    if word[2]:
        return needs_a_name(word[1]) and _NAME.match(after) is not None
    if word[1] in words_with_role("counted"):
        return after[0].isdigit()
    return word[1] in words_with_role("joiner") and after[0].isalnum()
