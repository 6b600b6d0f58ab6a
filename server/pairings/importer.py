"""Pairings out of a workbook: a list of them, or a register that names the lead beside each household."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any, BinaryIO, TextIO

from server import clock, db
from server.accounts import service as accounts
from server.accounts.model import Account
from server.accounts.passwords import initial
from server.households.model import Household
from server.pairings import service
from server.pairings.lines import REASONS, Line, Mend, read
from server.regions import service as regions
from server.regions.model import LEVELS
from server.sealed import digest

HANDFUL = 200  # households in one write
MOST_SHOWN = 500


@dataclass
class Outcome:
    """How many households got a new lead, how many had it already, which accounts were made, and what is to be mended."""

    begun: int = 0
    kept: int = 0
    made: int = 0
    to_mend: list[Mend] = field(default_factory=list)

    def wire(self, *, dry_run: bool) -> dict[str, Any]:
        """The outcome as the desk reads it: the first lines to mend, and how many there are."""
        shown = [
            {"row": line.row, "code": line.reason, "reason": REASONS[line.reason], "household_code": line.code}
            for line in self.to_mend[:MOST_SHOWN]
        ]
        told = {"dry_run": dry_run, "begun": self.begun, "kept": self.kept}
        return {**told, "to_mend": shown, "to_mend_total": len(self.to_mend)}


def pair_all(
    file: BinaryIO, area: str, passwords: TextIO | None = None, *, actor: Account | None = None, dry_run: bool = False
) -> Outcome:
    """Pair every household of the county `area` with the helpers that the sheet names, from today.

    A helper is known by telephone. One without an account is made one when there is a file for the one-time `passwords`.
    What the sheet does not name stays as it is, but for a lead whom another follows.
    Raises Problem `unreadable_workbook`, `missing_columns`, `too_large`.
    """
    lines, to_mend = read(file)
    outcome = Outcome(to_mend=to_mend)
    homes = _homes(lines, area)
    for line in lines:
        if line.code not in homes:
            outcome.to_mend.append(Mend(line.row, "unknown_household", line.code))
    known = [line for line in lines if line.code in homes]
    helpers = _helpers(known, homes, area, passwords, outcome)
    pairs = iter([(line, helpers[line.phone]) for line in known if line.phone in helpers])
    while handful := list(islice(pairs, HANDFUL)):
        cares = _cares(handful)
        if dry_run:
            new = len(service.lacking(cares, clock.today()))
        else:
            with db.write():
                new = len(service.pair(actor, cares, clock.today()))
        outcome.begun += new
        outcome.kept += len(handful) - new
    outcome.to_mend.sort(key=lambda line: line.row)
    return outcome


def _homes(lines: list[Line], area: str) -> dict[str, str]:
    """The villages of the households that the county has, by code."""
    found: dict[str, str] = {}
    for start in range(0, len(lines), HANDFUL):
        codes = [line.code for line in lines[start : start + HANDFUL]]
        query = Household.select(Household.code, Household.region_code).where(
            Household.code.in_(codes) & regions.under(Household.region_code, area) & Household.ended_at.is_null()
        )
        found |= {row.code: row.region_code for row in query}
    return found


def _helpers(lines: list[Line], homes: dict[str, str], area: str, passwords: TextIO | None, outcome: Outcome) -> dict[str, str]:
    """The accounts' ids by telephone; lines whose helper cannot be used go on the list to mend."""
    found: dict[str, str] = {}
    of_phone: dict[str, list[Line]] = {}
    for line in lines:
        of_phone.setdefault(line.phone, []).append(line)
    for phone, theirs in of_phone.items():
        account = Account.get_or_none(Account.phone_digest == digest(phone))
        reason = _unusable(account, theirs, area, making=passwords is not None)
        if reason:
            outcome.to_mend += [Mend(line.row, reason, line.code) for line in theirs]
            continue
        if account is None and passwords is not None:
            account = _make(theirs, {regions.township_of(homes[line.code]) for line in theirs}, passwords)
            outcome.made += 1
        if account:
            found[phone] = account.id
    return found


def _unusable(account: Account | None, lines: list[Line], area: str, *, making: bool) -> str | None:
    names = {line.name for line in lines} | ({account.name} if account else set())
    if len(names) > 1:
        return "other_name"
    if account is None:
        return None if making else "unknown_helper"
    if account.role != "helper" or not account.region_code.startswith(area):
        return "not_a_helper"
    return "disabled_helper" if account.disabled_at else None


def _make(lines: list[Line], townships: set[str], passwords: TextIO) -> Account:
    region = townships.pop() if len(townships) == 1 else next(iter(townships))[: LEVELS["county"]]
    password = initial()
    with db.write():
        account = accounts.create(
            None, name=lines[0].name, phone=lines[0].phone, role="helper", region=region, password=password
        )
        # On the disk before the commit: a password that nobody knows would have to be reset.
        passwords.write(f"{account.name},{lines[0].phone},{password.text}\n")
        passwords.flush()
    return account


def _cares(handful: list[tuple[Line, str]]) -> list[service.Care]:
    homes = {row.code: row for row in Household.select().where(Household.code.in_([line.code for line, _ in handful]))}
    return [service.Care(homes[line.code], helper_id, line.role) for line, helper_id in handful]
