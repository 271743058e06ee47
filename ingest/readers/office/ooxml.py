"""The parts of an Office Open XML package (.docx, .xlsx), without trusting what it says."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from ingest.errors import DamagedFileError, ProtectedFileError, UnsafeFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = Any
"""An element of lxml, which comes without types."""

MAX_PART_BYTES = 80_000_000
MAX_PARTS_BYTES = 160_000_000
_MAX_MEMBERS = 20_000
_MAX_RATIO = 300  # sheets of one repeated number deflate some 60 times
_RATIO_MATTERS_FROM = 2_000_000
_ENCRYPTED = 0x1
_MAIN = "/officeDocument"
# ISO 29500 "strict" names every namespace anew; what is in them is the same.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Package:
    """An opened package; parts are unpacked when asked for, up to a limit each and in all."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise DamagedFileError("tệp Office bị hỏng hoặc bị cắt cụt") from error
        if len(members) > _MAX_MEMBERS:
            raise UnsafeFileError(f"tệp Office có hơn {_MAX_MEMBERS} phần")
        self._left = MAX_PARTS_BYTES
        self._members = {one.filename.lstrip("/"): one for one in members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def part(self, name: str) -> Element | None:
        """Return the root element of a part, or None where there is no such part.

        Raises DamagedFileError for XML that does not parse and UnsafeFileError for what
        unpacks to too much; a document type, and with it every entity, is refused.
        """
        data = self._bytes(name)
        if data is None:
            return None
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedFileError(f"phần {posixpath.basename(name)} trong tệp bị hỏng") from error
        if root.getroottree().docinfo.doctype:
            raise UnsafeFileError("tệp Office khai báo thực thể XML bên ngoài")
        return root

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """Yield the elements of a part that have one of the local names, each only while it is
        looked at: a sheet of a million rows is never whole in memory.
        """
        data = self._bytes(name)
        if data is None:
            return
        wanted = [f"{{*}}{tag}" for tag in tags]
        try:
            for _, element in etree.iterparse(
                io.BytesIO(data), events=("end",), tag=wanted, resolve_entities=False,
                no_network=True, load_dtd=False, huge_tree=False,
            ):  # fmt: skip
                if element.getroottree().docinfo.doctype:
                    raise UnsafeFileError("tệp Office khai báo thực thể XML bên ngoài")
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedFileError(f"phần {posixpath.basename(name)} trong tệp bị hỏng") from error

    def _bytes(self, name: str) -> bytes | None:
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise ProtectedFileError("tệp Office")
        swollen = member.file_size > _MAX_RATIO * max(1, member.compress_size)
        limit = min(MAX_PART_BYTES, self._left)
        if (swollen and member.file_size > _RATIO_MATTERS_FROM) or member.file_size > limit:
            raise UnsafeFileError("tệp Office phình quá lớn khi giải nén")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise DamagedFileError("tệp Office bị hỏng hoặc bị cắt cụt") from error
        except (NotImplementedError, RuntimeError) as error:  # an unknown compression; a password
            raise DamagedFileError("tệp Office nén bằng cách không đọc được") from error
        if len(data) > limit:
            raise UnsafeFileError("tệp Office phình quá lớn khi giải nén")
        self._left -= len(data)
        return data

    def main_part(self, usual: str) -> str:
        """Return the name of the part that the package opens with, else the usual one."""
        for kind, target, _ in self._relations("_rels/.rels", ""):
            if kind.endswith(_MAIN) and target in self._members:
                return target
        return usual

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the part that ``part`` relates to as ``kind``: "/numbering"."""
        folder, name = posixpath.split(part)
        found = self._relations(f"{folder}/_rels/{name}.rels", folder)
        return next((target for said, target, _ in found if said.endswith(kind)), None)

    def targets(self, part: str) -> dict[str, str]:
        """Return the parts that ``part`` relates to, by the id of the relation."""
        folder, name = posixpath.split(part)
        found = self._relations(f"{folder}/_rels/{name}.rels", folder)
        return {identity: target for _, target, identity in found}

    def _relations(self, name: str, folder: str) -> Iterator[tuple[str, str, str]]:
        root = self.part(name.lstrip("/"))
        for one in root if root is not None else ():
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield one.get("Type") or "", posixpath.normpath(path), one.get("Id") or ""


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
