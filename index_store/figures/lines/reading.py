"""The figures of a report's labelled lines, bound to its office, its period and their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index_store.figures.lines.entries import Entry, labelled
from index_store.figures.lines.naming import (
    Named,
    counted,
    heading_words,
    is_divided,
    is_total,
    known,
    lowered,
    names_unit,
    opens_with_state,
    plain_label,
    rate_of,
    span_of,
    stem,
    unit_in,
)
from index_store.figures.lines.outline import report_lines
from index_store.figures.owners import owners
from index_store.figures.reckoned import reckoned_from
from index_store.figures.when import is_of_announcing
from index_store.language.amounts.numerals import parse_number
from index_store.language.amounts.quantities import find_quantities
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.article import Article
    from index_store.figures.lines.entries import Labelled
    from index_store.figures.lines.outline import ReportLine
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Bound, FigureKind

_GOALS = re.compile(
    r"(?:(?:một số )?(?:nhiệm vụ|phương hướng|mục tiêu|chỉ tiêu|giải pháp|dự kiến|kế hoạch)|(?:kiến nghị|đề xuất)(?:,| và)? (?:kiến nghị|đề xuất)?)(?!\w)"
    r"|.*(?:phương hướng|nhiệm vụ (?:trọng tâm|thời gian tới|quý|tháng|năm|6 tháng cuối))",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"(?:số|điện thoại|đt|fax|email|đường dây nóng|hotline|tài khoản|mã|căn cứ|nơi nhận|lưu|địa chỉ|thời (?:gian|hạn)|hạn|ngày|kính gửi|ghi chú|biểu|phụ lục)(?!\w)(?! (?:hồ|lượt|lượng|văn|thủ|công|cuộc|người|tiền|thu|hóa|dịch|phản|đơn|cán|viên|biên|nhiệm|tin|lớp))",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"(?<!\w)(?:mục tiêu|phấn đấu|chỉ tiêu(?: giao)?|kế hoạch giao)(?!\w)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset({"ngày", "giờ", "phút", "tháng", "năm", "tuần", "ngày làm việc"})
_LONGEST_LABEL = 18


@dataclass(slots=True)
class _Above:
    """What a line may be a part of: the last line with a lesser mark, and its heading's words."""

    named: dict[int, Named] = field(default_factory=dict)
    heading: Span | None = None

    def turn(self, line: ReportLine) -> None:
        if line.heading != self.heading:
            self.named.clear()
            self.heading = line.heading
        for depth in [one for one in self.named if one >= line.depth]:
            del self.named[depth]

    def whole(self) -> Named | None:
        return self.named[max(self.named)] if self.named else None


def line_figures(
    document: Document, passages: Sequence[Passage], facts: Article
) -> Iterator[Figure]:
    """Yield the figures of the lines of a report, which say what they count before a colon."""
    if document.genre != "report":
        return
    inside = [p.span for p in passages]
    at = document.text.find(document.title)
    begin = at + len(document.title) if at >= 0 else 0
    above = _Above()
    for line in report_lines(document.text):
        above.turn(line)
        if line.span.start < begin or _is_goal(document.text, line):
            continue
        for figure in _of_line(document, line, above, facts):
            if any(figure.span.within(p) for p in inside):
                yield figure


def _is_goal(text: str, line: ReportLine) -> bool:
    over = (*line.above, *([line.heading] if line.heading else []))
    return any(_GOALS.match(span.of(text)) for span in over)


def _of_line(
    document: Document, line: ReportLine, above: _Above, facts: Article
) -> Iterator[Figure]:
    text = document.text
    read = labelled(text, line.span)
    if read is None:
        _lead(text, line, above)
        return
    label = read.label.of(text)
    bare = read.entries[0].noun.start == read.entries[0].noun.end and not read.entries[0].percent
    if not read.colon and not (bare and len(label.split()) >= 2 and not opens_with_state(label)):
        return
    if _NO_FIGURE.match(label) or len(label.split()) > _LONGEST_LABEL or _AIMS.search(label):
        return
    place = _place(text, read.label, facts)
    period = _period(document, read.label) or _led_by(document, line) or facts.period
    quantities = {q.number_span.start: q for q in find_quantities(line.span.of(text))}
    whose = _whose(text, read.label)
    names: list[Named] = []
    for at, entry in enumerate(read.entries):
        quantity = quantities.get(entry.number.start - line.span.start)
        unit = _unit(text, read, entry, quantity, names, line, above)
        named = _named(text, read, at, unit, names, line, above, owned=bool(whose))
        names.append(named)
        if at == 0 and read.colon and not entry.percent:
            above.named[line.depth] = named
        figure = _figure(document, line, entry, quantity, named)
        if figure is not None and len(whose) < 2:
            yield _bound(figure, place or facts.home, period)


