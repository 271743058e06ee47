"""Measure what is answered over tables, whatever their layout: right, refused, wrong.

    python -m benchmarks.asked_tables                     # every shape under every opening
    python -m benchmarks.asked_tables --seed 7 --show 40  # other chances; print what went wrong

The same kind of made-up results is laid out in each shape of table under each opening, in one file
format after the other; each document is read in alone and asked about, with and without marks. An
answer is wrong where it answers and does not say what the table says, or says what is another's.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.judged import Asked, Counts, assistant_over, bare, line, parser, showing, told
from benchmarks.made_tables import vi
from benchmarks.table_layouts import (
    DTI,
    FIELDS,
    FORMATS,
    OPENINGS,
    PAR,
    SHAPES,
    SIPAS,
    Block,
    Facts,
    Table,
    facts,
    own_name,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.judged import Groups, Show


def _number(value: float) -> tuple[str, ...]:
    text = vi(round(abs(value), 2))
    return tuple({text, text.rstrip("0").rstrip(",")})


def _rank(at: int, count: int) -> tuple[str, ...]:
    said = (f"thứ {at}", f"hạng {at}", f"{at}/{count}")
    return (*said, "đứng đầu", "dẫn đầu", "thứ nhất") if at == 1 else said


def questions(f: Facts, table: Table, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of one document: what its table states, and what it does not."""
    index, year, level = chance.choice(f.index.asked), f.year, f.level.lower()
    count = 6 if "Nội dung" in table.heads[0][0] else len(f.units)
    at, other = chance.sample(range(1, count - 1), 2)
    unit, own = f.units[at], own_name(f.units[at], f.level)
    name = [own_name(one, f.level) for one in f.units]
    change = f.now[at] - f.before[at]
    rise = max(range(count), key=lambda one: f.now[one] - f.before[one])
    top = min(at, other)
    made: dict[str, tuple[tuple[str, ...], Groups, tuple[str, ...]]] = {
        "value": (
            (f"{index} năm {year} của {unit} là bao nhiêu?", f"{index} {year}, {unit} đạt mấy điểm?",
             f"{own} được bao nhiêu {index} {year}", f"{index} {year} {own}"),
            (_number(f.now[at]),), (vi(f.before[at]),),
        ),
        "earlier": (
            (f"{index} năm {year - 1} của {unit} là bao nhiêu?", f"{own} {year - 1} {index} nhiêu điểm"),
            (_number(f.before[at]),), (vi(f.now[at]),),
        ),
        "rank": (
            (f"{unit} xếp thứ mấy về {index} năm {year}?", f"{index} {year} {own} hạng mấy", f"{own} đứng thứ bao nhiêu {index} năm {year}"),
            (_rank(at + 1, count),), (),
        ),
        "first": (
            (f"{f.level} nào đứng đầu {index} năm {year}?", f"{level} nào {index} {year} cao nhất", f"Đơn vị nào dẫn đầu {index} năm {year}, được bao nhiêu?"),
            ((name[0],), _number(f.now[0])), (name[-1],),
        ),
        "last": (
            (f"{f.level} nào xếp cuối {index} năm {year}?", f"{level} nào {index} {year} thấp nhất", f"Đơn vị nào đứng cuối bảng {index} năm {year}?"),
            ((name[-1],),), (name[0],),
        ),
        "nth": (
            (f"{f.level} nào xếp thứ {at + 1} {index} năm {year}?", f"hạng {at + 1} {index} {year} là {level} nào"),
            ((own,),), (name[0],),
        ),
        "compare": (
            (f"{name[at]} và {name[other]}, {level} nào có {index} năm {year} cao hơn?", f"So sánh {index} {year} của {f.units[at]} và {f.units[other]}"),
            ((name[top],), _number(f.now[top])), (),
        ),
        "change": (
            (f"{index} của {unit} năm {year} tăng hay giảm bao nhiêu so với năm {year - 1}?", f"{own} {'tăng' if change > 0 else 'giảm'} bao nhiêu điểm {index} từ {year - 1} đến {year}?"),
            (_number(change),), (),
        ),
        "most": (
            (f"{f.level} nào tăng điểm {index} nhiều nhất năm {year}?", f"{level} nào {index} {year} tăng nhiều điểm nhất so với {year - 1}"),
            ((name[rise],), _number(f.now[rise] - f.before[rise])), (),
        ),
        "part": (
            (f"{unit} được bao nhiêu điểm {FIELDS[2].lower()} năm {year}?", f"điểm {FIELDS[1].lower()} của {own} năm {year}"),
            (), (),
        ),
    }  # fmt: skip
    for kind, (texts, must, never) in made.items():
        if kind not in table.states:
            continue
        which = chance.randrange(len(texts))
        if kind == "part":
            must = (_number(f.parts[at][2 - which]),)
        yield Asked(kind, _typed(texts[which], chance), must, never)
    yield from absent(f, index, unit, chance)


