"""Letters on a page into words, and words into rows."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_pairs
from ingest.readers.pdf.sheet import GUESSED_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.pdf.sheet import Sheet

# In sizes of the font.
_WORD_GAP = 0.19  # a wider gap between two letters parts words, a space or none
_GUESSED_GAP = 0.07  # the same, where the PDF library guesses a space
_BACKWARDS = 0.6  # letters that step back further are not of one word
_SAME_BASELINE = 0.12
_RAISED = (0.15, 0.75)
_SMALLER = 0.85
_ROW_OVERLAP = 0.5
_ASCENT, _DESCENT = 0.78, 0.22
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The code that PDFium gives for a hyphen at the end of a line.
_HYPHEN = "\x02"
_DEGREE = re.compile(r"(?<=\d)[⁰ᵒ](?=[CF]\b)")  # a raised zero that is meant as a ring


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in points; ``confidence`` is in percent where it was recognised."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    confidence: float | None = None

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.baseline - self.size * _ASCENT

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.baseline + self.size * _DESCENT

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row that belong together: a line of a column, or a cell's."""

    words: tuple[Word, ...]
    text: str = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(word.text for word in self.words))
        object.__setattr__(self, "left", min(word.left for word in self.words))
        object.__setattr__(self, "right", max(word.right for word in self.words))
        long = max(self.words, key=lambda word: len(word.text) * word.size)
        object.__setattr__(self, "baseline", long.baseline)
        object.__setattr__(self, "size", median(word.size for word in self.words))

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.baseline - self.size * _ASCENT

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.baseline + self.size * _DESCENT

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def first(self) -> Word:
        """The word it begins with."""
        return self.words[0]


Row = tuple[Segment, ...]


def words_of(sheet: Sheet, parted_at: Sequence[tuple[float, float, float]] = ()) -> list[Word]:
    """Return the words of a page in the order drawn, in NFC, private signs as usual ones.

    ``parted_at`` are places across which no word goes, though its letters touch: the position
    of a ruling down the page, where it starts and where it ends.
    """
    found: list[Word] = []
    builder = _Builder(sorted(parted_at))
    for index, letter in enumerate(sheet.letters):
        if letter == GUESSED_SPACE:
            builder.guess_space()
            continue
        left, right, baseline, size = sheet.places[index * 4 : index * 4 + 4]
        if letter.isspace() or letter == "\u200b":
            found += builder.end()
        else:
            found += builder.add(letter, left, right, baseline, size)
    found += builder.end()
    return _rejoined(found)


class _Builder:
    """Collects letters into a word until one does not follow."""

    def __init__(self, parted_at: Sequence[tuple[float, float, float]]) -> None:
        self._parted_at = parted_at
        self._letters: list[str] = []
        self._left = self._right = self._baseline = self._size = 0.0
        self._last_left = 0.0
        self._guessed = False

    def guess_space(self) -> None:
        """Take the next letter for that of another word, unless it stands very near."""
        self._guessed = True

    def add(
        self, letter: str, left: float, right: float, baseline: float, size: float
    ) -> list[Word]:
        """Add a letter; return the word before it where it begins a new one."""
        letter = _usual_sign(letter)
        if not letter:
            return []
        done: list[Word] = []
        guessed, self._guessed = self._guessed, False
        if self._letters:
            if unicodedata.combining(letter):
                self._letters.append(letter)
                return []
            em = max(size, self._size, 1.0)
            twice = letter == self._letters[-1] and abs(left - self._last_left) < 0.12 * em
            if twice and abs(baseline - self._baseline) < _SAME_BASELINE * em:
                return []  # drawn twice to look bold
            gap = left - self._right
            rise = (self._baseline - baseline) / em
            near = -_BACKWARDS * em < gap < (_GUESSED_GAP if guessed else _WORD_GAP) * em
            level = abs(rise) < _SAME_BASELINE
            script = size < _SMALLER * self._size and abs(rise) < _RAISED[1]
            if near and script and not level:
                raised = rise > _RAISED[0] and letter.isdigit()
                self._letters.append(letter.translate(_SUPERSCRIPTS) if raised else letter)
                self._right, self._last_left = max(self._right, right), left
                return []
            if not (near and level) or self._crosses(left, baseline):
                done = self.end()
        if not self._letters:
            self._left, self._right, self._baseline, self._size = left, right, baseline, size
        self._letters.append(letter)
        self._right, self._last_left = max(self._right, right), left
        self._size = max(self._size, size)
        return done

    def _crosses(self, left: float, baseline: float) -> bool:
        """Return whether a ruling stands between the word so far and a letter at ``left``."""
        if not self._parted_at or left < self._last_left:
            return False
        index = bisect_left(self._parted_at, (self._last_left + 0.1,))
        while index < len(self._parted_at) and self._parted_at[index][0] <= left + 1.5:
            at, start, end = self._parted_at[index]
            if at >= self._right - 1.5 and start - 1 <= baseline - self._size / 4 <= end + 1:
                return True
            index += 1
        return False

    def end(self) -> list[Word]:
        """Return the word that was collected, if any."""
        if not self._letters:
            return []
        text = unicodedata.normalize("NFC", "".join(self._letters)).replace(_HYPHEN, "-")
        text = _DEGREE.sub("°", text)
        self._letters.clear()
        size = self._size if self._size > 0.5 else 1.0
        return [Word(text, self._left, self._right, self._baseline, size)]


