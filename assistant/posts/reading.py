"""Who holds which post, by the sentences, lines and rows of tables that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.assignments.tables import cells_of
from assistant.breakdowns import grids
from assistant.posts.names import Post, find_posts
from assistant.synthesis.people import find_people
from index_store.language.characters.marks import comparison_key, small
from index_store.language.text.sentences import sentences
from index_store.language.time.periods import find_period_shapes
from index_store.records import Document, Span

HeldAs = Literal["holds", "appointed", "seat"]
_CALLED = r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà|thạc sĩ|tiến sĩ|bác sĩ|ths\.?|ts\.?|bs\.?)[ :]*)*"
_AFTER = re.compile(r"\s*(?:,|-|–|\(|:|là)\s*(?:hiện (?:là|giữ chức) |là |giữ chức(?: vụ)? )?$")
_BEFORE = re.compile(rf"\s*(?:,|:|\(|là|-|–)?\s*{_CALLED}$")
_INTO = re.compile(
    r"(?:(?:được |điều động,? |và |giao |đảm |phân công |bầu |tái )*(?:bổ nhiệm|giữ chức(?: vụ)?|giữ vị trí|bầu|đảm nhiệm(?: chức vụ)?|nhậm chức)(?: lại)?(?: làm| giữ chức(?: vụ)?| vào chức vụ)*|làm)\s*$"
)
_APPOINTS = re.compile(r"(?<!\w)(?:bổ nhiệm|giữ chức|giữ vị trí|được bầu|đảm nhiệm|nhậm chức|điều động)(?!\w)")  # fmt: skip
_INSTEAD = re.compile(rf"(?<!\w)thay(?: thế)?(?: cho)? {_CALLED}$")
_LEFT = re.compile(r"(?<!\w)(?:thôi giữ|nghỉ hưu|nghỉ công tác|nghỉ chế độ|tiền nhiệm|chuyển công tác)(?!\w)")  # fmt: skip
_SINCE = re.compile(r"(?:kể từ|tính từ|từ)(?: ngày)?\s*(?:ngày )?$")
_ROLE = re.compile(r"(?:trưởng|phó trưởng|tổ trưởng|tổ phó|ủy viên|uỷ viên|thành viên|thư ký|chủ tịch hội đồng|phó chủ tịch hội đồng)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A post that a document says a person holds, was put in, or sits in on a committee.

    ``whole`` is the sentence, line or row; ``said`` further stretches that it needs; ``since`` the
    day from which, ``before`` who held it before.
    """

    person: Span
    post: Post
    whole: Span
    held_as: HeldAs
    since: Span | None = None
    before: Span | None = None
    said: tuple[Span, ...] = ()


@lru_cache(maxsize=64)
def posts_held(document: Document) -> tuple[Held, ...]:
    """Return who holds which post by a document, in the order of its text."""
    found = [*_of_tables(document)]
    last: list[Held] = []
    for span in _pieces(document.text):
        said = span.of(document.text)
        last = [
            replace(one, whole=span, person=one.person.shifted(span.start), post=_moved(one.post, span.start),
                    since=_shift(one.since, span.start), before=_shift(one.before, span.start))
            for one in _of_sentence(said)
        ] or _with_next(found, last, said, span)  # fmt: skip
        found += last
    return tuple(found)


def _pieces(text: str) -> Iterator[Span]:
    """Yield the sentences of the lines that are no rows of tables."""
    for line in re.finditer(r"[^\n]+", text):
        if line[0].lstrip().startswith("|") or line[0].count("\t") > 1:
            continue
        for part in sentences(line[0]):
            yield part.shifted(line.start())


