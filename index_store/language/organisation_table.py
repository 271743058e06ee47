"""The names of bodies: ministries, departments, committees, party organs, agencies of a sector.

Two tables make them: whole names ("Kho bạc Nhà nước", "VKSND"), and fields ("Tài nguyên và Môi
trường", "TN-MT") that ministries, departments and divisions share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from index_store.language.marks import comparison_key, tone_of, toned, toneless

_KINDS = {"bộ": "ministry", "sở": "department", "phòng": "division", "ban": "board"}
_ENGLISH = {"bộ": "Ministry of", "sở": "Department of", "phòng": "Division of"}
_BETWEEN = r"(?:[ \u00a0](?:và )?|[ \u00a0]?[-–&,][ \u00a0]?(?:và )?|[ \u00a0]and[ ])"
_JOINED = r"[ \u00a0]?(?:[-–&,.]|và(?= ))?[ \u00a0]?"
"""What may stand between the parts of a short form: TN&MT, TN - MT, TNMT, TN và MT."""


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What a written name stands for: "Sở TN&MT" for "Sở Tài nguyên và Môi trường"."""

    name: str
    kind: str


@dataclass(slots=True)
class _Node:
    """A word of names, what may follow it, and whether a name ends with it."""

    ends: bool = False
    following: dict[str, _Node] = field(default_factory=dict)


@cache
def bodies() -> dict[str, KnownBody]:
    """Return every written name, by ``body_key``."""
    found: dict[str, KnownBody] = {}
    for name, kind, stands_for, _ in table("organisations.tsv"):
        found[body_key(name)] = KnownBody(name if stands_for == "-" else stands_for, kind)
    for head, names in fields_of().items():
        for written, full in names.items():
            found.setdefault(body_key(f"{head} {written}"), _of(head, full))
    for written, head, full in _english_names():
        found.setdefault(body_key(written), _of(head, full))
    return found


@cache
def fields_of() -> dict[str, dict[str, str]]:
    """Return, for each head ("sở"), the fields as written, short forms too, with the full one."""
    found: dict[str, dict[str, str]] = {}
    for full, shorts, heads, _, _ in table("organisation_fields.tsv"):
        for head in heads.split():
            for written in (full, *(() if shorts == "-" else shorts.split())):
                found.setdefault(head, {}).setdefault(written, full)
    return found


def field_body(head: str, written: str) -> KnownBody | None:
    """Return the body of a kind ("sở") that a field names in a list; None for no field.

    >>> field_body("sở", "TN&MT")
    KnownBody(name='Sở Tài nguyên và Môi trường', kind='department')
    """
    return bodies().get(body_key(f"{head} {written}"))


def body_key(written: str) -> str:
    """Return what names are looked up by: letters only, without "và" and what parts words.

    >>> body_key("Sở Thông tin - Truyền thông") == body_key("SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    True
    """
    words = re.findall(r"[^\W_]+", comparison_key(written))
    return "".join(word for word in words if word not in {"và", "and"})


@cache
def body_pattern() -> re.Pattern[str]:
    """Return what finds every name in a text in small letters; the longest name wins."""
    written = [name for name, _, _, _ in table("organisations.tsv")]
    for head, names in fields_of().items():
        written += [f"{head} {name}" for name in names]
    written += [name for name, _, _ in _english_names()]
    return _pattern(written)


@cache
def field_pattern(head: str) -> re.Pattern[str]:
    """Return what matches one field of a head in a text in small letters."""
    return _pattern(list(fields_of()[head]))


@cache
def said(role: str) -> frozenset[str]:
    """Return the words that stand around names in this role, in small letters.

    >>> "cơ sở" in said("no head")
    True
    """
    rows = table("organisation_context.tsv")
    return frozenset(comparison_key(word) for word, own, _ in rows if own == role)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a data file, without its comments and its head."""
    text = (files("index_store.language") / "data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    return tuple(tuple(line.split("\t")) for line in lines)


def _english_names() -> list[tuple[str, str, str]]:
    """Return each English name with its head and its field: Department of Home Affairs."""
    return [
        (f"{_ENGLISH[head]} {name}", head, full)
        for full, _, heads, english, _ in table("organisation_fields.tsv")
        for head in heads.split()
        for name in english.split("; ")
        if head in _ENGLISH and english != "-"
    ]


def _of(head: str, full: str) -> KnownBody:
    return KnownBody(f"{head.capitalize()} {full}", _KINDS[head])


def _pattern(names: list[str]) -> re.Pattern[str]:
    """A tree of words, not a list of names: each word of a text is looked at once."""
    root = _Node()
    for name in names:
        node = root
        for word in _words(name):
            node = node.following.setdefault(word, _Node())
        node.ends = True
    # One branch for each first letter, and the look back after it: the engine skips to letters
    # that can begin a name.
    branches = []
    first = {way: node for word, node in root.following.items() for way in _ways(word)}
    for initial in sorted({word[0] for word in first}):
        own = {word[1:]: node for word, node in first.items() if word[0] == initial}
        branches.append(rf"{initial}(?<![^\W_].){_tree(_Node(following=own))}")
    return re.compile(rf"(?:{'|'.join(branches)})(?![^\W_])")


def _words(name: str) -> list[str]:
    """Return the words of a name as patterns; the parts of a short form stay one word."""
    found = []
    for word in re.findall(r"[^\W_]+(?:[-&][^\W_]+)*(?:'s)?", comparison_key(name)):
        parts = re.split(r"[-&]", word)
        if word in {"và", "and"}:
            continue
        written = _JOINED.join(_either_style(part) for part in parts)
        found.append(written.replace("'", "['’]"))
    return found


def _ways(word: str) -> list[str]:
    """Return the patterns of a word that ``_either_style`` wrote as one: ủy and uỷ."""
    match = re.fullmatch(r"\(\?:([^|)]*)\|([^|)]*)\)", word)
    return [match[1], match[2]] if match else [word]


def _either_style(word: str) -> str:
    """Return the pattern of a word with its tone where the old or the new style puts it: hóa, hoá."""
    match = re.fullmatch(r"(.*)([òóỏõọùúủũụ])([aey])", word)
    if match is None or match[1].endswith("q"):
        return re.escape(word)
    plain, tone = toneless(match[2]), tone_of(match[2])
    return f"{match[1]}(?:{match[2]}{match[3]}|{plain}{toned(match[3], tone)})"


def _tree(node: _Node) -> str:
    branches = []
    for word, following in sorted(node.following.items()):
        rest = ""
        if following.following:
            rest = f"(?:{_BETWEEN}{_tree(following)}){'?' if following.ends else ''}"
        branches.append(word + rest)
    return f"(?:{'|'.join(branches)})"
