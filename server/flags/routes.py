from typing import Any

from flask_smorest import Blueprint

from server.accounts.model import Account
from server.endpoint import endpoint
from server.flags import service
from server.flags.schema import Dismissal, FlagAnswer

bp = Blueprint("flags", __name__, url_prefix="/api")


@bp.post("/flags/<flag_id>/dismissal")
@endpoint("flag.dismiss", takes=Dismissal, gives=FlagAnswer, problems=("own_visit", "spot_checking", "wrong_state"))
def post_dismissal(actor: Account, body: dict[str, Any], flag_id: str) -> dict[str, Any]:
    return {"flag": service.dismiss(actor, flag_id, body["note"])}
