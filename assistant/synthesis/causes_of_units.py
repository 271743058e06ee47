"""Whose causes they are: those told of one unit, or of a whole province, are no other unit's.

An article asks one office why files are late, then says "Ở thành phố X, lý do lại khác. …". What
that office told is no cause of the delay in X, nor in a district that gave no answer at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.questions.places import proper_name
from assistant.questions.question import Question
from assistant.sections import is_heading
from assistant.synthesis.said import said
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.records import Span

_SHORTEST = 60
"""A sentence of fewer code points that speaks of a reason only says that one follows."""
_MANY = 2
"""A sentence that names so many units is about none of them alone."""
_TELLS = re.compile(r":|(?<!\w)(?:là|(?<!lý )do|vì|bởi)(?!\w)")


def is_of_unit(sentence: Sentence, listed: Draught, question: Question, context: Context) -> bool:
    """Return whether causes are told of the unit that is asked about, or of no unit in particular.

    They are where they name it, where their document is about it, or where the unit named last
    before them is it.
    """
    if not question.subjects or question.organisations or names_unit(sentence, question):
        return True  # of which body they are is asked elsewhere
    own = sentence.document.place
    if own is None or any(same_place(own, name) for name in question.subjects):
        return True
    names = [comparison_key(proper_name(name)) for name in question.subjects]
    items = comparison_key(" ".join(draft.text for draft in listed.drafts))
    if any(name in items for name in names):
        return True
    levels = {mention.level for mention in question.places}
    told = {item.name for item in find_places(sentence.document.text) if item.level in levels}
    if told and all(any(same_place(one, name) for name in question.subjects) for one in told):
        return True  # a letter to the one district that it speaks of
    for before in reversed(context.sentences_of(sentence.document)):
        if before.span.end > sentence.span.start:
            continue
        own_name = any(name in comparison_key(before.text) for name in names)
        others = {place.name for place in find_places(before.text) if place.level in levels}
        if own_name and len(others) < _MANY:
            return True
        if is_heading(before.text) or others:
            return False
    return False


def names_unit(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence names a unit that is asked about."""
    key = comparison_key(sentence.text)
    return any(comparison_key(proper_name(name)) in key for name in question.subjects)


def with_next(sentence: Sentence, context: Context) -> Sentence:
    """Return a sentence with the next one, where it only says that there is a reason.

    "Ở thành phố X, lý do lại khác." tells none itself.
    """
    key = comparison_key(sentence.text)
    if len(key) > _SHORTEST or _TELLS.search(key) or not said("causes").search(key):
        return sentence
    told = context.sentences_of(sentence.document)
    at = next((n for n, item in enumerate(told) if item.span == sentence.span), len(told))
    for following in told[at + 1 : at + 2]:
        between = sentence.document.text[sentence.span.end : following.span.start]
        if not between.strip() and "\n" not in between:
            return replace(sentence, span=Span(sentence.span.start, following.span.end))
    return sentence
