"""PDF pages through PDFium: the only module that imports pypdfium2, run in a process apart.

PDFium is C++ and is given files from anywhere: ``ingest.readers.pdf.worker`` runs this in a
process of its own, so that a crash, a loop or a flood of memory costs one page, not a run.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from array import array
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf.sheet import GUESSED_SPACE, LETTER_NUMBERS, Opened, Raster, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LETTERS = 100_000  # a page of the densest print has some 15,000
MAX_RULINGS = 20_000
_MAX_OBJECTS = 200_000
_MAX_DEPTH = 8
_GENERATED = 1
_THIN = 3.0  # points: a filled rectangle up to here is a ruling
_SHORTEST_RULING = 4.0
_DEGREES_OFF = 12
_SLANTING = -1
_SOFT_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line


class LockedPdfError(ValueError):
    """The file opens only with a password."""


class DamagedPdfError(ValueError):
    """PDFium cannot make sense of the file or the page."""


class PdfFile:
    """A PDF that is open."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(data)
            self._pages = len(self._document)
        except pdfium.PdfiumError as error:
            if "assword" in str(error) or "security" in str(error):
                raise LockedPdfError from error
            raise DamagedPdfError(str(error)) from error

    def opened(self) -> Opened:
        """Return how many pages there are and the title that the file claims."""
        return Opened(self._pages, self._document.get_metadata_value("Title"))

    def sheet(self, index: int) -> Sheet:
        """Return the page at ``index`` as letters and rulings; raises DamagedPdfError."""
        page = self._page(index)
        try:
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise DamagedPdfError(str(error)) from error
        frame = _Frame.of(page)
        letters, places, turned, cut = _letters(text, frame)
        drawn = _Drawn(turned)
        drawn.collect(page)
        return Sheet(
            turned.width,
            turned.height,
            letters,
            places,
            drawn.rulings,
            min(1.0, drawn.image_area / max(1.0, frame.width * frame.height)),
            drawn.objects,
            cut or drawn.cut,
        )

    def render(self, index: int, dots_per_inch: float, max_pixels: int) -> Raster:
        """Return the page at ``index`` as grey pixels, coarser where it would be too large."""
        page = self._page(index)
        area = max(1.0, page.get_width() * page.get_height())
        scale = min(dots_per_inch / 72, math.sqrt(max_pixels / area))
        try:
            bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
        except (pdfium.PdfiumError, MemoryError) as error:
            raise DamagedPdfError(str(error)) from error
        colours = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4}
        step = colours.get(bitmap.format, 4)
        width, stride, height = bitmap.width, bitmap.stride, bitmap.height
        pixels = bytes(bitmap.buffer)
        if stride != width * step:
            pixels = b"".join(pixels[y * stride :][: width * step] for y in range(height))
        # The red of each pixel: seals in red ink fade, all other ink stays dark.
        return Raster(width, height, pixels[::step][: width * height], scale * 72)

    def _page(self, index: int) -> pdfium.PdfPage:
        try:
            return self._document[index]
        except (pdfium.PdfiumError, IndexError) as error:
            raise DamagedPdfError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Frame:
    """The box of a page that is seen, and by how many quarters a reader turns it."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> _Frame:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    @property
    def width(self) -> float:
        return abs(self.top - self.bottom) if self.quarters % 2 else abs(self.right - self.left)

    @property
    def height(self) -> float:
        return abs(self.right - self.left) if self.quarters % 2 else abs(self.top - self.bottom)

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page's own space as seen: from the upper left, y downwards."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def _letters(text: pdfium.PdfTextPage, frame: _Frame) -> tuple[str, array[float], _Frame, bool]:
    """Return letters, their places, the frame turned so that most are upright, and whether cut."""
    count = text.count_chars()
    by_turn: dict[int, tuple[list[str], list[float]]] = {}
    _read_glyphs(text, min(count, MAX_LETTERS), by_turn)
    upright = max(
        (turn for turn in by_turn if turn != _SLANTING),
        key=lambda turn: len(by_turn[turn][0]),
        default=frame.quarters,
    )
    # Text that runs up the page in its own space is upright once the page is turned as much.
    turned = _Frame(frame.left, frame.bottom, frame.right, frame.top, upright)
    letters: list[str] = []
    places = array("f")
    found, numbers = by_turn.get(upright, ([], []))
    for index, letter in enumerate(found):
        x, y, left, bottom, right, top, size = numbers[index * 7 : index * 7 + 7]
        if letter == GUESSED_SPACE:
            letters.append(letter)
            places.extend((0.0,) * LETTER_NUMBERS)
            continue
        seen_x, baseline = turned.seen(x, y)
        ax, _ = turned.seen(left, bottom)
        bx, _ = turned.seen(right, top)
        if -1 <= seen_x <= turned.width + 1 and -1 <= baseline <= turned.height + 9:
            letters.append(letter)
            places.extend((min(ax, bx), max(ax, bx), baseline, size))
    return "".join(letters), places, turned, count > MAX_LETTERS


def _read_glyphs(
    text: pdfium.PdfTextPage, count: int, by_turn: dict[int, tuple[list[str], list[float]]]
) -> None:
    """Put letters, with origin, box and size of each, under the quarters they are turned by.

    The inner loop of reading: every call into PDFium costs a microsecond, so what is the
    same for a whole text object is asked once.
    """
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    address, size, scale, turn = None, 0.0, 1.0, 0
    get_code, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    get_origin, get_object = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetTextObject
    handle = text.raw
    for index in range(count):
        code = get_code(handle, index)
        if code < 32 and code != _SOFT_HYPHEN:
            continue
        if code == 32 and raw.FPDFText_IsGenerated(handle, index) == _GENERATED:
            if turn in by_turn:
                by_turn[turn][0].append(GUESSED_SPACE)
                by_turn[turn][1].extend((0.0,) * 7)
            continue
        if code > 0x10FFFF or 0xD800 <= code < 0xE000 or not get_box(handle, index, rect):
            continue
        get_origin(handle, index, x, y)
        found = ctypes.cast(get_object(handle, index), ctypes.c_void_p).value
        if found != address or found is None:
            address = found
            raw.FPDFText_GetMatrix(handle, index, matrix)
            # The font size is in text space; the matrix scales and turns it.
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            size = raw.FPDFText_GetFontSize(handle, index) * scale
            turn = _quarters(matrix)
        numbers = (x.value, y.value, rect.left, rect.bottom, rect.right, rect.top, size)
        if not math.isfinite(sum(numbers)):
            continue
        letters, places = by_turn.setdefault(turn, ([], []))
        letters.append(chr(code))
        places.extend(numbers)


def _quarters(matrix: raw.FS_MATRIX) -> int:
    """Return by how many quarters a glyph is turned counter-clockwise, or _SLANTING."""
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - quarters * 90) <= _DEGREES_OFF else _SLANTING


class _Drawn:
    """Collects the rulings and images of a page."""

    def __init__(self, frame: _Frame) -> None:
        self.frame = frame
        self.rulings = array("f")
        self.image_area = 0.0
        self.cut = False
        self.objects = 0

    def collect(self, page: pdfium.PdfPage) -> None:
        """Look at all objects of a page, those inside forms as well."""
        self._level(
            raw.FPDFPage_CountObjects(page),
            lambda index: raw.FPDFPage_GetObject(page, index),
            (1, 0, 0, 1, 0, 0),
            0,
        )

    def _level(
        self,
        count: int,
        get: Callable[[int], object],
        outer: tuple[float, float, float, float, float, float],
        depth: int,
    ) -> None:
        for index in range(count):
            self.objects += 1
            if self.objects > _MAX_OBJECTS or len(self.rulings) > MAX_RULINGS * 4:
                self.cut = True
                return
            found = get(index)
            kind = raw.FPDFPageObj_GetType(found)
            if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
                continue
            matrix = _times(_matrix(found), outer)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(found, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(matrix)
            elif depth < _MAX_DEPTH:
                self._level(
                    raw.FPDFFormObj_CountObjects(found),
                    partial(raw.FPDFFormObj_GetObject, found),
                    matrix,
                    depth + 1,
                )

    def _image(self, matrix: tuple[float, ...]) -> None:
        """Add the area of an image: the unit square under its matrix, as far as it is seen."""
        a, b, c, d, e, f = matrix
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        frame = self.frame
        width = min(max(xs), frame.right) - max(min(xs), frame.left)
        height = min(max(ys), frame.top) - max(min(ys), frame.bottom)
        self.image_area += max(0.0, width) * max(0.0, height)

    def _path(self, path: object, matrix: tuple[float, ...]) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        a, b, c, d, e, f = matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(min(raw.FPDFPath_CountSegments(path), MAX_RULINGS)):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = self.frame.seen(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                self._outline(points, stroke.value != 0)
                points = [point]
            elif kind == raw.FPDF_SEGMENT_LINETO:
                points.append(point)
                if raw.FPDFPathSegment_GetClose(segment) and points:
                    points.append(points[0])
            else:  # a curve is no ruling
                self._outline(points, stroke.value != 0)
                points = [point]
        self._outline(points, stroke.value != 0)

    def _outline(self, points: list[tuple[float, float]], stroked: bool) -> None:
        """Keep the rulings of an outline: its sides where stroked, itself where it is thin."""
        if len(points) < 2 or not all(math.isfinite(value) for point in points for value in point):
            return
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self._keep(*box)
        elif stroked:
            for (ax, ay), (bx, by) in itertools.pairwise(points):
                if abs(ax - bx) < 1 or abs(ay - by) < 1:
                    self._keep(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _keep(self, left: float, top: float, right: float, bottom: float) -> None:
        if max(right - left, bottom - top) >= _SHORTEST_RULING:
            self.rulings.extend((left, top, right, bottom))


_Matrix = tuple[float, float, float, float, float, float]


def _matrix(found: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(found, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that applies ``inner`` and then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
