"""Two questions asked together: what is answered rightly alone stays right when both are asked in one.

    python benchmarks/asked_together.py build/samples=tests/evaluation/samples.jsonl [--lost]

Two questions of one document that are each answered rightly alone are joined as people join them:
with "và", a semicolon, a comma, in two sentences, numbered, behind "cho em hỏi", the second without
the place, the time or the measure that the first names. An answer is right when it says what both
must say, and nothing that one may not say unless the other's own right answer says it. Of each way
the share that stays right is printed, beside the share that tells that a part has no answer, and
the share that loses a part and does not tell.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from assistant.evaluation.answers import score, states
from assistant.evaluation.questions import Question, read_questions
from assistant.questions.question import Question as Read
from assistant.questions.reading import read_question
from assistant.records import Answer
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.records import Span
from index_store.store import Store

AS_OF = date(2026, 11, 22)
_FRAMES = re.compile(
    r"^(?:(?:dạ|ạ|ad|xin|vui lòng|làm ơn|cho|em|tôi|mình|anh/chị|anh|chị|biết|hỏi|là|rằng|please|could you|can you|tell me|i would like to know)[,:]? )+",
    re.IGNORECASE,
)
_PLACE_BEFORE = r"(?:(?:,? ?(?:của|ở|tại|trên địa bàn|thuộc|in|of|for|at))\s+)?"
_PERIOD_BEFORE = r"(?:(?:,? ?(?:trong|vào|của|ở|in|for|during|of))\s+)?"
_MEASURE_BEFORE = r"(?:(?:,? ?(?:về|của|theo|trong|in|of|on))\s+(?:the\s+)?)?"
_LEAST_LEFT = 3
"""So many words must be left of a question that lost what the first names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is read, with the right answer that it alone gets."""

    question: Question
    read: Read
    answer: str

    @property
    def text(self) -> str:
        """The question without what ends it."""
        return self.question.text.strip().rstrip(" ?.!")

    @property
    def begun(self) -> str:
        """The question as it goes on within a sentence, without words of courtesy."""
        plain = _FRAMES.sub("", self.text)
        first = plain.split(" ", 1)[0]
        named = any(mention.span.start == self.text.find(plain) for mention in self.read.places)
        named = named or plain.split(" ")[1:2] != [word.lower() for word in plain.split(" ")[1:2]]
        kept = first.isupper() or (named and not _UNIT.match(first.casefold()))
        return plain if kept else plain[:1].lower() + plain[1:]


_UNIT = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|xã|phường|đặc|sở|bộ|ubnd|ban|cục|chi)$")
Join = Callable[[Asked, Asked], str]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shared(one: Asked, two: Asked) -> Iterator[tuple[str, Span]]:
    """Yield what the second names that the first names too: places, periods, measures."""
    places = {item.name for item in one.read.places}
    periods = {item.value for item in one.read.periods}
    measures = {item.name for part in one.read.parts for item in part.indicators}
    if {item.name for item in two.read.places} == places:
        yield from (("place", item.span) for item in two.read.places)
    if {item.value for item in two.read.periods} == periods:
        yield from (("period", item.span) for item in two.read.periods)
    for part in two.read.parts:
        yield from (("measure", item.span) for item in part.indicators if item.name in measures)


_BEFORE = {"place": _PLACE_BEFORE, "period": _PERIOD_BEFORE, "measure": _MEASURE_BEFORE}


def _cut(text: str, stretches: Sequence[tuple[str, Span]]) -> str:
    """Return the text without the stretches and the words that bind them to the rest."""
    for kind, span in sorted(stretches, key=lambda item: -item[1].start):
        before, after = text[: span.start], text[span.end :]
        words = re.search(rf"{_BEFORE[kind]}$", before, re.IGNORECASE)
        before = before[: words.start()] if words else before
        text = f"{before.rstrip()} {after.lstrip(' ,')}"
    return " ".join(re.sub(r"\s+([,?.])", r"\1", text).strip(" ,").split())


def left_out(one: Asked, two: Asked, kinds: Sequence[str]) -> str | None:
    """Return the second question without what the first names of these kinds, if it names any."""
    if two.read.reading != two.question.text:
        return None  # the spans are of the reading
    found = [item for item in _shared(one, two) if item[0] in kinds]
    if any(a.overlaps(b) for _, a in found for _, b in found if a != b):
        return None
    if {kind for kind, _ in found} != set(kinds):
        return None
    rest = _FRAMES.sub("", _cut(two.question.text, found).rstrip(" ?.!"))
    if len(rest.split()) < _LEAST_LEFT or re.match(r"(?:is|are|was|were|và|có\b.*không)$", rest):
        return None
    return rest[:1].lower() + rest[1:]


def _without(*kinds: str, frame: str) -> Callable[[Asked, Asked], str | None]:
    def join(one: Asked, two: Asked) -> str | None:
        rest = left_out(one, two, kinds)
        return frame.format(one=one.text, two=rest, Two=_capital(rest)) if rest else None

    return join


def _pointing(one: Asked, two: Asked) -> str | None:
    """Return the two with what the second names only pointed at: "huyện này", "năm đó"."""
    if two.read.reading != two.question.text:
        return None
    found = dict(_shared(one, two))
    if set(found) - {"measure"} == set() or len(two.read.places) > 1 or len(two.read.periods) > 1:
        return None
    text = two.question.text.rstrip(" ?.!")
    for kind, span in sorted(found.items(), key=lambda item: -item[1].start):
        word = span.of(text).split(" ")[0].lower()
        if kind == "place" and _UNIT.match(word):
            named = "ubnd" if word == "ubnd" else word
            level = {"thành": "thành phố", "thị": "thị xã", "đặc": "đặc khu", "ubnd": "đơn vị"}
            pointed = f"{level.get(named, named)} này"
        elif kind == "period" and word == "năm":
            pointed = "năm đó"
        else:
            continue
        text = text[: span.start] + pointed + text[span.end :]
    if text == two.question.text.rstrip(" ?.!"):
        return None
    return f"{one.text}? {_capital(text)}?"


JOINS: dict[str, Callable[[Asked, Asked], str | None]] = {
    "…, và …?": lambda a, b: f"{a.text}, và {b.begun}?",
    "… và …?": lambda a, b: f"{a.text} và {b.begun}?",
    "…; …?": lambda a, b: f"{a.text}; {b.begun}?",
    "…, …?": lambda a, b: f"{a.text}, {b.begun}?",
    "…? …?": lambda a, b: f"{a.text}? {_capital(b.text)}?",
    "…. … (no ?)": lambda a, b: f"{a.text}. {_capital(b.text)}",
    "…? Ngoài ra, …?": lambda a, b: f"{a.text}? Ngoài ra, {b.begun}?",
    "…, đồng thời …?": lambda a, b: f"{a.text}, đồng thời {b.begun}?",
    "…? Và …?": lambda a, b: f"{a.text}? Và {b.begun}?",
    "…? Còn …?": lambda a, b: f"{a.text}? Còn {b.begun}?",
    "… với lại …?": lambda a, b: f"{a.text} với lại {b.begun}?",
    "…, rồi …?": lambda a, b: f"{a.text}, rồi {b.begun}?",
    "Cho hỏi … với …": lambda a, b: f"Cho em hỏi {a.begun} với {b.begun} ạ?",
    "Cho biết … Nhân tiện cho hỏi …": lambda a, b: (
        f"Cho tôi biết {a.begun}. Nhân tiện cho hỏi luôn {b.begun}. Cảm ơn ạ!"
    ),
    "hai việc: 1) … 2) …": lambda a, b: f"Tôi muốn hỏi hai việc: 1) {a.begun}? 2) {b.begun}?",
    "Thứ nhất … Thứ hai …": lambda a, b: f"Thứ nhất, {a.begun}? Thứ hai, {b.begun}?",
    "- … (line) - …": lambda a, b: f"- {a.text}?\n- {b.text}?",
    "…, và …? (no marks)": lambda a, b: unmarked(f"{a.text}, và {b.begun}?"),
    "… …  (no marks, no signs)": lambda a, b: unmarked(f"{a.text} và {b.begun}").lower(),
    "…? …? (no marks)": lambda a, b: unmarked(f"{a.text}? {b.text}?"),
    "và, no place": _without("place", frame="{one} và {two}?"),
    "?, no place": _without("place", frame="{one}? {Two}?"),
    ", no place": _without("place", frame="{one}, {two}?"),
    "và, no period": _without("period", frame="{one} và {two}?"),
    "?, no period": _without("period", frame="{one}? {Two}?"),
    "và, no measure": _without("measure", frame="{one} và {two}?"),
    "và, no place nor period": _without("place", "period", frame="{one} và {two}?"),
    "?, no place nor period": _without("place", "period", frame="{one}? {Two}?"),
    ";, no place nor period": _without("place", "period", frame="{one}; {two}?"),
    "?, pointed at": _pointing,
}
ENGLISH: dict[str, Callable[[Asked, Asked], str | None]] = {
    "en …, and …?": lambda a, b: f"{a.text}, and {b.begun}?",
    "en … and …?": lambda a, b: f"{a.text} and {b.begun}?",
    "en …? …?": lambda a, b: f"{a.text}? {_capital(b.text)}?",
    "en …; …?": lambda a, b: f"{a.text}; {b.begun}?",
    "en …? Also, …?": lambda a, b: f"{a.text}? Also, {b.begun}?",
    "en 1) … 2) …": lambda a, b: f"Two questions: 1) {a.begun}? 2) {b.begun}?",
    "en and, no place": _without("place", frame="{one}, and {two}?"),
    "en and, no period": _without("period", frame="{one}, and {two}?"),
    "en ?, no place nor period": _without("place", "period", frame="{one}? {Two}?"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a joined question."""

    right: bool
    noted: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One joined question with the two that it is made of and its outcome."""

    way: str
    one: Asked
    two: Asked
    text: str
    said: str
    outcome: Outcome


def joined(one: Asked, two: Asked, text: str) -> Question:
    """Return the joined question with what its answer must say and may not say."""
    forbidden = [
        *(word for word in one.question.must_not_include if not states(two.answer, word)),
        *(word for word in two.question.must_not_include if not states(one.answer, word)),
    ]
    return replace(
        one.question,
        text=text,
        must_include=one.question.must_include + two.question.must_include,
        must_not_include=tuple(forbidden),
    )


def outcome_of(question: Question, answer: Answer) -> Outcome:
    """Return whether an answer is right, and whether it tells that a part has none."""
    noted = any(note.kind == "unanswered_part" for note in answer.notes)
    return Outcome(score(question, answer, 0.0).right, noted or answer.status != "answered")


class _Alone:
    """Questions asked by themselves, each once."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._known: dict[str, str | None] = {}

    def rightly(self, asked: Asked) -> Asked | None:
        """Return a question with its answer where that is right, None where it is not."""
        question = asked.question
        if question.id not in self._known:
            answer = self._assistant.ask(question.text)
            right = score(question, answer, 0.0).right and answer.status == "answered"
            self._known[question.id] = answer.answer if right else None
        answered = self._known[question.id]
        return None if answered is None else replace(asked, answer=answered)


