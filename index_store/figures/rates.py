"""What a percent, an amount of money or a measure is of: the phrase before it, or behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index_store.figures.counts import doing
from index_store.figures.phrases import (
    NOUN_AFTER_ENDS,
    Measured,
    clause_after,
    noun_after,
    stripped,
    verbs_table,
)
from index_store.figures.subjects import subject_before
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


_DIRECT = re.compile(
    r"^ ?(?:số |tổng số |các |toàn bộ )?(?=[\w])(?!(?:nhờ|thi thoảng|thỉnh thoảng|trở|so|đạt|chiếm|tương đương|tức|và|là|của|trong|tại|vào|đến|từ|với|năm|nhưng|để|do|còn|thì|nên|mà|về|ở|qua|cho|theo|lên|xuống|tổng(?! số)|kế hoạch|chỉ tiêu|dự toán|mục tiêu|mỗi|một|hiện|trên|dưới|bằng|hay|hoặc|được|như|khi|nay|sau|trước|tương|cùng|cả|hàng|này|đã|có|không|mặt bằng|chưa|vì|tùy|ngay|(?<!trực )thuộc|cao|thấp|tăng|giảm|vốn)(?!\w)|/|\()"
)
_AGAINST = re.compile(
    r"^ ?(?:so với (?![^,;.()]{0,70}\d))?(?P<base>(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|tổng vốn|KH|kế hoạch vốn)[^,;.()]{0,70})"
)
_LINKED = re.compile(
    r"(?:đạt|chiếm|là|mức|còn|lên|xuống|tới|đến|bằng|tỷ lệ|tỉ lệ|:|\(|tương đương|trên|hơn|gần|khoảng|dưới|tăng|giảm|từ|đạt được|thêm|với|thấp|ước|quá|thiểu|đa)[ ]?$",
    re.IGNORECASE,
)


def _share_of(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the rate of "18/35 nhiệm vụ …, đạt tỷ lệ 51,42%": that of the count before it."""
    if last is None or last[1].base != view.base:
        return None
    counted, measured = last
    if counted.kind == "money" and view.text[counted.span.end : quantity.span.start] == ", đạt ":
        return Measured(f"tỷ lệ {measured.value}", measured.text, measured.span, view.base)
    if counted.kind not in ("count", "share") or view.item_of(counted.number_span) != view.item_of(
        quantity.number_span
    ):
        return None
    between = view.text[
        measured.span.end
        if measured.span.end <= quantity.span.start
        else counted.span.end : quantity.span.start
    ]
    inner = view.bracket_of(quantity.number_span)
    if (
        inner is not None
        and not counted.number_span.within(inner)
        and counted.span.end > inner.start
    ):
        return None
    if not re.fullmatch(
        r"(?:[^%;]{0,60}?|[^%;]{0,90}?(?=\())[ ,(]*(?:(?:đạt|chiếm|tương đương|bằng|tương ứng|đạt được|ước)(?: (?:tỷ lệ|tỉ lệ|với|khoảng|gần|trên|hơn|là))*|[(]|tỷ lệ|tỉ lệ)[ ]*",
        between,
    ):
        return None
    rate = f"tỷ lệ {measured.value[0].lower()}{measured.value[1:]}"
    if measured.value.startswith("Số "):
        rate = f"tỷ lệ {measured.value[3:]}"
    known = find_indicators(rate) or find_indicators(f"tỷ lệ {measured.text}")
    name = (
        known[0].name
        if known and known[0].span.start == 0 and known[0].span.end >= len(rate) - 3
        else rate
    )
    return Measured(name, measured.text, measured.span, view.base)


_COMPARED_GOAL = re.compile(
    r"^(?: (?:hồ sơ|thủ tục|kết quả|số)[\w ]{0,25})?,? ?\(?(?:thấp hơn |cao hơn |vượt |chưa đạt |trong khi )?(?:so với )?(?:mức |chỉ số )?(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|cùng kỳ|trung bình|bình quân|năm \d{4})(?: \w+){0,8}? ?\(?$"
)


def _said(last: tuple[Quantity, Measured], quantity: Quantity) -> int:
    """Return where the figure before this one ends, with the words behind it that it is of."""
    end = last[1].span.end
    return end if last[0].span.end < end <= quantity.span.start else last[0].span.end


