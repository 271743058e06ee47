"""Answers as HTML: pure functions, every text of a document or a user escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.records import Answer, Choice, Citation, Language, Note, Support
from assistant.web.escape import escaped
from assistant.web.labels import AnswerLabels, answer_labels
from assistant.web.locators import locator_words, spoken
from assistant.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Footnote:
    """One source of an answer as a line of text, and its address in the source viewer."""

    line: str
    address: str


_MARKER = re.compile(r"\[(\d{1,4})\]")
_BULLET = re.compile(r"^\s*[-•*]\s+")


def render_question(question: str, label: str) -> str:
    """Return the user's question as HTML.

    >>> render_question("<b>?", "Câu hỏi")
    '<div class="cchc-question"><span class="cchc-hidden">Câu hỏi: </span>&lt;b&gt;?</div>'
    """
    return (
        f'<div class="cchc-question"><span class="cchc-hidden">{escaped(label)}: </span>'
        f"{escaped(question)}</div>"
    )


def render_answer(answer: Answer) -> str:
    """Return the whole answer as HTML: reading, text, notes, choices, sources, suggestions."""
    labels = answer_labels(answer.language)
    parts = (
        _reading(answer, labels),
        _nothing(answer, labels) if answer.status == "not_found" else _text(answer, labels),
        _nearest(answer, labels),
        _questions(labels.choose, answer.choices, "cchc-choices"),
        render_notes(answer.notes, labels),
        _sources(answer, labels),
        _questions(
            labels.suggestions,
            tuple(Choice(question, question) for question in answer.suggestions),
            "cchc-suggestions",
        ),
        _actions(labels),
    )
    return (
        f'<article class="cchc-answer cchc-{answer.status}" lang="{escaped(answer.language)}" '
        f'aria-label="{escaped(labels.answer)}">{"".join(parts)}</article>'
    )


def footnotes(answer: Answer) -> tuple[Footnote, ...]:
    """Return the sources of an answer as footnotes under their numbers."""
    labels = answer_labels(answer.language)
    opening, closing = labels.quoted
    made = []
    for citation in answer.citations:
        facts = ", ".join(value for _, value in _known(citation, answer.language))
        line = f"[{citation.number}] {citation.title}" + (f", {facts}" if facts else "")
        address = source_address(citation.document_id, citation.version, citation.span)
        made.append(Footnote(f"{line}: {opening}{citation.quote}{closing}", address))
    return tuple(made)


def render_questions(questions: tuple[str, ...]) -> str:
    """Return questions as buttons; the page asks what ``data-ask`` says when one is pressed."""
    return "".join(_button(Choice(question, question)) for question in questions)


def readable_quote(quoted: str) -> str:
    """Return a quote as a reader sees it: the cells of a row with points between them.

    >>> readable_quote("| 1 | Sở Tư pháp | 94,15 |")
    '1 · Sở Tư pháp · 94,15'
    >>> readable_quote("đạt 94,15 điểm")
    'đạt 94,15 điểm'
    """
    lines = []
    for line in quoted.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        row = line.lstrip().startswith("|") and len(cells) > 1
        lines.append(" · ".join(filter(None, cells)) if row else line)
    return "\n".join(lines)


def source_address(document_id: str, version: str, span: Span) -> str:
    """Return the address of a span in the source viewer, relative to the page at the root.

    Relative, so that it holds below a sub-path too.

    >>> from index_store.records import Span
    >>> source_address("a/b", "sha256:0f", Span(3, 9))
    'documents/a%2Fb?version=sha256:0f&start=3&end=9#cited'
    """
    return (
        f"documents/{quote(document_id, safe='')}?version={quote(version, safe=':')}"
        f"&start={span.start}&end={span.end}#cited"
    )


def _reading(answer: Answer, labels: AnswerLabels) -> str:
    restored = [note.text for note in answer.notes if note.kind == "restored"]
    if not restored:
        same = answer.understood_as.casefold().strip() == answer.question.casefold().strip()
        if same or not answer.understood_as:
            return ""
        opening, closing = labels.quoted
        restored = [f"{labels.understood}: {opening}{answer.understood_as}{closing}"]
    as_typed = (
        f' <button type="button" class="cchc-plain" data-do="as-typed">'
        f"{escaped(labels.as_typed)}</button>"
    )
    return "".join(f'<p class="cchc-reading">{escaped(text)}{as_typed}</p>' for text in restored)


def _actions(labels: AnswerLabels) -> str:
    """Return the buttons below an answer; the page's script does what ``data-do`` says."""
    buttons = "".join(
        f'<button type="button" class="cchc-plain" data-do="{name}"'
        f"{' aria-pressed=false' if name in ('up', 'down') else ''}>{escaped(label)}</button>"
        for name, label in (
            ("copy", labels.copy),
            ("share", labels.share),
            ("retry", labels.retry),
            ("up", labels.useful),
            ("down", labels.not_useful),
        )
    )
    return (
        f'<div class="cchc-actions" role="group" aria-label="{escaped(labels.actions)}">'
        f"{buttons}</div>"
        f'<form class="cchc-word" hidden><label>{escaped(labels.word)} '
        f'<input type="text" maxlength="500"></label>'
        f'<button type="submit" class="cchc-button">{escaped(labels.word_send)}</button></form>'
    )


