"""Questions to begin with, where nobody has written any: what is offered is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.web.openers import Openers
from index_store.records import Binding, Figure, Span
from index_store.store import FigureQuery, StoredFigure
from tests.web.fakes import FakeLibrary, ScriptedAssistant, answered, document

if TYPE_CHECKING:
    from assistant.records import Answer
    from index_store.records import Document
    from index_store.store import DocumentSummary

INDEX = "Chỉ số cải cách hành chính"
SHARE = "Tỷ lệ hồ sơ trực tuyến"


class Measured(FakeLibrary):
    """Each of its documents tells one figure, of the indicator that its title names."""

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        (wanted,) = query.document_ids or ()
        found = self.document(wanted, audience=query.audience)
        figure = Figure(
            found.id, Span(0, 4), "70,5", Span(0, 4), "value", 70.5, "điểm",
            place=Binding("huyện Sơn Lâm", "huyện Sơn Lâm", None),
            indicator=Binding(found.title, found.title, None), period=Binding("2023", "2023", None),
        )  # fmt: skip
        summary = next(one for one in self.documents() if one.id == wanted)
        return [StoredFigure(figure, summary, 0)]

    def _summary(self, found: Document) -> DocumentSummary:
        return replace(super()._summary(found), figures=1)


def told(name: str, indicator: str, year: int, **facts: object) -> Document:
    return document(name, "70,5", title=indicator, published=date(year, 1, 1), **facts)


def test_the_newest_documents_are_asked_about_first_each_indicator_once() -> None:
    library = Measured.of(told("a", INDEX, 2021), told("b", SHARE, 2023), told("c", INDEX, 2022))
    openers = Openers(ScriptedAssistant({"Sơn Lâm": answered()}), library, "public")
    questions = openers.questions("vi")
    assert [INDEX in one or SHARE in one for one in questions] == [True, True]
    assert SHARE in questions[0]
    assert all("huyện Sơn Lâm" in one and "2023" in one for one in questions)
    assert all("Sơn Lâm district" in one for one in openers.questions("en"))


def test_what_is_not_answered_or_not_for_visitors_is_not_offered() -> None:
    hidden = told("a", INDEX, 2022, visibility="internal")
    library = Measured.of(hidden, told("b", SHARE, 2023))
    assistant = ScriptedAssistant({INDEX: answered()})
    assert Openers(assistant, library, "public").questions("vi") == ()
    assert len(Openers(assistant, library, "all").questions("vi")) == 1


def test_they_are_made_once_for_each_state_of_the_index() -> None:
    library, assistant = Measured.of(told("a", INDEX, 2022)), ScriptedAssistant({"": answered()})
    openers = Openers(assistant, library, "public")
    assert len([openers.questions("vi") for _ in range(3)]) == 3
    assert len(assistant.asked) == 1
    library.index_version = "3-fake"
    openers.questions("vi")
    assert len(assistant.asked) == 2


def test_nobody_waits_while_they_are_made() -> None:
    library = Measured.of(told("a", INDEX, 2022))
    meanwhile: list[tuple[str, ...]] = []

    class Asking(ScriptedAssistant):
        """Is asked for the questions by another visitor while it answers one."""

        def ask(self, question: str, *arguments: object, **named: object) -> Answer:
            meanwhile.append(openers.questions("vi"))
            return super().ask(question, *arguments, **named)  # type: ignore[arg-type]

    openers = Openers(Asking({"": answered()}), library, "public")
    assert len(openers.questions("vi")) == 1
    assert meanwhile == [()]
