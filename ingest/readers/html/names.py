"""What the class and id of an element say that it is for: a reviewed table of names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FURNITURE, BODY, TITLE, AUTHOR = "furniture", "body", "title", "author"

_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINS = re.compile(r"[-_]+")
_PART = re.compile(r"[^\W_]+")
# "no-sidebar", "has-sidebar" say how a page is laid out, not what an element is.
_LAYOUT = re.compile(r"(?:^|[-_])(?:no|not|has|with|without|one|two|hidden)[-_]")
_LONGEST = 300


def kinds_of(node: LexborNode) -> frozenset[str]:
    """Return what the names of an element make it: furniture, body, title, author, or nothing."""
    attributes = node.attributes
    names = " ".join(
        attributes.get(attribute) or "" for attribute in ("class", "id", "itemprop", "role")
    )
    return kinds_of_names(names[:_LONGEST])


def kinds_of_names(names: str) -> frozenset[str]:
    """Return what the names of an element make it.

    >>> sorted(kinds_of_names("td-post-sharing-top")), sorted(kinds_of_names("entry-content wide"))
    (['furniture'], ['body'])
    >>> sorted(kinds_of_names("layout no-sidebar"))
    []
    """
    found: set[str] = set()
    for name in _SPACE.split(names):
        if name:
            found |= _kinds_of_name(name)
    return frozenset(found)


def _kinds_of_name(name: str) -> set[str]:
    whole, parts = _table()
    lowered = name.casefold()
    found = set(whole.get(_JOINS.sub("-", lowered), ()))
    if _LAYOUT.search(lowered):
        return found
    split = [part.casefold() for part in _PART.findall(_CAMEL.sub("-", name))]
    for at in range(len(split)):
        for length in (1, 2, 3):
            found |= parts.get(" ".join(split[at : at + length]), set())
    return found


@cache
def _table() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the kinds by whole name, and by parts that stand beside each other in a name."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    parts: defaultdict[str, set[str]] = defaultdict(set)
    rows = table_rows("ingest", "data/page_elements.tsv", "token", "where", "kind")
    for token, where, kind in rows:
        (whole if where == "whole" else parts)[token].add(kind)
    return dict(whole), dict(parts)
