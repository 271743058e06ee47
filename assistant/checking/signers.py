"""Who signed a document that a claim names by its title: "Quyết định công bố … do ông X ký"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.parts import Part
from assistant.drafts import Quote
from assistant.finding.matching import GAP, coverage, joined
from assistant.fit import same_unit
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import find_places
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from index_store.store import DocumentSummary

_KINDS = (
    r"(?:quyết định|nghị quyết|báo cáo|kế hoạch|chương trình|đề án|thông báo|công văn|tờ trình"
    r"|chỉ thị|công điện|hướng dẫn|kết luận|quy chế|quy định)"
)
_BY = re.compile(
    r"(?<!\w)(?:do|được) (?P<who>[^,;]{3,90}?) (?:trực tiếp )?ký(?: ban hành| duyệt)?(?!\w)"
)
_IS_SIGNER = re.compile(
    r"^(?P<who>[^,;]{3,90}?) (?:chính )?(?:(?:là|chính là) người (?:đã )?|đã |trực tiếp )?"
    rf"ký(?: ban hành| duyệt)? (?=(?:bản |văn bản )?{_KINDS}(?!\w))",
    re.IGNORECASE,
)
_SIGNER_IS = re.compile(
    r"^người (?:đã )?ký (?P<what>.+?) là (?P<who>[^,;]{3,90}?)[.\s]*$", re.IGNORECASE
)
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?!\w)")
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: [{UPPER}]\w*){{2,4}}$")
_TITLES = re.compile(r"(?:Phó|Chủ|Giám|Chánh|Trưởng|Bí|Bộ|Thứ|Ông|Bà)$")
_DESCRIBED = 0.8
"""Share of the words that name a document, by weight, that its title must have."""
_FEWEST = 3
"""Words without which a document is not told from any other."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A claim that someone signed a document; ``what`` are the words that name it."""

    span: Span
    person: str
    what: str


def signed_by(claim: Claim, evidence: Evidence) -> Part | None:
    """Return what the documents say of a claim that a person signed one of them.

    The document is named by its kind and by words of its title, not by its number; None where
    that leaves open which is meant.
    """
    said = _read(claim.text)
    if said is None or find_document_numbers(claim.text):
        return None
    found = _meant(said.what, evidence)
    if found is None or found.signer is None:
        return None
    where = evidence.document(found.id).stated("signer")
    if where is None:
        return None
    span = said.span.shifted(claim.span.start)
    quotes = (Quote(found.id, where),)
    mine, theirs = comparison_key(said.person), comparison_key(found.signer)
    if mine == theirs or mine.endswith(f" {theirs}"):
        return Part(span, "supported", quotes)
    return Part(span, "contradicted", quotes, found.signer)


def _read(text: str) -> _Signed | None:
    if _DENIED.search(comparison_key(text)):
        return None
    for pattern in (_SIGNER_IS, _IS_SIGNER, _BY):
        found = pattern.search(text)
        if found is None:
            continue
        name = _NAME.search(found["who"].strip())
        if name is None or _TITLES.match(name[0].split()[0]):
            return None
        what = (
            found["what"]
            if "what" in found.groupdict()
            else f"{text[: found.start()]} {text[found.end() :]}"
        )
        what = re.sub(r"^(?:bản|văn bản)? *", "", what.strip(" .,"))
        return _Signed(Span(*found.span()), name[0], what) if _is_document(what) else None
    return None


def _is_document(what: str) -> bool:
    return re.match(rf"{_KINDS}(?!\w)", what, re.IGNORECASE) is not None


def _meant(what: str, evidence: Evidence) -> DocumentSummary | None:
    """Return the one document of which the words that name it are the title; None for several."""
    places = find_places(what)
    periods = find_periods(what)
    bare = what
    for span in sorted([m.span for m in places] + [m.span for m in periods], reverse=True):
        bare = f"{bare[: span.start]} {GAP} {bare[span.end :]}"
    asked = joined([bare])
    if len(asked.words) < _FEWEST:
        return None
    kind = re.match(_KINDS, what, re.IGNORECASE)
    found: dict[str, DocumentSummary] = {}
    for one in evidence.signed():
        titled = f"{one.title} {one.issuer or ''}"
        if kind is None or not comparison_key(one.title).startswith(comparison_key(kind[0])):
            continue
        if not all(one.place and same_unit(one.place, m.name) for m in places):
            continue
        own = {m.value for m in find_periods(titled, one.published)}
        if not all(m.value in own for m in periods if m.kind != "day"):
            continue
        if coverage(asked, joined([titled, one.place or ""])) >= _DESCRIBED:
            found[one.family or one.id] = one
    return next(iter(found.values())) if len(found) == 1 else None
