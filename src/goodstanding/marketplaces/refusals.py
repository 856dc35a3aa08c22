"""The law's refusals about marketplaces and teams: the rule, the fact, the way on."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
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


class TermsDue(Refusal):
    """Guidelines or terms in force that a person has not accepted."""

    page = "marketplaces/terms_due.html"

    def __init__(self, marketplace: str, kinds: Sequence[str]) -> None:
        self.marketplace = marketplace
        super().__init__(
            rule=_("Who applies, accepts or starts has accepted the current guidelines and terms."),
            fact=_("You have not accepted: %(kinds)s.") % {"kinds": ", ".join(_(kind) for kind in kinds)},
            way_on=_("Read and accept them, then send this once more. Nothing that you entered was sent."),
        )


class TermsInThePast(Refusal):
    status = 422

    def __init__(self, day: date) -> None:
        super().__init__(
            rule=_("Guidelines and terms come into force on the day of publication or later."),
            fact=_("%(day)s is over.") % {"day": date_format(day, "j F Y")},
            way_on=_("Choose today or a later day."),
        )


class ExclusiveElsewhere(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("An exclusive member belongs to one agency."),
            fact=_("This worker is a member of another agency."),
            way_on=_("End that membership first, or add the worker as a member that is not exclusive."),
        )
