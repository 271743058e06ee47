"""Answers made of one sentence: who, when, where, which document, and what has no kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from assistant.articles import document_name, precise_locator
from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import GAP, coverage, joined, terms
from assistant.fit import (
    LEAST_OF_INDICATOR,
    figures_fit,
    period_is_said,
    sentence_periods_fit,
    sentence_places_fit,
)
from assistant.questions.expect import expected
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import kind_named
from assistant.sections import is_heading, item_words, lead_over
from assistant.selection import Traits, learned, probability
from assistant.synthesis.offices import names_the_holder, offices_in
from assistant.wording import capitalised, decapitalised, ended
from index_store.embedding import Embedder
from index_store.figures.conditions import takes_back
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.recitals import is_recital
from index_store.language.law.references import find_document_numbers
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods
from index_store.records import Document, Figure, Span
from prompts import fill

SHORT_HEADING = 9
"""A numbered line of so few words is a heading even with a full stop."""
SHORTEST = 15
"""A stretch of so few code points is no sentence that answers."""
SURE_SHARE = 0.6
"""Least own share of a list's lead whose items are counted."""
NAMED_SHARE = 0.6
"""Share of the learned threshold that a sentence needs in a document that is named by number."""

_NAME = rf"(?:\s+[{UPPER}][{LOWER}]+){{1,3}}"
_ROLE = re.compile(
    r"\b(?:đồng chí|ông|bà|chủ tịch|giám đốc|bí thư|trưởng|phó|bộ trưởng|thủ tướng|chánh|người đứng đầu"
    r"|thủ trưởng|lãnh đạo|công chức|cán bộ)\s",
    re.IGNORECASE,
)
_ASKS_BODY = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|sở|ngành|bộ|ban) nào|which (?:agency|body|department|unit|office)",
    re.IGNORECASE,
)
_ASKS_DUTY = re.compile(
    r"phải|trách nhiệm|có quyền|thẩm quyền|được|giao(?! (?:ban|dịch|thông|lưu))|thực hiện|must|responsible|shall"
)
_ASKS_NAME = re.compile(
    r"(?:là ai|tên (?:là )?gì|tên ai|họ tên)|^ai (?:đang |hiện )?(?:là|làm|giữ)\b|^who (?:is|was)\b",
    re.IGNORECASE,
)
_ASKS_ADDRESS = re.compile(r"địa chỉ|trụ sở|(?:đặt|nằm|đóng) (?:ở|tại)|located|address")
_ADDRESS = re.compile(
    r"(?<!\w)(?:số(?: nhà)? \d+\w*,? |đường |phố |ngõ |tầng \d|nhà [a-z\d]|khu |trụ sở|tòa nhà|(?:đặt|đóng|nằm) (?:tại|ở) |km ?\d|tổ dân phố|thôn |ấp )"
)
_DURATION = re.compile(r"\d+\s*(?:ngày|giờ|phút|tháng|tuần|năm)\b")
# A time that is no date: "chậm nhất là trong ngày làm việc tiếp theo".
_SOON = re.compile(
    r"(?:trong|cuối|đầu) ngày\b|ngày (?:làm việc )?(?:tiếp theo|kế tiếp|liền kề)|ngay (?:sau|khi)|h(?:ằ|à)ng (?:ngày|tuần|tháng|quý|năm)"
)

