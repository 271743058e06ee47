"""What a provision says: definitions, whole enumerations of cases, the article that provides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.articles import document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import GAP, Terms, coverage, joined, terms
from assistant.questions.named import named_documents
from assistant.questions.question import Kind, Part, Question
from assistant.synthesis.legal.stated_changes import number_quote
from assistant.wording import capitalised, ended
from index_store.language.characters.marks import comparison_key
from index_store.records import Document, Landmark, Span
from prompts import fill

_ARTICLE = re.compile(r"Điều (?:\d+\.)*(?:[A-ZĐ]{2}\.(?:\d+\.)*)?\d+[a-zđ]?\d?(?!\w)")
_MARKER = re.compile(
    r"\s*(?:Điều (?:\d+\.)*(?:[A-ZĐ]{2}\.(?:\d+\.)*)?\d+[a-zđ]?\.?|\d{1,3}[a-zđ]?\.|[a-zđ]\d?\)|[-–+•*])\s*"
)
_DEFINED = re.compile(
    r"(?:^|[,;:.]\s*|/[\w-]+ )(?:theo .{3,120}?,? (?:thì )?)?(?:(?:thế nào|cái gì|gì) (?:được (?:coi|xem|hiểu) )?là |khái niệm |định nghĩa (?:của |về )?)(?P<after>[^?,;]{2,80})"
    r"|(?:^|[,;:.]\s*|\bthì )(?P<before>[^?,;:]{2,80}?) (?:được (?:hiểu|định nghĩa|quy định)|là gì|nghĩa là gì|có nghĩa)"
    r"|(?:what (?:is|are)|define|definition of) (?:an? |the )?[^()?]*\((?P<quoted>[^)]+)\)"
    r"|(?:what (?:is|are)|define|definition of) (?P<foreign>(?=[^?]*[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹ])[^()?]{2,60})"
)
_TAIL = re.compile(
    r"\s+(?:theo|trong|tại|ở|quy định|là gì|là thế nào|là như thế nào|ra sao|thế nào|như thế nào)\b.*$"
)


def define_in_law(part: Part, question: Question, context: Context) -> Draught:
    """Return how a document defines a term: the clause that begins with it, and "là"."""
    match = _DEFINED.search(comparison_key(part.text))
    if match is None:
        return Draught()
    thing = next(group for group in match.groups() if group)
    thing = _TAIL.sub("", thing).strip(" “”\"'.")
    said = re.compile(rf"\W*{re.escape(thing)}\W*(?:\([^)]*\)\W*)*(?:được hiểu )?là\s")
    named = {item.id for item in named_documents(question, context.summaries.values())}
    documents = [i for i in context.document_ids if not named or i in named]
    for document in (context.document(i) for i in documents or sorted(named)):
        for mark in document.landmarks:
            end = min(mark.span.end, mark.span.start + _LONGEST_TERM)
            words = _opened(document.text[mark.span.start : end])
            if "Điều" in mark.locator and said.match(comparison_key(words)):
                return _provision(document, mark, question, context)
    return Draught()


_LONGEST_TERM = 300
"""A provision begins with the term that it defines within so many code points."""


def _opened(words: str) -> str:
    marker = _MARKER.match(words)
    return words[marker.end() :] if marker else words


def _provision(document: Document, mark: Landmark, question: Question, context: Context) -> Draught:
    """Return the words of a provision, led by what it is called."""
    words = " ".join(_opened(mark.span.of(document.text)).split())
    clause = ended(words) if question.language == "vi" else f"“{words}”"
    summary = context.summary(document.id)
    number = number_quote(summary, context) if summary else None
    text = fill(
        "named_provision",
        question.language,
        provision=capitalised(mark.locator),
        document=document_name(document) if number else "",
        clause=clause,
    ).replace(" :", ":")
    quotes = [Quote(document.id, mark.span), *((number,) if number else ())]
    return Draught((Draft(text, tuple(quotes)),), subject=document.place)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A provision that lists: its words before the first item, and its items."""

    document: Document
    locator: str
    lead: Span
    items: tuple[Landmark, ...]
    heading: str


def enumerations(document: Document) -> Iterator[Enumeration]:
    """Yield the provisions of a document that have two or more parts, in order."""
    marks = [mark for mark in document.landmarks if "Điều" in mark.locator]
    articles = {mark.locator: mark for mark in marks if _ARTICLE.match(mark.locator)}
    parts: dict[str, list[Landmark]] = {}
    for mark in marks:
        parts.setdefault(mark.locator.partition(" ")[2].partition(" ")[2], []).append(mark)
    for mark in marks:
        items = [one for one in parts.get(mark.locator, ()) if one.span.within(mark.span)]
        if len(items) > 1 and items[0].span.start > mark.span.start:
            at = re.search(r"Điều .*", mark.locator)
            yield Enumeration(
                document,
                mark.locator,
                Span(mark.span.start, items[0].span.start),
                tuple(items),
                heading_of(articles[at[0]], document) if at and at[0] in articles else "",
            )


