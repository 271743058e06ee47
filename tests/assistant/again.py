"""Asks every question of a file in a process of its own and prints the answers.

Run as ``python -m tests.assistant.again DATA_DIRECTORY QUESTIONS.jsonl``: one JSON object a
line, the answer's payload without its ``seconds``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.evaluation.questions import read_questions
from assistant.payload import answer_payload
from assistant.records import Answer
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from tests.assistant.indexes import AS_OF


def comparable(answer: Answer) -> str:
    """Return the answer as JSON, but for the time that it took."""
    payload = answer_payload(answer)
    del payload["seconds"]
    return json.dumps(payload, ensure_ascii=False, sort_keys=True)


def main(directory: Path, questions: Path) -> None:
    """Print the answers."""
    store = Store.open(directory, bundled())
    assistant = Assistant(store, bundled(), as_of=AS_OF)
    for question in read_questions(questions):
        sys.stdout.write(comparable(assistant.ask(question.text, question.history)) + "\n")
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
