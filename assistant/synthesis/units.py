"""Answers that pick several units out of many: the first three, those above 85 points, who fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.cues import find_cues
from assistant.drafts import Draft, Draught, Quote
from assistant.question import Limits, Part, Question
from assistant.ranking import (
    MEASURED,
    Ends,
    Move,
    Row,
    Table,
    ends,
    mismatches,
    moves,
    of_level,
    tables,
    within,
)
from assistant.records import Choice, Language, Note
from assistant.synthesis.conflicts import conflict_note, weighed
from assistant.synthesis.figures import is_average, is_usable
from assistant.synthesis.pools import figures_of, of_subjects
from assistant.synthesis.statements import province_supports, quotes_of, rows_of, tells_size
from assistant.wording import (
    capitalised,
    decapitalised,
    decapitalised_rate,
    ended,
    figure_words,
    indicator_words,
    number_words,
    period_words,
    place_of,
)
from index_store.language.time.periods import bounds
from index_store.records import Figure
from index_store.store import FigureQuery
from prompts import fill

FEW = 3
"""As many answers are given side by side; more of them make a question of their own."""
MOST_QUOTED = 4
"""A lead quotes all that was compared in at most so many stretches, else only what it picks."""
MOST_NAMED = 12
"""So many units are named in a note of coverage; of more, the number is told."""
RANKED = ("rank", *MEASURED, "grade")


def answer_units(part: Part, question: Question, context: Context) -> Draught:
    """Return the units that a question picks, each cited; nothing where no table has them."""
    moved = part.pick.moved is not None
    found = tables_for(part, question, context, any_period=moved)
    if moved:
        return _moved(part, found, question)
    chosen = latest_tables(found, question)
    scopes = {table.province for table in chosen}
    if len(scopes) > FEW:
        return clarify_scope(chosen, question)
    answers = [_picked(part, table, question, context) for table in chosen[:FEW]]
    drafts = tuple(draft for answer in answers for draft in answer.drafts)
    notes = tuple(note for answer in answers for note in answer.notes)
    absent = next((answer.absent for answer in answers if answer.absent), "")
    return Draught(drafts, notes if drafts else (), absent="" if drafts else absent)


def tables_for(
    part: Part,
    question: Question,
    context: Context,
    *,
    any_period: bool = False,
    everyone: bool = False,
) -> list[Table]:
    """Return the tables of the indicator, the level and the units that are asked about.

    With ``everyone`` the units beside those that the question names are in them too.
    """
    pool = of_level(figures_of(part, question, context, RANKED, any_period=any_period), part.level)
    return tables(pool if everyone else of_subjects(pool, question))


def latest_tables(found: Sequence[Table], question: Question) -> list[Table]:
    """Return one table for each level of each province: of the period asked, else the latest.

    A table of one unit compares nothing and is left out.
    """
    exact = [table for table in found if table.period in question.period_values]
    best: dict[tuple[str | None, str | None], Table] = {}
    for table in exact or found:
        key = (table.province, table.level)
        held = best.get(key)
        newer = held is None or (
            not question.periods and len(held.rows) <= len(table.rows) and table.year > held.year
        )
        if held is None or newer or _only_one(held):
            best[key] = table
    chosen = [table for table in best.values() if not _only_one(table)]
    return sorted(chosen, key=lambda table: (table.province or "", table.level or ""))


def _only_one(table: Table) -> bool:
    ranked = any(row.rank and row.rank.figure.of for row in table.rows)
    return len(table.rows) < 2 and not ranked


def clarify_scope(found: Sequence[Table], question: Question) -> Draught:
    """Return the choice between the provinces that a question may be about."""
    provinces = dict.fromkeys(table.province for table in found if table.province)
    return Draught(
        choices=tuple(
            Choice(
                place_of(name, question.language),
                f"{question.reading.rstrip(' ?')} ({name})?",
            )
            for name in provinces
        )
    )


def _picked(part: Part, table: Table, question: Question, context: Context) -> Draught:
    if part.superlative is not None:
        found = ends(table, part.superlative)
        if not found.rows:
            return Draught(absent=missing_ranks(table, found, question))
        low = part.superlative.from_bottom
        frame = ("units_last" if low else "units_first") if found.stated else None
        frame = frame or ("units_lowest" if low else "units_highest")
        told = _listed(table, found.rows, frame, question, found=found)
        notes = value_conflicts(found.rows, question, context)
        if len(found.rows) > part.superlative.count:
            notes.append(Note("coverage", fill("note_ties", question.language)))
        return replace(told, notes=(*told.notes, *notes))
    if part.pick.grade is not None:
        rows = [r for r in table.rows if r.grade and _graded(r.grade, part.pick.grade)]
        condition = fill("condition_grade", question.language, grade=part.pick.grade)
        return _within(table, rows, condition, question, ())
    if part.pick.limits is None:
        return Draught()
    return _limited(part.pick.limits, table, question, context)


def _graded(stated: StatedFigure, grade: str) -> bool:
    return (stated.figure.grade or "").casefold() == grade.casefold()


def _limited(limits: Limits, table: Table, question: Question, context: Context) -> Draught:
    language = question.language
    if limits.average is None:
        rows = within(table, limits)
        return _within(table, rows, _condition(limits, table, question), question, _given(limits))
    average = _stated_average(table, context)
    if average is None or average.figure.value is None:
        return Draught(absent=fill("no_average", language))
    value = average.figure.value
    rows = within(table, Limits(low=value) if limits.average == "above" else Limits(high=value))
    frame = "condition_over_average" if limits.average == "above" else "condition_under_average"
    condition = fill(frame, language, figure=figure_words(average.figure, language))
    return _within(table, rows, condition, question, (), (average,))


def _given(limits: Limits) -> tuple[float, ...]:
    return tuple(value for value in (limits.low, limits.high) if value is not None)


def _condition(limits: Limits, table: Table, question: Question) -> str:
    language = question.language
    unit = next((row.value.figure.unit for row in table.rows if row.value), None)

    def words(value: float) -> str:
        sample = next(row.value.figure for row in table.rows if row.value)
        shown = replace(sample, text=number_words(value, "vi"), value=value, unit=unit, of=None)
        return figure_words(shown, language)

    if limits.low is not None and limits.high is not None:
        low, high = number_words(limits.low, language), words(limits.high)
        return fill("condition_between", language, low=low, high=high)
    if limits.low is not None:
        frame = "condition_at_least" if limits.low_counts else "condition_over"
        return fill(frame, language, figure=words(limits.low))
    frame = "condition_at_most" if limits.high_counts else "condition_under"
    return fill(frame, language, figure=words(limits.high or 0.0))


def _stated_average(table: Table, context: Context) -> StatedFigure | None:
    """Return the average that one of the table's documents states for its units."""
    documents = {item.document.id: item.document for row in table.rows for item in row.figures}
    for document in documents.values():
        for stated in context.figures_of(document):
            figure = stated.figure
            if (
                is_average(stated)
                and figure.indicator
                and figure.indicator.value == table.indicator
                and figure.period
                and figure.period.value == table.period
            ):
                return stated
    return None


