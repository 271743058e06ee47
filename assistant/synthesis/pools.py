"""The figures that a question about rankings is answered from: of its indicator, period and units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.context import Context, StatedFigure
from assistant.finding.matching import Asked, Terms, joined, terms
from assistant.fit import period_fit, place_fit, scope_fits
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import MEASURED, Table, default_indicator, of_level, tables
from assistant.synthesis.figures import candidates, is_usable
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_column
from index_store.language.names.places import place_level, same_place
from index_store.store import FigureQuery

RANKED = ("rank", *MEASURED, "grade")


def figures_of(
    part: Part,
    question: Question,
    context: Context,
    kinds: tuple[str, ...],
    *,
    any_period: bool = False,
) -> list[StatedFigure]:
    """Return the figures of the indicator asked for, or of the default one, that fit otherwise.

    An indicator of the table is sought in the whole index; one that only the question's words
    name, in the documents found. With ``any_period`` the question's period does not count.
    """
    names = tuple(dict.fromkeys(mention.name for mention in part.indicators))
    periods = () if any_period else question.period_values
    wanted = names or (default_indicator(),)
    query = FigureQuery(kind=kinds, indicator=wanted, period=periods or None)
    pool = dict.fromkeys(candidates(question, context))
    pool.update(dict.fromkeys(i for i in context.figures_where(query) if is_usable(i, question)))
    fitting = [
        item
        for item in pool
        if item.figure.kind in kinds
        and (any_period or period_fit(item, question.period_values) > 0)
        and scope_fits(item, question, context)
        and _in_province(item, question, context)
    ]
    if expected(part.text, question.language).unit == "đồng":
        fitting = [item for item in fitting if _is_money(item)]
    if names:
        named = [i for i in fitting if i.figure.indicator and i.figure.indicator.value in names]
        if named or not all(mention.weak for mention in part.indicators):
            return named
    of_units = part.kind in _OF_UNITS
    says_what = asks_of_something(part) if of_units else _says_what(part)
    worded = [item for item in fitting if says_what and _speaks_of(item, part)]
    if worded or (of_units and says_what):
        return worded
    if part.kind is Kind.TREND and asks_of_something(part):
        return []  # "trả tiền qua mạng mỗi năm" asks for no index
    default = default_indicator()
    own = [i for i in fitting if i.figure.indicator and i.figure.indicator.value == default]
    return own if own or names or says_what else _of_their_only_index(fitting, question)


def _of_their_only_index(fitting: Sequence[StatedFigure], question: Question) -> list[StatedFigure]:
    """Return the figures of the one index that the units asked about were ranked by, if it is one.

    "Tháng 4 xã A đứng thứ mấy?" names no index, and the reform's own ranks no commune.
    """
    ranked = [i for i in fitting if i.figure.kind == "rank" and i.figure.indicator]
    of_units = of_subjects(ranked, question) if question.subjects else []
    indices = {i.figure.indicator.value for i in of_units if i.figure.indicator}
    if len(indices) != 1:
        return []
    return [i for i in fitting if i.figure.indicator and i.figure.indicator.value in indices]


def _is_money(item: StatedFigure) -> bool:
    return item.figure.kind == "money" or (item.figure.unit or "").endswith("đồng")


_OF_UNITS = (Kind.SUPERLATIVE, Kind.UNITS)


def of_subjects(items: Sequence[StatedFigure], question: Question) -> list[StatedFigure]:
    """Return the figures of the units that the question names; all where it names none."""
    if not question.subjects:
        return list(items)
    return [item for item in items if place_fit(item, question.subjects) == 1.0]


def _in_province(item: StatedFigure, question: Question, context: Context) -> bool:
    """Return whether a unit below the province lies in the province that the question names."""
    named = [name for name in question.scope if place_level(name) == "province"]
    place = item.figure.place
    if not named or place is None or place_level(place.value) == "province":
        return True
    own = context.province(item.document)
    return own is None or any(same_place(own, name) for name in named)


@cache
def ranking_words() -> Terms:
    """Return the words that ask for a rank without saying of what."""
    words = map(comparison_key, table_column("assistant", "data/ranking_words.tsv", "word"))
    return Terms(frozenset(words), frozenset())


_FIGURE = re.compile(r"^\d")


def asks_of_something(part: Part) -> bool:
    """Return whether a question about ranks names what is ranked by, beyond the reform itself."""
    measured = terms(" ".join(quantity.text for quantity in part.quantities)).words
    return any(
        not set(pair.split()) & (ranking_words().words | measured)
        and not any(_FIGURE.match(word) for word in pair.split())
        for pair in part.asked.words().pairs
    )


def _says_what(part: Part) -> bool:
    """Return whether any word of a question says what a rank is of: "xếp thứ 5" does not."""
    if part.asked.concepts:
        return True
    measured = terms(" ".join(quantity.text for quantity in part.quantities)).words
    words = part.asked.terms.words - ranking_words().words - measured
    return any(not _FIGURE.match(word) for word in words)


def _speaks_of(item: StatedFigure, part: Part) -> bool:
    """Return whether a figure's indicator is worded as in the question."""
    indicator = item.figure.indicator
    if indicator is None:
        return False
    asked = _without_ranking_words(part.asked) if part.kind in _OF_UNITS else part.asked
    return asked.share(joined((indicator.text, indicator.value))) >= LEAST_WORDED


LEAST_WORDED = 0.5


def _without_ranking_words(asked: Asked) -> Asked:
    """Return what is asked about without the words that only ask for a rank."""
    if asked.concepts:
        return asked
    words = asked.terms.words - ranking_words().words
    pairs = (pair for pair in asked.terms.pairs if not set(pair.split()) & ranking_words().words)
    return Asked(Terms(words, frozenset(pairs))) if words else asked


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
