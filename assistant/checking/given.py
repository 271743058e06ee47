"""The text that was given: made readable, taken apart into claims, its figures read.

Figures are read by the extraction that reads documents. Names that the index knows ("huyện
Sơn Lâm") are put below the text for it, so that a paste may say "Sơn Lâm" alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.checking.bounds import bounded
from assistant.checking.completed import is_open, plain_name, sole_indicator
from assistant.checking.series import with_series
from assistant.questions.places import proper_name
from assistant.ranking import level_of
from index_store.figures.extract import extract_figures
from index_store.language.amounts.numerals import parse_number
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.edits import Editor, Repaired
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.characters.repair import repair
from index_store.language.names.places import place_level
from index_store.language.terms.indicators import find_indicators
from index_store.language.text.list_items import LINE_MARKER
from index_store.language.text.sentences import sentences, trimmed
from index_store.language.time.periods import find_periods
from index_store.language.typed.restore import Restorer
from index_store.records import Binding, Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from index_store.language.time.periods import PeriodMention

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3
"""A line of fewer words without a figure claims nothing: a name, a date, a heading."""
_LONGEST_TITLE = 200
LONGEST_CLAIM = 3_000
"""Code points of the longest sentence that is read: longer ones are pastes without stops."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: ``span`` counts in the readable text, as those of its figures do."""

    span: Span
    text: str
    figures: tuple[Figure, ...]
    too_long: bool = False
    """Whether it is longer than any sentence: then nothing in it is read."""
    period: str | None = None
    """The one period that it names, or that the text before it does where it names none."""


