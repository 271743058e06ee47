"""Why: only causes that a document states; else the limitations it names, called that."""

from __future__ import annotations

import re

from assistant.answerability import MANY
from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import joined, terms
from assistant.questions.places import proper_name
from assistant.questions.question import Part, Question
from assistant.records import Note
from assistant.sections import is_heading
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.causes_beside import (
    cause_beside,
    is_of_another,
    is_other_kind,
    kind_wanted,
    names_field,
)
from assistant.synthesis.causes_of_units import is_of_unit, names_unit, with_next
from assistant.synthesis.lists import CAUSES, LIMITATIONS, enumerated, scored_enough
from assistant.synthesis.neighbours import shown
from assistant.synthesis.quoting import quoted
from assistant.synthesis.said import said
from assistant.synthesis.surest import best_sentences
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, place_level, same_place
from index_store.language.text.list_items import items
from index_store.records import Span
from prompts import fill

_NEAR = 250
"""A question in an interview names the unit at most so many code points before the answer."""


def answer_why(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    about: tuple[str, ...],
) -> Draught:
    """Return the cause that a document states, else the limitations it names.

    ``about`` are the documents that the fact to be explained was cited from; where there are
    any, only their causes count, and their limitations stand in for causes, with a note.
    """
    kind = kind_wanted(part.text)
    if not about and (way := _of_its_success(part, question, context)) is not None:
        return Draught((quoted(way, question),), subject=way.document.place)
    if not about and (own := _of_its_field(part, question, context)) is not None:
        return Draught((quoted(own, question),), subject=own.document.place)
    explained = [item for item in context.sentences if _explains(item, part, question, context)]
    named = [item for item in explained if kind and kind in comparison_key(item.text)]
    if named and not about:
        return Draught((quoted(named[0], question),))
    caused = [
        scored
        for scored in best_sentences(part, question, context, embedder, only=_has_cause)
        if not is_of_another(scored.sentence, part, question)
        and not _of_other_unit(scored.sentence, question, context)
        and not _tells_effect(scored.sentence, part)
    ]
    if not caused and not about:
        caused = [
            scored
            for scored in best_sentences(
                part, question, context, embedder, only=_has_cause, least=_LEAST_CHANCE
            )
            if _touches(scored.sentence, part, _WELL_TOUCHED)
            and not is_of_another(scored.sentence, part, question)
            and not _of_other_unit(scored.sentence, question, context)
            and not _tells_effect(scored.sentence, part)
        ]
    plain = caused and _GIVES_PLAINLY.search(comparison_key(caused[0].sentence.text))
    if not about and not plain:
        titled = _cause_of_title(part, question, context)
        if titled is not None:
            return Draught((quoted(titled, question),), subject=titled.document.place)
    if caused and not about:
        return Draught((quoted(shown(caused, context), question),))
    if not about:
        if explained:
            return Draught((quoted(explained[0], question),))
        # Among so many documents some cause stands beside the words of any short question.
        is_bound = bool(question.subjects) or context.size < MANY
        beside = cause_beside(part, question, context) if is_bound else Draught()
        if beside:
            return beside
    pool = _sentences(context, about, question)
    stated = [s for s in pool if said("causes").search(comparison_key(s.text))]
    if not stated and question.subjects:
        stated = [
            s
            for s in context.sentences
            if said("causes").search(comparison_key(s.text)) and _near_subject(s, question)
        ]
    stated = [
        s
        for s in stated
        if not is_of_another(s, part, question) and not _of_other_unit(s, question, context)
    ]
    told = [
        s
        for s in stated
        if not is_heading(s.text) and (about or _touches(s, part) or names_unit(s, question))
    ]
    for sentence in sorted(told, key=lambda s: -part.asked.share(terms(s.text))):
        listed = enumerated(sentence, question, CAUSES)
        if about or is_of_unit(sentence, listed, question, context):
            return listed or Draught((quoted(with_next(sentence, context), question),))
    for sentence in stated:
        listed = enumerated(sentence, question, CAUSES)
        if listed and (about or is_of_unit(sentence, listed, question, context)):
            return listed
    if about:
        named = [s for s in pool if LIMITATIONS.words.search(comparison_key(s.text))]
        for sentence in sorted(named, key=_list_likeness, reverse=True):
            listed = enumerated(sentence, question, LIMITATIONS)
            if listed:
                note = Note("unanswered_part", fill("note_no_cause", question.language))
                return Draught(listed.drafts, (note,))
    if not about and (spoken := _explained_in_speech(part, question, context)) is not None:
        return Draught((quoted(spoken, question),))
    for sentence in () if about else context.sentences:
        if is_heading(sentence.text) and said("causes").search(comparison_key(sentence.text)):
            fits = sentence_places_fit(sentence, question, context)
            listed = enumerated(sentence, question, CAUSES)
            of_unit = fits and is_of_unit(sentence, listed, question, context)
            if listed and of_unit and scored_enough(sentence, part):
                return listed
    return Draught(absent=fill("note_no_cause_at_all", question.language))


