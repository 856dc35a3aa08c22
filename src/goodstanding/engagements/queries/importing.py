"""What an import would change, and what was imported before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Final, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, require
from goodstanding.base.importing import Problem, shown
from goodstanding.base.listed import listed
from goodstanding.base.models import Event, File
from goodstanding.engagements.importing import Line, Reading
from goodstanding.engagements.importing.uploads import OWNED, upload_owner
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Worker

SOUGHT_AT_ONCE: Final = 10_000
"""Ids in one query: some builds of SQLite take no more than 32,766 values."""


@dataclass(frozen=True)
class Comparison:
    """A reading beside what is known: lines to add and to change, how many are the same, and whom they bring.

    `companies`, `workers` and `agencies` are names by external id of those not known yet. `problems` are lines that
    contradict what is known; where there are any, nothing may be imported.
    """

    added: tuple[Line, ...]
    changed: tuple[Line, ...]
    same: int
    companies: Mapping[str, str]
    workers: Mapping[str, str]
    agencies: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of what, as the event of the import keeps it."""
        counts = {"added": len(self.added), "changed": len(self.changed), "same": self.same}
        return counts | {name: len(getattr(self, name)) for name in ("companies", "workers", "agencies")}

    @property
    def is_news(self) -> bool:
        return bool(self.added or self.changed)


class Known(NamedTuple):
    """An engagement of the marketplace, as far as an import asks."""

    digest: str
    company: str
    worker: str
    ended_on: date | None


def compared(actor: Actor, marketplace: Marketplace, reading: Reading) -> Comparison:
    """The reading beside what its marketplace has. For its team."""
    require(actor.serves(marketplace.pk))
    known = _known(marketplace, (line.external_id for line in reading.lines))
    added, changed, same = list[Line](), list[Line](), 0
    for line in reading.lines:
        before = known.get(line.external_id)
        if before is None:
            added.append(line)
        elif before.digest == line.digest:
            same += 1
        else:
            changed.append(line)
    return Comparison(
        tuple(added),
        tuple(changed),
        same,
        _unknown(Company.objects.filter(marketplace=marketplace), reading.companies),
        _unknown(Worker.objects.filter(marketplace=marketplace), reading.workers),
        _unknown(Agency.objects.filter(marketplace=marketplace), reading.agencies),
        tuple(problem for line in changed for problem in _objections(line, known[line.external_id])),
    )


def _known(marketplace: Marketplace, ids: Iterable[str]) -> dict[str, Known]:
    rows = Engagement.objects.filter(marketplace=marketplace)
    columns = ("external_id", "imported_digest", "company__external_id", "worker__external_id", "ended_on")
    return {
        row[0]: Known(*row[1:])
        for some in batched(ids, SOUGHT_AT_ONCE)
        for row in rows.filter(external_id__in=listed(some)).values_list(*columns)
    }


def _unknown[M: (Company, Worker, Agency)](rows: "QuerySet[M]", names: Mapping[str, str]) -> dict[str, str]:
    known = {
        key
        for some in batched(names, SOUGHT_AT_ONCE)
        for key in rows.filter(external_id__in=listed(some)).values_list("external_id", flat=True)
    }
    return {key: name for key, name in names.items() if key not in known}


def _objections(line: Line, known: Known) -> Iterator[Problem]:
    """In what a changed line may not change what is known: who works together, and that it has ended."""
    for field, before in (("company", known.company), ("worker", known.worker)):
        if (now := getattr(line, field)) != before:
            expected, advice = _("%(id)s, as before"), _("An engagement keeps its sides. Give another one its own id.")
            yield Problem(line.line, field, shown(now), expected % {"id": shown(before)}, advice)
    if known.ended_on and line.ended_on is None:
        found, expected = _("no last day"), _("the day on which it ended; it is known as %(day)s")
        advice = _("What has ended stays so. Give new work an id of its own.")
        yield Problem(line.line, "ended", found, expected % {"day": known.ended_on.isoformat()}, advice)


def upload(actor: Actor, marketplace: Marketplace, digest: str) -> File | None:
    """The file that the team sent and has not confirmed yet."""
    require(actor.serves(marketplace.pk))
    return File.objects.filter(owner=upload_owner(marketplace.pk), digest=digest).first()


def uploads_over(actor: Actor, on: date) -> QuerySet[File]:
    """Files that were sent and not confirmed in their time. The system alone asks."""
    require(actor.is_system)
    return File.objects.filter(owner__startswith=OWNED, kept_until__lte=on)


def imports(actor: Actor, marketplace: Marketplace) -> QuerySet[Event]:
    """The imports of engagements that were done, the newest first, each with its counts in `data`."""
    require(actor.serves(marketplace.pk))
    done = Event.objects.filter(kind="engagements.imported", tenant=f"marketplace:{marketplace.pk}")
    return done.order_by("-position")