_RATE_OPENS = re.compile(r"[,:] |[-–•+*] ")
_RATED = re.compile(
    r"(?:\d{1,2}[.)] |[a-zđ]\) )?(?:việc |công tác )?(?P<words>[^\W\d_][^:.()\d%]{3,70}?)(?: (?:đạt|chiếm|mới đạt|chỉ đạt|ước đạt|đã đạt|là|ở mức)(?: (?:khoảng|gần|hơn|trên|được))?)? ?"
)


def _rated(view: View, quantity: Quantity, end: int) -> Measured | None:
    """Return the rate of the table that opens the item without its "tỷ lệ": "Hồ sơ trực tuyến đạt 75%"."""
    item = view.item_of(quantity.number_span).span
    if quantity.kind == "change":
        return None
    before = view.text[item.start : quantity.span.start]
    starts = [m.end() for m in _RATE_OPENS.finditer(before)]
    for at in (*reversed(starts[-3:]), 0):
        m = _RATED.fullmatch(before, at)
        found = _rate_of(view, quantity, m, item.start, end) if m else None
        if found is not None:
            return found
    return None


def _rate_of(
    view: View, quantity: Quantity, m: re.Match[str], base: int, end: int
) -> Measured | None:
    words = m["words"]
    span = Span(base + m.start("words"), base + m.end("words"))
    known = find_indicators(f"tỷ lệ {words}")
    if known and known[0].span.start == 0 and known[0].span.end >= len(words) + 5:
        return Measured(known[0].name, words, span, view.base)
    after = re.match(r" ?(?:số )?(?:hồ sơ|kết quả)(?!\w)", view.text[quantity.span.end : end])
    joined = f"tỷ lệ {words} {after.group().strip()}" if after else ""
    whole = find_indicators(joined)
    if whole and whole[0].span.start == 0 and whole[0].span.end >= len(joined) - 2:
        return Measured(whole[0].name, words, span, view.base)
    alone = m.start() == 0 or view.text[base : base + m.start()].rstrip()[-1:] not in (",", "")
    if (
        known
        and known[0].span.start == 0
        and alone
        and "," not in words
        and len(words.split()) <= 9
    ):
        return Measured(f"tỷ lệ {words[0].lower()}{words[1:]}", words, span, view.base)
    return None


# "ghi nhận 100% người dân hài lòng" says who, and "được sử dụng 50% số biên chế" how much.
_TELLS = ("ghi nhận", "công bố", "sử dụng", "nêu", "đưa ra", "quy định")
# Where "80% khách hàng …" says whom it counts; behind "chưa đạt" or "là" it says of what.
_COUNTS = re.compile(
    r"(?:^|[,;:.(–\-•“\"…] ?|\d[.)] |(?<!\w)(?:có|với|và|trong đó|được|cho|khi|rằng|thấy|biết|đến nay|hiện nay|hiện|nay|thì|như vậy|theo đó|phấn đấu|mục tiêu|nhóm|khoảng|gần|hơn|trên|riêng|từ|nhưng|còn|mà|để|bảo đảm|đảm bảo|năm \d+) )$",
    re.IGNORECASE,
)


def _of_whole(
    view: View, quantity: Quantity, subject: Measured | None, end: int
) -> Measured | None:
    """Return the subject with the whole that it is a part of: "chi lương chiếm 60% ngân sách"."""
    rate = subject is None or re.match(r"t[ỷỉ] (?:lệ|trọng)", subject.value, re.IGNORECASE)
    known = indicator_by_name(subject.value) if subject is not None else None
    if subject is None or rate or (known is not None and "%" in known.unit):
        return subject
    post = view.text[quantity.span.end : end]
    if not (_DIRECT.match(post) or post.startswith(" tổng ")):
        return subject
    whole = noun_after(view.text, quantity.span.end + 1, end)
    words = whole.of(view.text)
    if not words or len(words.split()) > 12:
        return subject
    return Measured(f"{subject.value} so với {words}", subject.text, subject.span, subject.base)


_LOW_END = re.compile(r"(?:từ )?\d[\d.,]*(?: ?[-–] ?| đến )$")  # of "40-50%", for its high end
_NUMBERED_RATE = re.compile(
    r"(?:^|[,;:] |(?<=\d{4} ))(?P<words>[Ss]ố (?!tiền|liệu)[^;:.()%]{4,100}?) (?:đạt|chiếm) t[ỷỉ] lệ(?: [^\W\d_]+){0,2} ?$"
)


