"""What a question gives to one is another's: who leads instead, whose the number is, the other end."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import Asked, joined, terms
from assistant.fit import document_fits
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import level_of
from assistant.sections import is_heading
from assistant.sentence_fit import period_is_said, sentence_periods_fit, sentence_places_fit
from assistant.synthesis.criteria import answer_part
from assistant.synthesis.quoting import quoted
from assistant.synthesis.ranks import answer_superlative, rank_of
from assistant.synthesis.standings import says_standing
from index_store.language.amounts.numerals import parse_number
from index_store.language.amounts.quantities import Quantity, find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places, place_level
from prompts import fill

_LEAST_SAID = 0.7
"""Share of what is asked about, but for the unit, that a sentence with the same number must say."""
_LEAST_OWN = 0.5
"""Share that the sentence must say without its title and heading."""
_HIGH = r"(?:cao nhất|đứng đầu|dẫn đầu|nhiều nhất|tốt nhất|hài lòng nhất)"
_LOW = r"(?:thấp nhất|cuối bảng|xếp cuối|đứng cuối|chót|ít nhất|kém nhất)"
_FIELD = re.compile(
    r"(?<!\w)(?:lĩnh vực|yếu tố|tiêu chí|nhóm|khâu|nội dung|dịch vụ|thủ tục) (?P<field>[^\W\d]+ [^\W\d]+)"
)


def answer_other_leader(part: Part, question: Question, context: Context) -> Draught:
    """Return who is at the end of a ranking that a question gives to a unit with no such rank."""
    if part.superlative is None or part.superlative.nth != 1 or len(question.subjects) != 1:
        return Draught()
    name = question.subjects[0]
    places = tuple(item for item in question.places if item.name != name)
    others = replace(question, places=places, organisations=())
    end = "xếp cuối" if part.superlative.from_bottom else "dẫn đầu"
    about = _AT_AN_END.sub(f" {end} ", part.about)
    asked = replace(
        part,
        kind=Kind.SUPERLATIVE,
        level=level_of(name) or part.level,
        about=about,
        asked=Asked(terms(about)),
    )
    if not question.period_values or rank_of(part, question, context) is not None:
        return Draught()  # where it stood itself is known
    ways = (
        answer_superlative(asked, others, context),
        _standing(asked, others, name, context),
    )
    told = next((one for one in ways if len(one.drafts) == 1 and not one.notes), None)
    if told is None:
        return Draught()
    draft = told.drafts[0]
    quotes = [quote.span.of(context.document(quote.document_id).text) for quote in draft.quotes]
    said = comparison_key(" ".join((draft.text, *quotes)))
    own = comparison_key(proper_name(name))
    documents = [context.document(quote.document_id) for quote in draft.quotes]
    if own in said or not all(context.names(document, name) for document in documents):
        return Draught()
    text = fill("no", question.language, statement=draft.text)
    return Draught((replace(draft, text=text),), subject=told.subject, holds=False)


def _standing(asked: Part, question: Question, name: str, context: Context) -> Draught:
    """Return the sentence that says who is at the end, in a document that names the unit too."""
    found = [
        (asked.asked.share(terms(sentence.text)), sentence)
        for sentence in context.sentences
        if says_standing(sentence.text, asked.superlative, asked.level)
        and _ORDERS.search(comparison_key(sentence.text)) is None
        and any(char.isdigit() for char in sentence.text)
        and asked.asked.share(terms(sentence.text)) >= _LEAST_OF_STANDING
        and _says(sentence, asked.asked, least=_LEAST_OF_STANDING)
        and period_is_said(sentence, question)
        and context.names(sentence.document, name)
    ]
    if not found:
        return Draught()
    _, best = max(found, key=lambda item: item[0])
    return Draught((quoted(best, question),), subject=best.document.place)


_ORDERS = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|phấn đấu|giao|chỉ đạo|mục tiêu|kiểm điểm)(?!\w)")
_LEAST_OF_STANDING = 0.4
"""What a sentence that tells who leads must itself say of what is asked about."""
_AT_AN_END = re.compile(
    r"(?<!\w)(?:(?:vẫn|lại|đã|được|giành|giữ|đạt|chiếm|về|xếp|đứng|ở|dẫn|vị trí|ngôi|hạng|thứ|số) )+(?:được )?(?:vị trí )?(?:nhất|đầu|một|1|quán quân|đầu bảng|cuối|chót|bét|cuối bảng|cuối cùng)(?!\w)"
)
"""The many ways to say of one that it is at an end; sentences say it with few."""


def answer_other_end(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that puts the field asked about at the other end than a question does."""
    key = comparison_key(part.text)
    named = _FIELD.search(key)
    if part.superlative is None or named is None or question.language != "vi":
        return Draught()
    end = _HIGH if part.superlative.from_bottom else _LOW
    at_end = re.compile(
        rf"(?<!\w){end}(?: (?:là|ở|thuộc về|với|đối với|trong|các|lĩnh vực|yếu tố|tiêu chí|nhóm|khâu|nội dung|dịch vụ|thủ tục))* {re.escape(named['field'])}(?!\w)"
        rf"|(?<!\w){re.escape(named['field'])}(?: [^\W\d]+){{0,3}} {end}(?!\w)"
    )
    for sentence in context.sentences:
        if at_end.search(comparison_key(sentence.text)) and _may_tell(sentence, question, context):
            return Draught((quoted(sentence, question),), holds=False)
    return Draught()


