"""A claim that a sentence tells but for one value, or but for its denial: told otherwise.

Such a claim is in words of its own, and which sentence tells of the same is judged by how it
stands as the nearest. It is contradicted only where its value stands nowhere in that document
and the sentence has one other of the sort in its place, or where the sentence states plainly
the very two words that the claim denies. Nothing is ever supported here: a sentence may share
all of a claim but the one word that matters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.parts import Part
from assistant.checking.sameness import known
from assistant.checking.slots import Slot, slots
from assistant.checking.written import shortened
from assistant.finding.matching import canonical, share_said, stop_words, terms
from assistant.finding.polarity import NEGATIONS
from assistant.ranking import level_of
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.terms.word_roles import words_that
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.evidence import Evidence
    from assistant.checking.given import Claim
    from assistant.checking.nearest import Near
    from index_store.records import Document

SURELY_ALIKE = 10.0
"""How a sentence stands, in the units of `assistant.checking.nearest`, that surely tells of it."""
_LONGEST = 60_000
"""Code points of a document that is read through for the claim's value."""
_OWN = 0.45
"""Share of the claim's words, by rarity, that the sentence says itself."""
_FAR_APART = 100
"""So many times one value is another's it is of something else."""
_BOTH = 1.3
"""For a denial: that share and the one said with what leads to the sentence, added up."""
_BESIDE = 5
_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*(?!\w)")
_WORD = re.compile(r"\w+(?:[.,/]\w+)*")


def told_otherwise(claim: Claim, near: Sequence[Near], evidence: Evidence) -> Part | None:
    """Return the words of a claim that the surest of the sentences near it tells otherwise."""
    values = [] if _is_measured(claim) else _untold(slots(claim.text), near)
    words = sorted(terms(claim.text).words)
    for one in near:
        if one.standing < SURELY_ALIKE:
            break
        if share_said(words, terms(one.text)) < _OWN:
            continue
        document = evidence.document(one.quote.document_id)
        if len(document.text) > _LONGEST or not _names_all(claim.text, document):
            continue
        if values and (found := _other_value(claim, values, one, document)):
            return found
        if found := _denied(claim, one):
            return found
    return None


def _is_measured(claim: Claim) -> bool:
    """Return whether a figure of a claim is of a known measure, or of a unit below a province.

    Those are compared by what they are bound to: another number is of another unit or time.
    """
    return any(
        (figure.indicator is not None and known(figure.indicator))
        or (figure.place is not None and level_of(figure.place.value) not in (None, "province"))
        for figure in claim.figures
    )


def _untold(values: Sequence[Slot], near: Sequence[Near]) -> list[Slot]:
    """Return the only values of their sorts that none of the sentences near a claim gives."""
    told = [its for one in near for its in slots(one.text)]
    return [
        mine
        for mine in values
        if mine.sort != "year"  # what is measured every year is no other in one of them
        and sum(own.sort == mine.sort for own in values) == 1
        and not any(mine.agrees(its) for its in told)
    ]


def _names_all(text: str, document: Document) -> bool:
    """Return whether a document has every name and every document's number of a text.

    What opens a sentence may be no name.
    """
    key = comparison_key(f"{document.number or ''}\n{document.title}\n{document.text}")
    numbers = [comparison_key(one.number) for one in find_document_numbers(text)]
    names = [
        match[0].split(" ", 1)[-1] if match.start() == 0 else match[0]
        for match in _NAME.finditer(text)
        if match.start() or " " in match[0]
    ]
    return all(one in key for one in (*numbers, *map(comparison_key, names)))


def _other_value(
    claim: Claim, values: Sequence[Slot], one: Near, document: Document
) -> Part | None:
    """Return the value of a claim in whose place a sentence has one other of its sort."""
    said = [its for its in slots(one.text) if not (its.is_date and _sets_the_scene(one.text, its))]
    for mine in values:
        others = [its for its in said if its.sort == mine.sort]
        if len({its.value for its in others}) != 1 or _is_far(mine, others[0]):
            continue
        if mine.is_date and not _beside(claim.text, mine) & _beside(one.text, others[0]):
            continue
        if not any(mine.agrees(its) for its in slots(document.text)):
            span = mine.span.shifted(claim.span.start)
            words = " ".join(others[0].words.split())
            return Part(span, "contradicted", (one.quote,), words)
    return None


