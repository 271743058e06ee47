"""The files that documents were read from: uploads are kept, others are where they were found."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from index_store.language.characters.marks import unmarked
from ingest.archive import MAX_ARCHIVE_BYTES, archive_sources
from ingest.errors import RefusedError
from ingest.sources import DEFAULT_MAX_BYTES, BytesContent, FileContent, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index_store.records import Document
    from index_store.store import Store

UPLOAD, MEMBER = "upload:", "!"
_UNKNOWN = "application/octet-stream"
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
# What a name ends in decides what a browser is told; it saves the file and never shows it.
_TYPES: Mapping[str, str] = {
    ".bmp": "image/bmp",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": _OPEN_XML + "wordprocessingml.document",
    ".htm": "text/html",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": _OPEN_XML + "spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file as it was when its document was read from it."""

    name: str
    data: bytes

    @property
    def media_type(self) -> str:
        """What kind of file it is, by its name.

        >>> OriginalFile("Báo cáo.PDF", b"").media_type, OriginalFile("a.exe", b"").media_type
        ('application/pdf', 'application/octet-stream')
        """
        return _TYPES.get(PurePosixPath(self.name).suffix.lower(), _UNKNOWN)

    @property
    def disposition(self) -> str:
        r"""A header that makes browsers save the file under its name, whatever is in that.

        >>> OriginalFile('Báo cáo "quý".pdf', b"").disposition
        'attachment; filename="Bao cao _quy_.pdf"; filename*=UTF-8\'\'B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%22.pdf'
        """
        plain = "".join(
            sign if sign.isascii() and (sign.isalnum() or sign in " ._-()") else "_"
            for sign in unmarked(self.name)
        )
        return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(self.name, safe='')}"


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of files named by the hash of their identity: no name of a user reaches the disk."""

    folder: Path

    def keep(self, identity: str, data: bytes) -> None:
        """Keep ``data`` in place of what was kept under this identity, wholly or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(self._path(identity))
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def read(self, identity: str) -> bytes | None:
        """Return the bytes that are kept under this identity, None where there are none."""
        try:
            return self._path(identity).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, identity: str) -> bool:
        """Return whether anything is kept under this identity."""
        return self._path(identity).is_file()

    def forget(self, identity: str) -> None:
        """Remove what is kept under this identity, if anything is."""
        self._path(identity).unlink(missing_ok=True)

    def _path(self, identity: str) -> Path:
        return self.folder / hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


class OriginalFiles:
    """Finds the files of documents again, to be given away byte for byte as they were read.

    Nothing else is: where a file has changed since, it may hold what nobody has made public.
    """

    def __init__(
        self, store: Store, directory: Path, *, max_bytes: int = DEFAULT_MAX_BYTES
    ) -> None:
        self._store = store
        self._uploads = Originals(directory / "originals")
        self._max_bytes = max_bytes
        self._reading = threading.Lock()  # one at a time: an archive may hold 200 MB

    def has(self, document: Document) -> bool:
        """Return whether there seems to be a file of this document; it is not looked into."""
        if document.source.startswith(UPLOAD):
            return any(map(self._uploads.has, identities(document.source)))
        return any(Path(one).is_file() for one in identities(document.source) if _is_path(one))

    def of(self, document: Document) -> OriginalFile | None:
        """Return the file of the live version of a document; None where it is gone or changed."""
        wanted = (self._store.fingerprint(document.source) or "").rpartition(":")[2]
        if not wanted:
            return None
        with self._reading:
            for identity in identities(document.source):
                data = self._bytes(identity, document.source)
                if data is not None and hashlib.sha256(data).hexdigest() == wanted:
                    return OriginalFile(document.name.rsplit("/", 1)[-1], data)
        return None

    def _bytes(self, identity: str, source: str) -> bytes | None:
        """Return the bytes of ``source``: the file ``identity``, or what is in that archive."""
        limit = self._max_bytes if identity == source else MAX_ARCHIVE_BYTES
        try:
            if identity.startswith(UPLOAD):
                data = self._uploads.read(identity)
            elif _is_path(identity):
                data = FileContent(Path(identity)).read(limit)
            else:
                return None
            if data is None or identity == source:
                return data
            archive = Source(identity, (PurePosixPath(identity).name,), BytesContent(data))
            for member in archive_sources(archive, data):
                if member.identity == source:
                    return member.content.read(self._max_bytes)
        except RefusedError:
            return None
        return None


def identities(source: str) -> Iterator[str]:
    """Yield a source and the archives that it may be a member of, the innermost first.

    >>> list(identities("upload:a!b.zip!c.txt"))
    ['upload:a!b.zip!c.txt', 'upload:a!b.zip', 'upload:a']
    """
    while source:
        yield source
        source = source.rpartition(MEMBER)[0]


def _is_path(identity: str) -> bool:
    return not identity.startswith(("http://", "https://", UPLOAD))
