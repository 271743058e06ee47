"""Abbreviations of administration, law and its indices: CCHC ↔ cải cách hành chính.

Short forms are matched at token bounds, never inside a word: expanding by substring turns
"Minh Anh." into "Minh Anhuyện". A text's own definitions win over the table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index_store.language.marks import comparison_key, nfc, small, unmarked
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class AbbreviationMention:
    """A short form in a text: ``short`` as the table writes it, ``long`` what it stands for.

    ``others`` are further readings, where the table has them and the text decides nothing.
    """

    span: Span
    short: str
    long: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form defined in a text: ``thủ tục hành chính (TTHC)``; ``span`` covers both."""

    span: Span
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A reviewed row: ``any_case`` says that small letters are read as it too."""

    short: str
    long: str
    domain: str
    any_case: bool
    main: bool
    reason: str


def find_abbreviations(text: str) -> tuple[AbbreviationMention, ...]:
    """Return the short forms in ``text`` with what they stand for, in order.

    >>> [(m.short, m.long) for m in find_abbreviations("chỉ số cchc và PAR Index của UBND tỉnh")]
    [('CCHC', 'cải cách hành chính'), ('PAR INDEX', 'chỉ số cải cách hành chính'), ('UBND', 'ủy ban nhân dân')]
    >>> find_abbreviations("Minh Anh. và anh Tuấn ở thị trấn")
    ()
    """
    text = nfc(text)
    own = {small(d.short): d for d in definitions(text)}
    found = []
    for match in _TOKEN.finditer(text):
        written = match.group().rstrip(".,")
        defined = own.get(small(written))
        if defined and (written == defined.short or written.islower()):
            found.append(_mention(match.start(), written, defined.short, (defined.long,)))
            continue
        rows = _read(written)
        if rows and not _is_word(text, match.start(), written) and not _in_number(text, match):
            longs = tuple(row.long for row in rows)
            found.append(_mention(match.start(), written, rows[0].short, longs))
    return tuple(found)


def expansions(short: str) -> tuple[str, ...]:
    """Return all that a short form may stand for, the most usual first.

    >>> expansions("tthc"), expansions("CQĐT")
    (('thủ tục hành chính',), ('chính quyền điện tử', 'cơ quan điều tra'))
    """
    return tuple(row.long for row in _by_short().get(small(nfc(short)), ()))


def short_forms(long: str) -> tuple[str, ...]:
    """Return the short forms of a long form, commas and case aside.

    >>> short_forms("cán bộ công chức")
    ('CB,CC', 'CBCC')
    """
    return _by_long().get(_long_key(long), ())


def definitions(text: str) -> tuple[Definition, ...]:
    """Return the short forms that ``text`` itself defines, each where it does so first.

    >>> [(d.short, d.long) for d in definitions("Công tác cải cách hành chính (CCHC) năm 2023")]
    [('CCHC', 'cải cách hành chính')]
    >>> [(d.short, d.long) for d in definitions("Ban Quản lý Dự án Xanh (sau đây gọi là BQLDAX)")]
    [('BQLDAX', 'Ban Quản lý Dự án Xanh')]
    >>> definitions("huyện Sơn Lâm (Hòa Bình)")
    ()
    """
    text = nfc(text)
    found: dict[str, Definition] = {}
    for match in _PARENTHESIS.finditer(text):
        short = match["short"]
        start = _defined_from(text, match.start(), short)
        if start is not None and short not in found:
            long = text[start : match.start()].rstrip()
            found[short] = Definition(Span(start, match.end()), short, long)
    return tuple(found.values())


_LETTERS = r"[^\W_]"
_TOKEN = re.compile(
    rf"(?<![^\W_])(?:(?:PAR|ICT)[ -]?INDEX|{_LETTERS}+(?:[-&.,]{_LETTERS}+)*)(?![^\W_])",
    re.IGNORECASE,
)
_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ"
_PARENTHESIS = re.compile(
    rf"\s\(\s?(?:(?:sau đây |dưới đây )?(?:được )?(?:gọi|viết) (?:chung |tắt |riêng )?là:?\s|viết tắt:?\s)?"
    rf"[\"“]?(?P<short>[{_CAPITALS}][\w&,.-]{{0,13}}[{_CAPITALS}])[\"”]?\s?\)"
)
_SYLLABLE = re.compile(r"[BCDĐGHKLMNPQRSTVX]{0,2}[AEIOUYĂÂÊÔƠƯ]")
_SHOUTED = re.compile(rf"(?<![^\W_])[{_CAPITALS}Ạ-Ỹ]{{2,}}\s$")
_SHOUTED_NEXT = re.compile(rf"\s[{_CAPITALS}Ạ-Ỹ]{{2,}}(?![^\W_])")
_LINK_WORDS = frozenset(["và", "của", "về", "cho", "các", "trên", "theo", "ở", "tại", "với", "cấp"])


def _mention(start: int, written: str, short: str, longs: tuple[str, ...]) -> AbbreviationMention:
    return AbbreviationMention(Span(start, start + len(written)), short, longs[0], longs[1:])


def _read(written: str) -> tuple[Abbreviation, ...]:
    """Return the rows that a token may be, by its case; none for an ordinary word."""
    rows = _by_short().get(small(written), ())
    shape = written.replace(" ", "")
    if shape.isupper():
        return rows
    return tuple(row for row in rows if row.any_case or row.short == written)


def _in_number(text: str, match: re.Match[str]) -> bool:
    """Return whether the token is the tail of a document's number: ``501/QĐ-UBND``."""
    return (
        match.start() > 1 and text[match.start() - 1] == "/" and text[match.start() - 2].isdigit()
    )