def _numbered_rate(view: View, quantity: Quantity) -> Measured | None:
    """Return the rate of "số người đã kê khai tài sản, thu nhập đạt tỷ lệ 99,8%"."""
    item = view.item_of(quantity.number_span).span
    m = _NUMBERED_RATE.search(view.text[item.start : quantity.span.start])
    if m is None:
        return None
    span = Span(item.start + m.start("words"), item.start + m.end("words"))
    return Measured(f"tỷ lệ {span.of(view.text)[3:]}", span.of(view.text), span, view.base)


_CHANGES = re.compile(r"(?:cắt giảm|giảm|tăng|nâng|rút ngắn)(?!\w)", re.IGNORECASE)
_IS_SO = re.compile(r" là (?!(?:quá|khá|rất|còn) )[^,.;:()\d\n–-]{3,60}(?= [-–] |[,.;:)]|$)")
_CHIEM = re.compile(r"chiếm(?: (?:đến|tới|khoảng|gần|hơn|trên|chỉ))? ?$")
_RAISED = re.compile(r"(?<!\w)(?P<verb>tăng|giảm|cắt giảm|nâng) $")


def _raised(view: View, quantity: Quantity, subject: Measured | None) -> Measured | None:
    """Return the subject with its verb: "tăng lương cơ sở 7%" is no 7% of a salary."""
    if subject is None or quantity.kind == "change":
        return subject
    verb = _RAISED.search(view.text[: subject.span.start])
    between = view.text[subject.span.end : quantity.span.start].strip()
    if verb is None or between not in ("", "thêm", "được") or subject.base != view.base:
        return subject
    return replace(subject, value=f"{verb['verb']} {subject.value[0].lower()}{subject.value[1:]}")


# "chỉ tiêu do Bộ Tài chính giao": who set the plan tells it from the others
@cache
def _done_yearly() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[ ,])(?P<words>{verbs_table()}(?: [^\W\d_]+){{1,5}} (?:mỗi|hằng|hàng) (?:năm|tháng|quý)) ?$",
        re.IGNORECASE,
    )


def _yearly(view: View, quantity: Quantity) -> Measured | None:
    """Return what is done so far each year: "phải tinh giản biên chế mỗi năm 2,5%"."""
    item = view.item_of(quantity.number_span).span
    m = _done_yearly().search(view.text[item.start : quantity.span.start])
    if m is None:
        return None
    span = Span(item.start + m.start("words"), item.start + m.end("words"))
    return Measured(span.of(view.text), span.of(view.text), span, view.base)


_GIVEN = re.compile(
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?: [^,;.()\d]{1,50}?)? (?:giao|đề ra|đặt ra)(?: bổ sung)?(?!\w)"
)
_CHAIN = re.compile(r"[^;:]*(?:,| và|\)),? (?:và )?")


