"""Which column of which table or list of parts a question may mean, and how well each fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.breakdowns import Breakdown, breakdowns
from assistant.context import Context
from assistant.finding.matching import WHOLE, Asked, Terms, coverage, joined, terms
from assistant.fit import document_fits
from assistant.part_lists import part_lists
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question
from assistant.synthesis.part_names import heads_of_parts, is_of_parts
from assistant.synthesis.part_periods import of_months, of_other_months, of_years
from assistant.synthesis.pools import ranking_words
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places, same_place
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import year_of
from index_store.records import Document

LEAST_MEASURED = 0.5
"""Share of the words of a measure that the column, the words above it and the title must have."""
LEAST_OF_SEVERAL = 0.4
"""Share that the heading alone must have where a table measures several things."""
_TARGET = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch|được giao|phấn đấu")
_LOST = re.compile(r"(?:mất|trừ|bị trừ|thiếu) điểm|điểm (?:mất|trừ)")
_SCALE = re.compile(r"tối đa|điểm chuẩn|thang điểm|điểm tối|trọng số")
_UNIT_WORDS = re.compile(r"\([^()]*\)")
_ENDS = terms(
    "cao thấp nhất, nhiều, ít, kém, tốt, lớn, nhỏ, yếu, được, bị, đạt, đánh giá, chấm, xếp, nào, "
    "trong, người dân, tổ chức, có, các, năm, mức, "
    "thứ, hai, ba, tư, bốn, sáu, bảy"
).words
"""Words that ask for an end of any measure, or name those who judge."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A column of a table of parts, and how well it fits what is asked."""

    document: Document
    parts: Breakdown
    column: int
    score: float

    @property
    def years(self) -> frozenset[int]:
        """The years that the column is of, by its heading."""
        return self.parts.columns[self.column].years


def choices(
    part: Part,
    noun: str | None,
    document: Document,
    question: Question,
    context: Context,
    at: int,
    *,
    placed: bool = False,
) -> list[Choice]:
    """Return the columns of a document's tables that may be meant; without a noun, of any parts.

    ``placed`` says that what was told before stands for the place.
    """
    if not document_fits(document, question):
        return []
    if not placed and not of_places(document, question, context):
        return []
    asked = measure_of(part, noun)
    years = {year for value in question.period_values if (year := year_of(value))}
    found = []
    for parts in _all_parts(document, question):
        if (noun and not is_of_parts(parts, noun)) or of_other_months(parts, question, document):
            continue
        head = comparison_key(parts.heads)
        exact = 0.5 * any(way in head for way in (noun, heads_of_parts()[noun][0])) if noun else 0.0
        around = joined(filter(None, (parts.heads, parts.lead, document.title)))
        fitting = of_years(parts, _of_scale(parts, part), years, document, context)
        fitting = of_months(parts, fitting, question, document)
        fitting = _of_change(parts, _of_aim(parts, fitting, part), part)
        several = len({_bare(parts.columns[i].text) for i in fitting}) > 1
        measure = _beyond(asked, around, joined(one.text for one in parts.columns))
        scaled = any(_SCALE.search(comparison_key(one.text)) for one in parts.columns)
        for column in fitting:
            heading = parts.columns[column].text
            own = measure.share(terms(heading)) if measure else 1.0
            said = coverage(_bare(_UNIT_WORDS.sub("", heading)), part.asked.words())
            own = 1.0 if said > WHOLE and " " in heading.strip() else own
            whole = asked.share(around | terms(parts.columns[column].text)) if asked else 1.0
            if part.indicators and not heading and (named := find_indicators(parts.lead)):
                same = {one.id for one in named} & {one.id for one in part.indicators}
                whole = 1.0 if same else 0.0
            if whole < LEAST_MEASURED or (several and measure and own < LEAST_OF_SEVERAL):
                continue
            score = exact + own + whole - 0.05 * at
            if len(fitting) > 1:
                score += said
            score += 0.1 * (scaled and parts.columns[column].unit == "%")
            found.append(Choice(document, parts, column, round(score, 4)))
    return found


