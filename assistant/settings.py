"""Settings: one frozen object, read once where everything is wired.

Each setting is a field below, an environment variable ``CCHC_`` + its name in capitals, and a
line ``name = value`` in the settings file (``cchc.toml`` in the working folder, or the file
that ``CCHC_SETTINGS`` names). A flag on the command line wins over the environment, which wins
over the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

PREFIX = "CCHC_"
FILE_VARIABLE = "CCHC_SETTINGS"
DEFAULT_FILE = "cchc.toml"


class SettingsError(Exception):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with its default."""

    data_dir: Path = Path("data")
    """Folder of the index."""
    home_place: str = ""
    """Province or district that is meant where a question names no place."""
    as_of: date | None = None
    """The date that "năm nay" is read with; today where it is not set."""
    host: str = "127.0.0.1"
    """Address that the server listens on."""
    port: int = 7860
    """Port that the server listens on."""
    max_file_mb: int = 20
    """Files larger than this are refused."""
    private_hosts: str = ""
    """Names of hosts in a private network that pages may be read from, with commas between."""
    indicators_file: str = ""
    """A file of indicators of one's own, beside the built-in table; it adds and replaces rows."""
    embedding: str = "bundled"
    """The embedding model: ``bundled``, or a sentence-transformers name (extra ``models``)."""


def read_settings(environment: Mapping[str, str], overrides: Mapping[str, str]) -> Settings:
    """Return the settings from the settings file, the environment and the flags, in that order.

    >>> read_settings({"CCHC_PORT": "8080"}, {}).port
    8080
    >>> read_settings({"CCHC_PORT": "many"}, {})
    Traceback (most recent call last):
    ...
    assistant.settings.SettingsError: CCHC_PORT: expected a whole number, found 'many'
    """
    values: dict[str, tuple[str, str]] = {}
    for name, value in _from_file(environment).items():
        values[name] = (f"{name} in the settings file", value)
    for field in fields(Settings):
        variable = PREFIX + field.name.upper()
        if environment.get(variable):
            values[field.name] = (variable, environment[variable])
        if field.name in overrides:
            values[field.name] = (f"--{field.name.replace('_', '-')}", overrides[field.name])
    return Settings(**{name: _parse(name, *pair) for name, pair in values.items()})  # type: ignore[arg-type]


def _from_file(environment: Mapping[str, str]) -> dict[str, str]:
    named = environment.get(FILE_VARIABLE)
    path = Path(named or DEFAULT_FILE)
    if not path.is_file():
        if named:
            raise SettingsError(f"{FILE_VARIABLE}: no file {named}; name a TOML file or unset it")
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file ({error})") from error
    known = {field.name for field in fields(Settings)}
    for name in found:
        if name not in known:
            raise SettingsError(
                f"{path}: unknown setting {name!r}; known: {', '.join(sorted(known))}"
            )
    return {name: str(value) for name, value in found.items()}


def _parse(name: str, source: str, value: str) -> object:
    default = getattr(Settings(), name)
    if name == "as_of":
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise SettingsError(
                f"{source}: expected a date like 2026-11-22, found {value!r}"
            ) from error
    if isinstance(default, int):
        if not (value.isascii() and value.isdigit()):
            raise SettingsError(f"{source}: expected a whole number, found {value!r}")
        if name == "port" and not 0 < int(value) < 65_536:
            raise SettingsError(f"{source}: expected a port from 1 to 65535, found {value!r}")
        return int(value)
    return Path(value) if isinstance(default, Path) else value
