"""What is measured in this field: a table of indicators, and where a text names them.

A variant may hold optional parts in square brackets: ``tỷ lệ hồ sơ[ thủ tục hành chính]``.
Weak variants ("cải cách hành chính") name the indicator only where something is ranked,
scored or graded; `find_indicators` gives them when asked.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from index_store.language.marks import comparison_key, unmarked
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    ("cán bộ, công chức, viên chức", "cbccvc"),
    ("ngân sách nhà nước", "nsnn"),
    ("kinh tế - xã hội", "kt-xh"),
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the table: what is measured, in which unit, and which way is better."""

    id: str
    name_vi: str
    name_en: str
    variants: tuple[str, ...]
    weak: tuple[str, ...]
    unit: str
    better: Literal["higher", "lower", ""]


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """Words of a text that name an indicator; ``name`` is its Vietnamese name in the table."""

    span: Span
    text: str
    id: str
    name: str
    weak: bool = False


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return every indicator of the table, in order of id."""
    table = files("index_store.language").joinpath("data/indicators.tsv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        Indicator(
            row["id"],
            row["name_vi"],
            row["name_en"],
            tuple(filter(None, row["variants"].split("|"))),
            tuple(filter(None, row["weak"].split("|"))),
            row["unit"],
            {"higher": "higher", "lower": "lower"}.get(row["better"], ""),  # type: ignore[arg-type]
        )
        for row in rows
    )


@cache
def _by_id() -> dict[str, Indicator]:
    return {row.id: row for row in indicators()}


def indicator(id: str) -> Indicator:
    """Return the indicator with this id; KeyError if the table has none."""
    return _by_id()[id]


@cache
def indicator_by_name(name: str) -> Indicator | None:
    """Return the indicator whose Vietnamese name is ``name``, None if there is none."""
    return next((row for row in indicators() if row.name_vi == name), None)


def _key(text: str) -> str:
    """Return the text to match on: same length, case folded, tone placement unified."""
    return (
        comparison_key(text)
        .replace("tỉ lệ", "tỷ lệ")
        .replace("tỉ trọng", "tỷ trọng")
        .replace("hoá", "hóa")
    )


def _expansions(variant: str) -> Iterator[str]:
    """Yield each reading of a variant, long and short forms, without optional brackets."""
    parts = re.split(r"\[([^\]]*)\]", variant)
    choices = [(part,) if i % 2 == 0 else ("", part) for i, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield " ".join("".join(chosen).split()).replace(" ,", ",")


def _pattern(variant: str) -> str:
    """Return a regular expression for one variant: optional parts, short forms, loose blanks."""
    out = []
    for i, part in enumerate(re.split(r"\[([^\]]*)\]", _key(variant))):
        escaped = re.escape(part).replace(r"\ ", " ")
        for long, short in _SHORT_FORMS:
            if re.escape(long).replace(r"\ ", " ") in escaped:
                both = f"(?:{re.escape(long)}|{re.escape(short)})".replace(r"\ ", " ")
                escaped = escaped.replace(
                    re.escape(long).replace(r"\ ", " "), both.replace(" ", "\0")
                )
                break
            escaped = re.sub(
                rf"(?<!\w){re.escape(short)}(?!\w)",
                f"(?:{long}|{short})".replace(" ", "\0"),
                escaped,
            )
        out.append(f"(?:{escaped})?" if i % 2 else escaped)
    return "".join(out).replace("\0", " ")


@dataclass(frozen=True, slots=True)
class _Entry:
    pattern: re.Pattern[str]
    id: str
    weak: bool


def _first_words(variant: str, plain: bool) -> set[str]:
    key = _key(variant)
    if plain:
        key = unmarked(key)
    words = set()
    for reading in _expansions(key):
        word = re.match(r"[\w-]+", reading)
        if word:
            words.add(word.group())
            for long, short in _SHORT_FORMS:
                long, short = (unmarked(long), unmarked(short)) if plain else (long, short)
                if reading.startswith(long):
                    words.add(short.split("-")[0] if "-" in short else short)
                if reading.startswith(short):
                    words.add(long.split(" ", 1)[0])
    return words


@cache
def _entries(plain: bool) -> dict[str, tuple[_Entry, ...]]:
    """Return the patterns by the first word they can start with (unmarked ones if ``plain``)."""
    table: dict[str, list[_Entry]] = defaultdict(list)
    for row in indicators():
        for weak, variants in ((False, row.variants), (True, row.weak)):
            for variant in variants:
                source = _pattern(variant)
                entry = _Entry(
                    re.compile((unmarked(source) if plain else source) + r"(?!\w)"), row.id, weak
                )
                for word in _first_words(variant, plain):
                    table[word].append(entry)
    return {word: tuple(entries) for word, entries in table.items()}


_WORD = re.compile(r"\w+(?:-\w+)*")


def find_indicators(text: str, *, weak: bool = False) -> tuple[IndicatorMention, ...]:
    """Return the indicators that ``text`` names, longest first, in order, none overlapping.

    Text without any marks is matched without marks. With ``weak`` the loose names
    ("cải cách hành chính" for the index) are found too, each marked as weak.

    >>> [m.id for m in find_indicators("tỉ lệ hồ sơ TTHC trực tuyến và chỉ số CCHC")]
    ['online_filing', 'par_index']
    >>> [m.id for m in find_indicators("chi so cchc nam 2022")]
    ['par_index']
    """
    key = _key(text)
    plain = key.isascii()
    entries = _entries(plain)
    found: list[IndicatorMention] = []
    end = 0
    for word in _WORD.finditer(key):
        if word.start() < end:
            continue
        best: tuple[int, bool, str] | None = None
        candidates = entries.get(word.group(), ())
        if "-" in word.group() and not candidates:
            candidates = entries.get(word.group().split("-", 1)[0], ())
        for entry in candidates:
            if entry.weak and not weak:
                continue
            m = entry.pattern.match(key, word.start())
            if m and (best is None or (m.end(), not entry.weak) > (best[0], not best[1])):
                best = (m.end(), entry.weak, entry.id)
        if best is not None:
            end = best[0]
            span = Span(word.start(), end)
            found.append(
                IndicatorMention(span, span.of(text), best[2], indicator(best[2]).name_vi, best[1])
            )
    return tuple(found)
