"""What a question for an end is not answered by: a heading, or the end of one side of a gap."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts import Draught
from assistant.questions.question import Part
from index_store.language.characters.marks import comparison_key

_GAP = re.compile(r"(?<!\w)(?:lệch|chênh)(?!\w).*(?<!\w)giữa(?!\w).+(?<!\w)(?:và|với)(?!\w)")
_BRACKETS = re.compile(r"\([^()]*\)?")


def asks_widest_gap(part: Part) -> bool:
    """Return whether the end asked for is of what lies between two numbers: "lệch nhiều nhất giữa …".

    The unit with the highest of one of the two numbers is not the one where they differ most.
    """
    return _GAP.search(comparison_key(part.text)) is not None


def is_heading(text: str) -> bool:
    """Return whether a text only announces what stands below it.

    >>> is_heading("3/ THEO YẾU TỐ ĐÁNH GIÁ (% hài lòng)."), is_heading("Gồm các lĩnh vực:")
    (True, True)
    >>> is_heading("Lĩnh vực đất đai đạt thấp nhất.")
    False
    """
    bare = _BRACKETS.sub("", text).strip()
    return bare.endswith(":") or bare.upper() == bare


def no_headings(draught: Draught) -> Draught:
    """Return the statements that say something; a heading that nothing follows says nothing."""
    if any(draft.layout == "item" for draft in draught.drafts):
        return draught
    return replace(draught, drafts=tuple(d for d in draught.drafts if not is_heading(d.text)))
