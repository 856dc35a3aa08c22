"""Reads of findings: published ones are public, a preview is its operator's."""

from datetime import date

from django.db.models import QuerySet

from goodstanding.accreditation.finding import Preview, Waits, digest_of
from goodstanding.accreditation.models import Findings
from goodstanding.accreditation.queries.findings_inputs import items_of, launched, year_of
from goodstanding.accreditation.queries.norms import NORMS, published_before
from goodstanding.base.access import Actor
from goodstanding.rules.findings.publication import Past, publication
from goodstanding.rules.norms.attacks import Mean
from goodstanding.surveys.models import Programme, Round
from goodstanding.surveys.queries import award_rule_of, policies_of

FINDINGS = "findings-1"
RUNNING = ("fielding", "candidate")


def findings_of(actor: Actor, programme: Programme) -> QuerySet[Findings]:
    """The published findings of a programme, the newest edition first; public."""
    found: QuerySet[Findings] = Findings.objects.filter(programme=programme)
    return found.select_related("programme").order_by("-edition")


def findings_editions(actor: Actor, programme: Programme) -> list[int]:
    """The editions in which a field was opened, the newest first, for who operates the programme."""
    rounds = Round.objects.filter(programme=programme, launched_at__isnull=False)
    editions = rounds.values_list("edition", flat=True).distinct()
    return sorted(editions, reverse=True) if actor.operates(programme.pk) else []


def findings_preview(actor: Actor, programme: Programme, edition: int, on: date) -> Preview | None:
    """What findings of an edition would publish on a day, for who operates the programme; else None.

    None too for an edition in which no field was opened.
    """
    if edition not in findings_editions(actor, programme):
        return None
    policies = policies_of(actor, programme)
    versions = policies.version(FINDINGS, on), policies.version(NORMS, on)
    scale = policies.award(award_rule_of(actor, programme, on), on).scale
    year, past = year_of(actor, programme, edition), _past(actor, programme)
    rules = versions[0].value, versions[1].value
    found = publication(year, items_of(actor, programme), past, rules, scale)
    digest = digest_of(year, past, versions, edition)
    waits = _waits(actor, programme, edition, on)
    return Preview(edition, programme.instrument, year, found, versions, digest, waits)


def _past(actor: Actor, programme: Programme) -> Past:
    """All means that releases and findings have published."""
    published = published_before(actor, programme)
    owned = [({one: shop for shop, one in cell.members.items()}, cell.mean) for cell in published.cells]
    return Past([Mean(members, mean, mean) for members, mean in owned], published.scores)


def _waits(actor: Actor, programme: Programme, edition: int, on: date) -> Waits:
    if on.year <= edition:
        return "year"
    return "rounds" if launched(actor, programme, edition).filter(state__in=RUNNING).exists() else ""
