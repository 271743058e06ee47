"""Answers that a language model words from numbered passages, each statement verified.

`server` speaks to the model, `passages` shows it what was found, `splitting` takes its words
apart as they come, `support` looks for the sentences they stand on, `writer` puts it together.
"""
