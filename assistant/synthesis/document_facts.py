"""Answers from the facts of a document: who signed it, its number, of which day, since when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.articles import article_source, document_name
from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.named import law_key, named_numbers
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import document_meant, kind_named
from assistant.synthesis.documents import span_in
from assistant.synthesis.legal.stated_changes import stated_changes
from assistant.wording import day_as_written, ended
from index_store.language.characters.marks import comparison_key
from index_store.records import Document, Span
from index_store.store import DocumentSummary
from prompts import fill


@dataclass(frozen=True, slots=True)
class _Asked:
    """A fact and the words that ask for it, in a question as :func:`law_key` has it."""

    fact: str
    words: re.Pattern[str]


_WHEN = r"(?:khi nào|bao giờ|lúc nào|hôm nào|ngày (?:tháng )?(?:(?:năm )?nào|mấy|bao nhiêu)|tháng nào|năm nào|từ khi|when|what date|which (?:day|date))"
_FACTS = (
    _Asked("effective", re.compile(rf"{_WHEN}.*(?:in force|effective|takes? effect|hiệu lực)|hiệu lực.*{_WHEN}|(?:áp dụng|thi hành)(?: kể)? từ {_WHEN}"
        rf"|{_WHEN} (?:thì |nó )?(?:bắt đầu|chính thức) (?:được )?(?:áp dụng|thi hành|có giá trị)|(?:bắt đầu|chính thức) (?:được )?(?:áp dụng|thi hành)(?: vào)? {_WHEN}"
        r"|(?<!kể từ )(?<!từ )(?<!trước )(?<!sau )ngày (?:có )?hiệu lực(?: thi hành)?\W*$"
    )),
    _Asked("published", re.compile(
        rf"(?:ban hành|\bký\b|ra đời|đề ngày|của ngày).*{_WHEN}|{_WHEN}.*(?:ban hành|\bký\b|issued|signed|dated)|đề ngày|ngày ban hành|ngày ký"
    )),
    _Asked("signer", re.compile(
        r"(?<!\w)(?:ai|người nào|ông nào|bà nào)(?: là người)?(?: đã)? ký(?!\w)|(?:do|được) (?:ai|(?:ông|bà|đồng chí)\W.*) ký(?!\w)|người ký|(?<!\w)(?:ông|bà|đồng chí) [^,?]{3,50}? (?:đã |là người )?ký(?!\w)|\bwho sign|\bsigned by|signatory"
    )),
    _Asked("issuer", re.compile(
        r"(?:ai|(?:cơ quan|đơn vị|tổ chức|bộ|sở|văn phòng) nào)(?: đã)? (?:ban hành|thông qua)|do (?:ai|(?:cơ quan|đơn vị) nào) (?:ban hành|thông qua)"
        r"|cơ quan ban hành|(?:who|which (?:body|agency|authority)) (?:issued|passed|enacted)"
    )),
    _Asked("number", re.compile(
        r"^(?:[^\W\d_]+ ){1,3}số (?:hiệu )?(?:mấy|bao nhiêu|nào)(?!\w)|(?:^|mang |có )số (?:hiệu )?(?:(?:của|văn bản)\s.*)?(?:là )?(?:bao nhiêu|mấy|gì|nào)|^số (?:hiệu )?(?:của )?(?:các )?\w|\bsố (?:hiệu )?(?:là )?(?:bao nhiêu|mấy|gì|nào)\s*\??$|(?:số,? )?(?:và )?ký hiệu (?:là )?gì|số hiệu|what is the number|document number"
    )),
)  # fmt: skip
_DAYS = ("effective", "published")
_PROPOSED = re.compile(
    r"theo đề nghị (?:của )?(?:ai|(?:cơ quan|đơn vị|sở|người) nào)|at whose (?:proposal|request)"
)
_PROPOSAL = re.compile(r"^\W*(?:Theo đề nghị|Xét đề nghị|Xét tờ trình) [^\n]+", re.MULTILINE)
_SUBJECT = re.compile(
    r"(?:nói|quy định|ban hành|hướng dẫn|thông báo|chỉ đạo) về (?:những )?(?:việc|vấn đề|nội dung|chuyện|điều)? ?gì|về việc gì|(?:tên|tiêu đề|trích yếu) (?:của .*)?là gì|what is .* about"
)
_BASED = re.compile(
    r"căn cứ (?:vào |theo )?(?:những |các )?(?:văn bản|nghị định|luật|quyết định|đâu)(?: nào| gì)?|what is .* based on"
)
_CHANGING = re.compile(r"(?<!\w)(?:sửa đổi|thay thế|bãi bỏ|amend\w*|replac\w+|repeal\w*)(?!\w)")
_NO_FACT = re.compile(r"ủy quyền|thẩm quyền|có quyền|chịu trách nhiệm|được giao|phải ký")
_NAMED = re.compile(
    r"(?:do (?:ông |bà |đồng chí )?|(?<!\w)(?:ông|bà|đồng chí) )(?P<who>[^,?]{3,50}?) (?:đã |là người )?ký(?!\w)"
)
_ADOPTED = re.compile(rf"thông qua.*{_WHEN}|{_WHEN}.*(?:thông qua|passed|adopted)")
_ADOPTION = re.compile(r"[^\n.;]*\bthông qua ngày[^\n.;]*")


def answer_fact(part: Part, question: Question, context: Context) -> Draught:
    """Return what one document, named by its number or by its subject, states about itself."""
    key = law_key(part.text)
    if _PROPOSED.search(key):
        return _found(_PROPOSAL, question, context)
    if _ADOPTED.search(key):
        return _found(_ADOPTION, question, context)
    if _SUBJECT.search(key) and not question.articles:
        return _titled(question, context)
    if _BASED.search(key):
        return _based_on(question, context)
    wanted = next((f for f in _FACTS if f.words.search(key)), None)
    if wanted is None or (wanted.fact != "effective" and _NO_FACT.search(key)):
        return Draught()
    if wanted.fact == "number" and (question.numbers or kind_named(part.text) is None):
        return Draught()
    summary = _meant(key, question, context)
    if summary is None:
        return Draught()
    if part.kind is Kind.YES_NO:
        return _confirmed(part, wanted.fact, summary, question, context)
    if all(one.words.search(key) for one in _FACTS if one.fact in _DAYS):
        told = [_stated(fact, summary, question, context) for fact in reversed(_DAYS)]
        return replace(told[0], drafts=tuple(draft for one in told for draft in one.drafts))
    return _stated(wanted.fact, summary, question, context)


def _meant(key: str, question: Question, context: Context) -> DocumentSummary | None:
    """Return the document that is meant: of "what amends decree X", the one that does so."""
    numbers = named_numbers(question.reading)
    verb = _CHANGING.search(key)
    if verb is None or len(numbers) != 1:
        return document_meant(question, context)
    by = {one.by.id: one.by for one in stated_changes(context, None, numbers[0])}
    return next(iter(by.values())) if len(by) == 1 else None


def _found(words: re.Pattern[str], question: Question, context: Context) -> Draught:
    """Return the words in which the document that is meant states at whose proposal, or when."""
    summary = document_meant(question, context)
    document = context.document(summary.id) if summary else None
    match = words.search(document.text) if document else None
    if summary is None or document is None or match is None:
        return Draught()
    clause = match[0].strip(" ,;.")
    at = match.start() + match[0].index(clause)
    quotes = (Quote(document.id, Span(at, at + len(clause))), _quote("number", document, context))
    name = document_name(summary)
    text = fill("proposed", question.language, file="law", document=name, clause=clause)
    return Draught((Draft(ended(text), tuple(item for item in quotes if item)),))


def _titled(question: Question, context: Context) -> Draught:
    """Return the title of the document that is meant."""
    summary = document_meant(question, context)
    document = context.document(summary.id) if summary else None
    if summary is None or document is None or not named_numbers(question.reading):
        return Draught()
    if source := article_source(document):
        return _subject_of(source, document, question)
    title = document.stated("title") or span_in(document, document.title)
    if title is None:
        return Draught()
    quotes = (Quote(document.id, title), _quote("number", document, context))
    text = fill(
        "numbered_document",
        question.language,
        number=document.number or "",
        title=document.title,
    )
    return Draught((Draft(ended(text), tuple(item for item in quotes if item)),))


def _subject_of(source: Span, document: Document, question: Question) -> Draught:
    """Return what the document is about of which a page is an article, where its source line says so."""
    named = _ABOUT.search(source.of(document.text))
    if named is None:
        return Draught()
    number, about = document.number or "", named["about"].strip(" ,")
    text = fill("numbered_document", question.language, number=number, title=about)
    return Draught((Draft(ended(text), (Quote(document.id, source),)),))


_ABOUT = re.compile(
    r"số \d[\w/ -]*?[\w](?=,? [A-ZĐ][^\W\d_])(?P<about>[^()]{10,}?),? (?:ngày \d|có hiệu lực)"
)


def _based_on(question: Question, context: Context) -> Draught:
    """Return the recitals in which the document that is meant says what it rests on."""
    summary = document_meant(question, context)
    if summary is None:
        return Draught()
    document = context.document(summary.id)
    spans = dict.fromkeys(one.span for one in summary.relations if one.kind == "based on")
    if not spans:
        return Draught()
    number = _quote("number", document, context)
    name = document_name(summary)
    lead = fill("based_on", question.language, file="law", document=name)
    first = tuple(item for item in (number, Quote(document.id, next(iter(spans)))) if item)
    drafts = [Draft(f"{lead}:", first)]
    for span in spans:
        words = " ".join(span.of(document.text).split()).strip(" ;,.")
        shown = words if question.language == "vi" else f"“{words}”"
        drafts.append(Draft(shown, (Quote(document.id, span),), layout="item"))
    return Draught(tuple(drafts))


def _confirmed(
    part: Part, fact: str, summary: DocumentSummary, question: Question, context: Context
) -> Draught:
    """Return whether the person that a question supposes to have signed did."""
    supposed = _NAMED.search(comparison_key(part.text))
    told = _stated(fact, summary, question, context)
    if fact != "signer" or supposed is None or not told:
        return Draught()
    signer = comparison_key(context.document(summary.id).signer or "")
    frame = "yes" if supposed["who"].strip() in signer else "no"
    first = told.drafts[0]
    text = fill(frame, question.language, statement=first.text)
    return replace(told, drafts=(replace(first, text=text), *told.drafts[1:]))


def _stated(fact: str, summary: DocumentSummary, question: Question, context: Context) -> Draught:
    document = context.document(summary.id)
    quote = _quote(fact, document, context)
    if quote is None and fact == "effective":
        return _since_signed(summary, question, context)
    value = getattr(document, fact)
    if quote is None or value is None:
        return Draught()
    language, name = question.language, document_name(summary)
    quotes = [quote]
    number = _quote("number", document, context)
    if document.number and number is not None and document.number not in _words(quote, document):
        quotes.append(number)
    if fact in ("effective", "published"):
        frame = "effective" if fact == "effective" else "issued"
        day = day_as_written(value.isoformat(), language, _words(quote, document))
        text = fill(frame, language, file="law", document=name, date=day)
    elif fact == "signer":
        text = fill("signer", language, file="law", document=name, person=str(value))
    elif fact == "number":
        text = fill("number", language, file="law", number=str(value), title=document.title)
    else:
        text = fill("issuer", language, file="law", document=name, body=str(value))
    return Draught((Draft(ended(text), tuple(quotes)),), subject=document.place)


def _since_signed(summary: DocumentSummary, question: Question, context: Context) -> Draught:
    """Return that a document holds from the day it was signed, with that day, if it says so."""
    document = context.document(summary.id)
    said = next((o.span for o in document.origins if o.fact == "effective" and o.span), None)
    day = _quote("published", document, context)
    if said is None or day is None or document.effective != document.published:
        return Draught()
    if document.effective is None:
        return Draught()
    sentence = Quote(document.id, context.sentence_at(document, said))
    number = _quote("number", document, context)
    words = day_as_written(document.effective.isoformat(), question.language, _words(day, document))
    name = document_name(summary)
    text = fill("effective_signed", question.language, file="law", document=name, date=words)
    quotes = tuple(dict.fromkeys(one for one in (sentence, day, number) if one))
    return Draught((Draft(ended(text), quotes),), subject=document.place)


def _quote(fact: str, document: Document, context: Context) -> Quote | None:
    """Return the words that state a fact, with their sentence where that is a short one."""
    span = document.stated(fact)
    if span is None:
        return None
    sentence = context.sentence_at(document, span)
    whole = span.within(sentence) and sentence.end - sentence.start <= _LONGEST_QUOTE
    return Quote(document.id, sentence if whole else span)


_LONGEST_QUOTE = 400


def _words(quote: Quote, document: Document) -> str:
    return quote.span.of(document.text)
