"""Among which units a question ranks, where it names them apart from its "who": "khối huyện: ai đầu bảng"."""

from __future__ import annotations

import re

from index_store.language.characters.marks import comparison_key

_FIELD = re.compile(
    r"(?<!\w)(?:(?:khối|nhóm|bảng)(?: xếp hạng)?(?: các| những| \d+)?|trong (?:số )?(?:các|những|\d+)) "
    r"(?P<unit>tỉnh|địa phương|thành phố|huyện|quận|xã|phường|bộ|sở|ngành)(?!\w)(?! (?:này|đó|nay|chỉ số|tiêu chí)(?!\w))"
)
_LEVELS = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "xã": "commune",
    "phường": "commune", "bộ": "department", "sở": "department", "ngành": "department",
}  # fmt: skip


def field_ranked(asked: str) -> str | None:
    """Return the level of the units among which a question ranks, where it names them.

    >>> field_ranked("xếp hạng khối tỉnh thành, ai đầu bảng"), field_ranked("ai đầu bảng trong tỉnh")
    ('province', None)
    """
    match = _FIELD.search(comparison_key(asked))
    return _LEVELS.get(match["unit"]) if match else None
