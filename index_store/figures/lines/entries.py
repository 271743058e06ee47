"""The numbers of a report's line, each with its own label and noun, and the number it is a part of.

"Đã giải quyết: 900 hồ sơ, gồm 888 hồ sơ đúng hạn (98,67%), 12 hồ sơ quá hạn." has the label
"Đã giải quyết" and four entries, of which the last three are parts of the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.characters.letters import LOWER, UPPER
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^:;(]|\([^()]{1,40}\)|;(?=\S)){1,130}?)(?P<unit> \((?:%|[^()\d]{1,16})\))?\s*:\s+(?=\S)"
)
_SENTENCE_END = re.compile(rf"(?<=[{LOWER}\d)%])\.(?=\s+[{UPPER}\d]|\s*$)")
_CONNECTS = re.compile(
    r"(?:\s|,|(?:trong (?:đó|số này)|(?<!\w)bao gồm|gồm|cụ thể|và|còn(?: lại)?(?= \d)|riêng|số còn lại|tổng số|tổng cộng)(?:,? có)?(?!\w):?)+",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"(?P<label>[^\d]{{0,110}}?)(?P<number>(?<![\w.,/-])(?:{NUMBER}))(?P<of> ?/ ?(?:{NUMBER})(?![\w/]))?"
    rf"(?P<noun> ?%|(?![\w/.,-]*\d)[^\d]*)$",
    re.DOTALL,
)
_LINKS = re.compile(
    r"(?:\s|:|,|(?<!\w)(?:là|có|với|đạt|bằng|chiếm|được(?= \d)|tương ứng|tương đương|đạt tỷ lệ|tỷ lệ(?: đạt)?|ước(?: đạt)?|khoảng|hơn|gần|trên|mới|chỉ|còn|xuống|lên))*$"
)
_NOUN_ENDS = re.compile(
    r",|;|\.(?:\s|$)| (?:gồm|bao gồm|trong đó|bằng|đạt|chiếm|so với|do|vì|đều|nhưng|để|tăng|giảm|theo|tại|trong (?:tổng|kỳ|quý|tháng|năm|6)|của|cho|là|nên|mà|từ|trên|tương|với|khi|còn|nằm|cùng|và (?=[^ ]+ \d))(?!\w)"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:cùng kỳ|so với|so|(?:tăng|giảm|vượt|kém|thấp hơn|cao hơn|nhiều hơn|ít hơn)|bình quân|mỗi|từ|đến|xuống|gấp|mục tiêu|chỉ tiêu|kế hoạch giao|phấn đấu|cả năm|yêu cầu|quy định|tối thiểu|tối đa|trước ngày|ngày|tháng|quý|năm|số(?= \d+/)|điều|khoản|văn bản số|quyết định số|công văn số|thứ|hạng|mức|dưới|không quá)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a line; all spans count in the document.

    ``label`` stands before it, ``noun`` behind it, either may be empty; ``whole`` is the entry
    that it is a part of, by its index among the line's entries, None for the line's own;
    ``left`` is true of what is left of it ("còn 25 người").
    ``share`` is true of a percentage of the entry right before it. ``end`` is where what states
    it ends.
    """

    number: Span
    of: Span | None
    percent: bool
    label: Span
    noun: Span
    whole: int | None
    share: bool
    end: int
    left: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line's label and its entries; without a colon the label is that of the first entry."""

    label: Span
    colon: bool
    entries: tuple[Entry, ...]


def labelled(text: str, line: Span) -> Labelled | None:
    """Return what a line says of its numbers; None where it is no line of that kind."""
    words = line.of(text)
    head = _LABEL.match(words)
    if head is not None and not re.search(r"\d{3,}|\d/|/\d", head["label"]):
        label = Span(line.start, line.start + head.end("label"))
        body = Span(line.start + head.end(), line.end)
        found = _entries(text, _first_sentence(text, body))
        return Labelled(label, True, tuple(found)) if found else None
    body = _first_sentence(text, line)
    found = _entries(text, body)
    if not found or found[0].label.start == found[0].label.end:
        return None
    return Labelled(found[0].label, False, tuple(found))


