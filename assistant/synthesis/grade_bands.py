"""Which grade a score gets by a rule: "3. Khá: từ 70 đến dưới 80 điểm", and 79,5 points are asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.context import Context, Sentence
from assistant.document_fit import article_fits
from assistant.drafts import Draught
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.synthesis.quoting import quoted
from index_store.language.amounts.numerals import parse_number
from index_store.language.characters.marks import comparison_key
from index_store.records import Document, Span

LEAST_BANDS = 3
"""So many lines in a row make a scale of grades."""
_NUMBER = r"\d+(?:[.,]\d+)?"
_BAND = re.compile(
    r"^[^\S\n]*(?P<line>(?:(?:\d{1,2}|[a-zđ])[.)]\s+|[-+*•–]\s+)?[^\W\d_][^:\n\d]{1,40}:\s*(?:đạt |có tổng điểm |tổng điểm )?(?:đạt )?"
    rf"(?:từ (?:trên )?(?P<low>{_NUMBER})(?: ?(?:điểm|%))?(?: đến (?P<under>dưới )?(?P<high>{_NUMBER}))?"
    rf"|dưới (?P<below>{_NUMBER})|(?:từ )?trên (?P<above>{_NUMBER}))(?: ?(?:điểm|%))?(?: trở lên)?[.;,]?)[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Band:
    """One line of a scale: from ``low`` on, up to ``high``, which ``closed`` says is within it."""

    span: Span
    low: float
    high: float
    closed: bool

    def holds(self, score: float) -> bool:
        """Return whether a score lies in the band."""
        return self.low <= score < self.high or (self.closed and score == self.high)


def answer_band(part: Part, question: Question, context: Context) -> Draught:
    """Return the line of a rule that says which grade the score in a question gets."""
    scores = [
        q.value for q in part.quantities if q.value is not None and q.unit in ("điểm", "%", None)
    ]
    if len(scores) != 1:
        return Draught()
    found: list[Sentence] = []
    for document_id in context.document_ids:
        document = context.document(document_id)
        if not document_fits(document, question) or not _is_of(document, question, context):
            continue
        near = context.sentences_of(document)
        holding = [band for band in bands(document) if band.holds(scores[0])]
        if len(holding) == 1 and near:
            passage = next(
                (one.passage for one in near if holding[0].span.overlaps(one.span)),
                near[0].passage,
            )
            if article_fits(passage, question):
                found.append(Sentence(document, passage, holding[0].span, 0.0))
    if len(found) != 1:
        return Draught()
    return Draught((quoted(found[0], question),), subject=found[0].document.place)


_GRADES = (
    "hoàn thành xuất sắc",
    "xuất sắc",
    "rất tốt",
    "tốt",
    "khá",
    "trung bình",
    "yếu",
    "kém",
)
_ASKS_LIMITS = re.compile(
    r"(?:bao nhiêu|mấy) điểm[^?]{0,40}?(?:loại|mức|hạng)? (?P<grade>"
    + "|".join(_GRADES)
    + r")(?!\w)"
    r"|(?:loại|mức|hạng) (?P<grade_>"
    + "|".join(_GRADES)
    + r")(?!\w)[^?]{0,40}?(?:bao nhiêu|mấy) điểm"
)
_AS_LIMIT = re.compile(
    r"trở lên|từ (?:bao nhiêu|mấy)|(?:thì|mới) (?:được|đạt|xếp)|tối thiểu|ít nhất|(?:cần|phải) (?:đạt |có |được )?(?:bao nhiêu|mấy)|là (?:từ )?(?:bao nhiêu|mấy)"
)


def answer_limits(part: Part, question: Question, context: Context) -> Draught:
    """Return what says from how many points on a grade is given: "31 đơn vị Tốt (từ 80 đến dưới 90)"."""
    key = comparison_key(part.text)
    asks = _ASKS_LIMITS.search(key)
    if asks is None or not _AS_LIMIT.search(key):
        return Draught()
    grade = asks["grade"] or asks["grade_"]
    given = re.compile(
        rf"(?<!\w)(?<!rất ){re.escape(grade)}(?: ?[:(–-]| khi| nếu| là| đạt| có)*[^.;,()\d]{{0,24}}?(?:từ|dưới|trên|đạt) {_NUMBER}"
    )
    found = [
        sentence
        for sentence in context.sentences
        if given.search(comparison_key(sentence.text))
        and document_fits(sentence.document, question)
        and _is_of(sentence.document, question, context)
    ]
    if not found:
        return Draught()
    return Draught((quoted(found[0], question),), subject=found[0].document.place)


def _is_of(document: Document, question: Question, context: Context) -> bool:
    return all(context.names(document, name) for name in (*question.subjects, *question.scope))


def bands(document: Document) -> tuple[Band, ...]:
    """Return the lines of a document's one scale of grades; none where it has no scale, or several."""
    found = list(_bands(document.text))
    if len(found) < LEAST_BANDS:
        return ()
    ordered = sorted(found, key=lambda band: band.low)
    overlap = any(one.high > two.low for one, two in itertools.pairwise(ordered))
    return () if overlap else tuple(found)


def _bands(text: str) -> Iterator[Band]:
    for match in _BAND.finditer(text):
        low = parse_number(match["low"] or match["above"] or "0") or 0.0
        end = match["high"] or match["below"]
        high = (parse_number(end) or 0.0) if end else float("inf")
        closed = bool(match["high"]) and not match["under"]
        yield Band(Span(match.start("line"), match.end("line")), low, high, closed)
