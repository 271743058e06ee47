"""What the server did, counted, in the text format of Prometheus. No question is in it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_METHODS = frozenset({"GET", "POST", "PATCH", "DELETE", "OPTIONS", "HEAD", "PUT"})
_STATM = Path("/proc/self/statm")
_PAGE_BYTES = 4096
_Labels = tuple[tuple[str, str], ...]

_HELP = {
    "cchc_http_requests_total": "Requests by method, route and status.",
    "cchc_answers_total": "Answers by status and generator.",
    "cchc_feedback_total": "Thumbs on answers.",
    "cchc_http_request_seconds": "Seconds until a response was sent whole.",
    "cchc_answer_seconds": "Seconds that answering took.",
}


@dataclass(slots=True)
class _Histogram:
    buckets: list[int] = field(default_factory=lambda: [0] * len(_BOUNDS))
    count: int = 0
    total: float = 0.0


@dataclass(slots=True)
class Metrics:
    """Counters and histograms by name and labels; safe to use from several threads."""

    _counts: Counter[tuple[str, _Labels]] = field(default_factory=Counter)
    _times: dict[tuple[str, _Labels], _Histogram] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, name: str, **labels: str) -> None:
        """Count one more of these."""
        with self._lock:
            self._counts[name, tuple(labels.items())] += 1

    def took(self, name: str, seconds: float, **labels: str) -> None:
        """Count something that took so long."""
        with self._lock:
            found = self._times.setdefault((name, tuple(labels.items())), _Histogram())
            found.count += 1
            found.total += seconds
            for n, bound in enumerate(_BOUNDS):
                found.buckets[n] += seconds <= bound

    def text(self, gauges: Mapping[str, float]) -> str:
        """Return all that was counted, and the gauges as they stand now.

        >>> metrics = Metrics()
        >>> metrics.count("cchc_feedback_total", rating="up")
        >>> print(metrics.text({"cchc_documents": 3}))
        # HELP cchc_feedback_total Thumbs on answers.
        # TYPE cchc_feedback_total counter
        cchc_feedback_total{rating="up"} 1
        # TYPE cchc_documents gauge
        cchc_documents 3
        <BLANKLINE>
        """
        with self._lock:
            lines = [*self._counter_lines(), *self._histogram_lines()]
        for name, value in gauges.items():
            lines += [f"# TYPE {name} gauge", f"{name} {value:.15g}"]
        return "\n".join(lines) + "\n"

    def _counter_lines(self) -> Iterator[str]:
        last = ""
        for (name, labels), value in sorted(self._counts.items()):
            if name != last:
                yield from (f"# HELP {name} {_HELP[name]}", f"# TYPE {name} counter")
            last = name
            yield f"{name}{_written(labels)} {value}"

    def _histogram_lines(self) -> Iterator[str]:
        last = ""
        for (name, labels), found in sorted(self._times.items(), key=lambda item: item[0]):
            if name != last:
                yield from (f"# HELP {name} {_HELP[name]}", f"# TYPE {name} histogram")
            last = name
            for bound, count in zip(_BOUNDS, found.buckets, strict=True):
                yield f"{name}_bucket{_written((*labels, ('le', f'{bound:g}')))} {count}"
            yield f"{name}_bucket{_written((*labels, ('le', '+Inf')))} {found.count}"
            yield f"{name}_sum{_written(labels)} {found.total:.6f}"
            yield f"{name}_count{_written(labels)} {found.count}"


class Counting:
    """Counts every request by the route that took it, and how long it took."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            route = _route(scope)
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self.metrics.count(
                "cchc_http_requests_total", method=method, route=route, status=str(status)
            )
            self.metrics.took(
                "cchc_http_request_seconds", time.perf_counter() - started, route=route
            )


def _route(scope: Scope) -> str:
    """Return the pattern of the route that took a request: addresses would be without end."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) and path else "other"


def _written(labels: _Labels) -> str:
    if not labels:
        return ""
    pairs = (
        (name, value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n"))
        for name, value in labels
    )
    return "{" + ",".join(f'{name}="{value}"' for name, value in pairs) + "}"


def resident_bytes() -> int | None:
    """Return how much memory this process holds, None where the system does not tell."""
    try:
        return int(_STATM.read_text().split()[1]) * _PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return None
