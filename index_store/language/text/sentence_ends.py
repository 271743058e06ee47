"""Which stops inside a line end a sentence.

A candidate (``.``, ``!``, ``?``, ``…``) is judged by an ordered tuple of small rules; the
first one with an opinion decides. Abbreviations and words that open or never end a sentence
are in ``data/sentence_abbreviations.tsv`` and ``data/sentence_words.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.syllables import is_syllable
from index_store.language.knowledge import table_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.records import Span

Role = Literal["opener", "joiner", "counted", "lettered"]


def ends(text: str, line: Span) -> Iterator[int]:
    """Yield where sentences end inside ``line`` of ``text``; the end of the line is left out."""
    opening = line.start
    for match in _STOP.finditer(text, line.start, line.end):
        candidate = _Candidate(text, line, opening, match.start(), match[1], match[2], match.end())
        if candidate.after and _is_end(candidate):
            opening = match.end()
            yield opening


def needs_a_name(short: str) -> bool:
    """Return whether an abbreviation is always followed by a name or number: ``TP``, ``ThS``.

    >>> needs_a_name("TP"), needs_a_name("QĐ"), needs_a_name("xã")
    (True, False, False)
    """
    return _abbreviations().get(short) == "name"


@cache
def words_with_role(role: Role) -> frozenset[str]:
    """Return the words that open a sentence, never end one, need a number or take a letter."""
    rows = table_pairs("index_store.language", "data/sentence_words.tsv", "word", "role")
    return frozenset(word for word, its in rows if its == role)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible end: the stop, what closes after it, and the text at both sides."""

    text: str
    line: Span
    opening: int
    start: int
    stop: str
    closing: str
    end: int

    @property
    def before(self) -> str:
        """The characters before the stop, back to the start of its sentence."""
        return self.text[max(self.opening, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """The first characters after the stop and the space behind it."""
        return self.text[self.end : min(self.line.end, self.end + 24)].lstrip()

    @property
    def spaced(self) -> bool:
        """Whether white space follows."""
        return self.end >= self.line.end or self.text[self.end].isspace()

    @property
    def short_form(self) -> str:
        """What must follow the abbreviation before the stop; nothing where none stands there."""
        return _short_form(self.before)

    @property
    def after_capital(self) -> bool:
        """Whether a capital stands before the stop, or a break of the line: few stops need a look."""
        last = self.text[self.start - 1 : self.start]
        return last.isupper() or last == "\n"

    @property
    def plain(self) -> bool:
        """Whether it is one full stop and nothing closes after it."""
        return self.stop == "." and not self.closing


@lru_cache(maxsize=64)  # two rules ask for it
def _short_form(before: str) -> str:
    word = _LAST_WORD.search(before)
    return _abbreviations().get(word[0], "") if word else ""


_STOP = re.compile(r"([.!?…]+)([\"”’'»)\]]*)")
_SPEAKER = re.compile(rf"[-–—]\s*[{LOWER}]")
_LONE_QUOTE = re.compile(rf"[\"”’]\s*(?:$|[\n,.;:\-–)\]]|[{LOWER}])")
_MARKER = re.compile(
    r"\s*[-–—•*+]?\s*[\"“(]?(?:\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,3}|[a-zđA-ZĐ](?:\.\d{1,2})?|[IVXLC]{1,6})$"
)
_NUMBERED = re.compile(
    r"(?:^|[\n:;“\"])\s*(?:[ĐÐ]iều|Khoản|Mục|Chương|Phần|Tiểu mục|Bảng|Biểu|Hình|Phụ lục|Câu|Bài|Bước|Mẫu)"
    r"\s+(?:số\s+)?(?:\d+[a-zđ]?(?:\.\d+)*|[IVXLC]+|[A-Z])$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?<![^\W_])(?<![-/&])[^\W\d_]+(?:/[^\W\d_]+)?$")
_AFTER_DIGIT = re.compile(rf"\d\s?[{LOWER}]{{1,2}}$")
# Á and Ý are words: châu Á, nước Ý.
_INITIALS = re.compile(rf"(?:^|[\s(“\"])(?:[{UPPER}]\.)*(?![ÁÝ])[{UPPER}]$")
_NAMED = re.compile(rf"([{UPPER}][{LOWER}]+)\s+[{UPPER}]$")
_LETTERED = re.compile(rf"([^\W\d_]+|\d+)\s+[{UPPER}]$")
_LISTED = re.compile(r";\s*(?:\d{1,2}|[a-zđ])$")
_WEB = re.compile(r"(?:www|https?://)\S*$")
_NAME = re.compile(rf"[{UPPER}][{LOWER}]+")
_WORD_START = re.compile(rf"[\"“‘'«(\[]*[{UPPER}][{LOWER}\s]")
_FIRST_WORDS = re.compile(r"[\"“]?([^\W\d_]+)(?: ([^\W\d_]+))?")
_SHORT_IN_BRACKETS = re.compile(r"\(\s*\w{0,3}$")


def _is_end(candidate: _Candidate) -> bool:
    for rule in _RULES:
        verdict = rule(candidate)
        if verdict is not None:
            return verdict
    return True


def _inside_number(candidate: _Candidate) -> bool | None:
    """``70.56`` and ``1.250`` go on."""
    if not candidate.plain:
        return None
    around = candidate.text[candidate.start - 1 : candidate.start], candidate.text[candidate.end]
    return False if all(character.isdigit() for character in around) else None


def _goes_on(candidate: _Candidate) -> bool | None:
    """Small letters, a comma or a speaker follow: ``v.v. và``, ``điểm.; lĩnh vực``, ``!” - ông``."""
    after = candidate.after
    if after[0].islower() or after[0] in ",;:.!?%/…":
        return False
    return False if _SPEAKER.match(after) else None


def _quote_closes(candidate: _Candidate) -> bool | None:
    """A quote set off by a space closes what stands before it: ``lắm… ", ông nói``."""
    return False if _LONE_QUOTE.match(candidate.after) else None


def _marker_opens(candidate: _Candidate) -> bool | None:
    """``1.``, ``2.1.``, ``a.`` or ``IV.`` that opens a sentence belongs to what follows."""
    if not candidate.plain or candidate.start - candidate.opening > 60:
        return None
    return False if _MARKER.match(candidate.text[candidate.opening : candidate.start]) else None


def _marker_inside(candidate: _Candidate) -> bool | None:
    """``Xếp hạng: 1. Sơn Lâm; 2. Đại Lâm`` is one sentence; ``Số hồ sơ: 5. Huyện`` ends."""
    if not candidate.plain:
        return None
    if candidate.before.endswith((": 1", ":1")):
        rest = candidate.text[candidate.end : min(candidate.line.end, candidate.end + 300)]
        return False if re.search(r"; 2\. ", rest) else None
    return False if _LISTED.search(candidate.before) else None


def _numbered_heading(candidate: _Candidate) -> bool | None:
    """``Điều 5. Phạm vi`` is one heading."""
    return False if candidate.stop == "." and _NUMBERED.search(candidate.before) else None


def _opener(candidate: _Candidate) -> bool | None:
    """``chị H. Theo``, ``của TP. Tuy nhiên`` end: no name begins so."""
    if not candidate.plain or not candidate.spaced:
        return None
    words = _FIRST_WORDS.match(candidate.after)
    if not words or not (candidate.short_form or _ends_in_initial(candidate)):
        return None
    openers = words_with_role("opener")
    return True if words[1] in openers or f"{words[1]} {words[2]}" in openers else None


def _abbreviation(candidate: _Candidate) -> bool | None:
    """``TP. Hà Nội``, ``ThS. Lê Văn B``, ``Q.1`` go on; ``số 03/QĐ-TTg. Một`` and ``500 đ. Giá`` end."""
    wanted = candidate.short_form
    if not wanted or not candidate.plain or _AFTER_DIGIT.search(candidate.before):
        return None
    return False if wanted != "number" or candidate.after[0].isdigit() else None


def _lettered(candidate: _Candidate) -> bool | None:
    """``nhóm A. Chủ đầu tư``, ``quý I. Thu``, ``lớp 5 A. Cô`` end: the letter is no initial."""
    if not candidate.plain or not candidate.spaced or not candidate.after_capital:
        return None
    if candidate.after[0].isdigit():
        return None
    word = _LETTERED.search(candidate.before)
    if not word:
        return None
    return True if word[1].isdigit() or word[1].lower() in words_with_role("lettered") else None


def _initials(candidate: _Candidate) -> bool | None:
    """``N.V.A``, ``J. Smith`` and ``Harry S. Truman`` go on; ``Nguyễn Văn A. Ông`` ends."""
    if not candidate.plain or not _ends_in_initial(candidate):
        return None
    named = _NAMED.search(candidate.before)
    if not named or not candidate.spaced or candidate.after[0] in "(-–":
        return False
    following = _NAME.match(candidate.after)
    return is_syllable(named[1]) and (following is None or is_syllable(following[0]))


def _ends_in_initial(candidate: _Candidate) -> bool:
    return candidate.after_capital and _INITIALS.search(candidate.before) is not None


def _unspaced(candidate: _Candidate) -> bool | None:
    """``năm 2023.Thứ Hai`` ends; ``Q.ABC`` and ``file.PDF`` do not."""
    if candidate.spaced:
        return None
    return bool(_WORD_START.match(candidate.after)) and not _WEB.search(candidate.before)


def _in_brackets(candidate: _Candidate) -> bool | None:
    """A stop inside brackets that close in the same line does not end the sentence around them."""
    if ")" in candidate.closing:
        return None
    opened = candidate.text.rfind("(", candidate.line.start, candidate.start)
    if opened < 0 or candidate.text.find(")", opened, candidate.start) >= 0:
        return None
    rest = candidate.text[candidate.end : min(candidate.line.end, candidate.end + 200)]
    closes, opens = rest.find(")"), rest.find("(")
    return False if closes >= 0 and (opens < 0 or closes < opens) else None


def _closing_bracket(candidate: _Candidate) -> bool | None:
    """``(a.) Huyện`` goes on where only a marker stands in the brackets."""
    short = ")" in candidate.closing and _SHORT_IN_BRACKETS.search(candidate.before)
    return False if short else None


_RULES = (
    _inside_number,
    _goes_on,
    _quote_closes,
    _marker_opens,
    _marker_inside,
    _numbered_heading,
    _opener,
    _lettered,
    _abbreviation,
    _initials,
    _unspaced,
    _in_brackets,
    _closing_bracket,
)


@cache
def _abbreviations() -> dict[str, str]:
    """Each abbreviation with what must follow it for the sentence to go on: name, number, any."""
    table = "data/sentence_abbreviations.tsv"
    return dict(table_pairs("index_store.language", table, "short", "follows"))
