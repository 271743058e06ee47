"""Enumerations: the items of a sentence or of the lines under a heading, each a cited line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import canonical, terms, weigh
from assistant.questions.expect import expected
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.sections import is_heading, item_words, section_at, unit_headed
from assistant.selection import learned
from assistant.sentence_fit import (
    period_is_said,
    sentence_periods_fit,
    sentence_places_fit,
)
from assistant.synthesis.members import counts_members, names_members, naming_members
from assistant.synthesis.quoting import quoted
from assistant.synthesis.said import said
from assistant.synthesis.sentences import LEAST_OF_DOCUMENTS_WORDS, answer_sentence
from assistant.synthesis.surest import SURE_SHARE, best_sentences
from assistant.wording import capitalised
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.language.text.list_items import items
from index_store.language.text.sentences import sentences
from index_store.records import Document, Span
from prompts import fill

_TRIED = 6
_DANGLING = re.compile(r"\s*(?:[-+•*(]|(?<!\w)\(?[a-zđ\d]{1,2}[.)])?\s*$")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an enumeration is of: the name of its frame and the words that announce it."""

    frame: str
    words: re.Pattern[str]


LIMITATIONS = Topic("limitations", said("limitations"))
SOLUTIONS = Topic("solutions", said("solutions"))
CAUSES = Topic("causes", said("causes"))
TOPICS = (LIMITATIONS, CAUSES, SOLUTIONS)
_PLACES_SAID = ("at_meeting", "at_session", "in_report")


def topic_of(part: Part) -> Topic | None:
    """Return the topic that a question's words name, if they name one."""
    ways = " ".join(way for ways in part.asked.concepts for way in ways)
    for words in (canonical(f"{part.about} {ways}"), canonical(part.text)):
        found = next((topic for topic in TOPICS if topic.words.search(words)), None)
        if found is not None or _says_enough(part):
            return found
    return None


def _says_enough(part: Part) -> bool:
    """Return whether what is left of a question, its names cut out, says what is asked about."""
    return bool(part.asked.concepts) or weigh(part.asked.terms) >= LEAST_SAID


def _names_all(part: Part, question: Question) -> bool:
    """Return whether names and the topic are all that a question says ("X kiến nghị gì với Y")."""
    return not _says_enough(part) and bool(question.subjects or question.numbers)


LEAST_SAID = 1.2
"""The weight of one telling word: of less, every sentence that has it would answer."""


