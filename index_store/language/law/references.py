"""References to law found in text: which articles, clauses and points, of which document.

Finding and resolving are separate steps: here a reference is found and read, never looked up;
`index_store.language.law.reference_resolution` says which document it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, small, unmarked
from index_store.language.characters.word_starts import whole_word_starts
from index_store.language.law.document_numbers import (
    DocumentNumber,
    document_types,
    find_document_numbers,
)
from index_store.language.law.law_names import law_at
from index_store.language.law.provisions import (
    Provision,
    Provisions,
    provision_starts,
    provisions_at,
)
from index_store.records import Span

__all__ = [
    "DocumentNumber",
    "LegalReference",
    "Provision",
    "document_types",
    "find_document_numbers",
    "find_legal_references",
]

Named = Literal["number", "name", "this", "that", "none"]
"""How a reference names its document: "Nghị định số 61/2018/NĐ-CP", "Luật Đất đai", "Luật này", "Luật đó"."""


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A reference to a document of law, or to provisions of one; parts are None where not named.

    ``law`` is the document in the words of the text, ``number`` its canonical number, ``name`` its
    name without year and number, ``year`` the year it is named by. ``provisions`` has one entry
    for each article, clause or point: "điểm a, b khoản 1 Điều 5" has two.
    """

    span: Span
    text: str
    provisions: tuple[Provision, ...]
    document: Named
    law: str | None = None
    number: str | None = None
    name: str | None = None
    year: int | None = None

    def shifted(self, by: int) -> LegalReference:
        """Return the reference as it stands in a text with ``by`` more code points before it."""
        return LegalReference(
            self.span.shifted(by), self.text, self.provisions, self.document, self.law, self.number,
            self.name, self.year,
        )  # fmt: skip

    @property
    def article(self) -> str | None:
        """The first article named, "này" for the one that the reference stands in."""
        return next((p.article for p in self.provisions if p.article), None)

    @property
    def clause(self) -> str | None:
        """The first clause named."""
        return next((p.clause for p in self.provisions if p.clause), None)

    @property
    def point(self) -> str | None:
        """The first point named."""
        return next((p.point for p in self.provisions if p.point), None)


def find_legal_references(text: str) -> tuple[LegalReference, ...]:
    """Return the references to law in ``text``, in order: articles, and documents named alone.

    >>> [r] = find_legal_references("theo khoản 2 Điều 15 Nghị định số 61/2018/NĐ-CP")
    >>> r.article, r.clause, r.law, r.number
    ('15', '2', 'Nghị định số 61/2018/NĐ-CP', '61/2018/NĐ-CP')
    >>> [r] = find_legal_references("điểm a, b khoản 1 và khoản 2 Điều 5, Điều 7 Luật Đầu tư năm 2020")
    >>> [p.locator for p in r.provisions], r.name, r.year
    (['điểm a khoản 1 Điều 5', 'điểm b khoản 1 Điều 5', 'khoản 2 Điều 5', 'Điều 7'], 'Luật Đầu tư', 2020)
    >>> [(r.document, r.law) for r in find_legal_references("Nghị định này thay thế Nghị định đó")]
    [('this', 'Nghị định này'), ('that', 'Nghị định đó')]
    """
    if "\n" not in text:
        return tuple(_in_line(text))
    found: list[LegalReference] = []
    at = 0
    for line in text.split("\n"):
        found += (r.shifted(at) for r in _in_line(line))
        at += len(line) + 1
    return tuple(found)


def _in_line(text: str) -> list[LegalReference]:
    """Return the references of one line; none runs over the end of a line."""
    reading = _Text.of(text)
    if reading is None:
        return []
    found: list[LegalReference] = []
    at = 0
    for start in reading.starts:
        if start < at:
            continue
        parts = provisions_at(reading.low, start, reading.plain)
        named = _document_after(reading, parts) if parts else _document_at(reading, start)
        if parts is None and named is None:
            continue
        span = Span(start, named.end if named else parts.end if parts else start)
        found.append(_reference(text, span, parts, named))
        at = span.end
    return found


@dataclass(frozen=True, slots=True)
class _Document:
    """A document as named at one place: its own words and what they say."""

    start: int
    end: int
    how: Named
    number: str | None = None
    name: str | None = None
    year: int | None = None