def _within(
    table: Table,
    rows: Sequence[Row],
    condition: str,
    question: Question,
    given: tuple[float, ...],
    grounds: tuple[StatedFigure, ...] = (),
) -> Draught:
    """Return how many of the units that have figures meet the condition, and which."""
    compared = [row for row in table.rows if row.value or row.rank or row.grade]
    if not rows and table.size is not None and table.size > len(compared):
        return Draught()  # of the units left out, nobody knows
    shown = {
        "count": str(len(rows)),
        "whole": str(len(compared)),
        "condition": condition,
        **table_words(table, question.language),
    }
    text = fill(
        "units_within" if rows else "units_none",
        question.language,
        **(shown if rows else {key: value for key, value in shown.items() if key != "count"}),
    )
    numbers = (float(len(rows)), float(len(compared)), *given)
    lead = _lead(text, compared, rows, numbers, grounds, listed=bool(rows))
    items = tuple(row_item(row, question.language) for row in rows)
    return Draught((lead, *items), (coverage_note(table, compared, question),))


def _listed(
    table: Table, rows: Sequence[Row], frame: str, question: Question, *, found: Ends
) -> Draught:
    language = question.language
    text = fill(frame, language, count=str(len(rows)), **table_words(table, language))
    compared = rows if found.stated else [row for row in table.rows if row.value]
    lead = _lead(text, compared, rows, (float(len(rows)),), (), listed=True)
    notes = [*mismatch_notes(table, rows, question)]
    if not found.stated:
        notes.append(coverage_note(table, compared, question))
    elif found.missing:
        notes.append(Note("coverage", missing_ranks(table, found, question)))
    return Draught(
        (lead, *(row_item(row, language) for row in rows)), tuple(notes), subject=rows[0].place
    )


