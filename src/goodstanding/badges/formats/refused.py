"""What is said before signing, when a document would not mean the same to every reader."""


class Refused(ValueError):
    """A document that must not be signed: which field, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field} {why}")
        self.field, self.why = field, why
