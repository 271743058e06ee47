"""What a file really is, by its first bytes, where that is not what its name says."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from ingest.archive import is_office_package
from ingest.errors import UnsupportedFormatError

_TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_TABLE = frozenset({".csv", ".tsv"})
_OFFICE = frozenset(
    {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".doc", ".dot", ".rtf", ".odt", ".xls", ".ods"}
)
_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"})
_PDF = frozenset({".pdf"})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGE_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"II*\x00", ".tiff"),
    (b"MM\x00*", ".tiff"),
)
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "gói nén .rar (hãy giải nén rồi nạp từng tệp, hoặc nén lại thành .zip)"),
    (b"7z\xbc\xaf\x27\x1c", "gói nén .7z (hãy giải nén rồi nạp từng tệp, hoặc nén lại thành .zip)"),
    (b"\x1f\x8b\x08", "gói nén .gz (hãy giải nén rồi nạp từng tệp)"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_LOOKED_AT = 8_192
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def reading_suffix(data: bytes, suffix: str) -> str:
    """Return the file ending by which ``data`` is to be read: ``suffix``, unless that is wrong.

    Endings of one family (.txt and .md, all of office) are left alone: their reader knows.
    Raises UnsupportedFormatError for archives under other names.

    >>> reading_suffix(b"%PDF-1.7 ...", ".txt"), reading_suffix(b"<!DOCTYPE html><html>", ".pdf")
    ('.pdf', '.html')
    >>> reading_suffix(b"# Title", ".md"), reading_suffix(b"plain words", ".docx")
    ('.md', '.txt')
    """
    found = _by_signs(data, suffix)
    if found is None and suffix in _PDF | _OFFICE | _IMAGES and _is_plain_text(data):
        # A web page without its head, and a mail archive, are for the office reader to name.
        marked = suffix in _OFFICE and data.lstrip()[:5].lower().startswith((b"<", b"mime-"))
        return suffix if marked else ".csv" if suffix in _SHEETS else ".txt"
    return suffix if found is None or found in _family(suffix) else found


def remark_on(suffix: str, read_as: str) -> str:
    """Return a Vietnamese line for a person whose file was not what its name says."""
    named = f"tệp mang đuôi {suffix}" if suffix else "tệp không có đuôi"
    return f"{named} nhưng nội dung là {_NAMES[read_as]}; đã đọc theo nội dung"


_NAMES = {
    ".pdf": "PDF",
    ".html": "trang web (HTML)",
    ".txt": "văn bản thường",
    ".csv": "bảng dạng văn bản (CSV)",
    ".docx": "tệp Word",
    ".xlsx": "bảng tính Excel",
    ".doc": "tệp Office đời cũ",
    ".rtf": "tệp RTF",
    ".odt": "tệp OpenDocument",
    **dict.fromkeys(_IMAGES, "ảnh"),
}


def _family(suffix: str) -> frozenset[str]:
    families = (_TEXT, _HTML, _TABLE, _OFFICE, _IMAGES, _PDF)
    return next((family for family in families if suffix in family), frozenset())


def _by_signs(data: bytes, suffix: str) -> str | None:
    """Return the ending that the first bytes ask for; None where they ask for none."""
    head = data[:_LOOKED_AT]
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(_OLE):
        return ".doc"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04") and suffix not in _OFFICE:
        return _package(data)
    for sign, ending in _IMAGE_SIGNS:
        if head.startswith(sign):
            return ending
    for sign, what in _UNREAD:
        if head.startswith(sign):
            raise UnsupportedFormatError(what)
    if _MARKUP.match(_as_ascii(head)):
        return ".html"
    return None


def _package(data: bytes) -> str | None:
    """Return which office format a .zip is; raises UnsupportedFormatError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ".docx"  # whose reader says what is broken
    if not is_office_package(names):
        raise UnsupportedFormatError("gói nén mang đuôi khác (hãy đổi lại thành .zip)")
    if "mimetype" in names:
        return ".odt"
    return ".docx" if any(name.startswith("word/") for name in names) else ".xlsx"


def _as_ascii(head: bytes) -> bytes:
    """Return the first bytes without their byte order mark, UTF-16 as ASCII."""
    if head.startswith(_BOMS):
        return head.decode("utf-16", "replace").encode("ascii", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def _is_plain_text(data: bytes) -> bool:
    """Return whether bytes are words in UTF-8 or UTF-16 with a mark, and nothing else."""
    head = data[:_LOOKED_AT]
    if not head.strip():
        return False
    if head.startswith(_BOMS):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        # A letter may be cut at the end of what is looked at.
        text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    return not _CONTROL.search(text) and "\ufffd" not in text and len(text.split()) > 1
