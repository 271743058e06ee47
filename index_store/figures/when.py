"""Of when a figure is: the nearest period that binds it, none where the words leave it open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.in_turn import list_before
from index_store.figures.measured import in_turn
from index_store.figures.scores import scored
from index_store.figures.view import FORMERLY
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from index_store.figures.article import Article
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.language.time.periods import PeriodMention


def period_of(
    view: View, quantity: Quantity, article: Article, earlier: Binding | None, lead: Binding | None,
    *, carries: bool, indexed: bool,
) -> Binding | None:  # fmt: skip
    """Return the period that the quantity is of, None if nothing binds one.

    ``earlier`` is that of the sentence before, which this one takes over where it ``carries`` on.
    ``lead`` is the year that the article's first paragraph gives to ranks and scores.
    """
    item = view.item_of(quantity.number_span).span
    turn = in_turn(view, quantity)
    if turn is not None:
        listed = list_before(view, view.periods, quantity)
        if len(listed) >= 2:
            return _period(listed[turn - 1], view) if turn <= len(listed) else None
    told = earlier or article.period or lead
    then = _same_span_before(view, quantity, told) or _the_year_before(view, quantity, told)
    if then is not None:
        return then
    near = _before_bracket(view, quantity) or _beside(view, quantity, item)
    if near is not None and near.text.casefold() == "cùng kỳ":
        said = [p for p in view.periods if p.span.end <= quantity.span.start and p.kind != "day"]
        told = _period(said[-1], view) if said else earlier or article.period or lead
        return _a_year_earlier(near, told)
    if near is not None:
        return near
    bracket = view.bracket_of(quantity.number_span)
    if bracket is not None and _THEN.search(view.text, 0, bracket.start):
        return None  # "thấp hơn cùng kỳ (12,8%)": of when that was, no year is said
    if FORMERLY.search(view.text[item.start : quantity.span.start]):
        return None
    within = [p for p in view.periods if p.span.within(item)]
    within = [
        p
        for p in within
        if view.bracket_of(p.span) in (None, view.bracket_of(quantity.number_span))
    ]
    standing = [p for p in within if p.kind != "day"]
    before = [p for p in standing if p.span.end <= quantity.span.start]
    if before and _IN_THE_YEARS.match(view.text, quantity.span.end):
        return None  # "xây năm 1874, từng xảy ra ba trận cháy vào các năm 1971, 1999"
    if _starting_point(view, quantity) or _over_years(view, quantity, item):
        return None
    if quantity.kind == "count" and _OUT_OF.search(view.text, 0, quantity.span.start):
        before = [p for p in before if not _OF_A_TERM.match(p.text)]
    if before and "/" in before[-1].value and _CAME_TO.search(view.text[: quantity.span.start]):
        return None  # "từ 1986-2016, số xã tăng từ 9.657 lên 11.162": the last year's alone
    since = before and _SINCE_TO.search(view.text[: before[-1].span.start])
    if since and before[-1].text.startswith(("đến", "tới")):
        return None  # "từ năm 2015 đến tháng 9-2017": neither of the two alone
    if before and _SINCE.search(view.text[item.start : before[-1].span.start]):
        return None  # "tính từ năm 2015 đến đầu tháng 3/2018": neither of the two alone
    before = [p for p in before if not _told_of_another(view, p, quantity)]
    if before:
        own = [p for p in before if not (_of_a_plan(view, p) or is_of_announcing(view.text, p))]
        own = own or before
        if "/" not in own[-1].value and _OPEN_START.search(
            view.text[: own[-1].span.start]
            + (own[-1].text[:3] if own[-1].text[:3] in ("từ ", "Từ ") else "")
        ):
            return None  # "hoạt động từ năm 2001 với 9 cửa hàng": not the year of the shops
        if _FINER.search(view.text, own[-1].span.end, quantity.span.start):
            return None  # "những tháng đầu năm 2019 …, CPI bình quân 4 tháng tăng 2,7%"
        if _BARE_YEAR.search(view.text[own[-1].span.end : quantity.span.start]):
            return None  # "năm 2000 là 35 triệu, 2010 vượt 100 triệu": another year took over
        return _period(own[-1], view)
    after = [
        p
        for p in standing
        if p.span.start >= quantity.span.end
        and not _APART.search(view.text[quantity.span.end : p.span.start])
        and not _told_of_another(view, p, quantity)
    ]
    if (
        after
        and "," not in view.text[quantity.span.end : after[0].span.start]
        and len(view.text[quantity.span.end : after[0].span.start]) < 60
    ):
        return _period(after[0], view)
    ahead = [
        p
        for p in view.periods
        if p.span.end <= item.start
        and p.kind != "day"
        and not _told_of_another(view, p, quantity)
        and view.bracket_of(p.span) in (None, view.bracket_of(quantity.number_span))
    ]
    if ahead:
        return _period(ahead[-1], view)
    days = [
        p
        for p in within
        if p.kind == "day" and p.span.end <= quantity.span.start and p.span.start <= item.start + 12
    ]
    if days and quantity.kind in ("count", "share", "money"):
        return _period(days[-1], view)
    if quantity.kind == "target":
        return None
    if re.search(
        r"(?<!\w)(?:đến nay|tới nay|hiện nay|hiện tại|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )hiện)(?!\w)",
        view.text[item.start : quantity.span.start],
        re.IGNORECASE,
    ):
        return None
    if earlier is not None and not (carries or indexed or article.official or scored(quantity)):
        earlier = None
    if (
        earlier is not None
        and _A_DAY.fullmatch(earlier.value)
        and _WILL.match(view.text, item.start)
    ):
        earlier = None  # "192 chi cục sẽ được ghép": not on the day that it was reported
    if _OF_AN_EARLIER_ONE.search(view.text, 0, quantity.span.start):
        return None  # "cùng kỳ năm trước mới là 96,4%": which year that was is not said here
    title = article.period if indexed or article.official or scored(quantity) else None
    return earlier or title or lead


_THEN = re.compile(r"(?<!\w)cùng kỳ(?: (?:năm (?:trước|ngoái)|trước))? $", re.IGNORECASE)


def turns_to_the_whole(text: str) -> bool:
    """Return whether a sentence opens with "Trong quý, …", the period that its whole document is of."""
    return _THE_PERIOD.match(text) is not None


_THE_PERIOD = re.compile(
    r"\W*(?:\d{1,2}[.)] |[a-zđ][.)] )?(?:trong|toàn|cả) (?:quý|tháng|kỳ|kỳ báo cáo|quý này|tháng này|kỳ này)(?=,| (?:các|có|đã|tiếp nhận|toàn|tổng|xã|huyện|tỉnh|phường|đơn vị|cơ quan|UBND))",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WILL = re.compile(r"[^;:()]*(?<!\w)sẽ(?!\w)")
_OF_AN_EARLIER_ONE = re.compile(
    r"(?<!so với )(?:cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước)"
    r"(?: (?:mới|chỉ|đã|là|đạt|còn|chiếm|ở mức|có|được|khoảng|gần|hơn))* $",
    re.IGNORECASE,
)


# Between a number and the period behind it: the period is of something else.
_APART = re.compile(
    r" [-–] |(?<!\w)(?:từ|kể từ|nên|so với|cao nhất|thấp nhất|sau|trước|đến|do|vì|để|thì|khi|theo|mà|là|và)(?!\w)"
)
_NOW = re.compile(r"(?<!\w)(?:nhưng|và hiện|hiện có|hiện nay|đến nay)(?!\w)")
_SEVERAL = re.compile(r"(?:,| và) (?:năm )?(?:19|20)\d\d(?![\d/.-])")
_SEVERAL_BEFORE = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?:,| và) (?:năm )?$")
_LATER = re.compile(r"(?<!\w)(?:thì|thì nay|nay|đến nay|hiện nay|nên|trong khi|sau đó)(?!\w)")
_PLANNED = re.compile(
    r"(?:[Kk]ế hoạch|[Qq]uy hoạch|[Đđ]ịnh hướng|[Tt]ầm nhìn|[Cc]hiến lược)[^,;.:()\d]{0,40}$"
)
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:(?:nghị đ[iị]nh|thông tư|quyết định|chỉ thị|nghị quyết|công văn)(?: số)?|ngân sách|kinh phí|nguồn|vốn|dự toán|nghị định \d+|thông tư \d+|quyết định \d+|luật|khóa|lớp|sinh|kể từ|đề án|chương trình|thế giới|vòng|phiên họp|họp|hội nghị|kỳ họp|thường kỳ|phiên thường kỳ|(?:được|đã) (?:xây|xây dựng|thành lập|ra đời|ban hành|tách|thông qua)(?: hồi| vào)?|(?:được|đã) [^\W\d_]+ thông qua(?: hồi| vào)?|thông qua hồi)(?: (?:Trung ương|trung ương|nhà nước|địa phương|còn lại|của [\w ]{1,24}))?(?: từ)? $",
    re.IGNORECASE,
)


def _attributive(view: View, period: PeriodMention) -> bool:
    """Return whether the period belongs to a name: "ngân sách trung ương năm 2017", "nghị định 38 năm 2012"."""
    if period.text.startswith("đến") and _PLANNED.search(
        view.text[max(0, period.span.start - 70) : period.span.start]
    ):
        return True
    return bool(_ATTRIBUTE.search(view.text[max(0, period.span.start - 48) : period.span.start]))


def is_of_announcing(text: str, period: PeriodMention) -> bool:
    """Return whether a period says when something was made known: "công bố trong năm 2023".

    What is made known then is of an earlier year, where one is named.
    """
    return _ANNOUNCED.search(text, 0, period.span.start) is not None


_ANNOUNCED = re.compile(
    r"(?<!\w)(?:công bố|công khai|ban hành|thông báo|phát hành|ký|xuất bản)(?: (?:trong|vào|hồi|cuối|đầu))* $",
    re.IGNORECASE,
)


def _told_of_another(view: View, period: PeriodMention, quantity: Quantity) -> bool:
    """Return whether the period before a number is that of other words of the sentence."""
    if _attributive(view, period):
        return True
    if _SEVERAL.match(view.text, period.span.end) or _SEVERAL_BEFORE.search(
        view.text[: period.span.start]
    ):
        return True
    if _BEFORE_OR_AFTER.search(view.text[: period.span.start]):
        return True  # "trước năm 2007": no year of its own
    between = view.text[period.span.end : quantity.span.start]
    if _MOVED_ON.match(view.text, period.span.end) and _STOOD.search(
        view.text[: period.span.start]
    ):
        return True  # "đơn vị đứng đầu năm 2023, lùi xuống vị trí thứ 3": where it stood then
    if _ASIDE_ENDS.search(between) and _ASIDE.search(view.text, 0, period.span.start):
        return True  # "huyện A, đơn vị xếp cuối năm 2022 (80 điểm), là nơi tăng 3 điểm"
    if (_ENDS_AT.search(between) or _ENDS_AT.match(quantity.text)) and _STARTED.search(
        view.text[: period.span.start]
    ):
        return True  # "từ 18 ngày năm 2014 xuống còn 10 ngày": the year of the start
    return bool(_NOW.search(between)) or (bool(_LATER.search(between)) and len(between) > 40)


_ASIDE = re.compile(
    r", (?:là )?(?:đơn vị|địa phương|nơi|huyện|xã|phường|sở|cơ quan|địa bàn|vốn|từng)(?: [^\W\d_]+){0,4} [^,;:.()]{0,40}$"
)
_ASIDE_ENDS = re.compile(r"^(?: \([^()]*\))?, (?:là|đã|nay|lại|vươn|tăng|giảm|trở thành)(?!\w)")
_BEFORE_OR_AFTER = re.compile(r"(?<!\w)(?:[Tt]rước|[Ss]au) (?:thời điểm |ngày |tháng |năm )?$")
_STOOD = re.compile(
    r"(?<!\w)(?:đứng|dẫn|xếp|giữ|hạng|vị trí|quán quân|á quân|thứ)(?!\w)[^,;.:]{0,40}$",
    re.IGNORECASE,
)
_MOVED_ON = re.compile(
    r",? (?:(?:đã|bị|nay|lại|năm nay|cũng) )*(?:lùi|tụt|rơi|rớt|vươn|nhảy|leo|thăng|trượt|xuống|lên)(?!\w)"
)
_ENDS_AT = re.compile(r"(?<!\w)(?:lên|xuống|còn|thành)(?!\w)")
_STARTED = re.compile(
    r"(?<!\w)từ (?:(?:mức|hạng|vị trí|thứ) )*"
    r"(?:\d|(?:nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|cuối|áp chót)(?!\w))[^;:()]{0,40}$"
)


# "đến hết năm 2021 sẽ tinh giản 10% trong số 140.000 biên chế": the whole is not of that year.
_OUT_OF = re.compile(r"(?<!\w)trong (?:tổng )?số $")
_OF_A_TERM = re.compile(r"(?:từ nay )?(?:đến|tới|hết)(?!\w)", re.IGNORECASE)


_IN_THE_YEARS = re.compile(r"[^,;.()\d]{0,40} (?:vào |trong )?(?:các|những) năm \d")
_CAME_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn)(?: (?:tới|đến|mức|hơn|gần))* $")
_SINCE_TO = re.compile(
    r"(?<!\w)(?:[Tt]ừ|[Kk]ể từ) (?:năm |tháng |đầu năm )?[^,;.()]{0,16}(?:19|20)\d\d $"
)
_SINCE = re.compile(
    r"(?<!\w)(?:từ|kể từ) [^,;.()]{0,24}(?:19|20)\d\d(?: đến| tới|-|–)(?: nay| đầu| cuối| hết| giữa)? ?$"
)
_OPEN_START = re.compile(r"(?<!\w)(?:[Tt]ừ|[Kk]ể từ) (?:đầu |cuối |giữa )?$")
_FINER = re.compile(
    r"(?<![\d/])(?<!trong )(?<!sau )(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng(?! (?:tới|sau|nữa|trước))(?!\w)|(?<!\w)[Qq]uý (?:[IV]+|\d)(?!\w|/)"
)
_BARE_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.,-]|-\d)")


def _period(mention: PeriodMention, view: View) -> Binding:
    return Binding(mention.value, mention.text, mention.span.shifted(view.base))


def _of_a_plan(view: View, period: PeriodMention) -> bool:
    """Return whether the year belongs to a plan's name: "kế hoạch cải cách hành chính năm 2021"."""
    before = view.text[max(0, period.span.start - 60) : period.span.start]
    return period.kind == "year" and bool(
        re.search(r"(?:kế hoạch|Kế hoạch|chỉ tiêu|dự toán)[^,;.:()\d%]*$", before)
    )


