"""Measure what is answered over pages of portals: procedures, questions and answers, notices.

    python -m benchmarks.asked_pages                      # every layout, in one format after the other
    python -m benchmarks.asked_pages --seed 7 --show 40   # other chances; print what went wrong
    python -m benchmarks.asked_pages --only headings      # one layout or kind of page

Each page is read in alone and asked about, with marks and without. An answer is wrong where it
answers and does not say what the page says, or says what is another's.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import made_answers, made_notices, made_procedures
from benchmarks.judged import Counts, assistant_over, bare, line, parser, showing, told
from benchmarks.table_layouts import FORMATS, Block, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.judged import Asked, Show

PER_PROCEDURE = 9
PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Case:
    """One page to be asked about: its kind, its layout, its format, and the file's blocks."""

    page: str
    layout: str
    form: str
    blocks: tuple[Block, ...]
    asked: tuple[Asked, ...]
    source: str = ""
    """The whole file, where it is not made of blocks."""


def cases(seed: int) -> Iterator[Case]:
    """Yield pages of every layout, the formats taken in turn."""
    turn = seed
    for layout, lay in made_procedures.LAYOUTS.items():
        for count in (1, 3):
            turn += 1
            chance = random.Random(f"{seed} {layout} {count}")
            all_ = made_procedures.facts(chance, 4 if layout == "catalogue" else count)
            blocks = lay(all_, chance)
            asked = [
                one
                for f in all_
                for one in _some(
                    made_procedures.questions(f, layout, chance), PER_PROCEDURE, chance
                )
            ]
            form = FORMATS[turn % len(FORMATS)]
            yield Case("procedure", layout, form, tuple(blocks), tuple(asked))
    for name, lay_answers in made_answers.LAYOUTS.items():
        for count in (1, 7):
            turn += 1
            chance = random.Random(f"{seed} {name} {count}")
            topics = made_answers.topics(chance)[:count]
            form = FORMATS[turn % len(FORMATS)]
            yield Case("q&a", name, form, tuple(lay_answers(topics, chance)), _of(topics, chance))
    chance = random.Random(f"{seed} folded")
    topics = made_answers.topics(chance)[:7]
    source = made_answers.folded(topics)
    yield Case("q&a", "folded", "html", (), _of(topics, chance), source)
    for name, make in made_notices.NOTICES.items():
        for at in range(4):
            turn += 1
            blocks, asked = make(random.Random(f"{seed} {name} {at}"))
            yield Case("notice", name, FORMATS[turn % len(FORMATS)], tuple(blocks), tuple(asked))


def _of(topics: list[made_answers.Topic], chance: random.Random) -> tuple[Asked, ...]:
    return tuple(_some((one for topic in topics for one in topic.asked), PER_PAGE, chance))


def _some(asked: Iterator[Asked], most: int, chance: random.Random) -> list[Asked]:
    """Return up to ``most`` of the questions, in their order."""
    all_ = list(asked)
    kept = sorted(chance.sample(range(len(all_)), min(most, len(all_))))
    return [all_[at] for at in kept]


def typed(text: str, chance: random.Random) -> str:
    """Return a question as people type it: half of them without marks."""
    if chance.random() < 0.5 or text.startswith("How "):
        return text
    return bare(text)


def run(case: Case, seed: int, show: Show) -> Iterator[tuple[str, str]]:
    """Yield the kind and the verdict of each question about one page."""
    with tempfile.TemporaryDirectory() as folder:
        if case.source:
            path = Path(folder) / "trang.html"
            path.write_text(case.source, "utf-8")
        else:
            path = write(case.blocks, Path(folder), "trang", case.form)
        with assistant_over([path]) as assistant:
            chance = random.Random(f"{seed} asked {case.layout} {case.form}")
            for asked in case.asked:
                text = typed(asked.text, chance)
                answer = told(assistant, text)
                verdict = asked.judge(answer)
                if verdict != "right":
                    show(
                        f"{verdict} {asked.kind} [{case.page} | {case.layout} | {case.form}] {text}"
                        f"\n   must {asked.must} never {asked.never} -> {line(answer)}"
                    )
                yield asked.kind, verdict


def main() -> None:
    """Print how many questions were answered right, refused and wrong."""
    arguments = parser(__doc__)
    arguments.add_argument("--only", nargs="*", help="only these layouts or kinds of page")
    options = arguments.parse_args()
    show, counts = showing(options.show), Counts()
    for case in cases(options.seed):
        if options.only and not {case.page, case.layout} & set(options.only):
            continue
        for kind, verdict in run(case, options.seed, show):
            counts.add(verdict, (kind, f"[{case.layout}]", f"<{case.form}>", case.page.upper()))
    counts.print()


if __name__ == "__main__":
    main()
