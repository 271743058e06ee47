"""Which indicators a part of a question asks for, by its words and by the unit it wants."""

from __future__ import annotations

import re
from dataclasses import replace

from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicator_rates import rate_of
from index_store.language.terms.indicators import IndicatorMention, find_indicators, indicator
from index_store.records import Span

_OF_WHOLE = re.compile(r"(?<!\w)(?:trong (?:số|tổng số)|chiếm|tăng|giảm|chênh)(?!\w)")
"""Words after which a percentage is one of something else than of all files."""


def indicators_asked(
    reading: str, segment: Span, unit: str | None, *, weak: bool
) -> tuple[IndicatorMention, ...]:
    """Return the indicators that a stretch of a question names, of the unit that is asked for.

    "Bao nhiêu phần trăm hồ sơ nộp trực tuyến" asks for the share of such files, though its words
    name their number. ``weak`` counts loose names too.

    >>> text = "bao nhiêu phần trăm hồ sơ nộp trực tuyến"
    >>> [m.id for m in indicators_asked(text, Span(0, len(text)), "%", weak=False)]
    ['online_filing']
    """
    percent = unit == "%" and not _OF_WHOLE.search(comparison_key(segment.of(reading)))
    found = [
        mention
        for mention in find_indicators(reading, weak=weak or percent)
        if mention.span.within(segment)
    ]
    if percent:
        found = [
            _rate_of(mention)
            for mention in found
            if weak or not mention.weak or indicator(mention.id).name_vi.startswith("Tỷ lệ")
        ]
    return tuple(found)


def _rate_of(mention: IndicatorMention) -> IndicatorMention:
    rate = rate_of(mention.id)
    return replace(mention, id=rate, name=indicator(rate).name_vi) if rate else mention
