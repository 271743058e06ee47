"""How documents announce a list or give a cause: patterns by name, from `data/said.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def said(name: str) -> re.Pattern[str]:
    """Return the pattern of a name, for text as a comparison key; KeyError where there is none.

    >>> bool(said("limitations").search("một số khó khăn, vướng mắc"))
    True
    """
    text = files("assistant").joinpath("data/said.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {row[0]: re.compile(row[1]) for row in rows}[name]
