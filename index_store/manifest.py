"""What an index was built with, written beside it; a mismatch is refused, never repaired."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from index_store.errors import IndexDamagedError, IndexMismatchError, IndexMissingError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2
"""Raised whenever the tables change; :mod:`index_store.migration` knows how to follow."""

TERMS = 3
"""Raised whenever the lexical fields or the terms of a text change."""

_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The embedding model and the formats that every file of an index agrees with.

    ``generation`` counts how often the indexes were made again from the library; each time
    in folders of their own, so that the old ones answer until the new ones are complete.
    """

    model: str
    dimensions: int
    format: int = FORMAT
    terms: int = TERMS
    generation: int = 0

    def folder(self, index: str) -> str:
        """Return the name of the folder of an index ("lexical", "vectors").

        >>> Manifest("a-1", 256).folder("vectors"), Manifest("a-1", 256, generation=2).folder("vectors")
        ('vectors', 'vectors-2')
        """
        return f"{index}-{self.generation}" if self.generation else index


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of the index in ``directory``.

    Raises :class:`IndexMissingError` where there is none and :class:`IndexDamagedError`
    where the file cannot be understood.
    """
    path = directory / _NAME
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(
            model=str(fields["model"]),
            dimensions=int(fields["dimensions"]),
            format=int(fields["format"]),
            terms=int(fields.get("terms", 1)),
            generation=int(fields.get("generation", 0)),
        )
    except FileNotFoundError as error:
        raise IndexMissingError(
            f"there is no index in {directory}; make one with: cchc ingest PATH"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(
            f"{path} cannot be read ({type(error).__name__}); restore it from a backup, "
            "or ingest the documents again into a new data directory"
        ) from error


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Leave ``manifest`` in ``directory``: the whole file, or what was there before."""
    unfinished = directory / f"{_NAME}.new"
    unfinished.write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")
    unfinished.replace(directory / _NAME)


def require_match(directory: Path, found: Manifest, wanted: Manifest) -> None:
    """Raise :class:`IndexMismatchError` unless the index was made as ``wanted`` asks.

    >>> from pathlib import Path
    >>> require_match(Path("data"), Manifest("a-1", 256, 1, 1), Manifest("b-2", 384, 1, 1))
    Traceback (most recent call last):
    ...
    index_store.errors.IndexMismatchError: the index in data was made with the model a-1 (256 \
dimensions, format 1.1), but b-2 (384 dimensions, format 1.1) is asked for; set the model back, \
or make the index again from its documents with: cchc reindex
    """
    if replace(found, generation=0) != replace(wanted, generation=0):
        raise IndexMismatchError(
            f"the index in {directory} was made with the model {_words(found)}, "
            f"but {_words(wanted)} is asked for; set the model back, "
            "or make the index again from its documents with: cchc reindex"
        )


def _words(manifest: Manifest) -> str:
    formats = f"{manifest.format}.{manifest.terms}"
    return f"{manifest.model} ({manifest.dimensions} dimensions, format {formats})"
