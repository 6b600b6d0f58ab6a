"""Held operations: what a supervisor of the township must judge. Taken means done as if it had been right at once."""

from datetime import timedelta
from typing import Any

import peewee

from server import clock, db
from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.db import for_update
from server.flags import service as flags
from server.households import service as households
from server.operations import Operation
from server.problems import Problem
from server.regions import service as regions
from server.statements import rows_by
from server.sync.kinds import KINDS
from server.sync.model import Receipt
from server.trail import service as trail
from server.visits import service as visits

PAGE = 50


def page(actor: Account, after: str | None, limit: int) -> list[Receipt]:
    """Held operations of the actor's region, oldest first, `limit` at most."""
    query = Receipt.select().where(regions.under(Receipt.region_code, actor.region_code), Receipt.outcome == "held")
    for last in rows_by(Receipt, Receipt.operation_id, [after] if after else []):
        same_time = (Receipt.received_at == last.received_at) & (Receipt.operation_id > last.operation_id)
        query = query.where((Receipt.received_at > last.received_at) | same_time)
    return list(query.order_by(Receipt.received_at, Receipt.operation_id).limit(limit))


def rows(receipts: list[Receipt]) -> list[dict[str, Any]]:
    """Held operations as the desk shows them; `now`: the present value, where a correction clashed."""
    names = accounts.names(row.account_id for row in receipts)
    homes = households.briefs(row.body.get("household_id", "") for row in receipts)
    return [
        {
            "operation_id": row.operation_id,
            "kind": row.kind,
            "code": row.problem["code"],
            "by": {"id": row.account_id, "name": names.get(row.account_id, "")},
            "made_at": clock.rfc3339(row.made_at),
            "received_at": clock.rfc3339(row.received_at),
            "household": homes.get(row.body.get("household_id", "")),
            "body": row.body,
            "now": row.problem.get("params", {}).get("now"),
        }
        for row in receipts
    ]


def settle(actor: Account, operation_id: str, decision: str, note: str) -> str:
    """Take or dismiss a held operation; returns its outcome, which the phone learns when it asks again.

    Raises Problem `not_found` outside the actor's region, `wrong_state` when it is settled already, `duplicate` when its
    visit has come in another way meanwhile.
    """
    receipt = for_update(Receipt.select().where(Receipt.operation_id == operation_id)).first()
    if receipt is None or receipt.region_code is None:
        raise Problem("not_found")
    access.require(actor, "held.settle", access.Thing(receipt.region_code))
    if receipt.outcome != "held":
        raise Problem("wrong_state", state=receipt.outcome)
    if decision == "taken":
        try:
            with db.savepoint():
                _take(receipt)
        except peewee.IntegrityError:
            raise Problem("duplicate") from None
        receipt.outcome, receipt.problem, receipt.body = "applied", None, None
    else:
        receipt.outcome, receipt.problem = "refused", Problem("dismissed", note).wire()
    receipt.save()
    trail.note(actor, "held.settle", operation_id, decision)
    return str(receipt.outcome)


def _take(receipt: Receipt) -> None:
    author = Account.get_by_id(receipt.account_id)
    body = KINDS[receipt.kind].body.load(receipt.body)
    offset = timedelta(milliseconds=receipt.offset_ms)
    operation = Operation(receipt.operation_id, body, receipt.made_at, receipt.received_at, offset)
    home = households.by_id([body["household_id"]])
    if receipt.kind == "visit.record":
        visits.enter(author, [operation], home)
        flags.weigh([body["id"]])
        return
    households.correct(author, home[body["household_id"]], body, anyway=True)
