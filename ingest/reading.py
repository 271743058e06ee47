"""One source into one reading: text, facts, passages, figures. No index is needed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index_store.figures import extract_figures
from index_store.language.repair import repair
from index_store.records import Document, Reading
from ingest.errors import EmptySourceError
from ingest.facts import find_facts
from ingest.page import lay_out
from ingest.readers import reader_for
from ingest.report import Remark
from ingest.sources import DEFAULT_MAX_BYTES, Source, file_source

if TYPE_CHECKING:
    from index_store.records import Visibility
    from ingest.records import Page

# Rises when reading changes, so that unchanged files are read again by the better reader.
READING_VERSION = 2


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A source with its bytes, and what identifies them."""

    source: Source
    data: bytes
    visibility: Visibility = "public"

    @property
    def fingerprint(self) -> str:
        """What an equal reading would be made from: bytes, reader and visibility."""
        digest = hashlib.sha256(self.data).hexdigest()
        return f"{READING_VERSION}:{self.visibility}:sha256:{digest}"


def read_path(
    path: str | Path, *, visibility: Visibility = "public", max_bytes: int = DEFAULT_MAX_BYTES
) -> Reading:
    """Return what one file holds; raises RefusedError where it cannot be read."""
    source = file_source(Path(path))
    return read_source(SourceBytes(source, source.content.read(max_bytes), visibility))


def read_source(found: SourceBytes, name: str | None = None) -> Reading:
    """Return what a source holds, as the document ``name``."""
    source = found.source
    page = _repaired(reader_for(source.suffix).read(found.data))
    layout = lay_out(page.text, page.title)
    if next(layout.body(), None) is None:
        raise EmptySourceError("không có đoạn nội dung nào ngoài tiêu đề và trình đơn")
    facts = find_facts(page, page.text, layout, name or source.name)
    document = Document(
        id=source.document_id,
        source=source.identity,
        name=name or source.name,
        version="sha256:" + hashlib.sha256(page.text.encode("utf-8", "replace")).hexdigest(),
        text=page.text,
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        url=facts.url,
        visibility=found.visibility,
        genre=facts.genre,
        number=facts.number,
        issuer=facts.issuer,
        place=facts.place,
        language=facts.language,
        derived=facts.derived,
    )
    from ingest.passages import cut_document  # loads llama-index (1.4 s): only when cutting

    passages = cut_document(document)
    return Reading(document, passages, extract_figures(document, passages), found.fingerprint)


def _repaired(page: Page) -> Page:
    """Return the page with its characters repaired: what is stored, and its facts alike."""
    text = repair(page.text).text.strip()
    if not text:
        raise EmptySourceError
    return replace(
        page,
        text=text,
        title=repair(page.title).text.strip() if page.title else None,
        publisher=repair(page.publisher).text.strip() if page.publisher else None,
    )


def doubts(reading: Reading) -> tuple[Remark, ...]:
    """Return what a person should look at in a document that was read."""
    document = reading.document
    found: list[Remark] = []
    if document.published is None:
        found.append(Remark(document.name, "no-date", "không tìm thấy ngày đăng hay ngày ban hành"))
    elif "published" in document.derived:
        found.append(Remark(document.name, "derived-date", "ngày được suy ra từ nội dung"))
    if "title" in document.derived:
        found.append(Remark(document.name, "derived-title", "không có tiêu đề; lấy từ câu đầu"))
    if "\ufffd" in document.text:
        found.append(Remark(document.name, "lost-characters", "có ký tự không giải mã được"))
    return tuple(found)
