"""Scans and photographs: read through Tesseract where it is installed, refused with advice else."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import MissingProgramError, RefusedError
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.pdf.sheet import Raster
from ingest.readers.scans import ocr
from ingest.readers.scans.image import read_image
from ingest.readers.scans.rulings import rulings_in

# The maker of PDFs lives in conftest.py, which tests cannot import by name.
Maker = Any

FONTS = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"),
    Path("C:/Windows/Fonts/times.ttf"),
    Path("/Library/Fonts/Times New Roman.ttf"),
]
FONT = next((path for path in FONTS if path.is_file()), None)

needs_tesseract = pytest.mark.skipif(
    ocr.what_is_missing() is not None or FONT is None,
    reason="needs Tesseract with Vietnamese, and a font",
)

PARAGRAPHS = [
    "Năm 2025 huyện Sơn Lâm tiếp nhận 1.200 hồ sơ,",
    "giải quyết đúng hạn 98,5% và không để quá hạn",
    "hồ sơ nào của người dân.",
]


def picture(lines: list[str], width: int = 1240, height: int = 900) -> Image.Image:
    """Return a page at 150 dots an inch with lines on it."""
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 34)
    for number, line in enumerate(lines):
        draw.text((120, 120 + number * 60), line, 0, font)
    return image


def encoded(image: Image.Image, kind: str, *following: Image.Image) -> bytes:
    out = io.BytesIO()
    if following:
        image.save(out, kind, save_all=True, append_images=following)
    else:
        image.save(out, kind)
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_a_picture_of_a_page_is_read(kind: str) -> None:
    page = read_image(encoded(picture(PARAGRAPHS), kind))
    assert page.text == " ".join(PARAGRAPHS)
    assert [doubt.code for doubt in page.doubts][:1] == ["ocr"]
    assert "độ tin cậy" in page.doubts[0].reason


@needs_tesseract
def test_a_page_photographed_on_its_side_is_turned() -> None:
    lines = [*PARAGRAPHS, *PARAGRAPHS]
    turned = picture(lines, height=600).rotate(90, expand=True)
    assert "tiếp nhận 1.200 hồ sơ" in read_image(encoded(turned, "PNG")).text


@needs_tesseract
def test_the_pages_of_a_tiff_have_their_numbers() -> None:
    second = picture(["Xã Tân Hòa dẫn đầu với 91,20 điểm."])
    page = read_image(encoded(picture(PARAGRAPHS), "TIFF", second))
    assert [mark.locator for mark in page.parts] == ["trang 1", "trang 2"]
    assert "91,20 điểm" in page.parts[1].span.of(page.text)


@needs_tesseract
def test_scanned_pages_stand_among_those_with_letters(make_pdf: Maker) -> None:
    scan = picture(PARAGRAPHS)
    made = make_pdf()
    made.paragraph(80, "Báo cáo này có hai trang, trang sau là bản quét của văn bản đã ký.")
    made.page().image(scan.width, scan.height, scan.tobytes(), (0, 0, 595, 432))
    page = read_pdf(made.data())
    assert page.text.startswith("Báo cáo này có hai trang")
    assert page.parts[1].locator == "trang 2"
    assert page.parts[1].span.of(page.text) == " ".join(PARAGRAPHS)


@needs_tesseract
def test_a_scanned_table_has_its_cells() -> None:
    image = picture([])
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 30)
    table = [
        ["Đơn vị", "Năm 2024", "Năm 2025"],
        ["Xã Tân Hòa", "88,10", "91,20"],
        ["Xã Bình An", "71,00", "70,15"],
    ]
    xs, ys = [120, 420, 700, 980], [120, 200, 280, 360]
    for x in xs:
        draw.line((x, ys[0], x, ys[-1]), 0, 3)
    for y in ys:
        draw.line((xs[0], y, xs[-1], y), 0, 3)
    for y, row in zip(ys, table, strict=False):
        for x, words in zip(xs, row, strict=False):
            draw.text((x + 20, y + 20), words, 0, font)
    page = read_image(encoded(image, "PNG"))
    assert page.text.split("\n") == [f"| {' | '.join(row)} |" for row in table]


def test_a_scan_without_tesseract_is_refused_with_the_command(
    make_pdf: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: None)
    scan = Image.new("L", (600, 800), 255)
    made = make_pdf()
    made.image(600, 800, scan.tobytes(), (0, 0, 595, 842))
    for read, data in ((read_pdf, made.data()), (read_image, encoded(scan, "PNG"))):
        with pytest.raises(MissingProgramError) as raised:
            read(data)
        assert "apt-get install tesseract-ocr tesseract-ocr-vie" in str(raised.value)
        assert "winget install" in str(raised.value)
        assert "brew install" in str(raised.value)


def test_without_vietnamese_the_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: ocr.Tesseract("tesseract", "5.3.0", ("eng",)))
    assert "tiếng Việt (vie)" in (ocr.what_is_missing() or "")


def test_pages_with_letters_are_read_without_tesseract(
    make_pdf: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: None)
    made = make_pdf()
    made.paragraph(80, "Trang này có chữ và đọc được mà không cần nhận dạng.")
    for _ in range(2):
        made.page().image(60, 80, bytes(60 * 80), (0, 0, 595, 842))
    page = read_pdf(made.data())
    assert page.text.startswith("Trang này có chữ")
    doubt = next(doubt for doubt in page.doubts if doubt.code == "unread-pages")
    assert "trang 2–3" in doubt.reason
    assert "apt-get install" in doubt.reason


def test_a_program_that_hangs_is_ended() -> None:
    with pytest.raises(ocr.RecognitionError):
        ocr._output([sys.executable, "-c", "import time; time.sleep(30)"], 0.3)


BAD = {
    "empty": (b"", "empty"),
    "no image": (b"Xin chao " * 40, "binary"),
    "cut": (encoded(Image.effect_noise((300, 300), 90), "PNG")[:4_000], "damaged"),
    "only a head": (b"\x89PNG\r\n\x1a\n", "damaged"),
}


@needs_tesseract
@pytest.mark.parametrize("name", BAD)
def test_bad_images_are_refused(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(RefusedError) as raised:
        read_image(data)
    assert raised.value.code == code


@needs_tesseract
def test_a_picture_without_text_is_refused() -> None:
    with pytest.raises(RefusedError) as raised:
        read_image(encoded(Image.effect_noise((120, 120), 40), "PNG"))
    assert raised.value.code == "empty"


@needs_tesseract
def test_an_image_that_unpacks_to_billions_of_pixels_is_refused() -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10**6)))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(RefusedError, match="60000 × 60000"):
        read_image(bomb)


def test_ruled_lines_are_found_and_letters_are_none() -> None:
    image = picture([])
    draw = ImageDraw.Draw(image)
    draw.line((100, 200, 900, 203), 0, 3)
    draw.line((500, 100, 500, 700), 0, 2)
    for x in range(100, 900, 40):
        draw.ellipse((x, 400, x + 24, 430), 0)
    found = rulings_in(Raster(image.width, image.height, image.tobytes(), 150))
    assert len(found.across) == len(found.down) == 1
    assert found.across[0].start == pytest.approx(48, abs=2)
    assert found.down[0].at == pytest.approx(240, abs=2)
