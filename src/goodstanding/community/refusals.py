"""The law's refusals about what a programme says in public."""

from datetime import date

from django.utils.translation import gettext as _

from goodstanding.accreditation.states import State
from goodstanding.base.errors import Over, Refusal, TooOften


class WrongLink(Refusal):
    """A link that leads elsewhere than to an https address."""

    status = 422

    def __init__(self, url: str) -> None:
        super().__init__(
            rule=_("Links of a programme's page lead to https addresses."),
            fact=_("This one does not: %(url)s") % {"url": url[:80]},
            way_on=_("Write it with https:// in front, or say it in words."),
        )


class TooManyMessages(TooOften):
    """More messages to a programme's contacts than people write."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("Messages to a programme are limited, so that nobody can flood its contacts."),
            fact=_("From your connection, or to this programme, too many were sent just now. Yours was not sent."),
            way_on=_("Wait an hour, then send it once more."),
        )


class NotHeld(Refusal):
    """An announcement of an award that does not count today."""

    def __init__(self, state: State) -> None:
        ended = {
            "suspended": _("This one is suspended."),
            "withdrawn": _("This one was withdrawn."),
            "renewed": _("A newer one has followed this one."),
        }
        super().__init__(
            rule=_("An award is announced while it is held."),
            fact=ended.get(state, _("This one has lapsed.")),
            way_on=_("Announce the marketplace's next award."),
        )


class NoConsent(Refusal):
    """An announcement that the marketplace has not agreed to."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("An award is announced with the consent of its marketplace."),
            fact=_("This marketplace has not given it."),
            way_on=_("Ask its team: the switch stands on the marketplace's page about what is public."),
        )


class WrongPlaceholder(Refusal):
    """Words of congratulation with a name in braces that nothing fills in, or without the marketplace's."""

    status = 422

    def __init__(self, fact: str) -> None:
        super().__init__(
            rule=_("Words of congratulation name the marketplace, and only names that are filled in stand in braces."),
            fact=fact,
            way_on=_("Mend the words, then save them once more."),
        )


class NoSuchHour(Refusal):
    """An hour that the clocks of a zone skip."""

    status = 422

    def __init__(self, local: str, zone: str) -> None:
        super().__init__(
            rule=_("An event begins at an hour that the clocks of its zone show."),
            fact=_("In %(zone)s the clocks are put forward over %(local)s: that hour does not come.")
            % {"zone": zone, "local": local},
            way_on=_("Choose an hour before or after it."),
        )


class HourTwice(Refusal):
    """An hour that the clocks of a zone show twice, without a word on which one is meant."""

    status = 422

    def __init__(self, local: str, zone: str) -> None:
        super().__init__(
            rule=_("An event begins at one moment."),
            fact=_("In %(zone)s the clocks are put back, and %(local)s comes twice.") % {"zone": zone, "local": local},
            way_on=_("Say which of the two you mean: the first or the second."),
        )


class Begun(Refusal):
    """An act on a gathering that has begun, was cancelled, or was never published."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("An event can be answered and changed until it begins."),
            fact=_("This one has begun, was cancelled, or is not published."),
            way_on=_("See the events that are ahead."),
        )


class TooSmall(Refusal):
    """Fewer places than people who were told that they have one."""

    status = 422

    def __init__(self, coming: int) -> None:
        super().__init__(
            rule=_("Who was given a place keeps it."),
            fact=_("%(coming)s people come already.") % {"coming": coming},
            way_on=_("Give the event at least as many places, or cancel it and plan another."),
        )


class OutsideEvent(Refusal):
    """A session before its event begins or after it ends."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Sessions lie within the time of their event."),
            fact=_("At least one would not."),
            way_on=_("Choose another hour, or give the event more time first."),
        )


class UnusableMaterial(Refusal):
    """A file that is not kept with a session."""

    status = 422

    def __init__(self, fact: str) -> None:
        super().__init__(
            rule=_("A file of a session is a PDF or a PNG of at most 8 MB."),
            fact=fact,
            way_on=_("Export it as PDF, smaller if need be, or add a link to it."),
        )


class BoardFull(TooOften):
    """More messages on a board than its members want to read."""

    def __init__(self, most: int) -> None:
        super().__init__(
            rule=_("A member writes at most %(most)s messages on a board within 24 hours.") % {"most": most},
            fact=_("You have written as many. This one was not posted."),
            way_on=_("Post it tomorrow."),
        )


class SlotHeld(Refusal):
    """A second talk one to one with the same person."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A guest books one talk with the same person at a time, so that others find room."),
            fact=_("You hold one that is ahead, or wait for it."),
            way_on=_("Give that one up first, or come again after it."),
        )


class NotTopRated(Refusal):
    """A proposal by somebody who is not Top Rated on the marketplace today."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("Top Rated workers host events in their city."),
            fact=_("You do not hold this standing on this marketplace today."),
            way_on=_("See what is missing on the page of your standing."),
        )


class PlannedAlready(Refusal):
    """A second plan about the same item of the same round."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("An item has one plan at a time, so that its gain can be told."),
            fact=_("There is one about this item."),
            way_on=_("Go on with that one, or drop it first."),
        )


class FieldOpen(Refusal):
    """A question to clients while a survey of the same marketplace asks them."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("Clients are asked about a marketplace by one survey at a time."),
            fact=_("A round of yours is in the field."),
            way_on=_("Measure the item again once it has closed."),
        )


class TooFewToAsk(Refusal):
    """A re-measure whose figures would stay hidden whatever is answered."""

    def __init__(self, clients: int, least: int, rest_ends: date) -> None:
        super().__init__(
            rule=_("Figures are shown from %(least)s clients on, and who answered was promised rest.")
            % {"least": least},
            fact=_("%(clients)s clients of your roster may be asked today.") % {"clients": clients},
            way_on=_("From %(day)s on all of them may be asked again.") % {"day": rest_ends.isoformat()},
        )


class QuestionOver(Over):
    """An answer after the close."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A question is answered until its last day."),
            fact=_("This one is over. Your answer was not kept."),
            way_on=_("Nothing is left to do."),
        )