def _lead(text: str, line: ReportLine, above: _Above) -> None:
    """Keep what a line without numbers leads to: "- Hồ sơ quá hạn:" above its parts."""
    words = line.span.of(text).rstrip()
    if words.endswith(":") and len(words.split()) <= _LONGEST_LABEL and not is_total(words[:-1]):
        label = plain_label(words[:-1])
        span = span_of(text, line.span, label)
        above.named[line.depth] = Named(lowered(label), Binding(label, label, span), unit_in(label))


def _whose(text: str, label: Span) -> list[str]:
    found = [o for o in owners(label.of(text)) if o.kind in ("place", "organisation") and o.owns]
    return [o.value for o in found]


def _place(text: str, label: Span, facts: Article) -> Binding | None:
    for owner in owners(label.of(text), facts.names):
        if owner.kind in ("place", "organisation") and owner.owns:
            return Binding(owner.value, owner.text, owner.span.shifted(label.start))
    return None


def _period(document: Document, label: Span) -> Binding | None:
    found = [
        p for p in find_periods(label.of(document.text), reckoned_from(document)) if p.kind != "day"
    ]
    if not found:
        return None
    return Binding(found[-1].value, found[-1].text, found[-1].span.shifted(label.start))


def _led_by(document: Document, line: ReportLine) -> Binding | None:
    """Return the one period of the words that lead to a line: "Các chỉ số năm 2022, gồm:"."""
    lead = line.heading
    if lead is None or document.text[lead.end : lead.end + 1] != ":":
        return None
    words = lead.of(document.text)
    found = [p for p in find_periods(words, document.published) if p.kind in _LED_FOR]
    found = [p for p in found if not is_of_announcing(words, p)]
    if len(found) != 1 or _AGAINST.search(words, 0, found[0].span.start):
        return None
    return Binding(found[0].value, found[0].text, found[0].span.shifted(lead.start))


_LED_FOR = frozenset({"year", "half", "quarter", "months", "month"})
_AGAINST = re.compile(
    r"(?<!\w)(?:so với|so|cùng kỳ|từ|đến|trước|sau|kế hoạch|chương trình|đề án|nghị quyết|quyết định|giai đoạn)(?!\w)[^,;()]*$",
    re.IGNORECASE,
)


def _unit(
    text: str,
    read: Labelled,
    entry: Entry,
    quantity: Quantity | None,
    names: list[Named],
    line: ReportLine,
    above: _Above,
) -> str | None:
    """Return the unit of a number: its own, else that of its whole, its label, its heading."""
    if entry.percent:
        return "%"
    if quantity is not None and quantity.unit is not None and quantity.kind != "rank":
        return quantity.unit
    noun = entry.noun.of(text)
    if noun:
        return unit_in(noun) or " ".join(noun.split()[:2])
    if entry.whole is not None:
        return names[entry.whole].unit
    own = unit_in(entry.label.of(text)) or unit_in(read.label.of(text))
    if own is not None:
        return own
    whole = above.whole()
    if whole is not None and whole.unit is not None and whole.unit != "%":
        return whole.unit
    return unit_in(line.heading.of(text)) if line.heading else None


def _named(
    text: str,
    read: Labelled,
    at: int,
    unit: str | None,
    names: list[Named],
    line: ReportLine,
    above: _Above,
    *,
    owned: bool,
) -> Named:
    entry = read.entries[at]
    if entry.whole is not None:
        return _part(text, entry, unit, names[entry.whole])
    noun = entry.noun.of(text)
    own = entry.label.of(text)
    label = plain_label(read.label.of(text))
    span = span_of(text, read.label, label)
    said = Binding(label, label, span)
    longer = bool(noun) and noun.casefold() != (unit or "").casefold() and not _money(unit)
    own = "" if _SCOPE.fullmatch(own) and at == 0 else own
    own = own or (_LEFT if entry.left and at > 0 else "")
    if at > 0 and own and not longer:
        words = f"{stem(lowered(label))} {lowered(own)}"
        if read.colon and read.entries[0].label.start < read.entries[0].label.end:
            words = f"{label} – {_of_unit(own, unit, label)}"
        return Named(words, Binding(label, label, span), unit)
    if at > 0 and longer:
        words = f"{lowered(own)} {noun}".strip()
        return Named(words, Binding(words, noun, Span(entry.noun.start, entry.noun.end)), unit)
    if at > 0:
        return Named("", said, unit)  # a second number without words of its own
    if read.colon and own:
        return Named(f"{label} – {_of_unit(own, unit, label)}", said, unit)
    if longer:
        bare = noun.casefold().removeprefix((unit or "").casefold()).strip()
        label_words = counted(label, unit)
        return Named(f"{label_words} {bare}".strip(), said, unit)
    return _of_label(text, label, said, unit, line, above, owned=owned)


_LEFT = "còn lại"
_SCOPE = re.compile(
    r"(?:trên )?(?:toàn|địa bàn|cả) (?:tỉnh|huyện|xã|ngành|sở|đơn vị|thành phố)(?: còn| có| đã)?|hiện|đến nay|(?:tổng|tổng số|tổng cộng)",
    re.IGNORECASE,
)


