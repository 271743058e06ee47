"""Numbers of documents ("501/QĐ-UBND") found in text, in one canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.characters.letters import UPPER
from index_store.language.knowledge import table_pairs
from index_store.language.names.place_names import USUAL_UNIT
from index_store.language.time.periods import find_period_shapes
from index_store.records import Span

_TYPES = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Công văn|Công điện|Kế hoạch"
    "|Báo cáo|Thông báo|Tờ trình|Kết luận|Hướng dẫn|Đề án|Chương trình|Luật|Pháp lệnh|Văn bản hợp nhất|Văn bản|Quy định"
)
_CODE = r"[A-ZĐÐa-zđ]{1,6}"
_NUMBER = re.compile(
    r"(?P<serial>\d(?<![\w/.-].)\d{,4})(?: ?[/-] ?(?P<year>(?:19|20)\d\d))? ?(?P<joint>[/-]) ?"
    r"(?P<tail>(?:QH\d{1,2}|UBTVQH\d{1,2})|"
    + _CODE
    + r"(?: ?[-/–] ?[A-ZĐÐ&a-zđ.]{1,14}\d{0,2}){0,3})(?![\w])"
)
_TYPE_BEFORE = re.compile(rf"(?P<type>{_TYPES})(?: liên tịch)?(?: số)? ?:? ?$", re.IGNORECASE)
# A number without a code behind it, of which the words before it say what document it is.
_LONE = re.compile(r"\d(?<= .)\d{,3}[a-d]?(?:/(?:19|20)\d\d)?(?![\w/.,-]*\d|[/-][A-ZĐa-z]| ?%)")
# "Nghị quyết số 76", "Nghị định 61/2018".
_NAMED = re.compile(
    rf"\b(?:(?i:{_TYPES}) số|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kết luận|Đề án|Luật"
    r"|(?P<small>nghị định|nghị quyết|thông tư|chỉ thị|quyết định|luật)) $"
)
_AFTER_NAMED = re.compile(
    r"(?=[,.;:)\"”]|$| (?:ngày|của|về|và|quy|có|đã|là|do|thì|được|trên|tại|năm \d|-|mà|nên|vì|để|khi|như|với|theo|cho|thay|sửa|bổ|thay thế|nhưng|hoặc|chỉ|sẽ|cũng|còn))"
)
# "QĐ 766", "NQ số 76", and as typed in questions "qd 766".
_SHORT = re.compile(
    r"(?<![\w/-])(?P<code>QĐ|NĐ|NQ|TTLT|TT|CT|KL|CV|QD|ND|qđ|nđ|nq|qd|nd|ttlt|tt|cv)(?P<organ>-[A-ZĐ]\w{1,6})?(?: số| so)?:? $"
)
_COUNTS = re.compile(r" (?:triệu|tỷ|tỉ|nghìn|đồng|người|trieu|ty|nghin|dong|nguoi)")
_DATED = re.compile(r"[,]? ?\(?(?=(?:ban hành )?ngày )")
_ISSUER = re.compile(
    r",? (?:của|do) (?P<issuer>(?:Thủ tướng(?: Chính phủ)?|Chính phủ|Quốc hội|Ủy ban nhân dân|Uỷ ban nhân dân|UBND"
    r"|Hội đồng nhân dân|HĐND|Chủ tịch (?:UBND|Ủy ban nhân dân)|Bộ (?:trưởng )?[A-ZĐ]\w+(?:,? (?:và )?[A-ZĐ]\w+)*"
    r"|Sở [A-ZĐ]\w+(?: [A-ZĐa-zđ]\w*)?|Ban [A-ZĐ]\w+(?: [A-ZĐ]\w+)*)"
    rf"(?: (?:{USUAL_UNIT}|TP\.?)(?: [" + UPPER + r"][\w-]*)*| [" + UPPER + r"][\w-]*)*)"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of a document, with what stands beside it.

    ``span`` covers the whole reference ("Quyết định số 501/QĐ-UBND ngày … của …"),
    ``number_span`` the number alone. ``number`` is canonical: marked, no blanks, upper case.
    """

    span: Span
    text: str
    number_span: Span
    number: str
    type: str | None
    dated: str | None
    issuer: str | None

    @property
    def name(self) -> str:
        """What a person calls it: "Quyết định số 501/QĐ-UBND"."""
        return f"{self.type} số {self.number}" if self.type else self.number


@cache
def document_types() -> dict[str, str]:
    """Return the type of document for each code, as in Decree 30/2020 ("QĐ" → "Quyết định")."""
    return dict(table_pairs("index_store.language", "data/document_types.tsv", "code", "type"))


