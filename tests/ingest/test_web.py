"""Pages of the web, from a real server on this machine: fetched, refused, listed by feeds."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast

import pytest

from ingest.errors import PageGoneError, RefusedError, TooLargeError
from ingest.pipeline import ingest_paths
from ingest.web.errors import WebAddressError, WebDeniedError, WebFailedError
from ingest.web.feeds import read_feed
from ingest.web.fetch import Fetcher
from ingest.web.guard import require_public
from tests.ingest.test_pipeline import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.store import Store
    from ingest.report import IngestReport

PAGE = """<html><head><title>Tin</title></head><body><nav>Trang chủ</nav><article>
<h1>Huyện Sơn Lâm họp đánh giá cải cách hành chính</h1><p>Ngày đăng: 07/02/2026</p>
<p>Xã Tân Hòa dẫn đầu với 91,20 điểm; xã Bình An xếp cuối với 70,15 điểm.</p></article></body></html>"""


@dataclass
class Site:
    """What a server gives at each path: status, headers, body; and what it was asked for."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    drip: float = 0.0
    address: str = ""

    def give(self, path: str, body: str | bytes = "", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8"} | named, data)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value.encode().decode("latin-1"))  # raw UTF-8, as many do
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                size = 50 if site.drip else max(1, len(body))
                for start in range(0, len(body), size):
                    self.wfile.write(body[start : start + size])
                    time.sleep(site.drip)
            except OSError:
                pass  # the reader had enough

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        yield served


def fetcher(max_seconds: float = 20) -> Fetcher:
    return Fetcher(("127.0.0.1",), max_seconds, pause=0)


def test_a_page_comes_with_its_address_after_redirects(site: Site) -> None:
    site.give("/a", status=302, Location="/tin tức/b?x=1")
    site.give("/tin%20t%E1%BB%A9c/b?x=1", PAGE)
    found = fetcher().get(f"{site.address}/a#dau", 10_000)
    assert found.data.decode() == PAGE
    assert found.url == f"{site.address}/tin%20t%E1%BB%A9c/b?x=1"
    assert found.media_type.startswith("text/html")


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.give("/a", status=301, Location="/a")
    with pytest.raises(WebFailedError, match="quá 5 lần"):
        fetcher().get(f"{site.address}/a", 10_000)
    assert len(site.asked) < 10


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "224.0.0.1",
     "::ffff:10.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(WebAddressError, match="private_hosts"):
        require_public("portal.example", address)


def test_a_page_of_this_machine_is_not_fetched_unless_its_host_is_named(site: Site) -> None:
    site.give("/", PAGE)
    for host in ("127.0.0.1", "localhost", "2130706433", "127.1"):
        with pytest.raises(RefusedError):
            Fetcher(pause=0).get(site.address.replace("127.0.0.1", host) + "/", 10_000)
    assert site.asked == []
    assert fetcher().get(f"{site.address}/", 10_000).data.decode() == PAGE


def test_a_redirect_to_a_private_host_is_refused(site: Site) -> None:
    site.give("/a", status=302, Location="http://localhost:80/secret")
    with pytest.raises(WebAddressError):
        fetcher().get(f"{site.address}/a", 10_000)
    site.give("/b", status=302, Location="file:///etc/passwd")
    with pytest.raises(WebAddressError):
        fetcher().get(f"{site.address}/b", 10_000)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.vn/a", "file:///etc/passwd", "http:///a", "http://user:pass@example.vn/", "http://example.vn:22/",
     "http://example.vn:99999/", "gopher://example.vn", "http://"],
)  # fmt: skip
def test_strange_addresses_are_refused_unasked(url: str) -> None:
    with pytest.raises(WebAddressError):
        Fetcher().get(url, 10_000)