def _reference(
    text: str, span: Span, parts: Provisions | None, named: _Document | None
) -> LegalReference:
    provisions = parts.provisions if parts else ()
    if named is None:
        return LegalReference(span, span.of(text), provisions, "none")
    law = text[named.start : named.end]
    return LegalReference(
        span, span.of(text), provisions, named.how, law, named.number, named.name, named.year
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text made ready: small letters (unmarked where it has no marks), numbers by where they start."""

    text: str
    low: str
    key: str
    plain: bool
    numbers: dict[int, DocumentNumber]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Text | None:
        """Return the text made ready, None where no reference can begin in it."""
        plain = text.isascii()
        low = unmarked(small(text)) if plain else small(text)
        starts = set(provision_starts(text, low, plain))
        starts |= {m.start() for m in _type(plain).finditer(low) if _may_name(text, m, plain)}
        numbers = {d.span.start: d for d in find_document_numbers(text)}
        starts |= set(numbers)
        if not starts:
            return None
        key = low if plain else comparison_key(text)
        if len(key) != len(text):
            key = low
        return cls(text, low, key, plain, numbers, tuple(sorted(starts)))


_TYPES = (
    "văn bản hợp nhất", "nghị định", "nghị quyết liên tịch", "nghị quyết", "quyết định",
    "thông tư liên tịch", "thông tư", "chỉ thị", "bộ luật", "luật", "pháp lệnh", "hiến pháp",
    "quy chế", "quy định", "điều lệ", "quy chuẩn", "hướng dẫn", "kế hoạch", "chương trình",
    "đề án", "công văn",
)  # fmt: skip
_THIS = re.compile(
    r"(?P<that> (?:đó|nói trên|nêu trên|kể trên|trên(?= |[,.;)]|$)(?! (?:địa|cơ|toàn|thực|thế|mạng|các|lĩnh|hệ))))(?!\w)|(?P<this> này)(?!\w)"
)
_YEAR = re.compile(
    r"(?:,? (?:được ban hành )?(?:ngày \d{1,2}(?: tháng |[/-])\d{1,2}(?: năm |[/-])|năm )|,? )(?P<year>(?:19|20)\d\d)(?![\d/.,-]*\d)"
)
_AMENDED = re.compile(
    r",? \(?(?:được )?(?:đã )?(?:sửa đổi|đã được sửa đổi)(?:,? bổ sung)?(?: một số điều)?(?: theo[^()\n;]{0,60})?(?:,? năm)? (?:(?:19|20)\d\d)(?:(?:,| và) (?:năm )?(?:19|20)\d\d)*\)?"
)
_AMENDING = re.compile(
    r"(?:luật|pháp lệnh) sửa đổi(?:,? bổ sung)?(?: một số điều| điều \d+(?:, \d+| và \d+)*)? (?:của )?(?:các )?(?=(?:bộ )?luật|pháp lệnh)"
)
# Resolutions of the Party are named by what adopted them.
_SESSION = re.compile(
    r"nghị quyết (?:đại hội(?: đảng)?(?: bộ)?(?: [^\n,;.()]{0,40}?)?(?: lần thứ| khóa| khoá)?(?: thứ)? [ivx]+(?: của đảng)?|(?:hội nghị )?(?:lần thứ \w+ )?(?:ban chấp hành )?trung ương (?:\d{1,2}|lần thứ \w+)(?:,? \(?khóa [ivx]+\)?)?)(?!\w)"
)
_NUMBER_AFTER = re.compile(r",? \(?(?:số:? ?)?(?=\d)")
_NAME = re.compile(
    rf" [{UPPER}]\w*(?:,? (?!năm \d|quy định|số \d|số:|về |và |thì |nêu |có |được |là |của |tại |để |do |sẽ |đã |cho |ngày |hiện|mới |khi |phải |không )\w+){{0,8}}?"
    r"(?= (?:năm \d{4}|quy định|số|về|và|thì|nêu|có|được|là|của|tại|để|do|sẽ|đã|cho|ngày|hiện|mới|khi|phải|không|\(|\d)|[,.;:)\]”\"\n]|$)"
)


@cache
def _type(plain: bool) -> re.Pattern[str]:
    pattern = rf"(?P<type>{whole_word_starts(_TYPES)})(?!\w)"
    return re.compile(unmarked(pattern) if plain else pattern)


def _read(pattern: re.Pattern[str], reading: _Text) -> re.Pattern[str]:
    """Return the pattern as it is to be matched with the text's small letters."""
    return _without_marks(pattern) if reading.plain else pattern


@cache
def _without_marks(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(unmarked(pattern.pattern))


def _may_name(text: str, m: re.Match[str], plain: bool) -> bool:
    """Return whether the type's word may open a name: a capital letter, or "này" behind a law's."""
    if plain or text[m.start()].isupper():
        return True
    if (
        m["type"] in ("luật", "bộ luật", "pháp lệnh")
        and text[m.end() : m.end() + 2].strip().isupper()
    ):
        return law_at(comparison_key(text[m.start() : m.start() + 120]), 0) is not None
    lawlike = m["type"] in ("luật", "bộ luật", "nghị định", "thông tư", "pháp lệnh")
    return lawlike and text.startswith(" này", m.end())


# "Điều 27 của Luật": a name given before, or the one law spoken of.
_SHORT_NAME = re.compile(
    r",? của (?P<type>Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Nghị quyết)(?=[,.;:)]|$| (?:thì|và|quy|được|có|khi|về|đối|cho|mà|tại|là|để|phải|không)(?!\w))"
)
_OF = re.compile(
    r",? ?(?:của |tại |trong |thuộc |ban hành kèm theo |ban hành theo |kèm theo |theo )?"
)


def _document_after(reading: _Text, parts: Provisions) -> _Document | None:
    """Return the document right behind provisions; those of "Điều này" need none."""
    if parts.standing:
        return None
    m = _read(_OF, reading).match(reading.low, parts.end)
    short = _SHORT_NAME.match(reading.text, parts.end)
    if short:
        return _Document(short.start("type"), short.end(), "that", name=short["type"])
    return _document_at(reading, m.end() if m else parts.end)


def _document_at(reading: _Text, at: int) -> _Document | None:
    """Return the document that is named at ``at``, None if none is."""
    numbered = reading.numbers.get(at)
    if numbered is not None:
        end = _read(_AMENDED, reading).match(reading.low, numbered.number_span.end)
        stop = end.end() if end else numbered.number_span.end
        return _Document(at, stop, "number", numbered.number, numbered.type, _year_in(numbered))
    m = _type(reading.plain).match(reading.low, at)
    if m is None:
        return None
    pointing = _read(_THIS, reading).match(reading.low, m.end())
    if pointing:
        return _Document(
            at, pointing.end(), "this" if pointing["this"] else "that", name=_cased(m["type"])
        )
    follows = reading.numbers.get(m.end() + 1) or reading.numbers.get(m.end() + 4)
    if reading.plain and follows and reading.low[m.end() : follows.span.start] in (" ", " so "):
        return _Document(
            at, follows.number_span.end, "number", follows.number, follows.type, _year_in(follows)
        )
    return _by_name(reading, at, m)


def _by_name(reading: _Text, at: int, m: re.Match[str]) -> _Document | None:
    amending = _read(_AMENDING, reading).match(reading.low, at)
    if amending:
        inner = _by_name(reading, amending.end(), m)
        return (
            None if inner is None else replace(inner, start=at, name=reading.text[at : inner.end])
        )
    session = _SESSION.match(reading.low, at) if not reading.plain else None
    if session:
        return _Document(at, session.end(), "name", None, reading.text[at : session.end()])
    known = law_at(reading.key, at, without_marks=reading.plain)
    if known is not None:
        name, end = known.name, known.end
    elif m["type"] in ("hiến pháp", "hien phap"):
        name, end = "Hiến pháp", m.end()
    else:
        free = (
            _NAME.match(reading.text, m.end())
            if m["type"] in ("luật", "bộ luật", "pháp lệnh")
            else None
        )
        if free is None:
            return None
        name, end = reading.text[at : free.end()], free.end()
    year = _read(_YEAR, reading).match(reading.low, end)
    end = year.end() if year else end
    amended = _read(_AMENDED, reading).match(reading.low, end)
    end = amended.end() if amended else end
    number = None
    lead = _NUMBER_AFTER.match(reading.low, end)
    if lead and (follows := reading.numbers.get(lead.end())):
        number, end = follows.number, follows.number_span.end
    return _Document(
        at, end, "number" if number else "name", number, name, int(year["year"]) if year else None
    )


def _year_in(numbered: DocumentNumber) -> int | None:
    found = re.search(r"/((?:19|20)\d\d)(?:/|$)", numbered.number)
    return int(found[1]) if found else None


def _cased(words: str) -> str:
    """Return the name of a type of document as it is written, whatever it was typed like."""
    marked = _marked_types().get(words, words)
    return marked[0].upper() + marked[1:]


@cache
def _marked_types() -> dict[str, str]:
    return {unmarked(name): name for name in _TYPES}
