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
        if mention.span.within(segment) and not _holds_part(reading, mention)
    ]
    found = _parts_named(reading, segment, found) or found
    if percent:
        found = [
            as_rate(mention)
            for mention in found
            if weak or not mention.weak or indicator(mention.id).name_vi.startswith("Tỷ lệ")
        ]
    return tuple(found)


_PARTS_OF = {
    "ddci": "pci_",
    "dti": "dti_",
    "papi": "papi_",
    "par_index": "field_",
    "pci": "pci_",
    "sipas": "sipas_",
}
"""How the ids of an index's components begin."""


def _parts_named(
    reading: str, segment: Span, found: list[IndicatorMention]
) -> list[IndicatorMention]:
    """Return the components that stand beside the name of their one index: they are asked for.

    "DDCI 2022: tiếp cận đất đai" asks for no points of the whole index.
    """
    wholes = [mention for mention in found if mention.id in _PARTS_OF]
    if len({mention.id for mention in wholes}) != 1:
        return []
    begin = _PARTS_OF[wholes[0].id]
    if not all(one in wholes or one.id.startswith(begin) for one in found):
        return []
    return [
        mention
        for mention in find_indicators(reading, weak=True)
        if mention.id.startswith(begin)
        and mention.span.within(segment)
        and not any(mention.span.overlaps(one.span) for one in wholes)
    ]


_PART_OF = re.compile(
    r"(?<!\w)điểm (?:số )?(?:phần )?(?:thẩm định|điều tra|khảo sát|xhh|xã hội học|tự (?:chấm|đánh giá)|chấm của|hội đồng|"
    r"thưởng|cộng|trừ|tác động)(?!\w)[^?;]*(?<!\w)(?:trong|thuộc|nằm trong|của)(?: bảng| bộ| kết quả)*(?: xếp hạng)? $"
)
"""What is asked for before an index that it is only a part of: "điểm điều tra xã hội học trong Chỉ số CCHC"."""


_SURVEY = re.compile(
    r"(?<!\w)(?:khảo sát|điều tra|đo lường|lấy ý kiến)(?: (?:xã hội học|mức độ hài lòng|sự hài lòng|về|theo))* $"
)
_COUNTS_ASKED = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|số|tổng số) (?:người|phiếu|hộ|lượt|ý kiến|tổ chức|doanh nghiệp)(?!\w)"
)
"""How many people or answers a survey had: its index is not what is asked for."""


def _holds_part(reading: str, mention: IndicatorMention) -> bool:
    before = comparison_key(reading[: mention.span.start])
    asked_in = _SURVEY.search(before) is not None and _COUNTS_ASKED.search(comparison_key(reading))
    return bool(asked_in) or _PART_OF.search(before) is not None


def wholes_named(reading: str, segment: Span) -> tuple[Span, ...]:
    """Return where a stretch names an index only as the whole that the part it asks for is of.

    >>> text = "điểm điều tra xã hội học năm 2023 của xã A trong Chỉ số CCHC"
    >>> [span.of(text) for span in wholes_named(text, Span(0, len(text)))]
    ['Chỉ số CCHC']
    """
    return tuple(
        mention.span
        for mention in find_indicators(reading)
        if mention.span.within(segment) and _holds_part(reading, mention)
    )


def as_rate(mention: IndicatorMention) -> IndicatorMention:
    """Return the mention of the rate that goes with a count; any other mention as it is."""
    rate = rate_of(mention.id)
    return replace(mention, id=rate, name=indicator(rate).name_vi) if rate else mention
