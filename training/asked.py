"""Whose answers are known: the questions that the judges of sentences learn from, over their indexes.

The development questions, the opened half of their rewordings and those of `benchmarks.wide`, of
both collections, that are not held out. Whatever is held out is never asked here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assistant.context import Sentence
from assistant.evaluation.answers import states
from assistant.evaluation.questions import Question, read_questions
from assistant.service import Assistant
from benchmarks.reworded import AS_OF, EVALUATION, index_of
from benchmarks.wide import SHARED, answering, opened
from index_store.embedding import bundled
from index_store.records import Span
from index_store.store import Store

SETS = (
    *("articles", "articles_more", "bulletin_dev", "commune_dev", "council_held_out", "dev"),
    *("district_held_out", "english_dev", "everyday", "fresh", "gazette_held_out", "kinds"),
    *("law_dev", "near_dev", "news", "news_more", "office_dev", "office_more_dev", "papers_dev"),
    *("portal_dev", "portal_held_out", "rankings_dev", "samples", "seeds"),
)
"""Opened sets; those called held out were opened since."""
REAL = ("wide", "wide_more")
"""The collections of real texts."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """Whether a sentence answers a question: in part, or wholly."""

    in_part: bool
    wholly: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set, the fold that it and its rewordings are in, and what judges sentences."""

    set: str
    fold: int
    wanted: Question
    answered: Callable[[Sentence], Answers]
    store: Store
    assistant: Assistant


def asked(indexes: Path) -> Iterator[Asked]:
    """Yield the questions of every set whose documents are at hand, read into ``indexes`` if need be."""
    for name in SETS:
        index = index_of("samples" if name == "everyday" else name, indexes)
        if index is None:
            continue
        with closing(Store.open(index, bundled())) as store:
            assistant = Assistant(store, bundled(), as_of=AS_OF)
            for folder in (EVALUATION, EVALUATION / "reworded"):
                path = folder / f"{name}.jsonl"
                reworded = folder != EVALUATION
                for wanted in read_questions(path) if path.exists() else ():
                    base = wanted.id.rsplit("-", 1)[0] if reworded else wanted.id
                    kind = f"{name}, reworded" if reworded else name
                    yield Asked(
                        kind, _fold(f"{name}/{base}"), wanted, _stating(wanted), store, assistant
                    )
        print(name, flush=True)
    if SHARED.exists():
        for name in REAL:
            yield from _of_real_texts(indexes / name, name)
            print(name, flush=True)


def _of_real_texts(folder: Path, collection: str) -> Iterator[Asked]:
    path = EVALUATION / collection / "questions.jsonl"
    spans = answering(path)
    with closing(opened(folder, collection)) as store:
        assistant = Assistant(store, bundled(), as_of=AS_OF)
        for wanted in read_questions(path):
            text = wanted.id.rsplit("-", 1)[0]
            answered = _at(wanted, spans[wanted.id])
            yield Asked(collection, _fold(text), wanted, answered, store, assistant)


def _fold(name: str) -> int:
    return zlib.crc32(name.encode()) % FOLDS


def _at(wanted: Question, spans: tuple[Span, ...]) -> Callable[[Sentence], Answers]:
    stated = _stating(wanted)

    def answered(sentence: Sentence) -> Answers:
        there = sentence.document.name in wanted.documents and any(
            sentence.span.overlaps(span) for span in spans
        )
        return Answers(there, there and (len(spans) == 1 or stated(sentence).wholly))

    return answered


def _stating(wanted: Question) -> Callable[[Sentence], Answers]:
    def answered(sentence: Sentence) -> Answers:
        if not wanted.answerable or sentence.document.name not in wanted.documents:
            return Answers(in_part=False, wholly=False)
        stated = [any(states(sentence.text, way) for way in ways) for ways in wanted.must_include]
        return Answers(any(stated), bool(stated) and all(stated))

    return answered
