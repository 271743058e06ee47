"""Measure a ranking over many figures: from the store to the units at its ends.

    python -m benchmarks.ranking --figures 100000

The figures are invented: provinces of ten districts each, ranked and scored by year. They are
put into the store's own database with one passage a document. What is timed is what a question
does: one query for an indicator and one year, or four years, in every province, the documents of
the figures that it finds, the tables, and the units at their ends; once by a store that has read
nothing yet, and once more by the same one. The best and the median of the runs are told.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from assistant.context import Context, StatedFigure
from assistant.questions.question import Superlative
from assistant.ranking import Table, ends, tables
from index_store.embedding import bundled
from index_store.records import Binding, Document, Figure, Passage, Reading, Span
from index_store.store import FigureQuery, Store

INDICATORS = ("Chỉ số cải cách hành chính", *(f"Chỉ số mẫu số {at}" for at in range(1, 15)))
UNITS = 10
YEARS = 10
"""63 provinces of ten districts over ten years, sixteen figures each, are 100,800 figures."""
RUNS = 7


def readings(figures: int) -> Iterator[Reading]:
    """Yield documents of one province and year each, until there are so many figures."""
    made = 0
    number = 0
    while made < figures:
        number += 1
        year = 2016 + number % YEARS
        province = f"tỉnh Mẫu {_name(number // YEARS)}"
        title = f"{province} năm {year}"
        text, rows = _written(f"d{number}", title, number, year)
        document = Document(
            f"d{number}", f"d{number}", f"d{number}.txt", f"sha256:{number}", text, title,
            place=province, number=f"{number}/QĐ-UBND", published=date(year + 1, 1, 15),
        )  # fmt: skip
        made += len(rows)
        passage = Passage(document.id, 0, Span(0, len(text)), text, "đoạn 1")
        yield Reading(document, (passage,), rows, str(number))


def _name(number: int) -> str:
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    name = ""
    while True:
        name = letters[number % len(letters)] + name.lower()
        number //= len(letters)
        if not number:
            return name


def _written(document: str, title: str, number: int, year: int) -> tuple[str, tuple[Figure, ...]]:
    """Return the text of a province's year and its figures, each where it stands."""
    text = title + "\n"
    found: list[Figure] = []
    period = Binding(str(year), str(year), Span(len(title) - 4, len(title)))
    for at in range(UNITS):
        name = f"huyện Mẫu {_name(number // YEARS)} {_name(at)}"
        place = Binding(name, name, Span(len(text), len(text) + len(name)))
        text += name
        values = [float((number * 31 + at * 17 + i) % 997) / 10 for i in range(len(INDICATORS))]
        for indicator, value in (*zip(INDICATORS, values, strict=True), (INDICATORS[0], None)):
            words = f"{at + 1}" if value is None else f"{value}"
            span = Span(len(text) + 1, len(text) + 1 + len(words))
            text += f" {words}"
            found.append(
                Figure(
                    document, span, words, span, "rank" if value is None else "value",
                    float(at + 1) if value is None else value,
                    None if value is None else "điểm", float(UNITS) if value is None else None,
                    place=place, indicator=Binding(indicator, indicator, None), period=period,
                )
            )  # fmt: skip
        text += "\n"
    return text, tuple(found)


def main() -> None:
    """Print the milliseconds of this process that a ranking takes, from the database and in memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    gc.set_threshold(100_000, 20, 20)  # as `cchc` does
    parser.add_argument("--figures", type=int, default=100_000)
    wanted = parser.parse_args().figures
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = Store.open(Path(folder), bundled(), create=True)
        with store.writer() as writer:
            writer.put(list(readings(wanted)))
        first = Superlative(1, from_bottom=True)
        for years in (("2020",), ("2016", "2017", "2018", "2019")):
            query = FigureQuery(kind=("rank", "value"), indicator=INDICATORS[0], period=years)
            cold, warm = [], []
            for _ in range(RUNS):
                fresh = Store.open(Path(folder), bundled())
                assert fresh.index_version  # the database is open
                cold.append(_seconds(partial(_ranked, fresh, query, first)))
                warm.append(_seconds(partial(_ranked, fresh, query, first)))
                fresh.close()
            count = len(store.figures(query))
            for name, times in (("asked for the first time", cold), ("again", warm)):
                print(
                    f"{count:,} of {wanted:,} figures, {name}: best {min(times):.1f} ms, "
                    f"median {statistics.median(times):.1f} ms of processor"
                )
        store.close()


def _ranked(store: Store, query: FigureQuery, asked: Superlative) -> list[Table]:
    """Do what a question does: figures with their documents, tables, and who stands at the end."""
    return _last(Context(store, (), "all").figures_where(query), asked)


def _last(figures: tuple[StatedFigure, ...], asked: Superlative) -> list[Table]:
    found = tables(figures)
    for table in found:
        ends(table, asked)
    return found


def _seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
