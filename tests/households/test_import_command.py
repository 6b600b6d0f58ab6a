"""`flask import-households`."""

from pathlib import Path

import pytest
from click.testing import Result

from server.households.model import Household
from tests.cast import Cast
from tests.households.office import person, workbook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook(person(), person("", name="谁")).getvalue())
    return path


def run(cast: Cast, *arguments: str | Path) -> Result:
    return cast.app.test_cli_runner().invoke(args=["import-households", *map(str, arguments)])


def test_it_imports_and_tells_what_it_did(cast: Cast, file: Path) -> None:
    done = run(cast, file, "--county", "522634")
    assert done.exit_code == 0, done.output
    assert "row 4 户编号 no_household_code: 没有填户编号" in done.output
    assert "2 rows; households: 1 added, 0 changed, 0 unchanged, 1 refused; 1 persons" in done.output
    assert Household.select().where(Household.listed.is_null(False)).count() == 1


def test_a_dry_run_writes_nothing(cast: Cast, file: Path) -> None:
    assert "(dry run)" in run(cast, file, "--county", "522634", "--dry-run").output
    assert Household.select().where(Household.listed.is_null(False)).count() == 0


def test_where_there_are_two_counties_it_wants_to_know_which(cast: Cast, file: Path) -> None:
    for arguments in ((), ("--county", "999999"), ("--county", "522634101")):
        done = run(cast, file, *arguments)
        assert done.exit_code == 2
        assert "Known: 350125, 522634" in done.output


def test_a_file_that_is_no_workbook_is_one_line(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("x")
    done = run(cast, tmp_path / "x.xlsx", "--county", "522634")
    assert (done.exit_code, done.output) == (1, "Error: unreadable_workbook: 文件打不开,请另存为 .xlsx 后再试\n")
