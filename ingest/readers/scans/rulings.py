"""The ruled lines in the picture of a page: long thin runs of dark pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.pdf.grid import Ruling, Rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt

    from ingest.readers.pdf.sheet import Raster

_POINTS = 72
_SHORTEST = 0.35  # inches; no letter has a straight stroke as long
_FILLED = 0.94  # of the pixels of a line, which print and scanner leave gaps in
_DARK = 150
_THICKEST = 0.05  # inches, besides what a slanting page adds
_SLANT = 0.012
_MOST = 3_000


def rulings_in(raster: Raster) -> Rulings:
    """Return the rulings across and down a page, in points from its upper left corner."""
    import numpy as np  # 0.1 s: only scans need it

    size = raster.width * raster.height
    pixels = np.frombuffer(raster.pixels, dtype=np.uint8, count=size)
    dark = pixels.reshape(raster.height, raster.width) < _DARK
    even = dark[: raster.height // 2 * 2, : raster.width // 2 * 2]
    # Half as fine, a pixel dark where one of four is.
    small = even[::2, ::2] | even[1::2, ::2] | even[::2, 1::2] | even[1::2, 1::2]
    scale = 2 * _POINTS / raster.dots_per_inch
    return Rulings(
        tuple(_lines(small, raster.dots_per_inch / 2, scale)),
        tuple(_lines(np.ascontiguousarray(small.T), raster.dots_per_inch / 2, scale)),
    )


def _lines(dark: npt.NDArray[np.bool_], dots: float, scale: float) -> Iterator[Ruling]:
    """Yield the lines across an image, from the top."""
    found: list[list[int]] = []  # first row, last row, start, end
    open_lines: list[list[int]] = []
    for row, start, end in _runs(dark, max(8, int(dots * _SHORTEST))):
        open_lines = [line for line in open_lines if row - line[1] <= 2]
        for line in open_lines:
            if start <= line[3] + 4 and end >= line[2] - 4:
                line[1] = row
                line[2], line[3] = min(line[2], start), max(line[3], end)
                break
        else:
            if len(found) > _MOST:
                return
            line = [row, row, start, end]
            found.append(line)
            open_lines.append(line)
    for first, last, left, right in found:
        if last - first <= _THICKEST * dots + _SLANT * (right - left):
            yield Ruling((first + last + 1) / 2 * scale, left * scale, right * scale)


def _runs(dark: npt.NDArray[np.bool_], shortest: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, start and end of the runs of dark pixels that are long enough."""
    import numpy as np

    height, width = dark.shape
    if width <= shortest:
        return
    counts = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=counts[:, 1:])
    full = counts[:, shortest:] - counts[:, :-shortest] >= _FILLED * shortest
    for row in np.flatnonzero(full.any(axis=1)):
        steps = np.diff(full[row].astype(np.int8), prepend=0, append=0)
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            yield int(row), start, end - 1 + shortest
