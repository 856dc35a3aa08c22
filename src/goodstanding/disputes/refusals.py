"""What the law refuses about cases: the rule, the fact, the way on."""

from datetime import datetime

from django.utils.translation import gettext as _

from goodstanding.base.errors import Over, Refusal, TooOften
from goodstanding.disputes.words import STATES, VERBS, moment_at


class TooManyCases(TooOften):
    """A quota is used up. `free_at` is the moment from which one more may be opened; None: when one is closed."""

    def __init__(self, open_at_once: int, most: int, days: int, free_at: datetime | None, zone: str) -> None:
        self.free_at = free_at
        numbers = {"open": open_at_once, "most": most, "days": days}
        when = {"when": moment_at(free_at, zone)} if free_at else {}
        super().__init__(
            rule=_("A person has at most %(open)s cases open, and opens at most %(most)s in %(days)s days.") % numbers,
            fact=_("You have opened as many.") if free_at else _("You have as many open."),
            way_on=_("You can open the next one from %(when)s.") % when
            if free_at
            else _("Withdraw one that has settled itself, or wait until one is closed."),
        )


class CaseOpenAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("There is one open case of a kind about one thing."),
            fact=_("One about this is open already."),
            way_on=_("Look for it on the page of your cases, and add there what is new."),
        )


class RuledAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A case about this is ruled once, and once more where one side appeals."),
            fact=_("A case about it was ruled."),
            way_on=_("Read the ruling with its reasons on the page of that case."),
        )


class CannotOpen(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A case is opened by somebody whom the matter concerns."),
            fact=_("Your offices are not among those who can open one of this kind about this."),
            way_on=_("Open it with the account that holds the office."),
        )


class WrongStep(Refusal):
    """A step that the procedure does not allow from the state in which the case is."""

    def __init__(self, verb: str, state: str) -> None:
        words = {"step": _(VERBS[verb]), "state": _(STATES[state])}
        super().__init__(
            rule=_("Each step of a case follows the one before it, and belongs to one side."),
            fact=_("“%(step)s” does not follow: the case is “%(state)s” now.") % words,
            way_on=_("Open the case again to see whose turn it is."),
        )


class NotYourStep(Refusal):
    def __init__(self, verb: str) -> None:
        super().__init__(
            rule=_("Each step of a case follows the one before it, and belongs to one side."),
            fact=_("“%(step)s” belongs to the other side.") % {"step": _(VERBS[verb])},
            way_on=_("Open the case again to see what you can do."),
        )


class StillTime(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Silence moves a case when the time of whose turn it is has passed."),
            fact=_("There is time left."),
            way_on=_("Wait for the end of that time."),
        )


class TooManyStatements(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(
            rule=_("Each side makes at most %(most)s statements in a case.") % {"most": most},
            fact=_("Yours has made as many."),
            way_on=_("Who rules reads them all. Propose an agreement, or wait for the ruling."),
        )


class AgreementWaits(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("One proposed agreement waits for an answer at a time."),
            fact=_("One waits already."),
            way_on=_("Accept or decline it, where it is the other side's; yours stays until it is answered."),
        )


class AgreementAnswered(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A proposed agreement is answered once, by the other side."),
            fact=_("This one is not yours to answer, or was answered."),
            way_on=_("Open the case again to see what is proposed now."),
        )


class UnusableFile(Refusal):
    """An upload that is not kept."""

    status = 422

    def __init__(self, name: str, fact: str, most: int, bytes_most: int) -> None:
        numbers = {"most": most, "megabytes": f"{bytes_most / 1_000_000:g}"}
        super().__init__(
            rule=_("At most %(most)s files go with a statement: PDF, PNG or JPEG, each at most %(megabytes)s MB.")
            % numbers,
            fact=f"{name}: {fact}" if name else fact,
            way_on=_("Leave it out, or export it anew and smaller, and send it again."),
        )


class OwnCase(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Nobody rules a case of their own while somebody else can."),
            fact=_("You opened or reported this one, speak for one side of it, or have a conflict of interest."),
            way_on=_("Leave it to somebody else who holds the office."),
        )


class ConflictUnsaid(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Who rules says what they have to do with either side."),
            fact=_("You are part of this case, and your line says that there is nothing."),
            way_on=_("Say that there is a conflict, and which."),
        )


class NobodyElse(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Who has to do with a side leaves the case to somebody else who can rule it."),
            fact=_("There is nobody else."),
            way_on=_("Rule it yourself and say what the conflict is, or invite somebody to the team."),
        )


class SamePerson(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("An appeal is heard by another person than the first ruling."),
            fact=_("You ruled first, and somebody else can hear this appeal."),
            way_on=_("Leave it to them, or invite a reviewer from outside."),
        )


class UnknownRuling(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("A ruling is one of those that the policy has for this kind of case."),
            fact=_("This one is not, or its percentage is missing or not from 1 to 99."),
            way_on=_("Choose a ruling, and a percentage where it needs one."),
        )


class TextMissing(Refusal):
    status = 422

    def __init__(self, most: int) -> None:
        super().__init__(
            rule=_("A text has words, and at most %(most)s letters.") % {"most": most},
            fact=_("This one is empty or longer."),
            way_on=_("Write it anew, and put the rest into a file."),
        )


class ReportedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A person reports somebody once while the case about it is open."),
            fact=_("You have reported this already."),
            way_on=_("Whoever rules has what you wrote. The page of your reports shows how it ends."),
        )


class MeasureOver(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A measure is lifted while it is in force."),
            fact=_("This one is over."),
            way_on=_("Nothing is left to lift."),
        )


class Held(Refusal):
    """Somebody may begin nothing new. `until` is None for the removal."""

    def __init__(self, until: datetime | None, zone: str, case: int) -> None:
        words = {"until": moment_at(until, zone) if until else "", "case": case}
        super().__init__(
            rule=_("During a hold nothing new begins: no application, offer, opening or start.")
            if until
            else _("Whoever is removed from a marketplace begins nothing new on it."),
            fact=_("A hold is in force until %(until)s, by the ruling in case %(case)s.") % words
            if until
            else _("The removal is in force, by the ruling in case %(case)s.") % words,
            way_on=_("Work that runs goes on, and reviews can be written. Appeal the ruling on the page of the case."),
        )


class ProfileClosed(Over):
    def __init__(self) -> None:
        super().__init__(
            rule=_("The profile of somebody who was removed from a marketplace is closed."),
            fact=_("This one is."),
            way_on=_("Look for somebody else on the marketplace."),
        )
