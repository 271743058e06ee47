"""Answers about documents themselves: which one, of which day, which there are, what a word means."""

from __future__ import annotations

import re
from datetime import date

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import canonical, terms
from assistant.fit import scope_fits_document
from assistant.questions.named import names_number
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import is_of_kind, kind_named
from assistant.wording import date_words, day_as_written, ended
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.characters.syllables import is_syllable
from index_store.language.law.references import find_document_numbers
from index_store.language.terms.abbreviations import expansions
from index_store.language.terms.definitions import definitions
from index_store.language.terms.word_roles import words_that
from index_store.records import Document, Span
from prompts import fill

MOST_DOCUMENTS = 8
LEAST_IN_TITLE = 0.65
_ISSUED = re.compile(r"ban hành|ký|công bố|ra ngày|ngày nào|issued|signed|dated?\b|published")


def answer_titled(part: Part, question: Question, context: Context) -> Draught:
    """Return the numbered document whose title is what is asked for ("quyết định nào công bố …")."""
    best: tuple[float, Document] | None = None
    kind = kind_named(part.text)
    first = kind is not None and comparison_key(part.text).startswith(kind)
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not (document.number and _of_period(document, question)):
            continue
        if names_number(question, document.number):
            continue  # whoever names it does not ask for its number
        summary = context.summary(document_id)
        if first and kind and summary is not None and not is_of_kind(summary, kind):
            continue  # "Kế hoạch nào …" asks for no announcement
        if not scope_fits_document(document, question, context):
            continue
        share = part.asked.share(terms(document.title)) if part.asked else 0.0
        if share >= LEAST_IN_TITLE and (best is None or share > best[0]):
            best = (share, document)
    if best is None:
        return Draught()
    document = best[1]
    number = span_in(document, document.number or "")
    title = span_in(document, document.title)
    if number is None:
        return Draught()
    text = fill(
        "numbered_document",
        question.language,
        number=document.number or "",
        title=document.title,
    )
    quotes = [Quote(document.id, number)] + ([Quote(document.id, title)] if title else [])
    return Draught((Draft(ended(text), tuple(quotes)),), subject=document.place)


def answer_issued(part: Part, question: Question, context: Context) -> Draught:
    """Return the day of a document that the question names by its number."""
    if part.kind is not Kind.WHEN or not _ISSUED.search(comparison_key(part.text)):
        return Draught()
    wanted = {comparison_key(number) for number in question.numbers}
    for sentence in context.sentences:
        for mention in find_document_numbers(sentence.text):
            if comparison_key(mention.number) in wanted and mention.dated:
                day = day_as_written(mention.dated, question.language, sentence.text)
                named = mention.text if len(mention.text) < 120 else mention.number
                text = fill("issued", question.language, document=named, date=day)
                quote = Quote(sentence.document.id, sentence.span)
                return Draught((Draft(ended(text), (quote,)),), subject=sentence.document.place)
    return Draught()


def define(part: Part, question: Question, context: Context) -> Draught:
    """Return what an abbreviation stands for, as a document defines it."""
    words = {comparison_key(word) for word in re.findall(r"\w+", part.text)}
    for sentence in context.sentences:
        for definition in definitions(sentence.text):
            if comparison_key(definition.short) in words:
                text = fill(
                    "definition", question.language, short=definition.short, long=definition.long
                )
                span = definition.span.shifted(sentence.span.start)
                return Draught((Draft(ended(text), (Quote(sentence.document.id, span),)),))
    return Draught()


def meaning_known(part: Part, question: Question) -> str:
    """Return what our own table has for the abbreviation that is asked about, "" for none.

    Said only where no document explains it, and as what it is: no answer of the documents.
    """
    words = re.findall(r"[^\W\d_]+", part.text)
    asked = [word for word in words if comparison_key(word) not in words_that("asks a meaning")]
    known = expansions(asked[0].upper()) if len(asked) == 1 and len(asked[0]) > 1 else ()
    if len(known) != 1 or is_syllable(asked[0]):
        return ""
    values = {"short": asked[0].upper(), "long": known[0]}
    return fill("abbreviation_known", question.language, **values)


