"""What is in force on a day, by what the documents of the collection themselves state.

Only documents of the collection are known: a law that amends another and is not among them
changes nothing here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from index_store.language.characters.marks import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from index_store.records import Document, Relation, RelationKind
    from index_store.stored import DocumentSummary

State = Literal["in force", "not yet", "expired", "amended", "repealed", "replaced", "unknown"]
_CHANGES: tuple[RelationKind, ...] = ("amends", "replaces", "repeals")
_NUMBER = re.compile(r"\d+/\d{4}/[\w-]+|\d+/[\w-]+")


@dataclass(frozen=True, slots=True)
class Change:
    """What a document of the collection does to another, and from which day.

    ``since`` is None where neither the statement nor its document says from when.
    """

    by: DocumentSummary
    relation: Relation
    since: date | None

    @property
    def kind(self) -> RelationKind:
        """What is done: "amends", "replaces", "repeals"."""
        return self.relation.kind

    def holds(self, on: date) -> bool:
        """Return whether the change is in force on a day; one without a day always is."""
        return self.since is None or self.since <= on


@dataclass(frozen=True, slots=True)
class Validity:
    """How a document, or a provision of it, stands on a day.

    ``since`` is the day from which it stands so, ``changes`` what made it so, the oldest
    first. ``state`` is "unknown" for what states no day and is changed by nothing.
    """

    state: State
    since: date | None = None
    changes: tuple[Change, ...] = ()


class Changes:
    """What the documents of a collection do to each other, read once for many questions."""

    def __init__(self, documents: Iterable[DocumentSummary]) -> None:
        held = tuple(documents)
        self._by_target: dict[str, list[Change]] = defaultdict(list)
        for document in held:
            for relation in document.relations:
                if relation.kind in _CHANGES:
                    since = relation.since or document.effective or document.published
                    self._by_target[_key(relation.target)].append(Change(document, relation, since))

        self._targets: dict[str, list[DocumentSummary]] = defaultdict(list)
        if not self._by_target:
            return  # most collections change nothing: their thousands of titles need no look
        lengths = {len(key) for key in self._by_target}
        for document in held:
            if not _may_have(document.number, lengths) and not _may_have(document.title, lengths):
                continue
            for by in {change.by.id for change in self.of(document)}:
                self._targets[by].append(document)

    def __bool__(self) -> bool:
        return bool(self._targets)

    def targets_of(self, document_id: str) -> tuple[DocumentSummary, ...]:
        """Return the documents of the collection that a document changes."""
        return tuple(self._targets.get(document_id, ()))

    def of(self, document: Document | DocumentSummary) -> tuple[Change, ...]:
        """Return what changes a document, the oldest first; not what was issued before it."""
        keys = {_key(name) for name in (document.number, document.title) if name}
        found = [
            change
            for key in sorted(keys)
            for change in self._by_target.get(key, ())
            if change.by.id != document.id and not _older(change.by, document)
        ]
        return tuple(sorted(found, key=lambda one: (one.since is not None, one.since, one.by.id)))

    def validity(
        self, document: Document | DocumentSummary, on: date, provision: str | None = None
    ) -> Validity:
        """Return how a document stands on ``on``; with ``provision``, how that part of it does.

        A provision is changed by what changes it, a part of it, or what it is part of.
        """
        changes = [change for change in self.of(document) if change.holds(on)]
        whole = [one for one in changes if one.kind != "amends" and not one.relation.provisions]
        if whole:
            kind: State = "replaced" if whole[0].kind == "replaces" else "repealed"
            return Validity(kind, whole[0].since, tuple(whole))
        if document.expires is not None and document.expires < on:
            return Validity("expired", document.expires)
        if document.effective is not None and document.effective > on:
            return Validity("not yet", document.effective)
        touching = _touching(changes, provision)
        if touching:
            last = touching[-1]
            state: State = "repealed" if provision and last.kind == "repeals" else "amended"
            return Validity(state, last.since, tuple(touching))
        known = document.effective or document.published
        return Validity("in force" if known else "unknown", document.effective)


def _touching(changes: Sequence[Change], provision: str | None) -> list[Change]:
    """Return the changes that meet a provision; of a document as a whole, all of them.

    "Amends some articles of …" is left out where the same document says which.
    """
    exact = {change.by.id for change in changes if change.relation.provisions}
    telling = [one for one in changes if one.relation.provisions or one.by.id not in exact]
    if provision is None:
        return telling
    return [
        one for one in telling if any(covers(named, provision) for named in one.relation.provisions)
    ]


def covers(named: str, provision: str) -> bool:
    """Return whether a change of ``named`` changes ``provision``: the same, or wider than it.

    A change of one clause does not change the others of its article.

    >>> covers("Điều 5", "điểm a khoản 2 Điều 5"), covers("khoản 2 Điều 5", "khoản 2 Điều 5")
    (True, True)
    >>> covers("khoản 2 Điều 5", "Điều 5"), covers("khoản 2 Điều 5", "khoản 2 Điều 15")
    (False, False)
    """
    return provision == named or provision.endswith(f" {named}")


def _older(change: DocumentSummary, document: Document | DocumentSummary) -> bool:
    """Return whether what changes was issued before what it names: it means an older namesake."""
    if change.published is None or document.published is None:
        return False
    return change.published < document.published


def _may_have(name: str | None, lengths: AbstractSet[int]) -> bool:
    """Return whether a name's key may have one of the lengths: a look at tens of thousands."""
    if not name:
        return False
    return "/" in name or name[-4:].isdigit() or len(name) in lengths


def _key(name: str) -> str:
    """Return what names of one document have in common: its number, else its title.

    >>> _key("Nghị định số 61/2018/NĐ-CP") == _key("61/2018/nđ-cp")
    True
    """
    number = _NUMBER.search(name)
    if number:
        return comparison_key(number.group())
    return re.sub(r"\s+năm \d{4}$", "", comparison_key(name))
