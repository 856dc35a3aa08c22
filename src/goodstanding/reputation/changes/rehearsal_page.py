"""A rehearsed change as the team's pages show it: its summary, its tables, the preview of its notices."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Paginator

from goodstanding.base.access import Actor
from goodstanding.reputation.changes.moved import effect_of
from goodstanding.reputation.changes.notices import names_of, notices_of
from goodstanding.reputation.changes.page import (
    as_csv,
    differences_table,
    holders_table,
    in_order,
    moves_chart,
    rising_counts,
    top_counts,
)
from goodstanding.reputation.changes.words import differences
from goodstanding.reputation.mails.rules import Told, notice_letter
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import changes_to_come, first_monday, last_comments
from goodstanding.reputation.rehearsal.background import Waiting, rehearsal_of
from goodstanding.reputation.rehearsal.change import Rehearsal, rules_of
from goodstanding.reputation.scoring.rule import Rule

ON_A_PAGE: Final = 50
NOTICES: Final = 10


def summary(actor: Actor, change: RuleChange, at: datetime) -> dict[str, Any]:
    """What differs, without the rehearsal."""
    shop = change.marketplace
    before, after = rules_of(actor, change, shop.day(at))
    found = differences(before, after, shop.currency)
    return {"marketplace": shop, "change": change, "before": before, "after": after, "found": differences_table(found)}


def shown(actor: Actor, change: RuleChange, at: datetime, asked: Mapping[str, str]) -> dict[str, Any]:
    """The rehearsal, and a page of those whom it moves, or of all with `all` asked; or that it is not done yet."""
    shop = change.marketplace
    found = rehearsal_of(actor, change, shop.day(at))
    if isinstance(found, Waiting):
        return summary(actor, change, at) | {"waiting": found.state}
    names, effect = names_of(actor, shop), effect_of(found.moved)
    some = [each for each in found.moved if each.is_moved or "all" in asked]
    page = Paginator(in_order(some, names), ON_A_PAGE).get_page(asked.get("page"))
    table = holders_table(list(page), names, found.after, shop.currency)
    return summary(actor, change, at) | {
        "rehearsal": found,
        "coming": _coming(actor, change, found.before, at),
        "is_of_today": found.on == shop.day(at),
        "effect": effect,
        "counts": top_counts(effect),
        "rising": rising_counts(effect),
        "chart": moves_chart(found.moved),
        "page": page,
        "table": table,
        "is_all": "all" in asked,
        "moved": sum(each.is_moved for each in found.moved),
    }


def _coming(actor: Actor, change: RuleChange, before: Rule, at: datetime) -> RuleChange | None:
    """The announced change whose rule is the one before, where its day is to come."""
    ahead = changes_to_come(actor, change.marketplace, change.marketplace.day(at))
    return next((each for each in ahead if each.rule == before.name), None)


def csv(actor: Actor, change: RuleChange, at: datetime) -> str | None:
    """Everybody of the rehearsal; None where it is not done yet."""
    found = rehearsal_of(actor, change, change.marketplace.day(at))
    if isinstance(found, Waiting):
        return None
    names = names_of(actor, change.marketplace)
    return as_csv(in_order(found.moved, names), names)


def preview(actor: Actor, change: RuleChange, at: datetime, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """Some of the notices as they would be mailed, in the readers' languages; None where they are not known yet."""
    found = rehearsal_of(actor, change, change.marketplace.day(at))
    if isinstance(found, Waiting):
        return None
    notices = notices_of(actor, change.marketplace, found.moved)
    page = Paginator(notices, NOTICES).get_page(asked.get("page"))
    told = _told(actor, change, found, at)
    letters = [(each.account, notice_letter(told, each)) for each in page]
    return {"marketplace": change.marketplace, "change": change, "page": page, "letters": letters}


def _told(actor: Actor, change: RuleChange, rehearsal: Rehearsal, at: datetime) -> Told:
    """What the notices say; of a draft the day is the first on which it may hold."""
    shop = change.marketplace
    day = change.holds_from or first_monday(actor, shop, at)
    return Told(change, rehearsal.before, rehearsal.after, day, last_comments(actor, change, at))
