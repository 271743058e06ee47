"""Which factor, criterion or field is at one end: worked out from the table or list of the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.breakdowns import Breakdown, Column, PartLine, breakdowns, grids, uncompared
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import WHOLE, Asked, Terms, coverage, joined, terms
from assistant.fit import document_fits
from assistant.part_lists import part_lists
from assistant.questions.cues import find_cues
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question, Superlative
from assistant.synthesis.pools import ranking_words
from assistant.wording import capitalised, ended, number_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.names.organisations import find_organisations
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places, same_place
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Span
from prompts import fill

LEAST_MEASURED = 0.5
"""Share of the words of a measure that the column, the words above it and the title must have."""
LEAST_OF_SEVERAL = 0.4
"""Share that the heading alone must have where a table measures several things."""
LONGEST_TABLE = 2_000
BESIDE = 300
"""A list that begins so many characters from what was told before speaks of the same."""


@dataclass(frozen=True, slots=True)
class _Choice:
    document: Document
    parts: Breakdown
    column: int
    score: float


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    rows = table_pairs("assistant", "data/criteria_words.tsv", "word", "heads")
    return {comparison_key(word): tuple(heads.split("|")) for word, heads in rows}


def is_of_parts(parts: Breakdown, noun: str) -> bool:
    """Return whether the lines of a table or list are what a question calls by a word."""
    head = comparison_key(parts.heads)
    return any(way in head for way in _heads()[noun])


def part_asked(part: Part, language: str) -> str | None:
    """Return the word for the parts that a question asks one of: "yếu tố", "tiêu chí", "lĩnh vực"."""
    cues = find_cues(part.text, language)
    return next((cue.group for cue in cues if cue.name == "which_part" and cue.group), None)


def answer_criterion(
    part: Part, question: Question, context: Context, before: Sequence[Draught] = ()
) -> Draught:
    """Return the part that is highest or lowest, of all that one table or list has.

    The table is one of the places and the years asked about, the latest where none is asked.
    "… lĩnh vực nào nhiều nhất" after another part is of the list beside what was told before.
    """
    noun = part_asked(part, question.language)
    if noun is None or part.superlative is None:
        return Draught()
    told = _told_before(part, noun, before)
    found = [
        choice
        for at, document_id in enumerate(context.document_ids)
        for choice in _choices(
            part, noun, context.document(document_id), question, context, at, placed=bool(told)
        )
        if _has_end(choice.parts, part.superlative) and (not told or _beside(choice, told))
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda choice: (choice.score, max(_years(choice), default=0)))
    own = None if question.organisations or told else _place_told(best.document)
    return _state(best, noun, part.superlative, question, own)


def _has_end(parts: Breakdown, asked: Superlative) -> bool:
    return parts.has_lowest if asked.from_bottom else parts.has_highest


def _told_before(part: Part, noun: str, before: Sequence[Draught]) -> list[Quote]:
    """Return what was told before a part that does not say of what it asks the end."""
    asked = measure_of(part, noun)
    if asked.concepts or asked.terms.words:
        return []
    return [quote for draught in before for draft in draught.drafts for quote in draft.quotes]


def _beside(choice: _Choice, told: Sequence[Quote]) -> bool:
    """Return whether a list stands in or beside what was told before, and so is of the same."""
    span = choice.parts.span
    return any(
        quote.document_id == choice.document.id
        and max(span.start - quote.span.end, quote.span.start - span.end) < BESIDE
        for quote in told
    )


def answer_part(part: Part, question: Question, context: Context) -> Draught:
    """Return the number of the one factor, criterion or field that a question names."""
    named = next((n for n in _named_parts() if n in comparison_key(part.text)), None)
    if part.superlative is not None:
        return Draught()
    found: list[tuple[_Choice, PartLine]] = []
    for at, document_id in enumerate(context.document_ids):
        document = context.document(document_id)
        for parts in breakdowns(document) if of_places(document, question, context) else ():
            lines = [one for one in parts.lines if _is_named(one, part)]
            line = max(lines, key=lambda one: len(label_of(one)), default=None)
            if line is None or (named is None and _units(parts)) or _is_asked_about(line, question):
                continue
            shorter = replace(part, asked=_without_label(part.asked, line))
            for choice in _choices(shorter, named, document, question, context, at):
                if choice.parts.span == parts.span and line.values[choice.column] is not None:
                    found.append((choice, line))
    if not found:
        return Draught()
    best, line = max(
        found,
        key=lambda one: (one[0].score, len(label_of(one[1])), max(_years(one[0]), default=0)),
    )
    return _state_part(best, line, named or head_noun(best.parts), question)


def _units(parts: Breakdown) -> bool:
    """Return whether the lines of a table are units of a ranking, which figures are bound to."""
    return any(find_places(line.label) or _is_body(line.label) for line in parts.lines)


def _is_asked_about(line: PartLine, question: Question) -> bool:
    """Return whether a line is the unit that a question asks about, whose figures it states."""
    label = comparison_key(label_of(line))
    return any(comparison_key(split_unit(name)[1]) == label for name in question.subjects)


def _is_body(label: str) -> bool:
    """Return whether a label is the name of an office, and no more than that."""
    named = find_organisations(label)
    return bool(named) and len(named[0].span.of(label)) == len(label.strip())


def head_noun(parts: Breakdown) -> str | None:
    """Return the word for the parts that stands above them, where it is one we know."""
    key = comparison_key(parts.heads)
    return next((noun for noun in _named_parts() if noun in key), None)


def _named_parts() -> tuple[str, ...]:
    return tuple(sorted((word for word in _heads() if not word.isascii()), key=len, reverse=True))


_TARGET = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch|được giao|phấn đấu")


def _of_aim(parts: Breakdown, columns: list[int], part: Part) -> list[int]:
    """Return the columns of targets where a target is asked for, else the others, if there are any."""
    aimed = [i for i in columns if _TARGET.search(comparison_key(parts.columns[i].text))]
    rest = [i for i in columns if i not in aimed]
    return (aimed if part.wants_target else rest) or columns


def _is_named(line: PartLine, part: Part) -> bool:
    """Return whether a question names a part, by its whole label or what stands before a comma.

    "Môi trường" in the name of an office ("Sở Nông nghiệp và Môi trường") is no part.
    """
    asked = whole = comparison_key(part.text)
    for body in find_organisations(part.text):
        if len(asked) == len(part.text) and not _is_body(line.label):
            blank = " " * (body.span.end - body.span.start)
            asked = asked[: body.span.start] + blank + asked[body.span.end :]
    labels = (label_of(line), *(piece.strip() for piece in label_of(line).split(",")))
    return any(
        len(label.split()) > 1
        and (named := re.search(rf"(?<!\w){re.escape(comparison_key(label))}(?!\w)", asked))
        and not _IN_AN_OFFICE.search(whole[: named.start()])
        for label in labels
    )


_IN_AN_OFFICE = re.compile(r"(?<!\w)(?:sở|bộ|phòng|cục|chi cục|ban) (?:\w+,? ){1,5}và $")


def _without_label(asked: Asked, line: PartLine) -> Asked:
    own = terms(line.label).words
    words = asked.terms.words - own
    pairs = (pair for pair in asked.terms.pairs if not set(pair.split()) & own)
    return Asked(Terms(words, frozenset(pairs)), asked.concepts)


def _state_part(choice: _Choice, line: PartLine, noun: str | None, question: Question) -> Draught:
    column, language = choice.parts.columns[choice.column], question.language
    years = ", ".join(str(year) for year in sorted(column.years))
    place = _place_told(choice.document)
    text = fill(
        "part_value",
        language,
        noun=noun_words(noun, language) if noun else "",
        label=label_of(line),
        period=_period_unsaid(years, column, language),
        of_place=fill("of_place", language, place=place_of(place, language)) if place else "",
        about=_about(column, language),
        figure=_figure(line, choice.column, column, language),
    ).strip()
    quotes = _quotes(choice, [line], [line])
    return Draught((Draft(ended(capitalised(text)), quotes),), subject=place)


def _period_unsaid(years: str, column: Column, language: str) -> str:
    """Return the period in words; "" where the heading of the column names it itself."""
    if not years or years in _about(column, language):
        return ""
    return fill("criterion_period", language, period=years)


def _place_told(document: Document) -> str | None:
    """Return the unit that a document's tables are of; None where it is one of those compared.

    An article titled "huyện A dẫn đầu" is of A, but its table of all districts is not.
    """
    place = document.place
    if place is None:
        return None
    rows = (row.cells[grid.at] for grid in grids(document) for row in grid.rows)
    return None if any(same_place(place, label) for label in rows) else place


def _years(choice: _Choice) -> frozenset[int]:
    return choice.parts.columns[choice.column].years


def _choices(
    part: Part,
    noun: str | None,
    document: Document,
    question: Question,
    context: Context,
    at: int,
    *,
    placed: bool = False,
) -> list[_Choice]:
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
        if (noun and not is_of_parts(parts, noun)) or _of_other_months(parts, question, document):
            continue
        head = comparison_key(parts.heads)
        exact = 0.5 * any(way in head for way in (noun, _heads()[noun][0])) if noun else 0.0
        around = joined(filter(None, (parts.heads, parts.lead, document.title)))
        scale = _SCALE.search(comparison_key(part.text)) is not None
        fitting = _of_years(parts, years, document, context, scale=scale)
        fitting = _of_months(parts, fitting, question, document)
        fitting = _of_aim(parts, fitting, part)
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
            found.append(_Choice(document, parts, column, round(score, 4)))
    return found


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
        heads = {comparison_key(way) for way in _heads()[noun]} if noun else set()
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


_LOST = re.compile(r"(?:mất|trừ|bị trừ|thiếu) điểm|điểm (?:mất|trừ)")
_SCALE = re.compile(r"tối đa|điểm chuẩn|thang điểm|điểm tối|trọng số")
_ENDS = terms(
    "cao thấp nhất, nhiều, ít, kém, tốt, lớn, nhỏ, yếu, được, bị, đạt, đánh giá, chấm, xếp, nào, "
    "trong, người dân, tổ chức, có, các, năm, mức, "
    "thứ, hai, ba, tư, bốn, sáu, bảy"
).words
"""Words that ask for an end of any measure, or name those who judge."""


_UNIT_WORDS = re.compile(r"\([^()]*\)")


def _bare(heading: str) -> Terms:
    words = terms(heading)
    return Terms(frozenset(w for w in words.words if not w.isdigit()), frozenset())


def _of_years(
    parts: Breakdown, years: set[int], document: Document, context: Context, *, scale: bool
) -> list[int]:
    """Return the columns of the years asked about; of several years unasked, the latest.

    Those of what can be had at most only where that is asked for (``scale``).
    """
    columns = [
        i
        for i, one in enumerate(parts.columns)
        if bool(_SCALE.search(comparison_key(one.text))) == scale
    ]
    dated = [i for i in columns if parts.columns[i].years]
    if not years:
        last = max((year for i in dated for year in parts.columns[i].years), default=None)
        return [i for i in columns if not parts.columns[i].years or last in parts.columns[i].years]
    exact = [i for i in dated if years & parts.columns[i].years]
    said = _years_said(parts, document, context)
    return exact + [i for i in columns if i not in dated and years & said]


def _of_months(
    parts: Breakdown, columns: list[int], question: Question, document: Document
) -> list[int]:
    """Return the columns of the month or quarter asked about, where headings tell them apart."""
    asked = {value for value in question.period_values if "-" in value}
    said = {i: _parts_of_years(parts.columns[i].text, document) for i in columns}
    if not asked or not any(asked & values for values in said.values()):
        return columns
    return [i for i in columns if not said[i] or asked & said[i]]


def _parts_of_years(text: str, document: Document) -> set[str]:
    """Return the months, quarters and halves that words name; no day, and nothing "until" then."""
    return {
        item.value
        for item in find_periods(text, document.published)
        if "-" in item.value and item.kind not in ("day", "until")
    }


def _of_other_months(parts: Breakdown, question: Question, document: Document) -> bool:
    """Return whether a table is of another month, quarter or half than the one asked about.

    The headings, the words above the table and the title say of which.
    """
    asked = {value for value in question.period_values if "-" in value}
    if not asked:
        return False
    around = (*(one.text for one in parts.columns), parts.lead, document.title)
    said = {value for text in around for value in _parts_of_years(text, document)}
    return bool(said) and not asked & said


def _years_said(parts: Breakdown, document: Document, context: Context) -> frozenset[int]:
    """Return the years that the words above a table name, else the title, else the document."""
    from_columns = frozenset(year for column in parts.columns for year in column.years)
    if len(from_columns) == 1:
        return from_columns
    for text in (parts.lead, document.title):
        named = frozenset(
            int(word) for word in terms(uncompared(text)).words if word.isdigit() and len(word) == 4
        )
        if named:
            return named
    return from_columns or context.years(document)


def _state(
    choice: _Choice, noun: str, asked: Superlative, question: Question, place: str | None
) -> Draught:
    """Return the sentence that names the part at the end asked for, and among how many it is."""
    parts, column = choice.parts, choice.parts.columns[choice.column]
    rows = [line for line in parts.lines if line.values[choice.column] is not None]
    values = sorted(
        {line.values[choice.column] or 0.0 for line in rows}, reverse=not asked.from_bottom
    )
    if len(rows) < 2 or len(values) < max(2, asked.nth):
        return Draught()
    wanted = values[asked.nth - 1]
    told = [line for line in rows if line.values[choice.column] == wanted]
    language = question.language
    labels = "; ".join(f"“{label_of(line)}”" for line in told)
    years = ", ".join(str(year) for year in sorted(column.years))
    text = fill(
        "criterion",
        language,
        count=str(len(rows)),
        noun=noun_words(noun, language),
        period=_period_unsaid(years, column, language),
        of_place=fill("of_place", language, place=place_of(place, language)) if place else "",
        extreme=_extreme(asked, column, language),
        nth=fill("extreme_nth", language, nth=str(asked.nth)) if asked.nth > 1 else "",
        about=_about(column, language),
        label=labels,
        figure=_figure(told[0], choice.column, column, language),
    )
    computed = (float(len(rows)), float(asked.nth))
    quotes = _quotes(choice, rows, told)
    return Draught((Draft(ended(capitalised(text)), quotes, computed=computed),), subject=place)


def label_of(line: PartLine) -> str:
    """Return the name of a part, without the word for what it is ("Yếu tố …")."""
    label = " ".join(line.label.split()).strip(' .;,"“”')
    key = comparison_key(label)
    noun = next((n for n in _named_parts() if key.startswith(f"{n} ")), "")
    bare = label[len(noun) :].strip(' :"“”') if len(key) == len(label) else label
    return capitalised(bare) if len(bare.split()) > 1 else label


def noun_words(noun: str, language: str) -> str:
    """Return the word for the parts; English has its plural."""
    if language == "vi":
        return noun
    return {"criterion": "criteria", "criteria": "criteria"}.get(noun, f"{noun}s")


def _extreme(asked: Superlative, column: Column, language: str) -> str:
    counted = comparison_key(column.text).startswith("số ") and column.unit is None
    counted = counted or column.counts
    low, high = ("extreme_fewest", "extreme_most") if counted else ("extreme_low", "extreme_high")
    return fill(low if asked.from_bottom else high, language)


def _about(column: Column, language: str) -> str:
    """Return "about" the measure where the heading of the column names one beyond year and unit."""
    words = column.text.partition("(")[0].strip()
    bare = [word for word in terms(words).words if not word.isdigit()]
    if not bare or comparison_key(words).startswith("năm "):
        return ""
    shown = words[:1].lower() + words[1:] if not words[:2].isupper() else words
    return fill("criterion_about", language, measure=shown)


def _figure(line: PartLine, at: int, column: Column, language: str) -> str:
    cell = line.cells[at]
    if column.unit and column.unit not in cell:
        cell = f"{cell}%" if column.unit == "%" else f"{cell} {column.unit}"
    if language == "en" and (value := line.values[at]) is not None:
        unit = "%" if "%" in cell else " points" if "điểm" in cell else ""
        return f"{number_words(value, 'en')}{unit}"
    return cell


def _quotes(
    choice: _Choice, rows: Sequence[PartLine], told: Sequence[PartLine]
) -> tuple[Quote, ...]:
    """Return the whole table as one quote; of one that is too long, the lines told and all others."""
    whole = choice.parts.span
    if whole.end - whole.start <= LONGEST_TABLE:
        return (Quote(choice.document.id, whole),)
    ordered = [*told, *(line for line in rows if line not in told)]
    return tuple(
        Quote(choice.document.id, Span(line.span.start, line.span.end)) for line in ordered
    )
