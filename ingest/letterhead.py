"""The head of an official document: who issues what, under which number, when (NĐ 30/2020)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.law.recitals import opens_recital
from ingest.data import genres
from ingest.date_lines import is_date_line
from ingest.dates import read_date
from ingest.header_lines import CELLS, Stated, issued_with, stated_number
from ingest.lines import (
    Kind,
    ends_a_sentence,
    is_capitals,
    is_legal_heading,
    is_listed,
    known_kind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index_store.records import Span
    from ingest.lines import Line

_HEAD_LINES = 40
_SUBTITLE_LINES = 4
_PROSE_FROM = 200
_TITLE_UP_TO = 300
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam", re.IGNORECASE)
_NO_ISSUER = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập|đảng cộng sản việt nam|dự thảo|^[\W_]*$|^số\b|ngày",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(r"(?:^|[\s|])(?:[\wÀ-ỹ]+ )?[Ss]ố\s*:\s*(?:\d|\.\.|…|/)")
_SUBTITLE = re.compile(r"\s+(Về|V/v|Ban hành|Phê duyệt|Công bố|về việc|Số\s*:?\s*\d)")
_AUTHORITY = re.compile(
    r"(CHỦ TỊCH|CHỦ NHIỆM|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ TRƯỞNG|GIÁM ĐỐC|THỐNG ĐỐC|TRƯỞNG|"
    r"CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHÁNH|VIỆN TRƯỞNG|TỔNG|BAN (?!HÀNH)|SỞ |BỘ |PHÒNG (?!CHÁY|CHỐNG|NGỪA|BỆNH|THỦ)|CỤC |CHI CỤC |"
    r"VĂN PHÒNG|THANH TRA|ĐẢNG ỦY|ĐẢNG BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY)"
)
# The gazette's own head, and the stamp of a signature: their days are not the document's.
_CODE = re.compile(r"\S*[/&:-]\S*")
_GAZETTE = re.compile(r"công báo|thời gian ký|người ký", re.IGNORECASE)
_UNIT = re.compile(r"(huyện|tỉnh|thành phố|tp\.?|xã|phường|thị trấn|thị xã|quận)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of an official document says; ``lines`` before ``end`` are its first lines.

    ``title_lines`` are the indexes of the heading and its subtitle; all lines before ``end``
    that are not among them are letterhead. ``derived`` names the facts that are those of the
    decision with which a regulation was issued; ``above`` is the authority over the issuer.
    ``article`` is which article of which document a page of the codified law is, ``effective``
    from when it is in force and where that stands.
    """

    genre: str
    title: str
    title_lines: tuple[int, ...]
    end: int
    number: str | None
    issuer: str | None
    issued: date | None
    derived: tuple[str, ...] = ()
    above: str | None = None
    article: str | None = None
    effective: tuple[date, Span] | None = None


@dataclass(frozen=True, slots=True)
class _Heading:
    """The line that names the document: its kind, and the words on the line after it."""

    index: int
    name: str
    genre: str
    rest: str
    whole: bool = False  # the line is the title as it stands


def read_letterhead(lines: Sequence[Line]) -> Letterhead | None:
    """Return the head that ``lines`` open with, or None where they open otherwise.

    A heading in capitals alone is no proof: menus are in capitals. The motto of the state, a
    line "Số: …" or "(Kèm theo Quyết định số …)" must stand by it.
    """
    heading = _heading(lines[:_HEAD_LINES])
    if heading is None:
        return _letter(lines[:_HEAD_LINES])
    before = lines[: heading.index]
    around = lines[: heading.index + 1 + _SUBTITLE_LINES]
    if not any(_is_evidence(line.text) for line in around):
        return None
    if any(len(line.text) > _PROSE_FROM and ends_a_sentence(line.text) for line in before):
        return None
    start = _skip_header(lines, heading.index + 1)
    subtitle = start if heading.whole else _subtitle_end(lines, start)
    parts = [heading.rest, *(line.text for line in lines[start:subtitle])]
    end = _header_end(lines, subtitle)
    stated = [found for line in lines[:end] if (found := stated_number(line.text))]
    decided = [found for line in lines[:end] if (found := issued_with(line.text))]
    dates = [
        day.date
        for line in before
        if (day := read_date(line.text)) and not _GAZETTE.search(line.text)
    ]
    own = stated[0] if stated else None
    borrowed = decided[0] if decided and own is None else None
    issued = dates[-1] if dates else next((s.issued for s in stated if s.issued), None)
    heads = _issuer(before)
    issuer = heads[0] or (own.issuer if own else None) or _announcer(lines, subtitle)
    number = own.number if own else None
    derived: list[str] = []
    if borrowed is not None:
        derived += ["number"] if number is None else []
        derived += ["published"] if issued is None and borrowed.issued else []
        number, issued = number or borrowed.number, issued or borrowed.issued
        issuer = issuer or borrowed.issuer
    return Letterhead(
        genre=heading.genre,
        title=heading.rest if heading.whole else _title(heading.name, [p for p in parts if p]),
        title_lines=(heading.index, *range(start, subtitle)),
        end=end,
        number=number,
        issuer=issuer,
        issued=issued,
        derived=tuple(derived),
        above=heads[1],
    )


