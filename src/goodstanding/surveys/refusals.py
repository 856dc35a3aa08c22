"""The law's refusals about rounds: the rule, the fact, the way on."""

from datetime import date

from goodstanding.base.errors import Refusal


class WrongState(Refusal):
    """A step that the procedure does not allow from the state a round is in."""

    def __init__(self, verb: str, state: str) -> None:
        super().__init__(
            rule=f"The procedure of a round does not allow '{verb}' here.",
            fact=f"The round is {state} now; somebody may have moved it since you opened this page.",
            way_on="Open the round again to see its next step.",
        )


class EmptyRoster(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="A roster lists every client with a paid engagement in the last 12 months.",
            fact="This roster has no client.",
            way_on="Add the clients, then commit the roster.",
        )


class FieldClosed(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="Answers are taken while the field is open.",
            fact="The field of this round has closed.",
            way_on="The answers you sent before it closed are kept and counted.",
        )


class UnknownInvitation(Refusal):
    status = 404

    def __init__(self) -> None:
        super().__init__(
            rule="A survey is answered through the link of an invitation.",
            fact="This link belongs to no invitation.",
            way_on="Open the link in the mail once more, or ask the marketplace to invite you again.",
        )


class ReviewedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="A flag is reviewed once, by one person.",
            fact="Somebody has reviewed this flag, with another finding or other words.",
            way_on="Open the review again to read what was found.",
        )


class RoundExists(Refusal):
    def __init__(self, edition: int) -> None:
        super().__init__(
            rule="A marketplace has one round in each edition of a programme.",
            fact=f"The round of {edition} has its roster already; somebody on your team may have committed it.",
            way_on="Open that round to see its next step, or choose the next edition.",
        )


class TooSoon(Refusal):
    def __init__(self, day: date) -> None:
        super().__init__(
            rule="After a shortfall the next round opens when there has been time to mend what the report names.",
            fact=f"That time ends on {day:%-d %B %Y}.",
            way_on=f"Open the next round on {day:%-d %B %Y} or later.",
        )


class DraftReplaced(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="A marketplace commits the list of clients that it has looked at.",
            fact="Another list has been uploaded since you opened this page.",
            way_on="Open the clients of the round again, look at the new list, then commit it.",
        )


class AnsweredElsewhere(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="One invitation counts once.",
            fact="Other answers were sent with this link since you opened the page, and they stand.",
            way_on="Compare them with yours, and send yours again if they are to stand instead.",
        )


class AnsweredAlready(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="Who has answered takes part.",
            fact="Answers were sent with this link, and they are kept.",
            way_on="Change them or withdraw them on the page of your receipt.",
        )


class HandedOn(Refusal):
    status = 410

    def __init__(self) -> None:
        super().__init__(
            rule="An invitation is handed on once, and then only the colleague's link answers it.",
            fact="This invitation was handed on to a colleague.",
            way_on="Your colleague has a mail with a link of their own.",
        )


class NotAColleague(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule="An invitation is handed on to a colleague at the same company who was not asked yet.",
            fact="This address is on another domain, or its owner was asked already.",
            way_on="Give an address on the domain of your company.",
        )


class NothingKept(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="Answers are withdrawn once they were sent.",
            fact="No answers were sent with this link.",
            way_on="Open the link in your mail to answer, or to say no.",
        )


class NotACorrection(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule="Answers are corrected or withdrawn after the close only until the decision is signed.",
            fact="The decision on this round is signed, or no answers of yours are in it.",
            way_on="Write to the operator of the programme: it can open a case.",
        )


class FeeSettled(Refusal):
    def __init__(self, state: str) -> None:
        super().__init__(
            rule="A fee that is due is settled once.",
            fact=f"This one stands as: {state}.",
            way_on="Open the fees again to read how it was settled, and by whom.",
        )


class VersionTooEarly(Refusal):
    def __init__(self, day: date) -> None:
        super().__init__(
            rule="A version of a rule begins on a day that is still to come, so that it changes no round under way.",
            fact=f"This one begins on {day}.",
            way_on="Give it a later date, rehearse it once more, and keep it.",
        )
