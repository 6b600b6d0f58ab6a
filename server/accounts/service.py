"""Accounts: made, changed, disabled by county staff; nobody is deleted."""

from collections.abc import Iterable
from typing import Any

from peewee import JOIN, IntegrityError, fn

from server import clock, db, ids
from server.accounts import access, sessions
from server.accounts.model import LEVELS, Account, Session
from server.accounts.passwords import Password
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import Region
from server.sealed import digest, mask_phone
from server.statements import cells_by
from server.trail import service as trail

PAGE = 50


def create(actor: Account | None, *, name: str, phone: str, role: str, region: str, password: Password) -> Account:
    """A new account.

    Raises Problem `not_found` for a region that is not the actor's, `invalid` for one where the role has no place, `duplicate`
    for a telephone number in use.
    """
    where = regions.get(region)
    if actor:
        access.require(actor, "account.write", access.Thing(where.code))
    _require_place(role, where)
    try:
        account: Account = Account.create(
            id=ids.new(),
            name=name.strip(),
            role=role,
            region_code=where.code,
            phone=phone.strip(),
            phone_digest=digest(phone.strip()),
            password_hash=password.hash,
            must_change_password=password.one_time,
            created_at=clock.now(),
        )
    except IntegrityError:
        raise Problem("duplicate", errors={"phone": ["duplicate"]}) from None
    trail.note(actor, "account.create", account.id, {"role": role, "region": region}, county=where.code[:6])
    return account


def change(actor: Account, account_id: str, wanted: dict[str, Any]) -> Account:
    """Rename, move, give another role, disable or enable. Anything but a new name ends the account's sessions.

    Raises Problem `not_found` outside the actor's region, `not_yours` for one's own role or standing, `invalid` for a region
    where the role has no place.
    """
    account = _within(actor, account_id)
    if account.id == actor.id and wanted.keys() - {"name"}:
        raise Problem("not_yours")
    account.name = wanted.get("name", account.name).strip()
    if wanted.keys() & {"role", "region"}:
        where = regions.get(wanted.get("region", account.region_code))
        access.require(actor, "account.write", access.Thing(where.code))
        account.role, account.region_code = wanted.get("role", account.role), where.code
        _require_place(account.role, where)
    if "disabled" in wanted:
        account.disabled_at = (account.disabled_at or clock.now()) if wanted["disabled"] else None
    account.save(only=[Account.name, Account.role, Account.region_code, Account.disabled_at])
    if wanted.keys() - {"name"}:
        sessions.end_all(account.id)
    trail.note(actor, "account.change", account.id, {key: wanted[key] for key in wanted if key != "name"})
    return account


def reset_password(actor: Account, account_id: str, password: Password) -> None:
    """Somebody has forgotten it: every device of the account is signed out."""
    account = _within(actor, account_id)
    _keep(account, password)
    sessions.end_all(account.id)
    trail.note(actor, "account.password_reset", account.id)


def change_password(actor: Account, session: Session, password: Password) -> None:
    """One's own, after `sessions.prove`; all other devices are signed out.

    Raises Problem `bad_credentials` when it was reset since `actor` was read.
    """
    account = _locked(actor.id)
    if account.password_hash != actor.password_hash:
        raise Problem("bad_credentials", errors={"old": ["invalid"]})
    _keep(account, password)
    sessions.end_all(account.id, but=session)
    trail.note(account, "account.password_change", account.id)


def _keep(account: Account, password: Password) -> None:
    account.password_hash, account.must_change_password = password.hash, password.one_time
    account.save(only=[Account.password_hash, Account.must_change_password])


def page(
    actor: Account, *, role: str | None, region: str | None, q: str | None, after: str | None, limit: int
) -> list[Account]:
    """A page of accounts in order of their making, `limit` at most, each with `last_seen_at`."""
    query = (
        Account.select(Account, fn.MAX(Session.seen_at).alias("last_seen"))
        .join(Session, JOIN.LEFT_OUTER, on=(Session.account_id == Account.id))
        .where(regions.under(Account.region_code, access.region(actor, region)))
        .group_by(Account)
        .order_by(Account.id)
        .limit(limit)
    )
    if role:
        query = query.where(Account.role == role)
    if q:
        query = query.where((Account.name.contains(q)) | (Account.phone_digest == digest(q.strip())))
    if after:
        query = query.where(Account.id > after)
    return list(query)


def names(account_ids: Iterable[str | None]) -> dict[str, str]:
    """The names of accounts by id."""
    return dict(cells_by(Account.id, {one for one in account_ids if one}, Account.id, Account.name))


def near(actor: Account, account_ids: Iterable[str | None]) -> dict[str, str]:
    """The same of accounts that somebody asks about: of the actor's own county only, an id from elsewhere tells no name."""
    county = regions.county_of(actor.region_code)
    found = cells_by(Account.id, {one for one in account_ids if one}, Account.id, Account.name, Account.region_code)
    return {account_id: name for account_id, name, place in found if place.startswith(county)}


def me(account: Account) -> dict[str, Any]:
    """An account as its owner sees it on signing in."""
    return {
        "id": account.id,
        "name": account.name,
        "role": account.role,
        "region": regions.wire(regions.get(account.region_code)),
        "must_change_password": account.must_change_password,
    }


def rows(accounts: list[Account]) -> list[dict[str, Any]]:
    """Accounts as county staff see them: the telephone number masked."""
    places = regions.by_code(account.region_code for account in accounts)
    return [
        {
            "id": account.id,
            "name": account.name,
            "phone": mask_phone(account.phone),
            "role": account.role,
            "region": regions.wire(places[account.region_code]),
            "disabled_at": clock.rfc3339(account.disabled_at),
            "must_change_password": account.must_change_password,
            "last_seen_at": clock.rfc3339(getattr(account, "last_seen", None)),
        }
        for account in accounts
    ]


def _require_place(role: str, where: Region) -> None:
    if where.level not in LEVELS[role]:
        raise Problem("invalid", errors={"region": ["invalid"]})


def _within(actor: Account, account_id: str) -> Account:
    account = _locked(account_id)
    access.require(actor, "account.write", access.Thing(account.region_code))
    return account


def _locked(account_id: str) -> Account:
    """The account as it is now, nobody else's to change until the commit."""
    account: Account | None = db.for_update(Account.select().where(Account.id == account_id)).first()
    if account is None:
        raise Problem("not_found")
    return account
