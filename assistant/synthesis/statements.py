"""Figures as statements: a rank with its score, a value, a clause in its context."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Quote
from assistant.finding.matching import Asked, joined, terms
from assistant.ranking import is_known
from assistant.records import Language
from assistant.sections import item_words
from assistant.synthesis.quoting import without_marks
from assistant.wording import (
    capitalised,
    date_words,
    decapitalised,
    decapitalised_rate,
    ended,
    figure_words,
    number_words,
    period_of,
    place_of,
)
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, place_level, same_place
from index_store.language.terms.indicators import indicators
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Figure, Span
from prompts import fill

MUCH_MORE = 0.25
"""Share of the asked words by which a clause says more than the figure's own words."""
LONGEST_TABLE = 2_000
"""Rows within so many code points are quoted as one table."""
LONGEST_QUOTE = 420
"""Clauses further apart than this (in code points) are quoted one by one."""


def state_rank(stated: StatedFigure, context: Context, language: Language) -> Draft:
    """Return "X ranked last (8/8) in the index for 2022, scoring 70.56 …" with its quote."""
    figure = stated.figure
    ranked = figure if tells_size(stated) else replace(figure, of=None)
    score = _beside(stated, context, lambda item: item.kind == "value" and item.unit == "điểm")
    grade = _beside(stated, context, lambda item: item.kind == "grade")
    used = [figure, *(item for item in (score, grade) if item)]
    detail = ""
    if score:
        detail += fill("score", language, figure=figure_words(score, language))
    if grade and grade.grade:
        detail += fill("grade", language, grade=grade.grade)
    text = fill(
        "rank",
        language,
        place=capitalised(_with_province(stated, context, language)),
        rank=rank_words(ranked, language),
        about=_about(figure, language),
        period=_period(figure, language),
        score=detail,
        according_to=_according_to(figure, language),
    )
    supports = province_supports([stated])
    return Draft(ended(text), quotes_of(used), tuple(used), supports=supports)


def _with_province(stated: StatedFigure, context: Context, language: Language) -> str:
    """Return a unit's name with the province among whose units it is ranked."""
    if stated.figure.place is None:
        return ""
    name = stated.figure.place.value
    shown = place_of(name, language)
    province = context.province(stated.document)
    if province is None or same_place(province, name) or place_level(name) == "province":
        return shown
    if stated.document.place != province and context.province_span(stated.document) is None:
        return shown
    return fill("place_in_province", language, place=shown, province=place_of(province, language))


def province_supports(items: Sequence[StatedFigure]) -> tuple[Quote, ...]:
    """Return where each document of the figures names its province, for a support."""
    documents = {item.document.id: item for item in items}
    found = ((id, item.context.province_span(item.document)) for id, item in documents.items())
    return tuple(Quote(id, span) for id, span in found if span is not None)


def state_grade(stated: StatedFigure, language: Language) -> Draft:
    """Return "X is graded … in the index for the period" with its quote."""
    figure = stated.figure
    text = fill(
        "graded",
        language,
        place=capitalised(place_of(figure.place.value, language)) if figure.place else "",
        grade=figure.grade or figure.text,
        about=_about(figure, language),
        period=_period(figure, language),
        according_to=_according_to(figure, language),
    )
    return Draft(ended(text), quotes_of([figure]), (figure,))


def tells_size(stated: StatedFigure) -> bool:
    """Return whether a rank's clause says of how many, or its own number does (the last of 8)."""
    figure = stated.figure
    if figure.of is None or figure.of == figure.value:
        return True
    said = figure.clause.of(stated.document.text)
    return any(quantity.of == figure.of for quantity in find_quantities(said)) or bool(
        re.search(rf"(?<![\d.,]){figure.of:.0f}(?![.,]?\d)", said)
    )


def subject_of(figure: Figure) -> str | None:
    """Return the name of the unit that a figure is of."""
    return figure.place.value if figure.place else None


SHARED_RANK = re.compile(r"(?<!\d)(?P<first>\d{1,3}) ?[-–] ?(?P<last>\d{1,3})$")


