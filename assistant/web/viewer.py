"""The source viewer: a stored document as a readable page, with what was cited marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from assistant.web.escape import escaped, web_address
from assistant.web.outline import Branch, branches, contents
from assistant.web.places.documents import state_words
from assistant.web.places.words import words_in
from assistant.web.viewer_text import Shown, text_html
from assistant.web.viewer_words import ViewerWords, viewer_words
from assistant.wording import date_words
from index_store.records import Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.records import Language
    from assistant.web.standing import Standing
    from index_store.store import DocumentSummary
    from index_store.validity import Change

OWN_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What our own pages may load and run; also said in the page, which an administrator opens as a blob."""
_LINE = re.compile(r"[^\n]+")
_ENDS = 5  # words at each end of a quote that are enough to find it
_FEWEST_CONTENTS = 3
_MOST_LISTED = 5  # documents that change one, named before the rest is counted


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: one version of a document, and the span that was asked for.

    ``has_file`` says that the file it was read from can be downloaded by who looks at it.
    """

    document: Document
    passages: Sequence[Passage] = ()
    cited: Span | None = None
    is_live: bool = True
    bad_span: bool = False
    language: Language = "vi"
    standing: Standing | None = None
    has_file: bool = False


def document_page(view: View) -> str:
    """Return the document as an HTML page whose ``<mark>`` elements hold the cited span.

    The first mark has the id ``cited``. Where the span crosses paragraphs or table cells, each
    of them has a mark of its own.
    """
    document, words = view.document, viewer_words(view.language)
    lines = [Span(*m.span()) for m in _LINE.finditer(document.text) if m[0].strip()]
    tree = branches(document, lines)
    shown = Shown(
        document.text, lines, tree, view.passages, view.cited, words.anchor, view.language
    )
    parts = (
        _bar(view, words),
        f'<main><article><header><h1 lang="{escaped(document.language)}">{escaped(document.title)}'
        f"{_derived(document, 'title', words)}</h1>",
        _banners(view, words),
        _facts(view, words),
        _originals(view, words),
        "</header>",
        _contents(document.text, lines, tree, words),
        f'<div class="text" lang="{escaped(document.language)}">{text_html(shown)}</div>',
        "</article></main>",
    )
    return _page(document.title, "".join(parts), words)


def missing_page(language: Language = "vi") -> str:
    """Return the page that says that there is no such document."""
    words = viewer_words(language)
    return _page(
        words.missing_title,
        f'<nav class="bar"><a href="../">← {escaped(words.back)}</a></nav>'
        f"<main><article><header><h1>{escaped(words.missing_title)}</h1></header>"
        f'<div class="text"><p>{escaped(words.missing_detail)}</p></div></article></main>',
        words,
    )


def _page(title: str, body: str, words: ViewerWords) -> str:
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(OWN_PAGE_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"<title>{escaped(title)} · {escaped(words.product)}</title>"
        '<link rel="icon" href="../web/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="../web/viewer.css">'
        '<script src="../web/viewer.js" defer></script></head>'
        f"<body>{body}</body></html>"
    )


def _bar(view: View, words: ViewerWords) -> str:
    to_cited = f'<a href="#cited">{escaped(words.to_cited)} ↓</a>' if view.cited else ""
    other: Language = "vi" if view.language == "en" else "en"
    asked: dict[str, str | int] = {"version": view.document.version}
    if view.cited:
        asked |= {"start": view.cited.start, "end": view.cited.end}
    address = _address(view.document.id, asked, other)
    warned = view.standing and _warned(view.standing, words)
    # The banner is out of sight of who is led to the middle of a text; the bar is not.
    state = f'<a class="state" href="#standing">{escaped(warned)}</a>' if warned else ""
    return (
        f'<nav class="bar"><a href="../">← {escaped(words.back)}</a>{to_cited}{state}'
        f'<a class="language" href="{escaped(address)}" lang="{other}" hreflang="{other}" '
        f'title="{escaped(words.other_language_name)}">{escaped(words.other_language)}</a></nav>'
    )


def _address(document_id: str, asked: dict[str, str | int], language: Language) -> str:
    """Return the address of a document's page, relative to another one."""
    if language == "en":
        asked = {**asked, "lang": "en"}
    cited = "#cited" if "start" in asked else ""
    return f"{quote(document_id, safe='')}?{urlencode(asked, safe=':')}".rstrip("?") + cited


def _facts(view: View, words: ViewerWords) -> str:
    document, language = view.document, view.language
    issued = words.issued if document.number else words.published
    # The same body, said once; and what a banner says is said.
    publisher = document.publisher if document.publisher != document.issuer else None
    standing = view.standing if view.standing and not _warned(view.standing, words) else None
    state = standing and state_words(document, standing.validity, words_in(language).documents)
    facts = (
        ("number", words.number, document.number),
        ("issuer", words.issuer, document.issuer),
        ("publisher", words.publisher, publisher),
        ("published", issued, _day(document.published, language)),
        ("effective", words.effective, _day(document.effective, language)),
        ("expires", words.expires, _day(document.expires, language)),
        ("state", words.state, state),
        ("signer", words.signer, document.signer),
        ("place", words.place, document.place),
        ("name", words.name, document.name),
    )
    rows = "".join(
        f"<div><dt>{escaped(label)}</dt><dd>{escaped(value)}{_derived(document, name, words)}</dd></div>"
        for name, label, value in facts
        if value
    )
    return f"<dl>{rows}</dl>"


