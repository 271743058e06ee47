"""What finds the names of indicators: patterns of variants, by the two words they begin with."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.language.terms.indicator_rows import Indicator

# The same words, long and short; each variant of the table is read in both.
_SHORT_FORMS = (
    ("cải cách hành chính", "cchc"),
    ("thủ tục hành chính", "tthc"),
    ("dịch vụ công trực tuyến", "dvctt"),
    ("dịch vụ công", "dvc"),
    ("bưu chính công ích", "bcci"),
    ("công nghệ thông tin", "cntt"),
    ("chuyển đổi số", "cđs"),
    ("bảo hiểm y tế", "bhyt"),
    ("bảo hiểm xã hội", "bhxh"),
    ("cán bộ, công chức, viên chức", "cbccvc"),
    ("văn bản quy phạm pháp luật", "vbqppl"),
    ("ngân sách nhà nước", "nsnn"),
    ("kinh tế - xã hội", "kt-xh"),
    ("nông thôn mới", "ntm"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of an indicator: what matches it, and the words it must not follow."""

    variant: str
    plain: bool
    id: str
    weak: bool
    not_after: frozenset[str]

    def end_at(self, key: str, start: int) -> int | None:
        """Return where the name ends that begins at ``start`` of a key; None if it does not."""
        match = _compiled(self.variant, self.plain).match(key, start)
        return match.end() if match else None


@cache
def _compiled(variant: str, plain: bool) -> re.Pattern[str]:
    # Made when first needed: all at once they would take half a second of a cold command.
    source = _pattern(variant)
    return re.compile((unmarked(source) if plain else source) + r"(?!\w)")


Entries = dict[tuple[str, ...], tuple[Entry, ...]]
_WORDS_AHEAD = 3


def entries_of(rows: tuple[Indicator, ...], *, plain: bool) -> Entries:
    """Return the names by the words they can begin with, three at most; unmarked if ``plain``."""
    table: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for row in rows:
        fold = unmarked if plain else str
        before = frozenset(fold(match_key(word)) for word in row.not_after)
        for weak, variants in ((False, row.variants), (True, row.weak)):
            for variant in variants:
                entry = Entry(variant, plain, row.id, weak, before)
                for words in {_beginning(fold(reading)) for reading in _readings(variant)}:
                    table[words].append(entry)
    return {words: tuple(entries) for words, entries in table.items()}


def match_key(text: str) -> str:
    """Return the text to match on: same length, case folded, tone placement and i for y unified.

    >>> match_key("Tỉ lệ số hoá")
    'tỷ lệ số hóa'
    """
    return (
        comparison_key(text)
        .replace("tỉ lệ", "tỷ lệ")
        .replace("tỉ trọng", "tỷ trọng")
        .replace("hoá", "hóa")
    )


def candidates_at(entries: Entries, key: str, start: int) -> Iterator[Entry]:
    """Yield the names that may begin at ``start`` of a key, those told by most words first."""
    words: list[str] = []
    at = start
    while len(words) < _WORDS_AHEAD and (word := _WORD.search(key, at)):
        words.append(word[0])
        at = word.end()
    for count in range(len(words), 0, -1):
        yield from entries.get(tuple(words[:count]), ())


_WORD = re.compile(r"\w+")


def _beginning(reading: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(reading)[:_WORDS_AHEAD])


def _readings(variant: str) -> Iterator[str]:
    """Yield how the readings of a variant begin: with and without brackets, long and short."""
    choices: list[tuple[str, ...]] = []
    needed = 0
    for i, part in enumerate(re.split(r"\[([^\]]*)\]", match_key(variant))):
        # What may stand after the words that tell a name is no part of the beginning.
        if i % 2 == 0:
            choices.append((part,))
            needed += len(part.split())
        elif needed < _WORDS_AHEAD:
            choices.append(("", part))
    for chosen in itertools.product(*choices):
        reading = " ".join("".join(chosen).split())
        yield reading
        for long, short in _SHORT_FORMS:
            if long in reading[: len(long) + 12]:
                yield reading.replace(long, short)
            if short in reading[: len(short) + 12]:
                yield reading.replace(short, long)


def _pattern(variant: str) -> str:
    """Return a regular expression for one variant: optional parts, short forms, loose blanks."""
    out = []
    for i, part in enumerate(re.split(r"\[([^\]]*)\]", match_key(variant))):
        escaped = re.escape(part).replace(r"\ ", " ")
        for long, short in _SHORT_FORMS:
            written = re.escape(long).replace(r"\ ", " ")
            if written in escaped:
                both = f"(?:{written}|{re.escape(short)})"
                escaped = escaped.replace(written, both.replace(" ", "\0"))
                break
            escaped = re.sub(
                rf"(?<!\w){re.escape(short)}(?!\w)",
                f"(?:{long}|{short})".replace(" ", "\0"),
                escaped,
            )
        out.append(f"(?:{escaped})?" if i % 2 else escaped)
    return "".join(out).replace("\0", " ")
