"""Which document is nearest to a question that no document answers, where there are too many to look."""

from __future__ import annotations

import re

from assistant.answerability import MANY
from assistant.context import Context
from assistant.finding.matching import terms
from assistant.questions.places import proper_name
from assistant.questions.question import Question
from index_store.language.characters.marks import comparison_key
from prompts import fill

LEAST = 0.6
"""Share of what is asked about that a title must say to be called near."""
_LONGEST = 160
_NUMBER = re.compile(r"\d")


def not_found(question: Question, context: Context) -> str:
    """Return that nothing was found and, among thousands of documents, which title is nearest.

    A title that says a number is passed over: beside the question it would read as the answer.
    """
    language = question.language
    if context.size < MANY or not question.parts:
        return fill("not_found", language)
    asked = question.parts[0].asked
    named = [comparison_key(proper_name(name)) for name in (*question.subjects, *question.scope)]
    for item in context.found:
        title = item.document.title
        near = bool(asked) and asked.share(terms(title)) >= LEAST
        near = near and all(name in comparison_key(title) for name in named)
        if near and len(title) <= _LONGEST and not _NUMBER.search(title):
            return fill("not_found_nearest", language, title=title.strip(' .“”"'))
    return fill("not_found", language)
