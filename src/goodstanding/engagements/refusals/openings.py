"""Refusals from an opening to an accepted offer."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


class BriefIncomplete(Refusal):
    """An opening that lacks what a worker must know before applying."""

    status = 422

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(
            rule=_("Workers see an opening once it has its scope, its price and its first day."),
            fact=_("Missing: %(fields)s.") % {"fields": ", ".join(missing)},
            way_on=_("Edit the opening, then publish it."),
        )


class StartsInThePast(Refusal):
    status = 422

    def __init__(self, day: date) -> None:
        super().__init__(
            rule=_("The first day of work lies ahead."),
            fact=_("%(day)s is over.") % {"day": date_format(day, "j F Y")},
            way_on=_("Choose today or a later day."),
        )


class ScopeConfirmed(Refusal):
    """Applications wait that confirmed an opening's scope."""

    def __init__(self, number: int) -> None:
        super().__init__(
            rule=_("Who applies confirms the scope; from then on the opening stays as it is."),
            fact=_("Applications that wait: %(number)s.") % {"number": number},
            way_on=_("Decline them first, or close this opening and draft another."),
        )


class OfferWaits(Refusal):
    def __init__(self, worker: str) -> None:
        super().__init__(
            rule=_("An opening has one open offer at a time."),
            fact=_("%(worker)s has not answered yet.") % {"worker": worker},
            way_on=_("Wait for the answer, or withdraw that offer first."),
        )


class OpeningNotOpen(Refusal):
    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("Applications, offers and their answers need an open opening."),
            fact=_("This opening is “%(state)s” now.") % {"state": _(state)},
            way_on=_("The company can open it again. Until then, look at other openings."),
        )


class AppliedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A worker applies to an opening once."),
            fact=_("Your application is there already, or you withdrew it."),
            way_on=_("Open your application; you can change it until the company answers."),
        )


class OwnOpening(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Nobody hires and applies in the same place."),
            fact=_("You act for the company of this opening."),
            way_on=_("Apply to an opening of another company."),
        )


class ScopeChanged(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("You confirm the scope as you read it."),
            fact=_("The company changed it since you opened the page. Nothing was sent."),
            way_on=_("Read the scope as it is now, then confirm it."),
        )


class InterviewAhead(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("An interview was held once its time has come."),
            fact=_("It begins later."),
            way_on=_("Come back after it, or cancel it and arrange another."),
        )
