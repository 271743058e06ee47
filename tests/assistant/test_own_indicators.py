"""A user's file of indicators counts when documents are read and when questions are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main
from assistant.settings import Settings, SettingsError
from assistant.wiring import open_store
from index_store.language.terms.indicators import find_indicators, use_indicators
from index_store.stored import FigureQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = "id;name_vi;variants;unit;better\ncay_xanh;Chỉ số cây xanh công sở;chỉ số cây xanh[ công sở];điểm;higher\n"
ARTICLE = (
    "Huyện Sơn Lâm công bố kết quả trồng cây\n\n"
    "Năm 2023, huyện Sơn Lâm đạt 81,5 điểm về chỉ số cây xanh công sở, xếp thứ 2/9.\n"
)


@pytest.fixture(autouse=True)
def _built_in_rows_after() -> Iterator[None]:
    yield
    use_indicators(())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "chi_so.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_documents_and_questions_are_read_with_the_users_indicators(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "kho"
    article = tmp_path / "bai.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--data-dir", str(data), "ingest", str(article)]) == 0
    monkeypatch.setenv("CCHC_INDICATORS_FILE", str(own))
    capsys.readouterr()
    assert main(["--data-dir", str(data), "ingest", str(article), "--json"]) == 0
    assert '"updated"' in capsys.readouterr().out, "another table of indicators, another reading"
    store = open_store(Settings(data_dir=data, indicators_file=str(own)))
    found = store.figures(FigureQuery(indicator="Chỉ số cây xanh công sở"))
    assert {stored.figure.value for stored in found} >= {81.5, 2}
    assert [m.id for m in find_indicators("chỉ số cây xanh năm 2023 của huyện Sơn Lâm")] == [
        "cay_xanh"
    ]
    open_store(Settings(data_dir=data))
    assert find_indicators("chỉ số cây xanh") == ()


def test_a_malformed_file_stops_the_command_with_one_line(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(TABLE.replace("higher", "cao"), encoding="utf-8")
    monkeypatch.setenv("CCHC_INDICATORS_FILE", str(own))
    article = tmp_path / "bai.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["--data-dir", str(tmp_path / "kho"), "ingest", str(article)]) == 2
    [line] = capsys.readouterr().err.strip().splitlines()
    assert "row 2, column better" in line
    assert "'cao'" in line


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match=r"indicators_file: khong_co\.tsv: cannot be read"):
        open_store(Settings(indicators_file="khong_co.tsv"))
