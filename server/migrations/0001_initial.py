# Generated from a schema diff on 2026-11-23 21:23.
from peewee import *
from server.db import Json
from server.db import Moment
from server.sealed import SealedField

def up(migrator, db):
    class Account(Model):
        id = CharField(primary_key=True, max_length=36)
        name = CharField(max_length=40)
        role = CharField(max_length=10)
        region_code = CharField(index=True, max_length=15)
        phone = SealedField()
        phone_digest = CharField(unique=True, max_length=64)
        password_hash = CharField(max_length=120)
        must_change_password = BooleanField(default=False)
        created_at = Moment()
        disabled_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'account'
    db.create_tables([Account])

    class Batch(Model):
        id = CharField(primary_key=True, max_length=36)
        by_id = CharField(max_length=36)
        asked = Json(null=True)
        named = Json()
        sample_id = CharField(null=True, max_length=36)
        items = Json()
        left_out = Json()
        beyond = IntegerField()
        made_at = Moment()
        applied_at = Moment(null=True)
        refused = Json(null=True)
        undone_at = Moment(null=True)
        kept = Json(null=True)
        class Meta:
            database = db
            table_name = 'batch'
            indexes = ((('by_id', 'made_at'), False),)
    db.create_tables([Batch])

    class Blindfold(Model):
        id = CharField(primary_key=True, max_length=36)
        account_id = CharField(max_length=36)
        visit_id = CharField(index=True, max_length=36)
        spot_check_id = CharField(max_length=36)
        since = Moment()
        until = Moment()
        class Meta:
            database = db
            table_name = 'blindfold'
            indexes = ((('account_id', 'visit_id'), True),)
    db.create_tables([Blindfold])

    class Card(Model):
        id = CharField(primary_key=True, max_length=36)
        household_id = CharField(max_length=36)
        edition = IntegerField()
        token = CharField(unique=True, max_length=16)
        number = CharField(unique=True, max_length=8)
        issued_at = Moment()
        ended_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'card'
            indexes = ((('household_id', 'edition'), True),)
    db.create_tables([Card])

    class Flag(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(max_length=36)
        revision = IntegerField()
        kind = CharField(max_length=20)
        key = CharField(max_length=40)
        about = Json()
        found_at = Moment()
        dismissed_at = Moment(null=True)
        dismissed_by = CharField(null=True, max_length=36)
        dismissed_note = TextField(null=True)
        class Meta:
            database = db
            table_name = 'flag'
            indexes = ((('visit_id', 'kind', 'key'), True),)
    db.create_tables([Flag])

    class HeadName(Model):
        id = CharField(primary_key=True, max_length=60)
        household_id = CharField(max_length=36)
        letter = CharField(max_length=1)
        name = CharField(max_length=60)
        region_code = CharField(max_length=15)
        class Meta:
            database = db
            table_name = 'head_name'
            indexes = ((('letter', 'region_code', 'name', 'household_id'), False), (('letter', 'name', 'region_code', 'household_id'), False))
    db.create_tables([HeadName])

    class Household(Model):
        id = CharField(primary_key=True, max_length=36)
        code = CharField(unique=True, max_length=30)
        region_code = CharField(max_length=15)
        group = CharField(max_length=40, column_name='grid_group')
        category = CharField(max_length=20)
        cause = CharField(null=True, max_length=20)
        income_per_head = IntegerField(null=True)
        head_name = CharField(max_length=60)
        initials = CharField(max_length=20)
        people = IntegerField()
        location = Json(null=True)
        away_until = CharField(null=True, max_length=10)
        revision = IntegerField(default=1)
        imported_at = Moment()
        listed = CharField(null=True, max_length=64)
        listed_group = CharField(null=True, max_length=40)
        ended_at = Moment(null=True)
        moved_from = CharField(null=True, max_length=15)
        moved_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'household'
            indexes = ((('region_code', 'code'), False), (('region_code', 'head_name', 'initials', 'code', 'group', 'id'), False))
    db.create_tables([Household])

    class Mark(Model):
        name = CharField(primary_key=True, max_length=20)
        value = CharField(max_length=60)
        class Meta:
            database = db
            table_name = 'mark'
    db.create_tables([Mark])

    class Member(Model):
        id = CharField(primary_key=True, max_length=36)
        household_id = CharField(max_length=36)
        position = IntegerField()
        name = CharField(max_length=60)
        relation = CharField(max_length=20)
        gender = CharField(max_length=4)
        born_on = DateField(null=True)
        id_number = SealedField()
        id_digest = CharField(max_length=64)
        id_tail = CharField(max_length=4)
        ethnicity = CharField(null=True, max_length=20)
        education = CharField(null=True, max_length=20)
        health = CharField(null=True, max_length=20)
        phone = SealedField(null=True)
        listed_phone = CharField(null=True, max_length=64)
        ended_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'member'
            indexes = ((('household_id', 'position'), False), (('id_digest',), False))
    db.create_tables([Member])

    class Need(Model):
        id = CharField(primary_key=True, max_length=36)
        household_id = CharField(index=True, max_length=36)
        region_code = CharField(max_length=15)
        visit_id = CharField(null=True, max_length=36)
        category = CharField(max_length=10)
        description = TextField()
        urgency = CharField(max_length=8)
        state = CharField(max_length=10)
        raised_by = CharField(max_length=36)
        raised_at = Moment()
        accept_by = DateField(null=True)
        due_on = DateField(null=True)
        warn_on = DateField(null=True)
        assignee = CharField(null=True, max_length=60)
        assignee_id = CharField(null=True, max_length=36)
        next_step = CharField(null=True, max_length=200)
        trips_saved = IntegerField(default=0)
        settled_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'need'
            indexes = ((('region_code', 'state', 'raised_at'), False),)
    db.create_tables([Need])

    class NeedStep(Model):
        id = CharField(primary_key=True, max_length=36)
        need_id = CharField(index=True, max_length=36)
        kind = CharField(max_length=10)
        by_id = CharField(max_length=36)
        at = Moment()
        received_at = Moment()
        note = TextField()
        due_on = DateField(null=True)
        assignee = CharField(null=True, max_length=60)
        assignee_id = CharField(null=True, max_length=36)
        next_step = CharField(null=True, max_length=200)
        trips_saved = IntegerField(null=True)
        class Meta:
            database = db
            table_name = 'need_step'
            indexes = ((('kind', 'at'), False),)
    db.create_tables([NeedStep])

    class Pairing(Model):
        id = CharField(primary_key=True, max_length=36)
        household_id = CharField(max_length=36)
        helper_id = CharField(max_length=36)
        role = CharField(max_length=8)
        starts_on = DateField()
        ends_on = DateField(null=True)
        noted_at = Moment()
        ended_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'pairing'
            indexes = ((('household_id', 'helper_id', 'starts_on', 'ends_on', 'role'), False), (('helper_id', 'household_id', 'starts_on', 'ends_on'), False))
    db.create_tables([Pairing])

    class Photo(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(index=True, null=True, max_length=36)
        step_id = CharField(index=True, null=True, max_length=36)
        household_id = CharField(max_length=36)
        region_code = CharField(max_length=15)
        owner_id = CharField(max_length=36)
        kind = CharField(max_length=10)
        sha256 = CharField(max_length=64)
        bytes = IntegerField()
        taken_at = Moment(null=True)
        announced_at = Moment()
        arrived_at = Moment(null=True)
        likeness = CharField(null=True, max_length=16)
        class Meta:
            database = db
            table_name = 'photo'
            indexes = ((('sha256', 'announced_at'), False), (('owner_id', 'announced_at'), False), (('household_id', 'announced_at'), False))
    db.create_tables([Photo])

    class Receipt(Model):
        operation_id = CharField(primary_key=True, max_length=36)
        account_id = CharField(max_length=36)
        device_id = CharField(max_length=64)
        kind = CharField(max_length=24)
        digest = CharField(max_length=64)
        made_at = Moment()
        received_at = Moment()
        offset_ms = BigIntegerField()
        outcome = CharField(max_length=8)
        problem = Json(null=True)
        body = Json(null=True)
        region_code = CharField(null=True, max_length=15)
        class Meta:
            database = db
            table_name = 'receipt'
            indexes = ((('region_code', 'outcome', 'received_at'), False), (('account_id', 'outcome'), False))
    db.create_tables([Receipt])

    class Region(Model):
        code = CharField(primary_key=True, max_length=15)
        name = CharField(max_length=60)
        level = CharField(max_length=8)
        parent = CharField(index=True, max_length=15)
        class Meta:
            database = db
            table_name = 'region'
    db.create_tables([Region])

    class RegionSetting(Model):
        county = CharField(primary_key=True, max_length=6)
        said = Json()
        class Meta:
            database = db
            table_name = 'region_setting'
    db.create_tables([RegionSetting])

    class Review(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(max_length=36)
        revision = IntegerField()
        reviewer_id = CharField(max_length=36)
        decision = CharField(max_length=10)
        reasons = Json()
        note = TextField()
        at = Moment()
        class Meta:
            database = db
            table_name = 'review'
            indexes = ((('visit_id', 'revision'), True), (('reviewer_id', 'at'), False))
    db.create_tables([Review])

    class Sample(Model):
        id = CharField(primary_key=True, max_length=36)
        by_id = CharField(max_length=36)
        region_code = CharField(max_length=15)
        asked = Json()
        percent = IntegerField()
        seed = CharField(max_length=32)
        items = Json()
        left_out = IntegerField()
        beyond = IntegerField()
        made_at = Moment(index=True)
        class Meta:
            database = db
            table_name = 'sample'
    db.create_tables([Sample])

    class Seal(Model):
        id = CharField(primary_key=True, max_length=36)
        county = CharField(max_length=6)
        week = CharField(max_length=8)
        sealed_at = Moment()
        by_id = CharField(max_length=36)
        sha256 = CharField(max_length=64)
        snapshot = TextField()
        told = Json()
        class Meta:
            database = db
            table_name = 'seal'
            indexes = ((('county', 'week'), True),)
    db.create_tables([Seal])

    class Session(Model):
        id = CharField(primary_key=True, max_length=36)
        token_digest = CharField(unique=True, max_length=64)
        account_id = CharField(index=True, max_length=36)
        device_id = CharField(max_length=64)
        device_name = CharField(max_length=80)
        created_at = Moment()
        seen_at = Moment()
        class Meta:
            database = db
            table_name = 'session'
    db.create_tables([Session])

    class SignInFailure(Model):
        id = CharField(primary_key=True, max_length=36)
        subject = CharField(max_length=64)
        at = Moment()
        class Meta:
            database = db
            table_name = 'sign_in_failure'
            indexes = ((('subject', 'at'), False),)
    db.create_tables([SignInFailure])

    class SpotCheck(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(index=True, max_length=36)
        revision = IntegerField()
        region_code = CharField(max_length=15)
        asked_by = CharField(max_length=36)
        asked_at = Moment()
        claimed_by = CharField(null=True, max_length=36)
        claimed_at = Moment(null=True)
        facts = Json()
        how = CharField(null=True, max_length=10)
        answered_by = CharField(null=True, max_length=36)
        answered_at = Moment(null=True)
        note = TextField(null=True)
        class Meta:
            database = db
            table_name = 'spot_check'
            indexes = ((('region_code', 'asked_at'), False),)
    db.create_tables([SpotCheck])

    class Template(Model):
        county = CharField(primary_key=True, max_length=6)
        name = CharField(max_length=120)
        content = TextField()
        kept_at = Moment()
        by_id = CharField(max_length=36)
        class Meta:
            database = db
            table_name = 'template'
    db.create_tables([Template])

    class TrailEntry(Model):
        id = CharField(primary_key=True, max_length=36)
        county = CharField(max_length=6)
        seq = BigIntegerField()
        at = Moment()
        actor_id = CharField(null=True, max_length=36)
        verb = CharField(max_length=40)
        subject = CharField(max_length=80)
        detail = Json(null=True)
        previous = CharField(max_length=64)
        hash = CharField(max_length=64)
        class Meta:
            database = db
            table_name = 'trail_entry'
            indexes = ((('county', 'seq'), True), (('county', 'actor_id', 'seq'), False), (('county', 'verb', 'seq'), False))
    db.create_tables([TrailEntry])

    class TrailHead(Model):
        county = CharField(primary_key=True, max_length=6)
        seq = BigIntegerField()
        hash = CharField(max_length=64)
        class Meta:
            database = db
            table_name = 'trail_head'
    db.create_tables([TrailHead])

    class UndoneReview(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(index=True, max_length=36)
        revision = IntegerField()
        reviewer_id = CharField(max_length=36)
        decision = CharField(max_length=10)
        reasons = Json()
        note = TextField()
        at = Moment()
        undone_by = CharField(max_length=36)
        undone_at = Moment()
        class Meta:
            database = db
            table_name = 'undone_review'
    db.create_tables([UndoneReview])

    class VillagePost(Model):
        id = CharField(primary_key=True, max_length=36)
        region_code = CharField(max_length=15)
        kind = CharField(max_length=16)
        name = CharField(max_length=60)
        starts_on = DateField()
        ends_on = DateField(null=True)
        noted_at = Moment()
        ended_at = Moment(null=True)
        class Meta:
            database = db
            table_name = 'village_post'
            indexes = ((('region_code', 'kind'), False),)
    db.create_tables([VillagePost])

    class Visit(Model):
        id = CharField(primary_key=True, max_length=36)
        household_id = CharField(max_length=36)
        region_code = CharField(max_length=15)
        township = CharField(max_length=9)
        county = CharField(max_length=6)
        helper_id = CharField(max_length=36)
        revision = IntegerField()
        started_at = Moment()
        visited_at = Moment()
        week = CharField(max_length=8)
        received_at = Moment()
        queued_at = Moment()
        need_count = IntegerField()
        problem_count = IntegerField()
        state = CharField(max_length=10)
        open_flags = IntegerField(default=0)
        precedence = IntegerField(default=0)
        decided_at = Moment(null=True)
        withdrawn_at = Moment(null=True)
        withdrawn_because = TextField(null=True)
        class Meta:
            database = db
            table_name = 'visit'
            indexes = ((('household_id', 'visited_at', 'withdrawn_at', 'state', 'precedence', 'queued_at', 'id', 'region_code'), False), (('region_code', 'queued_at', 'state', 'precedence', 'id'), False), (('township', 'state', 'precedence', 'queued_at', 'id'), False), (('county', 'state', 'precedence', 'queued_at', 'id'), False), (('county', 'week', 'state', 'precedence', 'queued_at', 'id', 'decided_at'), False), (('week', 'region_code', 'state', 'precedence', 'queued_at', 'id'), False), (('helper_id', 'received_at'), False), (('helper_id', 'state', 'region_code', 'precedence', 'queued_at', 'id'), False))
    db.create_tables([Visit])

    class VisitRevision(Model):
        id = CharField(primary_key=True, max_length=36)
        visit_id = CharField(max_length=36)
        number = IntegerField()
        author_id = CharField(max_length=36)
        content = Json()
        made_at = Moment()
        received_at = Moment()
        clock_offset_ms = BigIntegerField()
        class Meta:
            database = db
            table_name = 'visit_revision'
            indexes = ((('visit_id', 'number'), True),)
    db.create_tables([VisitRevision])

    class VisitTag(Model):
        id = CharField(primary_key=True, max_length=60)
        visit_id = CharField(index=True, max_length=36)
        word = CharField(max_length=20)
        township = CharField(max_length=9)
        county = CharField(max_length=6)
        week = CharField(max_length=8)
        state = CharField(max_length=10)
        precedence = IntegerField()
        queued_at = Moment()
        class Meta:
            database = db
            table_name = 'visit_tag'
            indexes = ((('word', 'township', 'state', 'precedence', 'queued_at', 'visit_id'), False), (('word', 'county', 'state', 'precedence', 'queued_at', 'visit_id'), False), (('word', 'township', 'week', 'state', 'precedence', 'queued_at', 'visit_id'), False), (('word', 'county', 'week', 'state', 'precedence', 'queued_at', 'visit_id'), False))
    db.create_tables([VisitTag])


def down(migrator, db):
    migrator.migrate(migrator.drop_table('visit_tag'))
    migrator.migrate(migrator.drop_table('visit_revision'))
    migrator.migrate(migrator.drop_table('visit'))
    migrator.migrate(migrator.drop_table('village_post'))
    migrator.migrate(migrator.drop_table('undone_review'))
    migrator.migrate(migrator.drop_table('trail_head'))
    migrator.migrate(migrator.drop_table('trail_entry'))
    migrator.migrate(migrator.drop_table('template'))
    migrator.migrate(migrator.drop_table('spot_check'))
    migrator.migrate(migrator.drop_table('sign_in_failure'))
    migrator.migrate(migrator.drop_table('session'))
    migrator.migrate(migrator.drop_table('seal'))
    migrator.migrate(migrator.drop_table('sample'))
    migrator.migrate(migrator.drop_table('review'))
    migrator.migrate(migrator.drop_table('region_setting'))
    migrator.migrate(migrator.drop_table('region'))
    migrator.migrate(migrator.drop_table('receipt'))
    migrator.migrate(migrator.drop_table('photo'))
    migrator.migrate(migrator.drop_table('pairing'))
    migrator.migrate(migrator.drop_table('need_step'))
    migrator.migrate(migrator.drop_table('need'))
    migrator.migrate(migrator.drop_table('member'))
    migrator.migrate(migrator.drop_table('mark'))
    migrator.migrate(migrator.drop_table('household'))
    migrator.migrate(migrator.drop_table('head_name'))
    migrator.migrate(migrator.drop_table('flag'))
    migrator.migrate(migrator.drop_table('card'))
    migrator.migrate(migrator.drop_table('blindfold'))
    migrator.migrate(migrator.drop_table('batch'))
    migrator.migrate(migrator.drop_table('account'))
