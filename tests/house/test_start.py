"""`make run` on stores that are there already: what it prints, and what it leaves readable to others."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest

from tests.serving import PATIENCE, ROOT, flask, free_port

REGIONS = ROOT / "tests" / "data" / "regions.csv"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("founded")
    flask(var, "init")
    flask(var, "import-regions", str(REGIONS))
    flask(var, "add-account", "--name", "王县", "--phone", "13900000003", "--role", "county", "--region", "522634")
    return var


@pytest.fixture
def var(founded: Path, tmp_path: Path) -> Path:
    """The folder of a store with an account of its own."""
    return shutil.copytree(founded, tmp_path / "var")


def start(var: Path, **settings: str) -> str:
    """What it says until it serves or gives up."""
    log = var / "log"
    env = {**os.environ, "RUHU_VAR": str(var), "PORT": str(free_port()), **settings}
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-m", "server.start"], cwd=ROOT, env=env, stdout=output, stderr=output)
    until = time.monotonic() + PATIENCE
    while "Listening at" not in log.read_text() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.1)
    process.terminate()
    process.wait(PATIENCE)
    return log.read_text()


def test_a_store_of_ones_own_is_offered_no_demonstration_accounts(var: Path) -> None:
    said = start(var)
    assert "Ruhu 入户 is at  http://127.0.0.1:" in said
    assert "ruhu-demo" not in said
    assert "13800000001" not in said


def test_a_demonstration_says_whom_one_can_be(var: Path) -> None:
    with apsw.Connection(str(var / "ruhu.db")) as store:
        store.execute("INSERT INTO mark (name, value) VALUES ('demonstration', '2026-11-22T02:02:00Z')")
    assert "ruhu-demo" in start(var)


@pytest.mark.parametrize("settings", [{"PORT": "99999"}, {"HTTPS": "maybe"}, {"RUHU_METRICS_PORT": "99999"}])
def test_a_wrong_setting_stops_it_with_a_sentence(tmp_path: Path, settings: dict[str, str]) -> None:
    said = start(tmp_path, **settings)
    assert said.startswith("Cannot start: ")
    assert "Traceback" not in said


def test_nobody_else_on_the_machine_reads_the_store(tmp_path: Path) -> None:
    var = tmp_path / "var"
    before = os.umask(0o022)
    try:
        flask(var, "init")
    finally:
        os.umask(before)
    modes = {path.name: f"{path.stat().st_mode & 0o777:o}" for path in (var, var / "keys", *var.glob("ruhu.db*"))}
    assert modes["var"] == modes["keys"] == "700"
    assert {mode for name, mode in modes.items() if name.startswith("ruhu.db")} == {"600"}