def _beside(view: View, quantity: Quantity, item: Span) -> Binding | None:
    """Return the period right behind the number: "9% năm 2017", "17% vào năm 2016"."""
    for period in view.periods:
        if period.span.start >= quantity.span.end and period.span.within(item):
            between = view.text[quantity.span.end : period.span.start]
            after = view.text[period.span.end : period.span.end + 1]
            if "(" in between and after != ")":
                return None
            if re.fullmatch(r" ?(?:\(|vào |trong |của |ở )?(?:cuối |đầu )?", between):
                return _period(period, view)
            return None
    return None


def _before_bracket(view: View, quantity: Quantity) -> Binding | None:
    """Return the period right before the bracket that holds the number: "năm 2020 (14,2%)"."""
    bracket = view.bracket_of(quantity.number_span)
    if bracket is None or re.search(r"\w", view.text[bracket.start + 1 : quantity.span.start]):
        return None
    for period in (*view.periods, *view.side_periods):
        if view.text[period.span.end : bracket.start] == " ":
            return _period(period, view)
    return None


_SAME_SPAN = re.compile(
    r"(?<!\w)(?:(?<!so với )(?<!so )cùng kỳ(?: năm (?:(?P<year>20\d\d)|trước|ngoái)| trước)?"
    r"(?::|(?: (?:mới|chỉ|đã|là|đạt|còn|chiếm|ở mức|có|được|khoảng|gần|hơn))+)"
    r"|cùng kỳ năm (?P<told>20\d\d) \() ?$",
    re.IGNORECASE,
)


