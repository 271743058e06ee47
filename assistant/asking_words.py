"""What a question about a procedure is of, without the words that ask and those of every procedure."""

from __future__ import annotations

import re
from functools import cache

from assistant.finding.matching import GAP, Asked, terms
from assistant.questions.question import Part, Question
from assistant.questions.reading import concepts_of
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_column


@cache
def _asking() -> re.Pattern[str]:
    """Return the words of `data/asking_words.tsv`, longest first."""
    words = table_column("assistant", "data/asking_words.tsv", "word")
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)")


_ASKING_EN = re.compile(
    r"\b(?:how long|how many|how much|does|do|is|are|it|take|takes|to process|days?|what|which|where|who|whom|papers|documents|needed"
    r"|required|fees?|handed in|get|apply for|procedure|costs?(?=\W*$)|i|can|may|must|months?|hours?|result|handles?|issues?)\b"
)
WAYS = (
    ("way_online", re.compile(r"(?<!\w)(?:trực tuyến|qua mạng|online|onl|trên cổng)(?!\w)")),
    ("way_at_desk", re.compile(r"(?<!\w)(?:trực tiếp|tại quầy|tại bộ phận|tại trung tâm|in person)(?!\w)")),
    ("way_by_post", re.compile(r"(?<!\w)(?:bưu điện|bưu chính|bcci|by post)(?!\w)")),
)  # fmt: skip
"""Ways of handing a file in: the frame that names each, and its words."""


def what_of(part: Part, question: Question) -> Asked:
    """Return the words that say which procedure, notice or matter is meant.

    Where the part has none of its own ("… và lệ phí bao nhiêu?") they are those of the question.
    """
    return _words(part.text, question) or _words(question.reading, question)


def _words(text: str, question: Question) -> Asked:
    key = comparison_key(text)
    for _, way in WAYS:
        key = way.sub(GAP, key)
    if question.language == "en":
        return concepts_of(_ASKING_EN.sub(" ", key).replace(GAP, " "))
    return Asked(terms(_asking().sub(GAP, key)))
