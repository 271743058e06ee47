"""From what a person typed to a question: marks, names, periods, and the parts that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.finding.matching import GAP, Asked, stop_words, terms
from assistant.picking import count_of, pick_of, unit_asked, unit_levels, with_move
from assistant.questions.acts_named import with_laws, years_of_acts
from assistant.questions.bodies import read_bodies
from assistant.questions.cues import CueMatch, find_cues
from assistant.questions.expect import expected
from assistant.questions.field_ranked import field_ranked
from assistant.questions.letter_case import verb_small
from assistant.questions.measures import indicators_asked, wholes_named
from assistant.questions.places import read_places, with_names
from assistant.questions.question import Kind, Part, Pick, Question, Superlative
from assistant.questions.several.segments import asks, segments_of
from assistant.questions.superlatives import superlative_of
from assistant.questions.things import people_in_english
from assistant.questions.wording.worded import read_in_full
from assistant.questions.years_written import (
    as_printed,
    counts_in,
    numbers_listed,
    said_once,
    with_year_named,
)
from assistant.records import Language
from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.law.references import (
    find_document_numbers,
    find_legal_references,
)
from index_store.language.names.places import PlaceMention
from index_store.language.terms.glossary import to_vietnamese, without_empty
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import PeriodMention, find_periods
from index_store.language.typed.detect import question_language
from index_store.language.typed.restore import Restorer
from index_store.records import Span

_RANKING = (Kind.RANK, Kind.SUPERLATIVE, Kind.GRADE, Kind.UNITS, Kind.TREND)


def read_question(
    text: str,
    as_of: date,
    known_places: Sequence[str] = (),
    restorer: Restorer | None = None,
) -> Question:
    """Return the question as understood; a question without marks is read with them.

    ``known_places`` are units that the index knows: they are recognised by their bare names
    and without marks, as the units of the table are. ``restorer`` may know more words than the
    bundled one.
    """
    asked = nfc(" ".join(text.split()))
    detected = question_language(asked)
    language: Language = "vi" if detected == "vi" else "en"
    reading = asked
    if language == "vi":
        reading, asked = read_in_full(asked, restorer or Restorer.load())
    possessive = _POSSESSIVE.sub("  ", verb_small(reading)) if language == "en" else reading
    places = read_places(possessive, asked, known_places, language)
    if language == "vi":
        reading = with_laws(with_names(reading, asked, places), asked)
        of_acts = years_of_acts(reading)
        if (
            not of_acts
            and (named_years := with_year_named(reading, [one.span for one in places])) != reading
        ):
            reading = named_years
            places = read_places(reading, asked, known_places, language)
    periods = _periods(reading, as_of)
    if language == "en":  # "Q3 2026" is no quận 3
        places = tuple(p for p in places if not any(p.span.overlaps(m.span) for m in periods))
    bridge = _bridge(reading, places, periods) if language == "en" else ""
    numbers = find_document_numbers(reading)
    organisations = read_bodies(reading, places) if language == "vi" else ()
    cited = find_legal_references(_LEVEL_WORD.sub(_as_in_law, reading))
    articles = tuple(reference for reference in cited if reference.article)
    named = (places, periods, numbers, organisations, articles)
    cut = [item.span for found in named for item in found] + years_of_acts(reading)
    if language == "en":
        cut += people_in_english(reading)  # no Vietnamese text has a name without its marks
    parts = _parts(reading, asked, language, cut)
    return Question(
        asked=asked,
        reading=reading,
        language=language,
        foreign=detected not in ("vi", "en"),
        parts=parts,
        places=places,
        periods=periods,
        as_of=as_of,
        organisations=tuple(item.name if item.place else item.text for item in organisations),
        numbers=tuple(item.number for item in numbers),
        articles=articles,
        search_text=bridge or reading,
    )


_BARE_YEAR = re.compile(r"(?<![\w/.,-])(?P<year>199\d|20[0-4]\d)(?![\w/%-]|[.,]\d)")


def _periods(reading: str, as_of: date) -> tuple[PeriodMention, ...]:
    """Return the periods that a question names; a bare year is one: "SIPAS 2022", "the 2019 PAR Index"."""
    if before := _YEAR_BEFORE_NAMED.search(reading):
        year = int(before["year"]) - 1
        return (PeriodMention(Span(*before.span()), before[0], str(year), "year"),)
    counts = numbers_listed(reading)
    numbers = [d.number_span for d in find_document_numbers(reading)]  # "NĐ 08/2020" is no month
    none = [*counts, *numbers, *years_of_acts(reading)]
    read = (m for m in find_periods(reading, as_of) if not any(m.span.within(c) for c in none))
    found = _of_stated_year(reading, tuple(read))
    taken = [m.span for m in found] + none
    taken += [quantity.span for quantity in counts_in(reading)]
    taken += [d.span for d in find_document_numbers(reading)]
    years = ((Span(*match.span()), match["year"]) for match in _BARE_YEAR.finditer(reading))
    bare = [
        PeriodMention(span, year, year, "year")
        for span, year in years
        if not any(span.overlaps(other) for other in taken)
        and not any(year in item.text for item in found)
    ]
    return said_once(reading, tuple(sorted((*found, *bare), key=lambda m: m.span)))


_YEAR_BEFORE_NAMED = re.compile(
    r"(?<!\w)(?:năm (?:liền )?trước (?:của )?năm|(?:the )?year before(?: the year)?) (?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""The year before one that is named, where that one itself is not asked about."""
