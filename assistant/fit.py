"""How well a figure fits a part of a question; what does not fit scores nothing.

A figure must be of the place and the period that are asked for. Where the document leaves one
of them unsaid, the document's own place or year may stand for it, at a price; where it says
another one, the figure is out, however well its words match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.articles import lies_in_article
from assistant.context import Context, StatedFigure
from assistant.elided import caption_words, elided_words, own_terms
from assistant.fees import fee_of_others, other_money
from assistant.fields import narrows
from assistant.finding.matching import Terms, coverage, joined, terms
from assistant.numbered import numbered_otherwise
from assistant.questions.acts_named import is_another_law
from assistant.questions.bare_names import bare_names
from assistant.questions.expect import TIME, Expectation
from assistant.questions.named import bodies_named, names_number
from assistant.questions.question import Part, Question
from assistant.ranking import default_indicator, is_known
from assistant.told_year import COMPARED, is_of_another_time, is_of_told_year
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import same_place
from index_store.language.time.periods import bounds, contains, find_periods, year_of
from index_store.records import SELF_ASSESSED, Document, Figure, Span

# What a figure's words must share with the question to count (shares of weighted terms).
LEAST_IN_SENTENCE = 0.55
LEAST_IN_CLAUSE = 0.4
# What a figure that shares its clause with others must share by its own words.
LEAST_IN_OWN = 0.3
# What a figure of a measure that is in no table must share with a question for an indicator.
LEAST_OF_INDICATOR = 0.7
# Or less in its clause, where the sentences before it say nearly all ("Về thu ngân sách: …").
LEAST_IN_PASSING = 0.15
ALL_BUT_SAID = 0.6
LEAD_LENGTH = 300
"""Characters before a sentence that may say what it is about."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure with its score; ``share`` is how much of the question its words cover."""

    stated: StatedFigure
    score: float
    share: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.stated.figure


def document_fits(document: Document, question: Question) -> bool:
    """Return whether the document is one that the question names by number, or names none.

    A law's everyday name with another year than its own names another law.
    """
    if not question.numbers:
        return not is_another_law(question.reading, document.number)
    return document.number is not None and names_number(question, document.number)


def same_unit(one: str, two: str) -> bool:
    """Return whether two names are of one unit or one body ("Sở Y tế", "Sở Y tế tỉnh X")."""
    first, second = sorted((squeezed(one), squeezed(two)), key=len)
    if first == second or (second.startswith(f"{first} ") and _BODY.match(first)):
        return True
    return same_place(one, two)


_BODY = re.compile(r"(?:sở|bộ|cục|chi cục|công an|thanh tra|văn phòng|ban|kho bạc|bảo hiểm)\b")


def squeezed(name: str) -> str:
    """Return a name for comparing: a comparison key without punctuation.

    >>> squeezed("Sở Y tế - Tỉnh  Hạc Giang")
    'sở y tế tỉnh hạc giang'
    """
    return " ".join(re.sub(r"[^\w\s]", " ", comparison_key(name)).split())


def place_fit(stated: StatedFigure, subjects: tuple[str, ...]) -> float:
    """Return 1 where the figure is of a subject, 0 where it is of another, between if unsaid."""
    if not subjects:
        return 1.0
    bound = stated.figure.place
    if bound is not None:
        return 1.0 if any(same_unit(bound.value, name) for name in subjects) else 0.0
    place = stated.document.place
    return 0.6 if place and any(same_place(place, name) for name in subjects) else 0.0


def scope_fits(stated: StatedFigure, question: Question, context: Context) -> bool:
    """Return whether a figure's document speaks of the larger units that the question names."""
    return scope_fits_document(stated.document, question, context)


def scope_fits_document(document: Document, question: Question, context: Context) -> bool:
    """Return whether a document speaks of the larger units that the question names."""
    return all(context.names(document, name) for name in question.scope)


def period_fit(stated: StatedFigure, periods: tuple[str, ...]) -> float:
    """Return 1 for the period asked, less for a part of it, 0 for another or where unsaid.

    The day of publication never stands for it: the index of 2021 is published in 2022. What was
    counted in a year is not what was counted in a quarter or a half of it.
    """
    if not periods:
        return 1.0
    bound = stated.figure.period
    if bound is None:
        return 0.4 if _said_beside(stated, periods) else 0.0
    best = 0.0
    for asked in periods:
        if asked == bound.value or _is_counted_in(stated, asked):
            best = max(best, 1.0)
        elif STRETCH.search(asked):
            same = contains(asked, bound.value) and contains(bound.value, asked)
            best = max(best, 1.0 if same else 0.9 if _counted_up_to(asked, bound.value) else 0.0)
        elif contains(asked, bound.value):
            best = max(best, 0.9)
        elif contains(bound.value, asked) and year_of(asked) == year_of(bound.value):
            best = max(best, 0.5)
    return best


