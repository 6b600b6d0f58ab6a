"""`flask --app wsgi export-week`."""

from pathlib import Path

from openpyxl import load_workbook

from server.tallies.commands import export_week
from tests.cast import Cast
from tests.tallies.scene import WEEK, at, visit


def run(cast: Cast, *arguments: str):
    return cast.app.test_cli_runner().invoke(export_week, arguments)


def test_it_writes_the_workbook(cast: Cast, tmp_path: Path) -> None:
    visit(cast.mao, cast.helper, at(1))
    done = run(cast, WEEK, "--region", "522634", "--out", str(tmp_path / "week.xlsx"))
    assert done.exit_code == 0, done.output
    assert "2026-03-02 to 2026-03-08" in done.output
    assert load_workbook(tmp_path / "week.xlsx")["走访明细"]["E4"].value == "毛静"


def test_a_week_or_region_that_is_none_is_said_in_a_line(cast: Cast, tmp_path: Path) -> None:
    for week, region, code in (("2026-W54", "522634", "invalid"), (WEEK, "999999", "not_found")):
        done = run(cast, week, "--region", region, "--out", str(tmp_path / "week.xlsx"))
        assert done.exit_code == 1
        assert code in done.output
    assert not (tmp_path / "week.xlsx").exists()
