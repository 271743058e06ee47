"""Feeds broken inputs to all of reading: ``python -m tests.fuzz.readers --minutes 10 --format html``.

Formats: txt, md, html, zip, web (answers of a server). Every input must be read or refused with
a reason, in bounded time, and what is read must be whole: spans in the text, passages equal to
what they name. What breaks that is written to ``--keep``, so that it can become a test. No test by
itself; the same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.archive import archive_sources
from ingest.errors import RefusedError
from ingest.reading import SourceBytes, read_source
from ingest.sources import DEFAULT_MAX_BYTES, upload_source
from ingest.web.feeds import read_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from index_store.records import Reading

SLOW_SECONDS = 20
ROOT = Path(__file__).parents[2]
FORMATS = ("txt", "md", "html", "zip", "web")
_TEXT_SNIPPETS = (
    "Điều 1. ", "khoản 2 Điều 5 Nghị định số 1/2020/NĐ-CP", "|", "| a | b |\n", "\n\n\n", "70,56 điểm", "1.", "a) ",
    "12/03/2024", "quý II", "thứ 6/8", "(" * 300, "“" * 200, "9" * 400, "1." * 300, "- " * 200, "/" * 300, "A" * 5000,
    "\x00", "\ufffd", "\u200b" * 50, "\u0301" * 500, "ế" * 3000, "\u202e", "\ud7ff", "\U0001f600" * 20, "\u00ad" * 80,
    "B¸o c¸o kÕt qu¶", "Coäng hoøa xaõ hoäi", "Cá»™ng hÃ²a", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "QUYẾT ĐỊNH:\n",
    "Nơi nhận:\n", "Tin liên quan\n", "Căn cứ Luật Tổ chức chính quyền địa phương;\n", "tăng 5% so với cùng kỳ năm 2022",
    "triệu " * 200, "và " * 500, "huyện " * 300, "năm " * 200, "ngày " * 200, ", " * 500, ". " * 500, "% " * 300, "\r", "\x0c",
)  # fmt: skip
_MD_SNIPPETS = (
    "# ",
    "---\n",
    "```",
    "[a](b)",
    "![",
    "**" * 100,
    "_" * 200,
    "<!--",
    "-->",
    "> " * 100,
    "| --- |\n",
    "\\",
)
_HTML_SNIPPETS = (
    "<table>", "</table>", "<tr><td rowspan=9999999 colspan=9999999>", "<td", "<div class='menu'>" * 50, "</div>" * 50,
    "<!--", "-->", "<script>", "</script>", "<style>", "<a href=x>Xem</a>" * 20, "<p>", "</p>", "<br>" * 200, "&#x0;", "&#xD800;",
    "&#999999999;", "&nbsp;" * 100, "<h1>", "<title>", "<meta charset=utf-16>", "<svg><title>x", "<template>", "<math><mi>",
    "<select><option>", "<frameset>", "<plaintext>", "<noscript>", "<body>", "</body>", "<ol start=99999999999><li>", "<sup>3</sup>",
    '<script type="application/ld+json">{"@graph": [[[[', "<x " + "a=b " * 500 + ">", "<p class='" + "c" * 3000 + "'>", "<li>" * 300,
    "<div itemprop=articleBody>", "<time datetime='9999-99-99'>", "<meta property=article:published_time content='0001-01-01T00:00:00+14:00'>",
)  # fmt: skip
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><item><link>https://a.example.vn/1</link>'
    "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>",
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
    "<loc>https://a.example.vn/1</loc><lastmod>2026-11-02</lastmod></url></urlset>",
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/b"/><updated>2026-01-01</updated></entry></feed>',
)


def samples(form: str) -> list[bytes]:
    """Return whole inputs of a format to start from."""
    pages = [
        path.read_bytes() for path in sorted((ROOT / "tests/ingest/portal_pages").rglob("*.html"))
    ]
    texts = [path.read_bytes() for path in sorted((ROOT / "samples").rglob("*.txt"))]
    texts += [path.read_bytes() for path in sorted((ROOT / "tests/evaluation").rglob("*.txt"))[:30]]
    marked = [path.read_bytes() for path in sorted(ROOT.glob("*.md"))]
    if form == "html":
        return pages
    if form == "md":
        return [text[:20_000] for text in (*marked, *texts)]
    if form == "txt":
        return [text[:20_000] for text in texts]
    if form == "zip":
        return [
            archive({"a.txt": texts[0], "b/c.html": pages[0]}),
            archive({f"{n}.md": marked[0][:500] for n in range(9)}),
        ]
    return [*(feed.encode() for feed in _FEED), *pages]  # fmt: skip


def archive(members: dict[str, bytes]) -> bytes:
    """Return a .zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return out.getvalue()


