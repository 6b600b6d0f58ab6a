"""Signing in and out. A session is a row; the cookie is only its key."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import peewee

from server import clock, db, ids, marks
from server.accounts import passwords
from server.accounts.model import Account, Session, SignInFailure
from server.problems import Problem
from server.sealed import digest
from server.statements import rows_by
from server.trail import service as trail

IDLE = timedelta(days=30)  # a helper may be offline for three weeks
WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
PER_ADDRESS = 100  # a township office shares one address
_SEEN_EVERY = timedelta(hours=1)


def sign_in(phone: str, password: str, device: dict[str, str], address: str, former: str | None) -> tuple[Account, str]:
    """A new session on `device`; returns the account and the cookie's token. The session of the `former` token ends.

    Raises Problem `too_many_attempts` (before the password is looked at), `bad_credentials` (no account, wrong password or
    disabled: the three look alike). A failure is written down although the request fails.
    """
    of_account, of_address = _of_account(digest(phone.strip())), f"a:{digest(address)[:40]}"
    _refuse_hammering({of_account: PER_ACCOUNT, of_address: PER_ADDRESS})
    account = Account.get_or_none(Account.phone_digest == digest(phone.strip()))
    right = passwords.matches(account.password_hash if account else None, password)
    if account is None or not right or account.disabled_at or _demonstrating(password):
        _count_failure(of_account, of_address)
        raise Problem("bad_credentials")
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with db.write():
        if not _as_it_was(account):
            raise Problem("bad_credentials")
        # The same phone signing in again takes the place of its former session: tokens are rotated, never reused.
        Session.delete().where(
            ((Session.account_id == account.id) & (Session.device_id == device["id"]))
            | (Session.token_digest == _digest(former or ""))
            | (Session.seen_at < now - IDLE)
        ).execute()
        Session.create(
            id=ids.new(),
            token_digest=_digest(token),
            account_id=account.id,
            device_id=device["id"],
            device_name=device["name"],
            created_at=now,
            seen_at=now,
        )
        SignInFailure.delete().where(SignInFailure.subject == of_account).execute()
        trail.note(account, "session.start", account.id)
    return account, token


def _as_it_was(account: Account) -> bool:
    # A password takes a while to check: it may have been reset, or the account disabled, and all its sessions ended meanwhile.
    now: Account = db.for_update(Account.select().where(Account.id == account.id)).get()
    return now.password_hash == account.password_hash and now.disabled_at is None


def prove(account: Account, password: str) -> None:
    """That it is still its owner who holds this account's device; a wrong answer counts like a failed sign-in.

    Raises Problem `too_many_attempts`, `bad_credentials`.
    """
    of_account = _of_account(account.phone_digest)
    _refuse_hammering({of_account: PER_ACCOUNT})
    if not passwords.matches(account.password_hash, password):
        _count_failure(of_account)
        raise Problem("bad_credentials", errors={"old": ["invalid"]})


def _of_account(phone_digest: str) -> str:
    return f"p:{phone_digest[:40]}"


def _count_failure(*subjects: str) -> None:
    with db.write():
        SignInFailure.insert_many([{"id": ids.new(), "subject": one, "at": clock.now()} for one in subjects]).execute()
        SignInFailure.delete().where(SignInFailure.at < clock.now() - WINDOW).execute()


def _demonstrating(password: str) -> bool:
    # The published password opens nothing once the store is no longer marked as a demonstration.
    return password == passwords.DEMONSTRATION and marks.get("demonstration") is None


def _refuse_hammering(subjects: dict[str, int]) -> None:
    since = clock.now() - WINDOW
    for subject, limit in subjects.items():
        failures = SignInFailure.select().where((SignInFailure.subject == subject) & (SignInFailure.at >= since))
        if failures.count() >= limit:
            wait = int(WINDOW.total_seconds())
            raise Problem("too_many_attempts", headers={"Retry-After": str(wait)}, retry_after=wait)


@dataclass(frozen=True)
class Known:
    """Who sends a request, from which device; `renewed` once an hour, when the cookie must be given anew to last as long."""

    account: Account
    session: Session
    renewed: bool


def of_token(token: str | None) -> Known | None:
    """Who holds this token; None for nobody, a session that ran out, or a disabled account."""
    if not token:
        return None
    now = clock.now()
    for session in rows_by(Session, Session.token_digest, [_digest(token)]):
        (account,) = rows_by(Account, Account.id, [session.account_id])
        if session.seen_at < now - IDLE or account.disabled_at:
            return None
        return Known(account, session, session.seen_at < now - _SEEN_EVERY and _renewed(session, now))
    return None


def _renewed(session: Session, now: datetime) -> bool:
    # Who only reads must not stand behind who writes: where the store is held, a later request does it.
    try:
        with db.write(most=1):
            Session.update(seen_at=now).where(Session.id == session.id).execute()
    except peewee.PeeweeException as error:
        if not db.retryable(error):
            raise
        return False
    return True


def end(session: Session) -> None:
    """Sign one device out: the row is gone, and a copied cookie with it."""
    Session.delete().where(Session.id == session.id).execute()


def end_all(account_id: str, *, but: Session | None = None) -> None:
    """Sign every device of an account out, `but` one."""
    query = Session.delete().where(Session.account_id == account_id)
    (query.where(Session.id != but.id) if but else query).execute()


def listed(account: Account) -> list[Session]:
    """An account's own sessions, the latest first."""
    return list(Session.select().where(Session.account_id == account.id).order_by(Session.seen_at.desc()))


def end_own(account: Account, session_id: str) -> None:
    """Sign one of my own devices out; raises Problem `not_found` for anybody else's."""
    if not Session.delete().where((Session.id == session_id) & (Session.account_id == account.id)).execute():
        raise Problem("not_found")
    trail.note(account, "session.end", session_id)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
