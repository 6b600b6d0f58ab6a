"""What a phone knows to have lost: at its start it found that its browser had cleared the store."""

from server import clock
from server.accounts.model import Account
from server.operations import Operation
from server.statements import cells_by
from server.sync.model import Receipt
from server.trail import service as trail


def report(actor: Account, operation: Operation) -> None:
    """Put on the trail what is missing, entry by entry; what this account has a receipt of is not."""
    body = operation.body
    told = {entry["id"]: entry for entry in body["entries"]}
    receipts = cells_by(Receipt.operation_id, told, Receipt.operation_id, Receipt.account_id)
    missing = [entry for one, entry in told.items() if (one, actor.id) not in receipts]
    if not missing and not body["photos"]:
        return
    found_at = clock.rfc3339(operation.corrected(body["found_at"]))
    trail.note(actor, "loss.report", body["id"], {"entries": len(missing), "photos": body["photos"], "found_at": found_at})
    for entry in missing:
        detail = {"kind": entry["kind"], "made_at": clock.rfc3339(entry["made_at"]), "operation": entry["id"]}
        trail.note(actor, "loss.entry", entry["household_id"], detail)
