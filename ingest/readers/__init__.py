"""What reads which format: one row of ``READERS`` a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.errors import UnsupportedFormatError
from ingest.readers.csv_table import read_csv
from ingest.readers.html.reader import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.office.reader import office_reader
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.scans.image import read_image
from ingest.readers.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.records import Page


@dataclass(frozen=True, slots=True)
class Reader:
    """A function from bytes to a page, and the file endings it is for."""

    suffixes: tuple[str, ...]
    read: Callable[[bytes], Page]


READERS: tuple[Reader, ...] = (
    Reader((".txt", ".text"), read_text),
    Reader((".md", ".markdown"), read_markdown),
    Reader((".html", ".htm", ".xhtml"), read_html),
    Reader((".docx", ".docm", ".dotx"), office_reader("docx")),
    Reader((".xlsx", ".xlsm"), office_reader("xlsx")),
    Reader((".csv", ".tsv"), read_csv),
    Reader((".doc", ".dot"), office_reader("doc")),
    Reader((".rtf",), office_reader("rtf")),
    Reader((".odt",), office_reader("odt")),
    Reader((".xls",), office_reader("xls")),
    Reader((".ods",), office_reader("ods")),
    Reader((".pdf",), read_pdf),
    Reader((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"), read_image),
)


def reader_for(suffix: str) -> Reader:
    """Return the reader of a file ending; raises UnsupportedFormatError where there is none.

    >>> reader_for(".md").suffixes
    ('.md', '.markdown')
    """
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise UnsupportedFormatError(f"định dạng {suffix}" if suffix else "tệp không có đuôi")
