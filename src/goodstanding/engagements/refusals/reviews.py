"""Refusals about reviews and feedback."""

from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


class NoWindow(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Reviews are written when an engagement has ended whose work had begun."),
            fact=_("This one has not ended, or it ended before its work began."),
            way_on=_("While it runs you can ask for feedback on its page."),
        )


class ReviewsOver(Refusal):
    """Something is written or changed after the window or the reveal."""

    def __init__(self, *, is_revealed: bool) -> None:
        super().__init__(
            rule=_("A review is written and changed until both sides have written or the time is over."),
            fact=_("Both sides can read the reviews by now.") if is_revealed else _("The time is over."),
            way_on=_("You can reply once to what the other side wrote, and report a review that breaks the rules."),
        )


class RepliedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("There is one reply to a review, and it stays as it is."),
            fact=_("Your side has replied to this one."),
            way_on=_("If the review breaks the rules, report it."),
        )


class ReportsOver(Refusal):
    """More reports than somebody writes who has read the reviews."""

    status = 429

    def __init__(self, most: int) -> None:
        super().__init__(
            rule=_("A person reports at most %(most)s reviews in 24 hours.") % {"most": most},
            fact=_("You have reported as many, and this one was not sent."),
            way_on=_("Report this one tomorrow. The team reads those that you have sent."),
        )


class InterimTooEarly(Refusal):
    def __init__(self, days: int) -> None:
        super().__init__(
            rule=_("Feedback is asked for in engagements that run for %(days)s days or longer.") % {"days": days},
            fact=_("This one does not, or it has ended."),
            way_on=_("Write a message in the thread; after the end you can review."),
        )


class InterimOver(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Feedback is given when it was asked for, within the time that was set."),
            fact=_("Nobody asks for yours now."),
            way_on=_("Write a message in the thread."),
        )