def answer_list(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the enumeration that answers, an item a statement; else the sentence."""
    topic = topic_of(part)
    members = naming_members(part) if topic is None or counts_members(part) else None
    if members is not None:
        told = _naming_sentence(members, part, question, context, embedder)
        if told:
            return told

    of_unit = _of_one_unit(topic, question, context)
    if of_unit:
        return of_unit

    def announces(sentence: Sentence) -> float:
        asked = topic is not None or part.kind is not Kind.GENERAL
        return 0.3 * float(asked and _announces(sentence, topic))

    best = best_sentences(part, question, context, embedder, bonus=announces, headings=True)
    plainly = part.kind is Kind.GENERAL and topic is None
    for scored in best[: 1 if plainly else _TRIED] if _says_enough(part) else ():
        listed = enumerated(scored.sentence, question, topic)
        if listed:
            return listed
    for sentence in context.sentences if topic else ():
        if _announces(sentence, topic) and sentence_places_fit(sentence, question, context):
            listed = enumerated(sentence, question, topic)
            if listed and (scored_enough(sentence, part) or _names_all(part, question)):
                return listed
    if not _says_enough(part) and part.kind is Kind.LIST:
        return Draught()
    draught = answer_sentence(part, question, context, embedder)
    if topic and draught and not _is_of_subjects(draught, question, context):
        return Draught()
    return draught


def _of_one_unit(topic: Topic | None, question: Question, context: Context) -> Draught:
    """Return the lines below "b) Tại xã X" in the part of the topic, where X is asked about."""
    if topic is None or not question.subjects:
        return Draught()
    for document_id in context.document_ids:
        over = ""
        for sentence in context.sentences_of(context.document(document_id)):
            unit = unit_headed(sentence.text)
            if unit is None:
                over = sentence.text if is_heading(sentence.text) else over
                continue
            named = find_places(unit)
            about = any(same_place(one.name, name) for one in named for name in question.subjects)
            if about and topic.words.search(comparison_key(over)):
                return enumerated(sentence, question, None)
    return Draught()


def _naming_sentence(
    members: re.Pattern[str], part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return what a sentence tells that names the members asked for, be its other words few."""
    best = best_sentences(
        part,
        question,
        context,
        embedder,
        only=lambda sentence: names_members(sentence, members),
        least=LEAST_OF_MEMBERS * learned().least,
        headings=True,
    )
    for scored in best[:1]:
        document = scored.sentence.document
        about = part.asked.share(terms(f"{document.title}\n{document.text}"))
        if scored.score < learned().least and about < LEAST_OF_DOCUMENTS_WORDS:
            continue
        listed = enumerated(scored.sentence, question, None)
        return listed or Draught(
            (quoted(scored.sentence, question),), subject=scored.sentence.document.place
        )
    return _only_naming(members, part, question, context)


def _only_naming(
    members: re.Pattern[str], part: Part, question: Question, context: Context
) -> Draught:
    """Return the one sentence found that names the members, where its document is of the subject.

    "Phiếu hỏi phát ở 10 tỉnh: …" repeats no word of "khảo sát hài lòng ở những tỉnh nào".
    """
    naming = [
        sentence
        for sentence in context.sentences
        if names_members(sentence, members)
        and not is_heading(sentence.text)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
        and _speaks_of(sentence.document, part)
    ]
    if len(naming) != 1:
        return Draught()
    listed = enumerated(naming[0], question, None)
    return listed or Draught((quoted(naming[0], question),), subject=naming[0].document.place)


def _speaks_of(document: Document, part: Part) -> bool:
    return part.asked.share(terms(f"{document.title}\n{document.text}")) >= _MOST_OF_WORDS


_MOST_OF_WORDS = 0.75
LEAST_OF_MEMBERS = 0.45
"""Share of the learned threshold that is enough for a sentence that names what is asked for."""


def _is_of_subjects(draught: Draught, question: Question, context: Context) -> bool:
    """Return whether a sentence, or its whole document, is of the units that are asked about."""
    quote = draught.drafts[0].quotes[0]
    document = context.document(quote.document_id)
    said = comparison_key(f"{quote.span.of(document.text)} {document.place} {document.issuer}")
    return all(comparison_key(proper_name(name)) in said for name in question.subjects)


def answer_members(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the list whose members "how many ways" counts; nothing where there is none."""
    if expected(part.text, question.language).noun is None:
        return Draught()
    best = best_sentences(part, question, context, embedder, headings=True)
    for scored in best[:_TRIED]:
        if not period_is_said(scored.sentence, question):
            continue
        listed = enumerated(scored.sentence, question, None)
        if listed and scored.share >= SURE_SHARE:
            return listed
    return Draught()


def scored_enough(sentence: Sentence, part: Part) -> bool:
    """Return whether what stands around a list speaks of most of what is asked."""
    around = (sentence.before, sentence.text, sentence.passage.heading, sentence.document.title)
    words = canonical(" ".join(around))
    asked = part.asked.words().words
    return sum(word in words for word in asked) >= 0.6 * len(asked)


def _announces(sentence: Sentence, topic: Topic | None) -> bool:
    """Return whether a sentence introduces a list of the topic."""
    lead = _lead_text(sentence)
    if not lead:
        return False
    return topic is None or bool(topic.words.search(comparison_key(lead)))


_ORDINAL = re.compile(
    r"(?:một|hai|ba|bốn|năm|sáu) là\b|thứ (?:nhất|hai|ba|tư|năm|sáu)(?: là)?[,:]?\s|(?:đầu tiên|cuối cùng) là\b"
)


def _counted_off(sentence: Sentence) -> tuple[Span, ...]:
    """Return the sentences that follow a lead and count themselves off: "Một là … Hai là …"."""
    if _ORDINAL.match(comparison_key(sentence.text)):
        return ()  # an item itself, not what introduces them
    rest = Span(sentence.span.end, max(sentence.span.end, sentence.passage.span.end))
    found: list[Span] = []
    for span in sentences(rest.of(sentence.document.text)):
        if not _ORDINAL.match(comparison_key(span.shifted(rest.start).of(sentence.document.text))):
            break
        found.append(span.shifted(rest.start))
    return tuple(found) if len(found) > 1 else ()


def _lead_text(sentence: Sentence) -> str:
    """Return the words before the first item; nothing where the sentence is no lead of a list."""
    if is_heading(sentence.text) or sentence.text.rstrip().endswith(":") or _counted_off(sentence):
        return sentence.text
    found = items(sentence.document.text, sentence.span)
    if len(found) < 2:
        return ""
    return Span(sentence.span.start, max(sentence.span.start, found[0].start)).of(
        sentence.document.text
    )


def enumerated(sentence: Sentence, question: Question, topic: Topic | None) -> Draught:
    """Return the list that a sentence or heading introduces; nothing where it introduces none."""
    lead = _lead_text(sentence)
    if not lead.strip(" -•\n") or (topic and not topic.words.search(comparison_key(lead))):
        return Draught()
    text = sentence.document.text
    found = items(text, sentence.span)
    span = sentence.span
    if len(found) < 2:
        found = _counted_off(sentence)
        span = Span(sentence.span.start, found[-1].end) if found else span
    if len(found) < 2:
        section = section_at(sentence.document, sentence.span)
        if section is None:
            return Draught()
        own = next((line for line in section.lines if _leads_topic(line.of(text), topic)), None)
        section = (section_at(sentence.document, own) if own else None) or section
        found, span = section.lines, section.span
        if len(found) == 1 and (
            found[0].of(text).endswith(":") or unit_headed(found[0].of(text)) is not None
        ):
            return Draught()  # a lead below a lead, whose items stand elsewhere
    quote = Quote(sentence.document.id, span)
    drafts = [Draft(_lead(sentence, lead, question, topic), (quote,))]
    for item in found:
        words = item_words(item.of(text))
        if words and not words.startswith("|"):
            shown = capitalised(words) if question.language == "vi" else f"“{words}”"
            drafts.append(Draft(shown, (quote,), layout="item"))
    if len(drafts) == 1:
        return Draught()  # a lead over a table tells nothing without it
    return Draught(tuple(drafts), subject=sentence.document.place)


def _leads_topic(line: str, topic: Topic | None) -> bool:
    """Return whether a line below a heading leads the topic's own list ("1. Hạn chế:")."""
    return (
        topic is not None
        and line.endswith(":")
        and bool(topic.words.search(comparison_key(item_words(line))))
    )


def _lead(sentence: Sentence, lead: str, question: Question, topic: Topic | None) -> str:
    """Return the line above a list: what it is of and where it was said."""
    if topic is None or (topic is SOLUTIONS and question.language == "vi"):
        words = _DANGLING.sub("", " ".join(item_words(lead).lstrip("#").split()))
        return capitalised(words.rstrip(" :-") + ":")
    own, around = comparison_key(sentence.text), comparison_key(sentence.passage.text)
    where = next(
        (name for text in (own, around) for name in _PLACES_SAID if said(name).search(text)),
        "in_document",
    )
    return fill(topic.frame, question.language, where=fill(where, question.language))
