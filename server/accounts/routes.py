from typing import Any

from flask import Response, current_app, g, request
from flask_smorest import Blueprint

from server import clock, db, listing, marks
from server.accounts import keys, lists, passwords, service, sessions
from server.accounts.model import Account
from server.accounts.schema import (
    AccountFilter,
    AccountMade,
    AccountPage,
    AccountQuery,
    NewAccount,
    NewPassword,
    PasswordChange,
    SessionList,
    SignedIn,
    SignIn,
)  # fmt: skip
from server.endpoint import PUBLIC, SIGNED_IN, endpoint, reply
from server.problems import Problem

bp = Blueprint("accounts", __name__, url_prefix="/api")


@bp.post("/session")
@endpoint(PUBLIC, takes=SignIn, gives=SignedIn, writes=False, problems=("bad_credentials", "too_many_attempts"))
def post_session(_actor: None, body: dict[str, Any]) -> Response:
    account, token = sessions.sign_in(body["phone"], body["password"], body["device"], request.remote_addr or "", _token())
    answer = reply(_signed_in(account, keys.of_phone(account)), gives=SignedIn)
    _hand_over(answer, token)
    return answer


@bp.get("/session")
@endpoint(SIGNED_IN, gives=SignedIn)
def get_session(actor: Account) -> dict[str, Any]:
    return _signed_in(actor)


@bp.delete("/session")
@endpoint(SIGNED_IN)
def delete_session(_actor: Account) -> Response:
    sessions.end(g.session)
    g.renewed = False
    answer = Response(status=204)
    answer.delete_cookie(current_app.config["RUHU"].cookie_name, secure=current_app.config["RUHU"].https, httponly=True)
    return answer


@bp.put("/session/password")
@endpoint(
    SIGNED_IN,
    takes=PasswordChange,
    writes=False,
    problems=("bad_credentials", "too_many_attempts", "weak_password"),
)
def put_password(actor: Account, body: dict[str, str]) -> None:
    sessions.prove(actor, body["old"])
    if passwords.weak(body["new"], body["old"], actor.phone):
        raise Problem("weak_password", errors={"new": ["weak_password"]})
    new = passwords.chosen(body["new"])
    with db.write():
        service.change_password(actor, g.session, new)


@bp.get("/sessions")
@endpoint(SIGNED_IN, gives=SessionList)
def get_sessions(actor: Account) -> dict[str, Any]:
    return {
        "sessions": [
            {
                "id": row.id,
                "device_name": row.device_name,
                "created_at": clock.rfc3339(row.created_at),
                "seen_at": clock.rfc3339(row.seen_at),
                "current": row.id == g.session.id,
            }
            for row in sessions.listed(actor)
        ]
    }


@bp.delete("/sessions/<session_id>")
@endpoint(SIGNED_IN)
def delete_one_session(actor: Account, session_id: str) -> None:
    sessions.end_own(actor, session_id)


@bp.get("/accounts")
@endpoint("account.read", query=AccountQuery, gives=AccountPage)
def get_accounts(actor: Account, query: dict[str, str]) -> dict[str, Any]:
    narrowed = {name: query.get(name) for name in ("role", "region", "q", "after")}
    found = service.page(actor, **narrowed, limit=service.PAGE)
    return {"accounts": service.rows(found), "next": found[-1].id if len(found) == service.PAGE else None}


@bp.get(f"/accounts.{listing.FORM}")
@endpoint("account.read", query=AccountFilter, media=listing.MEDIA)
def get_account_listing(actor: Account, query: dict[str, str], form: str) -> Response:
    return listing.answer(lists.listing(actor, query), form)


@bp.post("/accounts")
@endpoint(
    "account.write",
    takes=NewAccount,
    gives=AccountMade,
    status=201,
    writes=False,
    problems=("duplicate", "not_found"),
)
def post_account(actor: Account, body: dict[str, str]) -> dict[str, Any]:
    password = passwords.initial()
    with db.write():
        account = service.create(actor, **body, password=password)
    return {"account": service.rows([account])[0], "initial_password": password.text}


@bp.post("/accounts/<account_id>/password")
@endpoint("account.write", gives=NewPassword, writes=False)
def post_password(actor: Account, account_id: str) -> dict[str, str]:
    password = passwords.initial()
    with db.write():
        service.reset_password(actor, account_id, password)
    return {"initial_password": password.text}


@bp.after_app_request
def renew(answer: Response) -> Response:
    # The session lasts from its last use; the browser must count from there too, or it forgets what is still good.
    token = _token()
    if token and g.get("renewed"):
        _hand_over(answer, token)
    return answer


def _token() -> str | None:
    return request.cookies.get(current_app.config["RUHU"].cookie_name)


def _hand_over(answer: Response, token: str) -> None:
    settings = current_app.config["RUHU"]
    answer.set_cookie(
        settings.cookie_name, token, max_age=sessions.IDLE, secure=settings.https, httponly=True, samesite="Lax", path="/"
    )


def _signed_in(account: Account, phone_keys: dict[str, str] | None = None) -> dict[str, Any]:
    return {
        "account": service.me(account),
        "server_time": clock.rfc3339(clock.now()),
        "demonstration": marks.get("demonstration") is not None,
        "keys": phone_keys,
    }
