"""The tree of a law: which article, clause and point each of its lines belongs to."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ingest.law.chain import Candidate, counted
from ingest.law.headings import Level, Opening, opening
from ingest.law.instruments import Instrument, instruments
from ingest.law.numbers import Ordinal, article_ordinal, point_ordinal
from ingest.law.quotes import quoted_lines
from ingest.lines import ends_a_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

RESTARTED = "văn bản kèm theo"
"""What rules without a heading of their own are called, where the count of articles restarts."""

_CONTENTS_FROM = 4
_PASSED = re.compile(
    r"(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Hiến pháp) này (?:đã )?được .{5,120} thông qua", re.I
)
_ITEM = re.compile(r"[-–+•*]\s")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of law stands; ``number`` keeps two articles of one number apart.

    ``instrument`` names the annex or the promulgated rules that it is in, None for the text
    itself.
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    number: int = 0
    instrument: str | None = None


NOWHERE = Place()
"""The place of a line that belongs to no law."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law as it was read, line by line.

    ``openings`` holds what each line opens, None for one that goes on; ``quoted`` tells the
    lines that are another law's; ``headed`` the instruments by the line that heads them.
    """

    places: tuple[Place, ...]
    openings: tuple[Opening | None, ...]
    quoted: tuple[bool, ...]
    headed: dict[int, Instrument]

    @property
    def articles(self) -> tuple[int, ...]:
        """The lines that open an article."""
        return tuple(
            line
            for line, one in enumerate(self.openings)
            if one is not None and one.level == Level.ARTICLE
        )


def read_law(texts: Sequence[str]) -> Law | None:
    """Return the tree of a text, given line by line; None for a text without articles.

    >>> law = read_law(["Điều 1. Phạm vi", "Luật này quy định:", "1. Quyền:", "a) Nộp hồ sơ;",
    ...     "đ) Rút hồ sơ.", "Điều 2. Hiệu lực"])
    >>> [(place.article, place.clause, place.point) for place in law.places][2:5]
    [('1', '1', None), ('1', '1', 'a'), ('1', '1', 'đ')]
    """
    quoted = tuple(quoted_lines(texts))
    openings = [None if q else opening(text) for text, q in zip(texts, quoted, strict=True)]
    headed = {one.line: one for one in instruments(texts, quoted)}
    bounds = [0, *headed, len(texts)]
    articles: list[Candidate] = []
    for start, end in itertools.pairwise(bounds):
        found = counted(_articles(texts, openings, range(start, end)), restarts=True)
        articles += _without_contents(found, openings)
    codified = [
        line
        for line, one in enumerate(openings)
        if one and one.level == Level.ARTICLE and article_ordinal(one.number) is None
    ]
    lines = sorted([*(one.line for one in articles), *codified])
    if not lines:
        return None
    kept = _kept(texts, openings, headed, lines)
    places = tuple(_places(texts, kept, quoted, headed))
    opened = (
        one if one is None or one.level <= Level.ARTICLE or place.article else None
        for one, place in zip(kept, places, strict=True)
    )
    return Law(places, tuple(opened), quoted, headed)


def _articles(
    texts: Sequence[str], openings: Sequence[Opening | None], lines: range
) -> list[Candidate]:
    found: list[Candidate] = []
    for line in lines:
        one = openings[line]
        if one is None or one.level != Level.ARTICLE:
            continue
        number = article_ordinal(one.number)
        if number is not None:
            found.append(Candidate(line, number, one.sure, _apart(texts, openings, line)))
    return found


def _apart(texts: Sequence[str], openings: Sequence[Opening | None], line: int) -> bool:
    """Return whether the line before is at its end: a sentence, or a heading in its own line."""
    if line == 0 or texts[line].isupper():
        return True
    before, opened = texts[line - 1], openings[line - 1]
    if ends_a_sentence(before) or before.isupper() or before.endswith(("|", "_", "-", "–")):
        return True
    return opened is not None and opened.level <= Level.ARTICLE


def _without_contents(
    found: list[Candidate], openings: Sequence[Opening | None]
) -> Iterator[Candidate]:
    """Yield the articles that are none of a table of contents: a count with nothing below it."""
    runs: list[list[Candidate]] = []
    for one in found:
        if not runs or one.number.follows(None) or one.number < runs[-1][-1].number:
            runs.append([])
        runs[-1].append(one)
    for run in runs:
        bare = sum(
            all(o and o.level <= Level.ARTICLE for o in openings[a.line : b.line])
            for a, b in itertools.pairwise(run)
        )
        if len(run) < _CONTENTS_FROM or bare * 10 < 8 * (len(run) - 1) or len(runs) == 1:
            yield from run


def _kept(
    texts: Sequence[str],
    openings: Sequence[Opening | None],
    headed: dict[int, Instrument],
    articles: Sequence[int],
) -> list[Opening | None]:
    """Return what each line opens, but for lines whose number does not count on."""
    kept: list[Opening | None] = [
        one if one and one.level < Level.ARTICLE else None for one in openings
    ]
    stops = sorted(
        {*articles, *headed, *(n for n, one in enumerate(kept) if one is not None), len(texts)}
    )
    for article in articles:
        kept[article] = openings[article]
        end = stops[bisect_right(stops, article)]
        clauses = _counted(texts, openings, range(article + 1, end), Level.CLAUSE)
        edges = [article, *clauses, end]
        for line in clauses:
            kept[line] = openings[line]
        for start, stop in itertools.pairwise(edges):
            for line in _counted(texts, openings, range(start + 1, stop), Level.POINT):
                kept[line] = openings[line]
    return kept


def _counted(
    texts: Sequence[str], openings: Sequence[Opening | None], lines: range, level: Level
) -> list[int]:
    order: Callable[[str], Ordinal | None] = (
        point_ordinal if level == Level.POINT else article_ordinal
    )
    apart = partial(_apart_within, texts, openings)
    candidates = [
        Candidate(line, number, one.sure, apart(line))
        for line in lines
        if (one := openings[line]) is not None and one.level == level
        if (number := order(one.number)) is not None
    ]
    return [one.line for one in counted(candidates)]


def _apart_within(texts: Sequence[str], openings: Sequence[Opening | None], line: int) -> bool:
    """Return whether a clause may begin here; the line before may end a quote or an item."""
    before = texts[line - 1].rstrip(" )") if line else ""
    return _apart(texts, openings, line) or before.endswith((",", "và", "hoặc", ".", ";", "”", '"'))


def _places(
    texts: Sequence[str],
    kept: Sequence[Opening | None],
    quoted: Sequence[bool],
    headed: dict[int, Instrument],
) -> Iterator[Place]:
    place = Place()
    instrument: str | None = None
    counts: dict[str | None, int] = {}
    for line, text in enumerate(texts):
        one = kept[line]
        if line in headed:
            instrument = headed[line].name
            place = Place(number=place.number + 1, instrument=instrument)
        elif one is None:
            place = _going_on(place, texts, line, quoted)
        elif one.level < Level.ARTICLE:
            place = Place(number=place.number + 1, instrument=instrument)
        elif one.level == Level.ARTICLE:
            if one.number == "1":
                counts[instrument] = counts.get(instrument, 0) + 1
                if counts[instrument] == 2 and instrument is None:
                    instrument = RESTARTED
            place = Place(one.number, number=place.number + 1, instrument=instrument)
        elif place.article is None:
            pass  # what follows the words "được Quốc hội … thông qua" is no clause of the law
        elif one.level == Level.CLAUSE:
            place = Place(place.article, one.number, None, place.number, instrument)
        else:
            place = Place(place.article, place.clause, one.number, place.number, instrument)
        if _PASSED.match(text.lstrip("*_ ")) and not quoted[line]:
            place = Place(number=place.number + 1, instrument=instrument)
        yield place


def _going_on(place: Place, texts: Sequence[str], line: int, quoted: Sequence[bool]) -> Place:
    """Return the place of a line without number: of its point, or of the clause below them.

    A new sentence behind a point may belong to the point or close the clause; the clause is
    right in both cases.
    """
    text, before = texts[line], texts[line - 1] if line else ""
    if place.point is None or quoted[line] or _ITEM.match(text) or text.startswith("|"):
        return place
    if before.rstrip(" ”\"'").endswith(".") and text[:1].isupper():
        return Place(place.article, place.clause, None, place.number, place.instrument)
    return place
