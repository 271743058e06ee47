"""The command line ``cchc``: arguments in, exit codes out, and no traceback in between."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from assistant.cli.arguments import parser
from assistant.messages import message
from assistant.settings import SettingsError, read_settings

_READING_QUESTIONS = frozenset(("ask", "chat"))
DONE, FAILED, WRONG_USAGE, PARTLY = 0, 1, 2, 3

_MODULES = {
    "ask": "assistant.cli.asking",
    "chat": "assistant.cli.asking",
    "evaluate": "assistant.cli.evaluating",
    "check": "assistant.cli.checking",
    "figures": "assistant.cli.checking",
    "ingest": "assistant.cli.collecting",
    "documents": "assistant.cli.collecting",
    "reindex": "assistant.cli.collecting",
    "doctor": "assistant.cli.collecting",
    "serve": "assistant.cli.serving",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 wrong usage, 3 done in part."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console and a pipe may have another encoding than Vietnamese needs.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    # Imports make hundreds of thousands of lasting objects; looking through them for garbage
    # every 700 took a twelfth of a cold `cchc ask`.
    gc.set_threshold(100_000, 20, 20)
    try:
        settings = read_settings(os.environ, _overrides(options))
        if options.command in _READING_QUESTIONS:
            from index_store.language.typed.syllable_model import read_ahead

            read_ahead()
        # The commands load what they need: SQL, Chroma, Gradio. `cchc --help` must not wait.
        module = import_module(_MODULES[options.command])
        code: int = getattr(module, options.command)(options, settings)
    except KeyboardInterrupt:
        print(message("interrupted"), file=sys.stderr)
        return FAILED
    except SettingsError as error:
        print(f"cchc: {error}", file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:
        return FAILED
    except Exception as error:
        if os.environ.get("CCHC_DEBUG"):
            raise
        print(f"cchc: {_told(error, options)}", file=sys.stderr)
        return FAILED
    return code


def _overrides(options: argparse.Namespace) -> dict[str, str]:
    named = {"data_dir": options.data_dir, "host": getattr(options, "host", None)}
    named["port"] = getattr(options, "port", None)
    named["root_path"] = getattr(options, "root_path", None)
    named["embedding"] = getattr(options, "embedding", None)
    return {name: value for name, value in named.items() if value}


def _told(error: Exception, options: argparse.Namespace) -> str:
    """Return the one line that says what went wrong and what to do."""
    if any(base.__name__ in _TOLD for base in type(error).__mro__):
        return str(error)
    if isinstance(error, OSError):
        place = str(error.filename or options.data_dir or "data")
        return message("disk", path=place, reason=error.strerror or str(error))
    return message("damaged", reason=f"{type(error).__name__}: {error}".splitlines()[0])


# Errors raised on purpose by our packages: their messages are written for a person.
_TOLD = {
    "IndexStoreError",
    "IngestError",
    "QuestionError",
    "CheckError",
    "FigureFilterError",
    "ChartError",
    "CommandError",
    "ServeError",
    "EvaluationError",
}
