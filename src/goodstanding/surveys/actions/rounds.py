"""Opening a round, committing its roster (which draws), verifying it, sealing it."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.actions import add_companies
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.actions import keep_contacts
from goodstanding.policies import fieldwork
from goodstanding.rules import draw as law
from goodstanding.surveys.models import (
    Draw,
    Fee,
    Programme,
    Roster,
    RosterContact,
    RosterRow,
    RosterVerification,
    Round,
)
from goodstanding.surveys.procedure import State, origins
from goodstanding.surveys.queries.policies import award_rule_of
from goodstanding.surveys.queries.rounds import judges
from goodstanding.surveys.queries.wizard import phase_of, retry_day, spared_until
from goodstanding.surveys.refusals import AskedLately, EmptyRoster, RoundExists, TooSoon, WrongState
from goodstanding.surveys.roster.shapes import Addressee as Addressee
from goodstanding.surveys.roster.shapes import RosterLine as RosterLine

declare("surveys.round_opened", "A round was opened and its draw's commitment published.")
declare("surveys.rule_chosen", "A draft round was put under another award rule.")
declare("surveys.roster_committed", "A marketplace committed its roster; the programme's nonce was revealed.")
declare("surveys.drawn", "The order in which clients are asked was drawn.")
declare("surveys.roster_verified", "An operator found a roster complete by evidence.")
declare("surveys.sealed", "A round was decided; nothing in it changes any more.")


@transaction.atomic
def open_round(
    programme: Programme, marketplace: Marketplace, edition: int, *, award_rule: str = "", by: Actor, at: datetime
) -> Round:
    """A draft round that follows the programme's policies, or `award_rule` where the programme offers several.

    Opening it again while it is a draft is the same round, under the rule named last. Raises RoundExists for an
    edition that has gone further, TooSoon within the months after a shortfall, and AskedLately before the day that
    the receipts of an earlier round name.
    """
    require(by.serves(marketplace.pk))
    rule = award_rule or award_rule_of(by, programme, at.date())
    opened, is_news = Round.objects.get_or_create(
        programme=programme,
        marketplace=marketplace,
        edition=edition,
        defaults={"instrument": programme.instrument, "award_rule": rule, "opened_at": at},
    )
    if not is_news:
        return _choose_rule(opened, rule, by=by, at=at)
    refuse_early(opened, by=by, at=at)
    nonce = secrets.token_hex(32)
    draw = Draw.objects.create(round=opened, programme_nonce=nonce, programme_commitment=law.nonce_commitment(nonce))
    _note_fee(opened, at)
    data = {"edition": edition, "nonce_commitment": draw.programme_commitment}
    record("surveys.round_opened", by=by, at=at, subject=("round", opened.pk), tenant=opened.tenant, data=data)
    return opened


def refuse_early(survey: Round, *, by: Actor, at: datetime) -> None:
    """Raises TooSoon or AskedLately where it is not yet time for this round."""
    retry = retry_day(by, survey.programme, survey.marketplace)
    if retry and at.date() < retry:
        raise TooSoon(retry)
    spared = spared_until(by, survey.programme, survey.marketplace, survey.edition)
    if spared and at.date() < spared:
        raise AskedLately(spared)


def _choose_rule(survey: Round, rule: str, *, by: Actor, at: datetime) -> Round:
    survey = locked(survey)
    if survey.state != "draft":
        raise RoundExists(survey.edition)
    if survey.award_rule != rule:
        survey.award_rule = rule
        survey.save(update_fields=["award_rule"])
        data = {"award_rule": rule}
        record("surveys.rule_chosen", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return survey


def _note_fee(survey: Round, at: datetime) -> None:
    """What the round costs in the phase that its programme is in; nothing where it has none."""
    phase = phase_of(SYSTEM, survey.programme, at.date())
    cents, currency = (phase.fee_cents, phase.currency) if phase else (0, "USD")
    Fee.objects.create(round=survey, phase=phase, cents=cents, currency=currency, state="due" if cents else "free")


@transaction.atomic
def commit_roster(
    survey: Round, lines: Sequence[RosterLine], *, nominated: bool = False, by: Actor, at: datetime
) -> Roster:
    """Commits the complete list of clients, then reveals the programme's nonce and draws who is asked.

    With `nominated` the lines are the clients that the marketplace names, and all of them are asked.
    """
    require(by.serves(survey.marketplace_id))
    if not lines:
        raise EmptyRoster
    move(survey, "commit_roster", "rostered")
    companies = add_companies(survey.marketplace, [line.buyer for line in lines], by=by, at=at)
    salt = secrets.token_hex(32)
    opaque = [hashlib.sha256(f"{salt}\n{company.external_id}".encode()).hexdigest() for company in companies]
    roster = _commit(survey, salt, opaque, by=by, at=at)
    order = _reveal(survey, opaque, nominated, by=by, at=at)
    rows = RosterRow.objects.bulk_create(
        RosterRow(
            roster_id=roster.pk, company_id=company.pk, opaque=key, place=order[key].place, ticket=order[key].ticket
        )
        for company, key in zip(companies, opaque, strict=True)
    )
    _keep_addressees(rows, lines, by=by, at=at)
    return roster


def _commit(survey: Round, salt: str, opaque: Sequence[str], *, by: Actor, at: datetime) -> Roster:
    roster = Roster.objects.create(
        round=survey,
        size=len(opaque),
        salt=salt,
        commitment=law.roster_commitment(opaque),
        attested_by_id=by.account,
        committed_at=at,
    )
    data = {"size": roster.size, "commitment": roster.commitment}
    record("surveys.roster_committed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return roster


class Drawn(NamedTuple):
    place: int
    ticket: str


def _reveal(survey: Round, opaque: Sequence[str], nominated: bool, *, by: Actor, at: datetime) -> dict[str, Drawn]:
    """Reveals the programme's nonce and returns where each row came in the order."""
    draw, numbers = survey.draw, fieldwork(at.date())
    draw.mode = "nominated" if nominated else numbers.mode(len(opaque))
    draw.drawn = min(len(opaque), numbers.draw_at_most) if draw.mode == "random" else len(opaque)
    draw.marketplace_nonce = secrets.token_hex(32)
    drawn = law.draw(opaque, draw.programme_nonce, draw.marketplace_nonce)
    draw.seed, draw.revealed_at = drawn.seed, at
    draw.save()
    data = {"mode": draw.mode, "drawn": draw.drawn, "seed": draw.seed}
    record("surveys.drawn", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    pairs = zip(drawn.order, drawn.tickets, strict=True)
    return {row: Drawn(place, ticket) for place, (row, ticket) in enumerate(pairs, start=1)}


def _keep_addressees(rows: Iterable[RosterRow], lines: Sequence[RosterLine], *, by: Actor, at: datetime) -> None:
    contacts = keep_contacts((person.email for line in lines for person in line.addressees), by=by, at=at)
    RosterContact.objects.bulk_create(
        RosterContact(
            row_id=row.pk,
            contact_id=contacts[person.email.strip().lower()].pk,
            name=person.name,
            language=person.language,
            order=order,
        )
        for row, line in zip(rows, lines, strict=True)
        for order, person in enumerate(line.addressees, start=1)
    )


@transaction.atomic
def verify_roster(roster: Roster, reason: str, *, by: Actor, at: datetime) -> RosterVerification:
    """An operator's finding that the roster is complete: evidence seen, reason kept. Twice is the first finding."""
    require(judges(by, roster.round))
    survey = locked(roster.round)
    if survey.state == "decided":
        raise WrongState("verify_roster", survey.state)
    verification, is_news = RosterVerification.objects.get_or_create(
        roster=roster, defaults={"verified_by_id": by.account, "verified_at": at, "reason": reason}
    )
    if is_news:
        record("surveys.roster_verified", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return verification


@transaction.atomic
def seal(survey: Round, *, by: Actor, at: datetime) -> None:
    """Ends a round: deciding calls it in the decision's own transaction."""
    require(by.operates(survey.programme_id))
    move(survey, "seal", "decided")
    record("surveys.sealed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)


def move(survey: Round, verb: str, after: State) -> None:
    """Moves a round where the procedure allows it; of two that race, one is refused."""
    if not Round.objects.filter(pk=survey.pk, state__in=origins(verb, after)).update(state=after):
        raise WrongState(verb, locked(survey).state)
    survey.state = after


def locked(survey: Round) -> Round:
    """The round as it stands now; it stays so until the transaction ends."""
    return Round.objects.select_for_update(of=("self",), no_key=True).select_related("programme").get(pk=survey.pk)
