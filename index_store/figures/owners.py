"""Whom a figure can belong to: places, organisations, and words that stand for one ("toàn huyện")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from index_store.language.characters.letters import UPPER
from index_store.language.names.organisations import find_organisations
from index_store.language.names.places import find_places
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.language.names.place_reading import PlaceMention

OwnerKind = Literal["place", "organisation", "generic", "country"]


@dataclass(frozen=True, slots=True)
class Owner:
    """Words that name, or stand for, whom a figure belongs to.

    ``value`` is canonical ("huyện Sơn Lâm"), empty for a generic word, whose ``level`` then
    says what it may stand for ("" for any). An aside ("sau huyện Đồng Mây", "theo Bộ Nội vụ")
    owns nothing in its clause.
    """

    span: Span
    text: str
    value: str
    level: str
    kind: OwnerKind
    aside: bool = False
    apposed: bool = False

    @property
    def owns(self) -> bool:
        """Whether figures can be its own: it is neither an aside nor "tỉnh Hạ Sơn" of "xã Mây, tỉnh Hạ Sơn"."""
        return not self.aside and not self.apposed


# Kinds of bodies that are measured themselves; what a committee does, its place does.
_MEASURED_KINDS = frozenset({
    "ministry", "ministry body", "department", "division", "sub-department", "vertical agency", "inspectorate",
    "bank", "state audit", "police", "court", "procuracy", "land office",
})  # fmt: skip
_ACRONYM = re.compile(rf"(?<!\w)(?:NHNN|EVN|VPCP)(?!\w| [{UPPER}]{{2}})")

_GENERIC = re.compile(
    r"(?<!\w)(?:(?P<nation>[Cc]ả nước|[Tt]oàn quốc|nước ta)"
    r"|(?:(?<=^)|(?<=, )|(?<=; ))(?P<vietnam>Việt Nam)(?= (?:xếp|đứng|đạt|tăng|giảm|có|được|đã|lọt|ở vị|là nước|hiện|mới|chỉ|cũng)(?!\w))"
    r"|(?:toàn |trên địa bàn |địa bàn |của |UBND |HĐND |[Ll]ãnh đạo |[Hh]uyện ủy|[Tt]ỉnh ủy|[Tt]oàn |chính quyền )(?P<after>huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|TP|Huyện|Tỉnh|Quận|Thành phố|Thị xã|Xã|Phường)(?! ["
    + UPPER
    + r"]|, (?:thành phố|thị xã|huyện|thị trấn|phường)|\w| (?:và|một|này sang|khác|đã cấp))"
    r"|(?P<any>[Đđ]ịa phương)(?= (?:đã|này|cũng)(?!\w))|(?P<place>[Tt]oàn địa bàn|[Đđ]ịa bàn|[Đđ]ịa phương)(?=[, ] ?(?:đã|có|đạt|được|tiếp nhận|giải quyết))"
    r"|(?<!\d )(?<!các )(?<!xã, )(?<!phường, )(?<!huyện, )(?<!quận, )(?<!phố, )(?<!và )(?<!cấp )(?<!mỗi )(?<!nhiều )(?<!một )(?<!số )(?P<subject>[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP|[Tt]ỉnh|[Pp]hường|[Xx]ã|[Tt]hị trấn)(?= (?:đã|có|đạt|cũng|được|xếp|đứng|tiếp nhận|giải quyết|thực hiện|hiện|còn|đang|tiếp tục|thu|ban hành|tổ chức|này|mới|hoàn thành|đặt|đề ra|phấn đấu|dành|bố trí|huy động)(?!\w)))"
)
_LEVELS = {
    "huyện": "district", "quận": "district", "thị xã": "district", "thành phố": "city", "tp": "city",
    "tỉnh": "province", "xã": "commune", "phường": "commune", "thị trấn": "commune",
}  # fmt: skip
_ASIDE = re.compile(
    r"(?:\b(?:sau|trước|trên|hơn|so với|cùng với|như|dưới|bỏ xa|kế tiếp|ngoài|khác với|giáp|cách|từ|đến|xếp trên|xếp dưới|ngoài phạm vi|ngoài phạm vi của|với sự tham dự của|theo|Theo|cùng|nguyên)"
    r"(?: (?:là|của|các|tỉnh|huyện|thành phố|xã|phường|số liệu của|báo cáo của|đánh giá của|thống kê của|kết quả của|thống kê từ))*) $"
)
_SPEAKER = re.compile(
    r"(?:[Bb]í thư|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hứ trưởng|[Bb]ộ trưởng|[Tt]rưởng|[Cc]ục trưởng|[Vv]ụ trưởng|[Cc]hánh|[Pp]hó|[Ll]ãnh đạo|[Đđ]ại diện|[Đđ]ại biểu|[Ôô]ng|[Bb]à)[^,;.]{0,45}$"
)


def owners(text: str, names: Sequence[str] = ()) -> tuple[Owner, ...]:
    """Return whom figures in ``text`` can belong to, in order.

    ``names`` are places named elsewhere in the document, so that a bare name is known again.

    >>> [(o.value, o.kind) for o in owners("Huyện Sơn Lâm và Sở Nội vụ; toàn huyện có")]
    [('huyện Sơn Lâm', 'place'), ('Sở Nội vụ', 'organisation'), ('', 'generic')]
    """
    found = [*_named(text, names)]
    for m in _GENERIC.finditer(text):
        span = Span(m.start(), m.end())
        if any(span.overlaps(o.span) for o in found):
            continue
        found.append(_generic(text, m, span))
    ordered = sorted(found, key=lambda o: o.span)
    for at, owner in enumerate(ordered[1:], 1):
        before = ordered[at - 1]
        joined = text[before.span.end : owner.span.start] in (", ", " và ", ", và ")
        if before.aside and joined:  # "như Sơn Lâm và Đồng Mây": the second is as much an aside
            ordered[at] = replace(owner, aside=True)
        elif _apposed(text, before, owner):
            ordered[at] = replace(owner, aside=before.aside, apposed=True)
    return tuple(ordered)


_WIDTH = {"commune": 1, "district": 2, "city": 2, "province": 3}


def _apposed(text: str, before: Owner, owner: Owner) -> bool:
    """Return whether the owner only says where the one before it lies: "xã Mây (tỉnh Hạ Sơn)"."""
    if before.kind != "place" or owner.kind != "place":
        return False
    wider = _WIDTH.get(owner.level, 0) > _WIDTH.get(before.level, 9)
    return wider and text[before.span.end : owner.span.start] in (", ", " (", " - ", " thuộc ")


def _named(text: str, names: Sequence[str]) -> Iterator[Owner]:
    spans: list[Span] = []
    places = find_places(text, names=names)
    bodies = [
        o.span
        for o in find_organisations(text, places)
        if o.kind in _MEASURED_KINDS or _is_ranked_office(text, o.span)
    ]
    bodies = [s for s in bodies if not _cut_short(text, s)]
    bodies += [Span(m.start(), m.end()) for m in _ACRONYM.finditer(text)]
    for span in sorted(bodies):
        if not any(span.overlaps(s) for s in spans):
            spans.append(span)
            yield Owner(
                span,
                span.of(text),
                span.of(text),
                "organisation",
                "organisation",
                _says(text, span),
            )
    for mention in places:
        # A name in small letters is none: "7 xã biên giới".
        if (
            not any(mention.span.overlaps(s) for s in spans)
            and not mention.text.islower()
            and not _is_a_person(text, mention)
        ):
            yield Owner(
                mention.span,
                mention.text,
                mention.name,
                mention.level,
                "place",
                _aside(text, mention.span.start)
                or bool(
                    _DELEGATE.search(text, max(0, mention.span.start - 40), mention.span.start)
                ),
            )


_OFFICE = re.compile(r"(?:Văn phòng|VP|Ban|Trung tâm|Trường) ")
_RANKED_BEHIND = re.compile(
    r"(?: (?:vẫn|tiếp tục|cũng|đã|vươn lên|tụt xuống))*(?:"
    r" (?:xếp|đứng|dẫn đầu|đạt \d[\d.,]* ?điểm|cuối bảng|chót bảng)(?!\w)"
    r"| (?:với |được )?\d[\d.,]* ?(?:điểm|%)| \((?:hạng |thứ |đứng thứ |xếp thứ )?\d[\d.,]* ?(?:điểm|%|,|\)))"
)


def _is_ranked_office(text: str, span: Span) -> bool:
    """Return whether a committee's office is ranked itself: "Văn phòng UBND tỉnh xếp thứ ba"."""
    return bool(_OFFICE.match(text, span.start) and _RANKED_BEHIND.match(text, span.end))


