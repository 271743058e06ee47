"""Whether a sentence has its subject in the one before: it begins with "Ông", "Việc này", "Do đó".

The words are rows of ``data/back_references.tsv``: a *pronoun* is one unless a name follows it, a
*pointer* where it ends the first few words, a *subject* before a verb that says what it is, a
*reference* by itself; an *opening* may stand before any of them.
"""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.letters import UPPER
from index_store.language.knowledge import table_pairs


@cache
def _pattern() -> re.Pattern[str]:
    rows = table_pairs("assistant", "data/back_references.tsv", "words", "kind")

    def words(kind: str) -> str:
        found = sorted((said for said, its in rows if its == kind), key=len, reverse=True)
        return f"(?i:{'|'.join(map(re.escape, found))})(?!\\w)"

    return re.compile(
        rf"\W*(?:{words('opening')},?\s+)?"
        rf"(?:{words('reference')}"
        rf"|{words('pronoun')}(?!\s+[{UPPER}])"
        rf"|(?:So (?:sánh )?với [^.;]{{3,120}}?,\s+)?(?:\w+\s+){{1,4}}{words('pointer')}"
        rf"|{words('subject')}(?=\s+(?:có|còn|cũng|chính|là|vẫn|đã|được)\b))"
    )


def refers_back(sentence: str) -> bool:
    """Return whether a sentence cannot be understood without the one before it.

    >>> refers_back("Tuy nhiên, việc này do công chức tư pháp thực hiện.")
    True
    >>> refers_back("So với chỉ tiêu 85% của năm, kết quả này chưa đạt.")
    True
    >>> refers_back("Ông Trần Văn Mẫu ký kế hoạch này.")
    False
    """
    return _pattern().match(sentence) is not None
