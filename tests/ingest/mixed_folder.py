"""A folder of files of many formats that changes, and what must be in the index for it.

Every document says its own number and edition in each sentence, so that a lost, doubled or half
document cannot hide behind another.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.settings import read_settings
from assistant.wiring import open_store
from ingest.archive import MAX_ARCHIVE_BYTES, archive_sources
from ingest.reading import SourceBytes, read_source
from ingest.sources import DEFAULT_MAX_BYTES, find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index_store.records import Reading
    from index_store.store import Store
    from ingest.sources import Source

_FORMATS = ("txt", "md", "html", "csv", "zip")


@dataclass
class MixedFolder:
    """A folder of ``size`` files; ``known`` are all versions that each source ever had."""

    path: Path
    size: int
    editions: dict[int, int] = field(default_factory=dict)
    known: dict[str, dict[str, Reading]] = field(default_factory=dict)

    def write(self, number: int) -> None:
        """Write the next edition of one file."""
        edition = self.editions[number] = self.editions.get(number, 0) + 1
        form = _FORMATS[number % len(_FORMATS)]
        target = self.path / f"thư mục {number % 3}" / f"van-ban-{number}.{form}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_file(form, number, edition))
        for source in _sources([str(target)]):
            reading = read_source(SourceBytes(source, source.content.read(DEFAULT_MAX_BYTES)))
            self.known.setdefault(source.identity, {})[reading.document.version] = reading

    def write_all(self) -> None:
        """Write the next edition of every file."""
        for number in range(self.size):
            self.write(number)

    def write_some(self, chance: random.Random) -> None:
        """Write the next edition of about half of the files."""
        for number in chance.sample(range(self.size), self.size // 2):
            self.write(number)

    def current(self) -> dict[str, str]:
        """Return the version that each source has now."""
        return {source: list(versions)[-1] for source, versions in self.known.items()}


def _sources(targets: list[str]) -> Iterator[Source]:
    for source in find_sources(targets):
        if source.suffix == ".zip":
            yield from archive_sources(source, source.content.read(MAX_ARCHIVE_BYTES))
        else:
            yield source


def _file(form: str, number: int, edition: int) -> bytes:
    title = f"Biên bản số {number} bản {edition} về cải cách hành chính"
    lines = [
        f"Theo biên bản số {number} bản {edition}, tổ {row} của xã Tân Hòa tiếp nhận {number * 10 + row} hồ sơ "
        f"trong năm 2025, trong đó {edition} hồ sơ trễ hạn do công dân bổ sung giấy tờ chậm."
        for row in range(1, 3 + number % 9)
    ]
    if form == "html":
        body = "".join(f"<p>{line}</p>" for line in lines)
        return f"<html><body><h1>{title}</h1>{body}</body></html>".encode()
    if form == "md":
        return ("# " + title + "\n\n" + "\n\n".join(lines)).encode()
    if form == "csv":
        rows = [f"{number}-{edition}-{row};Tổ {row};{number * 10 + row}" for row in range(9)]
        return ("Mã số;Đơn vị;Hồ sơ\n" + "\n".join(rows)).encode()
    text = title + "\n\n" + "\n\n".join(lines)
    if form == "txt":
        return text.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in "ab":
            archive.writestr(f"{part}/{number}.txt", text.replace("biên bản", f"biên bản {part}"))
    return out.getvalue()


def start(data: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start ``cchc`` in a process of its own."""
    code = "import sys; from assistant.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", code, "--data-dir", str(data), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def opened(data: Path) -> Store:
    """Return the store below a data directory."""
    return open_store(read_settings({"CCHC_DATA_DIR": str(data)}, {}))


def assert_nothing_lost_doubled_or_half(store: Store, folder: MixedFolder) -> None:
    """Every document there is is one edition of its file, whole, and answers with it alone."""
    summaries = store.documents()
    assert len({summary.source for summary in summaries}) == len(summaries)
    assert len({summary.name for summary in summaries}) == len(summaries)
    for summary in summaries:
        document = store.document(summary.id)
        reading = folder.known[summary.source][document.version]
        assert document.text == reading.document.text
        passages = store.passages(summary.id)
        assert [p.text for p in passages] == [p.text for p in reading.passages]
    for summary in summaries[:: max(1, len(summaries) // 12)]:
        document = store.document(summary.id)
        passage = store.passages(summary.id)[-1]
        hits = [hit for hit in store.search(passage.text, limit=20) if hit.passage == passage]
        assert len(hits) == 1, passage.text
        assert hits[0].document.version == document.version
        found = store.search(passage.text, limit=20)
        assert len({(h.document.id, h.passage.ordinal) for h in found}) == len(found)
