"""What was judged right by hand is still read so, and the counts of the day stand."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.language.judged_reading import FUNCTIONS, judged, score, sentences

FLOORS = {"periods": (2, 4), "quantities": (12, 8), "references": (1, 3)}
"""How many mentions judged right may be read otherwise, and how many missed stay missed."""


def test_every_verdict_is_one_of_three() -> None:
    for function in FUNCTIONS:
        verdicts = Counter(item.verdict for item in judged(function))
        assert set(verdicts) == {"right", "wrong", "missed"}
        assert verdicts["right"] >= 140


@pytest.mark.shared
@pytest.mark.slow
def test_what_was_judged_right_is_still_read() -> None:
    drawn = sentences()
    assert len(drawn) == 665
    for function in FUNCTIONS:
        now = score(function, drawn, {1, 2, 3})
        lost, missed = FLOORS[function]
        assert now.right_lost <= lost, (function, now)
        assert now.missed <= missed, (function, now)
        assert now.wrong_kept <= 6, (function, now)
