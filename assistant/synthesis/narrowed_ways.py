"""Ways to answer that are taken under a condition, or made of two others."""

from __future__ import annotations

import re

from assistant.drafts import Draught
from assistant.fields import narrows
from assistant.finding.matching import WHOLE, coverage, terms
from assistant.fit import Fit
from assistant.questions.expect import expected
from assistant.questions.question import Kind
from assistant.sentence_fit import sentence_places_fit
from assistant.synthesis.against import answer_against
from assistant.synthesis.bare_named import answer_bare_named
from assistant.synthesis.comparisons import answer_compare
from assistant.synthesis.criteria import answer_criterion
from assistant.synthesis.documents import meaning_known
from assistant.synthesis.end_words import asks_widest_gap, no_headings
from assistant.synthesis.explained import explain
from assistant.synthesis.figures import answer_amount, answer_plainly, best_figures
from assistant.synthesis.forms import is_bare_amount, is_bare_time, says_amount
from assistant.synthesis.further_causes import with_further_causes
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.lists import answer_list
from assistant.synthesis.members import counts_members
from assistant.synthesis.moved_fields import answer_moved_fields
from assistant.synthesis.part_changes import answer_changed_parts, asks_change
from assistant.synthesis.quoting import quoted
from assistant.synthesis.ranks import answer_rank, answer_superlative
from assistant.synthesis.sentences import (
    answer_number_sentence,
    answer_sentence,
)
from assistant.synthesis.surest import LEAST_AT_ALL, chance_of
from assistant.synthesis.things_asked import thing_asked
from assistant.synthesis.times import asks_clock, says_time
from assistant.synthesis.trends import answer_change, answer_trend
from index_store.language.characters.marks import comparison_key
from index_store.language.time.periods import find_periods

_SAYS_MOVE = re.compile(r"\([-+−]?\d|(?:tăng|giảm)(?: thêm)? \d|(?:up|down|by) \d|→")
"""By how much something rose or fell: "(-0,45)", "tăng 2 bậc"."""
_OF_WHICH = re.compile(r"\W*(?:trong (?:số )?(?:đó|này|ấy)|of (?:which|whom|them))\b")
_SAID_OF_WHICH = 0.5
"""Share of the words of "of which …" that the sentence of the whole must have."""
_BOTH = 0.5
"""Share of a comparison's words that one sentence must have to tell both sides."""
_ASKS_WHICH = re.compile(r"\b(?:nào|gì|which)\b")
"""Words that ask for a thing: "dịch vụ nào đạt điểm thấp nhất" asks for no points."""


def told_already(one: Inquiry) -> Draught:
    """Return the answer to the part before, where it says the bare "how much" of this one too.

    "Huyện nào ít hồ sơ trễ nhất, mấy hồ sơ?" asks for the number that stands beside the name;
    so does a bare "hạn chót" for a time.
    """
    language = one.question.language
    if not one.before or not one.before[-1].drafts:
        return Draught()
    if is_bare_time(one.part):
        said = " ".join(draft.text for draft in one.before[-1].drafts)
        return one.before[-1] if find_periods(said) else Draught()
    expectation = expected(one.part.text, language)
    said = one.before[-1].drafts[0].text
    if not is_bare_amount(one.part, language) and not _is_measure_told(one, said):
        return Draught()
    if expectation.change and not expectation.noun:
        return one.before[-1] if _SAYS_MOVE.search(said) else Draught()
    return one.before[-1] if says_amount(said, expectation, one.part, language) else Draught()


def _is_measure_told(one: Inquiry, said: str) -> bool:
    """Return whether a part names a measure alone, and the answer to the one before says it whole.

    "Có mấy dự án, tổng vốn bao nhiêu?" asks for the capital of those very projects.
    """
    named = [item.text for item in one.question.places]
    named += [item.text for item in one.question.periods]
    return (
        one.part.kind is Kind.AMOUNT
        and not one.part.indicators
        and not any(words in one.part.text for words in named)
        and len(one.part.text.split()) <= _LONGEST_MEASURE
        and coverage(one.part.asked.words(), terms(said)) > WHOLE
    )


_LONGEST_MEASURE = 6
"""Syllables of a part that asks for a measure of what the part before it named."""


