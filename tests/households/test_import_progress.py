"""An import that shows its progress, and lets phones in between two handfuls."""

import resource
from io import BytesIO
from typing import Any

import orjson
import peewee
import pytest
from flask.testing import FlaskClient

from server import db
from server.households import importer
from server.households.importer import Import
from server.households.model import Household
from server.trail.model import TrailEntry
from tests.cast import LEISHAN, Cast
from tests.households.office import XIAOLONG, person, workbook

_ROOM = 128 * 1024  # bytes of any one file


def stream(cast: Cast, file: Any, query: str = "") -> list[Any]:
    return told(cast.client(cast.county), file, query)


def told(client: FlaskClient, file: Any, query: str = "") -> list[Any]:
    with client.post(
        f"/api/households/import{query}", data={"file": (file, "农户.xlsx")}, headers={"Accept": "application/x-ndjson"}
    ) as answer:
        assert answer.mimetype == "application/x-ndjson"
        return [orjson.loads(line) for line in answer.data.splitlines()]


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "HANDFUL", 2)
    monkeypatch.setattr(importer, "_ROWS_A_STEP", 3)


def village(households: int) -> Any:
    return workbook(*(person(f"{XIAOLONG}{number:06d}") for number in range(households)))


def test_a_line_a_step_and_the_result_last(cast: Cast) -> None:
    lines = stream(cast, village(5))
    assert [line["progress"] for line in lines[:-1]] == [
        {"done": 3, "of": 5, "stage": "reading"},
        {"done": 2, "of": 5, "stage": "writing"},
        {"done": 4, "of": 5, "stage": "writing"},
        {"done": 5, "of": 5, "stage": "writing"},
    ]
    assert lines[-1]["result"]["households"]["added"] == 5


def test_a_dry_run_goes_the_same_way(cast: Cast) -> None:
    assert len(stream(cast, village(5), "?dry_run=1")) == 5
    assert Household.select().where(Household.listed.is_null(False)).count() == 0


def test_what_cannot_be_begun_is_an_ordinary_failure(cast: Cast) -> None:
    answer = cast.client(cast.county).post(
        "/api/households/import", data={"file": (BytesIO(b"x"), "x.xlsx")}, headers={"Accept": "application/x-ndjson"}
    )
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_a_register_of_nobody_has_a_result(cast: Cast) -> None:
    assert stream(cast, workbook())[-1]["result"]["rows"] == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [(peewee.OperationalError("database is locked"), "busy"), (KeyError("x"), "unexpected")],
)
def test_a_failure_on_the_way_is_the_last_line_and_in_the_log(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, code: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("server.households.register.store", fail)
    assert stream(cast, village(5))[-1]["problem"]["code"] == code
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [error]


def test_a_disk_that_fills_up_on_the_way_puts_the_job_off(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    client, file = cast.client(cast.county), village(1000)
    # What a quota does: room for the workbook, none for what is read of it. tests/faults has the same with a disk of its own.
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, most))
    try:
        lines = told(client, file, "?dry_run=1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert lines[-1].get("problem", {}).get("code") == "busy"
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [OSError]


def test_between_two_steps_others_can_write(cast: Cast) -> None:
    writes = 0
    for _ in Import(village(5), LEISHAN, cast.county, dry_run=False).steps():
        with db.write():
            writes += 1
    assert writes == 4


def test_a_run_that_was_broken_off_is_on_the_trail_and_done_by_the_same_file_again(cast: Cast) -> None:
    file = village(5)
    steps = Import(file, LEISHAN, cast.county, dry_run=False).steps()
    while next(steps).stage == "reading":
        pass
    steps.close()
    assert TrailEntry.get(TrailEntry.verb == "household.import").detail["added"] == 2
    assert Import(file, LEISHAN, cast.county, dry_run=False).run().counts() == {
        "added": 3,
        "changed": 0,
        "unchanged": 2,
        "refused": 0,
    }
