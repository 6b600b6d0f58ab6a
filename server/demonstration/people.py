"""Who works in the demonstration county: five people one can sign in as, and the helpers whom the registers name."""

import secrets
from typing import BinaryIO

from server.accounts import passwords
from server.accounts import service as accounts
from server.accounts.model import Account
from server.pairings.lines import Lines

COUNTY, XIJIANG, DANJIANG = "522634", "522634101", "522634100"
HELPER, SUPERVISOR, STAFF = "13800000001", "13800000002", "13800000003"
OTHER_HELPER, OTHER_SUPERVISOR = "13800000004", "13800000005"
DEMONSTRATED = (HELPER, SUPERVISOR, STAFF, OTHER_HELPER, OTHER_SUPERVISOR)

_OFFICIALS = (
    ("杨正华", SUPERVISOR, "supervisor", XIJIANG),
    ("李文静", STAFF, "county", COUNTY),
    ("吴秀兰", OTHER_SUPERVISOR, "supervisor", DANJIANG),
)


class Enrolment:
    """Makes accounts. The five share one hash, everybody else another: a hash costs a tenth of a second."""

    def __init__(self) -> None:
        self._known = passwords.chosen(passwords.DEMONSTRATION)
        self._nobodys = passwords.chosen(secrets.token_urlsafe())

    def officials(self) -> dict[str, Account]:
        """The supervisors and the county's one; by telephone."""
        return {row[1]: self._make(*row) for row in _OFFICIALS}

    def helpers(self, register: BinaryIO, township: str) -> dict[str, Account]:
        """The helpers whom a register names beside its households; by telephone, in the register's order."""
        return {
            phone: self._make(name, phone, "helper", township)
            for name, phone in dict.fromkeys((one.name, one.phone) for one in Lines(register).read())
        }

    def _make(self, name: str, phone: str, role: str, region: str) -> Account:
        password = self._known if phone in DEMONSTRATED else self._nobodys
        return accounts.create(None, name=name, phone=phone, role=role, region=region, password=password)
