"""Answers that name no unit where a question asks which one."""

from __future__ import annotations

import re

from assistant.drafts import Draught
from assistant.questions.question import Part, Question
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import find_indicators

_WHICH_UNIT = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|địa phương)"
    r"(?:,? (?:thành phố|thị xã|thị trấn|phường|quận|xã|huyện|tỉnh|đặc khu))* nào(?!\w)"
)
_NONE_OR_ALL = re.compile(
    r"(?<!\w)(?:không (?:có|còn)|chưa có|tất cả|toàn bộ|mọi|cả \d+|100 ?%|đều)(?!\w)"
)
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: (?:[{UPPER}]\w*|\d+))+")


def names_no_unit(draught: Draught, part: Part, question: Question) -> bool:
    """Return whether a part asks which unit, and no statement has a name that the question lacks.

    "Huyện nào của tỉnh X đứng nhì?" is not answered with what the province itself reached.
    """
    if not draught.drafts or question.language != "vi" or len(question.subjects) > 1:
        return False  # "A và B, huyện nào cao hơn?"
    if _WHICH_UNIT.search(comparison_key(part.text)) is None:
        return False
    asked = unmarked(comparison_key(question.reading))
    for draft in draught.drafts:
        if _NONE_OR_ALL.search(comparison_key(draft.text)):
            return False
        if any(unmarked(comparison_key(name)) not in asked for name in _names(draft.text)):
            return False
    return True


def _names(text: str) -> list[str]:
    """Return the units of a text and what is written as a name in it, but for bodies and indices."""
    rest = list(text[:1].lower() + text[1:])
    others = [item.span for item in find_organisations(text)]
    for span in (*others, *(item.span for item in find_indicators(text))):
        rest[span.start : span.end] = " " * (span.end - span.start)
    return [item.name for item in find_places(text)] + _NAME.findall("".join(rest))