def _of_sentence(said: str) -> Iterator[Held]:
    people = find_people(said)
    if not people:
        return
    posts = find_posts(said)
    lowered = small(said)
    appoints = _APPOINTS.search(lowered) is not None
    instead = [p for p in people if _INSTEAD.search(lowered[: p.start])]
    persons = [p for p in people if p not in instead]
    taken: set[Span] = set()
    whole = Span(0, len(said))
    for post in posts:
        before = [p for p in persons if p.end <= post.span.start]
        after = [p for p in persons if p.start >= post.span.end]
        into = appoints and _INTO.search(lowered[: post.span.start])
        if into and before:
            since = _since(said, post.span.end)
            gone = next((p for p in instead if p.start > post.span.end), None)
            yield Held(before[-1], post, whole, "appointed", since, gone)
            taken.add(post.span)
        elif (
            into
            and after
            and re.match(rf"\s*là {_CALLED}$", lowered[post.span.end : after[0].start])
        ):
            yield Held(after[0], post, whole, "appointed", _since(said, after[0].end), instead[0] if instead else None)  # fmt: skip
            taken.add(post.span)
    for post in posts:
        if post.span in taken:
            continue
        before = [p for p in people if p.end <= post.span.start]
        after = [p for p in people if p.start >= post.span.end]
        near = before and _near(lowered[before[-1].end : post.span.start], posts, before[-1], post)
        seat: HeldAs = "seat" if _ROLE.match(lowered[post.span.start :]) else "holds"
        if near:
            yield Held(before[-1], post, whole, seat)
        elif after and _BEFORE.match(lowered[post.span.end : after[0].start]):
            yield Held(after[0], post, whole, seat)
        elif after and lowered[post.span.end :].startswith(":"):
            inner = [p for p in posts if post.span.end <= p.span.start < after[0].start]
            if len(inner) == 1 and _BEFORE.match(lowered[inner[0].span.end : after[0].start]):
                yield Held(after[0], post, whole, seat)  # "Trưởng ban: Chủ tịch UBND tỉnh …"


def _near(between: str, posts: tuple[Post, ...], person: Span, post: Post) -> bool:
    """Return whether a post behind a person is that person's: beside the name or its first post."""
    if _AFTER.search(between) and len(between) < len(" - hiện giữ chức vụ "):
        return True
    others = [p for p in posts if person.end <= p.span.start and p.span.end <= post.span.start]
    if len(others) != 1:
        return False
    gap = between[others[0].span.end - person.end :]
    first = between[: others[0].span.start - person.end]
    return bool(_AFTER.search(first)) and re.fullmatch(r"\s*(?:,|-|–|;|\))\s*(?:làm |là )?", gap) is not None  # fmt: skip


def _since(said: str, at: int) -> Span | None:
    """Return the day behind "từ ngày", in a sentence behind ``at``, else anywhere in it."""
    lowered = small(said)
    days = [s.span for s in find_period_shapes(said) if _SINCE.search(lowered[: s.span.start])]
    return next((day for day in days if day.start >= at), days[0] if len(days) == 1 else None)


def _with_next(found: list[Held], last: list[Held], said: str, span: Span) -> list[Held]:
    """Return nothing, having added to the last appointment what the next sentence says of it."""
    new = [one for one in last if one.held_as == "appointed"]
    if len(new) != 1:
        return []
    one = new[0]
    people = find_people(said)
    since = _since(said, 0) if one.since is None else None
    gone = people[0] if one.before is None and people and _LEFT.search(small(said)) else None
    if since or gone:
        found[found.index(one)] = replace(
            one,
            since=one.since or _shift(since, span.start),
            before=one.before or _shift(gone, span.start),
            said=(*one.said, span),
        )
    return []


def _of_tables(document: Document) -> Iterator[Held]:
    """Yield the posts of tables with a column of names and columns of posts and roles."""
    for grid in grids(document):
        keys = [comparison_key(words) for words in grid.heading.cells]
        name = next((i for i, key in enumerate(keys) if re.search(r"họ (?:và )?tên|họ, tên|^tên$", key)), None)  # fmt: skip
        posts = [i for i, key in enumerate(keys) if re.search(r"chức|vai trò|nhiệm vụ|đơn vị", key)]
        if name is None:
            continue
        for row in grid.rows:
            cells = cells_of(document.text, row)
            if len(cells) != len(keys):
                continue
            people = [
                p.shifted(cells[name].start) for p in find_people(cells[name].of(document.text))
            ]
            for at in posts if len(people) == 1 else ():
                said = cells[at].of(document.text)
                for post in find_posts(said):
                    seat: HeldAs = "seat" if _ROLE.match(small(said)) else "holds"
                    yield Held(people[0], _moved(post, cells[at].start), row.span, seat, said=(grid.heading.span,))  # fmt: skip


def _shift(span: Span | None, by: int) -> Span | None:
    return span.shifted(by) if span else None


def _moved(post: Post, by: int) -> Post:
    return replace(post, span=post.span.shifted(by))
