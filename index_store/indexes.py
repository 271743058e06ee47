"""The folders of one index: which are in use, and who may write to them."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from index_store.errors import IndexBusyError
from index_store.lexical import Lexical
from index_store.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index_store.manifest import Manifest

LIBRARY = "library.sqlite3"
_NAMES = ("lexical", "vectors")
_FOLDER = re.compile(rf"(?:{'|'.join(_NAMES)})(?:-\d+)?(?=\.|$)")


class Indexes:
    """What is made from the library: words in Tantivy, vectors in Chroma, of one generation."""

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self._directory = directory
        self.manifest = manifest
        self.lexical = Lexical(directory / manifest.folder("lexical"))
        self.vectors = Vectors.shared(directory / manifest.folder("vectors"))

    def close(self) -> None:
        """Let go of the folders."""
        self.vectors.release()

    def forget_others(self) -> bool:
        """Delete the folders of other generations; return whether there were any.

        Only for who holds :func:`writing`. A file that another process still has open (on
        Windows) stays until the next time.
        """
        mine = {self.manifest.folder(name) for name in _NAMES}
        found = False
        for path in self._directory.iterdir():
            folder = _FOLDER.match(path.name)
            if folder is None or folder[0] in mine:
                continue
            found = True
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return found


@contextmanager
def writing(directory: Path, wait_seconds: float) -> Iterator[None]:
    """Be the only writer of an index while the block runs.

    Raises :class:`IndexBusyError` if another one, in this process or another, does not end
    within ``wait_seconds``.
    """
    lock = FileLock(directory / "writer.lock", thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise IndexBusyError(
            f"another process is writing to the index in {directory}; "
            "wait until it has ended, then run the command again"
        ) from error
    try:
        yield
    finally:
        lock.release()
