"""Claims without figures: stated only where one sentence says all of it, and says it the same way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.drafts import Quote
from assistant.finding.matching import canonical, stop_words, weight
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import contains, find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from index_store.records import Document
    from index_store.store import Hit

_ALL_OF_IT = 0.92
"""Share of a claim's words, by weight, that the sentence must say."""
_LOOSE = 8
"""Words that may stand between those of the claim, beside as many as it has itself."""
_WORD = re.compile(r"\w+(?:[.,/]\w+)*")
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: [{UPPER}]\w*)+")
_NEGATIONS = frozenset({"không", "chưa", "chẳng", "chả"})
_OPPOSITES = (
    ("tăng", "giảm"), ("cao", "thấp"), ("trên", "dưới"), ("đầu", "cuối"), ("nhanh", "chậm"),
    ("trước", "sau"), ("nhiều", "ít"), ("hoàn thành", "chưa hoàn thành"),
)  # fmt: skip


def stating(claim: str, evidence: Evidence) -> tuple[Quote, ...]:
    """Return the sentence that states the claim; nothing where none does."""
    asked = _Asked(claim)
    if len(asked.words) < 2:
        return ()
    for hit in evidence.hits(claim):
        document = evidence.document(hit.document.id)
        for span in sentences(hit.passage.text):
            said = span.of(hit.passage.text)
            if asked.is_said(said, _context(document, hit), document):
                return (Quote(document.id, span.shifted(hit.passage.span.start)),)
    return ()


def _context(document: Document, hit: Hit) -> str:
    parts = (document.title, document.place, document.number, document.issuer, hit.passage.heading)
    return "\n".join(filter(None, (*parts, hit.passage.text)))


class _Asked:
    """A claim taken apart: its words, names, places, periods, numbers and its negation."""

    def __init__(self, claim: str) -> None:
        places = find_places(claim)
        periods = find_periods(claim)
        numbers = find_document_numbers(claim)
        bare = claim
        cut = [m.span for m in places] + [m.span for m in periods] + [m.span for m in numbers]
        for span in sorted(cut, reverse=True):
            bare = f"{bare[: span.start]} {bare[span.end :]}"
        self.places = [comparison_key(split_unit(m.name)[1]) for m in places]
        self.periods = [m.value for m in periods]
        self.numbers = [comparison_key(m.number) for m in numbers]
        self.words = [w for w in _words(bare) if w not in stop_words()]
        self.names = [comparison_key(match[0]) for match in _NAME.finditer(bare)]
        self.negated = any(word in _NEGATIONS for word in _words(claim))
        self.key = comparison_key(claim)

    def is_said(self, said: str, context: str, document: Document) -> bool:
        """Return whether a sentence states the claim; ``context`` tells of whom and of when."""
        key, around = comparison_key(said), comparison_key(context)
        if not all(place in key or place in around for place in self.places):
            return False
        if not all(number in around for number in self.numbers):
            return False
        if not self._period_said(said, context, document):
            return False
        # Who holds an office is said in one part: the next names another person.
        parts = said.split(";") if self.names else [said]
        return any(self._part_says(part) for part in parts)

    def _period_said(self, said: str, context: str, document: Document) -> bool:
        if not self.periods:
            return True
        own = [m.value for m in find_periods(said, document.published)]
        found = own or [m.value for m in find_periods(context, document.published)]
        return all(
            any(value == one or (own and contains(value, one)) for one in found)
            for value in self.periods
        )

    def _part_says(self, part: str) -> bool:
        key = comparison_key(part)
        if self._opposed(key) or not all(name in key for name in self.names):
            return False
        words = _words(part)
        there = set(words)
        whole = sum(weight(word) for word in set(self.words))
        said = sum(weight(word) for word in set(self.words) & there)
        if not whole or said < _ALL_OF_IT * whole:
            return False
        where = self._where(words)
        if where is None:
            return False
        near = words[max(0, where.start - 1) : where.end]
        return any(word in _NEGATIONS for word in near) == self.negated

    def _opposed(self, key: str) -> bool:
        return any(
            _has(self.key, one) and _has(key, other) and not _has(self.key, other)
            for pair in _OPPOSITES
            for one, other in (pair, pair[::-1])
        )

    def _where(self, words: list[str]) -> Span | None:
        """Return the shortest stretch with all of the claim's words, if it is not too long."""
        wanted = set(self.words) & set(words)
        longest = 2 * len(self.words) + _LOOSE
        found: Span | None = None
        last: dict[str, int] = {}
        for at, word in enumerate(words):
            if word not in wanted:
                continue
            last[word] = at
            if len(last) == len(wanted):
                stretch = Span(min(last.values()), at + 1)
                if found is None or stretch.end - stretch.start < found.end - found.start:
                    found = stretch
        return found if found and found.end - found.start <= longest else None


def _has(key: str, word: str) -> bool:
    return re.search(rf"(?<!\w){word}(?!\w)", key) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(canonical(text))
