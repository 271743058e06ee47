"""How good the answers are: floors under the scores of the question files.

A floor is raised when the answers get better. Lowering one is a decision of its own, never
part of another change. The held-out set is measured and has no floor here: nobody tunes to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from assistant.evaluation.answers import EvaluationReport, evaluate
from tests.assistant.indexes import QUESTIONS, Indexed, questions

FLOORS = {"samples": 0.91, "seeds": 0.97}
"""The least share of questions answered right, or rightly refused."""
REFUSED = {"samples": 0.90, "seeds": 0.90}
"""The least share of unanswerable questions that are refused."""
CITED_RIGHTLY = 0.95
"""The least share of citations that are of a document that the question names."""
SLOWEST = 2.0
"""Seconds within which 95 of 100 questions are answered, on a slow machine that does more."""

IndexOf = Callable[[str], Indexed]
each_set = pytest.mark.parametrize(
    "name", ["samples", pytest.param("seeds", marks=pytest.mark.shared)]
)


@cache
def scored(name: str, index_of: IndexOf) -> EvaluationReport:
    """Return the scores of one set; its questions are asked once in a session."""
    indexed = index_of(name)
    rows = iter(questions(name))
    return evaluate(lambda _text, _history: indexed.answer(next(rows)), QUESTIONS[name])


def wrong(report: EvaluationReport) -> str:
    """Return the questions that came out wrong, for the message of a failure."""
    return "\n" + "\n".join(
        f"{outcome.question.id} {outcome.question.text!r} -> {outcome.answer.answer!r}"
        for outcome in report.outcomes
        if not outcome.right
    )


@each_set
def test_enough_questions_come_out_right(name: str, index_of: IndexOf) -> None:
    report = scored(name, index_of)
    assert (report.overall.accuracy or 0) >= FLOORS[name], wrong(report)


@each_set
def test_what_no_document_says_is_refused(name: str, index_of: IndexOf) -> None:
    report = scored(name, index_of)
    assert (report.overall.refusal_rate or 0) >= REFUSED[name], wrong(report)


@each_set
def test_citations_are_of_the_documents_that_answer(name: str, index_of: IndexOf) -> None:
    assert (scored(name, index_of).overall.citation_precision or 0) >= CITED_RIGHTLY


@each_set
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_neither_language_is_left_behind(name: str, lang: str, index_of: IndexOf) -> None:
    tally = next(tally for tally in scored(name, index_of).by_lang if tally.name == lang)
    assert (tally.accuracy or 0) >= FLOORS[name] - 0.15, wrong(scored(name, index_of))


@each_set
def test_an_answer_does_not_keep_one_waiting(name: str, index_of: IndexOf) -> None:
    slow = sorted(outcome.answer.seconds for outcome in scored(name, index_of).outcomes)
    assert slow[int(0.95 * len(slow))] < SLOWEST
