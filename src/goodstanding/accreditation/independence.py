"""Who decided, in words that name nobody: the same on the decision, in the report, on the badge page, in receipts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Independence:
    """How many people signed a verdict; how many of them held an office at the marketplace, bought or worked through
    it at that moment; how many declared a tie to it; and the rule that computed the verdict.
    """

    signed: int
    with_office: int
    with_tie: int
    policy: str


def independence_words(found: Independence) -> tuple[str, ...]:
    """The independence line, a sentence for each fact."""
    return (f"{_decided(found.signed)} {_office(found.with_office)}", _tie(found.with_tie), _rule(found.policy), _fee())


def _decided(people: int) -> str:
    return ngettext("Decided by %(people)s person.", "Decided by %(people)s people.", people) % {"people": people}


def _office(people: int) -> str:
    if not people:
        return _("Nobody who decided works for the marketplace, buys or works through it.")
    words = ngettext(
        "%(people)s of them works for the marketplace, buys or works through it.",
        "%(people)s of them work for the marketplace, buy or work through it.",
        people,
    )
    return words % {"people": people}


def _tie(people: int) -> str:
    if not people:
        return _("Nobody who decided declared a tie to the marketplace.")
    words = ngettext(
        "%(people)s of them declared a tie to the marketplace; the programme keeps what it is.",
        "%(people)s of them declared a tie to the marketplace; the programme keeps what it is.",
        people,
    )
    return words % {"people": people}


def _rule(policy: str) -> str:
    return _("The rule %(policy)s computed the verdict; a signature confirms it and cannot change it.") % {
        "policy": policy
    }


def _fee() -> str:
    return _("The rule reads no fee: whether one was paid or waived cannot change the verdict.")
