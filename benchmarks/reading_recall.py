"""Measures what is read of real legal files, whatever their format: words kept, words let in.

``python -m benchmarks.reading_recall FOLDER`` (the folder beside the checkout with other people's
data): each file is read as ``cchc ingest`` reads it, and its words are counted against a reference:

* ``md``: the Markdown twin beside a .doc or .docx (``name.docx`` and ``name.md``);
* ``antiword``: for other .doc files, where it is installed;
* ``pdftotext``: for a PDF with a text layer, where poppler is installed (``apt-get install
  poppler-utils``);
* ``law``: for a page of the codified law, the texts of its articles in the data set;
* ``visible``: for pages of a law library, all words but scripts, of which the law's own tab is
  wanted;
* ``lines``: for plain text, its own words.

Unwanted is what is visible and not wanted; where a reference has nothing else, it is empty.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from benchmarks.portal_pages import visible
from ingest.errors import RefusedError
from ingest.readers.markdown import read_markdown
from ingest.reading import read_path

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_LAW_ITSELF = "#tab1"
MAX_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class Reference:
    """What a person sees in a file, by what it is known from."""

    kind: str
    wanted: Counter[str]
    unwanted: Counter[str]


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text; case and the shape of marks do not count."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def legal_files(folder: Path) -> Iterator[Path]:
    """Yield the files to read, one format after another."""
    inputs = folder / "data" / "parser_inputs"
    for suffix in (".docx", ".doc", ".DOC", ".html", ".md", ".pdf", ".PDF", ".txt"):
        for path in sorted(inputs.rglob(f"*{suffix}")):
            if path.stat().st_size <= MAX_BYTES:
                yield path


def reference_of(path: Path, laws: dict[str, Counter[str]]) -> Reference | None:
    """Return what is to be found in a file; None where nothing tells."""
    suffix = path.suffix.lower()
    nothing: Counter[str] = Counter()
    if suffix in (".doc", ".docx"):
        twin = path.with_suffix(".md")
        if not twin.exists():
            return _by_antiword(path)
        return Reference("md", words(read_markdown(twin.read_bytes()).text), nothing)
    if suffix == ".html":
        return _of_page(path, laws.get(path.stem))
    if suffix == ".pdf":
        return _by_pdftotext(path)
    if suffix in (".txt", ".md"):
        text = path.read_text("utf-8", "replace")
        return Reference(
            "lines", words(re.sub(r"[*#|_>`]|\]\([^)]*\)|<[^>]*>", " ", text)), nothing
        )
    return None


def _of_page(path: Path, law: Counter[str] | None) -> Reference | None:
    """Return what a web page shows: its law, which is known or stands in an element of its own.

    The element was found by looking at the pages: the first tab of a law library is the law in
    Vietnamese, the others its properties, its translation, and what only members see.
    """
    tree = LexborHTMLParser(path.read_bytes())
    seen = words(visible((tree.body.html if tree.body else None) or ""))
    if law is not None:
        return Reference("law", law & seen, Counter())
    tab = tree.css_first(_LAW_ITSELF)
    if tab is None:
        return None
    wanted = words(visible(tab.html or ""))
    return Reference("visible", wanted, seen - wanted)


def _by_antiword(path: Path) -> Reference | None:
    """Return the words of an old Word file as a small program prints them."""
    if shutil.which("antiword") is None or path.suffix.lower() != ".doc":
        return None
    done = subprocess.run(
        ["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)], capture_output=True, check=False
    )
    found = words(done.stdout.decode("utf-8", "replace"))
    return Reference("antiword", found, Counter()) if found.total() > 100 else None


def _by_pdftotext(path: Path) -> Reference | None:
    if shutil.which("pdftotext") is None:
        return None
    done = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, check=False)
    found = words(done.stdout.decode("utf-8", "replace"))
    return Reference("pdftotext", found, Counter()) if found.total() > 100 else None


def codified(folder: Path) -> dict[str, Counter[str]]:
    """Return the words of the codified law by the page that holds them (their topic's number)."""
    pages = {
        path.stem: path for path in (folder / "data/parser_inputs/phapdien_html").glob("*.html")
    }
    topics: dict[str, str] = {}
    for stem, path in pages.items():
        head = re.search(r"Đề mục\s+([\d.]+)", path.read_text("utf-8", "replace"))
        if head:
            topics[head[1].rstrip(".")] = stem
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(folder / "data/law/phapdien.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["demuc_id"] in topics:
                stated = f"Điều {article['id']}. {article['title']} {article['text']}"
                found[topics[article["demuc_id"]]] += words(stated)
    return dict(found)


def main() -> int:
    """Print a row a file, then the totals by format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", help="suffixes to read alone: .pdf .html")
    options = parser.parse_args()
    laws = codified(options.folder)
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    print(
        f"{'file':46}{'ref':>10}{'words':>8}{'kept':>8}{'passages':>9}{'let in':>8}{'added':>8}{'s':>7}"
    )
    for path in legal_files(options.folder):
        name = path.name[-44:]
        if options.only and path.suffix.lower() not in options.only:
            continue
        reference = reference_of(path, laws)
        if reference is None or reference.wanted.total() < 20:
            print(f"{name:46}{'none':>10}")
            continue
        start = time.perf_counter()
        try:
            reading = read_path(path, max_bytes=MAX_BYTES)
        except RefusedError as error:
            print(f"{name:46} {error.code}: {str(error)[:60]}")
            totals[path.suffix.lower()]["refused"] += 1
            continue
        seconds = time.perf_counter() - start
        found = words(reading.document.text)
        passages = words("\n".join(p.text for p in reading.passages) + reading.document.title)
        wanted = reference.wanted.total()
        kept = (found & reference.wanted).total()
        extra = found - reference.wanted
        let_in = (extra & reference.unwanted).total()
        row = Counter(files=1, wanted=wanted, kept=kept, passages=(passages & reference.wanted).total(),
                      unwanted=reference.unwanted.total(), let_in=let_in, added=extra.total())  # fmt: skip
        totals[path.suffix.lower()] += row
        noise = f"{let_in / reference.unwanted.total():8.1%}" if reference.unwanted else f"{'-':>8}"
        print(f"{name:46}{reference.kind:>10}{wanted:8}{kept / wanted:8.1%}{row['passages'] / wanted:9.1%}{noise}{extra.total() / wanted:8.1%}{seconds:7.1f}", flush=True)  # fmt: skip
    for suffix, sums in totals.items():
        if sums["wanted"]:
            noise = f"{sums['let_in'] / sums['unwanted']:.1%}" if sums["unwanted"] else "-"
            print(f"{suffix}: {sums['files']} files, {sums['wanted']} words, kept {sums['kept'] / sums['wanted']:.2%}, "
                  f"in passages {sums['passages'] / sums['wanted']:.2%}, let in {noise}, "
                  f"added {sums['added'] / sums['wanted']:.2%}, refused {sums['refused']}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
