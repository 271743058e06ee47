"""Which document, and which part of it, a reference to law means.

What the words and the document itself do not decide stays unresolved, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key
from index_store.language.law.law_names import laws_named
from index_store.language.law.references import LegalReference, find_legal_references
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index_store.language.law.provisions import Provision


@dataclass(frozen=True, slots=True)
class CitingDocument:
    """What is known of the document that the references stand in; ``dated`` is an ISO date."""

    number: str | None = None
    name: str | None = None
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The article, clause, point and chapter in which a reference stands, None where unknown."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    section: str | None = None
    chapter: str | None = None
    annex: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name that a document gives to another: "(sau đây gọi là Nghị định số 61)"."""

    span: Span
    short: str
    meant: LegalReference


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A reference with what it means.

    ``number`` is the canonical number of the document ("61/2018/NĐ-CP") and ``name`` the name
    of a law ("Luật Đất đai"); both None with a ``reason`` where the document is not decided.
    ``locators`` are the provisions as a person would write them, finest part first.
    """

    reference: LegalReference
    number: str | None
    name: str | None
    locators: tuple[str, ...]
    reason: str | None = None


_CALLED = re.compile(
    r"\((?:sau đây|dưới đây)?,? ?(?:được )?(?:gọi|viết)(?: tắt| chung)*(?: là|:)?:? [“\"']?(?P<short>[^()“”\"'\n]{2,80})[”\"']?\)|, (?:sau đây|dưới đây) (?:được )?(?:gọi|viết)(?: tắt| chung)* là:? [“\"']?(?P<short_>[^()“”\"',;\n]{2,80}?)[”\"']?(?=[,;.]|$)"
)
_REACH = 400
"""Characters between the end of a document's number and the short name given to it."""


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Return the short names that ``text`` gives to documents it has just cited.

    >>> [d] = find_definitions("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 (sau đây gọi là Nghị định số 61)")
    >>> d.short, d.meant.number
    ('Nghị định số 61', '61/2018/NĐ-CP')
    """
    if "gọi" not in text and "viết tắt" not in text:
        return ()
    cited = [r for r in find_legal_references(text) if r.document in ("number", "name")]
    found = []
    for m in _CALLED.finditer(text):
        short = (m["short"] or m["short_"]).strip()
        kind = _kind(short)
        if kind is None:
            continue
        near = [r for r in cited if r.span.end <= m.start() and m.start() - r.span.end <= _REACH]
        meant = next((r for r in reversed(near) if _kind(r.law or "") == kind), None)
        if meant is not None:
            found.append(Definition(Span(m.start(), m.end()), short, replace(meant, provisions=())))
    return tuple(found)


def resolve_references(
    references: Sequence[LegalReference],
    citing: CitingDocument,
    definitions: Sequence[Definition] = (),
    standing: Callable[[LegalReference], Standing] | None = None,
) -> tuple[ResolvedReference, ...]:
    """Return each reference with its document and locators; the order is kept.

    ``references`` are those of one document in the order of its text. ``standing`` tells in
    which article a reference stands ("khoản 1 Điều này").

    >>> text = "Nghị định số 61/2018/NĐ-CP (sau đây gọi là Nghị định số 61). Điểm a khoản 2 Điều 5 Nghị định số 61"
    >>> found = find_legal_references(text)
    >>> last = resolve_references(found, CitingDocument("9/2020/TT-BNV"), find_definitions(text))[-1]
    >>> last.number, last.locators
    ('61/2018/NĐ-CP', ('điểm a khoản 2 Điều 5',))
    """
    resolved: list[ResolvedReference] = []
    for at, reference in enumerate(references):
        here = standing(reference) if standing else Standing()
        target = _document(reference, citing, definitions, references, resolved[:at])
        placed = [_placed(p, here) for p in reference.provisions]
        unplaced = next((p for p in placed if "này" in p.locator.split()), None)
        reason = target.reason or (f"không rõ “{unplaced.locator}” ở đâu" if unplaced else None)
        locators = tuple(dict.fromkeys(p.locator for p in placed))
        resolved.append(ResolvedReference(reference, target.number, target.name, locators, reason))
    return tuple(resolved)


@dataclass(frozen=True, slots=True)
class _Target:
    number: str | None = None
    name: str | None = None
    reason: str | None = None


def _document(
    reference: LegalReference,
    citing: CitingDocument,
    definitions: Sequence[Definition],
    references: Sequence[LegalReference],
    earlier: Sequence[ResolvedReference],
) -> _Target:
    defined = _defined(reference, definitions)
    if defined is not None:
        reference = defined
    match reference.document:
        case "this":
            return _own(citing)
        case "none":
            return _own(citing) if citing.number or citing.name else _last(earlier, None)
        case "that":
            return _last(earlier, _kind(reference.law or ""))
        case "number":
            return _numbered(reference, references)
        case "name":
            return _law(reference, citing, references)


def _own(citing: CitingDocument) -> _Target:
    if citing.number or citing.name:
        return _Target(citing.number, citing.name)
    return _Target(reason="không rõ số hiệu của chính văn bản này")


def _last(earlier: Sequence[ResolvedReference], kind: str | None) -> _Target:
    """Return the document cited last, of that kind where one is named."""
    for before in reversed(earlier):
        decided = before.number or before.name
        if (
            decided
            and before.reference.document != "none"
            and kind in (None, _kind(before.reference.law or ""))
        ):
            return _Target(before.number, before.name)
    return _Target(reason="chưa văn bản nào được nêu trước đó")


def _defined(reference: LegalReference, definitions: Sequence[Definition]) -> LegalReference | None:
    """Return what a short name stands for from where it was given on."""
    if reference.law is None or reference.document not in ("number", "name", "that"):
        return None
    key = _plain_words(reference.law)
    for definition in reversed(definitions):
        if definition.span.start <= reference.span.start and _plain_words(definition.short) == key:
            return definition.meant
    return None


def _numbered(reference: LegalReference, references: Sequence[LegalReference]) -> _Target:
    """Return the whole number; "Nghị định 61" is one cited whole elsewhere, if only one fits."""
    number = reference.number or ""
    if re.search(r"[A-ZĐ]", number):
        return _Target(number, _law_name(reference))
    kind = _kind(reference.law or "")
    whole = {
        other.number
        for other in references
        if other.number
        and re.search(r"[A-ZĐ]", other.number)
        and re.match(rf"{re.escape(number)}(?!\d)", other.number)
        and _kind(other.law or "") in (kind, None)
    }
    if len(whole) == 1:
        return _Target(whole.pop())
    if whole:
        return _Target(reason=f"“{number}” có thể là {', '.join(sorted(w for w in whole if w))}")
    return _Target(reason=f"số hiệu “{number}” không đầy đủ")


def _law(
    reference: LegalReference, citing: CitingDocument, references: Sequence[LegalReference]
) -> _Target:
    """Return the law of that name: numbered elsewhere in the text, of its year, or the only one."""
    name = reference.name or ""
    key = comparison_key(name)
    numbered = {
        other.number
        for other in references
        if other.number and other.name and comparison_key(other.name) == key
    }
    if len(numbered) == 1 and reference.year is None:
        return _Target(numbered.pop(), name)
    known = laws_named(name)
    if reference.year is not None:
        known = tuple(law for law in known if law.year == reference.year)
    elif citing.dated:
        known = tuple(law for law in known if law.dated <= citing.dated)[-1:]
    if len(known) == 1:
        return _Target(known[0].number, known[0].name)
    if known:
        return _Target(
            name=name,
            reason=f"{name} không nêu năm; có thể là {', '.join(law.number for law in known)}",
        )
    return _Target(
        name=name, reason=None if name == "Hiến pháp" else f"chưa biết số hiệu của {name}"
    )


def _law_name(reference: LegalReference) -> str | None:
    return (
        reference.name
        if reference.name and " " in reference.name and _kind(reference.name) in _LAWS
        else None
    )


def _placed(provision: Provision, here: Standing) -> Provision:
    """Return the provision with "này" put in place of: "khoản 1 Điều này" in Điều 5."""
    article = here.article if provision.article == "này" else provision.article
    clause = here.clause if provision.clause == "này" else provision.clause
    point = here.point if provision.point == "này" else provision.point
    if provision.clause == "này" and article is None:
        article = here.article
    if provision.point == "này" and clause is None:
        clause, article = here.clause, article or here.article
    return replace(
        provision,
        article=article or provision.article,
        clause=clause or provision.clause,
        point=point or provision.point,
        section=here.section or provision.section
        if provision.section == "này"
        else provision.section,
        chapter=here.chapter or provision.chapter
        if provision.chapter == "này"
        else provision.chapter,
        annex=here.annex or provision.annex if provision.annex == "này" else provision.annex,
    )


_LAWS = ("luật", "bộ luật", "pháp lệnh")
_KIND = re.compile(
    r"(?:văn bản hợp nhất|nghị định|nghị quyết liên tịch|nghị quyết|quyết định|thông tư liên tịch|thông tư|chỉ thị|bộ luật"
    r"|luật|pháp lệnh|hiến pháp|quy chế|quy định|điều lệ|quy chuẩn|hướng dẫn|kế hoạch|chương trình|đề án|công văn)(?!\w)"
)


def _kind(words: str) -> str | None:
    """Return the type of document that a name begins with."""
    m = _KIND.match(words.lower().strip())
    return m.group() if m else None


def _plain_words(words: str) -> str:
    return " ".join(re.findall(r"\w+", comparison_key(words).replace(" số ", " ")))
