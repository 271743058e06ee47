"""What the styles of a Word document say of its paragraphs and runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.readers.office.ooxml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_CHAIN_UP_TO = 20  # styles based on styles; a circle ends here
_OFF = frozenset({"0", "false", "off"})
_NO_BORDER = frozenset({"none", "nil"})


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run of text is shown; None where it says nothing of its own."""

    font: str | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None

    def over(self, below: RunLook) -> RunLook:
        """Return this look with what it does not say taken from the one below."""
        return RunLook(
            self.font or below.font,
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
            below.raised if self.raised is None else self.raised,
        )


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list that a paragraph is an item of, and how deep; "0" is the list that is none."""

    number: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    name: str = ""
    look: RunLook = RunLook()
    listed: ListPlace | None = None
    bordered: bool = False


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._made: dict[str, Style] = {}
        self.base = RunLook()
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.base = run_look(defaults)
        for style in root.iterchildren(f"{W}style"):
            identity = style.get(f"{W}styleId") or ""
            self._raw[identity] = style
            if (style.get(f"{W}default") or "0") not in _OFF:
                self._default.setdefault(style.get(f"{W}type") or "", identity)

    def style(self, identity: str | None, kind: str = "paragraph") -> Style:
        """Return a style by its id, else the one that the document uses where none is named."""
        identity = identity if identity in self._raw else self._default.get(kind)
        return self._resolved(identity, _CHAIN_UP_TO) if identity is not None else Style()

    def _resolved(self, identity: str, depth: int) -> Style:
        made = self._made.get(identity)
        if made is not None:
            return made
        raw = self._raw[identity]
        based = value_of(raw.find(f"{W}basedOn"))
        below = self._resolved(based, depth - 1) if based in self._raw and depth else Style()
        name = (value_of(raw.find(f"{W}name")) or "").casefold()
        listed = list_place(raw.find(f"{W}pPr"))
        made = Style(
            name,
            run_look(raw.find(f"{W}rPr")).over(below.look),
            listed if listed else below.listed,
            below.bordered or has_borders(raw.find(f"{W}tblPr/{W}tblBorders")),
        )
        if listed and below.listed and listed.number == "":
            made = replace(made, listed=ListPlace(below.listed.number, listed.level))
        self._made[identity] = made
        return made


def value_of(element: Element | None) -> str | None:
    """Return the ``w:val`` of an element, None where it or its value is absent."""
    return element.get(VAL) if element is not None else None


def is_on(element: Element | None) -> bool | None:
    """Return whether a switch is on; None where it is not there."""
    if element is None:
        return None
    return (element.get(VAL) or "1") not in _OFF


def run_look(properties: Element | None) -> RunLook:
    """Return what ``w:rPr`` says of a run."""
    if properties is None:
        return RunLook()
    fonts = properties.find(f"{W}rFonts")
    font = None
    if fonts is not None:
        font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    align = value_of(properties.find(f"{W}vertAlign"))
    return RunLook(
        font,
        is_on(properties.find(f"{W}vanish")),
        is_on(properties.find(f"{W}caps")),
        None if align is None else align == "superscript",
    )


def list_place(properties: Element | None) -> ListPlace | None:
    """Return the list that ``w:pPr`` puts a paragraph in, None where it says nothing."""
    if properties is None:
        return None
    found = properties.find(f"{W}numPr")
    if found is None:
        return None
    level = value_of(found.find(f"{W}ilvl"))
    return ListPlace(
        value_of(found.find(f"{W}numId")) or "",
        int(level) if level and level.isdecimal() and len(level) < 3 else None,
    )


def has_borders(borders: Element | None) -> bool:
    """Return whether any line is drawn."""
    return borders is not None and any(
        (line.get(VAL) or "none") not in _NO_BORDER for line in borders
    )
