"""Made-up news are read: figures are bound as the article says, or left unbound."""

from __future__ import annotations

from collections import Counter

from benchmarks.asked_prose import articles, asked, read

SEED = 3


def test_few_figures_of_prose_are_bound_falsely() -> None:
    verdicts: Counter[str] = Counter()
    false: list[str] = []
    for group in articles(SEED, 15):
        for article in group:
            verdicts.update(verdict for _, verdict in read(article, false.append))
    wrong = "\n".join(line for line in false if line.startswith("wrong"))
    assert verdicts["wrong"] <= 0.02 * verdicts.total(), wrong
    assert verdicts["right"] >= 0.7 * verdicts.total(), "\n".join(false)


def test_questions_over_prose_are_answered() -> None:
    verdicts: Counter[str] = Counter()
    false: list[str] = []
    for group in articles(SEED, 5):
        verdicts.update(verdict for _, _, verdict in asked(group, false.append))
    assert verdicts["right"] >= 0.85 * verdicts.total(), "\n".join(false)
