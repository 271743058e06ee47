"""How a text is read, step by step: what each function of the language found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.questions.question import Question
from assistant.questions.reading import read_question
from index_store.language.amounts.quantities import find_quantities
from index_store.language.amounts.quantity import Quantity
from index_store.language.characters.legacy_finding import modernised
from index_store.language.characters.repair import repair
from index_store.language.law.document_numbers import find_document_numbers
from index_store.language.law.references import LegalReference, find_legal_references
from index_store.language.names.organisations import find_organisations
from index_store.language.names.place_reading import PlaceMention
from index_store.language.names.place_table import Place, place
from index_store.language.names.places import find_places, what_became
from index_store.language.terms.abbreviations import find_abbreviations
from index_store.language.terms.definitions import definitions
from index_store.language.terms.indicators import find_indicators
from index_store.language.text.sentences import sentences
from index_store.language.text.tokens import search_terms, unmarked_terms
from index_store.language.time.periods import find_periods
from index_store.language.typed.detect import question_language
from index_store.language.typed.keystrokes import typed_out
from index_store.language.typed.loose import spelled_out
from index_store.language.typed.restore import Restorer

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: the words as they stand in the text, and what they are read as."""

    words: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, the function that does it, and what it found."""

    name: str
    function: str
    findings: tuple[Finding, ...]


def explain(
    text: str,
    as_of: date,
    known_places: Sequence[str] = (),
    restorer: Restorer | None = None,
) -> tuple[Step, ...]:
    """Return every step from the characters of a question to what it is understood to ask."""
    read = characters(text)
    clean = repair(modernised(text).text).text
    question = read_question(clean, as_of, known_places, restorer)
    return (*read, *mentions(question.reading, as_of), _understood(question))


def characters(text: str, restorer: Restorer | None = None) -> tuple[Step, ...]:
    """Return the steps that change characters: repair, old encodings, keys, marks.

    >>> [(f.words, f.read_as) for f in characters("huyen nao xep cuoi")[3].findings]
    [('huyen nao xep cuoi', 'huyện nào xếp cuối')]
    """
    # Old encodings first: what is an invisible character in Unicode may be a letter there.
    unicode = modernised(text)
    repaired = repair(unicode.text)
    typed = typed_out(repaired.text)
    spelled = spelled_out(typed)
    restored = (restorer or Restorer.load()).restore(repaired.text)
    language = question_language(repaired.text)
    return (
        Step(
            "Bảng mã cũ",
            "modernised",
            tuple(
                Finding(old.span.of(text), f"{old.encoding}, tin cậy {old.confidence:.0%}")
                for old in unicode.converted
            ),
        ),
        Step(
            "Sửa ký tự",
            "repair",
            _changed(unicode.text, repaired.text, repaired.told()),
        ),
        Step(
            "Phím Telex, VNI và cách viết tắt khi gõ",
            "typed_out, spelled_out",
            _changed(repaired.text, spelled),
        ),
        Step("Khôi phục dấu", "Restorer.restore", _changed(spelled, restored.text)),
        Step("Ngôn ngữ", "question_language", (Finding(repaired.text, language),)),
    )


def _changed(before: str, after: str, told: str = "") -> tuple[Finding, ...]:
    if before == after:
        return ()
    return (Finding(before, f"{after} ({told})" if told else after),)


def mentions(text: str, reference: date | None = None) -> tuple[Step, ...]:
    """Return the steps that find things in a text: sentences, terms, names, figures.

    >>> steps = {step.name: step.findings for step in mentions("Năm 2023 đạt 64%")}
    >>> [finding.read_as for finding in steps["Số liệu"]]
    ['giá trị: 64 %']
    """
    places = find_places(text)
    return (
        Step("Câu", "sentences", _all((s.of(text), "") for s in sentences(text))),
        Step(
            "Từ để tìm",
            "search_terms, unmarked_terms",
            (Finding(" ".join(search_terms(text)), " ".join(unmarked_terms(text))),),
        ),
        Step("Viết tắt", "find_abbreviations, definitions", _all(_abbreviations(text))),
        Step("Địa danh", "find_places", _all(_places(places, reference))),
        Step(
            "Cơ quan",
            "find_organisations",
            _all((m.text, m.name) for m in find_organisations(text, places)),
        ),
        Step(
            "Thời gian",
            "find_periods",
            _all((m.text, m.value) for m in find_periods(text, reference)),
        ),
        Step(
            "Số liệu",
            "find_quantities",
            _all((q.text, _quantity(q)) for q in find_quantities(text)),
        ),
        Step(
            "Văn bản, điều khoản",
            "find_document_numbers, find_legal_references",
            _all(_law(text)),
        ),
        Step(
            "Chỉ tiêu",
            "find_indicators",
            _all((m.text, f"{m.name} ({m.id})") for m in find_indicators(text, weak=True)),
        ),
    )


def _all(found: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    return tuple(Finding(words, read_as) for words, read_as in found)


def _abbreviations(text: str) -> Iterator[tuple[str, str]]:
    for mention in find_abbreviations(text):
        others = f" (hoặc: {'; '.join(mention.others)})" if mention.others else ""
        yield mention.span.of(text), mention.long + others
    for definition in definitions(text):
        yield definition.span.of(text), f"{definition.short} là {definition.long}"


def _places(found: Iterable[PlaceMention], on: date | None) -> Iterator[tuple[str, str]]:
    for mention in found:
        units = [place(one) for one in mention.place_ids]
        told = [_unit(unit) for unit in units[:MOST_CANDIDATES]]
        more = len(units) - MOST_CANDIDATES
        read_as = "; ".join(told) + (f"; và {more} nơi khác" if more > 0 else "")
        if len(units) == 1 and on is not None:
            heirs = what_became(units[0].id, on)
            if heirs:
                read_as += " → " + "; ".join(heir.place.full_name for heir in heirs)
        yield mention.text, read_as or f"{mention.name} (không có trong bảng)"


def _unit(unit: Place) -> str:
    """Return a unit with its province, and until when it stood."""
    where = "" if unit.level == "province" else f", {unit.province}"
    if unit.valid_to is None:
        return unit.full_name + where
    last = unit.valid_to - timedelta(days=1)
    return f"{unit.full_name}{where} (đến {last.day}/{last.month}/{last.year})"


_KINDS = {
    "value": "giá trị",
    "rank": "thứ hạng",
    "count": "số đếm",
    "share": "tỷ lệ",
    "money": "số tiền",
    "target": "chỉ tiêu",
    "change": "mức thay đổi",
    "grade": "xếp loại",
}
_BOUNDS = {
    "exact": "",
    "about": "khoảng ",
    "over": "trên ",
    "at least": "ít nhất ",
    "under": "dưới ",
    "at most": "nhiều nhất ",
}


def _quantity(quantity: Quantity) -> str:
    said = [quantity.grade] if quantity.grade else []
    if quantity.value is not None:
        said.append(f"{_BOUNDS[quantity.bound]}{quantity.value:.15g}")
    if quantity.of is not None:
        said.append(f"trên {quantity.of:.15g}")
    if quantity.unit:
        said.append(quantity.unit)
    return f"{_KINDS[quantity.kind]}: {' '.join(said)}"


def _law(text: str) -> Iterator[tuple[str, str]]:
    for number in find_document_numbers(text):
        dated = f", ngày {number.dated}" if number.dated else ""
        yield number.text, number.name + dated
    for reference in find_legal_references(text):
        if reference.provisions:
            yield reference.text, _reference(reference)


def _reference(reference: LegalReference) -> str:
    provisions = "; ".join(
        " ".join(
            f"{word} {part}"
            for word, part in (
                ("điểm", provision.point),
                ("khoản", provision.clause),
                ("Điều", provision.article),
            )
            if part
        )
        for provision in reference.provisions
    )
    return " · ".join(filter(None, (provisions, reference.number or reference.name)))


def _understood(question: Question) -> Step:
    """Return what the question is taken to ask, part by part."""
    findings = [
        Finding(
            part.text,
            ", ".join(
                filter(
                    None,
                    (
                        part.kind.value,
                        part.level,
                        _end(part.superlative.nth, part.superlative.from_bottom)
                        if part.superlative
                        else None,
                        *(mention.name for mention in part.indicators),
                    ),
                )
            ),
        )
        for part in question.parts
    ]
    for name, values in (("của", question.subjects), ("kỳ", question.period_values)):
        findings += [Finding(name, value) for value in values]
    return Step("Câu hỏi", "read_question", tuple(findings))


def _end(nth: int, from_bottom: bool) -> str:
    return f"thứ {nth} từ {'dưới lên' if from_bottom else 'trên xuống'}"
