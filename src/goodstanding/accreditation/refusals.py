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
