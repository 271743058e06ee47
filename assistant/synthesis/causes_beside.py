"""Causes told beside what they explain: in the sentence that follows it, or in the one before.

"Hồ sơ đất đai quá hạn nhiều. Nguyên nhân: …" repeats no word of the question in its cause, and
"… nên khó tìm nhà. Trước thực tế trên, xã đánh số nhà" has its cause before the effect. Words
that open such a sentence join the two, so that the one that says the effect finds the other.
"""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.questions.question import Kind, Part, Question
from assistant.sections import is_heading
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.quoting import quoted
from assistant.synthesis.said import said
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

LEAST_OF_EFFECT = 0.45
"""Share of the question's words that the sentence of the effect has itself, …"""
LEAST_AROUND = 0.6
"""… and with what stands around it."""
_FARTHEST = 2
"""So many sentences after the effect its cause may stand."""
_MOST_TRIED = 12
_LONGEST = 600
"""Characters of two or three sentences that are quoted together."""


def cause_beside(part: Part, question: Question, context: Context) -> Draught:
    """Return the cause that stands beside the sentence of what is to be explained, if one does."""
    if not part.asked:
        return Draught()
    effects = [item for item in context.sentences if _says_effect(item, part, question, context)]
    effects.sort(key=lambda item: -part.asked.share(terms(item.text)))
    for effect in effects[:_MOST_TRIED]:
        told = context.sentences_of(effect.document)
        at = next((n for n, item in enumerate(told) if item.span == effect.span), None)
        if at is None:
            continue
        found = _after(told, at, part, question) or _before(told, at)
        if found is not None:
            return Draught((quoted(effect, question, found),), subject=effect.document.place)
    return Draught()


def _says_effect(sentence: Sentence, part: Part, question: Question, context: Context) -> bool:
    if is_heading(sentence.text) or sentence.text.rstrip().endswith("?"):
        return False
    if part.asked.share(terms(sentence.text)) < LEAST_OF_EFFECT:
        return False
    around = (sentence.text, sentence.before, sentence.passage.heading, sentence.document.title)
    return (
        part.asked.share(joined(around)) >= LEAST_AROUND
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    )


_KINDS = ("chủ quan", "khách quan")


def is_other_kind(said_key: str, asked: str) -> bool:
    """Return whether a cause is called objective where subjective ones are asked for, or the reverse.

    >>> is_other_kind("nguyên nhân khách quan là mưa lũ", "nguyên nhân chủ quan của việc đó")
    True
    """
    told = [kind for kind in _KINDS if kind in said_key]
    wanted = kind_wanted(asked)
    return wanted is not None and bool(told) and wanted not in told


def kind_wanted(asked: str) -> str | None:
    """Return the kind of causes that a question asks for, where it names one.

    >>> kind_wanted("nguyên nhân chủ quan là gì"), kind_wanted("vì sao trễ hẹn")
    ('chủ quan', None)
    """
    wanted = [kind for kind in _KINDS if kind in comparison_key(asked)]
    return wanted[0] if len(wanted) == 1 else None


def _after(told: tuple[Sentence, ...], at: int, part: Part, question: Question) -> Span | None:
    """Return the sentence soon after that opens as a cause does ("Nguyên nhân: …")."""
    for item in told[at + 1 : at + 1 + _FARTHEST]:
        if is_heading(item.text):
            return None
        key = comparison_key(item.text)
        if not said("opens a cause").match(key) or is_other_kind(key, part.text):
            continue
        if not is_of_another(item, part, question):
            return item.span
    return None


def _before(told: tuple[Sentence, ...], at: int) -> Span | None:
    """Return the effect with what stands before it, where it says that it follows from that."""
    if not said("follows from before").match(comparison_key(told[at].text)) or not at:
        return None
    first = at - 1
    if first and said("goes on").match(comparison_key(told[first].text)):
        first -= 1
    if told[first].passage != told[at].passage or is_heading(told[first].text):
        return None
    whole = Span(told[first].span.start, told[at].span.end)
    return whole if whole.end - whole.start <= _LONGEST else None


_CAUSE_OF = re.compile(
    r"(?:nguyên nhân|lý do)(?: chính| chủ yếu| khách quan| chủ quan)? (?:của(?: việc)?|dẫn đến(?: việc)?|làm|khiến)"
    r" (?P<what>.{5,90}?)(?: là(?: do)?\b|:|,|$)"
)
_LEAST_OF_WHAT = 0.3


