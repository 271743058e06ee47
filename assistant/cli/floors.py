"""A run of ``cchc evaluate`` beside the one that was kept: gained, lost, and whether it may stand."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.errors import CommandError
from assistant.cli.terminal import console
from assistant.evaluation.floors import FloorError, Run, change, keep, read_floors
from assistant.messages import message

_DONE = 0


def against_floors(options: argparse.Namespace, name: str, run: Run) -> int:
    """Print what changed since the kept run, keep this one if asked to, and return 0.

    Raises `CommandError` where a score fell below its floor and ``--lower-floors`` was not given.
    """
    if not options.floors:
        if options.keep_floors or options.lower_floors:
            raise CommandError(message("floor_no_file"))
        return _DONE
    path, out = Path(options.floors), console(error=True)
    kept = read_floors(path).get(name)
    if kept is not None:
        try:
            found = change(kept, run)
        except FloorError:
            if not options.lower_floors:
                raise
        else:
            for told, ids in (("floor_gained", found.gained), ("floor_lost", found.lost)):
                shown = ", ".join(ids) or "–"
                out.print(message(told, count=str(len(ids)), ids=shown), markup=False)
            if found.below and not options.lower_floors:
                raise CommandError(message("floor_below", name=name, scores=", ".join(found.below)))
    elif not options.keep_floors:
        raise CommandError(message("floor_none", name=name, path=str(path)))
    if options.keep_floors:
        keep(path, name, run, lower=options.lower_floors)
        out.print(message("floor_kept", path=str(path)), markup=False)
    return _DONE
