"""Whether one text denies what another says: "không gửi phiếu xin lỗi" and "đã gửi phiếu xin lỗi"."""

from __future__ import annotations

import re

from assistant.finding.matching import canonical, stop_words
from index_store.language.terms.word_roles import words_that

NEGATIONS = frozenset({"không", "chưa", "chẳng", "chả"})
_WORD = re.compile(r"\w+(?:[.,/]\w+)*|[.,;:()]")
_REACH = 3
"""Words after a negation among which the one that it denies stands."""


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, with its stops as words of their own."""
    return _WORD.findall(canonical(text))


_LEFT_OUT = frozenset({"gồm", "tính", "kể"})
_CHARGED = frozenset({"phí", "lệ", "lãi", "điểm", "thuế", "công"})


def _leaves_out(words: list[str], at: int) -> bool:
    """Return whether a negation only says what a value does not count: "không gồm vốn của …".

    "Không tính phí" denies a fee.
    """
    after = words[at + 1 : at + 4]
    after = after[1:] if after[:1] == ["bao"] else after
    return after[:1] != [] and after[0] in _LEFT_OUT and not _CHARGED & set(after[1:2])


def denied(words: list[str]) -> frozenset[str]:
    """Return the words that are denied: the first telling one after each negation.

    >>> sorted(denied(words_of("Huyện chưa gửi thư xin lỗi, không thu phí")))
    ['gửi', 'thu']
    """
    found = set()
    for at, word in enumerate(words):
        if word not in NEGATIONS or _leaves_out(words, at):
            continue
        for after in words[at + 1 : at + 1 + _REACH]:
            if after in words_that("bounds a value") or not after[0].isalpha():
                break
            if after not in stop_words() and after not in NEGATIONS:
                found.add(after)
                break
    return frozenset(found)


def opposed(one: str, other: str) -> bool:
    """Return whether one of two texts denies a word that the other states plainly.

    >>> opposed("Huyện đã gửi thư xin lỗi", "Huyện không gửi thư xin lỗi đối với 12 hồ sơ")
    True
    >>> opposed("Huyện chưa gửi thư xin lỗi", "Huyện không gửi thư xin lỗi")
    False
    """
    first, second = words_of(one), words_of(other)
    mine, theirs = denied(first), denied(second)
    return bool((mine - theirs) & set(second)) or bool((theirs - mine) & set(first))


_ASKED_FOR = re.compile(r"(?<!\w)(?:đề nghị|(?<!phản ánh, )kiến nghị|đề xuất|xin(?! lỗi))(?!\w)")
_WISHED = re.compile(r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xin|cần|phải|mong|muốn|yêu cầu)(?!\w)")


def only_asked_for(claim: str, said: str) -> bool:
    """Return whether a text only asks for what a claim tells as done.

    >>> only_asked_for("Huyện được bổ sung 4 biên chế", "Huyện đề nghị bổ sung 4 biên chế")
    True
    """
    return bool(_ASKED_FOR.search(said.casefold())) and not _WISHED.search(claim.casefold())
