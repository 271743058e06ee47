"""The facts that a web page states in its head: title, site, date, address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from index_store.language.names.place_names import USUAL_UNIT
from ingest.date_lines import is_date_line
from ingest.dates import read_date
from ingest.lines import ends_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from selectolax.lexbor import LexborHTMLParser

_PUBLISHED = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="publishdate"]',
    'meta[name="article.published"]',
    'meta[name="dc.date.issued" i]',
    'meta[name="dc.date" i]',
    'meta[name="dc.created" i]',
    'meta[name="date"]',
    'meta[property="og:published_time"]',
)
_SITE = (
    'meta[property="og:site_name"]',
    'meta[name="application-name"]',
    'meta[name="dc.publisher" i]',
    'meta[name="copyright" i]',
)
_TITLE = ('meta[property="og:title"]', 'meta[name="title"]', 'meta[name="dc.title" i]')
_SEPARATOR = re.compile(r"\s+[|–—›>-]\s+|\s*[|»]\s*")
_SITE_NAME = re.compile(
    r"(?:c[ổo]ng|trang)\s(?:th[ôo]ng tin|giao ti[ếe]p|tin|ttđt|web)\b.{0,120}|website\b.{0,100}|"
    r"(?:báo|tạp chí|đài (?:phát thanh|pt))(?: [\w-]+){1,7}(?: (?:online|điện tử))?|"
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|huyện ủy|sở|phòng)"
    rf"(?: (?-i:[{UPPER}\d]\S*|[&,-])| (?:{USUAL_UNIT}|tp\.?|"
    r"nội vụ|tư pháp|và|công|thương|giáo|dục|đào|tạo|y|tế|tài|chính)){1,12}",
    re.IGNORECASE,
)
_NOBODYS = re.compile(
    r"(?:c[ổo]ng|trang)\s(?:th[ôo]ng tin|tin|web)(?:\s[đd]i[ệe]n t[ửu])?(?:\st[ổo]ng h[ợo]p)?",
    re.IGNORECASE,
)
_ALIKE_FROM = 20
_LINES_BELOW = 4
_TOP_BLOCKS = 6
_DATED_LINE = 120
_CLOCK_OR_DAY = re.compile(
    r"\b\d{1,2}\s?[:hg]\s?\d{2}\b|\bthứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật", re.IGNORECASE
)
_VIETNAM = timezone(timedelta(hours=7))
_LABELLED = re.compile(
    r"(ngày (đăng|xuất bản|phát hành|cập nhật)|đăng (ngày|lúc)|cập nhật|xuất bản|thời gian)",
    re.IGNORECASE,
)
_EMPTY_TITLES = frozenset({"null", "undefined", "home", "trang chủ", "untitled", "chi tiết"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a web page says."""

    titles: tuple[str, ...]
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None


def read_head(tree: LexborHTMLParser) -> Head:
    """Return the facts in the head of a page."""
    linked = _linked_data(tree)
    named = tree.css_first("title")
    page_title = _words(named.text()) if named else ""
    titles = [*_contents(tree, _TITLE), *linked.get("headline", ())]
    parts = [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]
    sites = [part for part in parts if names_a_site(part)]
    titles += [part for part in parts if part not in sites][:1]
    site = [*_contents(tree, _SITE), *linked.get("publisher", ()), *reversed(sites)]
    if not site and len(parts) > 1:
        site.append(parts[-1])
    site = [name for name in site if not _NOBODYS.fullmatch(name)]
    stated = [*_contents(tree, _PUBLISHED), *linked.get("datePublished", ()), *_times(tree)]
    dates = [day for value in stated if (day := _day(value))]
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or "") if html else ""
    return Head(
        titles=tuple(title for title in titles if title.casefold() not in _EMPTY_TITLES),
        publisher=site[0] if site else None,
        published=dates[0] if dates else None,
        url=_address(tree),
        language=language[:2].lower() or None,
    )


def same_title(one: str, other: str) -> bool:
    """Return whether two titles are one, of which the second may go on or be cut.

    >>> same_title("Huyện Sơn Lâm họp bàn", "HUYỆN SƠN LÂM HỌP BÀN")
    True
    """
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    return len(one) > _ALIKE_FROM and (other.startswith(one[:60]) or _cut(other, one))


def _cut(short: str, whole: str) -> bool:
    """Return whether a title is cut with dots."""
    kept = short.rstrip(" .…")
    return kept != short and len(kept) > _ALIKE_FROM and whole.startswith(kept)


