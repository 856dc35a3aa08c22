"""What badges do by time."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.conf import settings

from goodstanding.accreditation.queries import awards_held
from goodstanding.badges.actions import (
    end_lost,
    issue,
    prove_domain,
    prove_made_domain,
    revoke_ended,
    sign_anew,
    switch_on,
    tell_of_domain,
)
from goodstanding.badges.confirming import confirmed, last_judged
from goodstanding.badges.models import DomainProof, WorkerBadge
from goodstanding.badges.queries import awards_without_badge, newest_proof, proofs_due
from goodstanding.badges.queries.workers import badges_due, score_was_shown, standings_regained
from goodstanding.badges.refusals import DomainNotProved
from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.models import Standing


@scheduled("issue-badges", cron="* * * * *")
def issue_badges(at: datetime) -> None:
    """Revokes what an operator ended, then signs a badge for each award whose domain is proved and that has none."""
    revoke_ended(by=SYSTEM, at=at)
    if settings.DEMO:
        prove_made_domains(at)
    each_by_itself(awards_without_badge(SYSTEM, at.date()), lambda award: issue(award, by=SYSTEM, at=at))


def prove_made_domains(at: datetime) -> None:
    """Lets the made world have badges without a network."""
    shops = {award.decision.round.marketplace for award in awards_held(SYSTEM, at.date())}
    for shop in sorted(shops, key=lambda one: one.pk):
        if shop.domain.endswith(".example") and newest_proof(SYSTEM, shop) is None:
            prove_made_domain(shop, by=SYSTEM, at=at)


@scheduled("check-domains", cron="40 4 * * *")
def check_domains(at: datetime) -> None:
    """Looks again, once a year, whether holders of awards still control their domains."""
    each_by_itself(list(proofs_due(SYSTEM, at)), lambda proof: check_again(proof, at))


def check_again(proof: DomainProof, at: datetime) -> None:
    """A domain that does not show the code is tried again each day; its team is told on the first."""
    if proof.method == "demo":
        prove_made_domain(proof.marketplace, by=SYSTEM, at=at)
        return
    try:
        prove_domain(proof.marketplace, proof.method, by=SYSTEM, at=at)
    except DomainNotProved as refusal:
        tell_of_domain(proof, refusal.obstacle, by=SYSTEM, at=at)


@scheduled("worker-badges", cron="* * * * *")
def follow_standings(at: datetime) -> None:
    """Ends workers' badges with their standings, goes on with those of regained ones, and signs anew what is due."""
    end_lost(by=SYSTEM, at=at)
    each_by_itself(list(standings_regained(SYSTEM)), lambda standing: go_on(standing, at))
    due = groupby(badges_due(SYSTEM, at), key=lambda badge: badge.worker.marketplace)
    each_by_itself([(shop, list(badges)) for shop, badges in due], lambda one: sign_all_anew(*one, at))


def go_on(standing: Standing, at: datetime) -> None:
    """The badge of a standing that was gained anew, as its worker had it before."""
    switch_on(standing, shows_score=score_was_shown(SYSTEM, standing), by=SYSTEM, at=at)


def sign_all_anew(shop: Marketplace, badges: Iterable[WorkerBadge], at: datetime) -> None:
    """Some badges of one marketplace: what its last judged Monday says is asked once for all of them."""
    rows, week = list(badges), last_judged(shop)
    if week:
        said = confirmed(shop, {badge.worker_id for badge in rows}, week)
        each_by_itself(rows, lambda badge: sign_anew(badge, said[badge.worker_id], by=SYSTEM, at=at))
