"""Whether a sentence may speak of the places, periods, bodies and documents that are asked for."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.document_fit import of_article_named, of_document_named
from assistant.figures_in_sentence import COMPARED
from assistant.fit import LEAD_LENGTH, levels_differ, squeezed
from assistant.one_event import (
    is_article,
    is_by_the_way,
    is_kept_as,
    is_where_asked,
    last_named,
    speaks_of_body_before,
)
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Question
from assistant.sections import unit_over
from assistant.told_year import is_of_only_year, is_of_told_year
from assistant.undated import is_of_named_years, is_of_the_same_day, is_said
from index_store.figures.reckoned import reckoned_from
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.place_names import ANY_UNIT
from index_store.language.names.places import Level, find_places, place_level, same_place
from index_store.language.time.periods import contains, find_periods, year_of
from index_store.records import Span


def _speaks_of_body(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence, or the words just before it, names a body of the question.

    A person's office is said beside the name: elsewhere in the document it may be another's.
    """
    start = max(sentence.passage.span.start, sentence.span.start - LEAD_LENGTH // 2)
    key = squeezed(Span(start, sentence.span.end).of(sentence.document.text))
    return any(squeezed(name) in key for name in question.organisations)


def sentence_places_fit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence may speak of the places asked for.

    It may where it names one, or names no unit of that level and its document is about one.
    """
    if not of_document_named(sentence, question, context):
        return False
    if not of_article_named(sentence, question):
        return False
    if levels_differ(question.reading, sentence.text):
        return False
    if question.organisations:
        if not all(context.names(sentence.document, name) for name in question.scope):
            return False  # the body of that name of another province
        if any(part.kind is Kind.WHO for part in question.parts):
            return _speaks_of_body(sentence, question) or speaks_of_body_before(
                sentence, question, context
            )
        return any(context.names(sentence.document, name) for name in question.organisations)
    if not question.subjects:
        return all(context.names(sentence.document, name) for name in question.scope)
    named = [
        item
        for item in find_places(sentence.text)
        if not _SET_AGAINST.search(sentence.text[: item.span.start])
        and not is_by_the_way(sentence.text, item.span, sentence.document)
    ]
    if any(same_place(item.name, name) for item in named for name in question.subjects):
        return True
    if any(_says_bare(sentence.text, name) for name in question.subjects):
        return True
    levels = {mention.level for mention in question.places}
    headed = unit_over(sentence.document, sentence.span)
    if headed is not None and not any(item.level in levels for item in named if item.level):
        named_over = find_places(headed)
        if any(same_place(one.name, name) for one in named_over for name in question.subjects):
            return True
        if any(item.level in levels for item in named_over):
            return False
        if not named_over and levels_differ_of(headed, levels):
            return False
    place = sentence.document.place
    own = place is not None and any(
        same_place(place, name) or is_kept_as(place, name) for name in question.subjects
    )
    if any(
        item.level in levels and not (own and _is_former(sentence.text, item.span))
        for item in named
        if item.level and not is_where_asked(item.name, sentence.document, question)
    ):
        return own and is_article(sentence.document) and _asks_of_event(question)
    if own:
        return True
    if (
        place
        and place_level(place) in levels
        and not is_where_asked(place, sentence.document, question)
    ):
        return False
    if not any(context.names(sentence.document, name) for name in question.subjects):
        return False
    if not any(part.kind in _OF_ONE_UNIT for part in question.parts):
        return True
    if not _tells_of_several(sentence, question, context):
        return True
    if is_article(sentence.document) and not _is_headed(sentence, question):
        return last_named(sentence, question, context)
    return _stands_near(sentence, question)


def _asks_of_event(question: Question) -> bool:
    """Return whether it is asked what came about, and nothing that another unit named would have."""
    return not any(part.kind in _OF_ONE_UNIT or part.indicators for part in question.parts)


def _is_headed(sentence: Sentence, question: Question) -> bool:
    """Return whether the title or the headings over a sentence name a unit asked about."""
    key = comparison_key(f"{sentence.passage.heading}\n{sentence.document.title}")
    return any(comparison_key(proper_name(name)) in key for name in question.subjects)


def _stands_near(sentence: Sentence, question: Question) -> bool:
    """Return whether the title, the headings or the words before a sentence name a unit asked about."""
    around = (sentence.before, sentence.passage.heading, sentence.document.title)
    key = comparison_key("\n".join(around))
    return any(comparison_key(proper_name(name)) in key for name in question.subjects)


def _tells_of_several(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a document tells of several units of the level asked about, each by its name.

    What a report of many wards says far from the name of one is said of another.
    """
    levels = {mention.level for mention in question.places} & {"district", "commune"}
    named = context.units_named(sentence.document)
    return len({name for name, level in named if level in levels}) >= _SEVERAL


_SEVERAL = 3
_OF_ONE_UNIT = (Kind.AMOUNT, Kind.WHEN, Kind.WHO, Kind.WHERE)
"""Asked of what one unit does; whether something is so a rule for all units may tell."""
_KIND_BEFORE = re.compile(rf"(?:{ANY_UNIT}|tp\.?|sông|núi|đường|phố|hồ|đèo)\s+$", re.IGNORECASE)


def _says_bare(text: str, name: str) -> bool:
    """Return whether a text has a unit's name of two syllables and more without any kind.

    >>> _says_bare("trường tiểu học Mường Sáng mở thứ Hai", "xã Mường Sáng")
    True
    >>> _says_bare("Thành phố Kim Lĩnh đạt 81,5%", "tỉnh Kim Lĩnh")
    False
    """
    proper = proper_name(name)
    if " " not in proper:
        return False
    return any(
        not _KIND_BEFORE.search(text[: match.start()])
        for match in re.finditer(rf"(?<!\w){re.escape(proper)}(?! [{UPPER}])(?!\w)", text)
    )


_BEFORE_FORMER = re.compile(
    r"(?:trụ sở(?: cũ)?(?: của)?|(?:sáp )?nhập(?: \w+)?|hợp nhất(?: \w+)?|thuộc địa bàn)\s+$",
    re.IGNORECASE,
)


def _is_former(text: str, span: Span) -> bool:
    """Return whether a unit is named as one that has gone up in another: "trụ sở cũ của xã A", "xã A cũ"."""
    after = text[span.end : span.end + 8].lstrip().casefold()
    return after.startswith(("cũ", "trước đây")) or bool(_BEFORE_FORMER.search(text[: span.start]))


def levels_differ_of(headed: str, levels: set[Level]) -> bool:
    """Return whether a part is headed by its kind of office alone ("a) Tại UBND huyện"), of another kind.

    >>> levels_differ_of("Tại UBND huyện", {"commune"}), levels_differ_of("Tại UBND huyện", {"district"})
    (True, False)
    """
    found = _OFFICE_OF.search(comparison_key(headed))
    return found is not None and place_level(f"{found[1]} Ấy") not in levels


_OFFICE_OF = re.compile(r"(?<!\w)(?:ubnd|ủy ban nhân dân) (tỉnh|huyện|xã|phường|thành phố|thị xã)$")
_SET_AGAINST = re.compile(
    r"(?:so với|hơn|vượt(?: qua)?|(?:xếp|đứng|chỉ|,) sau|kém)\s+$", re.IGNORECASE
)
"""Words before a unit that another is measured against."""


def sentence_periods_fit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence may speak of the periods asked for."""
    asked = question.period_values
    if not asked or _said_alike(sentence, question) or _says_just_that(sentence, asked):
        return True
    own = _periods_measured(sentence)
    if any(is_said(value, one) for value in asked for one in own):
        return True
    if is_of_the_same_day(sentence, question):
        return True
    if _periods_measured(sentence, COMPARED.sub(" ", sentence.text)):
        return _title_has(sentence, asked)
    years = {year_of(value) for value in asked}
    if _provides_in(sentence, asked):
        return True
    if is_of_only_year(sentence.document, sentence.span, asked):
        return True
    if is_of_named_years(sentence, question, context):
        return True
    return bool(years & context.years(sentence.document)) and _not_of_title(sentence, asked)


def _not_of_title(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    """Return whether a sentence that names no period may be of another year than its title's.

    "Kết quả khảo sát năm 2023" is of that year throughout, but where the text
    before the sentence says another one: "Năm 2018, … Cùng thời gian này, …".
    """
    document = sentence.document
    titled = [item.value for item in find_periods(document.title, document.published)]
    if not titled or any(is_said(value, one) for value in asked for one in titled):
        return True
    start = max(0, min(sentence.passage.span.start, sentence.span.start - LEAD_LENGTH))
    before = Span(start, sentence.span.end).of(document.text)
    words = f"{sentence.passage.heading}\n{before}"
    said = find_periods(COMPARED.sub(" ", words), reckoned_from(document))
    return any(is_said(value, item.value) for value in asked for item in said)


_RULES = frozenset(
    ("constitution", "law", "code", "ordinance", "decree", "circular", "resolution", "decision", "regulation")
)  # fmt: skip


def _provides_in(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    """Return whether a sentence is of a provision that was in force in the years asked about.

    Whether it was replaced since, `assistant.finding.in_force` says.
    """
    since = sentence.document.effective
    if since is None or sentence.document.genre not in _RULES:
        return False
    years = [year_of(value) for value in asked]
    provision = sentence.passage.locator
    return "Điều" in provision and all(year is not None and year >= since.year for year in years)


def _says_just_that(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    """Return whether a sentence says the very day asked for, or the year as a bare number.

    "Hội chợ Hạ Lâm 1998", "Đến 1642 làng dựng đình": a year without its word is
    read in questions, and no period of a document.
    """
    text = sentence.text
    if any(value in text for value in asked):
        bare = {match["year"] for match in _BARE_YEAR.finditer(COMPARED.sub(" ", text))}
        if bare & set(asked):
            return True
    days = {value for value in asked if _DAY.fullmatch(value)}
    said = find_periods(text, sentence.document.published) if days else ()
    return any(item.value in days for item in said)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BARE_YEAR = re.compile(
    r"(?<![\w/.,%-])(?<!số )(?P<year>1[5-9]\d\d|20[0-4]\d)(?![\w/%-]|[.,]\d)"
    r"(?! (?:\w+ ){0,2}(?:hồ sơ|người|tỷ|triệu|đồng|đơn vị|ha|lượt|hộ|m2|thủ tục|cuộc|văn bản))"
)


_OUTLOOK = re.compile(
    r"(?:[,;] (?:và )?| và )(?:phương hướng|nhiệm vụ|kế hoạch|triển khai)[^,;\n]*(?:năm|quý|tháng)[^,;\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The end of a report's title: its figures are not of the year that it looks forward to."""


def _said_alike(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence of an undated document says a period in the question's own words.

    "9 tháng đầu năm" without a year is that of whoever wrote it.
    """
    if sentence.document.published is not None:
        return False
    key = comparison_key(sentence.text)
    said = [comparison_key(mention.text) for mention in question.periods]
    return bool(said) and all(
        not any(year in text for year in ("19", "20")) and text in key for text in said
    )


def period_is_said(sentence: Sentence, question: Question) -> bool:
    """Return whether the title, the passage or the sentence says the period, not just a day in it."""
    asked = question.period_values
    if not asked:
        return True
    if _provides_in(sentence, asked) or _said_alike(sentence, question):
        return True
    published = reckoned_from(sentence.document)
    start = max(0, sentence.span.start - LEAD_LENGTH)
    lead = Span(start, sentence.span.start).of(sentence.document.text)
    said = "\n".join(
        (sentence.document.title, sentence.passage.heading, lead, sentence.passage.text)
    )
    said = f"{COMPARED.sub(' ', _OUTLOOK.sub('', said))}\n{sentence.text}"
    longer = [
        item.value
        for item in find_periods(said, published)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", item.value) or item.value in asked
    ]
    if any(is_said(one, two) for one in asked for two in longer):
        return True
    if is_of_told_year(sentence.document, sentence.span, asked):
        return True
    if is_of_only_year(sentence.document, sentence.span, asked):
        return True
    return not any(_narrow(value) for value in longer) and _opens_with(sentence, asked)


_OPENING = 900
"""Characters at the beginning of a document that say of which month or quarter all of it is."""


def _opens_with(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    """Return whether a document says at its beginning that it is of the month or quarter asked for.

    "Kết thúc tháng 10/2025, tỉnh được 84 điểm" holds for the lists below, that name no other one.
    """
    document = sentence.document
    opening = COMPARED.sub(" ", f"{document.title}\n{document.text[:_OPENING]}")
    said = {item.value for item in find_periods(opening, reckoned_from(document))}
    narrow = {value for value in said if _narrow(value)}
    return len(narrow) == 1 and bool(narrow & set(asked))


def _narrow(value: str) -> bool:
    """Return whether a period is a month, a quarter or a half, and no day."""
    return len(value) > 4 and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)


def _periods_measured(sentence: Sentence, text: str | None = None) -> list[str]:
    """Return the periods of a sentence; days only where it names nothing longer.

    "Chỉ số năm 2022 công bố ngày 29/3/2023" is of 2022: the day is that of the announcement.
    """
    said = sentence.text if text is None else text
    issued = {item.dated for item in find_document_numbers(said)}
    found = [
        item.value
        for item in find_periods(said, reckoned_from(sentence.document))
        if item.value not in issued
    ]
    longer = [value for value in found if not re.fullmatch(r"\d{4}-\d\d-\d\d", value)]
    return longer or found


def _title_has(sentence: Sentence, asked: tuple[str, ...]) -> bool:
    title = find_periods(sentence.document.title, sentence.document.published)
    return any(contains(value, item.value) for value in asked for item in title)