STRETCH = re.compile(r"-[QH]\d|^(\d{4})-\d\d(?:-\d\d)?/\1")
"""A period that is a part of a year: a quarter, a half, nine months."""


def _is_counted_in(stated: StatedFigure, asked: str) -> bool:
    """Return whether a figure is of its document's year, which the document says it counts so.

    "Năm 2025 (số liệu từ ngày 01/7/2025 đến ngày 12/12/2025)": of that stretch are its numbers.
    """
    bound = stated.figure.period
    if bound is None or len(bound.value) != _YEAR or not _DAYS.fullmatch(asked):
        return False
    document = stated.document
    told = _COUNTED_FROM.search(document.title) or _COUNTED_FROM.search(document.text[:_HEAD])
    found = find_periods(told[0], document.published) if told else ()
    return any(item.value == asked for item in found) and asked.startswith(bound.value)


_YEAR = 4
_HEAD = 1500
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_COUNTED_FROM = re.compile(
    r"(?:số liệu|kỳ báo cáo|thời gian|tính)[^\n.;]{0,40}?từ (?:ngày )?\d{1,2}/[^\n;()]{0,60}",
    re.IGNORECASE,
)


def _counted_up_to(stretch: str, day: str) -> bool:
    """Return whether a day is the last of a stretch: "đến hết ngày 29/02/2024" of two months."""
    whole, last = bounds(stretch), bounds(day)
    return whole is not None and last is not None and last.first == last.last == whole.last


def _said_beside(stated: StatedFigure, periods: tuple[str, ...]) -> bool:
    """Return whether the title and the sentences before a figure name one year, the one asked."""
    if any(STRETCH.search(value) for value in periods):
        return False
    if is_of_another_time(stated.document, stated.sentence, stated.figure.span):
        return False
    text = stated.document.text
    start = max(0, stated.sentence.start - LEAD_LENGTH)
    said = "\n".join((stated.document.title, Span(start, stated.sentence.end).of(text)))
    said = COMPARED.sub(" ", said)
    years = {year_of(item.value) for item in find_periods(said) if len(item.value) == 4}
    if not years:
        return is_of_told_year(stated.document, stated.figure.span, periods)
    return len(years) == 1 and years == {year_of(value) for value in periods}


