"""The pairs of a page of questions and answers, however the page marks them.

"Hỏi: … Đáp: …", "Bà A hỏi: … Sở B trả lời: …", the marks on lines of their own, a table with a
column for each, or a printed question as a line of its own over its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.records import Span

_MARKS = r"[ \t\xa0*_#>–-]*"
_ASKED = re.compile(
    rf"^{_MARKS}(?:\d{{1,3}}[.)]\s*)?(?:(?:Hỏi|HỎI|H|(?:Nội dung )?(?:câu hỏi|Câu hỏi)|CÂU HỎI|Question)(?:\s*(?:số\s*)?\d+)?|Câu\s*\d+)"
    r"\s*(?:\([^()\n]{2,160}\))?\s*\**\s*(?:[:.]\**\s*|\n\s*)"
    rf"|^{_MARKS}(?P<who>(?:Ông|Bà|Anh|Chị|Bạn|Độc giả|Công dân|Cử tri|Người dân)\b[^:\n]{{0,110}}?\bhỏi)\s*\**\s*:\**\s*",
    re.MULTILINE,
)
"""The mark of a printed question: "Hỏi:", or who asked it, "Bà Mây (xã Lũng Cao) hỏi:"."""
ANSWERED = re.compile(
    rf"^{_MARKS}(?:Đáp|ĐÁP|Đ|(?:Nội dung )?(?:trả lời|Trả lời)|TRẢ LỜI|Câu trả lời|Answer)\s*(?:\((?P<by>[^()\n]{{2,160}})\))?\s*\**\s*(?::\**\s*|\n\s*)"
    rf"|^{_MARKS}(?:Về (?:vấn đề|nội dung|việc|câu hỏi) (?:này|trên)[^,:\n]{{0,40}},\s*)?(?P<body>[{UPPER}][^:\n]{{3,110}}?) (?:trả lời|phúc đáp|giải đáp)(?: như sau)?\s*\**\s*:\**\s*",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(?:#{1,6} |[IVX]{1,5}\. )", re.MULTILINE)
_NEXT = re.compile(
    r"^(?:\d{1,2}\. [^\n.:;?]{3,90}|(?:Người hỏi|Người gửi|Đơn vị trả lời|Cơ quan trả lời|Địa chỉ|Ngày gửi|Ngày trả lời)\s*:[^\n]*|[^\n.:;,?|]{3,90})\s*\Z",
    re.MULTILINE,
)
"""The heading of the next pair, or a line of a portal's form, which ends the text before it."""
_QUESTION_LINE = re.compile(
    r"^[ \t\xa0*_#>–-]*(?:\d{1,3}[.)]\s*)?(?P<words>[^\n|?]{12,260}\?)[ \t\xa0*_]*$", re.MULTILINE
)
_ROW = re.compile(r"^[^\n]*(?:\||\t)[^\n]*$", re.MULTILINE)
_CELL = re.compile(r"[^|\t\n]+")
_OF_QUESTIONS = re.compile(
    r"(?:nội dung )?(?:câu )?(?:hỏi|kiến nghị|câu hỏi|kiến nghị, phản ánh|phản ánh|ý kiến)(?: của (?:cử tri|người dân|công dân))?"
)
_OF_ANSWERS = re.compile(
    r"(?:nội dung )?(?:trả lời|giải đáp|đáp|kết quả trả lời|ý kiến trả lời)(?: của (?:cơ quan|đơn vị)[^|]*)?"
)
_OF_PAGES = re.compile(
    r"hỏi\s*[-–—,&/]?\s*(?:và )?đáp|câu hỏi thường gặp|giải đáp|thắc mắc|faq|(?:bạn đọc|người dân|công dân) hỏi|hỏi,? (?:cơ quan|chuyên gia)"
    r"|trả lời (?:các )?(?:ý kiến|kiến nghị|phản ánh|công dân|bạn đọc|người dân|cử tri)"
)
"""What a page of questions and answers calls itself: an interview or a report does not."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A printed question and its answer; ``by`` is who answers, where the page says it."""

    asked: Span
    answered: Span
    said: Span
    by: str | None


