"""Names of units that a question has only as a part of a thing's name: "bãi rác Khe Sim"."""

from __future__ import annotations

import re

from index_store.language.characters.letters import UPPER
from index_store.language.names.place_bare import names_a_thing
from index_store.language.names.places import PlaceMention

_WAY = re.compile(
    r"(?<!\w)(?:đường|tuyến|cao tốc|bot|hầm|cầu|quốc lộ|kênh|luồng|xe buýt|xe khách|hành lang)(?!\w)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:[{UPPER}]\w*[ ]?)+[-–][ ]?$")
_NEAR = 40


def is_of_a_thing(mention: PlaceMention, reading: str) -> bool:
    """Return whether a bare name is that of a thing, or of a way that is called by its ends.

    "Trường Kim Bảng" is a school of any place, "trạm BOT Nà Khoang - Bản Sen" no town. A province
    is where a thing is as often as its name: "bệnh viện Thanh Hóa".
    """
    if mention.level == "province" or not mention.text[:1].isupper() or _has_kind(mention):
        return False
    before = reading[: mention.span.start]
    if names_a_thing(reading, mention.span.start):
        return True
    return _FROM.search(before) is not None and _WAY.search(before[-_NEAR:]) is not None


def _has_kind(mention: PlaceMention) -> bool:
    words = mention.text.split()
    return not all(word[:1].isupper() for word in words) or "." in words[0]
