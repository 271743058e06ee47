"""A figure of a claim and a figure of a document, each with what the two are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from assistant.finding.matching import GAP, Terms, joined
from assistant.fit import same_unit
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.names.place_names import split_unit
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import find_places, place_level
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import find_periods

if TYPE_CHECKING:
    from index_store.records import Figure, Span
    from index_store.store import DocumentSummary


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure of a claim with what it is compared by.

    ``limit`` is what words of negation make of it: "chưa đạt 70 điểm" is below, "không quá
    70" not above. ``wider`` are the larger units that the claim names, ``places`` all of them.
    """

    figure: Figure
    clause: str
    sentence: str
    topic: Terms
    scope: frozenset[str]
    limit: Literal["below", "not above", ""]
    wider: tuple[str, ...]
    plans: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a document with the text around it."""

    figure: Figure
    document: DocumentSummary
    clause: str
    sentence: str
    heading: str
    sentence_start: int = 0
    """Where the sentence begins in the stored text."""
    before: str = ""
    """What stands before the sentence, where the figure is bound to no period."""

    @property
    def decided(self) -> bool:
        """Whether a body that issues documents says so, not the press."""
        return self.document.number is not None


_PLAN = re.compile(
    r"mục tiêu|phấn đấu|chỉ tiêu|dự kiến|dự toán|kế hoạch|hướng (?:tới|đến)|quyết tâm"
    r"|(?<!\w)(?:giao|sẽ|muốn)(?!\w)",
    re.IGNORECASE,
)
_BESIDE_PLAN = re.compile(
    r"(?<!\w)(?:so với|vượt(?: mức)?|(?:thấp|cao|nhiều|ít) hơn|kém|hụt|%)(?: mức)?"
    r" (?:dự toán|kế hoạch|chỉ tiêu|mục tiêu)",
    re.IGNORECASE,
)
"""What was reached, told beside what was planned: "18,7 tỷ đồng, vượt dự toán", "bằng 87% dự toán"."""
_NOT = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng|không hề)(?: thể)? (đạt|được|đủ|tới|đến|có đến|quá|vượt|hơn)"
    r"(?: (?:mức|chỉ tiêu|mốc|tới|đến|quá|được|con số))* ?$",
    re.IGNORECASE,
)


def claimed(figure: Figure, text: str, sentence: Span) -> Claimed:
    """Return a claim's figure with what it is compared by; ``text`` is the whole given text."""
    said = sentence.of(text)
    clause = figure.clause.of(text)
    places = find_places(said)
    own = figure.place.value if figure.place else ""
    negation = _NOT.search(text[sentence.start : figure.span.start])
    limit: Literal["below", "not above", ""] = ""
    if figure.kind == "target":
        pass  # "chưa đạt chỉ tiêu 35%": the goal is 35% all the same
    elif negation is not None and figure.bound in ("exact", "over", "at least", "about"):
        limit = "not above" if negation[1] in ("quá", "vượt", "hơn") else "below"
    elif figure.bound in ("under", "at most"):
        limit = "below" if figure.bound == "under" else "not above"
    return Claimed(
        figure,
        clause,
        said,
        topic_of(figure, _topic_text(figure, said, figure.span.start - sentence.start)),
        own_scope(figure, clause),
        limit,
        tuple(
            m.name for m in places if own and not same_unit(m.name, own) and _holds(m.level, own)
        ),
        _PLAN.search(_BESIDE_PLAN.sub("", said)) is not None,
    )


def _without_place(figure: Figure, said: str) -> str:
    """Return a sentence without its figure's place: named without its kind, or a body."""
    if figure.place is not None:
        for name in (figure.place.value, figure.place.text, split_unit(figure.place.value)[1]):
            said = said.replace(name, GAP) if name else said
    return said


_BESIDE = re.compile(r", (?:nhiều|cao|thấp|ít|đông|lớn) hơn [^,;]*", re.IGNORECASE)


def _topic_text(figure: Figure, said: str, at: int) -> str:
    """Return the words of a sentence that are of a figure: not what is compared beside it.

    ``at`` is where the figure stands in the sentence.
    """
    for found in reversed(list(_BESIDE.finditer(said))):
        if not found.start() <= at < found.end():
            said = said[: found.start()] + said[found.end() :]
    return _without_place(figure, said)


_DEEPER = max(DEPTH.values()) + 1


def _holds(level: str | None, own: str) -> bool:
    """Return whether a unit of a level is larger than another by its name."""
    return DEPTH.get(level or "", _DEEPER) < DEPTH.get(place_level(own) or "", _DEEPER)


@cache
def _scopes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table_pairs("assistant", "data/scope_words.tsv", "name", "pattern")
    return tuple((name, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for name, words in rows)


def scope_of(text: str) -> frozenset[str]:
    """Return the words that make a figure one of a part or of a whole, as comparison keys.

    >>> sorted(scope_of("điểm trung bình của 96 xã")), sorted(scope_of("xếp loại trung bình"))
    (['trung bình'], [])
    """
    key = comparison_key(text)
    return frozenset(match[0] for _, pattern in _scopes() for match in pattern.finditer(key))


def topic_of(figure: Figure, said: str) -> Terms:
    """Return the words of what is measured: without places, periods and numbers."""
    unit = figure.unit if figure.unit and figure.kind != "money" else ""
    if figure.kind == "money" and figure.text:
        said = said.replace(figure.text, GAP)  # "tỷ đồng" of the one is "triệu đồng" of the other
    if figure.indicator:
        said = figure.indicator.text
    cut = [m.span for m in find_places(said)] + [m.span for m in find_periods(said)]
    for span in sorted(cut, reverse=True):
        said = f"{said[: span.start]} {GAP} {said[span.end :]}"
    if figure.unit == "%" and not find_indicators(said):
        said = _RATE.sub(GAP, said)  # "95% dân số có hồ sơ" is the rate of those who have
    return joined([re.sub(r"\d+(?:[.,/]\d+)*", GAP, said), unit])


_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)", re.IGNORECASE)
_SAME_SPAN = "cùng kỳ"


_TOLD_AGAINST = re.compile(
    r" \((?:cùng kỳ|so với|năm \d{4}|(?:tăng|giảm) )|,? (?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)"
    r" [^.;()]{0,40}so với(?!\w)",
    re.IGNORECASE,
)


def own_scope(figure: Figure, clause: str) -> frozenset[str]:
    """Return a figure's scope: the name of its index ("… cạnh tranh cấp tỉnh") is none.

    Neither is "toàn tỉnh": of a province it says nothing more, of a district it is the whole
    that the district is counted in. What is told after it to compare it with is none either.
    """
    if figure.kind in ("value", "count", "money") and figure.text in clause:
        end = clause.index(figure.text) + len(figure.text)
        against = _TOLD_AGAINST.search(clause, end)
        clause = clause[: against.start()] if against is not None else clause
    for mention in reversed(find_indicators(clause)):
        if figure.indicator is not None and mention.name == figure.indicator.value:
            clause = f"{clause[: mention.span.start]} {GAP} {clause[mention.span.end :]}"
    found = scope_of(clause)
    if figure.period is not None and comparison_key(figure.period.text).startswith(_SAME_SPAN):
        found -= {_SAME_SPAN}  # there it is the time of the figure, not what it is told against
    return found - {"toàn tỉnh"} if figure.place is not None else found
