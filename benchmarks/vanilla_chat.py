"""A bare Gradio chat over vanilla llama-index, for `benchmarks.load` to put people before.

    python -m benchmarks.vanilla_chat FOLDER PASSAGES PORT

Embedding a hundred thousand passages with MiniLM takes more than an hour on two cores, and what
a question costs does not depend on what the vectors are: the first 100 passages are embedded,
and the others have random vectors.
"""

from __future__ import annotations

import argparse
import os
import threading
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.collection import readings
from benchmarks.vanilla import Vanilla

if TYPE_CHECKING:
    from benchmarks.vanilla import Retriever

_EMBEDDED = 100
_TOGETHER = 2000


def fill(index: Vanilla, wanted: int) -> None:
    """Put the passages into an index that is empty."""
    index.put(index.nodes(min(wanted, _EMBEDDED)))
    chance = np.random.default_rng(1)
    texts = chain.from_iterable(
        (passage.text for passage in reading.passages) for reading in readings(wanted)
    )
    rest = islice(texts, _EMBEDDED, None)
    number = 0
    while some := list(islice(rest, _TOGETHER)):
        vectors = chance.standard_normal((len(some), index.dimensions))
        index.add_raw([f"other-{number + at}" for at in range(len(some))], some, vectors)
        number += len(some)


def chat(retriever: Retriever, port: int) -> None:
    """Serve a chat that answers with the nearest passages."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio

    def answer(message: str, history: object) -> str:  # noqa: ARG001 - Gradio gives both
        return "\n\n".join(str(found) for found in retriever.retrieve(message))

    page = gradio.ChatInterface(answer, api_name="chat")
    page.launch(server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True)
    threading.Event().wait()


def main() -> None:
    """Fill the folder where it is empty, and serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("passages", type=int)
    parser.add_argument("port", type=int)
    options = parser.parse_args()
    index = Vanilla(options.folder)
    if not index.count():
        fill(index, options.passages)
    chat(index.retriever(), options.port)


if __name__ == "__main__":
    main()
