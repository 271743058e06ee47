"""Files, folders and archives into the index: only what changed, each document whole."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ingest.archive import MAX_ARCHIVE_BYTES, archive_sources
from ingest.errors import RefusedError
from ingest.reading import SourceBytes, read_source
from ingest.report import IngestReport, Outcome, Remark
from ingest.sources import (
    DEFAULT_MAX_BYTES,
    RefusedContent,
    Source,
    find_sources,
    upload_source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index_store.records import Reading, Visibility
    from index_store.store import Store, Writer

BATCH = 64


class Progress(Protocol):
    """What a run tells while it works: a bar on a terminal, or a page."""

    def on_total(self, total: int) -> None:
        """``total`` sources were found."""

    def on_done(self, name: str, outcome: Outcome) -> None:
        """One more source is done."""


class NoProgress:
    """Tells nobody."""

    def on_total(self, total: int) -> None:
        """Do nothing."""

    def on_done(self, name: str, outcome: Outcome) -> None:
        """Do nothing."""


def ingest_paths(
    store: Store,
    targets: Sequence[str],
    *,
    visibility: Visibility = "public",
    progress: Progress | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> IngestReport:
    """Put every readable file below ``targets`` into the index; report what became of each.

    What cannot be read is refused by name and harms nothing else. A file whose bytes did not
    change is not read again. Raises IndexStoreError where the index itself fails; documents
    put before that stay.
    """
    sources = tuple(_unpacked(find_sources(targets)))
    return _ingest(store, sources, visibility, progress or NoProgress(), max_bytes)


def ingest_bytes(
    store: Store,
    name: str,
    data: bytes,
    *,
    visibility: Visibility = "public",
    progress: Progress | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> IngestReport:
    """Put one uploaded file into the index; a second upload of one name replaces the first."""
    sources = tuple(_unpacked([upload_source(name, data)]))
    return _ingest(store, sources, visibility, progress or NoProgress(), max_bytes)


def _unpacked(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield sources, archives replaced by what is in them."""
    for source in sources:
        if source.suffix != ".zip":
            yield source
            continue
        try:
            yield from archive_sources(source, source.content.read(MAX_ARCHIVE_BYTES))
        except RefusedError as error:
            yield Source(source.identity, source.parts, RefusedContent(error))


def _ingest(
    store: Store,
    sources: Sequence[Source],
    visibility: Visibility,
    progress: Progress,
    max_bytes: int,
) -> IngestReport:
    started = time.perf_counter()
    known = {summary.source: summary.name for summary in store.documents()}
    run = _Run(progress, document_names(sources, known))
    progress.on_total(len(sources))
    with store.writer() as writer:
        for source in sources:
            run.take(store, writer, source, visibility, max_bytes)
        run.flush(writer)
    return run.report(time.perf_counter() - started)


@dataclass(slots=True)
class _Run:
    """Reads source after source, puts readings in batches, remembers what became of each."""

    progress: Progress
    names: dict[str, str]
    batch: list[tuple[Reading, Outcome]] = field(default_factory=list)
    done: dict[Outcome, list[str]] = field(default_factory=dict)
    refused: list[Remark] = field(default_factory=list)
    doubtful: list[Remark] = field(default_factory=list)

    def take(
        self, store: Store, writer: Writer, source: Source, visibility: Visibility, limit: int
    ) -> None:
        """Read one source, unless it is unchanged or must be refused."""
        name = self.names[source.identity]
        try:
            found = SourceBytes(source, source.content.read(limit), visibility)
            stored = store.fingerprint(source.identity)
            if stored == found.fingerprint:
                self._note(name, "unchanged")
                return
            reading = read_source(found, name)
        except RefusedError as error:
            self.refused.append(Remark(name, error.code, str(error)))
            self._note(name, "refused")
            return
        self.doubtful += [Remark(name, d.code, d.reason) for d in reading.document.doubts]
        self.batch.append((reading, "added" if stored is None else "updated"))
        if len(self.batch) >= BATCH:
            self.flush(writer)

    def flush(self, writer: Writer) -> None:
        """Put what was read into the index."""
        if not self.batch:
            return
        writer.put([reading for reading, _ in self.batch])
        for reading, outcome in self.batch:
            self._note(reading.document.name, outcome)
        self.batch.clear()

    def report(self, seconds: float) -> IngestReport:
        """Return what became of every source."""
        return IngestReport(
            added=tuple(self.done.get("added", ())),
            updated=tuple(self.done.get("updated", ())),
            unchanged=tuple(self.done.get("unchanged", ())),
            refused=tuple(self.refused),
            doubtful=tuple(self.doubtful),
            seconds=seconds,
        )

    def _note(self, name: str, outcome: Outcome) -> None:
        self.done.setdefault(outcome, []).append(name)
        self.progress.on_done(name, outcome)


def document_names(sources: Sequence[Source], known: dict[str, str]) -> dict[str, str]:
    """Return the name of each source's document: its file name, with folders where shared.

    ``known`` are the names by source that the index has already; those do not change, so that
    what was cited under a name stays citable under it.
    """
    named = {
        source.identity: known[source.identity] for source in sources if source.identity in known
    }
    taken = Counter(name for identity, name in known.items())
    new = [source for source in sources if source.identity not in named]
    depths = {source.identity: 1 for source in new}
    while True:
        names = {s.identity: "/".join(s.parts[-depths[s.identity] :]) for s in new}
        uses = Counter(names.values())
        crowded = [
            s
            for s in new
            if (uses[names[s.identity]] > 1 or taken[names[s.identity]])
            and depths[s.identity] < len(s.parts)
        ]
        if not crowded:
            return {**named, **names}
        for source in crowded:
            depths[source.identity] += 1
