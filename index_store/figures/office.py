"""The office whose own work a report tells of: the one of its letterhead, with where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.records import Binding

if TYPE_CHECKING:
    from index_store.records import Document

_OFFICES = frozenset({
    "department", "division", "sub-department", "inspectorate", "vertical agency", "police",
    "land office",
})  # fmt: skip
_OF_ALL = re.compile(
    r"(?<!\w)(?:toàn (?:tỉnh|thành phố|huyện|quận)|trên địa bàn|của (?:tỉnh|thành phố|huyện|các)|các (?:sở|cơ quan|địa phương|huyện|xã)"
    r"|(?:tỉnh|Tỉnh) (?:có|còn|hiện|đã|đạt|được|giảm|tăng))(?!\w)"
)
_SELF = re.compile(
    r"(?<!\w)(?:Sở|Phòng|Chi cục|Cục|Ban|Thanh tra)(?= (?:đã|có|giảm|hiện|tiếp|được|ban|thực|tổ|còn|mới)(?!\w))|(?:của|toàn|tại|thuộc) (?:Sở|sở|Chi cục|Cục)(?= *[,.;:)]| (?:đã|là|được)|$)"
)

# "Báo cáo kết quả giải quyết thủ tục hành chính tháng 3": an office reports the files it handled.
_HANDLES = re.compile(
    r"(?:giải quyết|tiếp nhận)[^.\n]{0,40}(?:thủ tục hành chính|TTHC|hồ sơ)", re.IGNORECASE
)
_OVERSEES = re.compile(r"Nội vụ|Văn phòng", re.IGNORECASE)
"""Offices that gather what all the others did."""
_LEAST = 2
"""A report whose title does not name its office speaks of it so often at least."""


def office_of(document: Document) -> Binding | None:
    """Return the office that a report tells its own figures of; None where it tells of others.

    A department often reports for its whole province: its title or its text says so.
    """
    if document.genre != "report" or not document.issuer:
        return None
    found = find_organisations(document.issuer)
    if not found or found[0].kind not in _OFFICES or found[0].span.start > 0:
        return None
    named = found[0].text.casefold() in document.title.casefold()
    placed = bool(find_places(document.title)) and not named
    if placed or (not named and _OF_ALL.search(document.title)):
        return None
    own, others = len(_SELF.findall(document.text)), len(_OF_ALL.findall(document.text))
    handled = _HANDLES.search(document.title) is not None and not _OVERSEES.search(document.issuer)
    if not named and (others > 0 or (own < _LEAST and not handled)):
        return None
    within = document.place if document.place and not find_places(document.issuer) else None
    value = f"{document.issuer} {within}" if within else document.issuer
    return Binding(value, document.issuer, document.stated("issuer"))
