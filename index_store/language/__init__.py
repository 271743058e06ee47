"""Reading Vietnamese the way people write it: pure functions over text, each usable alone.

Import from the modules: ``marks``, ``repair``, ``tokens``, ``sentences``, ``restore`` and
``detect`` read letters, words and sentences; the others read what the words name.
"""
