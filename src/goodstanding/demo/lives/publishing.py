"""What comes of an award: the badge, for some the news, and for two an operator's second look."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from goodstanding.accreditation.actions import suspend, withdraw
from goodstanding.accreditation.models import Award
from goodstanding.badges.actions import issue, prove_made_domain, revoke_ended, set_publicity
from goodstanding.badges.publicity import Switches
from goodstanding.base.access import SYSTEM
from goodstanding.community.actions import announce
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.programme_page import tell_the_news
from goodstanding.demo.stage import Host, Shop, Stage

BADGE_AFTER, NEWS_AFTER = timedelta(minutes=2), timedelta(days=15)
STORYTELLER: Final = "kazi-hub"
TOLD: Final = {"mekong-bench": Switches(shows_figures=True, announces=True), "talento-paisa": Switches(announces=True)}
"""Who agrees to the news of its newest award, and what else it shows."""

Step = Callable[..., object]
SECOND_LOOKS: Final[dict[str, tuple[Step, timedelta, str]]] = {
    "atlas-metiers": (
        withdraw,
        timedelta(days=120),
        "Nine of the answers came from friends of the house, as invoices that were asked for later show.",
    ),
    "indus-bench": (
        suspend,
        timedelta(days=40),
        "Three of the clients that it named cannot be matched to invoices yet.",
    ),
}
"""What the operator does to an award some time after it, and the reason that everybody may read."""


def badge(shop: Shop, award: Award, signed: datetime) -> Life:
    """The badge, minutes after the signature."""
    yield signed + BADGE_AFTER
    prove_made_domain(shop.marketplace, by=SYSTEM, at=signed + BADGE_AFTER)
    issue(award, by=SYSTEM, at=signed + BADGE_AFTER)


def afterwards(stage: Stage, host: Host, shop: Shop, award: Award, signed: datetime) -> Life:
    """The news of the newest award, once the respondents are told, and the second look; as far as today has come."""
    told = signed + NEWS_AFTER
    if stage.is_of_this_year(signed) and told < stage.morning:
        yield told
        tell(host, shop, award, told)
    if shop.marketplace.slug in SECOND_LOOKS:
        act, after, reason = SECOND_LOOKS[shop.marketplace.slug]
        if signed + after < stage.morning:
            yield signed + after
            act(award, reason, by=host.operator, at=signed + after)
            revoke_ended(by=SYSTEM, at=signed + after)


def tell(host: Host, shop: Shop, award: Award, at: datetime) -> None:
    slug = shop.marketplace.slug
    if slug == STORYTELLER:
        tell_the_news(award, team=shop.team, operator=host.operator, at=at)
    elif slug in TOLD:
        set_publicity(shop.marketplace, TOLD[slug], by=shop.team, at=at)
        announce(award, by=host.operator, at=at)
