"""The figures of tables and laws judged by hand in ``judged_tables.tsv``: drawn once, judged once.

Drawn by ``python -m benchmarks.figure_sample draw --seed 20261122`` (``wanted --seed 20261123``
for what a reader would want found). The verdicts are of the day; what was mended since still
counts as wrong. ``tables 2`` (seed 101) was judged before tables were mended, ``tables 3`` (303) and
``tables 4`` (404) between mends, ``table numbers 2`` (405) and ``tables 5`` (505) after them;
``law 2`` is of seed 101, ``law 3`` of 303. All are of the same files. ``law 4`` (9203), ``law 5`` (9303) and
``law 6`` (9403) were judged one after the other as the grammar of rules grew, ``law numbers 2``
(9404) with ``law 6``, ``tables 6`` (9202) and ``table numbers 3`` (9405) after the last mend of tables.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

JUDGED = Path(__file__).with_name("judged_tables.tsv")


def verdicts(sample: str) -> Counter[str]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Counter(row["verdict"] for row in rows if row["sample"] == sample)


def test_no_verdict_on_a_bound_figure_is_lost() -> None:
    judged = (
        ("tables", 66, 2), ("tables 2", 75, 13), ("tables 3", 75, 7), ("tables 4", 75, 5), ("tables 5", 75, 0),
        ("law", 75, 12), ("law 2", 75, 8), ("law 3", 75, 6),
        ("tables 6", 75, 0), ("law 4", 75, 10), ("law 5", 75, 6), ("law 6", 75, 7),
    )  # fmt: skip
    for sample, count, wrong in judged:
        found = verdicts(sample)
        assert set(found) <= {"right", "loose", "wrong"}
        assert (sum(found.values()), found["wrong"]) == (count, wrong)
