"""What a follow-up carries over from the turns before it: place, period, indicator and kind.

A follow-up is rewritten into a question that stands by itself, and the reader sees it so. The
cues are rows of `data/follow_ups.tsv`, the ways to write a question out `prompts/*/follow_up.txt`.
Where it may lean on what came before or not, both readings are told, the likelier first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.questions.contrasted import contrasted
from assistant.questions.question import Kind, Question
from assistant.questions.small_talk import small_talk
from assistant.questions.talk.completed import (
    about_topic,
    completed,
    same_rank,
    scored,
    supposed,
    within_it,
)
from assistant.questions.talk.corrected import changes_subject, corrected
from assistant.questions.talk.follow_up_words import DocumentOf, Told, cue_in, is_all
from assistant.questions.talk.further_asked import (
    aimed,
    apart,
    moved,
    other_end,
    other_limit,
    which_article,
    whole,
    why_too,
)
from assistant.questions.talk.leaning import SHORT, asks_of_its_own, follows, says_little
from assistant.questions.talk.pointed_out import of_document, of_task
from assistant.questions.talk.put_instead import compared, replaced, shifted
from assistant.questions.talk.unsaid_place import readings
from assistant.questions.wording.courtesies import what_is_asked
from assistant.records import Turn
from index_store.language.time.periods import year_of

Reader = Callable[[str], Question]

REMEMBERED = 6
"""So many earlier questions are read; older ones no longer steer."""
_BODY = re.compile(r"sở ", re.IGNORECASE)
_BODY_UNMARKED = re.compile(r"(?:va |the |vay )?con so ([a-z ]+[a-z])(?= ?[?.!]*$)", re.IGNORECASE)
_OPENS_UNMARKED = re.compile(
    r"(the|vay|zay|zậy|z|v) (?=\w)(?!(?:score|rank|same|other|year)\b)", re.IGNORECASE
)
_MEANT = {"t": "thế", "v": "vậy", "z": "vậy"}
FARTHEST = 16
"""So far back the question is sought that a run of follow-ups hangs on."""


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands by itself.

    ``followed`` says whether that took the turns before; ``brief`` that a shorter answer to the
    question before is wanted; ``why`` that its causes alone are asked for. ``readings`` are the
    ways in which it may be meant, where there are several: the first that something is found for.
    """

    text: str
    followed: bool = False
    brief: bool = False
    why: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """A question with what it leaves out taken from the thread, and the ways it may be meant."""

    text: str
    readings: tuple[str, ...] = ()


def standalone(
    text: str, history: Sequence[Turn], read: Reader, document_of: DocumentOf = lambda _: ""
) -> Standalone:
    """Return the question with what it leaves out taken from the turns before, and nothing else.

    ``document_of`` is asked only where the follow-up asks of "the document".
    """
    read = _once(read)
    recent = _recent(history, read)
    if not recent or small_talk(text) not in (None, "year"):
        return Standalone(text)
    thread = _Thread(read, document_of)
    for turn in recent:
        if turn.role == "assistant":
            thread.reply = turn.content
        elif small_talk(turn.content) in (None, "year"):
            if changes_subject(turn.content):
                thread = _Thread(read, document_of)
            thread.ask(what_is_asked(turn.content))
    if not thread.before:
        return Standalone(text)
    whole_one = thread.carried(text)
    carried = whole_one.text
    followed = carried != text
    causes = all(part.kind is Kind.WHY for part in read(text).parts)
    why = followed and causes and not asks_of_its_own(read(text), read(thread.before))
    return Standalone(carried, followed, is_all(text, "brief"), why, whole_one.readings)


def _once(read: Reader) -> Reader:
    """Return a reader that reads no text twice."""
    known: dict[str, Question] = {}

    def remembered(text: str) -> Question:
        if text not in known:
            known[text] = read(text)
        return known[text]

    return remembered


