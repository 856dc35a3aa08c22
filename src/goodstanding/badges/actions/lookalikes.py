"""Strangers' word about sites that pretend."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import F

from goodstanding.badges.models import Credential, LookalikeReport
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record

declare("badges.lookalike_reported", "A visitor reported a site that shows somebody else's badge.")
declare("badges.lookalike_settled", "An operator looked at a reported site.")

HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")


@transaction.atomic
def report_lookalike(credential: Credential, site: str, *, by: Actor, at: datetime) -> LookalikeReport | None:
    """Counts a report of a host, which anybody may send; None for what is no host's name."""
    host = site.lower()
    if not HOST.fullmatch(host):
        return None
    report, is_new = LookalikeReport.objects.get_or_create(
        credential=credential, site=host, settled_at=None, defaults={"first_at": at, "last_at": at}
    )
    if not is_new:
        LookalikeReport.objects.filter(pk=report.pk).update(times=F("times") + 1, last_at=at)
        return report
    _note("lookalike_reported", report, by=by, at=at)
    return report


@transaction.atomic
def settle_lookalike(report: LookalikeReport, *, by: Actor, at: datetime) -> None:
    """Marks a report as looked at, for who operates the programme. Twice is once."""
    person(by)
    require(by.operates(report.credential.award.decision.round.programme_id))
    if LookalikeReport.objects.filter(pk=report.pk, settled_at=None).update(settled_at=at):
        _note("lookalike_settled", report, by=by, at=at)


def _note(name: str, report: LookalikeReport, *, by: Actor, at: datetime) -> None:
    tenant, subject = report.credential.award.decision.round.tenant, ("lookalike_report", report.pk)
    record(f"badges.{name}", by=by, at=at, subject=subject, tenant=tenant)