def absent(f: Facts, index: str, unit: str, chance: random.Random) -> Iterator[Asked]:
    """Yield questions that the document does not answer."""
    other = next(one for one in (SIPAS, DTI, PAR) if one is not f.index)
    yield Asked(
        "absent unit",
        _typed(f"{index} năm {f.year} của {f.level.lower()} Kỳ Phú là bao nhiêu?", chance),
    )
    yield Asked("absent year", _typed(f"{index} năm {f.year + 2} của {unit} là bao nhiêu?", chance))
    yield Asked("absent index", _typed(f"{unit} đạt bao nhiêu điểm DDCI năm {f.year}?", chance))
    if other is not SIPAS or "SIPAS" not in str(f):
        yield Asked(
            "absent index", _typed(f"Chỉ số PAPI năm {f.year} của {unit} là bao nhiêu?", chance)
        )


def _typed(text: str, chance: random.Random) -> str:
    """Return a question as people type it: half of them without marks."""
    return text if chance.random() < 0.5 else bare(text)


@dataclass(frozen=True, slots=True)
class Case:
    """One document to be asked about."""

    shape: str
    opening: str
    form: str
    facts: Facts
    table: Table


def cases(seed: int) -> Iterator[Case]:
    """Yield every shape under every opening, the formats taken in turn."""
    turn = seed
    for shape, made in SHAPES.items():
        for opening in OPENINGS:
            chance = random.Random(f"{seed} {shape} {opening}")
            one = facts(chance)
            turn += 1
            yield Case(shape, opening, FORMATS[turn % len(FORMATS)], one, made(one, chance))


def run(case: Case, seed: int, show: Show) -> Iterator[tuple[str, str]]:
    """Yield the kind and the verdict of each question about one document."""
    with tempfile.TemporaryDirectory() as folder:
        blocks = [*OPENINGS[case.opening](case.facts).blocks, Block("table", table=case.table)]
        path = write(blocks, Path(folder), "van-ban", case.form)
        with assistant_over([path]) as assistant:
            chance = random.Random(f"{seed} asked {case.shape} {case.opening}")
            for asked in questions(case.facts, case.table, chance):
                answer = told(assistant, asked.text)
                verdict = asked.judge(answer)
                if verdict != "right":
                    show(
                        f"{verdict} {asked.kind} [{case.shape} | {case.opening} | {case.form}]"
                        f" {asked.text}\n   must {asked.must} -> {line(answer)}"
                    )
                yield asked.kind, verdict


def main() -> None:
    """Print how many questions were answered right, refused and wrong."""
    arguments = parser(__doc__)
    arguments.add_argument("--shapes", nargs="*", help="only these shapes")
    arguments.add_argument("--openings", nargs="*", help="only these openings")
    options = arguments.parse_args()
    shapes, openings = options.shapes or SHAPES, options.openings or OPENINGS
    show, counts = showing(options.show), Counts()
    for case in cases(options.seed):
        if case.shape in shapes and case.opening in openings:
            for kind, verdict in run(case, options.seed, show):
                counts.add(verdict, (kind, case.shape, case.opening, case.form))
    counts.print()


if __name__ == "__main__":
    main()
