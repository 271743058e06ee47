"""Laws and rules that a question names by their everyday names: "luật chứng khoán 2019".

The year there is a part of the name and no time that is asked about; so is the ministry behind the
number of a circular ("TT 18/2019 Bộ Công Thương") no body that is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.questions.named import law_key
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.law.law_names import Law, law_at, law_numbered, laws
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class NamedAct:
    """A law named by words: its kind and name as a key without marks, and the year it is named by."""

    name: str
    year: int | None
    year_span: Span | None

    def is_law(self, law: Law) -> bool:
        """Return whether this may be that law by its name: all of it, or its beginning."""
        return _is_called(_plain(law.name), self.name)


def _is_called(law: str, name: str) -> bool:
    """Return whether a law may be called so: by the beginning of its name, or by its initials.

    >>> _is_called("luat khoa hoc va cong nghe", "luat kh cn")
    True
    """
    if law == name or law.startswith(f"{name} "):
        return True
    kind, _, rest = name.partition("luat ")
    short = rest.replace(" ", "")
    words = [word for word in law.removeprefix(f"{kind}luat ").split() if word != "va"]
    initials = "".join(word[0] for word in words)
    return len(short) >= _INITIALS and initials.startswith(short)


_INITIALS = 3


_SHORT = {
    "blhs": "bo luat hinh su",
    "blds": "bo luat dan su",
    "bllđ": "bo luat lao dong",
    "blld": "bo luat lao dong",
    "bltths": "bo luat to tung hinh su",
    "blttds": "bo luat to tung dan su",
}
_WORD = (
    r"(?!(?:thông tư|nghị định|năm|tháng|ngày|số|quy|có|được|là|thì|đến|từ|đã|sẽ|phải|hiệu|áp|cho|bị|khi|nếu|vậy|ra|ban)(?!\w))"
    r"[^\W\d_][\w&-]*"
)
_OF_LAW = re.compile(
    rf"(?<!\w)(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!quy )(?P<kind>bộ luật|luật|pháp lệnh)(?P<name>(?:,? {_WORD}){{1,9}})"
    r"(?P<year>,? \(?(?P<word>năm )?(?P<digits>(?:19|20)\d\d)(?![\w/]|[.,-]\d))?"
)
_OF_SHORT = re.compile(
    r"(?<!\w)(?P<short>blhs|blds|bltths|blttds|bllđ|blld)(?!\w)"
    r"(?P<year> (?P<word>năm )?(?P<digits>(?:19|20)\d\d)(?![\w/]|[.,-]\d))?"
)
_OF_RULES = re.compile(
    rf"(?<!\w)(?:thông tư(?: liên tịch)?|nghị định|ttlt|tt|nđ|nd)(?:,? {_WORD}){{1,8}}"
    r" (?P<digits>(?:19|20)\d\d)(?![\w/]|[.,-]\d)"
)
_BREACH = re.compile(r"(?:phạm|trái|đúng|sai|vượt|lách|chấp hành|tuyên truyền|phổ biến) $")


@lru_cache(maxsize=256)
def acts_named(text: str) -> tuple[NamedAct, ...]:
    """Return the laws that a question names by words, each as far as its name is known.

    >>> [(act.name, act.year) for act in acts_named("theo Luật Dược 2016 thì")]
    [('luat duoc', 2016)]
    >>> acts_named("vi phạm pháp luật năm 2016")
    ()
    """
    key = law_key(text)
    if len(key) != len(text):
        return ()
    found = [_act(key, match) for match in _OF_LAW.finditer(key)]
    found += [NamedAct(_SHORT[match["short"]], *_year(match)) for match in _OF_SHORT.finditer(key)]
    return tuple(act for act in found if act is not None)


def _act(key: str, match: re.Match[str]) -> NamedAct | None:
    """Return the law that a match names; words behind the name of a known law are none of it."""
    words = _plain(match["kind"] + match["name"]).split()
    plain_kind = len(match["kind"].split())
    known = [_plain(law.name) for law in laws()]
    for length in range(len(words), plain_kind, -1):
        name = " ".join(words[:length])
        if any(_is_called(own, name) for own in known):
            whole = length == len(words)
            return NamedAct(name, *(_year_of_name(name, key, match) if whole else (None, None)))
    if _may_be_of_time(key, match):
        return None
    return NamedAct(" ".join(words), *_year(match)) if match["year"] else None


def _year_of_name(name: str, key: str, match: re.Match[str]) -> tuple[int | None, Span | None]:
    """Return the year behind a known law's name, if it is no time when something was done."""
    year, span = _year(match)
    passed = any(law.year == year and NamedAct(name, None, None).is_law(law) for law in laws())
    return (year, span) if passed or not _may_be_of_time(key, match) else (None, None)


