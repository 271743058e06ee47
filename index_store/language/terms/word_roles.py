"""Words by what they do, or do not do, beside a name, a number or a term: `data/word_roles.tsv`."""

from __future__ import annotations

from functools import cache

from index_store.language.knowledge import table_pairs


def words_that(role: str) -> frozenset[str]:
    """Return the words and phrases, in small letters, of one role of the table.

    Raises `KeyError` for a role that the table does not have.

    >>> "tỷ lệ" in words_that("measures nothing"), "hồ sơ" in words_that("counts nothing")
    (True, False)
    """
    return _roles()[role]


@cache
def _roles() -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    for role, word in table_pairs("index_store.language", "data/word_roles.tsv", "role", "word"):
        roles.setdefault(role, set()).add(word)
    return {role: frozenset(words) for role, words in roles.items()}
