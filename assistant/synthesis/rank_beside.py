"""Who is first or last where a sentence says so of another: "đứng thứ 8/9, chỉ trên huyện X"."""

from __future__ import annotations

import re

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.questions.question import Question, Superlative
from assistant.ranking import Table
from assistant.synthesis.quoting import quoted
from index_store.language.names.places import find_places

_AHEAD = re.compile(r"[\s,]*(?:nhưng |và )?(?:chỉ )?(?:xếp |đứng )?(?:ngay )?sau (?=\S)")
_BELOW = re.compile(r"[\s,]*(?:nhưng |và )?chỉ (?:xếp |đứng )?(?:hơn|trên) (?=\S)")


def told_beside(asked: Superlative, table: Table, question: Question, context: Context) -> Draught:
    """Return the sentence that ranks a unit next to the one at the asked end, which it names."""
    if asked.nth != 1:
        return Draught()
    for row in table.rows:
        if row.rank is not None and _names_the_end(row.rank, asked):
            for sentence in context.sentences_of(row.rank.document):
                if row.rank.figure.span.within(sentence.span):
                    return Draught((quoted(sentence, question),), subject=table.province or None)
    return Draught()


def _names_the_end(item: StatedFigure, asked: Superlative) -> bool:
    """Return whether the words behind a rank name the one unit before, or behind, it."""
    figure, text = item.figure, item.document.text
    value, of = figure.value, figure.of
    rest = text[figure.span.end : item.sentence.end]
    if asked.from_bottom:
        following = _BELOW.match(rest) if of is not None and value == of - 1 else None
    else:
        following = _AHEAD.match(rest) if value == _SECOND else None
    if following is None:
        return False
    named = find_places(rest[following.end() :])
    return bool(named) and named[0].span.start == 0


_SECOND = 2
