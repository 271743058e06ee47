"""Who holds, was put in, or sits in a post; which post a person holds; who sits on a committee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.context import Context
from assistant.drafts import Draft, Draught, Quote
from assistant.finding.matching import canonical, coverage, terms
from assistant.fit import document_fits
from assistant.posts.names import Post, find_posts, same_post
from assistant.posts.reading import Held, posts_held
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Part, Question
from assistant.sections import item_words
from assistant.synthesis.people import find_people
from assistant.wording import capitalised, ended
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import same_place
from index_store.records import Document, Span
from prompts import fill

_ASKS_HOLDER = re.compile(
    r"(?<!\w)(?:(?:là|tên) ai|ai (?:đang |hiện |vừa |sẽ |đã )*(?:là|làm|giữ|được|đảm nhiệm)|tên (?:là )?gì|là người nào|họ tên|who (?:is|was|became))(?!\w)|\bai\W*$"
)
_ASKS_NEW = re.compile(
    r"(?<!\w)(?:bổ nhiệm|được bầu|giữ chức|nhậm chức|tân|mới|thay|appointed)(?!\w)"
)
_ASKS_POST = re.compile(
    r"(?:giữ|làm|đảm nhiệm|nhận|bổ nhiệm)(?: làm| giữ)?(?: chức| vai| vị)?(?: vụ| danh| trò| trí)? ?(?:gì|nào)|vai trò (?:gì|nào)|là gì trong"
)
_ASKS_INSTEAD = re.compile(r"(?<!\w)thay(?: thế)?(?: cho)? (?:ai|người nào)(?!\w)")
_TYPED_INSTEAD = re.compile(r"(?<!\w)thay (?:the )?(?:cho )?ai(?!\w)")
"""As it is typed without marks, "thay ai" and "thấy ai" are one."""
_ASKS_DECISION = re.compile(r"(?:quyết định|nghị quyết|văn bản) (?:số )?(?:nào|bao nhiêu|mấy|gì)")
_ASKS_MEMBERS = re.compile(
    r"(?:gồm|có) (?:những |các )?(?:ai|thành viên nào|đồng chí nào)|là (?:những|các) (?:ai|đồng chí)|thành viên [^?]*là ai|những ai (?:là|trong|thuộc)|nhưng ai là (?:ủy|uỷ|thành) viên|danh sách thành viên"
)
_COMMITTEE = re.compile(
    r"(?<!\w)(?:ban chỉ đạo|tổ công tác|tổ giúp việc|hội đồng|đoàn kiểm tra|ban tổ chức)(?!\w)"
)
_MEMBERS = re.compile(r"(?<!\w)(?:gồm|những|ai|là|thành viên|các|ủy viên|uỷ viên|có|danh sách|của)(?!\w)")  # fmt: skip
_LEAST_OF_BODY = 0.75
_FEWEST = 3
_MOST_DOCUMENTS = 15


@dataclass(frozen=True, slots=True)
class _Found:
    document: Document
    held: Held

    @property
    def name(self) -> str:
        """The person's name, without "ông" or "bà"."""
        words = self.held.person.of(self.document.text)
        return re.sub(r"^(?:Ông|Bà|ông|bà) ", "", words)


def answer_post(part: Part, question: Question, context: Context) -> Draught:
    """Return who holds the post asked about, or which post the person named holds.

    Nothing where two persons hold it, or no document says it.
    """
    key = comparison_key(part.text)
    if part.kind in (Kind.YES_NO, Kind.WHY):
        return Draught()
    if _ASKS_MEMBERS.search(key) and _COMMITTEE.search(key):
        return _members(key, question, context)
    wants = next((w for w in (_ASKS_INSTEAD, _ASKS_DECISION, _ASKS_POST) if w.search(key)), None)
    if question.restored and _TYPED_INSTEAD.search(unmarked(key)):
        wants = _ASKS_INSTEAD
    if wants is not None:
        return _of_person(wants, key, question, context)
    return _holder(part, key, question, context) if _ASKS_HOLDER.search(key) else Draught()


def is_of_another_post(draught: Draught, part: Part, context: Context) -> bool:
    """Return whether an answer to who holds a post is a sentence that tells of other posts alone."""
    key = comparison_key(part.text)
    if part.kind is not Kind.WHO or not draught.drafts or not _ASKS_HOLDER.search(key):
        return False
    if _ASKS_MEMBERS.search(key) and _COMMITTEE.search(key):
        return False
    asked = find_posts(part.text)
    if len(asked) != 1:
        return False
    wanted = (asked[0].standing, asked[0].head)
    for quote in draught.drafts[0].quotes:
        document = context.document(quote.document_id)
        held = [one for one in posts_held(document) if one.whole.overlaps(quote.span)]
        new = [one.post for one in held if one.held_as == "appointed"]
        named = new if new and _ASKS_NEW.search(key) else find_posts(quote.span.of(document.text))
        if held:
            return not any((post.standing, post.head) == wanted for post in named)
    return False


def _holder(part: Part, key: str, question: Question, context: Context) -> Draught:
    """Return who holds the one post that a question names."""
    asked = find_posts(part.text)
    if len(asked) != 1:
        return Draught()
    new = _ASKS_NEW.search(key) is not None
    found = list(_holding(asked[0], question, context, new=new))
    if not found:
        return Draught()
    newest = max((one.document.published or date.min for one in found), default=date.min)
    told = [one for one in found if (one.document.published or date.min) == newest]
    told = [one for one in told if one.held.held_as == "appointed"] or told
    if len({comparison_key(one.name) for one in told}) != 1:
        return Draught()
    return _told(told[0], question)


