"""The process that opens PDFs and images for the readers: ``python -m ingest.readers.pdf.worker``.

It reads requests from standard input and answers on standard output, each a frame: the
lengths of a JSON object and of the bytes behind it, then both. Nothing that it says is code:
a hostile file that takes this process over can only send wrong letters.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from ingest.readers.pdf.sheet import Opened, Raster, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

LENGTHS = struct.Struct("<II")
MAX_MEMORY = 2_000_000_000  # address space, besides what the interpreter has taken


class Openable(Protocol):
    """A PDF or an image that is open."""

    def opened(self) -> Opened:
        """Return how many pages there are."""
        ...

    def sheet(self, index: int) -> Sheet:
        """Return a page as letters."""
        ...

    def render(self, index: int, dots_per_inch: float, max_pixels: int) -> Raster:
        """Return a page as pixels."""
        ...


def write_frame(stream: IO[bytes], words: Mapping[str, object], data: bytes = b"") -> None:
    """Send one frame."""
    head = json.dumps(words).encode("ascii")
    stream.write(LENGTHS.pack(len(head), len(data)))
    stream.write(head)
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, object], bytes] | None:
    """Return the words and the bytes of the next frame; None where the stream has ended."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_length, data_length = LENGTHS.unpack(lengths)
    head, data = stream.read(head_length), stream.read(data_length)
    if len(head) < head_length or len(data) < data_length:
        return None
    words = json.loads(head)
    return (words, data) if isinstance(words, dict) else None


def main() -> None:
    """Answer requests until standard input ends, as it does when the other side is gone."""
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What C libraries print must not come between the frames.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    opened: Openable | None = None
    while (request := read_frame(sys.stdin.buffer)) is not None:
        words, data = request
        if words["do"] in ("open pdf", "open image"):
            opened = None  # frees the one before
            opened = _open(answers, str(words["do"]), data)
        elif opened is None:
            write_frame(answers, {"error": "closed"})
        else:
            _answer(answers, opened, words)


def _open(answers: IO[bytes], do: str, data: bytes) -> Openable | None:
    opened: Openable
    if do == "open pdf":
        from ingest.readers.pdf.engine import DamagedPdfError, LockedPdfError, PdfFile

        try:
            opened = PdfFile(data)
        except LockedPdfError:
            write_frame(answers, {"error": "locked"})
            return None
        except (DamagedPdfError, MemoryError) as error:
            write_frame(answers, {"error": "damaged", "detail": str(error)[:200]})
            return None
    else:
        from ingest.readers.scans.image_engine import (
            DamagedImageError,
            ImageFile,
            OversizeImageError,
        )

        try:
            opened = ImageFile(data)
        except OversizeImageError as error:
            write_frame(answers, {"error": "oversize", "detail": str(error)})
            return None
        except (DamagedImageError, MemoryError) as error:
            write_frame(answers, {"error": "damaged", "detail": str(error)[:200]})
            return None
    about = opened.opened()
    write_frame(answers, {"pages": about.pages, "title": about.title})
    return opened


def _answer(answers: IO[bytes], opened: Openable, words: Mapping[str, object]) -> None:
    index = int(str(words["page"]))
    try:
        if words["do"] == "sheet":
            _send_sheet(answers, opened.sheet(index))
        else:
            raster = opened.render(
                index, float(str(words["dots_per_inch"])), int(str(words["max_pixels"]))
            )
            _send_raster(answers, raster)
    except (ValueError, OSError, MemoryError) as error:
        write_frame(answers, {"error": "damaged", "detail": str(error)[:200]})


def _send_sheet(answers: IO[bytes], sheet: Sheet) -> None:
    places = sheet.places.tobytes()
    words = {
        "width": sheet.width,
        "height": sheet.height,
        "letters": sheet.letters,
        "image_share": sheet.image_share,
        "objects": sheet.objects,
        "cut": sheet.cut,
        "places": len(places),
    }
    write_frame(answers, words, places + sheet.rulings.tobytes())


def _send_raster(answers: IO[bytes], raster: Raster) -> None:
    words = {
        "width": raster.width,
        "height": raster.height,
        "dots_per_inch": raster.dots_per_inch,
    }
    write_frame(answers, words, raster.pixels)


def _limit_memory() -> None:
    """Bound what a hostile file can make this process take, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the limit on pixels and the time limit must do
        return
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):  # macOS does not keep such a limit anyway
        return
    limit = pages * resource.getpagesize() + MAX_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
