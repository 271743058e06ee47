"""Who a question does not know yet: "ai thay ông Nam" is answered by no sentence of Nam alone."""

from __future__ import annotations

import re

from assistant.drafts import Draught
from assistant.questions.question import Kind, Part
from assistant.synthesis.offices import offices_in, same_office
from assistant.synthesis.people import find_people
from index_store.language.characters.marks import comparison_key
from index_store.records import Span

_ASKS_OF_ONE_NAMED = re.compile(r"(?<!\w)(?:là ai|ai là)(?!\w)|who (?:is|was|are)(?!\w)")
"""Who a person is, is told of that very person: "ông Nguyễn Văn An là ai"."""
_SUCCESSOR = re.compile(
    r"(?<!\w)(?:ai|người nào|ông nào|bà nào|vị nào)(?: (?:sẽ|được|đã|đang|là|người|vừa|mới|cử|bầu|chọn|điều|bổ nhiệm|phân công|giao))* (?:lên |vào |sang |về )?(?:thay|thế|kế nhiệm|kế vị|tiếp quản|kế tục)"
    r"|(?<!\w)(?:ai|người nào|ông nào|bà nào|vị nào)(?!\w).*(?<!\w)(?<!trực )(?<!ký )(?<!họp )(?<!dự )(?<!nộp )(?<!làm )(?:thay|thế chỗ|thế chân|thay thế|thay cho|để lại|kế nhiệm)(?!\w)(?! (?:đổi|mặt|vì))"
    r"|(?<!\w)sau (?:khi )?(?:ông|bà|đồng chí|khai trừ|kỷ luật|cách chức|miễn nhiệm|cho thôi)(?!\w).*(?<!\w)ai(?!\w).*(?<!\w)(?:làm|giữ|lên|nắm|ngồi|đảm nhiệm|phụ trách|điều hành)(?!\w)"
    r"|(?<!\w)ai(?!\w).*(?<!\w)(?:làm|giữ|lên|nắm|ngồi|đảm nhiệm|phụ trách|điều hành)(?!\w).*(?<!\w)sau (?:khi )?(?:ông|bà|đồng chí|khai trừ|kỷ luật|cách chức|miễn nhiệm)(?!\w)"
    r"|who (?:replace|succeed|took over)"
)
_PUTS = re.compile(
    r"(?<!\w)(?:bổ nhiệm|bầu(?: bổ sung)?|điều động|luân chuyển|cử|phân công|chỉ định|giới thiệu|tiếp nhận|trao quyết định cho|giao(?: nhiệm vụ)?(?: cho)?)(?!\w)[^.;]{0,60}?$"
)
"""Words of putting somebody into an office, before a name."""
_TAKES = re.compile(
    r"^[^.;]{0,120}?(?<!\w)(?:được (?:\w+ ){0,6}?(?:bổ nhiệm|bầu|điều động|luân chuyển|cử|phân công|chỉ định|giới thiệu|giao)|trúng cử|đắc cử|giữ chức|giữ quyền|giữ (?:nhiệm vụ|cương vị|vị trí)|làm|thay|kế nhiệm|phụ trách|điều hành|đảm nhiệm|lên (?:làm|giữ)|là|nhận (?:nhiệm vụ|chức|quyết định))(?!\w)"
)
"""Words of holding or taking an office, after a name."""
_ACTS_FOR_OTHERS = re.compile(r"^[^.;]{0,120}?(?<!\w)(?:ký|trao|công bố|cho biết|quyết định)(?!\w)")
"""What he does who puts another into an office."""


def asks_of_others(asked: str) -> bool:
    """Return whether "ai" asks for a person that the question does not name itself.

    >>> asks_of_others("Ai thay ông Trần Văn Nam?"), asks_of_others("Ông Trần Văn Nam là ai?")
    (True, False)
    >>> asks_of_others("Năm 1642 ai lập ra làng Hạ Lâm?")
    False
    """
    named = (span for span in find_people(asked) if _is_surely_one(asked, span))
    return any(named) and not _ASKS_OF_ONE_NAMED.search(comparison_key(asked))


def _is_surely_one(asked: str, span: Span) -> bool:
    """Return whether what reads like a name is a person's: "làng Hạ Lâm" has two words and no title."""
    return len(span.of(asked).split()) > _OF_PLACES or bool(_TITLE.search(asked[: span.start]))


_OF_PLACES = 2
_TITLE = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|cô|thầy|đồng chí|đ/c|bác sĩ|tiến sĩ) $", re.IGNORECASE
)


def asks_successor(asked: str) -> bool:
    """Return whether a question asks who took an office from another, or will.

    >>> asks_successor("Ai lên thay ông Trần Văn Nam?"), asks_successor("Ai ký quyết định?")
    (True, False)
    """
    return _SUCCESSOR.search(comparison_key(asked)) is not None


def names_others(text: str, asked: str) -> bool:
    """Return whether a text names a person whom the question does not name.

    >>> names_others("Ông Trần Văn Nam nghỉ hưu.", "Ai thay ông Trần Văn Nam?")
    False
    """
    return bool(_others(text, asked))


def names_successor(text: str, asked: str) -> bool:
    """Return whether a text puts a person into an office whom the question does not name.

    >>> asked = "Ai thay ông Trần Văn Nam làm giám đốc sở?"
    >>> names_successor("Bà Lê Thị Hoa ký quyết định điều động ông Trần Văn Nam.", asked)
    False
    >>> names_successor("Chủ tịch tỉnh bổ nhiệm bà Lê Thị Hoa làm giám đốc sở.", asked)
    True
    """
    if not _of_the_office(text, asked):
        return False
    for start, end in _others(text, asked):
        before, after = comparison_key(text[:start]), comparison_key(text[end:])
        if _PUTS.search(before):
            return True
        if _TAKES.match(after) and not _ACTS_FOR_OTHERS.match(after):
            return True
    return False


def tells_no_successor(told: Draught, part: Part) -> bool:
    """Return whether an answer to who took an office names nobody but whom the question names."""
    if part.kind is not Kind.WHO or not told.drafts or not asks_successor(part.text):
        return False
    return not any(names_others(draft.text, part.text) for draft in told.drafts)


def _of_the_office(text: str, asked: str) -> bool:
    """Return whether a text speaks of the office asked for, or of replacing somebody."""
    after = _WHO.search(comparison_key(asked))
    wanted = offices_in(asked[after.end() :]) if after else ()
    wanted = wanted or offices_in(asked)
    return (
        not wanted
        or _REPLACES.search(comparison_key(text)) is not None
        or any(same_office(said, one) for said in offices_in(text) for one in wanted)
    )


_WHO = re.compile(r"(?<!\w)(?:ai|ông nào|bà nào|người nào|vị nào|who)(?!\w)")
_REPLACES = re.compile(r"(?<!\w)(?:thay(?! (?:mặt|đổi|vì))|kế nhiệm|thế chỗ)(?!\w)")


def _others(text: str, asked: str) -> list[tuple[int, int]]:
    """Return where a text names persons whom the question does not name, in full or by two words."""
    named = [comparison_key(span.of(asked)) for span in find_people(asked)]
    known = {" ".join(name.split()[-2:]) for name in named}
    return [
        (span.start, span.end)
        for span in find_people(text)
        if " ".join(comparison_key(span.of(text)).split()[-2:]) not in known
    ]
