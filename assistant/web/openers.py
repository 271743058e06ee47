"""What to ask first: questions that the newest documents answer, where nobody has written any."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from assistant.questions.suggest import question_about
from index_store.store import FigureQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.records import Language
    from assistant.web.ports import AssistantPort, Audience, LibraryPort

MOST = 4
_MOST_DOCUMENTS = 40
_MOST_TRIED = 12


@dataclass(slots=True)
class Openers:
    """Questions to begin with, made once for each state of the index and each language.

    Each one has been asked: what is offered is answered.
    """

    assistant: AssistantPort
    library: LibraryPort
    audience: Audience
    _made: dict[Language, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def questions(self, language: Language) -> tuple[str, ...]:
        """Return up to four questions, each about another document and indicator.

        Who comes while they are being made gets those of before, or none: nobody waits.
        """
        version = self.library.index_version
        made_of, made = self._made.get(language, ("", ()))
        if made_of == version or not self._lock.acquire(blocking=False):
            return made
        try:
            made = tuple(self._answered(language))
            self._made[language] = (version, made)
        finally:
            self._lock.release()
        return made

    def _answered(self, language: Language) -> Iterator[str]:
        found = 0
        for tried, question in enumerate(self._candidates(language)):
            if found == MOST or tried == _MOST_TRIED:
                return
            answer = self.assistant.ask(question, generator="extractive", audience=self.audience)
            if answer.status == "answered":
                found += 1
                yield question

    def _candidates(self, language: Language) -> Iterator[str]:
        """Yield a question about each of the newest documents that has a figure to ask for."""
        newest = sorted(
            (one for one in self.library.documents(audience=self.audience) if one.figures),
            key=lambda one: one.published or date.min,
            reverse=True,
        )
        told: set[str] = set()
        for document in newest[:_MOST_DOCUMENTS]:
            wanted = FigureQuery(document_ids=(document.id,), audience=self.audience)
            for stated in self.library.figures(wanted):
                indicator = stated.figure.indicator
                question = question_about(stated.figure, language)
                if question is not None and indicator and indicator.value not in told:
                    told.add(indicator.value)
                    yield question
                    break
