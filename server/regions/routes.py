from dataclasses import asdict
from typing import Any

from flask_smorest import Blueprint

from server.accounts import access
from server.accounts.model import Account
from server.endpoint import endpoint
from server.regions import service, settings
from server.regions.schema import RegionList, RegionQuery, SettingsAnswer, SettingsBody
from server.working_days import KNOWN_UNTIL

bp = Blueprint("regions", __name__, url_prefix="/api")


@bp.get("/regions")
@endpoint("region.read", query=RegionQuery, gives=RegionList)
def get_regions(actor: Account, query: dict[str, str]) -> dict[str, Any]:
    found = service.listed(access.region(actor, query.get("under")), query.get("level"))
    return {"regions": [{**service.wire(region), "parent": region.parent} for region in found]}


@bp.get("/settings")
@endpoint("settings.read", gives=SettingsAnswer)
def get_settings(actor: Account) -> dict[str, Any]:
    return _told(settings.of(actor.region_code))


@bp.put("/settings")
@endpoint("settings.write", takes=SettingsBody, gives=SettingsAnswer)
def put_settings(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    days_off = tuple(sorted({day.isoformat() for day in body["days_off"]}))
    return _told(settings.change(actor, {**body, "days_off": days_off}))


def _told(found: settings.Settings) -> dict[str, Any]:
    return {**asdict(found), "calendar_until": KNOWN_UNTIL.isoformat()}
