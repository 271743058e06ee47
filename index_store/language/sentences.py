"""Sentences, and the members of the lists that stand inside them.

A candidate end (``.``, ``!``, ``?``, ``…``) is judged by an ordered tuple of small rules; the
first one with an opinion decides. A line end is always an end, except where a long line runs
on in small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the space around them.

    >>> text = "TP. Sơn Lâm đạt 70.56 điểm. Ông Ng. Văn A dự họp..."
    >>> [span.of(text) for span in sentences(text)]
    ['TP. Sơn Lâm đạt 70.56 điểm.', 'Ông Ng. Văn A dự họp...']
    """
    found: list[Span] = []
    for line in _lines(text):
        start = line.start
        for end in _ends(text, line):
            found.append(trimmed(text, Span(start, end)))
            start = end
        found.append(trimmed(text, Span(start, line.end)))
    return tuple(span for span in found if span.start < span.end)


def items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the members of the list that ``span`` of ``text`` holds; nothing where it is none.

    A list is lines that open with a bullet or a marker, ``a) …; b) …`` in running text, or
    clauses between semicolons. What introduces it, up to the colon, is no member; neither are
    markers and the stops at a member's end. A list with commas alone is not taken apart.

    >>> text = "Huyện còn hạn chế như: hồ sơ trễ hạn; số hóa chỉ đạt 79,4%; công khai chưa đủ..."
    >>> [span.of(text) for span in items(text, Span(0, len(text)))]
    ['hồ sơ trễ hạn', 'số hóa chỉ đạt 79,4%', 'công khai chưa đủ']
    """
    for reader in (_line_items, _marked_items, _semicolon_items):
        members = [_bare(text, part) for part in reader(text, span)]
        members = [member for member in members if member.start < member.end]
        if len(members) > 1:
            return tuple(members)
    return ()


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its two ends."""
    piece = span.of(text)
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(span.start + left, span.start + max(left, right))


# ---------------------------------------------------------------- lines

_UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER = "a-zà-ãè-êìíò-õùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_MARKER = re.compile(
    r"\s*(?:[-–—•*+▪●◦]\s|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]\s?|\(?[a-zđ][.)]\s|[IVXLC]{1,5}[.)]\s)"
)
_LINE = re.compile(r"[^\n]+")
_RUN_ON_AFTER = 45
"""A line shorter than this is a heading or a caption, not a broken line."""


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
    if following.start != line.end + 1:
        return False
    first = following.of(text).lstrip()[:1]
    written = line.of(text).rstrip()
    last_line = len(written) - written.rfind("\n") - 1
    return (
        first.islower()
        and last_line >= _RUN_ON_AFTER
        and written[-1] not in ".:;!?…"
        and not _MARKER.match(text, following.start, following.end)
    )


