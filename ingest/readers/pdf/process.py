"""The readers' end of the process that opens PDFs and images: started when needed, kept.

One process serves file after file (starting one takes a fifth of a second). It is killed when
it takes too long and started again when it died; what it was doing is then lost, no more.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Literal

from ingest.errors import DamagedFileError, ProtectedFileError, RefusedError, UnsafeFileError
from ingest.readers.pdf.sheet import LETTER_NUMBERS, RULING_NUMBERS, Opened, Raster, Sheet
from ingest.readers.pdf.worker import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_SECONDS = 60.0
SHEET_SECONDS = 30.0
RENDER_SECONDS = 60.0

_ROOT = Path(__file__).resolve().parents[2]


class PageLostError(Exception):
    """One page could not be had: damaged, too slow, or it brought the process down."""


@dataclass(slots=True)
class OpenFile:
    """A PDF or an image that is open in the other process."""

    kind: Literal["pdf", "image"]
    data: bytes
    about: Opened
    lost: bool = False

    def sheet(self, index: int) -> Sheet:
        """Return the page at ``index`` as letters and rulings; raises PageLostError."""
        words, data = self._ask({"do": "sheet", "page": index}, SHEET_SECONDS)
        cut_at = int(str(words["places"]))
        places, rulings = array("f"), array("f")
        places.frombytes(data[:cut_at])
        rulings.frombytes(data[cut_at:])
        letters = str(words["letters"])
        if len(places) != len(letters) * LETTER_NUMBERS or len(rulings) % RULING_NUMBERS:
            raise PageLostError("an answer that does not fit")
        return Sheet(
            float(str(words["width"])),
            float(str(words["height"])),
            letters,
            places,
            rulings,
            float(str(words["image_share"])),
            int(str(words["objects"])),
            bool(words["cut"]),
        )

    def render(self, index: int, dots_per_inch: float, max_pixels: int) -> Raster:
        """Return the page at ``index`` as grey pixels; raises PageLostError."""
        request = {
            "do": "render",
            "page": index,
            "dots_per_inch": dots_per_inch,
            "max_pixels": max_pixels,
        }
        words, pixels = self._ask(request, RENDER_SECONDS)
        width, height = int(str(words["width"])), int(str(words["height"]))
        if width * height != len(pixels):
            raise PageLostError("an answer that does not fit")
        return Raster(width, height, pixels, float(str(words["dots_per_inch"])))

    def _ask(self, request: dict[str, object], seconds: float) -> tuple[dict[str, object], bytes]:
        try:
            if self.lost:
                _opened(self.kind, self.data)
                self.lost = False
            words, data = _PROCESS.ask(request, b"", seconds)
        except (_ProcessLostError, RefusedError) as error:
            self.lost = True
            raise PageLostError(str(error)) from error
        if "error" in words:
            raise PageLostError(str(words.get("detail", words["error"])))
        return words, data


@contextmanager
def open_file(kind: Literal["pdf", "image"], data: bytes) -> Iterator[OpenFile]:
    """Yield a file opened in the other process; no other file is open meanwhile.

    Raises ProtectedFileError, UnsafeFileError or DamagedFileError where it does not open.
    """
    with _LOCK:
        yield OpenFile(kind, data, _opened(kind, data))


_NAMES = {"pdf": "tệp PDF", "image": "tệp ảnh"}


def _opened(kind: Literal["pdf", "image"], data: bytes) -> Opened:
    try:
        words, _ = _PROCESS.ask({"do": f"open {kind}"}, data, OPEN_SECONDS)
    except _ProcessLostError as error:
        raise DamagedFileError(f"{_NAMES[kind]} làm chương trình đọc bị treo hoặc dừng") from error
    match words.get("error"):
        case None:
            return Opened(int(str(words["pages"])), str(words["title"]))
        case "locked":
            raise ProtectedFileError(_NAMES[kind])
        case "oversize":
            raise UnsafeFileError(f"ảnh quá lớn ({words['detail']})")
        case _:
            raise DamagedFileError(f"{_NAMES[kind]} bị hỏng hoặc bị cắt cụt")


class _ProcessLostError(Exception):
    """The process died, took too long, or answered nonsense."""


class _Process:
    """The other process and the pipes to it."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._answers: Queue[tuple[dict[str, object], bytes] | None] = Queue()

    def ask(
        self, request: dict[str, object], data: bytes, seconds: float
    ) -> tuple[dict[str, object], bytes]:
        """Return the answer to a request; raises _ProcessLostError."""
        running = self._started()
        assert running.stdin is not None
        watch = threading.Timer(seconds, running.kill)  # writing may block as well as reading
        watch.start()
        try:
            write_frame(running.stdin, request, data)
            answer = self._answers.get(timeout=seconds + 5)
        except (OSError, ValueError, Empty) as error:
            self.stop()
            raise _ProcessLostError(str(error)) from error
        finally:
            watch.cancel()
        if answer is None:
            self.stop()
            raise _ProcessLostError("the process ended")
        return answer

    def stop(self) -> None:
        """End the process."""
        running, self._running = self._running, None
        if running is None:
            return
        running.kill()
        running.wait()
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # it was full of what nobody reads any more
                    continue

    def _started(self) -> subprocess.Popen[bytes]:
        if self._running is None or self._running.poll() is not None:
            self.stop()
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
            self._answers = Queue()
            self._running = subprocess.Popen(
                # -P: a module of the folder that a person stands in is none of ours.
                [sys.executable, "-P", "-m", "ingest.readers.pdf.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            listener = threading.Thread(
                target=_listen, args=(self._running, self._answers), daemon=True
            )
            listener.start()
        return self._running


def _listen(
    running: subprocess.Popen[bytes], answers: Queue[tuple[dict[str, object], bytes] | None]
) -> None:
    """Put every answer into the queue, and None when there are no more."""
    assert running.stdout is not None
    try:
        while (answer := read_frame(running.stdout)) is not None:
            answers.put(answer)
    except (OSError, ValueError, MemoryError):
        pass  # killed in the middle of a frame
    answers.put(None)


_PROCESS = _Process()
_LOCK = threading.Lock()
atexit.register(_PROCESS.stop)
