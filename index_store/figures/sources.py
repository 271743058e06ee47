"""Who says so: the decision or report that a sentence gives as the source of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.language.law.recitals import is_based_on
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from index_store.figures.view import View


@dataclass(frozen=True, slots=True)
class Source:
    """A document or report that the text names as the source of its figures."""

    binding: Binding
    announced: str | None


_QUOTED = re.compile(
    r"(?:[Tt]heo|[Tt]ại|[Cc]ăn cứ|ban hành (?:theo|kèm theo|tại)|công bố (?:tại|theo)|[Ll]ần lượt tại)(?: [^;.]{0,90}?)?$"
)
# Acts that set rules report no figures, unless the text says so: "theo Nghị quyết số 39".
_LAYS_DOWN = re.compile(
    r"(?:Nghị định|Nghị quyết|Luật|Bộ luật|Thông tư|Pháp lệnh)(?!\w)", re.IGNORECASE
)
_SAID_BY = re.compile(r"(?:^|[,;:.] ?)[Tt]heo $")
_REPORT = re.compile(
    r"(?<!\w)[Tt]heo (?P<name>(?:kết quả |số liệu )?(?:báo cáo|số liệu|thống kê|kết quả|khảo sát|đánh giá|tổng hợp|điều tra)(?: [^,;:.]{0,60}?)? (?:của|từ|do) [^,;:.]{2,70}?)(?=,| thì| cho thấy|:| cho biết)"
)


def source_of(view: View) -> Source | None:
    """Return the decision or report that the sentence gives as its source, None if it gives none."""
    for document in () if is_based_on(view.text) else view.documents:
        before = view.text[max(0, document.span.start - 120) : document.span.start]
        if _LAYS_DOWN.match(document.name) and not _SAID_BY.search(before):
            continue
        if _QUOTED.search(before) and not re.search(r"quy định (?:tại|của|trong) $", before):
            span = document.number_span
            start = document.span.start
            words = Span(start, span.end)
            binding = Binding(document.name, words.of(view.text), words.shifted(view.base))
            return Source(binding, document.dated)
    m = _REPORT.search(view.text)
    if m:
        span = Span(m.start("name"), m.end("name"))
        return Source(Binding(m["name"], m["name"], span.shifted(view.base)), None)
    return None
