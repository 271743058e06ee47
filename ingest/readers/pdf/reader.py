"""A PDF into a page: its text layer where it has one, else what is recognised in its scans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index_store.language.characters.garbage import looks_like_garbage
from index_store.language.characters.legacy import word_in_unicode
from index_store.language.characters.legacy_finding import SURE, detect_legacy
from index_store.records import Doubt
from ingest.errors import DamagedFileError, EmptySourceError, RefusedError
from ingest.readers.pdf.grid import rulings_of
from ingest.readers.pdf.margins import unsigned
from ingest.readers.pdf.process import PageLostError, open_file
from ingest.readers.pdf.text import PageWords, laid_out
from ingest.readers.pdf.words import rows_of, words_of
from ingest.readers.scans import ocr
from ingest.readers.scans.pages import (
    Recogniser,
    page_numbers,
    recognition_doubts,
)
from ingest.records import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf.process import OpenFile
    from ingest.readers.pdf.sheet import Sheet
    from ingest.readers.pdf.words import Word
    from ingest.readers.scans.ocr import Recognised

MAX_PAGES = 5_000
MAX_LETTERS = 25_000_000
_LOST_IN_A_ROW = 5  # pages that bring the other process down, before the file is given up
_HEAD = 1_024  # bytes in which a PDF must say that it is one
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml)", re.IGNORECASE)
_SCAN_FROM = 0.3  # share of the page that images cover
_FEW_LETTERS = 150
_HARDLY_ANY = 20
_DRAWN_TEXT = 300  # objects on a page without letters: text drawn as outlines
_TITLE_WORDS = 4


class TooManyPagesError(RefusedError):
    """The file has more pages than are read."""

    code = "too-many-pages"

    def __init__(self, pages: int) -> None:
        super().__init__(
            f"tệp PDF có {pages} trang, vượt giới hạn {MAX_PAGES} trang; hãy tách thành nhiều tệp"
        )


class NotPdfError(RefusedError):
    """The file is something else than its name says."""

    code = "mislabelled"

    def __init__(self, what: str) -> None:
        super().__init__(f"tệp mang đuôi .pdf nhưng {what}")


def read_pdf(data: bytes) -> Page:
    """Return the page that a PDF is: paragraphs and tables in reading order, page by page.

    Pages that are pictures are recognised where Tesseract is installed; where it is not, they
    are left out with a doubt, and a file of nothing else is refused with what to install.
    """
    _refuse_others(data)
    with open_file("pdf", data) as opened:
        if opened.about.pages > MAX_PAGES:
            raise TooManyPagesError(opened.about.pages)
        found = _Found()
        with Recogniser() as recogniser:
            _read_pages(opened, found, recogniser)
            found.take(recogniser.results())
        claimed = opened.about.title
    if not found.pages:
        raise found.refusal()
    pages = [found.pages[number] for number in sorted(found.pages)]
    laid = laid_out(pages)
    if not laid.text.strip():
        raise found.refusal()
    return Page(
        laid.text,
        title=_title(claimed, laid.text),
        parts=laid.pages,
        doubts=tuple(found.doubts()),
    )


def _refuse_others(data: bytes) -> None:
    """Refuse what is no PDF, whatever its name says."""
    if not data.strip(b"\0 \r\n\t"):
        raise EmptySourceError
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return
    if _HTML.search(head):
        # A saved .doc may well be a web page; a "PDF" that is one is an error page.
        raise NotPdfError(
            "là trang web (HTML), thường là trang báo lỗi khi tải về; hãy tải lại bản PDF, "
            "hoặc đổi đuôi thành .html nếu muốn nạp chính trang đó"
        )
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise NotPdfError("là tệp Office hoặc tệp nén; hãy đổi lại đúng đuôi rồi nạp")
    raise DamagedFileError("không phải tệp PDF, hoặc phần đầu tệp đã hỏng")


@dataclass(slots=True)
class _Found:
    """What was read of a file so far, by number of the page from 1."""

    pages: dict[int, PageWords] = field(default_factory=dict)
    recognised: list[tuple[int, Recognised]] = field(default_factory=list)
    layers: dict[int, PageWords] = field(default_factory=dict)  # poor text below scans
    lost: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)  # scans that nothing is there to read
    faint: list[int] = field(default_factory=list)  # scans on which no text was recognised
    cut: list[int] = field(default_factory=list)
    encodings: set[str] = field(default_factory=set)

    def take(self, results: dict[int, Recognised | None]) -> None:
        """Take what was recognised; where that is little, the text layer stays."""
        for number, page in sorted(results.items()):
            layer = self.layers.get(number)
            if page is None:
                self.lost.append(number)
            elif page.is_readable:
                self.recognised.append((number, page))
                self.pages[number] = PageWords(
                    number, page.width, page.height, page.words, page.rulings
                )
                continue
            else:
                self.faint.append(number)
            if layer is not None and layer.words:
                self.pages[number] = layer

    def doubts(self) -> Iterator[Doubt]:
        """Yield what a person should look at."""
        yield from recognition_doubts(self.recognised)
        if self.unread:
            yield Doubt(
                "unread-pages",
                f"trang {page_numbers(self.unread)} là ảnh quét, chưa đọc được: máy "
                f"{ocr.what_is_missing() or 'thiếu Tesseract'}; cài rồi nạp lại",
            )
        if self.faint:
            numbers = page_numbers(self.faint)
            yield Doubt("unread-pages", f"trang {numbers} là ảnh không nhận dạng được chữ nào rõ")
        if self.lost:
            numbers = page_numbers(sorted(self.lost))
            yield Doubt("unread-pages", f"trang {numbers} bị hỏng hoặc quá nặng, không đọc được")
        if self.cut:
            yield Doubt("unread-pages", f"trang {page_numbers(self.cut)} quá dày, chỉ đọc một phần")
        for encoding in sorted(self.encodings):
            yield Doubt("legacy-encoding", f"chữ đã được chuyển từ bảng mã cũ {encoding}")

    def refusal(self) -> RefusedError:
        """Return why nothing of the file could be read."""
        if self.unread:
            return ocr.missing_program()
        if self.lost:
            return DamagedFileError("không đọc được trang nào của tệp PDF")
        return EmptySourceError("tệp PDF không có chữ nào đọc được")


def _read_pages(opened: OpenFile, found: _Found, recogniser: Recogniser) -> None:
    in_a_row = letters = 0
    for index in range(opened.about.pages):
        number = index + 1
        try:
            sheet = opened.sheet(index)
        except PageLostError:
            in_a_row += 1
            found.lost.append(number)
            if in_a_row >= _LOST_IN_A_ROW:
                found.lost += range(number + 1, opened.about.pages + 1)
                return
            continue
        in_a_row = 0
        letters += len(sheet.letters)
        if letters > MAX_LETTERS:
            found.lost += range(number, opened.about.pages + 1)
            return
        if sheet.cut:
            found.cut.append(number)
        page = _page_words(number, sheet, found)
        if not _is_scan(sheet, page):
            if page.words:
                found.pages[number] = page
        elif ocr.what_is_missing():
            found.unread.append(number)
            if page.words and not looks_like_garbage(_text(page.words)):
                found.pages[number] = page
        else:
            found.layers[number] = page
            try:
                raster = opened.render(index, ocr.DOTS_PER_INCH, ocr.MAX_PIXELS)
            except PageLostError:
                found.lost.append(number)
                continue
            recogniser.add(number, raster)


def _page_words(number: int, sheet: Sheet, found: _Found) -> PageWords:
    rulings = rulings_of(sheet.rulings)
    words = words_of(sheet, [(one.at, one.start, one.end) for one in rulings.down])
    if looks_like_garbage(_text(words)):
        old = detect_legacy(_text(words))
        if old is not None and old.confidence >= SURE:
            found.encodings.add(old.encoding)
            words = [replace(w, text=word_in_unicode(w.text, old.encoding)) for w in words]
    return PageWords(number, sheet.width, sheet.height, tuple(words), rulings)


def _is_scan(sheet: Sheet, page: PageWords) -> bool:
    """Return whether what is to be read on a page is a picture, or its letters are nonsense."""
    rows = unsigned(rows_of(page.words))
    text = " ".join(segment.text for row in rows for segment in row)
    letters = sum(map(str.isalnum, text))
    if sheet.image_share >= _SCAN_FROM and letters < _FEW_LETTERS:
        return True
    if letters < _HARDLY_ANY:
        return sheet.image_share > 0.02 or sheet.objects > _DRAWN_TEXT
    return looks_like_garbage(text)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _title(claimed: str, text: str) -> str | None:
    """Return the title that a file claims, where its first lines bear it out.

    Programs put the name of a file there, or the first words of a letterhead.
    """
    title = " ".join(claimed.split())
    if len(title.split()) < _TITLE_WORDS:
        return None
    first = [line for line in text[:4_000].split("\n") if line][:12]
    return next((line for line in first if line.casefold() == title.casefold()), None)
