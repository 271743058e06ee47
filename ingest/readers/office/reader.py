"""Office files by what is in them, whatever their names say."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index_store.records import Doubt
from ingest.errors import (
    BinarySourceError,
    DamagedFileError,
    EmptySourceError,
    ProtectedFileError,
    UnsupportedFormatError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.records import Page

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta)\b", re.I | re.S)  # fmt: skip
_WORD_97 = b"\xec\xa5"
_SECTOR = 512
_FLAGS = _SECTOR + 10  # the flags of the header of a Word file, whose stream comes first
_ENCRYPTED = 0x01  # in the second byte of the flags
_OPEN_FORMATS = {"text": "odt", "spreadsheet": "ods"}
_INTO = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
_LOOKED_AT = 4_096


def office_reader(ending: str) -> Callable[[bytes], Page]:
    """Return the reader of files with one ending of an office program: "docx"."""
    return partial(read_office, ending=ending)


def read_office(data: bytes, ending: str) -> Page:
    """Return the page that an office file is, read by its content.

    A file that is of another kind than its ending says is read as what it is, with a doubt.
    Old formats are read through LibreOffice, .doc also through antiword or catdoc.
    """
    kind = office_kind(data, ending)
    page = _read(data, kind)
    if kind != _plain_ending(ending):
        doubt = Doubt("mislabelled", f"tệp .{ending} thực ra là .{kind}; đã đọc theo nội dung")
        page = replace(page, doubts=(*page.doubts, doubt))
    return page


def _plain_ending(ending: str) -> str:
    return {"docm": "docx", "dotx": "docx", "xlsm": "xlsx", "dot": "doc"}.get(ending, ending)


def office_kind(data: bytes, ending: str) -> str:
    """Return what a file is: "docx", "xlsx", "doc", "xls", "odt", "ods", "rtf", "html".

    Raises EmptySourceError, ProtectedFileError, DamagedFileError or BinarySourceError.
    """
    head = data[:_LOOKED_AT]
    if not data.strip(b"\0 \r\n\t"):
        raise EmptySourceError
    if head.startswith(_OLE):
        return _ole_kind(data, ending)
    if head.startswith(b"PK"):
        return _zip_kind(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if head.lstrip().lower().startswith(b"mime-version:"):
        raise UnsupportedFormatError("trang web lưu dạng .mht")
    if head.startswith(b"%PDF"):
        raise UnsupportedFormatError("tệp PDF mang đuôi khác (hãy đổi lại thành .pdf)")
    raise BinarySourceError(f"dữ liệu không phải của tệp .{ending}")


def _ole_kind(data: bytes, ending: str) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise ProtectedFileError
    kinds = [kind for kind, stream in (("doc", "WordDocument"), ("xls", "Workbook"), ("xls", "Book")) if has(stream)]  # fmt: skip
    if not kinds:
        raise BinarySourceError("tệp Office cũ không có văn bản hay bảng tính")
    kind = ending if ending in kinds else kinds[0]
    header, flags = data[_SECTOR : _SECTOR + 2], data[_FLAGS + 1 : _FLAGS + 2]
    if kind == "doc" and header == _WORD_97 and flags and flags[0] & _ENCRYPTED:
        raise ProtectedFileError("tệp Word")
    return kind


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.lstrip("/") for name in package.namelist()}
            if "mimetype" in names:
                with package.open("mimetype") as stream:
                    stated = stream.read(200).decode("ascii", "replace")
                for word, kind in _OPEN_FORMATS.items():
                    if stated.startswith(f"application/vnd.oasis.opendocument.{word}"):
                        return kind
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DamagedFileError("tệp Office bị hỏng hoặc bị cắt cụt") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(
        name.startswith("xl/") and name.endswith(".bin") and "workbook" in name for name in names
    ):
        raise UnsupportedFormatError("bảng tính .xlsb")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in names):
        raise UnsupportedFormatError("tệp trình chiếu .pptx")
    raise DamagedFileError("tệp nén không phải tệp Word hay Excel")


def _read(data: bytes, kind: str) -> Page:
    if kind == "docx":
        from ingest.readers.office.docx import read_docx  # lxml: only where there is a Word file

        return read_docx(data)
    if kind == "xlsx":
        from ingest.readers.office.xlsx import read_xlsx

        return read_xlsx(data)
    if kind == "html":
        from ingest.readers.html.reader import read_html

        return read_html(data)
    from ingest.readers.office import program as office_program

    if kind == "doc" and office_program.office() is None:
        return _printed_page(data)
    return _read(office_program.converted(data, f".{kind}", _INTO[kind]), _INTO[kind])


def _printed_page(data: bytes) -> Page:
    """Return the page of a .doc as a small program prints it: without the numbers of lists."""
    from ingest.readers.office import program as office_program
    from ingest.readers.office.printed_doc import page_of_print

    if not office_program.plain_programs():
        raise office_program.missing("tệp .doc", ".docx")
    text = office_program.printed(data)
    if text is None:
        raise DamagedFileError("không mở được tệp .doc (hỏng hoặc có mật khẩu)")
    return page_of_print(text)
