"""The gate: a statement passes only when its citations support every number, period and place.

A statement that does not pass is not shown. The checks read the finished words, not how they
were made, so that they hold for a language model's sentences as for our own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.articles import without_page
from assistant.citations import Cited
from assistant.context import province_of
from assistant.drafts import Draft
from assistant.questions.question import Question
from assistant.records import AnswerFigure, Citation, Language, Statement
from assistant.wording import period_words
from index_store.figures.reckoned import reckoned_from
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers, find_legal_references
from index_store.language.names.places import find_places, same_place
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.language.time.periods import contains, find_periods
from index_store.store import Store

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A heading of a table that is a bare year: "| Chỉ số thành phần | 2023 | 2024 |".
_HEADING_YEAR = re.compile(r"[|›]\s*((?:19|20)\d\d)(?=\s*[|›])")


class InvariantError(Exception):
    """An answer breaks a promise of the contract: a fault of ours, never of a document."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a statement says that its citations do not."""

    statement: str
    what: str


def faults(
    statement: Statement,
    cited: Cited,
    question: Question,
    store: Store,
    computed: Sequence[float] = (),
) -> tuple[Fault, ...]:
    """Return what the statement says that no citation of it supports; nothing is a pass."""
    citations = [item for item in cited.citations if item.number in statement.citations]
    if not citations:
        return (Fault(statement.text, "no citation"),)
    evidence = _Evidence.of(citations, cited.figures, question, store, computed)
    titles = "\n".join(comparison_key(" ".join(item.title.split())) for item in citations)
    rest = _without_quotations(statement.text, f"{evidence.key}\n{titles}")
    found: list[str] = []
    for mention in find_document_numbers(rest):
        if not evidence.has_number(mention.number):
            found.append(mention.number)
        rest = _blank(rest, mention.span.start, mention.span.end)
    rest = _without_locators(rest, {without_page(citation.locator) for citation in citations})
    for phrase in sorted(evidence.phrases, key=len, reverse=True):
        while phrase in rest:
            at = rest.index(phrase)
            rest = _blank(rest, at, at + len(phrase))
    for period in find_periods(rest):
        if not evidence.has_period(period.value):
            found.append(period.text)
        rest = _blank(rest, period.span.start, period.span.end)
    own = [figure for figure in cited.figures if figure.citation in statement.citations]
    rest = _without_names(rest, own)
    numbers = [(token, _values(token, question.language)) for token in _NUMBER.findall(rest)]
    found += [token for token, values in numbers if not values & evidence.values]
    named = _Named.of(statement.text)
    found += [
        token
        for token, values in numbers
        if not values & set(computed)
        and (bearers := [figure for figure in own if figure.value in values])
        and not any(named.suits(figure) for figure in bearers)
    ]
    found += [token for token, _ in numbers if evidence.denies(token, rest)]
    found += [
        mention.text
        for mention in find_places(rest)
        if not any(same_place(mention.name, name) for name in evidence.places)
        and comparison_key(mention.text) not in evidence.key
    ]
    return tuple(Fault(statement.text, what) for what in found)


def _without_names(text: str, figures: Sequence[AnswerFigure]) -> str:
    """Return the text without the known indicators whose names hold a number ("Bộ chỉ số 766")."""
    for figure in figures:
        row = indicator_by_name(figure.indicator or "")
        for name in (row.name_vi, row.name_en) if row else ():
            at = comparison_key(text).find(comparison_key(name))
            if at >= 0 and _NUMBER.search(name):
                text = _blank(text, at, at + len(name))
    return text


def _without_locators(text: str, located: set[str]) -> str:
    """Return the text without the names of the provisions that it cites ("Khoản 2 Điều 5: …")."""
    for locator in sorted(located, key=len, reverse=True):
        if "Điều" in locator:
            for match in re.finditer(rf"{re.escape(locator)}(?!\w)", text, re.IGNORECASE):
                text = _blank(text, match.start(), match.end())
    for reference in find_legal_references(text):
        named = {one.locator for one in reference.provisions}
        if named and all(any(name in locator for locator in located) for name in named):
            text = _blank(text, reference.span.start, reference.span.end)
    return text


@dataclass(frozen=True, slots=True)
class _Named:
    """The places, periods and indicators that a statement names, which its numbers must be of."""

    places: tuple[str, ...]
    periods: tuple[str, ...]
    indicators: frozenset[str]
    key: str

    @classmethod
    def of(cls, text: str) -> _Named:
        places = tuple(mention.name for mention in find_places(text))
        periods = tuple(mention.value for mention in find_periods(text))
        indicators = frozenset(mention.name for mention in find_indicators(text))
        return cls(places, periods, indicators, comparison_key(text))

    def suits(self, figure: AnswerFigure) -> bool:
        """Return whether a figure is of a place, a period and an indicator that the statement names.

        A right number beside the wrong district or index is a wrong answer. A statement that
        names none of them leaves them to its quote; so does a figure of what no table knows.
        """
        if not self._measures(figure):
            return False
        placed = figure.place is None or not self.places
        placed = placed or comparison_key(figure.place or "") in self.key
        dated = figure.period is None or not self.periods
        return (placed or any(same_place(figure.place or "", name) for name in self.places)) and (
            dated or any(_overlap(figure.period or "", value) for value in self.periods)
        )

    def _measures(self, figure: AnswerFigure) -> bool:
        """Return whether a figure is of an indicator that the statement names, in any language."""
        row = indicator_by_name(figure.indicator or "")
        if row is None or not self.indicators:
            return True
        return row.name_vi in self.indicators or comparison_key(row.name_en) in self.key