def _day(day: date | None, language: Language) -> str | None:
    return date_words(day.isoformat(), language) if day else None


def _originals(view: View, words: ViewerWords) -> str:
    """Return the links to the page that a document was read from, and to its file."""
    links = []
    url = web_address(view.document.url)
    if url is not None:
        if view.cited is not None and "#" not in url:
            url += text_fragment(view.cited.of(view.document.text))
        links.append(
            f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer">'
            f"{escaped(words.original)} ↗</a>"
        )
    if view.has_file:
        address = f"{quote(view.document.id, safe='')}/original"
        links.append(
            f'<a class="file" href="{escaped(address)}" download>{escaped(words.download)} ↓</a>'
        )
    return f'<p class="original">{" ".join(links)}</p>' if links else ""


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


def _contents(
    text: str, lines: Sequence[Span], tree: dict[Span, Branch], words: ViewerWords
) -> str:
    listed = list(contents(text, lines, tree))
    if len(listed) < _FEWEST_CONTENTS:
        return ""
    items = "".join(
        f'<li class="level-{one.branch.level}"><a href="#{escaped(one.branch.anchor)}">'
        f"{escaped(one.words)}</a></li>"
        for one in listed
    )
    return (
        f'<nav class="contents" aria-label="{escaped(words.contents)}"><details>'
        f"<summary>{escaped(words.contents)}</summary><ul>{items}</ul></details></nav>"
    )


def _derived(document: Document, fact: str, words: ViewerWords) -> str:
    if fact not in document.derived:
        return ""
    return f' <em class="derived" title="{escaped(words.derived_hint)}">({escaped(words.derived)})</em>'


def _banners(view: View, words: ViewerWords) -> str:
    """Return what a reader must know first: not the current version, not in force, not markable."""
    html = ""
    if view.document.visibility == "internal":
        html += f'<p class="banner">{escaped(words.internal)}</p>'
    if not view.is_live:
        address = _address(view.document.id, {}, view.language)
        html += (
            f'<p class="banner">{escaped(words.outdated)} '
            f'<a href="{escaped(address)}">{escaped(words.to_live)}</a></p>'
        )
    if view.bad_span:
        html += f'<p class="banner">{escaped(words.bad_span)}</p>'
    return html + _standing(view.standing, words) if view.standing else html


def _standing(standing: Standing, words: ViewerWords) -> str:
    """Return that a text is not in force as it stands and what changed it, then what it changes."""
    html = ""
    said = _warned(standing, words)
    if said is not None:
        changes = [_change(change, words) for change in standing.changes]
        grave = "" if standing.validity.state == "amended" else " grave"
        html += (
            f'<div class="banner{grave}" id="standing" role="note"><p><strong>{escaped(said)}</strong></p>'
            f"{_listed(changes, words)}</div>"
        )
    if standing.targets:
        targets = [_document_link(target, {}, words) for target in standing.targets]
        html += (
            f'<div class="changes"><p>{escaped(words.changes)}:</p>{_listed(targets, words)}</div>'
        )
    return html


def _warned(standing: Standing, words: ViewerWords) -> str | None:
    """Return the sentence that says that a text is not in force as it stands; None where it is."""
    return words.banners.get(standing.validity.state)


def _change(change: Change, words: ViewerWords) -> str:
    """Return what changed a text, linked to the very sentence that says so."""
    span = change.relation.span
    asked: dict[str, str | int] = {"version": change.by.version}
    if span.start < span.end:
        asked |= {"start": span.start, "end": span.end}
    html = f"{escaped(words.changed_by[change.kind])} {_document_link(change.by, asked, words)}"
    told = [*change.relation.provisions]
    if change.since is not None:
        told.append(words.since.format(day=_day(change.since, words.language)))
    return html + (f" ({escaped(', '.join(told))})" if told else "")


def _document_link(
    document: DocumentSummary, asked: dict[str, str | int], words: ViewerWords
) -> str:
    address = _address(document.id, asked, words.language)
    number = f" ({document.number})" if document.number else ""
    return f'<a href="{escaped(address)}">{escaped(document.title + number)}</a>'


def _listed(items: Sequence[str], words: ViewerWords) -> str:
    if not items:
        return ""
    html = "".join(f"<li>{item}</li>" for item in items[:_MOST_LISTED])
    left = len(items) - _MOST_LISTED
    if left > 0:
        html += f"<li>{escaped(words.more.format(count=left))}</li>"
    return f"<ul>{html}</ul>"