@cache
def _signs() -> dict[str, str]:
    rows = table_pairs("ingest", "data/pdf_symbols.tsv", "code", "sign")
    return {chr(int(code, 16)): sign for code, sign in rows}


def _usual_sign(letter: str) -> str:
    """Return the sign that a symbol font draws for a private code, else the letter itself."""
    return _signs().get(letter, letter)


def _rejoined(words: list[Word]) -> list[Word]:
    """Return the words without those that another one repeats in its place."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Word] = []
    for word in words:
        place = (word.text, round(word.left / 2), round(word.baseline / 2))
        if place not in seen:
            kept.append(word)
        seen.add(place)
    return kept


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows of a page from the top, each parted where a wide gap is."""
    return [_segments(group) for group in _leveled(words)]


def _leveled(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words of one level, from left to right; a raised note number goes along."""
    group: list[Word] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda one: (one.baseline, one.left)):
        if group:
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared >= _ROW_OVERLAP * min(bottom - top, word.bottom - word.top):
                group.append(word)
                if word.size >= max(one.size for one in group) * 0.95:
                    top, bottom = word.top, word.bottom
                continue
            yield sorted(group, key=lambda one: one.left)
        group, top, bottom = [word], word.top, word.bottom
    if group:
        yield sorted(group, key=lambda one: one.left)


def _segments(words: Sequence[Word]) -> Row:
    """Return the words of a level parted at gaps that are no spaces between words."""
    words = _closed_up(list(_glued(words)))
    gaps = [after.left - before.right for before, after in itertools.pairwise(words)]
    # In a line set to both edges all gaps are wide; among cells only some are.
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) >= 4 else 0.0
    parts: list[list[Word]] = [[words[0]]]
    mottoes = _mottoes(words)
    for at, (gap, word) in enumerate(zip(gaps, words[1:], strict=True), 1):
        em = min(max(word.size, 4.0), max(parts[-1][-1].size, 4.0))
        if gap > max(1.35 * em, 2.2 * usual) or at in mottoes:
            parts.append([word])
        else:
            parts[-1].append(word)
    return tuple(Segment(tuple(part)) for part in parts)


_MOTTO = re.compile(r"c[ộôo]ng h(?:òa|oà) xã hội chủ nghĩa|độc lập [-–] tự do", re.IGNORECASE)


def _mottoes(words: Sequence[Word]) -> set[int]:
    """Return where the motto of the State begins: however near, another column ends before it."""
    if len(words) < 5:
        return set()
    starts: dict[int, int] = {}
    length = 0
    for at, word in enumerate(words):
        starts[length] = at
        length += len(word.text) + 1
    text = " ".join(word.text for word in words)
    return {starts[found.start()] for found in _MOTTO.finditer(text) if found.start() in starts}


def _glued(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words with those put together that touch: letters drawn out of order."""
    pending: Word | None = None
    for word in words:
        if pending is not None:
            em = max(pending.size, word.size)
            touching = -0.3 * em < word.left - pending.right < 0.04 * em
            if (
                touching
                and pending.confidence is None
                and abs(pending.baseline - word.baseline) < _SAME_BASELINE * em
                and abs(pending.size - word.size) < 0.1 * em
                and pending.text[-1:].isalpha()
                and word.text[:1].isalpha()
            ):
                pending = Word(
                    unicodedata.normalize("NFC", pending.text + word.text),
                    pending.left,
                    max(pending.right, word.right),
                    pending.baseline,
                    em,
                )
                continue
            yield pending
        pending = word
    if pending is not None:
        yield pending


_SPACED_LETTERS = 6


def _closed_up(words: list[Word]) -> list[Word]:
    """Return the words with those put together that are printed w i d e."""
    if sum(len(word.text) == 1 and word.text.isalpha() for word in words) < _SPACED_LETTERS:
        return words
    done: list[Word] = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalpha():
            end += 1
        run = words[start:end]
        if len(run) < _SPACED_LETTERS:
            done += words[start : end + 1]
            start = end + 1
            continue
        gaps = [after.left - before.right for before, after in itertools.pairwise(run)]
        wide = 1.5 * median(gaps) + 0.1
        group = [run[0]]
        for gap, word in zip(gaps, run[1:], strict=True):
            if gap > wide:
                done.append(_one_word(group))
                group = []
            group.append(word)
        done.append(_one_word(group))
        start = end
    return done


def _one_word(letters: Sequence[Word]) -> Word:
    first = letters[0]
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in letters))
    return replace(first, text=text, right=letters[-1].right)
