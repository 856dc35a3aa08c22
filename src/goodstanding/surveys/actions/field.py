"""From launch to close: asking, answering, replacing who cannot be reached, extending, closing."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base import tokens
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.policies import fieldwork
from goodstanding.surveys.actions.rounds import move
from goodstanding.surveys.models import Closing, Extension, Invitation, Response, RosterRow, Round, Undeliverable
from goodstanding.surveys.queries import field_counts, next_in_draw, rule_of
from goodstanding.surveys.refusals import FieldClosed, UnknownInvitation

declare("surveys.launched", "A round went into the field; its closing rule was fixed.")
declare("surveys.invited", "Contacts were invited to answer.")
declare("surveys.undeliverable", "An invitation reached nobody.")
declare("surveys.answered", "A respondent sent answers, or changed them.")
declare("surveys.extended", "A field with few answers was extended, once.")
declare("surveys.closed", "A field closed by its launch rule.")
declare("surveys.became_candidate", "A round closed with enough valid answers.")


@dataclass(frozen=True)
class Answers:
    """What one respondent sends. `minutes` is the upper end of the band of minutes it took."""

    scores: Mapping[str, int | str]
    about: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    confidentiality: str = "aggregated"
    wave: int = 1
    minutes: int | None = None

    def canonical(self) -> bytes:
        """The bytes a receipt is a digest of: sorted keys, no spaces, UTF-8."""
        parts = [dict(self.scores), dict(self.about), self.comment, self.confidentiality]
        return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True)
class Link:
    """A fresh invitation with the token that its mail carries; the token is kept nowhere."""

    invitation: Invitation
    token: str


@transaction.atomic
def launch(survey: Round, *, by: Actor, at: datetime) -> list[Link]:
    """Invites the drawn clients and fixes when the field closes."""
    require(by.serves(survey.marketplace_id))
    move(survey, "launch", "fielding")
    survey.launched_at = at
    survey.closes_at = at + timedelta(days=fieldwork(at.date()).field_days)
    survey.save(update_fields=["launched_at", "closes_at"])
    data = {"closes_at": survey.closes_at.isoformat()}
    record("surveys.launched", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    drawn = survey.roster.rows.filter(place__lte=survey.draw.drawn).order_by("place")
    return _invite(survey, list(drawn.prefetch_related("contacts")), by=by, at=at)


def _invite(survey: Round, rows: list[RosterRow], *, by: Actor, at: datetime) -> list[Link]:
    minted = [(row, person, *tokens.mint()) for row in rows for person in row.contacts.all()]
    invitations = Invitation.objects.bulk_create(
        Invitation(row=row, contact_id=person.contact_id, token_digest=digest, language=person.language, invited_at=at)
        for row, person, _token, digest in minted
    )
    if invitations:
        rows_of_event = [(invitation.pk, "") for invitation in invitations]
        subject = ("round", survey.pk)
        record_bulk("surveys.invited", by=by, at=at, subject=subject, tenant=survey.tenant, rows=rows_of_event)
    return [Link(i, token) for i, (_row, _person, token, _digest) in zip(invitations, minted, strict=True)]


@transaction.atomic
def mark_undeliverable(invitation: Invitation, reason: str, *, by: Actor, at: datetime) -> list[Link]:
    """Notes that an invitation reached nobody and invites the next client in the draw's order, if there is one.

    A client with another contact that can be reached is not replaced.
    """
    Undeliverable.objects.create(invitation=invitation, found_at=at, reason=reason)
    survey = invitation.row.roster.round
    subject = ("invitation", invitation.pk)
    record("surveys.undeliverable", by=by, at=at, subject=subject, tenant=survey.tenant, data={"reason": reason})
    if invitation.row.invitations.filter(undeliverable=None).exists():
        return []
    return _invite(survey, next_in_draw(by, survey), by=by, at=at)


@transaction.atomic
def answer(token: str, given: Answers, *, by: Actor, at: datetime) -> Response:
    """Keeps one respondent's answers, or replaces them while the field is open.

    Sending the same answers again returns the response as it stands: one invitation counts once.
    """
    invitation = _invited(token)
    survey = invitation.row.roster.round
    if survey.state != "fielding":
        raise FieldClosed
    held = Response.objects.select_for_update().filter(invitation=invitation).first()
    response = held or Response(invitation=invitation, revision=0)
    if held and receipt_digest(token, held, given) == held.digest:
        return held
    _fill(response, token, given, at)
    response.save(force_insert=held is None)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    data = {"digest": response.digest, "revision": response.revision}
    record("surveys.answered", by=by, at=day, subject=("response", str(response.pk)), tenant=survey.tenant, data=data)
    return response


def _invited(token: str) -> Invitation:
    if not tokens.is_shaped(token):
        raise UnknownInvitation
    invitations = Invitation.objects.select_related("row__roster__round")
    invitation = invitations.filter(token_digest=tokens.digest_of(token)).first()
    if invitation is None:
        raise UnknownInvitation
    return invitation


def _fill(response: Response, token: str, given: Answers, at: datetime) -> None:
    response.revision += 1
    response.answers, response.about = dict(given.scores), dict(given.about)
    response.comment, response.confidentiality = given.comment, given.confidentiality
    response.day, response.wave, response.minutes = at.date(), given.wave, given.minutes
    response.digest = receipt_digest(token, response, given)


def receipt_digest(token: str, response: Response, given: Answers) -> str:
    """SHA-256(salt + canonical answers); salt = HMAC-SHA256(token, response id + revision), which only the link has."""
    salt = hmac.digest(token.encode(), f"{response.pk}:{response.revision}".encode(), "sha256")
    return hashlib.sha256(salt + given.canonical()).hexdigest()


@transaction.atomic
def extend(survey: Round, *, by: Actor, at: datetime) -> Extension:
    """The one automatic extension that the launch rule allows."""
    days = fieldwork(at.date()).extension_days
    extension = Extension.objects.create(round=survey, extended_at=at, days=days)
    survey.closes_at = (survey.closes_at or at) + timedelta(days=days)
    survey.save(update_fields=["closes_at"])
    subject = ("round", survey.pk)
    record("surveys.extended", by=by, at=at, subject=subject, tenant=survey.tenant, data={"days": days})
    return extension


@transaction.atomic
def close(survey: Round, *, by: Actor, at: datetime) -> Closing:
    """Closes the field by its launch rule; enough valid answers make the round a candidate."""
    move(survey, "close", "closed")
    closing = Closing.objects.create(round=survey, closed_at=at, **field_counts(by, survey))
    data = {"invited": closing.invited, "answered": closing.answered}
    record("surveys.closed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    if closing.answered >= rule_of(by, survey).min_clients:
        move(survey, "close", "candidate")
        record("surveys.became_candidate", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return closing
