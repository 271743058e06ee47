"""Targets into sources: every file that is meant, each with a stable identity."""

from __future__ import annotations

import hashlib
import os
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import RefusedError, TooLargeError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT_MAX_BYTES = 20_000_000
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What file systems and archivers leave behind; nobody means to index it.
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


class Content(ABC):
    """Where the bytes of a source come from."""

    __slots__ = ()

    @abstractmethod
    def read(self, limit: int) -> bytes:
        """Return all bytes; raises RefusedError, TooLargeError where there are over ``limit``."""

    @property
    def suffix(self) -> str | None:
        """The file ending that says how to read it, where the name does not tell."""
        return None

    @property
    def url(self) -> str | None:
        """The web address where it was found in the end."""
        return None


@dataclass(frozen=True, slots=True)
class FileContent(Content):
    """The bytes of a file on disk."""

    path: Path

    def read(self, limit: int) -> bytes:
        """Return the bytes of the file."""
        try:
            if self.path.is_symlink() and not self.path.exists():
                raise UnreadableError(
                    "liên kết hỏng: tệp đích không còn; hãy sửa hoặc xoá liên kết"
                )
            if not self.path.exists():
                raise UnreadableError("không tìm thấy tệp; hãy kiểm tra lại đường dẫn")
            if not self.path.is_file():
                raise UnreadableError("không phải tệp thường; hãy đưa vào tệp văn bản")
            size = self.path.stat().st_size
            if size > limit:
                raise TooLargeError(size, limit)
            return self.path.read_bytes()
        except PermissionError as error:
            raise UnreadableError("không có quyền đọc; hãy cấp quyền đọc cho tệp này") from error
        except OSError as error:
            raise UnreadableError(
                f"hệ điều hành không đọc được ({error.strerror or 'lỗi đĩa'}); hãy kiểm tra ổ đĩa"
            ) from error


@dataclass(frozen=True, slots=True)
class BytesContent(Content):
    """Bytes that are already here: an upload."""

    data: bytes

    def read(self, limit: int) -> bytes:
        """Return the bytes."""
        if len(self.data) > limit:
            raise TooLargeError(len(self.data), limit)
        return self.data


@dataclass(frozen=True, slots=True)
class RefusedContent(Content):
    """Something that was refused before its bytes were looked at."""

    error: RefusedError

    def read(self, limit: int) -> bytes:  # noqa: ARG002 - the protocol's argument
        """Raise the reason."""
        raise self.error


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. ``identity`` is stable; ``parts`` are its folders and file name."""

    identity: str
    parts: tuple[str, ...]
    content: Content

    @property
    def document_id(self) -> str:
        """The id of the document that this source is."""
        return hashlib.sha256(self.identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def name(self) -> str:
        """The file name."""
        return self.parts[-1]

    @property
    def suffix(self) -> str:
        """The lower-case ending that says how to read it: of its media type, or of its name."""
        return self.content.suffix or Path(self.name).suffix.lower()


def is_web_address(target: str) -> bool:
    """Return whether a target is an address to fetch, not a path.

    >>> is_web_address("https://example.vn/tin"), is_web_address("tai-lieu/a.html")
    (True, False)
    """
    return bool(_WEB_ADDRESS.match(target))


def find_sources(targets: Sequence[str]) -> Iterator[Source]:
    """Yield every file that ``targets`` mean, each once, folders in sorted order."""
    seen: set[str] = set()
    for target in targets:
        for source in _sources_of(target):
            if source.identity not in seen:
                seen.add(source.identity)
                yield source


def file_source(path: Path) -> Source:
    """Return the source that one file is; the file need not exist."""
    absolute = path.parent.resolve() / path.name
    parts = tuple(printable_name(part) for part in absolute.parts[1:] or (path.name,))
    return Source(printable_name(absolute.as_posix()), parts, FileContent(absolute))


def upload_source(name: str, data: bytes) -> Source:
    """Return the source that an uploaded file is."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1] or "tệp không tên"
    return Source(f"upload:{plain}", ("upload", plain), BytesContent(data))


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable_name(name: str) -> str:
    r"""Return a name that can be stored and shown: what is no UTF-8, or steers a terminal, escaped.

    >>> printable_name("b\u00e1o c\u00e1o\x1b[31m.txt")
    'báo cáo\\x1b[31m.txt'
    """
    plain = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNPRINTABLE.sub(
        lambda sign: sign[0].encode("unicode_escape").decode("ascii"),
        plain,
    )


def _sources_of(target: str) -> Iterator[Source]:
    path = Path(target).expanduser()
    if path.is_dir():
        yield from _sources_below(path.resolve())
    else:
        yield file_source(path)


def _sources_below(folder: Path) -> Iterator[Source]:
    """Yield the files below a folder; links to folders are not followed: they may be circles."""
    refused: list[Source] = []

    def refuse(error: OSError) -> None:
        path = Path(error.filename or folder)
        reason = UnreadableError("không mở được thư mục; hãy cấp quyền đọc cho thư mục này")
        refused.append(Source(path.as_posix(), path.parts[1:], RefusedContent(reason)))

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not is_litter(name))
        for name in sorted(files):
            if not is_litter(name):
                yield file_source(Path(root) / name)
        yield from refused
        refused.clear()


def is_litter(name: str) -> bool:
    """Return whether a file or folder is hidden or left behind by a program.

    >>> is_litter(".git"), is_litter("~$bao-cao.docx"), is_litter("bao-cao.txt")
    (True, True, False)
    """
    return name.startswith((".", "~$")) or name in _LITTER
