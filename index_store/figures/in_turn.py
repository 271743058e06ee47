"""The members of the list that "lần lượt" gives values to, in turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.owners import Owner
    from index_store.figures.view import View
    from index_store.language.periods import PeriodMention
    from index_store.language.quantities import Quantity


def list_before(
    view: View, found: Sequence[Owner] | Sequence[PeriodMention], quantity: Quantity
) -> list[Owner | PeriodMention]:
    """Return the members of the list that stands before "lần lượt", in order."""
    at = view.text.rfind("lần lượt", 0, quantity.span.start)
    run: list[Owner | PeriodMention] = []
    for mention in found:
        if mention.span.end > at:
            break
        joined = run and re.fullmatch(
            r"(?:,| và|, và) (?:năm )?", view.text[run[-1].span.end : mention.span.start]
        )
        run = [*run, mention] if joined else [mention]
    return run
