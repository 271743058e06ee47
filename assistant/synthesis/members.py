"""Sentences that name the members of what is asked for: "bốn lĩnh vực nào", "những tiêu chí gì"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.context import Sentence
from assistant.finding.matching import canonical, stop_words
from assistant.picking import numerals
from assistant.questions.question import Part


@cache
def _asked() -> re.Pattern[str]:
    count = rf"\d{{1,2}}|{'|'.join(numerals())}"
    counted = rf"\b(?:những|các|(?P<count>{count}))\s+"
    return re.compile(
        rf"{counted}(?P<thing>(?:[^\W\d]+,?\s+){{1,3}}?)(?:nào|gì)\b"
        rf"|\b(?P<number>{count})\s+(?P<named>(?:[^\W\d]+\s*){{1,5}}?)['’\"”]?\s*(?:(?:của|ở|tại|trong|khi)(?!\w)[^?]*)?\blà (?:những )?(?:gì|cái gì)\b"
    )


def naming_members(part: Part) -> re.Pattern[str] | None:
    """Return the pattern of a sentence that names the members asked for; None if none are.

    >>> from assistant.questions.question import Kind
    >>> from assistant.finding.matching import Asked, terms
    >>> part = Part(Kind.LIST, "khảo sát ở bốn lĩnh vực nào?", "", Asked(terms("")))
    >>> said = naming_members(part)
    >>> bool(said.search("phát phiếu trên 4 lĩnh vực nóng gồm: thuế; đất đai; y tế"))
    True
    >>> bool(said.search("phát phiếu trên 3 lĩnh vực nóng gồm: thuế; đất đai; y tế"))
    False
    """
    asked = _asked().search(canonical(part.text))
    if asked is None:
        return None
    words = (asked["thing"] or asked["named"]).replace(",", " ").split()
    if not words or (words[0] in stop_words() and not asked["named"]):
        return None
    return _naming(" ".join(words), asked["count"] or asked["number"] or "")


def counts_members(part: Part) -> bool:
    """Return whether a question says how many members it asks for ("ba nhiệm vụ … là gì")."""
    asked = _asked().search(canonical(part.text))
    return asked is not None and bool(asked["count"] or asked["number"])


@lru_cache(maxsize=200)
def _naming(thing: str, count: str) -> re.Pattern[str]:
    number = int(count) if count.isdigit() else numerals().get(count)
    ways = [word for word, value in numerals().items() if value == number]
    counted = rf"(?<![\w.,])(?:0?{number}{''.join('|' + way for way in ways)}) " if number else ""
    said = ",? ".join(map(re.escape, thing.split()))
    lead = rf"{counted}{said}(?!\w)"
    also = "|như|là" if number else ""  # "khó khăn cho doanh nghiệp như …" names no enterprises
    opens = rf"[^.;:?]{{0,70}}?(?::|(?<!\w)(?:(?:bao )?gồm{also})(?: có)?:?)"
    aside = r"(?: [^\W\d]+){0,3} ?\((?=[^()]*,[^()]*,)"
    return re.compile(rf"{lead}(?:{opens}[^.?]*?[^.?,;]{{3,}}(?:[,;]| và )|{aside})")


def names_members(sentence: Sentence, said: re.Pattern[str]) -> bool:
    """Return whether a sentence names at least two members of what is asked for."""
    return said.search(canonical(sentence.text)) is not None
