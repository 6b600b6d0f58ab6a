from peewee import CharField

from server.db import Json, Table

LEVELS = {"county": 6, "township": 9, "village": 12, "grid": 15}  # level: length of its codes


class Region(Table):
    """One place of the tree, by its official statistical code (a grid adds `-01` to its village's)."""

    code = CharField(max_length=15, primary_key=True)
    name = CharField(max_length=60)
    level = CharField(max_length=8)
    parent = CharField(max_length=15, index=True)


class RegionSetting(Table):
    """What a county has settled for itself (`Settings`); a county without a row has the defaults."""

    county = CharField(max_length=6, primary_key=True)
    said = Json()