Test = Callable[[Sentence], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with how well it fits; ``share`` is how much of the question it covers."""

    sentence: Sentence
    score: float
    share: float


@cache
def _person() -> re.Pattern[str]:
    """Return the pattern of a Vietnamese person's name: a surname and one to three words."""
    lines = (
        files("assistant").joinpath("data/surnames.tsv").read_text(encoding="utf-8").splitlines()
    )
    names = "|".join(line.split("\t")[0] for line in lines[1:] if line)
    return re.compile(rf"(?<!\w)(?:{names}){_NAME}(?!\w)")


def answer_sentence(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return the sentence that answers, quoted as it stands; nothing where none does."""
    test = form_of(part, question)
    bonus = _of_duty if _ASKS_RESPONSIBLE.search(comparison_key(part.text)) else None
    best = best_sentences(part, question, context, embedder, only=test, bonus=bonus)
    if _ASKS_BODY.search(part.text) or bonus:
        best = [scored for scored in best if _is_of_subject(scored.sentence, part)]
    if part.kind is Kind.DOCUMENT:
        best = [scored for scored in best if _is_document_asked(scored.sentence, part)]
    if not best and part.kind is Kind.DEFINITION:
        best = best_sentences(part, question, context, embedder, only=_says_what(part))
    if not best:
        return Draught()
    chosen = best[0].sentence
    draft = quoted(chosen, question, _best_clause(chosen, part))
    if part.kind in (Kind.WHO, Kind.GENERAL) and _ASKS_BODY.search(part.text):
        draft = _under_duty(draft, chosen, question)
    if part.kind is Kind.DOCUMENT:
        draft = _with_number(draft, chosen, question)
    return Draught((draft,), subject=chosen.document.place)


_ASKS_RESPONSIBLE = re.compile(r"(?:chịu|có) trách nhiệm|responsible")


def _of_duty(sentence: Sentence) -> float:
    """Return what a sentence gains that says whose duty or fault something is."""
    return 0.25 * ("trách nhiệm" in comparison_key(sentence.text))


_DUTY_WORDS = re.compile(
    r"(?<!\w)(?:chịu|có|trách nhiệm|quản lý|thực hiện|phải|cơ quan|đơn vị|tổ chức|nào|ai|về|việc|trong|của|được giao|chủ trì|phối hợp)(?!\w)"
)


def _is_of_subject(sentence: Sentence, part: Part) -> bool:
    """Return whether a duty is of what is asked about, not of any other thing to be managed."""
    if part.asked.concepts:
        return True
    subject = terms(_DUTY_WORDS.sub(f" {GAP} ", comparison_key(part.about)))
    around = (sentence.text, before(sentence), sentence.passage.heading, sentence.document.title)
    return not subject or coverage(subject, joined(around)) >= _LEAST_OF_DOCUMENT


_DOCUMENT_WORDS = re.compile(
    r"\b(?:quy định|quy dinh|hướng dẫn|điều chỉnh|nói|ban hành|số|nào|gì|mấy|về|việc|của|theo|căn cứ)\b"
)
_LEAST_OF_DOCUMENT = 0.5


def _is_document_asked(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence's document is of the kind asked for, and of most that it is to be of."""
    kind = kind_named(part.text)
    head = f"{sentence.text} {sentence.document.title} {sentence.passage.heading}"
    said = comparison_key(head)
    if kind in _LAW_KINDS and kind not in said:
        return False
    asked = terms(_DOCUMENT_WORDS.sub(GAP, part.about.lower()))
    if part.asked.concepts or not asked:
        return True
    return coverage(asked, joined((sentence.text, head, before(sentence)))) >= _LEAST_OF_DOCUMENT


_LAW_KINDS = ("luật", "nghị định", "thông tư", "nghị quyết", "quyết định", "chỉ thị", "kế hoạch")
_DUTY = re.compile(
    r"(?:Điều \d+[a-zđ]?\.?|\d{1,3}\.|[IVX]+\.)?\s*(?P<duty>(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Thẩm quyền|Nghĩa vụ)[^.\n]*? của (?P<body>[^.\n:]+))",
    re.IGNORECASE,
)


def _duty_over(sentence: Sentence) -> Span | None:
    """Return where the heading above a clause says whose duty it is; None where it does not."""
    article = sentence.passage.heading.rpartition(" › ")[2]
    match = _DUTY.match(article) or _DUTY.match(sentence.passage.text)
    if match is None:
        return None
    text = sentence.document.text
    at = text.rfind(match["duty"], 0, sentence.span.start)
    return Span(at, at + len(match["duty"])) if at >= 0 else None


def _under_duty(draft: Draft, sentence: Sentence, question: Question) -> Draft:
    """Return the statement led by whose duty it is, where only the heading says that."""
    over = _duty_over(sentence)
    if over is None or find_organisations(sentence.text):
        return draft
    heading = over.of(sentence.document.text)
    text = fill("under_heading", question.language, file="law", heading=heading, clause=draft.text)
    return replace(draft, text=text, quotes=(*draft.quotes, Quote(sentence.document.id, over)))


def answer_article(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the article, clause and point that provide for what is asked, with their words."""
    best = best_sentences(
        part, question, context, embedder, only=lambda s: s.passage.locator.startswith("Điều ")
    )
    if not best:
        return Draught()
    chosen = best[0].sentence
    draft = quoted(chosen, question)
    where = precise_locator(chosen.document, chosen.passage, chosen.span)
    number = None if question.numbers else _number_of(chosen.document)
    if number is None:
        text = fill("in_context", question.language, context=capitalised(where), clause=draft.text)
        return Draught((replace(draft, text=text),))
    text = fill(
        "named_provision",
        question.language,
        provision=capitalised(where),
        document=document_name(chosen.document),
        clause=draft.text,
    )
    return Draught((replace(draft, text=text, quotes=(*draft.quotes, number)),))


def answer_number_sentence(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return a sentence that holds a number of the form asked for, where its words are sure."""
    counts = counting(part, question)
    best = best_sentences(
        part,
        question,
        context,
        embedder,
        only=lambda sentence: counts(sentence) and period_is_said(sentence, question),
    )
    if not best:
        return Draught()
    chosen = best[0].sentence
    return Draught(
        (quoted(chosen, question, _best_clause(chosen, part)),), subject=chosen.document.place
    )


def counting(part: Part, question: Question) -> Test:
    """Return whether a sentence holds a number of the form that "how much" asks for."""
    expectation = expected(part.text, question.language)

    def counts(sentence: Sentence) -> bool:
        return expectation.said_at_rate(sentence.text) and any(
            expectation.suits(
                Figure(
                    "", item.span, item.text, item.span, item.kind, item.value, item.unit, item.of
                )
            )
            for item in find_quantities(sentence.text)
        )

    return counts


def best_sentences(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    *,
    only: Test | None = None,
    bonus: Callable[[Sentence], float] | None = None,
    headings: bool = False,
    least: float | None = None,
) -> list[Scored]:
    """Return the sentences that answer by the learned weights, best first.

    ``only`` keeps those of a form; ``bonus`` favours some; ``least`` is another threshold than
    the learned one.
    """
    threshold = learned().least if least is None else least
    if question.numbers or question.articles:
        threshold *= NAMED_SHARE  # the question itself says which document answers
    elif part.kind is Kind.DOCUMENT:
        threshold *= NAMED_SHARE  # "Kết quả trên công bố tại Quyết định …" repeats few words
    scored = []
    for sentence, traits in candidates(part, question, context, embedder, headings=headings):
        if only is not None and not only(sentence):
            continue
        chance = probability(traits) - _UNASKED * _is_special_case(sentence, part)
        if chance >= threshold:
            extra = bonus(sentence) if bonus else 0.0
            scored.append(Scored(sentence, chance + extra, traits.own))
    return sorted(
        scored,
        key=lambda item: (-round(item.score, 4), item.sentence.document.name, item.sentence.span),
    )


_UNASKED = 0.2
_CONDITION = re.compile(
    r"^\W*(?:\d+\.|[a-zđ]\))?\s*(?:đối với )?(?:trường hợp|nếu|khi) (?P<case>[^,;:]{5,120}),"
)


def _is_special_case(sentence: Sentence, part: Part) -> bool:
    """Return whether a provision is of a case that is not asked about."""
    match = _CONDITION.match(comparison_key(sentence.text))
    if match is None or part.asked.concepts:
        return False
    return coverage(terms(match["case"]), part.asked.words()) < _LEAST_OF_DOCUMENT


def candidates(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    *,
    headings: bool = False,
) -> list[tuple[Sentence, Traits]]:
    """Return the sentences that may speak of what is asked, with their traits.

    Rows of tables and recitals are none; a sentence of another place, period or document is out.
    """
    pool = [
        sentence
        for sentence in context.sentences
        if len(sentence.text) > SHORTEST
        and not sentence.text.lstrip().startswith("|")
        and (headings or not (_heads(sentence) or sentence.text.rstrip().endswith(":")))
        and not is_recital(sentence.text)
        and not sentence.text.rstrip().endswith("?")
        and not (part.kind is Kind.AMOUNT and takes_back(sentence.text))
        and not (part.kind is Kind.AMOUNT and _of_another_indicator(sentence, part))
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
        and figures_fit(sentence, question, context)
    ]
    if not pool or not (part.asked or question.articles):
        return []
    similar = _similarities(question.search_text, pool, embedder)
    form = form_of(part, question)
    return [
        (sentence, _traits(sentence, part, question, similarity, form))
        for sentence, similarity in zip(pool, similar, strict=True)
    ]


def _of_another_indicator(sentence: Sentence, part: Part) -> bool:
    """Return whether a question names an indicator of the table, and the sentence another measure.

    That is another indicator, or words that share too little with those asked for.
    """
    asked = {mention.name for mention in part.indicators}
    if not asked:
        return False
    around = (before(sentence), sentence.passage.heading, sentence.document.title)
    own, near = (
        {mention.name for text in texts for mention in find_indicators(text)}
        for texts in ((sentence.text,), around)
    )
    if own or asked & near:
        return bool(own) and not asked & own
    return part.asked.share(joined((sentence.text, *around))) < LEAST_OF_INDICATOR


def _traits(
    sentence: Sentence, part: Part, question: Question, similarity: float, form: Test | None
) -> Traits:
    own = part.asked.share(terms(sentence.text)) if part.asked else 1.0
    around = (sentence.text, sentence.passage.heading, sentence.document.title, before(sentence))
    key = comparison_key(sentence.text)
    names = (*question.subjects, *question.scope)
    return Traits(
        own=own,
        whole=part.asked.share(joined(around)) if part.asked else 1.0,
        similarity=similarity,
        passage=sentence.score,
        form=0.5 if form is None else float(form(sentence)),
        named=float(any(comparison_key(proper_name(name)) in key for name in names)),
        lead=float(sentence.passage.ordinal == 0),
        length=min(1.0, len(sentence.text) / 400),
    )


def _heads(sentence: Sentence) -> bool:
    """Return whether a sentence is a heading, or all that a heading's number leaves of its line."""
    text = sentence.document.text
    start = text.rfind("\n", 0, sentence.span.start) + 1
    end = text.find("\n", sentence.span.end)
    line = text[start : end if end >= 0 else len(text)]
    short = len(line.split()) <= SHORT_HEADING and is_heading(line.strip().rstrip("."))
    return short or is_heading(sentence.text)


def before(sentence: Sentence) -> str:
    """Return the stretch of the passage, up to 300 characters, that stands before a sentence."""
    start = max(sentence.passage.span.start, sentence.span.start - 300)
    return Span(start, max(start, sentence.span.start)).of(sentence.document.text)


def quoted(sentence: Sentence, question: Question, span: Span | None = None) -> Draft:
    """Return the sentence, or a clause of it, as a statement that quotes it."""
    chosen = span or sentence.span
    words = item_words(_without_marks(chosen.of(sentence.document.text)))
    shown = ended(capitalised(words)) if question.language == "vi" else f"“{words}”"
    quote = Quote(sentence.document.id, chosen)
    lead = lead_over(sentence.document, chosen)
    said = item_words(lead.of(sentence.document.text)).rstrip(" :") if lead else ""
    if lead is None or not _DENIES.search(comparison_key(said)):
        return Draft(shown, (quote,))
    context = capitalised(said) if question.language == "vi" else f"“{said}”"
    text = fill("in_context", question.language, context=context, clause=decapitalised(shown))
    return Draft(text, (Quote(sentence.document.id, lead), quote))


# An item under such a lead means the opposite of its words.
_DENIES = re.compile(
    r"(?<!\w)(?:không|chưa|cấm|từ chối|miễn|trừ|bãi bỏ|hết hiệu lực|sai|vi phạm|khuyết điểm)(?!\w)"
)


_WRAPPED = re.compile(
    r"[“\"](?P<words>(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều \d+\.)\s[^“”\"]+)[”\"]?\.?$"
)


def _without_marks(words: str) -> str:
    """Return the words of a provision without the marks that an amending text puts around it."""
    match = _WRAPPED.fullmatch(words.strip())
    return match["words"] if match else words


def _best_clause(sentence: Sentence, part: Part) -> Span | None:
    """Return the clause between semicolons that says as much of what is asked as the whole."""
    text = sentence.text
    pieces = [
        Span(match.start(), match.end()).shifted(sentence.span.start)
        for match in re.finditer(r"[^;]+", text)
    ]
    if len(pieces) < 2 or not part.asked:
        return None
    share = part.asked.share(terms(text))
    best = max(pieces, key=lambda piece: part.asked.share(terms(piece.of(sentence.document.text))))
    if part.asked.share(terms(best.of(sentence.document.text))) < 0.95 * share:
        return None
    raw = best.of(sentence.document.text)
    left = len(raw) - len(raw.lstrip(" ,.-\n"))
    return Span(best.start + left, best.start + len(raw.rstrip()))


def _similarities(text: str, pool: Sequence[Sentence], embedder: Embedder) -> list[float]:
    vectors = embedder.encode([text, *(sentence.text for sentence in pool)])
    return [float(value) for value in vectors[1:] @ vectors[0]]


def _with_number(draft: Draft, sentence: Sentence, question: Question) -> Draft:
    """Return the statement with the number of its own document, where it names no other."""
    document = sentence.document
    number = _number_of(document)
    if number is None or find_document_numbers(draft.text):
        return draft
    text = fill(
        "in_document_number", question.language, number=document.number or "", clause=draft.text
    )
    return Draft(text, (*draft.quotes, number))


def _number_of(document: Document) -> Quote | None:
    """Return the quote of a document's own number, where its text states it."""
    at = document.text.find(document.number) if document.number else -1
    if at < 0 or document.number is None:
        return None
    return Quote(document.id, Span(at, at + len(document.number)))


def form_of(part: Part, question: Question) -> Test | None:
    """Return what a sentence must have for the kind of answer: a person, a date, a number."""
    tests: dict[Kind, Test] = {
        Kind.WHEN: lambda s: bool(
            find_periods(s.text, s.document.published)
            or _DURATION.search(s.text)
            or _SOON.search(comparison_key(s.text))
        ),
        Kind.WHERE: lambda s: bool(find_places(s.text) or find_organisations(s.text)),
        Kind.DOCUMENT: lambda s: bool(find_document_numbers(s.text) or s.document.number),
        Kind.DEFINITION: _defines(part),
    }
    if part.kind is Kind.AMOUNT:
        return counting(part, question)
    if part.kind is Kind.WHERE and _ASKS_ADDRESS.search(comparison_key(part.text)):
        return lambda s: _ADDRESS.search(comparison_key(s.text)) is not None
    if part.kind not in (Kind.WHO, Kind.SUPERLATIVE):
        return tests.get(part.kind)
    if _ASKS_NAME.search(part.text):
        asked = offices_in(part.text)
        if asked:
            return lambda s: names_the_holder(asked[0], s.text, _people(s.text))
        return _names_person
    if _ASKS_BODY.search(part.text):
        return lambda s: bool(find_organisations(s.text)) or _duty_over(s) is not None
    if _ASKS_DUTY.search(comparison_key(part.text)):
        return lambda s: _names_person(s) or bool(_ROLE.search(s.text))
    return _names_person


_DEFINED = re.compile(
    r"(.{2,80}?)\s+(?:là gì|nghĩa là gì|được hiểu|có nghĩa)|what (?:is|are) (.{2,80})"
)
_MARKER = re.compile(r"^\W*(?:[a-zđ]\)|\d+(?:\.\d+)*[.)])?\W*")


def _defines(part: Part) -> Test:
    """Return whether a sentence says what a thing is: it begins with the thing, and "là"."""
    asked = _DEFINED.search(comparison_key(part.text))
    thing = re.sub(
        r"^(?:thế nào là|khái niệm)\s+", "", (asked[1] or asked[2] or "") if asked else ""
    )

    def says(sentence: Sentence) -> bool:
        key = _MARKER.sub("", comparison_key(sentence.text))
        return bool(thing) and re.match(rf"{re.escape(thing)}\W*(?:\(.*?\) )?là\b", key) is not None

    return says


def _says_what(part: Part) -> Test | None:
    """Return whether a sentence says anywhere what the thing asked about is or consists of."""
    match = _DEFINED.search(comparison_key(part.text))
    thing = re.sub(r"^(?:thế nào là|khái niệm)\s+", "", (match[1] or "") if match else "")
    if not thing:
        return None
    said = re.compile(
        rf"(?:^|[,;:.“”\"] ?|\bthì |\blà ){re.escape(thing)}\W*(?:\([^)]*\)\W*)?(?:là|được hiểu|nghĩa là|gồm|bao gồm|viết tắt)(?!\w)"
    )
    return lambda sentence: (
        said.search(_MARKER.sub("", comparison_key(sentence.text), count=1)) is not None
    )


def _names_person(sentence: Sentence) -> bool:
    return bool(_people(sentence.text))


def _people(text: str) -> list[Span]:
    """Return where a text names persons; a unit's name may begin with a surname ("Hà Nội")."""
    places = [mention.span for mention in find_places(text)]
    found: list[Span] = []
    at = 0
    while match := _person().search(text, at):
        name = Span(*match.span())
        over = [place for place in places if place.overlaps(name)]
        if not over:
            found.append(name)
        at = max((place.end for place in over), default=name.end)
    return found