def answer_number_of_another(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says the number in question of another unit of the same document.

    "Có phải xã A thu sai của 108 hộ?" of "xã B thu sai của 108 hộ".
    """
    given = [q for q in part.quantities if q.value is not None and q.unit and q.kind != "rank"]
    if question.language != "vi" or len(given) != 1 or len(question.subjects) != 1:
        return Draught()
    name = question.subjects[0]
    about = part.about.replace(given[0].text, " ")
    asked = Asked(terms(about))
    found = [
        sentence
        for sentence in context.sentences
        if _tells(sentence, given[0])
        and asked
        and _says(sentence, asked)
        and _is_of_another(sentence, name)
        and document_fits(sentence.document, question)
        and context.names(sentence.document, name)
    ]
    if not found or len({_others(sentence, name) for sentence in found}) != 1:
        return Draught()
    draft = quoted(found[0], question)
    text = fill("no", question.language, statement=draft.text)
    return Draught((replace(draft, text=text),), holds=False)


def answer_number_of_field(part: Part, question: Question, context: Context) -> Draught:
    """Return whether a field of a table has the number that a question gives to it."""
    given = [q for q in part.quantities if q.value is not None and q.unit and q.kind != "rank"]
    if question.language != "vi" or len(given) != 1 or not _FIELD.search(comparison_key(part.text)):
        return Draught()
    about = part.about.replace(given[0].text, " ")
    text = part.text.replace(given[0].text, f"bao nhiêu {given[0].unit}")
    plain = replace(
        part, kind=Kind.AMOUNT, text=text, about=about, asked=Asked(terms(about)), quantities=()
    )
    told = answer_part(plain, question, context)
    if len(told.drafts) != 1:
        return Draught()
    draft = told.drafts[0]
    numbers = _NUMBER.findall(draft.text.rpartition(":")[2])
    if len(numbers) != 1:
        return Draught()
    holds = parse_number(numbers[0]) == given[0].value
    text = fill("yes" if holds else "no", "vi", statement=draft.text)
    return Draught((replace(draft, text=text),), subject=told.subject, holds=holds)


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _says(sentence: Sentence, asked: Asked, least: float = _LEAST_OWN) -> bool:
    own = asked.share(terms(sentence.text))
    around = (sentence.text, sentence.document.title, sentence.passage.heading)
    return own >= least and asked.share(joined(around)) >= _LEAST_SAID


def _tells(sentence: Sentence, given: Quantity) -> bool:
    if is_heading(sentence.text) or sentence.text.lstrip().startswith("|"):
        return False
    noun = (given.unit or "").split(" ")[0]
    return any(
        one.value == given.value and (one.unit or "").split(" ")[0] == noun
        for one in find_quantities(sentence.text)
    )


def _is_of_another(sentence: Sentence, name: str) -> bool:
    """Return whether a sentence names one other unit of the level, or another body, and not this one."""
    if comparison_key(proper_name(name)) in comparison_key(sentence.text):
        return False
    return len(_others(sentence, name)) == 1


def _others(sentence: Sentence, name: str) -> frozenset[str]:
    level = place_level(name)
    if level is None:
        return frozenset(item.name for item in find_organisations(sentence.text))
    return frozenset(item.name for item in find_places(sentence.text) if item.level == level)


def _may_tell(sentence: Sentence, question: Question, context: Context) -> bool:
    return (
        not is_heading(sentence.text)
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    )
