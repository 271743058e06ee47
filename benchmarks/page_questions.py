"""A question about a made-up page, what its answer must say, and how it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.evaluation.answers import states


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; each group of ``must`` has one thing that is said, nothing of ``never`` is.

    Without ``must`` the page does not say it.
    """

    kind: str
    text: str
    must: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()

    def judge(self, answered: bool, answer: str) -> str:
        """Return "right", "refused" or "wrong"."""
        if not answered:
            return "refused" if self.must else "right"
        said = all(any(states(answer, one) for one in group) for group in self.must)
        false = any(states(answer, one) for one in self.never)
        return "right" if self.must and said and not false else "wrong"