def test_robots_are_minded(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /noi-bo/\nCrawl-delay: 3\n")
    site.give("/noi-bo/a", PAGE)
    site.give("/tin", PAGE)
    waits: list[float] = []
    reader = Fetcher(("127.0.0.1",), sleep=waits.append, clock=lambda: 100.0)
    with pytest.raises(WebDeniedError):
        reader.get(f"{site.address}/noi-bo/a", 10_000)
    reader.get(f"{site.address}/tin", 10_000)
    reader.get(f"{site.address}/tin", 10_000)
    assert "/noi-bo/a" not in site.asked
    assert site.asked.count("/robots.txt") == 1
    assert [round(wait) for wait in waits] == [3]


def test_what_is_too_large_is_refused_packed_or_not(site: Site) -> None:
    site.give("/a", b"a" * 20_000)
    site.give("/b", gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip")
    site.give("/c", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    for path in ("/a", "/b"):
        with pytest.raises(TooLargeError):
            fetcher().get(site.address + path, 10_000)
    assert fetcher().get(f"{site.address}/c", 10_000).data.decode() == PAGE


def test_a_server_that_drips_is_left(site: Site) -> None:
    site.give("/a", b"a" * 5_000)
    site.drip = 0.1
    started = time.monotonic()
    with pytest.raises(WebFailedError, match="giây"):
        fetcher(max_seconds=1).get(f"{site.address}/a", 10_000)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("status", "error"), [(404, PageGoneError), (410, PageGoneError), (403, WebFailedError), (500, WebFailedError), (204, WebFailedError)])  # fmt: skip
def test_answers_without_a_page_are_told(site: Site, status: int, error: type[Exception]) -> None:
    site.give("/a", status=status)
    with pytest.raises(error, match=str(status)):
        fetcher().get(f"{site.address}/a", 10_000)


def test_nobody_there_is_told() -> None:
    with pytest.raises(WebFailedError):
        Fetcher(("127.0.0.1",), max_seconds=2).get("http://127.0.0.1:9/", 10_000)


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin</title>
<item><title>Cũ</title><link>{0}/cu</link><pubDate>Mon, 05 Jan 2026 08:00:00 +0700</pubDate></item>
<item><title>Mới</title><link>{0}/moi</link><pubDate>Tue, 03 Feb 2026 08:00:00 +0700</pubDate></item>
<item><title>Nơi khác</title><link>http://noi-khac.example/x</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title>
<entry><link rel="self" href="/x"/><link href="/moi"/><updated>2026-02-03T08:00:00Z</updated></entry></feed>"""
BOMB = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item>
<link>http://a.vn/&b;</link></item></channel></rss>"""


def test_feeds_list_the_pages_of_their_own_site_the_newest_first() -> None:
    url = "https://portal.example/rss"
    found = read_feed(RSS.format("https://portal.example").encode(), url)
    assert found is not None
    assert [(entry.url, entry.date) for entry in found.entries] == [
        ("https://portal.example/moi", "2026-02-03"),
        ("https://portal.example/cu", "2026-01-05"),
    ]
    atom = read_feed(ATOM.encode(), url)
    assert atom is not None
    assert [entry.url for entry in atom.entries] == ["https://portal.example/moi"]


def test_what_is_no_feed_or_would_swell_is_none() -> None:
    for text in (PAGE, "", "<a/>", BOMB, "<rss>", "không phải XML"):
        assert read_feed(text.encode(), "http://a.vn/") is None


def read(
    site: Site, *targets: str, prune: bool = False, store: MemoryStore | None = None
) -> tuple[MemoryStore, IngestReport]:
    kept = store or MemoryStore()
    report = ingest_paths(
        cast("Store", kept),
        [site.address + target for target in targets],
        private_hosts=["127.0.0.1"],
        prune=prune,
    )
    return kept, report


def test_a_page_becomes_a_document_named_by_its_address(site: Site) -> None:
    site.give("/tin/1", PAGE)
    store, report = read(site, "/tin/1")
    assert report.added == (f"{site.address}/tin/1",)
    (document,) = store.documents()
    assert document.name == document.url == f"{site.address}/tin/1"
    assert "91,20 điểm" in document.text
    assert document.title == "Huyện Sơn Lâm họp đánh giá cải cách hành chính"
    _, again = read(site, "/tin/1", store=store)
    assert again.unchanged == (f"{site.address}/tin/1",)


def test_a_feed_becomes_its_pages_and_a_page_that_is_gone_goes_when_asked(site: Site) -> None:
    site.give("/rss", RSS.format(site.address), Content_Type="application/rss+xml")
    site.give("/cu", PAGE)
    site.give("/moi", PAGE.replace("91,20", "92,5"))
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 0.01\n")
    store, report = read(site, "/rss")
    assert sorted(report.added) == [f"{site.address}/cu", f"{site.address}/moi"]
    del site.pages["/cu"]
    store, report = read(site, "/rss", store=store)
    assert [remark.code for remark in report.refused] == ["web-gone"]
    assert len(store.documents()) == 2  # not without being asked
    store, report = read(site, "/rss", prune=True, store=store)
    assert report.removed == (f"{site.address}/cu",)
    assert store.names == [f"{site.address}/moi"]


def test_a_sitemap_of_sitemaps_is_followed(site: Site) -> None:
    site.give(
        "/sitemap.xml",
        f"<sitemapindex><sitemap><loc>{site.address}/s1.xml</loc></sitemap></sitemapindex>",
    )
    site.give("/s1.xml", f"<urlset><url><loc>{site.address}/tin/1</loc></url></urlset>")
    site.give("/tin/1", PAGE)
    _, report = read(site, "/sitemap.xml")
    assert report.added == (f"{site.address}/tin/1",)


def test_a_file_behind_an_address_is_read_by_its_type(site: Site) -> None:
    site.give(
        "/download?id=7",
        "# Báo cáo\n\nHuyện đạt 81,5 điểm năm 2025.\n",
        Content_Type="text/markdown",
    )
    store, _ = read(site, "/download?id=7")
    assert store.documents()[0].title == "Báo cáo"
