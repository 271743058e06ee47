"""The act that a question asks the person or the time of: who signed, since when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index_store.language.characters.marks import comparison_key


@dataclass(frozen=True, slots=True)
class Act:
    """How an act is asked about and how documents say that it was done."""

    asked: re.Pattern[str]
    said: re.Pattern[str]


@cache
def acts() -> tuple[Act, ...]:
    """Return the table of acts, `data/acts.tsv`."""
    text = files("assistant").joinpath("data/acts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return tuple(Act(re.compile(row[0]), re.compile(row[1])) for row in rows)


def act_asked(text: str) -> Act | None:
    """Return the act that a question asks about, if it is one of the table.

    >>> act = act_asked("Quyết định do ai ký?")
    >>> bool(act and act.said.search("ông Nam ký quyết định"))
    True
    >>> act_asked("Ai chủ trì hội nghị?") is None
    True
    """
    key = comparison_key(text)
    return next((act for act in acts() if act.asked.search(key)), None)
