"""Who holds a role by a list of roles: "1. Chủ tịch Hội đồng: Phó Chủ tịch UBND tỉnh …"."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.fit import document_fits
from assistant.questions.question import Part, Question
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key

_ASKS = re.compile(
    r"^\W*ai (?:là|làm|giữ (?:chức|vai trò)) (?P<role>[^?]{4,120})|^(?P<first>[^?]{4,120}?) là (?:ai|người nào)\b"
)
_LINE = re.compile(
    r"^(?:(?:\d{1,2}|[a-zđ])[.)]\s+|[-+*•–]\s+)?(?P<role>[^:\n]{4,60}):\s*(?P<who>[^\W\d_][^\n]{4,200})$"
)
_ASKS_DOER = re.compile(
    r"^\W*(?:đơn vị|cơ quan|tổ chức) nào (?:đã )?(?P<does>thực hiện|tiến hành|chủ trì|tổ chức) (?:cuộc |việc )?(?P<what>(?:khảo sát|điều tra|đánh giá|kiểm tra)[^?]*)"
)
_LEAST_ABOVE = 0.8
"""Share of what else the question says that the heading, the title or the place must have."""


def answer_role(part: Part, question: Question, context: Context) -> Draught:
    """Return the one line that names the holder of the role that is asked about."""
    key = comparison_key(part.text)
    asked, doer = _ASKS.search(key), _ASKS_DOER.search(key)
    if doer is not None:  # "Đơn vị thực hiện: …" stands under what it carried out
        role = f"đơn vị {doer['does']} {_undated(doer['what'])}"
    elif asked is not None:
        role = (asked["role"] or asked["first"]).strip()
    else:
        return Draught()
    found = [
        sentence
        for document in map(context.document, context.document_ids)
        if document_fits(document, question)
        and all(context.names(document, name) for name in (*question.subjects, *question.scope))
        for sentence in context.sentences_of(document)
        if _holds(sentence, role)
    ]
    if len(found) != 1:
        return Draught()
    return Draught((quoted(found[0], question),), subject=found[0].document.place)


def _undated(said: str) -> str:
    """Return what was carried out, without its year: the document is of that year.

    >>> _undated("khảo sát sự hài lòng năm 2024")
    'khảo sát sự hài lòng'
    """
    return re.sub(r"\s*(?<!\w)năm \d{4}(?!\w)", "", said).strip()


def _holds(sentence: Sentence, role: str) -> bool:
    """Return whether a line is of the role: its label opens it, its heading says the rest."""
    line = _LINE.match(sentence.text.strip())
    if line is None:
        return False
    label = comparison_key(line["role"]).strip()
    if not re.match(rf"{re.escape(label)}(?!\w)", role):
        return False
    rest = terms(_FROM.sub(" ", role[len(label) :]))
    document = sentence.document
    above = joined(
        (sentence.passage.heading, document.title, document.place or "", document.issuer or "")
    )
    return not rest or coverage(rest, above) >= _LEAST_ABOVE


_FROM = re.compile(r"(?<!\w)(?:theo|quy định|mới|hiện nay|hiện hành|của|tại|trong)(?!\w)")
