from marshmallow import fields

from server.accounts.model import ROLES
from server.regions.model import LEVELS
from server.wire import ONE_LINE, Id, Moment, Text, Wire, word


class Device(Wire):
    id = Text(64, 1, required=True)
    name = Text(80, required=True)


class SignIn(Wire):
    phone = Text(20, 1, required=True)
    password = fields.String(required=True)
    device = fields.Nested(Device, required=True)


class RegionBrief(Wire):
    code = fields.String(required=True)
    name = fields.String(required=True)
    level = word(*LEVELS, required=True)


class Me(Wire):
    id = Id(required=True)
    name = fields.String(required=True)
    role = word(*ROLES, required=True)
    region = fields.Nested(RegionBrief, required=True)
    must_change_password = fields.Boolean(required=True)


class PhoneKeys(Wire):
    """Base64 of 32 bytes each: `store` is the server's share of the key to the phone's store, `rescue` seals rescue files."""

    store = fields.String(required=True)
    rescue = fields.String(required=True)


class SignedIn(Wire):
    account = fields.Nested(Me, required=True)
    server_time = Moment(required=True)
    demonstration = fields.Boolean(required=True)
    keys = fields.Nested(PhoneKeys, required=True, allow_none=True)


class PasswordChange(Wire):
    old = fields.String(required=True)
    new = fields.String(required=True)


class SessionRow(Wire):
    id = Id(required=True)
    device_name = fields.String(required=True)
    created_at = Moment(required=True)
    seen_at = Moment(required=True)
    current = fields.Boolean(required=True)


class SessionList(Wire):
    sessions = fields.List(fields.Nested(SessionRow), required=True)


class AccountFilter(Wire):
    role = word(*ROLES)
    region = fields.String()
    q = Text(ONE_LINE)


class AccountQuery(AccountFilter):
    after = Id()


class AccountRow(Wire):
    id = Id(required=True)
    name = fields.String(required=True)
    phone = fields.String(required=True, metadata={"description": "masked"})
    role = word(*ROLES, required=True)
    region = fields.Nested(RegionBrief, required=True)
    disabled_at = Moment(required=True, allow_none=True)
    must_change_password = fields.Boolean(required=True)
    last_seen_at = Moment(required=True, allow_none=True)


class AccountPage(Wire):
    accounts = fields.List(fields.Nested(AccountRow), required=True)
    next = Id(required=True, allow_none=True)


class NewAccount(Wire):
    name = Text(40, 1, required=True)
    phone = Text(20, 1, required=True)
    role = word(*ROLES, required=True)
    region = fields.String(required=True)


class AccountChange(Wire):
    name = Text(40, 1)
    role = word(*ROLES)
    region = fields.String()
    disabled = fields.Boolean()


class AccountAnswer(Wire):
    account = fields.Nested(AccountRow, required=True)


class NewPassword(Wire):
    initial_password = fields.String(required=True)


class AccountMade(AccountAnswer, NewPassword):
    pass
