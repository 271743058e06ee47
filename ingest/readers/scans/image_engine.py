"""Images through Pillow: the only module that imports it, run in a process apart."""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib

from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.readers.pdf.sheet import Opened, Raster, Sheet

MAX_PIXELS = 120_000_000  # a page of A3 at 600 dots an inch has 70 million
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_BELIEVED_DPI = (70.0, 1300.0)
_A4_WIDTH_INCHES = 8.27


class DamagedImageError(ValueError):
    """Pillow cannot make sense of the file."""


class OversizeImageError(ValueError):
    """There are too many pixels."""


class ImageFile:
    """An image that is open; a TIFF may have several pages."""

    def __init__(self, data: bytes) -> None:
        Image.MAX_IMAGE_PIXELS = None  # judged here, by its size before it is unpacked
        try:
            self._image = Image.open(io.BytesIO(data), formats=_FORMATS)
            self._frames = int(getattr(self._image, "n_frames", 1))
        except UnidentifiedImageError as error:
            raise DamagedImageError("no image of a known format") from error
        except _PILLOW_ERRORS as error:
            raise DamagedImageError(str(error)) from error
        self._refuse_oversize()

    def opened(self) -> Opened:
        """Return the number of pages; an animation counts as its first image."""
        return Opened(self._frames if self._image.format == "TIFF" else 1)

    def sheet(self, index: int) -> Sheet:  # noqa: ARG002 - an image has no letters
        """Return a page that has nothing but an image on it."""
        return Sheet(self._image.width, self._image.height, "", image_share=1.0)

    def render(self, index: int, dots_per_inch: float, max_pixels: int) -> Raster:
        """Return an image as grey pixels, upright as the camera says, on white."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._image.seek(index)
                self._refuse_oversize()
                found_dpi = _stated_dpi(self._image)
                grey = _on_white(ImageOps.exif_transpose(self._image))
        except EOFError as error:
            raise DamagedImageError("no such page") from error
        except _PILLOW_ERRORS as error:
            raise DamagedImageError(str(error)) from error
        dpi = found_dpi or max(72.0, min(grey.size) / _A4_WIDTH_INCHES)
        scale = min(
            max(1.0, min(3.0, dots_per_inch / dpi)) if dpi < dots_per_inch else 1.0,
            math.sqrt(max_pixels / (grey.width * grey.height)),
        )
        if abs(scale - 1) > 0.01:
            size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
            grey = grey.resize(size, Image.Resampling.LANCZOS)
        return Raster(grey.width, grey.height, grey.tobytes(), dpi * scale)

    def _refuse_oversize(self) -> None:
        width, height = self._image.size
        if width * height > MAX_PIXELS:
            raise OversizeImageError(f"{width} × {height} điểm ảnh")


# What Pillow's decoders are known to raise on broken files.
_PILLOW_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    OverflowError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)


def _stated_dpi(image: Image.Image) -> float | None:
    """Return the resolution that the file states, where it is one that a scanner has."""
    stated = image.info.get("dpi")
    value = float(stated[0]) if isinstance(stated, tuple) and stated else 0.0
    # 72 and 96 are what programs write that do not know.
    return value if _BELIEVED_DPI[0] < value < _BELIEVED_DPI[1] and value not in (72, 96) else None


def _on_white(image: Image.Image) -> Image.Image:
    """Return an image in grey, what shows through as white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, seen)
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        low, high = image.getextrema()
        span = max(1.0, float(high) - float(low))  # type: ignore[arg-type]
        return image.point(lambda value: (value - low) * 255 / span).convert("L")
    if image.mode in ("L", "1"):
        return image.convert("L")
    return image.convert("RGB").getchannel("R")  # seals in red ink fade
