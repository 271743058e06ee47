"""How much a visitor may send at once."""

from __future__ import annotations

QUESTION_LIMIT = 2000
"""Characters of one question."""
CHECK_LIMIT = 100_000
"""Characters of one text to check."""
HISTORY_LIMIT = 40
"""Turns of the conversation so far."""
BODY_LIMIT = 640 * 1024
"""Bytes of one request: the longest text to check, each letter written as an escape."""
