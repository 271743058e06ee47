"""What a command cannot do; the message is the one line that a person reads."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot do what was asked."""