def fit_figure(
    stated: StatedFigure,
    part: Part,
    question: Question,
    expectation: Expectation,
    context: Context,
) -> Fit | None:
    """Return how well a figure answers "how much", or None where it does not."""
    figure = stated.figure
    place = place_fit(stated, question.subjects)
    period = period_fit(stated, question.period_values)
    if not place or not period or not expectation.suits(figure):
        return None
    sentence = stated.sentence
    within = figure.span.shifted(-sentence.start)
    if not expectation.said_at_rate(sentence.of(stated.document.text), within):
        return None
    if (
        expectation.unit == TIME
        and "tuổi" in (figure.unit or "")
        and "tuổi" not in part.text.lower()
    ):
        return None
    if figure.place is not None and part.indicators and bare_names(question):
        return None  # a name that is not known for a unit's is not that of the figure's unit
    if not scope_fits(stated, question, context) or not document_fits(stated.document, question):
        return None
    named = [item.article for item in question.articles if item.article]
    if not lies_in_article(stated.document, figure.span, named):
        return None
    if _another_indicator(figure, part):
        return None
    claimed = _claimed(figure)
    if claimed and not _ASKS_CLAIM.search(part.text):
        return None  # what a unit gave itself is not what it was given
    if _of_all_services(stated, part):
        return None
    if _ASKS_CHECKED.search(part.text) and _TOLD_OF_ITSELF.search(
        sentence.of(stated.document.text)[: within.start]
    ):
        return None  # nor is what it told of itself what was found when that was checked
    if _of_all_fields(stated, part) or _of_another_level(stated, part):
        return None
    nearby = (figure.clause.of(stated.document.text), sentence.of(stated.document.text))
    if any(numbered_otherwise(part.text, said) for said in nearby):
        return None
    if figure.indicator and in_another_state(part.text, figure.indicator.text):
        return None
    if _of_other_people(stated, part):
        return None
    if expectation.unit in ("đồng", "%") and fee_of_others(
        part.text, f"{sentence.of(stated.document.text)} . {stated.document.title}"
    ):
        return None
    if _is_money(figure) and other_money(part.text, _said_of_money(stated)):
        return None
    own = own_terms(stated) | _named_alike(figure, part) | elided_words(stated, part, context)
    clause = own | terms(figure.clause.of(stated.document.text)) | caption_words(stated)
    whole = clause | terms(stated.sentence.of(stated.document.text))
    lead = Span(max(0, stated.sentence.start - LEAD_LENGTH), stated.sentence.start)
    around = (stated.document.title, stated.document.place, lead.of(stated.document.text))
    if _of_another_body(stated, question):
        return None
    whole = whole | joined(filter(None, around))
    in_own, in_clause, in_whole = (part.asked.share(item) for item in (own, clause, whole))
    in_full = _named_in_full(figure, part) > 0 and in_whole >= LEAST_IN_SENTENCE
    if part.asked and not in_full and not _enough(in_clause, in_whole):
        return None
    another = (
        part.indicators and _same_indicator(figure, part) < 1 and not _begins_alike(figure, part)
    )
    if another and (in_clause if figure.indicator else in_whole) < LEAST_OF_INDICATOR:
        return None
    if (
        part.asked
        and figure.indicator
        and in_own < LEAST_IN_OWN
        and not in_full
        and _shares_clause(stated, context)
    ):
        return None
    narrow = coverage(own, part.asked.words()) if own else 0.0
    score = 0.4 * in_own + 0.2 * in_clause + 0.15 * in_whole + 0.15 * narrow
    score += 0.1 * (not part.asked and _is_default(figure))
    score += 0.1 * (claimed == f"{SELF_ASSESSED} {default_indicator()}")
    score += (
        0.2 * max(_same_indicator(figure, part), _named_in_full(figure, part))
        + 0.1 * (place - 1)
        + 0.1 * (period - 1)
    )
    if (figure.kind == "target") != part.wants_target:
        score -= 0.25
    if _of_an_unasked_part(figure, part):
        score -= _PART
    if figure.kind == "change":
        score -= 0.15
    if expectation.unit == "%" and figure.unit != "%":
        score -= _NO_PERCENT
    if figure.bound == "at most" and _RANGE.search(stated.document.text[: figure.span.start][-24:]):
        score -= _HIGH_END
    return Fit(stated, score, in_clause)


_NO_PERCENT = 0.2
"""What "63/78 sản phẩm" loses where the percent is asked for."""

_HIGH_END = 0.1
"""What the high end of a range loses to its low end, whose words say both."""

_RANGE = re.compile(r"\d ?%? ?(?:[-–]|đến|tới) ?$")


_PART = 0.3
"""What a figure loses that is of one part of what is asked for, which the question does not name."""


def _of_an_unasked_part(figure: Figure, part: Part) -> bool:
    """Return whether a line's figure is of one field or kind ("hồ sơ – nhà ở") that is not asked for."""
    name = figure.indicator.value if figure.indicator else ""
    whole, dash, own = name.partition(" – ")
    said = figure.indicator.text.casefold() if figure.indicator else ""
    if not dash or said != whole.casefold():
        own = ""
    return bool(own) and not terms(own).words & part.asked.words().words


def _of_another_body(stated: StatedFigure, question: Question) -> bool:
    """Return whether an English question names a body that a figure is not of."""
    said = comparison_key(stated.sentence.of(stated.document.text))
    place = stated.figure.place
    return any(
        not any(name in said for name in names)
        or (place is not None and comparison_key(place.value) not in names)
        for names in bodies_named(question)
    )


_ASKS_CLAIM = re.compile(r"tự (?:chấm|đánh giá)|tu (?:cham|danh gia)|self", re.IGNORECASE)


_ASKS_CHECKED = re.compile(
    r"(?<!\w)(?:thực tế|thực chất|đối chiếu|xác minh|kiểm tra lại|thẩm tra)(?!\w)", re.IGNORECASE
)
_TOLD_OF_ITSELF = re.compile(
    r"(?<!\w)tự (?:nhận|khai|báo cáo|kê khai|công bố)(?!\w)", re.IGNORECASE
)


