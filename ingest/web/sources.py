"""Web addresses into sources: a page is one, a feed or a sitemap is all the pages it lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.errors import RefusedError, TooLargeError
from ingest.sources import Content, RefusedContent, Source
from ingest.web.feeds import read_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.web.feeds import Entry
    from ingest.web.fetch import Fetched, Fetcher

MAX_PAGES = 200
"""Pages taken from one feed or sitemap, the newest."""
_MAX_SITEMAPS = 20
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/zip": ".zip",
}


@dataclass(slots=True)
class WebContent(Content):
    """A page that is fetched when it is read, unless it was already."""

    address: str
    fetcher: Fetcher
    fetched: Fetched | None = None

    def read(self, limit: int) -> bytes:
        """Return the bytes of the page; raises RefusedError where it cannot be had."""
        if self.fetched is None:
            self.fetched = self.fetcher.get(self.address, limit)
        if len(self.fetched.data) > limit:
            raise TooLargeError(len(self.fetched.data), limit)
        return self.fetched.data

    @property
    def suffix(self) -> str | None:
        """The file ending for what was fetched, by its media type, else by its address."""
        if self.fetched is None:
            return None
        media_type = self.fetched.media_type.partition(";")[0].strip().casefold()
        named = PurePosixPath(urlsplit(self.fetched.url).path).suffix.lower()
        if media_type in ("", "application/octet-stream", "binary/octet-stream"):
            return named or ".html"
        return _SUFFIXES.get(media_type, named or ".html")

    @property
    def url(self) -> str | None:
        """Where the page was in the end, after redirects."""
        return self.fetched.url if self.fetched else None


def web_sources(url: str, fetcher: Fetcher, limit: int) -> Iterator[Source]:
    """Yield the source at ``url``, or those that the feed or sitemap there lists."""
    content = WebContent(url, fetcher)
    try:
        data = content.read(limit)
    except RefusedError as error:
        yield Source(url, (url,), RefusedContent(error))
        return
    fetched = content.fetched
    feed = read_feed(data, fetched.url if fetched else url)
    if feed is None:
        yield Source(url, (url,), content)
        return
    entries = [*feed.entries, *_of_sitemaps(feed.sitemaps, fetcher, limit)]
    for entry in entries[:MAX_PAGES]:
        yield Source(entry.url, (entry.url,), WebContent(entry.url, fetcher))


def _of_sitemaps(sitemaps: tuple[Entry, ...], fetcher: Fetcher, limit: int) -> Iterator[Entry]:
    """Yield the pages of the sitemaps of an index, the newest sitemap first."""
    found = 0
    for sitemap in sitemaps[:_MAX_SITEMAPS]:
        if found >= MAX_PAGES:
            return
        try:
            feed = read_feed(fetcher.get(sitemap.url, limit).data, sitemap.url)
        except RefusedError:
            continue  # one part of a site map may be missing; the others still tell
        for entry in feed.entries if feed else ():
            found += 1
            yield entry
