"""Abbreviations of administration, law and its indices: CCHC ↔ cải cách hành chính.

Short forms are matched at token bounds, never inside a word: expanding by substring turns
"Minh Anh." into "Minh Anhuyện". A text's own definitions win over the table; short forms that
stand for several things (KH, TT, HĐ) are read only where a word beside them says which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key, nfc, small, unmarked
from index_store.language.characters.syllables import is_syllable
from index_store.language.knowledge import table_rows
from index_store.language.terms.definitions import Definition, definitions
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


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
class Abbreviation:
    """A reviewed row.

    ``any_case`` says that small letters are read as it too; ``use`` that it is what the short
    form means unless the text says otherwise ("main"), a further reading ("also"), or one
    that only a word beside it gives ("context").
    """

    short: str
    long: str
    domain: str
    any_case: bool
    use: Literal["main", "also", "context"]
    source: str


def find_abbreviations(
    text: str, defined: tuple[Definition, ...] = ()
) -> tuple[AbbreviationMention, ...]:
    """Return the short forms in ``text`` with what they stand for, in order.

    What ``text`` defines itself counts first, then ``defined``, the definitions of the document
    that it is a part of, then the table.

    >>> [(m.short, m.long) for m in find_abbreviations("chỉ số cchc và PAR Index của UBND tỉnh")]
    [('CCHC', 'cải cách hành chính'), ('PAR INDEX', 'chỉ số cải cách hành chính'), ('UBND', 'ủy ban nhân dân')]
    >>> [m.long for m in find_abbreviations("Sở LĐ - TB & XH ban hành KH số 5, KH 95 vào bờ")]
    ['lao động, thương binh và xã hội', 'kế hoạch']
    >>> find_abbreviations("Minh Anh. và anh Tuấn ở thị trấn")
    ()
    >>> whole = definitions("Tổ Xanh Sạch (TXS) ra quân.")
    >>> [m.long for m in find_abbreviations("TXS trồng cây", whole)]
    ['Tổ Xanh Sạch']
    """
    text = nfc(text)
    own = {small(d.short): d for d in (*defined, *definitions(text))}
    found = []
    for span in _tokens(text):
        written = span.of(text)
        said = own.get(small(written))
        if said and (written == said.short or written.islower()):
            found.append(AbbreviationMention(span, said.short, said.long))
            continue
        rows = _read(written)
        if rows and not any(rule(text, span) for rule in (_is_word, _in_number, _is_half)):
            longs = _told(text, span, rows)
            if longs:
                found.append(AbbreviationMention(span, rows[0].short, longs[0], longs[1:]))
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
    ('CBCC',)
    """
    return _by_long().get(_long_key(long), ())


_LETTER = r"[^\W_]"
_INDEX = rf"(?i:(?:(?<=p)ar|(?<=i)ct)[ -]{{0,3}}index)(?!{_LETTER})"
# The letter before the look back lets the engine skip to letters that can begin a short form.
_TOKEN = re.compile(
    rf"[{UPPER}pi](?<!{_LETTER}.)(?:{_INDEX}|(?<=[{UPPER}]){_LETTER}*+(?:[-&.,]{_LETTER}++)*)"
)
_WORD = re.compile(rf"[{UPPER}{LOWER}0-9]+")
_SPACED = re.compile(
    rf"[{UPPER}](?<!{_LETTER}.)[{UPPER}]{{,4}}(?: ?[-–&] ?[{UPPER}]{{1,5}})+(?!{_LETTER}|\.{_LETTER})"
)
_JOINTS = re.compile(r"[-–&., ]+")
_BESIDE = re.compile(rf"(?<!{_LETTER})[{UPPER}]{{2,}}\s$")
_BESIDE_NEXT = re.compile(rf"\s[{UPPER}]{{2,}}(?!{_LETTER})")
_NUMBER_BEFORE = re.compile(r"\d ?/ ?(?:[^\W_]+ ?[-–] ?)*$")
# TT-BTC in a file's name is a part of a number too.
_KIND_BEFORE = re.compile(r"(?<![^\W_])(?:TT|TTLT|QĐ|QD|NĐ|ND|NQ|CT|KH|VBHN)(?:[-–][^\W_]+)*[-–]$")
_PARTNER_BEFORE = re.compile(rf"[{UPPER}] ?& ?$")
_PARTNER_AFTER = re.compile(rf" ?& ?[{UPPER}]")
_NAME = re.compile(rf"[\s.]*[{UPPER}][{LOWER}]")
_LAST_WORDS = re.compile(rf"(?<!{_LETTER})(?:({_LETTER}+)\W+)?({_LETTER}+)[\s\"“(.,]*$")
_NEXT_WORDS = re.compile(rf"[\s.:\"“]*({_LETTER}+)(?: ({_LETTER}+))?")


def _tokens(text: str) -> Iterator[Span]:
    """Yield where short forms may stand: words that begin with a capital, known small ones.

    Forms joined with blanks (``TN - MT``) come whole, others that are joined whole or in parts.
    """
    spans = []
    if "-" in text or "–" in text or "&" in text:
        spans = [
            Span(*match.span())
            for match in _SPACED.finditer(text)
            if _joined(match[0]) in _by_joined()
        ]
    for match in _TOKEN.finditer(text):
        written = match[0].rstrip(".,")
        if len(written) > 1 and not written[1:].islower():
            spans += _whole_or_parts(written, match.start())
    for short in _small_forms().intersection(_WORD.findall(text)):
        pattern = rf"{short}(?<!{_LETTER}.{{{len(short)}}})(?!{_LETTER})"
        spans += [Span(*match.span()) for match in re.finditer(pattern, text)]
    at = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            yield span
            at = span.end


