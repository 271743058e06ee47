"""Markdown into a page: the marks go, the words, headings and tables stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.dates import read_date
from ingest.encoding import read_bytes
from ingest.readers.loose_tables import framed
from ingest.readers.text import normal_newlines
from ingest.records import Page

if TYPE_CHECKING:
    from datetime import date

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}([-*_])([ \t]*\1){2,}[ \t]*$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_BULLET = re.compile(r"^([ \t]*)[*+-][ \t]+")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_LINE_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_WRAPPED_FROM = 60
# Bounded, so that a hostile line of a million brackets costs a second and not an hour.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\[\]]{0,500})\]\([^()]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,2000}\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,1000}>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,1000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]{1,1000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]{1,1000})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|-])"), r"\1"),
)


def read_markdown(data: bytes) -> Page:
    """Return the page that Markdown is; facts in its front matter become facts of the page."""
    read = read_bytes(data)
    text = normal_newlines(read.text)
    facts: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        facts = {key.lower(): value for key, value in _FACT.findall(front.group(1)) if value}
        text = text[front.end() :]
    blocks, heading = _blocks(framed(_COMMENT.sub("", text).split("\n")))
    title = facts.get("title") or heading
    if title and title != heading and title not in blocks:
        blocks.insert(0, title)
    return Page(
        "\n\n".join(blocks),
        title=title,
        publisher=facts.get("publisher"),
        published=_date(facts.get("date") or facts.get("published")),
        url=facts.get("url"),
        language=facts.get("lang"),
        doubts=read.doubts,
    )


def _date(value: str | None) -> date | None:
    found = read_date(value) if value else None
    return found.date if found else None


def _blocks(lines: list[str]) -> tuple[list[str], str | None]:
    """Return the paragraphs, with soft line breaks joined, and the first top heading."""
    blocks: list[str] = []
    title: str | None = None
    previous = ""  # the last line where this one may continue it
    in_table = False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        bare = _QUOTE.sub("", line).strip()
        heading = _HEADING.match(line)
        if heading and _plain(heading.group(2)):
            blocks.append(_plain(heading.group(2)))
            if len(heading.group(1)) == 1:
                title = title or blocks[-1]
            previous, in_table = "", False
        elif not bare or heading or _RULE.match(line) or _UNDERLINE.match(line):
            if previous and bare.startswith("="):
                title = title or blocks[-1]
            previous, in_table = "", False
        elif bare.startswith("|") or (in_table and "|" in bare) or _heads_table(bare, below):
            _add_row(blocks, bare, in_table)
            previous, in_table = "", True
        else:
            if _continues(previous, line):
                blocks[-1] += f" {_plain(bare)}"
            else:
                blocks.append(_plain(_BULLET.sub(r"\1- ", bare)))
            previous, in_table = line, False
    return blocks, title


def _heads_table(bare: str, below: str) -> bool:
    """Return whether a line without outer bars heads a table: the line below is its rule.

    >>> _heads_table("Hạng | Đơn vị", "---|---"), _heads_table("A | B", "chữ"), _heads_table("A", "---")
    (True, False, False)
    """
    rule = _QUOTE.sub("", below)
    return "|" in bare and "|" in rule and _TABLE_RULE.match(rule) is not None


def _continues(previous: str, line: str) -> bool:
    """Return whether a line goes on with the paragraph of the one before.

    By the letter of Markdown it nearly always does; but people paste pages whose short lines
    (a title, a date, a letterhead) stand apart, so a short line is continued only by one that
    begins with a small letter.
    """
    if not previous or _ITEM.match(line) or previous.endswith(("  ", "\\")):
        return False
    return len(previous.strip()) >= _WRAPPED_FROM or line.lstrip()[:1].islower()


def _add_row(blocks: list[str], line: str, in_table: bool) -> None:
    if _TABLE_RULE.match(line):
        return
    if in_table:
        blocks[-1] += f"\n{_row(line)}"
    else:
        blocks.append(_row(line))


def _row(line: str) -> str:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inner)
    return "| " + " | ".join(_plain(cell).strip() for cell in cells) + " |"


def _plain(text: str) -> str:
    text = _LINE_BREAK.sub(" ", text)
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return text
