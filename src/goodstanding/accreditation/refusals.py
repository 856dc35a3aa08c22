"""The law's refusals about judgements."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodstanding.base.errors import Refusal


class NotJudgeable(Refusal):
    """A round whose field is still open, or that is decided already."""

    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("A verdict is computed between the close of the field and the decision."),
            fact=_("This round is %(state)s.") % {"state": _(state)},
            way_on=_("Wait for the field to close; a decided round is reopened by an appeal only."),
        )


class SignedAlready(Refusal):
    """A verdict that would be computed anew under a signature."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A verdict is computed again until somebody signs it."),
            fact=_("This verdict has a signature."),
            way_on=_("Let the others who approve sign it too; after that it is reopened by an appeal only."),
        )


class VerdictChanged(Refusal):
    """A signature under a verdict that was computed again since it was read."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A signature confirms the verdict that its signer read."),
            fact=_("The verdict was computed again since you opened it, and its inputs differ."),
            way_on=_("Read the verdict as it stands now, then sign it."),
        )


class FlagsOpen(Refusal):
    """A signature while patterns in the answers wait for a person to look at them."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A verdict is signed once every flag on its answers is reviewed."),
            fact=_("A flag of this round has no review yet."),
            way_on=_("Review the flags; the verdict is then computed again, and can be signed."),
        )


class SignedBefore(Refusal):
    """A signature under a decision taken again, by who signed the first."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A decision is taken again by another person than who signed it first."),
            fact=_("You signed the first, and somebody else can judge this round."),
            way_on=_("Leave it to them; they find it on the board."),
        )


class TieUnsaid(Refusal):
    """A signature by who signed first, with nobody else there, that keeps silent about it."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Who takes a decision again alone says in the line that they signed the first."),
            fact=_("You signed the first, and nobody else can judge this round."),
            way_on=_("Choose “I have a tie”, and say that you signed the first decision."),
        )


class NotDecided(Refusal):
    """A promise before there is a decision to answer with it."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("Promises answer a decision."),
            fact=_("This round is not decided yet."),
            way_on=_("Write them once the verdict is signed."),
        )


class LinkInPromise(Refusal):
    """A promise that would carry a marketplace's link into the operator's mail to clients."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Clients read promises in a mail from the operator, which leads nowhere but to its own pages."),
            fact=_("A promise has a link or an address in it."),
            way_on=_("Say it in words, without links and addresses."),
        )


class ToldAlready(Refusal):
    """A promise changed after the respondents have read it."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("What respondents were told stays as it was told."),
            fact=_("Every respondent of this round has had the mail with your promises."),
            way_on=_("Keep them; the next round asks your clients whether you did."),
        )


class AwardEnded(Refusal):
    """A change to an award that has ended."""

    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("An award is suspended, reinstated or withdrawn while it lasts."),
            fact=_("This one is %(state)s.") % {"state": _(state)},
            way_on=_("Leave the history as it is; a newer award has its own page."),
        )


class TooSoon(Refusal):
    """A release of norms before the last one is old enough."""

    def __init__(self, last: date, again: date) -> None:
        super().__init__(
            rule=_("Norms are released rarely, so that nobody reads newcomers from one release to the next."),
            fact=_("The last release is of %(day)s.") % {"day": _day(last)},
            way_on=_("Freeze the next one on %(day)s or later.") % {"day": _day(again)},
        )


def _day(day: date) -> str:
    return date_format(day, pgettext("day of a date", "j F Y"))


class NothingToPublish(Refusal):
    """A release of norms in which every cell would be hidden."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A norm is published where it tells on nobody."),
            fact=_("Every norm of this release would be hidden; the table says why."),
            way_on=_("Freeze it once more marketplaces are decided, or all that joined since the last release count."),
        )


class PreviewChanged(Refusal):
    """A release of norms that would hold something else than its preview."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("What is frozen is what was previewed."),
            fact=_("A decision, a profile or the policy has changed since you opened the preview."),
            way_on=_("Read the preview as it stands now, then freeze it."),
        )
