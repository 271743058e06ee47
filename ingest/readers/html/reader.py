"""A web page into a page: its article, its tables as rows, and the facts in its head."""

from __future__ import annotations

import re

from ingest.encoding import read_bytes
from ingest.errors import EmptySourceError, UnsafeFileError
from ingest.letterhead import read_letterhead
from ingest.lines import Kind, is_prose, known_kind, lines_of
from ingest.readers.html import head as html_head
from ingest.readers.html import text as html_text
from ingest.readers.html import title as html_title
from ingest.readers.html.main import find_main
from ingest.readers.text import normal_newlines
from ingest.records import Page

_OFFICIAL = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|(?:^|\n)\s*Điều\s+[1-3]\s?\.", re.IGNORECASE
)
_DEEPEST = 20_000  # real pages nest some 40 deep, some of forgotten </font> a few thousand
_MOST_TAGS = 1_000_000
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
_CLOSED_BY_OTHERS = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "optgroup",
        "path",
    ]
)
_HEAD_BLOCKS = 40
_ERROR_PAGE_UP_TO = 600
_ERROR_PAGE = re.compile(
    r"\b(?:403|404|410|500|502|503|504)\b\W{0,4}\s*(?:-\s*)?(?:(?:[\w ]{1,30} )?not found|forbidden|"
    r"internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|"
    r"không tìm thấy|lỗi)[^.]{0,40}|"
    r"(?:trang (?:bạn (?:yêu cầu|tìm kiếm|truy cập)|này) không (?:tồn tại|tìm thấy))",
    re.IGNORECASE,
)


def read_html(data: bytes) -> Page:
    """Return the page that HTML is: title first, paragraphs apart, tables as pipe rows.

    Menus, forms and boxes go by the elements that hold them; what is left of them in the
    text is named by ``ingest.page`` like that of any copied page.
    """
    from selectolax.lexbor import LexborHTMLParser  # a C library; only web pages need it

    read = read_bytes(data)
    source = normal_newlines(read.text)
    _refuse_too_deep(source)
    tree = LexborHTMLParser(source)
    root = tree.body or tree.root
    if root is None:
        raise EmptySourceError("trang web không có nội dung")
    head = html_head.read_head(tree)
    html_text.remove_unseen(root)
    everything = html_text.blocks(root)
    official = any(_OFFICIAL.search(block) for block in everything)
    main = find_main(root, official=official)
    blocks = html_text.blocks(main.region.node)
    if not blocks:
        raise EmptySourceError("trang web không có đoạn văn nào đọc được")
    _refuse_error_page(everything)
    title = html_title.choose_title(head, main, blocks)
    blocks = _titled(blocks, title)
    return Page(
        "\n\n".join(blocks),
        title=title,
        publisher=head.publisher or html_head.site_at_top(everything),
        published=head.published
        or html_head.date_beside(blocks, title)
        or html_head.labelled_date(everything),
        url=head.url,
        language=head.language,
        doubts=read.doubts,
    )


def _refuse_too_deep(source: str) -> None:
    """Raise where there are too many elements, or nested so deep that parsing would not end."""
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise UnsafeFileError("trang web có hơn một triệu thẻ")
    if tags <= _DEEPEST:
        return
    depth = 0
    for closes, name in _TAGS.findall(source):
        if name.lower() not in _CLOSED_BY_OTHERS:
            depth = max(0, depth - 1) if closes else depth + 1
            if depth > _DEEPEST:
                raise UnsafeFileError(f"trang web lồng hơn {_DEEPEST} tầng thẻ")


def _titled(blocks: list[str], title: str | None) -> list[str]:
    """Return the blocks from the title on; the head of an official document stays above it."""
    whole = _with_title_whole(blocks, title)
    for some in (whole, blocks):  # "BÁO CÁO" and what about: two lines of a head, one title
        if read_letterhead(tuple(lines_of("\n".join(some)))):
            return some if title is None or title in whole else [title, *some]
    blocks = whole
    if title is None:
        return _without_tools(blocks)
    if title not in blocks:
        return [title, *_without_tools(blocks)]
    at = blocks.index(title)
    if any(is_prose(block) or "\n" in block for block in blocks[:at]):
        return blocks
    return [title, *_without_tools(blocks[at + 1 :])]


def _with_title_whole(blocks: list[str], title: str | None) -> list[str]:
    """Return the blocks with the lines that a title is broken into as one."""
    if title is None or title in blocks:
        return blocks
    for at, block in enumerate(blocks[:_HEAD_BLOCKS]):
        joined, end = block, at + 1
        while end < len(blocks) and title.startswith(f"{joined} "):
            joined, end = f"{joined} {blocks[end]}", end + 1
            if joined == title:
                return [*blocks[:at], title, *blocks[end:]]
    return blocks


def _refuse_error_page(blocks: list[str]) -> None:
    """Raise where a server's message about an error was saved under the name of a document."""
    text = " ".join(blocks)
    found = _ERROR_PAGE.search(text) if len(text) < _ERROR_PAGE_UP_TO else None
    if found:
        raise EmptySourceError(
            f"tệp chỉ chứa thông báo lỗi của máy chủ web (“{found[0]}”), không phải tài liệu"
        )


def _without_tools(blocks: list[str]) -> list[str]:
    """Return the blocks without the buttons and counters between a title and its article."""
    first = next((at for at, block in enumerate(blocks) if is_prose(block)), len(blocks))
    return [
        block
        for at, block in enumerate(blocks)
        if at >= first or known_kind(block) not in (Kind.MENU, Kind.TAIL)
    ]
