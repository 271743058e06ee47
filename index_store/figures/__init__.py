"""Figures: numbers bound to a place, an indicator and a period, from sentences and table rows."""

from index_store.figures.extract import extract_figures

__all__ = ["extract_figures"]