def _claimed(figure: Figure) -> str:
    """Return the name of the points that a unit gave itself; nothing for other figures."""
    name = figure.indicator.value if figure.indicator else ""
    return name if name.startswith(SELF_ASSESSED) else ""


def _of_all_fields(stated: StatedFigure, part: Part) -> bool:
    """Return whether a field of work is asked about that is not named up to where a figure stands."""
    figure, text = stated.figure, stated.document.text
    start = min(figure.clause.start, max(0, stated.sentence.start - LEAD_LENGTH))
    said = [Span(start, figure.span.end).of(text), stated.document.title]
    if figure.clause.of(text).lstrip().startswith("|"):
        said = [figure.clause.of(text)]
    return narrows(
        part.text, "\n".join([*said, figure.indicator.value if figure.indicator else ""])
    )


_SATISFIED = re.compile(r"(?<!\w)(?:hài lòng|sipas)(?!\w)")
_BUSINESSES = re.compile(r"(?<!\w)(?:doanh nghiệp|nhà đầu tư)(?!\w)")
_CITIZENS = re.compile(r"(?<!\w)(?:người dân|công dân)(?!\w)")
_BOTH_PEOPLE = re.compile(r"(?<!\w)tổ chức(?!\w)")


def people_differ(asked: str, *said: str) -> bool:
    """Return whether businesses are asked about where the nearest words tell of citizens, or so.

    The first of the texts that names either decides; "tổ chức" are both.

    >>> people_differ("mức độ hài lòng của doanh nghiệp", "đạt 84%", "sự hài lòng của người dân")
    True
    >>> people_differ("doanh nghiệp hài lòng", "sự hài lòng của người dân, doanh nghiệp")
    False
    """
    wanted = _people(asked)
    told = next(filter(None, map(_people, said)), None)
    return bool(wanted and told) and not wanted & (told or set())


def _people(text: str) -> set[str]:
    key = comparison_key(text)
    found = {"businesses"} if _BUSINESSES.search(key) else set()
    if _CITIZENS.search(key):
        found.add("citizens")
    return found | {"businesses"} if found and _BOTH_PEOPLE.search(key) else found


def satisfaction_of_others(asked: str, sentence: str, title: str) -> bool:
    """Return whether a sentence tells how satisfied others are than those asked about."""
    if not all(_SATISFIED.search(comparison_key(text)) for text in (asked, sentence)):
        return False
    return people_differ(asked, sentence, title)


def _of_other_people(stated: StatedFigure, part: Part) -> bool:
    """Return whether a satisfaction is of citizens where that of businesses is asked, or so."""
    name = stated.figure.indicator.value if stated.figure.indicator else ""
    if not _SATISFIED.search(comparison_key(name)):
        return False
    text = stated.document.text
    nearest = (stated.figure.clause.of(text), stated.sentence.of(text), stated.document.title)
    return people_differ(part.text, *nearest)


_STATES = re.compile(
    r"(?<!chưa )(?:đã )?hoàn thành|chưa hoàn thành|chậm tiến độ|(?:đang )(?:thực hiện|triển khai|xử lý|giải quyết)"
    r"|chưa (?:thực hiện|triển khai|giải quyết)|(?<!\w)đã giải quyết"
)


def in_another_state(asked: str, said: str) -> bool:
    """Return whether a text tells what is late or going on where what is done is asked for.

    >>> in_another_state("đã hoàn thành bao nhiêu nhiệm vụ", "03 nhiệm vụ chậm tiến độ")
    True
    >>> in_another_state("đã hoàn thành bao nhiêu", "hoàn thành 37, chậm tiến độ 03")
    False
    """
    wanted, told = (
        {match[0].removeprefix("đã ") for match in _STATES.finditer(comparison_key(text))}
        for text in (asked, said)
    )
    return bool(wanted and told) and not wanted & told


_SERVICE = re.compile(r"(?<!\w)(?:toàn trình|một phần)(?!\w)")


def _of_all_services(stated: StatedFigure, part: Part) -> bool:
    """Return whether services "toàn trình" are asked about where a figure is of all, or of others."""
    asked = set(_SERVICE.findall(comparison_key(part.text)))
    figure = stated.figure
    named = figure.indicator.value if figure.indicator else ""
    text = stated.document.text
    said = set(_SERVICE.findall(comparison_key(named)))
    said = said or set(_SERVICE.findall(comparison_key(stated.sentence.of(text))))
    return bool(asked) and not asked & said


