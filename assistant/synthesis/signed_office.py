"""Who holds an office, told by who signed for it a document that the body issued."""

from __future__ import annotations

import re
from datetime import date

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import canonical
from assistant.questions.question import Part, Question
from assistant.synthesis.forms import ASKS_NAME
from assistant.synthesis.offices import Office, office_names, offices_in
from assistant.wording import ended
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.place_names import UNITS
from index_store.records import Document, Span
from prompts import fill

_BEFORE_NAME = 90
"""Code points before a signer's name in which the office stands."""
_FOR_ANOTHER = re.compile(r"(?<!\w)(?:k\.?t|t\.?l|t\.?u\.?q|t/l|q)\.\s*$")
"""Who signs in place of an office, or by its order, does not hold it."""
_WORD = re.compile(r"\w+")
_ASKING = re.compile(
    r"(?<!\w)(?:là|ai|tên|gì|gi|hiện|nay|đang|bây giờ|họ tên|ông|bà|đồng chí|nào|của|do|giữ|làm|chức|vụ|vậy|thế|ạ)(?!\w)"
)
_LEVELS = frozenset(word for unit in UNITS for word in unit.split())


def answer_office_signer(part: Part, question: Question, context: Context) -> Draught:
    """Return who signed, in the office asked about, the newest document of its body.

    Nothing where the question may mean two bodies, or two persons signed on the same day.
    """
    if not ASKS_NAME.search(part.text) and not _TYPED_NAME.search(part.text.lower()):
        return Draught()
    asked = _office_asked(part.text)
    if asked is None or not question.subjects:
        return Draught()
    office, rest = asked
    signed: list[tuple[date, Document, Quote]] = []
    for summary in context.summaries.values():
        if not summary.signer or not summary.issuer or not summary.published:
            continue
        around = f"{summary.issuer} {summary.place or ''}"
        if not _same_body(rest, office.name, summary.issuer, around):
            continue
        document = context.document(summary.id)
        where = _signed_as(office, document)
        if where is not None:
            signed.append((summary.published, document, Quote(document.id, where)))
    newest = max((day for day, _, _ in signed), default=None)
    told = [(document, quote) for day, document, quote in signed if day == newest]
    bodies = {canonical(document.issuer or "") for _, document, _ in signed}
    if len(bodies) != 1 or len({comparison_key(one.signer or "") for one, _ in told}) != 1:
        return Draught()
    return _told(office, *told[0], question, context)


_TYPED_NAME = re.compile(r"(?<!\w)tên (?:là )?gi(?!\w)")


def _office_asked(text: str) -> tuple[Office, str] | None:
    """Return the one office that a question names, its marks mistyped or not, and the rest."""
    offices = offices_in(text)
    if len(offices) == 1:
        return offices[0], _rest(text, offices[0].span)
    if offices:
        return None
    plain = unmarked(comparison_key(text))
    for name in sorted(office_names(), key=len, reverse=True):
        found = re.search(rf"(?<!\w){re.escape(unmarked(name))}(?!\w)", plain)
        if found and len(plain) == len(text):
            whole = f"{text[: found.start()]}{name}{text[found.end() :]}"
            again = offices_in(whole)
            return (again[0], _rest(whole, again[0].span)) if len(again) == 1 else None
    return None


def _rest(text: str, office: Span) -> str:
    words = f"{text[: office.start]} {text[office.end :]}"
    return _ASKING.sub(" ", comparison_key(words))


def _same_body(asked: str, office: str, issuer: str, around: str) -> bool:
    """Return whether a question's words name the body that issued a document, and no other."""
    wanted, own = _words(asked), _words(issuer)
    return (
        bool(wanted - _LEVELS)
        and wanted <= _words(around)
        and own <= wanted | _words(office) | _words(around.removeprefix(issuer)) | _LEVELS
    )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(canonical(text)))


def _signed_as(office: Office, document: Document) -> Span | None:
    """Return the words in which a document is signed in an office: the office and the name."""
    where = document.stated("signer")
    if where is None:
        return None
    start = max(0, where.start - _BEFORE_NAME)
    title = document.text[start : where.start]
    offices = offices_in(title)
    if not offices or (offices[-1].name, offices[-1].standing) != (office.name, office.standing):
        return None
    at = offices[-1].span.start
    if _FOR_ANOTHER.search(comparison_key(title[:at])):
        return None
    return Span(start + at, where.end)


def _told(
    office: Office, document: Document, quote: Quote, question: Question, context: Context
) -> Draught:
    summary = context.summaries[document.id]
    facts = (document.stated(fact) for fact in ("issuer", "number"))
    quotes = (quote, *(Quote(document.id, span) for span in facts if span))
    text = fill(
        "signed_as",
        question.language,
        file="law",
        document=document_name(summary),
        office=f"{office.standing} {office.name}".strip().capitalize(),
        body=document.issuer or "",
        person=document.signer or "",
    )
    return Draught((Draft(ended(text), quotes),), subject=document.place)
