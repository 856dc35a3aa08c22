"""Freezing a release of norms."""

from datetime import datetime

from django.db import transaction

from goodstanding.accreditation.models import NormCell, NormMember, Release
from goodstanding.accreditation.norming import Preview, figures_of
from goodstanding.accreditation.queries.norms import preview, releases_of
from goodstanding.accreditation.refusals import NothingToPublish, PreviewChanged, TooSoon
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.models import Programme

declare("accreditation.norms_frozen", "An operator froze a release of norms.")


@transaction.atomic
def freeze_release(programme: Programme, edition: int, digest: str, *, by: Actor, at: datetime) -> Release:
    """Publishes the norms of an edition as they were previewed, for good; freezing twice is the same release.

    `digest` is the preview's. Raises PreviewChanged, TooSoon, NothingToPublish.
    """
    require(by.operates(programme.pk))
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if stands := releases_of(by, programme).filter(inputs_digest=digest).first():
        return stands
    found = preview(by, programme, edition, at.date())
    last = releases_of(by, programme).first()
    if found is None or found.digest != digest:
        raise PreviewChanged
    if last and at.date() < found.again:
        raise TooSoon(last.frozen_at.date(), found.again)
    if not found.draft.published:
        raise NothingToPublish
    release = _frozen(programme, found, last.number + 1 if last else 1, by=by, at=at)
    _fill(release, found)
    _record(release, found, by=by, at=at)
    return release


def _frozen(programme: Programme, found: Preview, number: int, *, by: Actor, at: datetime) -> Release:
    release: Release = Release.objects.create(
        programme=programme,
        edition=found.edition,
        number=number,
        policy=found.policy.id,
        policy_digest=found.policy.digest,
        inputs_digest=found.digest,
        frozen_at=at,
        frozen_by_id=person(by),
    )
    return release


def _fill(release: Release, found: Preview) -> None:
    NormCell.objects.bulk_create(
        NormCell(
            release=release,
            key=cell.key,
            marketplaces=len(cell.members),
            figures=figures_of(cell),
            reason=cell.reason,
        )
        for cell in found.draft.cells
    )
    NormMember.objects.bulk_create(
        NormMember(
            release=release,
            decision_id=int(member.contribution),
            region=member.region,
            category=member.category,
            score=member.score,
            bands=dict(place.bands),
            shrunken=place.shrunken,
        )
        for member in found.members
        if (place := found.draft.places[member.contribution])
    )


def _record(release: Release, found: Preview, *, by: Actor, at: datetime) -> None:
    """The number of cells, never a digest of the scores: who knows all but one could find that one by trying."""
    data = {
        "release": release.number,
        "edition": release.edition,
        "policy_digest": release.policy_digest,
        "published": len(found.draft.published),
        "hidden": len(found.draft.cells) - len(found.draft.published),
    }
    subject, tenant = ("programme", release.programme_id), f"programme:{release.programme_id}"
    record("accreditation.norms_frozen", by=by, at=at, subject=subject, tenant=tenant, data=data)
