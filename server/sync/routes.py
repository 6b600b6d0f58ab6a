from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from server import db, listing, stamp
from server.accounts import service as accounts
from server.accounts.model import Account
from server.accounts.schema import AccountAnswer, AccountChange
from server.endpoint import endpoint
from server.sync import held, held_list, names, rescue, service
from server.sync.pull import pull
from server.sync.rescue_file import FILE_LIMIT
from server.sync.schema import (
    HeldPage,
    HeldQuery,
    PullAnswer,
    PullBody,
    PushAnswer,
    PushBody,
    RescueAnswer,
    Settlement,
    SettlementAnswer,
)  # fmt: skip

bp = Blueprint("sync", __name__, url_prefix="/api")

_OCTETS = ("application/octet-stream",)
_UNFIT = ("owner_disabled", "too_large", "unreadable_rescue")


@bp.post("/sync/push")
@endpoint("sync.push", takes=PushBody, gives=PushAnswer, writes=False, problems=("other_store", "too_many_operations"))
def post_push(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    stamp.require_same_store(body["epoch"])
    sent = service.read(body["operations"], body["sent_at"])
    with db.write():
        results = service.push(actor, body["device_id"], sent)
    return {**stamp.current(), "results": results}


@bp.post("/sync/pull")
@endpoint("sync.pull", takes=PullBody, gives=PullAnswer, writes=False)
def post_pull(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {**stamp.current(), "account": accounts.me(actor), **pull(actor, body["known"])}


@bp.post("/rescues")
@endpoint("rescue.hand_in", gives=RescueAnswer, brings=_OCTETS, writes=False, problems=_UNFIT)
def post_rescue(actor: Account) -> dict[str, Any]:
    request.max_content_length = FILE_LIMIT
    return rescue.hand_in(actor, request.stream)


@bp.get("/held")
@endpoint("held.read", query=HeldQuery, gives=HeldPage)
def get_held(actor: Account, query: dict[str, str]) -> dict[str, Any]:
    found = held.page(actor, query.get("after"), held.PAGE)
    return {"held": held.rows(found), "next": found[-1].operation_id if len(found) == held.PAGE else None}


@bp.get(f"/held.{listing.FORM}")
@endpoint("held.read", media=listing.MEDIA)
def get_held_listing(actor: Account, form: str) -> Response:
    return listing.answer(held_list.listing(actor), form)


@bp.post("/held/<operation_id>/settlement")
@endpoint("held.settle", takes=Settlement, gives=SettlementAnswer, problems=("duplicate", "wrong_state"))
def post_settlement(actor: Account, body: dict[str, str], operation_id: str) -> dict[str, str]:
    return {"outcome": held.settle(actor, operation_id, body["decision"], body["note"])}


# An account is changed here and not in its own room, because phones show people's names.
@bp.patch("/accounts/<account_id>")
@endpoint("account.write", takes=AccountChange, gives=AccountAnswer)
def patch_account(actor: Account, body: dict[str, Any], account_id: str) -> dict[str, Any]:
    account = accounts.change(actor, account_id, body)
    if "name" in body:
        names.touch_naming(account.id)
    return {"account": accounts.rows([account])[0]}
