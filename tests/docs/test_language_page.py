"""docs/language.md shows what the functions of the language return today."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.docs.language_examples import page

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
_BLOCK = re.compile(r"(?<=<!-- examples:begin -->\n).*?(?=<!-- examples:end -->)", re.DOTALL)


def test_the_examples_are_what_the_functions_return() -> None:
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("CCHC_REWRITE_DOCS") == "1":
        text = _BLOCK.sub(lambda _: page(), text)
        PAGE.write_text(text, encoding="utf-8")
    block = _BLOCK.search(text)
    assert block is not None
    assert block[0] == page()
