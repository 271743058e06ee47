"""By when something is to be done: judged by the sentence that says it with its own day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.evidence import lead_of
from assistant.checking.parts import Part
from assistant.drafts import Quote
from assistant.finding.matching import GAP, Terms, coverage, joined
from assistant.finding.polarity import opposed
from assistant.fit import same_unit
from assistant.wording import date_words
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.language.time.periods import PeriodMention
    from index_store.records import Document

_ENOUGH = 0.75
"""Share of the claim's words, by weight, that a sentence with the same day must have."""
_ALL_OF_IT = 0.85
"""Share that one with another day must have to speak against it."""
_FEWEST = 4
"""Telling words without which two sentences are of one mould by chance."""
_DEADLINE = re.compile(
    r"(?<!\w)(?:thời hạn|hạn chót|hạn|chậm nhất|trước|xong|hoàn thành|hoàn tất|phải|yêu cầu|theo|là"
    r"|đến hết|đến|hết|tới|kể từ|từ|để|ngày|vào|được|của|giao|đề nghị|thực hiện|cần)(?!\w)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?<!\w)(?P<way>trước|chậm nhất|hạn|thời hạn|đến hết|đến|xong|từ|kể từ)(?:[ :]|ngày|là|vào|hết)*$",
    re.IGNORECASE,
)


_LASTS = re.compile(
    r"(?:có hiệu lực|được thực hiện|được áp dụng|thực hiện|áp dụng)[^;.]{0,60}? đến (?:hết )?ngày",
    re.IGNORECASE,
)
"""How long a document holds, which needs no other words."""


def dated(claim: Claim, evidence: Evidence) -> Part | None:
    """Return what the documents say of the one day by or from which a claim has something done.

    None where the claim names no such day, several of them, or no sentence tells of it. Against
    it speaks only a document that the claim names, or of the place that it names, and only
    where no other sentence has the claim's day.
    """
    days = [m for m in find_periods(claim.text) if m.kind in ("day", "until")]
    numbers = find_document_numbers(claim.text)
    days = [m for m in days if not any(m.span.overlaps(n.span) for n in numbers)]
    if len(days) != 1 or not _is_limit(days[0], claim.text):
        return None
    day = days[0]
    places = evidence.units_in(claim.text)
    named = [m.name for m in places]
    bare = claim.text
    cut = [day.span, *(m.span for m in places), *(n.span for n in numbers)]
    if not places and (centre := evidence.centre_in(claim.text)) is not None:
        named, cut = [centre.name], [*cut, centre.span]
    for span in sorted(cut, reverse=True):
        bare = f"{bare[: span.start]} {GAP} {bare[span.end :]}"
    lasts = bool(numbers) and day.kind == "until" and _LASTS.search(claim.text) is not None
    asked = joined([_DEADLINE.sub(" ", bare)])
    if len(asked.words) < _FEWEST and not lasts:
        return None
    against: list[tuple[str, Quote]] = []
    for quote, said, around, document in _sentences(claim, evidence):
        own = _is_of(document, [n.number for n in numbers], named)
        if not own and not _is_told_of(said, named):
            continue
        found = _days_of(said, document)
        share = _share(asked, around, said, document)
        if lasts:
            share = 1.0 if _LASTS.search(said) else 0.0
            found = {m.value for m in find_periods(said, document.published) if m.kind == "until"}
        if share < _ENOUGH or not found or opposed(claim.text, said):
            continue
        span = day.span.shifted(claim.span.start)
        if day.value in found and (len(found) == 1 or share >= _ALL_OF_IT):
            return Part(span, "supported", (quote,))
        if own and share >= _ALL_OF_IT and len(found) == 1 and (numbers or named):
            against.append((next(iter(found)), quote))
    if len({value for value, _ in against}) != 1:
        return None
    value, quote = against[0]
    correct = date_words(value, "vi")
    return Part(day.span.shifted(claim.span.start), "contradicted", (quote,), correct)


def _share(asked: Terms, around: str, said: str, document: Document) -> float:
    """Return how much of a claim a sentence says, or says with the title of its document.

    Words of the title count only beside enough of the sentence's own.
    """
    own = coverage(asked, joined([around, said]))
    rest = Terms(asked.words - joined([document.title]).words, frozenset())
    if len(rest.words) < _FEWEST or coverage(rest, joined([around, said])) < _ALL_OF_IT:
        return own
    return max(own, coverage(asked, joined([document.title, around, said])))


def _sentences(claim: Claim, evidence: Evidence) -> list[tuple[Quote, str, str, Document]]:
    """Return the sentences of the passages most alike, with the line that leads to each."""
    found = []
    for hit in evidence.hits(claim.text):
        document = evidence.document(hit.document.id)
        for span in sentences(hit.passage.text):
            here = span.shifted(hit.passage.span.start)
            lead = lead_of(document.text, here) or _head_above(document.text, here.start)
            found.append((Quote(document.id, here), span.of(hit.passage.text), lead, document))
    return found


_HEAD = re.compile(r"(?:\d+|[IVX]+)[.)] [^\n.;:]{3,80}")


def _head_above(text: str, start: int) -> str:
    """Return the numbered line of few words right above: "2. Sở Tài chính"."""
    line = text.rfind("\n", 0, start)
    above = text[text.rfind("\n", 0, max(line, 0)) + 1 : line].strip(" *_#") if line > 0 else ""
    return above if _HEAD.fullmatch(above) else ""


def _days_of(said: str, document: Document) -> set[str]:
    """Return the days that a sentence sets as a limit; days of documents and of events are none."""
    numbers = find_document_numbers(said)
    return {
        m.value
        for m in find_periods(said, document.published)
        if m.kind in ("day", "until")
        and not any(m.span.overlaps(n.span) for n in numbers)
        and _is_limit(m, said)
    }


_TERM = re.compile(
    r"(?<!\w)(?:thời hạn|hạn (?:chót|cuối|để|gửi|nộp|hoàn thành))(?!\w)", re.IGNORECASE
)


def _is_limit(day: PeriodMention, said: str) -> bool:
    before = said[: day.span.start]
    return day.kind == "until" or bool(_WITH.search(before) or _TERM.search(before))


def _is_told_of(said: str, places: Sequence[str]) -> bool:
    """Return whether a sentence itself names all units that a claim does."""
    key = comparison_key(said)
    return bool(places) and all(comparison_key(name) in key for name in places)


def _is_of(document: Document, numbers: Sequence[str], places: Sequence[str]) -> bool:
    """Return whether a document is the one that the claim names, or of all places that it does."""
    if numbers:
        return comparison_key(document.number or "") in [comparison_key(n) for n in numbers]
    own = [document.place or "", document.issuer or "", document.title]
    return all(
        any(same_unit(name, one) or comparison_key(name) in comparison_key(one) for one in own)
        for name in places
    )
