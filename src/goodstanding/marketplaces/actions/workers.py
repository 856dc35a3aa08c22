"""Verbs on workers and agencies: add, describe, show papers and pictures, check them, join and leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import TYPE_CHECKING, Final, Literal

from django.db import transaction

from goodstanding.base.access import Actor, Role, person, require
from goodstanding.base.files import keep_file, picture
from goodstanding.base.listed import listed
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.marketplaces.actions.companies import SOUGHT_AT_ONCE
from goodstanding.marketplaces.models import (
    Agency,
    Marketplace,
    Membership,
    Photo,
    Qualification,
    QualificationCheck,
    Worker,
)
from goodstanding.marketplaces.refusals import ExclusiveElsewhere
from goodstanding.marketplaces.slugs import candidates

if TYPE_CHECKING:
    from django.db.models import QuerySet

declare("marketplaces.workers_added", "A marketplace added workers.")
declare("marketplaces.worker_described", "A worker, or the marketplace for one, changed a profile.")
declare("marketplaces.qualification_added", "A worker added a skill, tool, certificate, licence or insurance.")
declare("marketplaces.qualification_removed", "A worker removed one.")
declare("marketplaces.qualification_checked", "A marketplace saw the paper behind a qualification.")
declare("marketplaces.photo_added", "A worker added a picture.")
declare("marketplaces.photo_removed", "A worker removed a picture.")
declare("marketplaces.agencies_added", "A marketplace added agencies.")
declare("marketplaces.agency_joined", "A worker became a member of an agency.")
declare("marketplaces.agency_left", "A worker left an agency.")

PHOTO_SIDE: Final = {"photo": 480, "portfolio": 1280}
"""Pixels of the longer side as kept."""


@dataclass(frozen=True)
class Freelancer:
    """A worker as its marketplace knows one."""

    external_id: str
    name: str
    country: str = ""
    headline: str = ""


@dataclass(frozen=True)
class Portrait:
    """What a worker says of oneself, and the keys of Worker.BRAND that the public profile leaves out."""

    name: str
    headline: str = ""
    about: str = ""
    country: str = ""
    rate_cents: int | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A qualification as a worker enters it."""

    kind: str
    title: str
    issuer: str = ""
    reference: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


@transaction.atomic
def add_workers(
    marketplace: Marketplace, freelancers: Iterable[Freelancer], *, by: Actor, at: datetime
) -> dict[str, Worker]:
    """The workers by external id; one that is known already is taken as it is."""
    require(by.serves(marketplace.pk))
    wanted = {each.external_id: each for each in freelancers}
    known = _known(Worker.objects.filter(marketplace=_locked(marketplace)), wanted)
    taken = set(Worker.objects.filter(marketplace=marketplace).values_list("slug", flat=True))
    added = Worker.objects.bulk_create(
        Worker(
            marketplace_id=marketplace.pk,
            external_id=key,
            slug=_free_slug(each.name or key, key, taken),
            name=each.name or key,
            country=each.country,
            headline=each.headline,
            created_at=at,
        )
        for key, each in wanted.items()
        if key not in known
    )
    _note_added("marketplaces.workers_added", marketplace, added, by=by, at=at)
    return known | {worker.external_id: worker for worker in added}


@transaction.atomic
def add_agencies(marketplace: Marketplace, names: Mapping[str, str], *, by: Actor, at: datetime) -> dict[str, Agency]:
    """The agencies by external id -> name; one that is known already is taken as it is."""
    require(by.serves(marketplace.pk))
    known = _known(Agency.objects.filter(marketplace=_locked(marketplace)), names)
    taken = set(Agency.objects.filter(marketplace=marketplace).values_list("slug", flat=True))
    added = Agency.objects.bulk_create(
        Agency(
            marketplace_id=marketplace.pk,
            external_id=key,
            slug=_free_slug(name, key, taken),
            name=name,
            created_at=at,
        )
        for key, name in names.items()
        if key not in known
    )
    _note_added("marketplaces.agencies_added", marketplace, added, by=by, at=at)
    return known | {agency.external_id: agency for agency in added}


def _locked(marketplace: Marketplace) -> Marketplace:
    """Two lists may bring the same worker at once."""
    return Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)


def _known[M: (Worker, Agency)](rows: "QuerySet[M]", wanted: Iterable[str]) -> dict[str, M]:
    return {
        row.external_id: row
        for some in batched(wanted, SOUGHT_AT_ONCE)
        for row in rows.filter(external_id__in=listed(some))
    }


def _free_slug(name: str, key: str, taken: set[str]) -> str:
    """A slug from a name, with the id where another has it; from the id alone where the script gives none.

    It is taken from now on.
    """
    plain = next(candidates(name, key))
    slug = (
        plain if plain not in taken else next(each for each in candidates(f"{plain} {key}", key) if each not in taken)
    )
    taken.add(slug)
    return slug


def _note_added(
    kind: str, marketplace: Marketplace, added: list[Worker] | list[Agency], *, by: Actor, at: datetime
) -> None:
    if added:
        subject, rows = ("marketplace", marketplace.pk), [(row.pk, "") for row in added]
        record_bulk(kind, by=by, at=at, subject=subject, tenant=f"marketplace:{marketplace.pk}", rows=rows)


def edits(by: Actor, worker: Worker) -> bool:
    """Whether an actor may change a worker's profile: the worker, or the marketplace's team."""
    return by.serves(worker.marketplace_id) or Role("worker", worker.pk) in by.roles


