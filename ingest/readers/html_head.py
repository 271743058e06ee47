"""The facts that a web page states in its head: title, site, date, address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.date_lines import is_date_line
from ingest.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from selectolax.lexbor import LexborHTMLParser

_PUBLISHED = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="publishdate"]',
    'meta[name="article.published"]',
    'meta[name="dc.date.issued" i]',
    'meta[name="dc.date" i]',
    'meta[name="dc.created" i]',
    'meta[name="date"]',
    'meta[property="og:published_time"]',
)
_SITE = (
    'meta[property="og:site_name"]',
    'meta[name="application-name"]',
    'meta[name="dc.publisher" i]',
    'meta[name="copyright" i]',
)
_TITLE = ('meta[property="og:title"]', 'meta[name="title"]', 'meta[name="dc.title" i]')
_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_LABELLED = re.compile(
    r"(ngày (đăng|xuất bản|phát hành|cập nhật)|đăng (ngày|lúc)|cập nhật|xuất bản|thời gian)",
    re.IGNORECASE,
)
_EMPTY_TITLES = frozenset({"null", "undefined", "home", "trang chủ", "untitled", "chi tiết"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a web page says; ``headings`` are the ``<h1>`` of its body."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None


def read_head(tree: LexborHTMLParser) -> Head:
    """Return the facts in the head of a page, and its top headings."""
    linked = _linked_data(tree)
    named = tree.css_first("title")
    page_title = _words(named.text()) if named else ""
    titles = [*_contents(tree, _TITLE), *linked.get("headline", ())]
    parts = [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]
    if parts:
        titles.append(parts[0])
    site = [*_contents(tree, _SITE), *linked.get("publisher", ())]
    if not site and len(parts) > 1:
        site.append(parts[-1])
    stated = [*_contents(tree, _PUBLISHED), *linked.get("datePublished", ()), *_times(tree)]
    dates = [found.date for value in stated if (found := read_date(value))]
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or "") if html else ""
    return Head(
        titles=tuple(title for title in titles if title.casefold() not in _EMPTY_TITLES),
        headings=tuple(words for node in tree.css("h1") if (words := _words(node.text()))),
        publisher=site[0] if site else None,
        published=dates[0] if dates else None,
        url=_address(tree),
        language=language[:2].lower() or None,
    )


def choose_title(head: Head, blocks: Sequence[str]) -> str | None:
    """Return the title that the page shows, by what its head says it is.

    A heading that the head confirms comes first; then a title of the head that stands in the
    text; then the only heading; then the first title of the head.
    """

    def same(one: str, other: str) -> bool:
        one, other = one.casefold(), other.casefold()
        return one == other or (len(one) > 20 and other.startswith(one[:60]))

    confirmed = [h for h in head.headings if any(same(h, title) for title in head.titles)]
    shown = [block for title in head.titles for block in blocks if same(block, title)]
    alone = list(head.headings) if len(head.headings) == 1 and len(head.headings[0]) > 20 else []
    choices = [*confirmed, *shown, *alone, *head.titles]
    return next((title for title in choices if len(title) > 8 and "\n" not in title), None)


def labelled_date(blocks: Sequence[str]) -> date | None:
    """Return the date on the first short line that says it is the date of publication.

    >>> str(labelled_date(["Thứ Hai, 02/10/2023", "Ngày đăng: 07/04/2023 - Lượt xem: 95"]))
    '2023-04-07'
    """
    for block in blocks:
        for line in block.split("\n"):
            if _LABELLED.search(line) and is_date_line(line):
                found = read_date(line)
                if found and found.stated_year:
                    return found.date
    return None


def _words(text: str) -> str:
    return " ".join(text.split())


def _contents(tree: LexborHTMLParser, selectors: Sequence[str]) -> Iterator[str]:
    for selector in selectors:
        for node in tree.css(selector):
            value = _words(node.attributes.get("content") or "")
            if value:
                yield value


def _times(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("article time[datetime], time[itemprop=datePublished], time[pubdate]"):
        yield node.attributes.get("datetime") or ""


def _address(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    address = link.attributes.get("href") if link else None
    address = address or next(_contents(tree, ('meta[property="og:url"]',)), None)
    return address if address and address.startswith(("http://", "https://")) else None


def _linked_data(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    """Return the facts of schema.org that a page states as JSON-LD; a broken one is no fact."""
    facts: dict[str, tuple[str, ...]] = {}
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            stated: object = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated):
            for key in ("headline", "datePublished", "publisher"):
                value = thing.get(key)
                value = value.get("name") if isinstance(value, dict) else value
                if isinstance(value, str) and value.strip():
                    facts[key] = (*facts.get(key, ()), _words(value))
    return facts


def _things(stated: object) -> Iterator[dict[str, object]]:
    if isinstance(stated, list):
        for one in stated:
            yield from _things(one)
    elif isinstance(stated, dict):
        yield stated
        yield from _things(stated.get("@graph"))
