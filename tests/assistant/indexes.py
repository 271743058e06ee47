"""Indexes made by the real pipeline, and the answers given over them, each asked for once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.evaluation.questions import Question, read_questions
from assistant.records import Answer
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

AS_OF = date(2026, 11, 22)
TESTS = Path(__file__).parents[1]
QUESTIONS = {name: TESTS / "evaluation" / f"{name}.jsonl" for name in ("samples", "dev", "seeds")}
DOCUMENTS = {
    "samples": TESTS.parent / "samples" / "documents",
    "dev": TESTS / "evaluation" / "dev_documents",
    "seeds": TESTS.parents[1] / "shared" / "seeds",
}


@dataclass(slots=True)
class Indexed:
    """A store over one set of documents and what it answered so far."""

    directory: Path
    store: Store
    assistant: Assistant
    answers: dict[str, Answer] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question of a file, asked the first time only."""
        if question.id not in self.answers:
            self.answers[question.id] = self.assistant.ask(question.text, question.history)
        return self.answers[question.id]

    def answered(self, question: str) -> Answer:
        """Return the answer to a question, which must have one."""
        answer = self.assistant.ask(question)
        assert answer.status == "answered", answer.answer
        return answer


IndexTexts = Callable[..., Indexed]


def index(directory: Path, *targets: Path, as_of: date = AS_OF) -> Indexed:
    """Return a new index over files or folders, every one of which must be readable."""
    store = Store.open(directory, bundled(), create=True)
    report = ingest_paths(store, [str(target) for target in targets])
    assert not report.refused, report.refused
    assert report.added, "nothing was read in"
    return Indexed(directory, store, Assistant(store, bundled(), as_of=as_of))


@contextmanager
def indexes_of_texts(folder: Path) -> Iterator[IndexTexts]:
    """Give what makes an index over texts by file name, ".txt" where a name ends in nothing.

    A day before them is the one that questions are asked on.
    """
    made: list[Indexed] = []

    def of(as_of: date = AS_OF, /, **texts: str) -> Indexed:
        below = folder / f"texts-{len(made)}"
        below.mkdir()
        for name, text in texts.items():
            file = below / (name if "." in name else f"{name}.txt")
            file.write_text(text, encoding="utf-8")
        made.append(index(folder / f"data-{len(made)}", below, as_of=as_of))
        return made[-1]

    yield of
    for indexed in made:
        indexed.store.close()


def questions(name: str) -> tuple[Question, ...]:
    """Return the questions of one set."""
    return read_questions(QUESTIONS[name])
