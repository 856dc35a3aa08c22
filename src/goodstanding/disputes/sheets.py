"""The pages on which a side acts in a case: their words, their forms, and the verbs behind them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.disputes import actions
from goodstanding.disputes.case_page import BUTTONS, Seen
from goodstanding.disputes.forms.saying import ReasonForm, SayForm, TextForm
from goodstanding.disputes.law import policy_of
from goodstanding.disputes.models import Agreement
from goodstanding.disputes.possible import acts_of
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.disputes.queries.told import open_agreement
from goodstanding.disputes.refusals import AgreementAnswered
from goodstanding.disputes.turns import names_of


@dataclass(frozen=True)
class Sheet:
    """The words of a page with a form: its title, what follows, and the agreement that it is about."""

    title: str
    lead: str
    agreement: Agreement | None = None


LEADS: Final = {
    "answer": gettext_noop("%(claimant)s reads it, and so does whoever rules. Then both sides talk."),
    "add": gettext_noop("The other side reads it, and so does whoever rules. It cannot be changed later."),
    "propose": gettext_noop("The case is closed when the other side accepts. Nothing changes until then."),
    "accept": gettext_noop("The case is closed with this agreement, and nobody rules."),
    "decline": gettext_noop("Both sides talk on. You can propose something else."),
    "impasse": gettext_noop("The case goes to %(judge)s now, who reads both sides and rules, with reasons."),
    "appeal": gettext_noop("Another person reads everything anew and rules for the last time."),
    "withdraw": gettext_noop("The case is closed at once. What was said in it stays for both sides to read."),
}
ABOUT_AGREEMENT: Final = ("accept", "decline")


def sheet_of(act: str, seen: Seen) -> Sheet | None:
    """The words of an act; None where there is no such act, or no agreement that it could be about."""
    if act not in LEADS:
        return None
    agreement = open_agreement(SYSTEM, seen.case) if act in ABOUT_AGREEMENT else None
    if act in ABOUT_AGREEMENT and agreement is None:
        return None
    names: Mapping[str, str] = names_of(seen.case, parties_of(SYSTEM, seen.case))
    return Sheet(BUTTONS[act](), _(LEADS[act]) % names, agreement)


def possible_acts(seen: Seen) -> list[str]:
    """What this reader can do now."""
    return acts_of(seen.case, seen.party, open_agreement(SYSTEM, seen.case))


def form_of(act: str, seen: Seen, request: HttpRequest) -> forms.Form:
    """The form of an act: a statement, a text, a reason, or nothing but the button."""
    data = request.POST if request.method == "POST" else None
    policy = policy_of(seen.case)
    if act in ("answer", "add"):
        label, hint = _("Your statement"), _("Facts and days help most.")
        return SayForm(data, request.FILES or None, label=label, hint=hint, policy=policy)
    if act == "propose":
        label, hint = _("What you would agree on"), _("Who does what by when.")
        return TextForm(data, None, label=label, hint=hint, policy=policy)
    if act == "appeal":
        label, hint = _("Why the ruling is wrong"), _("Name what it left out or took for true that is not.")
        return TextForm(data, None, label=label, hint=hint, policy=policy)
    return ReasonForm(data) if act == "withdraw" else forms.Form(data)


def perform(act: str, seen: Seen, form: Any, *, by: Actor, at: datetime) -> object:
    """Does it, and returns what the action made."""
    return PERFORMED[act](seen, form, {"by": by, "at": at, "token": seen.token})


def _agreement(seen: Seen) -> Agreement:
    waiting = open_agreement(SYSTEM, seen.case)
    if waiting is None:
        raise AgreementAnswered
    return waiting


PERFORMED: Final[Mapping[str, Callable[[Seen, Any, dict[str, Any]], object]]] = {
    "answer": lambda seen, form, by: actions.answer(seen.case, form.said, **by),
    "add": lambda seen, form, by: actions.add_statement(seen.case, form.said, **by),
    "propose": lambda seen, form, by: actions.propose_agreement(seen.case, form.cleaned_data["text"], **by),
    "accept": lambda seen, form, by: actions.accept_agreement(_agreement(seen), **by),
    "decline": lambda seen, form, by: actions.decline_agreement(_agreement(seen), **by),
    "impasse": lambda seen, form, by: actions.declare_impasse(seen.case, **by),
    "appeal": lambda seen, form, by: actions.appeal(seen.case, form.cleaned_data["text"], **by),
    "withdraw": lambda seen, form, by: actions.withdraw(seen.case, form.cleaned_data["text"], **by),
}
"""Act -> its verb, with what was typed."""
