"""Answers from the facts of a document that the question names: who signed it, since when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.named import named_documents
from assistant.question import Kind, Part, Question
from assistant.wording import date_words, ended
from index_store.language.characters.marks import comparison_key
from index_store.records import Document
from index_store.store import DocumentSummary
from prompts import fill


@dataclass(frozen=True, slots=True)
class _Asked:
    """A fact and the words that ask for it."""

    fact: str
    kind: Kind
    words: re.Pattern[str]


_FACTS = (
    _Asked("effective", Kind.WHEN, re.compile(r"hiệu lực|in force|effective|takes? effect")),
    _Asked("published", Kind.WHEN, re.compile(r"ban hành|ký|ra đời|issued|signed|dated?\b")),
    _Asked("signer", Kind.WHO, re.compile(r"\bký\b|\bsign")),
    _Asked("issuer", Kind.WHO, re.compile(r"ban hành|thông qua|\bissu|\bpass|\benact")),
)


def answer_fact(part: Part, question: Question, context: Context) -> Draught:
    """Return what one document, the only one named, states about itself."""
    wanted = next((f for f in _FACTS if part.kind is f.kind and f.words.search(_key(part))), None)
    if wanted is None:
        return Draught()
    found = {item.document.id: item.document for item in context.found}
    named = named_documents(question, found.values())
    if len({summary.family or summary.id for summary in named}) != 1:
        return Draught()
    return _stated(wanted.fact, named[0], question, context)


def _key(part: Part) -> str:
    return comparison_key(part.text)


def _stated(fact: str, summary: DocumentSummary, question: Question, context: Context) -> Draught:
    document = context.document(summary.id)
    quote = _quote(fact, document, context)
    value = getattr(document, fact)
    if quote is None or value is None:
        return Draught()
    name = document_name(summary)
    quotes = [quote]
    number = _quote("number", document, context)
    if document.number and number is not None and document.number not in _words(quote, document):
        quotes.append(number)
    if fact in ("effective", "published"):
        frame = "fact_effective" if fact == "effective" else "issued"
        day = date_words(value.isoformat(), question.language)
        text = fill(frame, question.language, document=name, date=day)
    elif fact == "signer":
        text = fill("fact_signer", question.language, document=name, person=str(value))
    else:
        text = fill("fact_issuer", question.language, document=name, body=str(value))
    return Draught((Draft(ended(text), tuple(quotes)),), subject=document.place)


def _quote(fact: str, document: Document, context: Context) -> Quote | None:
    """Return the words that state a fact, with their sentence where that is a short one."""
    span = next((o.span for o in document.origins if o.fact == fact and o.how == "text"), None)
    if span is None:
        return None
    sentence = context.sentence_at(document, span)
    whole = span.within(sentence) and sentence.end - sentence.start <= _LONGEST_QUOTE
    return Quote(document.id, sentence if whole else span)


_LONGEST_QUOTE = 400


def _words(quote: Quote, document: Document) -> str:
    return quote.span.of(document.text)
