"""Made-up plans, decisions and news in several layouts, asked about: most is told, little is wrong."""

from __future__ import annotations

from collections import Counter

from benchmarks.asked_plans import cases, run

LAYOUTS = ("bảng rộng", "theo đơn vị", "giao", "bảng thành viên", "tin hai câu", "biên bản")
SEED = 1
OF_TASKS_AND_POSTS = frozenset(
    {
        "absent role",
        "absent task",
        "chair",
        "deadline",
        "duties",
        "head of committee",
        "in whose place",
        "role of person",
        "standing deputy",
        "who and when",
        "who helps",
        "who leads",
    }
)


def test_who_does_what_by_when_is_told_in_most_layouts() -> None:
    told: Counter[str] = Counter()
    seen: set[str] = set()
    for case in cases(SEED):
        if case.layout in LAYOUTS and case.layout not in seen:
            seen.add(case.layout)
            told.update(
                verdict
                for kind, verdict in run(case, SEED, lambda _: None)
                if kind in OF_TASKS_AND_POSTS
            )
    assert sum(told.values()) >= 25
    assert told["right"] >= 0.9 * sum(told.values())
    assert told["wrong"] <= 1
