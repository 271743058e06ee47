"""Whether a cause that was found can be one of what a "why" takes for granted."""

from __future__ import annotations

import re

from assistant.drafts import Draught
from assistant.questions.directions import direction_of
from assistant.questions.question import Part
from assistant.synthesis.said import said
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key

_AMONG_FIRST = 3
_OF_SCORES = re.compile(r"(?<!\w)(?:điểm|xếp|hạng|chỉ số|vị trí|đứng|kết quả thấp)(?!\w)")
_UNWANTED = re.compile(r"quá hạn|trễ|trả lại|khiếu nại|tố cáo|vi phạm|tồn đọng|phiền hà|chi phí")
"""What nobody wants to rise."""


def is_success(part: Part, premise: Draught) -> bool:
    """Return whether a "why" asks of a rise or of a place among the first."""
    end = part.superlative
    first = end is not None and end.by_merit and not end.from_bottom and end.nth <= _AMONG_FIRST
    rises = (part.pick.moved or direction_of(part.text)) == "rose"
    key = comparison_key(part.text)
    late = _UNWANTED.search(key) is not None
    good = _MUCH_WANTED.search(key) is not None
    return ((rises or good) and not late) or (first and premise.holds)


_MUCH_WANTED = re.compile(
    r"(?<!\w)(?:hài lòng|đúng hạn|trước hạn|trực tuyến|số hóa|giải ngân)(?: [^\W\d]+){0,8} (?:nhiều|cao|tốt)(?!\w)(?! (?:hơn|nhất))"
)
"""What everybody wants, said to be much: "mức độ hài lòng của người dân cao"."""


def tells_shortcomings(reasons: Draught) -> bool:
    """Return whether causes are of what went wrong: none of them made a unit rise."""
    text = comparison_key(" ".join(draft.text for draft in reasons.drafts))
    return bool(text) and said("shortcoming").search(text) is not None and "nhờ" not in text.split()


def is_score_unexplained(part: Part, reasons: Draught) -> bool:
    """Return whether a score is asked about, and the causes that were found are of something else."""
    if part.indicators or not any(q.unit == "điểm" for q in find_quantities(part.text)):
        return False
    text = comparison_key(" ".join(draft.text for draft in reasons.drafts))
    return bool(text) and not _OF_SCORES.search(text)
