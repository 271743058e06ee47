"""A copy of Chroma's graph files, for when a process dies while Chroma writes them.

Chroma logs each change in SQLite, which survives a kill, and now and then writes its whole
graph: first the binary files in place, then ``index_metadata.pickle``, then a mark in SQLite
up to where the log is in the graph. A process killed on the way leaves files that cannot be
opened, or that kill whoever searches them (random kills met it within 75 s, chromadb 1.5.9).
So until the pickle is whole, the files from before the change are right, and Chroma replays
its log over them; once it is whole, the new ones are.
"""

from __future__ import annotations

import pickletools
import shutil
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PICKLE = "index_metadata.pickle"
_HEADER = struct.Struct("<i6Q")  # hnswlib's: version, then among others how many of what size


class GraphBackup:
    """The copy beside ``directory``; whoever uses it holds the folder alone."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._copy = directory.with_name(f"{directory.name}.copy")
        self._mark = directory.with_name(f"{directory.name}.changing")

    @contextmanager
    def change(self) -> Iterator[None]:
        """Keep the graph files as they are until the change has ended well."""
        if _stamps(self._directory) != _stamps(self._copy):
            self._refresh()
        self._mark.touch()
        yield
        self.settle()

    @property
    def interrupted(self) -> bool:
        """Whether a change began and did not end well."""
        return self._mark.exists()

    def settle(self) -> None:
        """Note that the graph files are whole."""
        self._mark.unlink(missing_ok=True)

    def restore(self) -> None:
        """Put the graph files back, unless the interrupted change had written all of them.

        Call :meth:`settle` once Chroma has replayed its log over them: a second death on the
        way starts again from the same copy.
        """
        for folder in _folders(self._directory):
            kept = self._copy / folder.name
            if not _written_since(kept / _PICKLE, folder / _PICKLE):
                shutil.rmtree(folder)
                if kept.is_dir():
                    shutil.copytree(kept, folder)

    def discard(self) -> None:
        """Forget the copy and the mark."""
        shutil.rmtree(self._copy, ignore_errors=True)
        self.settle()

    def _refresh(self) -> None:
        shutil.rmtree(self._copy, ignore_errors=True)
        self._copy.mkdir()
        for folder in _folders(self._directory):
            shutil.copytree(folder, self._copy / folder.name)


def drop_unwritten(directory: Path) -> None:
    """Take away the graphs that Chroma had only begun: short files, and no pickle yet.

    Until its first pickle a graph is in the log alone, and Chroma begins its files anew each
    time it opens the folder; a process killed at that instant leaves an empty header.
    """
    for folder in _folders(directory):
        if not (folder / _PICKLE).exists() and _short_file(folder) is not None:
            shutil.rmtree(folder)


def short_graph_file(directory: Path) -> Path | None:
    """Return a graph file that holds less than its header promises, or None.

    hnswlib does not look whether it could read what it asked for, so a short file gives it
    whatever the memory held before: sometimes even the right vectors, once.
    """
    return next(filter(None, map(_short_file, _folders(directory))), None)


def _short_file(folder: Path) -> Path | None:
    header = folder / "header.bin"
    if not header.exists():  # Chroma has not written this graph yet
        return None
    content = header.read_bytes()
    if len(content) < _HEADER.size:
        return header
    _, _, _, elements, element_bytes, *_ = _HEADER.unpack_from(content)
    promised = {"data_level0.bin": elements * element_bytes, "length.bin": elements * 4}
    for name, size in promised.items():
        file = folder / name
        if not file.exists() or file.stat().st_size < size:
            return file
    return None


def _folders(directory: Path) -> list[Path]:
    return [path for path in directory.iterdir() if path.is_dir()] if directory.is_dir() else []


def _stamps(directory: Path) -> dict[str, tuple[int, int]]:
    """Return the size and time of each graph file, which a copy takes over."""
    return {
        f"{folder.name}/{file.name}": (file.stat().st_size, file.stat().st_mtime_ns)
        for folder in _folders(directory)
        for file in folder.iterdir()
    }


def _written_since(kept: Path, now: Path) -> bool:
    """Return whether there is a whole pickle that is another one than the copy's."""
    if not now.exists():
        return False
    content = now.read_bytes()
    if kept.exists() and kept.read_bytes() == content:
        return False
    try:
        for _ in pickletools.genops(content):  # reads it without building anything from it
            pass
    except ValueError:
        return False
    return True
