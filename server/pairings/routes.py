from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server import listing, progress
from server.accounts.model import Account
from server.brought import MULTIPART, UNREADABLE
from server.endpoint import JSON, endpoint
from server.households.schema import HouseholdFilter, HouseholdQuery
from server.pairings import directory, editing, lists, post_list, posts
from server.pairings.hand_over import hand_over
from server.pairings.importer import Import
from server.pairings.schema import (
    DryRun,
    HandOver,
    HandOverAnswer,
    HouseholdAnswer,
    HouseholdList,
    LastDay,
    NewPairing,
    NewPost,
    PairingAnswer,
    PairingFilter,
    PairingImport,
    PairingPage,
    PairingQuery,
    PostAnswer,
    PostFilter,
    PostPage,
    PostQuery,
)

bp = Blueprint("pairings", __name__, url_prefix="/api")


@bp.get("/pairings")
@endpoint("pairing.read", query=PairingQuery, gives=PairingPage)
def get_pairings(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found = directory.page(actor, query)
    return {"pairings": directory.rows(found), "next": found[-1].id if len(found) == query["limit"] else None}


@bp.get(f"/pairings.{listing.FORM}")
@endpoint("pairing.read", query=PairingFilter, media=listing.MEDIA)
def get_pairing_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(lists.pairings(actor, query), form)


@bp.post("/pairings")
@endpoint("pairing.write", takes=NewPairing, gives=PairingAnswer, problems=("duplicate", "not_found"))
def post_pairing(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"pairing": directory.one(editing.begin(actor, body))}


@bp.post("/pairings/<pairing_id>/end")
@endpoint("pairing.write", takes=LastDay, gives=PairingAnswer, problems=("wrong_state",))
def post_end(actor: Account, body: dict[str, Any], pairing_id: str) -> dict[str, Any]:
    return {"pairing": directory.one(editing.finish(actor, pairing_id, body["until"]))}


@bp.post("/pairings/import")
@endpoint(
    "pairing.write",
    query=DryRun,
    gives=PairingImport,
    media=(JSON, progress.LINES),
    brings=MULTIPART,
    writes=False,
    problems=UNREADABLE,
)
def post_import(actor: Account, query: dict[str, bool]) -> dict[str, Any] | Response:
    return progress.answer(lambda file: Import(file, actor.region_code, actor, dry_run=query["dry_run"]))


@bp.post("/pairings/hand-overs")
@endpoint("pairing.write", query=DryRun, takes=HandOver, gives=HandOverAnswer)
def post_hand_over(actor: Account, query: dict[str, bool], body: dict[str, Any]) -> dict[str, Any]:
    return hand_over(actor, body, dry_run=query["dry_run"])


@bp.get("/posts")
@endpoint("post.read", query=PostQuery, gives=PostPage)
def get_posts(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found = posts.page(actor, query)
    return {"posts": posts.rows(found), "next": found[-1].id if len(found) == query["limit"] else None}


@bp.get(f"/posts.{listing.FORM}")
@endpoint("post.read", query=PostFilter, media=listing.MEDIA)
def get_post_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(post_list.listing(actor, query), form)


@bp.post("/posts")
@endpoint("post.write", takes=NewPost, gives=PostAnswer, problems=("duplicate", "not_found"))
def post_post(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"post": posts.rows([posts.begin(actor, body)])[0]}


@bp.post("/posts/<post_id>/end")
@endpoint("post.write", takes=LastDay, gives=PostAnswer, problems=("wrong_state",))
def post_post_end(actor: Account, body: dict[str, Any], post_id: str) -> dict[str, Any]:
    return {"post": posts.rows([posts.finish(actor, post_id, body["until"])])[0]}


# The register is read here and not in its own room, because the desk shows every household with its helpers.
@bp.get("/households")
@endpoint("household.read", query=HouseholdQuery, gives=HouseholdList)
def get_households(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    return directory.households_page(actor, query)


@bp.get(f"/households.{listing.FORM}")
@endpoint("household.read", query=HouseholdFilter, media=listing.MEDIA)
def get_household_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(lists.households(actor, query), form)


@bp.get("/households/<household_id>")
@endpoint("household.read", gives=HouseholdAnswer)
def get_household(actor: Account, household_id: str) -> dict[str, Any]:
    return {"household": directory.household(actor, household_id)}
