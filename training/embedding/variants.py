"""What people really type: questions cut from a text, without marks or with half of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

# Question words carry no subject: the model learns to give them little weight.
OPENINGS = (
    "ai", "bao nhiêu", "bao giờ", "cho biết", "cho hỏi", "có phải", "có đúng là", "đâu là",
    "điều gì", "hãy nêu", "khi nào", "làm sao để", "năm nào", "nguyên nhân nào", "tại sao",
    "theo quy định", "thế nào là", "tỷ lệ", "vì sao", "xin hỏi", "nơi nào", "cái gì",
)  # fmt: skip
ENDINGS = (
    "bao gồm những gì", "bao nhiêu", "bằng bao nhiêu", "do ai", "đúng hay sai", "được không",
    "được quy định như thế nào", "hay không", "khi nào", "không", "là ai", "là bao nhiêu",
    "là gì", "là khi nào", "như thế nào", "nào", "ở đâu", "ra sao", "thế nào", "thì sao",
    "vào năm nào", "vì sao", "có tên là gì", "có vai trò gì", "bị xử lý thế nào", "gồm những ai",
)  # fmt: skip
_PLAIN = {ord("đ"): "d", ord("Đ"): "D"}


def unmarked(text: str) -> str:
    """Return the text as typed on a keyboard without Vietnamese marks.

    >>> unmarked("Huyện Sơn Lâm được 70 điểm")
    'Huyen Son Lam duoc 70 diem'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def half_marked(text: str, chance: random.Random) -> str:
    """Return the text with the marks of about half of its words lost."""
    return " ".join(unmarked(word) if chance.random() < 0.5 else word for word in text.split(" "))


def question_from(text: str, chance: random.Random, twice: float) -> tuple[str, str]:
    """Return something like a question cut out of the text, and the text it should find.

    A stretch of one sentence, some of its words left out, sometimes with a question word;
    in the share ``twice`` of cases a second stretch, of the same sentence or another; in one
    case of three the first is taken out of the text, so that other words must do.
    """
    sentences = [part for part in re.split(r"(?<=[.;!?])\s+", text) if part.count(" ") >= 5]
    if not sentences:
        return text, text
    sentence = chance.choice(sentences)
    two = twice > 0 and chance.random() < twice
    first, kept = _stretch(sentence, chance, 3 if two else 5, 9 if two else 18)
    if two:
        other = sentence if chance.random() < 0.6 else chance.choice(sentences)
        parts = chance.sample([kept, _stretch(other, chance, 2, 7)[1]], 2)
        query = " ".join(part.strip(" .,;:!?\"'()“”") for part in parts)
    else:
        query = kept.strip(" .,;:!?\"'()“”")
    if chance.random() < 0.35:
        query = f"{chance.choice(OPENINGS)} {query}"
    if chance.random() < 0.6:
        query = f"{query} {chance.choice(ENDINGS)}"
    if len(sentences) > 2 and chance.random() < 0.33:
        return query, text.replace(first, " ")
    return query, text


def _stretch(sentence: str, chance: random.Random, least: int, most: int) -> tuple[str, str]:
    """Return a stretch of the sentence, and the same with a fifth of its words left out."""
    words = sentence.split()
    length = chance.randint(least, most)
    start = chance.randint(0, max(0, len(words) - length))
    stretch = words[start : start + length]
    return " ".join(stretch), " ".join([w for w in stretch if chance.random() > 0.2] or stretch)
