"""Page repair: which lines of a text are its title and body, and which the page around it.

Every line keeps its place in the stored text; what is not body only stays out of passages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from ingest.codified import read_codified
from ingest.date_lines import fields_date, is_date_line
from ingest.letterhead import Letterhead, read_letterhead, repeats_heading
from ingest.lines import (
    BODY_KINDS,
    Kind,
    Line,
    ends_a_sentence,
    is_capitals,
    is_legal_heading,
    is_listed,
    is_prose,
    is_table_row,
    known_kind,
    lines_of,
)
from ingest.page_head import is_name, name_credits, name_head, name_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.structure import Structure


@dataclass(slots=True)
class Layout:
    """A text and its lines with what each is for; ``kinds`` is as long as ``lines``.

    ``structure`` is the tree of its body, kept once :func:`ingest.structure.structure_of` read it.
    """

    text: str
    lines: tuple[Line, ...]
    kinds: list[Kind | None]
    title: str | None = None
    letterhead: Letterhead | None = None
    known_title: str | None = field(default=None, repr=False)
    structure: Structure | None = field(default=None, repr=False, compare=False)

    def of_kind(self, *kinds: Kind) -> Iterator[Line]:
        """Yield the lines of some kinds."""
        for line, kind in zip(self.lines, self.kinds, strict=True):
            if kind in kinds:
                yield line

    def body(self) -> Iterator[tuple[int, Line, Kind]]:
        """Yield index, line and kind of all that comes into passages."""
        for index, (line, kind) in enumerate(zip(self.lines, self.kinds, strict=True)):
            if kind in BODY_KINDS:
                yield index, line, kind

    def open_lines(self) -> Iterator[tuple[int, Line]]:
        """Yield index and line of what no rule has named yet."""
        for index, line in enumerate(self.lines):
            if self.kinds[index] is None:
                yield index, line

    def mark(self, index: int, kind: Kind) -> None:
        """Name a line, unless an earlier rule did."""
        if self.kinds[index] is None:
            self.kinds[index] = kind


def lay_out(text: str, title: str | None = None) -> Layout:
    r"""Return the lines of ``text``, each named; ``title`` is the title where it is known.

    >>> layout = lay_out("Trang chủ\n\nHuyện Sơn Lâm họp về cải cách hành chính\n\n"
    ...     "Sáng 3-2, UBND huyện họp đánh giá kết quả.\n\nQuang cảnh cuộc họp")
    >>> [str(kind) for kind in layout.kinds]
    ['menu', 'title', 'body', 'caption']
    """
    lines = tuple(lines_of(text))
    layout = Layout(text, lines, [None] * len(lines), known_title=title)
    for rule in RULES:
        rule(layout)
    return layout


def _name_tables(layout: Layout) -> None:
    for index, line in layout.open_lines():
        if is_table_row(line.text):
            layout.mark(index, Kind.TABLE)


def _name_letterhead(layout: Layout) -> None:
    layout.letterhead = read_codified(layout.lines) or read_letterhead(layout.lines)
    if layout.letterhead is None:
        return
    layout.title = layout.letterhead.title
    for index in layout.letterhead.title_lines:
        layout.kinds[index] = Kind.TITLE
    for index in range(layout.letterhead.end):
        sample = known_kind(layout.lines[index].text) == Kind.SAMPLE
        if layout.kinds[index] != Kind.TITLE:
            layout.kinds[index] = Kind.SAMPLE if sample else Kind.LETTERHEAD
    for index, line in layout.open_lines():
        if repeats_heading(line.text):
            layout.mark(index, Kind.LETTERHEAD)


_SIGNS = re.compile(
    r"(nơi nhận\s*:|(TM|T/M|KT|TL|TUQ|Q)\.\s?["
    rf"{UPPER}"
    r"]|\((đã ký|ký tên|ký, |chữ ký)|"
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG)"
    rf"(?: [{UPPER} ]+)?$|"
    r"- (như trên|như điều|lưu)\b)",
)
_RECIPIENTS = re.compile(rf"\W*(?:(?i:nơi nhận)\s*:|(?:TM|T/M|KT|TL|TUQ)\s?\.\s?[{UPPER} ,]+$)")
_SIGNED_ROW = re.compile(rf"\|[\W_]*(?:(?i:nơi nhận)\s*:|(?:TM|T/M|KT|TL|TUQ)\s?\.\s?[{UPPER}])")
_ANNEX = re.compile(
    r"((?i:phụ lục|biểu|bảng|mẫu số|danh mục)|QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|QUY TRÌNH|NỘI QUY|ĐỀ ÁN|KẾ HOẠCH|"
    r"CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN)\b"
)
_SIGNED_PROSE = 140


def _name_signature(layout: Layout) -> None:
    """Name the recipients and the signer of an official document, up to its annexes."""
    if layout.letterhead is None or layout.letterhead.article:
        return
    signing = in_row = False
    for index, line in enumerate(layout.lines):
        text = line.text
        if layout.kinds[index] == Kind.TABLE:
            # Recipients and signer side by side: the rows of one table, up to its end.
            cells = (cell.strip() for cell in text.split("|"))
            if in_row and _blank_above(layout, index) and not any(map(_SIGNS.match, cells)):
                signing = False
            if not signing:
                signing = in_row = bool(_SIGNED_ROW.search(text))
            if signing:
                layout.kinds[index] = Kind.SIGNATURE
            continue
        if layout.kinds[index] is not None:
            continue
        if signing:
            stays_out = len(text) >= _SIGNED_PROSE and not is_listed(text)
            signing = not (_ANNEX.match(text) or is_legal_heading(text) or stays_out)
        elif _RECIPIENTS.match(text):
            signing = True  # a decision is signed before the rules that it promulgates
        elif index * 2 > len(layout.lines) - 8:
            signing = bool(_SIGNS.match(text) or _SIGNS.match(text[:1].lower() + text[1:]))
        if signing:
            layout.mark(index, Kind.SIGNATURE)


def _blank_above(layout: Layout, index: int) -> bool:
    above, line = layout.lines[index - 1], layout.lines[index]
    return layout.text.count("\n", above.span.end, line.span.start) > 1


def _name_dated_fields(layout: Layout) -> None:
    """Name the lines above the body that give a date among other fields of the page."""
    if layout.letterhead is not None:
        return
    for index, line in enumerate(layout.lines):
        if known_kind(line.text) is Kind.SAMPLE:
            continue
        if layout.kinds[index] in BODY_KINDS or is_prose(line.text):
            return
        if fields_date(line.text):
            layout.mark(index, Kind.DATE)


def _name_furniture(layout: Layout) -> None:
    """Name what the reviewed table knows; an official text has no portal around it."""
    kinds = {Kind.SAMPLE} if layout.letterhead else frozenset(Kind)
    for index, line in layout.open_lines():
        kind = known_kind(line.text)
        if kind in kinds and kind is not None:
            layout.mark(index, kind)


_AWAITS_DATE = re.compile(r"\b(?:ngày|từ|đến|trước|sau|và)$", re.IGNORECASE)


def _name_dates(layout: Layout) -> None:
    for index, line in layout.open_lines():
        broken = index > 0 and _AWAITS_DATE.search(layout.lines[index - 1].text)
        if is_date_line(line.text) and not is_listed(line.text) and not broken:
            layout.mark(index, Kind.DATE)


_LAW_FROM = 3
_RELATED = re.compile(r"\(+Điều này có nội dung liên quan đến ")
"""What stands below an article of the codified law."""
_ARTICLE_LINE = re.compile(r"Điều\s*\d+[\w.]*\s*[.:]", re.IGNORECASE)


def _name_law(layout: Layout) -> None:
    """Name what stands between the first and the last article: no line of it is furniture."""
    if layout.letterhead is not None and layout.letterhead.article:
        for index, line in layout.open_lines():
            layout.mark(index, Kind.TAIL if _RELATED.match(line.text) else Kind.BODY)
        return
    articles = [i for i, line in layout.open_lines() if _ARTICLE_LINE.match(line.text)]
    if len(articles) < _LAW_FROM:
        return
    for index, line in layout.open_lines():
        if articles[0] <= index <= articles[-1]:
            heads = _may_head(line) and _heads_in_law(layout.lines, index)
            layout.mark(index, Kind.HEADING if heads else Kind.BODY)


def _heads_in_law(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    if is_numbered_heading(text) or (is_numbered_heading(before) and not is_prose(before)):
        return is_legal_heading(text) or is_capitals(text) or not _ARTICLE_LINE.match(before)
    return is_listed(text) and (is_listed(after) or after[:1].isupper())


_CAPTION_REPEATED_FROM = 3


_MENU_CELLS = range(3, 40)
_MENU_CELL_WORDS = 8


def _name_menus(layout: Layout) -> None:
    """Name the lines that are entries of a menu: "A | B | C", without a figure in them."""
    for index, line in layout.open_lines():
        entries = [entry.strip() for entry in line.text.split("|")]
        if len(entries) in _MENU_CELLS and all(
            entry
            and len(entry.split()) <= _MENU_CELL_WORDS
            and not ends_a_sentence(entry)
            and not any(letter.isdigit() for letter in entry)
            for entry in entries
        ):
            layout.mark(index, Kind.MENU)


def _name_captions(layout: Layout) -> None:
    """Name captions: lines copied twice in a row, or with the mark of a picture's table cell."""
    lines = layout.lines
    seen_prose = False
    for index, line in layout.open_lines():
        twin = any(
            0 <= other < len(lines) and lines[other].text == line.text
            for other in (index - 1, index + 1)
        )
        if (line.text.endswith(" |") and not line.text.startswith("|")) or (
            twin and seen_prose and line.words >= _CAPTION_REPEATED_FROM
        ):
            layout.mark(index, Kind.CAPTION)
        else:
            seen_prose = seen_prose or is_prose(line.text)


