"""The golden cases of ``golden/reading``: a sentence of ours, and what is read in it.

Each line holds the sentence, a tab, and the mentions as ``words = value``, parted by `` ; ``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "golden" / "reading"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the mentions that are to be read in it."""

    text: str
    mentions: str


def cases(name: str) -> list[Case]:
    """Return the cases of one function in the order of the file."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t", 1)) for line in lines]
