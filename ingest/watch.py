"""Waiting for files to change: what lies below folders is compared with what lay there before."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ingest.sources import FileContent, find_sources, is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WEB_SECONDS = 1800.0
"""How often the pages and feeds of web sites are read again."""

Snapshot = dict[str, tuple[int, int]]


def changes(
    targets: Sequence[str], seconds: float, *, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Yield once at first, then each time that files below ``targets`` changed and settled.

    Looked at every ``seconds``; a file that is still being written (it differs from one look
    to the next) is waited for. Where a target is a web address, it is also yielded every
    ``WEB_SECONDS``: what a site changed shows only when it is read. Polling works on every file system, network drives too, where
    the notices of an operating system do not.
    """
    paths = [target for target in targets if not is_web_address(target)]
    seen = snapshot(paths)
    yield
    before = seen
    waited = 0.0
    while True:
        sleep(seconds)
        waited += seconds
        now = snapshot(paths)
        due = len(paths) < len(targets) and waited >= WEB_SECONDS
        if (now == before and now != seen) or due:
            seen, waited = now, 0.0
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
