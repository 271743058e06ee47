"""What a heading counts: the noun that it names, or the things in the state that it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.tables.headings import words_of
from index_store.figures.tables.wording import is_bare
from index_store.language.amounts.quantities import units
from index_store.language.terms.indicators import find_indicators
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from index_store.figures.tables.headings import Cell, Heading


_NUMBER_OF = re.compile(
    r"(?:tổng )?(?:số(?: lượng)?|tổng số) (?!.{0,20}(?:điểm|tỷ lệ))", re.IGNORECASE
)


_NOT_COUNTED = frozenset(
    ["hộ tịch", "hộ chiếu", "xã hội", "đơn giản", "bản đồ", "phòng chống", "phòng cháy"]
)


def counted_noun(words: str) -> str | None:
    """Return the noun that a heading counts: "hồ sơ" of "Số hồ sơ tiếp nhận", of "Hồ sơ quá hạn".

    >>> counted_noun("Số hồ sơ tiếp nhận"), counted_noun("Hồ sơ trả đúng hạn"), counted_noun("Mật độ")
    ('hồ sơ', 'hồ sơ', None)
    """
    rest = _NUMBER_OF.sub("", words, count=1).casefold().split()
    for length in (3, 2, 1):
        noun = " ".join(rest[:length])
        if length == 1 and " ".join(rest[:2]) in _NOT_COUNTED:
            return None  # "Hộ tịch", "Xã hội số" count no households and no communes
        if len(rest) >= length and units().get(noun) == "count":
            return noun
    return None


_STATE_NOTED = re.compile(r"(?P<state>.+?) \((?P<which>[^()]+)\)$")


def state_counted(header: Heading) -> tuple[Binding, str] | None:
    """Return the known count of things in the state that a heading says: "Quá hạn" of files.

    None where the words together name no count that is known.
    """
    words = words_of(header.name.text)
    noted = _STATE_NOTED.match(words)
    state = f"{noted['which']} {noted['state']}" if noted else words
    said = f"Số {header.noun} {state.lower()}"
    found = next((one for one in find_indicators(said) if _is_all(one.span, said)), None)
    return (Binding(found.name, header.name.text, header.name.span), found.id) if found else None


def _is_all(span: Span, said: str) -> bool:
    """Return whether a name is all that is said, but for "Số" before it."""
    return span.end == len(said) and not said[: span.start].strip().removeprefix("Số")


def part_counted(header: Heading, whole: Cell, of: str) -> tuple[Binding, str] | None:
    """Return the known count that a column below another count is: "Số hồ sơ đã giải quyết › Quá hạn".

    None where the two headings together name no count of their own.
    """
    name, above = words_of(header.name.text), words_of(whole.text)
    noun = counted_noun(above)
    if noun is None or is_bare(name):
        return None
    for said in (f"{above} {name.lower()}", f"Số {noun} {name.lower()}"):
        for found in find_indicators(said):
            if found.id != of and found.text.casefold().endswith(name.casefold()):
                return Binding(found.name, header.name.text, header.name.span), found.id
    return None


def counted_in(header: Heading) -> str | None:
    """Return the noun that a heading says its column counts: "Tiếp nhận (hồ sơ)", "Hồ sơ quá hạn"."""
    unit = header.unit
    if unit is not None:
        return unit if units().get(unit.casefold()) == "count" else None
    return counted_noun(words_of(header.name.text))


def stage_counted(header: Heading) -> tuple[Binding, str] | None:
    """Return the known count of a stage that a column is of, where its noun is said elsewhere.

    "Quá hạn" beside "Tiếp nhận (hồ sơ)" is the number of overdue dossiers.
    """
    noun = header.noun_beside or (counted_in(header) if header.unit else None)
    name = words_of(header.name.text).casefold()
    if noun is None or not name or is_bare(name) or "%" in header.text:
        return None
    for said in (f"số {noun.casefold()} {name}", f"{noun.casefold()} {name}"):
        for found in find_indicators(said):
            if found.text.casefold() == said:
                return Binding(found.name, header.name.text, header.name.span), found.id
    return None
