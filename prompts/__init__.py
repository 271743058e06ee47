"""Words: the frames of answers and the prompts of models, as versioned text files.

A file holds sections, each a ``[name]`` line and the lines below it; ``{variable}`` marks what
is filled in. A missing or an unknown variable is an error, so that no sentence with a hole or
a forgotten fact reaches a reader.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from string import Formatter

_SECTION = re.compile(r"^\[([a-z_]+)\]\s*$")


class PromptError(Exception):
    """A frame is missing, or was given other variables than it names."""


@cache
def frames(language: str, file: str = "answers") -> dict[str, str]:
    """Return the frames of one file by name; lines that start with ``#`` are comments.

    A frame keeps the space that it starts with: it is a piece that follows another.

    >>> "not_found" in frames("vi")
    True
    """
    resource = files(__name__).joinpath(language, f"{file}.txt")
    if not resource.is_file():
        raise PromptError(f"no prompts/{language}/{file}.txt; languages are vi and en")
    found: dict[str, list[str]] = {}
    name = ""
    for line in resource.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        heading = _SECTION.match(line)
        if heading:
            name = heading[1]
            found[name] = []
        elif name:
            found[name].append(line)
    return {key: "\n".join(lines).strip("\n") for key, lines in found.items()}


def variables(template: str) -> frozenset[str]:
    """Return the names of the variables in a template.

    >>> sorted(variables("{place} đạt {figure}."))
    ['figure', 'place']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def fill(name: str, language: str, /, file: str = "answers", **values: str) -> str:
    """Return the frame ``name`` with its variables filled in.

    >>> fill("points", "en", figure="70.56")
    '70.56 points'
    >>> fill("points", "en")
    Traceback (most recent call last):
    ...
    prompts.PromptError: frame 'points' (en) needs figure, was given nothing
    """
    template = frames(language, file).get(name)
    if template is None:
        raise PromptError(f"no frame {name!r} in prompts/{language}/{file}.txt")
    needed = variables(template)
    if needed != set(values):
        raise PromptError(
            f"frame {name!r} ({language}) needs {', '.join(sorted(needed)) or 'nothing'}, "
            f"was given {', '.join(sorted(values)) or 'nothing'}"
        )
    return template.format(**values)