def _same_span_before(view: View, quantity: Quantity, told: Binding | None) -> Binding | None:
    """Return of when "(cùng kỳ năm 2023: 58,4%)" is: the same part of the year before.

    ``told`` is the period of the text, where the sentence names none before; None where it is
    not the year after that one.
    """
    words = _SAME_SPAN.search(view.text, 0, quantity.span.start)
    if words is None or quantity.kind not in ("value", "count", "money", "share"):
        return None
    said = [p for p in view.periods if p.span.end <= words.start() and p.kind != "day"]
    own = _period(said[-1], view) if said else told
    year = words["year"] or words["told"]
    if year is None and not said and view.bracket_of(quantity.number_span) is None:
        return None  # "cùng kỳ năm trước mới là 96,4%": told before, and not in so many words
    if own is None or not re.fullmatch(r"\d{4}(?:-\S+)?", own.value):
        return None
    if len(own.value) > len("2024") and _PART_OF_YEAR.fullmatch(own.value) is None:
        return None
    before = _ITS_YEAR.sub(lambda m: str(int(m[0]) - 1), own.value)
    before = before if "-" in own.value else str(int(own.value) - 1)
    if year is not None and before[: len(year)] != year:
        return None
    span = Span(words.start(), words.end()).shifted(view.base)
    return Binding(before, words[0].strip(" (:"), span)


