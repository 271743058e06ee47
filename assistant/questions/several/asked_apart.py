"""Several questions that one text asks, each written out so that it stands by itself.

"Huyện A được mấy điểm năm 2023, và ai ký quyết định công bố?" asks two things that are found in
different places: each is asked for itself. What leans on the question before it ("và xếp thứ
mấy?") stays with it. The words that join are rows of `data/joining_words.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from assistant.questions.cues import find_cues
from assistant.questions.question import Kind, Question
from assistant.questions.several.segments import binds
from assistant.questions.several.written_out import pointed_out, said_again, written_out
from assistant.questions.wording.courtesies import what_is_asked
from assistant.records import Language
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_rows
from index_store.language.names.organisations import find_organisations
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

Reader = Callable[[str], Question]


@dataclass(frozen=True, slots=True)
class AskedApart:
    """One of several questions: as it stands in the whole, and written out."""

    said: str
    read: Question
    span: Span
    looser: Question | None = None
    """The question without what is taken from the one before it."""
    leans: bool = False
    """Whether it may well ask of the very thing that the one before it asks of."""
    within: Question | None = None
    """Where it leans: the question that it makes together with those it leans on."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text that asks something by itself; ``hard`` if a sentence begins with it."""

    span: Span
    hard: bool
    joined: bool = False
    """Whether a word joins it to what stands before, and no mere comma."""
    leans: bool = False
    closed: bool = False
    """Whether a sentence ends with it: "điểm CCHC của tỉnh A, huyện nào cao nhất" goes on."""


_SAID_BEFORE = re.compile(
    r"(?<!\w)(?:(?:này|đó|ấy|kia|nói trên|vừa nêu|trên đây|của (?:nó|họ|chúng))(?!\w)|(?:it|its|they|their|them|this|that|those|these)(?!\w))"
)
_HANGS_ON = re.compile(
    r"(?:trong (?:số )?(?:đó|này|ấy)|(?:cao|thấp|nhiều|ít|tốt|kém|lớn|nhỏ)? ?hơn|kém|thua|so với|chênh|cách|tăng|giảm|lên|xuống|tụt"
    r"|trước|sau|nếu|thì|mà|để|khi|do|of which|than|which of)(?!\w)"
)
"""Words that begin what hangs on the question before it."""
_ASIDE_LAST = re.compile(r"(?<=[^?.!;]) (\([^()]+\))\W*$")
"""What stands in brackets behind several questions is said of all of them."""
_LEAST_HARD = (5, 3)
_LEAST_SOFT = (7, 4)
"""So many words of its own a question has that stands alone, or at least asks a thing of its own:
one that begins a sentence, and one within a sentence, where more is left unsaid."""


def asked_apart(whole: Question, read: Reader) -> tuple[AskedApart, ...]:
    """Return the questions that a text asks apart from each other; nothing where it asks one."""
    aside = _ASIDE_LAST.search(whole.reading)
    text = whole.reading[: aside.start()] if aside else whole.reading
    stretches = list(_stretches(text, whole.language))
    if len(stretches) < 2:
        return ()
    groups: list[_Stretch] = []
    for stretch in stretches:
        before = read(groups[-1].span.of(whole.reading)) if groups else None
        stance = _stance(stretch, before, whole, read) if before else "alone"
        if stance == "hangs":
            groups[-1] = replace(groups[-1], span=Span(groups[-1].span.start, stretch.span.end))
        else:
            groups.append(replace(stretch, leans=stance == "leans"))
    if len(groups) < 2:
        return ()
    return tuple(_each(groups, whole, aside[1] if aside else "", read))