# "báo cáo về Bộ Nội vụ", "gửi Sở Tài chính": to whom something is said.
_ADDRESSED = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|trình|về|tới|cho|với|đề nghị|kiến nghị|yêu cầu|giao)(?: về| tới| lên| cho)? $"
)


def _is_a_person(text: str, mention: PlaceMention) -> bool:
    """Return whether an unknown name is a speaker's: "Phó Văn phòng UBND TP Lê Núi cho biết"."""
    if mention.place_ids or not _SPEAKER.search(
        text[max(0, mention.span.start - 60) : mention.span.start]
    ):
        return False
    return bool(_SAYING.match(text, mention.span.end)) and mention.text.startswith("TP")


def _cut_short(text: str, span: Span) -> bool:
    """Return whether a body's name goes on: "Thanh tra Bộ" of "Thanh tra Bộ Tài chính"."""
    last = span.of(text).rsplit(" ", 1)[-1].casefold()
    return last in ("bộ", "sở", "tỉnh", "huyện") and bool(_CAPITAL.match(text, span.end))


_CAPITAL = re.compile(rf" [{UPPER}]")


_DELEGATE = re.compile(
    r"(?:[Đđ]ại biểu|ĐBQH|[Đđ]oàn|[Cc]ử tri|bầu \w+ ở|quê|trú tại|trú ở|ngụ|(?:cùng|đều) (?:ở|ngụ)|sinh ra ở|họp tại|tổ chức (?:tại|ở)|diễn ra (?:tại|ở)|(?:hội thảo|hội nghị|tọa đàm|phiên họp)[^,;]{0,20} (?:tại|ở)|[Ss]ân bay|[Cc]ảng|[Cc]ao tốc|[Nn]hà máy|[Bb]ệnh viện|[Đđ]ại học|ĐH|[Tt]rường|[Cc]ông ty|[Bb]áo|[Gg]a|(?:TNHH|[Cc]ổ phần|[Cc]ông ty|[Hh]iệp hội|[Ll]iên hiệp|Hội (?!đồng|nghị|trường|thảo))[^,;.()]{0,30}|[Cc]hợ|[Hh]ồ|[Ss]ông|[Đđ]ường|[Tt]uyến|(?:[Cc]ao tốc|[Tt]uyến|[Đđ]ường) [^,;.()]{0,40} -)(?: (?:Quốc hội|đại biểu|ĐBQH|tỉnh|TP|đến từ|ở|quốc tế))* ?$|[Đđ]ại biểu [^,.;()]{0,40}\($|[Bb]í thư(?: (?:Tỉnh ủy|Huyện ủy|Thành ủy|Thị ủy))? $|(?:Cầu|Hồ|Sông|Chợ|Ga|Bến xe|Giám đốc|giám đốc) (?:\w+ )?$"
)
_SAYING = re.compile(
    r" (?:\([^)]{1,30}\) )?(?:cho biết|cho hay|cho rằng|nói|nhận định|đánh giá|thống kê|công bố|báo cáo|yêu cầu|đề nghị|chỉ đạo|giao|vừa|kiến nghị|đề xuất|khẳng định|dự kiến|hướng dẫn|điện tử|về|(?:đang |đã )?(?:điều tra|làm rõ|xác minh|khởi tố|bắt|tạm giữ|vào cuộc)|tổ chức (?:hội|buổi|họp|tọa))(?!\w)"
    # "Tổng Thanh tra Chính phủ Lê Văn Núi": someone's office
    rf"| (?:[{UPPER}][^\W\d_]* ){{2,3}}(?:cho|nói|khẳng|nhấn|đề|yêu|phát|thông)(?!\w)"
)