def _lead(
    text: str,
    compared: Sequence[Row],
    rows: Sequence[Row],
    numbers: tuple[float, ...],
    grounds: tuple[StatedFigure, ...],
    *,
    listed: bool,
) -> Draft:
    text = capitalised(text)
    figures = [item.figure for row in compared for item in shown_figures(row)]
    quotes = rows_of(figures)
    if len(quotes) > MOST_QUOTED and rows:
        figures = [item.figure for row in rows for item in shown_figures(row)]
        quotes = rows_of(figures)
    own = tuple(item.figure for item in grounds)
    quotes = tuple(dict.fromkeys((*quotes, *(quote for f in own for quote in quotes_of([f])))))
    return Draft(
        f"{text}:" if listed else ended(text),
        quotes,
        computed=numbers,
        grounds=(*(f for f in figures if _holds(quotes, f)), *own),
        supports=province_supports([item for row in compared for item in shown_figures(row)]),
    )


def _holds(quotes: Sequence[Quote], figure: Figure) -> bool:
    return any(
        quote.document_id == figure.document_id and figure.span.within(quote.span)
        for quote in quotes
    )


def shown_figures(row: Row) -> tuple[StatedFigure, ...]:
    """Return the figures of a unit that are told: its rank and value, else its grade."""
    return row.figures or ((row.grade,) if row.grade else ())


def row_item(row: Row, language: Language) -> Draft:
    """Return one unit with its rank and its value as a line of a list."""
    figures = tuple(item.figure for item in shown_figures(row))
    details = ", ".join(row_details(row, language))
    text = fill(
        "unit_item", language, place=capitalised(place_of(row.place, language)), details=details
    )
    return Draft(text, quotes_of(figures), figures, layout="item")


def row_details(row: Row, language: Language) -> list[str]:
    """Return the words for a unit's rank, value and grade: "thứ 9/9", "74,85 điểm"."""
    details = []
    if row.rank is not None:
        figure = row.rank.figure
        written = "/" in figure.text or figure.of != figure.value
        of = figure.of if written and tells_size(row.rank) else None
        value = number_words(figure.value or 0, language)
        if of is not None:
            value = fill("rank_of", language, value=value, of=number_words(of, language))
        details.append(fill("unit_rank", language, rank=value))
    if row.value is not None:
        details.append(figure_words(row.value.figure, language))
    if row.grade is not None and row.grade.figure.grade and not details:
        details.append(fill("condition_grade", language, grade=row.grade.figure.grade))
    return details


def table_words(table: Table, language: Language) -> dict[str, str]:
    """Return the words for a table's units, indicator, period and province, each for a frame."""
    where = place_of(table.province, language) if table.province else ""
    period = period_words(table.period, language) if table.period else ""
    return {
        "units": units_words(table, language),
        "indicator": decapitalised_rate(indicator_words(table.indicator, language)),
        "period": fill("period", language, period=period) if period else "",
        "where": fill("of_place", language, place=where) if where else "",
    }


def units_words(table: Table, language: Language) -> str:
    """Return the word for the units of a table: "xã, phường"."""
    frames = {
        "province": "level_province",
        "district": "level_district",
        "commune": "level_commune",
        "department": "level_department",
    }
    return fill(frames.get(table.level or "", "level_any"), language)


def coverage_note(table: Table, rows: Sequence[Row], question: Question) -> Note:
    """Return the note that says of which units the documents have figures."""
    language = question.language
    names = [place_of(row.place, language) for row in rows[:MOST_NAMED]]
    more = len(rows) - len(names)
    places = "; ".join(names)
    if more > 0:
        places += fill("and_more", language, count=str(more))
    known = len({row.place for row in rows})
    if table.size is not None and table.size > known:
        places += fill("of_ranked", language, size=str(table.size))
    text = fill(
        "note_coverage", language, count=str(len(rows)), places=places,
        **{k: v for k, v in table_words(table, language).items() if k in ("units", "period")},
    )  # fmt: skip
    return Note("coverage", text)


