"""Checking every claim of a file and scoring the verdicts, as the contract's formats say."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, get_args

from assistant.checking.payload import checked_figure_payload
from assistant.checking.records import Check, Verdict, combined
from assistant.checking.written import verdict_words
from assistant.evaluation.questions import QuestionsInvalidError
from assistant.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table

Checker = Callable[[str], Check]
Progress = Callable[[int, int], None]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a claim file; ``held_out`` ones were written before the code that checks."""

    id: str
    text: str
    verdict: Verdict
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """What became of one claim; the verdict of a claim of several sentences is theirs together."""

    claim: Claim
    check: Check
    seconds: float

    @property
    def verdict(self) -> Verdict:
        """The verdict that was given."""
        return combined(found.verdict for found in self.check.claims)

    @property
    def right(self) -> bool:
        """Whether it is the expected one."""
        return self.verdict == self.claim.verdict


@dataclass(frozen=True, slots=True)
class VerdictScore:
    """How well one verdict is given; shares of nothing are 0."""

    verdict: Verdict
    expected: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """The share of those given that are right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of those expected that were given."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """All outcomes of one claim file, in its order."""

    outcomes: tuple[ClaimOutcome, ...]

    def confusion(self, expected: Verdict, given: Verdict) -> int:
        """Return how many claims of one expected verdict were given another."""
        return sum(o.claim.verdict == expected and o.verdict == given for o in self.outcomes)

    @property
    def scores(self) -> tuple[VerdictScore, ...]:
        """The score of each verdict."""
        return tuple(
            VerdictScore(
                verdict,
                sum(o.claim.verdict == verdict for o in self.outcomes),
                sum(o.verdict == verdict for o in self.outcomes),
                self.confusion(verdict, verdict),
            )
            for verdict in VERDICTS
        )

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of the three verdicts."""
        return sum(score.f1 for score in self.scores) / len(VERDICTS)

    @property
    def accuracy(self) -> float:
        """The share of the claims with the expected verdict."""
        return sum(o.right for o in self.outcomes) / len(self.outcomes) if self.outcomes else 0.0

    @property
    def held_out(self) -> ClaimsReport:
        """The outcomes of the held-out claims alone."""
        return ClaimsReport(tuple(o for o in self.outcomes if o.claim.held_out))

    @property
    def floors(self) -> dict[str, float]:
        """The scores that may not fall."""
        return {"accuracy": round(self.accuracy, 4), "macro_f1": round(self.macro_f1, 4)}

    @property
    def right(self) -> frozenset[str]:
        """The ids of the claims with the expected verdict."""
        return frozenset(o.claim.id for o in self.outcomes if o.right)

    def payload(self) -> dict[str, object]:
        """Return the report as one JSON-ready object."""
        payload = self._numbers()
        if self.held_out.outcomes:
            payload["held_out"] = self.held_out._numbers()
        payload["wrong"] = [
            {
                "id": o.claim.id,
                "claim": o.claim.text,
                "expected": o.claim.verdict,
                "verdict": o.verdict,
            }
            for o in self.outcomes
            if not o.right
        ]
        return payload

    def _numbers(self) -> dict[str, object]:
        return {
            "claims": len(self.outcomes),
            "accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "by_verdict": [
                {
                    "verdict": score.verdict,
                    "claims": score.expected,
                    "precision": score.precision,
                    "recall": score.recall,
                    "f1": score.f1,
                    "given": {given: self.confusion(score.verdict, given) for given in VERDICTS},
                }
                for score in self.scores
            ],
        }

    def table(self) -> Table:
        """Return the scores and the confusion as a table for a terminal."""
        from rich.table import Table

        table = Table(caption=message("claims_caption"), caption_justify="left")
        table.add_column(message("claims_expected"))
        for label in ("claims_count", "precision", "recall"):
            table.add_column(message(label), justify="right")
        table.add_column("F1", justify="right")
        for mark in ("✓", "✗", "?"):
            table.add_column(mark, justify="right")
        self._add_rows(table, message("claims_all"))
        if self.held_out.outcomes:
            self.held_out._add_rows(table, message("claims_held_out"))
        return table

    def _add_rows(self, table: Table, name: str) -> None:
        for score in self.scores:
            table.add_row(
                verdict_words(score.verdict),
                str(score.expected),
                *(_percent(share) for share in (score.precision, score.recall, score.f1)),
                *(str(self.confusion(score.verdict, given)) for given in VERDICTS),
            )
        total = (name, str(len(self.outcomes)), _percent(self.accuracy), "")
        table.add_row(*total, _percent(self.macro_f1), "", "", "", end_section=True)


def holds_claims(path: Path) -> bool:
    """Return whether the first line of an evaluation file is a claim."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        first: object = json.loads(next(line for line in lines if line.strip()))
    except (OSError, ValueError, StopIteration):
        return False  # what is wrong with it is said by who reads it
    return isinstance(first, dict) and "claim" in first


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Return the claims of a JSON-lines file; `QuestionsInvalidError` says which line is none."""
    claims = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if line.strip():
            claims.append(_claim(line, message("claims_where", file=path.name, line=str(number))))
    return tuple(claims)


def _claim(line: str, where: str) -> Claim:
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionsInvalidError(f"{where}: {error.msg}") from error
    if not isinstance(row, dict) or not isinstance(row.get("claim"), str):
        raise QuestionsInvalidError(message("claims_no_claim", where=where))
    verdict = row.get("verdict")
    if verdict not in VERDICTS:
        raise QuestionsInvalidError(
            message("claims_no_verdict", where=where, verdicts=", ".join(VERDICTS))
        )
    return Claim(str(row.get("id", "")), row["claim"], verdict, row.get("held_out") is True)


def evaluate_claims(
    checker: Checker,
    path: Path,
    *,
    predictions_path: Path | None = None,
    progress: Progress | None = None,
) -> ClaimsReport:
    """Return the scored verdicts on every claim of the file.

    With ``predictions_path`` each is written there as it comes, one JSON object a line.
    """
    claims = read_claims(path)
    if predictions_path is None:
        return ClaimsReport(_outcomes(checker, claims, None, progress))
    with predictions_path.open("w", encoding="utf-8", newline="\n") as predictions:
        return ClaimsReport(_outcomes(checker, claims, predictions, progress))


def _outcomes(
    checker: Checker,
    claims: Sequence[Claim],
    predictions: TextIO | None,
    progress: Progress | None,
) -> tuple[ClaimOutcome, ...]:
    outcomes = []
    for done, claim in enumerate(claims, start=1):
        started = time.perf_counter()
        outcome = ClaimOutcome(claim, checker(claim.text), time.perf_counter() - started)
        outcomes.append(outcome)
        if predictions is not None:
            predictions.write(json.dumps(_prediction(outcome), ensure_ascii=False) + "\n")
            predictions.flush()
        if progress is not None:
            progress(done, len(claims))
    return tuple(outcomes)


def _prediction(outcome: ClaimOutcome) -> dict[str, object]:
    return {
        "id": outcome.claim.id,
        "verdict": outcome.verdict,
        "figures": [
            checked_figure_payload(figure)
            for found in outcome.check.claims
            for figure in found.figures
        ],
    }


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%".replace(".", ",")
