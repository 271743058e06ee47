"""The facts about a document: those that it states, and those worked out from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.organisations import find_organisations
from index_store.language.text.sentences import sentences
from index_store.records import Origin
from ingest.data import genres
from ingest.date_lines import credit_date, fields_date, is_date_line, line_fields
from ingest.dates import dateline_date, event_date, read_date
from ingest.document_place import document_place, or_its_province
from ingest.effect import Day, read_effect
from ingest.header_lines import stated_number
from ingest.labelled import labelled_facts
from ingest.law.doubts import numbering_doubts
from ingest.lines import Kind, is_legal_heading
from ingest.origins import find_origins
from ingest.relations import find_relations
from ingest.signers import find_signer
from ingest.structure import structure_of
from ingest.text_language import text_language
from ingest.unbroken import unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from index_store.records import Doubt, Relation
    from ingest.labelled import Labelled
    from ingest.page import Layout
    from ingest.records import Page
    from ingest.structure import Structure

_TITLE_UP_TO = 200
_LEAD_PARAGRAPHS = 3
_HEAD_LINES = 25


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a document besides its text; ``derived`` names what was worked out."""

    title: str
    publisher: str | None
    published: date | None
    url: str | None
    genre: str
    number: str | None
    issuer: str | None
    place: str | None
    language: str
    derived: tuple[str, ...]
    effective: date | None = None
    expires: date | None = None
    signer: str | None = None
    relations: tuple[Relation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    origins: tuple[Origin, ...] = ()


def find_facts(page: Page, text: str, layout: Layout, name: str) -> Facts:
    """Return the facts of a document whose stored text is ``text``, laid out as ``layout``."""
    head = layout.letterhead
    structure = structure_of(layout)
    derived: list[str] = []
    title = layout.title
    if title is None:
        title = _title_from_body(layout) or name
        derived.append("title")
    derived += head.derived if head else ()
    labelled = labelled_facts(layout) if structure.law or head else {}
    day = labelled.get("published")
    published = (
        (head.issued if head else None)
        or (_passed(layout) if structure.law else None)
        or (day.date if day else None)
        or page.published
    )
    if published is None:
        published, worked_out = _published(layout)
        if worked_out and layout.letterhead is not None:
            # What an official text tells of is no day of issue: it bears its own, or none yet.
            published, worked_out = None, False
        if worked_out:
            derived.append("published")
    issuer = head.issuer if head else None
    if issuer is None and "issuer" in labelled:
        issuer = labelled["issuer"].value
    stated_number = _number_in_head(layout)
    number = (head.number if head else None) or stated_number or _labelled_number(labelled)
    issuing = (head.above if head else None, issuer)
    by = ", ".join(filter(None, issuing))
    place = document_place(title, by, _telling_of_places(layout), page.publisher)
    place = or_its_province(place, title, text) if place is not None else None
    if place is not None:
        derived.append("place")
    legal = _Legal.read(text, layout, structure, published, number, official=head is not None)
    codified = bool(head and head.article)
    derived += legal.derived
    facts = Facts(
        title=title,
        publisher=_site(page.publisher, issuer) or _publisher(layout) or _credited(layout),
        published=published,
        url=page.url,
        genre=head.genre if head else _genre(title, stated_number, layout),
        number=number,
        issuer=issuer,
        place=place,
        language=text_language(text, page.language),
        derived=tuple(derived),
        effective=legal.effective,
        expires=legal.expires,
        signer=legal.signer,
        relations=legal.relations,
        doubts=numbering_doubts(structure.law) if structure.law and not codified else (),
    )
    return replace(facts, origins=_origins(facts, page, layout, legal))


@dataclass(frozen=True, slots=True)
class _Legal:
    """What only official texts state: from when they hold, who signed, what they change."""

    effective: date | None = None
    expires: date | None = None
    signer: str | None = None
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    derived: tuple[str, ...] = ()

    @classmethod
    def read(
        cls,
        text: str,
        layout: Layout,
        structure: Structure,
        published: date | None,
        number: str | None,
        *,
        official: bool,
    ) -> _Legal:
        """Return what an official text states; nothing for an article of a portal."""
        if not official and structure.law is None:
            return cls()
        blocks = tuple(unbroken(structure.blocks, text))
        effect = read_effect(blocks, published)
        stated = layout.letterhead.effective if layout.letterhead else None
        own = Day(*stated, "text") if stated else None
        effective = own or effect.effective or _labelled_day(layout, "effective")
        signer = find_signer(layout)
        expires = effect.expires or _labelled_day(layout, "expires")
        days = (("effective", effective), ("expires", expires))
        origins = [Origin(fact, day.how, day.span) for fact, day in days if day]
        origins += [Origin("signer", "text", signer.span)] if signer else []
        return cls(
            effective=effective.date if effective else None,
            expires=expires.date if expires else None,
            signer=signer.name if signer else None,
            relations=find_relations(blocks, layout, number),
            origins=tuple(origins),
            derived=tuple(one.fact for one in origins if one.how == "derived"),
        )


_PASSED = re.compile(r"này (?:đã )?được .{5,160}? thông qua (?=ngày)", re.IGNORECASE)


def _passed(layout: Layout) -> date | None:
    """Return the day on which a law says that it was passed, at its end."""
    lines = [line.text for line in layout.lines]
    for first, second in zip(reversed(lines), ["", *reversed(lines)], strict=False):
        words = f"{first} {second}"  # broken over two lines, as in PDFs
        match = _PASSED.search(words)
        found = read_date(words[match.end() :]) if match else None
        if found:
            return found.date
    return None


def _labelled_number(labelled: Mapping[str, Labelled]) -> str | None:
    """Return the number among a portal's properties, if it is one."""
    stated = labelled.get("number")
    found = find_document_numbers(stated.value) if stated else ()
    return found[0].number if found else None


def _labelled_day(layout: Layout, fact: str) -> Day | None:
    stated = labelled_facts(layout).get(fact)
    day = stated.date if stated else None
    return Day(day, stated.span, "text") if stated and day else None


def _origins(facts: Facts, page: Page, layout: Layout, legal: _Legal) -> tuple[Origin, ...]:
    """Return where each fact stands; what the page's head states is said to come from there."""
    stated: dict[str, str | date | None] = {
        "title": facts.title,
        "number": facts.number,
        "issuer": facts.issuer,
        "publisher": facts.publisher,
        "published": facts.published,
        "effective": facts.effective,
        "expires": facts.expires,
        "signer": facts.signer,
        "place": facts.place,
    }
    known = {origin.fact: origin for origin in legal.origins}
    if page.published and facts.published == page.published and layout.letterhead is None:
        known["published"] = Origin("published", "format")
    return find_origins(stated, frozenset(facts.derived), page, layout, known)


def _title_from_body(layout: Layout) -> str | None:
    """Return the first sentence of the body, cut to a title's length."""
    first = next((line.text for _, line, kind in layout.body() if kind == Kind.BODY), None)
    if first is None:
        return None
    found = sentences(first)
    title = (found[0].of(first) if found else first).rstrip(" .;:")
    if len(title) <= _TITLE_UP_TO:
        return title
    shorter = title[:_TITLE_UP_TO].rsplit(" ", 1)[0]
    return shorter.rstrip(" ,;:") + "…"


_POSTED = re.compile(r"đăng|xuất bản|phát hành|đưa tin|posted|published", re.IGNORECASE)
_UPDATED = re.compile(r"cập nhật|updated|ban hành", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b", re.IGNORECASE)


def _published(layout: Layout) -> tuple[date | None, bool]:
    """Return the date of publication and whether it was worked out.

    A portal shows today's date above its menu: a bare weekday with a date, above the title,
    tells when the page was copied. It serves only where nothing better does, as a guess.
    """
    stated = _date_lines(layout)
    best = max(stated, key=lambda found: found.trust, default=None)
    if best is not None and best.trust > 0:
        return best.date, False
    lead = [line.text for _, line, kind in layout.body() if kind == Kind.BODY][:_LEAD_PARAGRAPHS]
    for paragraph in lead:
        event = dateline_date(paragraph) or event_date(paragraph)
        if event:
            return event.date, True
    return (best.date, True) if best else (None, False)


@dataclass(frozen=True, slots=True)
class _Stated:
    date: date
    trust: int


def _date_lines(layout: Layout) -> list[_Stated]:
    """Return the dates on lines of their own, with how far each is that of publication."""
    found: list[_Stated] = []
    below_title = layout.title is None
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        below_title = below_title or kind == Kind.TITLE
        read = read_date(line.text) if kind == Kind.DATE else None
        if kind == Kind.BYLINE or (kind == Kind.DATE and not is_date_line(line.text)):
            read = credit_date(line.text) or fields_date(line.text)
        if read is None:
            continue
        trust = 1 if below_title or not _WEEKDAY.search(line.text) else 0
        trust = 2 if _UPDATED.search(line.text) else trust
        trust = 3 if _POSTED.search(line.text) else trust
        found.append(_Stated(read.date, trust))
    return found


_BODY_LEAD = 2


def _telling_of_places(layout: Layout) -> list[str]:
    """Return the paragraphs of the body, and below its lead what the page's head names."""
    body = [line.text for _, line, _ in layout.body()]
    head = [line.text for line in layout.of_kind(Kind.DATE) if _named_paper(line.text)]
    return [*body[:_BODY_LEAD], *head, *body[_BODY_LEAD:]]


def _named_paper(text: str) -> str | None:
    """Return the portal or paper that one of a line's fields names.

    >>> _named_paper("Thứ Ba, 14/10/2025 | Cổng thông tin điện tử tỉnh Hạc Giang")
    'Cổng thông tin điện tử tỉnh Hạc Giang'
    """
    for field in line_fields(text):
        stated = _TAKEN_FROM.fullmatch(field)
        paper = _PAPER.match(stated.group(1) if stated else field)
        if paper:
            return paper.group().strip(" .-–*_")
    return None


_TAKEN_FROM = re.compile(r"(?:nguồn(?: tin)?|theo)\s*:?\s*(.+)", re.IGNORECASE)
_PAPER = re.compile(r"(?:Báo|Tạp chí|Cổng|Trang|Đài|TTXVN|Thông tấn xã)\b[^,;|(]{0,60}")


def _credited(layout: Layout) -> str | None:
    """Return the body or paper that a line by the title names as its source."""
    for line in layout.of_kind(Kind.DATE, Kind.BYLINE):
        taken = _TAKEN_FROM.fullmatch(line.text)
        words = taken.group(1) if taken else line.text
        paper = _PAPER.match(words) if taken else None
        if paper:
            return paper.group().strip(" .-–")
        body = next(iter(find_organisations(words)), None)
        if body and body.span.start == 0:
            return body.text
        named = _named_paper(line.text) if fields_date(line.text) else None
        if named:
            return named
    return None


_PAGE_OF = re.compile(r"(?:xem )?chi tiết [^-]{2,20} - (.{3,80})", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:cổng|trang) (?:thông tin|tin) điện tử .{3,60}|báo [A-ZĐ].{2,40}", re.I)


def _site(publisher: str | None, issuer: str | None) -> str | None:
    """Return who publishes, written as the issuer's name where it is the same in capitals.

    >>> _site("ỦY BAN NHÂN DÂN TỈNH HẠC GIANG", "Ủy ban nhân dân tỉnh Hạc Giang")
    'Ủy ban nhân dân tỉnh Hạc Giang'
    """
    if publisher and issuer and comparison_key(publisher) == comparison_key(issuer):
        return issuer
    return publisher or issuer


def _publisher(layout: Layout) -> str | None:
    """Return the site that the lines around the article name."""
    for line in layout.of_kind(Kind.MENU, Kind.TAIL):
        page_of = _PAGE_OF.fullmatch(line.text)
        if page_of:
            return page_of.group(1).strip()
        if _SITE_NAME.fullmatch(line.text):
            return line.text
    return None


@cache
def _genres() -> tuple[tuple[str, str], ...]:
    """Return headings and genres, longest headings first."""
    pairs = [(heading.casefold(), genre) for heading, genre in genres()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _genre(title: str, number: str | None, layout: Layout) -> str:
    """Return what a document without a letterhead is: its title alone does not tell."""
    articles = sum(1 for line in layout.lines if is_legal_heading(line.text))
    if number is None and articles < 2:
        return "article"
    folded = title.casefold()
    return next((genre for heading, genre in _genres() if folded.startswith(heading)), "article")


def _number_in_head(layout: Layout) -> str | None:
    """Return the number on a line "Số: …" of its own near the top."""
    for line in layout.lines[:_HEAD_LINES]:
        match = re.match(r"Luật số:\s*(\d+/\d{4}/QH\d+)", line.text)
        if match and len(line.text) < len(match.group()) + 60:
            return match.group(1)
        stated = stated_number(line.text)
        if stated:
            return stated.number
    return None
