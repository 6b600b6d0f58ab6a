"""Every table, for migrations and their test."""

from server.accounts.model import Account, Blindfold, Session, SignInFailure
from server.cards.model import Card
from server.flags.model import Flag
from server.households.model import HeadName, Household, Member
from server.marks import Mark
from server.needs.model import Need, NeedStep
from server.pairings.model import Pairing, VillagePost
from server.photos.model import Photo
from server.regions.model import Region, RegionSetting
from server.reviews.model import Batch, Review, Sample, SpotCheck, UndoneReview
from server.sync.model import Receipt
from server.tallies.model import Seal, Template
from server.trail.model import TrailEntry, TrailHead
from server.visits.model import Visit, VisitRevision, VisitTag

TABLES = [
    Mark, TrailHead, TrailEntry, Region, RegionSetting, Account, Blindfold, Session, SignInFailure, Household, HeadName,
    Member, Pairing, VillagePost, Photo, Need, NeedStep, Visit, VisitRevision, VisitTag, Flag, Review, UndoneReview, Batch,
    Sample, SpotCheck, Card, Receipt, Seal, Template,
]  # fmt: skip
