"""From a list of clients to a roster: keeping the draft, committing it, offering evidence, naming contacts."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.people.actions import keep_contacts
from goodstanding.surveys.actions.field import invite
from goodstanding.surveys.actions.rounds import commit_roster, locked
from goodstanding.surveys.models import Evidence, Roster, RosterContact, RosterDraft, Round
from goodstanding.surveys.modes import is_nominated
from goodstanding.surveys.queries import next_in_draw
from goodstanding.surveys.queries.wizard import drawn_without_contact
from goodstanding.surveys.refusals import DraftReplaced, EmptyRoster, WrongState
from goodstanding.surveys.roster import Addressee, Reading, kept, lines_kept

declare("surveys.roster_drafted", "A list of clients was read and kept until it is committed.")
declare("surveys.evidence_offered", "A marketplace offered evidence that its roster is complete.")
declare("surveys.contacts_named", "A marketplace named contacts of clients that were drawn.")


@transaction.atomic
def save_roster_draft(survey: Round, reading: Reading, *, source: str, by: Actor, at: datetime) -> RosterDraft:
    """Keeps a list that was read without a problem, in the place of the one before it."""
    require(by.serves(survey.marketplace_id))
    if not reading.lines:
        raise EmptyRoster
    stands = locked(survey)
    if stands.state != "draft":
        raise WrongState("save_roster_draft", stands.state)
    values = {"source": source[:200], "lines": kept(reading), "saved_at": at}
    draft, _is_news = RosterDraft.objects.update_or_create(round=survey, defaults=values)
    data = {"clients": len(reading.lines)}
    record("surveys.roster_drafted", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return draft


@transaction.atomic
def commit_draft(survey: Round, version: str, *, evidence: str = "", by: Actor, at: datetime) -> Roster:
    """Commits the kept list as the roster, which draws; `version` is of the list that the person has looked at.

    `evidence` is what the marketplace offers to show an operator, none where it gives its word only.
    """
    require(by.serves(survey.marketplace_id))
    stands = locked(survey)
    if stands.state != "draft":
        raise WrongState("commit_draft", stands.state)
    draft = RosterDraft.objects.filter(round=survey).first()
    if draft is None:
        raise EmptyRoster
    if draft.saved_at.isoformat() != version:
        raise DraftReplaced
    roster = commit_roster(survey, lines_kept(draft.lines), nominated=is_nominated(stands.award_rule), by=by, at=at)
    if evidence:
        offer_evidence(roster, evidence, by=by, at=at)
    draft.delete()
    return roster


@transaction.atomic
def offer_evidence(roster: Roster, note: str, *, by: Actor, at: datetime) -> Evidence:
    """What a marketplace offers to show so that an operator may verify its roster; later words replace earlier."""
    survey = roster.round
    require(by.serves(survey.marketplace_id))
    offered, _is_news = Evidence.objects.update_or_create(roster=roster, defaults={"note": note, "offered_at": at})
    record("surveys.evidence_offered", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return offered


@transaction.atomic
def name_contacts(
    survey: Round, people: Mapping[int, Sequence[Addressee]], *, by: Actor, at: datetime
) -> list[RosterContact]:
    """Whom to ask at clients that were committed without anybody, by roster row; one who is named stays.

    While the field is open they are named for clients that replace others, and invited at once.
    """
    require(by.serves(survey.marketplace_id))
    stands = locked(survey)
    if stands.state not in ("rostered", "fielding"):
        raise WrongState("name_contacts", stands.state)
    rows = [row for row in drawn_without_contact(by, stands) if row.pk in people]
    contacts = keep_contacts((person.email for row in rows for person in people[row.pk]), by=by, at=at)
    named = RosterContact.objects.bulk_create(
        RosterContact(row=row, contact=contacts[person.email], name=person.name, language=person.language, order=order)
        for row in rows
        for order, person in enumerate(people[row.pk], start=1)
    )
    if named:
        data = {"clients": len(rows), "contacts": len(named)}
        record("surveys.contacts_named", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    if stands.state == "fielding":
        invite(stands, [row for row in next_in_draw(by, stands) if row in rows], by=by, at=at)
    return named
