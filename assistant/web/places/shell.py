"""The frame of the page: its name, its four places, the side panel that shows a source."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from assistant.web.escape import escaped
from assistant.web.labels import number_in_words
from assistant.web.limits import CHECK_LIMIT, QUESTION_LIMIT
from assistant.web.render import render_questions
from assistant.wording import date_words
from index_store.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.web.places.words import (
        AskWords,
        CheckWords,
        DocumentWords,
        FigureWords,
        ShellWords,
        Words,
    )
    from assistant.web.ports import Audience, LibraryPort

_LOG = logging.getLogger(__name__)


def shell(words: Words, samples: tuple[str, ...]) -> str:
    """Return the whole page as HTML; the scripts in ``static/`` bring it to life.

    Until they listen, what is typed would be lost: the places are inert that long.
    """
    frame = words.shell
    places = (
        ("hoi-dap", frame.ask, _ask(words.ask, samples)),
        ("kiem-chung", frame.check, _check(words.check)),
        ("so-lieu", frame.figures, _figures(words.figures)),
        ("tai-lieu", frame.documents, _documents(words.documents)),
    )
    panels = "".join(
        f'<section class="cchc-place" id="cchc-{name}" data-place="{name}" '
        f'aria-labelledby="cchc-to-{name}"{" hidden" if index else ""}>{html}</section>'
        for index, (name, _, html) in enumerate(places)
    )
    return (
        f'<cchc-page class="cchc" lang="{words.language}" data-words="{_for_scripts(words)}">'
        f'<a class="cchc-skip" href="#cchc-main">{escaped(frame.skip)}</a>'
        f"{_header(frame, [(name, label) for name, label, _ in places], words)}"
        f'<div class="cchc-main" id="cchc-main" tabindex="-1" inert>{panels}</div>'
        f"{_panel(frame)}"
        '<p class="cchc-hidden cchc-told" role="status"></p>'
        '<div class="cchc-toast" role="status" aria-live="polite"></div></cchc-page>'
    )


def collection_line(library: LibraryPort, audience: Audience, words: Words) -> str:
    """Return the line that says how many documents there are, and as of when."""
    try:
        count = len(library.documents(audience=audience))
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        return words.shell.index_failed
    if count == 0:
        return words.shell.collection_empty
    day = date_words(date.today().isoformat(), words.language)
    return words.shell.collection.format(count=number_in_words(count, words.language), day=day)


def _for_scripts(words: Words) -> str:
    """Return the sentences that scripts say themselves, as JSON in an attribute."""
    return escaped(json.dumps(asdict(words), ensure_ascii=False))


def _header(frame: ShellWords, places: list[tuple[str, str]], words: Words) -> str:
    links = "".join(
        f'<a class="cchc-to" id="cchc-to-{name}" href="#{name}" data-to="{name}"'
        f"{' aria-current=page' if index == 0 else ''}>{escaped(label)}</a>"
        for index, (name, label) in enumerate(places)
    )
    other = "vi" if words.language == "en" else "en"
    return (
        '<header class="cchc-top"><div class="cchc-top-inner">'
        '<div class="cchc-brand"><span class="cchc-logo" aria-hidden="true">№</span>'
        f"<div><h1>{escaped(frame.product)}</h1><p>{escaped(frame.tagline)}</p></div></div>"
        f'<nav class="cchc-places" aria-label="{escaped(frame.places)}">{links}</nav>'
        f'<button type="button" class="cchc-language" data-language="{other}" lang="{other}" '
        f'title="{escaped(frame.other_language_name)}">{escaped(frame.other_language)}</button>'
        "</div></header>"
    )


def _ask(words: AskWords, samples: tuple[str, ...]) -> str:
    return (
        '<div class="cchc-ask-bar">'
        '<p class="cchc-collection"></p>'
        f'<button type="button" class="cchc-plain" data-do="history" aria-expanded="false" '
        f'aria-controls="cchc-history">{escaped(words.history)}</button>'
        f'<button type="button" class="cchc-plain" data-do="new" hidden>{escaped(words.new)}'
        "</button></div>"
        f'<section class="cchc-history" id="cchc-history" aria-label="{escaped(words.history)}" '
        "hidden></section>"
        f'<div class="cchc-welcome"><h2>{escaped(words.title)}</h2>'
        f"<p>{escaped(words.hint if samples else words.hint_alone)}</p>"
        f'<div class="cchc-samples">{render_questions(samples)}</div></div>'
        f'<div class="cchc-log" role="log" aria-live="off" '
        f'aria-label="{escaped(words.conversation)}"></div>'
        f'<form class="cchc-composer"><div class="cchc-box">'
        f'<textarea id="cchc-question" rows="1" data-limit="{QUESTION_LIMIT}" '
        f'aria-label="{escaped(words.label)}" placeholder="{escaped(words.placeholder)}" '
        'enterkeyhint="send" autocomplete="off"></textarea>'
        f'<button type="submit" class="cchc-send">{escaped(words.send)}</button>'
        f'<button type="button" class="cchc-send cchc-stop" data-do="stop" hidden>'
        f"{escaped(words.stop)}</button></div>"
        f'<p class="cchc-privacy">{escaped(words.privacy)}</p></form>'
    )


def _check(words: CheckWords) -> str:
    return (
        f'<h2>{escaped(words.title)}</h2><p class="cchc-lead">{escaped(words.hint)}</p>'
        f'<form class="cchc-check-form"><label class="cchc-field"><span>{escaped(words.label)}</span>'
        f'<textarea rows="7" data-limit="{CHECK_LIMIT}" lang="vi" '
        f'placeholder="{escaped(words.placeholder)}"></textarea></label>'
        '<div class="cchc-row"><button type="submit" class="cchc-button cchc-main-button">'
        f"{escaped(words.send)}</button>"
        f'<button type="button" class="cchc-plain" data-do="clear">{escaped(words.clear)}</button>'
        '</div></form><div class="cchc-result"></div>'
    )


def _figures(words: FigureWords) -> str:
    lists = "".join(
        f'<label class="cchc-field"><span>{escaped(label)}</span><input name="{name}" '
        f'list="cchc-{name}s" autocomplete="off" maxlength="200" placeholder="{escaped(words.any)}">'
        f'<datalist id="cchc-{name}s"></datalist></label>'
        for name, label in (
            ("place", words.place),
            ("indicator", words.indicator),
            ("year", words.year),
        )
    )
    levels = _options((("", words.any), *words.levels))
    files = "".join(
        f'<a class="cchc-button" data-file="{form}" href="web/figures/table.{form}" download>'
        f"{form.upper()}</a>"
        for form in ("csv", "xlsx")
    )
    return (
        f'<h2>{escaped(words.title)}</h2><p class="cchc-lead">{escaped(words.hint)}</p>'
        f'<form class="cchc-filters">{lists}'
        f'<label class="cchc-field"><span>{escaped(words.level)}</span>'
        f'<select name="level">{levels}</select></label>'
        f'<label class="cchc-field"><span>{escaped(words.order)}</span>'
        f'<select name="order">{_options(words.orders)}</select></label>'
        '<div class="cchc-row"><button type="submit" class="cchc-button cchc-main-button">'
        f"{escaped(words.send)}</button>"
        f'<button type="reset" class="cchc-plain">{escaped(words.reset)}</button>{files}</div>'
        '</form><div class="cchc-result"></div>'
    )


def _options(offered: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<option value="{value}">{escaped(label)}</option>' for value, label in offered)


def _documents(words: DocumentWords) -> str:
    return (
        f'<h2>{escaped(words.title)}</h2><p class="cchc-lead">{escaped(words.hint)}</p>'
        f'<form class="cchc-search" role="search"><label class="cchc-field">'
        f"<span>{escaped(words.search)}</span>"
        '<input name="typed" type="search" maxlength="200" autocomplete="off"></label>'
        f'<button type="submit" class="cchc-button cchc-main-button">{escaped(words.send)}</button>'
        '</form><div class="cchc-result"></div>'
        f'<details class="cchc-admin"><summary>{escaped(words.administrator)}</summary>'
        f'<form class="cchc-token"><label class="cchc-field"><span>{escaped(words.token)}</span>'
        '<input type="password" autocomplete="off" maxlength="500"></label>'
        f'<button type="submit" class="cchc-button">{escaped(words.enter)}</button></form>'
        f"{_upload(words)}</details>"
    )


def _upload(words: DocumentWords) -> str:
    return (
        f'<form class="cchc-upload" hidden><p class="cchc-note">{escaped(words.entered)} '
        f'<button type="button" class="cchc-plain" data-do="leave">{escaped(words.leave)}</button></p>'
        f'<label class="cchc-field"><span>{escaped(words.files)}</span>'
        '<input type="file" name="files" multiple required></label>'
        f'<label class="cchc-field"><span>{escaped(words.visibility)}</span>'
        f'<select name="visibility"><option value="public">{escaped(words.public)}</option>'
        f'<option value="internal">{escaped(words.internal.capitalize())}</option></select></label>'
        f'<label class="cchc-tick"><input type="checkbox" name="replace" value="true"> '
        f"{escaped(words.replace)}</label>"
        f'<button type="submit" class="cchc-button cchc-main-button">{escaped(words.upload)}</button>'
        '<div class="cchc-progress" role="status" hidden><progress max="100"></progress>'
        '<span></span></div><div class="cchc-report" role="status"></div></form>'
    )


def _panel(frame: ShellWords) -> str:
    return (
        f'<dialog class="cchc-panel" aria-label="{escaped(frame.panel)}"><div class="cchc-panel-bar">'
        f"<strong>{escaped(frame.panel)}</strong>"
        f'<a class="cchc-plain" data-do="open" href="#" target="_blank" rel="noopener">'
        f"{escaped(frame.panel_open)} ↗</a>"
        f'<button type="button" class="cchc-plain" data-do="close">{escaped(frame.panel_close)}'
        "</button></div>"
        f'<p class="cchc-waiting" hidden>{escaped(frame.panel_loading)}</p>'
        f'<iframe title="{escaped(frame.panel)}" hidden></iframe></dialog>'
    )
