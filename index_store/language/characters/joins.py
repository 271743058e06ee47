"""Text of PDFs whole again: letters, syllables and lines that the page layout took apart.

A PDF says where letters stand, not which belong together. ``rejoined`` puts together what was
one: ligatures, marks beside their letters, words spaced out letter by letter, syllables with a
space inside, lines. Each step is careful: what may have been meant so stays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from index_store.language.characters.edits import Editor, Repaired
from index_store.language.characters.joined_lines import joined_lines, without_pdfium_hyphens
from index_store.language.characters.joined_syllables import joined_syllables
from index_store.language.characters.marks import comparison_key
from index_store.language.characters.syllables import is_syllable
from index_store.language.typed.syllable_odds import is_known, likeliest_cut

if TYPE_CHECKING:
    from collections.abc import Callable


def rejoined(text: str) -> Repaired:
    """Return ``text``, already repaired by ``repair``, with what a page took apart put together.

    >>> rejoined("C Ộ N G  H Ò A X Ã  H Ộ I").text
    'CỘNG HÒA XÃ HỘI'
    >>> rejoined("thực hi ện th ủ tục hà nh chính").text
    'thực hiện thủ tục hành chính'
    >>> rejoined("Kê \\u0301 hoa \\u0323ch ﬁnal").text
    'Kế hoạch final'
    >>> rejoined("điểm b khoản 2 Điều 5, 3 m ở độ cao 5 m").changes
    ()
    """
    repaired = Repaired(text, text)
    for step in _STEPS:
        repaired = repaired.then(step(repaired.text))
    return repaired


def without_ligatures(text: str) -> Repaired:
    """Return ``text`` with letters that a font joins as letters of their own.

    >>> without_ligatures("ﬁle oﬃce").text
    'file office'
    """
    editor = Editor(text)
    for match in _LIGATURE.finditer(text):
        editor.replace(*match.span(), unicodedata.normalize("NFKC", match[0]), "ligature")
    return editor.done()


def with_marks_on_letters(text: str) -> Repaired:
    """Return ``text`` with marks that stand beside a letter or after a space on their vowel.

    Only where a syllable comes of it.

    >>> with_marks_on_letters("kê \\u0301 hoa \\u0323ch").text
    'kế hoạch'
    """
    editor = Editor(text)
    if _MARK.search(text):
        for match in _APART.finditer(text):
            whole = _marked_syllable(match[0])
            if whole and whole != match[0]:
                editor.replace(*match.span(), whole, "mark apart")
    return editor.done()


def _marked_syllable(apart: str) -> str | None:
    """Return the syllable of letters and marks, None where there is none.

    The mark belongs to the vowel before it, else to one of the others.
    """
    whole = unicodedata.normalize("NFC", apart.replace(" ", ""))
    if not _MARK.search(whole) and is_syllable(whole):
        return whole
    letters = [letter for letter in apart if letter != " "]
    marks = "".join(letter for letter in letters if _MARK.match(letter))
    plain = [letter for letter in letters if not _MARK.match(letter)]
    for at, letter in enumerate(plain):
        if letter.lower() in _VOWELS:
            placed = "".join((*plain[:at], letter, marks, *plain[at + 1 :]))
            whole = unicodedata.normalize("NFC", placed)
            if not _MARK.search(whole) and is_known(comparison_key(whole)):
                return whole
    return None


def without_letter_spacing(text: str) -> Repaired:
    """Return ``text`` with words together that were spaced out letter by letter.

    Wider gaps between words are believed where they leave syllables; else the syllables are
    found by what is likeliest.

    >>> without_letter_spacing("T I Ê U C H U Ẩ N Q U Ố C G I A").text
    'TIÊU CHUẨN QUỐC GIA'
    >>> without_letter_spacing("Khối thi A B C D").text
    'Khối thi A B C D'
    """
    editor = Editor(text)
    for match in _SPACED.finditer(text):
        words = _words_of(match[0])
        if words is None:
            continue
        at = match.start()
        for number, word in enumerate(words):
            for place in range(len(word)):
                begins = at
                while text[at] == " ":
                    at += 1
                gap = " " if place == 0 and number else ""
                if at - begins != len(gap):
                    editor.replace(begins, at, gap, "letter spacing")
                at += 1
    return editor.done()


def _words_of(spaced: str) -> list[str] | None:
    """Return the words of a spaced-out stretch, None where it is none."""
    parts = [part.replace(" ", "") for part in re.split(" {2,}", spaced)]
    words: list[str] = []
    for part in parts:
        cut = [part] if is_known(comparison_key(part)) else likeliest_cut(part)
        if len(parts) > 1 and (cut is None or min(map(len, cut)) == 1):
            cut = [part]  # the wide gaps around a foreign word are believed
        if cut is None:
            return None
        words += cut
    if 2 * sum(is_known(comparison_key(word)) for word in words) < len(words):
        return None
    letters = sum(map(len, words))
    cases = "".join(words)
    if letters < 2 * len(words) or not (cases.isupper() or cases[1:].islower() or len(parts) > 1):
        return None
    return words


_STEPS: tuple[Callable[[str], Repaired], ...] = (
    without_ligatures,
    with_marks_on_letters,
    without_letter_spacing,
    without_pdfium_hyphens,
    joined_lines,
    joined_syllables,
)
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_VOWELS = "aăâeêioôơuưy"
_MARK = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_APART = re.compile(f"[^\\W\\d_]+ ?{_MARK.pattern}+[^\\W\\d_]*")
_SPACED = re.compile(
    r"(?<![^\W_])(?<![^\W_][.,'’-])[^\W\d_](?: {1,6}[^\W\d_](?![^\W_])){3,}(?![^\W_])"
)