def _of_unit(own: str, unit: str | None, label: str) -> str:
    """Return a number's own label, with its noun where the line's label does not say it."""
    said = unit is None or unit == "%" or _money(unit) or unit in label.casefold()
    return lowered(own) if said else counted(own, unit)


def _of_label(
    text: str,
    label: str,
    said: Binding,
    unit: str | None,
    line: ReportLine,
    above: _Above,
    *,
    owned: bool,
) -> Named:
    """Return what a line's own number is of: its label, with what stands above it if it needs it."""
    whole = above.whole()
    if whole is None and line.heading is not None:
        words = heading_words(line.heading.of(text))
        heads = Binding(words, words, span_of(text, line.heading, words))
        whole = Named(lowered(words), heads, unit_in(words))
    divides = line.heading is not None and is_divided(line.heading.of(text))
    alike = whole is not None and whole.unit is not None and unit in (None, "%", whole.unit)
    if is_total(label):
        if whole is None:
            return Named(counted(label, unit), said, unit)
        about = counted(whole.words, None if whole.unit else unit)
        about = about.removeprefix("tổng số ").removeprefix("số ")
        if not alike and unit and unit not in about:
            about = f"{unit} – {about}"
        return Named(f"tổng số {about}", whole.said, unit)
    if whole is not None and alike and not names_unit(label, unit):
        if owned:
            return Named(whole.words, whole.said, unit)
        if divides or not opens_with_state(label):
            return Named(f"{whole.words} – {lowered(label)}", whole.said, unit)
        if (
            whole.said.span is not None
            and line.heading is not None
            and not _is_heading(whole, line)
        ):
            return Named(f"{whole.words} {lowered(label)}", whole.said, unit)
    return Named(counted(label, None if unit == "%" or _money(unit) else unit), said, unit)


def _is_heading(whole: Named, line: ReportLine) -> bool:
    span = whole.said.span
    return span is not None and line.heading is not None and span.within(line.heading)


def _part(text: str, entry: Entry, unit: str | None, whole: Named) -> Named:
    """Return what a part of a number is of: its own noun, or its label added to the whole's."""
    noun, own = entry.noun.of(text), entry.label.of(text)
    if entry.share and whole.words:
        return Named(rate_of(whole.words), whole.said, unit)
    if noun and noun.casefold() != (unit or "").casefold() and not _money(unit):
        said = Binding(noun, noun, entry.noun)
        return Named(f"{lowered(own)} {noun}".strip() if own else noun, said, unit)
    if not own:
        return Named(whole.words, whole.said, unit)
    said = Binding(own, own, entry.label)
    if _money(unit) or unit_in(own) is not None:
        return Named(lowered(own), said, unit)
    if known(counted(own, unit)) is not None:
        return Named(counted(own, unit), said, unit)
    return Named(f"{whole.words.removeprefix('tổng số ')} {lowered(own)}", said, unit)


def _money(unit: str | None) -> bool:
    return unit is not None and unit.endswith(("đồng", "USD"))


def _figure(
    document: Document, line: ReportLine, entry: Entry, quantity: Quantity | None, named: Named
) -> Figure | None:
    text = document.text
    number = entry.number.of(text)
    if not named.words:
        return None
    if (_YEAR.fullmatch(number) and not entry.noun.of(text)) or named.unit in _TIMES:
        return None
    if re.match(r"0\d{2,}", number) or (
        quantity is not None and quantity.kind in ("rank", "change", "grade")
    ):
        return None
    kind: FigureKind = "value" if entry.percent else "share" if entry.of else "count"
    span = Span(
        entry.number.start,
        entry.of.end if entry.of else entry.end if entry.percent else entry.number.end,
    )
    bound: Bound = "exact"
    value, of = parse_number(number, whole="," not in number), None
    if quantity is not None:
        local = quantity.span.shifted(line.span.start)
        kind = kind if entry.of else quantity.kind
        span, value, bound = local, quantity.value, quantity.bound
    if entry.of is not None:
        of = parse_number(entry.of.of(text).strip(" /"), whole=True)
        span = Span(entry.number.start, entry.of.end)
        value = parse_number(number, whole=True)
    words = named.words
    name = known(words, named.unit) if not entry.percent and not _money(named.unit) else None
    value_name = name or (
        rate_of(words) if entry.percent and words.casefold().startswith("tỷ lệ") else words
    )
    end = max(entry.end, span.end)
    said = Binding(value_name, named.said.text, named.said.span)
    return Figure(
        document_id=document.id, span=span, text=span.of(text), clause=_clause(text, line, end),
        kind=kind, value=value, unit=named.unit, of=of, bound=bound, indicator=said,
    )  # fmt: skip


def _clause(text: str, line: ReportLine, end: int) -> Span:
    said = text[line.span.start : end]
    if said.count("(") > said.count(")"):
        close = text.find(")", end, line.span.end)
        end = close + 1 if close >= 0 else end
    return Span(line.span.start, end)


def _bound(figure: Figure, place: Binding | None, period: Binding | None) -> Figure:
    return replace(figure, place=place, period=period)
