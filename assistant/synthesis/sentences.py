"""Answers made of sentences: who, when, where, why, lists, and whatever has no kind of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.fit import sentence_periods_fit, sentence_places_fit
from assistant.matching import Asked, canonical, joined, terms
from assistant.question import Kind, Part, Question
from assistant.records import Note
from assistant.wording import capitalised, ended
from index_store.embedding import Embedder
from index_store.language.marks import comparison_key
from index_store.language.organisations import find_organisations
from index_store.language.periods import find_periods
from index_store.language.places import find_places
from index_store.language.references import find_document_numbers
from index_store.language.sentences import items
from index_store.records import Span
from prompts import fill

LEAST_SHARE = 0.5
"""Least share of the asked words that the sentence with its heading must have."""
LEAST_OWN_SHARE = 0.34
"""Least share of them that the sentence itself must have."""
LONGEST_SENTENCE = 600

_PERSON = re.compile(
    r"(?:đồng chí|ông|bà|anh|chị|Chủ tịch|Giám đốc|Bí thư|Trưởng|Phó|Bộ trưởng|Thủ tướng)\s"
    r"|(?:[A-ZĐÀ-Ỹ]\w+\s){2,3}[A-ZĐÀ-Ỹ]\w+"
)
_DURATION = re.compile(r"\d+\s*(?:ngày|giờ|phút|tháng|tuần|năm)\b")
_CAUSE = re.compile(
    r"nguyên nhân|lý do|là do\b|\bdo (?:đó )?(?:chưa|thiếu|còn|không|một số|việc|ảnh hưởng)|dẫn đến|bởi vì|\bvì\b|khiến"
)
_TOPICS = (
    ("limitations", re.compile(r"hạn chế|tồn tại|khó khăn|vướng mắc|yếu kém|bất cập|khuyết điểm|thiếu sót")),
    ("solutions", re.compile(r"giải pháp|nhiệm vụ|biện pháp|đề nghị|yêu cầu|kiến nghị|chỉ đạo|tập trung|đề xuất")),
)  # fmt: skip
_LIMITATION = _TOPICS[0][1]
_PLACES_OF_SPEECH = (
    ("at_meeting", re.compile(r"hội nghị")),
    ("at_session", re.compile(r"cuộc họp|buổi làm việc|phiên họp")),
    ("in_report", re.compile(r"báo cáo")),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with how well it fits; ``share`` is how much of the question it covers."""

    sentence: Sentence
    score: float
    share: float