def _each(
    groups: Sequence[_Stretch], whole: Question, aside: str, read: Reader
) -> Iterator[AskedApart]:
    """Yield the questions, each with what only the one before it or the bracket behind all names."""
    before: Question | None = None
    start = 0
    for stretch in groups:
        start = start if stretch.leans else stretch.span.start
        said = stretch.span.of(whole.reading)
        now = read(_text(said, aside, before))
        looser: Question | None = None
        within: Question | None = None
        if stretch.leans:
            together = _text(Span(start, stretch.span.end).of(whole.reading), aside, None)
            within = read(together)
        if before is not None:
            again = said_again(now, before)
            now, looser = read(again or written_out(now, before)), None if again else now
        yield AskedApart(said, now, stretch.span, looser, stretch.leans, within)
        before = now


def _text(said: str, aside: str, before: Question | None) -> str:
    text = f"{said.rstrip(' ?.;')} {aside}?" if aside else said
    return text if before is None else pointed_out(text, before)


def _stretches(text: str, language: Language) -> Iterator[_Stretch]:
    """Yield the stretches that each ask something, without the words that lead up to them.

    What asks nothing belongs to the question before it within its sentence, else to the next.
    """
    pending: _Stretch | None = None
    asking: _Stretch | None = None
    for atom in _atoms(text, language):
        joined = atom
        if pending is not None:
            joined = replace(atom, span=Span(pending.span.start, atom.span.end), hard=pending.hard)
        if _asks(joined, text, language):
            if asking is not None:
                yield asking
            asking, pending = joined, None
        elif asking is not None and not atom.hard and pending is None and not atom.joined:
            asking = _Stretch(Span(asking.span.start, atom.span.end), asking.hard)
        else:
            pending = joined
    if pending is not None and asking is not None:
        asking = _Stretch(Span(asking.span.start, pending.span.end), asking.hard)
    if asking is not None:
        yield asking


def _atoms(text: str, language: Language) -> Iterator[_Stretch]:
    """Yield what stands between the words and signs that may join two questions."""
    start, hard, joined = _begun(text, 0, language), True, False
    for match, ends in _joints(text, language):
        if match.start() <= start or (not ends and binds(text, start, match)):
            continue
        end = match.end() if ends else match.start()
        yield _Stretch(Span(start, end), hard, joined, closed=ends)
        hard, joined = ends, match[0].strip() != ","
        start = _begun(text, match.end(), language)
    if text[start:].strip(" ?.!"):
        yield _Stretch(Span(start, len(text)), hard, joined, closed=True)


def _joints(text: str, language: Language) -> list[tuple[re.Match[str], bool]]:
    """Return what may join two questions, in its order, with whether it ends a sentence."""
    found = [(match, True) for match in _table("hard", language).finditer(text)]
    spans = [match.span() for match, _ in found]
    spans += [(item.span.start, item.span.end) for item in find_organisations(text)]
    taken = {at for start, end in spans for at in range(start, end)}
    found += [
        (match, False)
        for match in _table("soft", language).finditer(text)
        if match.start() not in taken
    ]
    return sorted(found, key=lambda item: item[0].start())


def _begun(text: str, at: int, language: Language) -> int:
    """Return where a question begins after the words that lead up to it."""
    lead = _table("lead", language)
    while True:
        rest = text[at:]
        courtesy = len(rest) - len(_opened(rest))
        match = lead.match(rest)
        step = max(courtesy, match.end() if match else 0)
        if not step or not text[at + step :].strip(" ?.!"):
            return at
        at += step + (len(text) - at - step - len(text[at + step :].lstrip()))


def _opened(text: str) -> str:
    """Return a text without the courtesies that open it."""
    plain = what_is_asked(text)
    at = text.find(plain.rstrip(" ?"))
    return text[at:] if at > 0 else text


@cache
def _table(kind: str, language: str) -> re.Pattern[str]:
    rows = table_rows("assistant", "data/joining_words.tsv", "kind", "language", "pattern")
    said = "|".join(rf"(?:{pattern})" for k, lang, pattern in rows if (k, lang) == (kind, language))
    return re.compile(rf"(?:{said})(?:\s+|$)" if kind == "lead" else said, re.IGNORECASE)


