"""`python -m tests.faults.founding N`: found the store of the environment with N helpers and a clerk of the county; prints them
as JSON."""

import sys

import orjson

from server import config, db, founding
from server.regions import service as regions
from tests.bench import county as counties
from tests.cast import LEISHAN
from tests.serving import ROOT

_HOMES = 3  # households of each: few, so that several senders often meet at one


def main(helpers: int) -> None:
    settings = config.load()
    db.bind(settings.database_url)
    county = counties.County(settings.var)
    with db.database.connection_context():
        list(founding.begin(settings.field_key))
        with db.write(), (ROOT / "tests" / "data" / "regions.csv").open(encoding="utf-8") as lines:
            regions.import_csv(lines)
        counties.settle(county, helpers, _HOMES)
        with db.write():
            clerk = counties.person("王县", "13700000000", "county", LEISHAN)
    told = [
        {"account_id": one.account.id, "token": one.token, "homes": [home.id for home in one.homes]}
        for one in (*county.helpers, clerk)
    ]
    sys.stdout.buffer.write(orjson.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