def is_of_another(sentence: Sentence, part: Part, question: Question) -> bool:
    """Return whether a sentence says that it gives the cause of something else than is asked."""
    is_standing = any(part.kind in _STANDINGS for part in question.parts)
    if is_standing and is_of_another_rate(sentence, question):
        return True
    if _in_another_clause(sentence, part) or _points_to_another(sentence, part):
        return True
    key = comparison_key(sentence.text)
    match = _CAUSE_OF.search(key) or _LABELLED_CAUSE.match(key)
    if match is None or _GENERALLY.search(match["what"]):
        return False
    if not part.asked and not (question.subjects and _MOVED.search(comparison_key(part.text))):
        return False  # "Vì sao?" alone asks of what was told before
    effect = terms(match["what"])
    return coverage(effect, part.asked.words() | terms(question.reading)) < _LEAST_OF_WHAT


def _in_another_clause(sentence: Sentence, part: Part) -> bool:
    """Return whether a clause before that with the cause says more of what is asked.

    "Tỷ lệ A tăng; tỷ lệ B giảm do …" gives no cause of A.
    """
    clauses = sentence.text.split(";")
    first = next((at for at, clause in enumerate(clauses) if _gives(clause)), 0)
    if not first or not part.asked:
        return False
    shares = [part.asked.share(terms(clause)) for clause in clauses]
    return max(shares[:first]) > shares[first]


_FIELD = re.compile(
    r"(?<!\w)(?:lĩnh vực|nội dung|tiêu chí|mảng|chỉ số(?: thành phần)?|yếu tố) (?P<name>(?!nào|gì|này|đó)[^?,;.]{4,60})"
)
_THIS_FIELD = re.compile(
    r"(?<!\w)(?:lĩnh vực|nội dung|tiêu chí|mảng|chỉ số(?: thành phần)?|yếu tố) (?:này|đó|ấy|trên)(?!\w)"
)
_LAST_SAID = 260
_LEAST_OF_FIELD = 0.6


def _points_to_another(sentence: Sentence, part: Part) -> bool:
    """Return whether "lĩnh vực này" of a cause is another field than the one that is asked about."""
    asked = _FIELD.search(comparison_key(part.text))
    if asked is None or not _THIS_FIELD.search(comparison_key(sentence.text)):
        return False
    start = max(0, sentence.span.start - _LAST_SAID)
    before = Span(start, sentence.span.end).of(sentence.document.text)
    return coverage(terms(asked["name"]), terms(before)) < _LEAST_OF_FIELD


def names_field(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence names the field whose lost points a question asks the cause of."""
    asked = _FIELD.search(comparison_key(part.text))
    return asked is not None and coverage(terms(asked["name"]), terms(sentence.text)) >= _ALL


_ALL = 0.99


def is_of_another_rate(sentence: Sentence, question: Question) -> bool:
    """Return whether what a sentence gives the cause of is a rate that is not asked about.

    "Tỷ lệ hồ sơ đúng hạn giảm còn 97,5%, chủ yếu do …" gives no cause of a rank; "xếp cuối do tỷ
    lệ hồ sơ đúng hạn thấp" does.
    """
    clause = next((clause for clause in sentence.text.split(";") if _gives(clause)), "")
    cause = said("gives a cause").search(comparison_key(clause))
    if cause is None:
        return False
    explained = {mention.name for mention in find_indicators(clause[: cause.start()])}
    asked = {mention.name for part in question.parts for mention in part.indicators}
    return any(name.startswith("Tỷ lệ") for name in explained) and not explained & asked


_LABELLED_CAUSE = re.compile(
    r"[^\w]*(?:(?:\d{1,2}|[a-zđ])[.)] )?(?:nguyên nhân|lý do) (?:chính |chủ yếu |khách quan |chủ quan )?(?:của |dẫn đến |gây )?"
    r"(?P<what>(?!là |do |vì |chính|chủ yếu|khách quan|chủ quan|cụ thể|như sau|trực tiếp|cơ bản|nêu|thay đổi|điều chỉnh|đổi|lùi|hoãn|dời|gia hạn|tạm|ngừng|cắt|đề nghị|này|trên)[^:;.]{4,60}):"
)
"""A label that says of what a cause is: "Nguyên nhân quá hạn: …"."""
_MOVED = re.compile(r"(?<!\w)(?:tụt|tăng|giảm|lên|xuống|xếp|đứng|hạng|bậc)(?!\w)")
_STANDINGS = frozenset({Kind.RANK, Kind.SUPERLATIVE})


def _gives(clause: str) -> bool:
    return said("gives a cause").search(comparison_key(clause)) is not None


_GENERALLY = re.compile(r"hạn chế|tồn tại|khó khăn|vướng mắc|yếu kém|trên\b")
