"""Checks claims about made-up results, told in prose and tables, and scores the verdicts.

    python -m benchmarks.checked_claims                       # the seed and the wordings looked at
    python -m benchmarks.checked_claims --seed 77 --unseen    # others: wordings nobody has mended for
    python -m benchmarks.checked_claims --only from-to --show 20

Each world (one measure of some units in two years) is told by one layout of documents, read in
alone, and claims about it are checked: supported, contradicted (a value, a place, a year, an end, a
direction or a unit is wrong) or told nowhere. Prints macro-F1, and each phenomenon by verdict.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking import check
from assistant.evaluation.claims import VERDICTS, Claim, ClaimOutcome, ClaimsReport
from benchmarks.claim_worlds import LAYOUTS, World, made_world
from benchmarks.made_claims import MadeClaim, claims
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.claim_worlds import Written

AS_OF = date(2026, 11, 22)
SHORT = {"supported": "có", "contradicted": "khác", "not_found": "?"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A made claim with what the check made of it, and the layout of the documents."""

    claim: MadeClaim
    layout: str
    outcome: ClaimOutcome


def run(
    seed: int, worlds: int, *, unseen: bool = False, only: Sequence[str] = (), layouts: Sequence[str] = ()
) -> Iterator[Judged]:  # fmt: skip
    """Yield each claim about so many worlds, judged; layouts are taken in turn."""
    for number in range(worlds):
        chance = random.Random(f"{seed} {number}")
        layout = LAYOUTS[(number + seed) % len(LAYOUTS)]
        world = made_world(chance)
        made = [
            one
            for one in claims(world, chance, unseen=unseen)
            if not only or one.phenomenon in only
        ]
        if layouts and layout.__name__ not in layouts:
            continue
        yield from _judged(world, layout, made)


def _judged(
    world: World, layout: Callable[[World], list[Written]], made: Sequence[MadeClaim]
) -> Iterator[Judged]:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for one in layout(world):
            path = Path(folder, f"{one.name}.md")
            path.write_text(one.text + "\n", encoding="utf-8")
            paths.append(str(path))
        with closing(Store.open(Path(folder) / "index", bundled(), create=True)) as store:
            ingest_paths(store, paths)
            for at, claim in enumerate(made):
                found = check(store, claim.text, as_of=AS_OF)
                outcome = ClaimOutcome(
                    Claim(str(at), claim.text, claim.verdict), found, found.seconds
                )
                yield Judged(claim, layout.__name__, outcome)


def report(found: Sequence[Judged]) -> None:
    """Print the scores of all claims, then of each phenomenon and each layout by verdict."""
    scores = ClaimsReport(tuple(one.outcome for one in found))
    for score in scores.scores:
        given = {SHORT[verdict]: scores.confusion(score.verdict, verdict) for verdict in VERDICTS}
        print(
            f"{score.verdict:13} {score.expected:5}  P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  given {given}"
        )
    print(f"{len(found)} claims, macro-F1 {scores.macro_f1:.3f}, accuracy {scores.accuracy:.3f}")
    for key in ("phenomenon", "layout"):
        counts: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for one in found:
            name = one.claim.phenomenon if key == "phenomenon" else one.layout
            counts[name][one.claim.verdict, one.outcome.verdict] += 1
        for name, count in counts.items():
            cells = []
            for expected in VERDICTS:
                row = " ".join(f"{count[expected, given]:4}" for given in VERDICTS)
                cells.append(f"{SHORT[expected]:>4} {row}")
            right = sum(number for (expected, given), number in count.items() if expected == given)
            print(f"{name:24} {right / sum(count.values()):6.1%} | " + " | ".join(cells))


def main() -> None:
    """Print how the verdicts came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worlds", type=int, default=42)
    parser.add_argument("--unseen", action="store_true", help="the wordings that nobody looks at")
    parser.add_argument("--only", nargs="*", default=[], help="only these phenomena")
    parser.add_argument("--layouts", nargs="*", default=[], help="only these layouts")
    parser.add_argument("--show", type=int, default=0, help="wrong verdicts to print")
    options = parser.parse_args()
    found, left = [], options.show
    for one in run(
        options.seed,
        options.worlds,
        unseen=options.unseen,
        only=options.only,
        layouts=options.layouts,
    ):
        found.append(one)
        if left and not one.outcome.right:
            left -= 1
            parts = [
                (f.text, SHORT[f.verdict], f.correct)
                for c in one.outcome.check.claims
                for f in c.figures
            ]
            print(
                f"{SHORT[one.claim.verdict]}>{SHORT[one.outcome.verdict]} [{one.claim.phenomenon}, {one.claim.bent} | {one.layout}] {one.claim.text} {parts}",
                flush=True,
            )
    report(found)


if __name__ == "__main__":
    main()