_SUBJECT = re.compile(r"[\W_]*V/v\.?:?\s*(?P<about>.+)", re.IGNORECASE)
_ADDRESSED = re.compile(r"[\W_]*Kính gửi\b", re.IGNORECASE)


def _is_official(text: str) -> bool:
    """Return whether a line is the motto of the state or states a number ("Số: 15/SNV-CCHC")."""
    return bool(_MOTTO.search(text)) or stated_number(text) is not None


def _letter(head: Sequence[Line]) -> Letterhead | None:
    """Return the head of an official letter, which has a subject ("V/v …") in place of a title."""
    addressed = next((i for i, line in enumerate(head) if _ADDRESSED.match(line.text)), None)
    if addressed is None or not any(_is_official(line.text) for line in head[:addressed]):
        return None
    subject = next((i for i in range(addressed) if _SUBJECT.match(head[i].text)), None)
    if subject is None:
        return None
    before = head[:addressed]
    about = [_SUBJECT.sub(r"\g<about>", head[subject].text)]
    end = subject + 1
    while end < addressed and head[end].text[:1].islower():
        about.append(head[end].text)
        end += 1
    stated = [found for line in before if (found := stated_number(line.text))]
    dates = [
        day.date
        for line in before
        if (day := read_date(line.text)) and not _GAZETTE.search(line.text)
    ]
    issuer, above = _issuer(before)
    return Letterhead(
        genre="letter",
        title=f"Công văn về việc {' '.join(' '.join(about).split()).strip(' *|')}",
        title_lines=tuple(range(subject, end)),
        end=addressed,
        number=stated[0].number if stated else None,
        issuer=issuer,
        issued=dates[-1] if dates else None,
        above=above,
    )


def _heading(head: Sequence[Line]) -> _Heading | None:
    """Return the line that names the document: in capitals, or the first below its number."""
    for index, line in enumerate(head):
        found = _genre_of(line.text)
        if found:
            name, genre, rest = found
            colon = rest.startswith(":")
            rest = line.text.strip(" *") if colon else rest
            return _Heading(index, name, genre, rest, whole=colon)
    numbered = next((i for i, line in enumerate(head) if stated_number(line.text)), None)
    if numbered is None or not any(
        is_capitals(line.text) and _AUTHORITY.match(line.text) for line in head[: numbered + 1]
    ):
        return None
    index = _skip_header(head, numbered + 1)
    if index == len(head) or len(head[index].text) > _TITLE_UP_TO:
        return None
    text = head[index].text.strip(" *")
    kind = (stated_number(head[numbered].text) or Stated("")).kind or text
    for name, genre in _genres().values():
        if kind.casefold() == name.casefold() or kind.casefold().startswith(f"{name.casefold()} "):
            return _Heading(index, name, genre, text, whole=True)
    return None


def _is_evidence(text: str) -> bool:
    return bool(
        _MOTTO.search(text) or _NUMBER_LINE.search(text) or stated_number(text) or issued_with(text)
    )


def _is_header(text: str) -> bool:
    """Return whether a line states number, place or date of a document and nothing else."""
    return bool(stated_number(text) or issued_with(text) or is_date_line(text))