_FOUR_DIGITS = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_SAID = re.compile(r"\b(?:19|20)\d\d\b|\bnay\b|trước|ngoái|này|qua\b", re.IGNORECASE)
_PARTS_OF_YEAR = ("quarter", "half", "months", "month")
_MONTHS_BARE = re.compile(
    r"\b(?:\d{1,2}|ba|sáu|chín) tháng (?:đầu|cuối)(?: năm)?\b(?! (?:năm )?\d)", re.IGNORECASE
)


def _of_stated_year(reading: str, found: tuple[PeriodMention, ...]) -> tuple[PeriodMention, ...]:
    """Return the periods with a quarter of the one year that is stated apart from it.

    "Năm 2023, trong quý I" asks of one quarter, and of no whole year.
    """
    years = {int(year) for item in found for year in _FOUR_DIGITS.findall(item.text)}
    if len(years) != 1:
        return found
    year = years.pop()
    whole = str(year)
    if _SAME_MONTHS_OF.search(comparison_key(reading)):
        year += 1  # "tháng 3 so với cùng kỳ năm 2025": what is compared is a month of 2026
    found = tuple(_year_before(item, year) for item in found)
    parts = [
        item for item in found if item.kind in _PARTS_OF_YEAR and not _YEAR_SAID.search(item.text)
    ]
    spans = [item.span for item in parts]
    spans += [
        span
        for match in _MONTHS_BARE.finditer(reading)
        if not any((span := Span(*match.span())).overlaps(item.span) for item in found)
    ]
    named = [
        PeriodMention(span, said, one.value, one.kind)
        for span in spans
        for said in (f"{span.of(reading).removesuffix(' năm')} năm {year}",)
        for one in find_periods(said)[:1]
    ]
    if not named:
        return found
    kept = [item for item in found if item.value != whole and item not in parts]
    return tuple(sorted((*kept, *named), key=lambda item: item.span))


def _year_before(item: PeriodMention, year: int) -> PeriodMention:
    """Return "năm trước" beside a stated year as the year before that one."""
    if not _YEAR_BEFORE.fullmatch(comparison_key(item.text)):
        return item
    return PeriodMention(item.span, item.text, str(year - 1), item.kind)


_SAME_MONTHS_OF = re.compile(r"(?<!\w)cùng kỳ (?:của )?(?:năm )?(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(
    r"(?:so với )?(?:năm trước(?: đó| liền kề)?|(?:the )?previous year|(?:the )?year before)"
)
_LEVEL_WORD = re.compile(r"\b(?:khoản|điểm|điều)(?= [\da-zđ]{1,3}\b)", re.IGNORECASE)


def _as_in_law(match: re.Match[str]) -> str:
    """Return the word for a level of law in the case that laws write it in."""
    word = match[0].lower()
    return word.capitalize() if word == "điều" else word


def _bridge(text: str, places: tuple[PlaceMention, ...], periods: tuple[PeriodMention, ...]) -> str:
    """Return the Vietnamese words of an English question, for the search."""
    named = [(mention.span, mention.name) for mention in places]
    named += [(mention.span, mention.text) for mention in periods]
    known = [(hit.span, " ".join(hit.vietnamese[:2])) for hit in to_vietnamese(text)]
    taken = [span for span, _ in named]
    known = [item for item in known if not any(item[0].overlaps(span) for span in taken)]
    return " ".join(word for _, word in sorted(named + known, key=lambda item: item[0].start))


_OF_LAW = re.compile(r"\b(?:quy định|nêu rõ)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")


def _parts(reading: str, asked: str, language: Language, cut: list[Span]) -> tuple[Part, ...]:
    found = find_cues(reading, language, typed=asked)
    parts: list[Part] = []
    for segment in segments_of(reading, found, cut):
        cues = tuple(cue for cue in found if cue.span.within(segment))
        part = _part(reading, segment, cues, language, cut)
        if parts and not part.asked and part.kind is not Kind.WHY:
            part = _inherit(part, parts[-1])
        elif parts and _ranks_barely(part):
            part = replace(part, indicators=parts[-1].indicators)
        parts.append(part)
    return tuple(parts)


