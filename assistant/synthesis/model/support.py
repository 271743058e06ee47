"""The sentences that a model's statement stands on: found and quoted exactly, or it is rejected.

A model is not believed about what its passages say. Of the passages that it names, the fewest
sentences are sought that hold every number of the statement and nearly all its words. What no
sentence states is no statement, however well it is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.citations import cite
from assistant.context import Context
from assistant.drafts import Draft, Quote
from assistant.finding.matching import HEAVIEST, Asked, stop_words, terms, weight
from assistant.questions.question import Kind, Question
from assistant.synthesis.model.claim_words import unsaid
from assistant.synthesis.model.number_spelling import as_sources_write, misspelt
from assistant.synthesis.model.orders import speaks_to_a_machine
from assistant.synthesis.model.passages import Numbered
from assistant.synthesis.model.splitting import Written
from assistant.verify import faults
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import find_places, same_place
from index_store.language.terms.glossary import to_vietnamese
from index_store.language.time.periods import PeriodMention, find_periods
from index_store.records import Figure, Span
from index_store.store import Store

ENOUGH = 0.7
"""Share of a statement's words, by weight, that its sentences must have."""
ENOUGH_ELSEWHERE = 0.85
"""The same, of sentences that the model did not name: then its number is put right."""
ENOUGH_ENGLISH = 0.6
"""The same, of an English statement: shares of what the glossary has in Vietnamese."""
MOST_QUOTES = 3

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ADDRESS = re.compile(r"https?:|www\.|[\w.+-]+@[\w-]+\.|\b[\w-]+\.(?:com|net|org|vn|io|xyz|ru|info|top|site)\b|[<>{}|\\]|!\[|\]\(", re.IGNORECASE)  # fmt: skip
_NAME = re.compile(rf"(?<=\w )(?<!\. )[{UPPER}]\w+")
_IMPERATIVE = re.compile(
    r"(?<!\w)(?:hãy|đừng|vui lòng|xin mời|please|do not|don't|you must|you should)(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+")
_MEASURED = (Kind.AMOUNT, Kind.RANK, Kind.SUPERLATIVE, Kind.GRADE, Kind.COMPARE)


class Reason(StrEnum):
    """Why a statement was rejected; each is a frame of the prompts."""

    NO_CITATION = "why_no_citation"
    WRONG_CITATION = "why_wrong_citation"
    NOT_STATED = "why_not_stated"
    FIGURE = "why_figure"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement that no sentence supports; ``what`` is the figure or name in it that fails."""

    written: Written
    reason: Reason
    what: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence of a passage that was shown."""

    shown: Numbered
    span: Span

    @property
    def text(self) -> str:
        return self.span.of(self.shown.document.text)


