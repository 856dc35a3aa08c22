"""The appeal against a decision, as the pages of the decision say it: how to open it, how it stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries.reopening import appeal_against, may_be_appealed, taken_again
from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries import effects
from goodstanding.portals.desk import OUTCOMES

RULED = {
    "stands": gettext_noop("The appeal is ruled: the decision stands. It is final."),
    "decide_again": gettext_noop(
        "The appeal is ruled: the decision is taken again, by another person. Until it is "
        "signed again it counts as it is."
    ),
}


@dataclass(frozen=True)
class Appeal:
    """What the page says, and where it leads: `opens` to a new appeal, `case` to the one there is, `again` to the
    desk where the decision is taken again. `first` are the facts of the decision that this one replaced.
    """

    words: str
    opens: str = ""
    case: str = ""
    again: str = ""
    first: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


def appeal_of(actor: Actor, decision: Decision) -> Appeal:
    """The appeal as the reader sees it: the team opens it, the programme's operators take the decision again."""
    if decision.supersedes:
        words = _("This decision was taken again on appeal. It replaces the first, and is final.")
        return Appeal(words, case=_page(actor, appeal_against(actor, decision.supersedes)), first=_first(decision))
    case = appeal_against(actor, decision)
    if case and case.closing != "withdrawn":
        return Appeal(_words(actor, case), case=_page(actor, case), again=_desk(actor, decision))
    if not may_be_appealed(actor, decision):
        return Appeal("")
    about = f"{reverse('disputes:new')}?about=decision:{decision.pk}"
    return Appeal(_("If you think it is wrong, appeal, once. Somebody who did not sign it rules."), opens=about)


def _words(actor: Actor, case: Case) -> str:
    ruled = effects(actor, "decision", [case.subject_id], ["award"]).get(case.subject_id)
    return _(RULED[ruled.code]) if ruled else _("An appeal against this decision waits for its ruling.")


def _page(actor: Actor, case: Case | None) -> str:
    if case is None:
        return ""
    is_judge = actor.operates(case.judge_tenant)
    return reverse("disputes:desk_case" if is_judge else "disputes:case", args=[case.pk])


def _desk(actor: Actor, decision: Decision) -> str:
    survey = decision.round
    waits = taken_again(actor, decision)
    return reverse("portals:again", args=[survey.programme.slug, survey.pk]) if waits else ""


def _first(decision: Decision) -> tuple[tuple[str, str], ...]:
    first = decision.supersedes
    assert first
    signed = first.signatures.order_by("pk").last()
    day = date_format(signed.signed_at, "j F Y") if signed else ""
    return ((_("The first decision"), _(OUTCOMES[first.outcome])), (_("Signed on"), day), (_("Policy"), first.policy))
