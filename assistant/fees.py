"""Of which service a fee is: "lệ phí hộ tịch" is none of "lệ phí cấp sổ đỏ"."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.finding.matching import coverage, terms
from index_store.language.characters.marks import comparison_key

_FEE = re.compile(
    r"(?<!\w)(?<!miễn )(?<!chi )(?<!kinh )(?<!học )(?<!viện )(?<!án )(?<!lãng )(?<!tập )(?:lệ phí|phí)(?!\w) (?P<of>[^\W\d_]+(?: [^\W\d_]+){0,7})"
)
_UP_TO = re.compile(
    r"(?<!\w)(?:là|bao|được|giảm|nộp|khi|nếu|trực tuyến|trực tiếp|qua|có|thì|tại|của|ở|theo|với|cho|hết|mấy|nhiêu|từ|đối|online|hồ|này|đó"
    r"|và|hoặc|do|không|phải|như|thế|mới|một|mỗi|năm|trên|bằng|để|hay|đã|sẽ|đang|gồm|còn|còn lại|thu)(?!\w).*"
)
_LEAST = 0.5


@lru_cache(maxsize=4_000)
def fees_of(text: str) -> tuple[str, ...]:
    """Return what the fees are of that a text names.

    >>> fees_of("giảm 50% lệ phí hộ tịch, 30% lệ phí cấp giấy phép xây dựng")
    ('hộ tịch', 'cấp giấy phép xây dựng')
    >>> fees_of("Lệ phí là bao nhiêu?")
    ()
    """
    found = (_UP_TO.sub("", match["of"]).strip() for match in _FEE.finditer(comparison_key(text)))
    return tuple(one for one in found if one)


def fee_of_others(asked: str, said: str) -> bool:
    """Return whether a question asks for the fee of one service and a text states that of others.

    >>> fee_of_others("Lệ phí cấp sổ đỏ giảm bao nhiêu?", "giảm 50% lệ phí hộ tịch")
    True
    >>> fee_of_others("Lệ phí hộ tịch giảm bao nhiêu?", "giảm 50% lệ phí hộ tịch")
    False
    """
    wanted = fees_of(asked)
    if not wanted:
        return False
    named = fees_of(said)
    everything = terms(said)
    return bool(named) and all(coverage(terms(one), everything) < _LEAST for one in wanted)
