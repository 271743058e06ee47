"""What a document does to others, as it states it: amends, replaces, repeals, guides, rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.language.law.references import find_document_numbers
from index_store.records import Relation, Span
from ingest.dates import read_date
from ingest.law.headings import Level, opening
from ingest.law.law_names import law_names
from ingest.law.provisions import provisions_named
from ingest.lines import Kind
from ingest.structure import provision_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index_store.records import RelationKind
    from ingest.page import Layout
    from ingest.structure import Block

_VERB = re.compile(
    r"(?P<amends>sửa đổi(?:\s*(?:,|và)\s*bổ sung)?|bổ sung|đính chính|thay(?: thế)?\s+(?:các\s+)?(?:cụm )?từ)"
    r"|(?P<repeals>bãi bỏ|hủy bỏ|huỷ bỏ|bỏ (?=cụm từ|từ|khoản|điểm|Điều))"
    r"|(?P<replaces>thay thế)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:được|bị)\s+(?:(?P<amends>sửa đổi|bổ sung)|(?P<repeals>bãi bỏ|hủy bỏ)|(?P<replaces>thay thế))",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:(?:tên|tiêu đề|đoạn|(?:các )?(?:điều|khoản|điểm|chương|mục|phụ lục))\b|nay |về việc )",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"hết hiệu lực|(?:bị|được) (?:bãi bỏ|thay thế)|không còn hiệu lực", re.IGNORECASE
)
# "Quyết định này …", "Quyết định có hiệu lực kể từ ngày ký và …".
_OURS = r"(?:\bnày\b|^(?:\W|Điều \d+\W)*[^\W\d]+(?: [^\W\d]+){0,3} có hiệu lực\b)"
_REPLACES = re.compile(
    rf"{_OURS}(?:[^.;]{{0,90}}?)\b(?:thay thế|thay cho)\b|^(?:và )?thay thế\b", re.I
)
_REPEALS = re.compile(rf"{_OURS}(?:[^.;]{{0,90}}?)\bbãi bỏ\b", re.I)
_BASED = re.compile(r"\W*Căn cứ\b", re.IGNORECASE)
_GUIDES = re.compile(
    r"(?:quy định chi tiết|hướng dẫn)(?:,? (?:và )?(?:hướng dẫn|quy định|biện pháp))?(?: thi hành| thực hiện)?\b",
    re.IGNORECASE,
)
_AS_AMENDED = re.compile(
    r"[,(]?\s*(?:đã )?được sửa đổi,? (?:và )?bổ sung[^;]*?(?=(?:\s+như sau)|;|\)|,\s*(?:như|được|bị)|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:chi tiết|thi hành|hướng dẫn|một số điều|biện pháp)\b[^;]{0,60}$", re.I)
_PHRASE = re.compile(r"(?:cụm )?từ\s*[“\"]", re.IGNORECASE)
_EXCEPT = re.compile(r",?\s*trừ\b.*$", re.IGNORECASE | re.DOTALL)
_SINCE = re.compile(r"(?:kể )?từ (?=ngày\s)", re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-–+•*]|[a-zđ]\)|\d{1,3}[.)])\s*")
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\d|\w)[^.;]*)*[.;]?")
_GUIDES_WITHIN = 3  # articles from the first in which a law says what it guides


@dataclass(frozen=True, slots=True)
class _Context:
    """What the lines above a statement leave to be understood."""

    target: str | None = None  # "Sửa đổi khoản 2" under "Sửa đổi một số điều của Nghị định số …"
    within: str | None = None  # "Điều 5", which a clause alone is part of
    listing: RelationKind | None = None  # the items of a list are all repealed, replaced …


def find_relations(
    blocks: Sequence[Block], layout: Layout, own: str | None
) -> tuple[Relation, ...]:
    """Return what the document ``own`` (its number) states of others, in order, each once."""
    law = any(block.law.article for block in blocks)
    found = [*_of_title(layout, law), *_of_body(blocks)]
    own_target = own or ""
    unique: dict[tuple[object, ...], Relation] = {}
    for one in found:
        if one.target.casefold() != own_target.casefold():
            unique.setdefault((one.kind, one.target, one.provisions, one.ours), one)
    return tuple(unique.values())


def _of_title(layout: Layout, law: bool) -> Iterator[Relation]:
    """Yield what the title says: "Nghị định sửa đổi, bổ sung một số điều của Nghị định số …"."""
    lines = list(layout.of_kind(Kind.TITLE))
    if not lines or layout.title is None or not (law or layout.letterhead):
        return
    span = Span(lines[0].span.start, lines[-1].span.end)
    title = " ".join(line.text for line in lines)
    verb, guides = _VERB.search(title), _GUIDES.search(title)
    if verb and not (guides and guides.start() < verb.start()):
        kind = _kind(verb)
        for target in _targets(title[verb.start() :])[:1]:
            yield Relation(kind, target, span, provisions_named(title[verb.start() :]))
    elif guides:
        rest = title[guides.end() :]
        for target in _targets(rest):
            yield Relation("guides", target, span, provisions_named(rest))


def _of_body(blocks: Sequence[Block]) -> Iterator[Relation]:
    context = _Context()
    titles = _Context()
    articles = 0
    for block in blocks:
        if block.quoted or block.kind == Kind.TABLE or block.law.instrument:
            continue  # another text's words, or an annex: only the text itself changes others
        opened = opening(block.text)
        if opened and opened.level == Level.ARTICLE:
            articles += 1
            context = titles = _Context()
        elif opened and opened.level == Level.CLAUSE and block.law.article:
            context = replace(titles, within=titles.within)
        if block.law.article is None:
            yield from _based_on(block)
        found = list(_statements(block, context))
        if 0 < articles <= _GUIDES_WITHIN and not found:
            found = list(_guided(block))
        yield from found
        if found and opened and opened.level in (Level.ARTICLE, Level.CLAUSE):
            context = _under(context, found)
            titles = context if opened.level == Level.ARTICLE else titles
        context = replace(context, listing=_listing(block, context, found))


def _under(context: _Context, found: Sequence[Relation]) -> _Context:
    """Return what the lines below a statement may leave out: its target and its article."""
    targets = {one.target for one in found}
    named = [name for one in found for name in one.provisions]
    return _Context(
        target=targets.pop() if len(targets) == 1 else context.target,
        within=named[0] if len(named) == 1 else context.within,
    )


def _listing(block: Block, context: _Context, found: Sequence[Relation]) -> RelationKind | None:
    if block.text.rstrip().endswith(":") and not found:
        if _REPLACES.search(block.text):
            return "replaces"
        return "repeals" if _ENDS.search(block.text) or _REPEALS.search(block.text) else None
    if block.text.rstrip().endswith(":") and found:
        return found[-1].kind
    return context.listing if _LIST_ITEM.match(block.text) else None


def _based_on(block: Block) -> Iterator[Relation]:
    if _BASED.match(block.text):
        for target in _targets(_AS_AMENDED.sub(" ", block.text)):
            yield Relation("based on", target, block.span)


def _guided(block: Block) -> Iterator[Relation]:
    match = _GUIDES.search(block.text)
    if match is None or not re.search(r"\bnày\b", block.text[: match.start()]):
        return
    rest = block.text[match.end() :]
    for target in _targets(rest)[:1]:
        yield Relation("guides", target, block.span, provisions_named(rest), _ours(block))


def _statements(block: Block, context: _Context) -> Iterator[Relation]:
    """Yield what each sentence of a block does to another text."""
    opened = opening(block.text)
    start = len(block.text) - len(opened.rest) if opened else 0
    item = _LIST_ITEM.match(block.text)
    if item and not opened:
        start = item.end()
    for match in _SENTENCE.finditer(block.text, start):
        words = match.group()
        span = Span(match.start(), match.end()).shifted(block.span.start)
        yield from _stated(words, span, block, context)


def _stated(words: str, span: Span, block: Block, context: _Context) -> Iterator[Relation]:
    plain = _EXCEPT.sub("", words)
    ends, replaces = _ENDS.search(plain), _REPLACES.search(plain)
    begins = plain.lstrip()
    repeals = _REPEALS.search(plain)
    does = replaces or repeals
    kind: RelationKind
    if does is not None:
        kind = "replaces" if replaces else "repeals"
        yield from _each(kind, plain[does.end() :], span, block, context)
    elif ends and not _VERB.match(begins):
        kind = "replaces" if "thay thế" in ends.group().casefold() else "repeals"
        yield from _each(kind, plain[: ends.start()], span, block, context, _since(words, ends))
    elif context.listing and _LIST_ITEM.match(block.text) and not _VERB.match(begins):
        yield from _each(context.listing, plain, span, block, context)
    elif _VERB.match(begins):
        for kind, part in _by_verb(plain):
            yield from _each(kind, part, span, block, context)
    elif _STARTS.match(begins) and (passive := _PASSIVE.search(plain)):
        yield from _each(_kind(passive), plain[: passive.start()], span, block, context)


def _by_verb(words: str) -> Iterator[tuple[RelationKind, str]]:
    """Yield each verb's kind with the words that it governs, up to the next verb."""
    unquoted = re.sub(r"[“\"][^”\"]*[”\"]?", lambda found: " " * len(found.group()), words)
    verbs = list(_VERB.finditer(_AS_AMENDED.sub(lambda m: " " * len(m.group()), unquoted)))
    for verb, following in zip(verbs, [*verbs[1:], None], strict=True):
        part = words[verb.end() : following.start() if following else len(words)]
        kind = _kind(verb)
        if _PHRASE.search(words[verb.start() : verb.end() + 30]):
            kind = "amends"  # words of a provision are struck out, not the provision
        yield kind, part


