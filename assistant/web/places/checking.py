"""A check as HTML and as a report: each figure coloured and labelled, the right one beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.web.escape import escaped
from assistant.web.labels import answer_labels
from assistant.web.locators import locator_words, spoken
from assistant.web.render import readable_quote, render_notes, source_address
from assistant.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checking.records import Check, CheckedClaim, CheckedFigure, Verdict
    from assistant.records import Citation, Note
    from assistant.web.places.words import CheckWords, Words
    from index_store.records import Span

SIGNS: dict[Verdict, str] = {"supported": "✓", "contradicted": "✗", "not_found": "?"}
"""What tells the verdicts apart without colour."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the given text that was judged, with what the documents say instead."""

    span: Span
    verdict: Verdict
    correct: str | None
    citation: Citation | None


def render_check(check: Check, text: str, words: Words) -> str:
    """Return the text with its figures marked, then what was found on each claim."""
    said = words.check
    if not check.claims:
        return f'<p class="cchc-note">{escaped(said.no_claims)}</p>'
    claims = "".join(_claim(one, words) for one in check.claims if not _wordless(one))
    near = "".join(_claim(one, words) for one in check.claims if _wordless(one) and one.nearest)
    return (
        f'<div class="cchc-checked">{_summary(check, said)}'
        f"{render_notes(check.notes, answer_labels(words.language))}"
        f'<section aria-label="{escaped(said.your_text)}"><h3>{escaped(said.your_text)}</h3>'
        f'<div class="cchc-given" lang="vi">{_text(check, text, said)}</div></section>'
        f"<section><h3>{escaped(said.findings)}</h3>"
        f'<ol class="cchc-claims">{claims}</ol>{_rest(check, said)}'
        + (f'<ol class="cchc-claims">{near}</ol>' if near else "")
        + "</section></div>"
    )


def marked(check: Check) -> tuple[Marked, ...]:
    """Return what was judged in the order of the text: figures, and claims that have none.

    An article is mostly sentences without a figure of which the documents do not speak: those
    are no finding, and marked they would hide the rest.
    """
    found = []
    for claim in check.claims:
        cited = {citation.number: citation for citation in claim.citations}
        if not claim.figures and not _wordless(claim):
            first = claim.citations[0] if claim.citations else None
            found.append(Marked(claim.span, claim.verdict, None, first))
        found += [
            Marked(one.span, one.verdict, one.correct, cited.get(one.citation or 0))
            for one in claim.figures
        ]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end)))


def verdict_label(verdict: Verdict, words: CheckWords) -> str:
    """Return a verdict in the fewest words."""
    labels = {
        "supported": words.supported,
        "contradicted": words.contradicted,
        "not_found": words.not_found,
    }
    return labels[verdict]


def report_lines(check: Check, words: Words, day: str) -> Iterator[str]:
    """Yield the report as lines of text; ``day`` is the ISO date that it is made on."""
    said = words.check
    yield said.report_title
    yield said.report_day.format(day=date_words(day, words.language), count=_count(check, said))
    yield ""
    cited: dict[int, Citation] = {}
    telling = [claim for claim in check.claims if not _wordless(claim)]
    wordless = [claim for claim in check.claims if _wordless(claim)]
    for number, claim in enumerate(telling, 1):
        yield f"{number}. {_quote(claim.text)}"
        for figure in claim.figures:
            yield f"   – {figure.text}: {_verdict_line(figure.verdict, figure, said)}"
        if not claim.figures:
            numbers = "".join(f" [{citation.number}]" for citation in claim.citations)
            yield f"   – {verdict_label(claim.verdict, said)}{numbers}"
        for note in _telling(claim):
            yield f"   – {note.text}"
        yield from _nearest_lines(claim, words)
        cited |= {citation.number: citation for citation in claim.citations}
    if wordless:
        yield said.wordless.format(count=len(wordless))
    for claim in wordless:
        if claim.nearest:
            yield f"– {_quote(claim.text)}"
            yield from _nearest_lines(claim, words)
    if cited:
        yield ""
        yield f"{words.ask.sources}:"
    for number in sorted(cited):
        yield f"[{number}] {_source_line(cited[number], words)}"


