"""The law's refusals about marketplaces and teams: the rule, the fact, the way on."""

from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


class NoAddressLeft(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Each marketplace has an address of its own here, made from its name."),
            fact=_("Too many marketplaces already carry this name."),
            way_on=_("Add what tells it apart, such as its city, and send the profile once more."),
        )


class LastOfTeam(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A marketplace has at least one person on its team."),
            fact=_("This is the last one."),
            way_on=_("Invite a colleague. When your colleague has joined, you can leave."),
        )
