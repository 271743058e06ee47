"""One question of a visitor and what is shown for it, failures included."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.service import QuestionError
from assistant.web.escape import escaped
from assistant.web.kept_answers import answer_json, answer_of
from assistant.web.labels import answer_labels
from assistant.web.limits import HISTORY_LIMIT, QUESTION_LIMIT
from assistant.web.render import Footnote, footnotes, render_answer
from index_store.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Turn
    from assistant.web.places.words import Words
    from assistant.web.ports import AssistantPort, Audience

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is shown for a question; ``reply`` is empty where answering failed.

    ``footnotes`` are the sources as lines of text, for who copies the answer; ``kept`` is the
    answer for the browser to keep, from which it is shown again later.
    """

    html: str
    reply: str = ""
    answer_id: str = ""
    status: str = ""
    footnotes: tuple[Footnote, ...] = ()
    kept: str = ""


def exchange(
    assistant: AssistantPort,
    audience: Audience,
    question: str,
    history: Sequence[Turn],
    words: Words,
    *,
    generator: str | None = None,
    as_typed: bool = False,
) -> Exchange:
    """Return the answer to a question as HTML, or the reason why there is none."""
    if len(question) > QUESTION_LIMIT:
        text = words.ask.too_long.format(found=len(question), limit=QUESTION_LIMIT)
        return Exchange(trouble(text))
    try:
        answer = assistant.ask(
            question,
            history[-HISTORY_LIMIT:],
            generator=generator,
            audience=audience,
            as_typed=as_typed,
        )
    except QuestionError as error:
        return Exchange(trouble(str(error)))
    except IndexStoreError as error:
        _LOG.error("the index cannot be read: %s", error)
        return Exchange(trouble(words.shell.index_failed))
    except Exception:  # noqa: BLE001 - the edge of the page: logged, and the conversation goes on
        _LOG.exception("an answer failed")
        return Exchange(trouble(words.ask.failed))
    reply = answer.answer or answer_labels(answer.language).not_found_title
    return Exchange(
        render_answer(answer),
        reply,
        answer.id,
        answer.status,
        footnotes(answer),
        answer_json(answer),
    )


def shown_again(kept: str) -> str | None:
    """Return a kept answer as HTML, all of its text escaped; None for what is no answer of ours."""
    try:
        return render_answer(answer_of(kept))
    except ValueError:
        return None


def trouble(text: str) -> str:
    """Return a sentence that says what went wrong, as HTML that a screen reader announces."""
    return f'<p class="cchc-trouble" role="alert">{escaped(text)}</p>'
