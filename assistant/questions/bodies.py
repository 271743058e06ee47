"""The bodies of a question: ministries, departments, offices that people type in small letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.acts_named import without_issuers
from index_store.language.names.organisations import OrganisationMention, find_organisations
from index_store.language.names.places import PlaceMention

_BODY = re.compile(
    r"\b(?:(?<!cán )(?<!nội )(?<!toàn )(?<!đồng )(?<!cục )bộ(?! (?:phận|máy|chỉ số|tiêu chí|mặt|luật|thủ tục))|sở|chi cục|cục|công an|(?<!kết luận )(?<!đoàn )(?<!cuộc )(?<!đợt )thanh tra|kho bạc|bảo hiểm xã hội|ban quản lý|ban dân tộc)\b",
    re.IGNORECASE,
)


_IS_ASKED = re.compile(r" (?:nào|gì|mô)(?!\w)")
"""Words after a body that ask which it is: "công an tỉnh nào bắt"."""


def read_bodies(reading: str, places: Sequence[PlaceMention]) -> tuple[OrganisationMention, ...]:
    """Return the bodies a question names other than a unit's own committee or council.

    People type them in small letters; a body's name is known by its capital.
    """
    text = _BODY.sub(lambda match: match[0][:1].upper() + match[0][1:], reading)
    found = tuple(
        item
        for item in find_organisations(text, places)
        if _BODY.match(item.text)
        and not _BODY.fullmatch(item.text)
        and not _IS_ASKED.match(reading, item.span.end)
    )
    kept = without_issuers(reading, [item.span for item in found])
    return tuple(item for item in found if item.span in kept)
