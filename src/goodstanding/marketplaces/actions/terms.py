"""Publishing guidelines and terms, and accepting them."""

from datetime import date, datetime
from typing import Literal

from django.db import transaction
from django.db.models import Max

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Acceptance, Marketplace, Terms
from goodstanding.marketplaces.queries import terms_due
from goodstanding.marketplaces.refusals import TermsDue, TermsInThePast

declare("marketplaces.terms_published", "A marketplace published a version of its guidelines or terms.")
declare("marketplaces.terms_accepted", "A person accepted a version of a marketplace's guidelines or terms.")


@transaction.atomic
def publish_terms(
    marketplace: Marketplace,
    kind: Literal["guidelines", "terms"],
    text: str,
    in_force_from: date,
    *,
    by: Actor,
    at: datetime,
) -> Terms:
    """The next version of a kind; the same text again is the version that there is.

    Raises TermsInThePast for a day that is over.
    """
    require(by.serves(marketplace.pk))
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    versions = Terms.objects.filter(marketplace=marketplace, kind=kind)
    newest = versions.order_by("-version").first()
    if newest and newest.text == text:
        return newest
    if in_force_from < marketplace.day(at):
        raise TermsInThePast(in_force_from)
    number = (versions.aggregate(last=Max("version"))["last"] or 0) + 1
    published = Terms.objects.create(
        marketplace=marketplace, kind=kind, version=number, text=text, in_force_from=in_force_from, published_at=at
    )
    data = {"kind": kind, "version": number, "in_force_from": in_force_from.isoformat()}
    _note("marketplaces.terms_published", published, data, by=by, at=at)
    return published


@transaction.atomic
def accept_terms(terms: Terms, *, by: Actor, at: datetime) -> Acceptance:
    """A person's acceptance of this version; twice is once."""
    acceptance, is_new = Acceptance.objects.get_or_create(
        terms=terms, account_id=person(by), defaults={"accepted_at": at}
    )
    if is_new:
        _note("marketplaces.terms_accepted", terms, {"kind": terms.kind, "version": terms.version}, by=by, at=at)
    return acceptance


def require_terms(marketplace: Marketplace, *, by: Actor, at: datetime) -> None:
    """Raises TermsDue unless the actor has accepted what is in force; the system accepts nothing and may go on."""
    if not by.is_system and (due := terms_due(by, marketplace, marketplace.day(at))):
        raise TermsDue(marketplace.slug, [each.get_kind_display() for each in due])


def _note(kind: str, terms: Terms, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{terms.marketplace_id}"
    record(kind, by=by, at=at, subject=("terms", terms.pk), tenant=tenant, data=data)
