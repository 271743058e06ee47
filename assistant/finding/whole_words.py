"""The words of a question as they are sought in sentences: two syllables together where they are one."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from assistant.finding.bonds import attraction
from assistant.finding.matching import GAP, canonical, stop_words

WORD = 1.8
"""Two syllables are one word where the second follows the first e^1.8, six, times as often as by chance."""
SURE_WORD = 4.0
"""Of two syllables that follow each other so often, neither was read amiss where marks were missing."""


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, of one syllable or two, without the function words.

    >>> words_of("thời hạn đăng ký khai sinh")
    ('thời hạn', 'đăng ký', 'khai sinh')
    """
    stops = stop_words()
    words: list[str] = []
    for stretch in canonical(text).split(GAP):
        syllables = ["" if one in stops else one for one in _syllables(stretch)]
        at = 0
        while at < len(syllables):
            first, second, third = (*syllables[at : at + 3], "", "")[:3]
            bound = attraction(first, second)
            if bound > WORD and bound >= attraction(second, third):
                words.append(f"{first} {second}")
                at += 2
                continue
            words += [first] if first else []
            at += 1
    return tuple(_without_direction(word) for word in words if word not in _MEASURES)


def _without_direction(word: str) -> str:
    """Return a verb without the way it goes, which may stand far behind it: "giảm … xuống dưới 5%".

    >>> _without_direction("giảm xuống"), _without_direction("đi lên"), _without_direction("lên lớp")
    ('giảm', 'đi lên', 'lên lớp')
    """
    first, _, second = word.partition(" ")
    return first if second in _DIRECTIONS and first in _MOVED else word


def is_one_word(syllables: tuple[str, ...]) -> bool:
    """Return whether syllables are surely one word: each follows the other much more than by chance.

    >>> is_one_word(("hàng", "hải")), is_one_word(("đội", "dù"))
    (True, False)
    """
    return len(syllables) > 1 and all(
        attraction(first, second) > SURE_WORD for first, second in pairwise(syllables)
    )


def _syllables(stretch: str) -> list[str]:
    return [word.strip(".,;:!?()[]“”\"'") for word in stretch.split()]


_MEASURES = frozenset(
    {"phần trăm", "tối đa", "tối thiểu", "tỷ lệ", "tổng số", "số lượng", "phải", "cần", "nên"}
)
"""Words of the form of the answer: it says "%" and "không quá", and an order may say no "phải"."""
_DIRECTIONS = frozenset({"xuống", "lên", "bớt", "thêm", "còn"})
_MOVED = frozenset(
    {"giảm", "tăng", "rút", "cắt", "nâng", "hạ", "kéo", "đẩy", "đưa", "tụt", "thu", "sụt"}
)
