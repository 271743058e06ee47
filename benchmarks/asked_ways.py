"""Measure how the same known truth is answered in however many ways it is asked for.

    python -m benchmarks.asked_ways                     # every telling, three worlds each
    python -m benchmarks.asked_ways --seed 7 --show 40  # other chances; print what went wrong

Each telling (tables, lists, prose) of made-up results is a collection of its own. Each way of asking
it can answer is put in Vietnamese, as people type it (no marks, short forms, small talk before it)
and in English. Wrong is what is answered and does not say what is asked, or says what is false.
"""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.answers import states
from assistant.records import Turn
from benchmarks.all_ways import asked_of
from benchmarks.judged import Counts, assistant_over, bare, judged, line, parser, showing
from benchmarks.made_tables import FIRST
from benchmarks.stated_ways import TELLINGS, Telling, World, world
from benchmarks.table_layouts import FORMATS, write
from benchmarks.ways import Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.service import Assistant
    from benchmarks.judged import Show, Verdict

WORLDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is typed, with the turns before it."""

    way: Way
    form: str
    turns: tuple[str, ...]

    def judge(self, answer: str | None) -> Verdict:
        """Return what an answer, or None for a refusal, is worth."""
        return judged(self.way.must, self.way.never, answer, _says)


def _says(answer: str, wanted: str) -> bool:
    return states(answer, wanted) or states(answer, _english(wanted))


def _english(number: str) -> str:
    """Return a number as English writes it; other words as they are."""
    return (
        number.translate(str.maketrans(",.", ".,")) if re.fullmatch(r"[\d.,]+", number) else number
    )


_SHORT = {
    "bao nhiêu": "bn", "không": "ko", "được": "dc", "chỉ số cải cách hành chính": "chỉ số CCHC",
    "so với": "so vs", "trực tuyến": "tt", "hồ sơ": "hs",
}  # fmt: skip
_BEFORE = (
    "cho tôi hỏi {}", "cho mình hỏi chút, {}", "à mà {}", "giúp mình xem {}", "ad ơi {}",
    "tôi muốn biết {}", "anh chị cho em hỏi là {} ạ", "bạn tra giúp {} với", "nhờ xem hộ {} nhé",
)  # fmt: skip


_CAPITALS = frozenset(FIRST)


def _typed(text: str, chance: random.Random) -> str:
    """Return a question without marks, in small letters, some words cut short."""
    for whole, short in list(_SHORT.items())[: 4 if chance.random() < 0.5 else 0]:
        text = text.replace(whole, short)
    return bare(text)


def _chatty(text: str, chance: random.Random) -> str:
    """Return a question in the way of small talk."""
    asked = text.rstrip("?")
    first = asked.split()[0]
    own = first if first in _CAPITALS or first.isupper() else first.lower()
    return chance.choice(_BEFORE).format(own + asked[len(first) :])


def forms(way: Way, chance: random.Random) -> Iterator[Asked]:
    """Yield a way of asking in Vietnamese, as typed, in small talk, and in English."""
    for form, make in (("vi", None), ("không dấu", _typed), ("trò chuyện", _chatty)):
        *before, text = chance.choice(way.vi)
        yield Asked(way, form, (*before, make(text, chance) if make else text))
    if way.en:
        yield Asked(way, "en", chance.choice(way.en))


@dataclass(frozen=True, slots=True)
class Case:
    """One world told in one way."""

    name: str
    form: str
    world: World
    telling: Telling
    chance: random.Random


def cases(seed: int) -> Iterator[Case]:
    """Yield every telling of some worlds, the formats of files taken in turn."""
    turn = seed
    for name, tell in TELLINGS.items():
        for number in range(WORLDS):
            chance = random.Random(f"{seed} {name} {number}")
            made = world(chance)
            turn += 1
            yield Case(name, FORMATS[turn % len(FORMATS)], made, tell(made, chance), chance)


def run(case: Case, show: Show) -> Iterator[tuple[Asked, str]]:
    """Yield each question about one collection and its verdict."""
    with tempfile.TemporaryDirectory() as folder:
        for at, document in enumerate(case.telling.documents):
            write(document.blocks, Path(folder), f"van-ban-{at}", case.form)
        with assistant_over([Path(folder)], date(case.world.year + 1, 10, 20)) as assistant:
            for way in asked_of(case.world, case.telling, case.chance):
                for asked in forms(way, case.chance):
                    answer = _asked(assistant, asked)
                    verdict = asked.judge(answer)
                    if verdict != "right":
                        must = " & ".join("|".join(group) for group in way.must)
                        show(
                            f"{verdict} [{way.name}; {asked.form}; {case.name}; {case.form}]"
                            f" {' >> '.join(asked.turns)}\n     {must} -> {line(answer)}"
                        )
                    yield asked, verdict


def _asked(assistant: Assistant, asked: Asked) -> str | None:
    """Return what the last turn of a talk is answered; None where it is refused or named so."""
    history: list[Turn] = []
    for text in asked.turns[:-1]:
        history += [
            Turn("user", text),
            Turn("assistant", assistant.ask(text, tuple(history)).answer),
        ]
    answer = assistant.ask(asked.turns[-1], tuple(history))
    named = not asked.way.must and any(note.kind == "unanswered_part" for note in answer.notes)
    return answer.answer if answer.status == "answered" and not named else None


def main() -> None:
    """Print how many questions were answered right, refused and wrong."""
    arguments = parser(__doc__)
    arguments.add_argument("--tellings", nargs="*", help="only these tellings")
    arguments.add_argument("--ways", nargs="*", help="show failures of these ways only")
    options = arguments.parse_args()
    ways = [f"[{one};" for one in options.ways or ()] or [""]
    show = showing(options.show, lambda failure: any(way in failure for way in ways))
    counts = Counts()
    for case in cases(options.seed):
        if case.name in (options.tellings or TELLINGS):
            for asked, verdict in run(case, show):
                counts.add(
                    verdict, (f"way {asked.way.name}", f"form {asked.form}", case.name, case.form)
                )
    counts.print()


if __name__ == "__main__":
    main()
