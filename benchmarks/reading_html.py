"""Measures what is read of saved portal pages, beside other extractors.

``python -m benchmarks.reading_html``: a table of the share of wanted words kept and of unwanted
words let in, page by page, for our reader's stored text, for what of it comes into passages,
for trafilatura (``pip install trafilatura``; left out where it is absent) and for all the text
that selectolax finds; then how many facts are right.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.portal_pages import TUNED, UNSEEN, MarkedPage, Score, marked_pages, score
from ingest.errors import RefusedError
from ingest.page import lay_out
from ingest.readers.html.reader import read_html
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from index_store.records import Document

FACTS = ("title", "publisher", "author", "published", "time", "place", "url")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one way of reading made of a page: its text, and the seconds it took."""

    text: str
    seconds: float


def stored(page: MarkedPage) -> str:
    """Return the text that our reader stores."""
    return read_html(page.data).text


def passages(page: MarkedPage) -> str:
    """Return the lines of that text that come into passages, and the title."""
    read = read_html(page.data)
    layout = lay_out(read.text, read.title)
    return "\n".join(line.text for _, line, _ in layout.body())


def trafilatura_text(page: MarkedPage) -> str:
    """Return what trafilatura takes for the article, with tables and without comments."""
    from trafilatura import extract

    return extract(page.data, include_comments=False, include_tables=True, favor_recall=False) or ""


def selectolax_text(page: MarkedPage) -> str:
    """Return all text of the body that is not script or style."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page.data)
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    return tree.body.text(separator=" ") if tree.body else ""


def ways() -> dict[str, Callable[[MarkedPage], str]]:
    """Return the ways of reading that can be tried here."""
    found: dict[str, Callable[[MarkedPage], str]] = {"stored": stored, "passages": passages}
    try:
        import trafilatura  # noqa: F401 - to see whether it is there
    except ImportError:
        print("trafilatura is not installed: left out", file=sys.stderr)
    else:
        found["trafilatura"] = trafilatura_text
    return {**found, "all text": selectolax_text}


def document_of(page: MarkedPage) -> Document | None:
    """Return the document that a page becomes; None where it is refused."""
    source = upload_source(f"{page.name}.html", page.data)
    try:
        return read_source(SourceBytes(source, page.data)).document
    except RefusedError:
        return None


def facts_of(document: Document) -> dict[str, str]:
    """Return the facts about a document as the pages state them."""
    origins = {o.fact: o.span.of(document.text) for o in document.origins if o.span}
    return {
        "title": document.title,
        "publisher": document.publisher or "",
        "author": origins.get("author", ""),
        "published": str(document.published or ""),
        "time": origins.get("time", ""),
        "place": document.place or "",
        "url": document.url or "",
    }


def measure(group: str, *, each: bool) -> None:
    """Print the table of one group of pages."""
    pages = marked_pages(group)
    if not pages:
        print(f"{group}: no pages")
        return
    totals: defaultdict[str, Score] = defaultdict(lambda: Score(0, 0, 0, 0))
    seconds: defaultdict[str, float] = defaultdict(float)
    names = ways()
    print(f"\n{group}: {len(pages)} pages; share of wanted words kept / of unwanted let in")
    print(f"{'':24}" + "".join(f"{name:>18}" for name in names))
    for page in pages:
        row = f"{page.name:24}"
        for name, way in names.items():
            start = time.perf_counter()
            found = score(way(page), page)
            seconds[name] += time.perf_counter() - start
            totals[name] += found
            row += f"{found.recall:10.1%}{found.noise:8.1%}"
        if each:
            print(row)
    print(f"{'all':24}" + "".join(f"{totals[n].recall:10.1%}{totals[n].noise:8.1%}" for n in names))
    print(f"{'pages a second':24}" + "".join(f"{len(pages) / seconds[n]:18.0f}" for n in names))
    _measure_facts(pages, each=each)


def _measure_facts(pages: list[MarkedPage], *, each: bool) -> None:
    right: defaultdict[str, int] = defaultdict(int)
    stated: defaultdict[str, int] = defaultdict(int)
    wrong: defaultdict[str, int] = defaultdict(int)
    for page in pages:
        document = document_of(page)
        found = facts_of(document) if document else dict.fromkeys(FACTS, "")
        for fact in FACTS:
            wanted = page.facts.get(fact, "")
            stated[fact] += bool(wanted)
            right[fact] += bool(wanted) and found[fact] == wanted
            false = bool(found[fact]) and found[fact] != wanted
            wrong[fact] += false
            if each and found[fact] != wanted:
                print(f"   {page.name}: {fact} is {found[fact]!r}, should be {wanted!r}")
    print("facts right of stated (found but wrong): " + ", ".join(
        f"{fact} {right[fact]}/{stated[fact]} ({wrong[fact]})" for fact in FACTS
    ))  # fmt: skip


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", nargs="*", default=[TUNED, UNSEEN])
    parser.add_argument("--totals", action="store_true", help="leave out the rows of pages")
    options = parser.parse_args()
    for group in options.groups:
        measure(group, each=not options.totals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