# ---------------------------------------------------------------- ends of sentences


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible end: the stop, what closes after it, and the text at both sides."""

    text: str
    line: Span
    start: int
    stop: str
    closing: str
    end: int

    @property
    def before(self) -> str:
        """The characters before the stop, back to the start of its line."""
        return self.text[max(self.line.start, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """The first characters after the stop and the space behind it."""
        return self.text[self.end : min(self.line.end, self.end + 24)].lstrip()

    @property
    def spaced(self) -> bool:
        """Whether white space follows."""
        return self.end >= self.line.end or self.text[self.end].isspace()


_STOP = re.compile(r"([.!?…]+)([\"”’'»)\]]*)")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?$")
_NUMBERED = re.compile(
    r"(?:^|[\n:;“\"])\s*(?:Điều|Khoản|Mục|Chương|Phần|Tiểu mục|Bảng|Biểu|Hình|Phụ lục|Câu|Bài|Bước)"
    r"\s+(?:\d+[a-zđ]?|[IVXLC]+)$",
    re.IGNORECASE,
)
_LIST_MARKER = re.compile(
    r"(?:^|\n)\s*[-–—•*+]?\s*(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđA-ZĐ]|[IVXLC]{1,5})$"
)
_INITIALS = re.compile(rf"(?:^|[\s(“\"])(?:[{_UPPER}]\.)*[{_UPPER}]$")
_NAME_BEFORE_INITIAL = re.compile(rf"[{_UPPER}][{_LOWER}]+\s+[{_UPPER}]$")
_LONE_QUOTE = re.compile(rf"[\"”’]\s*(?:$|[\n,.;:\-–)\]]|[{_LOWER}])")
_WORD_START = re.compile(rf"[\"“‘'«(\[]*[{_UPPER}][{_LOWER}\s]")


def _ends(text: str, line: Span) -> Iterator[int]:
    """Yield where sentences end inside ``line``, the end of the line itself left out."""
    for match in _STOP.finditer(text, line.start, line.end):
        candidate = _Candidate(text, line, match.start(), match[1], match[2], match.end())
        if candidate.after and _is_end(candidate):
            yield match.end()


def _is_end(candidate: _Candidate) -> bool:
    for rule in _RULES:
        verdict = rule(candidate)
        if verdict is not None:
            return verdict
    return True


def _inside_number(candidate: _Candidate) -> bool | None:
    """``70.56`` and ``1.250`` go on."""
    digits = candidate.before[-1:].isdigit() and candidate.text[candidate.end].isdigit()
    return False if candidate.stop == "." and digits and not candidate.closing else None


def _goes_on(candidate: _Candidate) -> bool | None:
    """A small letter, a comma, a semicolon or a colon follows: ``điểm.; lĩnh vực``, ``v.v. và``."""
    first = candidate.after[0]
    return False if first.islower() or first in ",;:.!?%/…" else None


def _quote_closes(candidate: _Candidate) -> bool | None:
    """A quote set off by a space closes what stands before it: ``lắm… ", ông nói``."""
    return False if _LONE_QUOTE.match(candidate.after) else None


def _opens_line(candidate: _Candidate) -> bool | None:
    """``1.``, ``2.1.``, ``a.`` or ``IV.`` at the start of a line belongs to what follows."""
    if candidate.stop != "." or candidate.closing:
        return None
    return False if _LIST_MARKER.search(candidate.before) and _near_start(candidate) else None


def _near_start(candidate: _Candidate) -> bool:
    return candidate.start - candidate.line.start < 60 or "\n" in candidate.before


def _numbered_heading(candidate: _Candidate) -> bool | None:
    """``Điều 5. Phạm vi`` is one heading."""
    return False if candidate.stop == "." and _NUMBERED.search(candidate.before) else None


def _abbreviation(candidate: _Candidate) -> bool | None:
    """``TP. Hà Nội``, ``ThS. Lê Văn B``, ``Q.1`` go on."""
    if candidate.stop != "." or candidate.closing:
        return None
    word = _LAST_WORD.search(candidate.before)
    return False if word and word[0] in _abbreviations() else None


def _initials(candidate: _Candidate) -> bool | None:
    """``N.V.A`` and ``J. Smith`` go on; ``Nguyễn Văn A. Ông`` ends."""
    if candidate.stop != "." or candidate.closing or not _INITIALS.search(candidate.before):
        return None
    return candidate.spaced and bool(_NAME_BEFORE_INITIAL.search(candidate.before))


def _unspaced(candidate: _Candidate) -> bool | None:
    """``năm 2023.Thứ Hai`` ends; ``Q.ABC`` and ``file.PDF`` do not."""
    if candidate.spaced:
        return None
    return bool(_WORD_START.match(candidate.after))


def _in_brackets(candidate: _Candidate) -> bool | None:
    """A stop inside brackets that close in the same line does not end the sentence around them."""
    if ")" in candidate.closing:
        return None
    before = candidate.text[candidate.line.start : candidate.start]
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return None
    rest = candidate.text[candidate.end : min(candidate.line.end, candidate.end + 200)]
    closes, opens = rest.find(")"), rest.find("(")
    return False if closes >= 0 and (opens < 0 or closes < opens) else None


