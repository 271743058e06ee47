"""Syllables that a PDF wrote with a space inside: ``th ủ tục``, ``hà nh chính``."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from index_store.language.characters.edits import Editor, Repaired
from index_store.language.characters.marks import comparison_key
from index_store.language.typed.syllable_odds import is_known, is_known_pair, log_likelihood


def joined_syllables(text: str) -> Repaired:
    """Return ``text`` without the spaces inside syllables.

    A piece must be no syllable by itself, and what comes of joining must be one that fits its
    neighbours far better. A letter that names something (``điểm b``, ``loại A``, ``5 m``)
    stays apart.

    >>> joined_syllables("ngh ị quyết đượ c thông qua").text
    'nghị quyết được thông qua'
    >>> joined_syllables("theo điểm c ở trên, dài 5 m ở giữa").changes
    ()
    """
    tokens = list(_TOKEN.finditer(text))
    editor = Editor(text)
    for join in _best_joins(_possible_joins(text, tokens)):
        for at in range(join.first, join.last):
            editor.replace(tokens[at].end(), tokens[at + 1].start(), "", "split syllable")
    return editor.done()


@dataclass(frozen=True, slots=True)
class _Join:
    """Tokens from ``first`` to ``last`` as one syllable; ``gain`` says how much likelier."""

    last: int
    first: int
    gain: float


_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[^\s\w]|\n")
_MOST_PIECES = 4
_GAIN = 5.0
# What is followed by a letter that names something.
_NAMED = re.compile(
    "điểm|khoản|mục|lục|bảng|hình|nhóm|loại|lớp|hạng|tiết|số|chữ|vitamin|biểu|mẫu|tổ|khu|lô|khối"
    "|đội|cột|hàng|trục|gan|cấp|đề|ý|câu|phần|kiểu|type"
)
_NO_WORD, _NO_NAME, _NO_SYLLABLE = 7.0, 4.0, 9.0
"""What a single letter, a single capital and letters that are no syllable cost beyond the model's
odds for a word that it does not know: there are many such words."""


def _possible_joins(text: str, tokens: list[re.Match[str]]) -> list[_Join]:
    """Return every join that is likely enough, by where it ends."""
    found: dict[tuple[int, int], _Join] = {}
    for at, token in enumerate(tokens):
        if not _is_piece(token[0]):
            continue
        for size in range(2, _MOST_PIECES + 1):
            for first in range(max(at - size + 1, 0), at + 1):
                last = first + size - 1
                if last >= len(tokens) or (first, last) in found:
                    continue
                if _adjoin(text, tokens, first, last):
                    gain = _gain(tokens, first, last)
                    if gain > _GAIN:
                        found[first, last] = _Join(last, first, gain)
    return sorted(found.values(), key=lambda join: (join.last, join.first))


def _best_joins(joins: list[_Join]) -> list[_Join]:
    """Return those of the joins that do not overlap and together gain most, in order."""
    ends = [join.last for join in joins]
    gains = [0.0]  # of the first n joins at best
    taken: list[bool] = []
    for join in joins:
        with_it = gains[bisect_left(ends, join.first)] + join.gain
        taken.append(with_it > gains[-1])
        gains.append(max(with_it, gains[-1]))
    chosen: list[_Join] = []
    at = len(joins)
    while at:
        join = joins[at - 1]
        if taken[at - 1]:
            chosen.append(join)
            at = bisect_left(ends, join.first)
        else:
            at -= 1
    return chosen[::-1]


def _adjoin(text: str, tokens: list[re.Match[str]], first: int, last: int) -> bool:
    """Return whether the tokens are pieces of letters with one space between each two."""
    pieces = tokens[first : last + 1]
    if not all(piece[0].isalpha() for piece in pieces):
        return False
    if any(
        text[left.end() : right.start()] != " "
        for left, right in zip(pieces, islice(pieces, 1, None), strict=False)
    ):
        return False
    return not (
        _TIGHT_BEFORE.match(text, pieces[0].start() - 1) if pieces[0].start() else None
    ) and not (_TIGHT_BEHIND.match(text, pieces[-1].end()))


_TIGHT_BEFORE = re.compile(r"['’\-/.@&]")
_TIGHT_BEHIND = re.compile(r"['’\-/@&]|\.\w")


def _gain(tokens: list[re.Match[str]], first: int, last: int) -> float:
    """Return how much likelier the joined syllable is than its pieces, in nats."""
    pieces = [token[0] for token in tokens[first : last + 1]]
    joined = "".join(pieces)
    if not is_known(comparison_key(joined)) or not _one_case(joined, pieces):
        return 0.0
    if all(len(piece) == 1 and piece.isupper() for piece in pieces):
        return 0.0  # columns A B C; words in spaced capitals are found by their gaps
    before = tokens[first - 1][0] if first else None
    after = tokens[last + 1][0] if last + 1 < len(tokens) else None
    if len(pieces[0]) == 1 and before is not None and _names(before):
        return 0.0
    before = before if before and before.isalnum() else None
    after = after if after and after.isalnum() else None
    if joined.isascii() and not (
        (before and is_known_pair(before, joined)) or (after and is_known_pair(joined, after))
    ):
        return 0.0
    apart = log_likelihood((before, *pieces, after)) - sum(map(_oddity, pieces))
    return log_likelihood((before, joined, after)) - apart


def _oddity(piece: str) -> float:
    if is_known(comparison_key(piece)):
        return 0.0
    if len(piece) > 1:
        return _NO_SYLLABLE
    return _NO_WORD if piece.islower() else _NO_NAME


def _names(before: str) -> bool:
    return (
        before[0].isdigit() or before == "(" or _NAMED.fullmatch(comparison_key(before)) is not None
    )


def _one_case(joined: str, pieces: list[str]) -> bool:
    return joined.isupper() or (
        joined[1:].islower() and all(piece.islower() for piece in pieces[1:])
    )


@lru_cache(maxsize=50_000)
def _is_piece(token: str) -> bool:
    """Return whether letters are no syllable that the model knows and may be a part of one."""
    return token.isalpha() and len(token) <= _LONGEST and not is_known(comparison_key(token))


_LONGEST = 6
