"""One web address into bytes: redirects, size and time limited, robots.txt respected."""

from __future__ import annotations

import ssl
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore
from protego import Protego

from ingest.errors import PageGoneError, TooLargeError
from ingest.web.errors import WebAddressError, WebDeniedError, WebFailedError
from ingest.web.guard import GuardedBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from urllib.parse import SplitResult

USER_AGENT = "cchc-assistant"
MAX_REDIRECTS = 5
MAX_SECONDS = 30.0
PAUSE = 1.0
"""Seconds between two requests to one host, where it does not ask for more."""
_LONGEST_PAUSE = 30.0
_ROBOTS_BYTES = 500_000
_PORTS = {"http": (80, 8080), "https": (443, 8443)}
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, their media type, and where they were in the end."""

    url: str
    data: bytes
    media_type: str


@dataclass(slots=True)
class Fetcher:
    """Fetches pages; keeps what robots.txt of each host says, and waits between requests.

    ``private_hosts`` are names that may lie in a private network. Not safe for threads.
    """

    private_hosts: Collection[str] = ()
    max_seconds: float = MAX_SECONDS
    pause: float = PAUSE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, limit: int) -> Fetched:
        """Return what is at ``url``, of at most ``limit`` bytes.

        Raises WebAddressError, WebDeniedError, PageGoneError, WebFailedError or TooLargeError.
        """
        deadline = self.clock() + self.max_seconds
        for _ in range(MAX_REDIRECTS + 1):
            url = self._checked(url)
            self._mind_robots(url, deadline)
            answer = self._request(url, limit, deadline)
            if answer.status in _REDIRECTS:
                target = answer.headers.get("location")
                if not target:
                    raise WebFailedError("chuyển hướng mà không nêu địa chỉ")
                url = urljoin(url, target)
                continue
            if answer.status in _GONE:
                raise PageGoneError(answer.status)
            if answer.status != 200:
                raise WebFailedError(f"máy chủ trả lời {answer.status}")
            return Fetched(url, answer.data, answer.headers.get("content-type", ""))
        raise WebFailedError(f"chuyển hướng quá {MAX_REDIRECTS} lần")

    def _checked(self, url: str) -> str:
        """Return the address without its fragment; raises WebAddressError for a strange one."""
        parts = urlsplit(url)
        scheme = parts.scheme.casefold()
        try:
            port = parts.port
        except ValueError as error:
            raise WebAddressError("cổng trong địa chỉ không hợp lệ; hãy kiểm tra lại") from error
        if scheme not in _PORTS or not parts.hostname:
            raise WebAddressError("địa chỉ phải bắt đầu bằng http:// hoặc https:// và tên máy chủ")
        if parts.username or parts.password:
            raise WebAddressError("địa chỉ có tên đăng nhập; hãy bỏ phần trước dấu @")
        private = parts.hostname.casefold() in {host.casefold() for host in self.private_hosts}
        if port is not None and port not in _PORTS[scheme] and not private:
            raise WebAddressError(f"cổng {port} không dùng cho trang web công khai")
        return urlunsplit(
            (scheme, _host(parts), _quoted(parts.path or "/"), _quoted(parts.query), "")
        )

    def _mind_robots(self, url: str, deadline: float) -> None:
        """Wait as long as the host asks; raises WebDeniedError where it says no."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(f"{origin}/robots.txt", deadline)
        rules = self._robots[origin]
        if not rules.can_fetch(url, USER_AGENT):
            raise WebDeniedError
        pause = min(_LONGEST_PAUSE, max(self.pause, rules.crawl_delay(USER_AGENT) or 0.0))
        since = self.clock() - self._asked.get(origin, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self._asked[origin] = self.clock()

    def _read_robots(self, url: str, deadline: float) -> Protego:
        """Return the host's rules; without a robots.txt everything may be read (RFC 9309)."""
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._request(url, _ROBOTS_BYTES, deadline)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                url = self._checked(urljoin(url, answer.headers["location"]))
                continue
            if answer.status >= 500:
                raise WebFailedError(f"máy chủ trả lời {answer.status} khi hỏi robots.txt")
            text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
            return Protego.parse(text)
        return Protego.parse("")

    def _request(self, url: str, limit: int, deadline: float) -> _Answer:
        # No connection is kept: a portal's pages are asked for one by one, seconds apart.
        with httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            network_backend=GuardedBackend(self.private_hosts),
            max_connections=1,
        ) as pool:
            left = max(0.1, deadline - self.clock())
            timeout = {"connect": min(10.0, left), "read": left, "write": 10.0, "pool": 1.0}
            headers: dict[str | bytes, str | bytes] = {
                "User-Agent": USER_AGENT,
                "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "vi",
            }
            try:
                with pool.stream(
                    "GET", url, headers=headers, extensions={"timeout": timeout}
                ) as response:
                    found = {
                        name.decode("latin-1").casefold(): _decoded(value)
                        for name, value in response.headers
                    }
                    data = b"".join(self._limited(response, found, limit, deadline))
                    return _Answer(response.status, found, data)
            except httpcore.TimeoutException as error:
                raise WebFailedError(f"quá {self.max_seconds:g} giây") from error
            except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
                raise WebFailedError(str(error) or type(error).__name__) from error
            except httpcore.UnsupportedProtocol as error:
                raise WebAddressError("địa chỉ phải bắt đầu bằng http:// hoặc https://") from error

    def _limited(
        self, response: httpcore.Response, headers: dict[str, str], limit: int, deadline: float
    ) -> Iterator[bytes]:
        """Yield the body unpacked; a small packed one may not swell beyond the limit."""
        size = 0
        for part in _unpacked(response.iter_stream(), headers.get("content-encoding", ""), limit):
            size += len(part)
            if size > limit:
                raise TooLargeError(size, limit)
            if self.clock() > deadline:
                raise WebFailedError(f"quá {self.max_seconds:g} giây")
            yield part


def _host(parts: SplitResult) -> str:
    """Return host and port in ASCII, as they go over the wire."""
    name = parts.hostname or ""
    try:
        plain = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise WebAddressError("tên máy chủ không hợp lệ; hãy kiểm tra lại địa chỉ") from error
    return f"{plain}:{parts.port}" if parts.port else plain


def _quoted(part: str) -> str:
    """Return a path or query with what may not stand in it escaped, and nothing twice.

    >>> _quoted("/tin tức?a=%20b")
    '/tin%20t%E1%BB%A9c?a=%20b'
    """
    return quote(part, safe="%/:=&?~#+!$,;'@()*[]")


def _decoded(value: bytes) -> str:
    """Return a header's value; many servers send addresses in UTF-8, against the rules."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    data: bytes


def _unpacked(parts: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    coding = encoding.strip().casefold()
    if coding in ("", "identity"):
        yield from parts
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise WebFailedError(f"kiểu nén {coding} không đọc được")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32 if "gzip" in coding else zlib.MAX_WBITS)
    try:
        for part in parts:
            yield unpacker.decompress(part, limit + 1)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, limit + 1)
        yield unpacker.flush()
    except zlib.error as error:
        raise WebFailedError("dữ liệu nén bị hỏng") from error
