"""Figures to look at: as a table with their sources, and as charts."""
