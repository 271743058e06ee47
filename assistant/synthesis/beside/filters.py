"""What every answer is held against before it is given: the ways in which it may miss the point."""

from __future__ import annotations

from collections.abc import Callable

from assistant.drafts import Draught
from assistant.synthesis.aims_listed import misses_the_missed
from assistant.synthesis.beside.burdens import is_of_another_burden
from assistant.synthesis.beside.may_be import answers_by_what_may_be
from assistant.synthesis.beside.names import is_for_another_purpose, names_none
from assistant.synthesis.beside.not_found_before import is_of_what_was_not_found
from assistant.synthesis.beside.tasks import is_of_another_task, tells_no_limit
from assistant.synthesis.beside.units import names_no_unit
from assistant.synthesis.beside.wholes import is_of_whole
from assistant.synthesis.inquiry import Inquiry
from assistant.synthesis.newcomers import tells_no_successor
from assistant.synthesis.posts_told import is_of_another_post

Filter = Callable[[Draught, Inquiry], bool]

FILTERS: tuple[Filter, ...] = (
    lambda told, one: is_of_another_task(told, one.part, one.question, one.context),
    lambda told, one: is_of_another_burden(told, one.part),
    lambda told, one: is_of_another_post(told, one.part, one.context),
    lambda told, one: answers_by_what_may_be(told, one.part, one.context),
    lambda told, one: tells_no_limit(told, one.part, one.context),
    is_of_what_was_not_found,
    lambda told, one: names_no_unit(told, one.part, one.question),
    lambda told, one: is_of_whole(told, one.part, one.context),
    lambda told, one: names_none(told, one.part),
    lambda told, one: misses_the_missed(told, one.part),
    lambda told, one: tells_no_successor(told, one.part),
    lambda told, one: is_for_another_purpose(told, one.part, one.question, one.context),
)


def is_beside_the_point(told: Draught, one: Inquiry) -> bool:
    """Return whether an answer tells something else than what a part of a question asks."""
    return any(misses(told, one) for misses in FILTERS)
