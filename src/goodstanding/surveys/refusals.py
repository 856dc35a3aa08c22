"""The law's refusals about rounds: the rule, the fact, the way on."""

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
