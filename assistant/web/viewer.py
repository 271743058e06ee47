"""The source viewer: a stored document as a readable page, with what was cited marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.web.escape import escaped, web_address
from assistant.web.labels import PRODUCT, VIEWER
from assistant.web.outline import Branch, branches, contents
from assistant.wording import date_words
from index_store.records import Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"\|[\s:|-]*-[\s:|-]*\|")
_ENDS = 5  # words at each end of a quote that are enough to find it
_FEWEST_CONTENTS = 3
_MARK = '<mark class="cited">'


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: one version of a document, and the span that was asked for."""

    document: Document
    passages: Sequence[Passage] = ()
    cited: Span | None = None
    is_live: bool = True
    bad_span: bool = False


def document_page(view: View) -> str:
    """Return the document as an HTML page whose ``<mark>`` elements hold the cited span.

    The first mark has the id ``cited``. Where the span crosses paragraphs or table cells, each
    of them has a mark of its own.
    """
    document = view.document
    lines = [Span(*m.span()) for m in _LINE.finditer(document.text) if m[0].strip()]
    tree = branches(document, lines)
    parts = (
        _bar(view),
        f'<main><article lang="{escaped(document.language)}"><header>',
        f"<h1>{escaped(document.title)}{_derived(document, 'title')}</h1>",
        _facts(document),
        _original(view),
        _banners(view),
        "</header>",
        _contents(document.text, lines, tree),
        '<div class="text">',
        _body(view, lines, tree).replace(_MARK, '<mark id="cited" class="cited">', 1),
        "</div></article></main>",
    )
    return _page(document.title, "".join(parts))


def missing_page() -> str:
    """Return the page that says that there is no such document."""
    return _page(
        VIEWER.missing_title,
        f'<nav class="bar"><a href="../">← {escaped(VIEWER.back)}</a></nav>'
        f'<main><article lang="vi"><header><h1>{escaped(VIEWER.missing_title)}</h1></header>'
        f'<div class="text"><p>{escaped(VIEWER.missing_detail)}</p></div></article></main>',
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"<title>{escaped(title)} · {escaped(PRODUCT)}</title>"
        '<link rel="stylesheet" href="../web/viewer.css">'
        '<script src="../web/viewer.js" defer></script></head>'
        f"<body>{body}</body></html>"
    )


def _bar(view: View) -> str:
    to_cited = f'<a href="#cited">{escaped(VIEWER.to_cited)} ↓</a>' if view.cited else ""
    return f'<nav class="bar"><a href="../">← {escaped(VIEWER.back)}</a>{to_cited}</nav>'


def _facts(document: Document) -> str:
    facts = (
        ("number", VIEWER.number, document.number),
        ("issuer", VIEWER.issuer, document.issuer),
        ("publisher", VIEWER.publisher, document.publisher),
        ("published", VIEWER.published, _day(document.published)),
        ("effective", VIEWER.effective, _day(document.effective)),
        ("expires", VIEWER.expires, _day(document.expires)),
        ("signer", VIEWER.signer, document.signer),
        ("place", VIEWER.place, document.place),
        ("name", VIEWER.name, document.name),
    )
    rows = "".join(
        f"<div><dt>{escaped(label)}</dt><dd>{escaped(value)}{_derived(document, name)}</dd></div>"
        for name, label, value in facts
        if value
    )
    return f"<dl>{rows}</dl>"


def _day(day: date | None) -> str | None:
    return date_words(day.isoformat(), "vi") if day else None


def _original(view: View) -> str:
    url = web_address(view.document.url)
    if url is None:
        return ""
    if view.cited is not None and "#" not in url:
        url += text_fragment(view.cited.of(view.document.text))
    return (
        f'<p class="original"><a href="{escaped(url)}" target="_blank" '
        f'rel="noopener noreferrer">{escaped(VIEWER.original)} ↗</a></p>'
    )


def text_fragment(quoted: str) -> str:
    """Return the part of an address that makes a browser scroll to what is quoted.

    Long quotes are named by their first and last words; rows of tables and what crosses
    paragraphs stand otherwise in the original, so nothing is returned for them.

    >>> text_fragment("đạt 70,56 điểm")
    '#:~:text=%C4%91%E1%BA%A1t%2070%2C56%20%C4%91i%E1%BB%83m'
    >>> text_fragment("| Huyện A | 70,56 |"), text_fragment("đoạn một\\nđoạn hai")
    ('', '')
    """
    if "|" in quoted or "\n" in quoted:
        return ""
    words = quoted.split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    # A hyphen would mark a prefix or a suffix of the fragment.
    told = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"#:~:text={told}"


