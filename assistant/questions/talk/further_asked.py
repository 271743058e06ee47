"""Follow-ups that ask on about the same thing: the other end, the whole, the move, the causes.

Each rule returns the question written out, or None where it is none of its own.
"""

from __future__ import annotations

import re

from assistant.questions.cues import find_cues
from assistant.questions.directions import direction_of
from assistant.questions.question import Kind, Question
from assistant.questions.talk.follow_up_words import (
    Told,
    bare,
    begun,
    cue_in,
    frame,
    is_all,
    without,
)
from assistant.questions.talk.leaning import new_words
from assistant.wording import period_words, place_of
from index_store.language.characters.marks import comparison_key

_LIMIT = re.compile(
    r"(?<!\w)(?:(?:đạt )?(?:trên|dưới|hơn|ít hơn|nhiều hơn|cao hơn|thấp hơn|từ|không quá|tối thiểu) "
    r"\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? (?=(?:điểm |% ?)?trở))(?: ?(?:điểm|%|phần trăm))?(?: trở (?:lên|xuống))?"
)
_SHORT_LIMIT = 7
_MONEY = re.compile(r"(?<!\w)(?:kinh phí|chi|tiền|đồng|vốn|ngân sách)(?!\w)")


def which_article(now: Question, then: Question, _: Told) -> str | None:
    """Return which article lays down what the earlier question asks."""
    if not is_all(now.reading, "article") or then.numbers or then.articles:
        return None
    return frame("which_article", then.language, base=begun(bare(then.reading)))


def other_end(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question about the other end of the ranking."""
    if now.places or not is_all(now.reading, "end"):
        return None
    new, old = cue_in(now.reading, "end_words"), cue_in(then.reading, "end_words")
    if new is None or old is None:
        return None
    noun = [word for word in now.reading[: new.start()].split() if word.lower() != "nào"]
    if noun and noun[-1].lower() not in comparison_key(then.reading).split():
        return None  # "còn sở đứng đầu" after a question about districts
    end = new[0] if " " in new[0] else f"xếp {new[0]}"
    return f"{bare(then.reading[: old.start()] + end + then.reading[old.end() :])}?"


def moved(now: Question, then: Question, told: Told) -> str | None:
    """Return by how much the unit rose or fell between the last two years that were asked of."""
    if now.places or now.periods or not is_all(now.reading, "moved") or not then.subjects:
        return None
    years = sorted(set(told.years[-2:]))
    if len(years) < 2:
        return None
    text = begun(bare(without(now.reading, "linking")))
    named = [item.text for part in then.parts for item in part.indicators]
    if named:
        text = frame("about", then.language, text=text, indicator=named[0])
    return frame(
        "moved", then.language, place=place_of(then.subjects[0], then.language), text=text,
        year=str(years[1]), before=str(years[0]),
    )  # fmt: skip


def whole(now: Question, then: Question, told: Told) -> str | None:
    """Return the question that the thread began with: of the whole, not of a part."""
    if not is_all(now.reading, "total"):
        return None
    if then.subjects and _MONEY.search(comparison_key(f"{told.opened} {then.reading}")):
        place = place_of(then.subjects[0], then.language)
        return frame("total_money", then.language, place=place)
    return told.opened


def other_limit(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question with another limit: "còn trên 90 điểm?"."""
    if now.places or now.periods:
        return None
    new, old = (
        _LIMIT.search(comparison_key(now.reading)),
        _LIMIT.search(comparison_key(then.reading)),
    )
    if not new or not old or len(now.reading.split()) > _SHORT_LIMIT:
        return None
    return f"{bare(then.reading[: old.start()] + new[0] + then.reading[old.end() :])}?"


def aimed(now: Question, then: Question, _: Told) -> str | None:
    """Return how the figure that was asked for stands to its target."""
    ways = ("target_met", "target_left")
    name = next((way for way in ways if is_all(now.reading, way)), None)
    named = next((item.text for part in then.parts for item in part.indicators), "")
    if name is None or not named or now.places or not then.subjects:
        return None
    when = f" {period_words(then.periods[0].value, then.language)}" if then.periods else ""
    place = place_of(then.subjects[0], then.language)
    return frame(name, then.language, indicator=named, place=place, when=when)


def apart(now: Question, then: Question, told: Told) -> str | None:
    """Return how far the unit now named, or the one asked of before, is from the last one."""
    language = then.language
    if now.periods or len(now.places) > 1:
        return None
    if now.places:
        if not _asks_how_far(now) or not then.subjects:
            return None
        units = [then.subjects[0], now.places[0].name]
    elif is_all(now.reading, "apart") and len(told.units) > 1:
        units = list(told.units[-2:])
    else:
        return None
    named = [item.text for part in then.parts for item in part.indicators]
    if not named or units[0] == units[1]:
        return None
    one, two = (place_of(unit, language) for unit in units)
    when = f" {period_words(then.periods[0].value, language)}" if then.periods else ""
    return frame("apart", language, indicator=named[0], one=one, two=two, when=when)


def _asks_how_far(now: Question) -> bool:
    names = {cue.name for cue in find_cues(now.reading, now.language)}
    return (
        bool(names & {"ask_gap", "ask_compare"})
        and _HOW_FAR.search(comparison_key(now.reading)) is not None
    )


_HOW_FAR = re.compile(r"(?<!\w)(?:bao nhiêu|mấy|how (?:far|much|many))(?!\w)")


def why_too(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question, with its causes asked for too.

    "Vì sao huyện này lên được như vậy?" asks of the unit that the reply named instead.
    """
    only = all(part.kind is Kind.WHY and not part.superlative for part in now.parts)
    if not only or now.places:
        return None
    if cue_in(now.reading, "pointing") and not then.subjects and moves(now):
        return None
    if len(new_words(now, then)) > 1 or any(part.indicators for part in now.parts):
        return None  # it says itself what the causes are wanted of
    if any(part.kind is Kind.WHY for part in then.parts):
        return then.reading
    return frame("and_why", then.language, base=bare(then.reading))


def moves(question: Question) -> bool:
    """Return whether a question asks for a rise or a fall."""
    return any(part.pick.moved or direction_of(part.text) for part in question.parts)


_WHY_TOO = re.compile(r" (?:và vì sao|and why)$")


def without_why(text: str) -> str:
    """Return a question without the causes that a follow-up added to it."""
    return _WHY_TOO.sub("", text)
