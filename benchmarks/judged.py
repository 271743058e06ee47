"""Questions about made-up documents: what their answers must say, how they are judged and counted.

What the generators of this folder share: each makes documents whose truth it knows, asks over
them as people type, and prints a line of verdicts for each phenomenon.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from assistant.evaluation.answers import states
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import unmarked
from index_store.store import Store
from ingest.pipeline import ingest_paths

AS_OF = date(2026, 11, 22)
Groups = tuple[tuple[str, ...], ...]
Verdict = Literal["right", "refused", "wrong"]
Says = Callable[[str, str], bool]
Show = Callable[[str], None]


def judged(must: Groups, never: Sequence[str], answer: str | None, says: Says = states) -> Verdict:
    """Return what an answer is worth; ``answer`` is None where the question was refused.

    Of each group of ``must`` one thing is to be said, and nothing of ``never``. Without ``must``
    the documents do not tell it, and only a refusal is right. ``says`` tells whether an answer
    states something.
    """
    if answer is None:
        return "refused" if must else "right"
    said = all(any(says(answer, one) for one in group) for group in must)
    false = any(says(answer, one) for one in never)
    return "right" if must and said and not false else "wrong"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its answer must say and never says; see `judged`."""

    kind: str
    text: str
    must: Groups = ()
    never: tuple[str, ...] = ()

    def judge(self, answer: str | None) -> Verdict:
        """Return what an answer, or None for a refusal, is worth."""
        return judged(self.must, self.never, answer)


def bare(text: str) -> str:
    """Return a question as it is typed in haste.

    >>> bare("Xã An Cầu xếp thứ mấy?")
    'xa an cau xep thu may'
    """
    return unmarked(text).lower().rstrip("?")


@contextmanager
def assistant_over(paths: Sequence[Path], as_of: date = AS_OF) -> Iterator[Assistant]:
    """Give the assistant over some files, read in for the while."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(Store.open(Path(folder) / "index", bundled(), create=True)) as store,
    ):
        ingest_paths(store, [str(path) for path in paths])
        yield Assistant(store, bundled(), as_of=as_of)


def told(assistant: Assistant, text: str) -> str | None:
    """Return the answer to a question; None where it is refused."""
    answer = assistant.ask(text)
    return answer.answer if answer.status == "answered" else None


def line(answer: str | None, most: int = 330) -> str:
    """Return the start of an answer on one line."""
    return (answer or "(từ chối)").replace("\n", " / ")[:most]


def parser(doc: str | None) -> argparse.ArgumentParser:
    """Return the arguments that each generator has: the chances, and how many failures to print."""
    made = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--show", type=int, default=0, help="failures to print")
    return made


def showing(most: int, wanted: Callable[[str], bool] = lambda _: True) -> Show:
    """Return what prints the first ``most`` of the failures that are ``wanted``."""
    left = most

    def show(failure: str) -> None:
        nonlocal left
        if left > 0 and wanted(failure):
            left -= 1
            print(failure, flush=True)

    return show


class Counts:
    """Verdicts counted by phenomenon."""

    def __init__(self, names: Sequence[str] = ("right", "refused", "wrong")) -> None:
        """Count verdicts of these names, of which the first is the aim."""
        self._names = names
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, verdict: str, keys: Collection[str]) -> None:
        """Count a verdict under each key, and under all."""
        for key in (*keys, "all"):
            self._counts[key][verdict] += 1

    def print(self) -> None:
        """Print a line for each key in order of name, that of all last."""
        aim, *others = self._names
        for key in sorted(self._counts, key=lambda one: (one == "all", one)):
            count = self._counts[key]
            total = sum(count.values())
            rest = ", ".join(f"{count[name]:4} {name}" for name in others)
            print(f"{key:40} {total:5}, {count[aim] / total:6.1%} {aim}, {rest}")