def _may_be_of_time(key: str, match: re.Match[str]) -> bool:
    """Return whether a year may be when it happened: "vi phạm luật giao thông 2018", "năm 2018"."""
    return bool(match["word"] or _BREACH.search(key, 0, match.start()))


def _year(match: re.Match[str]) -> tuple[int | None, Span | None]:
    if not match["year"]:
        return None, None
    start = match.start("word") if match["word"] else match.start("digits")
    return int(match["digits"]), Span(start, match.end("digits"))


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", unmarked(law_key(name))).split())


def years_of_acts(text: str) -> list[Span]:
    """Return where a question has years that are parts of names of laws, decrees and circulars.

    >>> text = "theo thông tư biện pháp lâm sinh 2018 và luật lâm nghiệp 2017"
    >>> [span.of(text) for span in years_of_acts(text)]
    ['2018', '2017']
    """
    found = [act.year_span for act in acts_named(text) if act.year_span]
    key = law_key(text)
    if len(key) == len(text):
        found += [Span(*match.span("digits")) for match in _OF_RULES.finditer(key)]
    return sorted(set(found))


def with_laws(reading: str, asked: str) -> str:
    """Return the reading of a question typed without marks, known laws by their names.

    A name of one word may be a verb as well: "luat duoc ban hanh" is no Law on Pharmacy.

    >>> with_laws("theo luật được 2016 thì", "theo luat duoc 2016 thi")
    'theo Luật Dược 2016 thì'
    """
    plain = comparison_key(asked)
    if len(asked) != len(reading) or unmarked(asked) != asked or len(plain) != len(reading):
        return reading
    for match in _TYPED.finditer(plain):
        law = law_at(plain, match.start(), without_marks=True)
        if law is None or len(law.name) != law.end - match.start():
            continue
        if len(law.name.split()) > _SURE or _ENDS.match(plain, law.end):
            reading = reading[: match.start()] + law.name + reading[law.end :]
    return reading


_TYPED = re.compile(r"(?<!\w)(?<!phap )(?<!bo )(?<!ky )(?:bo luat|luat|phap lenh) ")
_SURE = 2
_ENDS = re.compile(r"\W*(?:$|(?:nam )?(?:19|20)\d\d(?!\d)|(?:so )?\d{1,3}/|[,.;:)?])")


def is_another_law(text: str, number: str | None) -> bool:
    """Return whether a document's number is that of a known law other than those a text names.

    Of the year named, where one is: "Luật Doanh nghiệp 2014" is not Law 59/2020/QH14.
    """
    acts = acts_named(text)
    law = law_numbered(number) if number and acts else None
    if law is None:
        return False
    same = [act for act in acts if act.is_law(law)]
    return bool(same) and all(act.year is not None and act.year != law.year for act in same)


_ISSUED = re.compile(
    r"(?<!\w)(?:(?:thông tư(?: liên tịch)?|ttlt|tt)(?: số)? \d{1,3}(?:/(?:19|20)\d\d)?(?:/[\w-]+)?"
    r"(?: năm (?:19|20)\d\d)?(?: của|,)?|\d{1,5}(?:/(?:19|20)\d\d)?/[\w-]+ của) \(?(?=(?:liên )?bộ )"
)
_AND = re.compile(r"(?:,| và| -)? ?(?:và )?")


def without_issuers(text: str, bodies: Sequence[Span]) -> list[Span]:
    """Return the bodies but those that only say who issued a document, behind its number.

    >>> text = "TT 18/2019 Bộ Công Thương giao Sở Công Thương việc gì"
    >>> [span.of(text) for span in without_issuers(text, [Span(11, 25), Span(31, 45)])]
    ['Sở Công Thương']
    """
    key = law_key(text)
    if len(key) != len(text):
        return list(bodies)
    issued = {match.end() for match in _ISSUED.finditer(key)}
    kept: list[Span] = []
    for span in sorted(bodies):
        if span.start in issued:
            follows = _AND.match(key, span.end)
            issued.add(follows.end() if follows and follows.end() > span.end + 1 else -1)
        else:
            kept.append(span)
    return kept
