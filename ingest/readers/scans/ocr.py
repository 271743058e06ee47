"""Letters recognised in the picture of a page by Tesseract, where it is installed.

Tesseract is run as a program, once a page, with a time limit: no library is linked.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from index_store.language.characters.syllables import is_syllable
from ingest.errors import MissingProgramError
from ingest.readers.pdf.grid import Ruling, Rulings
from ingest.readers.pdf.words import Word
from ingest.readers.scans.rulings import rulings_in
from ingest.readers.scans.words import put_right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf.sheet import Raster

LANGUAGE = "vie"
DOTS_PER_INCH = 300
MAX_PIXELS = 16_000_000  # A4 at 300 dots an inch has 8.7 million
PAGE_SECONDS = 120
_WINDOWS_PLACES = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)
_LEAST_CONFIDENCE = 20.0  # below, it is a stamp, a signature or dirt
_DOUBTFUL_LINE = 40.0
_LEAST_MEAN = 50.0
_SURE_MEAN = 80.0
_AROUND_WORDS = ".,;:!?()[]“”\"'’-–…"
_SIZE_OF_HEIGHT = 1.05
_NO_LETTERS = re.compile(r"[^\w%°.,;:/()\-–+]+|[|_~=—]+")
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The installed program: its path, its version and the languages it has."""

    path: str
    version: str
    languages: tuple[str, ...]

    @property
    def reads_vietnamese(self) -> bool:
        """Whether Vietnamese is among the languages."""
        return LANGUAGE in self.languages


class RecognitionError(Exception):
    """A page could not be recognised: the program failed or took too long."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page, with their confidence, and its rulings.

    Lengths are in points from the upper left corner, the page put straight.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    rulings: Rulings = field(default_factory=Rulings)

    @property
    def confidence(self) -> float:
        """The mean confidence over all letters, in percent; 0 where there are none."""
        letters = sum(len(word.text) for word in self.words)
        total = sum((word.confidence or 0.0) * len(word.text) for word in self.words)
        return total / letters if letters else 0.0

    @property
    def syllables(self) -> int:
        """The number of words that are syllables of Vietnamese."""
        return sum(is_syllable(word) for word in self._letters())

    @property
    def is_readable(self) -> bool:
        """Whether this is text: of fair confidence, and either sure or Vietnamese."""
        if not self.words or self.confidence < _LEAST_MEAN:
            return False
        words = self._letters()
        return self.confidence >= _SURE_MEAN or self.syllables * 2 >= len(words)

    def _letters(self) -> list[str]:
        plain = (word.text.strip(_AROUND_WORDS) for word in self.words)
        return [word for word in plain if word.isalpha()]


@cache
def tesseract() -> Tesseract | None:
    """Return the installed Tesseract; None where there is none."""
    path = shutil.which("tesseract") or next(
        (place for place in _WINDOWS_PLACES if Path(place).is_file()), None
    )
    if path is None:
        return None
    try:
        said = _output([path, "--version"], 20)
        listed = _output([path, "--list-langs"], 20)
    except RecognitionError:
        return None
    version = said.split("\n", 1)[0].removeprefix("tesseract").strip()
    return Tesseract(path, version, tuple(listed.split("\n")[1:]))


def what_is_missing() -> str | None:
    """Return what to install before scans can be read, with the command; None if all is there."""
    found = tesseract()
    if found is not None and found.reads_vietnamese:
        return None
    missing = "Tesseract" if found is None else "dữ liệu tiếng Việt (vie) của Tesseract"
    return (
        f"thiếu {missing}; hãy cài (Debian, Ubuntu: sudo apt-get install tesseract-ocr "
        "tesseract-ocr-vie; Windows: winget install UB-Mannheim.TesseractOCR, khi cài chọn thêm "
        "Vietnamese; macOS: brew install tesseract tesseract-lang)"
    )


def required() -> Tesseract:
    """Return the installed Tesseract that reads Vietnamese; raises MissingProgramError."""
    found = tesseract()
    if found is None or not found.reads_vietnamese:
        raise missing_program()
    return found


def missing_program() -> MissingProgramError:
    """Return why a scan cannot be read here, with what to install."""
    missing = what_is_missing() or "thiếu Tesseract"
    return MissingProgramError(f"đây là ảnh quét, cần nhận dạng chữ (OCR) nhưng máy {missing}")


def recognised(raster: Raster) -> Recognised:
    """Return the words on a page; raises RecognitionError.

    A page that gives no Vietnamese may lie on its side: then it is turned as Tesseract's own
    finder of directions says, or every way, and the best reading taken.
    """
    program = required()
    best = _words(program, raster)
    if best.is_readable or len(best.words) < _WORDS_TO_TURN:
        return best
    quarters = _quarters_off(program, raster)
    for turn in (1, 2, 3) if quarters is None else (quarters,):
        again = _words(program, raster.turned(turn)) if turn else best
        if again.syllables > best.syllables:
            best = again
    return best


_WORDS_TO_TURN = 12


def _words(program: Tesseract, raster: Raster) -> Recognised:
    dots = round(max(70.0, min(raster.dots_per_inch, 1200.0)))
    command = [program.path, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dots), "--psm", "3"]
    table = _output([*command, "tsv"], PAGE_SECONDS, raster.pgm())
    scale = _POINTS / raster.dots_per_inch
    lines = list(_without_stray_marks(list(_lines(table))))
    words = [word for line in lines for word in _line_words(line, scale)]
    slopes = [slope for line in lines if (slope := _slope(line))]
    slope = median(slopes) if len(slopes) >= _LINES_TO_TELL else 0.0
    return Recognised(
        tuple(_straight(word, slope) for word in _evened(words)),
        raster.width * scale,
        raster.height * scale,
        _straight_rulings(rulings_in(raster), slope),
    )


_LINES_TO_TELL = 3


def _straight(word: Word, slope: float) -> Word:
    """Return a word where it would stand if the page had been put in straight."""
    if not slope:
        return word
    sideways, down = slope * word.baseline, slope * word.middle
    left, right = word.left + sideways, word.right + sideways
    return replace(word, left=left, right=right, baseline=word.baseline - down)


def _straight_rulings(rulings: Rulings, slope: float) -> Rulings:
    if not slope:
        return rulings

    def across(one: Ruling) -> Ruling:
        return replace(one, at=one.at - slope * (one.start + one.end) / 2)

    def down(one: Ruling) -> Ruling:
        return replace(one, at=one.at + slope * (one.start + one.end) / 2)

    return Rulings(
        tuple(sorted(map(across, rulings.across), key=lambda one: one.at)),
        tuple(sorted(map(down, rulings.down), key=lambda one: one.at)),
    )


_SAME_PRINT = (0.7, 1.4)


def _evened(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, those of about the usual size in that size: heights are rough."""
    usual = median(word.size for word in words) if words else 0.0
    for word in words:
        near = _SAME_PRINT[0] * usual < word.size < _SAME_PRINT[1] * usual
        yield replace(word, size=usual) if near else word


