"""Every word of the page, in Vietnamese and in English; each place has its own module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.web.places.words import ask as asking
from assistant.web.places.words import check as checking
from assistant.web.places.words import documents as listing
from assistant.web.places.words import figures as tabulating
from assistant.web.places.words import shell as framing
from assistant.web.places.words.ask import AskWords
from assistant.web.places.words.check import CheckWords
from assistant.web.places.words.documents import DocumentWords
from assistant.web.places.words.figures import FigureWords
from assistant.web.places.words.shell import ShellWords

if TYPE_CHECKING:
    from assistant.records import Language

__all__ = [
    "ENGLISH", "VIETNAMESE", "AskWords", "CheckWords", "DocumentWords", "FigureWords",
    "ShellWords", "Words", "words_in",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """All words of the page in one language."""

    language: Language
    shell: ShellWords
    ask: AskWords
    check: CheckWords
    figures: FigureWords
    documents: DocumentWords


VIETNAMESE = Words(
    language="vi",
    shell=framing.VIETNAMESE,
    ask=asking.VIETNAMESE,
    check=checking.VIETNAMESE,
    figures=tabulating.VIETNAMESE,
    documents=listing.VIETNAMESE,
)
ENGLISH = Words(
    language="en",
    shell=framing.ENGLISH,
    ask=asking.ENGLISH,
    check=checking.ENGLISH,
    figures=tabulating.ENGLISH,
    documents=listing.ENGLISH,
)


def words_in(language: Language) -> Words:
    """Return the words of the page in a language."""
    return ENGLISH if language == "en" else VIETNAMESE
