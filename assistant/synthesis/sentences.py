"""Answers made of one sentence: who, when, where, which document, and what has no kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.articles import document_name, precise_locator
from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import GAP, coverage, joined, terms
from assistant.fit import Fit
from assistant.questions.named import names_all
from assistant.questions.question import Kind, Part, Question
from assistant.questions.titled import kind_named
from assistant.selection import learned
from assistant.sentence_fit import period_is_said
from assistant.synthesis.acts import act_asked
from assistant.synthesis.duties import ASKS_RESPONSIBLE, is_of_subject, of_duty, under_duty
from assistant.synthesis.forms import ASKS_BODY, ASKS_NAME, Test, counting, form_of, says_what
from assistant.synthesis.neighbours import shown
from assistant.synthesis.offices import offices_in
from assistant.synthesis.people import find_people
from assistant.synthesis.quoting import best_clause, quoted, without_comparison
from assistant.synthesis.standings import says_standing
from assistant.synthesis.surest import Scored, best_sentences
from assistant.synthesis.whose_numbers import is_of_others
from assistant.wording import capitalised
from index_store.embedding import Embedder
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import place_level
from index_store.language.terms.indicators import find_indicators
from index_store.records import Document, Span
from prompts import fill


def answer_sentence(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return the sentence that answers, quoted as it stands; nothing where none does."""
    test = _of_the_act(form_of(part, question), part)
    of_whom = of_duty if ASKS_RESPONSIBLE.search(comparison_key(part.text)) else None
    bonus = of_whom or (_of_few if ASKS_NAME.search(part.text) else None)
    best = _of_act(part, question, context, embedder)
    if not best:
        best = best_sentences(part, question, context, embedder, only=test, bonus=bonus)
    if ASKS_BODY.search(part.text) or of_whom:
        best = [scored for scored in best if is_of_subject(scored.sentence, part)]
    if part.kind is Kind.DOCUMENT:
        best = [scored for scored in best if _is_document_asked(scored.sentence, part)]
    if not best and test is not None and part.kind in (Kind.WHO, Kind.WHEN, Kind.WHERE):
        best = _only_one(test, part, question, context, embedder)
    if not best and part.kind is Kind.DEFINITION:
        best = best_sentences(
            part,
            question,
            context,
            embedder,
            only=says_what(part),
            least=_LEAST_OF_MEANING * learned().least if says_what(part) else None,
        )
    if not best:
        return Draught()
    chosen = best[0].sentence
    clause = best_clause(chosen, part)
    if clause is not None and part.kind is Kind.WHEN and test is not None:
        clause = clause if test(replace(chosen, span=clause)) else None
    whole = clause is None and part.kind is not Kind.DOCUMENT
    draft = quoted(shown(best, context) if whole else chosen, question, clause)
    if part.kind in (Kind.WHO, Kind.GENERAL) and ASKS_BODY.search(part.text):
        draft = under_duty(draft, chosen, question)
    if part.kind is Kind.DOCUMENT:
        draft = _with_number(draft, chosen, question)
    return Draught((draft,), subject=chosen.document.place)


def _of_the_act(form: Test | None, part: Part) -> Test | None:
    """Return the form of a sentence that says the act whose time is asked for, if one is named.

    The day on which something else happened is no answer to "khai mạc ngày nào".
    """
    act = act_asked(part.text) if part.kind is Kind.WHEN else None
    if form is None or act is None:
        return form
    return lambda sentence: (
        form(sentence) and act.said.search(comparison_key(sentence.text)) is not None
    )


_LEAST_OF_MEANING = 0.6
"""Share of the learned threshold that is enough for a sentence that says what a thing is."""
_A_PERSON_MORE = 0.04
"""What a sentence loses for each person it names beside one: it leaves open which is asked for."""


def _of_few(sentence: Sentence) -> float:
    return -_A_PERSON_MORE * max(0, len(find_people(sentence.text)) - 1)


_LEAST_OF_ACT = 0.7
"""Share of the learned threshold that is enough for a sentence that says the act asked about."""


def _of_act(part: Part, question: Question, context: Context, embedder: Embedder) -> list[Scored]:
    """Return the sentences that say the act, or hold the office, that is asked about.

    "Bà Lan - giám đốc trung tâm" repeats few words of a question that names the centre in full:
    its document must then say them all.
    """
    form = form_of(part, question)
    if form is None or part.kind not in (Kind.WHO, Kind.WHEN):
        return []
    act = act_asked(part.text)
    holder = part.kind is Kind.WHO and bool(offices_in(part.text))
    if act is None and not holder:
        return []

    def says(sentence: Sentence) -> bool:
        if act is not None and act.said.search(comparison_key(sentence.text)) is None:
            return False
        return form(sentence) and (
            act is not None
            or part.asked.share(terms(sentence.document.text)) >= _LEAST_OF_HOLDERS_TEXT
        )

    return best_sentences(
        part, question, context, embedder, only=says, least=_LEAST_OF_ACT * learned().least
    )


_LEAST_OF_HOLDERS_TEXT = 0.95


