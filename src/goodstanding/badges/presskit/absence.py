"""Why a marketplace has no press kit on a day, and what to do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.badges.facts import PublicAward
from goodstanding.badges.inserts import day
from goodstanding.badges.presskit.found import Found
from goodstanding.badges.refusals import NoPressKit
from goodstanding.base.shell import Tone


@dataclass(frozen=True)
class Absence:
    """The answer in a line, why, what to do, and where: the button's words with its address."""

    tone: Tone
    title: str
    why: str
    todo: str
    act: str
    url: str

    def refusal(self) -> NoPressKit:
        return NoPressKit(f"{self.title}. {self.why}", self.todo)


def absence(found: Found | None, slug: str) -> Absence:
    """Why there is no kit for the marketplace of this slug, whose award is `found`."""
    if found is None:
        return Absence(
            tone="neutral",
            title=_("No award yet"),
            why=_("A press kit comes with an award: what shows it, and texts with its facts."),
            todo=_("Ask your clients in a round. The kit waits here from the minute the badge is signed."),
            act=_("See your rounds"),
            url=reverse("portals:marketplace", args=[slug]),
        )
    if found.facts.is_held:
        return _without_badge(found.facts, slug)
    return _not_held(found.facts, slug)


def _without_badge(facts: PublicAward, slug: str) -> Absence:
    return Absence(
        tone="warning",
        title=_("No badge that can be shown"),
        why=_("Everything in a kit leads to the signed badge. Your award has none that stands."),
        todo=_("Show that your domain is yours, if you have not yet; the badge is then signed within a minute."),
        act=_("Open the badge page"),
        url=reverse("badges:team", args=[slug]),
    )


def _not_held(facts: PublicAward, slug: str) -> Absence:
    if facts.state in ("suspended", "withdrawn"):
        return _ended_by_operator(facts, slug)
    return Absence(
        tone="neutral",
        title=_("Ended on %(since)s") % {"since": day(facts.since)},
        why=_("A kit may be used until its award's last day."),
        todo=f"{_out_of_use()} {_('A renewed round brings a new award and a new kit.')}",
        act=_("Start a round"),
        url=reverse("surveys:new_round", args=[slug]),
    )


def _ended_by_operator(facts: PublicAward, slug: str) -> Absence:
    is_paused = facts.state == "suspended"
    title = _("Suspended on %(since)s") if is_paused else _("Withdrawn on %(since)s")
    back = _("The kit comes back on the day the operator reinstates the award.")
    return Absence(
        tone="bad",
        title=title % {"since": day(facts.since)},
        why=_("Reason: %(reason)s") % {"reason": facts.reason},
        todo=f"{_out_of_use()} {back if is_paused else _('A new round can bring a new award.')}",
        act=_("See what the register says"),
        url=reverse("badges:register_marketplace", args=[slug]),
    )


def _out_of_use() -> str:
    return _("Take the kit's pictures, texts and pages out of use now. The badge on your website follows by itself.")
