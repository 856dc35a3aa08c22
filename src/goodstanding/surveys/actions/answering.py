"""What a respondent sends through the link: answers, drafts, corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.inserting import insert
from goodstanding.base.record import declare, record
from goodstanding.surveys.digests import canonical_answers, fingerprint
from goodstanding.surveys.models import Correction, Decline, Draft, Moment, Response, Withdrawal
from goodstanding.surveys.queries import Standing, is_signed, locked_standing
from goodstanding.surveys.refusals import (
    AnsweredElsewhere,
    ChangedTooOften,
    FieldClosed,
    HandedOn,
    NotACorrection,
    UnknownInvitation,
)

declare("surveys.answered", "A respondent sent answers, or changed them.")
declare("surveys.corrected", "A respondent corrected answers after the close and before the first signature.")


@dataclass(frozen=True)
class Answers:
    """What one respondent sends. `minutes` is the upper end of the band of minutes it took.

    `wave` is the mailing after which the answers came, looked up where it is None.
    """

    scores: Mapping[str, int | str]
    about: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    confidentiality: str = "aggregated"
    wave: int | None = None
    minutes: int | None = None

    def canonical(self) -> bytes:
        """The bytes a receipt is a digest of."""
        return canonical_answers(self.scores, self.about, self.comment, self.confidentiality)


@transaction.atomic
def answer(token: str, given: Answers, *, based: int | None = None, by: Actor, at: datetime) -> Response:
    """Keeps one respondent's answers, or replaces them while the field is open.

    Sending the same answers again, after the close too, returns the response as it stands: one invitation counts once.
    With `based`, the revision that the respondent saw (0 for none), answers replace that revision only. Raises
    UnknownInvitation, HandedOn, FieldClosed, AnsweredElsewhere, ChangedTooOften.
    """
    standing = locked_by(token, by=by)
    held = standing.response
    if held and receipt_digest(token, held, given) == held.digest:
        return held
    if standing.is_handed_on:
        raise HandedOn
    if standing.state != "fielding":
        raise FieldClosed
    _refuse_stale(held, based)
    clear(standing, standing.left_over)
    response = held or Response(invitation_id=standing.invitation, revision=0, wave=given.wave or standing.wave)
    _keep(response, token, given, at)
    if held is None:
        insert(Moment(response=response, round_id=standing.survey, at=at))
    _note("surveys.answered", response, standing.tenant, by=by, at=at)
    return response


def locked_by(token: str, *, by: Actor) -> Standing:
    """How the invitation of a link stands, its round locked until the transaction ends. Raises UnknownInvitation."""
    standing = locked_standing(by, token)
    if standing is None:
        raise UnknownInvitation
    return standing


def _refuse_stale(held: Response | None, based: int | None) -> None:
    if held and held.revision >= MOST_REVISIONS:
        raise ChangedTooOften(MOST_REVISIONS)
    if based is not None and based != (held.revision if held else 0):
        raise AnsweredElsewhere


MOST_REVISIONS: Final = 200
"""Each is a line of the record, which nobody may fill at will."""

LEFT_OVER: dict[str, Any] = {"draft": Draft, "decline": Decline, "withdrawal": Withdrawal}


def clear(standing: Standing, left_over: frozenset[str]) -> None:
    """Removes the draft, and an earlier 'no': who answers takes part."""
    for name in left_over:
        LEFT_OVER[name].objects.filter(invitation=standing.invitation).delete()


def _keep(response: Response, token: str, given: Answers, at: datetime) -> None:
    is_first = response.revision == 0
    response.revision += 1
    response.answers, response.about = dict(given.scores), dict(given.about)
    response.comment, response.confidentiality = given.comment, given.confidentiality
    response.day = at.date()
    if is_first:
        response.minutes = given.minutes
    response.digest = receipt_digest(token, response, given)
    insert(response) if is_first else response.save()


def receipt_digest(token: str, response: Response, given: Answers) -> str:
    """The fingerprint of answers as this revision of a response."""
    return fingerprint(token, str(response.pk), response.revision, given.canonical())


def _note(kind: str, response: Response, tenant: str, *, by: Actor, at: datetime) -> None:
    data = {"digest": response.digest, "revision": response.revision}
    record(kind, by=by, at=day_of(at), subject=("response", str(response.pk)), tenant=tenant, data=data)


def day_of(at: datetime) -> datetime:
    """Midnight of the day: the record keeps no moment that a mail log could be matched to."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


@transaction.atomic
def save_draft(token: str, given: Mapping[str, str], *, by: Actor, at: datetime) -> bool:
    """Keeps what is filled in so far, and says whether it did: not once answers are sent, nor after the close.

    Records no event: a draft is no fact yet, and who types when is nobody's business.
    """
    standing = locked_by(token, by=by)
    if standing.response or standing.is_handed_on or standing.state != "fielding":
        return False
    Draft.objects.update_or_create(invitation_id=standing.invitation, defaults={"given": dict(given), "day": at.date()})
    return True


@transaction.atomic
def correct(token: str, given: Answers, *, based: int | None = None, by: Actor, at: datetime) -> Response:
    """Mends a response after the close and before the first signature. The same correction again is the same response.

    Raises UnknownInvitation, NotACorrection, AnsweredElsewhere, ChangedTooOften.
    """
    standing = locked_by(token, by=by)
    held = standing.response
    if held and receipt_digest(token, held, given) == held.digest:
        return held
    if held is None or standing.state not in ("closed", "candidate") or is_signed(by, standing.survey):
        raise NotACorrection
    _refuse_stale(held, based)
    _keep(held, token, given, at)
    Correction.objects.create(response=held, revision=held.revision, corrected_at=day_of(at))
    _note("surveys.corrected", held, standing.tenant, by=by, at=at)
    return held
