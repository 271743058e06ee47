"""What one visitor asks and sees: pure of Gradio, so that it can be read and tested alone."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.records import Turn
from assistant.service import QuestionError
from assistant.web.escape import escaped
from assistant.web.labels import PAGE, VIETNAMESE, number_in_words
from assistant.web.limits import HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.render import render_answer, render_question, render_questions
from assistant.wording import date_words
from index_store.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.web.ports import AssistantPort, Audience, LibraryPort

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what was shown for it; ``reply`` is empty where answering failed."""

    question: str
    html: str
    reply: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one browser session has asked so far."""

    exchanges: tuple[Exchange, ...] = ()

    def turns(self) -> list[Turn]:
        """Return the last exchanges as turns, failed ones left out."""
        turns = []
        for exchange in self.exchanges:
            if exchange.reply:
                turns.append(Turn("user", exchange.question))
                turns.append(Turn("assistant", exchange.reply))
        return turns[-HISTORY_LIMIT:]

    def html(self, pending: str | None = None) -> str:
        """Return everything asked and answered, and the question that waits for its answer."""
        shown = [_exchange(exchange.question, exchange.html) for exchange in self.exchanges]
        if pending is not None:
            waiting = f'<p class="cchc-waiting" role="status">{escaped(PAGE.waiting)}</p>'
            shown.append(_exchange(pending, waiting))
        return (
            f'<div class="cchc-log" role="log" aria-label="{escaped(PAGE.conversation)}">'
            f"{''.join(shown)}</div>"
        )


def welcome(sample_questions: tuple[str, ...]) -> str:
    """Return what is seen before the first question."""
    return (
        f'<div class="cchc-welcome"><h2>{escaped(PAGE.welcome)}</h2>'
        f"<p>{escaped(PAGE.welcome_hint)}</p>"
        f'<div class="cchc-samples">{render_questions(sample_questions)}</div></div>'
    )


def collection_line(library: LibraryPort, audience: Audience) -> str:
    """Return the line that says how many documents there are, and as of when."""
    try:
        count = len(library.documents(audience=audience))
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        return _collection(PAGE.index_failed)
    if count == 0:
        return _collection(PAGE.collection_empty)
    day = date_words(date.today().isoformat(), "vi")
    return _collection(PAGE.collection.format(count=number_in_words(count), day=day))


def converse(
    assistant: AssistantPort, audience: Audience, question: str, before: Conversation
) -> Iterator[Conversation | str]:
    """Yield the HTML that waits for the answer, then the conversation with the answer."""
    yield before.html(pending=question)
    exchange = _answered(assistant, audience, question, before)
    yield Conversation((*before.exchanges, exchange))


def _collection(text: str) -> str:
    return f'<p class="cchc-collection">{escaped(text)}</p>'


def _exchange(question: str, html: str) -> str:
    shown = render_question(question, VIETNAMESE.question)
    return f'<section class="cchc-exchange">{shown}{html}</section>'


def _answered(
    assistant: AssistantPort, audience: Audience, question: str, before: Conversation
) -> Exchange:
    if len(question) > QUESTION_LIMIT:
        text = PAGE.too_long.format(found=len(question), limit=QUESTION_LIMIT)
        return Exchange(question[:200] + "…", _trouble(text), "")
    try:
        answer = assistant.ask(question, before.turns(), audience=audience)
    except QuestionError as error:
        return Exchange(question, _trouble(str(error)), "")
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        return Exchange(question, _trouble(PAGE.index_failed), "")
    except Exception:  # noqa: BLE001 - the edge of the page: logged, and the conversation goes on
        _LOG.exception("an answer failed")
        return Exchange(question, _trouble(PAGE.failed), "")
    reply = answer.answer or VIETNAMESE.not_found_title
    return Exchange(question, render_answer(answer), reply)


def _trouble(text: str) -> str:
    return f'<p class="cchc-trouble" role="alert">{escaped(text)}</p>'