def missing_ranks(table: Table, found: Ends, question: Question) -> str:
    """Return the sentence that says which positions no document names, and which some do."""
    language = question.language
    if not found.missing:
        return ""
    known = sorted({round(row.rank.figure.value or 0) for row in table.rows if row.rank})
    return fill(
        "missing_ranks",
        language,
        missing=", ".join(str(at) for at in found.missing),
        known=", ".join(str(at) for at in known),
        **{k: v for k, v in table_words(table, language).items() if k in ("period", "where")},
    )


def mismatch_notes(table: Table, rows: Sequence[Row], question: Question) -> list[Note]:
    """Return the note that stated ranks disagree with the scores, where one of ``rows`` does."""
    language = question.language
    pairs = [pair for pair in mismatches(table) if pair[0] in rows or pair[1] in rows]
    said = "; ".join(
        fill(
            "mismatch_pair",
            language,
            better=place_of(one.place, language),
            worse=place_of(two.place, language),
            better_details=", ".join(row_details(one, language)),
            worse_details=", ".join(row_details(two, language)),
        )
        for one, two in pairs[:FEW]
    )
    return [Note("arithmetic", fill("note_mismatch", language, pairs=said))] if said else []


def value_conflicts(rows: Sequence[Row], question: Question, context: Context) -> list[Note]:
    """Return the notes that other documents give other values for the units picked."""
    values = [row.value for row in rows[:MOST_NAMED] if row.value is not None]
    if not values:
        return []
    figure = values[0].figure
    query = FigureQuery(
        place=tuple(row.place for row in rows[:MOST_NAMED]),
        indicator=figure.indicator.value if figure.indicator else None,
        period=figure.period.value if figure.period else None,
        kind=MEASURED,
    )
    pool = [item for item in context.figures_where(query) if is_usable(item, question)]
    notes: list[Note] = []
    for item in values:
        notes += conflict_note(weighed(item, pool, context), question, context)
    return notes


def _moved(part: Part, found: Sequence[Table], question: Question) -> Draught:
    """Return who rose or fell between two years, by ranks where both are of as many units."""
    answers = []
    for scope in dict.fromkeys((table.province, table.level) for table in found):
        own = [table for table in found if (table.province, table.level) == scope]
        pair = two_periods([table for table in own if len(table.period) == 4], question)
        if pair is not None:
            answers.append(_moved_between(part, *pair, question))
    drafts = tuple(draft for answer in answers for draft in answer.drafts)
    return Draught(drafts, tuple(note for answer in answers for note in answer.notes))


def two_periods(found: Sequence[Table], question: Question) -> tuple[Table, Table] | None:
    """Return the tables of the two years that a question compares, else of the latest two."""
    years = asked_years(question)
    by_year: dict[str, Table] = {}
    for table in found:
        by_year.setdefault(table.period, table)
    known = sorted(by_year)
    if len(years) >= 2:
        first, last = years[0], years[-1]
    elif len(years) == 1 and years[0] in by_year:
        earlier = [year for year in known if year < years[0]]
        first, last = (earlier[-1] if earlier else ""), years[0]
    elif not years and len(known) > 1:
        first, last = known[-2:]
    else:
        return None
    if first not in by_year or last not in by_year:
        return None
    return by_year[first], by_year[last]


def asked_years(question: Question) -> list[str]:
    """Return the years that a question names, the ends of a range both, in order.

    >>> from types import SimpleNamespace
    >>> asked_years(SimpleNamespace(period_values=("2021/2023",)))
    ['2021', '2023']
    """
    years: set[str] = set()
    for value in question.period_values:
        limits = bounds(value)
        if limits is not None:
            years |= {str(limits.first.year), str(limits.last.year)}
    return sorted(years)


def _moved_between(part: Part, before: Table, after: Table, question: Question) -> Draught:
    language = question.language
    found = moves(before, after)
    rose = part.pick.moved == "rose"
    picked = [move for move in found if (move.by > 0 if rose else move.by < 0)]
    if not rose:
        picked.reverse()
    words = table_words(after, language)
    words["before"] = period_words(before.period, language)
    words["after"] = period_words(after.period, language)
    del words["period"]
    whole = [Row(move.place) for move in found]
    if not found:
        return Draught()
    note = coverage_note(after, whole, question)
    numbers = (float(len(picked)), float(len(found)))
    grounds = [item for move in found for item in _pair(move)]
    if not picked:
        frame = "none_rose" if rose else "none_fell"
        text = fill(frame, language, whole=str(len(found)), **words)
        return Draught((_lead_of_moves(text, grounds, numbers),), (note,))
    if part.superlative is not None:
        best = abs(picked[0].by)
        picked = [move for move in picked if abs(move.by) == best]
        frame = "rose_most" if rose else "fell_most"
        lead = fill(frame, language, whole=str(len(found)), **words)
    else:
        frame = "units_rose" if rose else "units_fell"
        lead = fill(frame, language, count=str(len(picked)), whole=str(len(found)), **words)
    items = tuple(move_item(move, language) for move in picked)
    return Draught(
        (_lead_of_moves(f"{lead}:", grounds, numbers), *items), (note,), subject=picked[0].place
    )