_RESUMES_FROM = 250


def _name_tail(layout: Layout) -> None:
    """Name what follows a heading such as "Tin liên quan", until an article goes on.

    Teasers of other articles carry figures of other places: rather too much left out than in.
    """
    in_tail = False
    seen_prose = False
    for index, line in enumerate(layout.lines):
        kind = layout.kinds[index]
        if kind == Kind.TAIL:
            in_tail = seen_prose
        elif kind is None:
            resumes = len(line.text) >= _RESUMES_FROM and ends_a_sentence(line.text)
            in_tail = in_tail and not resumes
            if in_tail:
                layout.mark(index, Kind.TAIL)
            seen_prose = seen_prose or is_prose(line.text)
        elif kind == Kind.TABLE:
            seen_prose = True


_END_WORDS = 9


def _name_end(layout: Layout) -> None:
    """Name the short lines below the last line of prose: the author, boxes, buttons."""
    if layout.letterhead:
        return
    body = [
        index
        for index, line in enumerate(layout.lines)
        if layout.kinds[index] in BODY_KINDS or (layout.kinds[index] is None and _speaks(line))
    ]
    if not any(is_prose(layout.lines[index].text) for index in body):
        return
    for index, line in layout.open_lines():
        if index > body[-1]:
            layout.mark(index, Kind.BYLINE if is_name(line.text) else Kind.MENU)


