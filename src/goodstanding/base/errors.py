"""Refusals: the law says no, in three sentences; `middleware.refusals` carries them to the person."""

from django.utils.translation import gettext as _


class Refusal(Exception):
    """An action that a rule forbids: the rule, the fact that meets it, and the way on. HTTP 409."""

    status = 409
    page = "base/refusal.html"

    def __init__(self, *, rule: str, fact: str, way_on: str) -> None:
        super().__init__(f"{rule} {fact} {way_on}")
        self.rule, self.fact, self.way_on = rule, fact, way_on


class NotYours(Refusal):
    """What is asked for belongs to others, and they alone learn that it is there: HTTP 404, always the same words."""

    status = 404
    page = "base/missing.html"

    def __init__(self) -> None:
        super().__init__(
            rule=_("A page is shown to those it belongs to."),
            fact=_("There is none for you at this address."),
            way_on=_("Check the address, or sign in with the account that was invited."),
        )


class Over(Refusal):
    """What was possible is no longer: HTTP 410."""

    status = 410


class TooOften(Refusal):
    """More requests than the limit allows: HTTP 429."""

    status = 429
    page = "base/limited.html"
