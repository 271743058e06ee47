"""How far two things of one unit are apart: files online and files in person, one field and another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.context import Context
from assistant.drafts import Draft, Draught
from assistant.elided import own_terms
from assistant.finding.matching import Asked, terms
from assistant.fit import Fit
from assistant.questions.measures import indicators_asked
from assistant.questions.question import Part, Question
from assistant.questions.reading import concepts_of
from assistant.records import Language
from assistant.synthesis.figures import best_figures
from assistant.synthesis.set_apart import difference_between, form_compared, without_comparing
from assistant.synthesis.statements import state_value, subject_of
from index_store.language.characters.marks import comparison_key
from index_store.records import Span

_APART = re.compile(
    r"(?<!\w)(?:chênh|hơn|kém|thua|khoảng cách|cách nhau|gap|difference|than|apart|exceed)(?!\w)"
)
_JOINTS: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?<!\w)(?:(?:nhiều|ít|cao|thấp|lớn|nhỏ) hơn(?: so với)?|hơn|kém|thua|so với|và|với)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?<!\w)(?:than|and|exceed)(?!\w)", re.IGNORECASE),
}
_HOW_MUCH = re.compile(
    r"(?<!\w)(?:(?:là )?(?:bao nhiêu|mấy)|by how much|how (?:many|much|far)|more|did|receive)(?!\w)",
    re.IGNORECASE,
)
_SAID = 0.75
"""Share of the words for one of the two things that the figure itself must say."""


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Fit
    two: Fit
    said: float


def answer_two_things(part: Part, question: Question, context: Context) -> Draught:
    """Return two figures of one unit that a question sets against each other, and their difference."""
    language = question.language
    if len(question.subjects) != 1 or len(question.periods) > 1:
        return Draught()
    if not _APART.search(comparison_key(part.text)):
        return Draught()
    found = [
        pair
        for left, right in _halves(part, question)
        if (pair := _pair(left, right, question, context)) is not None
    ]
    if not found:
        return Draught()
    best = max(found, key=lambda pair: pair.said)
    one, two = best.one.figure, best.two.figure
    drafts: list[Draft] = [state_value(fit.stated, language) for fit in (best.one, best.two)]
    drafts.append(difference_between(one, two, drafts, language))
    return Draught(tuple(drafts), subject=subject_of(one))


def _halves(part: Part, question: Question) -> Iterator[tuple[Part, Part]]:
    """Yield the part cut in two at each word that may stand between the two things."""
    text = question.reading
    for span in [item.span for item in question.places] + [item.span for item in question.periods]:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    at = max(0, question.reading.find(part.text))
    text = text[at : at + len(part.text)]
    for joint in _JOINTS[question.language].finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        one, two = (_half(part, half, question.language) for half in (left, right))
        if one is not None and two is not None:
            yield one, two


def _half(part: Part, text: str, language: Language) -> Part | None:
    about = without_comparing(_HOW_MUCH.sub(" ", text), language)
    asked = concepts_of(about) if language == "en" else Asked(terms(about))
    if not asked:
        return None
    whole = Span(0, len(text))
    found = indicators_asked(text, whole, None, weak=False)
    return replace(part, about=about, asked=asked, indicators=found)


def _pair(one: Part, two: Part, question: Question, context: Context) -> _Pair | None:
    """Return the figures of the two things, of one kind and time, each named by its own half."""
    firsts, seconds = (_named(half, question, context) for half in (one, two))
    for first in firsts[:_TRIED]:
        for second in seconds[:_TRIED]:
            if _comparable(first, second) and first.figure.span != second.figure.span:
                said = _share(first, one) + _share(second, two)
                return _Pair(first, second, said)
    return None


_TRIED = 4


def _named(half: Part, question: Question, context: Context) -> list[Fit]:
    form = form_compared(half, question.language)
    return [
        fit
        for fit in best_figures(half, question, context, form)
        if fit.figure.kind in ("value", "count", "money") and _share(fit, half) >= _SAID
    ]


def _share(fit: Fit, half: Part) -> float:
    name = fit.figure.indicator.value if fit.figure.indicator else ""
    words = {word for mention in half.indicators for word in terms(mention.text).words}
    if (
        any(mention.name == name for mention in half.indicators)
        and words >= half.asked.words().words
    ):
        return 1.0
    return half.asked.share(own_terms(fit.stated))


def _comparable(one: Fit, two: Fit) -> bool:
    pairs = ((one.figure.place, two.figure.place), (one.figure.period, two.figure.period))
    same = all((a.value if a else None) == (b.value if b else None) for a, b in pairs)
    return same and (one.figure.kind, one.figure.unit) == (two.figure.kind, two.figure.unit)
