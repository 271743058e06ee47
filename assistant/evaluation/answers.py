"""Asking every question of a file and scoring the answers, as the contract's formats say."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TextIO

from assistant.evaluation.questions import Question, read_questions
from assistant.records import Answer, Turn
from index_store.language.characters.marks import comparison_key

if TYPE_CHECKING:
    from rich.table import Table

Ask = Callable[[str, Sequence[Turn]], Answer]
Progress = Callable[[int, int], None]

_CITATION_MARKER = re.compile(r"\s*\[\d+\]")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question.

    ``missing`` holds the groups of which nothing was stated, ``forbidden`` what was stated
    and must not be, ``cited`` the document of each citation.
    """

    question: Question
    answer: Answer
    missing: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    cited: tuple[str, ...]
    seconds: float

    @property
    def abstained(self) -> bool:
        """Whether nothing was answered: not found, or asked back."""
        return self.answer.status != "answered"

    @property
    def right(self) -> bool:
        """Whether all that was asked for was stated and nothing else, or rightly nothing."""
        if self.forbidden:
            return False
        return not (self.abstained or self.missing) if self.question.answerable else self.abstained

    @property
    def near(self) -> bool:
        """Whether a question was wrongly refused and the nearest quotes say all that was asked for."""
        if not (self.question.answerable and self.abstained and self.question.must_include):
            return False
        said = _comparable(" … ".join(citation.quote for citation in self.answer.nearest))
        return all(_says_one_of(said, group) for group in self.question.must_include)

    @property
    def rightly_cited(self) -> int:
        """The number of citations of documents that the question names."""
        return sum(_named(document, self.question.documents) for document in self.cited)


