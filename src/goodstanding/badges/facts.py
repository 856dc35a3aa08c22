"""All that may be public of an award. Every page, image, feed and file about one reads this and nothing else."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import standing_now
from goodstanding.accreditation.states import Standing, State
from goodstanding.badges.models import DomainProof
from goodstanding.badges.publicity import OFF, Switches, switches_of
from goodstanding.base.access import STRANGER
from goodstanding.policies import load

ASSURANCE = {
    "A": _("The client list is verified, all of it or a random draw was asked, and half or more answered."),
    "B": _(
        "All clients of a list or a random draw were asked; the list is not verified, or fewer answered than for A."
    ),
    "C": _("The marketplace chose whom to ask, or too few of those asked answered: the award is provisional."),
}
GATHERED = {
    "census": _("Every client was asked."),
    "random": _("A random draw of the clients was asked; anybody can replay the draw."),
    "nominated": _("The marketplace named the clients who were asked."),
}


@dataclass(frozen=True)
class Figures:
    """What a marketplace shows by its own switch: trust score and interval in points of the scale, response rate
    from 0 to 1; the interval is None where the answers allow none, the rate where nobody counted."""

    score: float
    interval: tuple[float, float] | None
    rate: float | None


@dataclass(frozen=True)
class PublicAward:
    """An award as everybody may know it on a day. `answers` is a band such as "15-29"; `figures` is None where the
    marketplace does not show them; `domain` is "" and `proved_on` None while nobody has shown to control one."""

    award: int
    marketplace: str
    slug: str
    site: str
    domain: str
    proved_on: date | None
    proved_by: str
    programme: str
    programme_slug: str
    operator: str
    designation: str
    adjective: str
    edition: int
    state: State
    since: date
    reason: str
    awarded_on: date
    valid_until: date
    assurance: str
    assurance_words: str | Promise
    gathered: str | Promise
    answers: str
    policy: str
    figures: Figures | None

    @property
    def is_held(self) -> bool:
        return self.state in ("granted", "provisional")


def public_facts(award: Award, on: date) -> PublicAward:
    """The public facts of one award on a day."""
    return public_facts_of([(award, standing_now(STRANGER, award, on))])[0]


def public_facts_of(judged: Iterable[tuple[Award, Standing]]) -> list[PublicAward]:
    """The public facts of awards with their states, as accreditation.queries.standings_on() has them, in order."""
    pairs = list(judged)
    shops = {award.decision.round.marketplace_id for award, _standing in pairs}
    shown, proofs = switches_of(shops), _newest_proofs(shops)
    return [_facts(award, standing, shown, proofs) for award, standing in pairs]


def _newest_proofs(shops: set[int]) -> dict[tuple[int, str], DomainProof]:
    """The newest proof of each marketplace and domain."""
    rows = DomainProof.objects.filter(marketplace__in=shops).order_by("marketplace", "domain", "pk")
    return {key: list(found)[-1] for key, found in groupby(rows, key=lambda row: (row.marketplace_id, row.domain))}


def _facts(
    award: Award,
    standing: Standing,
    shown: dict[int, Switches],
    proofs: dict[tuple[int, str], DomainProof],
) -> PublicAward:
    decision, survey = award.decision, award.decision.round
    shop, programme, verdict = survey.marketplace, survey.programme, award.decision.verdict
    proof = proofs.get((shop.pk, shop.domain))
    return PublicAward(
        award=award.pk,
        marketplace=shop.name,
        slug=shop.slug,
        site=shop.site,
        domain=proof.domain if proof else "",
        proved_on=proof.proved_at.date() if proof else None,
        proved_by=proof.method if proof else "",
        programme=programme.name,
        programme_slug=programme.slug,
        operator=programme.operator,
        designation=programme.designation,
        adjective=programme.adjective,
        edition=survey.edition,
        state=standing.state,
        since=standing.since,
        reason=standing.reason,
        awarded_on=award.awarded_at.date(),
        valid_until=award.valid_until,
        assurance=decision.assurance,
        assurance_words=ASSURANCE[decision.assurance],
        gathered=GATHERED[verdict["mode"]],
        answers=band(verdict["n_clients"], decision.computed_at.date()),
        policy=decision.policy,
        figures=figures_of(award) if shown.get(shop.pk, OFF).shows_figures else None,
    )


def band(clients: int, on: date) -> str:
    """The public band of how many client organisations answered, by the disclosure policy of a day: "15-29", "30+"."""
    begins = load().disclosure(on).answer_bands
    place = bisect_right(begins, clients)
    if place == 0:
        return f"1-{begins[0] - 1}"
    return f"{begins[place - 1]}-{begins[place] - 1}" if place < len(begins) else f"{begins[-1]}+"


def figures_of(award: Award) -> Figures:
    """The figures behind an award, whether its marketplace shows them or not."""
    verdict = award.decision.verdict
    span, asked = verdict["interval90"], verdict["invited"]
    rate = min(1.0, verdict["n_clients"] / asked) if asked else None
    return Figures(verdict["trust_score"], (span[0], span[1]) if span else None, rate)