@dataclass(frozen=True, slots=True)
class _Box:
    """A word as Tesseract reports it, in pixels."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


def _lines(table: str) -> Iterator[list[_Box]]:
    """Yield the words of each line that Tesseract found."""
    line: list[_Box] = []
    for row in table.split("\n")[1:]:
        cells = row.rstrip("\r").split("\t")
        if len(cells) < 12:
            continue
        if cells[0] == "4" and line:
            yield line
            line = []
        if cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            line.append(_Box(cells[11].strip(), left, top, width, height, float(cells[10])))
    if line:
        yield line


_MARK_HEIGHT = 0.6  # of the usual height of a line
_MARK_LETTERS = 2.5


def _without_stray_marks(lines: Sequence[list[_Box]]) -> Iterator[list[_Box]]:
    """Yield the lines without those that are but the marks above the letters of the next."""
    usual = median(box.height for line in lines for box in line) if lines else 0.0
    for line in lines:
        low = median(box.height for box in line) < _MARK_HEIGHT * usual
        if not (low and sum(len(box.text) for box in line) <= _MARK_LETTERS * len(line)):
            yield line


def _line_words(line: Sequence[_Box], scale: float) -> Iterator[Word]:
    """Yield the words of a line that are letters and no dirt, on one baseline."""
    kept = [
        # A ruling beside a word is read as a bar.
        replace(box, text=box.text.strip("|_¦") or box.text)
        for box in line
        if box.confidence >= _LEAST_CONFIDENCE and not _NO_LETTERS.fullmatch(box.text)
    ]
    if not kept or sum(box.confidence for box in kept) / len(kept) < _DOUBTFUL_LINE:
        return
    tall = [box for box in kept if len(box.text) > 1] or kept
    height = median(box.height for box in tall)
    size = height * _SIZE_OF_HEIGHT * scale
    slope = _slope(tall)
    middle = median(box.left for box in tall)
    bottom = median(box.top + box.height - slope * (box.left - middle) for box in tall)
    texts = put_right([box.text for box in kept])
    for box, text in zip(kept, texts, strict=True):
        # Words of one line stand on one baseline, whatever tails their letters have.
        baseline = (bottom + slope * (box.left - middle)) * scale - size * 0.08
        yield Word(
            text,
            box.left * scale,
            (box.left + box.width) * scale,
            baseline,
            size,
            box.confidence,
        )


def _slope(boxes: Sequence[_Box]) -> float:
    """Return how a line falls from left to right, 0 for a short one."""
    if len(boxes) < 6:
        return 0.0
    third = len(boxes) // 3
    first, last = boxes[:third], boxes[-third:]
    down = median(b.top + b.height for b in last) - median(b.top + b.height for b in first)
    right = median(b.left for b in last) - median(b.left for b in first)
    return down / right if right > 0 and abs(down / right) < 0.1 else 0.0


_ROTATE = re.compile(r"Rotate: (\d+)")
_SURE = re.compile(r"Orientation confidence: ([\d.]+)")
_SURE_FROM = 1.5


def _quarters_off(program: Tesseract, raster: Raster) -> int | None:
    """Return by how many quarters a page must be turned clockwise; None where nobody knows."""
    if "osd" not in program.languages:
        return None
    command = [program.path, "stdin", "stdout", "--psm", "0", "-l", "osd"]
    try:
        said = _output(command, PAGE_SECONDS, raster.pgm())
    except RecognitionError:  # too few letters to tell
        return None
    turn, sure = _ROTATE.search(said), _SURE.search(said)
    if not turn or not sure or float(sure.group(1)) < _SURE_FROM:
        return None
    return int(turn.group(1)) // 90


def _output(command: Sequence[str], seconds: float, given: bytes = b"") -> str:
    """Return what a program prints; it is killed when it takes too long."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=seconds,
            check=True,
            # Pages are recognised side by side: one thread each is faster than four.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise RecognitionError(str(error)) from error
    return done.stdout.decode("utf-8", "replace")