def _whole_or_parts(written: str, start: int) -> Iterator[Span]:
    if written.isalnum() or small(written) in _by_short() or _joined(written) in _by_joined():
        yield Span(start, start + len(written))
        return
    for part in re.finditer(rf"{_LETTER}{{2,}}", written):
        yield Span(start + part.start(), start + part.end())


def _joined(written: str) -> str:
    return _JOINTS.sub("", written)


def _read(written: str) -> tuple[Abbreviation, ...]:
    """Return the rows that a token may be, by its case; none for an ordinary word."""
    rows = _by_short().get(small(written), ())
    if not rows:
        return _by_joined().get(_joined(written), ()) if not written.isalnum() else ()
    if written.isupper():
        return rows
    return tuple(row for row in rows if row.any_case or row.short == written)


def _told(text: str, span: Span, rows: tuple[Abbreviation, ...]) -> tuple[str, ...]:
    """Return the readings that the words beside a short form give, else those that need none."""
    cues = _cues().get(rows[0].short, ())
    if cues:
        beside = _beside(text, span)
        told = {long for long, side, cue in cues if (side, small(cue)) in beside}
        if told:
            return tuple(row.long for row in rows if row.long in told)
    return tuple(row.long for row in rows if row.use != "context")


def _beside(text: str, span: Span) -> set[tuple[str, str]]:
    """Return the cues at both sides: a word, two words, ``#`` for a number, ``aa`` for a name."""
    found: set[tuple[str, str]] = set()
    before = _LAST_WORDS.search(text[max(0, span.start - 30) : span.start])
    if before:
        first, last = small(before[1] or ""), small(before[2])
        found |= {("before", last), ("before", f"{first} {last}")}
    after = text[span.end : span.end + 30]
    words = _NEXT_WORDS.match(after)
    if words:
        first, second = small(words[1]), small(words[2] or "")
        found |= {("after", first), ("after", f"{first} {second}")}
        if first.isdigit():
            found.add(("after", "#"))
    if _NAME.match(after):
        found.add(("after", "aa"))
    return found


def _in_number(text: str, span: Span) -> bool:
    """Return whether the token is the tail of a document's number: ``501/QĐ-UBND``."""
    start = max(0, span.start - 48)
    return bool(
        _NUMBER_BEFORE.search(text, start, span.start)
        or _KIND_BEFORE.search(text, start, span.start)
    )


def _is_half(text: str, span: Span) -> bool:
    """Return whether a short token is half of a form the table lacks: ``QH & KT``."""
    return span.end - span.start < 4 and bool(
        _PARTNER_BEFORE.search(text, max(0, span.start - 5), span.start)
        or _PARTNER_AFTER.match(text, span.end)
    )


def _is_word(text: str, span: Span) -> bool:
    """Return whether ``CA`` in ``BÀI CA CẢI CÁCH`` is a word among capitals, not an abbreviation."""
    written = span.of(text)
    if not (written.isupper() and is_syllable(written)):
        return False
    beside = _BESIDE.search(text, max(0, span.start - 12), span.start) or _BESIDE_NEXT.match(
        text, span.end
    )
    return beside is not None


@cache
def _table() -> tuple[Abbreviation, ...]:
    uses: dict[str, Literal["main", "also", "context"]] = {"main": "main", "also": "also"}
    columns = ("short", "long", "domain", "case", "use", "source")
    rows = table_rows("index_store.language", "data/abbreviations.tsv", *columns)
    return tuple(
        Abbreviation(short, long, domain, case == "any", uses.get(use, "context"), source)
        for short, long, domain, case, use, source in rows
    )


@cache
def _cues() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Long form, side and cue by short form."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    columns = ("short", "long", "side", "cue")
    rows = table_rows("index_store.language", "data/abbreviation_context.tsv", *columns)
    for short, long, side, cue in rows:
        found[short].append((long, side, cue))
    return {short: tuple(cues) for short, cues in found.items()}


@cache
def _by_short() -> dict[str, tuple[Abbreviation, ...]]:
    """Rows by short form in small letters, the unmarked form too; the main reading first."""
    found: dict[str, list[Abbreviation]] = defaultdict(list)
    ordered = sorted(_table(), key=lambda row: row.use != "main")
    for row in ordered:
        found[small(row.short)].append(row)
    marked = frozenset(found)
    for row in ordered:
        plain = unmarked(small(row.short))
        # "hdnd" is HĐND, typed without marks; "ca" is not CA.
        if row.any_case and len(plain) > 2 and plain not in marked:
            found[plain].append(row)
    return {short: tuple(rows) for short, rows in found.items()}


@cache
def _small_forms() -> frozenset[str]:
    """The forms that are read in small letters, and with one capital at the front."""
    small_ones = [short for short, rows in _by_short().items() if any(row.any_case for row in rows)]
    single = [short for short in small_ones if short.isalnum()]
    return frozenset([*single, *(short.capitalize() for short in single)])


@cache
def _by_joined() -> dict[str, tuple[Abbreviation, ...]]:
    """Rows by short form without its joints: ``TN - MT``, ``TN&MT`` and ``TNMT`` are one."""
    found: dict[str, list[Abbreviation]] = defaultdict(list)
    for row in sorted(_table(), key=lambda row: row.use != "main"):
        joined = _joined(row.short)
        if len(joined) > 2 and row.use != "context" and (joined != row.short or len(joined) > 3):
            found[joined].append(row)
    return {short: tuple(rows) for short, rows in found.items()}


@cache
def _by_long() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in _table():
        found[_long_key(row.long)].append(row.short)
    return {long: tuple(shorts) for long, shorts in found.items()}


def _long_key(long: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", comparison_key(nfc(long))))