@dataclass(frozen=True, slots=True)
class Given:
    """The readable form of a given text, with the way back, and its claims."""

    repaired: Repaired
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The readable text."""
        return self.repaired.text

    def original(self, span: Span) -> Span:
        """Return where a span of the readable text stands in the given one."""
        return self.repaired.original_span(span)


def readable(text: str) -> Repaired:
    """Return the text repaired as documents are, with the digits of other scripts as ours.

    >>> readable("đạt ٧٦,٨٦ điểm\\u200f").text
    'đạt 76,86 điểm'
    """
    repaired = repair(text)
    editor = Editor(repaired.text)
    for match in re.finditer(r"(?a:[^\x00-\x7f])", repaired.text):
        if match[0].isdecimal():
            editor.replace(
                *match.span(), str(unicodedata.decimal(match[0])), "digit of another script"
            )
    return repaired.then(editor.done())


def with_marks(given: Repaired, names: Sequence[str]) -> Repaired:
    """Return a Vietnamese text typed without any marks with them; any other text as it is.

    ``names`` of units that the index knows decide where marks leave a doubt.

    >>> with_marks(readable("nam 2022 huyen Dai Tu dat 76,86 diem"), ["huyện Đại Từ"]).text
    'năm 2022 huyện Đại Từ đạt 76,86 điểm'
    """
    text = given.text
    if unmarked(text) != text:
        return given
    known = [*names, *map(proper_name, names)]
    restorer = Restorer.load().with_vocabulary(known)
    editor = Editor(text)
    for line in re.finditer(r"\S[^\n]*", text):
        meant = restorer.restore(line[0]).text
        if meant != line[0]:
            _write_marks(editor, line[0], _with_capitals(meant, known), line.start())
    return given.then(editor.done())


def _with_capitals(text: str, names: Sequence[str]) -> str:
    """Return the text with known names of several syllables written as the index has them."""
    key = comparison_key(text)
    for name in names:
        if " " not in name:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(comparison_key(name))}(?!\w)", key):
            text = text[: found.start()] + name + text[found.end() :]
    return text


def _write_marks(editor: Editor, typed: str, restored: str, at: int) -> None:
    """Put each word of a line as restored in place of it as typed; "ko" may become two words."""
    old, new = list(re.finditer(r"\w+", typed)), list(re.finditer(r"\w+", restored))
    alike = SequenceMatcher(
        None, [m[0].lower() for m in old], [unmarked(m[0].lower()) for m in new], autojunk=False
    )
    for tag, i, i_end, j, j_end in alike.get_opcodes():
        if tag == "equal":
            for word, meant in zip(old[i:i_end], new[j:j_end], strict=True):
                if word[0] != meant[0]:
                    editor.replace(at + word.start(), at + word.end(), meant[0], _MARKS)
        elif i < i_end and j < j_end:
            after = restored[new[j].start() : new[j_end - 1].end()]
            editor.replace(at + old[i].start(), at + old[i_end - 1].end(), after, _MARKS)


_MARKS = "marks restored"


def read_given(repaired: Repaired, names_in: Callable[[str], Sequence[str]], as_of: date) -> Given:
    """Return the claims of a readable text with their figures.

    ``names_in`` gives the full names of units that the index knows and a text names.
    """
    whole = repaired.text
    spans = sentences(whole)
    text = _without_endless(whole, spans)
    figures = _figures(text, names_in(text), as_of)
    claims: list[Claim] = []
    at = 0
    periods = [m for m in find_periods(text) if m.kind != "day" and not _is_base(text, m)]
    for found in spans:
        if found.end - found.start > LONGEST_CLAIM:
            claims.append(Claim(found, found.of(whole), (), too_long=True))
            continue
        span = _without_marker(text, found)
        own = []
        while at < len(figures) and figures[at].span.start < span.end:
            if figures[at].span.within(span):
                own.append(figures[at])
            at += 1
        if claim := _claim(text, span, own):
            claims.append(_carried(claim, claims, periods))
    return Given(repaired, tuple(claims))


def _without_endless(text: str, spans: Sequence[Span]) -> str:
    """Return a text with blanks in place of what is too long for a sentence, as long as it was."""
    for span in spans:
        if span.end - span.start > LONGEST_CLAIM:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _claim(text: str, span: Span, figures: list[Figure]) -> Claim | None:
    said = span.of(text)
    if said.rstrip("\"”’')]* ").endswith("?"):
        return None
    words = _WORD.findall(said)
    if not words or (not figures and len(words) < _FEWEST_WORDS):
        return None
    found = [
        bounded(_reached(_scored(_bound(_moved(figure, text), said), text), text), text)
        for figure in figures
        if not _named(figure, figures)
    ]
    found = [_last_of(figure, found) for figure in _of_the_ranked(found)]
    own = sorted([*found, *_unread(span, said, figures)], key=lambda figure: figure.span)
    return Claim(span, said, tuple(with_series(own, text)))


def _carried(claim: Claim, before: Sequence[Claim], periods: Sequence[PeriodMention]) -> Claim:
    """Return a claim with what it leaves open taken from the text before it, where that is sure.

    A text that named one period so far speaks of it still; of points and ranks, one that named
    one index. An index that only a later sentence names is not meant.
    """
    own = {m.value for m in periods if m.span.within(claim.span)}
    told = own or {m.value for m in periods if m.span.start < claim.span.start}
    period = next(iter(told)) if len(told) == 1 else None
    figures = tuple(_told_before(f, claim, before) for f in claim.figures)
    if period is not None and not own:
        bound = Binding(period, period, None)
        figures = tuple(
            replace(f, period=bound) if f.period is None and f.kind in _IN_TIME else f
            for f in figures
        )
    return replace(claim, figures=figures, period=period)


_BASE = re.compile(r"(?:so với|cùng kỳ)(?: cùng kỳ)? *$", re.IGNORECASE)


def _is_base(text: str, mention: PeriodMention) -> bool:
    """Return whether a period is only what another is compared with: "so với năm 2022"."""
    return _BASE.search(text, max(0, mention.span.start - 20), mention.span.start) is not None


def _is_told_as_base(period: Binding, said: str) -> bool:
    own = [m for m in find_periods(said) if m.value == period.value]
    return bool(own) and all(_is_base(said, m) for m in own)


_IN_TIME = ("value", "rank", "grade", "count", "money", "change")


def _told_before(figure: Figure, claim: Claim, before: Sequence[Claim]) -> Figure:
    indicator = figure.indicator
    late = indicator is not None and indicator.span and indicator.span.start >= claim.span.end
    if late:
        figure = replace(figure, indicator=None)
    if figure.indicator is not None or not _is_of_index(figure):
        return figure
    named = {
        f.indicator.value: f.indicator
        for one in before
        for f in one.figures
        if f.indicator and _is_of_index(f)
    }
    if len(named) != 1:
        return figure
    (found,) = named.values()
    return replace(figure, indicator=replace(found, span=None))


def _is_of_index(figure: Figure) -> bool:
    return figure.kind in ("rank", "grade") or (figure.kind == "value" and figure.unit == "điểm")


def _named(figure: Figure, figures: list[Figure]) -> bool:
    """Return whether a figure is words of what another counts: "11 đơn vị xếp loại tốt"."""
    return any(
        other.indicator is not None
        and other.indicator.span is not None
        and other.span != figure.span
        and figure.span.within(other.indicator.span)
        for other in figures
    )


def _of_the_ranked(figures: list[Figure]) -> list[Figure]:
    """Return figures with those after "huyện X dẫn đầu tỉnh Y" as the district's, not the province's."""
    ranks = [f for f in figures if f.kind == "rank" and f.place]
    made = []
    for figure in figures:
        place = figure.place
        if place and place.span and place_level(place.value) == "province":
            above = place.span
            ranked = [
                r
                for r in ranks
                if r.place
                and r.place.span
                and r.span.end + _TOUCHES >= above.start > r.place.span.start
                and level_of(r.place.value) not in (None, "province")
            ]
            if ranked:
                figure = replace(figure, place=ranked[-1].place)
        made.append(figure)
    return made


_TOUCHES = 2


def _bound(figure: Figure, said: str) -> Figure:
    """Return a figure with the one indicator and the one period that its sentence names.

    What the sentence leaves open, or names two of, stays unbound.
    """
    if figure.kind == "change" and figure.period and _is_told_as_base(figure.period, said):
        figure = replace(figure, period=None)
    if figure.indicator is not None and figure.indicator.value.endswith(" tính"):
        # "hồ sơ quá hạn tính đến ngày …": the verb is no part of what is counted
        cut = figure.indicator.value.removesuffix(" tính")
        figure = replace(figure, indicator=replace(figure.indicator, value=cut, text=cut))
    figure = _of_what(figure, said)
    if figure.indicator is None or _is_of_place(figure):
        named = {mention.id: mention for mention in find_indicators(said)}
        kept = None if figure.indicator is None else replace(figure, indicator=None)
        figure = kept or figure
        scored = figure.kind in _MEASURED and figure.unit in _SCORES
        if len(named) == 1 and scored and not _is_part(figure, said):
            (mention,) = named.values()
            figure = replace(figure, indicator=Binding(mention.name, mention.text, None))
    if figure.period is None:
        periods = {
            m.value: m
            for m in find_periods(said)
            if m.kind != "day" and not (figure.kind == "change" and _is_base(said, m))
        }
        if len(periods) == 1:
            (period,) = periods.values()
            figure = replace(figure, period=Binding(period.value, period.text, None))
    return figure


_TAKES_UP = re.compile(r"(?<!\w)chiếm(?: (?:tới|đến|khoảng|gần|hơn|trên|tỷ lệ))* ?$", re.IGNORECASE)
_OF_THOSE = re.compile(
    r" ?(?:số|tổng số|trong số|trong tổng số|người|ý kiến|phiếu|hộ|hồ sơ|cán bộ)(?!\w)",
    re.IGNORECASE,
)


def _is_part(figure: Figure, said: str) -> bool:
    """Return whether a percent is a part of those counted: "chiếm 41% số người trả lời SIPAS"."""
    at = said.find(figure.text)
    if figure.unit != "%" or at < 0:
        return False
    after = said[at + len(figure.text) :]
    return bool(_TAKES_UP.search(said[:at]) or _OF_THOSE.match(after))


_COUNTED = ("value", "count", "money", "change", "target")


def _of_what(figure: Figure, said: str) -> Figure:
    """Return a count or an amount with the indicator of the table that its sentence names.

    "Số hồ sơ tiếp nhận của huyện X là 20 hồ sơ" is of the files received, not of files.
    """
    if figure.kind not in _COUNTED:
        return figure
    bound = figure.indicator
    if bound is not None and (name := plain_name(bound.value, figure)):
        return replace(figure, indicator=replace(bound, value=name))
    if figure.kind in ("value", "target") or not (is_open(figure) or _is_base_told(figure)):
        return figure
    name = sole_indicator(said, figure) or _of_the_verb(figure, said)
    return replace(figure, indicator=Binding(name, name, None)) if name else figure


_DONE_WITH = re.compile(
    r"(?<!\w)(?P<verb>tiếp nhận|giải quyết)(?: (?:mới|được|thêm|xong|khoảng|gần|hơn|trên|tới|tổng cộng))* ?$",
    re.IGNORECASE,
)


def _of_the_verb(figure: Figure, said: str) -> str | None:
    """Return what "tiếp nhận mới hơn 48 nghìn hồ sơ" counts: the files received."""
    verb = _DONE_WITH.search(said[: max(0, said.find(figure.text))])
    if verb is None or figure.unit != "hồ sơ":
        return None
    return sole_indicator(f"số hồ sơ {verb['verb'].lower()}", figure)


def _is_base_told(figure: Figure) -> bool:
    """Return whether what a figure is bound to is only its unit and what it is compared with."""
    assert figure.indicator is not None
    return re.match(rf"{re.escape(figure.unit or '')} ?so với ", figure.indicator.value) is not None


_MEASURED = ("value", "rank", "grade", "target")
_SCORES = (None, "điểm", "%", "bậc")


def _is_of_place(figure: Figure) -> bool:
    """Return whether the figure's indicator is only a part of its place's name."""
    assert figure.indicator is not None
    place = figure.place.value if figure.place else ""
    return figure.indicator.text.casefold() in place.casefold()


_LOST = re.compile(
    r"(?<!\w)(?P<verb>mất|bị cắt|cắt|hụt|rơi|rớt|tuột|nhảy|leo)(?: (?:đi|tới|đến|thêm|khoảng|gần|hơn|trên))* ?$"
)
_OF_A_CHANGE = ("điểm", "%", "điểm %", "bậc", "hạng")


def _moved(figure: Figure, text: str) -> Figure:
    """Return "mất hơn 4 điểm", "bị cắt 1,5 tỷ đồng so với năm 2024" as a change, not as a value."""
    if figure.kind not in ("value", "money"):
        return figure
    verb = _LOST.search(text, max(0, figure.span.start - 20), figure.span.start)
    against = text[figure.span.end : figure.span.end + 12].startswith(" so với")
    if verb is None or not (figure.unit in _OF_A_CHANGE or against):
        return figure
    span = Span(verb.start("verb"), figure.span.end)
    return replace(figure, kind="change", span=span, text=span.of(text))


_REACHED = re.compile(
    r"(?:(?<!\w)(?:mới|chỉ|mới chỉ|chỉ mới|hiện|thực tế|nay) (?:đạt|được|là|ở mức|dừng ở)) ?$",
    re.IGNORECASE,
)


def _reached(figure: Figure, text: str) -> Figure:
    """Return "mục tiêu 60%, mới được 54,7%" with what was reached as a value, no second goal."""
    if figure.kind != "target":
        return figure
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    return replace(figure, kind="value") if _REACHED.search(before) else figure


def _last_of(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return "đứng cuối 48 xã, phường" as the last of so many."""
    if figure.kind != "rank" or figure.value is not None or figure.of is not None:
        return figure
    counted = [
        f for f in figures if f.kind == "count" and 0 <= f.span.start - figure.span.end <= _OF
    ]
    return replace(figure, of=counted[0].value) if len(counted) == 1 else figure