def _says(text: str, span: Span) -> bool:
    """Return whether an organisation only speaks, or is named as someone's office."""
    return (
        _aside(text, span.start)
        or bool(_ADDRESSED.search(text[max(0, span.start - 24) : span.start]))
        or bool(_SPEAKER.search(text[max(0, span.start - 60) : span.start]))
        or bool(_SAYING.match(text, span.end))
    )


def _aside(text: str, start: int) -> bool:
    before = text[max(0, start - 60) : start]
    if _PRESENTS.search(before):
        return False
    if _AMONG_WHOM.search(before):
        return True
    if _HELD_AT.search(text[max(0, start - 60) : start]):
        return True
    return bool(_ASIDE.search(before)) or bool(_ACCORDING.search(before))


# "Chiều 14-12 tại Hà Nội, Phó thủ tướng tuyên dương 36 gương": where a meeting was held
_HELD_AT = re.compile(
    r"(?:^|\n|[.!?”\"] )(?:Sáng|Chiều|Tối|Trưa|Hôm qua|Hôm nay)(?: nay| qua)?(?: ngày)?,? ?(?:\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{4})?)?,? (?:tại|ở) (?:TP\.? ?|tỉnh |thành phố )?$"
)


# "trong nhóm 4 đơn vị đứng đầu tỉnh Hạ Sơn": among whom something is ranked
_AMONG_WHOM = re.compile(
    r"(?:nhóm|số|top|tốp) (?:\d+|[^\W\d_]+) [^,;.:()\d]{0,40}(?:đứng đầu|dẫn đầu|cao nhất|thấp nhất|cuối)(?: (?:của|trong|toàn|cả))? $",
    re.IGNORECASE,
)
# "Xếp ngay sau là xã Mây": what stands behind is the subject.
_PRESENTS = re.compile(
    r"(?<!\w)(?:xếp|đứng|tiếp|ngay|kế|liền|theo|bám) (?:ngay |liền |kế |tiếp )?(?:sau|theo|đến|tới|tiếp)(?: đó)? (?:lần lượt )?là (?:các )?$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"(?<!\w)[Tt]heo (?!dõi|đó)(?:(?!dự kiến|thì)[^,;:\d]){0,40}$|(?<!\w)(?:báo cáo|[Bb]áo cáo|số liệu|thống kê|khảo sát|[Kk]ết luận)[^,;:]{0,60} (?:của|từ) $"
)