# "cao hơn năm trước (90,11 điểm)": of the year before that of the sentence
_YEAR_BEFORE = re.compile(r"(?<!\w)năm (?:trước|ngoái)(?: đó)? $", re.IGNORECASE)


# "Chót bảng là huyện A với 70 điểm. Một năm trước, huyện này còn được 80 điểm."
_A_YEAR_AGO = re.compile(
    r"\W*(?:Một|1) năm trước(?: đó)?(?=,| (?:huyện|xã|tỉnh|đơn vị|phường|sở|con số|tỷ lệ))"
)


def _the_year_before(view: View, quantity: Quantity, told: Binding | None) -> Binding | None:
    """Return the year before the one told of, for what stands behind "năm trước" in brackets."""
    bracket = view.bracket_of(quantity.number_span)
    said = _YEAR_BEFORE.search(view.text, 0, bracket.start) if bracket is not None else None
    opens = _A_YEAR_AGO.match(view.text)
    said = said or opens
    if said is None:
        return None
    own = [p for p in view.periods if p.span.end <= said.start() and p.kind == "year"]
    year = own[-1].value if own else told.value if told is not None else ""
    if not year.isdecimal():
        return None
    span = Span(said.start(), len(said[0].rstrip()) + said.start()).shifted(view.base)
    passing = said is opens  # the next sentence is of the year told of again
    return Binding(str(int(year) - 1), said[0].strip(), None if passing else span)


