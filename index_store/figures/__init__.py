"""Figures: numbers bound to a place, an indicator and a period, from sentences and table rows.

Read by `index_store.figures.extract`; comparing figures, as answering does, loads none of that.
"""
