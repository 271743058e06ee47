"""The provisions that a phrase names: "điểm a, b khoản 2 Điều 5 và Điều 7" is three."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_AND = r"(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+|\s*;\s*)"
_ARTICLE_NUMBER = r"\d{1,4}[a-zđ]?\b(?!/|\.\d)"
_CLAUSE_NUMBER = r"\d{1,3}[a-zđ]?\b(?!/|\.\d|%)"
_LETTER = r"[a-zđ]\d?\b"
_MENTION = re.compile(
    rf"(?P<point>\b(?:các\s+)?điểm\s+{_LETTER}(?:{_AND}{_LETTER}(?!\s*\)))*)"
    rf"|(?P<clause>\b(?:các\s+)?khoản\s+{_CLAUSE_NUMBER}(?:{_AND}{_CLAUSE_NUMBER})*)"
    rf"|(?P<article>\b(?:các\s+)?điều\s+{_ARTICLE_NUMBER}(?:{_AND}{_ARTICLE_NUMBER})*)"
    r"|(?P<other>\b(?:phụ lục|chương|mẫu số|tiểu mục|mục)\s+(?:số\s+)?(?:[IVXLC]+\b|\d+[a-z]?\b))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|“.*$", re.DOTALL)
# "Bổ sung khoản 4 vào sau khoản 3 Điều 3" is about khoản 4 Điều 3 alone.
_BESIDE = re.compile(
    r"(?:vào\s+)?(?:phía\s+)?(?:sau|trước)\s+(?:điểm|khoản|điều|chương|mục)\s+\w+", re.IGNORECASE
)


@dataclass(slots=True)
class _Pending:
    """What has been named and waits for the article that it is in."""

    points: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)  # "điểm a khoản 2" or "khoản 2"


def provisions_named(text: str, within: str | None = None) -> tuple[str, ...]:
    """Return the locators of the provisions that ``text`` names, in order, each once.

    ``within`` is the provision that a shorter name is part of ("Điều 5" for "khoản 2"). Words
    in quotation marks name nothing.

    >>> provisions_named("Sửa đổi điểm a, b khoản 2, khoản 4 Điều 5 và các điều 7, 8")
    ('điểm a khoản 2 Điều 5', 'điểm b khoản 2 Điều 5', 'khoản 4 Điều 5', 'Điều 7', 'Điều 8')
    >>> provisions_named("Bổ sung khoản 4 vào sau khoản 3 Điều 3"), provisions_named("khoản 2", "Điều 6")
    (('khoản 4 Điều 3',), ('khoản 2 Điều 6',))
    """
    plain = _QUOTED.sub(" ", text)
    plain = _BESIDE.sub(" ", plain)
    found: list[str] = []
    pending = _Pending()
    for match in _MENTION.finditer(plain):
        numbers = _numbers(match)
        if match["point"]:
            pending.points += numbers
        elif match["clause"]:
            pending.clauses += [
                f"{point}khoản {number}"
                for number in numbers
                for point in ([f"điểm {letter} " for letter in pending.points] or [""])
            ]
            pending.points = []
        elif match["article"]:
            found += _in_articles(pending, numbers)
            pending = _Pending()
        else:
            word, number = match["other"].rsplit(None, 1)
            found.append(f"{word.capitalize()} {number}")
    if within and (pending.clauses or pending.points):
        found += _inside(pending, within)
    return tuple(dict.fromkeys(found))


def _numbers(match: re.Match[str]) -> list[str]:
    words = re.split(r"\s+", match.group().strip(), maxsplit=1)[1]
    words = re.sub(r"^(?:điểm|khoản|điều)\s+", "", words, flags=re.IGNORECASE)
    return [one for one in re.split(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+", words) if one]


def _in_articles(pending: _Pending, articles: list[str]) -> list[str]:
    first = f"Điều {articles[0]}"
    named = [f"{clause} {first}" for clause in pending.clauses]
    named += [f"điểm {letter} {first}" for letter in pending.points]
    rest = articles[1:] if named else articles
    return [*named, *(f"Điều {number}" for number in rest)]


def _inside(pending: _Pending, within: str) -> list[str]:
    """Return what is named without its article, as parts of the provision it stands under."""
    article = re.search(r"Điều \S+", within)
    if article is None:
        return []
    named = [f"{clause} {article.group()}" for clause in pending.clauses]
    wider = within if "điểm" not in within else article.group()
    return named + [f"điểm {letter} {wider}" for letter in pending.points]
