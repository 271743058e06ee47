"""Settings: the flag before the environment before the file; a bad one is named."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_the_defaults_hold() -> None:
    settings = read_settings({}, {})
    assert settings == Settings()
    assert (settings.data_dir, settings.host, settings.port) == (Path("data"), "127.0.0.1", 7860)


def test_a_flag_wins_over_the_environment_and_that_over_the_file() -> None:
    Path("cchc.toml").write_text(
        'port = 1001\nhost = "0.0.0.0"\ndata_dir = "kho"\n', encoding="utf-8"
    )
    settings = read_settings({"CCHC_PORT": "1002", "CCHC_HOST": "::1"}, {"port": "1003"})
    assert (settings.port, settings.host, settings.data_dir) == (1003, "::1", Path("kho"))


def test_every_setting_has_its_variable() -> None:
    other = {True: "false", False: "true"}
    environment = {
        f"CCHC_{field.name.upper()}": other[field.default]
        if isinstance(field.default, bool)
        else "81"
        if isinstance(field.default, int)
        else "khác"
        for field in fields(Settings)
    }
    environment["CCHC_AS_OF"] = "2026-11-22"
    settings = read_settings(environment, {})
    assert settings.as_of == date(2026, 11, 22)
    for field in fields(Settings):
        assert getattr(settings, field.name) != getattr(Settings(), field.name), field.name


def test_an_empty_variable_is_not_set() -> None:
    assert read_settings({"CCHC_PORT": "", "CCHC_HOME_PLACE": ""}, {}) == Settings()


def test_other_variables_are_not_read() -> None:
    assert read_settings({"PORT": "1", "CCHC_COLOUR": "đỏ", "DATA_DIR": "x"}, {}) == Settings()


def test_a_file_may_be_named() -> None:
    Path("khác.toml").write_text('home_place = "huyện Sơn Lâm"\n', encoding="utf-8")
    assert read_settings({"CCHC_SETTINGS": "khác.toml"}, {}).home_place == "huyện Sơn Lâm"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"CCHC_PORT": "many"}, "CCHC_PORT.*'many'"),
        ({"CCHC_PORT": "-1"}, "CCHC_PORT"),
        ({"CCHC_PORT": "70000"}, "CCHC_PORT"),
        ({"CCHC_PORT": "²"}, "CCHC_PORT"),
        ({"CCHC_MAX_FILE_MB": "1.5"}, "CCHC_MAX_FILE_MB"),
        ({"CCHC_AS_OF": "22/11/2026"}, "CCHC_AS_OF.*2026-11-22"),
        ({"CCHC_SETTINGS": "gone.toml"}, "gone.toml"),
    ],
)
def test_a_bad_value_is_named_with_what_was_expected(
    environment: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        read_settings(environment, {})


@pytest.mark.parametrize("text", ["port = ", "cổng = 7", "[port]\nvalue = 1\n", "\ud800"])
def test_a_bad_file_is_named(text: str) -> None:
    Path("cchc.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(SettingsError, match=r"cchc\.toml|settings file"):
        read_settings({}, {})


def test_a_file_of_a_windows_editor_is_read() -> None:
    Path("cchc.toml").write_bytes("\ufeffport = 81\r\n".encode())
    assert read_settings({}, {}).port == 81


def test_a_date_may_stand_in_the_file_as_toml_writes_dates() -> None:
    Path("cchc.toml").write_text("as_of = 2026-11-22\n", encoding="utf-8")
    assert read_settings({}, {}).as_of == date(2026, 11, 22)
