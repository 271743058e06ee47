"""The act that a question asks the person or the time of: who signed, since when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs


@dataclass(frozen=True, slots=True)
class Act:
    """How an act is asked about and how documents say that it was done."""

    asked: re.Pattern[str]
    said: re.Pattern[str]


@cache
def acts() -> tuple[Act, ...]:
    """Return the table of acts, `data/acts.tsv`."""
    rows = table_pairs("assistant", "data/acts.tsv", "asked", "said")
    return tuple(Act(re.compile(asked), re.compile(said)) for asked, said in rows)


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
