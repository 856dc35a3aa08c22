"""Reads for the operator's page of a programme's badges."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import awards_held
from goodstanding.badges.models import BadgeWording, Credential, LookalikeReport
from goodstanding.base.access import Actor
from goodstanding.surveys.models import Programme


def issuer_operated(actor: Actor, slug: str) -> Programme | None:
    """The programme of this slug, for who operates it."""
    return Programme.objects.filter(slug=slug, pk__in=actor.tenants("operator")).first()


def wordings_of(actor: Actor, programme: Programme) -> dict[str, dict[str, str]]:
    """Designation and meaning of a programme's badge by language; public."""
    rows = BadgeWording.objects.filter(programme=programme)
    return {row.language: {"designation": row.designation, "meaning": row.meaning} for row in rows}


def lookalikes_of(actor: Actor, programme: Programme) -> QuerySet[LookalikeReport]:
    """Reported sites that nobody has looked at yet, for who operates the programme."""
    found = LookalikeReport.objects.filter(credential__award__decision__round__programme=programme, settled_at=None)
    found = found.select_related("credential__award__decision__round__marketplace").order_by("-last_at")
    return found if actor.operates(programme.pk) else found.none()


def badges_waiting(actor: Actor, programme: Programme, on: date) -> list[Award]:
    """Awards held without a badge: their teams have not shown their domains, or the job has not run yet."""
    if not actor.operates(programme.pk):
        return []
    standing = Credential.objects.filter(award=OuterRef("pk"), revocation=None)
    return list(awards_held(actor, on).filter(~Exists(standing), decision__round__programme=programme))
