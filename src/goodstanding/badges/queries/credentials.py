"""Reads of badges. Every badge is public."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from goodstanding.accreditation.models import Award, Suspension
from goodstanding.accreditation.queries import awards_held
from goodstanding.badges.models import Credential, DomainProof, StatusList, WorkerCredential
from goodstanding.badges.queries.workers import signed_by_code
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Programme

_RELATED = (
    "award__decision__round__marketplace",
    "award__decision__round__programme",
    "revocation",
    "status_list__programme",
    "status_list__marketplace",
)


def badge_of(actor: Actor, key: UUID) -> Credential | None:
    """The badge of this id."""
    return Credential.objects.select_related(*_RELATED).filter(pk=key).first()


def badge_by_code(actor: Actor, code: str) -> Credential | WorkerCredential | None:
    """The badge of a short code, in whatever case it was typed; the newest of its award, or of its standing."""
    typed = Credential.objects.select_related("award").filter(code=code.upper()).first()
    return newest_badge(actor, typed.award) if typed else signed_by_code(actor, code)


def newest_badge(actor: Actor, award: Award) -> Credential | None:
    """The newest badge of an award."""
    return Credential.objects.filter(award=award).order_by("-number").first()


def badges_of(actor: Actor, shop: Marketplace) -> QuerySet[Credential]:
    """A marketplace's badges, the newest first."""
    own = Credential.objects.filter(award__decision__round__marketplace=shop)
    return own.select_related(*_RELATED).order_by("-issued_at", "-number")


def awards_without_badge(actor: Actor, on: date) -> QuerySet[Award]:
    """Awards held on a day whose marketplace has shown control of a domain and that have no badge that stands."""
    standing = Credential.objects.filter(award=OuterRef("pk"), revocation=None)
    proved = DomainProof.objects.filter(marketplace=OuterRef("decision__round__marketplace"))
    return awards_held(actor, on).filter(Exists(proved), ~Exists(standing))


def badges_to_revoke(actor: Actor, listed: StatusList | None = None) -> QuerySet[Credential]:
    """Badges that stand though their award is suspended or withdrawn; those of one list where it is given."""
    paused = Suspension.objects.filter(award=OuterRef("award"), reinstatement=None)
    ended = Q(award__withdrawal__isnull=False) | Exists(paused)
    found = Credential.objects.filter(ended, revocation=None).select_related("award__withdrawal", "status_list")
    return found.filter(status_list=listed) if listed else found


def badge_in_edition(actor: Actor, programme: str, edition: int, policy: str) -> Credential | None:
    """A badge of an edition of a programme by a version of a policy: they all name the same achievement."""
    rounds = {"award__decision__round__programme__slug": programme, "award__decision__round__edition": edition}
    return Credential.objects.filter(**rounds, award__decision__policy=policy).order_by("pk").first()


def issuer_called(actor: Actor, slug: str) -> Programme | None:
    """The programme of this slug; every programme is public."""
    return Programme.objects.filter(slug=slug).first()


def marketplace_issuing(actor: Actor, slug: str) -> Marketplace | None:
    """The marketplace of this slug, which is public as an issuer once it has signed a worker's badge."""
    return Marketplace.objects.filter(slug=slug, status_lists__isnull=False).first()


def list_numbered(actor: Actor, number: int) -> StatusList | None:
    """A list of revocations by its number."""
    return StatusList.objects.filter(pk=number).select_related("programme", "marketplace").first()
