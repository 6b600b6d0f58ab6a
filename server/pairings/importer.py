"""Pairings out of a workbook: a list of them, or a register that names the lead beside each household."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TextIO

from server import clock, db
from server.accounts import service as accounts
from server.accounts.model import Account
from server.accounts.passwords import initial
from server.households.model import Household
from server.pairings import service
from server.pairings.lines import REASONS, Line, Lines, Mend
from server.progress import Step
from server.regions import service as regions
from server.regions.model import LEVELS
from server.sealed import digest

HANDFUL = 200  # households in one write
MOST_SHOWN = 500


@dataclass
class Outcome:
    """How many households got a new lead, how many had it already, which accounts were made, and what is to be mended."""

    dry_run: bool = False
    begun: int = 0
    kept: int = 0
    made: int = 0
    to_mend: list[Mend] = field(default_factory=list)

    def wire(self) -> dict[str, Any]:
        """The outcome as the desk reads it: the first lines to mend, and how many there are."""
        shown = [
            {"row": line.row, "code": line.reason, "reason": REASONS[line.reason], "household_code": line.code}
            for line in self.to_mend[:MOST_SHOWN]
        ]
        told = {"dry_run": self.dry_run, "begun": self.begun, "kept": self.kept}
        return {**told, "to_mend": shown, "to_mend_total": len(self.to_mend)}


class Import:
    """Pair every household of the county `area` with the helpers that a sheet names, from today.

    A helper is known by telephone. One without an account is made one when there is a file for the one-time `passwords`.
    What the sheet does not name stays as it is, but for a lead whom another follows. `outcome` is whole when `steps` has ended.
    """

    def __init__(
        self, file: BinaryIO, area: str, actor: Account | None, *, dry_run: bool = False, passwords: TextIO | None = None
    ) -> None:
        """Raises Problem `unreadable_workbook`, `missing_columns`."""
        self.outcome = Outcome(dry_run)
        self._lines = Lines(file)
        self._area, self._actor, self._passwords = area, actor, passwords

    def run(self) -> Outcome:
        """The whole import in one go."""
        for _ in self.steps():
            pass
        return self.outcome

    def wire(self) -> dict[str, Any]:
        """What came of it, as the desk reads it."""
        return self.outcome.wire()

    def steps(self) -> Iterator[Step]:
        """Import, step by step. Every handful of pairings is written whole. Raises Problem `too_large`."""
        yield from self._lines.steps()
        self.outcome.to_mend += self._lines.to_mend
        pairs = self._pairs()
        for start in range(0, len(pairs), HANDFUL):
            handful = pairs[start : start + HANDFUL]
            new = self._pair(_cares(handful))
            self.outcome.begun += new
            self.outcome.kept += len(handful) - new
            yield Step(start + len(handful), len(pairs), "writing")
        self.outcome.to_mend.sort(key=lambda line: line.row)

    def _pairs(self) -> list[tuple[Line, str]]:
        """The lines whose household is known, each with the id of its helper."""
        lines, outcome = self._lines.found, self.outcome
        homes = _homes(lines, self._area)
        outcome.to_mend += [Mend(line.row, "unknown_household", line.code) for line in lines if line.code not in homes]
        known = [line for line in lines if line.code in homes]
        helpers = _helpers(known, homes, self._area, self._passwords, outcome)
        return [(line, helpers[line.phone, line.name]) for line in known if (line.phone, line.name) in helpers]

    def _pair(self, cares: list[service.Care]) -> int:
        if self.outcome.dry_run:
            return len(service.lacking(cares, clock.today()))
        with db.write():
            return len(service.pair(self._actor, cares, clock.today()))


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


def _helpers(
    lines: list[Line], homes: dict[str, str], area: str, passwords: TextIO | None, outcome: Outcome
) -> dict[tuple[str, str], str]:
    """The accounts' ids by telephone and name; lines whose helper cannot be used go on the list to mend."""
    found: dict[tuple[str, str], str] = {}
    of_phone: dict[str, list[Line]] = {}
    for line in lines:
        of_phone.setdefault(line.phone, []).append(line)
    for phone, all_theirs in of_phone.items():
        account = Account.get_or_none(Account.phone_digest == digest(phone))
        # A slip in one line is that line's alone where an account says who it is.
        misnamed = [line for line in all_theirs if account and line.name != account.name]
        theirs = [line for line in all_theirs if not account or line.name == account.name]
        outcome.to_mend += [Mend(line.row, "other_name", line.code) for line in misnamed]
        if not theirs:
            continue
        reason = _unusable(account, theirs, area, making=passwords is not None)
        if reason:
            outcome.to_mend += [Mend(line.row, reason, line.code) for line in theirs]
            continue
        if account is None and passwords is not None:
            account = _make(theirs, {regions.township_of(homes[line.code]) for line in theirs}, passwords)
            outcome.made += 1
        if account:
            found[phone, account.name] = account.id
    return found


def _unusable(account: Account | None, lines: list[Line], area: str, *, making: bool) -> str | None:
    if account is None:
        if len({line.name for line in lines}) > 1:
            return "other_name"
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
