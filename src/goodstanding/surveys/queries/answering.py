"""Reads for the respondent's pages: one invitation, by the token of its link or after its lock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import quantiles
from typing import Any, NamedTuple, cast

from django.db.models import OuterRef, QuerySet, Subquery

from goodstanding.base import tokens
from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.policies import Instrument, load
from goodstanding.rules.quality import domain_of
from goodstanding.surveys.editions import again_from
from goodstanding.surveys.models import Handover, Invitation, Mailing, Programme, Response, Round
from goodstanding.surveys.queries.policies import policies_of
from goodstanding.surveys.queries.prepared import PLACE, Prepared
from goodstanding.surveys.queries.rounds import judges
from goodstanding.surveys.roster.free_mail import MAIL

NOBODY = "0" * 64
"""What no token's digest is: a malformed link is looked up like any other."""


@dataclass(frozen=True)
class Kept:
    """A response as its respondent sees it."""

    id: str
    revision: int
    digest: str
    answers: Mapping[str, Any]
    about: Mapping[str, str]
    comment: str
    confidentiality: str


@dataclass(frozen=True)
class Asked:
    """An invitation with what its pages say: who asks for whom, until when, and what was answered so far."""

    invitation: int
    language: str
    marketplace: str
    marketplace_id: int
    zone: str
    programme: str
    programme_id: int
    operator: str
    instrument: str
    award_rule: str
    edition: int
    state: str
    opened_at: datetime
    closes_at: datetime
    survey: int
    contact: int
    draft: Mapping[str, str] | None
    kept: Kept | None
    has_declined: bool
    has_withdrawn: bool
    is_handed_on: bool

    @property
    def is_open(self) -> bool:
        return self.state == "fielding"

    @property
    def asks(self) -> bool:
        """Whether the questions are still to be answered by whoever opens the link."""
        over = self.kept or self.has_declined or self.has_withdrawn or self.is_handed_on
        return self.is_open and not over


_ASKED = {
    "invitation": "pk",
    "language": "language",
    "marketplace": "row__roster__round__marketplace__name",
    "marketplace_id": "row__roster__round__marketplace",
    "zone": "row__roster__round__marketplace__zone",
    "programme": "row__roster__round__programme__name",
    "programme_id": "row__roster__round__programme",
    "operator": "row__roster__round__programme__operator",
    "instrument": "row__roster__round__instrument",
    "award_rule": "row__roster__round__award_rule",
    "edition": "row__roster__round__edition",
    "state": "row__roster__round__state",
    "opened_at": "row__roster__round__opened_at",
    "closes_at": "row__roster__round__closes_at",
    "survey": "row__roster__round",
    "contact": "contact",
    "draft": "draft__given",
}
_KEPT = {
    "id": "response",
    "revision": "response__revision",
    "digest": "response__digest",
    "answers": "response__answers",
    "about": "response__about",
    "comment": "response__comment",
    "confidentiality": "response__confidentiality",
}
_MARKS = {
    "has_declined": "decline",
    "has_withdrawn": "withdrawal",
    "is_handed_on": "handover",
}
_ASKED_BY = Prepared(
    lambda: Invitation.objects.filter(token_digest=PLACE).values_list(
        *_ASKED.values(), *_KEPT.values(), *_MARKS.values()
    )
)


def is_known(actor: Actor, token: str) -> bool:
    """Whether the link's token opens an invitation; the same single query for any text."""
    return Invitation.objects.filter(token_digest=_digest_of(token)).exists()


def asked(actor: Actor, token: str) -> Asked | None:
    """The invitation that the link's token opens; None for any other text, at the cost of the same query."""
    row = next(_ASKED_BY.rows(_digest_of(token)), None)
    if row is None:
        return None
    found = dict(zip((*_ASKED, *_KEPT, *_MARKS), row, strict=True))
    kept = {name: found.pop(name) for name in _KEPT}
    marks: dict[str, Any] = {name: found.pop(name) is not None for name in _MARKS}
    return Asked(**found, **marks, kept=Kept(**kept) if kept["id"] else None)


def _digest_of(token: str) -> str:
    return tokens.digest_of(token) if tokens.is_shaped(token) else NOBODY


class Standing(NamedTuple):
    """How an invitation stands: the state of its round, its response, whether it was handed on, what an answer would
    clear away ("draft", "decline", "withdrawal"), and the mailing that came last.
    """

    invitation: int
    row: int
    survey: int
    state: str
    tenant: str
    response: Response | None
    is_handed_on: bool
    left_over: frozenset[str]
    wave: int


