"""The words of follow-ups: the cues of `data/follow_ups.tsv`, the frames of `prompts/*/follow_up.txt`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assistant.records import Language
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.knowledge import table_pairs
from prompts import fill

DocumentOf = Callable[[str], str]
"""From a question to the number of the document that its answer cites first, "" for none."""

FRAMES = "follow_up"
"""The file of prompts that holds the ways to write a question out."""
_TRAILING = re.compile(
    r"(?:\s*(?:thì sao|thế nào|ra sao|như (?:vậy|thế)|nhỉ|ạ|vậy|thế))+\s*[?.!]*$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said before the last question: the reply to it, and the thread that it ends.

    ``opened`` is the question that stood by itself when the thread began; ``years`` are those
    that its questions asked of, in their order.
    """

    reply: str
    opened: str
    years: tuple[int, ...]
    document_of: DocumentOf
    units: tuple[str, ...] = ()
    """The units that the questions of the thread asked of, each once, the last asked of last."""


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of each cue, and those that read words typed without marks."""
    rows = table_pairs("assistant", "data/follow_ups.tsv", "cue", "pattern")
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for cue, pattern in rows:
        forms = dict.fromkeys((pattern, unmarked(pattern)))
        found[cue] = found.get(cue, ()) + tuple(re.compile(form) for form in forms)
    return found


def cue_in(text: str, name: str) -> re.Match[str] | None:
    """Return where a cue stands in a text, by the pattern that takes most of it."""
    key = comparison_key(text)
    matches = [match for pattern in _cues()[name] if (match := pattern.search(key))]
    return max(matches, key=lambda match: match.end() - match.start(), default=None)


def is_all(text: str, name: str) -> bool:
    """Return whether a text says a cue and nothing else."""
    key = comparison_key(text).strip(" ?!.,")
    return any(pattern.fullmatch(key) for pattern in _cues()[name])


def without(text: str, cue: str) -> str:
    """Return the text without a cue at its start; a cue alone says nothing to go by."""
    match = cue_in(text, cue)
    rest = text[match.end() :].strip(" ,.:;!") if match and match.start() == 0 else ""
    return rest or text


def bare(text: str) -> str:
    """Return a question without its mark, and without "thì sao" at its end."""
    return _TRAILING.sub("", text).rstrip(" ?.!,")


def begun(text: str) -> str:
    """Return a sentence as the second half of another one."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def frame(name: str, language: Language, **values: str) -> str:
    """Return a frame of ``follow_up`` with its variables filled in."""
    return fill(name, language, FRAMES, **values)