@cache
def _types_by_code() -> dict[str, str]:
    return {code.upper(): name for code, name in document_types().items()}


_MARKED = {
    "ND": "NĐ",
    "QD": "QĐ",
    "HDND": "HĐND",
    "HDBT": "HĐBT",
    "CD": "CĐ",
    "BLDTBXH": "BLĐTBXH",
    "DA": "ĐA",
}
_SPELLED = {"TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ"}


def _canonical(m: re.Match[str]) -> str | None:
    """Return the canonical number, None if the code is not one of a document."""
    tail = re.sub(r"\s", "", m["tail"]).replace("Ð", "Đ").replace("–", "-").rstrip(".-/&")
    parts = re.split(r"([-/])", tail)
    parts = [_MARKED.get(p.upper(), p.upper()) for p in parts]
    code = parts[0]
    known = _types_by_code()
    stem = re.sub(r"\d+$", "", code)
    lone = len(parts) == 1
    if stem not in known and not stem.startswith(("QH", "UBTVQH")):
        # An official letter has no type code: 1234/UBND-NC, 567/SNV-CCHC.
        if lone or not m["tail"][0].isupper() or len(code) < 3:
            return None
    elif lone and not stem.startswith(("QH", "UBTVQH")):
        return None
    parts = [_SPELLED.get(p, p) for p in parts]
    if parts[-1] in {"TW", "TU", "HU", "QU", "ĐU"}:  # the Party writes 56-CT/TW
        return f"{m['serial']}-{'/'.join(p for p in parts if p not in '-/')}"
    parts = ["-" if p == "/" else p for p in parts]
    year = f"/{m['year']}" if m["year"] else ""
    return f"{m['serial']}{year}/{''.join(parts)}"


def _date_after(
    text: str, at: int
) -> tuple[str | None, int]:  # the date, and where reading goes on
    m = _DATED.match(text, at)
    if not m:
        return None, at
    window = text[m.end() : m.end() + 40]
    shapes = find_period_shapes(window)
    if shapes and shapes[0].kind == "day" and shapes[0].span.start <= len("ban hành "):
        return shapes[0].value, m.end() + shapes[0].span.end
    return None, at


def _typed(code: str) -> str | None:
    stem = re.sub(r"\d+$", "", re.split(r"[-/]", code)[0].upper())
    return _types_by_code().get(stem)


_DIGIT = re.compile(r"\d")
_FORM = re.compile(r"(?:mẫu|biểu|phụ lục|bảng)(?: số)?:? ?$", re.IGNORECASE)
_OLD_STYLE = re.compile(r"(?:Nghị định|Nghị quyết|Quyết định|Thông tư)(?: số)? ?$", re.IGNORECASE)


def _old_style(text: str, m: re.Match[str]) -> str | None:
    """Return the number of "Nghị định 108/CP": the organ alone, behind the type in words."""
    organ = m["tail"].upper()
    if organ not in ("CP", "TTG", "HĐBT", "HDBT") or not _OLD_STYLE.search(
        text, max(0, m.start() - 20), m.start()
    ):
        return None
    year = f"/{m['year']}" if m["year"] else ""
    return f"{m['serial']}{year}/{_SPELLED.get(organ, _MARKED.get(organ, organ))}"


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the documents that ``text`` names by number, with type, date and issuer if adjacent.

    >>> [d] = find_document_numbers("Quyết định số 15/QĐ-UBND ngày 2/3/2021 của UBND tỉnh, thì")
    >>> d.name, d.dated, d.issuer
    ('Quyết định số 15/QĐ-UBND', '2021-03-02', 'UBND tỉnh')
    >>> [d.number for d in find_document_numbers("theo nd-cp 61/2018/nd-cp")]
    ['61/2018/NĐ-CP']
    """
    found = [_complete(text, n.start, n.span, n.number, n.kind) for n in _numbers(text)]
    return tuple(sorted(found, key=lambda d: d.span))


def document_number_spans(text: str) -> list[Span]:
    """Return where numbers of documents stand, without what stands beside them."""
    return [n.span for n in _numbers(text)]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number, its canonical form and type, and where the type's word before it starts."""

    start: int
    span: Span
    number: str
    kind: str | None