def _of_scale(parts: Breakdown, part: Part) -> list[int]:
    """Return the columns of what can be had at most where that is asked for, else the others."""
    scale = _SCALE.search(comparison_key(part.text)) is not None
    return [
        i
        for i, one in enumerate(parts.columns)
        if bool(_SCALE.search(comparison_key(one.text))) == scale
    ]


def _of_aim(parts: Breakdown, columns: list[int], part: Part) -> list[int]:
    """Return the columns of targets where a target is asked for, else the others, if there are any."""
    aimed = [i for i in columns if _TARGET.search(comparison_key(parts.columns[i].text))]
    rest = [i for i in columns if i not in aimed]
    return (aimed if part.wants_target else rest) or columns


_CHANGE = re.compile(r"so với|tăng|giảm|chênh|thay đổi|\+/-|±")


def _of_change(parts: Breakdown, columns: list[int], part: Part) -> list[int]:
    """Return the columns without those of changes, where no change is asked for."""
    if part.pick.moved or _CHANGE.search(comparison_key(part.text)):
        return columns
    rest = [i for i in columns if not _CHANGE.search(comparison_key(parts.columns[i].text))]
    return rest or columns


def _all_parts(document: Document, question: Question) -> list[Breakdown]:
    """Return the tables and lists of a document, and those in lines or sentences it has besides.

    Not what is told of a unit that is not asked about: "huyện A: lĩnh vực đất đai (12 hồ sơ)".
    """
    found = list(breakdowns(document))
    for parts in part_lists(document):
        held = any(
            one.span.start < parts.span.end and parts.span.start < one.span.end for one in found
        )
        if not held and not _of_another(parts, document, question):
            found.append(parts)
    return found


def _of_another(parts: Breakdown, document: Document, question: Question) -> bool:
    """Return whether the words before a list name a unit or an office that was not asked about."""
    own = (document.place, *question.subjects, *question.scope)
    names = [one for one in own if one is not None]
    places = [place.name for place in find_places(parts.lead)]
    bodies = find_organisations(parts.lead)
    return not all(any(same_place(name, one) for one in names) for name in places) or (
        bool(bodies) and not question.organisations
    )


def _beyond(asked: Asked, around: Terms, columns: Terms) -> Asked:
    """Return what a measure is asked by beyond the words that only stand above the whole table.

    "Tỷ lệ điểm đạt trong Chỉ số CCHC" asks for the column of rates: the title names the index.
    """
    if asked.concepts:
        return asked
    words = asked.terms.words - (around.words - columns.words)
    pairs = (pair for pair in asked.terms.pairs if set(pair.split()) <= words)
    return Asked(Terms(words, frozenset(pairs)))


def of_places(document: Document, question: Question, context: Context) -> bool:
    """Return whether a document is about the unit asked about, or speaks of all that are named."""
    place = document.place
    if question.organisations:
        return all(context.names(document, name) for name in question.organisations)
    if question.subjects and place is not None:
        title = comparison_key(document.title)
        return any(
            same_place(place, name) or comparison_key(proper_name(name)) in title
            for name in question.subjects
        )
    return all(context.names(document, name) for name in (*question.subjects, *question.scope))


def measure_of(part: Part, noun: str | None) -> Asked:
    """Return what the parts are compared by, without the words that only ask for an end."""
    if part.asked.concepts:
        heads = {comparison_key(way) for way in heads_of_parts()[noun]} if noun else set()
        skipped = heads | set(ranking_words().words) | {noun or ""}
        kept = tuple(
            ways
            for ways in part.asked.concepts
            if not any(
                set(comparison_key(way).split()) <= skipped or comparison_key(way) in heads
                for way in ways
            )
        )
        return Asked(terms(""), kept)
    said = terms(noun or "").words | _ENDS
    if not _LOST.search(comparison_key(part.text)):
        said |= {"điểm"}
    words = part.asked.terms.words - said
    pairs = (pair for pair in part.asked.terms.pairs if not set(pair.split()) & said)
    return Asked(Terms(words, frozenset(pairs)))


def _bare(heading: str) -> Terms:
    words = terms(heading)
    return Terms(frozenset(w for w in words.words if not w.isdigit()), frozenset())