def _nothing(answer: Answer, labels: AnswerLabels) -> str:
    said = answer.answer or labels.not_found_title
    return (
        f'<h3 class="cchc-nothing">{escaped(said)}</h3>'
        f'<p class="cchc-hint">{escaped(labels.not_found_hint)}</p>'
    )


def _nearest(answer: Answer, labels: AnswerLabels) -> str:
    """Return what is nearest to a question that was not answered, and that it is no answer."""
    if not answer.nearest:
        return ""
    items = "".join(_passage(citation, answer, labels) for citation in answer.nearest)
    return (
        f'<section class="cchc-sources cchc-nearest"><h3>{escaped(labels.nearest)}</h3>'
        f'<p class="cchc-hint">{escaped(labels.nearest_hint)}</p><ol>{items}</ol></section>'
    )


def _text(answer: Answer, labels: AnswerLabels) -> str:
    citations = {citation.number: citation for citation in answer.citations}
    lines = [line for line in answer.answer.splitlines() if line.strip()]
    html = []
    for is_list, group in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        texts = [_with_markers(_BULLET.sub("", line), citations, labels) for line in group]
        if is_list:
            html.append("<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        else:
            html.extend(f"<p>{text}</p>" for text in texts)
    return f'<div class="cchc-text">{"".join(html)}</div>' if html else ""


def _with_markers(text: str, citations: Mapping[int, Citation], labels: AnswerLabels) -> str:
    html, end = [], 0
    for match in _MARKER.finditer(text):
        citation = citations.get(int(match[1]))
        if citation is None:
            continue
        # The space before a marker would let it stand alone on the next line.
        html.append(escaped(text[end : match.start()].rstrip(" ")))
        html.append("\N{NARROW NO-BREAK SPACE}" + _marker(citation, labels))
        end = match.end()
    html.append(escaped(text[end:]))
    return "".join(html)


def _marker(citation: Citation, labels: AnswerLabels) -> str:
    name = labels.source.format(number=citation.number, title=citation.title)
    return _link(
        source_address(citation.document_id, citation.version, citation.span),
        f"[{citation.number}]",
        css="cchc-marker",
        name=name,
        hint=citation.quote,
    )


def _link(address: str, text: str, *, css: str, name: str, hint: str = "") -> str:
    title = f' title="{escaped(hint)}"' if hint else ""
    return f'<a class="{css}" href="{escaped(address)}" aria-label="{escaped(name)}"{title}>{escaped(text)}</a>'


def render_notes(notes: tuple[Note, ...], labels: AnswerLabels) -> str:
    """Return what the reader must know beside the answer, each with its kind in bold."""
    items = "".join(
        f'<li class="cchc-note cchc-note-{escaped(note.kind)}">'
        f"<strong>{escaped(labels.notes[note.kind])}</strong> {escaped(note.text)}</li>"
        for note in notes
        if note.kind != "restored"
    )
    return f'<ul class="cchc-notes">{items}</ul>' if items else ""


def _sources(answer: Answer, labels: AnswerLabels) -> str:
    if not answer.citations:
        return ""
    items = "".join(_source(citation, answer, labels) for citation in answer.citations)
    return (
        f'<section class="cchc-sources"><h3>{escaped(labels.sources)}</h3>'
        f"<ol>{items}</ol></section>"
    )


def _source(citation: Citation, answer: Answer, labels: AnswerLabels) -> str:
    name = labels.source.format(number=citation.number, title=citation.title)
    return (
        f'<li class="cchc-source"><span class="cchc-number">{citation.number}</span><div>'
        f"{_quoted(citation, answer, labels, name)}"
        f"{_support(citation, labels, answer.language)}</div></li>"
    )


def _passage(citation: Citation, answer: Answer, labels: AnswerLabels) -> str:
    name = labels.nearest_source.format(title=citation.title)
    return f'<li class="cchc-passage">{_quoted(citation, answer, labels, name)}</li>'


def _quoted(citation: Citation, answer: Answer, labels: AnswerLabels, name: str) -> str:
    """Return a quote below its document's title and facts; ``name`` is that of the link to it."""
    address = source_address(citation.document_id, citation.version, citation.span)
    opening, closing = labels.quoted
    return (
        f'<p class="cchc-title"{spoken(citation.title, answer.language)}>'
        f"{_link(address, citation.title, css='cchc-open', name=name)}"
        f"{_derived('title', citation, labels)}</p>"
        f'<p class="cchc-facts">{_facts(citation, answer, labels)}</p>'
        f"<blockquote{spoken(citation.quote, answer.language)}>{opening}"
        f"{escaped(readable_quote(citation.quote))}{closing}</blockquote>"
    )


def _facts(citation: Citation, answer: Answer, labels: AnswerLabels) -> str:
    return " · ".join(
        f"<span>{escaped(value)}{_derived(name, citation, labels)}</span>"
        for name, value in _known(citation, answer.language)
    )


def _known(citation: Citation, language: Language) -> list[tuple[str, str]]:
    """Return the facts about a citation's document that are known, by their names."""
    day = citation.published
    facts = (
        ("publisher", citation.publisher),
        ("published", date_words(day.isoformat(), language) if day else None),
        ("locator", locator_words(citation.locator, language)),
    )
    return [(name, value) for name, value in facts if value]


def _derived(name: str, citation: Citation, labels: AnswerLabels) -> str:
    if name not in citation.derived:
        return ""
    return f' <em class="cchc-derived" title="{escaped(labels.derived_hint)}">({escaped(labels.derived)})</em>'


def _support(citation: Citation, labels: AnswerLabels, language: Language) -> str:
    if not citation.support:
        return ""
    spans = "; ".join(
        _supporting(support, citation, labels, language) for support in citation.support
    )
    return f'<p class="cchc-support">{escaped(labels.support)}: {spans}</p>'


def _supporting(
    support: Support, citation: Citation, labels: AnswerLabels, language: Language
) -> str:
    opening, closing = labels.quoted
    name = labels.source.format(number=citation.number, title=citation.title)
    address = source_address(citation.document_id, citation.version, support.span)
    quoted = f"{opening}{support.quote}{closing}"
    link = _link(address, quoted, css="cchc-open", name=f"{quoted}: {name}")
    return f"{escaped(labels.roles[support.role])} <span{spoken(quoted, language)}>{link}</span>"


def _questions(heading: str, choices: tuple[Choice, ...], css: str) -> str:
    if not choices:
        return ""
    buttons = "".join(map(_button, choices))
    return f'<div class="{css}"><p>{escaped(heading)}</p><div>{buttons}</div></div>'


def _button(choice: Choice) -> str:
    return (
        f'<button type="button" class="cchc-ask" data-ask="{escaped(choice.question)}">'
        f"{escaped(choice.label)}</button>"
    )
