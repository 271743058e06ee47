"""The rank that a question takes for granted: confirmed, or told as it was."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draught
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question
from assistant.ranking import stated_at
from assistant.synthesis.rank_statements import state_rank
from assistant.synthesis.ranks import rank_of, worded
from index_store.language.characters.marks import comparison_key
from prompts import fill

_SAID_OF_RANK = 0.5
"""A rank denies what is taken for granted only if its own words say so much of what is asked."""
_STANDS = re.compile(
    r"(?<!\w)(?:đứng|xếp|dẫn đầu|giữ (?:vị trí|ngôi|hạng)|về (?:nhất|nhì|ba|chót|bét)|đội sổ|cuối bảng|đầu bảng|quán quân|á quân"
    r"|hạng|vị trí|thứ|first|last|led|ranked)(?!\w)"
)


def premised_rank(part: Part, question: Question, context: Context) -> Draught | None:
    """Return the rank of the unit asked about, with "no" before it where it is another than said.

    None where no rank of it is known; nothing told where the one known may be of something else.
    """
    item = rank_of(part, question, context)
    if item is None or part.superlative is None:
        return None
    draft = state_rank(item, context, question.language)
    holds = bool(stated_at([item], part.superlative))
    if not holds and not _is_of_rank(item, part):
        return Draught()
    if not holds:
        text = fill("no", question.language, statement=draft.text)
        draft = replace(draft, text=text)
    place = item.figure.place
    return Draught((draft,), subject=place.value if place else None, holds=holds)


def false_rank(part: Part, question: Question, context: Context) -> Draught:
    """Return where a unit stood, where "đứng đầu với bao nhiêu điểm" says that it stood elsewhere."""
    told = _standing(part, question, context)
    return told if told and not told.holds else Draught()


def ranked_points(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank with its points where "xếp thứ 3 với bao nhiêu điểm" is so."""
    told = _standing(part, question, context)
    points = told and all(_POINTS.search(draft.text) for draft in told.drafts)
    return told if points and _POINTS.search(part.text) else Draught()


_POINTS = re.compile(r"(?<!\w)(?:điểm|points?|%)(?!\w)", re.IGNORECASE)


_BY_DOCUMENT = re.compile(
    r"(?<!\w)(?:theo|tại|trong|under|according to) (?:quyết định|quy định|nghị quyết|kế hoạch|hướng dẫn|quy chế|chỉ thị|công văn"
    r"|thông báo|bộ tiêu chí|bộ chỉ số|bảng điểm|decision|plan|rules?)(?!\w)[^,;?]*"
)
"""By which document something is asked: the unit that issued it is not the one that ranked."""


def _standing(part: Part, question: Question, context: Context) -> Draught:
    """Return the rank that a question says one unit has, confirmed or denied."""
    end = part.superlative
    if end is None or not end.by_merit or len(question.subjects) != 1:
        return Draught()
    key = comparison_key(part.text)
    if _STANDS.search(key) is None or part.pick.moved is not None:
        return Draught()
    if comparison_key(proper_name(question.subjects[0])) not in _BY_DOCUMENT.sub("", key):
        return Draught()
    return premised_rank(part, question, context) or Draught()


def _is_of_rank(item: StatedFigure, part: Part) -> bool:
    """Return whether a rank and its clause speak of what is at an end: not of "chênh lệch lớn nhất"."""
    by_merit = part.superlative is not None and part.superlative.by_merit
    return (
        by_merit or bool(part.indicators) or not part.asked or worded(item, part) >= _SAID_OF_RANK
    )
