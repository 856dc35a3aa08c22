"""Reads for the demo's own pages."""

from collections.abc import Mapping
from typing import Final

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_noop

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import signed_decisions
from goodstanding.base.access import Actor
from goodstanding.base.models import OutgoingMail
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.queries import own_account
from goodstanding.surveys.models import Invitation

STORY: Final = "kazi-hub"
KINDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "asking": (gettext_noop("Invitations and reminders"), ("surveys.ask",)),
    "closes": (gettext_noop("Closed fields"), ("accreditation.closed", "accreditation.waiting")),
    "decisions": (gettext_noop("Decisions"), ("accreditation.decided",)),
    "respondents": (gettext_noop("To respondents"), ("accreditation.respondents",)),
    "renewals": (gettext_noop("Renewals"), ("accreditation.renewal", "accreditation.lapse")),
}
"""Kind of mail -> its name and its purposes. All others are of the kind "other"."""


def mails(actor: Actor, kind: str = "") -> QuerySet[OutgoingMail]:
    """Outgoing mails of a kind, or all, newest first: in the demo anybody may read them, for nobody is real."""
    newest = OutgoingMail.objects.order_by("-written_at", "-pk")
    if kind == "other":
        return newest.exclude(purpose__in=[one for _name, purposes in KINDS.values() for one in purposes])
    return newest.filter(purpose__in=KINDS[kind][1]) if kind in KINDS else newest


def mails_by_kind(actor: Actor) -> dict[str, int]:
    """How many mails there are of each kind."""
    counted = dict(OutgoingMail.objects.values_list("purpose").annotate(mails=Count("pk")).order_by("purpose"))
    known = {kind: sum(counted.pop(purpose, 0) for purpose in purposes) for kind, (_n, purposes) in KINDS.items()}
    return {**known, "other": sum(counted.values())}


def invitations_of(actor: Actor) -> QuerySet[Invitation]:
    """Every invitation to the actor's own address, newest first, with what came of its round."""
    account = own_account(actor)
    related = (
        "row__company",
        "row__roster__round__programme",
        "row__roster__round__marketplace",
        "row__roster__round__decision__award",
        "response",
    )
    found = Invitation.objects.select_related(*related).order_by("-invited_at")
    return found.filter(contact__email=account.email) if account else found.none()


def decision_of_the_story(actor: Actor) -> Decision:
    """The newest signed decision on the marketplace that the first screen speaks of."""
    return signed_decisions(actor, Marketplace.objects.get(slug=STORY))[0]