def _kind(match: re.Match[str]) -> RelationKind:
    if match["amends"]:
        return "amends"
    return "repeals" if match["repeals"] else "replaces"


def _each(
    kind: RelationKind,
    words: str,
    span: Span,
    block: Block,
    context: _Context,
    since: date | None = None,
) -> Iterator[Relation]:
    """Yield a relation for each text that ``words`` name, else to the one understood."""
    plain = _AS_AMENDED.sub(" ", words)
    targets = _targets(plain)
    if not targets:
        named = provisions_named(plain, context.within)
        if (
            context.target
            and named
            and not re.search(r"\b(?:luật|định|tư|quyết) này\b", plain, re.I)
        ):
            yield _relation(kind, context.target, span, named, block, since)
        return
    for target, part in _parted(plain, targets):
        named = provisions_named(part)
        yield _relation(kind, target, span, named, block, since)


def _relation(
    kind: RelationKind,
    target: str,
    span: Span,
    named: tuple[str, ...],
    block: Block,
    since: date | None,
) -> Relation:
    if kind == "replaces" and named:
        kind = "amends"  # a provision that is replaced by another is one amended
    return Relation(kind, target, span, named, _ours(block), since)


def _ours(block: Block) -> str | None:
    return provision_name(block.law)


def _targets(words: str) -> list[str]:
    return list(dict.fromkeys(target for target, _ in _named(words)))


def _named(words: str) -> list[tuple[str, int]]:
    """Return the texts that words name, by number or else by name, and where each ends."""
    numbered = find_document_numbers(words)
    found = [(one.number, one.span.end) for one in numbered]
    for name, span in law_names(words):
        if (
            numbered
            and numbered[0].span.start < span.start
            and _SUBJECT.search(words[: span.start])
        ):
            continue  # "Nghị định số … quy định chi tiết một số điều của Luật …": its subject
        if not any(
            0 <= one.span.start - span.end <= 12 or one.span.overlaps(span) for one in numbered
        ):
            found.append((name, span.end))
    return sorted(found, key=lambda one: one[1])


def _parted(words: str, targets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each target with the words before it, which name its provisions."""
    start = 0
    seen: set[str] = set()
    for target, end in _named(words):
        if target not in seen and target in targets:
            seen.add(target)
            yield target, words[start:end]
        start = end


def _since(words: str, ends: re.Match[str]) -> date | None:
    match = _SINCE.search(words, ends.end())
    if match is None or match.start() - ends.end() > 25:
        return None
    found = read_date(words[match.end() :])
    return found.date if found and found.span.start < 8 else None
