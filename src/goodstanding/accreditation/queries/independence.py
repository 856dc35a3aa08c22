"""Reads of who decided, and of the lines of the record that show it."""

from django.db.models import F, Q, QuerySet

from goodstanding.accreditation.independence import Independence
from goodstanding.accreditation.models import Decision, Signature
from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.marketplaces.models import Company, Marketplace, Worker

SHOWN = ("accreditation.signed", "accreditation.awarded", "accreditation.fell_short")
"""What a receipt may hold. A computed verdict's line has a digest of all answers: who knows all answers but one could
find that one by trying."""


def independence_of(actor: Actor, decision: Decision) -> Independence:
    """How many decided and how many of them are tied to the marketplace: counts, so that they may be public."""
    signatures = decision.signatures.all()
    return Independence(
        signed=signatures.count(),
        with_office=_with_office(signatures, decision.round.marketplace),
        with_tie=signatures.exclude(conflict="none").count(),
        policy=decision.policy,
    )


def _with_office(signatures: QuerySet[Signature], shop: Marketplace) -> int:
    grants = "signed_by__grants__"
    here = (
        Q(**{f"{grants}office": "team", f"{grants}tenant": shop.pk})
        | Q(
            **{
                f"{grants}office": "client",
                f"{grants}tenant__in": Company.objects.filter(marketplace=shop).values("pk"),
            }
        )
        | Q(
            **{f"{grants}office": "worker", f"{grants}tenant__in": Worker.objects.filter(marketplace=shop).values("pk")}
        )
    )
    since = Q(**{f"{grants}granted_at__lte": F("signed_at")})
    until = Q(**{f"{grants}ended_at": None}) | Q(**{f"{grants}ended_at__gt": F("signed_at")})
    return signatures.filter(here & since & until).values("signed_by").distinct().count()


def lines_of_decision(actor: Actor, decision: Decision) -> list[Event]:
    """The lines of the record that a receipt of a signed decision shows, for its team and its operators."""
    survey = decision.round
    if survey.state != "decided" or not (actor.serves(survey.marketplace_id) or actor.operates(survey.programme_id)):
        return []
    about = Event.objects.filter(subject_kind="round", subject_id=str(survey.pk), kind__in=SHOWN)
    return list(about.order_by("position"))
