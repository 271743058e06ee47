"""Figures of tables given as text: whose a row is, what a column measures, what a caption adds."""

from index_store.figures.tables.reading import table_figures
from index_store.figures.tables.rows import is_row

__all__ = ["is_row", "table_figures"]
