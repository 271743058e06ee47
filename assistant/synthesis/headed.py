"""A section asked for by its heading: "phương hướng tháng 5", "giải pháp năm 2025 của Sở X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import GAP, coverage, terms
from assistant.questions.named import names_all
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question
from assistant.sections import Section, heading_words, is_heading, is_item, item_words, section_at
from assistant.wording import capitalised
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.time.periods import find_periods
from index_store.records import Document, Span

_LINE = re.compile(r"[^\n]+")
_LONGEST = 140
_LEAST_OF_QUESTION = 0.75
"""What the heading and the head of its document must say of the rest of the question."""
_LEAST_OF_HEADING = 0.5
"""What the question and the head of the document must say of the rest of the heading."""
_PLAIN = re.compile(
    r"(?<!\w)(?:nêu|đề ra|đưa ra|chỉ ra|gì|nào|là|những|các|một số|của|về|trong|theo|được|có|cho|đối với"
    r"|thời gian|tới|trọng tâm|chủ yếu|cụ thể|nguyên nhân|công tác|tháng|quý|năm|ra sao|thế nào|ở|tại"
    r"|báo cáo|và|của|cần|phải|thực hiện|như|sau|\d[\d/.]*)(?!\w)"
)
_ASKS_ONE = re.compile(r"(?<!\w)(?:bao nhiêu|mấy|ai|khi nào|bao giờ|ở đâu|vì sao|tại sao)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a section is of: the words that ask for it and those that its heading has."""

    asked: re.Pattern[str]
    heading: re.Pattern[str]


@cache
def _topics() -> tuple[_Topic, ...]:
    rows = table_pairs("assistant", "data/section_topics.tsv", "asked", "heading")
    return tuple(_Topic(_words(asked), _words(heading)) for asked, heading in rows)


def _words(ways: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


def answer_headed(part: Part, question: Question, context: Context) -> Draught:
    """Return the list under the heading that the question names, in the document it is of.

    The question says no more than the heading and what its document is; where two such lists are
    found, none is told.
    """
    key = comparison_key(part.text)
    topic = next((one for one in _topics() if one.asked.search(key)), None)
    if topic is None or part.indicators or _ASKS_ONE.search(key):
        return Draught()
    found = [
        (document, section)
        for document in map(context.document, context.document_ids)
        if _is_of(document, question, context)
        for section in _sections(topic, document)
        if _fits(section, document, topic, part, question)
    ]
    return _told(*found[0], question) if len(found) == 1 else Draught()


def _is_of(document: Document, question: Question, context: Context) -> bool:
    """Return whether a document is of the units asked about, by its head and not a mention."""
    head = _head(document)
    named = [comparison_key(proper_name(name)) for name in question.subjects]
    if not named and not question.numbers:
        return False
    numbered = all(number in (document.number or "") for number in question.numbers)
    return (
        numbered
        and all(name in head for name in named)
        and names_all(question, context.key(document))
    )


def _head(document: Document) -> str:
    return comparison_key(
        "\n".join(filter(None, (document.title, document.issuer, document.place)))
    )


def _sections(topic: _Topic, document: Document) -> Iterator[Section]:
    """Yield the sections of lists whose heading, or line with a colon, names the topic."""
    for line in _LINE.finditer(document.text):
        words = line[0].strip()
        if len(words) > _LONGEST or not (is_heading(words) or words.endswith(":")):
            continue
        if topic.heading.search(comparison_key(words)):
            section = section_at(document, Span(*line.span()))
            if section and len(section.lines) > 1 and _is_list(section, document):
                yield section


def _is_list(section: Section, document: Document) -> bool:
    return all(is_item(line.of(document.text)) for line in section.lines)


def _fits(
    section: Section, document: Document, topic: _Topic, part: Part, question: Question
) -> bool:
    """Return whether a heading is of all that is asked about, and of its period."""
    line = section.heading.of(document.text)
    heading, head = comparison_key(heading_words(line)), _head(document)
    own = {mention.value for mention in find_periods(line, document.published)}
    said = own or {m.value for m in find_periods(document.title, document.published)}
    if not set(question.period_values) <= said:
        return False
    asked = terms(_rest(topic.asked, comparison_key(part.about)))
    more = terms(_rest(topic.heading, heading))
    return (not asked or coverage(asked, terms(f"{heading}\n{head}")) >= _LEAST_OF_QUESTION) and (
        not more
        or coverage(more, terms(f"{comparison_key(question.reading)}\n{head}")) >= _LEAST_OF_HEADING
    )


def _rest(topic: re.Pattern[str], words: str) -> str:
    return _PLAIN.sub(GAP, topic.sub(GAP, words))


def _told(document: Document, section: Section, question: Question) -> Draught:
    text = document.text
    quote = Quote(document.id, section.span)
    lead = capitalised(heading_words(section.heading.of(text)).rstrip(" :")) + ":"
    items = (item_words(line.of(text)) for line in section.lines)
    shown = (capitalised(w) if question.language == "vi" else f"“{w}”" for w in items if w)
    drafts = [Draft(lead, (quote,)), *(Draft(w, (quote,), layout="item") for w in shown)]
    return Draught(tuple(drafts), subject=document.place)