def list_documents(part: Part, question: Question, context: Context) -> Draught:
    """Return the documents of the collection that speak of what is asked, each cited."""
    signed = _SIGNED_BY.search(comparison_key(part.text))
    if signed is not None:
        return _signed((signed["who"] or signed["by"]).strip(), question, context)
    drafts: list[Draft] = []
    names = _NAMED.findall(part.text)
    for item in context.found:
        document = context.document(item.document.id)
        if any(name not in document.text for name in names):
            continue
        if any(draft.quotes[0].document_id == document.id for draft in drafts):
            continue
        if not all(context.names(document, name) for name in question.subjects):
            continue
        if part.asked and _share(part.asked.words().words, canonical(document.text)) < 0.7:
            continue
        text = fill("document_item", question.language, title=document.title)
        span = span_in(document, document.title) or item.passage.span
        drafts.append(Draft(text, (Quote(document.id, span),), layout="item"))
    return Draught(tuple(drafts[:MOST_DOCUMENTS]))


_NAMED = re.compile(
    rf"(?<!\w)(?:bản|thôn|ấp|làng|buôn|ông|bà|anh|chị|công ty|khu phố|tổ|chợ|trường) "
    rf"(?P<name>[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+){{1,3}})"
)
"""A hamlet, a person or a house by its name: a document that speaks of it has it."""
_SIGNED_BY = re.compile(
    r"(?:do|được) (?:ông |bà |đồng chí )?(?P<who>(?!ai\b)[^,?]{5,40}?) (?:đã )?ký(?!\w)|signed by (?:mr\.? |ms\.? |mrs\.? )?(?P<by>[^,?]{5,40})"
)


def _signed(who: str, question: Question, context: Context) -> Draught:
    """Return the documents that a person signed, as their last lines say."""
    drafts: list[Draft] = []
    for summary in context.summaries.values():
        if summary.signer is None or comparison_key(summary.signer) not in who:
            continue
        document = context.document(summary.id)
        signer, title = document.stated("signer"), span_in(document, document.title)
        if signer is None:
            continue
        quotes = [Quote(document.id, span) for span in (title, signer) if span]
        text = fill("document_item", question.language, title=document.title)
        drafts.append(Draft(text, tuple(quotes), layout="item"))
    if not drafts:
        return Draught(absent=fill("not_found", question.language))
    return Draught(tuple(drafts[:MOST_DOCUMENTS]))


def answer_collected(question: Question, context: Context) -> Draught:
    """Return how many documents there are, and which are the latest, each cited."""
    dated = [item for item in context.summaries.values() if item.published is not None]
    latest = sorted(dated, key=lambda item: (date.max - (item.published or date.min), item.name))
    drafts = []
    for summary in latest[:LATEST]:
        document = context.document(summary.id)
        title = span_in(document, document.title) or Span(0, min(len(document.text), 80))
        day = next((o.span for o in document.origins if o.fact == "published" and o.span), None)
        text = fill("document_item", question.language, title=document.title)
        quotes = [Quote(document.id, title)]
        if day is not None and document.published is not None:
            words = date_words(document.published.isoformat(), question.language)
            text = fill("collected_item", question.language, title=document.title, date=words)
            quotes += [] if day.within(title) else [Quote(document.id, day)]
        drafts.append(Draft(text, tuple(quotes), layout="item"))
    if not drafts:
        return Draught()
    count = len(context.summaries)
    text = fill("collected", question.language, count=str(count))
    first = tuple(draft.quotes[0] for draft in drafts)
    return Draught((Draft(f"{text}:", first, computed=(float(count),)), *drafts))


LATEST = 3


def _of_period(document: Document, question: Question) -> bool:
    years = {value[:4] for value in question.period_values}
    return not years or any(year in document.title for year in years)


def span_in(document: Document, words: str) -> Span | None:
    """Return where words stand first in a document's text; None where they do not."""
    at = document.text.find(words) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def _share(words: frozenset[str], text: str) -> float:
    return sum(word in text for word in words) / len(words) if words else 1.0
