"""Who is to do a task, with whom, until when, and what an office has to do, by the task itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.articles import document_name
from assistant.assignments.doers import find_doers
from assistant.assignments.reading import assignments
from assistant.assignments.records import Assignment
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Asked, Terms, canonical, coverage, joined, terms, weigh
from assistant.fit import document_fits
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.questions.task_words import (
    asks_duties,
    asks_latest,
    asks_limit,
    asks_no_task,
    roles_asked,
    task_words,
)
from assistant.synthesis.cells import is_put_off
from assistant.wording import capitalised, ended
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import place_level, same_place
from index_store.language.time.periods import find_periods
from index_store.records import Document, Span
from prompts import fill

_DONE = re.compile(r"(?<!\w)(?:đã|vừa|hoàn thành (?:ngày|vào|từ)|khai trương|diễn ra)(?!\w)")
LEAST_SAID = 0.8
"""What a task with its document's title and place must say of a question."""
LEAST_OF_TASK = 0.7
"""What the task alone must say of what the title does not."""
LEAST_OF_CONCEPTS = 0.6
"""Of a question in English, the share of its concepts: the glossary lacks many words."""
_ASKING_CONCEPTS = frozenset(("ai", "chủ trì", "phụ trách", "chịu trách nhiệm", "thời hạn", "hạn", "hoàn thành", "nhiệm vụ"))  # fmt: skip
LEAST_WEIGHT = 1.2
"""What the words of a task must weigh to tell it from others."""
_APART = 0.08
_MOST_DOCUMENTS = 15
_MOST_DUTIES = 25


@dataclass(frozen=True, slots=True)
class _Given:
    """A task in its document, with how well it is what is asked about."""

    document: Document
    task: Assignment
    fits: float

    def said(self, span: Span | None) -> str:
        """Return the words of one of the task's spans."""
        return " ".join(span.of(self.document.text).split()).strip(" .;,*_") if span else ""


def answer_task(part: Part, question: Question, context: Context) -> Draught:
    """Return who leads or helps the task that is asked about, or until when; else what an office does.

    Nothing where no task, or several that say otherwise, are as much what is asked about.
    """
    key = comparison_key(part.text)
    if asks_duties(key) and part.kind is not Kind.WHY:
        duties = _duties(question, context)
        if duties:
            return duties
    ranks = part.superlative is not None and not asks_latest(key)
    if ranks or part.kind in _NO_TASK:
        return Draught()
    roles = roles_asked(part, key)
    if not roles or asks_no_task(comparison_key(question.reading)):
        return Draught()
    found = _found(part, question, context)
    if not found:
        return Draught()
    best = max(found, key=lambda one: one.fits)
    alike = [one for one in found if one.fits > best.fits - _APART]
    roles = tuple(role for role in roles if best.said(getattr(best.task, role)))
    if not roles or any(_told(one, roles) != _told(best, roles) for one in alike):
        return Draught()
    if roles == ("due",) and _told_otherwise(best, key, context):
        return Draught()
    if "lead" not in roles and best.said(best.task.lead) and _led_by_another(best, question):
        roles = ("lead", *roles)
    return _state(best, roles, question)


_NO_TASK = (Kind.AMOUNT, Kind.YES_NO, Kind.WHY, Kind.UNITS, Kind.TREND)
"""Kinds of question that ask of no task, though they name a body: "đơn vị nào giảm SIPAS"."""


def _led_by_another(one: _Given, question: Question) -> bool:
    """Return whether a question takes a body for the one that leads a task, and another leads it.

    "Sở Nội vụ phải xong việc nâng cấp … khi nào" is answered with whose task that is, too.
    """
    said = comparison_key(f"{one.said(one.task.lead)} {one.said(one.task.task)}")
    names = [comparison_key(proper_name(name)) for name in question.organisations]
    return bool(names) and not any(name in said or name in canonical(said) for name in names)


