"""Who asks a household again is not to read what was written before: that visit is closed to them at every door.

`access.require` asks here, and so does every list. It promises that the server tells nothing of the visit meanwhile; not that
nobody saw it earlier or looks over a colleague's shoulder. Figures, and lists of which households were visited, still count it,
and the trail says when it was sent.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from server import clock, ids
from server.accounts.model import Account, Blindfold
from server.problems import Problem
from server.statements import cells_by, insert, returned, run

_CLOSED: Final = "SELECT visit_id, spot_check_id FROM blindfold WHERE account_id = ? AND until > ?"
_TAKEN_OFF: Final = "UPDATE blindfold SET until = ? WHERE account_id = ? AND visit_id = ? AND until > ?"


def put_on(actor: Account, visit_id: str, spot_check_id: str, until: datetime) -> bool:
    """Close a visit to `actor` until then; False for who has had it closed before, and knows it since."""
    row = {"id": ids.new(), "account_id": actor.id, "visit_id": visit_id, "spot_check_id": spot_check_id}
    return bool(insert(Blindfold, [{**row, "since": clock.now(), "until": until}], unless_there=True))


def take_off(actor: Account, visit_id: str) -> None:
    """Open it again."""
    now = _now()
    run(_TAKEN_OFF, [now, actor.id, visit_id, now])


def worn(actor: Account, visit_ids: Iterable[str]) -> set[str]:
    """Those of the visits that are closed to `actor`, or once were."""
    found = cells_by(Blindfold.visit_id, visit_ids, Blindfold.visit_id, Blindfold.account_id)
    return {visit_id for visit_id, account_id in found if account_id == actor.id}


def closed(actor: Account) -> list[str]:
    """The visits that `actor` may not read now: lists leave them out."""
    return [visit_id for visit_id, _ in _closed(actor)]


def require_off(actor: Account, visit_id: str) -> None:
    """Raises Problem `spot_checking`, with the spot check, for a visit that is closed to `actor`."""
    for closed_id, spot_check_id in _closed(actor):
        if closed_id == visit_id:
            raise Problem("spot_checking", spot_check=spot_check_id)


def _closed(actor: Account) -> list[tuple[str, str]]:
    return returned(_CLOSED, [actor.id, _now()]) if actor.role != "helper" else []  # helpers ask nobody


def _now() -> int | None:
    return Blindfold.until.db_value(clock.now())
