"""One pattern for thousands of words, by their common beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of which each word is a match, the longest first.

    Words tried one after another cost as much as there are; by their beginnings the engine gives
    up after a letter or two.

    >>> any_of(["quá hạn", "quá hẹn", "quá"])
    'quá(?:\\\\ h(?:ạn|ẹn))?'
    """
    tree: _Tree = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[_END] = {}
    return _pattern(tree)


def _pattern(tree: _Tree) -> str:
    ends = _END in tree
    ways = [re.escape(letter) + _pattern(below) for letter, below in sorted(tree.items()) if letter]
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join(ways)})" + ("?" if ends else "")
