"""How documents announce a list or give a cause: patterns by name, from `data/said.tsv`."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.knowledge import table_pairs


@cache
def said(name: str) -> re.Pattern[str]:
    """Return the pattern of a name, for text as a comparison key; KeyError where there is none.

    >>> bool(said("limitations").search("một số khó khăn, vướng mắc"))
    True
    """
    return re.compile(dict(table_pairs("assistant", "data/said.tsv", "name", "pattern"))[name])
