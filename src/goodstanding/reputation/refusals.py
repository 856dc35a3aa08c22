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