def rank_words(figure: Figure, language: Language) -> str:
    """Return a rank in words: "xếp cuối cùng (thứ 8/8 huyện, thành phố)", "đứng đầu".

    A number that the source does not write is not written: "dẫn đầu" has no "1".
    """
    value = number_words(figure.value or 0, language)
    written = re.search(rf"(?<!\d)0*{value}(?!\d)", figure.text) is not None
    first, last = figure.value == 1, figure.of is not None and figure.value == figure.of
    shared = SHARED_RANK.search(figure.text)
    if shared is not None:  # "2-3": equals stand side by side
        ranks = f"{int(shared['first'])}-{int(shared['last'])}"
        if figure.of is not None:
            ranks = fill("rank_of", language, value=ranks, of=number_words(figure.of, language))
        return fill("rank_shared", language, rank=ranks)
    if not written:
        if first or last:
            return fill("rank_first_plain" if first else "rank_last_plain", language)
        words = decapitalised(" ".join(figure.text.split()))
        return fill("rank_quoted", language, words=words)
    words = value
    if figure.of is not None:
        words = fill("rank_of", language, value=value, of=number_words(figure.of, language))
        if figure.unit and language == "vi":
            words = f"{words} {figure.unit}"
    frame = "rank_last" if last else "rank_first" if first else "rank_nth"
    return fill(frame, language, rank=words)


def state_value(stated: StatedFigure, language: Language, asked: Asked | None = None) -> Draft:
    """Return the figure as one sentence: "the indicator of the place in the period is …".

    Where the clause says much more of what is ``asked`` than the figure's own words, the clause
    is told whole: "12 tập thể và 7 cá nhân".
    """
    figure = stated.figure
    plain = figure.unit in ("%", "điểm") and figure.kind in ("value", "target", "share")
    counted = figure.kind == "count" and figure.indicator and is_known(figure.indicator.value)
    row = figure.clause.of(stated.document.text).lstrip().startswith("|")  # no sentence to quote
    if row and figure.kind == "change" and _SIGNED.match(figure.text):
        return _state_signed(stated, language)  # "1" of a column of changes is no value
    fits = row or ((plain or counted) and figure.indicator and _names_a_measure(figure.indicator))
    if not figure.indicator or not fits:
        return state_clause(stated, language, whole=_says_more(stated, asked))
    aimed = figure.kind == "target"
    named = _indicator(figure.indicator, language)
    within = aimed and language == "vi"  # "Mục tiêu tỷ lệ …"
    text = fill(
        "target" if aimed else "value",
        language,
        indicator=decapitalised_rate(named) if within else capitalised(named),
        of_place=fill("of_place", language, place=place_of(figure.place.value, language))
        if figure.place
        else "",
        period=_period(figure, language),
        figure=_bounded(figure, language),
        according_to=_according_to(figure, language),
    )
    return Draft(ended(text), quotes_of([figure]), (figure,))


_SIGNED = re.compile(r"(?P<sign>[+\-–−▲▼↑↓]?) ?(?P<amount>\d.*)$")


def _direction(sign: str) -> str:
    """Return the name of the frame for a sign; without one, nobody says which way."""
    if not sign:
        return "direction_unsaid"
    return "direction_up" if sign in "+▲↑" else "direction_down"


def _state_signed(stated: StatedFigure, language: Language) -> Draft:
    """Return the change that a cell states by its sign: "-1,00" is "giảm 1,00 điểm"."""
    figure = stated.figure
    signed = _SIGNED.match(figure.text)
    assert signed is not None
    text = fill(
        "changed",
        language,
        indicator=capitalised(_indicator(figure.indicator, language)) if figure.indicator else "",
        of_place=fill("of_place", language, place=place_of(figure.place.value, language))
        if figure.place
        else "",
        period=_period(figure, language),
        direction=fill(_direction(signed["sign"]), language),
        figure=_bounded(replace(figure, text=signed["amount"]), language),
        according_to=_according_to(figure, language),
    )
    return Draft(ended(text.strip()), quotes_of([figure]), (figure,))


def _says_more(stated: StatedFigure, asked: Asked | None) -> bool:
    if not asked or stated.figure.indicator is None:
        return False
    figure = stated.figure
    own = joined((figure.text, stated.figure.indicator.text, stated.figure.indicator.value))
    clause = own | terms(figure.clause.of(stated.document.text))
    return asked.share(clause) - asked.share(own) > MUCH_MORE


def _as_a_clause(words: str) -> str:
    """Return the words of a clause without signs around them or an amending text's quotes.

    >>> _as_a_clause("“1. Bố trí ít nhất 04 công chức.”")
    'Bố trí ít nhất 04 công chức'
    >>> _as_a_clause("thu 148,3 tỷ đồng (25% dự toán).")
    'thu 148,3 tỷ đồng (25% dự toán)'
    """
    clause = item_words(" ".join(without_marks(" ".join(words.split())).split()))
    clause = clause.strip(" ;,.()-•|")
    return clause + ")" * (clause.count("(") > clause.count(")"))