@dataclass(frozen=True, slots=True)
class Tally:
    """The score of some outcomes.

    ``citation_precision`` is the share of the citations, in answers to answerable questions
    that name documents, which are of those documents; ``citation_recall`` the share of such
    questions with at least one such citation. Shares of nothing are None. ``near`` counts, of the
    wrongly refused, those whose nearest quotes (`Answer.nearest`) say what was asked for.
    """

    name: str
    questions: int
    right: int
    answerable: int
    right_answers: int
    wrongly_refused: int
    near: int
    right_refusals: int
    citation_precision: float | None
    citation_recall: float | None

    @property
    def accuracy(self) -> float | None:
        """The share of the questions that came out right."""
        return _share(self.right, self.questions)

    @property
    def refusal_rate(self) -> float | None:
        """The share of the unanswerable questions that were rightly refused."""
        return _share(self.right_refusals, self.questions - self.answerable)


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All outcomes of one question file, in its order."""

    outcomes: tuple[Outcome, ...]

    @property
    def overall(self) -> Tally:
        """The score of all questions together."""
        return _tally("all", self.outcomes)

    @property
    def by_type(self) -> tuple[Tally, ...]:
        """The score of each type of question, in order of name."""
        return _tallies(self.outcomes, lambda outcome: outcome.question.type)

    @property
    def by_lang(self) -> tuple[Tally, ...]:
        """The score of each language of question, in order of name."""
        return _tallies(self.outcomes, lambda outcome: outcome.question.lang)

    def seconds(self, quantile: float) -> float:
        """Return the time within which that share of the questions was answered (0 to 1)."""
        ordered = sorted(outcome.seconds for outcome in self.outcomes)
        return ordered[min(len(ordered) - 1, int(quantile * len(ordered)))] if ordered else 0.0

    @property
    def floors(self) -> dict[str, float]:
        """The score that may not fall."""
        return {"accuracy": round(self.overall.accuracy or 0.0, 4)}

    @property
    def right(self) -> frozenset[str]:
        """The ids of the questions that came out right."""
        return frozenset(one.question.id for one in self.outcomes if one.right)

    def payload(self) -> dict[str, object]:
        """Return the report as one JSON-ready object."""
        return {
            "overall": _tally_payload(self.overall),
            "by_type": [_tally_payload(tally) for tally in self.by_type],
            "by_lang": [_tally_payload(tally) for tally in self.by_lang],
            "seconds": {"p50": round(self.seconds(0.5), 4), "p95": round(self.seconds(0.95), 4)},
            "wrong": [_wrong_payload(outcome) for outcome in self.outcomes if not outcome.right],
        }

    def table(self) -> Table:
        """Return the scores as a table for a terminal: all, each type, each language."""
        from rich.table import Table

        table = Table()
        table.add_column("Nhóm câu hỏi")
        for label in ("Số câu", "Đúng", "Tỷ lệ", "Từ chối nhầm", "Đoạn gần đáp", "Từ chối đúng"):
            table.add_column(label, justify="right")
        table.add_column("Trích dẫn: chính xác", justify="right")
        table.add_column("Trích dẫn: đủ", justify="right")
        for group in ((self.overall,), self.by_type, self.by_lang):
            for tally in group:
                table.add_row(*_cells(tally))
            table.add_section()
        return table


def evaluate(
    ask: Ask,
    questions_path: Path,
    *,
    predictions_path: Path | None = None,
    progress: Progress | None = None,
) -> EvaluationReport:
    """Return the scored answers to every question of the file.

    With ``predictions_path`` each answer is written there as it comes, one JSON object a
    line. ``progress`` is told how many of how many are done.
    """
    questions = read_questions(questions_path)
    if predictions_path is None:
        return EvaluationReport(_outcomes(ask, questions, None, progress))
    with predictions_path.open("w", encoding="utf-8", newline="\n") as predictions:
        return EvaluationReport(_outcomes(ask, questions, predictions, progress))


def score(question: Question, answer: Answer, seconds: float) -> Outcome:
    """Return what the answer is worth for the question."""
    said = _comparable(answer.answer)
    return Outcome(
        question=question,
        answer=answer,
        missing=tuple(group for group in question.must_include if not _says_one_of(said, group)),
        forbidden=tuple(
            unwanted for unwanted in question.must_not_include if _pattern(unwanted).search(said)
        ),
        cited=tuple(citation.document for citation in answer.citations),
        seconds=seconds,
    )


def _says_one_of(said: str, group: Sequence[str]) -> bool:
    return any(_pattern(alternative).search(said) for alternative in group)


def states(text: str, wanted: str) -> bool:
    """Return whether ``text`` states ``wanted`` as whole words and whole numbers.

    Case, tone placement, spaces before ``%``, how a day is written and citation markers do not
    matter.

    >>> states("Huyện đứng thứ 17/9 [7], đạt 16,5 điểm.", "7/9")
    False
    >>> states("Huyện đứng thứ 17/9 [7], đạt 16,5 điểm.", "6,5")
    False
    >>> states("Huyện HOÀ Khê đạt 25 % kế hoạch, xếp 7/9.", "hòa khê")
    True
    >>> states("Có hiệu lực từ ngày 05 tháng 5 năm 2021.", "05/05/2021")
    True
    """
    return bool(_pattern(wanted).search(_comparable(text)))


def prediction_payload(outcome: Outcome) -> dict[str, object]:
    """Return the prediction line of one outcome, as the contract names its fields."""
    return {
        "id": outcome.question.id,
        "status": outcome.answer.status,
        "answer": outcome.answer.answer,
        "abstained": outcome.abstained,
        "citations": [
            {"document": citation.document, "quote": citation.quote}
            for citation in outcome.answer.citations
        ],
        "nearest": [
            {"document": citation.document, "quote": citation.quote}
            for citation in outcome.answer.nearest
        ],
        "seconds": round(outcome.seconds, 4),
    }


def _outcomes(
    ask: Ask,
    questions: Sequence[Question],
    predictions: TextIO | None,
    progress: Progress | None,
) -> tuple[Outcome, ...]:
    outcomes = []
    for done, question in enumerate(questions, start=1):
        started = time.perf_counter()
        answer = ask(question.text, question.history)
        outcome = score(question, answer, time.perf_counter() - started)
        outcomes.append(outcome)
        if predictions is not None:
            predictions.write(json.dumps(prediction_payload(outcome), ensure_ascii=False) + "\n")
            predictions.flush()
        if progress is not None:
            progress(done, len(questions))
    return tuple(outcomes)


def _comparable(text: str) -> str:
    spaced = " ".join(_CITATION_MARKER.sub(" ", text).split())
    return _DAY.sub(_in_digits, comparison_key(spaced).replace(" %", "%"))


_DAY = re.compile(
    r"(?<![\d.,/-])(\d{1,2})(?: tháng | ?[/.-] ?)(\d{1,2})(?: năm | ?[/.-] ?)(\d{4})(?!\d)"
)


def _in_digits(day: re.Match[str]) -> str:
    return "/".join(str(int(part)) for part in day.groups())


@cache
def _pattern(wanted: str) -> re.Pattern[str]:
    """Return what finds ``wanted`` where no longer number or word contains it.

    ``7`` is no part of ``7/9`` and ``6,5`` none of ``16,5`` or ``6,55``; a score may be
    followed by its scale: ``76,86`` is stated by ``76,86/100``, ``11,5`` by ``11,5/17``.
    """
    key = _comparable(wanted)
    before = r"(?<!\d)(?<!\d[.,/])" if key[:1].isdigit() else r"(?<!\w)"
    if not key[-1:].isdigit():
        return re.compile(before + re.escape(key) + r"(?!\w)")
    scale = r"(?!/\d)" if "/" in key else r"" if _DECIMAL.fullmatch(key) else r"(?!/(?!100\b)\d)"
    return re.compile(before + re.escape(key) + r"(?!\d|[.,]\d)" + scale)


def _named(document: str, documents: Sequence[str]) -> bool:
    return document in documents or PurePosixPath(document).name in documents


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _tally(name: str, outcomes: Sequence[Outcome]) -> Tally:
    answerable = [outcome for outcome in outcomes if outcome.question.answerable]
    sourced = [outcome for outcome in answerable if outcome.question.documents]
    return Tally(
        name=name,
        questions=len(outcomes),
        right=sum(outcome.right for outcome in outcomes),
        answerable=len(answerable),
        right_answers=sum(outcome.right for outcome in answerable),
        wrongly_refused=sum(outcome.abstained for outcome in answerable),
        near=sum(outcome.near for outcome in answerable),
        right_refusals=sum(
            outcome.right for outcome in outcomes if not outcome.question.answerable
        ),
        citation_precision=_share(
            sum(outcome.rightly_cited for outcome in sourced),
            sum(len(outcome.cited) for outcome in sourced),
        ),
        citation_recall=_share(sum(outcome.rightly_cited > 0 for outcome in sourced), len(sourced)),
    )


def _tallies(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> tuple[Tally, ...]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return tuple(_tally(name or "-", group) for name, group in sorted(groups.items()))


def _tally_payload(tally: Tally) -> dict[str, object]:
    return {
        "name": tally.name,
        "questions": tally.questions,
        "right": tally.right,
        "accuracy": tally.accuracy,
        "answerable": tally.answerable,
        "right_answers": tally.right_answers,
        "wrongly_refused": tally.wrongly_refused,
        "near": tally.near,
        "right_refusals": tally.right_refusals,
        "refusal_rate": tally.refusal_rate,
        "citation_precision": tally.citation_precision,
        "citation_recall": tally.citation_recall,
    }


def _wrong_payload(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.question.id,
        "question": outcome.question.text,
        "status": outcome.answer.status,
        "answer": outcome.answer.answer,
        "missing": [list(group) for group in outcome.missing],
        "forbidden": list(outcome.forbidden),
        "cited": list(outcome.cited),
    }


def _cells(tally: Tally) -> tuple[str, ...]:
    unanswerable = tally.questions - tally.answerable
    return (
        tally.name,
        str(tally.questions),
        str(tally.right),
        _percent(tally.accuracy),
        f"{tally.wrongly_refused}/{tally.answerable}" if tally.answerable else "–",
        f"{tally.near}/{tally.wrongly_refused}" if tally.wrongly_refused else "–",
        f"{tally.right_refusals}/{unanswerable}" if unanswerable else "–",
        _percent(tally.citation_precision),
        _percent(tally.citation_recall),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%".replace(".", ",")