def _first_sentence(text: str, body: Span) -> Span:
    end = _SENTENCE_END.search(text, body.start, body.end)
    return Span(body.start, end.start()) if end else body


def _entries(text: str, body: Span) -> list[Entry]:
    found: list[Entry] = []
    parted: int | None = None
    passed = False  # what is in the brackets behind a comparison is of it
    for piece, inside, opens in _pieces(text, body):
        if inside and passed:
            continue
        connects = _CONNECTS.match(text, piece.start, piece.end)
        start = connects.end() if connects else piece.start
        opened = connects is not None and _PARTS.search(connects.group()) is not None
        m = _ENTRY.fullmatch(text, start, piece.end)
        if m is not None and not opened and found and not inside:
            inner = _PARTS.search(m["label"])  # "giải quyết 900 hồ sơ gồm 888 hồ sơ …"
            opened = inner is not None
        if opened and not inside and found:
            parted = _own_of(found, len(found) - 1)
        passed = m is None or _COMPARED.search(m["label"]) is not None
        if m is None or passed:
            continue
        percent = m["noun"].strip().startswith("%")
        link = _LINKS.search(m["label"])
        stop = link.start() if link else len(m["label"])
        label = _trimmed(text, Span(m.start("label"), m.start("label") + stop))
        number = Span(m.start("number"), m.end("number"))
        share = percent and label.start == label.end and bool(found)
        if share:
            whole: int | None = len(found) - 1
        elif inside:
            whole = (len(found) - 1 if opens else found[-1].whole) if found else None
            if found and not opens and found[-1].share and found[-1].whole is not None:
                whole = found[found[-1].whole].whole
        else:
            whole = parted
        noun = Span(number.end, number.end)
        if not percent:
            ends = _NOUN_ENDS.search(m["noun"])
            at = m.start("noun")
            noun = _trimmed(text, Span(at, at + ends.start() if ends else m.end("noun")))
        of = Span(m.start("of"), m.end("of")) if m["of"] else None
        end = (
            m.start("noun") + m["noun"].index("%") + 1
            if percent
            else max(number.end, noun.end, of.end if of else 0)
        )
        left = _LEFT.search(text, piece.start, number.start) is not None
        found.append(Entry(number, of, percent, label, noun, whole, share, end, left))
    return found


_LEFT = re.compile(r"(?<!\w)còn(?: lại)?(?: là| có)? ?$")


def _own_of(found: list[Entry], at: int) -> int:
    """Return the entry that a share is of, else the entry itself."""
    whole = found[at].whole
    return _own_of(found, whole) if found[at].share and whole is not None else at


_PARTS = re.compile(r"(?<!\w)(?:trong (?:đó|số này)|bao gồm|gồm|cụ thể)(?!\w)", re.IGNORECASE)


def _pieces(text: str, body: Span) -> Iterator[tuple[Span, bool, bool]]:
    """Yield the stretches between commas, with whether one is in brackets and opens them."""
    start, depth, opens = body.start, 0, False
    at = body.start
    while at < body.end:
        char = text[at]
        if char in "()":
            if text[start:at].strip():
                yield Span(start, at), depth > 0, opens
            depth = depth + 1 if char == "(" else max(0, depth - 1)
            opens = char == "("
            start = at + 1
        elif char in ",;" and (at + 1 == body.end or text[at + 1].isspace()):
            if text[start:at].strip():
                yield Span(start, at), depth > 0, opens
                opens = False
            start = at + 1
        at += 1
    if text[start : body.end].strip():
        yield Span(start, body.end), depth > 0, opens


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip(" \n\t,;:–-"))
    right = len(words.rstrip(" \n\t,;:–-."))
    return Span(span.start + left, span.start + max(left, right))
