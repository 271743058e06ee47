"""Words by what they do, or do not do, beside a name, a number or a term: `data/word_roles.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def words_that(role: str) -> frozenset[str]:
    """Return the words and phrases, in small letters, of one role of the table.

    Raises `KeyError` for a role that the table does not have.

    >>> "tỷ lệ" in words_that("measures nothing"), "hồ sơ" in words_that("counts nothing")
    (True, False)
    """
    return _roles()[role]


@cache
def _roles() -> dict[str, frozenset[str]]:
    text = files("index_store.language").joinpath("data/word_roles.tsv").read_text("utf-8")
    roles: dict[str, set[str]] = {}
    for line in [line for line in text.splitlines() if not line.startswith("#")][1:]:
        role, word, _ = line.split("\t")
        roles.setdefault(role, set()).add(word)
    return {role: frozenset(words) for role, words in roles.items()}
