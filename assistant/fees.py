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


_KINDS_OF_MONEY = {
    "budget": re.compile(r"(?<!\w)(?:kinh phí|ngân sách|dự toán|vốn)(?!\w)"),
    "fee": re.compile(r"(?<!\w)(?<!kinh )(?<!chi )(?<!án )(?<!lãng )(?:lệ phí|học phí|viện phí|phí|mức thu|giá dịch vụ)(?!\w)"),
    "fine": re.compile(r"(?<!\w)(?:phạt|xử phạt|mức phạt|tiền phạt)(?!\w)"),
    "pay": re.compile(r"(?<!\w)(?:lương|tiền công|thù lao)(?!\w)"),
    "prize": re.compile(r"(?<!\w)(?:thưởng|giải thưởng|tiền thưởng)(?!\w)"),
    "support": re.compile(r"(?<!\w)(?:hỗ trợ|trợ cấp|phụ cấp|trợ giúp|bồi dưỡng)(?!\w)"),
}  # fmt: skip
"""For what money is paid, and by whom: a fee is no support, a fine no fee."""


def other_money(asked: str, said: str) -> bool:
    """Return whether a question asks for one kind of money and a sentence tells only of another.

    >>> other_money("Lệ phí cấp giấy phép lao động bao nhiêu?", "Công chức được hỗ trợ 2 triệu đồng.")
    True
    >>> other_money("Lệ phí hộ tịch bao nhiêu?", "Hộ nghèo được hỗ trợ lệ phí 8.000 đồng.")
    False
    """
    wanted = _kinds_of_money(asked) - {"budget"}  # what is set apart may be told as support
    told = _kinds_of_money(said)
    return bool(wanted) and bool(told) and not wanted & told


def _kinds_of_money(text: str) -> frozenset[str]:
    key = comparison_key(text)
    return frozenset(name for name, words in _KINDS_OF_MONEY.items() if words.search(key))
