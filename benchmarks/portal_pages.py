"""Saved portal pages that we wrote ourselves, with what of them a reader wants marked.

A page is HTML with a first comment of facts, and with ``<!--wanted-->`` … ``<!--/-->`` around
the article and ``<!--either-->`` around what may stay or go (title, dates, names, captions).
Everything else that is text is unwanted. The marks are taken out before a reader sees the page.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

PAGES = Path(__file__).parents[1] / "tests" / "ingest" / "portal_pages"
TUNED, UNSEEN = "tuned", "unseen"

_FACTS = re.compile(r"\A<!--facts\n(.*?)-->\n", re.DOTALL)
_REGION = re.compile(r"<!--(wanted|either)-->(.*?)<!--/-->", re.DOTALL)
_NO_TEXT = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
# Inline elements part no words: "t</span><span>ỷ" is one.
_INLINE = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|o:p|small|sup|sub|time|label|mark|nobr|code)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+(?:[.,/:]\w+)*")


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page as bytes, with its words by whether they belong to the article, and its facts."""

    name: str
    data: bytes
    wanted: Counter[str]
    either: Counter[str]
    unwanted: Counter[str]
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many words of the article were kept, and how many of the page around it let in."""

    wanted: int
    kept: int
    unwanted: int
    let_in: int

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted,
            self.kept + other.kept,
            self.unwanted + other.unwanted,
            self.let_in + other.let_in,
        )

    @property
    def recall(self) -> float:
        """The share of wanted words kept."""
        return self.kept / self.wanted if self.wanted else 1.0

    @property
    def noise(self) -> float:
        """The share of unwanted words let in."""
        return self.let_in / self.unwanted if self.unwanted else 0.0


def words(text: str) -> Counter[str]:
    """Return how often each word and number stands in a text.

    >>> words("Đạt 91,20 điểm; đạt loại tốt.")["đạt"]
    2
    """
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def score(text: str, page: MarkedPage) -> Score:
    """Return what ``text``, read from ``page``, has of what is wanted and of what is not."""
    found = words(text)
    kept = found & page.wanted
    extra = (found - page.wanted - page.either) & page.unwanted
    return Score(page.wanted.total(), kept.total(), page.unwanted.total(), extra.total())


def marked_pages(group: str) -> list[MarkedPage]:
    """Return the pages of a group, in the order of their names."""
    return [marked_page(path) for path in sorted((PAGES / group).glob("*.html"))]


def marked_page(path: Path) -> MarkedPage:
    """Return one page with its marks read and taken out."""
    source = path.read_text("utf-8")
    front = _FACTS.match(source)
    if front is None:
        raise ValueError(f"{path.name}: the first comment must state the facts")
    pairs = (line.split(":", 1) for line in front.group(1).splitlines())
    facts = {key.strip(): value.strip() for key, value in pairs}
    source = source[front.end() :]
    regions = {"wanted": "", "either": ""}
    for kind, inside in _REGION.findall(source):
        regions[kind] += f" {visible(inside)} "
    plain = _REGION.sub(lambda region: region.group(2), source)
    return MarkedPage(
        path.stem,
        encoded(plain, facts.get("encoding", "utf-8")),
        words(regions["wanted"]),
        words(regions["either"]),
        words(visible(_REGION.sub(" ", source))),
        facts,
    )


def visible(source: str) -> str:
    """Return the words of HTML without its tags, as near to what a browser shows as that gets."""
    text = _INLINE.sub("", _NO_TEXT.sub(" ", source))
    return html.unescape(_TAG.sub(" ", text))


def encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes in an encoding of today or in TCVN3, VNI or decomposed Windows-1258."""
    if encoding in ("tcvn3", "vni"):
        letters = _old_letters(encoding.upper())
        return b"".join(letters.get(letter) or letter.encode("cp1252") for letter in text)
    if encoding == "cp1258":
        return "".join(_as_1258(letter) for letter in text).encode("cp1258")
    return text.encode(encoding)


def _as_1258(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", letter)
    base = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", base) + "".join(part for part in parts if part in tones)


def _old_letters(name: str) -> dict[str, bytes]:
    data = resources.files("index_store.language").joinpath("data/legacy_letters.tsv")
    rows = [line.split("\t") for line in data.read_text("utf-8").splitlines()[1:]]
    letters = {row[2]: bytes.fromhex(row[1]) for row in rows if row[0] == name}
    # A capital with a tone is typed as its small letter in TCVN3.
    return letters | {
        up: code for low, code in letters.items() if (up := low.upper()) not in letters
    }
