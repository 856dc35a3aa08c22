"""What marketplaces hold about persons, and what an erasure leaves."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse

from goodstanding.base.access import SYSTEM, Actor, Role
from goodstanding.base.models import File
from goodstanding.marketplaces.models import (
    Acceptance,
    Agency,
    Company,
    Facet,
    Marketplace,
    Membership,
    Photo,
    Qualification,
    QualificationCheck,
    TeamInvitation,
    Terms,
    Worker,
)
from goodstanding.people.holdings import (
    FORMER_WORKER,
    Person,
    address_of_nobody,
    declare,
    declare_names,
    declare_pages,
    declare_tenants,
)
from goodstanding.people.queries import held_at
from goodstanding.people.reading_log import Seen, shows


def numbered(beginning: str) -> Any:
    """A value of its own for each row, where the table wants them to differ."""
    return lambda row, person, at: f"{beginning}-{row.pk}"


def photos_of(person: Person) -> Q:
    """The files of the person's photos that no other worker's photo uses."""
    theirs, others = Photo.objects.filter(worker__in=person.workers), Photo.objects.exclude(worker__in=person.workers)
    return Q(pk__in=theirs.values("file")) & ~Q(pk__in=others.values("file"))


def names_of(person: Person) -> Any:
    return Worker.objects.filter(pk__in=person.workers).values_list("name", flat=True)


def shops_of(person: Person) -> Any:
    """Name and slug of the marketplaces on which the person works or hires."""
    works, hires = Worker.objects.filter(pk__in=person.workers), Company.objects.filter(pk__in=person.at("client"))
    found = Marketplace.objects.filter(
        Q(pk__in=works.values("marketplace")) | Q(pk__in=hires.values("marketplace")) | Q(pk__in=person.at("team"))
    )
    return found.order_by("name").values_list("name", "slug")


def pages(person: Person) -> Any:
    return [("terms", name, reverse("marketplaces:terms", args=[slug])) for name, slug in shops_of(person)]


def seen_worker(actor: Actor, **worker: Any) -> Seen | None:
    """Whose page a team or a company has opened; None for the worker's own eyes."""
    found = Worker.objects.filter(**worker).values_list("pk", "marketplace").first()
    if found is None or Role("worker", found[0]) in actor.roles:
        return None
    role = _reader(actor, found[1])
    return Seen((f"worker:{found[0]}",), role) if role else None


def seen_buyers(actor: Actor, place: Mapping[str, Any]) -> Seen | None:
    """Whose addresses a team has read on the page of a company."""
    marketplace = Company.objects.filter(pk=place["pk"]).values_list("marketplace", flat=True).first()
    if marketplace is None or not actor.serves(marketplace):
        return None
    buyers = held_at(SYSTEM, "client", place["pk"]).exclude(account=actor.account).values_list("account", flat=True)
    return Seen(tuple(f"account:{pk}" for pk in buyers), Role("team", marketplace))


def _reader(actor: Actor, marketplace: int) -> Role | None:
    """The office in which somebody reads on a marketplace: its team, else a company there."""
    if actor.serves(marketplace):
        return Role("team", marketplace)
    company = Company.objects.filter(marketplace=marketplace, pk__in=actor.tenants("client")).order_by("pk").first()
    return Role("client", company.pk) if company else None


ORGANISATION = "of a marketplace, a company or an agency, which is no person"
CODE = "a code or a key of the install's own"
EMPTIED = {"content": b"", "digest": numbered("erased")}
declare_names(names_of)
declare_pages(pages)
declare_tenants("team", lambda tenant: Marketplace.objects.filter(pk=tenant).values_list("name", flat=True).first())
declare_tenants("client", lambda tenant: Company.objects.filter(pk=tenant).values_list("name", flat=True).first())
declare(File, whose=photos_of, erases=EMPTIED)
declare(
    Photo,
    topic="profile",
    whose=lambda person: Q(worker__in=person.workers),
    erases={"description": ""},
    told="kind description added_at removed_at file",
    deletes=True,
)
declare(
    QualificationCheck,
    whose=lambda person: Q(qualification__worker__in=person.workers),
    erases={"note": ""},
    deletes=True,
)
declare(
    Qualification,
    topic="profile",
    whose=lambda person: Q(worker__in=person.workers),
    erases={"title": "", "issuer": "", "reference": ""},
    told="kind title issuer reference issued_on expires_on added_at removed_at",
    deletes=True,
)
declare(
    Worker,
    topic="profile",
    whose=lambda person: Q(pk__in=person.workers),
    erases={
        "external_id": numbered("erased"),
        "slug": numbered("former-worker"),
        "name": FORMER_WORKER,
        "headline": "",
        "about": "",
        "rate_cents": None,
    },
    keeps={"a country; no person is known by it alone": "country", CODE: "hidden"},
    told="marketplace external_id slug name headline about country rate_cents hidden created_at",
)
declare(
    Membership,
    topic="profile",
    whose=lambda person: Q(worker__in=person.workers),
    told="agency is_exclusive since until",
)
declare(
    Acceptance,
    topic="account",
    whose=lambda person: Q(account=person.account),
    told="terms accepted_at",
)
declare(
    TeamInvitation,
    topic="account",
    whose=lambda person: Q(email__iexact=person.email),
    erases={"email": address_of_nobody},
    told="marketplace office email invited_at settled_at",
)
declare(
    Company,
    whose=lambda person: Q(pk__in=person.at("client"), manager_name__in=person.names),
    erases={"manager_name": "", "manager_link": ""},
    keeps={ORGANISATION: "external_id name domain about country"},
)
declare(Agency, keeps={ORGANISATION: "external_id slug name about"})
declare(Marketplace, keeps={ORGANISATION: "slug name site country size zone currency"})
declare(Facet, keeps={ORGANISATION: "kind value"})
declare(Terms, keeps={"the marketplace's own terms": "text"})
shows("marketplaces:worker", "profile", lambda actor, place: seen_worker(actor, pk=place["pk"]))
shows("marketplaces:company", "contacts", seen_buyers)
