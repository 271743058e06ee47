"""Which factors or components rose or fell between two years, and which of them most.

The change is the one that a column states, else the difference of two columns of years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.breakdowns import Breakdown, PartLine, breakdowns
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Asked, Terms, joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.records import Language
from assistant.synthesis.part_choices import LEAST_MEASURED, measure_of, of_places
from assistant.synthesis.part_names import head_noun, is_of_parts, label_of, noun_words, part_asked
from assistant.synthesis.part_statements import LONGEST_TABLE
from assistant.wording import capitalised, ended, number_words
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import year_of
from index_store.records import Document
from prompts import fill

_CHANGE = re.compile(r"tăng|giảm|chênh lệch|so với|biến động|thay đổi")
_ROSE = re.compile(
    r"\b(?:tăng|cải thiện|đi lên|nâng|thăng|vươn|tiến bộ|rose|increased?|improved|gained)\b"
)
_FELL = re.compile(
    r"\b(?:giảm|tụt|sụt|rớt|rơi|lùi|đi xuống|(?:mất|hụt) (?:điểm|bậc)(?=.* so với )|fell|decreased?|dropped|declined)\b"
)


@dataclass(frozen=True, slots=True)
class _Changed:
    line: PartLine
    by: float
    said: str


@dataclass(frozen=True, slots=True)
class _Changes:
    document: Document
    parts: Breakdown
    lines: tuple[_Changed, ...]
    years: tuple[int, int] | None
    stated: bool
    score: float


def asks_change(part: Part) -> bool:
    """Return whether a question asks which parts rose or fell, or which of them most."""
    return direction(part) is not None


def direction(part: Part) -> int | None:
    """Return 1 where a question asks what rose, -1 where what fell, None where neither."""
    key = comparison_key(part.text)
    rose, fell = _ROSE.search(key) is not None, _FELL.search(key) is not None
    if rose == fell:
        return None
    return 1 if rose else -1


def answer_changed_parts(part: Part, question: Question, context: Context) -> Draught:
    """Return the parts that rose or fell; with "most", the one that did so the most."""
    noun, way = part_asked(part, question.language), direction(part)
    if noun is None or way is None:
        return Draught()
    found = [
        changes
        for document_id in context.document_ids
        for changes in _changes(part, noun, context.document(document_id), question, context)
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda one: one.score)
    moved = sorted(
        (one for one in best.lines if one.by * way > 0), key=lambda one: one.by * way, reverse=True
    )
    if part.superlative is not None and moved:
        moved = [one for one in moved if one.by == moved[0].by]
    return _state(best, moved, noun, way, question, most=part.superlative is not None)


def _changes(
    part: Part, noun: str, document: Document, question: Question, context: Context
) -> list[_Changes]:
    if not document_fits(document, question) or not of_places(document, question, context):
        return []
    asked = _unmoved(measure_of(part, noun))
    found = []
    for parts in breakdowns(document):
        if not is_of_parts(parts, noun):
            continue
        around = joined(filter(None, (parts.heads, parts.lead, document.title)))
        share = asked.share(around | _indicators_named(parts, document)) if asked else 1.0
        pair = _years(parts, question)
        lines, stated = _stated(parts), True
        if not lines and pair is not None:
            lines, stated = _worked_out(parts, pair), False
        if len(lines) < 2 or share < LEAST_MEASURED:
            continue
        exact = head_noun(parts) == noun
        found.append(_Changes(document, parts, lines, pair, stated, share + 0.5 * exact))
    return found


def _indicators_named(parts: Breakdown, document: Document) -> Terms:
    """Return the terms of the full names of what the words above a table name in short: "SIPAS"."""
    text = "\n".join(filter(None, (parts.lead, document.title)))
    return joined(mention.name for mention in find_indicators(text))


_MOVING = terms("tăng, giảm, so, với, lên, xuống, cải thiện, điểm, những, sụt, đi").words


def _unmoved(asked: Asked) -> Asked:
    """Return what is asked about without the words of moving."""
    words = asked.terms.words - _MOVING
    pairs = (pair for pair in asked.terms.pairs if set(pair.split()) <= words)
    return Asked(Terms(words, frozenset(pairs)), asked.concepts)


def _stated(parts: Breakdown) -> tuple[_Changed, ...]:
    """Return the changes that a column of them states, with their signs."""
    at = next(
        (i for i, one in enumerate(parts.columns) if _CHANGE.search(comparison_key(one.text))), None
    )
    if at is None or not any(
        (line.values[at] or 0) < 0 or "+" in line.cells[at] for line in parts.lines
    ):
        return ()
    return tuple(
        _Changed(line, value, line.cells[at])
        for line in parts.lines
        if (value := line.values[at]) is not None
    )


def _years(parts: Breakdown, question: Question) -> tuple[int, int] | None:
    """Return the two years compared: those asked about, else the last two of the table."""
    known = sorted(
        {y for c in parts.columns if not _CHANGE.search(comparison_key(c.text)) for y in c.years}
    )
    asked = sorted({y for value in question.period_values if (y := year_of(value)) in known and y})
    if len(asked) >= 2:
        return asked[0], asked[-1]
    if len(known) != 2 and len(asked) == 1 and asked[0] + 1 in known:
        return asked[0], asked[0] + 1
    return (known[-2], known[-1]) if len(known) >= 2 else None


def _worked_out(parts: Breakdown, pair: tuple[int, int]) -> tuple[_Changed, ...]:
    """Return the differences of the columns of two years."""
    columns = [[i for i, one in enumerate(parts.columns) if one.years == {year}] for year in pair]
    if any(len(found) != 1 for found in columns):
        return ()
    (before,), (after,) = columns
    changed = []
    for line in parts.lines:
        one, two = line.values[before], line.values[after]
        if one is not None and two is not None:
            by = round(two - one, 6)
            changed.append(_Changed(line, by, f"{line.cells[before]} → {line.cells[after]}"))
    return tuple(changed)


_MOVED = {
    (True, False): "parts_rose",
    (True, True): "parts_rose_most",
    (False, False): "parts_fell",
    (False, True): "parts_fell_most",
}
"""The frame for what rose or not, and whether only what moved most is asked for."""


def _state(
    best: _Changes, moved: list[_Changed], noun: str, way: int, question: Question, *, most: bool
) -> Draught:
    language = question.language
    told = "; ".join(_one(item, best, language) for item in moved)
    period = ""
    if best.years is not None:
        first, last = map(str, best.years)
        period = fill("parts_moved_period", language, first=first, last=last)
    frame = _MOVED[way > 0, most] if moved else "parts_none_moved"
    values = {"count": str(len(best.lines)), "noun": noun_words(noun, language), "period": period}
    if moved:
        values |= {"moved": str(len(moved)), "labels": told} if not most else {"labels": told}
    else:
        values |= {"way": fill("parts_way_up" if way > 0 else "parts_way_down", language)}
    text = fill(frame, language, **values)
    computed = [float(len(best.lines)), float(len(moved))]
    if not best.stated:
        computed += [abs(item.by) for item in moved]
    return Draught(
        (Draft(ended(capitalised(text)), _quotes(best), computed=tuple(computed)),),
        subject=best.document.place,
    )


def _one(item: _Changed, best: _Changes, language: Language) -> str:
    name = "parts_moved_stated" if best.stated else "parts_moved_worked"
    label = label_of(item.line)
    if best.stated:
        return fill(name, language, label=label, by=item.said)
    return fill(
        name, language, label=label, values=item.said, by=number_words(abs(item.by), language)
    )


def _quotes(best: _Changes) -> tuple[Quote, ...]:
    span = best.parts.span
    if span.end - span.start <= LONGEST_TABLE:
        return (Quote(best.document.id, span),)
    return tuple(Quote(best.document.id, item.line.span) for item in best.lines)
