"""Which fields of one unit rose or fell between two years, by the figures that name each field.

What a table does in two columns of years, an article does in lines: "Cải cách thể chế: 5,90/7 điểm
(6,10 điểm)", "đạt 88%, xếp thứ 38 (năm 2022 xếp thứ 27)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.fit import same_unit, scope_fits
from assistant.questions.cues import find_cues
from assistant.questions.question import Part, Question
from assistant.records import Language
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.figures import candidates
from assistant.synthesis.moves import asked_years, since_year
from assistant.synthesis.part_changes import direction
from assistant.synthesis.part_names import noun_words, part_asked
from assistant.synthesis.unit_lines import ranks_words
from assistant.wording import capitalised, ended, figure_words, indicator_words, number_words
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from prompts import fill

LEAST = 3
"""So many fields at least are compared; of two, neither moved most of all."""
_FIELDS = ("field_", "papi_", "pci_", "dti_", "pgi_", "pii_", "sipas_", "index_766_")
_BY_RANK = re.compile(r"(?<!\w)(?:bậc|hạng|thứ|vị trí|ranks?|places?)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Field:
    """One field with its figures of two years; ``by`` is how far it rose."""

    name: str
    before: StatedFigure
    after: StatedFigure
    by: float


def answer_moved_fields(part: Part, question: Question, context: Context) -> Draught:
    """Return the fields of the unit asked about that rose or fell; with "most", the first of them."""
    noun, way = part_asked(part, question.language), direction(part)
    if noun is None or way is None or len(question.subjects) != 1:
        return Draught()
    by_rank = _BY_RANK.search(comparison_key(part.text)) is not None
    kinds = ("rank",) if by_rank else ("value", "rank")
    for kind in kinds:
        found, pair = _fields(kind, question, context)
        if len(found) >= LEAST and pair is not None:
            return _told(part, found, pair, noun, way, question)
    return Draught()


def _fields(
    kind: str, question: Question, context: Context
) -> tuple[list[_Field], tuple[str, str] | None]:
    """Return the fields that have figures of the two years that are compared, and these years."""
    figures = [item for item in candidates(question, context) if _is_field(item, kind, question)]
    figures = [item for item in figures if scope_fits(item, question, context)]
    pair = _years(figures, question)
    if pair is None:
        return [], None
    known: dict[tuple[str, str, str | None], StatedFigure] = {}
    for item in figures:
        indicator, period = item.figure.indicator, item.figure.period
        if indicator is not None and period is not None:
            known.setdefault((indicator.value, period.value, item.figure.unit), item)
    found = []
    for (name, year, unit), before in known.items():
        after = known.get((name, pair[1], unit))
        if year != pair[0] or after is None or before.document.id != after.document.id:
            continue
        change = round((after.figure.value or 0.0) - (before.figure.value or 0.0), 6)
        found.append(_Field(name, before, after, -change if kind == "rank" else change))
    return found, pair


def _is_field(item: StatedFigure, kind: str, question: Question) -> bool:
    figure = item.figure
    if figure.kind != kind or figure.value is None or figure.indicator is None:
        return False
    if figure.place is None or not same_unit(figure.place.value, question.subjects[0]):
        return False
    if figure.period is None or len(figure.period.value) != _YEAR:
        return False
    named = find_indicators(figure.indicator.value, weak=True)
    return bool(named) and named[0].id.startswith(_FIELDS)


_YEAR = 4


def _years(figures: Sequence[StatedFigure], question: Question) -> tuple[str, str] | None:
    known = sorted({item.figure.period.value for item in figures if item.figure.period})
    asked = asked_years(question)
    if len(asked) > 1:
        return asked[0], asked[-1]
    if asked and since_year(question):
        later = [year for year in known if year > asked[0]]
        return (asked[0], later[-1]) if later else None
    if asked:
        earlier = [year for year in known if year < asked[0]]
        return (earlier[-1], asked[0]) if earlier else None
    return (known[-2], known[-1]) if len(known) > 1 else None


_FRAMES = {
    (True, False): "parts_rose",
    (True, True): "parts_rose_most",
    (False, False): "parts_fell",
    (False, True): "parts_fell_most",
}


def _told(
    part: Part,
    found: Sequence[_Field],
    pair: tuple[str, str],
    noun: str,
    way: int,
    question: Question,
) -> Draught:
    language = question.language
    moved = sorted((one for one in found if one.by * way > 0), key=lambda one: -one.by * way)
    most = part.superlative is not None and not _is_whether(part, language)
    if most and moved:
        moved = [one for one in moved if one.by == moved[0].by]
    period = fill("parts_moved_period", language, first=pair[0], last=pair[1])
    values = {"count": str(len(found)), "noun": noun_words(noun, language), "period": period}
    if moved:
        values["labels"] = "; ".join(_one(one, language) for one in moved) if most else ""
        values |= {} if most else {"moved": str(len(moved))}
    else:
        values["way"] = fill("parts_way_up" if way > 0 else "parts_way_down", language)
    frame = _FRAMES[way > 0, most] if moved else "parts_none_moved"
    text = fill(frame, language, **values)
    compared = tuple(item.figure for one in found for item in (one.before, one.after))
    own = tuple(item.figure for one in moved for item in (one.before, one.after)) if most else ()
    numbers = (float(len(found)), float(len(moved)), *(abs(one.by) for one in moved))
    text = capitalised(text.rstrip())
    items = () if most else tuple(_item(one, language) for one in moved)
    text = text if items else ended(text)
    lead = Draft(text, quotes_of(compared), own, computed=numbers, grounds=compared)
    place = found[0].after.figure.place
    return Draught((lead, *items), subject=place.value if place else None)


def _item(one: _Field, language: Language) -> Draft:
    """Return one field as a line with its own citations."""
    figures = (one.before.figure, one.after.figure)
    text = _one(one, language)
    return Draft(text, quotes_of(figures), figures, computed=(abs(one.by),), layout="item")


def _is_whether(part: Part, language: Language) -> bool:
    return any(cue.name == "ask_yes" for cue in find_cues(part.text, language))


def _one(one: _Field, language: Language) -> str:
    before, after = one.before.figure, one.after.figure
    by = number_words(abs(one.by), language)
    if after.kind == "rank":
        by = f"{by} {ranks_words(abs(one.by), language)}"
    label = capitalised(indicator_words(one.name, language))
    values = f"{figure_words(before, language)} → {figure_words(after, language)}"
    return fill("parts_moved_worked", language, label=label, values=values, by=by)