def _explained_in_speech(part: Part, question: Question, context: Context) -> Sentence | None:
    """Return the sentence in which somebody of the unit asked about explains by what is wanting."""
    if not question.subjects or not part.asked:
        return None
    for sentence in context.sentences:
        key = comparison_key(sentence.text)
        if (
            said("explains in speech").search(key)
            and said("says a lack").search(key)
            and any(comparison_key(proper_name(name)) in key for name in question.subjects)
            and _is_spoken_of(sentence, part)
            and sentence_places_fit(sentence, question, context)
            and sentence_periods_fit(sentence, question, context)
        ):
            return sentence
    return None


def _is_spoken_of(sentence: Sentence, part: Part) -> bool:
    """Return whether what stands before a speech, or the title over it, says what is asked about."""
    start = max(0, sentence.span.start - _BEFORE)
    before = Span(start, sentence.span.end).of(sentence.document.text)
    around = (before, sentence.passage.heading, sentence.document.title)
    return part.asked.share(joined(around)) >= _WELL_TOUCHED


def _cause_of_title(part: Part, question: Question, context: Context) -> Sentence | None:
    """Return the one sentence that gives a cause in the article whose title says what is asked.

    An article names its event in the title; the sentence that explains it repeats none of that.
    """
    for document_id in context.document_ids[:_TITLES]:
        document = context.document(document_id)
        if part.asked.concepts or part.asked.share(terms(document.title)) < _LEAST_OF_TITLE:
            continue
        if not all(context.names(document, name) for name in question.subjects):
            continue
        causes = [
            sentence
            for sentence in context.sentences_of(document)
            if _GIVES_PLAINLY.search(comparison_key(sentence.text))
            and not is_heading(sentence.text)
            and not is_of_another(sentence, part, question)
            and not _of_other_unit(sentence, question, context)
            and sentence_periods_fit(sentence, question, context)
        ]
        causes.sort(key=lambda sentence: -part.asked.share(terms(sentence.text)))
        shares = [part.asked.share(terms(sentence.text)) for sentence in causes[:2]]
        if len(causes) == 1 or (causes and shares[0] > shares[1] + _MORE):
            return causes[0]
    return None


_ASKS_WAY = re.compile(
    r"(?<!\w)(?:làm (?:cách (?:gì|nào)|thế nào|sao|gì)|bằng cách (?:nào|gì)|nhờ (?:đâu|gì)|bí quyết)(?!\w)"
)
_TELLS_WAY = re.compile(r"(?<!\w)(?:bí quyết|kinh nghiệm|nhờ|bằng cách)(?!\w)")


def _of_its_success(part: Part, question: Question, context: Context) -> Sentence | None:
    """Return the sentence that names the unit and tells by what it rose, where that is asked."""
    if not question.subjects or not _ASKS_WAY.search(comparison_key(part.text)):
        return None
    return next(
        (
            sentence
            for sentence in context.sentences
            if _TELLS_WAY.search(comparison_key(sentence.text))
            and names_unit(sentence, question)
            and not is_heading(sentence.text)
            and not _of_other_unit(sentence, question, context)
        ),
        None,
    )


def _of_its_field(part: Part, question: Question, context: Context) -> Sentence | None:
    """Return the one sentence that gives a cause and names the field that is asked about."""
    found = [
        sentence
        for sentence in context.sentences
        if _has_cause(sentence)
        and names_field(sentence, part)
        and not is_heading(sentence.text)
        and not is_of_another(sentence, part, question)
        and not _of_other_unit(sentence, question, context)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
    ]
    return found[0] if len(found) == 1 else None


_MORE = 0.2
"""What the sentence of the cause says more of what is asked than the next one of its document."""


_TITLES = 3
_LEAST_OF_TITLE = 0.85
_GIVES_PLAINLY = re.compile(
    r"(?<!\w)(?:mà (?:là )?do|là do|nguyên nhân (?:là|do|chính|chủ yếu|được)|lý do (?:là|chính)|xuất phát từ|bắt nguồn từ)(?!\w)"
)


