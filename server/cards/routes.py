from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from server import clock
from server.accounts.model import Account
from server.cards import service, stack, villages
from server.cards.schema import CardHistory, CardOwner, OneCard, SheetBody, VillageList, VillageQuery
from server.cards.stack import Stack
from server.download import download
from server.endpoint import endpoint

bp = Blueprint("cards", __name__, url_prefix="/api")

_PDF = "application/pdf"


@bp.get("/cards")
@endpoint("card.print", query=VillageQuery, gives=VillageList)
def get_villages(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    return {"villages": villages.rows(actor, query.get("region")), "most": stack.MOST}


@bp.get("/cards/<token>")
@endpoint("household.read", gives=CardOwner)
def get_card(actor: Account, token: str) -> dict[str, str]:
    return {"household_id": service.whose(actor, token)}


# Not in one write with the answer: drawing a thousand cards takes seconds, in which nobody else could write.
@bp.post("/cards/sheets")
@endpoint("card.print", takes=SheetBody, media=(_PDF,), writes=False, problems=("not_found",))
def post_sheet(actor: Account, body: dict[str, Any]) -> Response:
    stacks = stack.of_villages(actor, body["villages"], body["since"])
    named = stacks[0].village if len(stacks) == 1 else f"{len(stacks)}个村"
    return _printed(stacks, f"{named}-连心卡-{clock.today():%Y%m%d}.pdf")


@bp.get("/households/<household_id>/cards")
@endpoint("card.print", gives=CardHistory)
def get_cards(actor: Account, household_id: str) -> dict[str, Any]:
    home = stack.reachable(actor, household_id)
    return {
        "cards": [
            {
                "number": card.number,
                "edition": card.edition,
                "issued_at": clock.rfc3339(card.issued_at),
                "ended_at": clock.rfc3339(card.ended_at),
            }
            for card in service.history(home.id)
        ]
    }


@bp.post("/households/<household_id>/cards")
@endpoint("card.print", takes=OneCard, media=(_PDF,), writes=False, problems=("stale_revision",))
def post_card(actor: Account, body: dict[str, bool], household_id: str) -> Response:
    one = stack.of_household(actor, household_id, replace=body["replace"])
    return _printed([one], f"连心卡-{one.faces[0].number}.pdf")


def _printed(stacks: list[Stack], name: str) -> Response:
    from server.cards import sheet  # its libraries are a seventh of every start, and printing is rare

    # Where the card's code leads: the page that this server shows for any address that is not the API's.
    address = f"{request.host_url}c/"
    return download(lambda file: sheet.write(file, stacks, address), _PDF, name)
