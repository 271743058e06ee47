"""How what a page tells under a label is said: of the way of handing in and of the case asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.asking_words import WAYS
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import Asked, coverage, terms
from assistant.page_fields import Matter, PageField
from assistant.questions.question import Part, Question
from assistant.sections import item_words
from assistant.wording import capitalised, decapitalised, ended
from index_store.language.characters.marks import comparison_key
from index_store.records import Document, Span
from prompts import fill

_LISTED = frozenset(("papers", "steps", "law", "how", "conditions"))
_MOST_ITEMS = 24


@dataclass(frozen=True, slots=True)
class Found:
    """The fields of a matter that tell what is asked, and how well they fit."""

    document: Document
    matter: Matter
    fields: tuple[PageField, ...]
    score: float


def tell(found: Found, words: Asked, part: Part, question: Question) -> Draught:
    """Return what the fields say, of the way and the case that a question names."""
    text = found.document.text
    key = comparison_key(part.text)
    way = next((one for one in WAYS if one[1].search(key)), None)
    fields = found.fields
    if way is not None and fields[0].name in ("fee", "time", "how", "place"):
        kept = _of_way(fields, way[1], text)
        if kept is None:
            return _without_way(found, way[0], question)
        fields = kept
    left = _left_over(words, found)
    if left and fields[0].name not in _LISTED:
        fields = _of_case(fields, left, key, text)
    title, label = _title(found), _label(fields[0], text)
    quotes = _quotes(found, fields)
    pieces = _pieces(fields, text)
    if len(pieces) == 1 or (fields[0].name not in _LISTED and len(pieces) <= _FEW):
        shown = "; ".join(one.rstrip(" .;") for one in pieces)
        shown = shown if question.language == "vi" else f"“{shown}”"
        line = fill("field_of", question.language, matter=title, label=label, words=shown)
        return Draught((Draft(ended(line), quotes),), subject=found.document.place)
    line = fill("field_list", question.language, matter=title, label=label)
    drafts = [Draft(line, quotes)]
    for piece in pieces[:_MOST_ITEMS]:
        shown = capitalised(piece.rstrip(" .;"))
        shown = shown if question.language == "vi" else f"“{shown}”"
        drafts.append(Draft(shown, quotes, layout="item"))
    return Draught(tuple(drafts), subject=found.document.place)


_FEW = 3


def _without_way(found: Found, way: str, question: Question) -> Draught:
    """Return that the page names other ways of handing in, and not the one asked about."""
    language = question.language
    label = _label(found.fields[0], found.document.text)
    said = fill(way, language)
    return Draught(
        absent=fill("field_without_way", language, matter=_title(found), label=label, way=said)
    )


def _of_way(
    fields: tuple[PageField, ...], way: re.Pattern[str], text: str
) -> tuple[PageField, ...] | None:
    """Return what holds for a way of handing in: all where none is told apart, None where others are."""
    if any(one.when for one in fields):
        kept = tuple(
            one for one in fields if one.when and way.search(comparison_key(one.when.of(text)))
        )
        return kept or None
    clauses = [
        (one, span) for one in fields for piece in one.said for span in _clauses(piece, text)
    ]
    told = [
        (one, span, any(other.search(comparison_key(span.of(text))) for _, other in WAYS))
        for one, span in clauses
    ]
    if not any(apart for _, _, apart in told):
        return fields
    fitting = [(one, span) for one, span, _ in told if way.search(comparison_key(span.of(text)))]
    if not fitting:
        return None
    return tuple(PageField(one.name, one.label, (span,), one.when) for one, span in fitting)


def _of_case(
    fields: tuple[PageField, ...], left: str, key: str, text: str
) -> tuple[PageField, ...]:
    """Return the clause of the case that the question names beside the matter; else all."""
    wanted = terms(left)
    clauses = [
        (one, span) for one in fields for piece in one.said for span in _clauses(piece, text)
    ]
    fitting = [
        (one, span)
        for one, span in clauses
        if coverage(wanted, terms(span.of(text))) >= _MOST_OF_CASE
    ]
    cases = [(one, span) for one, span in clauses if _case(span, text) and _case(span, text) in key]
    fitting = cases if len(cases) == 1 else fitting
    if len(fitting) != 1 or len(clauses) == 1:
        return fields
    one, span = fitting[0]
    return (PageField(one.name, one.label, (span,), one.when),)


_MOST_OF_CASE = 0.8


def _case(clause: Span, text: str) -> str:
    """Return the words before the colon of a clause: "Nhà cấp IV: 75.000 đồng"."""
    head, colon, _ = comparison_key(clause.of(text)).partition(":")
    return head.strip(" -+•") if colon else ""


def _left_over(words: Asked, found: Found) -> str:
    """Return the words of a question that neither the title nor the page names."""
    text = found.document.text
    title = found.matter.title.of(text) if found.matter.title else ""
    known = terms(f"{title} . {found.document.title} . {found.document.place or ''}")
    if words.concepts:
        return ""
    return " ".join(sorted(words.terms.words - known.words))


def _clauses(piece: Span, text: str) -> Iterator[Span]:
    """Yield the clauses of a piece: what semicolons part."""
    for match in re.finditer(r"[^;\n]+", piece.of(text)):
        said = match[0].strip()
        if said:
            at = piece.start + match.start() + match[0].index(said)
            yield Span(at, at + len(said))


def _pieces(fields: tuple[PageField, ...], text: str) -> list[str]:
    """Return the pieces as they are shown; what is alike for every way of handing in once."""
    said = [_with_unit(one, item_words(span.of(text)), text) for one in fields for span in one.said]
    if len(fields) > 1 and len(set(said)) > 1 and all(one.when for one in fields):
        return [
            f"{one.when.of(text) if one.when else ''}: {_with_unit(one, span.of(text), text)}"
            for one in fields
            for span in one.said
        ]
    labels = list(dict.fromkeys(_label(one, text) for one in fields))
    if len(labels) > 1 and not any(one.when for one in fields):
        return [
            f"{'' if at == 0 else f'{_label(one, text)}: '}{' '.join(span.of(text).split())}"
            for at, one in enumerate(fields)
            for span in one.said
        ]
    return list(dict.fromkeys(one for one in said if one))


def _title(found: Found) -> str:
    text = found.document.text
    title = found.matter.title.of(text) if found.matter.title else found.document.title
    return capitalised(" ".join(title.split()).rstrip(" .:"))


def _with_unit(one: PageField, said: str, text: str) -> str:
    """Return what a field says; a bare number with the unit that its heading has in brackets."""
    words = " ".join(said.split())
    unit = _UNIT_OF_LABEL.search(one.label.of(text))
    return f"{words} {unit['unit']}" if unit and _BARE_NUMBER.fullmatch(words) else words


_UNIT_OF_LABEL = re.compile(
    r" ?\((?:đơn vị(?: tính)?: ?)?(?P<unit>(?:đồng|nghìn đồng|triệu đồng|ngày|giờ|tháng|phút)[^()\d]*)\)$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d[\d.,]*")


def _label(one: PageField, text: str) -> str:
    words = _UNIT_OF_LABEL.sub("", " ".join(one.label.of(text).split()).strip(" :*_"))
    return decapitalised(words)


def _quotes(found: Found, fields: tuple[PageField, ...]) -> tuple[Quote, ...]:
    """Return what is quoted: the field with its label, its line, and the title above it."""
    text, document = found.document.text, found.document.id
    spans: list[Span] = []
    if found.matter.title is not None:
        spans.append(_line(found.matter.title, text))
    else:
        at = text.find(found.document.title)
        spans += [Span(at, at + len(found.document.title))] if at >= 0 else []
    for one in fields:
        first, last = one.said[0], one.said[-1]
        if one.when is not None or found.matter.in_row:
            spans += [_line(one.label, text), _line(first, text)]
        elif one.label.start <= first.start <= one.label.end + _BESIDE:
            spans.append(Span(one.label.start, last.end))
        else:
            spans += [_line(one.label, text), Span(first.start, last.end)]
    return tuple(Quote(document, span) for span in dict.fromkeys(spans))


_BESIDE = 12


def _line(span: Span, text: str) -> Span:
    """Return the line that a span stands in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    said = text[start:end]
    return Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
