"""Reads of norms. Releases are public but for who is behind them; how a marketplace compares is its team's alone."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goodstanding.accreditation.finding import means_behind
from goodstanding.accreditation.models import Decision, Findings, NormCell, NormMember, Release
from goodstanding.accreditation.norming import Compared, Preview, Published, compared, month_after, preview_of
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Facet, Marketplace
from goodstanding.rules.norms.cells import Member, counted, mean_of, single
from goodstanding.rules.norms.cells import cells_of as grouped
from goodstanding.rules.norms.release import Past
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import award_rule_of, policies_of

GRADES = ("A", "B")
JUDGED = ("awarded", "not_awarded")
NORMS = "norms-1"


def releases_of(actor: Actor, programme: Programme) -> QuerySet[Release]:
    """The releases of a programme, the newest first; public."""
    releases: QuerySet[Release] = Release.objects.filter(programme=programme)
    return releases.select_related("programme").order_by("-number")


def cells_of(actor: Actor, release: Release) -> QuerySet[NormCell]:
    """The cells of a release: all, regions, categories. What is hidden, and why, is for the programme's operators."""
    cells: QuerySet[NormCell] = NormCell.objects.filter(release=release).order_by("pk")
    return cells if actor.operates(release.programme_id) else cells.filter(reason="")


def editions_of(actor: Actor, programme: Programme) -> list[int]:
    """The editions with a decision that norms may be made of, the newest first, for who operates the programme."""
    editions = _decisions(programme).values_list("round__edition", flat=True).distinct()
    return sorted(editions, reverse=True) if actor.operates(programme.pk) else []


def preview(actor: Actor, programme: Programme, edition: int, on: date) -> Preview | None:
    """What a release of an edition would publish on a day, for who operates the programme; else None.

    It holds each marketplace once, by its latest decision of assurance A or B up to the edition.
    """
    if not actor.operates(programme.pk):
        return None
    policies = policies_of(actor, programme)
    version = policies.version(NORMS, on)
    scale = policies.award(award_rule_of(actor, programme, on), on).scale
    past = published_before(actor, programme)
    last = releases_of(actor, programme).first()
    again = month_after(last.frozen_at.date(), version.value.months_between) if last else on
    return preview_of(_members(programme, edition), past, version, scale, (edition, again))


def published_before(actor: Actor, programme: Programme) -> Published:
    """All that the programme's releases and findings have published, for who operates it; else nothing."""
    if not actor.operates(programme.pk):
        return Published()
    rows = NormMember.objects.filter(release__programme=programme).select_related("decision__round")
    by_release: dict[int, list[Member]] = defaultdict(list)
    for row in rows.order_by("pk"):
        by_release[row.release_id].append(_kept(row))
    shown = NormCell.objects.filter(release__programme=programme, reason="").order_by("pk")
    cells = []
    for release, key in shown.values_list("release", "key"):
        group = grouped(by_release[release])[key]
        cells.append(Past(key, counted(group), mean_of(group)))
    scores = {member.contribution: member.score for group in by_release.values() for member in group}
    told, more = _told_by_findings(programme)
    return Published((*cells, *told), scores | more)


def _told_by_findings(programme: Programme) -> tuple[list[Past], dict[str, float]]:
    """The means that follow from findings, and contribution -> score of all behind them."""
    cells: list[Past] = []
    scores: dict[str, float] = {}
    for findings in Findings.objects.filter(programme=programme).order_by("edition"):
        means, behind = means_behind(findings)
        scores.update(behind)
        for place, mean in enumerate(means):
            members = {shop: one for one, shop in mean.members.items()}
            cells.append(Past(f"findings|{findings.edition}|{place}", members, mean.low))
    return cells, scores


def band_of(actor: Actor, marketplace: Marketplace, release: Release) -> Compared | None:
    """How a marketplace compares in a release that it is part of, for its team; else None."""
    if not actor.serves(marketplace.pk):
        return None
    members = NormMember.objects.filter(release=release, decision__round__marketplace=marketplace)
    member = members.select_related("release__programme").first()
    return compared(member, NormCell.objects.filter(release=release)) if member else None


def compared_by(actor: Actor, decision: Decision) -> Compared | None:
    """How a decided round compares in the newest release that it is part of, for its team; None where there is none."""
    if not actor.serves(decision.round.marketplace_id):
        return None
    members = NormMember.objects.filter(decision__round=decision.round_id).select_related("release__programme")
    member = members.order_by("-release__number").first()
    return compared(member, NormCell.objects.filter(release=member.release)) if member else None


def _decisions(programme: Programme) -> QuerySet[Decision]:
    """The decisions that norms may be made of: of assurance A or B, about the programme's own questions."""
    return Decision.objects.filter(
        round__programme=programme,
        round__instrument=programme.instrument,
        round__state="decided",
        in_force=True,
        assurance__in=GRADES,
        outcome__in=JUDGED,
    )


def _members(programme: Programme, edition: int) -> list[Member]:
    decisions = _decisions(programme).filter(round__edition__lte=edition).order_by("round__edition", "pk")
    latest = {decision.round.marketplace_id: decision for decision in decisions.select_related("round")}
    regions, categories = _facets("region", latest), _facets("category", latest)
    return [_member(each, single(regions[shop]), single(categories[shop])) for shop, each in sorted(latest.items())]


def _facets(kind: str, shops: Mapping[int, Any]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    facets = Facet.objects.filter(kind=kind, marketplace__in=shops).order_by("value")
    for shop, value in facets.values_list("marketplace", "value"):
        found[shop].append(value)
    return found


def _member(decision: Decision, region: str, category: str) -> Member:
    verdict = decision.verdict
    score, clients = float(verdict["trust_score"]), int(verdict["n_clients"])
    variance = float(verdict["stabilised_sd"]) ** 2 / clients
    shop = str(decision.round.marketplace_id)
    return Member(shop, str(decision.pk), score, variance, clients, region, category)


def _kept(row: NormMember) -> Member:
    shop = str(row.decision.round.marketplace_id)
    return Member(shop, str(row.decision_id), row.score, 1.0, 1, row.region, row.category)
