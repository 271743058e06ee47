"""The tasks of a document, line by line: under the office they are given to, or with labels below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.assignments.doers import find_doers, joined_doers
from assistant.assignments.dues import find_due
from assistant.assignments.records import Assignment
from assistant.assignments.sentences import SHORTEST, task_of_sentence
from assistant.assignments.tables import tasks_of_tables
from assistant.sections import is_heading
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import small
from index_store.language.text.sentences import sentences
from index_store.records import Document, Span

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\s*_#>]*(?:(?P<mark>[-+•*–]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[IVX]+\.|Điều \d+[a-z]?\.?)(?=[\s*_]))?[\s*_]*")  # fmt: skip
_LABEL = re.compile(
    r"(?<!\w)(?:(?:các )?(?:cơ quan|đơn vị|phòng|bộ phận|người)(?:, đơn vị)?\s+)?(?:"
    r"(?P<lead>chủ trì(?: thực hiện| tham mưu)?|phụ trách|đầu mối|chịu trách nhiệm(?: chính)?|được giao|thực hiện)"
    r"|(?P<helps>phối hợp(?: thực hiện)?)"
    r"|(?P<due>(?:thời hạn|thời gian|hạn|tiến độ)(?: hoàn thành| thực hiện)?|hoàn thành)"
    r"|(?P<product>sản phẩm(?: đầu ra| dự kiến)?|kết quả(?: đầu ra| dự kiến)))\s*:[\s*_]*"
)
_OF_LABEL = ("lead", "helps", "due", "product")
_ORDER = re.compile(r"(?:giao(?: cho| nhiệm vụ cho)?|yêu cầu|đề nghị|phân công|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|đối với) ")  # fmt: skip
_OWNS = re.compile(r"[^.;]*(?:chủ trì|trách nhiệm|thực hiện|phối hợp|nhiệm vụ|tham mưu|triển khai|tập trung)[^.;]*:\s*$")  # fmt: skip
_GIVES = re.compile(r"(?<!\w)(?:giao|yêu cầu|đề nghị|nhiệm vụ|phân công|tổ chức thực hiện|trách nhiệm|kết luận|chỉ đạo)(?!\w)")  # fmt: skip
_INLINE = re.compile(rf"(?<=[.;:])\s+(?=(?:[b-hđ]\)|\d{{1,2}}\.\d{{1,2}}\.|[-+•])\s+[{UPPER}])")
_ONLY_DUE = re.compile(
    r"(?:hoàn thành|xong|thời hạn|thời gian|hạn)(?: (?:xong|chậm nhất|trước|trong|vào|là|hoàn thành))*[ :]"
)
_RECITAL = re.compile(r"[\s*_-]*(?:căn cứ|xét|theo đề nghị|thực hiện (?:quyết định|kế hoạch|công văn|chỉ thị))(?!\w)")  # fmt: skip
_END = re.compile(r"[\s*_]*nơi nhận\s*:?")
_LONGEST = 1_500
_FEWEST_SIGNS = re.compile(r"chủ trì|hoàn thành|giao|trách nhiệm|phụ trách|nhiệm vụ|thực hiện")


@lru_cache(maxsize=64)
def assignments(document: Document) -> tuple[Assignment, ...]:
    """Return the tasks that a document gives, in its order."""
    if not _FEWEST_SIGNS.search(small(document.text)):
        return ()
    found = [*tasks_of_tables(document), *_Reader(document).read()]
    return tuple(sorted(found, key=lambda one: one.whole))


@dataclass(frozen=True, slots=True)
class _Owner:
    """The office that the lines below a line are given to, and the kind of that line's mark."""

    lead: Span
    style: str
    leads: bool


