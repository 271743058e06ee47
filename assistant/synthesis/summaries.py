"""Summaries: the main figures of a document, or of a unit in a year, and the limitations named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.articles import document_name
from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import terms
from assistant.fit import period_fit, place_fit
from assistant.questions.question import Part, Question
from assistant.questions.titled import document_meant
from assistant.ranking import default_indicator, is_known
from assistant.synthesis.documents import span_in
from assistant.synthesis.figures import candidates
from assistant.synthesis.legal.provisions import heading_of, is_article
from assistant.synthesis.lists import LIMITATIONS, enumerated
from assistant.synthesis.rank_statements import state_rank
from assistant.synthesis.statements import state_value
from assistant.wording import capitalised, period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.records import Document, Span
from prompts import fill

MOST_FIGURES = 8
LEAST_LISTED = 2
_TOLD = ("rank", "value", "count", "money", "share", "target")


def answer_summary(part: Part, question: Question, context: Context) -> Draught:
    """Return the main figures of the document or of the unit asked about, each cited."""
    meant = document_meant(question, context)
    if meant is not None:
        return _of_document(context.document(meant.id), question, context)
    titled = _titled(part, context)
    named = titled is not None and _ASKS_ARTICLE.search(comparison_key(part.text)) is not None
    if question.subjects and not named:
        return _of_place(question, context)
    return _of_document(titled, question, context) if titled else Draught()


_ASKS_ARTICLE = re.compile(r"(?<!\w)(?:bài|tin|bài báo|bài viết|bản tin|article)(?!\w)")


def _titled(part: Part, context: Context) -> Document | None:
    """Return the found document whose title has most of the words asked about, if one has."""
    best: Document | None = None
    share = 0.6
    for document_id in context.document_ids:
        document = context.document(document_id)
        own = part.asked.share(terms(document.title))
        if own > share:
            best, share = document, own
    return best


def _of_document(document: Document, question: Question, context: Context) -> Draught:
    figures = [
        item
        for item in context.figures_of(document)
        if item.figure.kind in _TOLD and item.figure.indicator and item.figure.place
    ]
    summary = context.summary(document.id)
    name = document_name(summary) if summary else document.title
    title = span_in(document, document.title) or span_in(document, document.number or "")
    told = (
        _articles(document, question)
        or (_ASKS_ARTICLE.search(comparison_key(question.reading)) and _opening(document, question))
        or _items(_chosen(figures), question, context)
        or _opening(document, question)
    )
    if not told:
        return Draught()
    quote = Quote(document.id, title) if title else told[0].quotes[0]
    lead = Draft(fill("summary_document", question.language, document=name) + ":", (quote,))
    limits = _limitations([document], question, context)
    return Draught((lead, *told, *limits), subject=document.place)


_LEAST_OPENING, _MOST_OPENING = 60, 500
_LINE = re.compile(r"[^\n]+")


def _opening(document: Document, question: Question) -> tuple[Draft, ...]:
    """Return the first paragraph of an article below its title, which sums it up; nothing of others."""
    if document.genre != "article":
        return ()
    for line in _LINE.finditer(document.text):
        words = " ".join(line[0].split())
        if words == document.title or words.startswith("|"):
            continue
        if _LEAST_OPENING <= len(words) <= _MOST_OPENING and words[-1] in ".!?…":
            shown = words if question.language == "vi" else f"“{words}”"
            quote = Quote(document.id, Span(line.start(), line.end()))
            return (Draft(shown.rstrip("."), (quote,), layout="item"),)
        return ()
    return ()


MOST_ARTICLES = 20


def _articles(document: Document, question: Question) -> tuple[Draft, ...]:
    """Return the articles of a document of law by their headings, each cited; of others nothing."""
    drafts: list[Draft] = []
    for mark in document.landmarks:
        if not is_article(mark.locator):
            continue
        heading = heading_of(mark, document)
        line = mark.span.of(document.text).split("\n", 1)[0].rstrip()
        if not heading or len(heading) > _LONGEST_HEADING:
            continue
        words = heading if question.language == "vi" else f"“{heading}”"
        quote = Quote(document.id, Span(mark.span.start, mark.span.start + len(line)))
        drafts.append(Draft(f"{mark.locator}: {words}", (quote,), layout="item"))
    return tuple(drafts[:MOST_ARTICLES]) if len(drafts) > LEAST_LISTED else ()


_LONGEST_HEADING = 200


def _of_place(question: Question, context: Context) -> Draught:
    figures = [
        item
        for item in candidates(question, context)
        if item.figure.kind in _TOLD
        and item.figure.indicator
        and place_fit(item, question.subjects) == 1.0
        and period_fit(item, question.period_values) > 0
    ]
    told = _items(_chosen(figures), question, context)
    if not told:
        return Draught()
    language = question.language
    periods = ", ".join(period_words(value, language) for value in question.period_values[:2])
    lead = fill(
        "summary_place",
        language,
        place=place_of(question.subjects[0], language),
        period=fill("period", language, period=periods) if periods else "",
    )
    quotes = tuple(dict.fromkeys(quote for draft in told for quote in draft.quotes))
    documents = [context.document(i) for i in dict.fromkeys(q.document_id for q in quotes)]
    limits = _limitations(
        [document for document in documents if _about(document, question)], question, context
    )
    first = Draft(lead + ":", quotes[:1], grounds=told[0].figures)
    return Draught((first, *told, *limits), subject=question.subjects[0])


def _about(document: Document, question: Question) -> bool:
    key = comparison_key(document.place or "")
    return any(comparison_key(name) == key for name in question.subjects)


def _chosen(figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures that say most: ranks, the index, known indicators, then the others."""
    ranked = sorted(figures, key=_weight)
    found: dict[tuple[str, ...], StatedFigure] = {}
    dated = {_thing(item)[:2] for item in ranked if item.figure.period}
    has_rank = {_thing(item) for item in ranked if item.figure.kind == "rank"}
    for item in ranked:
        if item.figure.kind == "value" and item.figure.unit == "điểm" and _thing(item) in has_rank:
            continue  # told with the rank
        if not item.figure.period and _thing(item)[:2] in dated and item.figure.kind != "target":
            continue  # what another time is compared with
        unit = "" if item.figure.kind == "rank" else item.figure.unit or ""
        key = (*_thing(item), item.figure.kind, unit)
        found.setdefault(key, item)
    return list(found.values())[:MOST_FIGURES]


