"""Two values that a claim sets side by side: of one unit at two times, or of two units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.derived.values import value
from assistant.ranking import level_of

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.derived.told import Told
    from assistant.checking.evidence import Evidence


def two_values(at: int, told: Told, evidence: Evidence) -> tuple[Stated, Stated] | None:
    """Return the value measured and the one that it is measured by, which stands after ``at``."""
    if told.before is not None:
        return two_times(told, evidence)
    return _of_two_units(at, told, evidence)


def two_times(told: Told, evidence: Evidence) -> tuple[Stated, Stated] | None:
    """Return the values of the one unit now and then."""
    if told.subject is None or told.before is None:
        return None
    now = value(told.subject, told, told.period, evidence)
    then = value(told.subject, told, told.before, evidence)
    if now is None or then is None or now.figure.unit != then.figure.unit:
        return None
    return now, then


def _of_two_units(at: int, told: Told, evidence: Evidence) -> tuple[Stated, Stated] | None:
    """Return the values of the unit that is measured and of the one that it is measured by."""
    if len({unit.name for unit in told.units}) != 2:
        return None
    after = [unit.name for unit in told.units if unit.span.start > at]
    against = re.search(r"so với ", told.key)
    if len(after) == 1:
        other = after[0]
    elif not after and against is not None:
        behind = [unit.name for unit in told.units if unit.span.start >= against.end()]
        other = behind[0] if behind else ""
    else:
        return None
    names = [unit.name for unit in told.units if unit.name != other]
    if not other or level_of(names[0]) != level_of(other):
        return None
    mine, theirs = (value(name, told, told.period, evidence) for name in (names[0], other))
    if mine is None or theirs is None or mine.figure.unit != theirs.figure.unit:
        return None
    return mine, theirs
