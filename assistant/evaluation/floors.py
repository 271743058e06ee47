"""Scores that may rise and not fall: the last run that was kept, and what has changed since.

A file of floors holds, for each evaluation by its name, the fingerprint of the data it was made
on, its scores and the ids of the questions that came out right. A run over other data is not
compared; a lower floor is written only where that is asked for in so many words.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.evaluation.questions import EvaluationError
from assistant.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_LEAST = 1e-4  # of a score: below this it is the rounding of another processor


class FloorError(EvaluationError):
    """A score below its floor, or a file of floors that cannot be used."""


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation: its scores by name (0 to 1, more is better) and the questions right."""

    fingerprint: str
    scores: Mapping[str, float]
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """A run beside the one that was kept: what was gained and lost, and what fell too low."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    below: tuple[str, ...]
    """Names of the scores that are lower than before."""


def fingerprint(files: Iterable[Path]) -> str:
    """Return one name for the content of files, whatever they are called and wherever they lie.

    Line ends do not count: Windows checks texts out with its own.
    """
    hashes = sorted(
        hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for file in files
    )
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:16]


def change(kept: Run, run: Run) -> Change:
    """Return what became of a run since the kept one.

    Raises `FloorError` where the two were made on different data.
    """
    if kept.fingerprint != run.fingerprint:
        raise FloorError(message("floor_other_data", kept=kept.fingerprint, found=run.fingerprint))
    return Change(
        gained=tuple(sorted(run.right - kept.right)),
        lost=tuple(sorted(kept.right - run.right)),
        below=tuple(
            name
            for name, floor in sorted(kept.scores.items())
            if run.scores.get(name, 0.0) < floor - _LEAST
        ),
    )


def read_floors(path: Path) -> dict[str, Run]:
    """Return the kept runs by name; of a file that is not there, none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        return {
            name: Run(kept["fingerprint"], kept["scores"], frozenset(kept["right"]))
            for name, kept in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FloorError(message("floor_unreadable", path=str(path), reason=str(error))) from error


def keep(path: Path, name: str, run: Run, *, lower: bool = False) -> None:
    """Write the run as the one to beat; the file is as it was if that would lower a floor.

    With ``lower`` a lower floor, or one on other data, is written. Raises `FloorError`.
    """
    floors = read_floors(path)
    if name in floors and not lower:
        below = change(floors[name], run).below
        if below:
            raise FloorError(message("floor_below", name=name, scores=", ".join(below)))
    floors[name] = run
    rows = {
        one: {**asdict(kept), "right": sorted(kept.right)} for one, kept in sorted(floors.items())
    }
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