def _nearest_lines(claim: CheckedClaim, words: Words) -> Iterator[str]:
    """Yield what is nearest to a claim that was not found, without a number: it supports nothing."""
    for one in claim.nearest:
        yield f"   – {words.check.nearest}: {_source_line(one, words)}"


def _source_line(citation: Citation, words: Words) -> str:
    where = locator_words(citation.locator, words.language)
    return f"{citation.title}, {where}: “{citation.quote}”"


def _quote(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def report_rows(check: Check, words: Words) -> list[tuple[str, ...]]:
    """Return the report as a table with a heading: one row a figure, or a claim without any."""
    said = words.check
    rows = [said.columns]
    for claim in check.claims:
        cited = {citation.number: citation for citation in claim.citations}
        text = " ".join(claim.text.split())
        near = " · ".join(_source_line(one, words) for one in claim.nearest)
        for one in claim.figures:
            source = cited.get(one.citation or 0)
            label = verdict_label(one.verdict, said)
            cells = _source_cells(source, words)
            beside = near if one.verdict == "not_found" else ""
            rows.append((text, one.text, label, one.correct or "", *cells, beside))
        if not claim.figures:
            source = claim.citations[0] if claim.citations else None
            label = verdict_label(claim.verdict, said)
            rows.append((text, "", label, "", *_source_cells(source, words), near))
    return rows


def _source_cells(citation: Citation | None, words: Words) -> tuple[str, str, str]:
    if citation is None:
        return "", "", ""
    where = locator_words(citation.locator, words.language)
    return citation.title, where, citation.quote


def _verdict_line(verdict: Verdict, figure: CheckedFigure, words: CheckWords) -> str:
    line = verdict_label(verdict, words)
    if figure.correct is not None:
        line += f" – {words.documents_say.format(correct=figure.correct)}"
    return line + (f" [{figure.citation}]" if figure.citation else "")


def _count(check: Check, words: CheckWords) -> str:
    judged = marked(check)
    return " · ".join(
        f"{sum(one.verdict == verdict for one in judged)} {verdict_label(verdict, words)}"
        for verdict in SIGNS
    )


def _wordless(claim: CheckedClaim) -> bool:
    """Tell whether there is nothing to say of a claim: no figure in it, nothing found on it."""
    return not claim.figures and claim.verdict == "not_found"


def _rest(check: Check, words: CheckWords) -> str:
    count = sum(map(_wordless, check.claims))
    return (
        f'<p class="cchc-hint">{escaped(words.wordless.format(count=count))}</p>' if count else ""
    )


def _summary(check: Check, words: CheckWords) -> str:
    judged = marked(check)
    counts = "".join(
        f'<li class="cchc-verdict cchc-{verdict}"><span aria-hidden="true">{sign}</span> '
        f"<b>{sum(one.verdict == verdict for one in judged)}</b> "
        f"{escaped(verdict_label(verdict, words))}</li>"
        for verdict, sign in SIGNS.items()
    )
    buttons = "".join(
        f'<button type="button" class="cchc-button" data-do="{name}">{escaped(label)}</button>'
        for name, label in (("copy", words.copy), ("csv", "CSV"), ("docx", "DOCX"))
    )
    return (
        f'<div class="cchc-check-head"><ul class="cchc-counts" aria-label="{escaped(words.counts)}">'
        f'{counts}</ul><div class="cchc-saves" role="group" aria-label="{escaped(words.report)}">'
        f"{buttons}</div></div>"
    )


def _text(check: Check, text: str, words: CheckWords) -> str:
    html, end = [], 0
    for one in marked(check):
        if one.span.start < end:
            continue  # a figure within another: the first tells of both
        html.append(escaped(text[end : one.span.start]))
        html.append(_mark(one, text, words))
        end = one.span.end
    html.append(escaped(text[end:]))
    return "".join(html)


def _mark(one: Marked, text: str, words: CheckWords) -> str:
    label = verdict_label(one.verdict, words)
    if one.correct is not None:
        label += f": {one.correct}"
    shown = f'<span class="cchc-label"><span aria-hidden="true">{SIGNS[one.verdict]}</span>\N{NO-BREAK SPACE}{escaped(label)}</span>'
    if one.citation is not None:
        shown += _marker(one.citation, words)
    return f'<span class="cchc-judged cchc-{one.verdict}"><b>{escaped(one.span.of(text))}</b>{shown}</span>'


def _marker(citation: Citation, words: CheckWords) -> str:
    name = words.open_source.format(number=citation.number, title=citation.title)
    return (
        f'<a class="cchc-marker" href="{escaped(_address(citation))}" aria-label="{escaped(name)}">'
        f"[{citation.number}]</a>"
    )


def _address(citation: Citation) -> str:
    return source_address(citation.document_id, citation.version, citation.span)


def _claim(claim: CheckedClaim, words: Words) -> str:
    said = words.check
    figures = "".join(
        f'<li><span class="cchc-verdict cchc-{one.verdict}"><span aria-hidden="true">'
        f"{SIGNS[one.verdict]}</span> {escaped(verdict_label(one.verdict, said))}</span> "
        f"<b>{escaped(one.text)}</b>{_correct(one, said)}</li>"
        for one in claim.figures
    )
    if not claim.figures:
        figures = (
            f'<li><span class="cchc-verdict cchc-{claim.verdict}"><span aria-hidden="true">'
            f"{SIGNS[claim.verdict]}</span> {escaped(verdict_label(claim.verdict, said))}</span></li>"
        )
    sources = "".join(_quoted(one, str(one.number), words) for one in claim.citations)
    return (
        f'<li class="cchc-claim"><p lang="vi">{escaped(claim.text)}</p>'
        f'<ul class="cchc-found">{figures}</ul>'
        f"{render_notes(_telling(claim), answer_labels(words.language))}"
        + (f'<ul class="cchc-claim-sources">{sources}</ul>' if sources else "")
        + _nearest(claim, words)
        + "</li>"
    )


def _quoted(citation: Citation, mark: str, words: Words, name: str = "") -> str:
    """Return a quote below its document's title; ``name`` is that of the link, if not the title."""
    label = f' aria-label="{escaped(name)}"' if name else ""
    return (
        f'<li><span class="cchc-number">{mark}</span><div><a class="cchc-open" '
        f'href="{escaped(_address(citation))}"{label}{spoken(citation.title, words.language)}>'
        f"{escaped(citation.title)}</a>"
        f'<p class="cchc-facts">{escaped(locator_words(citation.locator, words.language))}</p>'
        f"<blockquote{spoken(citation.quote, words.language)}>“"
        f"{escaped(readable_quote(citation.quote))}”</blockquote></div></li>"
    )


def _nearest(claim: CheckedClaim, words: Words) -> str:
    """Return what is nearest to a claim that was not found, and that it may be another thing."""
    if not claim.nearest:
        return ""
    said = words.check
    items = "".join(
        _quoted(one, "≈", words, said.open_nearest.format(title=one.title)) for one in claim.nearest
    )
    return (
        f'<div class="cchc-nearest"><p class="cchc-hint">{escaped(said.nearest)}</p>'
        f'<ul class="cchc-claim-sources">{items}</ul></div>'
    )


def _telling(claim: CheckedClaim) -> tuple[Note, ...]:
    """Return the notes that say more than the list of figures above them."""
    return tuple(
        note for note in claim.notes if not (claim.figures and note.kind == "unanswered_part")
    )


def _correct(figure: CheckedFigure, words: CheckWords) -> str:
    cited = f" [{figure.citation}]" if figure.citation else ""
    if figure.correct is None:
        return escaped(cited)
    says = words.documents_say.format(correct=figure.correct)
    return f' <span class="cchc-correct">– {escaped(says)}{escaped(cited)}</span>'
