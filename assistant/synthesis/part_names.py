"""What the parts of a table or list are called: factors, criteria, fields, and each by its label."""

from __future__ import annotations

from functools import cache

from assistant.breakdowns import Breakdown, PartLine
from assistant.questions.cues import find_cues
from assistant.questions.question import Part
from assistant.wording import capitalised
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs


@cache
def heads_of_parts() -> dict[str, tuple[str, ...]]:
    """Return what stands above parts in tables, by the word that a question calls them by."""
    rows = table_pairs("assistant", "data/criteria_words.tsv", "word", "heads")
    return {comparison_key(word): tuple(heads.split("|")) for word, heads in rows}


def named_parts() -> tuple[str, ...]:
    """Return the Vietnamese words for parts, the longest first."""
    return tuple(
        sorted((word for word in heads_of_parts() if not word.isascii()), key=len, reverse=True)
    )


def part_asked(part: Part, language: str) -> str | None:
    """Return the word for the parts that a question asks one of: "yếu tố", "tiêu chí", "lĩnh vực"."""
    cues = find_cues(part.text, language)
    return next((cue.group for cue in cues if cue.name == "which_part" and cue.group), None)


def is_of_parts(parts: Breakdown, noun: str) -> bool:
    """Return whether the lines of a table or list are what a question calls by a word."""
    head = comparison_key(parts.heads)
    return any(way in head for way in heads_of_parts()[noun])


def head_noun(parts: Breakdown) -> str | None:
    """Return the word for the parts that stands above them, where it is one we know."""
    key = comparison_key(parts.heads)
    return next((noun for noun in named_parts() if noun in key), None)


def label_of(line: PartLine) -> str:
    """Return the name of a part, without the word for what it is ("Yếu tố …")."""
    label = " ".join(line.label.split()).strip(' .;,"“”')
    key = comparison_key(label)
    noun = next((n for n in named_parts() if key.startswith(f"{n} ")), "")
    bare = label[len(noun) :].strip(' :"“”') if len(key) == len(label) else label
    return capitalised(bare) if len(bare.split()) > 1 else label


def noun_words(noun: str, language: str) -> str:
    """Return the word for the parts; English has its plural."""
    if language == "vi":
        return noun
    return {"criterion": "criteria", "criteria": "criteria"}.get(noun, f"{noun}s")