def _is_word(text: str, start: int, written: str) -> bool:
    """Return whether ``CA`` in ``BÀI CA CẢI CÁCH`` is a word among capitals, not an abbreviation."""
    if not (written.isupper() and _SYLLABLE.fullmatch(written)):
        return False
    beside = _SHOUTED.search(text, max(0, start - 12), start) or _SHOUTED_NEXT.match(
        text, start + len(written)
    )
    return beside is not None


def _defined_from(text: str, end: int, short: str) -> int | None:
    """Return where the words begin whose first letters make ``short``; None if they do not."""
    wanted = [small(letter) for letter in short if letter.isalpha()]
    words = list(re.finditer(r"[^\W_]+", text[max(0, end - 160) : end]))
    offset = max(0, end - 160)
    start = None
    for word in reversed(words):
        if not wanted:
            break
        initial = small(word.group()[0])
        if initial == wanted[-1] or unmarked(initial) == wanted[-1]:
            wanted.pop()
            start = offset + word.start()
        elif small(word.group()) not in _LINK_WORDS:
            return None
    if wanted or start is None or "\n" in text[start:end]:
        return None
    return start


@cache
def _table() -> tuple[Abbreviation, ...]:
    text = (files("index_store.language") / "data" / "abbreviations.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    return tuple(
        Abbreviation(short, long, domain, case == "any", use == "main", reason)
        for short, long, domain, case, use, reason in (line.split("\t") for line in lines)
    )


@cache
def _by_short() -> dict[str, tuple[Abbreviation, ...]]:
    """Rows by short form in small letters, the unmarked form too; the main reading first."""
    found: dict[str, list[Abbreviation]] = defaultdict(list)
    for row in sorted(_table(), key=lambda row: not row.main):
        found[small(row.short)].append(row)
    for row in sorted(_table(), key=lambda row: not row.main):
        plain = unmarked(small(row.short))
        # "hdnd" is HĐND, typed without marks; "ca" is not CA.
        if row.any_case and len(plain) > 2 and plain not in found:
            found[plain].append(row)
    return {short: tuple(rows) for short, rows in found.items()}


@cache
def _by_long() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in _table():
        found[_long_key(row.long)].append(row.short)
    return {long: tuple(shorts) for long, shorts in found.items()}


def _long_key(long: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", comparison_key(nfc(long))))
