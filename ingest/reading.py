"""One source into one reading: text, facts, passages, figures. No index is needed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index_store.figures.extract import extract_figures
from index_store.language.characters.garbage import is_garbage
from index_store.language.characters.repair import repair
from index_store.language.terms.indicators import own_indicators_key
from index_store.records import Document, Doubt, Landmark, Reading, Span
from ingest.credits import find_credits
from ingest.errors import EmptySourceError
from ingest.facts import find_facts
from ingest.landmarks import landmarks
from ingest.page import lay_out
from ingest.readers import reader_for
from ingest.sniff import reading_suffix, remark_on
from ingest.sources import DEFAULT_MAX_BYTES, Source, file_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.language.characters.repair import Repaired
    from index_store.records import Visibility
    from ingest.facts import Facts
    from ingest.records import Page

# Rises when reading changes, so that unchanged files are read again by the better reader.
READING_VERSION = 15


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A source with its bytes, and what identifies them."""

    source: Source
    data: bytes
    visibility: Visibility = "public"

    @property
    def fingerprint(self) -> str:
        """What an equal reading would be made from: bytes, reader and the user's indicators."""
        return f"{READING_VERSION}{own_indicators_key()}:sha256:{hashlib.sha256(self.data).hexdigest()}"


def read_path(
    path: str | Path, *, visibility: Visibility = "public", max_bytes: int = DEFAULT_MAX_BYTES
) -> Reading:
    """Return what one file holds; raises RefusedError where it cannot be read."""
    source = file_source(Path(path))
    return read_source(SourceBytes(source, source.content.read(max_bytes), visibility))


def read_source(found: SourceBytes, name: str | None = None) -> Reading:
    """Return what a source holds, as the document ``name``."""
    source = found.source
    page = _repaired(_page(found.data, source.suffix))
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
        url=facts.url or source.content.url,
        visibility=found.visibility,
        genre=facts.genre,
        number=facts.number,
        issuer=facts.issuer,
        place=facts.place,
        language=facts.language,
        derived=facts.derived,
        effective=facts.effective,
        signer=facts.signer,
        expires=facts.expires,
        relations=facts.relations,
        doubts=(*page.doubts, *_doubts(page, facts), *facts.doubts),
        landmarks=landmarks(page, layout),
        origins=(*facts.origins, *find_credits(layout, facts.published)),
    )
    from ingest.passages import cut_document  # loads llama-index (1.4 s): only when cutting

    passages = cut_document(document, layout)
    return Reading(document, passages, extract_figures(document, passages), found.fingerprint)


def _page(data: bytes, suffix: str) -> Page:
    """Return the page that bytes are, read by what they are where their name is wrong."""
    read_as = reading_suffix(data, suffix)
    page = reader_for(read_as).read(data)
    if read_as == suffix:
        return page
    doubt = Doubt("mislabelled", remark_on(suffix, read_as))
    return replace(page, doubts=(*page.doubts, doubt))


def _repaired(page: Page) -> Page:
    """Return the page with its characters repaired: what is stored, and its facts alike."""
    repaired = repair(page.text)
    text = repaired.text.strip()
    if not text:
        raise EmptySourceError
    lead = len(repaired.text) - len(repaired.text.lstrip())
    return replace(
        page,
        text=text,
        title=repair(page.title).text.strip() if page.title else None,
        publisher=repair(page.publisher).text.strip() if page.publisher else None,
        parts=tuple(_moved(page.parts, repaired, lead, len(text))),
        doubts=(*page.doubts, *_damage(repaired)),
    )


# What changes no letter for a reader: how Unicode writes it, kinds of spaces and line ends.
_PLAIN_REPAIRS = frozenset({"Unicode form", "invisible character", "line end", "space", "hyphen"})
_MANY = 0.01


def _damage(repaired: Repaired) -> Iterator[Doubt]:
    """Yield what a person should know of the characters: many repaired, or hardly words at all."""
    counts = repaired.counts()
    mended = sum(count for reason, count in counts.items() if reason not in _PLAIN_REPAIRS)
    if mended > _MANY * len(repaired.text):
        yield Doubt("repaired", f"đã sửa nhiều ký tự ({repaired.told()}); hãy so lại với bản gốc")
    verdict = is_garbage(repaired.source)
    if verdict.garbage:
        yield Doubt(
            "garbage", f"văn bản có thể không đọc được ({verdict.told}); hãy xem lại tệp gốc"
        )


def _moved(
    parts: Sequence[Landmark], repaired: Repaired, lead: int, length: int
) -> Iterator[Landmark]:
    """Yield the parts at their offsets in the repaired text without its first ``lead`` spaces."""
    for part in parts:
        start, end = (
            min(length, max(0, repaired.repaired_offset(offset) - lead))
            for offset in (part.span.start, part.span.end)
        )
        if start < end:
            yield Landmark(Span(start, end), part.locator)


def _doubts(page: Page, facts: Facts) -> Iterator[Doubt]:
    """Yield what a person should look at in the facts and the characters of a page."""
    if facts.published is None:
        yield Doubt("no-date", "không tìm thấy ngày đăng hay ngày ban hành")
    elif "published" in facts.derived:
        yield Doubt("derived-date", "ngày được suy ra từ nội dung")
    if "title" in facts.derived:
        yield Doubt("derived-title", "không có tiêu đề; lấy từ câu đầu")
    if "\ufffd" in page.text:
        yield Doubt("lost-characters", "có ký tự không giải mã được")