def _numbers(text: str) -> list[_Numbered]:
    found: list[_Numbered] = []
    if not _DIGIT.search(text):
        return found
    for m in _NUMBER.finditer(text):
        number = _canonical(m) or _old_style(text, m)
        if number is None or _FORM.search(text, max(0, m.start() - 16), m.start()):
            continue  # "mẫu số 08-MSNS-BTC" numbers a form
        code = re.split(r"[/-]", number, maxsplit=2 if m["year"] else 1)[-1]
        before = _TYPE_BEFORE.search(text, max(0, m.start() - 30), m.start())
        kind = _sentence_case(before["type"]) if before else _typed(code)
        span = Span(m.start(), m.start() + len(m.group().rstrip(" .-/&–")))
        found.append(_Numbered(before.start() if before else m.start(), span, number, kind))
    for m in _LONE.finditer(text):
        if not _may_be_named(text, m.start()):
            continue
        lone = _behind_type(text, m) or _behind_code(text, m) or _behind_law(text, m)
        if lone and not any(lone.span.overlaps(Span(n.start, n.span.end)) for n in found):
            found.append(lone)
    return found


_SERIAL = re.compile(r"\d*")
_NAMING_ENDS = (
    "số ", "so ", "định ", "quyết ", "tư ", "thị ", "luận ", "án ", "Luật ", ": ",
    "QĐ ", "NĐ ", "NQ ", "TT ", "CT ", "KL ", "CV ", "QD ", "ND ",
    "qđ ", "nđ ", "nq ", "qd ", "nd ", "tt ", "cv ", "LT ", "lt ",
)  # fmt: skip


def _may_be_named(text: str, at: int) -> bool:
    """Return whether the name or the code of a type may end at ``at``: most numbers count things."""
    if text.endswith(_NAMING_ENDS, 0, at) or "-" in text[max(0, at - 9) : at]:
        return True
    return text.startswith("/", at + len(_SERIAL.match(text, at)[0]))  # type: ignore[index]


def _behind_type(text: str, m: re.Match[str]) -> _Numbered | None:
    """Return the number of "Nghị quyết số 76"; None where no type stands before it."""
    named = _NAMED.search(text, max(0, m.start() - 30), m.start())
    if named is None or not ("/" in m[0] or _AFTER_NAMED.match(text, m.end())):
        return None
    if named["small"] and not m[0][:2].isdecimal():
        return None  # "thông tư 5"
    if named["small"] in ("quyết định", "luật") and "/" not in m[0]:
        return None  # "quyết định 20 trường hợp"
    kind = _sentence_case(re.sub(r"(?: số)? $", "", named[0]))
    return _Numbered(named.start(), Span(*m.span()), m[0], kind)


def _behind_law(text: str, m: re.Match[str]) -> _Numbered | None:
    """Return the number of a law behind its name, without the code of who passed it.

    "Luật Dược 105/2016", "bộ luật hình sự số 100/2015".
    """
    full = "/" in m[0][2:]  # "6/2019" may as well be a month
    named = _LAW_NAMED.search(text, max(0, m.start() - 90), m.start()) if full else None
    return None if named is None else _Numbered(named.start(), Span(*m.span()), m[0], "Luật")


_LAW_NAMED = re.compile(
    r"(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!quy )(?<!\w)(?:bộ )?luật"
    r"(?:,? (?!(?:năm|tháng|ngày|thông tư|nghị định|quyết định|nghị quyết|tt|nđ|qđ|nq) )[^\W\d_]+){1,8} (?:số )?\(?$",
    re.IGNORECASE,
)


def _behind_code(text: str, m: re.Match[str]) -> _Numbered | None:
    """Return the number of "NQ số 76"; None where no code of a type stands before it."""
    short = _SHORT.search(text, max(0, m.start() - 20), m.start())
    if short is None or _COUNTS.match(text, m.end()):
        return None
    code = _MARKED.get(short["code"].upper(), short["code"].upper())
    organ = (short["organ"] or "")[1:].upper()
    number = f"{m[0]}/{code}-{_SPELLED.get(organ, organ)}" if organ else m[0]
    return _Numbered(short.start(), Span(*m.span()), number, _typed(code))


def _sentence_case(words: str) -> str:
    return words[0].upper() + words[1:].lower()


def _complete(
    text: str, start: int, number_span: Span, number: str, kind: str | None
) -> DocumentNumber:
    dated, end = _date_after(text, number_span.end)
    issuer = _ISSUER.match(text, end)
    if issuer:
        end = issuer.end()
    span = Span(start, end)
    return DocumentNumber(
        span,
        span.of(text),
        number_span,
        number,
        kind,
        dated,
        issuer["issuer"].strip() if issuer else None,
    )
