"""A marketplace's file of engagements, taken over: all of it in one transaction, or none."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.files import keep_file
from goodstanding.base.importing import ImportRefused
from goodstanding.base.models import Event, File
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.engagements.actions.importing_rows import Sides, write
from goodstanding.engagements.importing import Line, Reading
from goodstanding.engagements.importing.uploads import OWNED, upload_owner
from goodstanding.engagements.queries.importing import Comparison, compared, uploads_over
from goodstanding.marketplaces.actions import Buyer, Freelancer, add_agencies, add_companies, add_workers
from goodstanding.marketplaces.models import Marketplace

declare("engagements.imported", "A marketplace imported a file of engagements.")
declare("engagements.imported_reviews_revealed", "An import brought the second review of engagements: both were shown.")
declare("engagements.import_uploaded", "A marketplace sent a file of engagements, kept until it is confirmed.")
declare("engagements.import_discarded", "A file of engagements that was sent was erased.")

KEPT = timedelta(days=1)
"""How long a file waits for its confirmation."""


@transaction.atomic
def import_engagements(marketplace: Marketplace, reading: Reading, *, by: Actor, at: datetime) -> Event | None:
    """Adds and changes the engagements of a reading; returns the event with the counts, None where all is known.

    A row that is known as it is changes nothing, and nothing is ever removed: reviews and threads stay as they are.
    Raises ImportRefused for a reading with problems, and where a line contradicts what is known.
    """
    require(by.serves(marketplace.pk))
    shop = Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    found = compared(by, shop, reading)
    if reading.problems or found.problems:
        raise ImportRefused((*reading.problems, *found.problems))
    if not found.is_news:
        return None
    revealed = write(shop, found, _sides(shop, reading, by=by, at=at), at)
    return _noted(shop, found, revealed, by=by, at=at)


def _sides(shop: Marketplace, reading: Reading, *, by: Actor, at: datetime) -> Sides:
    """Primary keys by external id of everybody in a reading; who is not known yet is added."""
    buyers = [Buyer(key, name) for key, name in reading.companies.items()]
    companies = add_companies(shop, buyers, by=by, at=at) if buyers else []
    freelancers = [Freelancer(key, name or key) for key, name in reading.workers.items()]
    workers = add_workers(shop, freelancers, by=by, at=at) if freelancers else {}
    names = {key: name or key for key, name in reading.agencies.items()}
    agencies = add_agencies(shop, names, by=by, at=at) if names else {}
    return Sides(
        {company.external_id: company.pk for company in companies},
        {key: worker.pk for key, worker in workers.items()},
        {key: agency.pk for key, agency in agencies.items()},
    )


def _noted(shop: Marketplace, found: Comparison, revealed: list[int], *, by: Actor, at: datetime) -> Event:
    """The event of an import: how many of what, and one digest of its rows, whatever their order."""
    subject, tenant = ("marketplace", shop.pk), f"marketplace:{shop.pk}"
    if revealed:
        kind = "engagements.imported_reviews_revealed"
        record_bulk(kind, by=by, at=at, subject=subject, tenant=tenant, rows=[(pk, "") for pk in revealed])
    data = {**found.counts, "rows": _digest((*found.added, *found.changed))}
    return record("engagements.imported", by=by, at=at, subject=subject, tenant=tenant, data=data)


def _digest(lines: Iterable[Line]) -> str:
    return sha256("".join(sorted(line.digest for line in lines)).encode()).hexdigest()


@transaction.atomic
def keep_upload(marketplace: Marketplace, content: bytes, *, by: Actor, at: datetime) -> File:
    """Keeps a file for a day, in the place of any that waits for its confirmation."""
    require(by.serves(marketplace.pk))
    owner = upload_owner(marketplace.pk)
    File.objects.filter(owner=owner).delete()
    kept = keep_file(content, "text/csv", owner=owner, by=by, at=at, kept_until=at.date() + KEPT)
    _note_file("engagements.import_uploaded", kept, by=by, at=at)
    return kept


def _note_file(kind: str, file: File, *, by: Actor, at: datetime) -> None:
    shop = file.owner.removeprefix(OWNED)
    record(kind, by=by, at=at, subject=("marketplace", shop), tenant=f"marketplace:{shop}", data={"file": file.pk})


@transaction.atomic
def confirm_upload(marketplace: Marketplace, file: File, reading: Reading, *, by: Actor, at: datetime) -> Event | None:
    """Imports what was read from a kept file and erases the file; raises as `import_engagements` does."""
    event = import_engagements(marketplace, reading, by=by, at=at)
    File.objects.filter(pk=file.pk, owner=upload_owner(marketplace.pk)).delete()
    return event


@transaction.atomic
def discard_upload(marketplace: Marketplace, file: File, *, by: Actor, at: datetime) -> None:
    """Erases a file that was not confirmed."""
    require(by.serves(marketplace.pk))
    if File.objects.filter(pk=file.pk, owner=upload_owner(marketplace.pk)).delete()[0]:
        _note_file("engagements.import_discarded", file, by=by, at=at)


@transaction.atomic
def discard_uploads_over(on: date, *, by: Actor, at: datetime) -> int:
    """Erases the files whose day is over; returns how many."""
    over = list(uploads_over(by, on))
    for file in over:
        _note_file("engagements.import_discarded", file, by=by, at=at)
        file.delete()
    return len(over)
