"""Which award of a marketplace a press kit is for on a day, and why there may be none."""

from dataclasses import dataclass
from datetime import date

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import awards_ever, standings_on
from goodstanding.accreditation.states import Standing
from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.facts import PublicAward, public_facts_of
from goodstanding.badges.models import Credential
from goodstanding.badges.queries import newest_badge
from goodstanding.badges.wordings import emblem_of
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace


@dataclass(frozen=True)
class Kit:
    """What a press kit is made of. `emblem` is a PNG, b"" for our seal."""

    facts: PublicAward
    badge: Credential
    emblem: bytes

    @property
    def name(self) -> str:
        """What the zip and the folder in it are called, without an ending."""
        return f"{self.facts.slug}-press-kit-{self.facts.edition}"


@dataclass(frozen=True)
class Found:
    """An award with its kit, None where there is none: the award is not held, or no badge stands that can be checked.

    `others` are (slug, name) of the marketplace's other programmes with an award.
    """

    facts: PublicAward
    kit: Kit | None
    others: tuple[tuple[str, str], ...]


def found(actor: Actor, shop: Marketplace, on: date, programme: str = "") -> Found | None:
    """The award that a kit is for: the one held, or else the newest, of a programme where its slug is given.

    None before the first award.
    """
    judged = standings_on(actor, awards_ever(actor).filter(decision__round__marketplace=shop), on)
    names = {award.decision.round.programme.slug: award.decision.round.programme.name for award, _standing in judged}
    wanted = [pair for pair in judged if not programme or pair[0].decision.round.programme.slug == programme]
    if not wanted:
        return None
    chosen = next((pair for pair in wanted if pair[1].is_held), wanted[0])
    facts = public_facts_of([chosen])[0]
    others = tuple((slug, name) for slug, name in names.items() if slug != facts.programme_slug)
    return Found(facts, _kit(actor, chosen, facts), others)


def _kit(actor: Actor, chosen: tuple[Award, Standing], facts: PublicAward) -> Kit | None:
    award, standing = chosen
    badge = newest_badge(actor, award)
    if not standing.is_held or badge is None or hasattr(badge, "revocation") or not is_authentic(badge):
        return None
    return Kit(facts, badge, emblem_of(award.decision.round.programme))
