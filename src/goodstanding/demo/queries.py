"""Reads for the demo's own pages."""

from django.db.models import QuerySet

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import signed_decisions
from goodstanding.base.access import Actor
from goodstanding.base.models import OutgoingMail
from goodstanding.marketplaces.models import Marketplace

STORY = "kazi-hub"


def newest_mails(actor: Actor) -> QuerySet[OutgoingMail]:
    """Every outgoing mail, newest first: in the demo anybody may read them all, for nobody is real."""
    return OutgoingMail.objects.order_by("-written_at", "-pk")


def decision_of_the_story(actor: Actor) -> Decision:
    """The newest signed decision on the marketplace that the first screen speaks of."""
    return signed_decisions(actor, Marketplace.objects.get(slug=STORY))[0]
