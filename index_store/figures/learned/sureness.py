"""How likely words name all that a number measures and nothing else: the network's, the grammar's.

Learned from what readers said of either phrase (``training/figure_phrases/verdicts.tsv``): by how
clear each word was to the network, how far it agrees with the grammar, and how much both say.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from index_store.figures.counts import without_light_verbs
from index_store.figures.learned.traits import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.learned.asked import Asked
    from index_store.figures.learned.network import Said

LIGHT = frozenset([
    "của", "các", "những", "là", "đã", "được", "về", "trên", "tại", "và", "đạt", "có", "số",
    "tổng", "lượng", "tỷ", "tỉ", "lệ", "với", "cho", "ở", "trong", "một", "việc", "mức", "do",
    "từ", "vào", "bị", "mới", "này", "đang", "còn", "sẽ", "phải", "cần", "tăng", "giảm", "lên",
    "xuống", "xếp", "thứ", "đứng", "gồm", "người", "dao", "động", "khoảng", "hơn", "chỉ", "thêm",
    "cả", "toàn", "bộ", "tới", "đến", "ra", "khác", "để", "theo", "mỗi", "hạng", "bảng", "nước",
    "vị", "trí", "thành", "dẫn", "đầu",
])  # fmt: skip
"""Syllables that tell no two phrases apart."""
_CLIP = 8.0
_OWN = 9.0  # the number's own words are in no doubt
_SYLLABLE = re.compile(r"[^\W_]+")


def content(words: str) -> tuple[str, ...]:
    """Return the syllables of a phrase that say something, in small letters.

    >>> content("Tổng số hồ sơ được tiếp nhận")
    ('hồ', 'sơ', 'tiếp', 'nhận')
    """
    said = (m.group().casefold() for m in _SYLLABLE.finditer(words))
    return tuple(w for w in said if w not in LIGHT)


def length(words: str) -> int:
    """Return how many syllables of a phrase say something.

    >>> length("hồ sơ được tiếp nhận"), length("")
    (4, 0)
    """
    return len(content(without_light_verbs(words)))


_GRAMMAR = 11  # signs of the grammar's words
_LONG = 8  # syllables: what more is said makes a phrase no surer


def signs(one: Asked, said: Said, taken: Sequence[bool], words: str) -> list[float]:
    """Return the signs by which both chances are told: what was how clear, how far both agree.

    ``words`` is what the network's choice comes to, without linking words at its ends.
    """
    scores = np.clip(said.words[:, 0].astype(float), -_CLIP, _CLIP)
    mask = np.array(taken)
    sure = np.where(mask, scores, -scores)
    own = np.array([one.is_number(at) for at in range(len(scores))])
    sure[own] = _OWN
    least = np.sort(sure)
    kept, left_out = sure[mask], sure[~mask]
    before = int(mask[: one.first].sum())
    behind = int(mask[one.behind :].sum())
    runs = int(mask[0]) + int((mask[1:] & ~mask[:-1]).sum()) if len(mask) else 0
    uses = [float(u) for u in said.uses]
    earlier = any(t and s.start < one.base for t, s in zip(taken, one.seen.spans, strict=True))
    network = [
        float(least[0]),
        float(least[1]) if len(least) > 1 else 0.0,
        float(least[2]) if len(least) > 2 else 0.0,
        float(np.minimum(sure, 0).sum()),
        float(np.log1p(np.exp(-sure)).sum()),
        float(kept.min()) if len(kept) else -3.0,
        float(kept.mean()) if len(kept) else -3.0,
        float(left_out.min()) if len(left_out) else 0.0,
        before / 10,
        behind / 10,
        float(runs),
        float(not before and not behind),
        *uses,
        max(uses),
        float(not behind),
        float(not before),
        float(earlier),
    ]
    quantity = one.quantity
    kinds = [float(quantity.kind == kind) for kind in KINDS[:7]]
    kinds.append(float(quantity.unit is None))
    return network + kinds + _grammar(one, scores, taken) + _lengths(one, words)


def _lengths(one: Asked, words: str) -> list[float]:
    ours = length(words)
    theirs = length(one.what.value) if one.what is not None else 0
    beside = max(0, ours - length(one.quantity.unit or ""))
    return [float(np.sqrt(min(ours, _LONG))), float(ours), float(theirs), float(beside)]


def _grammar(one: Asked, scores: np.ndarray, taken: Sequence[bool]) -> list[float]:
    what = one.what
    if what is None:
        return [0.0] * _GRAMMAR
    span = what.span.shifted(what.base)
    inside = [
        float(scores[at])
        for at, word in enumerate(one.seen.spans)
        if word.overlaps(span) and not one.is_number(at)
    ]
    theirs = content(what.value)
    ours = content(" ".join(w for w, t in zip(one.seen.said, taken, strict=True) if t))
    both, either = set(theirs) & set(ours), set(theirs) | set(ours)
    agree = len(both) / max(1, len(either))
    return [
        1.0,
        float(what.indexed),
        agree,
        float(agree == 1),
        float(not set(ours) - set(theirs)),
        float(not set(theirs) - set(ours)),
        sum(inside) / len(inside) if inside else 0.0,
        min(inside) if inside else 0.0,
        float(not inside),
        len(theirs) / 10,
        abs(len(theirs) - len(ours)) / 10,
    ]


@dataclass(frozen=True, slots=True)
class Chances:
    """Two logistic regressions over `signs`: weights and a bias for each."""

    network: tuple[tuple[float, ...], float]
    grammar: tuple[tuple[float, ...], float]

    def of(self, told: Sequence[float]) -> tuple[float, float]:
        """Return the chances that the network's words and the grammar's are right and whole."""
        return _logistic(told, *self.network), _logistic(told, *self.grammar)


def _logistic(told: Sequence[float], weights: Sequence[float], bias: float) -> float:
    total = sum(w * t for w, t in zip(weights, told, strict=True)) + bias
    return float(1 / (1 + np.exp(-total)))


@cache
def bundled_chances() -> Chances:
    """Return the regressions that ship with the package."""
    read = resources.files("index_store.figures").joinpath("data/phrase_chances.json")
    stored = json.loads(read.read_text(encoding="utf-8"))
    network, grammar = (
        (tuple(stored[k]["weights"]), stored[k]["bias"]) for k in ("network", "grammar")
    )
    return Chances(network, grammar)
