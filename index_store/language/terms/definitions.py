"""Short forms that a text defines for itself: ``thủ tục hành chính (TTHC)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import nfc, small, unmarked
from index_store.language.terms.word_roles import words_that
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form defined in a text: ``thủ tục hành chính (TTHC)``; ``span`` covers both."""

    span: Span
    short: str
    long: str


def definitions(text: str) -> tuple[Definition, ...]:
    """Return the short forms that ``text`` itself defines, each where it does so first.

    The first letters of the words must make the short form; words of joining may be left out.

    >>> [(d.short, d.long) for d in definitions("Công tác cải cách hành chính (CCHC) năm 2023")]
    [('CCHC', 'cải cách hành chính')]
    >>> [(d.short, d.long) for d in definitions("Ban Quản lý Dự án Xanh (sau đây gọi tắt là BQLDAX)")]
    [('BQLDAX', 'Ban Quản lý Dự án Xanh')]
    >>> [(d.short, d.long) for d in definitions("thanh toán trực tuyến, gọi tắt: TTTT")]
    [('TTTT', 'thanh toán trực tuyến')]
    >>> [(d.short, d.long) for d in definitions("hồ sơ TTHC (thủ tục hành chính)")]
    [('TTHC', 'thủ tục hành chính')]
    >>> definitions("huyện Sơn Lâm (Hòa Bình)")
    ()
    """
    text = nfc(text)
    if "(" not in text and "gọi" not in text and "viết" not in text:
        return ()  # most texts: neither pattern can match
    found: dict[str, Definition] = {}
    for match in _AFTER_LONG.finditer(text):
        short = match["short"] or match["named"]
        end = match.start() - text[match.start() - 1 : match.start()].isspace()
        start = _defined_from(text, end, short)
        if start is not None and short not in found:
            long = text[start:end].rstrip(' "”’»,')
            found[short] = Definition(Span(start, match.end()), short, long)
    for match in _BEFORE_LONG.finditer(text):
        short, long = match["short"], match["long"].strip()
        if short not in found and _defined_from(long, len(long), short) == 0:
            found[short] = Definition(Span(*match.span()), short, long)
    return tuple(sorted(found.values(), key=lambda definition: definition.span))


_SHORT = rf"[{UPPER}](?:[^\W_]|[&,.-](?=[^\W_])| ?[&-] ?(?=[{UPPER}])){{0,13}}[{UPPER}][{LOWER}]?"
_CALLED = (
    r"(?:(?:sau đây|dưới đây|sau này) )?(?:được )?(?:tên )?(?:gọi|viết)(?: (?:chung|tắt|gọn|riêng))*"
    r"(?: là)?\s?:?\s"
)
_TERSE = r"(?:(?:sau đây|dưới đây) )?(?:được )?(?:gọi|viết) (?:tắt|gọn)(?: là)?\s?:?\s"
_AFTER_LONG = re.compile(
    rf"\(\s?(?:{_CALLED}|tắt là )?[\"“]?(?P<short>{_SHORT})[\"”]?\s?\)"
    rf"|,\s{_TERSE}[\"“]?(?P<named>{_SHORT})(?![^\W_])"
)
_BEFORE_LONG = re.compile(
    rf"(?P<short>[{UPPER}](?<![^\W_].)[{UPPER}&-]{{1,10}}) \((?:là |tức )?(?P<long>[^()\d\n]{{5,80}})\)"
)
_WORD = re.compile(r"[^\W_]+")


def _defined_from(text: str, end: int, short: str) -> int | None:
    """Return where the words begin whose first letters make ``short``; None if they do not."""
    letters = [letter for letter in short if letter.isalpha()]
    # In ThS and TTr only the capitals stand for words.
    wanted = [small(letter) for letter in letters if letter.isupper()]
    offset = max(0, end - 160)
    start = None
    for word in reversed(list(_WORD.finditer(text[offset:end]))):
        if not wanted:
            break
        initial = small(word.group()[0])
        if initial == wanted[-1] or unmarked(initial) == wanted[-1]:
            wanted.pop()
            start = offset + word.start()
        elif (
            small(word.group()) not in words_that("links words of a name")
            and word.group() not in short
        ):
            return None
    if wanted or start is None or "\n" in text[start:end]:
        return None
    return start
