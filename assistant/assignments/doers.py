"""Where a text names who does something: offices, committees, "các sở, ngành", persons in charge."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.names.organisations import find_organisations
from index_store.records import Span

_PROPER = rf"[{UPPER}][{UPPER}{LOWER}]*(?!\w)"
_LEVEL = r"(?:các|cấp|tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|thành phố|sở|ban|bộ|phòng|ngành|cơ quan|đơn vị|địa phương|đoàn thể|liên quan|có liên quan|trực thuộc|chuyên môn|khác|công an|UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|mình)(?!\w)"
_GOES_ON = re.compile(rf" (?:{_LEVEL}|{_PROPER})|, {_LEVEL}| và {_LEVEL}")
_JOINED = re.compile(r"(?:,? và|,|;|,? cùng)(?: với)? ")


def find_doers(text: str) -> tuple[Span, ...]:
    """Return where a text names bodies or persons that may be given a task, in order.

    >>> text = "Giao Sở Y tế chủ trì, phối hợp với UBND các xã, phường rà soát"
    >>> [doer.of(text) for doer in find_doers(text)]
    ['Sở Y tế', 'UBND các xã, phường']
    """
    starts = {mention.span.start: mention.span.end for mention in find_organisations(text)}
    for match in _heads().finditer(text):
        over = [at for at, end in starts.items() if at < match.end() and match.start() < end]
        if all(at == match.start() for at in over) or not over:
            starts[match.start()] = max(match.end(), starts.get(match.start(), 0))
        elif match.start() < min(over):  # "Giám đốc Sở Y tế"
            starts[match.start()] = max(starts.pop(at) for at in over)
    found: list[Span] = []
    for at, end in sorted(starts.items()):
        if found and at < found[-1].end:
            continue
        while (more := _GOES_ON.match(text, end)) and not any(
            end < other < more.end() for other in starts
        ):
            end = more.end()
        found.append(Span(at, end))
    return tuple(found)


def joined_doers(text: str, doers: tuple[Span, ...], at: int) -> Span | None:
    """Return the doers named one after another from ``at`` on, as one stretch; None for none."""
    first = next((doer for doer in doers if doer.start == at), None)
    if first is None:
        return None
    end = first.end
    while joint := _JOINED.match(text, end):
        following = next((doer for doer in doers if doer.start == joint.end()), None)
        if following is None:
            break
        end = following.end
    return Span(at, end)


@cache
def _heads() -> re.Pattern[str]:
    """Return the pattern of what opens the name of a doer, `data/doer_words.tsv`."""
    text = files("assistant").joinpath("data/doer_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    after = {"name": rf"(?= [{UPPER}])", "": r"(?!\w)"}
    return re.compile("|".join(rf"(?<!\w)(?i:{row[0]}){after[row[1]]}" for row in rows))
