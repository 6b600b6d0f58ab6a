from peewee import BooleanField, CharField

from server.db import Moment, Table
from server.sealed import SealedField

ROLES = ("helper", "supervisor", "county")
# Where each of them stands in the tree: a helper may be a village's, a township's or a county bureau's.
LEVELS = {"helper": ("county", "township", "village"), "supervisor": ("township",), "county": ("county",)}


class Account(Table):
    """A person who signs in. `phone_digest` finds the account; the number itself is sealed."""

    id = CharField(max_length=36, primary_key=True)
    name = CharField(max_length=40)
    role = CharField(max_length=10)
    region_code = CharField(max_length=15, index=True)
    phone = SealedField()
    phone_digest = CharField(max_length=64, unique=True)
    password_hash = CharField(max_length=120)
    must_change_password = BooleanField(default=False)
    created_at = Moment()
    disabled_at = Moment(null=True)

    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None

    def get_id(self) -> str:
        return self.id


class Session(Table):
    """One signed-in device. The cookie's token is known here only by its SHA-256."""

    id = CharField(max_length=36, primary_key=True)
    token_digest = CharField(max_length=64, unique=True)
    account_id = CharField(max_length=36, index=True)
    device_id = CharField(max_length=64)
    device_name = CharField(max_length=80)
    created_at = Moment()
    seen_at = Moment()


class SignInFailure(Table):
    """A wrong password: counted by account and by address, forgotten after the window."""

    id = CharField(max_length=36, primary_key=True)
    subject = CharField(max_length=64)
    at = Moment()

    class Meta:
        indexes = ((("subject", "at"), False),)


class Blindfold(Table):
    """A visit that an account may not read from `since` to `until`, because it asks the household about it once more.

    Kept afterwards: nobody asks about a visit twice.
    """

    id = CharField(max_length=36, primary_key=True)
    account_id = CharField(max_length=36)
    visit_id = CharField(max_length=36, index=True)
    spot_check_id = CharField(max_length=36)
    since = Moment()
    until = Moment()

    class Meta:
        indexes = ((("account_id", "visit_id"), True),)
