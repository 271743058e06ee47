"""Which document of the collection is meant: by its number, else by its kind and subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.context import Context
from assistant.finding.matching import Terms, coverage, joined, terms, weight
from assistant.questions.named import law_key, named_documents, named_numbers
from assistant.questions.question import Question
from index_store.language.characters.marks import comparison_key
from index_store.language.law.document_numbers import document_types
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods
from index_store.store import DocumentSummary

LEAST_OF_SUBJECT = 0.75
"""So much of the words that say what a document is of must stand in its title."""
CLEARLY = 0.05
"""A title must fit by so much better than the next, or nobody knows which is meant."""
_OWN_SHARE = 0.2
_FACT_WORDS = re.compile(
    r"(?<!\w)(?:do (?:ai|người nào|cơ quan nào|đơn vị nào)|(?:ai|người) (?:là người )?(?:đã )?ký|(?:được |đã )?ký(?: ban hành)?"
    r"|mang(?= số)|(?:có )?hiệu lực(?: thi hành)?|còn (?:hiệu lực|áp dụng|được áp dụng)|khi nào|bao giờ|(?:từ |vào )?(?:ngày|tháng|năm) nào"
    r"|ngày (?:tháng )?(?:mấy|bao nhiêu)|đề ngày|(?:có |mang )?(?:số,? )?(?:và )?ký hiệu (?:là )?gì|số (?:hiệu )?(?:là )?(?:mấy|bao nhiêu|gì|nào)|(?:là )?(?:bao nhiêu|gì|ai)"
    r"|(?:được )?(?:căn cứ|dựa)(?: vào| theo| trên)? (?:những |các )?(?:văn bản|quyết định|nghị quyết|nghị định|luật|cơ sở)(?: pháp lý)? (?:nào|gì)"
    r"|(?:đã |sẽ |để )?(?:thay thế|bãi bỏ|sửa đổi)(?: cho)? (?:những |các )?(?:văn bản|quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|quy chế) (?:số )?(?:nào|gì|mấy)"
    r"|theo đề nghị của|không|chưa|hay|nào|vậy|thế|ạ|who|signed?|when|which|what|was|is|did|does|the|of|by|issued?|take|effect|number|date)(?!\w)"
)


def document_meant(question: Question, context: Context) -> DocumentSummary | None:
    """Return the one document that a question is about; None where none or several are meant.

    A number counts wherever the document is in the collection; a subject ("quyết định ban hành
    Quy chế một cửa của tỉnh X") only among the documents that were found.
    """
    if named_numbers(question.reading):
        named = named_documents(question, context.summaries.values())
        # An annex filed apart has the number of what it belongs to, from its heading.
        named = [item for item in named if "number" not in item.derived] or named
        if len({item.family or item.id for item in named}) == 1 or _are_articles_of_one(named):
            return max(named, key=lambda item: item.published is not None)
        return None
    return _by_subject(question, context)


def _are_articles_of_one(named: Sequence[DocumentSummary]) -> bool:
    """Return whether documents of one number are articles of one: of one body, in force at once."""
    facts = {(item.number, item.issuer, item.effective) for item in named}
    return len(facts) == 1 and all(fact is not None for fact in next(iter(facts)))


def kind_named(text: str) -> str | None:
    """Return the kind of document that a text names first ("nghị định"), as a comparison key.

    >>> kind_named("Ai ký Quyết định ban hành Kế hoạch cải cách hành chính?")
    'quyết định'
    """
    match = _kinds().search(law_key(text))
    return match[0] if match else None


def _by_subject(question: Question, context: Context) -> DocumentSummary | None:
    key = law_key(question.reading)
    kind = _kinds().search(key)
    if kind is None:
        return None
    subject = terms(_FACT_WORDS.sub(" ␟ ", _in_full(_with_periods(key[kind.end() :]))))
    if len(subject.words) < _LEAST_WORDS:
        return None
    ranked = sorted(
        (
            (_fit(subject, summary, context), summary)
            for document_id in context.document_ids
            if (summary := context.summary(document_id)) and is_of_kind(summary, kind[0])
        ),
        key=lambda pair: -pair[0],
    )
    if not ranked or not ranked[0][0]:
        return None
    best = ranked[0][1]
    others = [pair for pair in ranked[1:] if (pair[1].family or pair[1].id) != best.family]
    if others and ranked[0][0] - others[0][0] < CLEARLY:
        return None
    return best


def _with_periods(text: str) -> str:
    """Return a text with each quarter, half or month in one way of writing it.

    >>> _with_periods("cải cách quý ii/2025"), _with_periods("cải cách quý 2 năm 2025")
    ('cải cách kỳ2025q2 2025', 'cải cách kỳ2025q2 2025')
    """
    for period in reversed(find_periods(text)):
        if _PART_OF_YEAR.fullmatch(period.value):
            named = f"kỳ{period.value.replace('-', '').lower()} {period.value[:4]}"
            text = text[: period.span.start] + named + text[period.span.end :]
    return text


_PART_OF_YEAR = re.compile(r"\d{4}-[QH]?\d{1,2}")


def _in_full(subject: str) -> str:
    """Return a subject with each index under the name that titles give it.

    >>> _in_full("công bố par index 2023")
    'công bố chỉ số cải cách hành chính 2023'
    """
    for mention in reversed(find_indicators(subject)):
        name = comparison_key(mention.name.partition(" (")[0])
        subject = subject[: mention.span.start] + name + subject[mention.span.end :]
    return subject


_LEAST_WORDS = 3


def _fit(subject: Terms, summary: DocumentSummary, context: Context) -> float:
    """Return how much of a subject a document's head has; of two alike, the shorter title is more."""
    day = summary.published
    document = context.document(summary.id)
    addressed = _ADDRESSED.search(document.text, 0, _HEAD) if summary.genre == "letter" else None
    around = [
        summary.title,
        _with_periods(summary.title),
        summary.issuer or "",
        summary.place or "",
        addressed[1] if addressed else "",
    ]
    around += [context.province(document) or "", str(day.year) if day else ""]
    said = joined(around)
    share = coverage(subject, said)
    if share < LEAST_OF_SUBJECT:
        return 0.0
    rare = [word for word in subject.words if weight(word) >= _TELLING]
    if any(word not in said.words for word in rare):
        return 0.0
    years = [word for word in subject.words if _YEAR.fullmatch(word)]
    dated = _OWN_YEAR * any(year in summary.title for year in years)
    return share + _OWN_SHARE * coverage(terms(summary.title), subject) + dated


_ADDRESSED = re.compile(r"Kính gửi\s*:?\s*([^\n]+)")
_HEAD = 2_000
"""Characters in which a letter says to whom it is sent."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_YEAR = 0.1
"""What a title gains that has the year asked for itself: a ranking is published a year later."""


_TELLING = 1.6
"""A word so rare (a name, a number) must stand in the head of the document that is meant."""


def is_of_kind(summary: DocumentSummary, kind: str) -> bool:
    """Return whether a document is of a kind ("kế hoạch"), by its number or its title."""
    if kind == _ANY:
        return True
    code = (summary.number or "").rpartition("/")[2].partition("-")[0]
    if kind == "công văn" and code and code not in document_types():
        return True  # a letter has no code of its kind: 1507/STP-HCTP
    own = document_types().get(code)
    return comparison_key(own or "") == kind or comparison_key(summary.title).startswith(kind)


_ANY = "văn bản"
"""A word for documents of any kind."""


@cache
def _kinds() -> re.Pattern[str]:
    names = {comparison_key(name) for name in document_types().values()}
    names |= {"luật", "bộ luật", "pháp lệnh", "quy chế", "kết luận", _ANY}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in ordered)})(?!\w)")