def _speaks(line: Line) -> bool:
    """Return whether a line says something even though it may be short."""
    if is_prose(line.text) or ends_a_sentence(line.text) or line.words > _END_WORDS:
        return True
    return any(letter.isdigit() for letter in line.text)


_HEADING_WORDS = 20
_HEADINGS_IN_A_ROW = 3


def _name_rest(layout: Layout) -> None:
    """Name what is left: body, and the headings that have body below them.

    A run of short lines is a list written without marks, not a run of headings.
    """
    below = False  # whether body follows
    run: list[int] = []
    for index in range(len(layout.lines) - 1, -1, -1):
        line, kind = layout.lines[index], layout.kinds[index]
        if kind is None and _may_head(line) and (below or is_numbered_heading(line.text)):
            layout.kinds[index] = Kind.HEADING
            run = [] if is_numbered_heading(line.text) else [*run, index]
            below = below and len(run) < _HEADINGS_IN_A_ROW
            if not below:
                for plain in run:
                    layout.kinds[plain] = Kind.BODY
        elif kind in (None, Kind.TABLE, Kind.BODY):
            layout.mark(index, Kind.BODY)
            below, run = _speaks(line) or kind == Kind.TABLE, []


def _may_head(line: Line) -> bool:
    return not ends_a_sentence(line.text.rstrip(":")) and line.words <= _HEADING_WORDS


def is_numbered_heading(text: str) -> bool:
    """Return whether a line opens a division of a text by its number or name alone."""
    return is_legal_heading(text) or bool(re.match(r"[IVX]{1,5}[.)]\s|[A-Z]\.\s", text))


RULES = (
    _name_tables,
    _name_letterhead,
    _name_signature,
    _name_law,
    _name_dated_fields,
    _name_furniture,
    _name_dates,
    _name_menus,
    _name_captions,
    _name_tail,
    name_title,
    name_credits,
    name_head,
    _name_end,
    _name_rest,
)