_OF = len(" trong số ")

_OUT_OF = re.compile(r"(\d+(?:,\d+)?) $")


def _scored(figure: Figure, text: str) -> Figure:
    """Return "16,71 trên 17,5 điểm" as one score of a scale, anything else as it is."""
    if figure.bound != "over" or figure.unit != "điểm" or not figure.text.startswith("trên "):
        return figure
    score = _OUT_OF.search(text[max(0, figure.span.start - 10) : figure.span.start])
    value = parse_number(score[1]) if score is not None else None
    if score is None or value is None or value > (figure.value or 0.0):
        return figure  # "năm 2023 trên 83 điểm" is over 83
    span = Span(figure.span.start - len(score[0]), figure.span.end)
    return replace(
        figure, span=span, text=span.of(text), value=value, of=figure.value, bound="exact"
    )


def _unread(span: Span, said: str, figures: list[Figure]) -> list[Figure]:
    """Return the quantities of a sentence that the extraction gave no figure for, unbound."""
    unread = []
    for quantity in find_quantities(said):
        at = quantity.span.shifted(span.start)
        if any(at.overlaps(figure.span) for figure in figures):
            continue
        unread.append(
            Figure(
                "", at, quantity.text, span, quantity.kind, quantity.value, quantity.unit,
                quantity.of, quantity.bound, quantity.grade,
            )
        )  # fmt: skip
    return unread


def _figures(text: str, names: Sequence[str], as_of: date) -> tuple[Figure, ...]:
    whole = "\n\n".join((text, *names))
    passages = [Passage("", 0, Span(0, len(text)), text, "")]
    if names:
        start = len(text) + 2
        passages.append(Passage("", 1, Span(start, len(whole)), whole[start:], ""))
    document = Document("", "", "", "", whole, _title(text), published=as_of)
    return tuple(f for f in extract_figures(document, passages) if f.span.end <= len(text))


def _title(text: str) -> str:
    """Return the first line of a text of several lines, if it is a headline; else nothing."""
    first, newline, rest = text.strip().partition("\n")
    first = first.strip()
    is_title = newline and rest.strip() and len(first) <= _LONGEST_TITLE
    return first if is_title and not first.endswith((".", ";", ":", ",")) else ""


def _without_marker(text: str, span: Span) -> Span:
    """Return a sentence without the bullet or the number that opens its line."""
    marker = LINE_MARKER.match(text, span.start, span.end)
    return trimmed(text, Span(marker.end(), span.end)) if marker else span
