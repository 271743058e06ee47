"""The sentences that tell a part of a table or list: the one named, or the one at an end."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.breakdowns import Column, PartLine, grids
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import terms
from assistant.questions.question import Question, Superlative
from assistant.synthesis.part_choices import Choice
from assistant.synthesis.part_names import label_of, noun_words
from assistant.wording import capitalised, ended, number_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import same_place
from index_store.records import Document, Span
from prompts import fill

LONGEST_TABLE = 2_000
"""A table of so many characters is quoted whole; of a longer one, its lines."""


def state_end(
    choice: Choice, noun: str, asked: Superlative, question: Question, place: str | None
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


def state_part(choice: Choice, line: PartLine, noun: str | None, question: Question) -> Draught:
    """Return the sentence that tells the number of one part of a table."""
    column, language = choice.parts.columns[choice.column], question.language
    years = ", ".join(str(year) for year in sorted(column.years))
    place = place_told(choice.document)
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


def place_told(document: Document) -> str | None:
    """Return the unit that a document's tables are of; None where it is one of those compared.

    An article titled "huyện A dẫn đầu" is of A, but its table of all districts is not.
    """
    place = document.place
    if place is None:
        return None
    rows = (row.cells[grid.at] for grid in grids(document) for row in grid.rows)
    return None if any(same_place(place, label) for label in rows) else place


def _period_unsaid(years: str, column: Column, language: str) -> str:
    """Return the period in words; "" where the heading of the column names it itself."""
    if not years or years in _about(column, language):
        return ""
    return fill("criterion_period", language, period=years)


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
    choice: Choice, rows: Sequence[PartLine], told: Sequence[PartLine]
) -> tuple[Quote, ...]:
    """Return the whole table as one quote; of one that is too long, the lines told and all others."""
    whole = choice.parts.span
    if whole.end - whole.start <= LONGEST_TABLE:
        return (Quote(choice.document.id, whole),)
    ordered = [*told, *(line for line in rows if line not in told)]
    return tuple(
        Quote(choice.document.id, Span(line.span.start, line.span.end)) for line in ordered
    )
