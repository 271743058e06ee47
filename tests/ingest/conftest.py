"""Small PDFs made by hand: letters where a test wants them, without a font or a library."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field

import pytest

_LETTER = 0.5  # every letter is half its size wide: each is drawn as the same narrow sign


@dataclass
class PdfMaker:
    """Writes a PDF whose letters are all of one width; y counts from the top of the page."""

    width: float = 595
    height: float = 842
    title: str = ""
    rotate: int = 0
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    images: dict[str, tuple[int, int, bytes]] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)

    def page(self) -> PdfMaker:
        """Begin a page."""
        self.pages.append([])
        return self

    def text(self, x: float, y: float, words: str, size: float = 12, turn: str = "1 0 0 1") -> None:
        """Write words from x on, their baseline at y."""
        codes = "".join(f"{self._code(letter):02x}" for letter in words)
        at = f"{turn} {x:.2f} {self.height - y:.2f} Tm"
        self.pages[-1].append(f"BT /F1 {size} Tf {at} <{codes}> Tj ET")

    def centred(self, y: float, words: str, size: float = 12, around: float | None = None) -> None:
        """Write words around the middle of the page."""
        middle = self.width / 2 if around is None else around
        self.text(middle - len(words) * size * _LETTER / 2, y, words, size)

    def paragraph(
        self,
        y: float,
        words: str,
        *,
        left: float = 72,
        right: float = 523,
        indent: float = 28,
        size: float = 12,
        step: float = 18,
        bottom: float = 900,
    ) -> float:
        """Write words broken into lines; return where the next paragraph may begin.

        A line that would stand below ``bottom`` begins the next page.
        """
        line, start = "", left + indent
        for word in [*words.split(), None]:
            longer = f"{line} {word}".strip()
            if word is None or start + len(longer) * size * _LETTER > right:
                if y > bottom:
                    self.page()
                    y = 80
                self.text(start, y, line, size)
                line, start, y = word or "", left, y + step
            else:
                line = longer
        return y + 4

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.pages[-1].append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def grid(
        self,
        x: list[float],
        y: list[float],
        cells: list[tuple[int, int, int, int, str]],
        size: float = 10,
    ) -> None:
        """Draw cells (row, column, rows, columns, words) with a line on each of their sides."""
        for row, column, rows, columns, words in cells:
            left, right = x[column], x[column + columns]
            top, bottom = y[row], y[row + rows]
            for side in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                self.line(*side)
            room = int((right - left - 4) / (size * _LETTER))
            lines = _broken(words, room)
            middle = (top + bottom) / 2 - (len(lines) - 1) * size * 0.6 + size * 0.3
            for number, part in enumerate(lines):
                self.text(left + 3, middle + number * size * 1.2, part, size)

    def image(self, width: int, height: int, pixels: bytes, box: tuple[float, ...]) -> None:
        """Put a grey image into a box: left, top, right, bottom."""
        name = f"I{len(self.images)}"
        self.images[name] = (width, height, pixels)
        left, top, right, bottom = box
        place = f"{right - left} 0 0 {bottom - top} {left} {self.height - bottom}"
        self.pages[-1].append(f"q {place} cm /{name} Do Q")

    def _code(self, letter: str) -> int:
        # A space keeps its code; the others count on from 33.
        return 32 if letter == " " else self.letters.setdefault(letter, 33 + len(self.letters))

    def data(self) -> bytes:
        """Return the file."""
        objects: list[bytes] = [b"", b""]

        def add(content: bytes) -> int:
            objects.append(content)
            return len(objects)

        def stream(data: bytes, words: str = "") -> int:
            packed = zlib.compress(data)
            head = f"<< {words} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
            return add(head + packed + b"\nendstream")

        pairs = [
            f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>"
            for letter, code in self.letters.items()
        ]
        cmap = "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CMapName /X def /CMapType 2 def",
                "1 begincodespacerange <00> <ff> endcodespacerange",
                f"{len(pairs) + 1} beginbfchar",
                "<20> <0020>",
                *pairs,
                "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        )
        to_unicode = stream(cmap.encode())
        widths = " ".join(["500"] * 224)
        signs = " ".join(["/c"] * 224)  # 0.5 wide in Helvetica
        font = add(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 "
            f"/Widths [{widths}] /Encoding << /Type /Encoding /Differences [32 {signs}] >> "
            f"/ToUnicode {to_unicode} 0 R >>".encode()
        )
        drawn = {
            name: stream(
                pixels,
                f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8",
            )
            for name, (width, height, pixels) in self.images.items()
        }
        xobjects = " ".join(f"/{name} {number} 0 R" for name, number in drawn.items())
        kids = []
        for page in self.pages:
            content = stream("\n".join(page).encode())
            kids.append(
                add(
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width} {self.height}] "
                    f"/Rotate {self.rotate} /Contents {content} 0 R /Resources << /Font << /F1 {font} 0 R >> "
                    f"/XObject << {xobjects} >> >> >>".encode()
                )
            )
        title = self.title.encode("utf-16-be").hex()
        info = add(f"<< /Title <feff{title}> >>".encode())
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
        out = io.BytesIO(b"%PDF-1.5\n")
        out.seek(0, io.SEEK_END)
        places = []
        for number, whole in enumerate(objects, 1):
            places.append(out.tell())
            out.write(b"%d 0 obj\n" % number + whole + b"\nendobj\n")
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
        out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        out.write(
            b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
            % (len(objects) + 1, info, start)
        )
        return out.getvalue()


def _broken(words: str, room: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@pytest.fixture
def make_pdf() -> type[PdfMaker]:
    return PdfMaker