def of_which(one: Inquiry) -> Draught:
    """Return the sentence of the part before, which tells also what "of which" asks for."""
    before = one.before
    if not before or not before[-1].drafts or not _OF_WHICH.match(comparison_key(one.part.text)):
        return Draught()
    quotes = [quote for draft in before[-1].drafts for quote in draft.quotes]
    for sentence in one.context.sentences:
        if sentence.document.id != quotes[0].document_id:
            continue
        whole = one.share_told(sentence.text) >= _SAID_OF_WHICH
        if whole and any(q.span.overlaps(sentence.span) for q in quotes):
            return Draught((quoted(sentence, one.question),), subject=sentence.document.place)
    return Draught()


def named_barely(one: Inquiry) -> Draught:
    """Return how much of units that the documents name without their kind."""
    if one.part.kind not in (Kind.AMOUNT, Kind.COMPARE, Kind.GENERAL):
        return Draught()
    if one.part.kind is Kind.GENERAL and _ASKS_NO_NUMBER.search(comparison_key(one.part.text)):
        return Draught()
    return _if_likely(one, answer_bare_named(one.part, one.question, one.context))


_ASKS_NO_NUMBER = re.compile(r"(?<!\w)(?:gì|ai|đâu|sao)(?!\w)")


def unit_at_an_end(one: Inquiry) -> Draught:
    """Return the unit that leads or comes last, where the end asked for is not of a difference."""
    if asks_widest_gap(one.part):
        return Draught()
    return answer_superlative(one.part, one.question, one.context)


def person_at_an_end(one: Inquiry) -> Draught:
    """Return who leads a body ("ai đứng đầu Ủy ban …"): no rank, though it sounds like one."""
    return _sentence(one) if one.part.level is None else Draught()


def part_at_an_end(one: Inquiry) -> Draught:
    """Return the part at an end of a measure, or, where that is asked, of a change."""
    if asks_change(one.part):
        return changed_parts(one)
    return answer_criterion(one.part, one.question, one.context, one.before)


def changed_parts(one: Inquiry) -> Draught:
    """Return the parts that rose or fell: of a table, else by the figures of each field."""
    return answer_changed_parts(one.part, one.question, one.context) or answer_moved_fields(
        one.part, one.question, one.context
    )


def stated_count(one: Inquiry) -> Draught:
    """Return how many units have a grade where a document counts them itself."""
    asked = expected(one.part.text, one.question.language)
    if one.part.pick.grade is None or asked.noun is None:
        return Draught()
    return amount(one) or number_sentence(one)


def listed(one: Inquiry) -> Draught:
    """Return the units that a sentence names; of a ranking that is missing, no sentence tells."""
    return Draught() if one.part.superlative is not None else _list(one)


def counted_off(one: Inquiry) -> Draught:
    """Return the members that "ba không … là gì" asks for by their number."""
    return _list(one) if counts_members(one.part) else Draught()


def trend_told(one: Inquiry) -> Draught:
    """Return the values of several periods; of one value, the sentence that tells its change."""
    told = answer_trend(one.part, one.question, one.context)
    if told and not any(note.kind == "coverage" for note in told.notes):
        return told
    return answer_against(one.part, one.question, one.context, one.embedder) or told


def changed(one: Inquiry) -> Draught:
    """Return a change between two years that is named, where no document states it."""
    if not expected(one.part.text, one.question.language).change:
        return Draught()
    return amount(one) or answer_change(one.part, one.question, one.context)


def compared(one: Inquiry) -> Draught:
    """Return which of several is higher, where no target is what one is compared with."""
    if one.part.with_target:
        return Draught()
    return answer_compare(one.part, one.question, one.context)


def both_sides(one: Inquiry) -> Draught:
    """Return the sentence that says all of a comparison: one figure alone compares nothing."""
    if one.part.with_target or one.part.indicators:
        return Draught()
    told = number_sentence(one)
    said = " ".join(draft.text for draft in told.drafts)
    return told if one.share_told(said) >= _BOTH else Draught()


def explained(one: Inquiry) -> Draught:
    """Return why something is as it is."""
    told = explain(one.part, one.question, one.context, one.embedder, one.before)
    return with_further_causes(told, one.question, one.context)


def words_known(one: Inquiry) -> Draught:
    """Return that no document tells the meaning of words that are known."""
    return Draught(absent=meaning_known(one.part, one.question))


def sentence_with_words(one: Inquiry) -> Draught:
    """Return the sentence that answers, and no heading that only announces one."""
    return no_headings(_sentence(one))


def surer_sentence(one: Inquiry) -> Draught:
    """Return a sentence that says much more of what is asked than the figure that fits best."""
    if one.part.indicators:
        return Draught()
    asked = expected(one.part.text, one.question.language)
    fits = best_figures(one.part, one.question, one.context, asked)
    return _sentence_with_number(one, fits[0]) if fits else Draught()


