"""The law's refusals about requirements: the rule, the fact, the way on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.errors import Refusal


class SetNameTaken(Refusal):
    status = 422

    def __init__(self, name: str) -> None:
        super().__init__(
            rule=_("Requirement sets in use have names of their own."),
            fact=_("One in use is called “%(name)s”.") % {"name": name},
            way_on=_("Choose another name, or change the set that has this one."),
        )


class EmptySet(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("A requirement set asks for something."),
            fact=_("This one has no rate and no paper."),
            way_on=_("Add a rate or a paper, or retire the set."),
        )


class SetRetired(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A retired requirement set stays as it was."),
            fact=_("Somebody retired this one."),
            way_on=_("Make a new set; it may have the same name."),
        )


class ReasonNeeded(Refusal):
    """An offer to somebody who is not known to meet what the opening asks for."""

    status = 422

    def __init__(self, missed: int) -> None:
        words = ngettext(
            "This applicant is not known to meet %(number)s requirement.",
            "This applicant is not known to meet %(number)s requirements.",
            missed,
        )
        super().__init__(
            rule=_("An offer in spite of a requirement carries its reason, and the record keeps that there was one."),
            fact=words % {"number": missed},
            way_on=_("Write the reason, then send the offer once more."),
        )


class WarningUnseen(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Who applies to a company with a red figure confirms having seen it."),
            fact=_("The confirmation is missing, or the figures have changed since."),
            way_on=_("Read the warning, confirm that you have seen it, then apply once more."),
        )


class RemovalsOff(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("An engagement can be left out of a score only where the marketplace's rule has that."),
            fact=_("The rule in force does not."),
            way_on=_("If a review breaks the guidelines, report it."),
        )


class NotTopRated(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Who is Top Rated can ask that one engagement be left out of profile and score."),
            fact=_("You are not Top Rated today."),
            way_on=_("My standing shows what is missing. If a review breaks the guidelines, report it."),
        )


class NothingToLeaveOut(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("What can be left out is an engagement that is over and counts in the score."),
            fact=_("This one does not count today."),
            way_on=_("Choose one that stands in the ledger with a weight."),
        )


class OneRemovalAtATime(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("One engagement at a time is left out of a score, or asked for."),
            fact=_("One is left out already, or waits for an answer."),
            way_on=_("Withdraw the open request, or wait until that engagement would not count any more."),
        )


class RemovalSettled(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A request is settled once."),
            fact=_("Somebody settled this one before you."),
            way_on=_("Look at the request again."),
        )


class NoPauseLeft(Refusal):
    def __init__(self, days: int) -> None:
        words = ngettext(
            "A pause costs nothing for %(number)s day in 12 months.",
            "A pause costs nothing for %(number)s days in 12 months.",
            days,
        )
        super().__init__(
            rule=words % {"number": days},
            fact=_("Yours are used up."),
            way_on=_("Days come back 12 months after you took them."),
        )