def is_article(locator: str) -> bool:
    """Return whether a locator is of an article, not of a part of one or of what holds them."""
    return _ARTICLE.match(locator) is not None


def heading_of(mark: Landmark, document: Document) -> str:
    """Return the words on the first line of an article after its number."""
    end = min(mark.span.end, mark.span.start + _LONGEST_TERM)
    first = document.text[mark.span.start : end].lstrip().split("\n", 1)[0]
    return _opened(first).strip(" *#")


def _on_one_line(words: str) -> str:
    """Return the lines of a provision as one, a heading parted from what it heads.

    >>> _on_one_line("Nguyên tắc\\nVăn bản đến được đăng ký.")
    'Nguyên tắc: Văn bản đến được đăng ký.'
    """
    lines = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    parted = [
        f"{line}:" if line[-1].isalnum() and below[:1].isupper() else line
        for line, below in pairwise(lines)
    ]
    return " ".join((*parted, *lines[-1:]))


LEAST_OF_LEAD = 0.6
LEAST_OF_SUBJECT = 0.85
_CASES = re.compile(
    r"(?:trường hợp|đối tượng|hình thức|hành vi|việc|nội dung|điều kiện|nguyên tắc|yêu cầu|quyền|nghĩa vụ|giấy tờ|thành phần|cách|phương thức|đơn vị|cơ quan|người|tổ chức|cá nhân|nhiệm vụ|trách nhiệm)(?: [^\W\d]+){0,4}? (?:nào|gì)"
    r"|(?:gồm|bao gồm|có) (?:những|các) [^?]{0,30}(?:nào|gì)|gồm (?:những )?(?:gì|ai)|(?:những|các) .{2,80}(?:nào|gì)?|\bai (?:được|không|bị|có)|in (?:which|what) cases|who (?:is|are) (?:exempt|entitled|allowed)|what does .* (?:include|consist)"
)
_WHEN_REFUSED = re.compile(
    r"\b(?:khi|lúc) nào (?:thì )?(?:\w+ ){0,5}(?:từ chối|không (?:được )?(?:tiếp )?nhận)"
)
_NOT = re.compile(r"(?<!\w)(?:không|cấm|từ chối|not|refus\w*|prohibit\w*)(?!\w)")


def enumerate_cases(part: Part, question: Question, context: Context) -> Draught:
    """Return every item of the provision that lists what is asked about, each cited."""
    key = comparison_key(part.text)
    listing = part.kind in _LISTING and _CASES.search(key)
    if not (listing or _WHEN_REFUSED.search(key)) or not part.asked:
        return Draught()
    denied = bool(_NOT.search(key))
    named = {item.id for item in named_documents(question, context.summaries.values())}
    best: tuple[float, Enumeration] | None = None
    for document_id in context.document_ids:
        if (named and document_id not in named) or not _of_places(document_id, question, context):
            continue
        near = [item.passage.span for item in context.found if item.document.id == document_id]
        for one in enumerations(context.document(document_id)):
            if not any(span.overlaps(one.lead) for span in near):
                continue
            lead = one.lead.of(one.document.text)
            flags = {bool(_NOT.search(comparison_key(said))) for said in (one.heading, lead)}
            if denied not in flags or _of_another_whole(key, lead):
                continue
            share = _fits(part, one.heading, one.lead.of(one.document.text), one.document)
            if share and (best is None or share > best[0] + _CLOSE):
                best = share, one
    return _listed(best[1], question, context) if best else Draught()


_CONSISTS = re.compile(r"(?:^|[\n.;:])\W*(?:\d+\.\W*)?(?P<whole>[^\n.;:,]{3,}?) (?:bao )?gồm(?!\w)")


def _of_another_whole(key: str, lead: str) -> bool:
    """Return whether a lead lists what something else than the thing asked about consists of.

    "Thể thức văn bản hành chính bao gồm …" is no answer to "văn bản hành chính gồm những gì".
    """
    asked, told = _CONSISTS.search(key), _CONSISTS.search(comparison_key(lead))
    if asked is None or told is None:
        return False
    return not told["whole"].startswith(asked["whole"])


def _of_places(document_id: str, question: Question, context: Context) -> bool:
    """Return whether a document speaks of the units that are asked about, if any are."""
    document = context.document(document_id)
    return all(context.names(document, name) for name in (*question.subjects, *question.scope))


