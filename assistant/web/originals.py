"""The files that were uploaded, kept as they came so that they can be read again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


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

    def forget(self, identity: str) -> None:
        """Remove what is kept under this identity, if anything is."""
        self._path(identity).unlink(missing_ok=True)

    def _path(self, identity: str) -> Path:
        return self.folder / hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
