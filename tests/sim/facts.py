"""What stands in the store and on the disks when everything has come to rest, read once and past the server's own verbs."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.sim.phone import Disk, Entry
from tests.sim.witness import Saved, Witness

if TYPE_CHECKING:
    from tests.sim.world import World

_NAMING = ("id", "household_id", "visit_id", "base_revision")
Place = tuple[str, int]  # a visit and the number of a revision


@dataclass(frozen=True)
class Receipt:
    account_id: str
    outcome: str
    body: dict[str, Any] | None


class Facts:
    def __init__(self, world: "World") -> None:
        self.world = world
        self.witness: Witness = world.witness
        self.look = world.server.look
        self.disks: list[tuple[int, int, Disk]] = [
            (device.number, account, disk) for device in world.devices for account, disk in device.disks.items()
        ]

    @cached_property
    def receipts(self) -> dict[str, Receipt]:
        rows = self.look("SELECT operation_id, account_id, outcome, body FROM receipt")
        return {row[0]: Receipt(row[1], row[2], row[3] and json.loads(row[3])) for row in rows}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        return {one: entry for _device, _account, disk in self.disks for one, entry in disk.entries.items()}

    @cached_property
    def shut_out(self) -> set[int]:
        """Accounts that may not sign in: what their phones hold stays there."""
        disabled = {row[0] for row in self.look("SELECT id FROM account WHERE disabled_at IS NOT NULL")}
        return {number for number, account in enumerate(self.world.stage.accounts) if account in disabled}

    @cached_property
    def revisions(self) -> dict[Place, tuple[str, dict[str, Any]]]:
        """Author and content of each."""
        rows = self.look("SELECT visit_id, number, author_id, content FROM visit_revision")
        return {(row[0], row[1]): (row[2], json.loads(row[3])) for row in rows}

    @cached_property
    def approved(self) -> dict[str, int]:
        """Of each visit the latest revision on which an approval stands."""
        return dict(self.look("SELECT visit_id, MAX(revision) FROM review WHERE decision = 'approved' GROUP BY visit_id"))

    def ids(self, sql: str) -> set[str]:
        return {row[0] for row in self.look(sql)}

    def heard_of(self, account: int, disk: Disk) -> list[dict[str, Any]]:
        """The bundles on a phone that are still kept up; none of an account that is shut out.

        A household that is no longer the helper's stays for as long as a refused visit to it is to be mended.
        """
        area = set() if account in self.shut_out else self.world.area(account)
        return [bundle for home, bundle in disk.households.items() if home in area]

    def phones(self, account_id: str) -> list[Disk]:
        """What the telephones hold that this account may still use."""
        number = self.world.stage.accounts.index(account_id)
        return [disk for _, account, disk in self.disks if account == number and number not in self.shut_out]

    def applied(self, operation: str) -> bool:
        receipt = self.receipts.get(operation)
        return receipt is not None and receipt.outcome == "applied"

    def named(self, operation: str) -> str:
        saved = self.witness.saved.get(operation)
        return f"{saved.kind} {operation} of account {saved.account}" if saved else operation


def place(saved: Saved | Entry) -> Place:
    """The revision that this operation writes."""
    if saved.kind == "visit.record":
        return saved.body["id"], 1
    return saved.body["visit_id"], saved.body["base_revision"] + 1


def content(saved: Saved) -> dict[str, Any]:
    """What it writes there."""
    return {name: saved.body[name] for name in saved.body if name not in _NAMING}
