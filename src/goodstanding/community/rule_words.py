"""An award rule in a few sentences, for people who have never seen one."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.rules.accreditation import AwardPolicy

CHANCE_ADDS_NOTHING: Final = 0.5
EVERYBODY: Final = 1.0


def in_words(rule: AwardPolicy) -> list[str]:
    """One sentence for each thing that the rule asks, in the reader's language."""
    return list(_sentences(rule))


def _sentences(rule: AwardPolicy) -> Iterator[str]:
    clients = ngettext(
        "At least %(number)s client has sent a valid answer.",
        "At least %(number)s clients have sent a valid answer.",
        rule.min_clients,
    )
    yield clients % {"number": rule.min_clients}
    yield _level(rule) % {"need": f"{rule.target_score:.2f}", "highest": f"{rule.scale[1]:g}"}
    yield _items(rule)
    if rule.client_low_share < EVERYBODY:
        share = _("At most %(share)s %% of the clients are unhappy: their own mean is under %(low)s.")
        yield share % {"share": f"{100 * rule.client_low_share:.0f}", "low": f"{rule.client_low:.2f}"}


def _level(rule: AwardPolicy) -> str:
    if rule.confidence <= CHANCE_ADDS_NOTHING:
        return _("The mean over clients is at least %(need)s of %(highest)s.")
    return _(
        "The mean over clients is at least %(need)s of %(highest)s, and more where few have answered, so that chance "
        "awards nobody."
    )


def _items(rule: AwardPolicy) -> str:
    floors = {"floor": f"{rule.item_floor:.2f}", "critical": f"{rule.critical_item_floor:.2f}"}
    if rule.item_floor == rule.critical_item_floor:
        return _("No question has a mean under %(floor)s.") % floors
    return _("No question has a mean under %(floor)s, and none of the critical ones under %(critical)s.") % floors
