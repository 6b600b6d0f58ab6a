"""One line of a batch, tried alone: it is done, or it says why not, and the others go on."""

from collections.abc import Callable
from typing import Any

import peewee

from server import db
from server.problems import Problem


def settle(line_id: str, act: Callable[[], bool]) -> dict[str, Any]:
    """Run `act` in a savepoint of its own; it answers False when the line was done before."""
    try:
        with db.savepoint():
            fresh = act()
    except Problem as problem:
        return {"id": line_id, "outcome": "refused", "replay": False, "problem": problem.wire()}
    except peewee.IntegrityError:
        return {"id": line_id, "outcome": "refused", "replay": False, "problem": Problem("duplicate").wire()}
    return {"id": line_id, "outcome": "applied", "replay": not fresh}