def _recent(history: Sequence[Turn], read: Reader) -> Sequence[Turn]:
    """Return the turns from the earliest question on that still steers.

    That is one of the last few, or the one farther back that a run of follow-ups hangs on.
    """
    asked = [index for index, turn in enumerate(history) if turn.role == "user"]
    if not asked:
        return ()
    first = max(0, len(asked) - REMEMBERED)
    farthest = max(0, len(asked) - FARTHEST)
    while first > farthest and _leans(history[asked[first]].content, read):
        first -= 1
    return history[asked[first] :]


def _leans(text: str, read: Reader) -> bool:
    """Return whether a question cannot be the one that a thread began with."""
    asked = what_is_asked(text)
    if len(asked.split()) > SHORT + 2:
        return False
    return small_talk(text) is not None or follows(read(asked)) or says_little(read(asked))


class _Thread:
    """The questions of a conversation as they are understood one after the other."""

    def __init__(self, read: Reader, document_of: DocumentOf) -> None:
        self._read = read
        self._document_of = document_of
        self._opened = ""
        self._years: list[int] = []
        self._units: dict[str, None] = {}
        self.before = ""
        self.reply = ""

    def ask(self, text: str) -> None:
        """Take a question into the thread; one that says nothing by itself does not steer it."""
        carried = self.carried(text).text if self.before else text
        if carried == self.before:
            return
        now = self._read(carried)
        if self.before and carried == text and says_little(now):
            return
        if carried == text:
            self._opened, self._years, self._units = text, [], {}
        self._years += [year for item in now.periods if (year := year_of(item.value))]
        for name in now.subjects:
            self._units.pop(name, None)
            self._units[name] = None
        self.before = carried

    def carried(self, text: str) -> Carried:
        """Return a question with what it leaves out taken from the thread."""
        told = Told(
            self.reply, self._opened, tuple(self._years), self._document_of, tuple(self._units)
        )
        return _carried(text, self.before, told, self._read)


def _carried(text: str, before: str, told: Told, read: Reader) -> Carried:
    """Return the follow-up ``text`` with what it leaves out taken from the question ``before``."""
    if is_all(text, "again") or is_all(text, "brief"):
        return Carried(before)
    then = read(before)
    instead = corrected(_body_asked_on(_opened(text), then, read))
    now = read(instead)
    if not (instead != text and len(now.reading.split()) <= SHORT) and not follows(now):
        tried = readings(now, then)
        stands = now.reading in tried
        return Carried(text if stands else tried[0], tried if len(tried) > 1 else ())
    for rule in _RULES:
        carried = rule(now, then, told)
        if carried is not None:
            return Carried(carried)
    carried = completed(now, then, told)
    if carried is None:
        return Carried(text)
    undated = completed(now, then, told, dated=False)
    if not asks_of_its_own(now, then):
        return Carried(carried)
    # A whole question that begins with "thế" may ask of something else: not so for a figure.
    figure = any(part.indicators for part in now.parts) or cue_in(now.reading, "pointing")
    ways = (carried, undated or "", "" if figure else now.reading)
    return Carried(carried, tuple(dict.fromkeys(way for way in ways if way)))


def _opened(text: str) -> str:
    """Return a follow-up with "the", "vay" or "z" at its start as "thế", "vậy"."""
    said = _OPENS_UNMARKED.match(text)
    return f"{_MEANT[said[1][0].lower()]} {text[said.end() :]}" if said else text


def _body_asked_on(text: str, then: Question, read: Reader) -> str:
    """Return "con so noi vu" with its marks, after a question of a body: it is no "con số"."""
    said = _BODY_UNMARKED.match(text)
    if not said or not any(_BODY.match(name) for name in then.organisations):
        return text
    meant = f"còn sở {said[1]}"
    return meant if read(meant).organisations else text


_RULES = (
    scored, aimed, apart, which_article, of_task, of_document, other_end, other_limit, moved, whole, contrasted, supposed,
    within_it, why_too, shifted, compared, same_rank, replaced, about_topic,
)  # fmt: skip
"""In their order; the first that has an answer is taken, else the question is completed."""
