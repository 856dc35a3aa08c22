"""The law's refusals about accounts: the rule, the fact, the way on."""

from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal, TooOften


class TooManyTries(TooOften):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Codes and sign-ins are limited, so that nobody can guess or flood."),
            fact=_("More were asked for just now than the limit allows."),
            way_on=_("Wait some minutes, then try once more."),
        )


class SignedInLongAgo(Refusal):
    """A passkey outlasts the session that adds it, so that session must be fresh."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A passkey is added within an hour of signing in with a code or a passkey."),
            fact=_("You signed in longer ago, or in another way."),
            way_on=_("Sign out, sign in with a code, and add it then."),
        )
