"""A scripted assistant and a library of two documents about units that do not exist."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from assistant.checking.records import Check, CheckedClaim
from assistant.events import Event, Stated, Understood
from assistant.records import Answer, Choice, Citation, Note, Statement, Support, Turn
from index_store.errors import DocumentNotFoundError
from index_store.records import Document, Passage, Span
from index_store.store import DocumentSummary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index_store.store import FigureQuery, StoredFigure

NEWS = """Huyện Sơn Lâm đứng cuối bảng xếp hạng cải cách hành chính năm 2022

Ngày 29/3/2023, Ủy ban nhân dân tỉnh Hà Vân công bố Chỉ số CCHC năm 2022 của các huyện, thành phố.

Theo đó, thành phố Vân Khê dẫn đầu với 88,12 điểm; huyện Sơn Lâm đạt 70,56 điểm, xếp cuối cùng trong 8 huyện, thành phố.
Hội nghị chỉ ra các hạn chế: hồ sơ trễ hạn còn nhiều; công khai thủ tục chưa đầy đủ.

| Đơn vị | Điểm | Thứ hạng |
| --- | --- | --- |
| Thành phố Vân Khê | 88,12 | 1/8 |
| Huyện Sơn Lâm | 70,56 | 8/8 |

Kết luận hội nghị, lãnh đạo tỉnh đề nghị các đơn vị rà soát từng tiêu chí 🙂, báo cáo trước ngày 30/6/2023.
Văn phòng tỉnh theo dõi việc thực hiện.
"""

PLAN = "Kế hoạch cải cách hành chính năm 2023\n\nPhấn đấu trên 80% hồ sơ được nộp trực tuyến.\n"


def document(document_id: str, text: str, **facts: object) -> Document:
    """Return a document whose version is the hash of its text, as the product makes it."""
    version = "sha256:" + sha256(text.encode()).hexdigest()
    base = Document(
        id=document_id,
        source=f"/kho/{document_id}.txt",
        name=f"{document_id}.txt",
        version=version,
        text=text,
        title=text.splitlines()[0],
    )
    return replace(base, **facts)  # type: ignore[arg-type]


def the_news() -> Document:
    return document(
        "tin-son-lam",
        NEWS,
        publisher="Báo Hà Vân",
        published=date(2023, 4, 7),
        url="https://bao.havan.example/tin/1",
        issuer="UBND tỉnh Hà Vân",
        derived=("title",),
    )


def the_plan() -> Document:
    return document("ke-hoach-2023", PLAN, number="12/KH-UBND", visibility="internal")


@dataclass
class FakeLibrary:
    """Documents by id, the live version last."""

    stored: dict[str, list[Document]] = field(default_factory=dict)
    index_version: str = "2-fake"

    @classmethod
    def of(cls, *documents: Document) -> FakeLibrary:
        library = cls()
        for found in documents:
            library.stored.setdefault(found.id, []).append(found)
        return library

    def documents(self, *, audience: Literal["all", "public"] = "all") -> list[DocumentSummary]:
        live = [versions[-1] for versions in self.stored.values()]
        return [self._summary(found) for found in live if _may_see(found, audience)]

    def document(
        self,
        document_id: str,
        version: str | None = None,
        *,
        audience: Literal["all", "public"] = "all",
    ) -> Document:
        versions = self.stored.get(document_id, [])
        for found in reversed(versions):
            if version in (None, found.version) and _may_see(found, audience):
                return found
        raise DocumentNotFoundError(f"no document {document_id}")

    def passages(self, document_id: str) -> list[Passage]:
        live = self.stored[document_id][-1]
        spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+(\n[^\n]+)*", live.text)]
        return [
            Passage(document_id, number, span, span.of(live.text), f"đoạn {number + 1}")
            for number, span in enumerate(spans)
        ]

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        return []

    def places(self, *, audience: Literal["all", "public"] = "all") -> tuple[str, ...]:
        return ("huyện Sơn Lâm", "thành phố Vân Khê")

    def _summary(self, found: Document) -> DocumentSummary:
        shared = {
            one.name: getattr(found, one.name)
            for one in fields(DocumentSummary)
            if hasattr(found, one.name)
        }
        return DocumentSummary(
            **shared,
            family=None,
            characters=len(found.text),
            passages=len(self.passages(found.id)),
            figures=0,
            indexed_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
        )


def _may_see(found: Document, audience: str) -> bool:
    return audience == "all" or found.visibility == "public"


def citation(number: int, cited: Document, quote: str, support: str | None = None) -> Citation:
    """Return a citation of the first place where ``quote`` stands in the document."""
    span = _span(cited, quote)
    bound = () if support is None else (Support("period", support, _span(cited, support)),)
    return Citation(
        number=number,
        document_id=cited.id,
        document=cited.name,
        version=cited.version,
        title=cited.title,
        publisher=cited.publisher,
        published=cited.published,
        derived=cited.derived,
        url=cited.url,
        locator="đoạn 3",
        quote=quote,
        span=span,
        support=bound,
    )


def _span(cited: Document, quote: str) -> Span:
    start = cited.text.index(quote)
    return Span(start, start + len(quote))


LAST = "huyện Sơn Lâm đạt 70,56 điểm, xếp cuối cùng trong 8 huyện, thành phố"
LIMITS = "hồ sơ trễ hạn còn nhiều; công khai thủ tục chưa đầy đủ"
ACROSS = "báo cáo trước ngày 30/6/2023.\nVăn phòng tỉnh theo dõi"


def answered(question: str = "huyen nao xep cuoi nam 2022") -> Answer:
    news = the_news()
    return Answer(
        id="a1",
        question=question,
        understood_as="huyện nào xếp cuối năm 2022",
        language="vi",
        status="answered",
        answer="Huyện Sơn Lâm xếp cuối cùng trong 8 huyện, thành phố, đạt 70,56 điểm [1]. "
        "Hạn chế được nêu tại hội nghị:\n- hồ sơ trễ hạn còn nhiều [2]\n"
        "- công khai thủ tục chưa đầy đủ [2]",
        statements=(
            Statement("Huyện Sơn Lâm xếp cuối cùng, đạt 70,56 điểm.", (1,)),
            Statement("Hồ sơ trễ hạn còn nhiều; công khai thủ tục chưa đầy đủ.", (2,)),
        ),
        citations=(
            citation(1, news, LAST, "Chỉ số CCHC năm 2022"),
            citation(2, news, LIMITS),
        ),
        notes=(
            Note("restored", "Tôi hiểu là: “huyện nào xếp cuối năm 2022”"),
            Note("coverage", "Tài liệu xếp hạng 8 huyện, thành phố của tỉnh Hà Vân."),
        ),
        suggestions=("Đơn vị nào dẫn đầu năm 2022?",),
        as_of=date(2026, 11, 22),
        index_version="2-fake",
    )


def not_found(question: str) -> Answer:
    return Answer(
        id="a2",
        question=question,
        understood_as=question,
        language="vi",
        status="not_found",
        answer="",
        notes=(Note("coverage", "Tài liệu chỉ có số liệu năm 2022 của tỉnh Hà Vân."),),
        as_of=date(2026, 11, 22),
    )


def near(question: str) -> Answer:
    """Return a refusal with what is nearest to the question."""
    nearest = (citation(1, the_news(), LIMITS),)
    return replace(not_found(question), id="a4", answer="Không tìm thấy.", nearest=nearest)


def needs_clarification(question: str) -> Answer:
    return replace(
        not_found(question),
        id="a3",
        status="needs_clarification",
        answer="Có hai đơn vị cùng tên Vân Khê.",
        notes=(),
        choices=(
            Choice("thành phố Vân Khê, tỉnh Hà Vân", "Điểm CCHC của thành phố Vân Khê?"),
            Choice("xã Vân Khê, tỉnh Hà Vân", "Điểm CCHC của xã Vân Khê?"),
        ),
    )


@dataclass
class ScriptedAssistant:
    """Answers as its script says, by a word of the question; keeps what it was asked."""

    script: Mapping[str, Answer | Exception] = field(default_factory=dict)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    as_typed: list[bool] = field(default_factory=list)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Literal["all", "public"] = "all",
        as_typed: bool = False,
    ) -> Answer:
        assert generator in (None, "extractive", "llm")
        self.asked.append((question, tuple(history)))
        self.as_typed.append(as_typed)
        self.audiences.append(audience)
        for word, reply in self.script.items():
            if word in question:
                if isinstance(reply, Exception):
                    raise reply
                return replace(reply, question=question)
        return not_found(question)

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Literal["all", "public"] = "all",
        as_typed: bool = False,
    ) -> Iterator[Event]:
        answer = self.ask(
            question, history, generator=generator, audience=audience, as_typed=as_typed
        )
        return self._events(answer)

    def _events(self, answer: Answer) -> Iterator[Event]:
        yield Understood(answer.id, answer.understood_as, answer.language)
        cited = {citation.number: citation for citation in answer.citations}
        for statement in answer.statements:
            yield Stated(statement, tuple(cited[number] for number in statement.citations))
        yield from answer.notes
        yield answer

    def check(self, text: str, *, audience: Literal["all", "public"] = "all") -> Check:
        self.audiences.append(audience)
        claim = CheckedClaim(text, Span(0, len(text)), "not_found")
        return Check((claim,), (), "1-fake", 0.0)


@dataclass
class SlowAssistant(ScriptedAssistant):
    """Answers what is slow ("chậm") when its gate opens."""

    gate: threading.Event = field(default_factory=threading.Event)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        generator: str | None = None,
        audience: Literal["all", "public"] = "all",
        as_typed: bool = False,
    ) -> Answer:
        if "chậm" in question:
            self.gate.wait(20)
        return super().ask(
            question, history, generator=generator, audience=audience, as_typed=as_typed
        )


def scripted() -> ScriptedAssistant:
    return ScriptedAssistant(
        {
            "cuoi": answered(),
            "cuối": replace(answered(), understood_as="huyện nào xếp cuối năm 2022", notes=()),
            "Vân Khê": needs_clarification(""),
            "gần": near(""),
            "hỏng": RuntimeError("scripted"),
        }
    )


SAMPLES = (
    "Huyện nào xếp cuối năm 2022 và vì sao?",
    "Đơn vị nào dẫn đầu năm 2022?",
    "Điểm của Vân Khê là bao nhiêu?",
    "Hồ sơ nộp trực tuyến đạt bao nhiêu phần trăm?",
)
