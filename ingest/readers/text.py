"""Plain text into a page."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from ingest.encoding import read_bytes
from ingest.readers.loose_tables import framed
from ingest.records import Page

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_OPENS_A_LINE = re.compile(
    r"\s*([-+*•–|#>]|\d+[.)]|[IVX]+\.|[a-zđ]\)|(Điều|Chương|Mục|Phần)\s)|\s{4,}"
)


def read_text(data: bytes) -> Page:
    """Return the page that plain text is, with hard-wrapped paragraphs on one line again."""
    read = read_bytes(data)
    lines = framed(normal_newlines(read.text).split("\n"))
    return Page(unwrapped("\n".join(lines)), doubts=read.doubts)


def normal_newlines(text: str) -> str:
    r"""Return the text with every kind of line break as one newline.

    >>> normal_newlines("a\r\nb\rc")
    'a\nb\nc'
    """
    return _NEWLINES.sub("\n", text)


def unwrapped(text: str) -> str:
    """Return the text with lines joined that a mail program or editor cut at a fixed width.

    Only a text whose lines are all short and mostly full is touched: a portal's text has one
    line a paragraph, and a list of names has short lines that belong apart.
    """
    lines = text.split("\n")
    filled = [len(line) for line in lines if line.strip()]
    if len(filled) < 6 or max(filled) > 130:
        return text
    width = max(filled)
    inner = [len(line) for line, following in pairwise(lines) if line.strip() and following.strip()]
    if width < 50 or len(inner) * 2 < len(filled) or median(inner) < width * 0.75:
        return text
    return _joined(lines, width)


def _joined(lines: list[str], width: int) -> str:
    joined: list[str] = []
    previous = ""
    for line in lines:
        continues = (
            previous.strip()
            and line.strip()
            and len(previous) > width * 0.7
            and not _OPENS_A_LINE.match(line)
        )
        if continues:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined)
