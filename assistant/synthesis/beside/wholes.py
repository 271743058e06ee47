"""Answers that tell an index as a whole where one part of it is asked for by its name."""

from __future__ import annotations

import re
from functools import cache

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.questions.question import Kind, Part
from assistant.synthesis.part_names import named_parts
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators

LEAST_OF_NAME = 0.6
"""Share of the words of a part's name that what is quoted, or its head, must have."""
_END = (
    r"(?= (?:trong|thuộc|của|ở|tại|năm|quý|tháng|đạt|được|là|có|xếp|đứng|tăng|giảm|bao|mấy|cao|thấp|"
    r"về|thì|ra|so|bị|và|\d)(?!\w)|\s*(?:[,;:?!.()]|$))"
)


_OTHER_NOUNS = frozenset(("cấp", "khoản", "khâu", "mặt", "nhóm", "lĩnh vực"))
"""What is called so is most often no part of an index: "cấp huyện", "nhóm C"."""


@cache
def _named() -> re.Pattern[str]:
    nouns = "|".join(noun for noun in named_parts() if noun not in _OTHER_NOUNS)
    return re.compile(
        rf"(?<!\w)(?:{nouns}) (?:về |là )?(?P<name>(?!nào|gì|thành phần)\w+(?: \w+){{1,9}}?){_END}"
    )


def is_of_whole(draught: Draught, part: Part, context: Context) -> bool:
    """Return whether a question names a part of an index and nothing quoted has that name.

    "Yếu tố Kết quả dịch vụ trong SIPAS" is not answered with the SIPAS of the province.
    """
    if not draught.drafts or not draught.holds or part.kind is not Kind.AMOUNT:
        return False
    match = _named().search(comparison_key(part.text))
    if match is None or not part.indicators or find_indicators(match["name"]):
        return False
    name = terms(match["name"])
    for draft in draught.drafts:
        quoted = [quote.span.of(context.document(quote.document_id).text) for quote in draft.quotes]
        if coverage(name, joined((draft.text, *quoted))) >= LEAST_OF_NAME:
            return False
    return True