def state_clause(stated: StatedFigure, language: Language, *, whole: bool = False) -> Draft:
    """Return the clause that states the figure, led by the place and period it does not name."""
    figure = stated.figure
    beside = None if whole else _counted(figure)
    if beside is None and not whole and _names_itself(figure) and _crowded(stated):
        return _state_measured(stated, language)
    span = beside or figure.clause
    clause = _as_a_clause(span.of(stated.document.text))
    named = find_places(clause)
    place = figure.place
    lead_place = (
        place
        and comparison_key(place.value) not in comparison_key(clause)
        and not any(same_place(item.name, place.value) for item in named)
    )
    dated = {item.value for item in find_periods(clause, stated.document.published)}
    period = figure.period if figure.period and figure.period.value not in dated else None
    names = {
        name: words
        for name, words in (
            ("place", place_of(place.value, language) if place and lead_place else ""),
            ("period", period_of(period, language) if period else ""),
        )
        if words
    }
    if not names:
        text = capitalised(clause) if language == "vi" else f"“{clause}”"
    else:
        lead = fill("_".join(("context", *names)), language, **names)
        shown = decapitalised(clause) if language == "vi" else clause
        text = fill("in_context", language, context=capitalised(lead), clause=shown)
    return Draft(ended(text), quotes_of([figure]), (figure,))


def _names_itself(figure: Figure) -> bool:
    """Return whether a figure's indicator says more than its own noun ("12 tập thể")."""
    if figure.indicator is None:
        return False
    return not terms(figure.indicator.text).words <= terms(figure.text).words


def _crowded(stated: StatedFigure) -> bool:
    """Return whether a figure's clause states other figures beside it."""
    clause = stated.figure.clause.of(stated.document.text)
    measured = ("count", "money", "value", "share", "target")
    return sum(quantity.kind in measured for quantity in find_quantities(clause)) > 1


def _state_measured(stated: StatedFigure, language: Language) -> Draft:
    """Return "place, period: what is measured – the figure", for a clause of several figures."""
    figure = stated.figure
    names = {}
    if figure.place:
        names["place"] = place_of(figure.place.value, language)
    if figure.period:
        names["period"] = period_of(figure.period, language)
    measured = fill(
        "measured",
        language,
        indicator=_indicator(figure.indicator, language) if figure.indicator else "",
        figure=figure_words(figure, language),
    )
    if names:
        lead = capitalised(fill("_".join(("context", *names)), language, **names))
        measured = fill("in_context", language, context=lead, clause=measured)
    return Draft(ended(capitalised(measured)), quotes_of([figure]), (figure,))


_NEAR = 12
"""A noun ends at most so many code points before its figure ("là", "đạt", "khoảng")."""


def _counted(figure: Figure) -> Span | None:
    """Return the figure with the words for what it counts, where these stand beside it.

    "8.672 hồ sơ cấp xã", "thay máy trạm 150 triệu đồng": shorter than a clause that states
    other figures too.
    """
    noun = figure.indicator.span if figure.indicator else None
    if figure.kind not in ("count", "share", "money") or noun is None:
        return None
    if figure.span.start <= noun.start <= figure.span.end + 1 and noun.end > figure.span.end:
        return Span(figure.span.start, noun.end)
    if noun.end <= figure.span.start <= noun.end + _NEAR and noun.start >= figure.clause.start:
        return Span(noun.start, figure.span.end)
    return None


def quotes_of(figures: Sequence[Figure]) -> tuple[Quote, ...]:
    """Return the quotes that state the figures: one where their clauses stand close together."""
    spans = sorted({figure.clause for figure in figures})
    first = figures[0].document_id
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    if all(item.document_id == first for item in figures):
        if whole.end - whole.start <= LONGEST_QUOTE:
            return (Quote(first, whole),)
        spans = [one for one in spans if not any(one != two and one.within(two) for two in spans)]
        return tuple(Quote(first, span) for span in spans)
    return tuple(dict.fromkeys(Quote(item.document_id, item.clause) for item in figures))


def rows_of(figures: Sequence[Figure]) -> tuple[Quote, ...]:
    """Return the quotes of figures that are compared: one for a table, else one each."""
    first, last = min(f.clause for f in figures), max(f.clause for f in figures)
    whole = Span(first.start, max(last.end, first.end))
    one_document = len({figure.document_id for figure in figures}) == 1
    if one_document and whole.end - whole.start <= LONGEST_TABLE:
        return (Quote(figures[0].document_id, whole),)
    return tuple(dict.fromkeys(Quote(figure.document_id, figure.clause) for figure in figures))


def _beside(
    stated: StatedFigure, context: Context, wanted: Callable[[Figure], bool]
) -> Figure | None:
    """Return the one figure of the same sentence, place and indicator that is wanted.

    Of two (a score claimed and a score awarded), neither is told: which counts is not ours to say.
    """
    own = stated.figure
    found = [
        other.figure
        for other in context.figures_of(stated.document)
        if wanted(other.figure)
        and other.sentence == stated.sentence
        and _same(other.figure.place, own.place)
        and _same(other.figure.indicator, own.indicator)
        and _same(other.figure.period, own.period)
    ]
    return found[0] if len(found) == 1 else None


