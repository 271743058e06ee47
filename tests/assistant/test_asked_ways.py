"""What made-up documents state is answered in whatever way it is asked for."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

import pytest

from benchmarks.asked_ways import Case, run
from benchmarks.stated_ways import TELLINGS, world
from benchmarks.table_layouts import FORMATS

FLOORS = {"bảng hồ sơ": 0.8, "gạch đầu dòng": 0.9}
ASKED = 48
"""So many questions are asked of one collection: the whole benchmark takes minutes."""


@pytest.mark.parametrize("telling", FLOORS)
def test_what_is_told_is_answered_however_it_is_asked(telling: str) -> None:
    chance = random.Random(f"test {telling}")
    made = world(chance)
    case = Case(telling, FORMATS[0], made, TELLINGS[telling](made, chance), chance)
    failures: list[str] = []
    counts = Counter(verdict for _, verdict in islice(run(case, failures.append), ASKED))
    assert counts["right"] / sum(counts.values()) >= FLOORS[telling], "\n".join(failures)