def answer_rank_sentence(
    part: Part, question: Question, context: Context, embedder: Embedder
) -> Draught:
    """Return a sentence that tells a standing in words that no rank was read of.

    It says what is ranked, and of the period asked for where one is.
    """
    asked = {mention.name for mention in part.indicators}
    end = part.superlative if part.kind is Kind.SUPERLATIVE else None

    def tells(sentence: Sentence) -> bool:
        around = (sentence.text, sentence.before, sentence.document.title)
        return (
            says_standing(sentence.text, end, part.level, _units_of(sentence.document, context))
            and names_all(question, " ".join((*around, sentence.document.place or "")))
            and period_is_said(sentence, question)
            and (not asked or bool(asked & {m.name for t in around for m in find_indicators(t)}))
        )

    best = best_sentences(part, question, context, embedder, only=tells)
    for scored in best[:1] if best and _share_of_rest(best[0], part) >= _LEAST_OF_STANDING else ():
        sentence = scored.sentence
        clause = best_clause(sentence, part)
        said = clause.of(sentence.document.text) if clause else sentence.text
        if says_standing(said, end, part.level, _units_of(sentence.document, context)):
            return Draught((quoted(sentence, question, clause),), subject=sentence.document.place)
    return Draught()


def _share_of_rest(scored: Scored, part: Part) -> float:
    """Return how much of what is asked beside the index a sentence says; the title names the index."""
    if part.asked.concepts:
        return scored.share
    about = part.about
    for mention in find_indicators(part.about):
        about = about.replace(mention.text, f" {GAP} ")
    rest = terms(about)
    return max(scored.share, coverage(rest, terms(scored.sentence.text)) if rest else 0.0)


def _units_of(document: Document, context: Context) -> tuple[str, ...]:
    """Return the units that figures of a document are bound to: it may name them bare elsewhere."""
    places = (item.figure.place for item in context.figures_of(document))
    return tuple(sorted({place.value for place in places if place and place_level(place.value)}))


_LEAST_OF_STANDING = 0.5
"""What a sentence that tells a standing must itself say of what is asked about."""


def answer_article(part: Part, question: Question, context: Context, embedder: Embedder) -> Draught:
    """Return the article, clause and point that provide for what is asked, with their words."""
    best = best_sentences(
        part,
        question,
        context,
        embedder,
        only=lambda s: _is_headed_so(s, part),
        least=_LEAST_OF_HEADED * learned().least,
    )
    if not best:
        best = best_sentences(
            part, question, context, embedder, only=lambda s: s.passage.locator.startswith("Điều ")
        )
    if not best:
        return Draught()
    chosen = best[0].sentence
    if (heading := _heading_that_tells(best[0], part)) is not None:
        chosen = replace(chosen, span=heading)
    draft = quoted(chosen, question)
    where = precise_locator(chosen.document, chosen.passage, chosen.span)
    number = None if question.numbers else _number_of(chosen.document)
    if number is None:
        text = fill("in_context", question.language, context=capitalised(where), clause=draft.text)
        return Draught((replace(draft, text=text),))
    text = fill(
        "named_provision",
        question.language,
        provision=capitalised(where),
        document=document_name(chosen.document),
        clause=draft.text,
    )
    return Draught((replace(draft, text=text, quotes=(*draft.quotes, number)),))


_ONE_ARTICLE = re.compile(r"Điều \d+\w* (?:Bộ luật|Luật|Pháp lệnh|Nghị|Quyết|Thông tư|Chỉ thị)")
_OPENING_ARTICLE = re.compile(r"(?:điều \d+[a-zđ]?\. ?)?(?:phạm vi|đối tượng|giải thích từ ngữ)")
_LEAST_OF_HEADING = 0.6
"""Share of what is asked that the heading of an article says which provides for it."""
_LEAST_OF_HEADED = 0.6
"""Share of the learned threshold that is enough below such a heading."""


def _is_headed_so(sentence: Sentence, part: Part) -> bool:
    """Return whether a provision stands under a heading that says what is asked about.

    The article on the scope of a document names all that the others provide for.
    """
    above, _, heading = sentence.passage.heading.rpartition(" › ")
    if above and _ONE_ARTICLE.match(heading):
        heading = above  # a page of the codified law bears its article's heading as its title
    if not sentence.passage.locator.startswith("Điều ") or _OPENING_ARTICLE.match(
        comparison_key(heading)
    ):
        return False
    asked = terms(_DOCUMENT_NAMED.sub(f" {GAP} ", part.about.lower()))
    return bool(asked) and coverage(asked, terms(heading)) >= _LEAST_OF_HEADING


def _heading_that_tells(scored: Scored, part: Part) -> Span | None:
    """Return where the words of an article's heading stand, if they tell more than its clause does."""
    sentence = scored.sentence
    asks_below = re.search(r"(?<!\w)(?:khoản|điểm)(?!\w)", part.text.lower())
    if asks_below or not _is_headed_so(sentence, part) or scored.share >= _LEAST_OF_HEADING:
        return None
    words = _ARTICLE.sub("", sentence.passage.heading.rpartition(" › ")[2]).strip()
    at = sentence.document.text.rfind(words, 0, sentence.span.start)
    return Span(at, at + len(words)) if words and at >= 0 else None


