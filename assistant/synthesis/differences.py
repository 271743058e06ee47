"""The difference of two values of one thing that a document states side by side, where it is asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.context import Context, Sentence, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.finding.matching import Asked, joined, terms
from assistant.fit import document_fits, same_unit
from assistant.questions.question import Part, Question
from assistant.synthesis.figure_quotes import quotes_of
from assistant.synthesis.quoting import quoted
from assistant.synthesis.statements import subject_of
from assistant.synthesis.unit_lines import unit_words
from assistant.wording import capitalised, ended, number_words, period_words, place_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import place_level
from index_store.language.time.periods import bounds
from index_store.records import Document, Figure
from prompts import fill

_ASKS = re.compile(
    r"(?<!\w)(?:chênh|lệch|hơn|kém|tăng|giảm|tụt)(?!\w)(?: (?!nhất)[^\s?.;]+){0,12}? (?:bao nhiêu|mấy|bn|bnhiêu)(?!\w)"
    r"|(?<!\w)(?:tăng|giảm) hay (?:tăng|giảm) (?:bao nhiêu|mấy)"
)
_STATED = re.compile(
    r"(?<!\w)(?:tăng|giảm|chênh(?: lệch)?|hơn|kém|thấp hơn|cao hơn|tụt)(?: thêm| tới| đến| khoảng| gần| hơn)? \d"
)
_WORDS_OF_CHANGE = re.compile(
    r"(?<!\w)(?:chênh|lệch|hơn|kém|tăng|giảm|tụt|điểm|phần trăm|so|với|cùng kỳ|năm trước|năm ngoái|tháng|quý|năm|đến"
    r"|mức độ|mức|chỉ số|hay|từ|sang|về|nhiều|ít|cao|thấp|của|ở|là|được|mấy|hồ sơ)(?!\w)"
)
_BEFORE_IT = re.compile(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái)(?!\w)")
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD_BEFORE = re.compile(r"^(?:tháng|quý|năm|kỳ) [^–-]{1,20} [–-] ")
_LEAST_SAID = 0.6
"""Share of what is asked about that the stretch itself says, or its title and heading with it."""
_ADJACENT = 3
"""Characters that may lie between two sentences that stand side by side."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two values of one thing, the earlier first."""

    before: StatedFigure
    after: StatedFigure
    score: float


def with_difference(told: Draught, part: Part, question: Question, context: Context) -> Draught:
    """Return an answer with the difference that was asked for, worked out where none is stated."""
    if question.language != "vi" or not _ASKS.search(comparison_key(part.text)):
        return told
    if any(draft.computed for draft in told.drafts) or told.choices:
        return told
    if any(_STATED.search(comparison_key(draft.text)) for draft in told.drafts):
        return told
    pair = _pair(part, question, context)
    if pair is None:
        return told
    drafts = _told(pair, question, context)
    return Draught((*drafts, _worked_out(pair, drafts)), subject=subject_of(pair.after.figure))


def two_values(
    part: Part, question: Question, context: Context
) -> tuple[StatedFigure, StatedFigure] | None:
    """Return the values of one thing at the two times that a question names, the earlier first."""
    pair = _pair(part, question, context)
    return (pair.before, pair.after) if pair is not None else None


def _pair(part: Part, question: Question, context: Context) -> _Pair | None:
    """Return the two values asked about; nothing where several pairs say as much."""
    wanted = _periods(question)
    if wanted is None or len(question.subjects) > 1:
        return None
    asked = Asked(terms(_WORDS_OF_CHANGE.sub(" ", part.about.lower())))
    found = [
        pair
        for document in map(context.document, context.document_ids)
        if document_fits(document, question) and _of_subject(document, question, context)
        for pair in _pairs(document, wanted, question, context, asked)
    ]
    if not found:
        return None
    most = max(pair.score for pair in found)
    best = [pair for pair in found if pair.score > most - _TIE]
    values = {(pair.before.figure.value, pair.after.figure.value) for pair in best}
    return best[0] if len(values) == 1 else None


_TIE = 0.05


def _periods(question: Question) -> tuple[str, str] | None:
    """Return the two periods that are set against each other, the earlier first."""
    own = [i for i in question.periods if not _BEFORE_IT.search(comparison_key(i.text))]
    dated = [item for item in own if _NAMED_YEAR.search(item.text)]
    if not dated:
        return None
    year = max(item.value[:4] for item in dated)
    named = {item.value if item in dated else f"{year}{item.value[4:]}" for item in own}
    if len(named) == 1 and _BEFORE_IT.search(comparison_key(question.reading)):
        (value,) = named
        named.add(re.sub(r"(?:19|20)\d\d(?=-|/|$)", lambda m: str(int(m[0]) - 1), value))
    if len(named) != 2 or any(bounds(value) is None for value in named):
        return None
    one, two = sorted(named)
    return one, two


def _of_subject(document: Document, question: Question, context: Context) -> bool:
    return all(context.names(document, name) for name in question.subjects)


