"""Fines and other penalties of rules: for which act they are imposed.

"Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng đối với hành vi không niêm yết giá" sets the
*mức phạt tiền đối với hành vi không niêm yết giá*; where the acts are the points below, they are
named one after the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.legal.provision import points_below
from index_store.figures.legal.wording import ENUMERATED, small
from index_store.figures.phrases import Measured
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.legal.provision import Provision
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_PENALTY = re.compile(
    r"(?<!\w)(?P<penalty>phạt (?:tiền|tù|cải tạo không giam giữ)|cấm cư trú|quản chế"
    r"|đình chỉ (?:hoạt động|hành nghề)|tước quyền sử dụng [^,;.:()\d]{4,90}"
    r"|cấm (?:đảm nhiệm chức vụ(?: nhất định)?|hành nghề[^,;.:()\d]{0,60}))"
    r"(?: (?:có thời hạn|trong thời hạn|là|bằng|với mức|ở mức|mức))*"
    r"(?P<range> (?:từ|đến|không quá|tối đa|tới))? ?(?:(?:từ )?\d[\d.,]* ?[^\W\d]{2,6}(?: [^\W\d]{2,6})? đến (?:dưới )?)?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?: (?:đến|tới)(?: dưới)? \d[\d.,]* [^,;:.\d]{2,16}?)? (?P<for>(?:đối với|cho|khi|nếu|về) (?:(?:một trong )?(?:các |những |mỗi )?(?:hành vi|trường hợp|người|cá nhân|tổ chức|chủ|thương nhân|doanh nghiệp|cơ sở)|\w).*)$",
    re.DOTALL,
)
_OF_POINTS = re.compile(r"(?:sau|dưới) đây(?: của [^:]*)?:?$|như sau:?$|sau:$|:$")
_THEN = re.compile(
    r",? (?:thì (?:(?:còn|có thể|sẽ) )*|(?:(?:còn|có thể|sẽ) )+)bị(?: xử)? (?=phạt|cấm|quản|tước|đình)"
)
_OFFENDER = re.compile(
    r"(?:Người|Pháp nhân|Phạm tội|Tổ chức|Cá nhân|Tái phạm|Hành vi)[^.;]*", re.IGNORECASE
)
_ANYONE = re.compile(r"(?:người|pháp nhân)(?: thương mại)? phạm tội", re.IGNORECASE)
_NAMED_UP_TO = 320
_MARK = re.compile(r"(?:[-–+•*] ?|[a-zđ]\d?\) ?|\d{1,3}(?:\.\d{1,2})*[.)] ?)+")


def penalty(view: View, quantity: Quantity, where: Provision, text: str) -> Measured | None:
    """Return which penalty for which act a rule sets, None where the act is not named whole."""
    before = view.text[: quantity.span.start]
    found = _PENALTY.search(before, max(0, quantity.span.start - 160))
    if found is None:
        return None
    kind = small(found["penalty"])
    imposed = _FOR.match(view.text, quantity.span.end)
    if imposed is not None:
        return _for_act(view, kind, Span(*imposed.span("for")), text)
    start = 0
    if mark := _MARK.match(view.text):
        start = mark.end()
        if start == found.start("penalty") and where.lead is not None:
            return _by_whom(view, quantity, kind, where.lead, text)
    then = _THEN.search(view.text, start, found.end())
    if then is None or not _OFFENDER.match(view.text, start, then.start()):
        return None
    return _for_offender(view, kind, Span(start, then.start()), where, text)


def _for_act(view: View, kind: str, said: Span, text: str) -> Measured | None:
    words = said.of(view.text).rstrip(" .;")
    end = words.find(";")
    words = (words[:end] if end >= 0 else words).rstrip()
    span = Span(said.start, said.start + len(words))
    if not _OF_POINTS.search(words) and ":" not in words:
        return (
            Measured(f"mức {kind} {words}", words, span, view.base) if len(words) <= 600 else None
        )
    head = _OF_POINTS.sub("", words).rstrip(" ,:")
    named = _acts(text, view.base + said.start)
    if named is None:
        return None
    return Measured(f"mức {kind} {head}: {named}", words, span, view.base)


def _acts(text: str, at: int) -> str | None:
    """Return the points below a line, as many as a reader takes in, and how many more there are."""
    points, count = points_below(text, at, 12)
    acts: list[str] = []
    length = 0
    for point in points:
        words = small(point.of(text).rstrip(" .;,"))
        if acts and length + len(words) > _NAMED_UP_TO:
            break
        acts.append(words)
        length += len(words)
    if not acts:
        return None
    more = count - len(acts)
    return "; ".join(acts) + (f"; và {more} hành vi khác" if more else "")


def _by_whom(view: View, quantity: Quantity, kind: str, lead: Span, text: str) -> Measured | None:
    """Return the penalty of a list of powers: "Chiến sĩ … có quyền: b) Phạt tiền đến 500.000 đồng"."""
    words = ENUMERATED.sub("", lead.of(text)).rstrip(" :")
    fields = _FIELDS.match(view.text, quantity.span.end)
    if fields is not None and small(words).startswith("mức phạt") and len(words) <= 300:
        span = Span(*fields.span("fields"))
        said = f"{small(words)} – {fields['fields']}"
        return Measured(said, fields["fields"], span, view.base)
    if not _POWERS.search(words) or len(words) > 300:
        return None
    span = Span(lead.start, lead.start + len(words))
    return Measured(f"mức {kind} – {small(words)}", words, span, 0)


_FIELDS = re.compile(r": (?P<fields>[^;\n]{3,400}?)[;.]?$")
_POWERS = re.compile(r"(?:có (?:quyền|thẩm quyền)|bị (?:xử phạt|phạt|áp dụng))")


def _for_offender(
    view: View, kind: str, said: Span, where: Provision, text: str
) -> Measured | None:
    words = said.of(view.text).strip(" ,")
    if len(words) > 600:
        return None
    value = f"mức {kind}: {small(words)}"
    if re.search(r"(?:sau|dưới) đây", words):
        named = _acts(text, view.base + said.start)
        if named is None:
            return None
        value = f"{value}: {named}"
    crime = where.heading.of(text) if where.heading is not None else text[: text.find("\n")]
    if crime.startswith("Tội ") and len(crime) < 200:
        value += f" ({small(crime)})"
    elif _ANYONE.fullmatch(words):
        return None  # whose crime stands in a heading that is not there
    return Measured(value, words, Span(said.start, said.start + len(words)), view.base)
