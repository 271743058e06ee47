"""A .zip into the sources in it, without trusting a word of what it says about itself."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.errors import (
    DamagedArchiveError,
    ProtectedFileError,
    RefusedError,
    TooLargeError,
    UnsafeArchiveError,
)
from ingest.sources import (
    BytesContent,
    Content,
    RefusedContent,
    Source,
    is_litter,
    printable_name,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

MAX_ARCHIVE_BYTES = 200_000_000
_MAX_MEMBERS = 5_000
_MAX_RATIO = 200  # text deflates some 3 to 10 times; repeated log lines reach 100
_RATIO_MATTERS_FROM = 1_000_000
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
# LZMA may ask for gigabytes to unpack a few bytes; nobody's documents need it.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class MemberContent(Content):
    """The bytes of one member, unpacked only when read and only up to the limit."""

    archive: zipfile.ZipFile
    member: zipfile.ZipInfo

    def read(self, limit: int) -> bytes:
        """Return the bytes; what the archive claims about their number is not believed."""
        try:
            with self.archive.open(self.member) as stream:
                data = stream.read(limit + 1)
        except _BROKEN as error:
            raise DamagedArchiveError("tệp trong gói nén bị hỏng") from error
        if len(data) > limit:
            raise TooLargeError(len(data), limit)
        return data


def archive_sources(archive: Source, data: bytes) -> Iterator[Source]:
    """Yield the members of a .zip; those that are unsafe yield their refusal when read.

    An office file under the name of an archive is yielded as itself. Raises
    DamagedArchiveError or UnsafeArchiveError where the archive as a whole is refused.
    """
    opened = _opened(data)
    # Of two members with one name the last counts, as for every program that unpacks.
    members = {member.filename: member for member in opened.infolist() if _is_file(member)}
    if is_office_package(members):
        yield Source(archive.identity, archive.parts, BytesContent(data))
        return
    _refuse_unsafe(list(members.values()))
    for filename in sorted(members):
        member = members[filename]
        path = PurePosixPath(_member_name(member).replace("\\", "/"))
        parts = tuple(printable_name(p) for p in path.parts if p not in ("/", "..", "."))
        if not parts or any(is_litter(part) for part in parts):
            continue
        refusal = _refusal(member, path)
        content = RefusedContent(refusal) if refusal else MemberContent(opened, member)
        name = printable_name(_member_name(member))
        yield Source(f"{archive.identity}!{name}", (*archive.parts, *parts), content)


def is_office_package(names: Collection[str]) -> bool:
    """Return whether a .zip with these members is a Word, Excel or OpenDocument file.

    >>> is_office_package(["[Content_Types].xml", "word/document.xml"])
    True
    """
    if "[Content_Types].xml" in names:
        return any(name.startswith(("word/", "xl/")) for name in names)
    return "mimetype" in names and "content.xml" in names


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.count(_ENTRY) > 2 * _MAX_MEMBERS:  # before a million entries are read into memory
        raise UnsafeArchiveError(f"gói nén có hơn {_MAX_MEMBERS} tệp")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DamagedArchiveError("gói nén bị hỏng hoặc không phải .zip") from error


def _is_file(member: zipfile.ZipInfo) -> bool:
    return bool(member.filename) and not member.filename.endswith("/")


def _refuse_unsafe(members: Sequence[zipfile.ZipInfo]) -> None:
    """Raise UnsafeArchiveError for too many members, too large ones, or such as overlap."""
    if len(members) > _MAX_MEMBERS:
        raise UnsafeArchiveError(f"gói nén có hơn {_MAX_MEMBERS} tệp")
    if sum(member.file_size for member in members) > MAX_ARCHIVE_BYTES:
        raise UnsafeArchiveError(
            f"gói nén giải ra hơn {MAX_ARCHIVE_BYTES // 1_000_000} MB, vượt giới hạn"
        )
    in_place = sorted(members, key=lambda member: member.header_offset)
    for one, following in pairwise(in_place):
        end = one.header_offset + _LOCAL_HEADER + one.compress_size
        if end > following.header_offset:
            raise UnsafeArchiveError("các tệp trong gói nén chồng lên nhau")


def _refusal(member: zipfile.ZipInfo, path: PurePosixPath) -> RefusedError | None:
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return UnsafeArchiveError("đường dẫn trong gói nén trỏ ra ngoài gói")
    if stat.S_ISLNK(member.external_attr >> 16):
        return UnsafeArchiveError("mục trong gói nén là liên kết, không phải tệp")
    if member.flag_bits & _ENCRYPTED:
        return ProtectedFileError("tệp trong gói nén")
    if member.compress_type not in _METHODS:
        return DamagedArchiveError("tệp trong gói nén dùng kiểu nén không đọc được")
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
