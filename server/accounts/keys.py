"""The keys that an account's phone is lent at a sign-in, and only then: a cookie alone, or a disabled account, gets none."""

from base64 import b64encode

from server import sealed
from server.accounts import access
from server.accounts.model import Account

_STORE = "phone store"
_RESCUE = "rescue file"


def of_phone(account: Account) -> dict[str, str] | None:
    """What opens the store of the account's phone and seals its rescue files; None for roles that keep nothing on a phone."""
    if access.reach(account, "sync.push") is None:
        return None
    return {"store": b64encode(sealed.derived(_STORE, account.id)).decode(), "rescue": b64encode(rescue(account.id)).decode()}


def rescue(account_id: str) -> bytes:
    """The key of an account's rescue files."""
    return sealed.derived(_RESCUE, account_id)
