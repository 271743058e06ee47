"""What a part asks that hangs on the part before it: told beside the answer to that one.

"Sở nào xếp cuối, bị trừ mấy điểm?" and "bao nhiêu hồ sơ trực tuyến, chiếm mấy phần trăm?" ask on
about what was just told: the sentence that tells it, or one right beside it, says that too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.context import Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Asked, Terms, coverage, terms
from assistant.questions.expect import expected
from assistant.questions.question import Kind, Part
from assistant.synthesis.forms import Test, form_of, is_taken_over
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.quoting import best_clause, quoted
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.language.time.periods import find_periods
from index_store.records import Span

_KINDS = (Kind.AMOUNT, Kind.WHEN, Kind.WHO, Kind.DOCUMENT, Kind.WHERE)
_NEAR = 2
"""So many sentences before and after the one that was told may say more of the same."""
_SAYS_ALL = 0.99
_SAYS_MOST = 0.5
"""Share of what is asked that the sentence told before must say, or one beside it in full."""
_SAYS_LITTLE = 0.7
_OF_THE_FORM = frozenset(
    ("chiếm", "đạt", "bằng", "tương", "ứng", "tỷ", "lệ", "phần", "trăm", "số", "tiền", "đồng", "điểm",
     "tổng", "mức", "kinh", "phí", "người", "hồ", "sơ", "hạn", "thời", "ngày", "giờ", "cả", "nơi", "cụ", "thể")
)  # fmt: skip
"""Words that say in which unit, not of what: "chiếm bao nhiêu phần trăm"."""


def nearer(told: Draught, one: Inquiry) -> Draught:
    """Return what stands beside the answer to the part before, where that says more of this part.

    The sentence that was told comes first; what was found elsewhere stays where it says what is
    asked, in a document told of before. A bare rate is of what was just told, or not told at all.
    """
    if not _hangs(one):
        return told
    form = form_of(one.part, one.question)
    beside = list(_beside(one))
    own = [sentence for sentence, is_own in beside if is_own]
    if any(_is_told(sentence, _quotes(told)) for sentence in own):
        return told
    if told and _says_enough(told, one) and any(_holds(sentence, told) for sentence in own):
        return told  # the item of a list below what leads it
    if form is None or one.part.kind not in _KINDS:
        return told or _list_behind(own, one)
    for sentence in own:
        if _answers(sentence, form, one, own=True):
            return _quoted(sentence, form, one)
    if told and _says_enough(told, one):
        return told if _of_its_own(one.part) or not _asks_rate(one) else Draught()
    for sentence, _ in beside[len(own) :]:
        if _answers(sentence, form, one, own=False):
            return _quoted(sentence, form, one)
    return told


def _holds(sentence: Sentence, told: Draught) -> bool:
    """Return whether what was told stands in the passage of a sentence, behind it."""
    return any(
        quote.document_id == sentence.document.id
        and quote.span.within(sentence.passage.span)
        and quote.span.start >= sentence.span.end
        for quote in _quotes(told)
    )


def _quotes(told: Draught) -> list[Quote]:
    return [quote for draft in told.drafts for quote in draft.quotes]


def _asks_rate(one: Inquiry) -> bool:
    return expected(one.part.text, one.question.language).unit == "%"


def _list_behind(own: Sequence[Sentence], one: Inquiry) -> Draught:
    """Return the whole of a sentence that was told, where what it counts is listed behind.

    "Kỷ luật 5 công chức: khiển trách 3, cảnh cáo 2" tells also "hình thức gì".
    """
    if one.part.kind not in (Kind.GENERAL, Kind.LIST) or len(one.part.text.split()) > _SHORT:
        return Draught()
    for sentence in own:
        quote = next(q for q in _quotes(one.before[-1]) if q.span.overlaps(sentence.span))
        behind = Span(min(quote.span.end, sentence.span.end), sentence.span.end)
        if _LISTS.match(behind.of(sentence.document.text)):
            return Draught((quoted(sentence, one.question),), subject=sentence.document.place)
    return Draught()


_LISTS = re.compile(r"\s*(?::|[,;(]?\s*(?:trong đó|gồm|bao gồm|cụ thể|với các hình thức|là))(?=\s)")
_SHORT = 6


def told_behind(told: Sequence[Draught], inquiries: Sequence[Inquiry]) -> list[Draught]:
    """Return what was told, a part without an answer by the sentence that answers the one after it.

    "Được mấy điểm, xếp thứ mấy?": the sentence with the rank has the points too.
    """
    found = list(told)
    for at, (first, second) in enumerate(pairwise(told)):
        if first or first.choices or not second:
            continue
        one = replace(inquiries[at], before=(second,))
        form = form_of(one.part, one.question)
        if one.part.kind not in _KINDS or form is None:
            continue
        for sentence, is_own in _beside(one):
            said = _of_its_own(one.part).share(terms(_around(sentence)))
            if is_own and form(sentence) and said >= _SAYS_MOST:
                found[at] = _quoted(sentence, form, one)
                break
    return found


def _around(sentence: Sentence) -> str:
    return f"{sentence.text}\n{sentence.passage.heading}\n{sentence.document.title}"


def _hangs(one: Inquiry) -> bool:
    """Return whether a part names nothing of its own, after one of which something was told."""
    if not one.before or not one.before[-1].drafts:
        return False
    if one.part.kind not in (*_KINDS, Kind.GENERAL, Kind.LIST):
        return False
    if one.before[-1].drafts[0].layout == "item" or one.part.superlative is not None:
        return False
    named = [item.text for item in one.question.places]
    named += [item.text for item in one.question.periods]
    return not any(words in one.part.text for words in named)


def _says_enough(told: Draught, one: Inquiry) -> bool:
    before = {quote.document_id for draft in one.before[-1].drafts for quote in draft.quotes}
    same = any(quote.document_id in before for draft in told.drafts for quote in draft.quotes)
    said = terms(" ".join(draft.text for draft in told.drafts))
    return same and coverage(one.part.asked.words(), said) >= _SAYS_LITTLE


def _beside(one: Inquiry) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences of the answer before, then those beside them, with whether each is one."""
    quotes = [quote for draft in one.before[-1].drafts for quote in draft.quotes]
    for document_id in dict.fromkeys(quote.document_id for quote in quotes):
        document = one.context.document(document_id)
        own = [quote for quote in quotes if quote.document_id == document_id]
        found = one.context.sentences_of(document)
        told = [at for at, sentence in enumerate(found) if _is_told(sentence, own)]
        for at in told:
            yield found[at], True
        for step in (1, -1, 2, -2)[: 2 * _NEAR]:
            for at in told:
                if 0 <= at + step < len(found) and at + step not in told:
                    yield found[at + step], False


