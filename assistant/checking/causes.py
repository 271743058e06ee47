"""Why something is so, as a claim says: not found where no sentence of the documents says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.parts import Part
from assistant.finding.matching import GAP, coverage, joined
from index_store.language.characters.letters import UPPER
from index_store.language.names.places import find_places
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim

_CAUSE = re.compile(
    rf"(?<!\w)(?<!tự )(?<!lý )(?<!lí )(?<!mặc )(?<!dẫu )"
    rf"(?:do|vì|bởi|bởi vì|nhờ|(?:mà )?nguyên nhân(?: chính| chủ yếu)?(?: là)?(?: do)?)"
    rf" (?P<why>(?![{UPPER}])(?!(?:ông|bà|đồng chí|chủ tịch|phó|giám đốc|sở|ban|bộ|ủy ban|cơ quan"
    rf"|đơn vị|người|ai|nhân dân|mục tiêu|sự (?:phục|hài))(?!\w))[^;.()]{{8,}})"
)
_SAID = 0.6
"""Share of the words of a cause, by weight, that one sentence must have."""


def unsaid_cause(claim: Claim, evidence: Evidence) -> Part | None:
    """Return as not found why a thing is so, where no sentence like the claim says that.

    "Huyện X xếp cuối do thiếu cán bộ": that it is the last is found in a table, why is not.
    None where the claim gives no cause, or one that the documents give in like words.
    """
    found = _CAUSE.search(claim.text)
    if found is None:
        return None
    why = found["why"]
    cut = [m.span for m in find_places(why)] + [m.span for m in find_periods(why)]
    for span in sorted(cut, reverse=True):
        why = f"{why[: span.start]} {GAP} {why[span.end :]}"
    asked = joined([re.sub(r"\d+(?:[.,/]\d+)*", GAP, why)])
    if not asked.words:
        return None
    for hit in evidence.hits(claim.text):
        for span in sentences(hit.passage.text):
            if coverage(asked, joined([span.of(hit.passage.text)])) >= _SAID:
                return None
    return Part(Span(*found.span()).shifted(claim.span.start), "not_found")
