"""What is asked about as it is now, and answered from a text of some time ago."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from assistant.context import Context
from assistant.drafts import Draft
from assistant.questions.question import Kind, Question
from assistant.records import Note
from assistant.synthesis.offices import offices_in
from assistant.wording import date_words
from index_store.language.characters.marks import comparison_key
from prompts import fill

_NOW = re.compile(
    r"(?<!\w)(?:hiện nay|hiện tại|hiện giờ|hiện thời|hiện đang|bây giờ|đương nhiệm|đương kim|lúc này"
    r"|hôm nay|now|currently|current|at present|nowadays|today)(?!\w)"
)
OLD = timedelta(days=180)
"""What holds now may be told by a text of the last half year without a word about its age."""


def aged_notes(drafts: Iterable[Draft], question: Question, context: Context) -> tuple[Note, ...]:
    """Return the day of the newest text quoted, where it is too old to tell what is so now.

    Legal texts say themselves how long they hold. A question that names its period does not
    ask for now; one that asks who holds an office does.
    """
    if question.periods or not _asks_for_now(question):
        return ()
    quoted = {quote.document_id for draft in drafts for quote in draft.quotes}
    documents = [context.document(identity) for identity in quoted]
    if not documents or any(document.effective for document in documents):
        return ()
    days = [document.published for document in documents if document.published]
    if not days:
        return (Note("assumption", fill("note_undated", question.language)),)
    newest: date = max(days)
    if newest + OLD >= question.as_of:
        return ()
    day = date_words(newest.isoformat(), question.language)
    return (Note("assumption", fill("note_aged", question.language, date=day)),)


def _asks_for_now(question: Question) -> bool:
    return _NOW.search(comparison_key(question.reading)) is not None or any(
        part.kind is Kind.WHO and offices_in(part.text) for part in question.parts
    )