_ARTICLE = re.compile(r"^Điều \d+[a-zđ]?\.?\s*")
_DOCUMENT_NAMED = re.compile(
    r"(?:của |trong |theo )?(?:nghị quyết|nghị định|thông tư|quyết định|luật|bộ luật|văn bản)(?: (?:này|số))?(?: \d[\w/-]*)?"
)


def answer_number_sentence(
    part: Part,
    question: Question,
    context: Context,
    embedder: Embedder,
    than: Fit | None = None,
) -> Draught:
    """Return a sentence that holds a number of the form asked for, where its words are sure.

    With ``than`` only one that says much more of what is asked than that figure's own words.
    """
    counts = counting(part, question)
    best = best_sentences(
        part,
        question,
        context,
        embedder,
        only=lambda sentence: (
            counts(sentence)
            and period_is_said(sentence, question)
            and names_all(question, context.key(sentence.document))
            and not is_of_others(sentence, question)
        ),
    )
    if not best and than is None:

        def own(sentence: Sentence) -> bool:
            return counts(sentence) and not is_of_others(sentence, question)

        best = _only_one(own, part, question, context, embedder)
    if not best or (than is not None and not _surer(best, than)):
        return Draught()
    chosen = best[0].sentence
    clause = best_clause(chosen, part)
    if clause is None and (kept := without_comparison(chosen, part)) is not None:
        clause = kept if counts(replace(chosen, span=kept)) else None
    return Draught((quoted(chosen, question, clause),), subject=chosen.document.place)


_LEAST_ALONE = 0.35
"""Chance that is enough for the one sentence of the form asked for, …"""
LEAST_OF_DOCUMENTS_WORDS = 0.65
"""… where its document speaks of so much of what is asked."""
_LEAST_HEARD = 0.3
"""A sentence of less chance is no rival."""


def _only_one(
    test: Test, part: Part, question: Question, context: Context, embedder: Embedder
) -> list[Scored]:
    """Return the only sentence of a form that may be meant, if its document is of the subject.

    An article names its subject once and then says "nó": the sentence with the number repeats
    few words of the question, but no other has the number of what is asked.
    """
    found = best_sentences(
        part,
        question,
        context,
        embedder,
        only=lambda s: test(s) and period_is_said(s, question),
        least=_LEAST_HEARD,
        wide=True,
    )
    if len(found) != 1 or found[0].score < _LEAST_ALONE:
        return []
    document = found[0].sentence.document
    about = part.asked.share(terms(f"{document.title}\n{document.text}"))
    named = names_all(question, context.key(document))
    return found if named and about >= LEAST_OF_DOCUMENTS_WORDS else []


_SURER = 0.25
_SURE = 0.8
_POOR = 0.5


def _surer(best: Sequence[Scored], than: Fit) -> bool:
    """Return whether a sentence says more of what is asked than a figure that says little."""
    if than.share >= _POOR:
        return False
    holding = [
        scored
        for scored in best
        if scored.sentence.document.id == than.figure.document_id
        and than.figure.span.within(scored.sentence.span)
    ]
    if holding and holding[0] is best[0]:
        return False
    alone = not holding and best[0].score >= _SURE
    return alone or best[0].share >= than.share + _SURER


_DOCUMENT_WORDS = re.compile(
    r"\b(?:quy định|quy dinh|hướng dẫn|điều chỉnh|nói|ban hành|số|nào|gì|mấy|về|việc|của|theo|căn cứ)\b"
)
_LEAST_OF_DOCUMENT = 0.5


def _is_document_asked(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence's document is of the kind asked for, and of most that it is to be of."""
    kind = kind_named(part.text)
    head = f"{sentence.text} {sentence.document.title} {sentence.passage.heading}"
    said = comparison_key(head)
    if kind in _LAW_KINDS and kind not in said:
        return False
    asked = terms(_DOCUMENT_WORDS.sub(GAP, part.about.lower()))
    if part.asked.concepts or not asked:
        return True
    return coverage(asked, joined((sentence.text, head, sentence.before))) >= _LEAST_OF_DOCUMENT


_LAW_KINDS = ("luật", "nghị định", "thông tư", "nghị quyết", "quyết định", "chỉ thị", "kế hoạch")


def _with_number(draft: Draft, sentence: Sentence, question: Question) -> Draft:
    """Return the statement with the number of its own document, where it names no other."""
    document = sentence.document
    number = _number_of(document)
    if number is None or find_document_numbers(draft.text):
        return draft
    text = fill(
        "in_document_number", question.language, number=document.number or "", clause=draft.text
    )
    return Draft(text, (*draft.quotes, number))


def _number_of(document: Document) -> Quote | None:
    """Return the quote of a document's own number, where its text states it."""
    at = document.text.find(document.number) if document.number else -1
    if at < 0 or document.number is None:
        return None
    return Quote(document.id, Span(at, at + len(document.number)))
