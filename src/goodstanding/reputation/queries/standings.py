"""Reads of standings: who holds which is public; why, and what would change it, is for the holder and the team."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from goodstanding.base.access import Actor, Role
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Agency, Marketplace, Membership, Worker
from goodstanding.policies import load
from goodstanding.reputation.models import Pause, Snapshot, Standing, StandingNotice, Violation
from goodstanding.reputation.scoring.found import Stands
from goodstanding.reputation.scoring.rule import SHIPPED
from goodstanding.rules.standing import monday

BACK = 16
"""Weeks that are made up at most, where none was judged."""


def _held_on(on: date) -> Q:
    """Standings that are held on a day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def standings_of(
    actor: Actor, marketplace: Marketplace, on: date, workers: Collection[int] | None = None
) -> dict[int, Standing]:
    """The standing of each worker who holds one on a day, by worker; the higher one of two. Public."""
    held = Standing.objects.filter(_held_on(on), marketplace=marketplace, worker__isnull=False)
    chosen = held if workers is None else held.filter(worker__in=workers)
    return {standing.worker_id or 0: standing for standing in chosen.order_by(F("kind").asc())}


def public_standing(actor: Actor, worker: Worker) -> Standing | None:
    """The standing that a worker holds now, the higher one of two."""
    return Standing.objects.filter(worker=worker, until=None).order_by("-kind").first()


def agency_standing(actor: Actor, agency: Agency) -> Standing | None:
    """The standing that an agency holds now. Public."""
    return Standing.objects.filter(agency=agency, until=None).first()


def agency_score(actor: Actor, agency: Agency, on: date) -> Stands | None:
    """The score of an agency on a day, where enough is known for one. Public."""
    from goodstanding.reputation.scoring.now import scores_on

    return scores_on(agency.marketplace, [agency.pk], on, agencies=True).get(agency.pk)


def agency_standings(actor: Actor, worker: Worker) -> QuerySet[Standing]:
    """The standings of the agencies that a worker belongs to now. Public."""
    mine = Membership.objects.filter(worker=worker, until=None).values("agency")
    return Standing.objects.filter(agency__in=mine, until=None).select_related("agency").order_by("agency__name")


def public_agency(actor: Actor, marketplace: str, slug: str) -> Agency | None:
    """An agency by the slugs in its address."""
    found = Agency.objects.select_related("marketplace").filter(marketplace__slug=marketplace, slug=slug)
    return found.first()


def members_of(actor: Actor, agency: Agency) -> list[Worker]:
    """Who belongs to an agency now, by name; without those whose profile leaves their agency out, except for its own
    members and the team.
    """
    members = Worker.objects.filter(memberships__agency=agency, memberships__until=None).select_related("marketplace")
    is_inside = explains(actor, agency)
    return [worker for worker in members.order_by("name", "pk") if is_inside or "agency" not in worker.hidden]


def explained_worker(actor: Actor, marketplace: str, slug: str) -> Worker:
    """A worker, for the worker and the marketplace's team. Raises NotYours for all others."""
    found = Worker.objects.select_related("marketplace").filter(marketplace__slug=marketplace, slug=slug).first()
    if found is None or not explains(actor, found):
        raise NotYours
    return found


def explains(actor: Actor, holder: Worker | Agency) -> bool:
    """Whether the actor may read why a holder has a standing or not: the worker, an agency's members, the team."""
    if actor.serves(holder.marketplace_id):
        return True
    if isinstance(holder, Worker):
        return Role("worker", holder.pk) in actor.roles
    return Membership.objects.filter(agency=holder, until=None, worker__in=actor.tenants("worker")).exists()


def standing_history(actor: Actor, holder: Worker | Agency) -> QuerySet[Standing]:
    """Every standing that a holder ever had, the newest first, for whom it is explained to."""
    of = {"worker": holder} if isinstance(holder, Worker) else {"agency": holder}
    found = Standing.objects.filter(**of).order_by("-since", "-pk")
    return found if explains(actor, holder) else found.none()


def waits_for_ruling(actor: Actor, subject: Worker | Agency, kind: str) -> bool:
    """Whether a standing that is held was said to wait for the ruling on a review. Public, as losing it is."""
    whose = {"standing__worker" if isinstance(subject, Worker) else "standing__agency": subject}
    return StandingNotice.objects.filter(**whose, standing__kind=kind, standing__until=None, kind="waits").exists()


def violations_of(actor: Actor, worker: Worker) -> QuerySet[Violation]:
    """What a worker was found to have done, the newest first, for the worker and the team."""
    found = Violation.objects.filter(worker=worker).order_by("-found_on", "-pk")
    return found if explains(actor, worker) else found.none()


def violations_on(actor: Actor, marketplace: Marketplace) -> QuerySet[Violation]:
    """The same of all workers of a marketplace, for its team."""
    found = Violation.objects.filter(worker__marketplace=marketplace).select_related("worker__marketplace")
    return found.order_by("-recorded_at", "-pk") if actor.serves(marketplace.pk) else found.none()


def pauses_of(actor: Actor, worker: Worker) -> QuerySet[Pause]:
    """The times in which a worker was away, the newest first, for the worker and the team."""
    found = Pause.objects.filter(worker=worker).order_by("-since", "-pk")
    return found if explains(actor, worker) else found.none()


def standings_on(actor: Actor, marketplace: Marketplace) -> QuerySet[Standing]:
    """The standings of a marketplace that are held now, for its team: the highest first, then by name."""
    found = Standing.objects.filter(marketplace=marketplace, until=None).select_related("worker", "agency")
    found = found.order_by("-kind", "-since", "pk")
    return found if actor.serves(marketplace.pk) else found.none()


def standings_changed(actor: Actor, marketplace: Marketplace, since: date) -> QuerySet[Standing]:
    """Those gained or lost since a day, for the team, the newest change first."""
    lately = Q(since__gte=since) | Q(until__gte=since)
    found = Standing.objects.filter(lately, marketplace=marketplace).select_related("worker", "agency")
    return found.order_by("-since", "-pk") if actor.serves(marketplace.pk) else found.none()


def notices_untold(actor: Actor) -> QuerySet[StandingNotice]:
    """Notices whose mails are still to be written, the oldest first, for the system."""
    found = StandingNotice.objects.filter(told_at=None).order_by("pk")
    return found if actor.is_system else found.none()


def weeks_due(actor: Actor, marketplace: Marketplace, at: datetime) -> list[date]:
    """The Mondays up to a moment whose standings are not judged yet, in order, at most BACK of them; for the system.

    The first of all is the first Monday after the marketplace enrolled: before that nobody could know the rule.
    """
    last = monday(at.astimezone(UTC).date())
    judged = Snapshot.objects.filter(marketplace=marketplace).exclude(judged_at=None).order_by("-week").first()
    begun = monday(marketplace.enrolled_at.astimezone(UTC).date()) + timedelta(weeks=1)
    first = judged.week + timedelta(weeks=1) if judged else max(begun, load().versions(SHIPPED)[0].date)
    weeks = [last - timedelta(weeks=n) for n in reversed(range(BACK))]
    return [week for week in weeks if week >= first] if actor.is_system else []
