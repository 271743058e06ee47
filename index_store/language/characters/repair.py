"""Repair of characters: what a portal, a PDF or a keyboard damaged, with a map back.

``repair`` changes characters only, never words: Unicode form, letters that only look
Vietnamese, invisible characters, spaces, hyphens and line ends. Every change says why it was
made and where. Text in an old font encoding goes through ``index_store.language.characters.legacy``
first: what is an invisible character here may be a letter there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index_store.language.characters.edits import Change, Editor, Repaired
from index_store.language.knowledge import table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Change", "Repaired", "repair"]

UNICODE_FORM = "Unicode form"
LOOKALIKE = "look-alike letter"


def repair(text: str) -> Repaired:
    """Return ``text`` in NFC with look-alike letters, spaces and line ends put right.

    The meaning never changes: superscripts and fractions stay, so that ``10³ m²`` keeps
    its figures, and a tone stays on the letter where it was written. Repairing twice changes
    nothing more, and the Unicode form of the input makes no difference.

    >>> repair("Ðại\\u00a0Từ\\u200b").text
    'Đại Từ'
    >>> [change.reason for change in repair("Ðại\\u00a0Từ").changes]
    ['look-alike letter', 'space']
    >>> repair("Ðại\\u00a0Từ\\u200b").told()
    '1 ký tự không nhìn thấy; 1 chữ cái chỉ giống chữ Việt; 1 dấu cách đặc biệt'
    >>> repair("10³ m²").text
    '10³ m²'
    """
    if not _suspects().search(text) and unicodedata.is_normalized("NFC", text):
        return Repaired(text, text)
    repaired = Repaired(text, text)
    for mend in _PASSES:
        repaired = repaired.then(mend(repaired.text))
    return repaired


def _characters(text: str) -> Repaired:
    """Return ``text`` with each single character put right that needs no look around it."""
    editor = Editor(text)
    few_controls = len(_CONTROL.findall(text)) * 200 <= len(text)
    for match in _alone().finditer(text):
        found = match[0]
        if match.lastgroup == "line":
            after, reason = "\n", "line end"
        elif match.lastgroup == "invisible":
            after, reason = "", "invisible character"
        elif match.lastgroup == "space":
            after, reason = " ", "space"
        elif match.lastgroup == "hyphen":
            after, reason = "-", "hyphen"
        elif match.lastgroup == "styled":
            after, reason = unicodedata.normalize("NFKC", found), LOOKALIKE
        elif match.lastgroup == "control":
            # Many of them mean that this is no text: then they must stay to be seen.
            after, reason = ("", "control character") if few_controls else (found, "")
        else:
            after, reason = _lookalikes("any")[found], LOOKALIKE
        if after != found:
            editor.replace(*match.span(), after, reason)
    return editor.done()


def _marks(text: str) -> Repaired:
    """Return ``text`` in NFC, with the marks of each Vietnamese letter in their usual order."""
    if not _COMBINING.search(text) and unicodedata.is_normalized("NFC", text):
        return Repaired(text, text)
    editor = Editor(text)
    for match in _CLUSTER.finditer(text):
        found = match[0]
        after = _composed(found)
        if after != found:
            in_form = after == unicodedata.normalize("NFC", found)
            editor.replace(*match.span(), after, UNICODE_FORM if in_form else "mark order")
    repaired = editor.done()
    if unicodedata.is_normalized("NFC", repaired.text):
        return repaired
    return repaired.then(_other_scripts(repaired.text))


def _other_scripts(text: str) -> Repaired:
    """Return ``text`` in NFC whatever it holds, changed by whole runs that are not ASCII."""
    editor = Editor(text)
    for match in _RUN.finditer(text):
        after = unicodedata.normalize("NFC", match[0])
        if after != match[0]:
            editor.replace(*match.span(), after, UNICODE_FORM)
    return editor.done()


def _mixed_words(text: str) -> Repaired:
    """Return ``text`` with the look-alikes in words put right that are Latin but for them."""
    lookalikes = _lookalikes("word")
    editor = Editor(text)
    for word in _around_lookalikes(text, _WORD):
        letters = _COMBINING.sub("", word[0])
        strange = [letter for letter in letters if not _VIETNAMESE.match(letter)]
        if len(strange) < len(letters) and all(letter in lookalikes for letter in strange):
            _replace_letters(editor, word)
    return editor.done()


def _foreign_words(text: str) -> Repaired:
    """Return ``text`` with short words put right that are look-alikes throughout.

    Only in a line of Vietnamese that holds no real word in Greek or Cyrillic letters.
    """
    lookalikes = _lookalikes("word")
    editor = Editor(text)
    for line in _around_lookalikes(text, _LINE):
        if not _ONLY_VIETNAMESE.search(line[0]):
            continue
        others = "".join(_GREEK_OR_CYRILLIC.findall(line[0]))
        if not all(letter in lookalikes for letter in others):
            continue
        for word in _WORD.finditer(text, *line.span()):
            if len(word[0]) <= _SHORT_WORD and _GREEK_OR_CYRILLIC.fullmatch(word[0]):
                _replace_letters(editor, word)
    return editor.done()


def _around_lookalikes(text: str, stretch: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield each word or line, as ``stretch`` says, that holds a look-alike."""
    if not _needs_context().search(text):
        return
    for match in stretch.finditer(text):
        if _needs_context().search(match[0]):
            yield match


