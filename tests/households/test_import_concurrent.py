"""Two offices at the same moment: every household is added once."""

from collections.abc import Mapping
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from server.households.model import Household, Member
from server.trail import service as trail
from tests.cast import LEISHAN, Cast
from tests.households.office import XIAOLONG, person, workbook
from tests.processes import PATIENCE, apart

HOUSEHOLDS = 30


def _import(env: Mapping[str, str], path: str, barrier: Barrier, answers: Any) -> None:
    from server import db
    from server.app import create_app
    from server.config import load
    from server.households import importer

    create_app(load(env))
    importer.HANDFUL = 3
    with db.database.connection_context(), Path(path).open("rb") as file:
        job = importer.Import(file, LEISHAN, None, dry_run=False)
        barrier.wait(PATIENCE)
        answers.put(job.run().counts())


def test_the_same_file_twice_at_once_adds_every_household_once(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook(*(person(f"{XIAOLONG}{number:06d}") for number in range(HOUSEHOLDS))).getvalue())
    settings = cast.app.config["RUHU"]
    env = {
        "RUHU_VAR": str(settings.var),
        "DATABASE_URL": settings.database_url,
        "RUHU_FIELD_KEY_FILE": str(settings.field_key),
    }
    barrier, answers = apart.Barrier(2), apart.Queue()
    running = [apart.Process(target=_import, args=(env, str(path), barrier, answers)) for _ in range(2)]
    for process in running:
        process.start()
    counts = [answers.get(timeout=PATIENCE) for _ in running]
    for process in running:
        process.join(PATIENCE)
        assert process.exitcode == 0
    assert sum(one["added"] for one in counts) == sum(one["unchanged"] for one in counts) == HOUSEHOLDS
    assert Household.select().where(Household.listed.is_null(False)).count() == HOUSEHOLDS
    assert Member.select().where(Member.listed_phone.is_null(False)).count() == HOUSEHOLDS
    assert list(trail.verify()) == []
