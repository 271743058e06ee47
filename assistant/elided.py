"""The words of a figure, and those that it leaves out because another in its row says them."""

from __future__ import annotations

import re

from assistant.context import Context, StatedFigure
from assistant.finding.matching import Terms, joined, terms
from assistant.questions.question import Part
from index_store.records import Document, Span


def own_terms(stated: StatedFigure) -> Terms:
    """Return the terms of what the figure measures or counts."""
    figure = stated.figure
    said = [figure.text, figure.unit or ""]  # a cell of a table does not repeat its unit
    if figure.indicator:
        said += [figure.indicator.text, figure.indicator.value]
    return joined(said)


def caption_words(stated: StatedFigure) -> Terms:
    """Return the words of the line above a table for a figure of one of its rows, else none.

    "Kết quả giải quyết hồ sơ tại bộ phận một cửa" is said once of every row below it.
    """
    text, at = stated.document.text, stated.sentence.start
    if not stated.figure.clause.of(text).lstrip().startswith("|"):
        return terms("")
    for _ in range(_MOST_ROWS):
        end = text.rfind("\n", 0, at)
        if end < 0:
            return terms("")
        at = text.rfind("\n", 0, end) + 1
        line = text[at:end].strip()
        if line and not line.startswith("|"):
            return terms(line) if len(line) <= _LONGEST_CAPTION else terms("")
    return terms("")


_MOST_ROWS = 80
_LONGEST_CAPTION = 200


def elided_words(stated: StatedFigure, part: Part, context: Context) -> Terms:
    """Return the words that a figure leaves out because another in its row says them.

    "27 thủ tục hành chính cần bản chính giấy khai sinh, 32 thủ tục cần bản sao": the second are
    procedures of administration too; in "8 văn bản gửi và 19 văn bản nhận điện tử" the first are
    electronic. Only of a figure all of whose own words are asked for, which says of what is asked
    something that the other does not: what is set against it is the other's.
    """
    figure = stated.figure
    said = terms("")
    if figure.kind != "count" or not figure.unit:
        return said
    asked = part.asked.words()
    row = _FIRST_OF_ROW.match(stated.document.text, figure.span.end)
    counted = figure.indicator.text if figure.indicator else row["what"] if row else ""
    if not counted or not joined((figure.unit, counted)).words <= asked.words:
        return said
    own = own_terms(stated) | terms(counted)
    for other in context.figures_of(stated.document):
        beside = other.figure
        if (
            beside.kind == "count"
            and beside.unit
            and beside.indicator is not None
            and beside.unit.split()[0] == figure.unit.split()[0]
            and other.sentence == stated.sentence
            and asked.words & (own.words - own_terms(other).words)
            and _in_a_row(beside.span, figure.span, stated.document)
        ):
            said = said | own | own_terms(other)
    return said


def _in_a_row(one: Span, two: Span, document: Document) -> bool:
    """Return whether one figure follows the other in an enumeration."""
    first, second = sorted((one, two), key=lambda span: span.start)
    if first.end > second.start:
        return False
    return _IN_A_ROW.search(Span(first.end, second.start).of(document.text)) is not None


_FIRST_OF_ROW = re.compile(r"\s+(?P<what>[^\W\d]+(?: [^\W\d]+){0,3})(?=(?:,| và|, và| hoặc) \d)")
_IN_A_ROW = re.compile(r"^[^.;:]{1,120}?(?:,| và| hoặc)\s+$")
