"""How much of several measures that one question names: "tăng trưởng và lạm phát là bao nhiêu"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.drafts import Draught
from assistant.finding.matching import GAP, Asked, terms
from assistant.questions.question import Part
from assistant.synthesis.figures import answer_amount
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.sentences import answer_number_sentence
from index_store.language.amounts.quantities import find_quantities
from index_store.language.terms.indicators import IndicatorMention, find_indicators
from index_store.records import Span

_JOINT = re.compile(
    r"\s*(?:,|và|cùng(?: với)?|với|lẫn|cũng như|,? ?and)?\s*(?:(?:mức|tỷ lệ|tỉ lệ|chỉ số|tốc độ|kiểm soát|chỉ tiêu|mục tiêu)\s+)*",
    re.IGNORECASE,
)
_MOST = 4


def answer_several_measures(one: Inquiry) -> Draught:
    """Return the figure of each measure that a question names side by side; nothing without each.

    Where one has none, the sentence that tells of them all may say it.
    """
    named = _side_by_side(_with_loose_names(one.part, one.question.reading), one.question.reading)
    if not 1 < len(named) <= _MOST or one.question.language != "vi":
        return Draught()
    told = [
        answer_amount(_of_one(one.part, mention, named), one.question, one.context)
        for mention in named
    ]
    if not all(told):
        return _in_one_sentence(one, {mention.name for mention in named})
    drafts = tuple(dict.fromkeys(draft for each in told for draft in each.drafts))
    notes = tuple(dict.fromkeys(note for each in told for note in each.notes))
    return Draught(drafts, notes, subject=told[0].subject)


def _with_loose_names(part: Part, reading: str) -> Part:
    """Return the part with the measures that loose words name beside those it names in full."""
    start = reading.find(part.text)
    segment = Span(max(start, 0), max(start, 0) + len(part.text))
    known = list(part.indicators)
    if not known or start < 0:
        return part
    loose = [one for one in find_indicators(reading, weak=True) if one.span.within(segment)]
    for mention in (*loose, *reversed(loose)):
        beside = any(_joint_between(one, mention, reading) for one in known)
        if beside and not any(mention.span.overlaps(one.span) for one in known):
            known.append(mention)
    return replace(part, indicators=tuple(known))


def _joint_between(one: IndicatorMention, two: IndicatorMention, reading: str) -> bool:
    first, second = sorted((one.span, two.span))
    between = reading[first.end : second.start]
    return bool(between.strip()) and _JOINT.fullmatch(between) is not None


def _in_one_sentence(one: Inquiry, names: set[str]) -> Draught:
    """Return the sentence with a number that names all the measures, if that answers."""
    told = answer_number_sentence(one.part, one.question, one.context, one.embedder)
    said = " ".join(draft.text for draft in told.drafts)
    enough = len(find_quantities(said)) >= len(names)
    return told if enough and names <= {item.name for item in find_indicators(said)} else Draught()


def _side_by_side(part: Part, reading: str) -> list[IndicatorMention]:
    """Return the measures of a part where nothing but a joint stands between them."""
    named: dict[str, IndicatorMention] = {}
    for mention in sorted(part.indicators, key=lambda item: item.span):
        named.setdefault(mention.name, mention)
    found = list(named.values())
    joined = all(
        one.span.end <= two.span.start
        and _JOINT.fullmatch(reading[one.span.end : two.span.start]) is not None
        for one, two in pairwise(found)
    )
    return found if joined else []


def _of_one(part: Part, mention: IndicatorMention, named: list[IndicatorMention]) -> Part:
    """Return a part that asks for one of the measures alone."""
    about = part.about
    for other in named:
        if other is not mention:
            about = re.sub(re.escape(other.text), GAP, about, flags=re.IGNORECASE)
    return replace(part, about=about, asked=Asked(terms(about)), indicators=(mention,))
