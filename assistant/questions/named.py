"""Which documents of the collection a question names: by a number, in whole or in part, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from assistant.questions.question import Question
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.law.document_numbers import document_types
from index_store.language.terms.glossary import to_vietnamese
from index_store.records import Span
from index_store.store import DocumentSummary

_LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_INITIALS = frozenset(name[0] for name in _LAWS)


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number as a question has it: "Nghị định 82", "02/2021", "30/2020/NĐ-CP".

    ``ministry`` are the words after it that name the ministry it is of, if any do.
    """

    type: str | None
    number: str
    ministry: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a question with where it stands in :func:`law_key` of the text."""

    named: NamedNumber
    span: Span


def names_a_law(text: str) -> bool:
    """Return whether a text may name a law by its title."""
    key = comparison_key(text)
    return any(word in key for word in _LAWS)


def closed_up(key: str) -> str:
    """Return a text in which the marks of a number are closed up: "94 / TB - VP" is "94/TB-VP".

    >>> closed_up("thông báo số 94 / tb - vp")
    'thông báo số 94/tb-vp'
    """
    return _OPEN_NUMBER.sub(lambda match: match[0].replace(" ", ""), key)


_OPEN_NUMBER = re.compile(r"\d+ ?/ ?(?:[^\W_]+ ?[/-] ?)*[^\W_]+")


def names_number(question: Question, number: str) -> bool:
    """Return whether the question names this number, in whole or in part."""
    return any(is_number(named, number) for named in named_numbers(question.reading))


def named_documents(
    question: Question, documents: Iterable[DocumentSummary]
) -> list[DocumentSummary]:
    """Return those of ``documents`` that the question names, in their order."""
    numbers = named_numbers(question.reading)
    key = comparison_key(question.reading)
    by_name = names_a_law(question.reading)
    if not numbers and not by_name:
        return []
    return [
        document
        for document in documents
        if (document.number and any(is_number(n, document.number) for n in numbers))
        or (by_name and _is_name(key, document))
    ]


@lru_cache(maxsize=256)
def named_numbers(text: str) -> tuple[NamedNumber, ...]:
    """Return the numbers of documents in a text; a bare one needs its type before it.

    >>> named_numbers("Nghị định 82 và thông tư số 02/2021")
    (NamedNumber(type='nghị định', number='82'), NamedNumber(type='thông tư', number='02/2021'))
    >>> named_numbers("theo 30/2020/NĐ-CP thì 26/9 là ngày nào")
    (NamedNumber(type=None, number='30/2020/nđ-cp'),)
    >>> named_numbers("NĐ 82/2018 và TTLT 39/2015")
    (NamedNumber(type='nghị định', number='82/2018'), NamedNumber(type='thông tư liên tịch', number='39/2015'))
    >>> named_numbers("Who signed Decree No. 82/2018?")
    (NamedNumber(type='nghị định', number='82/2018'),)
    """
    return tuple(mention.named for mention in find_named_numbers(law_key(text)))


def find_named_numbers(key: str) -> tuple[NumberMention, ...]:
    """Return the numbers of documents in a text that :func:`law_key` made, with their places."""
    return tuple(
        NumberMention(
            NamedNumber(_named_type(match), _named_number(match), _ministry(key, match.end())),
            Span(*match.span()),
        )
        for match in _pattern().finditer(key)
    )


def _named_type(match: re.Match[str]) -> str | None:
    if match["of_law"]:
        return "luật"
    code = match["code"]
    return _codes()[code] if code else match["type"]


def _named_number(match: re.Match[str]) -> str:
    """Return the number as it stands; a pattern without any of these groups does not match."""
    found = (match[group] for group in ("number", "coded", "of_law", "whole"))
    return str(next(filter(None, found)))


@cache
def _codes() -> dict[str, str]:
    """Return the types that a short code before a number stands for: "nđ 08/2020", "ttlt 39/2015"."""
    types = document_types()
    known = {code.lower(): comparison_key(types[code]) for code in _CODES}
    return known | {unmarked(code): name for code, name in known.items()}


_CODES = ("NĐ", "QĐ", "NQ", "TTLT", "TT", "CT", "PL")
_OF_MINISTRY = re.compile(r" (?:năm \d{4} )?(?:của |\()?(?P<name>bộ(?:,? [^\W\d]+){1,4})")


def _ministry(key: str, at: int) -> str:
    match = _OF_MINISTRY.match(key, at)
    return match["name"] if match else ""


def _is_of_ministry(named: str, number: str) -> bool:
    """Return whether the code at the end of a number may be that of the ministry named.

    >>> _is_of_ministry("bộ xây dựng về nhà", "02/2016/TT-BXD")
    True
    >>> _is_of_ministry("bộ xây dựng về nhà", "02/2021/TT-BTC")
    False
    """
    codes = unmarked(comparison_key(number)).rpartition("/")[2].split("-")[1:]
    words = [word for word in re.findall(r"\w+", unmarked(named)) if word != "va"]
    initials = "".join(word[0] for word in words)
    return not named or any(_begin_alike(code, initials) for code in codes or ("",))


def _begin_alike(code: str, initials: str) -> bool:
    least = min(len(code), len(initials), _INITIALS_COMPARED)
    return not code.startswith("b") or code[:least] == initials[:least]


_INITIALS_COMPARED = 3


@lru_cache(maxsize=256)
def law_key(text: str) -> str:
    """Return the comparison key of a text, the English names of types in Vietnamese.

    >>> law_key("Which Decree replaced Circular 04/2022/TT-BMQ?")
    'which nghị định replaced thông tư 04/2022/tt-bmq?'
    """
    return comparison_key(_with_types(text))


def _with_types(text: str) -> str:
    """Return a text with the English names of types of document in Vietnamese."""
    types = {comparison_key(name) for name in document_types().values()} | set(_LAWS)
    for hit in reversed(to_vietnamese(text)):
        name = next((word for word in hit.vietnamese if comparison_key(word) in types), None)
        if name is not None:
            text = text[: hit.span.start] + name + text[hit.span.end :]
    return text


_NO_DISCIPLINE = r"(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!quy )"
_NO_NAME = r"(?:tháng|năm|ngày|thông tư|nghị định|quyết định|nghị quyết|tt|ttlt|nđ|qđ|nq) "


@cache
def _pattern() -> re.Pattern[str]:
    types = sorted({comparison_key(name) for name in document_types().values()}, key=len)
    return re.compile(
        rf"\b(?P<type>{'|'.join(re.escape(name) for name in reversed(types))}|luật)\s+(?:số\s*|no\.?\s*)?"
        r"(?P<number>\d{1,5}(?:/\d{4})?(?:/[\w-]*[^\W\d_][\w-]*)?)(?![\w/])"
        rf"|(?<![\w/-])(?P<code>{'|'.join(sorted(_codes(), key=len, reverse=True))})(?:-\w+)?\s+(?:số\s*|so\s*)?"
        r"(?P<coded>\d{1,5}/(?:19|20)\d\d(?:/[\w-]*[^\W\d_][\w-]*)?|\d{2,4})(?![\w/%]|[.,]\d| (?:triệu|tỷ|nghìn|đồng))"
        rf"|{_NO_DISCIPLINE}\bluật(?:,? (?!{_NO_NAME})[^\W\d_]+){{1,8}} (?:số )?\(?(?P<of_law>\d{{2,3}}/(?:19|20)\d\d)(?![\w/])"
        r"|(?<![\w/])(?P<whole>\d{1,5}(?:/\d{4})?/(?:(?=[\w-]*-)[\w-]*[^\W\d_][\w-]*|(?:ubtv)?qh\d{1,2}))"
    )


def is_number(named: NamedNumber, number: str) -> bool:
    """Return whether a document's number is the one named, which may leave its end out.

    >>> is_number(NamedNumber("nghị định", "82"), "82/2018/NĐ-CP")
    True
    >>> is_number(NamedNumber("thông tư", "82/2018"), "82/2018/NĐ-CP")
    False
    """
    wanted = unmarked(comparison_key(named.number)).split("/")
    found = unmarked(comparison_key(number)).split("/")
    if wanted[0].lstrip("0") != found[0].lstrip("0") or len(wanted) > len(found):
        return False
    if any(part not in found for part in wanted[1:]):
        return False
    if not _is_of_ministry(named.ministry, number):
        return False
    type_ = _type(number)
    if named.type is None or type_ is None or comparison_key(type_).startswith(named.type):
        return True  # a joint circular is called a circular too
    return type_ == "Luật" and named.type in _OF_PARLIAMENT


_OF_PARLIAMENT = ("nghị quyết", "pháp lệnh")
"""What else bears a number of the National Assembly."""


def _type(number: str) -> str | None:
    code = number.rpartition("/")[2].partition("-")[0]
    return "Luật" if re.fullmatch(r"QH\d+", code) else document_types().get(code)


_LEAST_NAME = 3


def _is_name(key: str, document: DocumentSummary) -> bool:
    """Return whether a text names a law by its title: "luật an ninh mạng"."""
    if document.title[:1].lower() not in _INITIALS:
        return False  # most of tens of thousands
    title = comparison_key(document.title)
    return (
        title.startswith(_LAWS)
        and len(title.split()) >= _LEAST_NAME
        and re.search(rf"\b{re.escape(title)}\b", key) is not None
    )


_NAME_WORD = re.compile(r"(?<=[\w,] )[^\W\d_]+")


def bodies_named(question: Question) -> list[tuple[str, ...]]:
    """Return the Vietnamese names, as keys, of each body that an English question names.

    Only those of the glossary; a Vietnamese question has its bodies in ``organisations``.
    """
    if question.language == "vi":
        return []
    found = [hit.vietnamese for hit in to_vietnamese(question.reading)]
    return [tuple(map(comparison_key, names)) for names in found if names[0][:1].isupper()]


def names_all(question: Question, text: str) -> bool:
    """Return whether a text has every proper name that a question has.

    Of a Vietnamese question those are the words in capitals, the first of a sentence and
    abbreviations aside; of an English one the bodies whose Vietnamese name the glossary knows.

    >>> from datetime import date
    >>> asked = Question("", "Năm 2016 Thái Lan xếp thứ mấy?", "vi", False, (), (), (), date.today())
    >>> names_all(asked, "Năm 2016 Việt Nam xếp thứ 89."), names_all(asked, "Thái Lan xếp thứ 77.")
    (False, True)
    """
    key = comparison_key(text)
    if question.language != "vi":
        return all(any(name in key for name in names) for names in bodies_named(question))
    words = {m[0] for m in _NAME_WORD.finditer(question.reading) if m[0].istitle()}
    return all(re.search(rf"(?<!\w){re.escape(comparison_key(w))}(?!\w)", key) for w in words)