def _closing_bracket(candidate: _Candidate) -> bool | None:
    """``(a.) Huyện`` goes on where only a marker stands in the brackets."""
    short = re.search(r"\(\s*\w{0,3}$", candidate.before)
    return False if ")" in candidate.closing and short else None


_RULES = (
    _inside_number,
    _goes_on,
    _quote_closes,
    _opens_line,
    _numbered_heading,
    _abbreviation,
    _initials,
    _unspaced,
    _in_brackets,
    _closing_bracket,
)


@cache
def _abbreviations() -> frozenset[str]:
    table = resources.files(__package__).joinpath("data/sentence_abbreviations.tsv")
    return frozenset(line.split("\t")[0] for line in table.read_text("utf-8").splitlines()[1:])


# ---------------------------------------------------------------- members of a list

_INLINE_MARKER = re.compile(r"(?<![\w/.])\(?(?:([a-zđ])|(\d{1,2}))\)\s*(?=\S)")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LEADING = re.compile(r"(?:\s|[-–•+*]\s|(?:và|hoặc)\s)*")


def _line_items(text: str, span: Span) -> list[Span]:
    """Return the lines of the span that open with a marker, each with the lines that continue it."""
    starts = [
        match
        for line in _LINE.finditer(text, span.start, span.end)
        if (match := _MARKER.match(text, *line.span()))
    ]
    if len(starts) < 2:
        return []
    bounds = [match.start() for match in starts[1:]] + [span.end]
    return [Span(match.end(), end) for match, end in zip(starts, bounds, strict=True)]


def _marked_items(text: str, span: Span) -> list[Span]:
    """Return what follows ``a)``, ``b)`` … or ``1)``, ``(2)`` … where the markers count up."""
    marks = list(_INLINE_MARKER.finditer(text, span.start, span.end))
    for group in (1, 2):
        run: list[re.Match[str]] = []
        for match in marks:
            if match[group] and _position(match[group]) == len(run):
                run.append(match)
        if len(run) > 1:
            bounds = [match.start() for match in run[1:]] + [span.end]
            return [Span(match.end(), end) for match, end in zip(run, bounds, strict=True)]
    return []


def _position(marker: str) -> int:
    """Return the place of a marker in its series, from 0."""
    return int(marker) - 1 if marker.isdigit() else _ALPHABET.find(marker)


def _semicolon_items(text: str, span: Span) -> list[Span]:
    """Return the clauses between semicolons that stand in no brackets or quotes."""
    cuts = list(_outside_brackets(text, span, ";"))
    if not cuts:
        return []
    parts = [
        Span(start, end)
        for start, end in zip(
            [span.start, *(cut + 1 for cut in cuts)], [*cuts, span.end], strict=True
        )
    ]
    return [_without_head(text, parts), *parts[1:]]


def _without_head(text: str, parts: list[Span]) -> Span:
    """Return the first clause without what introduces the list: ``Cụ thể:``, ``hạn chế như:``.

    Where at least half of the other clauses have a colon of their own, as in
    ``năm 2022: …; năm 2023: …``, the first one's belongs to it.
    """
    first, *others = parts
    colons = [cut for cut in _outside_brackets(text, first, ":") if not _in_clock(text, cut)]
    own = sum(any(_outside_brackets(text, part, ":")) for part in others)
    if not colons or own * 2 >= len(others):
        return first
    return Span(colons[0] + 1, first.end)


def _in_clock(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _outside_brackets(text: str, span: Span, sign: str) -> Iterator[int]:
    """Yield where ``sign`` stands in the span outside brackets and quotes that close in it."""
    closers = {"(": ")", "[": "]", "“": "”", "«": "»"}
    at = span.start
    while at < span.end:
        char = text[at]
        if char == sign:
            yield at
        elif char in closers:
            closed = text.find(closers[char], at + 1, span.end)
            at = closed if closed > 0 else at
        at += 1


def _bare(text: str, span: Span) -> Span:
    """Return a member without leading marks and words of joining, and without stops at its end."""
    start = _LEADING.match(text, span.start, span.end)
    begin = start.end() if start else span.start
    end = span.end
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ".;…,"):
        end -= 1
    return Span(begin, end)
