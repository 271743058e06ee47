"""Words as recognised into words as printed, where only one reading makes sense.

Nothing is guessed from the dictionary: a wrong word that looks right is worse than a word that
looks wrong. Only signs that are none, figures after words that a figure must follow, and the
names and labels of the divisions of a text are put right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_pairs, table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE_WORD = re.compile(r"^[,.;:_—`'‘’^~|*«»“”\"]+(?=\w{2})")
_OPENING_QUOTE = re.compile(r"^[“\"](?=\w)")
_FIGURE_FOLLOWS = re.compile(
    r"(?:ngày|tháng|năm|điều|khoản|mục|số|thứ|lần|trang|quý)$", re.IGNORECASE
)
_ALL_FIGURES = re.compile(r"[\dIlO]{2,4}")
_ELEVENS = frozenset({"II", "Il", "lI", "ll"})
_FIGURE = re.compile(r"(?P<figure>[\dlIOoS§\[\]|]{1,4})(?P<after>[.,;:)]*)$")
_ARTICLE = re.compile(r"[ĐDÐ][iíìỉĩl][êềểễếệéẻẽe]u$")
_ARTICLE_NUMBER = re.compile(r"(?P<figure>[\dlIOS§]{1,3})(?P<letter>[a-zđ]?)(?P<after>[.,:])$")
_CHAPTER = re.compile(r"Ch[ưuứừ][ơoờớ]ng(?P<joined>[IVXHÏÌÍ]{0,5})$")
_ROMAN = re.compile(r"(?P<roman>[IVXHÏÌÍl1]{1,6})(?P<after>[.:]?)$")
# Points follow one another in this order; OCR takes those of a pair for each other.
_POINTS = "abcdđeghiklmnopqrstuvxy"
_POINT = re.compile(r"(?P<letter>\S)\)$")
_CHAPTER_LINE = re.compile(r"Chương (?P<roman>[IVX]{1,6})[\W_]*")
_ROMAN_NUMBERS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")  # fmt: skip


def put_right(words: Sequence[str]) -> list[str]:
    """Return the words of a line as they were printed, as far as that is certain.

    >>> put_right(["Điêu", "2§.", "Nhiệm", "vụ"])
    ['Điều', '28.', 'Nhiệm', 'vụ']
    >>> put_right(["ngày", "29", "tháng", "l1", "năm", "2024"])
    ['ngày', '29', 'tháng', '11', 'năm', '2024']
    >>> put_right(["ChươngIH"]), put_right([".ngày", "Số:", "51/⁄2025/TT-BCA"])
    (['Chương III'], ['ngày', 'Số:', '51/2025/TT-BCA'])
    >>> put_right(["01", "0I", "I3", "II"])
    ['01', '01', '13', 'II']
    """
    done: list[str] = []
    for word in words:
        plain = re.sub(r"//+", "/", "".join(_anywhere().get(sign, sign) for sign in word))
        if not _OPENING_QUOTE.match(plain) or len(plain) < 3:
            plain = _BEFORE_WORD.sub("", plain)
        if _ALL_FIGURES.fullmatch(plain) and any(map(str.isdigit, plain)):
            plain = _figure(plain)
        figure = _FIGURE.match(plain)
        after_word = bool(done) and bool(_FIGURE_FOLLOWS.search(done[-1]))
        month = bool(done) and done[-1] == "tháng" and figure and figure["figure"] in _ELEVENS
        if figure and (month or (after_word and any(map(str.isdigit, figure["figure"])))):
            plain = _figure(figure["figure"]) + figure["after"]
        done.append(plain)
    return _opening(done)


def _opening(words: list[str]) -> list[str]:
    """Return a line with the name and number of the division that it opens put right."""
    if not words:
        return words
    number = _ARTICLE_NUMBER.match(words[1]) if len(words) > 1 else None
    if _ARTICLE.match(words[0]) and number:
        written = f"{_figure(number['figure'])}{number['letter']}."
        return ["Điều", written, *words[2:]]
    chapter = _CHAPTER.match(words[0])
    if chapter and chapter["joined"]:
        return [f"Chương {_roman(chapter['joined'])}", *words[1:]]
    roman = _ROMAN.match(words[1]) if len(words) > 1 else None
    if chapter and roman:
        return ["Chương", _roman(roman["roman"]) + roman["after"], *words[2:]]
    if words[0] == "l." and len(words) > 1:
        return ["1.", *words[1:]]
    return words


class Labels:
    """Reads labels in their order: after c) comes d), after Chương II Chương III.

    >>> labels = Labels()
    >>> [labels.put_right([word])[0] for word in ("a)", "b)", "e)", "đ)", "đ)", "e)", "Theo")]
    ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'Theo']
    >>> [labels.put_right([f"Chương {number}", "-"])[0] for number in ("I", "II", "II", "IV")]
    ['Chương I', 'Chương II', 'Chương III', 'Chương IV']
    """

    def __init__(self) -> None:
        self._point = ""
        self._chapter = 0

    def put_right(self, words: Sequence[str]) -> list[str]:
        """Return the words of a line, its label as the order demands."""
        found = _POINT.match(words[0])
        if found:
            letter = self._expected(found["letter"])
            self._point = letter if letter in _POINTS else self._point
            return [f"{letter})", *words[1:]]
        chapter = _CHAPTER_LINE.fullmatch(" ".join(words))
        if chapter:
            self._chapter = self._chapter_of(chapter["roman"])
            return [f"Chương {_ROMAN_NUMBERS[self._chapter]}", *[""] * (len(words) - 1)]
        return list(words)

    def _chapter_of(self, read: str) -> int:
        number = _ROMAN_NUMBERS.index(read) if read in _ROMAN_NUMBERS else 0
        following = min(self._chapter + 1, len(_ROMAN_NUMBERS) - 1)
        # A stroke is easily lost or added; but chapters go back only to the first.
        return number if number > self._chapter or number == 1 else following

    def _expected(self, letter: str) -> str:
        at = _POINTS.find(self._point) if self._point else -1
        expected = _POINTS[at + 1] if 0 <= at < len(_POINTS) - 1 else ""
        return expected if (letter, expected) in _alike() else letter


@cache
def _alike() -> frozenset[tuple[str, str]]:
    return frozenset(table_pairs("ingest", "data/ocr_labels.tsv", "read", "meant"))


@cache
def _anywhere() -> dict[str, str]:
    return _signs("any")


@cache
def _in_figures() -> dict[str, str]:
    return _signs("figure")


def _signs(place: str) -> dict[str, str]:
    rows = table_rows("ingest", "data/ocr_signs.tsv", "sign", "meant", "where")
    return {sign: meant for sign, meant, where in rows if where == place}


def _figure(text: str) -> str:
    """Return the figure that signs like it mean; a bracket beside two figures is dirt."""
    digits = "".join(sign for sign in text if sign.isdigit() or sign not in "[]|")
    kept = digits if len(digits) > 1 else text
    return "".join(_in_figures().get(sign, sign) for sign in kept)


def _roman(text: str) -> str:
    """Return a Roman number in which H was read for II, and a marked I for a plain one.

    >>> _roman("VH"), _roman("Ï"), _roman("HI")
    ('VII', 'I', 'III')
    """
    return re.sub(r"[ÏÌÍl1]", "I", text).replace("H", "II")
