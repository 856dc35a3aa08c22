"""What badges do by time."""

from datetime import datetime

from django.conf import settings

from goodstanding.accreditation.queries import awards_held
from goodstanding.badges.actions import issue, prove_domain, prove_made_domain, revoke_ended, tell_of_domain
from goodstanding.badges.models import DomainProof
from goodstanding.badges.queries import awards_without_badge, newest_proof, proofs_due
from goodstanding.badges.refusals import DomainNotProved
from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled


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
