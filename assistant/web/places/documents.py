"""What is indexed, as a list: dates, issuer, in force or not, and what a person should look at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.web.escape import escaped
from assistant.web.labels import number_in_words
from assistant.web.reading_words import doubt_words
from assistant.web.standing import Standings
from assistant.wording import date_words
from index_store.language.characters.marks import comparison_key, unmarked

if TYPE_CHECKING:
    from assistant.records import Language
    from assistant.web.places.words import DocumentWords, Words
    from assistant.web.ports import LibraryPort
    from index_store.records import Document
    from index_store.store import Audience, DocumentSummary
    from index_store.validity import Changes, Validity

PAGE_DOCUMENTS = 50
"""Documents that are shown at first, and added on each request for more."""
# A report or a plan is never "in force": only these genres lay down rules.
_BINDING = frozenset(
    ("circular", "decision", "decree", "directive", "law", "regulation", "resolution")
)


class Listing:
    """The documents of a library, each with how it stands."""

    def __init__(self, library: LibraryPort, standings: Standings | None = None) -> None:
        self._library = library
        self._standings = standings or Standings(library)

    def render(
        self, typed: str, shown: int, audience: Audience, words: Words, *, administrator: bool
    ) -> str:
        """Return the documents whose facts hold every word of ``typed``, the newest first."""
        said = words.documents
        found = [one for one in self._library.documents(audience=audience) if _holds(one, typed)]
        if not found:
            return f'<p class="cchc-note" role="status">{escaped(said.none)}</p>'
        found.sort(key=lambda one: (one.published or date.min, one.title), reverse=True)
        changes = self._standings.changes()
        rows = "".join(
            _row(one, changes, words, administrator=administrator) for one in found[:shown]
        )
        count = said.count.format(count=number_in_words(len(found), words.language))
        heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in said.columns)
        more = ""
        if len(found) > shown:
            left = said.more.format(count=number_in_words(len(found) - shown, words.language))
            more = (
                f'<button type="button" class="cchc-button" data-do="more" '
                f'data-shown="{shown + PAGE_DOCUMENTS}">{escaped(left)}</button>'
            )
        return (
            f'<p class="cchc-count" role="status">{escaped(count)}</p>'
            f'<table class="cchc-table"><caption class="cchc-hidden">{escaped(count)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}"
        )


def validity_words(
    document: DocumentSummary, changes: Changes, on: date, words: DocumentWords, language: Language
) -> str | None:
    """Return how an official text stands on a day; None of what is none or says nothing of it."""
    validity = changes.validity(document, on)
    state = state_words(document, validity, words)
    if state is None or validity.since is None:
        return state
    told = words.from_when if validity.state == "not yet" else words.since
    return told.format(state=state, day=date_words(validity.since.isoformat(), language))


def state_words(
    document: DocumentSummary | Document, validity: Validity, words: DocumentWords
) -> str | None:
    """Return how an official text stands in a word; None of what is none or says nothing of it."""
    binding = document.genre in _BINDING or document.effective is not None
    if validity.state == "unknown" or (validity.state == "in force" and not binding):
        return None
    return dict(words.states)[validity.state]


def _holds(document: DocumentSummary, typed: str) -> bool:
    """Return whether every word typed, with marks or without, is in a fact of the document."""
    facts = (
        document.title, document.name, document.number, document.issuer, document.publisher,
        document.place,
    )  # fmt: skip
    marked = comparison_key(" ".join(fact for fact in facts if fact))
    bare = unmarked(marked)
    return all(word in marked or word in bare for word in comparison_key(typed).split())


def _row(document: DocumentSummary, changes: Changes, words: Words, *, administrator: bool) -> str:
    said = words.documents
    day = document.published
    state = validity_words(document, changes, date.today(), said, words.language)
    cells = (
        _named(document, said),
        escaped(date_words(day.isoformat(), words.language) if day else "–"),
        escaped(state or "–"),
        escaped(number_in_words(document.figures, words.language)),
        _doubts(document, said, words.language),
    )
    html = "".join(
        f'<td data-label="{escaped(label)}"><div>{cell}</div></td>'
        for label, cell in zip(said.columns, cells, strict=True)
    )
    actions = _actions(document, said) if administrator else ""
    return f'<tr data-document="{escaped(document.id)}">{html}</tr>{actions}'


def _named(document: DocumentSummary, words: DocumentWords) -> str:
    facts = " · ".join(
        escaped(fact) for fact in (document.number, document.issuer or document.publisher) if fact
    )
    address = f"documents/{quote(document.id, safe='')}"
    mark, tag = "", ""
    if document.visibility == "internal":
        # Its page needs the token, which no link can carry: the page's script fetches it.
        mark, tag = " data-internal", f' <span class="cchc-tag">{escaped(words.internal)}</span>'
    return (
        f'<a class="cchc-open" href="{escaped(address)}"{mark}>{escaped(document.title)}</a>{tag}'
        f'<span class="cchc-facts">{facts}</span>'
    )


def _doubts(document: DocumentSummary, words: DocumentWords, language: Language) -> str:
    if not document.doubts:
        return f'<span class="cchc-soft">{escaped(words.no_doubts)}</span>'
    items = "".join(f"<li>{escaped(doubt_words(one, language))}</li>" for one in document.doubts)
    count = words.doubts.format(count=len(document.doubts))
    return f'<details class="cchc-doubts"><summary>{escaped(count)}</summary><ul>{items}</ul></details>'


def _actions(document: DocumentSummary, words: DocumentWords) -> str:
    show = words.make_public if document.visibility == "internal" else words.make_internal
    buttons = "".join(
        f'<button type="button" class="cchc-plain" data-do="{name}" '
        f'data-id="{escaped(document.id)}" data-title="{escaped(document.title)}" '
        f'data-visibility="{document.visibility}" '
        f'aria-label="{escaped(f"{label}: {document.title}")}">{escaped(label)}</button>'
        for name, label in (
            ("original", words.original),
            ("reread", words.reread),
            ("show-to", show),
            ("remove", words.remove),
        )
    )
    return (
        f'<tr class="cchc-row-actions"><td colspan="5"><div class="cchc-row">'
        f'<span class="cchc-soft">{escaped(document.name)}</span>{buttons}</div></td></tr>'
    )
