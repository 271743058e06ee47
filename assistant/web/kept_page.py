"""A kept answer as a page of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.web.escape import escaped
from assistant.web.places.words import words_in
from assistant.web.render import render_answer
from assistant.wording import date_words

if TYPE_CHECKING:
    from assistant.records import Answer, Language
    from index_store.visitors import KeptAnswer


@dataclass(frozen=True, slots=True)
class KeptWords:
    """The words around a kept answer, in one language."""

    question: str
    kept: str
    back: str
    missing_title: str
    missing: str


WORDS: dict[Language, KeptWords] = {
    "vi": KeptWords(
        question="Câu hỏi",
        kept="Câu trả lời được chia sẻ, ghi lại như đã trả lời ngày {day}; được giữ đến ngày {until}. "
        "Tài liệu có thể đã thay đổi từ đó; hãy hỏi lại để có câu trả lời mới nhất.",
        back="Về trang hỏi đáp",
        missing_title="Không còn câu trả lời này",
        missing="Câu trả lời đã hết thời gian lưu, đã được gỡ, "
        "hoặc tài liệu mà nó trích dẫn không còn được công khai.",
    ),
    "en": KeptWords(
        question="Question",
        kept="A shared answer, as it was given on {day}; kept until {until}. "
        "The documents may have changed since: ask again for an answer of today.",
        back="To the questions and answers",
        missing_title="This answer is no longer here",
        missing="It has expired, it was removed, or a document that it cites is no longer public.",
    ),
}
_BUTTON = re.compile(r"<button\b[^>]*>.*?</button>", re.DOTALL)
"""Nothing can be asked on this page. Texts are escaped: no button is part of one."""
_SOURCE = re.compile(r'(href="documents/[^"#]*)#')
KEPT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'self'; form-action 'none'"
)
"""As for our other pages, and relative links count from the root of the server."""


def kept_page(kept: KeptAnswer, answer: Answer) -> str:
    """Return the page of a kept answer as it was given, without buttons that would ask anew."""
    words = WORDS[answer.language]
    days = [date_words(day.isoformat(), answer.language) for day in (kept.kept_on, kept.expires)]
    shown = replace(answer, choices=(), suggestions=())
    note = words.kept.format(day=days[0], until=days[1])
    return _page(
        answer.language,
        answer.question,
        f'<p class="banner">{escaped(note)}</p>'
        f'<h1><span class="cchc-hidden">{escaped(words.question)}: </span>'
        f"{escaped(answer.question)}</h1>{_with_links(shown)}",
    )


def _with_links(answer: Answer) -> str:
    """Return the answer without its buttons, its sources opening in its own language."""
    html = _BUTTON.sub("", render_answer(answer))
    return _SOURCE.sub(r"\1&amp;lang=en#", html) if answer.language == "en" else html


def missing_answer_page(language: Language) -> str:
    """Return the page that says that an answer is not kept, or not any more."""
    words = WORDS[language]
    return _page(
        language,
        words.missing_title,
        f"<h1>{escaped(words.missing_title)}</h1><p>{escaped(words.missing)}</p>",
    )


def _page(language: Language, title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{escaped(language)}"><head><meta charset="utf-8">'
        '<base href="../"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"<title>{escaped(title)} · {escaped(words_in(language).shell.product)}</title>"
        '<link rel="icon" href="web/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="web/viewer.css"><link rel="stylesheet" href="web/kept.css">'
        f'</head><body><nav class="bar"><a href="./">← {escaped(WORDS[language].back)}</a></nav>'
        f'<main class="kept">{body}</main></body></html>'
    )