def office_hours(one: Inquiry) -> Draught:
    """Return the line of office hours in a document of the place: it names nothing else asked."""
    asked = comparison_key(one.part.text)
    if not asks_clock(asked) or not _OPEN.search(asked) or not one.question.subjects:
        return Draught()
    for sentence in one.context.sentences:
        if (
            _HOURS_OF_OFFICE.search(comparison_key(sentence.text))
            and says_time(sentence, one.part.text)
            and sentence_places_fit(sentence, one.question, one.context)
        ):
            return Draught((quoted(sentence, one.question),), subject=sentence.document.place)
    return Draught()


_OPEN = re.compile(
    r"(?<!\w)(?:làm việc|mở cửa|mở|tiếp dân|tiếp nhận|nhận hồ sơ|giao dịch|phục vụ)(?!\w)"
)
_HOURS_OF_OFFICE = re.compile(
    r"(?:giờ|thời gian)(?: hành chính)? (?:làm việc|mở cửa|tiếp (?:dân|nhận|công dân)|nhận hồ sơ|giao dịch|phục vụ)"
    r"|mở cửa (?:từ|lúc)|làm việc từ (?:\d|thứ)"
)


def number_sentence(one: Inquiry) -> Draught:
    """Return a sentence with a number, where it speaks of the field of work asked about."""
    return _sentence_with_number(one)


def amount_or_sentence(one: Inquiry) -> Draught:
    """Return a number where one is asked for, else what the documents say of what is asked."""
    part, question = one.part, one.question
    of_parts = part.pick.moved is not None and _ASKS_WHICH.search(part.text.lower())
    if part.superlative and not part.level and question.subjects and not of_parts:
        ranked = answer_rank(part, question, one.context)
        if ranked:
            return ranked
    if part.kind is Kind.GENERAL and _ASKS_FIELD.search(comparison_key(part.text)):
        return answer_plainly(part, question, one.context) or _list(one)
    thing = part.kind is Kind.GENERAL and thing_asked(part.text) is not None
    if not thing and (part.indicators or expected(part.text, question.language).unit):
        told = amount(one) or number_sentence(one)
        if told or part.kind is not Kind.GENERAL or not _ASKS_WHICH.search(part.text.lower()):
            return told
    return answer_plainly(part, question, one.context) or _list(one)


_ASKS_FIELD = re.compile(
    r"(?<!\w)(?:thuộc|rơi vào|nằm ở|tập trung(?: ở| vào)?|do|ở|về|trong) (?:lĩnh vực|mảng|ngành|nhóm|khâu|nội dung|loại|kênh|hình thức)(?: \w+){0,2} (?:nào|gì)(?!\w)"
)
"""Words that ask for a field: "hồ sơ trễ hạn chủ yếu thuộc lĩnh vực gì" asks for no number."""


def lack_told(one: Inquiry) -> Draught:
    """Return how much is wanting; of a shortage, no number of what is there."""
    if not _SHORT_OF.search(comparison_key(one.part.text)):
        return amount(one) or amount_or_sentence(one)
    for told in (amount(one), amount_or_sentence(one)):
        if told and all(_SHORT_OF.search(comparison_key(draft.text)) for draft in told.drafts):
            return told
    return Draught()


_SHORT_OF = re.compile(r"(?<!\w)(?:thiếu|hụt|khuyết)(?!\w)")


def amount(one: Inquiry) -> Draught:
    """Return the figure that fits best, where what it measures is known or its sentence likely."""
    return _if_likely(one, answer_amount(one.part, one.question, one.context))


def _if_likely(one: Inquiry, told: Draught) -> Draught:
    """Return what was told of a number unless its sentence hardly answers.

    An indicator or a unit that both the question and the figure name vouches for itself; words
    that are counted freely do not.
    """
    if one.part.indicators or one.question.subjects or not told.drafts:
        return told
    quote = told.drafts[0].quotes[0]
    chance = chance_of(quote, one.part, one.question, one.context, one.embedder)
    return told if chance is None or chance >= LEAST_AT_ALL else Draught()


def _list(one: Inquiry) -> Draught:
    return answer_list(one.part, one.question, one.context, one.embedder)


def _sentence(one: Inquiry) -> Draught:
    return answer_sentence(one.part, one.question, one.context, one.embedder)


def _sentence_with_number(one: Inquiry, than: Fit | None = None) -> Draught:
    told = answer_number_sentence(one.part, one.question, one.context, one.embedder, than)
    said = " ".join(draft.text for draft in told.drafts)
    return Draught() if told and narrows(one.part.text, said) else told
