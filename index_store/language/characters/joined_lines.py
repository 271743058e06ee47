"""Lines that the width of a page broke, and the hyphens that were put where they broke."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from index_store.language.characters.edits import Editor, Repaired
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.typed.syllable_odds import is_known, is_known_pair, log_likelihood


def joined_lines(text: str) -> Repaired:
    """Return ``text`` with the lines together that only the width of a page parted.

    A line goes on where the next begins with a small letter, or where it is full and the
    syllable model finds no end there. Headings, list items, table rows and lines after the
    end of a sentence begin anew; so does every line of a text that is not broken at a width.

    >>> broken = "Ủy ban nhân dân huyện Sơn Lâm báo cáo kết quả cải cách hành-\\nchính trong năm 2025 theo yêu cầu của Ủy ban nhân dân\\ntỉnh.\\n1. Kết quả"
    >>> print(joined_lines(broken).text)
    Ủy ban nhân dân huyện Sơn Lâm báo cáo kết quả cải cách hành chính trong năm 2025 theo yêu cầu của Ủy ban nhân dân tỉnh.
    1. Kết quả
    """
    lines = list(_LINE.finditer(text))
    widths = _widths([len(line[0].strip()) for line in lines])
    editor = Editor(text)
    for number, (line, following) in enumerate(pairwise(lines)):
        upper, lower = line[0].rstrip(), following[0].lstrip()
        if not upper.strip() or not lower:
            continue
        start = line.start() + len(upper)
        end = following.end() - len(lower)
        hyphen = _HYPHENED.search(upper)
        beginning = _WORD.match(lower)
        if hyphen and beginning and not _BEGINS_ANEW.match(lower):
            gap = _instead_of_hyphen(hyphen[1], beginning[0])
            if gap is not None:
                editor.replace(start - 1, end, gap, "hyphen at a line end")
            continue
        if _goes_on(upper, lower, widths[number]):
            editor.replace(start, end, " ", "broken line")
    return editor.done()


def without_pdfium_hyphens(text: str) -> Repaired:
    """Return ``text`` with U+FFFE, which PDFium writes for a hyphen at a line end, put right.

    >>> without_pdfium_hyphens("hành\ufffechính 2021\ufffe2025").text
    'hành chính 2021-2025'
    """
    editor = Editor(text)
    for match in _PDFIUM_HYPHEN.finditer(text):
        left = _HYPHENED.search(text[: match.start()][-40:] + "-")
        right = _WORD.match(text, match.end())
        gap = _instead_of_hyphen(left[1], right[0]) if left and right else None
        editor.replace(*match.span(), "-" if gap is None else gap, "hyphen at a line end")
    return editor.done()


_PDFIUM_HYPHEN = re.compile("\ufffe\\s*")
_LINE = re.compile("^.*$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"(-?[^\W_]+)-$")
_ENDS = re.compile(r"[.;:!?…][\"”’'»)\]]*$|\|$|[-_=*.]{3,}$")
_SMALL = re.compile(f'["“‘(]?[{LOWER}]')
_BEGINS_ANEW = re.compile(
    rf"[-+*•–—▪➢✓❖|#>=]|\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+\s|[IVXLC]+[.)-]|[a-zđ]{{1,2}}[.)]"
    rf"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Khoản|Bảng|BẢNG|Hình|HÌNH|Mẫu|Ghi chú|Nơi nhận|Kính gửi|Căn cứ|STT|Số:)(?![{LOWER}])"
)
_CAPITALS = re.compile(f"[^{LOWER}]*[{UPPER}][^{LOWER}]*")
_WIDEST = 150
"""Lines of a page are no longer; a text whose lines are is not broken at a width."""
_NARROWEST = 40
_AROUND = 12


def _widths(lengths: list[int]) -> list[int]:
    """Return for each line how wide the page is there, 0 where there is no width.

    The width is that of the longest but one line around.
    """
    widths = []
    for at in range(len(lengths)):
        around = sorted(lengths[max(0, at - _AROUND) : at + _AROUND + 1])
        longest = around[-1]
        width = around[-2] if len(around) > 1 and around[-2] > 0.8 * longest else longest
        widths.append(width if _NARROWEST <= longest <= _WIDEST else 0)
    return widths


def _goes_on(upper: str, lower: str, width: int) -> bool:
    """Return whether the sentence of one line goes on in the next."""
    length = len(upper.strip())
    if not width or _ENDS.search(upper) or _BEGINS_ANEW.match(lower):
        return False
    if upper.lstrip().startswith("|") or _CAPITALS.fullmatch(upper):
        return False
    if _SMALL.match(lower):
        return length >= width * 0.6 or (upper.endswith(",") and length >= width * 0.4)
    first = lower.split(maxsplit=1)[0]
    if length + 1 + len(first) < width * 0.9 or _CAPITALS.fullmatch(lower[:40]):
        return False
    return _likelier_together(upper, lower)


def _likelier_together(upper: str, lower: str) -> bool:
    """Return whether the model finds it likelier that the words follow one another."""
    before = _WORD.findall(upper)[-1:]
    after = _WORD.findall(lower)[:1]
    if not before or not after:
        return False
    if upper.endswith(","):
        return True
    together = log_likelihood((before[0], after[0]))
    apart = log_likelihood((before[0], None)) + log_likelihood((None, after[0]))
    return together > apart + _WARY


_WARY = 1.0


def _instead_of_hyphen(left: str, right: str) -> str | None:
    """Return what stands between two words parted by a hyphen at a line end, None to leave it."""
    if left.startswith("-"):
        return "-"  # ki-lô-gam
    if left[-1].isdigit() or right[0].isdigit() or (left.isupper() and right.isupper()):
        return "-"  # 2021-2025, TCVN 6305-9, NĐ-CP
    keys = comparison_key(left), comparison_key(right)
    if (*keys,) in _hyphened():
        return "-"
    if is_known(keys[0]) and is_known(keys[1]):
        # Two syllables that often follow one another without a hyphen need none.
        return " " if right.islower() and is_known_pair(*keys) else "-"
    if not right.islower():
        return "-"
    return "" if is_known(comparison_key(left + right)) or len(left) > _SHORT else "-"


_SHORT = 2  # e-mail, wi-fi


@cache
def _hyphened() -> frozenset[tuple[str, str]]:
    """Return the pairs of syllables that are written with a hyphen between them."""
    table = "data/hyphened_pairs.tsv"
    return frozenset(table_pairs("index_store.language", table, "first", "second"))