def _inherit(part: Part, before: Part) -> Part:
    """Return the part with what it speaks of taken from the part before it.

    "Tăng mấy bậc" asks for a change of it, not for its points.
    """
    moved = expected(part.text, "vi").change
    asked = Asked(terms("")) if moved and not before.asked.concepts else before.asked
    return Part(
        part.kind, part.text, before.about, asked, before.indicators,
        part.superlative, part.level, part.unit_kind, part.wants_target, part.with_target,
        part.quantities,
    )  # fmt: skip


def _ranks_barely(part: Part) -> bool:
    """Return whether a part asks for a rank and says only among whom: "đứng thứ mấy cả nước"."""
    if part.indicators or part.kind not in (Kind.RANK, Kind.GRADE):
        return False
    return not terms(_AMONG.sub(GAP, comparison_key(part.about)))


_AMONG = re.compile(
    r"(?<!\w)(?:(?:trong|trên|ở|tại|của|so với|giữa|khối|nhóm|bảng|cấp|toàn|cả|các|số|tổng số|\d+|quốc gia|quốc|nước"
    r"|bảng xếp hạng|tỉnh thành|địa phương|đơn vị|tỉnh|thành phố|thành|huyện|thị xã|quận|xã|phường|đặc khu|sở|ban|ngành|phòng|khác|còn lại|này|đó|ấy)(?!\w)[,\s]*)+"
)


_MOVED = ("rose", "fell")
"""Of a criterion, "mất điểm" says what is counted, not who moved."""


def _part(
    reading: str,
    segment: Span,
    cues: tuple[CueMatch, ...],
    language: Language,
    named: list[Span],
) -> Part:
    cues = tuple(cue for cue in cues if not _is_of_a_time(cue, cues))
    names = {cue.name for cue in cues}
    text = segment.of(reading)
    quantities = counts_in(text)
    unit = unit_asked(cues, text)
    superlative = superlative_of(text.casefold(), names, count_of(cues, text))
    pick = with_move(pick_of(cues, quantities, text), names, text)
    if not (unit or pick.both_ends):
        pick = Pick(moved=pick.moved)
    kind = Kind.UNITS if _picks(pick, superlative, names) else _kind(names, superlative)
    kind = Kind.WHO if kind is Kind.YES_NO and _WHO_FIRST.match(comparison_key(text)) else kind
    kept = _MOVED if kind is Kind.CRITERION else ()
    cut = [*named, *wholes_named(reading, segment)] + [
        cue.span
        for cue in cues
        if asks(cue) and cue.name not in kept and not _keeps_words(cue, reading)
    ]
    about = _without(reading, segment, cut)
    numbered = any(char.isdigit() for char in about) or find_document_numbers(text)
    if _LEVEL_WORD.search(reading) or numbered:
        about = _OF_LAW.sub(" ", about).strip()
    about = as_printed(about) if language == "vi" else about
    about = _index_in_vietnamese(about) if language == "vi" and kind in _RANKING else about
    weak = kind in _RANKING or (kind is Kind.WHY and superlative is not None)
    weak = weak or _POINTS_OF_INDEX.search(comparison_key(text)) is not None
    indicators = indicators_asked(reading, segment, expected(text, language).unit, weak=weak)
    target = "target" in names and "versus_target" not in names
    target = target and not _NO_TARGET.search(comparison_key(text))
    if indicators and (target or expected(text, language).unit == "%"):
        about = _HOW_MANY_PERCENT.sub(GAP, about)
    asked = concepts_of(about) if language == "en" else Asked(terms(about))
    return Part(
        kind=kind,
        text=text,
        about=about,
        asked=asked,
        indicators=indicators,
        superlative=superlative,
        level=unit_levels().get(unit or "") or _level_of_field(kind, reading),
        unit_kind=unit if unit in unit_levels() and language == "vi" else None,
        wants_target=target,
        with_target="versus_target" in names,
        quantities=quantities,
        pick=pick,
    )


_WHO_FIRST = re.compile(r"ai (?!là(?!\w)|cũng|mà)\w+")
"""What asks for a person, whatever its end asks of: "ai canh việc nhà máy có ngừng thật không"."""
_HOW_MANY_PERCENT = re.compile(rf"{GAP} phần trăm(?!\w)", re.IGNORECASE)
"""What is left of "bao nhiêu phần trăm": in which unit a target is, not of what."""


def _index_in_vietnamese(about: str) -> str:
    """Return what is ranked with an index's English name as documents write it: "par index".

    >>> _index_in_vietnamese("par index cuối")
    'Chỉ số cải cách hành chính cuối'
    """
    for mention in find_indicators(about):
        if " " in mention.text and unmarked(mention.text) == mention.text:
            about = about.replace(mention.text, mention.name)
    return about