class Support:
    """Judges the statements of one answer against the passages that were shown."""

    def __init__(
        self, store: Store, context: Context, question: Question, shown: Sequence[Numbered]
    ) -> None:
        self._store = store
        self._context = context
        self._question = question
        self._shown = tuple(shown)

    def of(self, written: Written, before: Sequence[Draft] = ()) -> Draft | Rejected:
        """Return the statement with its quotes, verified, or why it cannot be said.

        A right statement with a wrong number or none is given the right one, if a sentence
        states nearly all of it.
        """
        named = [item for item in self._shown if item.number in written.numbers]
        ways = ((named, self._enough(ENOUGH)), (self._shown, self._enough(ENOUGH_ELSEWHERE)))
        failed = Rejected(written, _unfounded(written, named))
        if written.text.endswith("?"):
            return failed
        for passages, enough in ways:
            judged = self._stated(written, passages, enough, before)
            if isinstance(judged, Draft):
                return judged
            failed = judged or failed
        return failed

    def _enough(self, share: float) -> float:
        return ENOUGH_ENGLISH if self._question.language == "en" else share

    def _stated(
        self, written: Written, passages: Sequence[Numbered], enough: float, before: Sequence[Draft]
    ) -> Draft | Rejected | None:
        if not passages:
            return None
        if self._question.language == "vi":
            said = [span.of(item.document.text) for item in passages for span in item.sentences]
            written = replace(written, text=as_sources_write(written.text, said))
        chosen = self._chosen(written, passages)
        judged: Draft | Rejected = Rejected(written, Reason.NOT_STATED)
        for count in range(1, len(chosen) + 1):
            judged = self._judged(written, chosen[:count], enough, before)
            if isinstance(judged, Draft):
                break
        return judged

    def _judged(
        self, written: Written, places: Sequence[_Place], enough: float, before: Sequence[Draft]
    ) -> Draft | Rejected:
        wrong = self._unstated(written, places, enough)
        if wrong is not None:
            return Rejected(written, Reason.NOT_STATED, wrong)
        draft = self._draft(written, places)
        if any(self._disputed(figure) for figure in draft.figures):
            return Rejected(written, Reason.NOT_STATED)
        missing = self._faulty(draft, before)
        return Rejected(written, Reason.FIGURE, missing) if missing else draft

    def _chosen(self, written: Written, passages: Sequence[Numbered]) -> list[_Place]:
        """Return sentences that hold the statement's numbers and words, what holds most first."""
        candidates = [
            _Place(item, span)
            for item in passages
            for span in item.sentences
            if _states(span.of(item.document.text))
            and not _of_others(span.of(item.document.text), written.text)
        ]
        wanted = set(_numbers(_undated(written.text)))
        words = self._words(written.text)
        chosen: list[_Place] = []
        for _ in range(MOST_QUOTES):
            if not candidates:
                break
            best = max(candidates, key=lambda place: self._gain(place, wanted, words))
            if self._gain(best, wanted, words) <= 0:
                break
            chosen.append(best)
            candidates.remove(best)
            wanted -= set(_numbers(best.text))
            words = frozenset(words - self._found_in(words, best))
        return chosen

    def _gain(self, place: _Place, wanted: set[float], words: frozenset[str]) -> float:
        numbers = len(wanted & set(_numbers(place.text)))
        gained = sum(weight(word) for word in self._found_in(words, place))
        return 10.0 * numbers + gained if numbers or gained >= HEAVIEST else 0.0

    def _words(self, text: str) -> frozenset[str]:
        if self._question.language == "vi":
            return frozenset(terms(text).words)
        ways = [way for hit in to_vietnamese(text) for way in hit.vietnamese]
        known = {word for way in ways for word in terms(way).words}
        return frozenset(known | set(terms(text).words))

    def _found_in(self, words: frozenset[str], place: _Place) -> frozenset[str]:
        return frozenset(words & terms(place.text).words)

    def _unstated(self, written: Written, places: Sequence[_Place], enough: float) -> str | None:
        """Return what of the words of a statement its sentences do not say, None for nothing."""
        said = "\n".join(place.text for place in places)
        figures = [figure for place in places for figure in self._figures(place, written.text)]
        around = "\n".join((said, *self._surroundings(places, figures)))
        key = comparison_key(around)
        if _ADDRESS.search(written.text) and comparison_key(written.text) not in key:
            return written.text
        misread = misspelt(written.text, [said])
        if misread:
            return misread
        turned = unsaid(written.text, said, _proved(figures))
        if turned:
            return turned[0]
        for name in _NAME.findall(written.text):
            plain = unmarked(comparison_key(name))
            if not re.search(rf"(?<!\w){re.escape(plain)}", unmarked(key)) and not to_vietnamese(
                name
            ):
                return str(name)
        if not self._on_topic(said, places, figures):
            return written.text
        elsewhere = self._of_another_place(written, places, figures)
        if elsewhere:
            return elsewhere
        return None if self._share(written.text, around) >= enough else ""

    def _on_topic(self, said: str, places: Sequence[_Place], figures: Sequence[Figure]) -> bool:
        """Return whether the sentences speak of what is asked, where a figure is asked for.

        A sentence about the right district may still be about anything.
        """
        parts = self._question.parts
        if any(part.kind not in _MEASURED for part in parts):
            return True
        asked = {word for part in parts for word in part.asked.words().words}
        asked -= {word for name in self._question.places for word in terms(name.name).words}
        if not asked:
            return bool(figures)
        bound = [binding.value for figure in figures for binding in (figure.indicator,) if binding]
        headings = [place.shown.passage.heading or "" for place in places]
        return bool(asked & terms("\n".join((said, *bound, *headings))).words)

    def _share(self, text: str, around: str) -> float:
        given = terms(around)
        if self._question.language == "vi":
            words = terms(text).words
            whole = sum(map(weight, words))
            return sum(weight(word) for word in words & given.words) / whole if whole else 0.0
        return _concepts(text, {unmarked(word) for word in given.words}).share(given)

    def _surroundings(self, places: Sequence[_Place], figures: Sequence[Figure]) -> Iterator[str]:
        """Yield what is known of the sentences beside their words: title, heading, bindings."""
        for place in places:
            document = place.shown.document
            yield from filter(
                None, (document.title, place.shown.passage.heading, document.place, document.number)
            )
            if document.published:
                yield document.published.isoformat()
        for figure in figures:
            for binding in (figure.place, figure.indicator, figure.period, figure.according_to):
                if binding:
                    yield binding.value
            yield from filter(None, (figure.grade, figure.unit))

    def _figures(self, place: _Place, text: str) -> list[Figure]:
        """Return the figures of a sentence that the statement repeats."""
        values = set(_numbers(_OF.sub("", _undated(text))))
        return [
            stated.figure
            for stated in self._context.figures_of(place.shown.document)
            if stated.figure.span.within(place.span) and stated.figure.value in values
        ]

    def _of_another_place(
        self, written: Written, places: Sequence[_Place], figures: Sequence[Figure]
    ) -> str:
        """Return a place or year whose figure the statement gives to another one ("" for none)."""
        spoken = [mention.name for mention in find_places(written.text)]
        given = [m.name for place in places for m in find_places(place.text)]
        given += [figure.place.value for figure in figures if figure.place]
        if spoken and given and not any(same_place(a, b) for a in spoken for b in given):
            return spoken[0]
        return "" if _aligned(written.text, figures) else written.text

    def _disputed(self, figure: Figure) -> bool:
        """Return whether its own document gives a score or a rank another value elsewhere.

        Which of two holds is not for a model to choose; the extractive answer shows both.
        """
        if figure.place is None or not (figure.kind == "rank" or figure.unit == "điểm"):
            return False
        document = self._context.document(figure.document_id)
        return any(
            _same_thing(figure, other.figure) and other.figure.value != figure.value
            for other in self._context.figures_of(document)
        )

    def _draft(self, written: Written, places: Sequence[_Place]) -> Draft:
        figures = tuple(figure for place in places for figure in self._figures(place, written.text))
        quotes = tuple(
            dict.fromkeys(Quote(place.shown.document.id, place.span) for place in places)
        )
        return Draft(written.text, quotes, figures, layout=written.layout)

    def _faulty(self, draft: Draft, before: Sequence[Draft]) -> str:
        """Return what `assistant.verify` finds unsupported, "" for nothing.

        The question's places and periods prove nothing: a model may echo a false premise.
        """
        cited = cite(self._store, (*before, draft))
        asked = replace(self._question, places=(), periods=self._proved_periods(draft))
        found = faults(cited.statements[-1], cited, asked, self._store, draft.computed)
        return found[0].what if found else ""

    def _proved_periods(self, draft: Draft) -> tuple[PeriodMention, ...]:
        documents = [self._context.document(quote.document_id) for quote in draft.quotes]
        said = [
            quote.span.of(document.text)
            for quote, document in zip(draft.quotes, documents, strict=True)
        ]
        if draft.figures or any(find_periods(text) for text in said):
            return ()
        years = {year for document in documents for year in self._context.years(document)}
        return tuple(
            item
            for item in self._question.periods
            if item.value[:4].isdigit() and int(item.value[:4]) in years
        )


