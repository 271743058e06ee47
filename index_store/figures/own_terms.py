"""Indicators that a document calls by short forms of its own: "tỷ lệ thanh toán trực tuyến (TTTT)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.terms.definitions import definitions
from index_store.language.terms.indicators import IndicatorMention, find_indicators
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A short form that a document defines, and what it stands for."""

    short: str
    long: str


def own_terms(text: str) -> tuple[OwnTerm, ...]:
    """Return the short forms that ``text`` defines and that the table of indicators does not know.

    >>> own_terms("Tỷ lệ thanh toán trực tuyến (TLTTTT) tăng; cải cách hành chính (CCHC)")
    (OwnTerm(short='TLTTTT', long='Tỷ lệ thanh toán trực tuyến'),)
    """
    found = (OwnTerm(d.short, d.long) for d in definitions(text))
    return tuple(
        term for term in found if not find_indicators(term.short, weak=True) and _measures(term)
    )


def _measures(term: OwnTerm) -> bool:
    """Return whether the long form names an indicator, by itself or behind "tỷ lệ"."""
    return any(
        found and found[0].span.end >= len(words) - 3
        for words in (term.long, f"tỷ lệ {term.long}")
        if (found := find_indicators(words, weak=True))
    )


def own_indicators(
    text: str, terms: Sequence[OwnTerm], known: Sequence[IndicatorMention]
) -> tuple[IndicatorMention, ...]:
    """Return ``known`` with the indicators that ``text`` names by the document's short forms.

    The text is read with the long forms in place of the short ones; spans count in ``text``.

    >>> terms = own_terms("thanh toán trực tuyến (TTTT)")
    >>> [(m.text, m.name) for m in own_indicators("tỷ lệ TTTT đạt 40%", terms, ())]
    [('tỷ lệ TTTT', 'Tỷ lệ thanh toán trực tuyến')]
    """
    terms = [term for term in terms if term.short in text]
    if not terms:
        return tuple(known)
    long = {term.short: term.long for term in terms}
    shorts = "|".join(re.escape(short) for short in sorted(long, key=len, reverse=True))
    pieces: list[tuple[Span, Span]] = []  # where a short form stands, where its long form does
    read, at = "", 0
    for m in re.finditer(rf"(?<!\w)(?:{shorts})(?!\w)", text):
        read += text[at : m.start()]
        pieces.append((Span(*m.span()), Span(len(read), len(read) + len(long[m.group()]))))
        read, at = read + long[m.group()], m.end()
    read += text[at:]
    found = list(known)
    for mention in find_indicators(read, weak=True):
        if not any(mention.span.overlaps(inside) for _, inside in pieces):
            continue
        span = Span(_back(mention.span.start, pieces, 0), _back(mention.span.end, pieces, 1))
        found = [m for m in found if not m.span.overlaps(span)]
        found.append(IndicatorMention(span, span.of(text), mention.id, mention.name, mention.weak))
    return tuple(sorted(found, key=lambda m: m.span))


def _back(offset: int, pieces: Sequence[tuple[Span, Span]], edge: int) -> int:
    """Return the offset in the text as it was written; inside a long form, that edge of the short."""
    moved = 0
    for short, long in pieces:
        if offset <= long.start and not (edge and offset > long.start):
            break
        if offset < long.end or (edge and offset == long.end):
            return (short.start, short.end)[edge]
        moved += (long.end - long.start) - (short.end - short.start)
    return offset - moved
