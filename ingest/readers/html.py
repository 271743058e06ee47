"""A web page into a page: its article, its tables as rows, and the facts in its head."""

from __future__ import annotations

from ingest.encoding import read_bytes
from ingest.errors import EmptySourceError
from ingest.letterhead import read_letterhead
from ingest.lines import is_prose, lines_of
from ingest.readers import html_head, html_text
from ingest.readers.html_main import main_element, remove_furniture
from ingest.readers.text import normal_newlines
from ingest.records import Page


def read_html(data: bytes) -> Page:
    """Return the page that HTML is: title first, paragraphs apart, tables as pipe rows.

    Menus, forms and boxes go by the elements that hold them; what is left of them in the
    text is named by ``ingest.page`` like that of any copied page.
    """
    from selectolax.lexbor import LexborHTMLParser  # a C library; only web pages need it

    read = read_bytes(data)
    tree = LexborHTMLParser(normal_newlines(read.text))
    root = tree.body or tree.root
    if root is None:
        raise EmptySourceError("trang web không có nội dung")
    head = html_head.read_head(tree)
    html_text.remove_unseen(root)
    dated = head.published or html_head.labelled_date(html_text.blocks(root))
    remove_furniture(root)
    blocks = html_text.blocks(main_element(root))
    if not blocks:
        raise EmptySourceError("trang web không có đoạn văn nào đọc được")
    title = html_head.choose_title(head, blocks)
    return Page(
        "\n\n".join(_titled(blocks, title)),
        title=title,
        publisher=head.publisher,
        published=dated,
        url=head.url,
        language=head.language,
        doubts=read.doubts,
    )


def _titled(blocks: list[str], title: str | None) -> list[str]:
    """Return the blocks from the title on; the head of an official document stays above it."""
    if title is None:
        return blocks
    if title not in blocks:
        return [title, *blocks]
    at = blocks.index(title)
    official = read_letterhead(tuple(lines_of("\n".join(blocks))))
    if official or any(is_prose(block) or "\n" in block for block in blocks[:at]):
        return blocks
    return blocks[at:]