def _chained(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the subject of a chain: "thu đạt 5 tỷ, đạt 98% so với chỉ tiêu giao, tăng 7% …"."""
    if last is None or last[1].base != view.base or " so với " not in last[1].value:
        return None
    item = view.item_of(quantity.number_span).span
    if last[0].unit != "%" or last[0].number_span.start < item.start:
        return None
    if not _CHAIN.fullmatch(view.text, last[0].span.end, quantity.span.start):
        return None
    return replace(last[1], value=last[1].value.split(" so với ")[0])


def of_percent(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what a percent is of, None where a bare noun behind it is all: "20% nguyên nhân"."""
    found = _of_percent(view, quantity, last)
    found = _with_whole(view, quantity, found) if found is not None else None
    if found is None or found.base != view.base or found.value != found.text:
        return found
    bare = len(found.text.split()) <= 2 and indicator_by_name(found.value) is None
    behind = found.span.start >= quantity.span.end and quantity.kind in ("value", "target")
    total = found.text.startswith("tổng số ") and behind
    return None if (bare and behind) or total else found


_WHOLE = re.compile(
    r" (?:so với )?(?P<words>GDP|GRDP)(?!\w)| so với (?P<than>(?:tổng|quy định|tiêu chuẩn|mức|mặt bằng|nhu cầu)(?: [^\W\d_]+){0,8}|GDP|GRDP)(?=[,.;)]|$)"
)


def _with_whole(view: View, quantity: Quantity, what: Measured) -> Measured:
    """Return the subject with the whole told behind its percent: "tổng vốn đầu tư ước đạt 35% so với GRDP"."""
    if what.base != view.base or what.span.start >= quantity.span.start or " so với " in what.value:
        return what
    known = indicator_by_name(what.value)
    if quantity.kind not in ("value", "target") or (known is not None and "%" in known.unit):
        return what
    whole = _WHOLE.match(view.text, quantity.span.end)
    if whole is None or re.match(r"t[ỷỉ] (?:lệ|trọng)", what.value, re.IGNORECASE):
        return what
    subject = what.value.removesuffix(" đều")
    return replace(what, value=f"{subject} so với {whole['words'] or whole['than']}")


_EQUALS_PLAN = re.compile(
    r"(?: [^\W\d_]+){0,6},? \(?(?:(?:bằng|đạt|tương đương|ước đạt|hoàn thành|ước bằng)(?: (?:gần|hơn|trên|khoảng|tới))* )"
)


def _right_behind(view: View, quantity: Quantity, last: Quantity) -> bool:
    """Return whether a percent is said of the amount just before it: "16.713 tấn, bằng 101% kế hoạch"."""
    if last.kind not in ("value", "count", "change") or last.unit == "%":
        return False
    return _EQUALS_PLAN.fullmatch(view.text, last.span.end, quantity.span.start) is not None


_SHORT_OF = re.compile(r" có [^,;:()]{3,60} (?:chưa|không) đạt $")


def _of_percent(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what a percent is of: its subject, the count before it, or the words behind it."""
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else item.end
    if (
        last is not None
        and last[0].unit == "%"
        and last[1].base == view.base
        and last[0].number_span.start >= item.start
        and _COMPARED_GOAL.search(view.text[_said(last, quantity) : quantity.number_span.start])
    ):
        return last[1]
    if (
        quantity.kind == "change"
        and last is not None
        and last[1].base == view.base
        and (
            last[0].number_span.start >= item.start
            or view.text[max(last[0].span.end, last[1].span.end) : quantity.span.start] == "; "
        )
        and re.fullmatch(
            r"(?:[^,;:()\d]{0,45}[,(;])? ?(?:ước |cũng |đã |và )?",
            view.text[last[0].span.end : quantity.span.start],
        )
    ):
        return replace(last[1], value=last[1].value.split(" so với ")[0])
    if quantity.kind == "change" and (chained := _chained(view, quantity, last)) is not None:
        return chained
    pre, post = view.text[item.start : quantity.span.start], view.text[quantity.span.end : end]
    if _SHORT_OF.search(pre):
        return None  # "các xã có dân số chưa đạt 50% tiêu chuẩn": a bound, nobody's share
    pre = _LOW_END.sub("", pre)
    against = _AGAINST.match(post)
    linked = bool(_LINKED.search(pre)) or bool(re.search(r"(?:đạt|là) [\d,]+ ?%$", quantity.text))
    if against:
        span = stripped(
            view.text,
            quantity.span.end + against.start("base"),
            quantity.span.end + against.end("base"),
        )
        cut = NOUN_AFTER_ENDS.search(view.text, span.start, span.end)
        span = (
            stripped(view.text, span.start, cut.start())
            if cut and cut.start() > span.start + 6
            else span
        )
        if (given := _GIVEN.match(view.text, span.start, end)) is not None:
            span = Span(span.start, given.end())
        money = last is not None and last[0].kind == "money"
        subject = None if money else _share_of(view, quantity, last)
        subject = subject or subject_before(view, quantity)
        same = last is not None and last[1].base == view.base
        measures = last is not None and (
            last[0].kind == "money" or _right_behind(view, quantity, last[0])
        )
        if subject is None and last is not None and same and measures:
            subject = last[1]
        if subject is None and last is not None and same and " so với " in last[1].value:
            subject = replace(last[1], value=last[1].value.split(" so với ")[0])
        if subject is None:
            return None
        return Measured(
            f"{subject.value} so với {span.of(view.text)}", span.of(view.text), span, view.base
        )
    subject = subject_before(view, quantity) or _numbered_rate(view, quantity)
    rate = _share_of(view, quantity, last)
    if rate is not None and last is not None and quantity.kind == "change":
        rate = last[1]  # "171 hồ sơ (tăng 20%)": more of them, no share
    if rate is not None and last is not None and _CHIEM.search(pre):
        part = Measured(last[1].text, last[1].text, last[1].span, last[1].base)
        whole_of = _of_whole(view, quantity, part, end)
        in_table = indicator_by_name(rate.value) is not None
        alike = last[0].unit is not None and f" {last[0].unit}" in post[:40]
        if whole_of is not None and whole_of.value != part.value and not (in_table or alike):
            rate = whole_of  # "5 tầng hầm (chiếm 70% diện tích sàn)": no share of basements
    if rate is not None and (
        subject is None or rate.span.start >= subject.span.start or subject.span.within(rate.span)
    ):
        return rate
    rated = _rated(view, quantity, end)
    if rated is not None and (
        subject is None or subject.span.within(rated.span) or subject.span.end <= rated.span.start
    ):
        return rated
    exists = re.search(
        r"(?:(?:^|[ ,])(?:có|tỷ lệ|tỉ lệ|Có)(?: (?:tới|đến|khoảng|gần|hơn|trên|đến gần|chỉ|khoảng))?|trong số) ?$",
        pre,
    )
    if re.search(r"(?:chiếm|tương đương|bằng)(?: (?:đến|tới|khoảng|gần|hơn|trên|chỉ))? ?$", pre):
        return _of_whole(view, quantity, subject, end)  # what follows is the whole
    if subject is not None and linked and not (exists and _DIRECT.match(post)):
        return subject
    if re.match(r" ?(?:GDP|GRDP)(?!\w)", post) or (pre.endswith(" là ") and subject):
        return (
            _of_whole(view, quantity, subject, end)
            if "GDP" in post[:6] or "GRDP" in post[:6]
            else subject
        )
    if bracket is not None and re.match(
        r" ?(?:(?:số|tổng số) |(?:người|ý kiến|doanh nghiệp|phiếu)(?: được hỏi| trả lời|\)|$))",
        post,
    ):
        return None
    if pre.endswith("so với ") and _DIRECT.match(post):
        return None  # "20% dân số giàu nhất so với 20% dân số nghèo nhất"
    if (
        subject is not None
        and not exists
        and re.match(r"t[ỷỉ] lệ \w+ \w", subject.value, re.IGNORECASE)
    ):
        return subject  # "tỷ lệ cắt giảm đến hết 2024 tối thiểu 12% biên chế"
    done_to = doing().search(pre[-64:])
    tells = done_to is not None and done_to["verb"].casefold() == "ghi nhận"
    if done_to is not None and done_to["verb"].casefold() in _TELLS:
        done_to = None
    changed = _CHANGES.match(quantity.text)  # "phải cắt giảm tối thiểu 50% điều kiện"
    counts = bool(_COUNTS.search(pre) or tells or done_to or changed)
    if _DIRECT.match(post) and (linked or exists or counts):
        if linked and not exists and not counts:
            return subject
        start = quantity.span.end + len(post) - len(post.lstrip())
        span = clause_after(view.text, start, end)
        if (is_so := _IS_SO.match(view.text, span.end, end)) is not None:
            span = Span(span.start, is_so.end())  # "87% số biên chế được tinh giản là người về hưu"
        words = span.of(view.text)
        if len(words) >= 4:
            known = find_indicators(f"tỷ lệ {words.removeprefix('số ')}")
            if (
                quantity.kind != "change"
                and known
                and "%" in indicator(known[0].id).unit
                and words.startswith("số ")
                and known[0].span.end >= len(words) + 1
            ):
                return Measured(known[0].name, words, span, view.base)
            whole = known and known[0].span.start == 0 and known[0].span.end >= len(words) + 4
            if whole and re.search(r"\d", f"tỷ lệ {words}"[known[0].span.end :]):
                whole = False  # "mức độ 3-4" is not level 3 alone
            if (
                quantity.kind != "change"
                and re.match(r"số (?!lượng|liệu)", words)
                and not (whole or is_so)
            ):
                return Measured(f"tỷ lệ {words[3:]}", words, span, view.base)
            done = f"{done_to['verb'].lower()} {words}" if done_to else words
            return Measured(known[0].name if whole else done, words, span, view.base)
    return _raised(view, quantity, subject) or _yearly(view, quantity)