def _unfounded(written: Written, named: Sequence[Numbered]) -> Reason:
    if named:
        return Reason.NOT_STATED
    return Reason.WRONG_CITATION if written.numbers else Reason.NO_CITATION


def _states(sentence: str) -> bool:
    """Return whether a sentence states something: questions, orders and scraps do not."""
    key = comparison_key(sentence)
    return (
        len(key) > 2
        and not key.endswith("?")
        and not _IMPERATIVE.search(key)
        and not speaks_to_a_machine(sentence)
    )


_OF = re.compile(r"(?<=\d)/\d+")
"""The whole of a rank: "4/9" is the fourth, and nine of nothing."""


def _undated(text: str) -> str:
    """Return the text with its periods blanked out: "năm 2023" is no figure."""
    for mention in find_periods(text):
        span = mention.span
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _of_others(sentence: str, statement: str) -> bool:
    """Return whether a sentence speaks of other units than the statement, of the same level."""
    spoken = find_places(statement)
    lowest = max((DEPTH.get(item.level, 0) for item in spoken), default=0)
    peers = [item.name for item in find_places(sentence) if DEPTH.get(item.level, 0) >= lowest]
    return bool(lowest and peers) and not any(
        same_place(peer, item.name) for peer in peers for item in spoken
    )


def _numbers(text: str) -> Iterator[float]:
    for token in _NUMBER.findall(text):
        for form in (token.replace(".", "").replace(",", "."), token.replace(",", "")):
            try:
                yield float(form)
            except ValueError:
                continue


