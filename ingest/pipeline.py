"""Files, folders and archives into the index: only what changed, each document whole."""

from __future__ import annotations

import logging
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from ingest.archive import MAX_ARCHIVE_BYTES, archive_sources
from ingest.errors import PageGoneError, RefusedError, UnforeseenError
from ingest.gone import Gone, gone_from
from ingest.reading import SourceBytes, read_source
from ingest.report import IngestReport, Outcome, Remark
from ingest.sources import (
    DEFAULT_MAX_BYTES,
    RefusedContent,
    Source,
    find_sources,
    is_web_address,
    upload_source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index_store.records import Reading, Visibility
    from index_store.store import DocumentSummary, Store, Writer

_LOG = logging.getLogger(__name__)

BATCH = 64
"""Documents that are put into the index together."""
BATCH_SECONDS = 20.0
"""So long, at most, does a document that was read wait for others: scans take minutes each."""


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
    visibility: Visibility | None = None,
    progress: Progress | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    prune: bool = False,
    private_hosts: Sequence[str] = (),
) -> IngestReport:
    """Put every readable file below ``targets`` into the index; report what became of each.

    What cannot be read is refused by name and harms nothing else. A file whose bytes did not
    change is not read again. ``visibility`` is that of all these documents; None leaves known
    ones as they are and makes new ones public. With ``prune``, documents whose files are gone
    from a folder among the targets are removed, and those whose web page is gone. A target may
    be a web address, of a page, a feed or a sitemap; hosts of a private network are asked only
    if ``private_hosts`` names them. Raises IndexStoreError where the index itself
    fails; documents put before that stay.
    """
    paths = [target for target in targets if not is_web_address(target)]
    addresses = [target for target in targets if is_web_address(target)]
    found = chain(find_sources(paths), _web_sources(addresses, private_hosts, max_bytes))
    sources = tuple(_unpacked(found))
    gone = (lambda known: gone_from(paths, sources, known)) if prune else _nothing_gone
    run = _Run(visibility, progress or NoProgress(), max_bytes, prune)
    return run.ingest(store, sources, gone)


def ingest_bytes(
    store: Store,
    name: str,
    data: bytes,
    *,
    visibility: Visibility | None = None,
    progress: Progress | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> IngestReport:
    """Put one uploaded file into the index; a second upload of one name replaces the first."""
    sources = tuple(_unpacked([upload_source(name, data)]))
    return _Run(visibility, progress or NoProgress(), max_bytes).ingest(
        store, sources, _nothing_gone
    )


def _nothing_gone(_: Iterable[DocumentSummary]) -> Gone:
    return Gone()


def _web_sources(
    addresses: Sequence[str], private_hosts: Sequence[str], max_bytes: int
) -> Iterator[Source]:
    if not addresses:
        return
    # Imported late: a folder of files needs no network.
    from ingest.web.fetch import Fetcher
    from ingest.web.sources import web_sources

    fetcher = Fetcher(private_hosts)
    for address in addresses:
        yield from web_sources(address, fetcher, max_bytes)


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


@dataclass(slots=True)
class _Run:
    """Reads source after source, puts readings in batches, remembers what became of each."""

    visibility: Visibility | None
    progress: Progress
    max_bytes: int
    prune: bool = False
    known: dict[str, DocumentSummary] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    batch: list[tuple[Reading, Outcome]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    flushed: float = field(default_factory=time.monotonic)
    done: dict[Outcome, list[str]] = field(default_factory=dict)
    refused: list[Remark] = field(default_factory=list)
    doubtful: list[Remark] = field(default_factory=list)

    def ingest(
        self,
        store: Store,
        sources: Sequence[Source],
        gone: Callable[[Iterable[DocumentSummary]], Gone],
    ) -> IngestReport:
        """Bring the index up to the sources; return what became of each."""
        started = time.perf_counter()
        self.known = {summary.source: summary for summary in store.documents()}
        names = {source: summary.name for source, summary in self.known.items()}
        self.names = document_names(sources, names)
        self.progress.on_total(len(sources))
        with store.writer() as writer:
            self._remove(writer, gone(self.known.values()))
            for source in sources:
                self._take(store, writer, source)
            self._flush(writer)
        return self._report(time.perf_counter() - started)

    def _remove(self, writer: Writer, gone: Gone) -> None:
        """Take out the documents whose files are gone."""
        self.doubtful += gone.spared
        if gone.documents:
            writer.remove([summary.id for summary in gone.documents])
            self.done.setdefault("removed", []).extend(s.name for s in gone.documents)

    def _take(self, store: Store, writer: Writer, source: Source) -> None:
        """Read one source, unless it is unchanged or must be refused."""
        name = self.names[source.identity]
        before = self.known.get(source.identity)
        visibility = self.visibility or (before.visibility if before else "public")
        try:
            found = SourceBytes(source, source.content.read(self.max_bytes), visibility)
            stored = store.fingerprint(source.identity)
            if before and stored == found.fingerprint:
                self._keep(before, visibility)
                return
            reading = _read(found, name)
        except RefusedError as error:
            if before and self.prune and isinstance(error, PageGoneError):
                self._remove(writer, Gone((before,)))
            self.refused.append(Remark(_told_name(source, name), error.code, str(error)))
            self._note(name, "refused")
            return
        self.doubtful += [Remark(name, d.code, d.reason) for d in reading.document.doubts]
        self.batch.append((reading, "added" if stored is None else "updated"))
        if len(self.batch) >= BATCH or time.monotonic() - self.flushed > BATCH_SECONDS:
            self._flush(writer)

    def _keep(self, before: DocumentSummary, visibility: Visibility) -> None:
        """Note a document whose text is as it was, shown to others than before or not."""
        if before.visibility == visibility:
            self._note(before.name, "unchanged")
            return
        self.shown.append(before.id)
        self._note(before.name, "updated")

    def _flush(self, writer: Writer) -> None:
        """Put what was read into the index."""
        self.flushed = time.monotonic()
        if self.batch:
            writer.put([reading for reading, _ in self.batch])
        for reading, outcome in self.batch:
            self._note(reading.document.name, outcome)
        self.batch.clear()
        if self.shown and self.visibility:
            writer.show_to(self.shown, self.visibility)
            self.shown.clear()

    def _report(self, seconds: float) -> IngestReport:
        return IngestReport(
            added=tuple(self.done.get("added", ())),
            updated=tuple(self.done.get("updated", ())),
            unchanged=tuple(self.done.get("unchanged", ())),
            removed=tuple(self.done.get("removed", ())),
            refused=tuple(self.refused),
            doubtful=tuple(self.doubtful),
            seconds=seconds,
        )

    def _note(self, name: str, outcome: Outcome) -> None:
        self.done.setdefault(outcome, []).append(name)
        self.progress.on_done(name, outcome)


def _read(found: SourceBytes, name: str) -> Reading:
    """Return what a source holds; a fault of ours in reading it is that source's refusal.

    One file of a hundred thousand must not keep the others from being read.
    """
    try:
        return read_source(found, name)
    except RefusedError:
        raise
    except Exception as error:  # the edge of one file: logged, refused, and the run goes on
        _LOG.exception("reading %s failed", name)
        raise UnforeseenError(error) from error


def _told_name(source: Source, name: str) -> str:
    """Return what a refused source is called: a member of an archive, with its archive."""
    packed = (at for at, part in enumerate(source.parts[:-1]) if part.casefold().endswith(".zip"))
    first = next(packed, None)
    return name if first is None else "/".join(source.parts[first:])


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
