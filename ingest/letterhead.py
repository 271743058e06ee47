"""The head of an official document: who issues what, under which number, when (NĐ 30/2020)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.data import rows
from ingest.dates import read_date
from ingest.lines import ends_a_sentence, is_capitals, is_legal_heading, is_listed, known_kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ingest.lines import Line

_HEAD_LINES = 40
_SUBTITLE_LINES = 4
_CELLS = re.compile(r"\s{3,}|\t|\|")
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam", re.IGNORECASE)
_NO_ISSUER = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập|^[\W_]*$|^số\b|ngày", re.IGNORECASE)
NUMBER = re.compile(r"\b[Ss]ố\s*:?\s*(\d{1,5}[a-z]?\s?/(?:\d{4}\s?/)?\s?[A-ZĐ][\wĐ&.–-]*\w)")
_NUMBER_LINE = re.compile(r"(?:^|[\s|])(?:[\wÀ-ỹ]+ )?[Ss]ố\s*:\s*(?:\d|\.\.|…|/)")
_RECITAL = re.compile(r"(căn cứ|thực hiện|xét|theo|kính gửi|để |nhằm|ngày|trong|kèm theo)\b", re.I)
_SUBTITLE = re.compile(r"\s+(Về|V/v|Ban hành|Phê duyệt|Công bố|Số\s*:?\s*\d)")
_AUTHORITY = re.compile(
    r"(CHỦ TỊCH|CHỦ NHIỆM|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ TRƯỞNG|GIÁM ĐỐC|THỐNG ĐỐC|TRƯỞNG|"
    r"CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHÁNH|VIỆN TRƯỞNG|TỔNG|BAN )"
)
_UNIT = re.compile(r"(huyện|tỉnh|thành phố|tp\.?|xã|phường|thị trấn|thị xã|quận)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of an official document says; ``lines`` are its first lines.

    ``title_lines`` are the indexes of the heading and its subtitle; all lines before ``end``
    that are not among them are letterhead.
    """

    genre: str
    title: str
    title_lines: tuple[int, ...]
    end: int
    number: str | None
    issuer: str | None
    issued: date | None


def read_letterhead(lines: Sequence[Line]) -> Letterhead | None:
    """Return the head that ``lines`` open with, or None where they open otherwise.

    A heading in capitals alone is no proof: menus are in capitals. The motto of the state or
    a line "Số: …" must stand by it.
    """
    head = lines[:_HEAD_LINES]
    heading = next((i for i, line in enumerate(head) if _genre_of(line.text)), None)
    if heading is None:
        return None
    before = head[:heading]
    around = head[: heading + _SUBTITLE_LINES]
    if not any(_MOTTO.search(line.text) or _NUMBER_LINE.search(line.text) for line in around):
        return None
    if any(len(line.text) > 200 and ends_a_sentence(line.text) for line in before):
        return None
    genre_heading, genre, rest = _genre_of(head[heading].text) or ("", "", "")
    subtitle = _subtitle_end(lines, heading + 1)
    parts = [rest, *(line.text for line in lines[heading + 1 : subtitle])]
    end = subtitle
    for index in range(subtitle, min(len(lines), subtitle + _SUBTITLE_LINES)):
        if _is_authority(lines, index):
            end = index + 1
        elif known_kind(lines[index].text) is None:
            break
    numbers = [match.group(1) for line in around for match in NUMBER.finditer(line.text)]
    dates = [found.date for line in before if (found := read_date(line.text))]
    return Letterhead(
        genre=genre,
        title=_title(genre_heading, [part for part in parts if part]),
        title_lines=tuple(range(heading, subtitle)),
        end=end,
        number=re.sub(r"\s", "", numbers[0]) if numbers else None,
        issuer=_issuer(before),
        issued=dates[-1] if dates else None,
    )


def repeats_heading(text: str) -> bool:
    """Return whether a line is only the word that opens what is decided.

    >>> repeats_heading("QUYẾT ĐỊNH:"), repeats_heading("QUYẾT NGHỊ:"), repeats_heading("I. MỤC TIÊU")
    (True, True, False)
    """
    plain = text.strip(" *:.")
    return plain in _genres() or plain == "QUYẾT NGHỊ"


