"""The source line of an article of the codified law (Pháp điển), which names what it is taken from.

A page of the codified law is one article: its title, then in brackets the article and the document,
"(Điều 2 Nghị định số 11/2014/NĐ-CP, có hiệu lực thi hành kể từ ngày 15/04/2014)", then its text. A page
that only cites a document has no such line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.knowledge import table_pairs
from index_store.language.law.document_numbers import find_document_numbers
from index_store.language.law.law_names import law_numbered
from ingest.data import genres
from ingest.dates import read_date
from ingest.letterhead import Letterhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Line

_LINES_ABOVE = 2
_TITLE_UP_TO = 400
_NAME_UP_TO = 240
_SOURCE = re.compile(
    r"\(+\s*Điều (?P<article>\d{1,4}[a-zđ]{0,2}\d?)\.?\s+"
    r"(?P<kind>Bộ luật|Bộ Luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định"
    r"|Thông tư liên tịch|Thông tư|Chỉ thị|Sắc lệnh)(?!\w)(?P<named>.*?),? "
    r"có hiệu lực (?:thi hành )?(?:kể )?từ (?=ngày \d)(?P<day>ngày \d{1,2}/\d{1,2}/\d{4})(?!\d).*\)"
)
_NUMBERED = re.compile(
    r"\s*số\s+(?:liên tịch số\s+)?(?P<number>\d{1,5}[a-zđ]?(?:\s*[/-]\s*[\w&]+)+)(?P<rest>.*)$"
)
_ISSUED = re.compile(
    r"^(?P<name>.*?)\s*(?P<day>ngày \d{1,2}/\d{1,2}/\d{4})(?: của (?P<issuer>.+))?$"
)
_BY_NUMBER = (
    (re.compile(r"/UBTVQH\d+$"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"/QH\d+$"), "Quốc hội"),
    (re.compile(r"/(?:NĐ|NQ)-CP$"), "Chính phủ"),
    (re.compile(r"/(?:QĐ|CT)-TTg$"), "Thủ tướng Chính phủ"),
)


def read_codified(lines: Sequence[Line]) -> Letterhead | None:
    """Return what the head of an article of the codified law says; None for any other text.

    >>> from ingest.lines import lines_of
    >>> text = "Phí qua phà\\n(Điều 4 Thông tư số 5/2013/TT-BTC, có hiệu lực thi hành kể từ ngày 01/02/2013)"
    >>> head = read_codified(tuple(lines_of(text)))
    >>> head.title, head.number, head.issuer, head.article
    ('Phí qua phà', '5/2013/TT-BTC', 'Bộ Tài chính', 'Điều 4 Thông tư số 5/2013/TT-BTC')
    """
    for index, line in enumerate(lines[: _LINES_ABOVE + 1]):
        match = _SOURCE.fullmatch(line.text)
        if match is not None:
            return _head(lines, index, match)
        if len(line.text) > _TITLE_UP_TO:
            return None
    return None


def _head(lines: Sequence[Line], index: int, match: re.Match[str]) -> Letterhead | None:
    kind = match["kind"].capitalize()
    numbered = _NUMBERED.match(match["named"])
    number = _canonical(kind, numbered["number"]) if numbered else None
    rest = (numbered["rest"] if numbered else match["named"]).strip(" ,")
    issued = _ISSUED.match(rest)
    day = read_date(issued["day"]) if issued else None
    issuer = (issued["issuer"] if issued else None) or (_issuer(number) if number else None)
    since = read_date(match["day"])
    start = lines[index].span.start + match.start("day")
    name = _name(kind, number, (issued["name"] if issued else rest).strip(" ,"))
    article = f"Điều {match['article']} {name}"
    return Letterhead(
        genre=dict(genres()).get(kind, "article"),
        title=" ".join(line.text for line in lines[:index]).strip() or article,
        title_lines=tuple(range(index)),
        end=index + 1,
        number=number,
        issuer=issuer.strip(" ,") if issuer else None,
        issued=day.date if day else None,
        derived=() if issued and issued["issuer"] else ("issuer",),
        article=article,
        effective=(since.date, since.span.shifted(start)) if since else None,
    )


def _canonical(kind: str, number: str) -> str:
    """Return a number without its blanks, in the form in which documents are looked up."""
    plain = re.sub(r"\s", "", number)
    found = find_document_numbers(f"{kind} số {plain}")
    return found[0].number if found and "/" in found[0].number[2:] else plain


def _name(kind: str, number: str | None, subject: str) -> str:
    """Return what the document is called: "Luật Dược số 105/2016/QH13", "Nghị định số … về …"."""
    law = law_numbered(number) if number else None
    if law is not None:
        return f"{law.name} số {number}"
    named = f"{kind} số {number}" if number else kind
    return f"{named} {subject}"[:_NAME_UP_TO].strip()


@cache
def _issuers() -> dict[str, str]:
    return dict(table_pairs("ingest", "data/issuing_codes.tsv", "code", "issuer"))


def _issuer(number: str) -> str | None:
    """Return who issued a document, by the codes at the end of its number.

    >>> _issuer("05/2013/TTLT-BYT-BCT"), _issuer("8/2014/NĐ-CP")
    ('Bộ Y tế và Bộ Công Thương', 'Chính phủ')
    """
    for pattern, name in _BY_NUMBER:
        if pattern.search(number):
            return name
    codes = number.rpartition("/")[2].split("-")[1:]
    known = [_issuers()[code] for code in codes if code in _issuers()]
    if not known or len(known) < len(codes):
        return None
    return " và ".join(filter(None, (", ".join(known[:-1]), known[-1])))


def article_number(head: Letterhead) -> str:
    """Return the number of the article that a page of the codified law is: "77", "5a"."""
    return (head.article or "").split()[1]