def _level_of_field(kind: Kind, reading: str) -> str | None:
    return field_ranked(reading) if kind is Kind.SUPERLATIVE else None


def _is_of_a_time(cue: CueMatch, cues: Sequence[CueMatch]) -> bool:
    """Return whether "how much" only stands in the words for "when": "năm bao nhiêu", "tháng mấy"."""
    return cue.name == "ask_amount" and any(
        other.name == "ask_when" and cue.span.within(other.span) and cue.span != other.span
        for other in cues
    )


_POINTS_OF_INDEX = re.compile(
    r"\bđiểm(?: số)?(?: về| của)?(?: công tác)? (?:cchc|cải cách hành chính)\b"
)
"""Whose points are the index's, not those of a component that has its words."""

_NO_TARGET = re.compile(
    r"(?:không phải|chứ không|không hỏi|not)(?: phải| là| the| its)* (?:chỉ tiêu|mục tiêu|kế hoạch|targets?|goals?)\b"
)


def _picks(pick: Pick, superlative: Superlative | None, names: set[str]) -> bool:
    """Return whether a part asks which units of many: so many of them, within limits, moved."""
    if names & {"ask_why", "ask_document", "ask_article", "ask_collection"}:
        return False
    if "ask_when" in names and not names & {"which_unit", "ask_amount"}:
        return False  # "Các huyện trên 5% phải báo cáo trước ngày nào"
    if pick.both_ends:
        return False
    if superlative is not None and superlative.count > 1:
        return not names & {"ask_compare", "ask_rank"}
    return bool(pick) and bool(names & {"which_unit", "plural_units"})


def concepts_of(about: str) -> Asked:
    """Return what English words ask about, each as the ways to say it in Vietnamese."""
    about = without_empty(_POSSESSIVE.sub("  ", about).replace("-", " "))
    hits = to_vietnamese(about)
    rest = _without(about, Span(0, len(about)), [hit.span for hit in hits])
    unknown = [
        word
        for word in re.findall(r"\w+", rest.casefold())
        if len(word) > 1 and word not in stop_words()
    ]
    return Asked(
        terms(""),
        tuple(tuple(hit.vietnamese) for hit in hits) + tuple((word,) for word in unknown),
    )


def _keeps_words(cue: CueMatch, reading: str) -> bool:
    """Return whether a cue's match also holds words that say what is asked about.

    "Có đúng là" says nothing of it; "có đạt chỉ tiêu không" does.
    """
    short = len(cue.span.of(reading).split()) <= _SHORT
    return cue.name in ("ask_list", "ask_who") or (cue.name == "ask_yes" and not short)


_SHORT = 3


def _without(reading: str, segment: Span, cut: list[Span]) -> str:
    kept = list(segment.of(reading))
    for span in cut:
        for index in range(max(span.start, segment.start), min(span.end, segment.end)):
            kept[index - segment.start] = GAP
    rest = " ".join(re.sub(rf"{GAP}+", f" {GAP} ", "".join(kept)).split())
    return _COMMITTEE_OF.sub("", rest)


_COMMITTEE_OF = re.compile(
    rf"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|uỷ ban|ủy ban|chính quyền) (?={GAP} (?:được|đang|có|hiện|đã|còn))",
    re.IGNORECASE,
)
"""The committee named with its unit: "UBND xã A được giao bao nhiêu biên chế" asks of the commune."""


def _kind(names: set[str], superlative: Superlative | None) -> Kind:
    """Return the kind of a part: the first rule of the tuple whose cue it has."""
    if "ask_why" in names:
        return Kind.WHY
    if superlative and "which_part" in names:
        return Kind.CRITERION
    if superlative and names & {"which_unit", "ask_who", "ask_where"}:
        return Kind.SUPERLATIVE
    rules = (
        ("ask_article", Kind.ARTICLE),
        ("ask_summary", Kind.SUMMARY),
        ("ask_updated", Kind.COLLECTED),
        ("ask_collection", Kind.COLLECTION),
        ("ask_remaining", Kind.REMAINING),
        ("ask_sum", Kind.SUM),
        ("ask_gap", Kind.COMPARE),
        ("ask_trend", Kind.TREND),
        ("ask_compare", Kind.COMPARE),
        ("ask_grade", Kind.GRADE),
        ("ask_rank", Kind.RANK),
        ("ask_yes", Kind.YES_NO),
        ("ask_amount", Kind.AMOUNT),
        ("ask_when", Kind.WHEN),
        ("ask_document", Kind.DOCUMENT),
        ("ask_where", Kind.WHERE),
        ("ask_who", Kind.WHO),
        ("ask_list", Kind.LIST),
        ("ask_definition", Kind.DEFINITION),
    )
    return next((kind for name, kind in rules if name in names), Kind.GENERAL)
