"""Waiting for files to change: what lies below folders is compared with what lay there before."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ingest.sources import FileContent, find_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Snapshot = dict[str, tuple[int, int]]


def changes(
    targets: Sequence[str], seconds: float, *, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Yield once at first, then each time that files below ``targets`` changed and settled.

    Looked at every ``seconds``; a file that is still being written (it differs from one look
    to the next) is waited for. Polling works on every file system, network drives too, where
    the notices of an operating system do not.
    """
    seen = snapshot(targets)
    yield
    before = seen
    while True:
        sleep(seconds)
        now = snapshot(targets)
        if now == before and now != seen:
            seen = now
            yield
        before = now


def snapshot(targets: Sequence[str]) -> Snapshot:
    """Return time of change (ns) and size (bytes) of every file below ``targets``."""
    found: Snapshot = {}
    for source in find_sources(targets):
        if isinstance(source.content, FileContent):
            try:
                state = source.content.path.stat()
            except OSError:
                continue  # gone since its folder was read
            found[source.identity] = (state.st_mtime_ns, state.st_size)
    return found