@lru_cache(maxsize=64)
def pairs_of(text: str, title: str = "") -> tuple[Pair, ...]:
    """Return the questions of a page, each with the answer that follows it.

    >>> text = "Hỏi: Phí bao nhiêu?\\nĐáp (Sở Tư pháp): Phí 8.000 đồng.\\n\\nHỏi: Ở đâu?\\nĐáp: Tại xã."
    >>> [(pair.said.of(text), pair.by) for pair in pairs_of(text)]
    [('Phí 8.000 đồng.', 'Sở Tư pháp'), ('Tại xã.', None)]
    >>> text = "Hỏi đáp\\nMất thẻ thì làm lại ở đâu?\\nTại xã.\\nBao lâu có thẻ mới?\\n05 ngày."
    >>> [pair.said.of(text) for pair in pairs_of(text)]
    ['Tại xã.', '05 ngày.']
    """
    marked = tuple(_marked(text)) if ANSWERED.search(text) else ()
    return marked or tuple(_in_table(text)) or tuple(_by_lines(text, title))


def _marked(text: str) -> Iterator[Pair]:
    asked = list(_ASKED.finditer(text))
    for at, question in enumerate(asked):
        stop = asked[at + 1].start() if at + 1 < len(asked) else len(text)
        answer = ANSWERED.search(text, question.end(), stop)
        if answer is None:
            continue
        heading = _HEADING.search(text, answer.end(), stop)
        end = heading.start() if heading else stop
        end = _without_next(text, answer.end(), end)
        start = answer.start() + len(answer[0]) - len(answer[0].lstrip())
        if end > answer.end():
            opens = question.start("who") if question["who"] else question.end()
            words = Span(opens, opens + len(text[opens : answer.start()].rstrip()))
            by = answer["by"] or answer["body"]
            yield Pair(words, Span(start, end), Span(answer.end(), end), by)


def _without_next(text: str, start: int, end: int) -> int:
    """Return the end of an answer before the lines that belong to the next pair."""
    while end > start:
        end = start + len(text[start:end].rstrip())
        found = _NEXT.search(text, start, end)
        if found is None or found.start() <= start:
            return end
        end = found.start()
    return end


def _by_lines(text: str, title: str) -> Iterator[Pair]:
    """Yield the lines that are whole questions, each with what stands up to the next."""
    lines = list(_QUESTION_LINE.finditer(text))
    if not lines or not _OF_PAGES.search(comparison_key(f"{title}\n{_first(text)}")):
        return
    for at, line in enumerate(lines):
        stop = lines[at + 1].start() if at + 1 < len(lines) else len(text)
        said = text[line.end() : stop]
        start = line.end() + len(said) - len(said.lstrip())
        end = _without_next(text, start, stop)
        if end > start:
            yield Pair(Span(*line.span("words")), Span(start, end), Span(start, end), None)


def _first(text: str) -> str:
    return text.lstrip().partition("\n")[0]


def _in_table(text: str) -> Iterator[Pair]:
    """Yield the lines of a table that has a column of questions and one of answers."""
    columns: tuple[int, int] | None = None
    last = -1
    for row in _ROW.finditer(text):
        if columns is not None and text[last : row.start()].strip():
            columns = None
        last = row.end()
        cells = _cells(row)
        keys = [comparison_key(cell.of(text)).strip(" .:") for cell in cells]
        asks = next((i for i, key in enumerate(keys) if _OF_QUESTIONS.fullmatch(key)), None)
        tells = next((i for i, key in enumerate(keys) if _OF_ANSWERS.fullmatch(key)), None)
        if asks is not None and tells is not None:
            columns = (asks, tells)
        elif columns is not None and len(cells) > max(columns):
            asked, said = cells[columns[0]], cells[columns[1]]
            yield Pair(asked, said, said, None)


def _cells(row: re.Match[str]) -> list[Span]:
    found = []
    for match in _CELL.finditer(row[0]):
        cell = match[0].strip()
        if cell:
            at = row.start() + match.start() + match[0].index(cell)
            found.append(Span(at, at + len(cell)))
    return found
