"""Claims without figures: stated only where one sentence says all of it, and says it the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.checking.evidence import lead_of
from assistant.drafts import Quote
from assistant.finding.matching import canonical, stop_words, weight
from assistant.finding.polarity import NEGATIONS, only_asked_for, opposed
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places
from index_store.language.terms.word_roles import words_that
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
_FOR_DENIAL = 0.97
_FEWEST_DENIED = 4
_Said = Literal["states", "denies"]
_OPPOSITES = (
    ("tăng", "giảm"), ("cao", "thấp"), ("trên", "dưới"), ("đầu", "cuối"), ("nhanh", "chậm"),
    ("trước", "sau"), ("nhiều", "ít"), ("hoàn thành", "chưa hoàn thành"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that states a claim, or with ``denied`` one that states the contrary."""

    quote: Quote
    words: str
    denied: bool = False


def stating(claim: str, evidence: Evidence) -> Saying | None:
    """Return the sentence that states the claim, else one that denies it; None where none does.

    A denial takes more: nearly every word of the claim, and as many as make chance unlikely.
    """
    asked = _Asked(claim)
    if len(asked.words) < 2:
        return None
    denial = None
    for hit in evidence.hits(claim):
        document = evidence.document(hit.document.id)
        context = _context(document, hit)
        for span in sentences(hit.passage.text):
            said = span.of(hit.passage.text)
            here = span.shifted(hit.passage.span.start)
            quote = Quote(document.id, here)
            if only_asked_for(claim, said):
                continue
            lead = lead_of(document.text, here)
            verdict = asked.is_said(said, context, document)
            if verdict is None and lead:
                verdict = asked.is_said(f"{lead} {said}", context, document)
            if verdict == "states":
                return Saying(quote, said)
            if verdict == "denies" and denial is None:
                denial = Saying(quote, said, denied=True)
    return denial


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
        negations = [word for word in _words(claim) if word in NEGATIONS]
        self.negated = bool(negations)
        self.twice = len(negations) if len(negations) > 1 else 0
        self.key = comparison_key(claim)

    def is_said(self, said: str, context: str, document: Document) -> _Said | None:
        """Return whether a sentence states the claim; ``context`` tells of whom and of when."""
        key, around = comparison_key(said), comparison_key(context)
        if not all(place in key or place in around for place in self.places):
            return None
        if not all(number in around for number in self.numbers):
            return None
        if not self._period_said(said, context, document):
            return None
        # Who holds an office is said in one part: the next names another person.
        parts = said.split(";") if self.names else [said]
        found = [self._part_says(part) for part in parts]
        if "states" in found:
            return "states"
        return "denies" if "denies" in found else None

    def _period_said(self, said: str, context: str, document: Document) -> bool:
        if not self.periods:
            return True
        own = [m.value for m in find_periods(said, document.published)]
        found = own or [m.value for m in find_periods(context, document.published)]
        return all(
            any(value == one or (own and contains(value, one)) for one in found)
            for value in self.periods
        )

    def _part_says(self, part: str) -> _Said | None:
        key = comparison_key(part)
        if self._opposed(key) or not all(name in key for name in self.names):
            return None
        words = _words(part)
        there = set(words)
        whole = sum(weight(word) for word in set(self.words))
        said = sum(weight(word) for word in set(self.words) & there)
        if not whole or said < _ALL_OF_IT * whole:
            return None
        where = self._where(words)
        if where is None:
            return None
        near = words[max(0, where.start - 1) : where.end]
        if self.twice and sum(word in NEGATIONS for word in near) != self.twice:
            return None  # "không cán bộ nào không được nhận" is neither said nor denied
        if any(word in NEGATIONS for word in near) == self.negated:
            return "states"
        return "denies" if self._is_denied(words, where, said / whole) else None

    def _is_denied(self, words: list[str], where: Span, share: float) -> bool:
        """Return whether a stretch of a sentence says the claim with one word denied, or not.

        The word that one denies stands plainly in the other; "chỉ", "trừ", "nếu" leave it open.
        """
        near = words[max(0, where.start - 2) : where.end + 2]
        if (
            share < _FOR_DENIAL
            or len(set(self.words)) < _FEWEST_DENIED
            or words_that("restricts a statement") & set(near)
        ):
            return False
        if where.end - where.start > len(self.words) + _LOOSE:
            return False
        return opposed(self.key, " ".join(near))

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
