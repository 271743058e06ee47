"""What most of those asked name: "người dân mong đợi điều gì nhất", of a list of shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.breakdowns import Breakdown, PartLine, breakdowns
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Terms, coverage, joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.synthesis.part_choices import of_places
from assistant.wording import capitalised, ended
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document
from prompts import fill

LEAST_OF_HEADING = 0.5
"""Share of the words that say what is asked for that the heading of the list must have."""
_ASKS = re.compile(
    r"(?<!\w)(?:điều|việc|cái|nội dung|vấn đề|kênh|lý do|thứ)? ?(?:gì|nào) nhất(?!\w)"
)
_SERIAL = re.compile(r"^\W*(?:(?:\d{1,2}|[a-zđ]|[ivx]+)[.)]\s*)*", re.IGNORECASE)
_AROUND = terms(
    "điều, việc, cái, nội dung, vấn đề, kênh, gì, nào, nhất, theo, khảo sát, điều tra, với, tỷ lệ, tỉ lệ, "
    "bao nhiêu, phần trăm, là, có, được, ở, của, năm, trong, kết quả"
).words
"""Words that ask, or tell where the answer is from."""


@dataclass(frozen=True, slots=True)
class _List:
    document: Document
    parts: Breakdown
    score: float


def answer_most_named(part: Part, question: Question, context: Context) -> Draught:
    """Return the line of the highest share in the one list whose heading names what is asked."""
    if not _ASKS.search(comparison_key(part.text)):
        return Draught()
    words = part.asked.words().words - _AROUND
    pairs = (pair for pair in part.asked.words().pairs if set(pair.split()) <= words)
    asked = Terms(words, frozenset(pairs))
    if not asked:
        return Draught()
    found = [
        one
        for document_id in context.document_ids
        for one in _lists(asked, context.document(document_id), question, context)
    ]
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or sum(one.score == best.score for one in found) > 1:
        return Draught()
    top = max(_share(line) for line in best.parts.lines)
    first = [line for line in best.parts.lines if _share(line) == top]
    if len(first) != 1:
        return Draught()
    heading = _SERIAL.sub("", best.parts.heads.split("\n")[-1]).strip(" :.")
    text = fill(
        "cell", question.language, label=first[0].label, heading=heading, cell=first[0].cells[0]
    )
    quotes = tuple(Quote(best.document.id, line.span) for line in (first[0],))
    return Draught((Draft(ended(capitalised(text)), quotes),), subject=best.document.place)


def _lists(asked: Terms, document: Document, question: Question, context: Context) -> list[_List]:
    """Return the lists of shares in a document that are of what is asked for."""
    if not document_fits(document, question) or not of_places(document, question, context):
        return []
    years = {year_of(value) for value in question.period_values}
    told = "\n".join((document.title, document.text[:_OPENING]))
    named = {year_of(item.value) for item in find_periods(told, document.published)}
    if years and not years & named:
        return []
    found = []
    for parts in breakdowns(document):
        heading = joined((parts.heads.split("\n")[-1],))
        share = coverage(asked, heading)
        of_shares = len(parts.columns) == 1 and all("%" in line.cells[0] for line in parts.lines)
        if of_shares and share >= LEAST_OF_HEADING:
            found.append(_List(document, parts, share))
    return found


_OPENING = 600


def _share(line: PartLine) -> float:
    return line.values[0] or 0.0