def answer_sentence(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return the sentence that answers, quoted as it stands; nothing where none does."""
    best = best_sentences(part, question, context, embedder, _typed(part.kind, part.text))
    if not best:
        return Draught()
    chosen = best[0].sentence
    return Draught((_quoted(chosen, question),), subject=chosen.document.place)


def answer_list(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the enumeration that answers, an item a statement; else the sentence."""
    topic = _topic(part)
    best = best_sentences(part, question, context, embedder, _is_list(topic))
    for scored in best[:4]:
        draught = enumerate_sentence(scored.sentence, question, topic)
        if draught and (topic is None or topic[1].search(canonical(scored.sentence.text))):
            return draught
    return answer_sentence(part, question, context, embedder)


def answer_why(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    about: tuple[str, ...],
) -> Draught:
    """Return the cause that a document states, else the limitations it names, called that.

    ``about`` are the documents that the fact to be explained was cited from; only they count
    where there are any.
    """
    if not about:
        caused = best_sentences(part, question, context, embedder, _has_cause, only=_has_cause)
        if caused:
            return Draught((_quoted(caused[0].sentence, question),))
    pool = _of_documents(context, about)
    stated = [s for s in pool if re.search(r"nguyên nhân", comparison_key(s.text))]
    for sentence in stated:
        listed = enumerate_sentence(sentence, question, ("causes", _CAUSE))
        return listed or Draught((_quoted(sentence, question),))
    named = [
        sentence
        for sentence in pool
        if _LIMITATION.search(comparison_key(sentence.text))
        and sentence_places_fit(sentence, question, context)
    ]
    for sentence in sorted(named, key=_list_likeness, reverse=True):
        listed = enumerate_sentence(sentence, question, _TOPICS[0])
        if listed:
            note = Note("unanswered_part", fill("note_no_cause", question.language))
            return Draught(listed.drafts, (note,))
    return Draught(absent=fill("note_no_cause_at_all", question.language))


def _of_documents(context: Context, about: tuple[str, ...]) -> list[Sentence]:
    if not about:
        return list(context.sentences)
    return [
        sentence
        for document_id in about
        for sentence in context.sentences_of(context.document(document_id))
    ]


def _list_likeness(sentence: Sentence) -> tuple[bool, int]:
    """Return a key that puts sentences that introduce an enumeration first."""
    text = comparison_key(sentence.text)
    introduced = bool(re.search(r"(?:như|gồm|là|sau)\s*:|(?:như|gồm|sau)\s*$|:\s*$", text))
    return introduced, len(items(sentence.document.text, sentence.span))


def enumerate_sentence(
    sentence: Sentence, question: Question, topic: tuple[str, re.Pattern[str]] | None
) -> Draught:
    """Return the items of the sentence's enumeration as a list, each cited; nothing if it has none."""
    text = sentence.document.text
    found = items(text, sentence.span)
    span = sentence.span
    if not found:
        rest = Span(sentence.span.start, sentence.passage.span.end)
        if sentence.text.rstrip().endswith(":"):
            found = items(text, rest)
            span = Span(sentence.span.start, found[-1].end) if found else span
    if len(found) < 2:
        return Draught()
    quote = Quote(sentence.document.id, span)
    lead = _lead(sentence, found[0], question, topic)
    drafts = [Draft(lead, (quote,))]
    for item in found:
        words = " ".join(item.of(text).split()).strip(" ;,.-•…")
        shown = capitalised(words) if question.language == "vi" else f"“{words}”"
        drafts.append(Draft(shown, (quote,), layout="item"))
    return Draught(tuple(drafts), subject=sentence.document.place)


def _lead(
    sentence: Sentence,
    first: Span,
    question: Question,
    topic: tuple[str, re.Pattern[str]] | None,
) -> str:
    """Return the line above a list: what it is of and where it was said."""
    if topic is None or question.language == "vi" and topic[0] == "solutions":
        words = Span(sentence.span.start, first.start).of(sentence.document.text)
        words = re.sub(r"\s+[\w)]*[).]?\s*$", "", words) if words.rstrip()[-1:] == ")" else words
        return capitalised(" ".join(words.split()).rstrip(" :-") + ":")
    said = comparison_key(sentence.text)
    around = comparison_key(sentence.passage.text)
    where = next(
        (name for text in (said, around) for name, cue in _PLACES_OF_SPEECH if cue.search(text)),
        "in_document",
    )
    lead = fill(topic[0], question.language, where=fill(where, question.language), items="")
    return lead.rstrip()


def best_sentences(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    typed: Callable[[Sentence], float],
    *,
    only: Callable[[Sentence], float] | None = None,
) -> list[Scored]:
    """Return the sentences that speak of what is asked, best first."""
    asked = _with_scope(part)
    pool = [
        sentence
        for sentence in context.sentences
        if len(sentence.text) > 15
        and (only is None or only(sentence) > 0)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    ]
    if not pool or not asked:
        return []
    similar = _similarities(question.search_text, pool, embedder)
    scored = []
    for sentence, similarity in zip(pool, similar, strict=True):
        own = asked.share(terms(sentence.text))
        whole = asked.share(joined((sentence.text, sentence.passage.heading, sentence.document.title)))
        if own < LEAST_OWN_SHARE or whole < LEAST_SHARE:
            continue
        score = 0.55 * own + 0.2 * whole + 0.25 * similarity + 0.1 * sentence.score
        scored.append(Scored(sentence, score + 0.15 * typed(sentence), own))
    return sorted(scored, key=lambda item: (-round(item.score, 4), item.sentence.span.start))


def _with_scope(part: Part) -> Asked:
    return part.asked


def _similarities(text: str, pool: Sequence[Sentence], embedder: Embedder) -> list[float]:
    vectors = embedder.encode([text, *(sentence.text for sentence in pool)])
    return [float(value) for value in vectors[1:] @ vectors[0]]


def _quoted(sentence: Sentence, question: Question) -> Draft:
    words = " ".join(sentence.text.split())
    shown = ended(capitalised(words)) if question.language == "vi" else f"“{words}”"
    return Draft(shown, (Quote(sentence.document.id, sentence.span),))


def _typed(kind: Kind, text: str) -> Callable[[Sentence], float]:
    """Return how well a sentence has the form of the answer: a person, a date, a number, a place."""
    tests: dict[Kind, Callable[[Sentence], bool]] = {
        Kind.WHO: lambda s: bool(_PERSON.search(s.text) or find_organisations(s.text)),
        Kind.WHEN: lambda s: bool(
            find_periods(s.text, s.document.published) or _DURATION.search(s.text)
        ),
        Kind.WHERE: lambda s: bool(find_places(s.text) or find_organisations(s.text)),
        Kind.DOCUMENT: lambda s: bool(find_document_numbers(s.text)),
    }
    test = tests.get(kind)
    return (lambda sentence: float(test(sentence))) if test else (lambda _sentence: 0.0)


def _has_cause(sentence: Sentence) -> float:
    return float(bool(_CAUSE.search(comparison_key(sentence.text))))


def _topic(part: Part) -> tuple[str, re.Pattern[str]] | None:
    words = canonical(part.about) if not part.asked.concepts else canonical(
        " ".join(way for ways in part.asked.concepts for way in ways)
    )
    return next((topic for topic in _TOPICS if topic[1].search(words)), None)


def _is_list(topic: tuple[str, re.Pattern[str]] | None) -> Callable[[Sentence], float]:
    def score(sentence: Sentence) -> float:
        many = len(items(sentence.document.text, sentence.span)) > 1
        on_topic = topic is None or bool(topic[1].search(canonical(sentence.text)))
        return float(many) + float(on_topic)

    return score