def _thing(item: StatedFigure) -> tuple[str, ...]:
    bound = (item.figure.place, item.figure.indicator, item.figure.period)
    return tuple(binding.value if binding else "" for binding in bound)


def _weight(item: StatedFigure) -> tuple[int, bool, bool, int]:
    figure = item.figure
    name = figure.indicator.value if figure.indicator else ""
    known = 0 if name == default_indicator() else 1 if is_known(name) else 2
    return known, figure.kind != "rank", figure.of is None, figure.span.start


def _items(
    figures: Sequence[StatedFigure], question: Question, context: Context
) -> tuple[Draft, ...]:
    items = []
    for item in figures:
        if item.figure.kind == "rank":
            draft = state_rank(item, context, question.language)
        else:
            draft = state_value(item, question.language)
        text = draft.text.rstrip(".")
        items.append(replace(draft, text=capitalised(text), layout="item"))
    return tuple(items)


def _limitations(
    documents: Sequence[Document], question: Question, context: Context
) -> tuple[Draft, ...]:
    """Return the limitations that the first of the documents lists, if one does."""
    for document in documents:
        for sentence in context.sentences_of(document):
            if LIMITATIONS.words.search(comparison_key(sentence.text)):
                listed = enumerated(sentence, question, LIMITATIONS)
                if len(listed.drafts) > LEAST_LISTED:
                    return listed.drafts
    return ()
