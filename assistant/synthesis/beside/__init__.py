"""Answers that stand beside the point: near what is asked, and telling something else.

Each module knows one kind: names, units, wholes, tasks, burdens, and parts that hang on another.
"""
