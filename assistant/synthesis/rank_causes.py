"""Why a unit ranks where it does: the sentence that gives the rank and its cause together."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.questions.directions import direction_of
from assistant.questions.places import proper_name
from assistant.questions.question import Question
from assistant.sentence_fit import sentence_periods_fit
from assistant.synthesis.causes_beside import is_of_another_rate
from assistant.synthesis.quoting import quoted
from index_store.figures.conditions import takes_back
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, same_place
from index_store.language.terms.indicators import find_indicators

_ASKED = re.compile(
    r"xếp|hạng|\bđứng|dẫn đầu|tụt|tăng|giảm|vươn|\bbậc|\bđiểm|đầu bảng|cuối|bảng|\bbét|\bchót|đội sổ|rank|first|last|\bfell|\brose|\bfall|\brise"
)
_CAUSED = re.compile(
    r"(?:xếp|đứng|dẫn đầu|đầu bảng|vươn|tụt|tăng|giảm|mất điểm|hạng|bậc|cuối)[^.;:]{0,70}?"
    r"(?:(?<!\w)(?:do|vì|nhờ|bởi)(?!\w)(?! (?:đó|vậy|thế|sở|ubnd|ủy ban|bộ|phòng|ông|bà)\b)"
    r"|[;,] (?:nguyên nhân|lý do)(?: chính| chủ yếu| trực tiếp| được nêu)*(?:, theo [^,.;:]{2,60},)? (?:là|do)(?!\w))"
)


def answer_rank_cause(question: Question, context: Context) -> Draught:
    """Return the sentence that says of the unit asked about why it ranks or moved as it did.

    >>> bool(_CAUSED.search("huyện a xếp cuối do thiếu công chức"))
    True
    >>> bool(_CAUSED.search("sở b xếp cuối với 70,5 điểm; nguyên nhân chính, theo sở a, là nợ việc"))
    True
    >>> bool(_CAUSED.search("chỉ số do sở nội vụ công bố, huyện a xếp cuối"))
    False
    """
    if not question.subjects or not _ASKED.search(comparison_key(question.reading)):
        return Draught()
    for sentence in context.sentences:
        if _gives_cause(sentence, question) and sentence_periods_fit(sentence, question, context):
            return Draught((quoted(sentence, question),), subject=question.subjects[0])
    return Draught()


def _gives_cause(sentence: Sentence, question: Question) -> bool:
    """Return whether the unit named last before a cause of a rank is the one asked about."""
    match = _CAUSED.search(comparison_key(sentence.text))
    if match is None or sentence.text.rstrip().endswith("?") or takes_back(sentence.text):
        return False
    if is_of_another_rate(sentence, question) or _is_of_another(
        sentence.text[: match.end()], question
    ):
        return False
    named = [place for place in find_places(sentence.text) if place.span.end <= match.end()]
    if named:
        return any(same_place(named[-1].name, name) for name in question.subjects)
    said = comparison_key(sentence.text)[: match.end()]
    if any(comparison_key(proper_name(name)) in said for name in question.subjects):
        return True
    own = sentence.document.place
    speaks = sentence.document.genre == "report" and bool(find_indicators(said))
    return speaks and own is not None and any(same_place(own, name) for name in question.subjects)


def _is_of_another(said: str, question: Question) -> bool:
    """Return whether what is explained is another index, or moved the other way, than is asked.

    "Chỉ số PAR INDEX giảm bậc, do …" tells neither why SIPAS fell nor why PAR INDEX rose.
    """
    told = {mention.name for mention in find_indicators(said)}
    asked = {mention.name for part in question.parts for mention in part.indicators}
    if told and asked and not told & asked:
        return True
    ways = {direction_of(said), *(direction_of(part.text) for part in question.parts)} - {None}
    return len(ways) > 1
