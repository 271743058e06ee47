"""A task as a document gives it: the words, who leads, who helps, until when."""

from __future__ import annotations

from dataclasses import dataclass

from index_store.records import Span


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task with where a document says whose it is; each span lies in the stored text.

    ``whole`` is the line, sentence or row that states the task, ``task`` its words alone;
    ``said`` are the further stretches that state who and when where the line does not.
    ``leads`` tells whether the document says that the doer leads others.
    """

    whole: Span
    task: Span
    lead: Span | None = None
    helps: Span | None = None
    due: Span | None = None
    product: Span | None = None
    said: tuple[Span, ...] = ()
    leads: bool = False
