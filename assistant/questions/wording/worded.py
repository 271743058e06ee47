"""A Vietnamese question in full: with its marks, in officials' words and frames, without particles."""

from __future__ import annotations

from assistant.questions.wording.everyday import in_official_words
from assistant.questions.wording.particles import without_bare_particles, without_particles
from assistant.questions.wording.turns import framed
from index_store.language.typed.restore import Restorer


def read_in_full(asked: str, restorer: Restorer) -> tuple[str, str]:
    """Return a question as officials would ask it, and what was typed to compare it with.

    Everyday words are read before marks are put in, lest one is taken for a slip, and after.
    What was typed with all its marks is compared as it is read; what was not stays as typed.
    """
    typed = in_official_words(without_bare_particles(asked))
    restored = restorer.restore(typed).text
    reading = in_official_words(without_particles(restored))
    return framed(reading, reading if restored == typed else asked)