_PART_OF_YEAR = re.compile(r"\d{4}-(?:Q\d|H\d|M\d{1,2}|\d\d)(?:/\d{4}-\d\d)?")
_ITS_YEAR = re.compile(r"(?<!\d)\d{4}(?=-)")


def _a_year_earlier(near: Binding, own: Binding | None) -> Binding | None:
    """Return the same part of the year before: "quý I/2025 đạt 9%, cùng kỳ (12%)" is of its first quarter."""
    if own is None or len(own.value) == 4:
        return near
    if _PART_OF_YEAR.fullmatch(own.value) is None:
        return None
    return Binding(_ITS_YEAR.sub(lambda m: str(int(m[0]) - 1), own.value), near.text, near.span)


def _over_years(view: View, quantity: Quantity, item: Span) -> bool:
    """Return whether a change is told over several years: "sau hai năm, tỉnh tăng 14 bậc"."""
    return quantity.kind == "change" and bool(
        re.search(
            r"(?<!\w)(?:sau|trong|qua) (?:\d+|hai|ba|bốn|năm|nhiều) năm(?!\w)",
            view.text[item.start : quantity.span.start],
        )
    )


def _starting_point(view: View, quantity: Quantity) -> bool:
    """Return whether the number is where a change began: "từ 17% … xuống còn 9%"."""
    before = view.text[max(0, quantity.span.start - 14) : quantity.span.start]
    after = view.text[quantity.span.end : quantity.span.end + 60]
    return bool(re.search(r"\btừ(?: mức)? ?$", before)) and bool(
        re.search(r"\b(?:lên|xuống|còn|thành)\b", after)
    )
