"""Settings: one frozen object, read once where everything is wired.

Each setting is a field below, an environment variable ``CCHC_`` + its name in capitals, and a
line ``name = value`` in the settings file (``cchc.toml`` in the working folder, or the file
that ``CCHC_SETTINGS`` names). A flag on the command line wins over the environment, which wins
over the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

PREFIX = "CCHC_"
FILE_VARIABLE = "CCHC_SETTINGS"
DEFAULT_FILE = "cchc.toml"
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


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
    reranker: str = ""
    """A cross-encoder that puts the best passages in order, by name or folder (extra ``models``)."""
    admin_token: str = field(default="", repr=False)
    """Secret of the administrator; empty: nobody may change the collection over HTTP."""
    allowed_hosts: str = ""
    """Names that the server answers to beside this machine's, with commas between."""
    allowed_origins: str = ""
    """Exact origins of sites that may embed the widget, with commas between; empty: none."""
    root_path: str = ""
    """Path below which a reverse proxy shows the server, as ``/tro-ly``."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses of the reverse proxies that are believed about a visitor's address."""
    visitor_per_minute: int = 60
    """Questions and checks that one visitor may send in a minute; 0: as many as they like."""
    site_per_minute: int = 600
    """Questions that one embedding site may send in a minute; 0: as many as they like."""
    answer_days: int = 90
    """Days that a shared answer is kept."""
    offer_originals: bool = True
    """Whether visitors may download the files that public documents were read from."""
    log_questions: bool = False
    """Whether the server's log holds the text of questions."""
    llm_url: str = ""
    """Address of an OpenAI-compatible language model, as ``http://127.0.0.1:11434/v1``."""
    llm_model: str = ""
    """Name of the language model on that server."""
    llm_key: str = field(default="", repr=False)
    """Secret key of that server, where it asks for one."""
    llm_timeout: int = 60
    """Seconds that the language model may take for one reply."""


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
    for name in (setting.name for setting in fields(Settings)):
        variable = PREFIX + name.upper()
        if environment.get(variable):
            values[name] = (variable, environment[variable])
        if name in overrides:
            values[name] = (f"--{name.replace('_', '-')}", overrides[name])
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
    known = {setting.name for setting in fields(Settings)}
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
    if isinstance(default, bool):
        if value.lower() not in _TRUTH:
            raise SettingsError(f"{source}: expected true or false, found {value!r}")
        return _TRUTH[value.lower()]
    if isinstance(default, int):
        if not (value.isascii() and value.isdigit()):
            raise SettingsError(f"{source}: expected a whole number, found {value!r}")
        if name == "port" and not 0 < int(value) < 65_536:
            raise SettingsError(f"{source}: expected a port from 1 to 65535, found {value!r}")
        return int(value)
    return Path(value) if isinstance(default, Path) else value
