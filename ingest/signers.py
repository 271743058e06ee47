"""Who signed a document: the name below an office, in its lines or in a cell of its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER
from index_store.records import Span
from ingest.labelled import labelled_facts
from ingest.lines import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.lines import Line
    from ingest.page import Layout

_OFFICE = re.compile(
    r"(?:^|\s)(?:(?:TM|T/M|KT|TL|TUQ|TUN|Q)\s?\.|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"THỦ TƯỚNG|THỐNG ĐỐC|CHÁNH |TRƯỞNG |VIỆN TRƯỞNG|TỔNG |CỤC TRƯỞNG|BÍ THƯ|HIỆU TRƯỞNG|PHÓ |NGƯỜI ĐỨNG ĐẦU|THỦ TRƯỞNG)"
)
_NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]*\.?\s+){{1,4}}[{UPPER}][{LOWER}]+")
_CAPITAL_NAME = re.compile(rf"[{UPPER}]+(?:\s+[{UPPER}]+){{1,4}}")
_TITLE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BS|CN|KS|Đại tá|Thượng tá|Trung tá|Đại tướng|Thượng tướng|"
    r"Trung tướng|Thiếu tướng)\.?\s*)+"
)
_CELLS = re.compile(r"(?:(?!\s{3})[^|\t;])+")
_TRAILING_NAME = re.compile(rf"((?:[{UPPER}][{LOWER}]+\s+){{1,4}}[{UPPER}][{LOWER}]+)\s*$")
_HAS_SIGNED = re.compile(r"^[\[(]?\s*đã ký\s*[\])]?\s*:?\s*(?=\S)", re.IGNORECASE)
_LAST_LINES = 40
_BELOW = 30
_NO_NAME = re.compile(
    r"việt nam|nhân dân|ủy ban|uỷ ban|hội đồng|văn phòng|^như |\blưu ?(?::|vt\b|văn thư|hồ sơ|$)|chính phủ|đã ký|quốc hội|công báo|"
    r"nơi nhận|ngày |chủ tịch|giám đốc|đứng đầu|bộ trưởng|thủ tướng|trưởng|phụ lục|"
    r"^(?:huyện|xã|phường|tỉnh|thành phố|thị xã|thị trấn|quận|sở|ban|phòng|cục|bộ|vụ|viện|trung tâm) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signer:
    """The name of who signed, as written, and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    start: int


def find_signer(layout: Layout) -> Signer | None:
    """Return who signed the document: the first name below the office that signs.

    Lines named as signature are looked at first, then the properties that a portal states,
    then the last lines of all.
    """
    signed = list(layout.of_kind(Kind.SIGNATURE))
    found = _below_office(_items(signed)) if signed else None
    if found is not None:
        return found
    stated = labelled_facts(layout).get("signer")
    if stated is not None and _is_name(stated.value):
        return Signer(stated.value, stated.span)
    return _below_office(_items(layout.lines[-_LAST_LINES:]))


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    """Yield the cells of the lines, a plain line as one, without the marks around them."""
    for line in lines:
        for match in _CELLS.finditer(line.text):
            words = match.group()
            plain = _HAS_SIGNED.sub("", words.strip(" *_\\/.")).strip(" *_\\/.()")
            if plain and not plain.startswith(("- ", "-")):
                yield _Item(plain, line.span.start + match.start() + words.index(plain))


def _below_office(items: Iterator[_Item]) -> Signer | None:
    since: int | None = None
    for count, item in enumerate(items):
        office = _OFFICE.search(item.text)
        if office:
            since = count
            trailing = _TRAILING_NAME.search(item.text)
            if trailing and trailing.start() > office.start() and _is_name(trailing.group(1)):
                return _signer(item, trailing.group(1))
            continue
        if since is not None and count - since <= _BELOW and _is_name(item.text):
            return _signer(item, item.text)
    return None


def _is_name(text: str) -> bool:
    plain = _TITLE.sub("", text)
    if _NO_NAME.search(plain):
        return False
    return bool(_NAME.fullmatch(plain) or _CAPITAL_NAME.fullmatch(plain))


def _signer(item: _Item, words: str) -> Signer:
    name = _TITLE.sub("", words)
    start = item.start + item.text.rindex(name)
    shown = name.title() if name.isupper() else name
    return Signer(" ".join(shown.split()), Span(start, start + len(name)))
