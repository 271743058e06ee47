"""Answers about documents of law: which one changes which, what holds, what a provision says."""
