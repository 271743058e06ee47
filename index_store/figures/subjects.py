"""The phrase before a number that names what it measures: "tỷ lệ hồ sơ trễ hạn chỉ còn"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index_store.figures.phrases import (
    LINK,
    NOUN_BEFORE_ENDS,
    Measured,
    opens_phrase,
    stripped,
)
from index_store.figures.scores import canonical, of_mention
from index_store.language.knowledge import table_column
from index_store.language.terms.indicators import find_indicators, indicator
from index_store.language.terms.word_roles import words_that
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


@cache
def measure_heads() -> re.Pattern[str]:
    """Return the pattern of the nouns that name what is measured: "tỷ lệ", "sản lượng"."""
    words = table_column("index_store.language", "data/indicator_heads.tsv", "head")
    words = [w.replace("tỷ ", "t[ỷỉ] ") for w in sorted(words, key=len, reverse=True)]
    return re.compile(
        r"(?<!\w)(?<!con )(?<!một )(?<!ký )(?<!đổi )(?<!quyền )(?<!phủ )(?<!tế )(?<!thuật )(?<!trong )(?<!đa )(?<!mã )(?<!ở )(?<!đạt )(?<!từ )(?<!bằng )(?<!vào )(?<!cho )(?<!của )(?<!nguồn )(?<!chi )(?<!xã hội )"
        rf"(?:{'|'.join(words)})(?!\w)(?! (?:hóa|hoá|hút|liệu|được|về|hồi|gọn|mua|này|đó|dung|xét|lượng này)(?!\w))",
        re.IGNORECASE,
    )


_PLANNED = re.compile(r"(?:^|[ ,])(?P<words>(?:tổng )?(?:kế hoạch|dự toán|nhiệm vụ|chỉ tiêu) )$")
_AREAS = frozenset({"km2", "km²", "m2", "m²", "ha", "hecta", "héc-ta"})


def subject_before(view: View, quantity: Quantity) -> Measured | None:
    """Return the phrase before the number that names what it measures: "tỷ lệ X chỉ đạt"."""
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    start = bracket.start + 1 if bracket else item.start
    at = quantity.span.start
    rate = _rate_before(view, quantity, start) if quantity.unit == "%" else None
    if rate is not None:
        return rate
    best: Measured | None = None
    for m in measure_heads().finditer(view.text, start, at):
        if best is not None and m.start() < best.span.end:
            continue
        stop = NOUN_BEFORE_ENDS.search(view.text, m.end(), at)
        mention = next(
            (
                i
                for i in view.indicators
                if i.span.start <= m.start() < i.span.end and i.span.end <= at and not i.weak
            ),
            None,
        )
        end = max(stop.start() if stop else at, mention.span.end if mention else 0)
        span = _without_owner(
            view, stripped(view.text, mention.span.start if mention else m.start(), end)
        )
        words = span.of(view.text)
        if not opens_phrase(view.text, span.start) and not any(
            o.span.end <= span.start and not view.text[o.span.end : span.start].strip()
            for o in view.owners
        ):
            continue
        if _BEYOND.search(view.text, 0, span.start):
            continue  # "cao hơn mức cho phép 4,92 m": what it is compared with
        number = re.search(r"(?<!độ) \d", words)
        if number:
            kept = re.sub(
                r" (?:năm|tháng|quý|ngày|của|trong|các|đến|khoảng|hơn|gần)$",
                "",
                words[: number.start()],
            )
            span = stripped(view.text, span.start, span.start + len(kept))
            words = span.of(view.text)
        planned = _PLANNED.search(view.text[: span.start])
        if planned is not None and not mention:
            span = Span(planned.start("words"), span.end)
            words = span.of(view.text)
        area = words.casefold() == "diện tích" and quantity.unit in _AREAS
        if (
            words.casefold() in words_that("measures nothing") or len(words.split()) < 2
        ) and not area:
            continue
        if len(words) <= len(m.group()) and view.text[: m.start()].endswith(", "):
            continue  # "công khai tài sản, thu nhập": the last of a list, not what is measured
        if quantity.unit in TIMES and not re.match(
            r"(?:tổng )?(?:số )?thời (?:gian|hạn)|số ngày", words, re.IGNORECASE
        ):
            continue
        between = view.text[span.end : at]
        if not LINK.match(between.strip().replace(",", " ")) and (
            len(between) > 14 or "," in between or " khi " in between
        ):
            best = _whole_subject(view, quantity, m.start()) or best
            continue
        name = canonical(view, mention) if mention and mention.span.end >= span.end - 3 else words
        best = Measured(name, words, span, view.base)
    for mention in view.indicators:
        if mention.weak or not (start <= mention.span.start and mention.span.end <= at):
            continue
        if best is not None and mention.span.start < best.span.end:
            continue
        unit = indicator(mention.id).unit
        fits = (
            (quantity.unit == "%" and "%" in unit)
            or (quantity.kind == "money" and unit == "đồng")
            or (
                unit == "ngày"
                and quantity.unit in ("ngày", "giờ", "phút", "tháng", "ngày làm việc")
            )
        )
        if fits and _near(view.text[mention.span.end : at]):
            best = of_mention(view, mention)
    if best is None and quantity.unit == "%":
        weak = [
            m
            for m in view.indicators
            if m.weak and "%" in indicator(m.id).unit and start <= m.span.start and m.span.end <= at
        ]
        if (
            weak
            and len(view.text[weak[-1].span.end : at]) <= 16
            and LINK.match(view.text[weak[-1].span.end : at].strip())
        ):
            return of_mention(view, weak[-1])
    return best


_BEYOND = re.compile(r"(?<!\w)(?:cao|thấp|lớn|nhỏ|nhiều|ít|dài|kém) hơn (?:so với )?$")
_SAYS_HOW_MUCH = re.compile(
    r" (?:(?:đã|chỉ|mới|ước|hiện|cũng|vẫn) )*(?:đạt|chiếm|là|ở mức|lên tới|lên đến|còn|bằng|tương đương|ước tính)(?: (?:được|mức|tới|đến|khoảng|gần|hơn|trên|dưới|chỉ|hết))* ?$"
)
_TWO_CLAUSES = re.compile(
    r"[,;:()\d%“”\"]| (?:tăng|giảm|vượt|có|khiến|giúp|cho biết|cho rằng|nhưng|khi|nếu|thì|mà|là|đạt|chiếm|so với|nên|vì|bị|tốn)(?!\w)"
)


def _whole_subject(view: View, quantity: Quantity, start: int) -> Measured | None:
    """Return a long subject up to its verb: "chi phí trực tiếp để làm thủ tục trong xây dựng chiếm"."""
    said = view.text[start : quantity.span.start]
    verb = _SAYS_HOW_MUCH.search(said)
    limited = quantity.bound in ("at most", "at least") and quantity.unit not in (*TIMES, "%")
    if not (verb or limited) or not opens_phrase(view.text, start):
        return None
    words = said[: verb.start()] if verb else said.rstrip()
    words = re.sub(r"(?: (?:sẽ|đã|cũng|chỉ|vẫn|dao động|kéo dài|từ))+$", "", words)
    if not 3 <= len(words.split()) <= 22 or _TWO_CLAUSES.search(words):
        return None
    span = _without_owner(view, Span(start, start + len(words)))
    return Measured(span.of(view.text), span.of(view.text), span, view.base)


TIMES = frozenset(
    {"ngày", "ngày làm việc", "giờ", "giờ làm việc", "phút", "tháng", "năm", "tuần", "giây"}
)
_OWNED = re.compile(
    r" (?:của|tại|ở|trên địa bàn|(?<!trực )thuộc|trong|do)(?: (?:UBND|địa bàn|toàn))*$"
)


def _without_owner(view: View, span: Span) -> Span:
    """Return the phrase without the place that it belongs to: "… của huyện Sơn Lâm" is no part of it."""
    for owner in view.owners:
        if span.start < owner.span.start < span.end:
            if owner.kind == "generic" and re.match(r"(?:của|trên) ", owner.text):
                return stripped(view.text, span.start, owner.span.start)
            m = _OWNED.search(view.text[span.start : owner.span.start].rstrip())
            if m and m.start() > 4:
                return stripped(view.text, span.start, span.start + m.start())
    return span


_RATE_HEAD = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ|mức độ(?! \d))(?= \w)(?! (?:này|trên|là|đó|cao|thấp|lớn|nhất)(?!\w))",
    re.IGNORECASE,
)
_LINKING_TAIL = re.compile(
    r"(?:[ ,(:]|(?<!\w)(?:đạt|(?<!chứng )chỉ|mới|ước|đã|chiếm|là|ở|mức|còn|lên|xuống|bằng|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa|không quá|được|cao|thấp|vượt|tới|đến|từ|(?<!gia )tăng|(?<!cắt )giảm|dao động|kéo dài|nhẹ|mạnh|dần|đáng kể|trung bình|bình quân|tương đương|xấp xỉ|cũng|vẫn|hiện|đang|rất|với|trong khi|có|nay|thêm|chung|đều|nhất|so|khá|nằm|của|trong|tại|khi|thì|và|chỉ số|năm \d{4}|tháng \d+|số|bị|nước|cả nước|toàn quốc|luôn|có xu hướng|liên tục|ước tính|gia tăng|thêm|lần lượt|tương ứng|(?:nhờ|do|vì|qua|theo) (?:đó|vậy|thế))(?!\w))+$"
)


def _rate_before(view: View, quantity: Quantity, start: int) -> Measured | None:
    """Return the whole phrase of "tỷ lệ người dân biết đến … thấp dưới 50%", from its head on."""
    head = None
    for m in _RATE_HEAD.finditer(view.text, start, quantity.span.start):
        head = m
    if head is None:
        return None
    for mention in view.indicators:
        if not mention.weak and start <= mention.span.start < head.start() <= mention.span.end + 4:
            return None  # "chỉ số hài lòng về mức độ phục vụ": the index, not its last words
    between = view.text[head.start() : quantity.span.start]
    tail = _LINKING_TAIL.search(between)
    words = between[: tail.start()] if tail else between
    cut = re.search(
        r" (?:năm \d{4}|tháng \d|quý [IVX\d]|đến nay|hiện nay|chỉ đạt|đạt|là|chiếm|ở mức|chỉ còn|có xu hướng)(?!\w)",
        words,
    )
    if cut and not _LINKING_TAIL.fullmatch(between[cut.start() :]):
        return None
    words = words[: cut.start()] if cut else words
    if (
        words.split(" so với ")[-1] != words
        and tail
        and tail.group().startswith((" cả nước", " toàn quốc"))
    ):
        words += " " + " ".join(tail.group().split()[:2])
    if "," in words and any(
        not m.weak and "," in view.text[head.start() : m.span.start] and m.span.start > head.start()
        for m in view.indicators
        if m.span.end <= head.start() + len(words)
    ):
        return None  # "tốc độ tăng trưởng tốt, thu ngân sách đạt 102%": the last alone
    if not tail or re.search(r"\d ?%|[;(]|\d+,\d", between) or not 3 <= len(words.split()) <= 24:
        return None
    span = _without_owner(view, stripped(view.text, head.start(), head.start() + len(words)))
    words = span.of(view.text)
    own = [m for m in view.indicators if m.span.start == span.start and m.span.end == span.end]
    if own:  # "tỷ lệ TTTT", where the document says what TTTT is
        return Measured(canonical(view, own[0]), words, span, view.base)
    known = find_indicators(words)
    whole = bool(known) and known[0].span.start == 0 and known[0].span.end >= len(words) - 3
    return Measured(known[0].name if whole else words, words, span, view.base)


def _near(between: str) -> bool:
    """Return whether nothing else is stated between a phrase and its number."""
    return (
        len(between) <= 70
        and not re.search(r"\d ?%|;| (?:và|nhưng|còn) \w+ \w+ \w+ \w+", between)
        and not measure_heads().search(between)
    )