def _told_otherwise(one: _Given, key: str, context: Context) -> bool:
    """Return whether another document says that a task was put off, or, where no limit is asked for, done."""
    task = one.task.task.of(one.document.text)
    if is_put_off(task, one.document, context):
        return True
    label = terms(task)
    return not asks_limit(key) and any(
        sentence.document.id != one.document.id
        and _DONE.search(comparison_key(sentence.text)) is not None
        and coverage(label, terms(sentence.text)) >= LEAST_OF_TASK
        for sentence in context.sentences
    )


def _told(one: _Given, roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(comparison_key(one.said(getattr(one.task, role))) for role in roles)


def _found(part: Part, question: Question, context: Context) -> list[_Given]:
    """Return the tasks that say what is asked about."""
    asked = terms(task_words(part.text, question))
    if part is not question.parts[0] and weigh(asked) < LEAST_WEIGHT:
        part = question.parts[0]  # "… và bao giờ xong?"
        asked = terms(task_words(part.text, question))
    elif weigh(asked) < LEAST_WEIGHT and len(question.parts) > 1:
        part = question.parts[1]  # "Đơn vị nào chủ trì và thời hạn …?"
        asked = terms(task_words(part.text, question))
    if weigh(asked) < LEAST_WEIGHT and not part.asked.concepts:
        return []
    found: list[_Given] = []
    for document in _documents(question, context):
        title = joined((document.title, document.place or "", document.issuer or ""))
        for task in assignments(document):
            fits = _fits(part, asked, task, document, title)
            if fits:
                found.append(_Given(document, task, fits))
    return found


def _fits(part: Part, asked: Terms, task: Assignment, document: Document, title: Terms) -> float:
    """Return how well a task is what is asked about; 0 where it is not."""
    own = terms(task.task.of(document.text))
    if part.asked.concepts:
        kept = tuple(c for c in part.asked.concepts if not _ASKING_CONCEPTS.intersection(c))
        of = Asked(part.asked.terms, kept)
        share, whole = of.share(own), of.share(own | title)
        return share + coverage(own, of.words()) / 2 if kept and whole >= LEAST_OF_CONCEPTS and share else 0.0  # fmt: skip
    if coverage(asked, own | title) < LEAST_SAID:
        return 0.0
    back = coverage(own, asked)
    core = Terms(asked.words - title.words, asked.pairs - title.pairs)
    share = coverage(core if core.words else asked, own)
    return share + coverage(asked, own) + back / 2 if share >= LEAST_OF_TASK else 0.0


def _documents(question: Question, context: Context) -> Iterator[Document]:
    """Yield the found documents that are of the places and years that are asked about."""
    years = {value[:4] for value in question.period_values}
    for document_id in context.document_ids[:_MOST_DOCUMENTS]:
        document = context.document(document_id)
        if not document_fits(document, question) or not _of_places(document, question, context):
            continue
        if not years or any(year in context.key(document) for year in years):
            yield document


def _of_places(document: Document, question: Question, context: Context) -> bool:
    """Return whether a document is of each unit that is named, or names one below its own."""
    title = comparison_key(document.title)
    own = DEPTH.get(place_level(document.place) or "", 0) if document.place else 0
    for item in question.places:
        of = document.place is not None and same_place(document.place, item.name)
        below = DEPTH.get(item.level, 3) > own and context.names(document, item.name)
        if not (of or below or comparison_key(proper_name(item.name)) in title):
            return False
    return True


def _state(one: _Given, roles: tuple[str, ...], question: Question) -> Draught:
    """Return the statement of what is asked of a task."""
    frames = _FRAMES | ({"lead": "task_lead"} if one.task.leads else {})
    told = "; ".join(
        fill(frames[role], question.language, who=one.said(getattr(one.task, role)))
        for role in roles
    )
    text = fill("task", question.language, task=capitalised(_short(one)), told=told)
    return Draught((Draft(ended(text), _quotes(one)),), subject=one.document.place)


_FRAMES = {
    "lead": "task_doer",
    "helps": "task_helps",
    "due": "task_due",
    "product": "task_product",
}


def _short(one: _Given) -> str:
    """Return the words of a task, its deadline cut off where it ends them."""
    task, due = one.task.task, one.task.due
    if due is not None and due.within(task):
        before = Span(task.start, due.start).of(one.document.text)
        after = Span(due.end, task.end).of(one.document.text).strip(" .;,)")
        cut = _BEFORE_DUE.sub("", before).strip(" ,;.(")
        if not after and len(cut.split()) > 2:
            return " ".join(cut.split())
    return one.said(task)


_BEFORE_DUE = re.compile(r"[,;.(]?\s*(?:và )?(?:hoàn thành|xong|thời hạn|thời gian|hạn)(?: (?:xong|hoàn thành|thực hiện))?\s*:?\s*$")  # fmt: skip


def _quotes(one: _Given) -> tuple[Quote, ...]:
    """Return the line of a task, and what states its doer where the line does not."""
    spans = [*one.task.said, one.task.whole]
    stated = (one.task.lead, one.task.due, one.task.helps, one.task.product)
    spans += [s for s in stated if s and not any(s.within(other) for other in spans)]
    return tuple(Quote(one.document.id, span) for span in dict.fromkeys(spans))


def _duties(question: Question, context: Context) -> Draught:
    """Return all tasks of the office that a question names, from the document that fits best."""
    asked = canonical(question.reading)
    typed = unmarked(canonical(question.asked)) if question.restored else ""
    best: list[_Given] = []
    score = 0.0
    for document in _documents(question, context):
        owned = [
            _Given(document, task, length)
            for task in assignments(document)
            if (length := _named(task, document, asked, typed))
        ]
        longest = max((one.fits for one in owned), default=0.0)
        own = [one for one in owned if one.fits == longest]
        about = coverage(terms(task_words(asked, question)), terms(document.title)) if own else 0.0
        if own and longest + about > score:
            best, score = own, longest + about
    best = _due_then(best, question)
    if not best:
        return Draught()
    first = best[0]
    lead = fill(
        "duties",
        question.language,
        unit=capitalised(first.said(first.task.lead)),
        document=document_name(context.summaries[first.document.id]),
    )
    drafts = [Draft(f"{lead}:", (*_quotes(first), *_number_of(first.document)))]
    for one in best[:_MOST_DUTIES]:
        words = one.said(one.task.task)
        due = one.task.due
        if due is not None and not due.within(one.task.task):
            words = f"{words} ({fill('task_due', question.language, who=one.said(due))})"
        shown = capitalised(words) if question.language == "vi" else f"“{words}”"
        drafts.append(Draft(shown, _quotes(one), layout="item"))
    return Draught(tuple(drafts), subject=first.document.place)


def _number_of(document: Document) -> tuple[Quote, ...]:
    """Return the quote of a document's number, by which it is named, where its text states it."""
    at = document.text.find(document.number) if document.number else -1
    if at < 0 or document.number is None:
        return ()
    return (Quote(document.id, Span(at, at + len(document.number))),)


def _named(task: Assignment, document: Document, asked: str, typed: str) -> float:
    """Return how long the name of a task's doer is that a question has; 0 where it has none.

    ``typed`` is a question as it was typed without marks: they may be restored wrongly.
    """
    if task.lead is None:
        return 0.0
    said = task.lead.of(document.text)
    names = [doer.of(said) for doer in find_doers(said)] or [said]
    keys = [canonical(name).strip() for name in names]
    return max((float(len(key)) for key in keys if _has(asked, key) or _has(typed, unmarked(key))), default=0.0)  # fmt: skip


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _due_then(found: list[_Given], question: Question) -> list[_Given]:
    """Return only the tasks due in the month, quarter or on the day that a question names, if some are."""
    asked = {value for value in question.period_values if len(value) > len("2025")}
    if not asked:
        return found
    then = [
        one
        for one in found
        if one.task.due
        and asked & {m.value for m in find_periods(one.said(one.task.due), one.document.published)}
    ]
    return then or found