def _proved(figures: Sequence[Figure]) -> frozenset[str]:
    """Return the kinds of turning words that ranks prove: "8/8" is last, "1/9" is first."""
    ranks = [figure for figure in figures if figure.kind == "rank" and figure.value]
    kinds = {"good_end"} if any(figure.value == 1 for figure in ranks) else set()
    if any(figure.of and figure.value == figure.of for figure in ranks):
        kinds.add("least_end")
    return frozenset(kinds)


def _same_thing(one: Figure, two: Figure) -> bool:
    """Return whether two figures answer the same question, what is not bound being anything."""
    if (one.kind, one.unit) != (two.kind, two.unit) or two.place is None:
        return False
    placed = one.place is not None and same_place(one.place.value, two.place.value)
    measured = not (one.indicator and two.indicator) or one.indicator.value == two.indicator.value
    dated = not (one.period and two.period) or one.period.value == two.period.value
    return placed and measured and dated


def _aligned(text: str, figures: Sequence[Figure]) -> bool:
    """Return whether each figure of a statement of several places stands beside its own.

    The place is named before each figure ("A đạt 5, B đạt 7") or after each ("5 điểm của A").
    """
    mentions = [(item.span, item.name) for item in find_places(text)]
    if len({comparison_key(name) for _, name in mentions}) < 2:
        return True
    before, after = True, True
    for figure in figures:
        if figure.place is None or figure.value is None:
            continue
        for match in _NUMBER.finditer(text):
            if figure.value not in set(_numbers(match[0])):
                continue
            if any(
                other.place and other is not figure and other.value == figure.value
                for other in figures
            ):
                continue
            first = [name for span, name in mentions if span.end <= match.start()]
            next_ = [name for span, name in mentions if span.start >= match.end()]
            before = before and bool(first) and same_place(first[-1], figure.place.value)
            after = after and bool(next_) and same_place(next_[0], figure.place.value)
    return before or after


def _concepts(text: str, said: set[str]) -> Asked:
    """Return what English words state, each as the ways to say it in Vietnamese.

    Names that stand in the evidence with their marks are said as they are.
    """
    hits = to_vietnamese(text)
    rest = text
    for hit in reversed(hits):
        rest = rest[: hit.span.start] + " " + rest[hit.span.end :]
    words = [word for word in _WORD.findall(unmarked(comparison_key(rest))) if len(word) > 1]
    unknown = [word for word in words if word not in stop_words() and word not in said]
    return Asked(
        terms(""), tuple(tuple(hit.vietnamese) for hit in hits) + tuple((word,) for word in unknown)
    )
