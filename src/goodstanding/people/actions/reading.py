"""The log of readings: who opened data about a person, kept for that person."""

from collections.abc import Sequence
from datetime import datetime

from goodstanding.base.access import Actor, Role, person
from goodstanding.people.models import Reading


def note_reading(subjects: Sequence[str], kind: str, role: Role, *, why: str = "", by: Actor, at: datetime) -> None:
    """A line for each person ("worker:5") whose data was opened, once an hour, reader and kind.

    It changes no fact about anybody and records no event: docs/decisions/0017.
    """
    hour = at.replace(minute=0, second=0, microsecond=0)
    same = {"kind": kind, "reader_id": person(by), "office": role.office, "tenant": role.tenant, "at": hour}
    known = set(Reading.objects.filter(subject__in=subjects, **same).values_list("subject", flat=True))
    new = [Reading(subject=subject, why=why, **same) for subject in subjects if subject not in known]
    if new:
        Reading.objects.bulk_create(new, ignore_conflicts=True, batch_size=1_000)