def _contents(text: str, lines: Sequence[Span], tree: dict[Span, Branch]) -> str:
    listed = list(contents(text, lines, tree))
    if len(listed) < _FEWEST_CONTENTS:
        return ""
    items = "".join(
        f'<li class="level-{one.branch.level}"><a href="#{escaped(one.branch.anchor)}">'
        f"{escaped(one.words)}</a></li>"
        for one in listed
    )
    return (
        f'<nav class="contents" aria-label="{escaped(VIEWER.contents)}"><details>'
        f"<summary>{escaped(VIEWER.contents)}</summary><ul>{items}</ul></details></nav>"
    )


def _derived(document: Document, fact: str) -> str:
    if fact not in document.derived:
        return ""
    return f' <em class="derived" title="{escaped(VIEWER.derived_hint)}">({escaped(VIEWER.derived)})</em>'


def _banners(view: View) -> str:
    html = ""
    if not view.is_live:
        address = quote(view.document.id, safe="")
        html += (
            f'<p class="banner">{escaped(VIEWER.outdated)} '
            f'<a href="{address}">{escaped(VIEWER.to_live)}</a></p>'
        )
    if view.bad_span:
        html += f'<p class="banner">{escaped(VIEWER.bad_span)}</p>'
    return html


def _body(view: View, lines: Sequence[Span], tree: dict[Span, Branch]) -> str:
    text = view.document.text
    locators = _locators(view, lines)
    html = []
    for in_table, group in groupby(lines, key=lambda line: _is_row(line.of(text))):
        spans = list(group)
        if in_table:
            html.append(_table(text, spans, view.cited))
        else:
            html.extend(
                _branch(text, tree[line], view.cited)
                if line in tree
                else _paragraph(text, line, view.cited, locators.get(line))
                for line in spans
            )
    return "".join(html)


def _locators(view: View, lines: Sequence[Span]) -> dict[Span, str]:
    """Return the locator of each passage by the line that it begins in."""
    found: dict[Span, str] = {}
    begins = iter(sorted(view.passages, key=lambda passage: passage.span.start))
    passage = next(begins, None)
    for line in lines:
        while passage is not None and passage.span.start < line.end:
            found.setdefault(line, passage.locator)
            passage = next(begins, None)
    return found


def _paragraph(text: str, line: Span, cited: Span | None, locator: str | None) -> str:
    attribute = f' data-locator="{escaped(locator)}"' if locator else ""
    return f"<p{attribute}>{_marked(text, line, cited)}</p>"


def _branch(text: str, branch: Branch, cited: Span | None) -> str:
    """Return a line that begins a part of the text, with its anchor."""
    tag = f"h{min(branch.level + 1, 4)}" if branch.is_heading(text) else "p"
    name = VIEWER.anchor.format(locator=branch.locator)
    anchor = escaped(branch.anchor)
    return (
        f'<{tag} class="level-{branch.level}" id="{anchor}">{_marked(text, branch.line, cited)}'
        f'<a class="anchor" href="#{anchor}" aria-label="{escaped(name)}">#</a></{tag}>'
    )


def _is_row(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def _table(text: str, rows: Sequence[Span], cited: Span | None) -> str:
    """Return pipe rows as a table, with its heading where one is told from the rows below."""
    has_heading = _has_heading([row.of(text).strip() for row in rows])
    shown = [row for row in rows if not _RULE.fullmatch(row.of(text).strip())]
    html = []
    for index, row in enumerate(shown):
        tag = "th" if has_heading and index == 0 else "td"
        cells = "".join(
            f"<{tag}>{_marked(text, cell, cited)}</{tag}>" for cell in _cells(text, row)
        )
        html.append(f"<tr>{cells}</tr>")
    return f'<div class="table"><table>{"".join(html)}</table></div>'


def _has_heading(rows: Sequence[str]) -> bool:
    """Return whether the first row is above a rule, or has words alone above a row of figures.

    >>> _has_heading(["| Đơn vị | Điểm |", "| Huyện Sơn Lâm | 70,56 |"])
    True
    >>> _has_heading(["| Huyện Sơn Lâm | 70,56 |", "| Thành phố Vân Khê | 88,12 |"])
    False
    """
    if len(rows) < 2:
        return False
    if _RULE.fullmatch(rows[1]):
        return True
    return not any(map(str.isdigit, rows[0])) and any(map(str.isdigit, rows[1]))


def _cells(text: str, row: Span) -> Iterator[Span]:
    for match in _CELL.finditer(text, row.start, row.end):
        cell = Span(*match.span())
        if cell.start == row.start or cell.end == row.end:
            continue  # white space outside the outer pipes
        yield cell


def _marked(text: str, span: Span, cited: Span | None) -> str:
    """Return the escaped text of ``span`` with its share of ``cited`` inside a mark."""
    if cited is None or not span.overlaps(cited):
        return escaped(span.of(text))
    start, end = max(span.start, cited.start), min(span.end, cited.end)
    if not text[start:end].strip():
        return escaped(span.of(text))
    before, after = text[span.start : start], text[end : span.end]
    return f"{escaped(before)}{_MARK}{escaped(text[start:end])}</mark>{escaped(after)}"
