"""Feeds broken PDFs and images to their readers: ``python tests/fuzz/fuzz_pdf.py --minutes 10``.

Every input must be read or refused with a reason, within its time. Broken are the bytes of whole
files, what is drawn on pages, the letters and rulings that layout is given, and images. What breaks
a reader is written to ``--keep`` under the name of its error, so that it can become a test. No test
by itself: run it by hand, at low priority. Recognition is replaced by random words: it takes
a second a page.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import random
import sys
import time
import traceback
from array import array
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PIL import Image

from ingest.errors import RefusedError
from ingest.readers.pdf.grid import rulings_of
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.pdf.sheet import Raster, Sheet
from ingest.readers.pdf.text import PageWords, laid_out
from ingest.readers.pdf.words import Word, words_of
from ingest.readers.scans import ocr
from ingest.readers.scans import pages as ocr_pages
from ingest.readers.scans.image import read_image
from ingest.readers.scans.ocr import Recognised
from ingest.readers.scans.rulings import rulings_in

if TYPE_CHECKING:
    from index_store.records import Landmark

SLOW_SECONDS = 20
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy ĐIỀU1234567890.,;:()|-–…%\u0301\u00ad\u2009\u200b\uf0b7\ufffd§\x02"
_WORDS = (
    "Điều", "1.", "a)", "đ)", "Chương", "II", "|", "-", "……………", "12", "0I", "CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA",
    "Nơi", "nhận:", "ĐẾN", "Ngày:", "MỤC", "LỤC", "STT", "91,20", "Trang", "3/5", "xã", "Tân", "Hòa", "(1)", "T", "I", "Ê", "U",
)  # fmt: skip
_NUMBERS = ("0", "-1", "1e9", "99999999999", "-0.0001", "65536", "3.4e38", "nan", "1", "")
_OPERATORS = (
    "q",
    "Q",
    "BT",
    "ET",
    "Tj",
    "Do",
    "re",
    "f",
    "W n",
    "cm",
    "Tm",
    "l",
    "m",
    "S",
    "n",
    "[<21>] TJ",
    "/F9 1 Tf",
)


def _maker() -> ModuleType:
    place = Path(__file__).resolve().parents[1] / "ingest" / "conftest.py"
    spec = importlib.util.spec_from_file_location("pdf_maker", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["pdf_maker"] = module
    spec.loader.exec_module(module)
    return module


MAKER = _maker().PdfMaker


Maker = Any  # the class lives in conftest.py, which cannot be imported by name


def drawn(chance: random.Random) -> Maker:
    """Return a PDF of a few pages with text, a grid and an image."""
    made = MAKER()
    for page in range(chance.randrange(1, 4)):
        if page:
            made.page()
        y = 60.0
        for _ in range(chance.randrange(6)):
            words = " ".join(chance.choices(_WORDS, k=chance.randrange(1, 60)))
            y = made.paragraph(y, words, indent=chance.choice((0, 28)))
        cells = [
            (r, c, chance.randrange(1, 3), chance.randrange(1, 3), chance.choice(_WORDS))
            for r in range(3)
            for c in range(3)
        ]
        made.grid([60, 160, 260, 360, 460], [500, 540, 580, 620, 660], cells)
        made.image(8, 8, bytes(chance.randrange(256) for _ in range(64)), (50, 700, 500, 800))
    return made


def broken_contents(chance: random.Random) -> bytes:
    """Return a whole PDF on whose pages nonsense is drawn."""
    made = drawn(chance)
    for page in made.pages:
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(page))
            parts = page[at].split(" ")
            place = chance.randrange(len(parts))
            parts[place] = chance.choice((*_NUMBERS, *_OPERATORS))
            page[at] = " ".join(parts)
    made.width, made.height = chance.choice(((595, 842), (0, 0), (1e7, 1e7), (-5, 3), (14_400, 1)))
    made.rotate = chance.choice((0, 90, 180, 270, 45, -90))
    return bytes(made.data())


def broken_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some of its bytes changed, left out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        if not changed:
            break
        at = chance.randrange(len(changed))
        match chance.randrange(6):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randrange(200)]
            case 2:
                changed[at:at] = changed[max(0, at - 200) : at]
            case 3:
                changed[at:at] = chance.choice(
                    (b"9999999999", b"-1", b"<<", b">>", b"[", b"0 R", b"null", b"/Kids")
                )
            case 4:
                changed = changed[:at] if chance.random() < 0.2 else changed
            case _:
                end = min(len(changed), at + 4)
                changed[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
    return bytes(changed)


@dataclass(frozen=True, slots=True)
class Case:
    """An input, and how it is read."""

    kind: str
    data: bytes
    sheets: tuple[Sheet, ...] = ()


def random_sheet(chance: random.Random) -> Sheet:
    """Return letters and rulings as no program would set them, or nearly as one would."""
    places, rulings = array("f"), array("f")
    letters: list[str] = []
    x, y, size = 72.0, 72.0, 12.0
    for _ in range(chance.randrange(400)):
        letters.append(chance.choice(_LETTERS))
        places.extend((x, x + size / 2, y, size))
        x += size / 2
        if chance.random() < 0.05:
            x, y = (
                chance.choice((72.0, 100.0, 300.0, -1e6, 1e6)),
                y + chance.choice((14.0, 0.0, -30.0, 1e5)),
            )
            size = chance.choice((12.0, 12.0, 7.0, 0.0, 1e4))
    for _ in range(chance.randrange(60)):
        left, top = chance.choice((60.0, 160.0, 260.0, 500.0)), chance.randrange(40) * 20.0
        across = chance.random() < 0.5
        length = chance.choice((0.0, 20.0, 100.0, 440.0, 1e6))
        rulings.extend(
            (left, top, left + length, top) if across else (left, top, left, top + length)
        )
    return Sheet(595, 842, "".join(letters), places, rulings)


def random_words(raster: Raster) -> Recognised:
    """Return words as if recognised, the same for the same page."""
    chance = random.Random(hash((raster.width, raster.height, raster.pixels[:200])))
    words = tuple(
        Word(
            chance.choice(_WORDS),
            x := chance.random() * 500,
            x + 30,
            chance.random() * 800,
            11,
            chance.random() * 100,
        )
        for _ in range(chance.randrange(80))
    )
    return Recognised(words, 595, 842, rulings_in(raster))


def random_image(chance: random.Random) -> bytes:
    """Return an image file of some kind."""
    mode = chance.choice(("L", "RGB", "RGBA", "1", "P", "I;16", "CMYK", "F", "LA"))
    kind = chance.choice(("PNG", "TIFF", "BMP", "WEBP", "JPEG", "GIF"))
    size = (chance.randrange(1, 300), chance.randrange(1, 300))
    out = io.BytesIO()
    try:
        Image.effect_noise(size, 80).convert(mode).save(out, kind)
    except (OSError, ValueError, KeyError):
        out = io.BytesIO()
        Image.effect_noise(size, 80).save(out, "PNG")
    return out.getvalue()


def a_case(chance: random.Random, files: list[bytes]) -> Case:
    """Return the next input."""
    kind = chance.choice(("contents", "bytes", "bytes", "sheets", "image"))
    if kind == "contents":
        return Case(kind, broken_contents(chance))
    if kind == "bytes":
        data = chance.choice(files) if files and chance.random() < 0.5 else drawn(chance).data()
        return Case(kind, broken_bytes(data, chance))
    if kind == "sheets":
        return Case(kind, b"", tuple(random_sheet(chance) for _ in range(chance.randrange(1, 5))))
    data = random_image(chance)
    return Case(kind, broken_bytes(data, chance) if chance.random() < 0.7 else data)


def read(case: Case) -> None:
    """Read a case; what is read must be whole."""
    if case.kind == "sheets":
        pages = []
        for number, sheet in enumerate(case.sheets, 1):
            rulings = rulings_of(sheet.rulings)
            words = words_of(sheet, [(one.at, one.start, one.end) for one in rulings.down])
            pages.append(PageWords(number, sheet.width, sheet.height, tuple(words), rulings))
        laid = laid_out(pages)
        _check(laid.text, laid.pages)
        return
    page = (read_image if case.kind == "image" else read_pdf)(case.data)
    _check(page.text, page.parts)


def _check(text: str, parts: tuple[Landmark, ...]) -> None:
    end = 0
    for part in parts:
        assert end <= part.span.start < part.span.end <= len(text), "stretches overlap"
        end = part.span.end


def main() -> None:
    """Break inputs for as long as asked; print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="more PDFs to start from")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    ocr.tesseract = lambda: ocr.Tesseract("", "", (ocr.LANGUAGE,))  # type: ignore[assignment]
    setattr(ocr_pages, "recognised", random_words)  # noqa: B010 - not exported, but used there
    files = [p.read_bytes() for p in sorted(options.folder.glob("*.pdf"))] if options.folder else []
    chance = random.Random(options.seed)
    outcomes: Counter[str] = Counter()
    slowest, end, seen = 0.0, time.monotonic() + options.minutes * 60, 0
    while time.monotonic() < end:
        seen += 1
        case = a_case(chance, files)
        started = time.monotonic()
        try:
            read(case)
            outcomes[f"{case.kind}: read"] += 1
        except RefusedError as error:
            outcomes[f"{case.kind}: {error.code}"] += 1
            if "treo" in str(error):
                _keep(options.keep, f"hung-{seen}", case)
        except Exception as error:  # noqa: BLE001 - what this is for
            outcomes[f"{case.kind}: BROKE {type(error).__name__}"] += 1
            _keep(options.keep, f"{type(error).__name__}-{seen}", case)
            traceback.print_exc()
        seconds = time.monotonic() - started
        slowest = max(slowest, seconds)
        if seconds > SLOW_SECONDS:
            outcomes[f"{case.kind}: SLOW"] += 1
            _keep(options.keep, f"slow-{seen}", case)
    print(f"{seen} inputs, slowest {slowest:.1f} s")
    for name, count in sorted(outcomes.items()):
        print(f"{count:7} {name}")


def _keep(folder: Path, name: str, case: Case) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = repr(case.sheets).encode() if case.sheets else case.data
    (folder / f"{name}.{case.kind}").write_bytes(content)


if __name__ == "__main__":
    main()
