"""The law's refusals about rounds: the rule, the fact, the way on."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal, TooOften


class WrongState(Refusal):
    """A step that the procedure does not allow from the state a round is in."""

    def __init__(self, verb: str, state: str) -> None:
        super().__init__(
            rule=_("The procedure of a round does not allow '%(verb)s' here.") % {"verb": verb},
            fact=_("The round is %(state)s now; somebody may have moved it since you opened this page.")
            % {"state": _(state)},
            way_on=_("Open the round again to see its next step."),
        )


class EmptyRoster(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A roster lists every client with a paid engagement in the last 12 months."),
            fact=_("This roster has no client."),
            way_on=_("Add the clients, then commit the roster."),
        )


class FieldClosed(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Answers are taken while the field is open."),
            fact=_("The field of this round has closed."),
            way_on=_("The answers you sent before it closed are kept and counted."),
        )


class UnknownInvitation(Refusal):
    status = 404

    def __init__(self) -> None:
        super().__init__(
            rule=_("A survey is answered through the link of an invitation."),
            fact=_("This link belongs to no invitation."),
            way_on=_("Open the link in the mail once more, or ask the marketplace to invite you again."),
        )


class UnknownMail(Refusal):
    status = 404

    def __init__(self) -> None:
        super().__init__(
            rule=_("Mails are ended through the link at the end of one of them."),
            fact=_("This link ends no mails."),
            way_on=_("It may have lost a part on its way: copy the whole link from the mail and open it once more."),
        )


class TooManyWrongLinks(TooOften):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A connection may send a few wrong links or old forms in a minute."),
            fact=_("Yours has sent more. Nothing was changed, and right links go on working."),
            way_on=_("Wait a minute, then open the link in your mail once more."),
        )


class ChangedTooOften(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(
            rule=_("Answers are changed %(most)s times at most.") % {"most": most},
            fact=_("These have been, and they stand as they were sent last."),
            way_on=_("Withdraw them if they are not to count, or write to the operator of the programme."),
        )


class ReviewedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A flag is reviewed once, by one person."),
            fact=_("Somebody has reviewed this flag, with another finding or other words."),
            way_on=_("Open the review again to read what was found."),
        )


class RoundExists(Refusal):
    def __init__(self, edition: int) -> None:
        super().__init__(
            rule=_("A marketplace has one round in each edition of a programme."),
            fact=_("The round of %(edition)s has its roster already; somebody on your team may have committed it.")
            % {"edition": edition},
            way_on=_("Open that round to see its next step, or choose the next edition."),
        )


class TooSoon(Refusal):
    def __init__(self, day: date) -> None:
        super().__init__(
            rule=_("After a shortfall the next round opens when there has been time to mend what the report names."),
            fact=_("That time ends on %(day)s.") % {"day": date_format(day, "j F Y")},
            way_on=_("Open the next round on %(day)s or later.") % {"day": date_format(day, "j F Y")},
        )


class AskedLately(Refusal):
    def __init__(self, day: date) -> None:
        super().__init__(
            rule=_("Clients are asked again in the next edition and not before 6 months: their receipts name the day."),
            fact=_("Those of your last round were told %(day)s.") % {"day": date_format(day, "j F Y")},
            way_on=_("Open the round, or launch it, on %(day)s or later.") % {"day": date_format(day, "j F Y")},
        )


class NobodyToAsk(Refusal):
    def __init__(self, clients: int) -> None:
        super().__init__(
            rule=_("Each client that was drawn is asked, so each needs a person with an address."),
            fact=_("Drawn clients for whom nobody is named yet: %(clients)s.") % {"clients": clients},
            way_on=_("Name whom to ask at each of them, then launch the round."),
        )


class DraftReplaced(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("A marketplace commits the list of clients that it has looked at."),
            fact=_("Another list has been uploaded since you opened this page."),
            way_on=_("Open the clients of the round again, look at the new list, then commit it."),
        )


class AnsweredElsewhere(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("One invitation counts once."),
            fact=_("Other answers were sent with this link since you opened the page, and they stand."),
            way_on=_("Compare them with yours, and send yours again if they are to stand instead."),
        )


class AnsweredAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Who has answered takes part."),
            fact=_("Answers were sent with this link, and they are kept."),
            way_on=_("Change them or withdraw them on the page of your receipt."),
        )


class HandedOn(Refusal):
    status = 410

    def __init__(self) -> None:
        super().__init__(
            rule=_("An invitation is handed on once, and then only the colleague's link answers it."),
            fact=_("This invitation was handed on to a colleague."),
            way_on=_("Your colleague has a mail with a link of their own."),
        )


class NotAColleague(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("An invitation is handed on to a colleague at the same company who was not asked yet."),
            fact=_("This address is on another domain, or its owner was asked already."),
            way_on=_("Give an address on the domain of your company."),
        )


class NothingKept(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Answers are withdrawn once they were sent."),
            fact=_("No answers were sent with this link."),
            way_on=_("Open the link in your mail to answer, or to say no."),
        )


class NotACorrection(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Answers are corrected or withdrawn after the close only until the decision is signed."),
            fact=_("The decision on this round is signed, or no answers of yours are in it."),
            way_on=_("Write to the operator of the programme: it can open a case."),
        )


class FeeSettled(Refusal):
    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("A fee that is due is settled once."),
            fact=_("This fee stands as: %(state)s.") % {"state": state},
            way_on=_("Open the fees again to read how it was settled, and by whom."),
        )


class VersionTooEarly(Refusal):
    def __init__(self, day: date) -> None:
        super().__init__(
            rule=_("A version of a rule begins on a day that is still to come, so that it changes no round under way."),
            fact=_("This version begins on %(day)s.") % {"day": date_format(day, "j F Y")},
            way_on=_("Give it a later date, rehearse it once more, and keep it."),
        )


class NotYetDecided(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_(
                "No answer is opened with a name before the last signature, so that nobody decides with it in mind."
            ),
            fact=_("The verdict on this round is not signed."),
            way_on=_("Review the flags and sign; then open the answers, if they are still needed."),
        )
