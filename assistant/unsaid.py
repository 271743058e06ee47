"""What a question narrows itself to and the documents of its answer never say.

"Tỷ lệ hồ sơ đúng hạn **của doanh nghiệp FDI**" is not answered by the rate of all dossiers, however
well the rest of the words match. A qualifier is a stretch of a question that a narrowing word opens
("của", "qua", "lĩnh vực" …); it is unsaid where the documents have less than half of its words.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from itertools import pairwise

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import GAP, HALF, canonical, coverage, is_known, terms, weight
from assistant.finding.other_words import otherwise
from assistant.finding.whole_words import is_one_word, words_of
from assistant.questions.named import closed_up, names_number
from assistant.questions.question import Kind, Part, Question
from assistant.questions.years_written import numbers_listed
from assistant.said_words import chances
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_pairs
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import PeriodMention
from index_store.records import Document
from prompts import fill

_OTHERWISE = 0.4
"""What a word counts that the documents say in other words alone: too little to be enough."""
LEAST_SAID = 0.5
"""Share of a qualifier's words, by weight, that the documents of an answer must say."""
_NUMBER = re.compile(r"[\d.,/%+-]+[a-z%]*|[ivx]+(?:/\d+)?")


@cache
def _table(kind: str) -> tuple[str, ...]:
    rows = table_pairs("assistant", "data/qualifiers.tsv", "kind", "words")
    return tuple(comparison_key(words) for its, words in rows if its == kind)


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(sorted(_table("opens"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)(?! (?:đó|này|ấy|kia)(?!\w))")


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(sorted((*_table("opens"), *_table("closes")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|[,;:?!()“”\"]|{GAP}")


@cache
def _setting_apart() -> re.Pattern[str]:
    words = "|".join(sorted(_table("sets apart"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _empty() -> frozenset[str]:
    return frozenset(_table("empty"))


def qualifiers(part: Part, question: Question) -> tuple[str, ...]:
    """Return the stretches that narrow a part of a question, without the units and times it names."""
    key = _without_names(part, question)
    found: list[str] = []
    for match in _opening().finditer(key):
        end = _closing().search(key, match.end())
        stretch = key[match.end() : end.start() if end else len(key)].strip()
        if end and end[0] == _ASKED:  # "giữ vai gì": what kind of thing is asked for
            stretch = _without_last_word(stretch)
        if stretch:
            found.append(stretch)
    return tuple(found)


_ASKED = "gì"


def _without_last_word(stretch: str) -> str:
    """Return a stretch without its last word, of one syllable or two.

    >>> _without_last_word("mặt trận giữ vai"), _without_last_word("hệ")
    ('mặt trận giữ', '')
    """
    words = stretch.split()
    return " ".join(words[: -2 if is_one_word(tuple(words[-2:])) else -1])


def _without_names(part: Part, question: Question, told: Container[str] | None = None) -> str:
    """Return a part as it is compared, with a gap for each unit, time, index and number.

    With ``told`` an index that is not among these keeps its words.
    """
    text = part.text
    indicators = [item for item in find_indicators(text) if told is None or item.name in told]
    named = [item.text for item in question.places]
    named += [item.text for item in question.periods]
    named += [item.text for item in indicators]
    named += [*question.organisations, *question.numbers, *(q.text for q in part.quantities)]
    for words in sorted(named, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", f" {GAP} ", text, flags=re.IGNORECASE)
    return canonical(text)


def _syllables_counted(stretch: str, typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a qualifier that documents must say, each with its syllables.

    Numbers are judged elsewhere, and what is no word may be a slip of the typist, or an
    abbreviation of a unit: it counts from three letters on, in capitals or typed without marks.
    """
    found = []
    for word in words_of(stretch):
        if word in _empty():
            continue
        kept = tuple(one for one in word.split() if one not in _empty() and _counts(one, typed))
        if kept:
            found.append(kept)
    return tuple(found)


def _counts(syllable: str, typed: str) -> bool:
    if _NUMBER.fullmatch(syllable):
        return False
    if is_known(syllable):
        return True
    sure = syllable.upper() in typed or unmarked(typed) == typed
    return len(syllable) >= _SHORTEST_ABBREVIATION and sure


_SHORTEST_ABBREVIATION = 3


def unsaid(
    part: Part, question: Question, documents: tuple[Document, ...], context: Context
) -> str:
    """Return the first qualifier of a part that documents do not say, or nothing.

    A syllable is said where its word is, or the pair that it makes with its neighbour. A word
    counts by how much it says and by the chance that an answer says it.
    """
    for stretch in qualifiers(part, question):
        words = _syllables_counted(stretch, part.text)
        if not words:
            continue
        pairs = {
            pair
            for pair in pairwise(stretch.split())
            if _is_said(pair, question, documents, context)
        }
        covered = {syllable for pair in pairs for syllable in pair}
        whole = told = 0.0
        for word in words:
            said = _is_said(word, question, documents, context)
            share = 1.0 if said else _OTHERWISE * _is_said_otherwise(word, documents)
            likely = chances(" ".join(word)).answer
            whole += likely * sum(map(weight, word))
            told += likely * sum(weight(one) * (1.0 if one in covered else share) for one in word)
        if told < LEAST_SAID * whole:
            return stretch
    return ""


def _is_said(
    word: tuple[str, ...], question: Question, documents: tuple[Document, ...], context: Context
) -> bool:
    """Return whether a document says a word, in its own words or as they are written out.

    Of a question typed without marks, which may have been read amiss, marks do not count but
    in what is surely one word.
    """
    plain = unmarked(question.asked) == question.asked and not is_one_word(word)
    sought = unmarked(" ".join(word)) if plain else " ".join(word)
    pattern = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
    texts = (context.key(document) for document in documents)
    if any(pattern.search(unmarked(text) if plain else text) for text in texts):
        return True
    written = (canonical(document.text) for document in documents)
    return any(pattern.search(unmarked(text) if plain else text) for text in written)


def _is_said_otherwise(word: tuple[str, ...], documents: tuple[Document, ...]) -> bool:
    """Return whether a document says a word in other words that say the same."""
    ways = otherwise(" ".join(word))
    return any(ways.is_same_in(terms(document.text)) for document in documents)


def unsaid_act(
    part: Part, question: Question, documents: tuple[Document, ...], context: Context
) -> str:
    """Return the first act, state or office asked about that documents do not say, or nothing.

    Words of the table set what is asked apart from what stands beside it: a deputy is not the
    chief, what was refused is not what was late.
    """
    told = {
        figure.indicator.value
        for document in documents
        for stated in context.figures_of(document)
        if (figure := stated.figure).indicator is not None
    }
    for match in _setting_apart().finditer(_without_names(part, question, told)):
        if not _is_said(tuple(match[0].split()), question, documents, context):
            return match[0]
    return ""


def unsaid_year(question: Question, documents: tuple[Document, ...], context: Context) -> str:
    """Return the first year written in a question, where documents say none of its years."""
    numbers = (*question.numbers, *(q.text for part in question.parts for q in part.quantities))
    rest = question.reading
    counted = (span.of(question.reading) for span in numbers_listed(question.reading))
    for words in (*numbers, *counted, *(item.text for item in question.periods)):
        rest = rest.replace(words, " ")
    years = [year for item in question.periods for year in _years_written(item)]
    years += _YEAR.findall(rest)
    for document in documents:
        own = context.years(document)
        since = document.effective
        if any(int(year) in own or year in context.key(document) for year in years):
            return ""
        if since is not None and all(int(year) >= since.year for year in years):
            return ""
    return years[0] if years else ""


def _years_written(item: PeriodMention) -> list[str]:
    """Return the years that a period is written with; of "năm trước năm 2023" the year before."""
    written = _YEAR.findall(item.text)
    own = item.value[:4]
    return written if not written or own in written or "/" in item.value else [own]


def unsaid_number(question: Question, documents: tuple[Document, ...], context: Context) -> str:
    """Return the first document number in a question that documents neither bear nor name."""
    for number in question.numbers:
        plain = closed_up(unmarked(comparison_key(number)))
        of_year = plain.replace("/", " nam ")
        bear = any(item.number and names_number(question, item.number) for item in documents)
        keys = [closed_up(unmarked(context.key(item))) for item in documents]
        named = any(plain in key or of_year in key for key in keys)
        if not (named or (bear and len(question.numbers) == 1)):
            return number
    return ""


def unsaid_concept(part: Part, documents: tuple[Document, ...]) -> str:
    """Return the first thing that a question in English names and documents say in none of its ways.

    A word that the glossary does not have may be any: it does not count.
    """
    for ways in part.asked.concepts:
        if not any(unmarked(way) != way for way in ways) or _empty() & set(ways):
            continue
        texts = [terms(f"{one.title}\n{one.text}") for one in documents]
        if not any(coverage(terms(way), text) >= HALF for way in ways for text in texts):
            return ways[0]
    return ""


def unsaid_aim(part: Part, documents: tuple[Document, ...], context: Context) -> str:
    """Return what an aim is called, where one is asked for and documents tell of results alone."""
    if not part.wants_target or any(_AIM.search(context.key(one)) for one in documents):
        return ""
    return "mục tiêu"


_AIM = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|đặt ra|đề ra|dự kiến|tối thiểu|ít nhất|trở lên)(?!\w)"
)


def unsaid_place(
    part: Part, question: Question, documents: tuple[Document, ...], context: Context
) -> str:
    """Return the unit whose document is asked for, where those found are of another province."""
    if part.kind is not Kind.DOCUMENT or any(context.province(one) is None for one in documents):
        return ""
    for name in (*question.subjects, *question.scope):
        if not any(context.names(one, name) for one in documents):
            return name
    return ""


_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.]|/\D)")
_OF_THE_COLLECTION = (Kind.COLLECTION, Kind.COLLECTED)


def _denies(part: Part, draught: Draught) -> bool:
    """Return whether what a yes-or-no question supposes is put right."""
    return part.kind is Kind.YES_NO and draught.drafts[0].text.startswith(("Không", "No"))


def lacking(draught: Draught, part: Part, question: Question, context: Context) -> str:
    """Return the sentence that an answer's documents do not speak of what is asked, or nothing."""
    if part.kind in _OF_THE_COLLECTION or not draught.holds or _denies(part, draught):
        return ""
    quoted = dict.fromkeys(quote.document_id for draft in draught.drafts for quote in draft.quotes)
    documents = tuple(map(context.document, quoted))
    if not documents:
        return ""
    words = unsaid_year(question, documents, context) or unsaid_number(question, documents, context)
    words = words or unsaid_aim(part, documents, context)
    words = words or unsaid_place(part, question, documents, context)
    if question.language == "en":
        words = words or unsaid_concept(part, documents)
    else:
        words = words or unsaid(part, question, documents, context)
        words = words or unsaid_act(part, question, documents, context)
    return fill("not_found_qualifier", question.language, words=words) if words else ""