def _overlap(one: str, two: str) -> bool:
    return one == two or contains(one, two) or contains(two, one)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the citations of one statement say: their words, values, periods and places."""

    key: str
    values: frozenset[float]
    periods: frozenset[str]
    places: tuple[str, ...]
    phrases: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(
        cls,
        citations: Sequence[Citation],
        figures: Sequence[AnswerFigure],
        question: Question,
        store: Store,
        computed: Sequence[float],
    ) -> _Evidence:
        texts: list[str] = []
        periods: set[str] = set(question.period_values)
        places: list[str] = [mention.name for mention in question.places]
        for citation in citations:
            document = store.document(citation.document_id, citation.version)
            said = [citation.quote, *(support.quote for support in citation.support)]
            texts += said
            for text in said:
                periods |= {item.value for item in find_periods(text, reckoned_from(document))}
                periods |= set(_HEADING_YEAR.findall(text))
            places += [name for name in (document.place, province_of(document)) if name]
        own = [figure for figure in figures if figure.citation in {c.number for c in citations}]
        periods |= {figure.period for figure in own if figure.period}
        periods |= {figure.announced for figure in own if figure.announced}
        places += [figure.place for figure in own if figure.place]
        whole = "\n".join(texts)
        places += [mention.name for mention in find_places(whole)]
        values = {value for token in _NUMBER.findall(whole) for value in _values(token, "vi")}
        for quantity in find_quantities(whole):
            values |= {value for value in (quantity.value, quantity.of) if value is not None}
        values |= {figure.value for figure in own if figure.value is not None} | set(computed)
        phrases = {period_words(value, question.language) for value in periods}
        return cls(
            comparison_key(" ".join(whole.split())), frozenset(values), frozenset(periods), tuple(places),
            frozenset(phrases),
            frozenset(comparison_key(item.number) for item in find_document_numbers(whole)),
        )  # fmt: skip

    def has_number(self, number: str) -> bool:
        """Return whether the evidence has a document's number, however it is spaced ("18 - NQ / TW")."""
        key = comparison_key(number)
        return key in self.key or key in self.numbers

    def denies(self, token: str, statement: str) -> bool:
        """Return whether the evidence says "chưa đạt 60%" wherever the statement says "đạt 60%"."""
        key = comparison_key(statement)
        of_goal = _OF_GOAL.search(key) is not None and _REACHED.search(key) is None
        said = _affirmed(token, self.key, of_goal=of_goal)
        return said is False and _affirmed(token, key) is True

    def has_period(self, value: str) -> bool:
        """Return whether the evidence names the period, or one that it is part of."""
        return any(
            own == value or contains(own, value) or contains(value, own) for own in self.periods
        )


_NEGATED = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng)(?: thể)? (?:đạt|được|đủ|tới|đến)(?: [^\W\d_]+){0,3} ?$"
)


_OF_GOAL = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|target)(?!\w)")
_REACHED = re.compile(
    r"(?<!\w)(?:đạt|hoàn thành|vượt|reached|met)(?!\w)[^,;.]{0,20}(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|target)"
)


def _affirmed(token: str, key: str, *, of_goal: bool = False) -> bool | None:
    """Return whether a text states a number at least once without a negation right before it.

    ``of_goal``: "chưa đạt chỉ tiêu 45%" does not deny that the goal is 45%.

    >>> _affirmed("60", "chưa đạt mức 60%"), _affirmed("60", "đạt 60%"), _affirmed("60", "đạt 61%")
    (False, True, None)
    """
    places = [m.start() for m in re.finditer(rf"(?<![\d.,]){re.escape(token)}(?![\d]|[.,]\d)", key)]
    if not places:
        return None
    denials = [_NEGATED.search(key[max(0, at - 60) : at]) for at in places]
    return any(no is None or (of_goal and _OF_GOAL.search(no[0])) for no in denials)


def _values(token: str, language: Language) -> frozenset[float]:
    """Return the values that a written number may have in the notation of a language."""
    if language == "en":
        readings = {token.replace(",", "")}
    else:
        readings = {token.replace(".", "").replace(",", ".")}
        if token.count(".") == 1 and "," not in token and not re.search(r"\.\d{3}$", token):
            readings = {token}
    values = set()
    for reading in readings:
        try:
            values.add(float(reading))
        except ValueError:
            continue
    return frozenset(values)


def _without_quotations(text: str, key: str) -> str:
    """Return the text without what it quotes word for word: quotes need no further proof."""
    for match in re.finditer(r"“([^”]+)”", text):
        if comparison_key(" ".join(match[1].split())) in key:
            text = _blank(text, match.start(), match.end())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def check_invariants(cited: Cited, drafts: Sequence[Draft], store: Store) -> None:
    """Raise `InvariantError` where an answer breaks a promise of the contract.

    Quotes equal the stored text; ``[n]`` names a citation; every citation is used; each
    statement has one.
    """
    numbers = {citation.number for citation in cited.citations}
    used = {number for statement in cited.statements for number in statement.citations}
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", cited.answer)}
    if not numbers == used == marked:
        raise InvariantError(
            f"citations {sorted(numbers)}, used {sorted(used)}, marked {sorted(marked)}"
        )
    if len(cited.statements) != len(drafts):
        raise InvariantError("statements and drafts differ in number")
    for citation in cited.citations:
        text = store.document(citation.document_id, citation.version).text
        if citation.span.of(text) != citation.quote:
            raise InvariantError(f"citation {citation.number} does not quote its document")
        for support in citation.support:
            if support.span.of(text) != support.quote:
                raise InvariantError(f"support of citation {citation.number} is no quote")