def _pairs(
    questions: Sequence[Question], alone: _Alone, most: int, seed: int
) -> Iterator[tuple[Asked, Asked]]:
    """Yield pairs of one document and language, both answered rightly alone.

    Of each question one partner is sought that names what it names, and one of any kind.
    """
    groups: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for question in questions:
        if question.answerable and not question.history and len(question.documents) == 1:
            read = read_question(question.text, AS_OF)
            groups[question.documents[0], question.lang].append(Asked(question, read, ""))
    found: list[tuple[Asked, Asked]] = []
    for group in groups.values():
        for one in group:
            chance = random.Random(f"{seed}{one.question.id}")
            others = [two for two in group if two is not one and not _same(one, two)]
            near = [two for two in others if any(_shared(one, two))]
            found += [(one, chance.choice(pool)) for pool in (near, others) if pool]
    random.Random(seed).shuffle(found)
    rightly = (
        (first, second)
        for one, two in found
        if (first := alone.rightly(one)) and (second := alone.rightly(two))
    )
    yield from islice(rightly, most)


def _same(one: Asked, two: Asked) -> bool:
    """Return whether two questions ask the same in other words, or only one is typed with marks."""
    if (unmarked(one.text) == one.text) != (unmarked(two.text) == two.text):
        return True
    if one.question.must_include == two.question.must_include:
        return True
    return comparison_key(one.text) == comparison_key(two.text)