_LEVEL = re.compile(r"\bcấp (tỉnh|huyện|xã)\b")


def _is_money(figure: Figure) -> bool:
    return figure.kind == "money" or (figure.unit or "").startswith("đồng")


def _said_of_money(stated: StatedFigure) -> str:
    """Return the sentence of a figure with what it measures: a cell stands far from its heading."""
    indicator = stated.figure.indicator
    return f"{stated.sentence.of(stated.document.text)} . {indicator.value if indicator else ''}"


def _of_another_level(stated: StatedFigure, part: Part) -> bool:
    """Return whether a clause is about offices "cấp huyện" where those "cấp xã" are asked for."""
    text, clause = stated.document.text, stated.figure.clause.of(stated.document.text)
    return of_another_level(part.text, clause, stated.sentence.of(text), stated.document.title)


def of_another_level(asked: str, clause: str, sentence: str, title: str) -> bool:
    """Return whether a clause, or the title where its sentence names no level, is of another one."""
    named = _LEVEL.search(comparison_key(sentence)) is not None
    return levels_differ(asked, clause if named else title)


def levels_differ(asked: str, said: str) -> bool:
    """Return whether two texts name levels of government, and none in common."""
    levels = set(_LEVEL.findall(comparison_key(asked)))
    if not levels:
        return False
    told = set(_LEVEL.findall(comparison_key(said)))
    return bool(told) and not levels & told


def _enough(in_clause: float, in_whole: float) -> bool:
    """Return whether a figure's words, or those around it, speak of what is asked."""
    if in_clause >= LEAST_IN_CLAUSE:
        return in_whole >= LEAST_IN_SENTENCE
    return in_clause >= LEAST_IN_PASSING and in_whole >= ALL_BUT_SAID


def _named_alike(figure: Figure, part: Part) -> Terms:
    """Return the question's words for the indicator of the figure: two names of one thing."""
    name = figure.indicator.value if figure.indicator else None
    return joined(mention.text for mention in part.indicators if mention.name == name)


def _another_indicator(figure: Figure, part: Part) -> bool:
    """Return whether question and figure name two different indicators of the table."""
    if not part.indicators or figure.indicator is None:
        return False
    asked = {mention.name for mention in part.indicators}
    return is_known(figure.indicator.value) and figure.indicator.value not in asked


def _shares_clause(stated: StatedFigure, context: Context) -> bool:
    """Return whether other figures stand in the figure's clause: its words may be theirs."""
    figure = stated.figure
    return any(
        other.figure.span != figure.span and other.figure.span.within(figure.clause)
        for other in context.figures_of(stated.document)
    )


def _is_default(figure: Figure) -> bool:
    return figure.indicator is not None and figure.indicator.value == default_indicator()


def _begins_alike(figure: Figure, part: Part) -> bool:
    """Return whether a figure measures a case of what is asked for: its words, and more.

    "Thời gian giải quyết một hồ sơ đất đai" is one of "thời gian giải quyết hồ sơ".
    """
    if figure.indicator is None:
        return False
    own = comparison_key(figure.indicator.value)
    asked = [comparison_key(mention.text) for mention in part.indicators]
    return any(
        own.startswith(" ".join(said.split()[:2])) and set(said.split()) <= set(own.split())
        for said in asked
    )


def _same_indicator(figure: Figure, part: Part) -> float:
    """Return 1 where question and figure name one indicator, -1 where two, else 0."""
    if not part.indicators or figure.indicator is None:
        return 0.0
    asked = {mention.name for mention in part.indicators}
    return 1.0 if figure.indicator.value in asked else -0.5


def _named_in_full(figure: Figure, part: Part) -> float:
    """Return 1.5 where a question names all that a figure measures, in words of no indicator.

    "Chỉ số hài lòng về tiếp cận dịch vụ" asks for the part "Tiếp cận dịch vụ", not for the index.
    """
    if figure.indicator is None or is_known(figure.indicator.value):
        return -1.0
    own = terms(figure.indicator.value)
    said = terms(part.about)
    return 1.5 if len(own.pairs) > 1 and own.pairs <= said.pairs else -1.0
