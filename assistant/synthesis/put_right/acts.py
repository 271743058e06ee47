"""Sentences that deny what a question takes for granted: no such duty, not yet done, out of scope."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import canonical, coverage, joined, terms
from assistant.finding.polarity import NEGATIONS, denied, only_asked_for, words_of
from assistant.fit import document_fits
from assistant.questions.question import Kind, Part, Question
from assistant.sections import is_heading
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.neighbours import with_next
from assistant.synthesis.quoting import quoted
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key

_LEAST_SAID = 0.6
"""Share of what is asked about that a sentence must say that denies it."""
_LEAST_WITH_LEAD = 0.75
"""Or so much with its heading and what stands before it, and so much of its own."""
_LEAST_OWN = 0.3
_ASKING = re.compile(
    r"(?<!\w)(?:vì sao|tại sao|sao lại|sao|lý do(?: gì)?|nhờ đâu(?: mà)?|bao nhiêu|mấy|khi nào|bao giờ|nào|gì|ai|không|chưa|hả|à|ạ|rồi|phải không|đúng không|có phải|có đúng)\??$"
    r"|^(?:vì sao|tại sao|sao lại|sao|lý do(?: gì)?|nhờ đâu(?: mà)?|có phải|có đúng(?: là)?)(?!\w)"
)
_ASKS_FOR = re.compile(
    r"(?<!\w)(?:trường hợp|khi|đối tượng|hồ sơ|giấy tờ|hành vi|việc|thủ tục|lĩnh vực|đơn vị|xã|huyện|tỉnh|sở) (?:nào|gì)(?!\w)"
)
_TAG = re.compile(r"(?<!\w)(?:rồi|hả|à|đúng không|phải không|đúng chứ|có phải|thật không)(?!\w)")
_PREMISED = (Kind.WHY, Kind.YES_NO)
_OWED = re.compile(r"(?<!\w)(?:phải|được|bị|cần|đã)(?!\w)(?! (?:bao nhiêu|mấy|gì|nào))")
_NOT = r"(?:không|chưa|chẳng)(?: (?:phải|được|bị|cần|có|hề|thể|yêu cầu))*"
_NOT_YET = re.compile(
    r"(?<!\w)chưa (?:được )?(?:công bố|có (?:kết quả|số liệu|thống kê|kết luận)|tổng hợp|chấm điểm|xếp hạng)(?!\w)"
)
_LEAVES_OUT = re.compile(r"không áp dụng (?:đối với|cho|với) (?P<whom>[^.;:]{4,160})")


def answer_denied(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that denies the very act that a question takes for granted, if any does.

    "Kiểm tra đột xuất phải báo trước mấy ngày?" of "kiểm tra đột xuất không báo trước".
    """
    key = comparison_key(part.text)
    premised = part.kind in _PREMISED or _TAG.search(key) is not None
    if question.language != "vi" or not (premised or _OWED.search(key)) or not part.asked:
        return Draught()
    said = _ASKING.sub(" ", key.strip(" ?.")).strip()
    if _ASKS_FOR.search(key) or (not premised and denied(words_of(said))):
        return Draught()  # "trường hợp nào không được …" takes nothing for granted
    found = [
        (part.asked.share(terms(sentence.text)), sentence)
        for sentence in context.sentences
        if _may_deny(sentence, question, context)
        and _denies(said, sentence.text)
        and _speaks_of(sentence, part, premised=premised)
    ]
    if not found:
        return Draught()
    _, best = max(found, key=lambda item: item[0])
    return Draught((quoted(best, question),), subject=best.document.place, holds=False)


def answer_only_asked_for(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that only asks for the amount which a question tells as given.

    With it the next one, where that says what came of it: "Khoản tiền này chưa được duyệt".
    """
    given = [q for q in part.quantities if q.value is not None and q.kind in ("money", "count")]
    if question.language != "vi" or len(given) != 1:
        return Draught()
    for sentence in context.sentences:
        said = find_quantities(sentence.text)
        if (
            any((one.value, one.unit) == (given[0].value, given[0].unit) for one in said)
            and only_asked_for(part.text, sentence.text)
            and part.asked.share(terms(sentence.text)) >= _LEAST_ASKED_FOR
            and _may_deny(sentence, question, context)
        ):
            whole = with_next(sentence, context)
            return Draught((quoted(whole, question),), subject=sentence.document.place, holds=False)
    return Draught()


_LEAST_ASKED_FOR = 0.4
"""Share of what is asked about that a sentence must say that only asks for the very amount."""


def answer_not_yet(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says of a figure asked for that there is none yet."""
    if question.language != "vi" or not part.indicators:
        return Draught()
    asked = {mention.name for mention in part.indicators}
    for sentence in context.sentences:
        key = comparison_key(sentence.text)
        if (
            _NOT_YET.search(key)
            and _may_deny(sentence, question, context)
            and question.period_values
            and any(_names(sentence, name, part) for name in asked)
        ):
            return Draught((quoted(sentence, question),), subject=sentence.document.place)
    return Draught()


def answer_left_out(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence by which a document that is named does not apply to those asked about."""
    if not question.numbers or question.language != "vi":
        return Draught()
    said = terms(canonical(part.text))
    for sentence in context.sentences:
        match = _LEAVES_OUT.search(comparison_key(sentence.text))
        if match is None or not document_fits(sentence.document, question):
            continue
        if coverage(terms(match["whom"]), said) >= _LEFT_OUT:
            return Draught((quoted(sentence, question),), holds=False)
    return Draught()


_LEFT_OUT = 0.9
"""Share of the words for those left out that the question must have."""


def _names(sentence: Sentence, name: str, part: Part) -> bool:
    words = [mention.text for mention in part.indicators if mention.name == name]
    return any(coverage(terms(one), terms(sentence.text)) >= _LEFT_OUT for one in (name, *words))


def _may_deny(sentence: Sentence, question: Question, context: Context) -> bool:
    return (
        not is_heading(sentence.text)
        and not sentence.text.lstrip().startswith("|")
        and not sentence.text.rstrip().endswith("?")
        and document_fits(sentence.document, question)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    )


def _speaks_of(sentence: Sentence, part: Part, *, premised: bool) -> bool:
    own = part.asked.share(terms(sentence.text))
    if own >= _LEAST_SAID:
        return True
    around = (sentence.text, sentence.passage.heading, sentence.before, sentence.document.title)
    return premised and own >= _LEAST_OWN and part.asked.share(joined(around)) >= _LEAST_WITH_LEAD


def _denies(said: str, text: str) -> bool:
    """Return whether a text denies an act of two syllables that a question states, or says one it denies.

    >>> _denies("kiểm tra đột xuất phải báo trước", "Kiểm tra đột xuất không báo trước.")
    True
    >>> _denies("kiểm tra đột xuất phải báo trước", "Không kiểm tra ngoài kế hoạch.")
    True
    """
    mine, key = words_of(said), canonical(text)
    taken = denied(mine)
    if taken:
        plain = frozenset(words_of(text)) - denied(words_of(text))
        return bool(taken & plain) and not NEGATIONS & frozenset(words_of(text))
    acts = (f"{one} {two}" for one, two in pairwise(mine))
    return any(re.search(rf"(?<!\w){_NOT} {re.escape(act)}(?!\w)", key) for act in acts)
