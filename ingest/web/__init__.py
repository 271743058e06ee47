"""Pages of the web: fetched with manners, within limits, and never from a private address."""

from __future__ import annotations
