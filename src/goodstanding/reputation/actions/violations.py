"""A worker broke the guidelines or was paid around the marketplace: by the team or by a ruling, and lifted again."""

from datetime import date, datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.actions.standings import locked, note_standing, notice_of
from goodstanding.reputation.judging.plan import Said
from goodstanding.reputation.mails.standings import write_lifted, write_violation
from goodstanding.reputation.models import Standing, StandingNotice, Violation
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.rules.standing import Code, Condition, StandingPolicy, months_later

declare(
    "reputation.violation_recorded",
    "A team, or a ruling, found that a worker broke the guidelines, which closes standings.",
)
declare("reputation.violation_lifted", "A team, or a ruling on appeal, lifted a violation, with its reason.")
declare("reputation.standing_restored", "A standing goes on, because the violation that ended it was lifted.")

CODES: dict[str, Code] = {"conduct": "conduct", "circumvention": "circumvention"}


@transaction.atomic
def record_violation(
    worker: Worker, kind: str, reason: str, *, case: int | None = None, by: Actor, at: datetime
) -> Violation:
    """Records it as found today, ends the worker's standings at once, and tells the worker.

    `case` is where it was ruled.

    Raises ValueError for a kind there is not and for a reason without words.
    """
    require(by.serves(worker.marketplace_id))
    if kind not in Violation.KINDS or not reason.strip():
        raise ValueError("a violation has a kind and a reason")
    locked(worker.marketplace)
    today = worker.marketplace.day(at)
    policy = rule_of(worker.marketplace, today).standing.value
    made = Violation.objects.create(
        worker=worker,
        kind=kind,
        found_on=today,
        reason=reason.strip(),
        case_id=case,
        recorded_by_id=by.account,
        recorded_at=at,
    )
    until = counts_until(made, policy)
    _note("reputation.violation_recorded", made, by=by, at=at)
    if until > today:
        _end_standings(made, Condition(CODES[kind], False, (until - today).days, 1, "days", most=True), by=by, at=at)
    write_violation(made, until)
    return made


def counts_until(violation: Violation, policy: StandingPolicy) -> date:
    """The first day on which a violation does not count any more by itself."""
    months = policy.circumvention_months if violation.kind == "circumvention" else policy.violation_months
    return months_later(violation.found_on, months)


def _end_standings(violation: Violation, failed: Condition, *, by: Actor, at: datetime) -> None:
    """Ends what the worker holds. The mail about the violation says so: the notices count as told."""
    for standing in Standing.objects.filter(worker=violation.worker, until=None):
        standing.until, standing.lost_for, standing.lost_at = max(violation.found_on, standing.since), failed.code, at
        standing.save(update_fields=["until", "lost_for", "lost_at"])
        notice = notice_of(standing.pk, Said("lost", standing.until, failed), at)
        notice.told_at = at
        StandingNotice.objects.bulk_create([notice], ignore_conflicts=True)
        note_standing(notice, violation.worker.marketplace, by=by, at=at)


@transaction.atomic
def lift_violation(violation: Violation, why: str, *, by: Actor, at: datetime) -> Violation:
    """From today on it does not count; the standings that it ended go on as if they had not ended. Once.

    Raises ValueError for a reason without words.
    """
    require(by.serves(violation.worker.marketplace_id))
    if not why.strip():
        raise ValueError("a violation is lifted with a reason")
    locked(violation.worker.marketplace)
    violation.refresh_from_db()
    if violation.lifted_on:
        return violation
    violation.lifted_on, violation.lifted_by_id = violation.worker.marketplace.day(at), by.account
    violation.lifted_why = why.strip()
    violation.save(update_fields=["lifted_on", "lifted_by_id", "lifted_why"])
    _note("reputation.violation_lifted", violation, by=by, at=at)
    _restore(violation, by=by, at=at)
    write_lifted(violation)
    return violation


def _restore(violation: Violation, *, by: Actor, at: datetime) -> None:
    """Nothing goes on while another violation is in force."""
    today = violation.worker.marketplace.day(at)
    policy = rule_of(violation.worker.marketplace, today).standing.value
    standing_ones = Violation.objects.filter(worker=violation.worker, lifted_on=None)
    if any(counts_until(each, policy) > today for each in standing_ones):
        return
    ended = Standing.objects.filter(
        worker=violation.worker, lost_for=CODES[violation.kind], lost_at=violation.recorded_at
    )
    held = Standing.objects.filter(worker=violation.worker, until=None).values_list("kind", flat=True)
    for standing in ended.exclude(kind__in=list(held)):
        standing.until, standing.lost_for, standing.lost_at = None, "", None
        standing.save(update_fields=["until", "lost_for", "lost_at"])
        tenant = f"marketplace:{standing.marketplace_id}"
        record("reputation.standing_restored", by=by, at=at, subject=("standing", standing.pk), tenant=tenant)


def _note(kind: str, made: Violation, *, by: Actor, at: datetime) -> None:
    data = {"worker": made.worker_id, "kind": made.kind, "found_on": made.found_on.isoformat()}
    tenant = f"marketplace:{made.worker.marketplace_id}"
    record(kind, by=by, at=at, subject=("violation", made.pk), tenant=tenant, data=data)
