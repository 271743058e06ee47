"""Made-up pages of portals are answered: procedures, questions and answers, notices."""

from __future__ import annotations

from collections import Counter

from benchmarks.asked_pages import cases, run

SEED = 5
LAYOUTS = {
    "lettered",
    "named askers",
    "table of questions",
    "recruitment",
}


def test_questions_over_pages_are_answered_and_few_falsely() -> None:
    verdicts: Counter[str] = Counter()
    false: list[str] = []
    seen: set[str] = set()
    for case in cases(SEED):
        if case.layout in LAYOUTS - seen:
            seen.add(case.layout)
            verdicts.update(verdict for _, verdict in run(case, SEED, false.append))
    assert seen == LAYOUTS
    assert verdicts["wrong"] <= 0.05 * verdicts.total(), "\n".join(false)
    assert verdicts["right"] >= 0.85 * verdicts.total(), "\n".join(false)
