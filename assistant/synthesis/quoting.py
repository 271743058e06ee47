"""A sentence, or a clause of it, as a statement that quotes it."""

from __future__ import annotations

import re

from assistant.context import Sentence
from assistant.drafts import Draft, Quote
from assistant.finding.matching import terms
from assistant.questions.question import Kind, Part, Question
from assistant.sections import item_words, lead_over
from assistant.wording import capitalised, decapitalised, ended
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.records import Span
from prompts import fill


def quoted(sentence: Sentence, question: Question, span: Span | None = None) -> Draft:
    """Return the sentence, or a clause of it, as a statement that quotes it."""
    chosen = span or sentence.span
    words = item_words(without_marks(chosen.of(sentence.document.text)))
    shown = ended(capitalised(words)) if question.language == "vi" else f"“{words}”"
    quote = Quote(sentence.document.id, chosen)
    lead = lead_over(sentence.document, chosen)
    said = item_words(lead.of(sentence.document.text)).rstrip(" :") if lead else ""
    if lead is None or not _DENIES.search(comparison_key(said)):
        lead = _forbidding_heading(sentence, words)
        said = lead.of(sentence.document.text) if lead else ""
    if lead is None:
        return Draft(shown, (quote,))
    context = capitalised(said) if question.language == "vi" else f"“{said}”"
    text = fill("in_context", question.language, context=context, clause=decapitalised(shown))
    return Draft(text, (Quote(sentence.document.id, lead), quote))


# An item under such a lead means the opposite of its words.
_DENIES = re.compile(
    r"(?<!\w)(?:không|chưa|cấm|từ chối|miễn|trừ|bãi bỏ|hết hiệu lực|sai|vi phạm|khuyết điểm)(?!\w)"
)


def _forbidding_heading(sentence: Sentence, words: str) -> Span | None:
    """Return where the heading of an article stands that forbids what its clause only names.

    "2. Điều khiển xe khi trong máu có nồng độ cồn" under "Điều 9. Các hành vi bị nghiêm cấm" means
    the opposite of what it says by itself.
    """
    article = _ARTICLE.match(sentence.passage.heading.rpartition(" › ")[2])
    heading = article["heading"].strip() if article else ""
    if not _FORBIDS.search(comparison_key(heading)) or _FORBIDS.search(comparison_key(words)):
        return None
    at = sentence.document.text.rfind(heading, 0, sentence.span.start)
    return Span(at, at + len(heading)) if at >= 0 else None


_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\.?\s+(?P<heading>.+)$")
_FORBIDS = re.compile(
    r"(?<!\w)(?:nghiêm cấm|bị cấm|không được|không phải|từ chối|không áp dụng)(?!\w)"
)


_WRAPPED = re.compile(
    r"[“\"](?P<words>(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều \d+\.)\s[^“”\"]+)[”\"]?\.?$"
)


def without_marks(words: str) -> str:
    """Return the words of a provision without the marks that an amending text puts around it."""
    match = _WRAPPED.fullmatch(words.strip())
    return match["words"] if match else words


def without_comparison(sentence: Sentence, part: Part) -> Span | None:
    """Return the sentence up to what it is compared with, where no comparison is asked for.

    "Thu ngân sách năm 2019 là 300 tỷ đồng, tăng 7% so với năm 2018 (280 tỷ đồng)" answers with
    its first clause.
    """
    match = _COMPARES.search(sentence.text)
    if match is None or _ASKS_COMPARISON.search(comparison_key(part.text)):
        return None
    cut = sentence.text[match.start() :]
    if any(year in cut for year in _YEAR.findall(part.text)):
        return None  # what is asked about is what it is compared with
    kept = terms(sentence.text[: match.start()])
    if part.asked and part.asked.share(kept) < 0.95 * part.asked.share(terms(sentence.text)):
        return None
    return Span(sentence.span.start, sentence.span.start + match.start())


_COMPARES = re.compile(
    r",\s+(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|nhỉnh hơn|vượt)\s[^;]{3,60}?(?:so với|cùng kỳ)[^;.]*(?:\.(?!\s)[^;.]*)*\.?\s*$"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ASKS_COMPARISON = re.compile(r"so với|tăng|giảm|hơn|kém|cùng kỳ|năm trước|thay đổi|thế nào|ra sao")


def _compares_twice(text: str, part: Part) -> bool:
    """Return whether a sentence says by how much it changed against each of two periods.

    "So với tháng 6 tăng 3%; so với cùng kỳ giảm 1%": which is asked about no word of a clause tells.
    """
    asked = AGAINST.search(comparison_key(part.text)) is not None
    return asked and len(AGAINST.findall(comparison_key(text))) > 1


def _shortens(text: str) -> bool:
    """Return whether a sentence takes back in a clause what another says: "5 ngày; nay rút còn 3"."""
    return _NOW_LESS.search(comparison_key(text)) is not None


_NOW_LESS = re.compile(
    r";[^;]*(?<!\w)(?:rút|giảm|cắt giảm|rút ngắn)(?: [^\W\d]+){0,3} (?:còn|xuống)(?!\w)"
)


def _asks_doer(part: Part) -> bool:
    return part.kind is Kind.WHO or _ASKS_DOER.search(comparison_key(part.text)) is not None


_ASKS_DOER = re.compile(
    r"(?<!\w)(?:(?:cơ quan|đơn vị|tổ chức|sở|ngành|bộ|ban) nào|ai|who|which body)(?!\w)"
)
AGAINST = re.compile(r"(?<!\w)so (?:với|cùng kỳ)(?!\w)")


_BOTTOM = re.compile(r"(?<!\w)(?:thấp|kém|ít|cuối|chót|yếu|bét|lowest|least|last|worst)(?!\w)")
_TOP = re.compile(r"(?<!\w)(?:cao|nhiều|đầu|dẫn đầu|tốt|highest|most|first|best)(?!\w)")


def _leaves_end_out(clause: str, whole: str, part: Part) -> bool:
    """Return whether the end that is asked for is told in another clause: "…; thấp nhất là đất đai"."""
    if part.superlative is None:
        return False
    end = _BOTTOM if part.superlative.from_bottom else _TOP
    return end.search(comparison_key(whole)) is not None and not end.search(comparison_key(clause))


def best_clause(sentence: Sentence, part: Part) -> Span | None:
    """Return the clause between semicolons that says as much of what is asked as the whole."""
    text = sentence.text
    pieces = [
        Span(match.start(), match.end()).shifted(sentence.span.start)
        for match in re.finditer(r"[^;]+", text)
    ]
    if len(pieces) < 2 or not part.asked or _compares_twice(text, part) or _shortens(text):
        return None
    share = part.asked.share(terms(text))
    best = max(pieces, key=lambda piece: part.asked.share(terms(piece.of(sentence.document.text))))
    if part.asked.share(terms(best.of(sentence.document.text))) < 0.95 * share:
        return None
    if _leaves_end_out(best.of(sentence.document.text), text, part):
        return None
    if (
        best is not pieces[0]
        and _asks_doer(part)
        and not find_organisations(best.of(sentence.document.text))
    ):
        return None  # whose task it is stands before the first semicolon
    raw = best.of(sentence.document.text)
    left = len(raw) - len(raw.lstrip(" ,.-\n"))
    return Span(best.start + left, best.start + len(raw.rstrip()))
