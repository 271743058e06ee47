"""The frames: both languages say the same things, with the same facts, and nothing lies unused."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from prompts import PromptError, fill, frames, variables

LANGUAGES = ("vi", "en")


@cache
def literals(root: Path) -> frozenset[str]:
    """Return every string that the code of the assistant writes out."""
    return frozenset(
        node.value
        for path in (root / "assistant").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("name", sorted(frames("vi", "law")))
def test_a_frame_of_law_is_used_and_clean_in_both_languages(name: str, root: Path) -> None:
    # "changed_repeals" is put together from pieces: f"changed_{kind}".
    built = re.match(r"(?:changes|changed|no_such_change)_", name)
    assert built or name in literals(root)
    assert variables(frames("vi", "law")[name]) == variables(frames("en", "law")[name])
    for language in LANGUAGES:
        text = fill(
            name,
            language,
            file="law",
            **dict.fromkeys(variables(frames(language, "law")[name]), "Điều 5"),
        )
        assert text == text.rstrip()
        assert not re.search(r"[{}\t]|  | [.,;:?!]|\n", text)


def test_both_languages_have_the_same_frames() -> None:
    assert frames("vi").keys() == frames("en").keys()


@pytest.mark.parametrize("name", sorted(frames("vi").keys() & frames("en").keys()))
def test_a_frame_takes_the_same_facts_in_both_languages(name: str) -> None:
    assert variables(frames("vi")[name]) == variables(frames("en")[name])


@pytest.mark.parametrize("name", sorted(frames("vi")))
def test_every_frame_is_used(name: str, root: Path) -> None:
    # "context_place_period" is put together from pieces: "_".join(("context", …)).
    built = name.startswith("context_")
    assert name in literals(root) or (built and "context" in literals(root))


def test_every_frame_that_is_filled_exists(root: Path) -> None:
    filled = {
        node.args[0].value
        for path in (root / "assistant").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "fill"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(filled) > 20
    assert filled <= frames("vi").keys() | frames("vi", "law").keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(frames("vi")))
def test_a_frame_with_its_facts_is_clean_text(name: str, language: str) -> None:
    template = frames(language)[name]
    values = dict.fromkeys(variables(template), "huyện Sơn Lâm")
    text = fill(name, language, **values)
    assert text.strip()
    assert not re.search(r"[{}\t]|  | [.,;:?!]|\n\n", text)
    assert text == text.rstrip()


@pytest.mark.parametrize("name", sorted(frames("en")))
def test_english_frames_are_english(name: str) -> None:
    # Only what stands in brackets explains itself in Vietnamese: "the conference (hội nghị)".
    words = re.sub(r"\([^)]*\)|\{\w+\}", "", frames("en")[name])
    assert words.replace("“", "").replace("”", "").isascii()


def test_a_missing_fact_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(PromptError, match="needs figure"):
        fill("points", "vi")


def test_a_fact_too_many_is_an_error_and_not_forgotten() -> None:
    with pytest.raises(PromptError, match="was given figure, place"):
        fill("points", "vi", figure="70,5", place="huyện Sơn Lâm")


def test_an_unknown_frame_or_language_is_named() -> None:
    with pytest.raises(PromptError, match="'poem'"):
        fill("poem", "vi")
    with pytest.raises(PromptError, match="languages are vi and en"):
        frames("fr")


def test_a_fact_with_braces_is_text_and_no_variable() -> None:
    assert fill("points", "en", figure="{70.5}") == "{70.5} points"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_say_their_version(language: str, root: Path) -> None:
    text = (root / "prompts" / language / "answers.txt").read_text(encoding="utf-8")
    assert re.match(r"# version: \d+\n", text)