# "Ông Núi - Chủ tịch HĐND tỉnh có 80 phiếu": the votes are his, not the province's.
_OFFICE_OF = re.compile(
    r"(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Ll]ãnh đạo ngành)(?: (?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Công an|Sở [^,;.()]{3,40}))? ?$"
)


def _generic(text: str, m: re.Match[str], span: Span) -> Owner:
    if m["nation"]:
        aside = bool(
            re.search(r"so với [^,;]{0,40}$", text[max(0, span.start - 50) : span.start])
        ) or bool(
            re.search(
                r"(?:đầu|nhất|trong|mức|thứ \d+|với|từ|khắp|đầu tiên của|nhất của|đầu của) $",
                text[max(0, span.start - 16) : span.start],
            )
        )
        return Owner(span, m.group(), "cả nước", "country", "country", aside)
    if m["vietnam"]:
        return Owner(span, m.group(), "Việt Nam", "country", "country")
    word = (m["after"] or m["subject"] or "").casefold()
    if not word and m.group().casefold() in ("huyện ủy", "tỉnh ủy"):
        word = m.group().casefold().split()[0]
    if m["subject"]:
        span = Span(m.start("subject"), m.end("subject"))
    return Owner(
        span,
        span.of(text),
        "",
        _LEVELS.get(word, ""),
        "generic",
        _aside(text, span.start)
        or bool(_OFFICE_OF.search(text[max(0, m.start() - 60) : m.start()])),
    )
