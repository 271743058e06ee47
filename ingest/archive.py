"""A .zip into the sources in it, without trusting a word of what it says about itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.errors import DamagedArchiveError, RefusedError, TooLargeError, UnsafeArchiveError
from ingest.sources import Content, RefusedContent, Source, is_litter

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ARCHIVE_BYTES = 200_000_000
_MAX_MEMBERS = 5_000
_MAX_RATIO = 200  # text deflates some 3 to 10 times; repeated log lines reach 100
_RATIO_MATTERS_FROM = 1_000_000
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class MemberContent(Content):
    """The bytes of one member, unpacked only when read and only up to the limit."""

    archive: bytes
    member: str

    def read(self, limit: int) -> bytes:
        """Return the bytes; what the archive claims about their number is not believed."""
        try:
            with (
                zipfile.ZipFile(io.BytesIO(self.archive)) as opened,
                opened.open(self.member) as stream,
            ):
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,  # a password that the directory did not tell of
            ValueError,  # a name that is no text
        ) as error:
            raise DamagedArchiveError("tệp trong gói nén bị hỏng") from error
        if len(data) > limit:
            raise TooLargeError(len(data), limit)
        return data


def archive_sources(archive: Source, data: bytes) -> Iterator[Source]:
    """Yield the members of a .zip; those that are unsafe yield their refusal when read.

    Raises DamagedArchiveError or UnsafeArchiveError where the archive as a whole is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedArchiveError("gói nén bị hỏng hoặc không phải .zip") from error
    if len(members) > _MAX_MEMBERS:
        raise UnsafeArchiveError(f"gói nén có hơn {_MAX_MEMBERS} tệp")
    if sum(member.file_size for member in members) > MAX_ARCHIVE_BYTES:
        raise UnsafeArchiveError(
            f"gói nén giải ra hơn {MAX_ARCHIVE_BYTES // 1_000_000} MB, vượt giới hạn"
        )
    for member in sorted(members, key=lambda member: member.filename):
        name = _member_name(member)
        path = PurePosixPath(name.replace("\\", "/"))
        parts = tuple(part for part in path.parts if part not in ("/", "..", "."))
        if not parts or any(is_litter(part) for part in parts):
            continue
        refusal = _refusal(member, path)
        content = RefusedContent(refusal) if refusal else MemberContent(data, member.filename)
        yield Source(f"{archive.identity}!{name}", (*archive.parts, *parts), content)


def _refusal(member: zipfile.ZipInfo, path: PurePosixPath) -> RefusedError | None:
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return UnsafeArchiveError("đường dẫn trong gói nén trỏ ra ngoài gói")
    if member.flag_bits & _ENCRYPTED:
        return DamagedArchiveError("tệp trong gói nén có mật khẩu")
    if path.suffix.lower() == ".zip":
        return UnsafeArchiveError("gói nén lồng trong gói nén")
    swollen = member.file_size > _MAX_RATIO * max(1, member.compress_size)
    if swollen and member.file_size > _RATIO_MATTERS_FROM:
        return UnsafeArchiveError(f"tệp nén phình quá {_MAX_RATIO} lần khi giải")
    return None


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; Windows archivers write UTF-8 names without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename
