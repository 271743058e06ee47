"""Pages recognised side by side, and what a person should look at in them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index_store.records import Doubt
from ingest.readers.scans.ocr import Recognised, RecognitionError, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from types import TracebackType
    from typing import Self

    from ingest.readers.pdf.sheet import Raster

_GOOD = 85.0
_DOUBTFUL_WORD = 60.0
_WORDS_SHOWN = 8
_MOST_WORKERS = 4


@dataclass(slots=True)
class Recogniser:
    """Recognises pages in several processes; used as a context, which ends with the last."""

    _pool: ThreadPoolExecutor = field(init=False)
    _waiting: list[tuple[int, Future[Recognised]]] = field(default_factory=list)
    _done: dict[int, Recognised | None] = field(default_factory=dict)
    _at_once: int = field(init=False)

    def __post_init__(self) -> None:
        self._at_once = max(1, min(_MOST_WORKERS, os.cpu_count() or 1))
        self._pool = ThreadPoolExecutor(self._at_once, thread_name_prefix="ocr")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def add(self, number: int, raster: Raster) -> None:
        """Take a page; waits while as many are in work as fit into memory."""
        self._waiting.append((number, self._pool.submit(recognised, raster)))
        while len(self._waiting) > 2 * self._at_once:
            self._finish()

    def results(self) -> dict[int, Recognised | None]:
        """Return the pages by number when all are done; None for one that failed."""
        while self._waiting:
            self._finish()
        return self._done

    def _finish(self) -> None:
        number, future = self._waiting.pop(0)
        try:
            self._done[number] = future.result()
        except RecognitionError:
            self._done[number] = None


def recognition_doubts(pages: Sequence[tuple[int, Recognised]]) -> Iterator[Doubt]:
    """Yield what is doubtful in recognised pages: all together, then the worse ones."""
    if not pages:
        return
    letters = sum(len(word.text) for _, page in pages for word in page.words)
    total = sum(page.confidence * sum(len(w.text) for w in page.words) for _, page in pages)
    mean = total / letters if letters else 0.0
    yield Doubt(
        "ocr",
        f"{len(pages)} trang là ảnh, đọc bằng nhận dạng chữ (OCR), độ tin cậy trung bình "
        f"{mean:.0f}%; hãy đối chiếu số liệu với bản gốc",
    )
    for number, page in pages:
        words = [w for w in page.words if (w.confidence or 0.0) < _DOUBTFUL_WORD]
        figures = [word for word in words if any(letter.isdigit() for letter in word.text)]
        if page.confidence >= _GOOD and not figures:
            continue
        # A figure read wrongly does more harm than a word.
        shown = [f"“{word.text}”" for word in [*figures, *words][:_WORDS_SHOWN]]
        unsure = f"; chưa chắc: {', '.join(dict.fromkeys(shown))}" if shown else ""
        yield Doubt("ocr", f"trang {number}: độ tin cậy nhận dạng {page.confidence:.0f}%{unsure}")


def page_numbers(numbers: Sequence[int]) -> str:
    """Return page numbers as a person writes them.

    >>> page_numbers([1, 2, 3, 7, 9, 10])
    '1–3, 7, 9–10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