def names_a_site(words: str) -> bool:
    """Return whether words are the name of a site or of who keeps it.

    >>> names_a_site("Cổng thông tin điện tử huyện Sơn Lâm"), names_a_site("Trang tin dien tu")
    (True, True)
    >>> names_a_site("UBND huyện Sơn Lâm họp bàn giải pháp"), names_a_site("UBND TỈNH A Số: 3/QĐ")
    (False, False)
    """
    if _NUMBERED.search(words):  # the head of a document
        return False
    return bool(_SITE_NAME.fullmatch(words.strip())) and not ends_a_sentence(words)


_NUMBERED = re.compile(r"(?<!\w)[Ss]ố\s*:\s*\d")


def site_at_top(blocks: Sequence[str]) -> str | None:
    """Return the name of the site that a page opens with, None where it opens otherwise.

    >>> site_at_top(["In bài viết", "Cổng thông tin điện tử huyện Sơn Lâm"])
    'Cổng thông tin điện tử huyện Sơn Lâm'
    """
    for block in blocks[:_TOP_BLOCKS]:
        if len(block) <= _DATED_LINE and names_a_site(block) and not _NOBODYS.fullmatch(block):
            return block
    return None


def date_beside(blocks: Sequence[str], title: str | None) -> date | None:
    """Return the date that stands with a clock, or alone, in the lines around a title.

    >>> str(date_beside(["Họp bàn giải pháp", "07/02/2026 08:15 | Lượt xem: 9"], "Họp bàn giải pháp"))
    '2026-02-07'
    """
    if title is None or title not in blocks:
        return None
    at = blocks.index(title)
    beside = [*blocks[at + 1 : at + 1 + _LINES_BELOW], *reversed(blocks[max(0, at - 2) : at])]
    for block in beside:
        found = read_date(block) if len(block) <= _DATED_LINE else None
        if found is None or not found.stated_year:
            continue
        clocked = _CLOCK_OR_DAY.search(block[: found.span.start] + " " + block[found.span.end :])
        if clocked or is_date_line(block):
            return found.date
    return None


def labelled_date(blocks: Sequence[str]) -> date | None:
    """Return the date on the first short line that says it is the date of publication.

    >>> str(labelled_date(["Thứ Hai, 02/10/2023", "Ngày đăng: 07/04/2023 - Lượt xem: 95"]))
    '2023-04-07'
    """
    for block in blocks:
        for line in block.split("\n"):
            if _LABELLED.search(line) and is_date_line(line):
                found = read_date(line)
                if found and found.stated_year:
                    return found.date
    return None


def _day(value: str) -> date | None:
    """Return the day of a stated time in Viet Nam; machines often state it in UTC.

    >>> str(_day("2026-02-06T23:15:00+00:00")), str(_day("07/02/2026 08:15"))
    ('2026-02-07', '2026-02-07')
    """
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        found = read_date(value)
        return found.date if found else None
    try:
        return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date()
    except OverflowError:  # the last day there is, in the first hours of a zone
        return None


def _words(text: str) -> str:
    return " ".join(text.split())


def _contents(tree: LexborHTMLParser, selectors: Sequence[str]) -> Iterator[str]:
    for selector in selectors:
        for node in tree.css(selector):
            value = _words(node.attributes.get("content") or "")
            if value:
                yield value


def _times(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("article time[datetime], time[itemprop=datePublished], time[pubdate]"):
        yield node.attributes.get("datetime") or ""


def _address(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    address = link.attributes.get("href") if link else None
    address = address or next(_contents(tree, ('meta[property="og:url"]',)), None)
    return address if address and address.startswith(("http://", "https://")) else None


def _linked_data(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    """Return the facts of schema.org that a page states as JSON-LD; a broken one is no fact."""
    facts: dict[str, tuple[str, ...]] = {}
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            stated: object = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated):
            for key in ("headline", "datePublished", "publisher"):
                value = thing.get(key)
                value = value.get("name") if isinstance(value, dict) else value
                if isinstance(value, str) and value.strip():
                    facts[key] = (*facts.get(key, ()), _words(value))
    return facts


def _things(stated: object) -> Iterator[dict[str, object]]:
    if isinstance(stated, list):
        for one in stated:
            yield from _things(one)
    elif isinstance(stated, dict):
        yield stated
        yield from _things(stated.get("@graph"))
