"""How the server is run: what may be changed, by whom, from where, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field

SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Everything about the server that is set; the defaults deny what can be denied."""

    admin_token: str = field(default="", repr=False)
    """Secret of the administrator; empty: the collection cannot be changed over HTTP."""
    allowed_origins: frozenset[str] = frozenset()
    """Exact origins of the sites that may embed the widget."""
    root_path: str = ""
    """Path below which a reverse proxy shows the server."""
    visitor_per_minute: int = 0
    """Questions and checks of one visitor in a minute; 0: no limit."""
    site_per_minute: int = 0
    """Questions from one embedding site in a minute; 0: no limit."""
    answer_days: int = 90
    """Days that a shared answer is kept."""
    log_questions: bool = False
    """Whether the log holds the text of questions."""
    upload_bytes: int = 100_000_000
    """Bytes of one upload, all its files together."""
    has_model: bool = False
    """Whether a language model can word answers."""
