"""The law's refusals about judgements."""

from goodstanding.base.errors import Refusal


class NotJudgeable(Refusal):
    """A round whose field is still open, or that is decided already."""

    def __init__(self, state: str) -> None:
        super().__init__(
            rule="A verdict is computed between the close of the field and the decision.",
            fact=f"This round is {state}.",
            way_on="Wait for the field to close; a decided round is reopened by an appeal only.",
        )


class SignedAlready(Refusal):
    """A verdict that would be computed anew under a signature."""

    def __init__(self) -> None:
        super().__init__(
            rule="A verdict is computed again until somebody signs it.",
            fact="This verdict has a signature.",
            way_on="Let the others who approve sign it too; after that it is reopened by an appeal only.",
        )


class VerdictChanged(Refusal):
    """A signature under a verdict that was computed again since it was read."""

    def __init__(self) -> None:
        super().__init__(
            rule="A signature confirms the verdict that its signer read.",
            fact="The verdict was computed again since you opened it, and its inputs differ.",
            way_on="Read the verdict as it stands now, then sign it.",
        )


class FlagsOpen(Refusal):
    """A signature while patterns in the answers wait for a person to look at them."""

    def __init__(self) -> None:
        super().__init__(
            rule="A verdict is signed once every flag on its answers is reviewed.",
            fact="A flag of this round has no review yet.",
            way_on="Review the flags; the verdict is then computed again, and can be signed.",
        )


class NotDecided(Refusal):
    """A promise before there is a decision to answer with it."""

    def __init__(self) -> None:
        super().__init__(
            rule="Promises answer a decision.",
            fact="This round is not decided yet.",
            way_on="Write them once the verdict is signed.",
        )


class ToldAlready(Refusal):
    """A promise changed after the respondents have read it."""

    def __init__(self) -> None:
        super().__init__(
            rule="What respondents were told stays as it was told.",
            fact="Every respondent of this round has had the mail with your promises.",
            way_on="Keep them; the next round asks your clients whether you did.",
        )
