"""Words that turn a sentence: what a statement says with one must be said in its quote too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs

_PLANNED = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|dự kiến|đặt ra|chỉ tiêu giao|sẽ|nếu|giả sử|ước tính|kỳ vọng)(?!\w)"
)
_PLANNED_SAID = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|dự kiến|đặt ra|chỉ tiêu|sẽ|nếu|giả sử|ước|kỳ vọng|kế hoạch|"
    r"target|targets|aim|aims|aimed|goal|plan|plans|planned|expected|will|if|estimated|intends?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words of one meaning; ``kind`` names it."""

    kind: str
    pattern: re.Pattern[str]


@cache
def claim_words() -> tuple[ClaimWords, ...]:
    """Return the rows of ``claim_words.tsv``."""
    rows = table_pairs("assistant", "data/claim_words.tsv", "kind", "words")
    return tuple(ClaimWords(kind, _any_of(words.split("|"))) for kind, words in rows)


def _any_of(words: list[str]) -> re.Pattern[str]:
    keys = sorted((comparison_key(word) for word in words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, keys)) + r")(?!\w)")


def unsaid(statement: str, evidence: str, allowed: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the turning words of a statement that its evidence has in no form.

    ``allowed`` are kinds that figures prove ("thứ 8/8" is last).

    >>> unsaid("Tỷ lệ giảm còn 44%", "Tỷ lệ tăng lên 44%")
    ('giảm',)
    >>> unsaid("Tỷ lệ đạt 44%", "Phấn đấu tỷ lệ đạt 44%")
    ('phấn đấu',)
    >>> unsaid("Xã niêm yết đủ thủ tục", "Xã chưa niêm yết đủ thủ tục")
    ('niêm yết',)
    """
    said, given = comparison_key(statement), comparison_key(evidence)
    found = []
    for row in claim_words():
        match = row.pattern.search(said)
        if match and row.kind not in allowed and not row.pattern.search(given):
            found.append(match[0])
    found += [words for words in _denied(given) if _affirms(said, words)]
    planned = _PLANNED.search(given)
    if planned and not _PLANNED_SAID.search(said):
        found.append(planned[0])
    return tuple(found)


_DENIAL = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?: được| thể| hề| có| phải)? (\w+ \w+)")
_BEFORE = re.compile(r"(?<!\w)(?:không|chưa|chẳng|not|no|never)(?: \w+){0,2} $")


def _denied(given: str) -> list[str]:
    """Return the pairs of words that a text denies."""
    return _DENIAL.findall(given)


def _affirms(said: str, words: str) -> bool:
    """Return whether a text says the words somewhere without a denial before them."""
    return any(
        not _BEFORE.search(said[: match.start()])
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", said)
    )