def _pairs(
    document: Document,
    wanted: tuple[str, str],
    question: Question,
    context: Context,
    asked: Asked,
) -> Iterator[_Pair]:
    own = [item for item in context.figures_of(document) if _may_be(item, question)]
    by_period = [
        [item for item in own if item.figure.period and item.figure.period.value == value]
        for value in wanted
    ]
    for after in by_period[1]:
        for before in by_period[0]:
            if _alike(before.figure, after.figure) and _of_one_thing(before, after, own):
                score = _score(before, after, asked, context)
                if score is not None:
                    yield _Pair(before, after, score)


def _may_be(item: StatedFigure, question: Question) -> bool:
    figure = item.figure
    if figure.kind not in ("value", "count", "money") or figure.value is None:
        return False
    if not question.subjects:
        return figure.place is None or place_level(figure.place.value) is None
    place = figure.place.value if figure.place else item.document.place
    return place is None or same_unit(place, question.subjects[0])


def _alike(one: Figure, two: Figure) -> bool:
    places = [figure.place.value for figure in (one, two) if figure.place]
    return (one.kind, one.unit) == (two.kind, two.unit) and len(set(places)) < 2


def _of_one_thing(before: StatedFigure, after: StatedFigure, own: Sequence[StatedFigure]) -> bool:
    """Return whether two figures are of one indicator: of one name, or alone in one stretch."""
    one, two = _name(before.figure), _name(after.figure)
    if one and two:
        return one == two
    first, last = sorted((before.sentence, after.sentence))
    if first != last and not 0 <= last.start - first.end <= _ADJACENT:
        return False
    beside = [i for i in own if i.sentence in (first, last) and _alike(i.figure, after.figure)]
    if first != last:
        return all(_is_first(item, beside) for item in (before, after))
    counted = Counter(item.figure.period.value for item in beside if item.figure.period)
    return all(count == 1 for count in counted.values()) and sum(counted.values()) == len(beside)


def _is_first(item: StatedFigure, beside: Sequence[StatedFigure]) -> bool:
    """Return whether a figure is the first of its kind in its sentence: its parts come after it."""
    own = [other.figure.span for other in beside if other.sentence == item.sentence]
    return item.figure.span == min(own)


def _name(figure: Figure) -> str:
    """Return the name of an indicator without the column of months that stands before it."""
    key = comparison_key(figure.indicator.value) if figure.indicator else ""
    return _PERIOD_BEFORE.sub("", key)


def _score(
    before: StatedFigure, after: StatedFigure, asked: Asked, context: Context
) -> float | None:
    """Return how much of what is asked about the stretch says, None where that is too little."""
    if not asked:
        return None
    both = [
        f"{item.sentence.of(item.document.text)} {_name(item.figure)}" for item in (before, after)
    ]
    if before.sentence != after.sentence:
        least = min(asked.share(terms(said)) for said in both)
        return 1.25 * least if least >= _LEAST_SAID else None
    own = asked.share(joined(both))
    sentence = _sentence(after, context)
    heads = (after.document.title, sentence.passage.heading if sentence else "")
    whole = asked.share(joined((*both, *heads)))
    if max(own, whole) < _LEAST_SAID:
        return None
    return own + whole / 4


def _sentence(item: StatedFigure, context: Context) -> Sentence | None:
    span = item.figure.span
    return next((one for one in context.sentences_of(item.document) if span.within(one.span)), None)


def _told(pair: _Pair, question: Question, context: Context) -> tuple[Draft, ...]:
    """Return the sentences that state both values; of the cells of a table, a line for each."""
    found = [_sentence(item, context) for item in (pair.after, pair.before)]
    texts = [one.text if one else "|" for one in found]
    if not any("|" in text or "\t" in text for text in texts):
        return tuple(dict.fromkeys(quoted(one, question) for one in found if one))
    figures = (pair.before.figure, pair.after.figure)
    place = next((figure.place.value for figure in figures if figure.place), None)
    name = place_of(place, "vi") if place else pair.after.document.title
    after = figures[1].indicator
    lead = (
        f"{after.value} của {name}"
        if after and _name(figures[1]) == comparison_key(after.value)
        else name
    )
    quotes = quotes_of(figures)
    return (
        Draft(f"{capitalised(lead)}:", quotes, grounds=figures),
        *(_item(figure) for figure in figures),
    )


def _item(figure: Figure) -> Draft:
    period = figure.period.value if figure.period else ""
    joint = "" if figure.unit in ("%", None) else " "
    details = f"{number_words(figure.value or 0, 'vi')}{joint}{figure.unit or ''}"
    text = fill("unit_item", "vi", place=capitalised(period_words(period, "vi")), details=details)
    return Draft(text, quotes_of((figure,)), (figure,), layout="item")


def _worked_out(pair: _Pair, drafts: Sequence[Draft]) -> Draft:
    before, after = pair.before.figure, pair.after.figure
    change = round((after.value or 0) - (before.value or 0), 6)
    quotes = tuple(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    frame = "change_up" if change > 0 else "change_down" if change else "change_none_value"
    amount = f"{number_words(abs(change), 'vi')} {unit_words(after, 'vi')}".rstrip()
    text = fill(
        "computed_change",
        "vi",
        after=period_words(after.period.value if after.period else "", "vi"),
        before=period_words(before.period.value if before.period else "", "vi"),
        changes=fill(frame, "vi", amount=amount) if change else fill(frame, "vi"),
    )
    return Draft(ended(capitalised(text)), quotes, computed=(abs(change),), grounds=(before, after))
