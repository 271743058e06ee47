"""What rules count, to the end of its phrase: "02 bài báo công bố trên tạp chí quốc gia"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.phrases import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_RULES = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định|Điều) này(?!\w)"
    r"|\(Điều \d+[a-zđ]? "
)
_LOOKED_AT = 200_000


@lru_cache(maxsize=8)  # asked for each number of a document
def sets_rules(text: str) -> bool:
    """Return whether a text sets rules: it speaks of itself as "Thông tư này", "Điều này"."""
    return _RULES.search(text, 0, _LOOKED_AT) is not None


_GOES_ON = re.compile(
    r" (?:sau|tại|trong|về|của|cho|ở|từ|trên|đối với|bằng|thực hiện|phục vụ|công bố|lưu|quanh|mỗi|thuộc|với|cùng|tham gia|làm)(?!\w)"
)
_ENDS = re.compile(
    r"[,;:.()\n“”\"]|(?<!\w)(?:và|hoặc|để|thì|mà|nhưng|trong đó|theo (?:quy định|mẫu|Mẫu)|quy định tại|kể từ|trong thời hạn|nếu|khi|do|gồm|bao gồm|là|phải|được)(?!\w)"
)
_DANGLING = re.compile(
    r"(?: (?:quy định|theo|tại|về|của|cho|sau|trong|từ|trên|với|trong đó có|mất|gửi|cỡ))+$"
)
# "02 xã không sắp xếp là xã A, xã B": what they are is no part of what is counted.
_BREAKS = re.compile(
    rf" (?:trong đó|quy định tại|là(?= (?:[{UPPER}]|(?:xã|phường|đặc khu|huyện|quận|tỉnh|thị xã|thành phố) [{UPPER}]))) "
)
_UP_TO = 20


def in_full_phrase(view: View, quantity: Quantity, what: Measured) -> Measured:
    """Return what a rule counts with the words its phrase goes on with: "phường hình thành sau sắp xếp"."""
    if quantity.kind not in ("count", "share") or what.base != view.base:
        return what
    if what.span.start < quantity.span.start or not what.value.endswith(what.text):
        return what
    end = what.span.end
    text = view.text
    inner = _BREAKS.search(text, what.span.start, end)
    if inner is not None:
        end = inner.start()
    elif _GOES_ON.match(text, end) and not what.text.endswith(" quy định"):
        stop = _ENDS.search(text, end + 1)
        end = stop.start() if stop else len(text)
    words = text[what.span.start : end].rstrip()
    bare = _DANGLING.sub("", words)
    if len(bare.split()) > _UP_TO or re.search(r"\d", bare[what.span.end - what.span.start :]):
        return what
    if not bare or bare == what.text:
        return what
    value = what.value.removesuffix(what.text) + bare
    return replace(
        what, value=value, text=bare, span=Span(what.span.start, what.span.start + len(bare))
    )