@transaction.atomic
def describe_worker(worker: Worker, portrait: Portrait, *, by: Actor, at: datetime) -> Worker:
    """Replaces what a worker says of oneself; what others said of one is not a worker's to hide."""
    require(edits(by, worker))
    changed = Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker.pk)
    for field in ("name", "headline", "about", "country", "rate_cents"):
        setattr(changed, field, getattr(portrait, field))
    changed.hidden = sorted(set(portrait.hidden) & set(Worker.BRAND))
    changed.save()
    _note("marketplaces.worker_described", changed, by=by, at=at)
    return changed


@transaction.atomic
def add_qualification(worker: Worker, paper: Paper, *, by: Actor, at: datetime) -> Qualification:
    """Adds something a worker shows; entering it again replaces its dates and numbers, and any check of them."""
    require(edits(by, worker))
    Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker.pk)
    entered = {name: getattr(paper, name) for name in ("issuer", "reference", "issued_on", "expires_on")}
    same = Qualification.objects.filter(worker=worker, kind=paper.kind, title=paper.title, removed_at=None)
    if (known := same.first()) and all(getattr(known, name) == value for name, value in entered.items()):
        return known
    same.update(removed_at=at)
    added = Qualification.objects.create(worker=worker, kind=paper.kind, title=paper.title, added_at=at, **entered)
    _note("marketplaces.qualification_added", worker, {"id": added.pk, "kind": paper.kind}, by=by, at=at)
    return added


@transaction.atomic
def remove_qualification(qualification: Qualification, *, by: Actor, at: datetime) -> None:
    worker = qualification.worker
    require(edits(by, worker))
    if Qualification.objects.filter(pk=qualification.pk, removed_at=None).update(removed_at=at):
        _note("marketplaces.qualification_removed", worker, {"id": qualification.pk}, by=by, at=at)


@transaction.atomic
def check_qualification(qualification: Qualification, note: str, *, by: Actor, at: datetime) -> QualificationCheck:
    """The team's word that it saw the paper; the first check stands."""
    worker = qualification.worker
    require(by.serves(worker.marketplace_id))
    check, is_new = QualificationCheck.objects.get_or_create(
        qualification=qualification, defaults={"checked_by_id": person(by), "checked_at": at, "note": note}
    )
    if is_new:
        _note("marketplaces.qualification_checked", worker, {"id": qualification.pk}, by=by, at=at)
    return check


@transaction.atomic
def add_photo(
    worker: Worker, kind: Literal["photo", "portfolio"], data: bytes, description: str, *, by: Actor, at: datetime
) -> Photo:
    """Keeps a picture, written anew; a new portrait takes the place of the old one. Raises UnusablePicture."""
    require(edits(by, worker))
    Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker.pk)
    drawn = picture(data, PHOTO_SIDE[kind])
    file = keep_file(drawn, "image/png", owner=f"worker:{worker.pk}", by=by, at=at)
    if kind == "photo":
        Photo.objects.filter(worker=worker, kind=kind, removed_at=None).update(removed_at=at)
    photo = Photo.objects.create(worker=worker, kind=kind, file=file, description=description, added_at=at)
    _note("marketplaces.photo_added", worker, {"id": photo.pk, "kind": kind}, by=by, at=at)
    return photo


@transaction.atomic
def remove_photo(photo: Photo, *, by: Actor, at: datetime) -> None:
    require(edits(by, photo.worker))
    if Photo.objects.filter(pk=photo.pk, removed_at=None).update(removed_at=at):
        _note("marketplaces.photo_removed", photo.worker, {"id": photo.pk}, by=by, at=at)


@transaction.atomic
def join_agency(
    agency: Agency, worker: Worker, *, is_exclusive: bool = False, since: date, by: Actor, at: datetime
) -> Membership:
    """Makes a worker a member; a second time changes nothing but exclusivity.

    Raises ExclusiveElsewhere for an exclusive member of another agency, or to become one beside another.
    """
    require(by.serves(agency.marketplace_id) and worker.marketplace_id == agency.marketplace_id)
    Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker.pk)
    others = Membership.objects.filter(worker=worker, until=None).exclude(agency=agency)
    if others.exists() if is_exclusive else others.filter(is_exclusive=True).exists():
        raise ExclusiveElsewhere
    membership, is_new = Membership.objects.get_or_create(
        agency=agency, worker=worker, until=None, defaults={"is_exclusive": is_exclusive, "since": since}
    )
    if is_new or membership.is_exclusive != is_exclusive:
        membership.is_exclusive = is_exclusive
        membership.save(update_fields=["is_exclusive"])
        data = {"agency": agency.pk, "is_exclusive": is_exclusive}
        _note("marketplaces.agency_joined", worker, data, by=by, at=at)
    return membership


@transaction.atomic
def leave_agency(membership: Membership, *, until: date, by: Actor, at: datetime) -> None:
    """Ends a membership on a day."""
    worker = membership.worker
    require(edits(by, worker))
    if Membership.objects.filter(pk=membership.pk, until=None).update(until=until):
        _note("marketplaces.agency_left", worker, {"agency": membership.agency_id}, by=by, at=at)


def _note(kind: str, worker: Worker, data: Mapping[str, object] | None = None, *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{worker.marketplace_id}"
    record(kind, by=by, at=at, subject=("worker", worker.pk), tenant=tenant, data=data)