def _ask_all(
    pairs: Sequence[tuple[Asked, Asked]],
    assistant: Assistant,
    ways: dict[str, Callable[[Asked, Asked], str | None]],
    each: int,
    seed: int,
) -> Iterator[Told]:
    for one, two in pairs:
        own = {
            name: text
            for name, join in ways.items()
            if name.startswith("en ") == (one.question.lang == "en")
            and (text := join(one, two)) is not None
        }
        chance = random.Random(f"{seed}{one.question.id}{two.question.id}")
        for name in chance.sample(sorted(own), min(each or len(own), len(own))):
            question = joined(one, two, own[name])
            answer = assistant.ask(own[name])
            said = f"{answer.understood_as} → {answer.answer}".replace("\n", " / ")
            yield Told(name, one, two, own[name], said, outcome_of(question, answer))


def _print_lost(told: Told) -> None:
    wanted = told.one.question.must_include + told.two.question.must_include
    print(f"{told.one.question.id}+{told.two.question.id} [{told.way}] {told.text}")
    print(f"   must {wanted}\n   one  {told.one.answer[:300]!r}\n   two  {told.two.answer[:300]!r}")
    print(f"   now  {'(noted) ' * told.outcome.noted}{told.said[:700]}", flush=True)


def main() -> None:
    """Print for each way of joining the share of right answers that stay right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="DATA_DIR=QUESTIONS")
    parser.add_argument("--lost", action="store_true", help="print the questions that are lost")
    parser.add_argument("--way", action="append", help="only these ways")
    parser.add_argument("--pairs", type=int, default=20, help="most pairs of a set")
    parser.add_argument("--each", type=int, default=0, help="ways for a pair; 0: all that fit")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    ways = {**JOINS, **ENGLISH}
    ways = {name: way for name, way in ways.items() if not given.way or name in given.way}
    outcomes: dict[str, list[Outcome]] = {name: [] for name in ways}
    for pair in given.sets:
        folder, _, path = pair.partition("=")
        assistant = Assistant(Store.open(Path(folder), bundled()), bundled(), as_of=AS_OF)
        questions = read_questions(Path(path))
        pairs = list(_pairs(questions, _Alone(assistant), given.pairs, given.seed))
        before = len([one for each in outcomes.values() for one in each])
        right = 0
        for told in _ask_all(pairs, assistant, ways, given.each, given.seed):
            outcomes[told.way].append(told.outcome)
            right += told.outcome.right
            if given.lost and not told.outcome.right:
                _print_lost(told)
        count = len([one for each in outcomes.values() for one in each]) - before
        print(f"{Path(path).stem:34} {right:5} of {count:5}", flush=True)
    print(f"\n{'way':34} {'right':>5}    {'all':>5}  share  told  silent")
    for name, found in outcomes.items():
        _print_share(name, found)
    _print_share("all", [one for found in outcomes.values() for one in found])


def _print_share(name: str, found: Sequence[Outcome]) -> None:
    if not found:
        return
    right = sum(one.right for one in found)
    noted = sum(not one.right and one.noted for one in found)
    silent = len(found) - right - noted
    shares = "  ".join(f"{count / len(found):.3f}" for count in (right, noted, silent))
    print(f"{name:34} {right:5} of {len(found):5}  {shares}")


if __name__ == "__main__":
    main()
