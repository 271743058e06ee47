"""How much of units that a document names without their kind: "kế đó là Hạ An (87,10), Phú Kỳ (85,96)".

Of which unit such a number is, no table tells; that it stands right behind the name does.
"""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import joined
from assistant.fit import LEAD_LENGTH
from assistant.numbered import numbered_otherwise
from assistant.questions.bare_names import bare_names
from assistant.questions.expect import TIME, Expectation, expected
from assistant.questions.question import Part, Question
from assistant.sentence_fit import period_is_said
from assistant.synthesis.quoting import quoted
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

_LEAST_AROUND = 0.5
"""Share of what is asked that the sentence, its paragraph and its heading must say."""


def answer_bare_named(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence with a number right behind every name that is asked about."""
    names = bare_names(question)
    if not names:
        return Draught()
    form = expected(part.text, question.language)
    for sentence in context.sentences:
        if (
            all(_has_number(sentence.text, name, form) for name in names)
            and _is_of_measure(sentence, part)
            and period_is_said(sentence, question)
            and not numbered_otherwise(part.text, sentence.text)
        ):
            return Draught((quoted(sentence, question),), subject=sentence.document.place)
    return Draught()


def _has_number(text: str, name: str, form: Expectation) -> bool:
    """Return whether a number of the form asked for stands behind a name, and no other name between.

    >>> _has_number("kế đó là Hạ An (87,10), Phú Kỳ (85,96)", "Hạ An", Expectation("điểm"))
    True
    >>> _has_number("Hạ An và Phú Kỳ (85,96)", "Hạ An", Expectation("điểm"))
    False
    """
    number = r"\d+(?:[.,]\d+)*(?![\d.,]\d)"
    after = _BEHIND.get(form.unit or "", "")
    if form.noun:
        after = rf" (?:\w+ )?{re.escape(form.noun.split()[0])}"
    return (
        re.search(
            rf"(?<!\w){re.escape(name)}(?! [{UPPER}][{LOWER}])[^\d.;{UPPER}]{{0,40}}{number}{after}",
            text,
        )
        is not None
    )


_BEHIND = {
    "%": " ?%",
    "điểm": "(?! ?%)",
    "đồng": " (?:nghìn |triệu |tỷ )*đồng",
    TIME: r" ?(?:phút|giờ|ngày|tuần|tháng|năm)(?!\w)",
}


def _is_of_measure(sentence: Sentence, part: Part) -> bool:
    """Return whether the paragraph up to a sentence is of what is asked, and of no other indicator."""
    start = max(0, sentence.span.start - LEAD_LENGTH)
    lead = Span(start, sentence.span.start).of(sentence.document.text)
    asked = {mention.name for mention in part.indicators}
    named = [mention.name for mention in find_indicators(f"{lead}{sentence.text}", weak=True)]
    if asked and named:
        return named[-1] in asked
    around = (sentence.text, lead, sentence.passage.heading, sentence.document.title)
    return part.asked.share(joined(around)) >= _LEAST_AROUND