@dataclass(slots=True)
class _Reader:
    """Reads lines one after another, knowing what stood above."""

    document: Document
    owner: _Owner | None = None
    listed: bool = False
    waiting: Assignment | None = None
    """The task above whose labels may follow."""
    found: list[Assignment] = field(default_factory=list)

    def read(self) -> list[Assignment]:
        """Return the tasks of all lines that are no rows of tables."""
        text = self.document.text
        for match in _LINE.finditer(text):
            line = Span(*match.span())
            words = match[0].strip()
            if not words or words.startswith("|") or words.count("\t") > 1:
                continue
            if _END.match(small(words)):
                break
            for part in _parted(line, match[0]):
                if part.end - part.start <= _LONGEST:
                    self._line(part)
        self._done()
        return self.found

    def _line(self, line: Span) -> None:
        text = self.document.text
        marked = _MARK.match(text, line.start, line.end)
        start = marked.end() if marked else line.start
        style = _style(marked["mark"] or "") if marked else ""
        end = line.start + len(line.of(text).rstrip(" \t*_"))
        content = Span(start, max(start, end))
        said = content.of(text)
        lowered = small(said)
        if _RECITAL.match(lowered):
            return
        labels = list(_LABEL.finditer(lowered))
        if labels and self._labelled(content, labels):
            return
        if self._owned(content, style, said):
            return
        self._done()
        heads = (
            line.of(text).lstrip().startswith("#") or said.isupper() or style in ("I", "article")
        )
        if self.owner is not None and (heads or not style or style == self.owner.style):
            self.owner = None
        if heads or said.endswith(":") or is_heading(line.of(text)):
            self.listed = _GIVES.search(lowered) is not None or (self.listed and not heads)
        told = list(self._told(content, style))
        if told:
            self.found += told
        elif style and not heads and len(said) >= SHORTEST and not said.endswith(":"):
            self._item(content)

    def _told(self, content: Span, style: str) -> Iterator[Assignment]:
        """Yield the tasks that the sentences of a line give."""
        said = content.of(self.document.text)
        at_start = True
        for part in sentences(said):
            span = part.shifted(content.start)
            listed = at_start and bool(style) and self.listed
            one = task_of_sentence(self.document.text, span, listed=listed)
            at_start = False
            if one is not None:
                yield one

    def _item(self, content: Span) -> None:
        """Take a line of a list as a task: of the office above it, or one whose labels follow."""
        text = self.document.text
        due = find_due(content.of(text))
        task = Assignment(content, content, due=due.shifted(content.start) if due else None)
        if self.owner is not None:
            said = (self.owner.lead,)
            self.found.append(
                replace(task, lead=self.owner.lead, said=said, leads=self.owner.leads)
            )
        else:
            self.waiting = task

    def _labelled(self, content: Span, labels: list[re.Match[str]]) -> bool:
        """Take the labels of a line as of the task above it, or of the one it begins with."""
        text = self.document.text
        said = content.of(text)
        ends = [*(label.start() for label in labels[1:]), len(said)]
        values: dict[str, Span] = {}
        for label, end in zip(labels, ends, strict=True):
            name = next(one for one in _OF_LABEL if label[one])
            value = _value(content, label.end(), end, said)
            if value and (name not in ("lead", "helps") or find_doers(value.of(text))):
                values[name] = value
        first = labels[0].start()
        if not values:
            return False
        if first >= SHORTEST:
            before = said[:first].rstrip(" \t(,;:.–-*_")
            self._done()
            task = Span(content.start, content.start + len(before))
            due = find_due(before)
            self.waiting = Assignment(
                content, task, due=due.shifted(content.start) if due else None
            )
            if self.owner is not None:
                self.waiting = replace(self.waiting, lead=self.owner.lead, said=(self.owner.lead,), leads=self.owner.leads)  # fmt: skip
        elif self.waiting is None:
            return False
        assert self.waiting is not None
        self.waiting = replace(
            self.waiting,
            lead=values.get("lead") or self.waiting.lead,
            helps=values.get("helps") or self.waiting.helps,
            due=values.get("due") or self.waiting.due,
            product=values.get("product") or self.waiting.product,
            said=(*self.waiting.said, content) if first < SHORTEST else self.waiting.said,
            leads=self.waiting.leads or any("trì" in label[0] for label in labels),
        )
        return True

    def _done(self) -> None:
        """Keep the task whose labels were read."""
        if self.waiting is not None and self.waiting.lead is not None:
            self.found.append(self.waiting)
        self.waiting = None

    def _owned(self, content: Span, style: str, said: str) -> bool:
        """Take a line that is an office, or gives it what follows, as the owner of the lines below."""
        lowered = small(said)
        order = _ORDER.match(lowered)
        at = order.end() if order else 0
        doers = find_doers(said) if style or order or said.endswith(":") or "*" in said else ()
        lead = joined_doers(said, doers, at)
        if lead is None:
            return False
        rest = said[lead.end :].strip(" *_")
        whole = not rest or rest == ":"
        if not ((whole and (style or order or rest)) or _OWNS.match(small(rest))):
            return self._owner_with_tasks(content, lead, said) if rest.startswith(":") else False
        self._done()
        where = lead.shifted(content.start)
        self.owner = _Owner(where, style, "chủ trì" in lowered)
        return True

    def _owner_with_tasks(self, content: Span, lead: Span, said: str) -> bool:
        """Take "Sở X: rà soát …; trình …" as the tasks of an office, one up to each semicolon."""
        self._done()
        where = lead.shifted(content.start)
        at = said.index(":", lead.end) + 1
        for match in re.finditer(r"[^;]+", said[at:]):
            words = match[0].strip(" .*_")
            start = content.start + at + match.start() + match[0].index(words)
            span = Span(start, start + len(words))
            due = find_due(words)
            until = due.shifted(start) if due else None
            if _ONLY_DUE.match(small(words)) and self.found and self.found[-1].lead == where:
                last = self.found.pop()
                whole = Span(last.whole.start, span.end)
                self.found.append(replace(last, whole=whole, task=whole, due=until or last.due))
            elif len(words) >= SHORTEST and words[0].isalpha():
                self.found.append(Assignment(span, span, where, due=until, said=(where,)))
        return True


def _parted(line: Span, words: str) -> Iterator[Span]:
    """Yield the items of a line that holds several: a paragraph of "a) …; b) …" run together."""
    start = 0
    if _MARK.match(words):
        for match in _INLINE.finditer(words):
            yield Span(line.start + start, line.start + match.start())
            start = match.end()
    yield Span(line.start + start, line.end)


def _value(content: Span, start: int, end: int, said: str) -> Span | None:
    words = said[start:end].rstrip(" \t.;,()–-*_")
    return Span(content.start + start, content.start + start + len(words)) if words else None


def _style(mark: str) -> str:
    """Return the kind of a mark: "1", "1.1", "a", "-", "I" or "article"; "" for none."""
    bare = mark.strip("().")
    if mark.startswith("Điều"):
        return "article"
    if bare.isdigit():
        return "1"
    if "." in bare:
        return "1.1"
    if bare.isalpha():
        return "I" if bare.isupper() else "a"
    return bare or mark
