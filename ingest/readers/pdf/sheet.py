"""What passes between the process that opens PDFs and images, and the readers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

# Numbers kept for each letter: left and right edge, baseline, size of the font.
LETTER_NUMBERS = 4
# Numbers kept for each ruling: left, top, right, bottom.
RULING_NUMBERS = 4
# Stands among the letters where none is drawn but the gap looks like a space; has no place.
GUESSED_SPACE = "\u2009"


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF or an image that was opened: how many pages it has, and the title it claims."""

    pages: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as drawn: letters with their places, rulings, and how much of it images cover.

    Lengths are in points, from the upper left corner of the page as a reader turns it.
    ``letters`` has one code point a glyph, in the order drawn; ``places`` has
    ``LETTER_NUMBERS`` numbers for each, ``rulings`` ``RULING_NUMBERS`` for each.
    ``image_share`` is between 0 and 1, ``objects`` is how many things are drawn. ``cut`` is true where there was too much to keep.
    """

    width: float
    height: float
    letters: str
    places: array[float] = field(default_factory=lambda: array("f"))
    rulings: array[float] = field(default_factory=lambda: array("f"))
    image_share: float = 0.0
    objects: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as grey pixels, row by row from the top, one byte each, 0 for black."""

    width: int
    height: int
    pixels: bytes
    dots_per_inch: float

    def pgm(self) -> bytes:
        r"""Return the page as a file in the PGM format.

        >>> Raster(2, 1, b"\x00\xff", 300).pgm()
        b'P5 2 1 255\n\x00\xff'
        """
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels

    def turned(self, quarters: int) -> Raster:
        r"""Return the page turned clockwise by quarters.

        >>> Raster(2, 1, b"\x00\xff", 300).turned(2).pixels
        b'\xff\x00'
        """
        pixels, width, height = self.pixels, self.width, self.height
        for _ in range(quarters % 4):
            # A column read from below becomes a row.
            pixels = b"".join(
                pixels[(height - 1) * width + x :: -width] if height else b"" for x in range(width)
            )
            width, height = height, width
        return Raster(width, height, pixels, self.dots_per_inch)
