"""A picture of a page into a page: what is recognised in it."""

from __future__ import annotations

from index_store.records import Doubt
from ingest.errors import BinarySourceError, DamagedFileError, EmptySourceError
from ingest.readers.pdf.process import PageLostError, open_file
from ingest.readers.pdf.text import PageWords, laid_out
from ingest.readers.scans import ocr
from ingest.readers.scans.pages import Recogniser, page_numbers, recognition_doubts
from ingest.records import Page

MAX_PAGES = 1_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")


def read_image(data: bytes) -> Page:
    """Return the page that a photograph or a scan is; a TIFF may have several pages.

    Raises MissingProgramError where Tesseract with Vietnamese is not installed, and
    EmptySourceError where no text is recognised with some confidence.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise EmptySourceError
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if not (webp or data.startswith(_PICTURES)):
        raise BinarySourceError("dữ liệu không phải ảnh")
    ocr.required()
    lost: list[int] = []
    with open_file("image", data) as opened, Recogniser() as recogniser:
        count = min(opened.about.pages, MAX_PAGES)
        for index in range(count):
            try:
                raster = opened.render(index, ocr.DOTS_PER_INCH, ocr.MAX_PIXELS)
            except PageLostError:
                lost.append(index + 1)
                continue
            recogniser.add(index + 1, raster)
        results = recogniser.results()
    pages = [
        (number, page)
        for number, page in sorted(results.items())
        if page is not None and page.is_readable
    ]
    if not pages:
        if len(lost) == count:
            raise DamagedFileError("tệp ảnh bị hỏng hoặc bị cắt cụt")
        raise EmptySourceError("không nhận dạng được chữ nào đủ rõ trong ảnh")
    laid = laid_out(
        [PageWords(n, page.width, page.height, page.words, page.rulings) for n, page in pages]
    )
    read = {number for number, _ in pages}
    unread = [number for number in range(1, opened.about.pages + 1) if number not in read]
    doubts = list(recognition_doubts(pages))
    if unread:
        numbers = page_numbers(unread)
        doubts.append(Doubt("unread-pages", f"trang {numbers} không nhận dạng được chữ nào rõ"))
    return Page(laid.text, parts=laid.pages if count > 1 else (), doubts=tuple(doubts))