def answer_moved(part: Part, question: Question, context: Context) -> Draught:
    """Return whether the unit asked about rose or fell as the question says, with both figures."""
    language = question.language
    found = tables_for(part, question, context, any_period=True)
    pair = two_periods([table for table in found if len(table.period) == 4], question)
    move = next(iter(moves(*pair)), None) if pair else None
    if pair is None or move is None or part.pick.moved is None:
        return Draught()
    holds = move.by > 0 if part.pick.moved == "rose" else move.by < 0
    item = move_item(move, language)
    lead = fill(
        "moved_lead",
        language,
        after=period_words(pair[1].period, language),
        before=period_words(pair[0].period, language),
        indicator=indicator_words(pair[1].indicator, language),
        move=decapitalised(item.text),
    )
    lead = capitalised(lead)
    asks = any(cue.name in ("ask_yes", "ask_why") for cue in find_cues(part.text, language))
    text = ended(fill("yes" if holds else "no", language, statement=lead) if asks else lead)
    return Draught((replace(item, text=text, layout="sentence"),), subject=move.place, holds=holds)


def _pair(move: Move) -> tuple[StatedFigure, ...]:
    """Return the figures that a move was worked out from: two ranks, or two values."""
    if move.ranks:
        found = (move.before.rank, move.after.rank)
    else:
        found = (move.before.value, move.after.value)
    return tuple(item for item in found if item is not None)


def _lead_of_moves(
    text: str, compared: Sequence[StatedFigure], numbers: tuple[float, ...]
) -> Draft:
    """Return a lead that cites both tables: each as one stretch where it is short enough."""
    documents = dict.fromkeys(item.document.id for item in compared)
    quotes: list[Quote] = []
    for document in documents:
        quotes += rows_of([i.figure for i in compared if i.document.id == document])[:MOST_QUOTED]
    figures = tuple(item.figure for item in compared if _holds(quotes, item.figure))
    text = capitalised(text)
    shown = text if text.endswith(":") else ended(text)
    supports = province_supports(compared)
    return Draft(shown, tuple(quotes), computed=numbers, grounds=figures, supports=supports)


def move_item(move: Move, language: Language) -> Draft:
    """Return how one unit moved, as a line: "từ thứ 9 lên thứ 4 (tăng 5 bậc)"."""
    before, after = _pair(move)
    amount = abs(move.by)
    if move.ranks:
        shown = (Row(move.place, rank=before), Row(move.place, rank=after))
        unit = ranks_words(amount, language)
    else:
        shown = (Row(move.place, value=before), Row(move.place, value=after))
        unit = unit_words(after.figure, language)
    frame = "moved_up" if move.by > 0 else "moved_down" if move.by < 0 else "moved_not"
    text = fill(
        frame,
        language,
        place=capitalised(place_of(move.place, language)),
        before=row_details(shown[0], language)[0],
        after=row_details(shown[1], language)[0],
        by=f"{number_words(amount, language)} {unit}".rstrip(),
    )
    figures = (before.figure, after.figure)
    quotes = tuple(dict.fromkeys(quote for figure in figures for quote in quotes_of([figure])))
    return Draft(text, quotes, figures, computed=(amount,), layout="item")


def ranks_words(count: float, language: Language) -> str:
    """Return the word for places in a ranking, in the number that it counts."""
    return fill("rank_unit" if count == 1 else "ranks_unit", language)


def unit_words(figure: Figure, language: Language) -> str:
    """Return the unit of a difference: "điểm phần trăm" for percentages."""
    names = {"%": "unit_percent_points", "điểm": "unit_points"}
    frame = names.get(figure.unit or "")
    return fill(frame, language) if frame else figure.unit or ""