def _skip_header(lines: Sequence[Line], start: int) -> int:
    """Return the first line from ``start`` on that is not part of the header."""
    while start < len(lines) and (
        _is_header(lines[start].text) or known_kind(lines[start].text) is Kind.SAMPLE
    ):
        start += 1
    return start


def _header_end(lines: Sequence[Line], subtitle: int) -> int:
    end = subtitle
    for index in range(subtitle, min(len(lines), subtitle + _SUBTITLE_LINES)):
        if _is_authority(lines, index) or _is_header(lines[index].text):
            end = index + 1
        elif known_kind(lines[index].text) is None:
            break
    return end


_ANNOUNCES = re.compile(r"(?P<issuer>[^\W\d_][^:.;]{5,90}?)\s+(?:ĐIỆN|điện)\s*:")


def _announcer(lines: Sequence[Line], start: int) -> str | None:
    """Return who speaks below the title: "CHỦ TỊCH UBND … ĐIỆN:", or who decides there."""
    for line in lines[start : start + _SUBTITLE_LINES]:
        match = _ANNOUNCES.match(line.text)
        if match and _AUTHORITY.match(match.group("issuer").upper()):
            return in_sentence_case(match.group("issuer"))
        if is_capitals(line.text) and _AUTHORITY.match(line.text) and _UNIT.search(line.text):
            return in_sentence_case(line.text.strip(" *.,:"))
    return None


# Such a heading below a decision opens what it promulgates.
_PROMULGATED = frozenset({"regulation", "plan", "programme", "project", "guidance"})


def repeats_heading(text: str) -> bool:
    """Return whether a line is only the word that opens what is decided.

    >>> repeats_heading("QUYẾT ĐỊNH:"), repeats_heading("QUYẾT NGHỊ:"), repeats_heading("I. MỤC TIÊU")
    (True, True, False)
    """
    plain = text.strip(" *:.")
    known = _genres().get(plain)
    return plain == "QUYẾT NGHỊ" or (known is not None and known[1] not in _PROMULGATED)


@cache
def _genres() -> dict[str, tuple[str, str]]:
    table = sorted(genres(), key=lambda pair: -len(pair[0]))
    return {heading.upper(): (heading, genre) for heading, genre in table}


def _genre_of(text: str) -> tuple[str, str, str] | None:
    """Return heading, genre and the rest of a line that opens an official document."""
    plain = text.strip(" *:.")
    if not is_capitals(plain.split(" ", 1)[0]):
        return None
    for capitals, (heading, genre) in _genres().items():
        if plain == capitals:
            return heading, genre, ""
        rest = plain.removeprefix(capitals)
        if rest != plain and re.match(r"\s*:\s*\S", rest):
            return heading, genre, rest.strip()
        if rest != plain and (_SUBTITLE.match(rest) or (rest[0] == " " and is_capitals(rest))):
            return heading, genre, rest.strip()
    return None


