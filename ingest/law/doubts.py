"""What the numbering of a law makes one doubt: numbers passed over, numbers given twice."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from index_store.records import Doubt
from ingest.law.headings import NAMES, Level
from ingest.law.numbers import Ordinal, article_ordinal, division_ordinal, point_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ingest.law.headings import Opening
    from ingest.law.tree import Law, Place

_MOST = 20


def numbering_doubts(law: Law) -> tuple[Doubt, ...]:
    """Return a doubt for each gap and each number given twice, at most twenty.

    >>> from ingest.law.tree import read_law
    >>> law = read_law(["Điều 6. A.", "Điều 8. B.", "1. C;", "3. D.", "Điều 9. E."])
    >>> for doubt in numbering_doubts(law): print(doubt.reason)
    văn bản bắt đầu từ Điều 6, thiếu Điều 1 đến Điều 5
    thiếu Điều 7 giữa Điều 6 và Điều 8
    thiếu khoản 2 giữa khoản 1 và khoản 3 của Điều 8
    """
    found = [*_article_doubts(law), *_chapter_doubts(law), *_within_articles(law)]
    more = len(found) - _MOST
    if more > 0:
        found = [*found[:_MOST], Doubt("numbering", f"và {more} chỗ đánh số khác cần xem lại")]
    return tuple(found)


def _article_doubts(law: Law) -> Iterator[Doubt]:
    articles = [law.places[line] for line in law.articles]
    for instrument, group in groupby(articles, key=lambda place: place.instrument):
        numbers = [place.article or "" for place in group]
        yield from _first(numbers, instrument)
        where = f" của {instrument}" if instrument else ""
        yield from _steps(NAMES[Level.ARTICLE], numbers, where, article_ordinal)


def _first(numbers: Sequence[str], instrument: str | None) -> Iterator[Doubt]:
    first = article_ordinal(numbers[0])
    if first is not None and first.value > 1 and not instrument:
        missing = "Điều 1" if first.value == 2 else f"Điều 1 đến Điều {first.value - 1}"
        yield Doubt("gap", f"văn bản bắt đầu từ Điều {numbers[0]}, thiếu {missing}")


def _chapter_doubts(law: Law) -> Iterator[Doubt]:
    numbers: list[str] = []
    for line, one in enumerate(law.openings):
        if line in law.headed:
            numbers.clear()
        if one is not None and one.level == Level.CHAPTER:
            step = _step(NAMES[Level.CHAPTER], [*numbers[-1:], one.number], "", division_ordinal)
            yield from step
            numbers.append(one.number)


def _within_articles(law: Law) -> Iterator[Doubt]:
    opened = [
        (law.places[line], one)
        for line, one in enumerate(law.openings)
        if one is not None and one.level >= Level.ARTICLE
    ]
    for _, group in groupby(opened, key=lambda pair: pair[0].number):
        inside = list(group)
        article = _article_name(inside[0][0])
        clauses = [one.number for _, one in inside if one.level == Level.CLAUSE]
        yield from _steps(NAMES[Level.CLAUSE], clauses, f" của {article}", article_ordinal)
        yield from _point_doubts(inside, article)


def _point_doubts(inside: Sequence[tuple[Place, Opening]], article: str) -> Iterator[Doubt]:
    for clause, group in groupby(inside, key=lambda pair: pair[0].clause):
        points = [one.number for _, one in group if one.level == Level.POINT]
        where = f" của khoản {clause} {article}" if clause else f" của {article}"
        yield from _steps(NAMES[Level.POINT], points, where, point_ordinal)


def _article_name(place: Place) -> str:
    name = f"{NAMES[Level.ARTICLE]} {place.article}"
    return f"{name} {place.instrument}" if place.instrument else name


def _steps(
    word: str, numbers: Sequence[str], where: str, order: Callable[[str], Ordinal | None]
) -> Iterator[Doubt]:
    for pair in pairwise(numbers):
        yield from _step(word, pair, where, order)


def _step(
    word: str, pair: Sequence[str], where: str, order: Callable[[str], Ordinal | None]
) -> Iterator[Doubt]:
    if len(pair) < 2:
        return
    earlier, later = order(pair[0]), order(pair[1])
    if earlier is None or later is None or later.follows(earlier) or later.follows(None):
        return
    if later == earlier:
        yield Doubt("duplicate", f"có hai {word} {pair[1]}{where}")
    elif later > earlier:
        missing = later.value - earlier.value - 1
        what = f"{word} {earlier.value + 1}" if missing == 1 and word != "điểm" else word
        many = f"{missing} {word}" if missing > 1 else what
        yield Doubt("gap", f"thiếu {many} giữa {word} {pair[0]} và {word} {pair[1]}{where}")