def _fits(
    part: Part, heading: str, lead: str, document: Document, *, least: float = LEAST_OF_SUBJECT
) -> float:
    """Return how well a provision's heading and lead are what is asked; 0 where they are not.

    Where the title says the rest ("phản ánh" of a decree on them), most of the heading must be
    in the question.
    """
    own = part.asked.share(joined((heading, lead)))
    said = joined((heading, lead, document.title))
    whole = part.asked.share(said)
    if not part.asked.concepts:
        subject = terms(_GENERIC.sub(GAP, comparison_key(part.about)))
        if coverage(_words(subject), _words(said)) < least:
            return 0.0
    asked = part.asked.words()
    back = coverage(terms(heading), asked)
    last = lead.strip().rpartition("\n")[2]
    led = coverage(terms(_GENERIC.sub(GAP, comparison_key(last))), asked)
    if back < LEAST_BACK and led < LEAST_OF_HEADING:
        return 0.0
    if own >= LEAST_OF_LEAD or (whole >= LEAST_WITH_TITLE and back >= LEAST_OF_HEADING and own):
        return own + back
    return 0.0


def _words(said: Terms) -> Terms:
    """Return the words alone: between those of a title and of a heading stand other words."""
    return Terms(said.words, frozenset())


_GENERIC = re.compile(
    r"(?<!\w)(?:trường hợp|đối tượng|hình thức|hành vi|nội dung|điều kiện|nguyên tắc|yêu cầu|quyền|nghĩa vụ|cách|phương thức|nhiệm vụ|trách nhiệm|nghiêm cấm|cấm|loại|thành phần|sau đây|sau"
    r"|những|các|nào|gì|ai|gồm|bao gồm|không|được|phải|bị|là|cái|việc|theo|của|trong|quy định|điều|tại|ở|số)(?!\w)"
)
"""Words of every provision: they do not say what a question is about."""
LEAST_BACK = 0.35
"""So much of what a heading or a lead says must be in the question: else it lists other things."""
LEAST_WITH_TITLE = 0.75
LEAST_OF_HEADING = 0.6
_CLOSE = 0.02
_LISTING = (Kind.GENERAL, Kind.LIST, Kind.UNITS, Kind.WHO, Kind.SUPERLATIVE)


def _listed(one: Enumeration, question: Question, context: Context) -> Draught:
    text = one.document.text
    words = _opened(one.lead.of(text)).strip()
    lines = [line for line in words.split("\n") if line.strip()]
    shown = lines[-1].strip().rstrip(" .:;") if lines else one.heading
    shown = one.heading if shown.startswith("(") else shown  # a remark of an editor
    language = question.language
    lead = fill(
        "named_provision",
        language,
        provision=capitalised(one.locator),
        document=document_name(one.document) if one.document.number else "",
        clause=shown if language == "vi" else f"“{shown}”",
    ).replace(" :", ":")
    summary = context.summary(one.document.id)
    number = number_quote(summary, context) if summary and one.document.number else None
    quotes = (Quote(one.document.id, one.lead), *((number,) if number else ()))
    drafts = [Draft(f"{lead}:", quotes)]
    for item in one.items:
        said = _on_one_line(_opened(item.span.of(text))).rstrip(" ;.")
        said = capitalised(said) if language == "vi" else f"“{said}”"
        drafts.append(Draft(said, (Quote(one.document.id, item.span),), layout="item"))
    return Draught(tuple(drafts), subject=one.document.place)


_WHICH_ARTICLE = re.compile(r"điều (?:nào|mấy|bao nhiêu|khoản nào)|which article")
_FINER = re.compile(r"(?:khoản|điểm) (?:nào|mấy|bao nhiêu)|which (?:clause|point)")


def article_by_heading(part: Part, question: Question, context: Context) -> Draught:
    """Return the article whose heading is what is asked for ("quy định tại điều nào")."""
    key = comparison_key(part.text)
    if not _WHICH_ARTICLE.search(key) or _FINER.search(key) or not part.asked:
        return Draught()
    named = {item.id for item in named_documents(question, context.summaries.values())}
    best: tuple[float, Document, Landmark] | None = None
    for document_id in context.document_ids:
        if named and document_id not in named:
            continue
        document = context.document(document_id)
        for mark in document.landmarks:
            if not _ARTICLE.match(mark.locator):
                continue
            heading = heading_of(mark, document)
            share = _fits(part, heading, "", document, least=LEAST_WITH_TITLE)
            if share and (best is None or share > best[0]):
                best = share, document, mark
    if best is None:
        return Draught()
    _, document, mark = best
    summary = context.summary(document.id)
    number = number_quote(summary, context) if summary else None
    line = mark.span.of(document.text).split("\n", 1)[0]
    quote = Quote(document.id, Span(mark.span.start, mark.span.start + len(line)))
    text = fill(
        "heading",
        question.language,
        file="law",
        provision=capitalised(mark.locator),
        document=document_name(document) if number else "",
        heading=heading_of(mark, document),
    ).replace(" :", ":")
    return Draught((Draft(ended(text), (quote, *((number,) if number else ()))),))


__all__ = [
    "Enumeration",
    "article_by_heading",
    "define_in_law",
    "enumerate_cases",
    "enumerations",
]