def _subtitle_end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < min(len(lines), start + _SUBTITLE_LINES):
        text = lines[end].text
        stops = (
            opens_recital(text)
            or is_listed(text)
            or is_legal_heading(text)
            or text.startswith("|")
            or len(text) > 300
            or (ends_a_sentence(text) and len(text) > 60)
            or known_kind(text)
            or text.casefold() == "lời nói đầu"
            or not any(letter.isalpha() for letter in text)
            or _is_authority(lines, end)
            or _is_header(text)
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
    if words and is_capitals(words):
        return f"{heading.upper()} {words}"
    first, _, rest = words.partition(" ")
    if first.istitle() and rest[:1].islower():
        words = f"{first.lower()} {rest}"
    return f"{heading} {words}".strip()


def _issuer(before: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return who issues, the lowest name above the number, and the authority above it."""
    names: list[str] = []
    for line in before:
        cells = [
            cell
            for whole in CELLS.split(line.text)
            for cell in _apart(" ".join(whole.split()).strip(" *-–—_\\/"))
        ]
        if names and any(_NUMBER_LINE.search(cell) or stated_number(cell) for cell in cells):
            break
        names += [
            cell
            for cell in cells
            if len(cell) > 3
            and is_capitals(cell)
            and not _CODE.fullmatch(cell)
            and not _NO_ISSUER.search(cell)
            if known_kind(cell) is None
        ]
    if len(names) > 1 and (_UNIT.match(names[-1]) or _goes_on(names[-2])):
        names[-2:] = [f"{names[-2]} {names[-1]}"]
    issuer, above = ([in_sentence_case(name) for name in reversed(names[-2:])] + ["", ""])[:2]
    return issuer or None, above or None


_BODY_BELOW = re.compile(
    r"(?P<above>(?:UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) "
    r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU) (?:\S+ ){1,4}?)"
    r"(?P<body>(?:VĂN PHÒNG|SỞ|PHÒNG|THANH TRA|CHI CỤC|TRUNG TÂM|BAN)(?: .+)?)"
)
"""A body under the authority that it is of, in one cell: "UBND TỈNH HẠC GIANG VĂN PHÒNG"."""


def _apart(cell: str) -> list[str]:
    """Return the names in a cell: the authority and its body, where a line break was lost."""
    both = _BODY_BELOW.fullmatch(cell)
    return [both["above"].strip(), both["body"]] if both else [cell]


def _goes_on(name: str) -> bool:
    """Return whether a body's name is broken after its first line."""
    return name.casefold().endswith(("thường vụ", " và", " nhân dân", " bộ"))


_OF_UNIT = re.compile(r"(tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu)$")
# Words after which the name of a field begins: "Sở Nội vụ", "Phòng Tư pháp".
_OF_FIELD = frozenset({"sở", "bộ", "phòng", "vụ", "cục"})
_SHORT_NAMES = re.compile(r"\b(ubnd|hđnd|ubmttq|mttq|qh|tp|cp|hcm|pccc|cnch)\b", re.IGNORECASE)
_PROPER = (
    "Thường vụ Quốc hội",
    "Việt Nam",
    "Chính phủ",
    "Quốc hội",
    "Tổ quốc",
    "Mặt trận",
    "Nhà nước",
    "Ủy ban",
    "Uỷ ban",
    "Hội đồng",
    "Sở",
    "Đảng",
)


def in_sentence_case(name: str) -> str:
    """Return a body's name in capitals as it is written in a sentence.

    A name that is not all in capitals stays as it is, but for the words that are.

    >>> in_sentence_case("ỦY BAN NHÂN DÂN HUYỆN SƠN LÂM"), in_sentence_case("UBND XÃ TÂN HÒA")
    ('Ủy ban nhân dân huyện Sơn Lâm', 'UBND xã Tân Hòa')
    >>> in_sentence_case("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH HẠC GIANG – ĐOÀN KIỂM TRA")
    'Sở Tài nguyên và Môi trường tỉnh Hạc Giang – Đoàn kiểm tra'
    >>> in_sentence_case("CHỦ TỊCH UBND TỈNH HẠC GIANG")
    'Chủ tịch UBND tỉnh Hạc Giang'
    """
    if not is_capitals(name):
        return name
    words = name.casefold().split()
    opens, unit, field = True, False, False
    written: list[str] = []
    for word in words:
        said = " ".join([*written[-1:], word]).casefold()
        if opens or unit or (field and written[-1].casefold() in {*_OF_FIELD, "và"}):
            ends = _OF_UNIT.search(said)
            written.append(word if unit and ends and word != "xã" else _capital(word))
        else:
            written.append(word)
        if _OF_UNIT.search(said):
            written[-1] = word if not opens else written[-1]
            unit, field = True, False
        elif word in ("–", "-", "/", "và") and not field:
            unit = False
        field = field or word in _OF_FIELD
        opens = word in ("–", "-", "/")
        unit = unit and word not in ("–", "-", "/")
        field = field and word not in ("–", "-", "/")
    result = " ".join(written)
    for proper in _PROPER:
        result = re.sub(rf"\b{proper}\b", proper, result, flags=re.IGNORECASE)
    return _SHORT_NAMES.sub(lambda match: match.group().upper(), result)


def _capital(word: str) -> str:
    """Return a word with its first letter as a capital, behind a bracket as well."""
    at = next((i for i, letter in enumerate(word) if letter.isalpha()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :]
