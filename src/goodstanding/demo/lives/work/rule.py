"""Kazi Hub announces a changed rule: what it asks of a profile, what people say of it, and the answer."""

from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.people import acting
from goodstanding.demo.lives.work.profile import EMAIL as WANJIRU
from goodstanding.demo.stage import Shop, Stage
from goodstanding.demo.world import AMINA
from goodstanding.reputation.actions.rule_comments import answer_comment, comment
from goodstanding.reputation.actions.rules import Announcement, announce_change, draft_change, tell_of_change
from goodstanding.reputation.changes.moved import effect_of
from goodstanding.reputation.changes.notices import notices_of
from goodstanding.reputation.changes.writing import Author, write_rule
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import rule_in_force
from goodstanding.reputation.rehearsal.change import rehearse
from goodstanding.rules.standing import monday

CHANGED: Final = {"profile": 70}
WHY: Final = (
    "Companies look for Top Rated and then find profiles of three lines: no photo, no example of work. "
    "Top Rated is our recommendation; who has it should be easy to judge for whoever never worked with them."
)
WHOSE: Final = "Eleven companies in our survey of last September, and four workers who wrote to us."
SAID: Final = (
    (4, 9, AMINA, "I choose by examples of work. This would have saved me two calls last month."),
    (2, 17, WANJIRU, "Fair, but tell us what is missing in a profile, not only that it is incomplete."),
)
"""Days ago, hour, who, what."""
ANSWER: Final = (1, 8, "Your profile names each part that is missing and what it brings. The notices link to it.")
ANNOUNCED, WEEKS = 5, 3
TOLD_AFTER: Final = timedelta(minutes=5)


def changed_rule(stage: Stage, slug: str) -> Life:
    """A profile of 70 % in the place of 60 %, announced, told to whom it concerns, and open for comments."""
    yield (at := stage.before(ANNOUNCED))
    shop = stage.sites[slug].shop
    change = announced(shop, monday(stage.today) + timedelta(weeks=WEEKS), at)
    yield at + TOLD_AFTER
    tell(change, at + TOLD_AFTER)
    for days, hour, who, words in SAID:
        yield (at := stage.before(days, hour))
        said = comment(change, words, by=acting(who), at=at)
    days, hour, words = ANSWER
    yield (at := stage.before(days, hour))
    answer_comment(said, words, by=shop.team, at=at)


def announced(shop: Shop, holds_from: date, at: datetime) -> RuleChange:
    marketplace = shop.marketplace
    on = marketplace.day(at)
    author = Author(marketplace.slug, 1, marketplace.name, on)
    written = write_rule(rule_in_force(SYSTEM, marketplace, on), CHANGED, (), author)
    draft = draft_change(marketplace, written, by=shop.team, at=at)
    return announce_change(draft, Announcement(WHY, WHOSE, holds_from), by=shop.team, at=at)


def tell(change: RuleChange, at: datetime, by: Actor = SYSTEM) -> None:
    """What the job does minutes later: everybody under both rules, and a mail to whom it concerns."""
    shop = change.marketplace
    moved = rehearse(by, change, shop.day(at)).moved
    tell_of_change(change, notices_of(by, shop, moved), effect_of(moved), by=by, at=at)
