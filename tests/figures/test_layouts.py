"""Tables of many layouts, each written with what its cells say before the rules that read them.

A file of ``layouts/`` is a document, a line ``=====`` and what its cells say, one figure a line:
``text | place | words of the indicator | period | kind | unit | of``. ``-`` is nothing, ``*``
anything; a line that starts with ``?`` may be missing. No other figure may be bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from index_store.records import Figure
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

LAYOUTS = Path(__file__).with_name("layouts")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one cell says."""

    fields: tuple[str, ...]
    optional: bool

    def is_met_by(self, figure: Figure) -> bool:
        text, place, words, period, kind, unit, of = self.fields
        named = f"{figure.indicator.value} {figure.indicator.text}" if figure.indicator else ""
        said = {
            place: figure.place.value if figure.place else "-",
            period: figure.period.value if figure.period else "-",
            kind: figure.kind,
            unit: figure.unit or "-",
            of: f"{figure.of:g}" if figure.of else "-",
        }
        return (
            figure.text == text
            and all(ours in ("*", said[ours]) or ours.casefold() == said[ours].casefold()
                    for ours in said)
            and set(words.casefold().split()) - {"*"} <= set(named.casefold().replace(",", " ").split())
        )  # fmt: skip


def read(name: str) -> tuple[list[Figure], list[Wanted]]:
    text, _, says = (LAYOUTS / f"{name}.md").read_text(encoding="utf-8").partition("=====\n")
    data = text.encode()
    source = upload_source(f"{name}.md", data)
    figures = read_source(SourceBytes(source, data)).figures
    wanted = [
        Wanted(tuple(field.strip() for field in line.removeprefix("?").split("|")), line[0] == "?")
        for line in says.splitlines()
    ]
    return list(figures), wanted


def differences(name: str) -> list[str]:
    figures, wanted = read(name)
    lost = []
    for one in wanted:
        met = next((figure for figure in figures if one.is_met_by(figure)), None)
        if met is not None:
            figures.remove(met)
        elif not one.optional:
            lost.append("lost: " + " | ".join(one.fields))
    return lost + [f"false: {shown(figure)}" for figure in figures if is_bound(figure)]


def is_bound(figure: Figure) -> bool:
    return figure.indicator is not None and (figure.place is not None or figure.period is not None)


def shown(figure: Figure) -> str:
    bound = (figure.place, figure.indicator, figure.period)
    said = [one.value if one else "-" for one in bound]
    return " | ".join([figure.text, *said, figure.kind, str(figure.unit), str(figure.of)])


@pytest.mark.parametrize("name", sorted(path.stem for path in LAYOUTS.glob("*.md")))
def test_every_cell_says_what_a_reader_sees(name: str) -> None:
    assert differences(name) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in LAYOUTS.glob("*.md")))
def test_every_figure_stands_where_it_says(name: str) -> None:
    text = (LAYOUTS / f"{name}.md").read_text(encoding="utf-8").partition("=====\n")[0].encode()
    found = read_source(SourceBytes(upload_source(f"{name}.md", text), text))
    wrong = [f.text for f in found.figures if f.span.of(found.document.text) != f.text]
    assert wrong == []