def _asks(stretch: _Stretch, text: str, language: Language) -> bool:
    """Return whether a stretch asks something; a whole sentence does by its question mark too."""
    said = stretch.span.of(text)
    key = comparison_key(said)
    if stretch.hard and said.rstrip().endswith("?") and len(said.split()) > 1:
        return True
    if language == "vi" and stretch.closed and _names_measure(said):
        return True
    if language == "vi" and _TOLD_TO_TELL.match(key):
        return True
    if _QUESTION_WORD[language].search(key) is None:
        return False
    found = find_cues(said, language)
    return any(cue.name.startswith(("ask_", "which_")) for cue in found)


_TOLD_TO_TELL = re.compile(
    r"(?:hãy |xin |vui lòng |nhờ (?:anh |chị )?)?(?:so sánh|tóm tắt|liệt kê|kể (?:tên|ra|giúp|cho)|nêu|tính giúp)(?!\w)"
)
"""What asks without a question word: "so sánh huyện A và huyện B"."""


def _names_measure(said: str) -> bool:
    """Return whether a measure is asked for by its name alone: "SIPAS 2022 của huyện A"."""
    key = comparison_key(said)
    if _NAMES_MEASURE.match(key):
        return True
    named = find_indicators(said)
    return bool(named) and named[0].span.start == 0 and _OF_WHOM_OR_WHEN.search(key) is not None


_OF_WHOM_OR_WHEN = re.compile(r"(?:19|20)\d\d|(?<!\w)(?:của|ở|tại)(?!\w)")
_NAMES_MEASURE = re.compile(
    r"(?:mức )?(?:điểm|tỷ lệ|tỉ lệ|chỉ số|số (?:lượng|hồ sơ|người|đơn vị)|tổng (?:số|kinh phí|điểm)|kinh phí|thứ hạng|xếp hạng|kết quả xếp loại)(?!\w)"
    r".*(?:(?:19|20)\d\d|(?<!\w)(?:của|ở|tại)(?!\w))"
    r"|(?:mục tiêu|chỉ tiêu|kế hoạch|kết quả)(?: (?:đặt|đề) ra)?(?: cho| của| đến)?(?: năm)? (?:19|20)\d\d(?!\d)"
)
"""A measure that is asked for by its name alone: "…, đồng thời điểm năm 2021 của huyện A"."""
_QUESTION_WORD: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?<!\w)(?:nào|gì|ai|bao nhiêu|bn|bnhiêu|mấy|đâu|sao|khi nào|bao giờ|bao lâu|bao xa|thế nào|ra sao|có (?:đúng|phải)|đúng là|(?:không|chưa)(?=\W*$))(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:who|whom|whose|what|which|how|when|where|why|is|are|was|were|did|does|do|has|have|had|can|list|name)(?!\w)"
    ),
}


Stance = Literal["alone", "leans", "hangs"]
"""How a question stands to the one before it: apart, perhaps on the same matter, or as part of it."""


def _stance(stretch: _Stretch, before: Question, whole: Question, read: Reader) -> Stance:
    now = read(pointed_out(stretch.span.of(whole.reading), before))
    key = comparison_key(now.reading)
    if said_again(now, before):
        return "alone"
    if _SAID_BEFORE.search(key) or _HANGS_ON.match(key):
        return "hangs"
    named = {*now.subjects, *now.organisations, *now.numbers}
    if any(part.kind is Kind.WHY for part in now.parts) and not named:
        return "hangs"
    if not (before.subjects or before.scope or before.organisations or _said(before)):
        return "hangs"
    if named or now.scope:
        return "alone"
    alone, leans = _LEAST_HARD if stretch.hard else _LEAST_SOFT
    said = _said(now)
    if said >= alone:
        return "alone"
    return "leans" if said >= leans else "hangs"


def _said(now: Question) -> int:
    """Return how many words of its own a question has beside places and times."""
    own = {word for part in now.parts for word in part.asked.terms.words}
    concepts = max((len(part.asked.concepts) for part in now.parts), default=0)
    return max(len(own), 2 * concepts)