def broken(data: bytes, chance: random.Random, snippets: tuple[str, ...]) -> bytes:
    """Return an input with parts changed, cut, repeated, swapped or put in."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 8, 30))):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((1, 3, 20, 200, 2000)))
        action = chance.random()
        if action < 0.45:
            encoding = chance.choice(("utf-8",) * 6 + ("utf-16", "latin-1"))
            piece = chance.choice(snippets) * chance.choice((1, 1, 1, 3, 40))
            out[at:at] = piece.encode(encoding, "replace")
        elif action < 0.6:
            del out[at:end]
        elif action < 0.75:
            out[at:at] = out[at:end] * chance.choice((1, 2, 50))
        elif action < 0.85:
            for place in range(at, end):
                out[place] = chance.randrange(256)
        elif action < 0.95:
            other = chance.randrange(len(out) + 1)
            out[other:other] = out[at:end]
        else:
            del out[at:]
        if len(out) > 400_000:
            del out[400_000:]
    if chance.random() < 0.03:
        return (
            bytes(out)
            .decode("utf-8", "replace")
            .encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "utf-32")))
        )
    return bytes(out)


def try_text(form: str) -> Callable[[bytes], str]:
    """Return what reads one input whole and checks it; the result is what became of it."""

    def attempt(data: bytes) -> str:
        reading = read_source(SourceBytes(upload_source(f"a.{form}", data), data))
        check(reading)
        return "read"

    return attempt


def try_archive(data: bytes) -> str:
    """Read every member of an archive that may be read."""
    outcomes: Counter[str] = Counter()
    for source in archive_sources(upload_source("a.zip", data), data):
        try:
            member = source.content.read(DEFAULT_MAX_BYTES)
            check(read_source(SourceBytes(source, member)))
            outcomes["read"] += 1
        except RefusedError as error:
            outcomes[error.code] += 1
    return "read" if outcomes["read"] else "members refused"


def try_web(data: bytes) -> str:
    """Read what a server sent as a feed, and as a page where it is none."""
    if read_feed(data, "https://a.example.vn/x/") is not None:
        return "feed"
    return try_text("html")(data)


def check(reading: Reading) -> None:
    """Raise AssertionError where a reading is not whole."""
    document = reading.document
    length = len(document.text)
    document.text.encode("utf-8")
    assert document.text.strip(), "stored text is empty"
    assert document.title.strip(), "no title"
    document.title.encode("utf-8")
    for passage in reading.passages:
        assert passage.span.of(document.text) == passage.text, passage
    for figure in reading.figures:
        assert figure.span.of(document.text) == figure.text, figure
        assert figure.clause.end <= length, figure
    for mark in document.landmarks:
        assert mark.span.end <= length, mark
    for origin in document.origins:
        assert origin.span is None or origin.span.end <= length, origin


def main() -> int:
    """Run for some minutes; return 1 where anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--keep", type=Path, default=Path("fuzz_kept"))
    options = parser.parse_args()
    form = options.format
    chance = random.Random(options.seed)
    inputs = samples(form)
    extra = {"md": _MD_SNIPPETS, "html": _HTML_SNIPPETS, "web": _HTML_SNIPPETS}.get(form, ())
    attempts = {"zip": try_archive, "web": try_web}
    attempt = attempts.get(form) or try_text(form)
    counted: Counter[str] = Counter()
    slowest = 0.0
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        data = broken(chance.choice(inputs), chance, (*_TEXT_SNIPPETS, *extra, *extra))
        start = time.process_time()
        try:
            outcome = attempt(data)
        except RefusedError as error:
            outcome = f"refused: {error.code}"
        except Exception as error:  # noqa: BLE001 - what reading must never let out is looked for
            outcome = f"BROKE {type(error).__name__}"
            keep(options.keep, f"{type(error).__name__}-{counted[outcome]}.{form}", data)
            if counted[outcome] < 5:
                traceback.print_exc()
        seconds = time.process_time() - start
        slowest = max(slowest, seconds)
        if seconds > SLOW_SECONDS:
            keep(options.keep, f"slow-{counted['SLOW']}.{form}", data)
            counted["SLOW"] += 1
        counted[outcome] += 1
    for outcome, count in sorted(counted.items()):
        print(f"{count:8d} {form} {outcome}")
    print(f"slowest {slowest:.1f} s")
    return 1 if any("BROKE" in outcome or outcome == "SLOW" for outcome in counted) else 0


def keep(folder: Path, name: str, data: bytes) -> None:
    """Write an input that broke something, unless one of its kind and number is there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