def _is_far(one: Slot, other: Slot) -> bool:
    """Return whether two values are of other orders: a price and a budget."""
    low, high = sorted((one.value, other.value))
    return not one.is_date and high > _FAR_APART * low


def _sets_the_scene(text: str, date: Slot) -> bool:
    """Return whether a date only opens what is told: "Ngày 14/6, xã có công văn …"."""
    return text[date.span.end :].lstrip().startswith(",")


def _beside(text: str, slot: Slot) -> frozenset[str]:
    """Return the telling words right before and after a value."""
    before = _WORD.findall(canonical(text[: slot.span.start]))[-_BESIDE:]
    after = _WORD.findall(canonical(text[slot.span.end :]))[:_BESIDE]
    return frozenset(
        word for word in (*before, *after) if word.isalpha() and word not in stop_words()
    ) - {"ngày", "tháng", "năm", "sáng", "chiều", "tối"}


def _denied(claim: Claim, one: Near) -> Part | None:
    """Return the claim as contradicted where one of both denies what the other states plainly."""
    mine, theirs = words_of(claim.text), words_of(one.text)
    if one.told + share_said(sorted(terms(claim.text).words), terms(one.text)) < _BOTH:
        return None
    if sum(word in NEGATIONS for word in mine) > 1:
        return None
    for first, second in ((mine, theirs), (theirs, mine)):
        for pair in denied_pairs(first):
            if states_plainly(second, pair):
                span = Span(0, len(claim.text)).shifted(claim.span.start)
                return Part(span, "contradicted", (one.quote,), shortened(one.text))
    return None


_MODAL = frozenset({"hề", "được", "bị", "có", "thể", "còn", "từng", "ai", "hẳn"})
_LEFT_FREE = frozenset({"cần", "phải", "chỉ"})
"""Words after a negation that leave it open: "không cần nộp", "không phải cán bộ", "không chỉ"."""
_REACH = 4
_FAR = 8
"""Words before a statement among which what denies it may stand."""
_DENYING = NEGATIONS | frozenset(
    [
        "khỏi",
        "hết",
        "thôi",
        "ngừng",
        "dừng",
        "bỏ",
        "bác",
        "tránh",
        "cấm",
        "trái",
        "thiếu",
        "mất",
        "miễn",
        "đừng",
        "hiếm",
        "ngoài",
    ]
)


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, its full stops among them.

    >>> words_of("Hàng không không miễn, giảm.")[-5:]
    ['không_', 'không', 'miễn', 'giảm', '.']
    """
    return _STOP.findall(_NO_NEGATION.sub(r"\1_", canonical(text)))


_NO_NEGATION = re.compile(r"((?<=hàng )không|(?<!\w)không(?= (?:gian|khí|quân|trung)(?!\w)))")
_STOP = re.compile(r"\w+(?:[.,/]\w+)*|[.;:()–]")


def denied_pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the two words that each negation denies, modal verbs passed over.

    >>> denied_pairs(words_of("Xã không được khuyến khích bà con bán đất"))
    [('khuyến', 'khích')]
    """
    found = []
    for at, word in enumerate(words):
        if word not in NEGATIONS:
            continue
        if words[at + 1 : at + 2] and words[at + 1] in _LEFT_FREE:
            continue
        after = [one for one in words[at + 1 : at + 2 + _REACH] if one not in _MODAL][:2]
        if len(after) == 2 and all(one.isalpha() and one not in stop_words() for one in after):
            found.append((after[0], after[1]))
    return found


def states_plainly(words: Sequence[str], pair: tuple[str, str]) -> bool:
    """Return whether two words stand side by side, without what denies or restricts them before.

    >>> states_plainly(words_of("Xã khuyến khích bà con"), ("khuyến", "khích"))
    True
    >>> states_plainly(words_of("Xã chưa từng khuyến khích"), ("khuyến", "khích"))
    False
    """
    loose = _DENYING | words_that("restricts a statement")
    places = [at for at in range(len(words) - 1) if (words[at], words[at + 1]) == pair]
    return bool(places) and not any(
        loose & set(words[max(0, at - _FAR) : at + 2 + _REACH]) for at in places
    )