def _of_other_unit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence gives the cause of what another unit of the level asked about did.

    "B tụt hạng vì …" tells nothing of A. A document names units in full only once.
    """
    levels = {place_level(name) for name in question.subjects} - {None}
    own = sentence.document.place
    if not levels or (own and any(same_place(own, name) for name in question.subjects)):
        return False
    figures = context.figures_of(sentence.document)
    names = {item.figure.place.value for item in figures if item.figure.place}
    known = sorted(name for name in names if place_level(name) in levels)
    told = [item for item in find_places(sentence.text, names=known) if item.level in levels]
    if not told and said("opens a cause").match(comparison_key(sentence.text)):
        return not is_of_unit(sentence, Draught(), question, context)
    return bool(told) and not any(
        same_place(item.name, name) for item in told for name in question.subjects
    )


def _sentences(context: Context, about: tuple[str, ...], question: Question) -> list[Sentence]:
    """Return the sentences of the documents, or of the best found one that speaks of the place."""
    if about:
        return [s for i in about for s in context.sentences_of(context.document(i))]
    fitting = [s for s in context.sentences if sentence_places_fit(s, question, context)]
    if not question.subjects or not fitting:
        return []
    return [s for s in fitting if s.document.id == fitting[0].document.id]


def _near_subject(sentence: Sentence, question: Question) -> bool:
    """Return whether the words just before a sentence, or itself, name the unit asked about."""
    start = max(0, sentence.span.start - _NEAR)
    near = comparison_key(Span(start, sentence.span.end).of(sentence.document.text))
    return any(comparison_key(proper_name(name)) in near for name in question.subjects)


_LEAST_TOUCHED = 0.4
_WELL_TOUCHED = 0.6
_LEAST_CHANCE = 0.5
"""A cause repeats few words of what it explains; what stands before it must then say them."""


def _touches(sentence: Sentence, part: Part, least: float = _LEAST_TOUCHED) -> bool:
    """Return whether a sentence, with its heading and what stands before, speaks of what is asked."""
    if not part.asked:
        return True
    around = (sentence.text, sentence.passage.heading, sentence.before)
    return part.asked.share(joined(around)) >= least


def _has_cause(sentence: Sentence) -> bool:
    return bool(said("gives a cause").search(comparison_key(sentence.text)))


def _tells_effect(sentence: Sentence, part: Part) -> bool:
    """Return whether what a sentence gives a cause of is nothing that is asked about.

    "Sự cố khiến người dân không gửi được công văn" tells what came of the breakdown.
    """
    key = comparison_key(sentence.text)
    if part.asked and not part.asked.concepts and _takes_for_cause(key, part):
        return True
    joint = _BRINGS_ABOUT.search(key)
    if joint is None or not part.asked or part.asked.concepts:
        return False
    if said("gives a cause").search(_BRINGS_ABOUT.sub(" ", key)):
        return False
    effect = part.asked.share(terms(key[joint.end() :]))
    return effect < min(_LEAST_OF_EFFECT, part.asked.share(terms(key[: joint.start()])))


def _takes_for_cause(key: str, part: Part) -> bool:
    """Return whether what is asked about is itself the cause of something: "bị phạt vì từ chối"."""
    joint = _BECAUSE.search(key)
    if joint is None or _HENCE.search(key) or _BECAUSE.search(key, joint.end()):
        return False
    cause = part.asked.share(terms(key[joint.end() :]))
    return cause >= _LEAST_OF_CAUSE and cause > part.asked.share(terms(key[: joint.start()]))


_BECAUSE = re.compile(r"(?<!\w)(?<!là )(?:vì|do)(?! (?:vậy|thế|đó|ông|bà|ubnd|sở|công ty))(?!\w)")
_HENCE = re.compile(r"(?<!\w)(?:nên|khiến|cho nên|là (?:vì|do)|nguyên nhân|lý do)(?!\w)")
_LEAST_OF_CAUSE = 0.5
_BRINGS_ABOUT = re.compile(r"(?<!\w)(?:khiến(?: cho)?|dẫn (?:đến|tới))(?!\w)")
_LEAST_OF_EFFECT = 0.3


def _follows(sentence: Sentence, part: Part) -> bool:
    """Return whether what stands before a sentence, in any passage, speaks of what is asked."""
    start = max(0, sentence.span.start - _BEFORE)
    before = Span(start, sentence.span.start).of(sentence.document.text)
    return part.asked.share(joined((before, sentence.text))) >= _WELL_TOUCHED


_BEFORE = 500
"""Characters before an explanation in which stands what it explains."""


def _explains(sentence: Sentence, part: Part, question: Question, context: Context) -> bool:
    """Return whether a sentence says that it explains what stands before: what is asked about."""
    return (
        said("opens a cause").match(comparison_key(sentence.text)) is not None
        and not is_heading(sentence.text)
        and not is_other_kind(comparison_key(sentence.text), part.text)
        and bool(part.asked and question.subjects)
        and _names_subjects(sentence, question)
        and _follows(sentence, part)
        and sentence_places_fit(sentence, question, context)
        and sentence_periods_fit(sentence, question, context)
        and not is_of_another(sentence, part, question)
    )


def _names_subjects(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence names all units asked about, or its document is about one."""
    key = comparison_key(sentence.text)
    own = sentence.document.place
    return all(
        comparison_key(proper_name(name)) in key or (own is not None and same_place(own, name))
        for name in question.subjects
    )


def _list_likeness(sentence: Sentence) -> tuple[bool, int]:
    """Return a key that puts sentences that introduce an enumeration first."""
    introduced = bool(said("introduces").search(comparison_key(sentence.text)))
    return introduced or is_heading(sentence.text), len(
        items(sentence.document.text, sentence.span)
    )
