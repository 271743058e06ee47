"""What a cell of a spreadsheet shows: its number in its format, in Vietnamese digits."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# Formats that ECMA-376 (18.8.30) gives a number instead of a code; those absent are "General".
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
}  # fmt: skip
_BRACKETS = re.compile(r"\[[^\]]*\]")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_FILL = re.compile(r"[_*].")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.(?P<places>[0#?]*))?|\.(?P<only>[0#?]+)")
_HOLDER = re.compile("\ue000(\\d+)\ue001")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 31/12/9999
_SHOWN_DIGITS = 15
_BIGGEST_POWER = 12


def shown_number(value: str, code: str, *, from_1904: bool = False) -> str:
    """Return a stored number as its cell shows it, with the decimal comma of Vietnamese.

    >>> shown_number("0.8567", "0.00%"), shown_number("20800", "#,##0")
    ('85,67%', '20.800')
    >>> shown_number("45014", "dd/mm/yyyy"), shown_number("91.2", "General")
    ('29/03/2023', '91,2')
    >>> shown_number("7", '0"/12"')
    '7/12'
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite():
        return value
    sections = _sections(code)
    section = sections[0]
    if len(sections) > 1 and number < 0:
        section, number = sections[1], -number
    elif len(sections) > 2 and number == 0:
        section = sections[2]
    bare = _QUOTED.sub("", section)
    if _is_date(bare):
        return _date(number, bare.casefold(), from_1904=from_1904)
    if "general" in bare.casefold() or "@" in bare or not bare.strip() or "e+" in bare.casefold():
        return _general(number)
    return _formatted(number, section)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """Return the parts of a format without colours, conditions and padding."""
    plain = _BRACKETS.sub(lambda m: "[h]" if m.group().casefold() in ("[h]", "[hh]") else "", code)
    parts = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", plain)
    return tuple(_FILL.sub("", part) for part in parts) or ("General",)


def _is_date(bare: str) -> bool:
    return bool(_DATE_LETTERS.search(bare)) and not re.search(r"[0#?]", bare.replace("s.0", "s"))


def _date(number: Decimal, code: str, *, from_1904: bool) -> str:
    """Return a day as Vietnamese write it, in as much detail as its format shows."""
    if not 0 <= number <= _LAST_DAY:
        return _general(number)
    seconds = int((number % 1 * 86_400).to_integral_value(ROUND_HALF_UP))
    when = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(number), seconds=seconds)
    has_year, has_day, has_time = "y" in code, "d" in code, "h" in code or "s" in code
    time = when.strftime("%H:%M")
    if has_time and not (has_year or has_day):
        return time
    if has_day:
        day = when.strftime("%d/%m/%Y") if has_year else when.strftime("%d/%m")
        return f"{day} {time}" if has_time else day
    if "m" in code and has_year:
        return when.strftime("%m/%Y")
    return when.strftime("%Y") if has_year else when.strftime("%m")


def _general(number: Decimal) -> str:
    """Return a number as a cell without a format shows it.

    >>> _general(Decimal("91.200000000000003"))
    '91,2'
    """
    rounded = number.normalize()
    if len(rounded.as_tuple().digits) > _SHOWN_DIGITS:
        rounded = Decimal(f"{number:.{_SHOWN_DIGITS - 1}g}").normalize()
    text = f"{rounded:f}" if abs(rounded.adjusted()) < 20 else str(rounded)
    return text.replace(".", ",")


def _formatted(number: Decimal, section: str) -> str:
    literals: list[str] = []

    def hold(match: re.Match[str]) -> str:
        literals.append(match.group(1) if match.group(1) is not None else match.group(2))
        return f"\ue000{len(literals) - 1}\ue001"

    held = _QUOTED.sub(hold, section)
    found = _DIGITS.search(_HOLDER.sub(lambda m: "\ue000" * len(m.group()), held))
    if found is None or "/" in held.replace("\ue000", ""):  # only words; or a fraction "# ?/?"
        only_words = found is None
        return _restored(held, literals) if only_words else _general(number)
    if number.adjusted() > _BIGGEST_POWER:
        return _general(number)
    places = found["places"] if found["places"] is not None else found["only"] or ""
    places = places[:_SHOWN_DIGITS]
    percent = "%" in held
    scaled = number * 100 if percent else number
    pattern = found.group()
    thousands = len(pattern.split(".")[0]) - len(pattern.split(".")[0].rstrip(","))
    scaled /= Decimal(1000) ** thousands
    digits = _digits(scaled, places, grouped="," in pattern.split(".")[0].rstrip(","))
    before, after = held[: found.start()], held[found.end() :]
    return " ".join((_restored(before, literals) + digits + _restored(after, literals)).split())


def _digits(number: Decimal, places: str, *, grouped: bool) -> str:
    needed = places.count("0")
    text = f"{number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP):f}"
    whole, _, fraction = text.partition(".")
    while len(fraction) > needed and fraction.endswith("0"):
        fraction = fraction[:-1]
    if grouped:
        sign, bare = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        whole = sign + f"{int(bare):,}".replace(",", ".")
    return f"{whole},{fraction}" if fraction else whole


def _restored(text: str, literals: list[str]) -> str:
    return _HOLDER.sub(lambda match: literals[int(match.group(1))], text)
