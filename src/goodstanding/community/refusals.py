"""The law's refusals about what a programme says in public."""

from django.utils.translation import gettext as _

from goodstanding.accreditation.states import State
from goodstanding.base.errors import Refusal, TooOften


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
