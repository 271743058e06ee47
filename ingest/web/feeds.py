"""Feeds and sitemaps of a portal into the addresses of its pages, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a feed lists; ``date`` as an ISO day, empty where none is given."""

    url: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """The pages that a feed or a sitemap lists, and the further sitemaps of an index."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()


def read_feed(data: bytes, url: str) -> Feed | None:
    """Return what RSS, Atom or a sitemap at ``url`` lists; None where ``data`` is none of these.

    Only addresses of the same site count: a feed is no door to other hosts. Entities and
    outside definitions are refused, so that a feed cannot swell or read files.

    >>> data = b"<urlset><url><loc>https://a.vn/1</loc></url><url><loc>https://b.vn/2</loc></url></urlset>"
    >>> [entry.url for entry in read_feed(data, "https://a.vn/sitemap.xml").entries]
    ['https://a.vn/1']
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<") or b"<html" in head.lower():
        return None
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    kind = _name(root)
    if kind not in _ROOTS:
        return None
    found = _newest(_entries(root, kind), url)
    return Feed(sitemaps=found) if kind == "sitemapindex" else Feed(entries=found)


def _entries(root: Element, kind: str) -> Iterator[Entry]:
    items = {"urlset": "url", "sitemapindex": "sitemap", "feed": "entry"}.get(kind, "item")
    for element in root.iter():
        if _name(element) == items:
            yield Entry(_link(element), _date(element))


def _link(element: Element) -> str:
    """Return where an entry leads: its text, or the ``href`` of Atom's plain link."""
    for child in element:
        name = _name(child)
        if name == "loc" or (name == "link" and child.text and child.text.strip()):
            return (child.text or "").strip()
        if name == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href", "").strip()
    return ""


def _date(element: Element) -> str:
    for child in element:
        text = (child.text or "").strip()
        if _name(child) in ("lastmod", "updated", "published", "date") and text[:4].isdigit():
            return text[:10]
        if _name(child) == "pubDate" and text:
            try:
                return parsedate_to_datetime(text).date().isoformat()
            except (ValueError, TypeError):
                return ""
    return ""


def _newest(entries: Iterator[Entry], url: str) -> tuple[Entry, ...]:
    """Return the entries of the same site, each once, the newest first, undated ones last."""
    site = _site(url)
    kept: dict[str, Entry] = {}
    for entry in entries:
        target = urljoin(url, entry.url)
        if entry.url and _site(target) == site:
            kept.setdefault(target, Entry(target, entry.date))
    return tuple(sorted(kept.values(), key=lambda entry: entry.date, reverse=True))


def _site(url: str) -> str:
    """Return the host of an address without "www."."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
