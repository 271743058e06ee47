"""How much a visitor may send at once."""

from __future__ import annotations

QUESTION_LIMIT = 2000
"""Characters of one question."""
HISTORY_LIMIT = 40
"""Turns of the conversation so far."""
BODY_LIMIT = 256 * 1024
"""Bytes of one request."""
