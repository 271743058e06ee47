"""What the administrator does to the collection: upload, remove, read again."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, cast

from assistant.web.originals import MEMBER, UPLOAD, Originals, identities
from assistant.web.problem_words import ORIGINAL_MISSING, UPLOAD_EXISTS
from index_store.errors import DocumentNotFoundError
from ingest.pipeline import NoProgress, ingest_bytes, ingest_paths
from ingest.report import IngestReport, Remark
from ingest.sources import DEFAULT_MAX_BYTES, printable_name, upload_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index_store.records import Visibility
    from index_store.store import DocumentSummary, Store
    from ingest.pipeline import Progress
    from ingest.report import Outcome

_WAIT_SECONDS = 10.0
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it was sent."""

    name: str
    data: bytes


class Administration:
    """Changes one store in this process, one change at a time. Safe to call from several threads."""

    def __init__(
        self,
        store: Store,
        directory: Path,
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        private_hosts: Sequence[str] = (),
    ) -> None:
        self._store = store
        self._originals = Originals(directory / "originals")
        self._max_bytes = max_bytes
        self._private_hosts = tuple(private_hosts)
        self._changing = threading.Lock()

    def upload(
        self,
        files: Sequence[Upload],
        *,
        visibility: Visibility | None = None,
        replace: bool = False,
        progress: Progress | None = None,
    ) -> IngestReport:
        """Put the files into the index, each document whole; return what became of each.

        A file that bears the name of an earlier upload with another content is refused unless
        it is to ``replace`` that one. Raises IndexBusyError where another process writes.
        """
        told = _Counted(progress or NoProgress(), len(files))
        with self._changing:
            return _together([self._take(file, visibility, replace, told) for file in files])

    def remove(self, document_id: str) -> None:
        """Take a document out with every version of it; raises DocumentNotFoundError."""
        with self._changing:
            source = self._summary(document_id).source
            with self._store.writer(wait_seconds=_WAIT_SECONDS) as writer:
                writer.remove([document_id])
            left = {summary.source for summary in self._store.documents()}
            for identity in identities(source):
                if not any(s == identity or s.startswith(identity + MEMBER) for s in left):
                    self._originals.forget(identity)

    def show_to(self, document_id: str, visibility: Visibility) -> None:
        """Make a document public or internal; raises DocumentNotFoundError."""
        with self._changing, self._store.writer(wait_seconds=_WAIT_SECONDS) as writer:
            writer.show_to([document_id], visibility)

    def reread(self, document_id: str, *, progress: Progress | None = None) -> IngestReport:
        """Read a document again from the file, the page or the upload that it was made from.

        What was read by the same reader and did not change is reported as unchanged. Of an
        archive, everything in it is read again. Raises DocumentNotFoundError.
        """
        with self._changing:
            found = self._summary(document_id)
            if not found.source.startswith(UPLOAD):
                return ingest_paths(
                    self._store,
                    [_outermost(found.source)],
                    progress=progress,
                    max_bytes=self._max_bytes,
                    private_hosts=self._private_hosts,
                )
            for identity in identities(found.source):
                data = self._originals.read(identity)
                if data is not None:
                    name = identity.removeprefix(UPLOAD)
                    return ingest_bytes(
                        self._store, name, data, progress=progress, max_bytes=self._max_bytes
                    )
        return _refused(found.name, "original-missing", ORIGINAL_MISSING)

    def _take(
        self, file: Upload, visibility: Visibility | None, replace: bool, progress: Progress
    ) -> IngestReport:
        name = upload_name(file.name)
        identity = upload_source(name, b"").identity
        if not replace and self._is_other(identity, file.data):
            progress.on_done(name, "refused")
            return _refused(name, "exists", UPLOAD_EXISTS)
        report = ingest_bytes(
            self._store,
            name,
            file.data,
            visibility=visibility,
            progress=progress,
            max_bytes=self._max_bytes,
        )
        if report.added or report.updated or report.unchanged:
            self._originals.keep(identity, file.data)
        return report

    def _is_other(self, identity: str, data: bytes) -> bool:
        """Return whether something else was uploaded under this name before."""
        kept = self._originals.read(identity)
        if kept is not None:
            return kept != data
        fingerprint = self._store.fingerprint(identity)
        return bool(fingerprint and not fingerprint.endswith(hashlib.sha256(data).hexdigest()))

    def _summary(self, document_id: str) -> DocumentSummary:
        for summary in self._store.documents():
            if summary.id == document_id:
                return summary
        raise DocumentNotFoundError(f"the index holds no document {document_id}")


def upload_name(name: str) -> str:
    r"""Return the name under which an upload is known: its last part, printable, not too long.

    >>> upload_name("..\\..\\etc/passwd"), upload_name("C:\\báo cáo\x07.txt"), upload_name("")
    ('passwd', 'báo cáo\\x07.txt', 'tệp không tên')
    """
    plain = printable_name(upload_source(name, b"").name)
    stem, dot, ending = plain.rpartition(".")
    if len(plain) <= _LONGEST_NAME:
        return plain
    return (stem[: _LONGEST_NAME - 8] + dot + ending[:7]) if dot else plain[:_LONGEST_NAME]


@dataclass(slots=True)
class _Counted:
    """Tells one total for several files, of which archives hold more than one document."""

    progress: Progress
    total: int

    def on_total(self, total: int) -> None:
        self.total += total - 1
        self.progress.on_total(self.total)

    def on_done(self, name: str, outcome: Outcome) -> None:
        self.progress.on_done(name, outcome)


def _outermost(source: str) -> str:
    """Return the file or address that a source is read from: the archive of a member.

    >>> _outermost("/kho/a.zip!b/c.txt"), _outermost("/kho/khẩn!.txt")
    ('/kho/a.zip', '/kho/khẩn!.txt')
    """
    archive, found, _ = source.partition(".zip" + MEMBER)
    return archive + ".zip" if found else source


def _refused(name: str, code: str, reason: str) -> IngestReport:
    return IngestReport(refused=(Remark(name, code, reason),))


def _together(reports: Sequence[IngestReport]) -> IngestReport:
    """Return several reports as one."""
    lists = [field.name for field in fields(IngestReport) if field.name != "seconds"]
    joined = {name: tuple(item for r in reports for item in getattr(r, name)) for name in lists}
    return IngestReport(**joined, seconds=cast("float", sum(r.seconds for r in reports)))
