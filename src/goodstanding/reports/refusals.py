"""The law's refusals about reports."""

from goodstanding.base.errors import Refusal


class FactsChanged(Refusal):
    """A report on facts that are no longer those of the signed decision."""

    def __init__(self) -> None:
        super().__init__(
            rule="A report shows what was signed.",
            fact="The facts of this round are not those of its decision any more.",
            way_on="Ask the programme's operator: the rule is applied to the new facts, and that verdict signed.",
        )


class LinkInReply(Refusal):
    """A reply that would carry a marketplace's link into a mail to a client."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule="A reply is read in a mail from the operator, which leads nowhere but to its own pages.",
            fact="This one has a link or an address in it.",
            way_on="Say it in words, without links and addresses.",
        )


class RepliedAlready(Refusal):
    """A second reply to one respondent."""

    def __init__(self) -> None:
        super().__init__(
            rule="Each respondent gets one reply.",
            fact="Your team has replied to this respondent.",
            way_on="Show by what you do that you have understood; the next round asks again.",
        )
