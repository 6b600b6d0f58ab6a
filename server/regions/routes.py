from typing import Any

from flask_smorest import Blueprint

from server.accounts import access
from server.accounts.model import Account
from server.endpoint import endpoint
from server.regions import service
from server.regions.schema import RegionList, RegionQuery

bp = Blueprint("regions", __name__, url_prefix="/api")


@bp.get("/regions")
@endpoint("region.read", query=RegionQuery, gives=RegionList)
def get_regions(actor: Account, query: dict[str, str]) -> dict[str, Any]:
    found = service.listed(access.region(actor, query.get("under")), query.get("level"))
    return {"regions": [{**service.wire(region), "parent": region.parent} for region in found]}
