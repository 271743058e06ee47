"""The place that a document is about, worked out from where its places stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index_store.language.places import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_TITLE = 5.0
_IN_ISSUER = 4.0
_IN_LEAD = 2.0
_IN_BODY = 1.0
_LEAD_PARAGRAPHS = 2
_BODY_CHARACTERS = 6_000
# "Huyện Sơn Lâm, tỉnh Hạc Giang" is about the district; the province only says where it is.
_PROVINCE_SHARE = 0.4
_ENOUGH = 2.0


def document_place(title: str, issuer: str | None, body: Sequence[str]) -> str | None:
    """Return the canonical name of the place a document is about; None where none stands out.

    >>> document_place("Họp bàn cải cách hành chính", None,
    ...     ["Chiều 5/2, UBND huyện Sơn Lâm, tỉnh Hạc Giang họp.", "Huyện Sơn Lâm đạt 80 điểm."])
    'huyện Sơn Lâm'
    """
    lead = "\n".join(body[:_LEAD_PARAGRAPHS])
    rest = "\n".join(body[_LEAD_PARAGRAPHS:])[:_BODY_CHARACTERS]
    weighed = ((title, _IN_TITLE), (issuer or "", _IN_ISSUER), (lead, _IN_LEAD), (rest, _IN_BODY))
    # One text, so that a name typed in the body ("tỉnh …") is known when it stands bare above.
    parts = [part for part, _ in weighed]
    weights = [weight for part, weight in weighed for _ in range(len(part) + 1)]
    scores: dict[str, float] = defaultdict(float)
    for mention in find_places("\n".join(parts)):
        weight = weights[mention.span.start]
        issues = weight == _IN_ISSUER
        share = _PROVINCE_SHARE if mention.level == "province" and not issues else 1.0
        scores[mention.name] += weight * share
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]
