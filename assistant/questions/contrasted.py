"""A follow-up that puts one thing in the place of another of its kind: "còn cấp xã?" after "cấp tỉnh"."""

from __future__ import annotations

import re
from functools import cache

from assistant.questions.question import Question
from assistant.questions.talk.follow_up_words import Told, bare, cue_in, without
from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs

_MOST_WORDS = 6
"""A thing of more words is a question of its own."""
_ASKED = re.compile(
    r"(?:,? (?:thì |là |có |được |đạt |chiếm )*(?:bao nhiêu|mấy)(?: (?:%|phần trăm|hồ sơ|điểm|ngày|người|cái))?)$"
)
_END = (
    r"(?=\s*(?:[,;:?!.()]|$)| (?:có|là|đạt|được|chiếm|thì|của|ở|tại|trong|năm|quý|tháng|bao|mấy|nào|gì|"
    r"ra sao|thế nào|xếp|tăng|giảm|còn|đã|đang|chưa|không|bị|tiếp nhận|giải quyết|và|với|so)(?!\w))"
)


def contrasted(now: Question, then: Question, _: Told) -> str | None:
    """Return the earlier question with the thing that the follow-up names in it."""
    if now.language != "vi" or now.places or now.periods or now.organisations:
        return None
    named = without(without(now.reading, "linking"), "opening")
    thing = _ASKED.sub("", bare(named)).strip(" ,")
    opened = cue_in(now.reading, "opening") is not None
    if not thing or len(thing.split()) > _MOST_WORDS - (0 if opened else 2):
        return None
    swapped = _of_head(thing, then.reading) or of_set(thing, then.reading)
    return f"{bare(swapped)}?" if swapped else None


def _of_head(thing: str, before: str) -> str | None:
    """Return the earlier question with another "cấp …", "lĩnh vực …" in it, if it has one."""
    key, earlier = comparison_key(thing), comparison_key(before)
    for head in sorted(_table("head"), key=len, reverse=True):
        if not key.startswith(f"{head} ") or len(earlier) != len(before):
            continue
        said = re.search(rf"(?<!\w){re.escape(head)} \w+(?: \w+){{0,4}}?{_END}", earlier)
        if said and said[0] != key and not re.search(rf"{re.escape(head)} (?:nào|gì)", said[0]):
            return before[: said.start()] + thing + before[said.end() :]
    return None


def of_set(thing: str, before: str) -> str | None:
    """Return the earlier question with what excludes it: "nộp trực tiếp" for "nộp trực tuyến"."""
    key, earlier = comparison_key(thing), comparison_key(before)
    if len(earlier) != len(before):
        return None
    for row in _table("set"):
        words = "|".join(sorted(row.split("|"), key=len, reverse=True))
        one = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        said, meant = _as_noun(one, before, earlier), one.search(key)
        if said and meant and meant[0] not in earlier:
            return before[: said.start()] + meant[0] + before[said.end() :]
    return None


def _as_noun(one: re.Pattern[str], before: str, key: str) -> re.Match[str] | None:
    """Return where a word stands that is no part of a name: not the one of "Sở Xây dựng"."""
    return next((it for it in one.finditer(key) if before[it.start()].islower()), None)


@cache
def _table(kind: str) -> tuple[str, ...]:
    rows = table_pairs("assistant", "data/contrasts.tsv", "kind", "words")
    return tuple(words for its, words in rows if its == kind)
