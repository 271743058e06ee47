"""What a claim says of a document of law: who signed it, when, since when it holds, what it does.

Judged by the facts that were stored with the document, each quoted where its text states it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.checking.parts import Part
from assistant.drafts import Quote
from assistant.finding.matching import canonical, stop_words
from assistant.fit import same_unit
from assistant.wording import date_words
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import find_places
from index_store.language.time.periods import find_periods
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.checking.evidence import Evidence
    from assistant.checking.records import Verdict
    from index_store.records import RelationKind
    from index_store.store import DocumentSummary

_DOES: tuple[tuple[RelationKind, str], ...] = (
    ("replaces", "thay thế(?: cho)?"),
    ("amends", "sửa đổi(?:, bổ sung)?(?: một số điều(?: của)?)?"),
    ("repeals", "bãi bỏ"),
)
_SIGNED = re.compile(r"(?<!\w)do (?P<who>[^,;]{3,90}?) ký(?: ban hành)?(?!\w)")
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: [{UPPER}]\w*){{1,4}}$")
_ISSUED = re.compile(r"(?:(?:ban hành|ký|ra ngày)(?: vào)?(?: ngày)?)$")
_IN_FORCE = re.compile(r"(?<!hết )hiệu lực(?: thi hành)?(?: kể)? từ(?: ngày)?$")
_THIS = re.compile(
    r"^(?:nghị định|nghị quyết|quyết định|chỉ thị|thông tư|luật|công điện|kế hoạch|báo cáo"
    r"|văn bản) (?:này|trên|nói trên)(?!\w)",
    re.IGNORECASE,
)
_OWN_WORDS = frozenset(
    canonical(
        "số do ngày ký ban hành hiệu lực thi hành kể từ được bởi thay thế sửa đổi bổ sung bãi bỏ"
        " này văn bản một điều của ông bà đã năm tháng vào bị nghị định quyết chỉ thị công điện"
        " kết luận thanh tra kế hoạch báo cáo luật thông tư ubnd hđnd"
    ).split()
)
_TITLES = re.compile(
    r"(?:ông|bà|đồng chí|phó|chủ tịch|thường trực|giám đốc|bộ trưởng|thủ tướng|chánh|trưởng|ubnd"
    r"|hđnd|ủy ban nhân dân|hội đồng nhân dân|văn phòng|thanh tra|sở|tỉnh|huyện|thị xã|thành phố)"
)


@dataclass(frozen=True, slots=True)
class LegalFacts:
    """The parts of one claim about documents of law; ``whole`` if nothing else is claimed."""

    parts: tuple[Part, ...] = ()
    whole: bool = False


@dataclass(slots=True)
class _Reading:
    """A claim being read: its parts so far and the words that they take up."""

    said: str
    at: int
    parts: list[Part] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)

    def add(
        self, span: Span, verdict: Verdict, quotes: tuple[Quote, ...], correct: str | None = None
    ) -> None:
        self.taken.append(span)
        wrong = correct if verdict == "contradicted" else None
        self.parts.append(Part(span.shifted(self.at), verdict, quotes, wrong))


def legal_facts(text: str, span: Span, evidence: Evidence) -> LegalFacts:
    """Return what the documents say on each fact that a claim states of a numbered document.

    ``span`` is the claim in the given ``text``; "Nghị định này" is the one that was named last
    before it. A number that several documents bear tells nothing unless the place does.
    """
    said = span.of(text)
    numbers = find_document_numbers(said)
    if not numbers or (this := _THIS.search(said)):
        before = find_document_numbers(text[: span.start])
        if not (this := _THIS.search(said)) or not before:
            return LegalFacts()
        subject, start = before[-1].number, this.end()
    else:
        subject, start = numbers[0].number, numbers[0].number_span.end
    document = _meant(subject, said, text, evidence)
    if document is None and (named := _without_signer(said)) != said:
        document = _meant(subject, named, text, evidence)
    reading = _Reading(said, span.start)
    others = [m for m in numbers if m.number_span.start >= start]
    if document is not None:
        certain = _is_certain(document, said, text, evidence)
        _signer(reading, document, evidence, certain=certain)
        _days(reading, document, evidence, start, certain=certain)
        for other in others[:1]:
            _does(reading, document, start, other.number_span, other.number, certain=certain)
    for other in others[:1]:
        _is_done(reading, subject, start, other.number_span, other.number, text, evidence)
    reading.taken += [m.number_span for m in numbers] + [m.span for m in find_places(said)]
    return LegalFacts(tuple(reading.parts), bool(reading.parts) and _is_whole(reading, document))


def _meant(number: str, said: str, text: str, evidence: Evidence) -> DocumentSummary | None:
    """Return the one document of a number, in the place that the claim or the text names."""
    found = evidence.numbered(number)
    for words in (said, text):
        named = list(_places(words))
        own = [d for d in found if _is_of(d, named)]
        if len(own) == 1:
            return own[0]
        if named and not own and words is said and any(d.place for d in found):
            return None
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _places(text: str) -> tuple[str, ...]:
    """Return the units that a text names; a whole article is asked for by many of its claims."""
    return tuple(m.name for m in find_places(text))


def _is_of(document: DocumentSummary, named: Sequence[str]) -> bool:
    place = document.place
    issuer = comparison_key(document.issuer or "")
    return any(
        (place is not None and same_unit(place, name)) or comparison_key(name) in issuer
        for name in named
    )


def _is_certain(document: DocumentSummary, said: str, text: str, evidence: Evidence) -> bool:
    """Return whether the number can be of no other document: its place is named, or it has none.

    The place may be named without its kind, or by one whom a document of that place names.
    """
    if document.place is None or _is_of(document, [*_places(said), *_places(text)]):
        return True
    if any(same_unit(document.place, unit.name) for unit in evidence.units_in(said)):
        return True
    signed = _SIGNED.search(said)
    name = _person(signed["who"]) if signed else ""
    return bool(name) and evidence.speaks_there(document.place, name)


def _person(who: str) -> str:
    """Return the name that ends the words before "ký": of three syllables or more."""
    name = _NAME.search(who)
    if name is None or _is_title(name[0]):
        return ""
    words = [word for word in name[0].split() if not _TITLES.fullmatch(comparison_key(word))]
    return " ".join(words) if len(words) >= _SYLLABLES else ""


_SYLLABLES = 3


def _without_signer(said: str) -> str:
    """Return a claim without who signed: "UBND tỉnh" before a person's name is no unit's name."""
    signed = _SIGNED.search(said)
    return f"{said[: signed.start()]}{said[signed.end() :]}" if signed else said


def _signer(
    reading: _Reading, document: DocumentSummary, evidence: Evidence, *, certain: bool
) -> None:
    signed = _SIGNED.search(reading.said)
    where = evidence.document(document.id).stated("signer")
    if signed is None or where is None or document.signer is None:
        return
    quotes = (Quote(document.id, where),)
    words = Span(*signed.span())
    if comparison_key(document.signer) in comparison_key(signed["who"]):
        reading.add(words, "supported", quotes)
    elif certain and (name := _NAME.search(signed["who"])) and not _is_title(name[0]):
        reading.add(words, "contradicted", quotes, document.signer)


def _is_title(name: str) -> bool:
    last = comparison_key(name).split()
    return _TITLES.fullmatch(last[-1]) is not None or _TITLES.match(last[0]) is not None


def _days(
    reading: _Reading, document: DocumentSummary, evidence: Evidence, start: int, *, certain: bool
) -> None:
    for mention in find_periods(reading.said):
        before = reading.said[start : mention.span.start].rstrip()
        if mention.kind != "day" or mention.span.start < start or find_document_numbers(before):
            continue  # a day after another number is that one's
        fact, day = _day_meant(before, document)
        if day is None:
            continue
        where = evidence.document(document.id).stated(fact)
        if where is None:
            continue
        quotes = (Quote(document.id, where),)
        same = mention.value == day.isoformat()
        if same or certain:
            verdict: Verdict = "supported" if same else "contradicted"
            reading.add(mention.span, verdict, quotes, date_words(day.isoformat(), "vi"))


def _day_meant(before: str, document: DocumentSummary) -> tuple[str, date | None]:
    """Return which day of a document the words before a date mean, with that day."""
    if _IN_FORCE.search(before):
        return "effective", document.effective
    directly = before.removesuffix("ngày").strip()
    if not directly or _ISSUED.search(before) or re.fullmatch(r"của [^,;]{3,60}", directly):
        return "published", document.published
    return "", None


def _does(
    reading: _Reading,
    document: DocumentSummary,
    start: int,
    other: Span,
    number: str,
    *,
    certain: bool,
) -> None:
    """Judge "… thay thế Nghị định số …" by what the document says that it does."""
    between = comparison_key(reading.said[start : other.start])
    if re.search(r"(?<!\w)(?:bởi|bị)(?!\w)", between):
        return
    for kind, words in _DOES:
        verb = re.search(rf"(?<!\w){words}(?!\w)", between)
        if verb is None or re.search(r"(?<!\w)(?:không|chưa)(?!\w)", between[: verb.start()]):
            continue
        own = [r for r in document.relations if r.kind == kind]
        key = comparison_key(number)
        span = Span(start, other.end)
        for relation in own:
            if comparison_key(relation.target) == key:
                reading.add(span, "supported", (Quote(document.id, relation.span),))
                return
        whole = [r for r in own if not r.provisions and re.search(r"\d/", r.target)]
        if certain and len({r.target for r in whole}) == 1 and not _touches(document, key):
            quote = Quote(document.id, whole[0].span)
            named = ", ".join(dict.fromkeys(r.target for r in whole))
            reading.add(span, "contradicted", (quote,), named)
            return


def _touches(document: DocumentSummary, key: str) -> bool:
    return any(comparison_key(r.target) == key for r in document.relations)


def _is_done(
    reading: _Reading,
    subject: str,
    start: int,
    other: Span,
    number: str,
    text: str,
    evidence: Evidence,
) -> None:
    """Judge "… được sửa đổi bởi Nghị định số …" by what that one says that it does."""
    between = comparison_key(reading.said[start : other.start])
    if not re.search(r"(?<!\w)bởi(?!\w)", between) and not re.search(
        r"(?<!\w)(?:được|bị)(?!\w).*(?<!\w)(?:theo|tại|bằng)(?!\w)", between
    ):
        return
    document = _meant(number, reading.said, text, evidence)
    if document is None or re.search(r"(?<!\w)(?:không|chưa)(?!\w)", between):
        return
    for kind, words in _DOES:
        if not re.search(rf"(?<!\w){words}(?!\w)", between):
            continue
        for relation in document.relations:
            if relation.kind == kind and comparison_key(relation.target) == comparison_key(subject):
                quotes = (Quote(document.id, relation.span),)
                reading.add(Span(start, other.end), "supported", quotes)
                return


def _is_whole(reading: _Reading, document: DocumentSummary | None) -> bool:
    """Return whether a claim has no telling word beside those of its parts and of the document."""
    rest = reading.said
    for span in sorted(reading.taken, reverse=True):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    known = [document.title, document.issuer or "", document.place or ""] if document else []
    own = set(canonical(" ".join(known)).split())
    words = re.findall(r"\w+", canonical(rest))
    return all(w in own or w in _OWN_WORDS or w in stop_words() for w in words)
