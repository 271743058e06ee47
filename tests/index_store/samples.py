"""An embedder whose vectors can be worked out by hand, and documents made of sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from index_store.records import Document, Figure, Passage, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index_store.records import Visibility

TOPICS = ("đất", "thuế", "họp")


class TopicEmbedder:
    """How often a text names each topic, and 1 for the rest if it names none; length one."""

    name = "topics-1"
    dimensions = len(TOPICS) + 1

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:-1] = [text.casefold().count(topic) for topic in TOPICS]
            row[-1] = not row.any()
            row /= np.linalg.norm(row)
        return rows


def reading(
    name: str,
    *sentences: str,
    visibility: Visibility = "public",
    heading: str = "",
    figures: Sequence[Figure] = (),
) -> Reading:
    """A document called ``name`` with one passage for each sentence."""
    text = "\n".join(sentences)
    passages: list[Passage] = []
    start = 0
    for ordinal, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        passages.append(Passage(name, ordinal, span, sentence, f"đoạn {ordinal + 1}", heading))
        start = span.end + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=name,
        source=f"/kho/{name}.txt",
        name=f"{name}.txt",
        version=f"sha256:{digest}",
        text=text,
        title=heading or name,
        visibility=visibility,
    )
    return Reading(document, tuple(passages), tuple(figures), fingerprint=digest)
