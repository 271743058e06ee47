"""Who signed a document: the name below an office, in its lines or in a cell of its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.names.place_names import USUAL_UNIT
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
_PLAIN_OFFICE = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q)\.\s*)?(?:Phó |Quyền )?(?:Chủ tịch|Chủ nhiệm|Giám đốc|Bộ trưởng|Thứ trưởng|"
    r"Cục trưởng|Vụ trưởng|Viện trưởng|Chánh Văn phòng|Trưởng (?:phòng|ban)|Hiệu trưởng|Thủ trưởng)"
    r"(?: (?:phụ trách|thường trực|đơn vị))?"
)
"""An office written small: it signs only where a mark of signing stands beside the name."""
_SIGNED_MARK = re.compile(r"[\W_]*\(?(?:đã ký|ký tên|ký)\b[^)]{0,30}\)?[\W_]*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:[–,(;]|\s-\s).*", re.DOTALL)
_TITLE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BS|CN|KS|Đại tá|Thượng tá|Trung tá|Đại tướng|Thượng tướng|"
    r"Trung tướng|Thiếu tướng)\.?\s*)+"
)
_CELLS = re.compile(r"(?:(?!\s{3})[^|\t;])+")
_TRAILING_NAME = re.compile(rf"((?:[{UPPER}][{LOWER}]+\s+){{1,4}}[{UPPER}][{LOWER}]+)\s*$")
_LAST_LINES = 40
_BELOW = 30
_NO_NAME = re.compile(
    r"^việt nam|nhân dân|ủy ban|uỷ ban|hội đồng|^văn phòng|^như (?:trên|điều|kính)|chính phủ|đã ký|"
    r"lưu\s*(?::|vt|vp|hs|trữ|văn thư|hồ sơ|$)|quốc hội|công báo|nơi nhận|ngày |chủ tịch|giám đốc|"
    r"đứng đầu|thủ tướng|(?:bộ|thứ|cục|vụ|viện|hiệu|thủ|kế toán|đội|tổ|trạm) trưởng|trưởng |phụ lục|"
    rf"^(?:{USUAL_UNIT}|sở|ban|phòng|cục|bộ|vụ|viện|trung tâm) ",
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
    last = layout.lines[-_LAST_LINES:]
    return _below_office(_items(last)) or _marked(list(_items(last))) or _labelled(_items(last))


def _marked(items: Sequence[_Item]) -> Signer | None:
    """Return who signed where an office is written small and "(đã ký)" stands by the name."""
    for item, below, third in zip(items, items[1:], [*items[2:], None], strict=False):
        office = _PLAIN_OFFICE.match(item.text)
        if office is None or item.text[office.end() :].strip():
            continue
        if third and _SIGNED_MARK.fullmatch(below.text) and _is_name(third.text):
            return _signer(third, third.text)
    for item in items:
        office = _PLAIN_OFFICE.match(item.text)
        mark = _SIGNED_MARK.search(item.text, office.end()) if office else None
        words = item.text[office.end() : mark.start()].strip() if office and mark else ""
        if words and _is_name(words):
            return _signer(item, words)
    return None


_SIGNER_LABEL = re.compile(r"(?:người ký|ký bởi|ký duyệt)\s*:\s*", re.IGNORECASE)


def _labelled(items: Iterator[_Item]) -> Signer | None:
    """Return who a line "Người ký: …" at the end names."""
    for item in items:
        label = _SIGNER_LABEL.match(item.text)
        words = _AFTER_NAME.sub("", item.text[label.end() :]) if label else ""
        if words and _is_name(words):
            return _signer(item, words)
    return None


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    """Yield the cells of the lines, a plain line as one, without the marks around them."""
    for line in lines:
        for match in _CELLS.finditer(line.text):
            words = match.group()
            marked = _SIGNED_MARK.match(words)
            if marked and words[marked.end() :].strip():
                words = words[marked.end() :]  # "(đã ký) Lê Văn Mẫu"
            plain = words.strip(" *_\\/.()")
            if plain and not plain.startswith(("- ", "-")):
                at = match.end() - len(words) + words.index(plain)
                yield _Item(plain, line.span.start + at)


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