def _replace_letters(editor: Editor, word: re.Match[str]) -> None:
    for at, letter in enumerate(word[0], word.start()):
        if letter in _lookalikes("word"):
            editor.replace(at, at + 1, _lookalikes("word")[letter], LOOKALIKE)


_PASSES: tuple[Callable[[str], Repaired], ...] = (
    _characters,
    _marks,
    _mixed_words,
    _marks,  # a letter that was put right may now take the mark behind it
    _foreign_words,
)
_SHORT_WORD = 3

_LINE_END = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_INVISIBLE = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
_SPACE = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_HYPHEN = "[\u001e\u2010\u2011]"  # U+001E is Word's hyphen that does not break
_STYLED = "[\U0001d400-\U0001d7ff]"  # bold and italic letters for posts, as characters
_CONTROL = re.compile("[\x00-\x08\x0e-\x1d\x1f\x7f-\x84\x86-\x9f]")
_COMBINING = re.compile("[\u0300-\u036f]")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_LINE = re.compile(".+")
_CLUSTER = re.compile("[^\\W\\d_][\u0300-\u036f]+")
# An ASCII character and all that is not ASCII after it can be normalised alone, because no
# ASCII character joins the one before.
_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_VIETNAMESE = re.compile("[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_ONLY_VIETNAMESE = re.compile("[ĂăĐđƠơƯưẠ-ỹ]")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]+")
_LETTER_MARKS = "\u0302\u0306\u031b"


@cache
def _lookalikes(context: str) -> dict[str, str]:
    """Return the Vietnamese letter for each look-alike that needs ``context``."""
    columns = ("codepoint", "letter", "context")
    rows = table_rows("index_store.language", "data/lookalikes.tsv", *columns)
    return {chr(int(code[2:], 16)): letter for code, letter, needed in rows if needed == context}


@cache
def _alone() -> re.Pattern[str]:
    """Return what finds every character that is put right without a look around it."""
    letters = "".join(map(re.escape, _lookalikes("any")))
    return re.compile(
        f"(?P<line>{_LINE_END})|(?P<invisible>{_INVISIBLE})|(?P<space>{_SPACE})"
        f"|(?P<hyphen>{_HYPHEN})|(?P<styled>{_STYLED})|(?P<letter>[{letters}])"
        f"|(?P<control>{_CONTROL.pattern})"
    )


@cache
def _suspects() -> re.Pattern[str]:
    """Return what finds a character that may need repair, as fast as one set can."""
    letters = "".join(map(re.escape, (*_lookalikes("any"), *_lookalikes("word"))))
    sets = (_INVISIBLE, _SPACE, _HYPHEN, _STYLED, _CONTROL.pattern, _COMBINING.pattern)
    inner = "".join(one[1:-1] for one in sets)
    return re.compile(f"[\\r\x0b\x0c\x85\u2028\u2029{inner}{letters}]")


@cache
def _needs_context() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_lookalikes('word'))}]")


@lru_cache(maxsize=2_000)
def _composed(cluster: str) -> str:
    """Return a letter and its marks as one, the mark of the letter before the tone.

    A mark that is there twice, as in bold print made by printing twice, counts once.
    """
    whole = unicodedata.normalize("NFC", cluster)
    if len(whole) == 1:
        return whole
    apart = unicodedata.normalize("NFD", cluster)
    base, marks = apart[0], apart[1:]
    if base.lower() not in "aeiouy":
        return whole
    once = list(dict.fromkeys(marks))
    once.sort(key=lambda mark: mark not in _LETTER_MARKS)
    return unicodedata.normalize("NFC", base + "".join(once))