@cache
def _genres() -> dict[str, tuple[str, str]]:
    table = sorted(rows("genres.tsv"), key=lambda row: -len(row[0]))
    return {heading.upper(): (heading, genre) for heading, genre, _ in table}


def _genre_of(text: str) -> tuple[str, str, str] | None:
    """Return heading, genre and the rest of a line that opens an official document."""
    plain = text.strip(" *:.")
    if not is_capitals(plain.split(" ", 1)[0]):
        return None
    for capitals, (heading, genre) in _genres().items():
        if plain == capitals:
            return heading, genre, ""
        rest = plain.removeprefix(capitals)
        if rest != plain and (_SUBTITLE.match(rest) or (rest[0] == " " and is_capitals(rest))):
            return heading, genre, rest.strip()
    return None


def _subtitle_end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < min(len(lines), start + _SUBTITLE_LINES):
        text = lines[end].text
        stops = (
            _RECITAL.match(text)
            or is_listed(text)
            or is_legal_heading(text)
            or text.startswith("|")
            or len(text) > 300
            or (ends_a_sentence(text) and len(text) > 60)
            or known_kind(text)
            or text.casefold() == "lời nói đầu"
            or not any(letter.isalpha() for letter in text)
            or _is_authority(lines, end)
        )
        if stops:
            break
        end += 1
    return end


def _is_authority(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line names in capitals who decides, or only rules a line."""
    text = lines[index].text
    if not any(letter.isalpha() for letter in text):
        return True
    return is_capitals(text) and bool(_AUTHORITY.match(text))


def _title(heading: str, parts: list[str]) -> str:
    """Return heading and subtitle as one title, as one writes it in a sentence.

    >>> _title("Kế hoạch", ["Cải cách hành chính năm 2026"])
    'Kế hoạch cải cách hành chính năm 2026'
    """
    words = " ".join(parts)
    first, _, rest = words.partition(" ")
    if first.istitle() and rest[:1].islower():
        words = f"{first.lower()} {rest}"
    return f"{heading} {words}".strip()


def _issuer(before: Sequence[Line]) -> str | None:
    """Return who issues: the lowest name above the number, not the authority above it."""
    names: list[str] = []
    for line in before:
        cells = [cell.strip(" *") for cell in _CELLS.split(line.text)]
        if names and any(_NUMBER_LINE.search(cell) for cell in cells):
            break
        names += [
            cell
            for cell in cells
            if len(cell) > 3 and is_capitals(cell) and not _NO_ISSUER.search(cell)
            if known_kind(cell) is None
        ]
    if not names:
        return None
    if len(names) > 1 and _UNIT.match(names[-1]):
        return in_sentence_case(f"{names[-2]} {names[-1]}")
    return in_sentence_case(names[-1])


_SMALL = re.compile(
    r"\b(Nhân Dân|Tỉnh|Huyện|Thành Phố|Thị Xã|Thị Trấn|Xã|Phường|Quận|Và|Của|Vụ|Tư Pháp)\b"
)
_SHORT_NAMES = re.compile(r"\b(Ubnd|Hđnd|Ubmttq|Qh|Tp|Cp)\b")


def in_sentence_case(name: str) -> str:
    """Return a body's name in capitals as it is written in a sentence.

    >>> in_sentence_case("ỦY BAN NHÂN DÂN HUYỆN SƠN LÂM"), in_sentence_case("UBND XÃ TÂN HÒA")
    ('Ủy ban nhân dân huyện Sơn Lâm', 'UBND xã Tân Hòa')
    """
    titled = " ".join(word.capitalize() for word in name.split())
    titled = _SMALL.sub(lambda match: match.group().lower(), titled)
    titled = re.sub(r"\b(Ủy|Uỷ) Ban\b", r"\1 ban", titled)
    titled = re.sub(r"\bHội Đồng\b", "Hội đồng", titled)
    return _SHORT_NAMES.sub(lambda match: match.group().upper(), titled)