def _same(one: Binding | None, two: Binding | None) -> bool:
    return (one.value if one else None) == (two.value if two else None)


def _names_a_measure(indicator: Binding) -> bool:
    """Return whether the words name something that has a value ("tỷ lệ …"), not a counted noun."""
    words = comparison_key(indicator.text)
    return is_known(indicator.value) or words.startswith(_MEASURES)


_MEASURES = ("tỷ lệ", "tỉ lệ", "chỉ số", "mức", "điểm", "tỷ trọng", "tốc độ", "số ")


def _indicator(indicator: Binding, language: Language) -> str:
    if language == "en":
        known = (row.name_en for row in indicators() if row.name_vi == indicator.value)
        return next(known, f"“{indicator.text}”")
    words = " ".join(indicator.text.split())
    if " – " in indicator.value and not is_known(indicator.value):
        return indicator.value  # of a table: what the heading and the row say together
    words = re.sub(r" \((?:%|[^\W\d]{1,8})\)$", "", words)  # its unit stands with the number
    if words.isupper() and " " in words and is_known(indicator.value):
        return indicator.value  # of a heading in capitals: "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"
    if words in indicator.value and not is_known(indicator.value):
        return (
            indicator.value
        )  # composed: "thu ngân sách so với dự toán", of which the words are part
    counted = comparison_key(words).startswith("số ") and indicator.value.startswith("Tỷ lệ")
    named = comparison_key(words).startswith(_MEASURES) and not counted
    return words if named or not is_known(indicator.value) else indicator.value


def _about(figure: Figure, language: Language) -> str:
    if figure.indicator is None:
        return ""
    name = figure.indicator.value if language == "vi" else _indicator(figure.indicator, language)
    return fill("about", language, indicator=name)


def _period(figure: Figure, language: Language) -> str:
    if figure.period is None:
        return ""
    words = period_of(figure.period, language)
    if figure.indicator is not None and words in _indicator(figure.indicator, language):
        return ""  # "Kế hoạch vốn năm 2025"
    frame = "period" if len(figure.period.value) == 4 else "period_in_brackets"
    return fill(frame, language, period=words)


def _according_to(figure: Figure, language: Language) -> str:
    if figure.according_to is None:
        return ""
    source = " ".join(figure.according_to.text.split())
    if figure.announced and not find_periods(source):
        day = date_words(figure.announced, language)
        source += fill("of_date", language, date=day)
    return fill("according_to", language, source=source)


_BOUNDS = {
    "vi": {"about": "khoảng", "over": "trên", "at least": "từ", "under": "dưới", "at most": "không quá"},
    "en": {"about": "about", "over": "over", "at least": "at least", "under": "under", "at most": "at most"},
}  # fmt: skip


_SIGN = re.compile(r"^(?:>=|<=|[≥≤<>~≈]) ?(?=\d)")  # its bound is told in words
_ONLY_NUMBER = re.compile(
    r"(?P<before>(?:[^\W\d]+ )*)(?P<number>\d[\d.,]*)(?P<after>(?: trở (?:lên|xuống))?)"
)


def _bounded(figure: Figure, language: Language) -> str:
    words = figure_words(figure, language)
    if re.search(r"\d ?%? ?[-–] ?\d", words):
        return words  # both ends of a range are said
    words = _SIGN.sub("", words)
    number = _ONLY_NUMBER.fullmatch(words)
    if figure.unit and number:  # a cell of a table, whose unit stands in the heading
        unit = "%" if figure.unit == "%" else f" {figure.unit}"
        words = f"{number['before']}{number['number']}{unit}{number['after']}"
    words = decapitalised(words) if language == "vi" else words
    bound = _BOUNDS[language].get(figure.bound, "")
    if not bound or (language == "vi" and not words[:1].isdigit()):
        return words
    if figure.bound == "at least" and language == "vi":
        return f"{words} trở lên" if "trở lên" not in words else words
    return f"{bound} {words}"


def target_beside(stated: StatedFigure, context: Context) -> StatedFigure | None:
    """Return the target that the same sentence sets for the same thing."""
    own = stated.figure
    for other in context.figures_of(stated.document):
        figure = other.figure
        if (
            figure.kind == "target"
            and other.sentence == stated.sentence
            and figure.unit == own.unit
            and _same(figure.place, own.place)
            and (figure.indicator is None or _same(figure.indicator, own.indicator))
        ):
            return other
    return None
