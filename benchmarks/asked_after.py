"""Answers asked after another question: what is right alone stays right as a follow-up.

    python -m benchmarks.asked_after build/samples=tests/evaluation/samples.jsonl [--lost]

Of each question that is answered rightly alone, follow-ups are made (`after_ways`): the first turn
is another question with its answer, the second leaves out or points at what the first one named.
The first answer is the product's own or, as other programs send it, a short sentence. Right is
what says what the second question's answer must say. Of each way the share that stays right is
printed, and what was wrong apart from what was refused.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.evaluation.answers import Outcome, score
from assistant.evaluation.questions import Question, read_questions
from assistant.records import Answer, Turn
from assistant.service import Assistant
from benchmarks.after_ways import WAYS, Beside, FollowUp, Known
from index_store.embedding import bundled
from index_store.store import Store
from index_store.stored import FigureQuery

AS_OF = date(2026, 11, 22)
OF_ONE = 8
"""So many ways are tried of one question."""
_MARK = re.compile(r"\s*\[\d+\]")


class Asker:
    """An assistant over one index that asks no question twice."""

    def __init__(self, folder: Path, questions: tuple[Question, ...]) -> None:
        self.store = Store.open(folder, bundled())
        self._assistant = Assistant(self.store, bundled(), as_of=AS_OF)
        self._questions = [one for one in questions if one.lang == "vi" and one.answerable]
        self._alone: dict[str, Known | None] = {}
        self._answers: dict[str, Answer] = {}

    def answer(self, text: str) -> Answer:
        """Return the answer to a question alone."""
        if text not in self._answers:
            self._answers[text] = self._assistant.ask(text)
        return self._answers[text]

    def score(self, question: Question) -> Outcome:
        """Return what becomes of a question with its history."""
        return score(question, self._assistant.ask(question.text, question.history), 0.0)

    def known(self, question: Question) -> Known | None:
        """Return a question as read if it is answered rightly alone."""
        if question.id not in self._alone:
            right = not question.history and score(question, self.answer(question.text), 0.0).right
            read = self._assistant._question(question.text, AS_OF)
            self._alone[question.id] = Known(question, read) if right else None
        return self._alone[question.id]

    def beside(self, later: Known, chance: random.Random, most: int) -> Beside:
        """Return what may be asked before a question."""
        own = set(later.asked.documents)
        others = [one for one in self._questions if one.id != later.asked.id and not one.history]
        chance.shuffle(others)
        shared = [one for one in others if own & set(one.documents)][: 3 * most]
        apart = [one for one in others if not own & set(one.documents)][:most]
        ids = tuple(
            item.id
            for item in self.store.documents()
            if any(item.source.endswith(name) for name in own)
        )
        figures = self.store.figures(FigureQuery(document_ids=ids)) if ids else []
        bound = [item.figure for item in figures]
        return Beside(
            tuple(dict.fromkeys(item.place.value for item in bound if item.place)),
            tuple(dict.fromkeys(item.indicator.value for item in bound if item.indicator)),
            tuple(filter(None, map(self.known, shared))),
            tuple(
                known
                for known in map(self.known, apart)
                if known and not set(known.read.subjects) & set(later.read.subjects)
            ),
        )

    def sampled(self, chance: random.Random) -> Iterator[Known]:
        """Yield the questions that are answered rightly alone, in any order."""
        for question in chance.sample(self._questions, len(self._questions)):
            known = self.known(question)
            if known and known.asked.must_include:
                yield known


def _reply(made: FollowUp, asker: Asker, chance: random.Random) -> str | None:
    """Return the reply to the first question: the product's, or a short sentence in its place."""
    answer = asker.answer(made.first)
    if answer.status != "answered":
        return None
    if chance.random() < 0.5:
        return answer.answer
    if made.known and made.known.asked.must_include:
        said = ", ".join(group[0] for group in made.known.asked.must_include)
        return f"Dạ, là {said} ạ."
    return _MARK.sub("", answer.answer.split("\n", 1)[0])


def _asked(later: Known, made: FollowUp, reply: str) -> Question:
    history = (Turn("user", made.first), Turn("assistant", reply))
    # A comparison says both figures, a change of one what was before: only the new one counts.
    never = () if made.compares else later.asked.must_not_include
    return replace(later.asked, text=made.text, history=history, must_not_include=never)


def main() -> None:
    """Print for each way the share of right answers that stay right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="DATA_DIR=QUESTIONS")
    parser.add_argument("--lost", action="store_true", help="print the follow-ups that are lost")
    parser.add_argument("--way", action="append", help="only these ways")
    parser.add_argument("--most", type=int, default=3, help="so many of each way and set")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    ways = {name: way for name, way in WAYS.items() if not given.way or name in given.way}
    asked: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for pair in given.sets:
        folder, _, path = pair.partition("=")
        asker = Asker(Path(folder), read_questions(Path(path)))
        left = dict.fromkeys(ways, given.most)
        for later in asker.sampled(random.Random(f"{given.seed} {path}")):
            if not any(left.values()):
                break
            beside = asker.beside(later, random.Random(f"{given.seed} {later.asked.id}"), 3)
            tried = 0
            for name in random.Random(f"{given.seed} {later.asked.id}").sample([*ways], len(ways)):
                chance = random.Random(f"{given.seed} {later.asked.id} {name}")
                wanted = left[name] and tried < OF_ONE
                for made in ways[name](later, beside, chance) if wanted else ():
                    reply = _reply(made, asker, chance)
                    if reply is None:
                        continue
                    outcome = asker.score(_asked(later, made, reply))
                    left[name] -= 1
                    tried += 1
                    asked[name] += 1
                    kept[name] += outcome.right
                    silent[name] += outcome.abstained
                    if given.lost and not outcome.right:
                        _show(name, later, made, reply, outcome)
                    break
        asker.store.close()
    for name in ways:
        if asked[name]:
            wrong = asked[name] - kept[name] - silent[name]
            share = kept[name] / asked[name]
            print(f"{name:32} {kept[name]:4} of {asked[name]:4}  {share:.3f}  wrong {wrong}")
    if asked:
        total = asked.total()
        print(f"{'all':32} {kept.total():4} of {total:4}  {kept.total() / total:.3f}")


def _show(name: str, later: Known, made: FollowUp, reply: str, outcome: Outcome) -> None:
    said = f"{outcome.answer.understood_as} → {outcome.answer.answer}".replace("\n", " / ")
    short = reply.replace("\n", " / ")[:150]
    print(f"{later.asked.id} [{name}] {later.asked.text}", flush=True)
    print(f"   first  {made.first} → {short}\n   then   {made.text}\n   now    {said[:400]}")
    print(f"   want   {later.asked.must_include} {outcome.forbidden or ''}")


if __name__ == "__main__":
    main()
