"""Who rose and who fell between two years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.cues import find_cues
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import (
    Move,
    Row,
    Table,
    moves,
)
from assistant.records import Language
from assistant.synthesis.figure_quotes import quotes_of, rows_of
from assistant.synthesis.pools import tables_for
from assistant.synthesis.rank_statements import province_supports
from assistant.synthesis.table_notes import coverage_note
from assistant.synthesis.unit_lines import (
    MOST_QUOTED,
    quoted_in,
    ranks_words,
    row_details,
    table_words,
    unit_words,
)
from assistant.wording import (
    capitalised,
    decapitalised,
    ended,
    indicator_words,
    number_words,
    period_words,
    place_of,
)
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import bounds
from prompts import fill


def answer_moves(part: Part, found: Sequence[Table], question: Question) -> Draught:
    """Return who rose or fell between two years, by ranks where both are of as many units."""
    answers = []
    for scope in dict.fromkeys((table.province, table.level) for table in found):
        own = [table for table in found if (table.province, table.level) == scope]
        pair = two_periods([table for table in own if len(table.period) == 4], question)
        if pair is not None:
            answers.append(_moved_between(part, *pair, question))
    drafts = tuple(draft for answer in answers for draft in answer.drafts)
    return Draught(drafts, tuple(note for answer in answers for note in answer.notes))


def answer_moved(part: Part, question: Question, context: Context) -> Draught:
    """Return whether the unit asked about rose or fell as the question says, with both figures."""
    language = question.language
    found = tables_for(part, question, context, any_period=True)
    pair = two_periods([table for table in found if len(table.period) == 4], question)
    move = next(iter(_moves(part, *pair)), None) if pair else None
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
        move=decapitalised(item.text) if language == "vi" else item.text,
    )
    lead = capitalised(lead)
    asks = any(cue.name in ("ask_yes", "ask_why") for cue in find_cues(part.text, language))
    text = ended(fill("yes" if holds else "no", language, statement=lead) if asks else lead)
    return Draught((replace(item, text=text, layout="sentence"),), subject=move.place, holds=holds)


def two_periods(found: Sequence[Table], question: Question) -> tuple[Table, Table] | None:
    """Return the tables of the two years that a question compares, else of the latest two."""
    years = asked_years(question)
    by_year: dict[str, Table] = {}
    for table in found:
        by_year.setdefault(table.period, table)
    known = sorted(by_year)
    if len(years) == 1 and since_year(question) and known and known[-1] > years[0]:
        first, last = years[0], known[-1]
    elif len(years) >= 2:
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


_SINCE = re.compile(
    r"(?:so với|so sánh với|kể từ|so) (?:năm )?\d{4}|(?:compared (?:to|with)|since|from|over) \d{4}"
)


def since_year(question: Question) -> bool:
    """Return whether the one year that a question names is what a later one is compared with."""
    return _SINCE.search(comparison_key(question.reading)) is not None


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
    found = _moves(part, before, after)
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


def _moves(part: Part, before: Table, after: Table) -> tuple[Move, ...]:
    """Return how units moved: by points where a question asks for points, else as tables allow."""
    ranked = _BY_RANK.search(part.text) is not None
    worth = part.kind is Kind.UNITS and _BY_WORTH.search(part.text) is not None
    if (_BY_POINTS.search(part.text) or worth) and not ranked:
        return moves(before, after, by_value=True) or moves(before, after)
    if _BY_RANK.search(part.text):
        return moves(before, after, by_rank=True) or moves(before, after)
    return moves(before, after)


_BY_POINTS = re.compile(
    r"(?<!\w)(?:điểm(?! số| cộng)|points?|scores?|(?:cao|thấp) hơn)(?!\w)", re.IGNORECASE
)
_BY_WORTH = re.compile(r"(?<!\w)(?:tăng|giảm|sụt)(?!\w)", re.IGNORECASE)
_BY_RANK = re.compile(r"(?<!\w)(?:bậc|hạng|thứ|vị trí|ranks?|places?)(?!\w)", re.IGNORECASE)


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
    figures = tuple(item.figure for item in compared if quoted_in(quotes, item.figure))
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