def _is_told(sentence: Sentence, quotes: Sequence[Quote]) -> bool:
    return any(quote.span.overlaps(sentence.span) for quote in quotes)


def _answers(sentence: Sentence, form: Test, one: Inquiry, *, own: bool) -> bool:
    """Return whether a sentence says all that is asked, in the form asked for, of no other unit."""
    if sentence.text.lstrip().startswith("|"):
        return False
    asked = _of_its_own(one.part)
    if not form(sentence) and not (own and _numbers(sentence.text, asked)):
        return False
    if not asked:
        return own
    said = asked.share(terms(sentence.text))
    return said >= _SAYS_MOST if own else said >= _SAYS_ALL and _of_the_same(sentence, one)


def _numbers(text: str, asked: Asked) -> bool:
    """Return whether a number stands right behind words asked about: "buộc thôi việc 03"."""
    key = comparison_key(text)
    return any(
        re.search(rf"(?<!\w){re.escape(word)}:? \d", key) is not None for word in asked.terms.words
    )


def _of_its_own(part: Part) -> Asked:
    """Return what a part itself asks about, without the words that only say in which unit."""
    if is_taken_over(part):
        return Asked(terms(""))
    asked = part.asked
    words = asked.terms.words - _OF_THE_FORM
    concepts = tuple(
        ways for ways in asked.concepts if not all(set(way.split()) <= _OF_THE_FORM for way in ways)
    )
    return Asked(Terms(words, frozenset()), concepts)


def _of_the_same(sentence: Sentence, one: Inquiry) -> bool:
    """Return whether a sentence names no unit and no time beside those that are asked about."""
    units = (*one.question.subjects, *one.question.scope, sentence.document.place or "")
    places = all(
        any(same_place(item.name, unit) for unit in units if unit)
        for item in find_places(sentence.text)
    )
    wanted = one.question.period_values
    times = [item.value for item in find_periods(sentence.text)]
    return places and (
        one.part.kind is Kind.WHEN or not wanted or not times or bool(set(times) & set(wanted))
    )


def _quoted(sentence: Sentence, form: Test, one: Inquiry) -> Draught:
    clause = best_clause(sentence, one.part)
    if clause is not None and not form(replace(sentence, span=clause)):
        clause = None
    draft: Draft = quoted(sentence, one.question, clause)
    return Draught((draft,), subject=sentence.document.place)


def whole_where_told_twice(done: Sequence[Draught], one: Inquiry) -> list[Draught]:
    """Return what was told with the whole sentence where two parts rest on one clause of it.

    What a clause answers of two things is seldom all that its sentence says of them.
    """
    found = list(done)
    for at, (first, second) in enumerate(pairwise(done)):
        if not len(first.drafts) == len(second.drafts) == 1:
            continue
        if first.drafts[0].text != second.drafts[0].text:
            continue
        quotes = first.drafts[0].quotes
        sentence = _sentence_around(quotes[-1], one) if len(quotes) == 1 else None
        if sentence is not None:
            whole = Draught((quoted(sentence, one.question),), first.notes, subject=first.subject)
            found[at] = found[at + 1] = whole
    return found


def _sentence_around(quote: Quote, one: Inquiry) -> Sentence | None:
    """Return the sentence of which a quote is a clause, if it says more than that."""
    document = one.context.document(quote.document_id)
    for sentence in one.context.sentences_of(document):
        if quote.span.within(sentence.span) and not sentence.text.lstrip().startswith("|"):
            more = len(sentence.text) - len(quote.span.of(document.text))
            return sentence if more >= _LEAST_MORE else None
    return None


_LEAST_MORE = 20
"""So many characters a sentence has beside a clause of it, if it says more."""
