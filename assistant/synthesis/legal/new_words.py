"""What an amendment put in the place of a provision, and what an amending text changes at all."""

from __future__ import annotations

import re

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.in_force import day_of
from assistant.questions.named import (
    find_named_numbers,
    named_documents,
    named_numbers,
)
from assistant.questions.question import Question
from assistant.sections import item_words
from assistant.synthesis.legal.stated_changes import stated_changes, told
from index_store.validity import covers

ASKS_NEWS = re.compile(
    r"(?:điểm|gì|nội dung|quy định) (?:gì )?(?:là )?mới|thay đổi (?:những )?gì|(?:điểm|nội dung|quy định) mới|what.* (?:new|change)"
)
ASKS_HOW = re.compile(
    rf"{ASKS_NEWS.pattern}|(?:sửa|sửa đổi|thay đổi|bổ sung|quy định)(?: lại)? (?:như )?(?:thế nào|ra sao)|(?:hiện nay|bây giờ|hiện hành) (?:quy định|là)"
)


def new_words(key: str, question: Question, context: Context) -> Draught:
    """Return what an amendment put in the place of a provision, or all that an amending text changes."""
    numbers = find_named_numbers(key)
    if not numbers:
        return Draught()
    named = numbers[0].named
    wanted = [item.locator for one in question.articles for item in one.provisions]
    if wanted:
        found = [
            one
            for one in stated_changes(context, None, named)
            if any(_is_part(own, name) for own in one.relation.provisions for name in wanted)
        ]
    else:
        found = [one for one in stated_changes(context, named, None) if one.relation.provisions]
    drafts = list(told(found, question, context, active=not wanted).drafts)
    for one in found[:_MOST_NEW]:
        document = context.document(one.by.id)
        spans = [m.span for m in document.landmarks if m.locator == one.relation.ours]
        if one.relation.kind != "amends" or len(spans) != 1:
            continue
        words = item_words(spans[0].of(document.text))
        shown = words if question.language == "vi" else f"“{words}”"
        drafts.append(Draft(shown, (Quote(document.id, spans[0]),), layout="item"))
    return Draught(tuple(drafts))


ASKS_WHAT = re.compile(
    r"(?:quy định|nêu|nói|có nội dung)(?: về)?(?: việc)? (?:những )?(?:gì|(?:như )?thế nào|ra sao)"
)


def has_new_words(key: str, question: Question, context: Context) -> bool:
    """Return whether the provision that is asked about was given new words by the day asked about."""
    numbers = find_named_numbers(key)
    wanted = [item.locator for one in question.articles for item in one.provisions]
    if len(numbers) != 1 or len(wanted) != 1:
        return False
    on = day_of(question)
    return any(
        covers(own, wanted[0])
        for one in stated_changes(context, None, numbers[0].named, ("amends",))
        for own in one.relation.provisions
        if (since := one.relation.since or one.by.effective) is None or since <= on
    )


def was_added(question: Question, context: Context) -> bool:
    """Return whether a question is about a provision that only an amending text has: "Điều 5a"."""
    wanted = [item.locator for one in question.articles for item in one.provisions]
    numbers = named_numbers(question.reading)
    if len(wanted) != 1 or len(numbers) != 1:
        return False
    added = [one for one in stated_changes(context, None, numbers[0]) if one.relation.provisions]
    if not any(wanted[0] in one.relation.provisions for one in added):
        return False
    own = named_documents(question, context.summaries.values())
    return bool(own) and not any(
        mark.locator == wanted[0]
        for summary in own
        for mark in context.document(summary.id).landmarks
    )


_MOST_NEW = 8


def _is_part(own: str, asked: str) -> bool:
    return covers(own, asked) or covers(asked, own)