def _holding(asked: Post, question: Question, context: Context, *, new: bool) -> Iterator[_Found]:
    """Yield who holds a post, by the documents of the places that are named."""
    for document in _documents(question, context):
        around = _around(document)
        held = posts_held(document)
        if new and any(one.held_as == "appointed" for one in held):
            held = tuple(one for one in held if one.held_as == "appointed")
        for one in held:
            if same_post(asked, one.post, around):
                yield _Found(document, one)


def _of_person(wants: re.Pattern[str], key: str, question: Question, context: Context) -> Draught:
    """Return the post of the person that is named, whom they replaced, or by which decision."""
    typed = unmarked(comparison_key(question.asked))
    for document in _documents(question, context):
        own = [
            found
            for one in posts_held(document)
            if unmarked(comparison_key((found := _Found(document, one)).name)) in typed
        ]
        new = [found for found in own if found.held.held_as == "appointed"]
        if wants is _ASKS_POST and own:
            seats = [found for found in own if found.held.held_as == "seat"]
            if "vai trò" in key or " trong " in key:
                return _listed(seats or own, question) if seats or own else Draught()
            if new:
                return _told(new[0], question)
        if wants is _ASKS_INSTEAD and new and new[0].held.before is not None:
            return _told(new[0], question, also=new[0].held.before)
        if wants is _ASKS_DECISION and new:
            return _by_decision(new[0], question)
    return Draught()


def _by_decision(one: _Found, question: Question) -> Draught:
    """Return the sentence that names the decision, or the number of the decision that it stands in."""
    document = one.document
    if find_document_numbers(one.held.whole.of(document.text)):
        return _told(one, question)
    at = document.text.find(document.number) if document.number else -1
    if at < 0 or document.number is None:
        return Draught()
    text = fill("numbered_document", question.language, number=document.number, title=document.title)  # fmt: skip
    number = Quote(document.id, Span(at, at + len(document.number)))
    quotes = (number, Quote(document.id, one.held.whole))
    return Draught((Draft(ended(text), quotes),), subject=document.place)


def _told(one: _Found, question: Question, also: Span | None = None) -> Draught:
    """Return the sentence that says it; of a row of a table, the person and the post."""
    text, held = one.document.text, one.held
    spans = [held.whole]
    if held.said and (text[held.whole.start] == "|" or "\t" in held.whole.of(text)):
        return _listed([one], question)
    if held.held_as != "appointed" and len(find_people(held.whole.of(text))) > 1:
        return _listed([one], question)
    spans += [span for span in held.said if also is not None and also.within(span)]
    words = " ".join(item_words(span.of(text).replace("**", "")) + "." for span in spans)
    shown = (
        ended(capitalised(words.removesuffix("."))) if question.language == "vi" else f"“{words}”"
    )
    quotes = tuple(Quote(one.document.id, span) for span in spans)
    return Draught((Draft(shown, quotes),), subject=one.document.place)


def _listed(found: list[_Found], question: Question) -> Draught:
    """Return persons with their posts, one a line where there are several."""
    by: dict[Span, list[_Found]] = {}
    for one in found:
        by.setdefault(one.held.person, []).append(one)
    drafts = []
    for person, posts in by.items():
        document = posts[0].document
        named = "; ".join(dict.fromkeys(one.held.post.span.of(document.text) for one in posts))
        text = fill("post_held", question.language, person=person.of(document.text), post=named)
        spans = dict.fromkeys(span for one in posts for span in (*one.held.said, one.held.whole))
        quotes = tuple(Quote(document.id, span) for span in spans)
        layout = "item" if len(by) > 1 else "sentence"
        shown = capitalised(text) if layout == "item" else ended(capitalised(text))
        drafts.append(Draft(shown, quotes, layout="item" if len(by) > 1 else "sentence"))
    return Draught(tuple(drafts), subject=found[0].document.place)


def _members(key: str, question: Question, context: Context) -> Draught:
    """Return who sits on a committee, by the document whose title names it."""
    asked = terms(_MEMBERS.sub(" ", canonical(key)))
    for document in _documents(question, context):
        if coverage(asked, terms(f"{document.title} {document.place or ''}")) < _LEAST_OF_BODY:
            continue
        signer = document.stated("signer")
        found = [
            _Found(document, one)
            for one in posts_held(document)
            if signer is None or not one.person.overlaps(signer)
        ]
        if len({one.held.person for one in found}) >= _FEWEST:
            return _listed(found, question)
    return Draught()


def _documents(question: Question, context: Context) -> Iterator[Document]:
    """Yield the found documents that are of each place that is named, or speak of it."""
    for document_id in context.document_ids[:_MOST_DOCUMENTS]:
        document = context.document(document_id)
        of = all(
            (document.place is not None and same_place(document.place, item.name))
            or comparison_key(proper_name(item.name)) in comparison_key(document.title)
            or (document.place is None and context.names(document, item.name))
            for item in question.places
        )
        if of and document_fits(document, question):
            yield document


def _around(document: Document) -> frozenset[str]:
    head = f"{document.title} {document.place or ''} {document.issuer or ''}"
    return frozenset(re.findall(r"\w+", canonical(head)))
