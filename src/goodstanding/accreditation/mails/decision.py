"""The letter to the team when a round is decided: the outcome, the reasons, what to fix, and when again."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from goodstanding.accreditation.mails.frame import names_of, page, shown_day, team_letter
from goodstanding.accreditation.models import Award, Decision
from goodstanding.accreditation.spoken import spoken
from goodstanding.base.access import SYSTEM
from goodstanding.base.letters import Part, Written, button, heading, paragraph, points
from goodstanding.policies import fieldwork
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import policies_of

SHORTFALLS = {
    "not_awarded": gettext_noop("%(marketplace)s: not awarded this time"),
    "insufficient_clients": gettext_noop("%(marketplace)s: too few clients for a judgement"),
    "insufficient_item_coverage": gettext_noop("%(marketplace)s: too few answers for a judgement"),
}


def decision_mail(decision: Decision, decided: date, on: date) -> Written:
    """The letter as it is written on a day; where too few answered to hide each in the crowd, counts and no score."""
    survey, award = decision.round, getattr(decision, "award", None)
    names = names_of(survey)
    subject = _("%(marketplace)s is awarded “%(designation)s”") if award else _(SHORTFALLS[decision.outcome])
    parts = [
        paragraph(_outcome(award, names) if award else _shortfall(names, decided)),
        *_reasons(decision, decided),
        *_promising(decided, on),
        button(_("Open the result"), page("portals:result", survey.marketplace.slug, survey.edition)),
    ]
    return team_letter(subject % names, parts, survey)


def _outcome(award: Award, names: Mapping[str, str]) -> str:
    words = _("Round %(edition)s is decided: you are awarded “%(designation)s” until %(day)s.")
    said = words % {**names, "day": shown_day(award.valid_until)}
    if not award.provisional:
        return said
    return f"{said} {_('The award is provisional: at the renewal the answers must be gathered with grade A or B.')}"


def _shortfall(names: Mapping[str, str], decided: date) -> str:
    words = _("Round %(edition)s is decided without an award. You may open the next round from %(day)s on.")
    again = fieldwork(decided).retry_from(decided)
    return words % {**names, "day": shown_day(again)}


def _reasons(decision: Decision, decided: date) -> list[Part]:
    result = decision.verdict
    is_hidden = (
        result["n_clients"] < policies_of(SYSTEM, decision.round.programme).disclosure(decided).histogram_clients
    )
    said = spoken(decision)
    gates = [words for name, words in said.gates.items() if name == "enough_clients" or not is_hidden]
    fix = [] if is_hidden else [*_weak_items(decision.round, result), *said.changes]
    title = _("What would change the result") if result["decision"] == "awarded" else _("What to fix")
    why = [heading(_("Why")), points(gates)]
    return [*why, heading(title), points(fix)] if fix else why


def _weak_items(survey: Round, result: Mapping[str, Any]) -> list[str]:
    """The items under their floor or watched, in words, so that nobody has to look their numbers up."""
    instrument = policies_of(SYSTEM, survey.programme).instrument(survey.instrument, survey.opened_at.date())
    said = {"marketplace": survey.marketplace.name, "programme": survey.programme.name}
    wording = instrument.wordings.get(get_language() or "", instrument.original)
    words = [wording.items[item.key].format(**said) for item in instrument.items]
    weak = [*result["items_below_floor"], *result["items_watch"]]
    means = {item["item"]: item["mean"] for item in result["items"]}
    line = _("Item %(number)s, “%(words)s”: %(mean)s")
    return [line % {"number": n, "words": words[n - 1], "mean": f"{means[n]:.2f}"} for n in weak]


def _promising(decided: date, on: date) -> list[Part]:
    """The invitation to make promises, while there is time."""
    day = decided + timedelta(days=fieldwork(decided).respondents_told_days)
    words = _(
        "Until %(day)s you may write down up to three things that you will change. On that day everybody who answered "
        "gets one mail with them."
    )
    return [paragraph(words % {"day": shown_day(day)})] if on < day else []
