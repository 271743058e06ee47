"""How much the unit got that the part before named: "Xã nào đứng đầu, được bao nhiêu điểm?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.context import Context
from assistant.drafts import Draught
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.figures import answer_amount
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place

_HOW_MUCH = re.compile(
    r"\W*(?:và |thì |với )*(?:được|đạt|có|là|điểm|số điểm|giành)*(?: (?:được|đạt|là|số điểm))* ?"
    r"(?:bao nhiêu|mấy|nhiêu)(?: (?:điểm|phần trăm|%))?(?: (?:vậy|thế|ạ|ấy|nhỉ|hả|á))*\W*"
)


def answer_of_leader(
    part: Part, question: Question, context: Context, before: Sequence[Draught]
) -> Draught:
    """Return what the unit of the part before got, nothing where the part asks of its own.

    Where the part before told it already, its statement is returned once more: it is said once.
    """
    told = before[-1] if before else Draught()
    leads = len(question.parts) > 1 and question.parts[len(before) - 1].kind is Kind.SUPERLATIVE
    if not (told and leads and _HOW_MUCH.fullmatch(comparison_key(part.text))):
        return Draught()
    figures = [figure for draft in told.drafts for figure in draft.figures]
    if not figures or any(figure.kind not in ("rank", "grade") for figure in figures):
        return told
    if told.subject is None or question.subjects:
        return told
    places = [one for one in find_places(told.subject) if same_place(one.name, told.subject)]
    return answer_amount(part, replace(question, places=tuple(places)), context) if places else told
