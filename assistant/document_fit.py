"""Whether a sentence is of the document and the article that a question names, or tells of them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.context import Context, Sentence
from assistant.fit import document_fits
from assistant.one_event import tells_of_numbers
from assistant.questions.acts_named import acts_named
from assistant.questions.named import NamedNumber, closed_up, is_number, named_numbers
from assistant.questions.question import Question
from index_store.language.characters.marks import comparison_key
from index_store.language.law.law_names import law_numbered, laws
from index_store.language.law.references import find_document_numbers, find_legal_references
from index_store.records import Document, Passage


def of_document_named(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence is of a document that the question names, or tells of one.

    Where the collection does not have the document itself, an article that names it may tell
    of it throughout.
    """
    document = sentence.document
    if _is_of_itself(sentence, question):
        return False
    if document_fits(document, question) or _cites(sentence, question):
        return True
    if tells_of_numbers(document, question, context):
        return True
    named = tuple(one for one in named_numbers(question.reading) if _may_be_told(one, context))
    if not named or document.number is not None:
        return False
    return any(is_number(one, number) for number in _numbers_in(document) for one in named)


def _is_of_itself(sentence: Sentence, question: Question) -> bool:
    """Return whether a law is named by its name, and a sentence says something of its own decree.

    "Nghị định này có hiệu lực từ ngày …" does not tell from when the law is in force.
    """
    if question.numbers or not acts_named(question.reading):
        return False
    said = {match[1].lower() for match in _THIS.finditer(sentence.text)}
    key = comparison_key(question.reading)
    return bool(said) and not any(kind in key for kind in said)


_THIS = re.compile(r"(Nghị định|Thông tư|Nghị quyết|Quyết định|Quy chế) này(?!\w)", re.IGNORECASE)


def _may_be_told(named: NamedNumber, context: Context) -> bool:
    """Return whether the collection may not have a document that is named.

    "Nghị định 140" is of some year: what the collection has may be that of another one.
    """
    return "/" not in named.number or not context.bears((named,))


def _numbers_in(document: Document) -> tuple[str, ...]:
    return _numbers_of(document.version, f"{document.title}\n{document.text}")


@lru_cache(maxsize=64)
def _numbers_of(version: str, text: str) -> tuple[str, ...]:  # noqa: ARG001 - a shorter key
    """Return the numbers of documents that a text names, "quyết định 60 năm 2017" as "60/2017"."""
    joined = _OF_YEAR.sub(r"\1/\2", text)
    return tuple(dict.fromkeys(item.number for item in find_document_numbers(joined)))


_OF_YEAR = re.compile(r"(?<=[^\W\d] )(\d{1,3}) năm ((?:19|20)\d\d)(?!\d)")


def _cites(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence names a document that the question names."""
    key = closed_up(comparison_key(sentence.text))
    return any(comparison_key(number) in key for number in question.numbers)


def article_fits(passage: Passage, question: Question) -> bool:
    """Return whether the passage lies in an article that the question names, or it names none."""
    return not question.articles or any(
        re.search(rf"\bĐiều {re.escape(item.article)}\b", passage.locator)
        for item in question.articles
        if item.article
    )


def of_article_named(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence lies in an article that the question names, or tells of it."""
    if not question.articles:
        return True
    if _is_other_law(sentence.document, question):
        return False
    return article_fits(sentence.passage, question) or _tells_of_article(sentence, question)


def _is_other_law(document: Document, question: Question) -> bool:
    """Return whether articles of a law named by its name are asked for, and the document is another."""
    if document.number is None or question.numbers:
        return False
    of_laws = [item for item in question.articles if item.document == "name"]
    acts = (
        acts_named(question.reading) if of_laws and len(of_laws) == len(question.articles) else ()
    )
    known = [act for act in acts if any(act.is_law(law) for law in laws())]
    own = law_numbered(document.number)
    return bool(known) and (own is None or not any(act.is_law(own) for act in known))


def _tells_of_article(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence of another article tells what holds for the one named.

    "Người vi phạm Điều 6 Thông tư này thì …" answers what happens to whom violates Article 6.
    """
    wanted = {item.article for item in question.articles if item.article}
    return any(
        one.article in wanted and one.document != "that"
        for one in find_legal_references(sentence.text)
        if one.document in ("this", "none") or one.number in question.numbers
    )
