"""What a unit must do or suffers, said in the words of the question, and a bare comparison with it.

"Ai phải kiểm điểm trách nhiệm" is not answered by who was praised at the same meeting.
"""

from __future__ import annotations

import re

from assistant.drafts import Draught
from assistant.questions.question import Kind, Part
from index_store.language.characters.marks import comparison_key

_BURDEN = re.compile(
    r"(?<!\w)(?:ai|(?:đơn vị|cơ quan|địa phương|người|tập thể|cá nhân|huyện|xã|sở) nào|những ai) (?:sẽ |đã )?(?:phải|bị) "
    r"(?P<what>(?!chịu|chủ trì|làm|thực hiện|báo cáo|ký|có)[^\W\d_]+ [^\W\d_]+)"
)
_ONLY_COMPARES = re.compile(
    r"\W*(?:so với|so sánh với|còn|thế còn|so) (?:toàn|cả|bình quân|trung bình|mức|chung)(?!\w)[^?]{0,30}\?*"
)


def is_of_another_burden(draught: Draught, part: Part) -> bool:
    """Return whether a draught never says what those who are asked for must do or suffered."""
    asked = _BURDEN.search(comparison_key(part.text)) if part.kind is Kind.WHO else None
    if asked is None or not draught.drafts:
        return False
    said = comparison_key(" ".join(draft.text for draft in draught.drafts))
    return not any(word in said.split() for word in asked["what"].split())


def only_compares(part: Part) -> bool:
    """Return whether a part only sets what was asked before against a whole: "so với toàn tỉnh?".

    >>> from assistant.finding.matching import Asked, terms
    >>> only_compares(Part(Kind.COMPARE, "so với toàn tỉnh?", "", Asked(terms(""))))
    True
    """
    return _ONLY_COMPARES.fullmatch(comparison_key(part.text)) is not None
