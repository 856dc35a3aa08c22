"""The law's refusals about changes of a rule: the rule, the fact, the way on."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


def day_words(day: date) -> str:
    """A day as refusals and letters write it."""
    return date_format(day, "j F Y")


class SameRule(Refusal):
    status = 422

    def __init__(self, name: str) -> None:
        super().__init__(
            rule=_("A change of rule changes something."),
            fact=_("%(name)s is the rule that holds, or will, and no number differs.") % {"name": name},
            way_on=_("Change a number, or choose another rule."),
        )


class NoDraft(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A change is announced once."),
            fact=_("This one was announced or withdrawn already."),
            way_on=_("Rehearse the rule anew to announce it again."),
        )


class TooSoon(Refusal):
    """The day of a change lies before its comments are over, is no Monday, or before that of another change."""

    status = 422

    def __init__(self, first: date) -> None:
        super().__init__(
            rule=_(
                "A change holds from a Monday, after its time for comments and after every change announced before."
            ),
            fact=_("The first such Monday is %(day)s.") % {"day": day_words(first)},
            way_on=_("Choose that Monday or a later one."),
        )


class HoldsAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A change can be withdrawn before it holds."),
            fact=_("This one holds, or is not announced."),
            way_on=_("Announce a change back to the rule before; the same comments and grace go with it."),
        )


class FollowedByAnother(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Changes are withdrawn from the last one on."),
            fact=_("Another change is announced that comes after this one."),
            way_on=_("Withdraw the later one first."),
        )


class CommentsClosed(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Comments are open to the people of the marketplace, for the days that the rule says."),
            fact=_("That time is over, the change was withdrawn, or you are not of this marketplace."),
            way_on=_("Read what was said; the team answers questions by mail."),
        )
