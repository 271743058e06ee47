"""Claim check: a pasted text is judged, claim by claim, against the documents of an index."""

from assistant.checking.checker import LONGEST_TEXT, CheckError, check
from assistant.checking.records import Check, CheckedClaim, CheckedFigure, Verdict

__all__ = [
    "LONGEST_TEXT",
    "Check",
    "CheckError",
    "CheckedClaim",
    "CheckedFigure",
    "Verdict",
    "check",
]