_LOCKED_ROUND_OF = Prepared(
    lambda: (
        Round.objects.filter(pk__in=Invitation.objects.filter(token_digest=PLACE).values("row__roster__round"))
        .select_for_update(no_key=True)
        .values_list("pk", "state", "marketplace")
    )
)
_LEFT_OVER = ("draft", "decline", "withdrawal")
_STANDING_OF = Prepared(
    lambda: Invitation.objects.filter(token_digest=PLACE).values_list(
        "pk",
        "row",
        "response",
        "handover",
        *_LEFT_OVER,
        Subquery(Mailing.objects.filter(invitation=OuterRef("pk")).order_by("-wave").values("wave")[:1]),
    )
)


def locked_standing(actor: Actor, token: str) -> Standing | None:
    """How the invitation of a link stands; None for another text. Its round is locked until the transaction ends:
    whoever answers or closes beside this comes before or after.
    """
    digest = _digest_of(token)
    survey = next(_LOCKED_ROUND_OF.rows(digest), None)
    if survey is None:
        return None
    pk, row, response, handover, *left_over, wave = next(_STANDING_OF.rows(digest))
    return Standing(
        invitation=pk,
        row=row,
        survey=survey[0],
        state=survey[1],
        tenant=f"marketplace:{survey[2]}",
        response=Response.objects.get(pk=response) if response else None,
        is_handed_on=handover is not None,
        left_over=frozenset(name for name, there in zip(_LEFT_OVER, left_over, strict=True) if there is not None),
        wave=wave or 1,
    )


def is_signed(actor: Actor, survey: int) -> bool:
    """Whether somebody has signed the verdict on a round: the record says so, whichever noun wrote it."""
    about = Event.objects.filter(subject_kind="round", subject_id=str(survey))
    return bool(about.filter(kind="accreditation.signed").exists())


def may_correct(actor: Actor, invited: Asked) -> bool:
    """Whether a respondent may mend or withdraw answers after the close: nobody has signed yet."""
    return invited.state in ("closed", "candidate") and not is_signed(actor, invited.survey)


def is_within(actor: Actor, invitation: int, email: str) -> bool:
    """Whether an address is of the company that was asked: on its domain or the contact's, and no free mail."""
    known = Invitation.objects.filter(pk=invitation).values_list("contact__email", "row__company__domain").get()
    return domain_of(email) in {domain_of(one) for one in known} - {"", *MAIL} and email != known[0]


def was_handed(actor: Actor, invitation: int) -> bool:
    """Whether a colleague handed this invitation on to its contact."""
    return Handover.objects.filter(successor=invitation).exists()


def paper(actor: Actor, programme: int, instrument: str, day: date) -> Instrument:
    """The instrument as it is worded on a day, asking the database for a programme's own only."""
    if instrument in load().names("instrument"):
        return load().instrument(instrument, day)
    return policies_of(actor, Programme(pk=programme)).instrument(instrument, day)


def asked_again_from(actor: Actor, invited: Asked) -> date:
    """The first day on which the same programme may ask this client about this marketplace again."""
    return again_from(invited.edition, invited.closes_at.date())


def least_rated(actor: Actor, invited: Asked) -> int:
    """How many statements a response rates at least to count in the result."""
    policies = policies_of(actor, Programme(pk=invited.programme_id))
    return policies.award(invited.award_rule, invited.opened_at.date()).min_answered


class Minutes(NamedTuple):
    """How long answering took: respondents timed, median and 90th percentile in minutes (upper ends of bands)."""

    respondents: int
    median: float
    p90: float


def answering_minutes(actor: Actor, survey: Round) -> Minutes | None:
    """The minutes of answering in a round, for its team and its operator; None where fewer are timed than may be shown.

    Percentiles by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7).
    """
    if not (actor.serves(survey.marketplace_id) or judges(actor, survey)):
        return None
    took = cast(list[int], list(_timed(survey).values_list("minutes", flat=True)))
    if len(took) < load().disclosure(survey.opened_at.date()).unnamed_clients:
        return None
    tenths = quantiles(took, n=10, method="inclusive")
    return Minutes(len(took), tenths[4], tenths[8])


def _timed(survey: Round) -> QuerySet[Response]:
    return Response.objects.filter(invitation__row__roster__round=survey, minutes__isnull=False)
